/*
 * secret.c - passwords and PINs: hashing, checking, and slowing down the one who guesses.
 *
 * Wrong attempts are stored, so that neither a restart nor kill -9 forgets them: from the third
 * on the next try waits 1, 2, 4 .. 60 seconds. Nobody is locked out for ever.
 */
#include <sodium.h>
#include <string.h>

#include "core/control/private.h"
#include "db/stmt.h"

#if defined(DK_CHEAP_HASH) && defined(DK_RELEASE)
#error "DK_CHEAP_HASH is for tests; a release hashes at full cost"
#endif
#ifdef DK_CHEAP_HASH
#define OPS crypto_pwhash_OPSLIMIT_MIN
#define MEM crypto_pwhash_MEMLIMIT_MIN
#else
#define OPS crypto_pwhash_OPSLIMIT_INTERACTIVE
#define MEM crypto_pwhash_MEMLIMIT_INTERACTIVE
#endif

static const char SQL_FIND[] = "SELECT id, password, pin, is_disabled, failed, retry_at FROM users"
			       " WHERE name = :name";
static const char SQL_FAILED[] = "UPDATE users SET failed = failed + 1, retry_at = :retry_at"
				 " WHERE id = :id";
static const char SQL_RIGHT_ONE[] = "UPDATE users SET failed = 0, retry_at = '', last_at = :at,"
				    " last_desk = :desk WHERE id = :id";

enum dk_rc
dk_secret_hash(const char *secret, char out[128], struct dk_err *err)
{
	_Static_assert(crypto_pwhash_STRBYTES <= 128, "the string fits");
	if (sodium_init() < 0 || crypto_pwhash_str(out, secret, strlen(secret), OPS, MEM) != 0)
		return dk_fail(err, DK_EIO, NULL, "There is too little memory to hash a password.");
	return DK_OK;
}

bool
dk_secret_fits(const char *hash, const char *secret)
{
	return hash[0] != '\0' && sodium_init() >= 0 &&
	    crypto_pwhash_str_verify(hash, secret, strlen(secret)) == 0;
}

struct found {
	dk_id id;
	char password[128], pin[128];
	bool is_disabled;
	int64_t failed, retry_ms;
};

static enum dk_rc
find(struct dk_session *s, const char *name, struct found *f, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_FIND);
	enum dk_rc rc;
	bool more;

	*f = (struct found){ 0 };
	dk_bind_text(st, ":name", name);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	f->id = dk_col_id(st, 0);
	snprintf(f->password, sizeof(f->password), "%s", dk_col_peek(st, 1));
	snprintf(f->pin, sizeof(f->pin), "%s", dk_col_peek(st, 2));
	f->is_disabled = dk_col_bool(st, 3);
	f->failed = dk_col_i64(st, 4);
	if (!dk_instant_parse(dk_col_peek(st, 5), &f->retry_ms))
		f->retry_ms = 0;
	dk_done(st);
	return DK_OK;
}

static enum dk_rc
note_failure(struct dk_session *s, const struct found *f, struct dk_err *err)
{
	int64_t n = f->failed + 1, wait = n < 3 ? 0 : n > 8 ? 60 : INT64_C(1) << (n - 3);
	struct dk_stmt *st = dk_sql(s->db, SQL_FAILED);

	dk_bind_id(st, ":id", f->id);
	dk_bind_instant(st, ":retry_at", dk_session_now(s) + (wait > 60 ? 60 : wait) * 1000);
	return dk_run(st, NULL, err);
}

static enum dk_rc
note_success(struct dk_session *s, dk_id id, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_RIGHT_ONE);

	dk_bind_id(st, ":id", id);
	dk_bind_instant(st, ":at", dk_session_now(s));
	dk_bind_text(st, ":desk", s->desk);
	return dk_run(st, NULL, err);
}

enum dk_rc
dk_secret_check(struct dk_session *s, const char *name, const char *secret, dk_id *id,
    struct dk_err *err)
{
	/* an unknown name costs the same time as a wrong secret; nothing fits this hash */
	static const char nobody[128] = "$argon2id$v=19$m=65536,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA"
					"$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
	struct found f;
	enum dk_rc rc = find(s, name, &f, err);
	bool fits;

	if (rc != DK_OK)
		return rc;
	if (f.retry_ms > dk_session_now(s))
		return dk_fail(err, DK_EDENIED, "password",
		    "Too many wrong attempts; wait %d seconds and try again.",
		    (int)((f.retry_ms - dk_session_now(s) + 999) / 1000));
	fits = f.id == 0 || f.is_disabled ? dk_secret_fits(nobody, secret) && false
	    : dk_secret_fits(f.password, secret) || dk_secret_fits(f.pin, secret);
	if (fits) {
		*id = f.id;
		return note_success(s, f.id, err);
	}
	if (f.id != 0 && (rc = note_failure(s, &f, err)) != DK_OK)
		return rc;
	return dk_fail(err, DK_EDENIED, "password",
	    "That name and password do not fit. Try again, or ask an administrator.");
}

enum dk_rc
dk_session_sign_in(struct dk_session *s, const char *user, const char *secret, struct dk_err *err)
{
	dk_id id = 0;
	enum dk_rc rc = dk_secret_check(s, user, secret, &id, err);

	return rc == DK_OK ? dk_session_become(s, id, err) : rc;
}
