/* chain.c - hashes that bind a row to the one before it, and sealed personal text. */
#include "core/control/chain.h"

#include <sodium.h>
#include <string.h>

static const char SQL_KEY[] = "SELECT secret FROM customer_key WHERE customer_id = :id";
static const char SQL_NEW_KEY[] = "INSERT INTO customer_key (customer_id, secret)"
				  " VALUES (:id, :secret)";

static void
add(crypto_generichash_state *h, const void *data, size_t len)
{
	uint64_t size = len;
	unsigned char le[8];

	for (int i = 0; i < 8; i++)
		le[i] = (unsigned char)(size >> (8 * i));
	crypto_generichash_update(h, le, sizeof(le));
	crypto_generichash_update(h, data, len);
}

static void
add_text(crypto_generichash_state *h, const char *s)
{
	add(h, s, strlen(s));
}

static void
add_i64(crypto_generichash_state *h, int64_t v)
{
	char text[24];

	snprintf(text, sizeof(text), "%lld", (long long)v);
	add_text(h, text);
}

void
dk_chain_hash(const struct dk_journal_entry *e, unsigned char out[DK_HASH_SIZE])
{
	crypto_generichash_state h;

	crypto_generichash_init(&h, NULL, 0, DK_HASH_SIZE);
	add(&h, e->prev, DK_HASH_SIZE);
	add_i64(&h, e->seq);
	add_text(&h, e->at);
	add_i64(&h, e->day_id);
	add_i64(&h, e->site_id);
	add_i64(&h, e->user_id);
	add_text(&h, e->desk);
	add_text(&h, e->action);
	add_text(&h, e->subject);
	add_i64(&h, e->subject_id);
	add_text(&h, e->body);
	add(&h, e->sealed_len > 0 ? e->sealed : "", e->sealed_len);
	crypto_generichash_final(&h, out, DK_HASH_SIZE);
}

void
dk_digest_hex(const char *const *texts, size_t count, char out[DK_HASH_SIZE * 2 + 1])
{
	unsigned char hash[DK_HASH_SIZE];
	crypto_generichash_state h;

	crypto_generichash_init(&h, NULL, 0, DK_HASH_SIZE);
	for (size_t i = 0; i < count; i++)
		add_text(&h, texts[i]);
	crypto_generichash_final(&h, hash, sizeof(hash));
	sodium_bin2hex(out, DK_HASH_SIZE * 2 + 1, hash, sizeof(hash));
}

/* *found tells whether `key` was filled. */
static enum dk_rc
load_key(struct dk_db *db, dk_id customer_id, unsigned char *key, bool *found, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(db, SQL_KEY);
	enum dk_rc rc;
	size_t len;

	dk_bind_id(st, ":id", customer_id);
	if ((rc = dk_row(st, found, err)) != DK_OK || !*found)
		return rc;
	memcpy(key, dk_col_blob(st, 0, &len), crypto_secretbox_KEYBYTES);
	dk_assert(len == crypto_secretbox_KEYBYTES);
	dk_done(st);
	return DK_OK;
}

enum dk_rc
dk_seal(struct dk_db *db, struct dk_arena *a, dk_id customer_id, const char *text,
    struct dk_journal_entry *e, struct dk_err *err)
{
	unsigned char key[crypto_secretbox_KEYBYTES], *box;
	size_t len = strlen(text);
	bool found;
	enum dk_rc rc = load_key(db, customer_id, key, &found, err);

	if (rc == DK_OK && !found) {
		struct dk_stmt *st = dk_sql(db, SQL_NEW_KEY);

		randombytes_buf(key, sizeof(key));
		dk_bind_id(st, ":id", customer_id);
		dk_bind_blob(st, ":secret", key, sizeof(key));
		rc = dk_run(st, NULL, err);
	}
	if (rc != DK_OK)
		return rc;
	e->sealed_len = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + len;
	e->sealed = box = dk_arena_alloc(a, e->sealed_len);
	randombytes_buf(box, crypto_secretbox_NONCEBYTES);
	crypto_secretbox_easy(box + crypto_secretbox_NONCEBYTES, (const unsigned char *)text, len,
	    box, key);
	sodium_memzero(key, sizeof(key));
	return DK_OK;
}

enum dk_rc
dk_unseal(struct dk_db *db, struct dk_arena *a, dk_id customer_id, struct dk_sealed sealed,
    const char **text, struct dk_err *err)
{
	unsigned char key[crypto_secretbox_KEYBYTES];
	const unsigned char *box = sealed.data;
	size_t head = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
	bool found;
	enum dk_rc rc = load_key(db, customer_id, key, &found, err);
	char *out;

	*text = "";
	if (rc != DK_OK || !found || sealed.len < head)
		return rc;
	out = dk_arena_alloc(a, sealed.len - head + 1);
	if (crypto_secretbox_open_easy((unsigned char *)out, box + crypto_secretbox_NONCEBYTES,
		sealed.len - crypto_secretbox_NONCEBYTES, box, key) == 0)
		*text = out;
	sodium_memzero(key, sizeof(key));
	return DK_OK;
}
