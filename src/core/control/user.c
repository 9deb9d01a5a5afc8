/* user.c - keeping the people who sign in. */
#include "docket/user.h"

#include <ctype.h>
#include <string.h>

#include "core/control/change.h"
#include "core/control/private.h"
#include "core/control/rights.h"
#include "db/fetch.h"

enum { APPROVAL_MS = 2 * 60 * 1000 };

#define COLUMNS "id, name, full_name, coalesce(os_account, ''), last_at, last_desk, role," \
		" is_disabled, password <> '', pin <> '', failed"
static const char SQL_LIST[] = "SELECT " COLUMNS " FROM users ORDER BY name";
static const char SQL_FIND[] = "SELECT " COLUMNS " FROM users WHERE name = :name";
static const char SQL_ADD[] =
    "INSERT INTO users (name, full_name, role, os_account, created_at)"
    " VALUES (:name, :full_name, :role, :os_account, :at) ON CONFLICT DO NOTHING";
static const char SQL_ROLE[] = "UPDATE users SET role = :role WHERE id = :id";
static const char SQL_PASSWORD[] = "UPDATE users SET password = :hash WHERE id = :id";
static const char SQL_PIN[] = "UPDATE users SET pin = :hash WHERE id = :id";
static const char SQL_TIE[] = "UPDATE users SET os_account = :account WHERE id = :id";
static const char SQL_TAKEN[] = "SELECT count(*) FROM users WHERE os_account = :account"
				" AND id <> :id";
static const char SQL_DISABLE[] = "UPDATE users SET is_disabled = :off WHERE id = :id";
static const char SQL_RIGHT[] =
    "INSERT INTO user_right (user_id, right_name, is_given, max_value)"
    " VALUES (:id, :right, :given, :max) ON CONFLICT (user_id, right_name)"
    " DO UPDATE SET is_given = excluded.is_given, max_value = excluded.max_value";

static const char SQL_KEEPERS[] =
    "SELECT count(*) FROM users u LEFT JOIN user_right r ON r.user_id = u.id"
    " AND r.right_name = :right WHERE NOT is_disabled AND coalesce(r.is_given, role = 'admin')";

static void
read_user(struct dk_stmt *st, struct dk_arena *a, struct dk_user *u)
{
	u->id = dk_col_id(st, 0);
	u->name = dk_col_text(st, 1, a);
	u->full_name = dk_col_text(st, 2, a);
	u->os_account = dk_col_text(st, 3, a);
	u->last_at = dk_col_text(st, 4, a);
	u->last_desk = dk_col_text(st, 5, a);
	dk_assert(dk_role_parse(dk_col_peek(st, 6), &u->role));
	u->is_disabled = dk_col_bool(st, 7);
	u->has_password = dk_col_bool(st, 8);
	u->has_pin = dk_col_bool(st, 9);
	u->failed = dk_col_i64(st, 10);
}

enum dk_rc
dk_user_list(struct dk_session *s, struct dk_arena *a, struct dk_user **out, size_t *count,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_LIST);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(**out));
	struct dk_user *row;

	rows.rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		read_user(st, a, row);
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}

static enum dk_rc
find(struct dk_session *s, struct dk_arena *a, const char *name, struct dk_user **out,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_FIND);
	enum dk_rc rc;
	bool more;

	dk_bind_text(st, ":name", name);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "user",
		    "There is no user '%s'. See: docket user list", name);
	*out = dk_arena_alloc(a, sizeof(**out));
	read_user(st, a, *out);
	dk_done(st);
	return DK_OK;
}

enum dk_rc
dk_user_find(struct dk_session *s, struct dk_arena *a, const char *name, struct dk_user **out,
    struct dk_err *err)
{
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	return rc == DK_OK ? find(s, a, name, out, err) : rc;
}

static enum dk_rc
check_name(const char *name, struct dk_err *err)
{
	size_t len = strlen(name);

	for (size_t i = 0; i < len; i++)
		if (!islower((unsigned char)name[i]) && !isdigit((unsigned char)name[i]) &&
		    strchr("._-", name[i]) == NULL)
			len = 0;
	if (len == 0 || len > 16)
		return dk_fail(err, DK_EINPUT, "name",
		    "A user's name has 1 to 16 small letters, digits, dots or dashes.");
	return DK_OK;
}

enum dk_rc
dk_user_add(struct dk_session *s, const struct dk_user *user, dk_id *id, struct dk_err *err)
{
	struct dk_change ch;
	struct dk_stmt *st;
	int64_t changed = 0;
	enum dk_rc rc = check_name(user->name, err);

	if (rc != DK_OK ||
	    (rc = dk_change_begin(s, DK_RIGHT_USER_EDIT, "user.add", &ch, err)) != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_ADD);
	dk_bind_text(st, ":name", user->name);
	dk_bind_text(st, ":full_name", user->full_name[0] ? user->full_name : user->name);
	dk_bind_text(st, ":role", dk_role_name(user->role));
	dk_bind_text_or_null(st, ":os_account", user->os_account != NULL ? user->os_account : "");
	dk_bind_instant(st, ":at", ch.now_ms);
	rc = dk_run(st, &changed, err);
	if (rc == DK_OK && changed == 0)
		rc = dk_fail(err, DK_EEXISTS, "name",
		    "There is a user '%s', or one tied to that account, already.", user->name);
	if (rc == DK_OK) {
		struct dk_arena tmp = { 0 };
		struct dk_user *made = NULL;

		rc = find(s, &tmp, user->name, &made, err);
		*id = made != NULL ? made->id : 0;
		dk_change_subject(&ch, "user", *id);
		dk_change_text(&ch, "name", user->name);
		dk_change_text(&ch, "role", dk_role_name(user->role));
		dk_arena_free(&tmp);
	}
	return dk_change_end(&ch, rc, err);
}

/* How many may keep users. */
static enum dk_rc
count_keepers(struct dk_session *s, int64_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_KEEPERS);

	dk_bind_text(st, ":right", dk_right_name(DK_RIGHT_USER_EDIT));
	return dk_one(st, 0, count, err);
}

/* A change that leaves nobody to keep the users could never be taken back. */
static enum dk_rc
check_keepers(struct dk_session *s, int64_t before, struct dk_err *err)
{
	int64_t after = 0;
	enum dk_rc rc = count_keepers(s, &after, err);

	if (rc != DK_OK || before == 0 || after > 0)
		return rc;
	return dk_fail(err, DK_EREFUSED, "user",
	    "Nobody would be left to keep the users; make somebody else administrator first.");
}

/* One column of one user: finds him, runs `sql` with what `bind` sets, journals. */
struct edit {
	const char *action, *sql, *bind, *value, *key;
};

static enum dk_rc
edit_user(struct dk_session *s, const char *name, const struct edit *e, struct dk_err *err)
{
	bool own = strcmp(name, s->user) == 0 && e->key == NULL;
	struct dk_arena tmp = { 0 };
	struct dk_user *u = NULL;
	struct dk_change ch;
	struct dk_stmt *st;
	int64_t keepers = 0;
	enum dk_rc rc;

	rc = dk_change_begin(s, own ? DK_RIGHT_VIEW : DK_RIGHT_USER_EDIT, e->action, &ch, err);
	if (rc != DK_OK)
		return rc;
	rc = count_keepers(s, &keepers, err);
	if (rc == DK_OK && (rc = find(s, &tmp, name, &u, err)) == DK_OK) {
		st = dk_sql(s->db, e->sql);
		dk_bind_id(st, ":id", u->id);
		dk_bind_text_or_null(st, e->bind, e->value);
		rc = dk_run(st, NULL, err);
		dk_change_subject(&ch, "user", u->id);
		dk_change_text(&ch, "name", name);
		if (e->key != NULL)
			dk_change_text(&ch, e->key, e->value);
	}
	if (rc == DK_OK)
		rc = check_keepers(s, keepers, err);
	dk_arena_free(&tmp);
	return dk_change_end(&ch, rc, err);
}

enum dk_rc
dk_user_set_role(struct dk_session *s, const char *name, enum dk_role role, struct dk_err *err)
{
	const struct edit e = { "user.role", SQL_ROLE, ":role", dk_role_name(role), "role" };

	return edit_user(s, name, &e, err);
}

enum dk_rc
dk_user_set_password(struct dk_session *s, const char *name, const char *password,
    struct dk_err *err)
{
	static const char *const common[] = { "password", "12345678", "123456789", "1234567890",
		"qwertyui", "qwertyuiop", "iloveyou", "11111111", "00000000", "password1",
		"sunshine", "princess", "football", "baseball", "welcome1", "abcd1234",
		"superman", "trustno1", "letmein1", "docketdocket" };
	struct edit e = { "user.password", SQL_PASSWORD, ":hash", "", NULL };
	char hash[128];
	enum dk_rc rc;

	if (strlen(password) < 8 || strlen(password) > 256)
		return dk_fail(err, DK_EINPUT, "password", "A password has 8 to 64 characters.");
	for (size_t i = 0; i < DK_COUNT(common); i++)
		if (strcasecmp(password, common[i]) == 0 || strcmp(password, name) == 0)
			return dk_fail(err, DK_EINPUT, "password",
			    "Everybody guesses that password first; choose another.");
	if ((rc = dk_secret_hash(password, hash, err)) != DK_OK)
		return rc;
	e.value = hash;
	return edit_user(s, name, &e, err);
}

enum dk_rc
dk_user_set_pin(struct dk_session *s, const char *name, const char *pin, struct dk_err *err)
{
	struct edit e = { "user.pin", SQL_PIN, ":hash", "", NULL };
	size_t len = strlen(pin);
	char hash[128];
	enum dk_rc rc;

	if (len < 4 || len > 8 || strspn(pin, "0123456789") != len)
		return dk_fail(err, DK_EINPUT, "pin", "A PIN has 4 to 8 digits.");
	if ((rc = dk_secret_hash(pin, hash, err)) != DK_OK)
		return rc;
	e.value = hash;
	return edit_user(s, name, &e, err);
}

enum dk_rc
dk_user_tie(struct dk_session *s, const char *name, const char *os_account, struct dk_err *err)
{
	const struct edit e = { "user.tie", SQL_TIE, ":account", os_account, "os_account" };
	struct dk_arena tmp = { 0 };
	struct dk_user *u = NULL;
	int64_t taken = 0;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_USER_EDIT, err);

	if (rc == DK_OK)
		rc = find(s, &tmp, name, &u, err);
	if (rc == DK_OK) {
		struct dk_stmt *st = dk_sql(s->db, SQL_TAKEN);

		dk_bind_text(st, ":account", os_account);
		dk_bind_id(st, ":id", u->id);
		rc = dk_one(st, 0, &taken, err);
	}
	dk_arena_free(&tmp);
	if (rc == DK_OK && taken > 0)
		rc = dk_fail(err, DK_EREFUSED, "os_account",
		    "The account '%s' is tied to another user.", os_account);
	return rc == DK_OK ? edit_user(s, name, &e, err) : rc;
}

enum dk_rc
dk_user_disable(struct dk_session *s, const char *name, bool is_disabled, struct dk_err *err)
{
	const struct edit e = { "user.disable", SQL_DISABLE, ":off", is_disabled ? "1" : "0",
		"is_disabled" };
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_USER_EDIT, err);

	if (rc != DK_OK)
		return rc;
	if (strcmp(name, s->user) == 0 && is_disabled)
		return dk_fail(err, DK_EREFUSED, "user", "You cannot disable yourself.");
	return edit_user(s, name, &e, err);
}

enum dk_rc
dk_user_set_right(struct dk_session *s, const char *name, enum dk_right right, bool is_given,
    int64_t limit, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_user *u = NULL;
	struct dk_change ch;
	struct dk_stmt *st;
	int64_t keepers = 0;
	enum dk_rc rc;

	if ((rc = dk_change_begin(s, DK_RIGHT_USER_EDIT, "user.right", &ch, err)) != DK_OK)
		return rc;
	rc = count_keepers(s, &keepers, err);
	if (rc == DK_OK && (rc = find(s, &tmp, name, &u, err)) == DK_OK) {
		st = dk_sql(s->db, SQL_RIGHT);
		dk_bind_id(st, ":id", u->id);
		dk_bind_text(st, ":right", dk_right_name(right));
		dk_bind_bool(st, ":given", is_given);
		if (limit == INT64_MAX)
			dk_bind_null(st, ":max");
		else
			dk_bind_i64(st, ":max", limit);
		rc = dk_run(st, NULL, err);
		dk_change_subject(&ch, "user", u->id);
		dk_change_text(&ch, "name", name);
		dk_change_text(&ch, is_given ? "given" : "denied", dk_right_name(right));
		if (limit != INT64_MAX)
			dk_change_i64(&ch, "limit", limit);
	}
	if (rc == DK_OK)
		rc = check_keepers(s, keepers, err);
	dk_arena_free(&tmp);
	return dk_change_end(&ch, rc, err);
}

enum dk_rc
dk_user_approve(struct dk_session *s, const char *name, const char *secret, enum dk_right right,
    dk_id *approver, struct dk_err *err)
{
	struct dk_session other = *s;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	s->approval.by = 0;
	if (rc != DK_OK)
		return rc;
	if (strcmp(name, s->user) == 0)
		return dk_fail(err, DK_EREFUSED, "user", "Somebody else must approve this.");
	if ((rc = dk_secret_check(s, name, secret, approver, err)) != DK_OK)
		return rc;
	other.user_id = *approver;
	other.rights.tx = 0;
	other.rights.asked = 0;
	other.user = name;
	if ((rc = dk_session_may(&other, right, err)) != DK_OK)
		return rc;
	s->approval.by = *approver;
	s->approval.right = right;
	s->approval.of = (struct dk_approved){ 0 };
	s->approval.until_ms = dk_session_now(s) + APPROVAL_MS;
	snprintf(s->approval.name, sizeof(s->approval.name), "%s", name);
	return DK_OK;
}

struct dk_session
dk_approval_act(const struct dk_session *s, dk_id by)
{
	struct dk_session acting = *s;

	acting.rights.tx = 0;
	if (by == 0 || by == s->user_id)
		return acting;
	acting.user_id = by;
	acting.user = s->approval.by == by ? s->approval.name : "";
	return acting;
}

enum dk_rc
dk_approval_spend(struct dk_session *s, dk_id by, enum dk_right right,
    const struct dk_approved *of, struct dk_err *err)
{
	const struct dk_approved *said = &s->approval.of;
	bool holds = s->approval.by == by && by != 0 && s->approval.right == right &&
	    dk_session_now(s) <= s->approval.until_ms && said->order == of->order &&
	    strcmp(said->code, of->code) == 0;

	s->approval.by = 0;
	if (holds && said->figure.minor != of->figure.minor)
		return dk_fail(err, DK_EDENIED, "user",
		    "%s was approved, but it is %s now; ask for the PIN again.",
		    dk_money_show(said->figure, s->exponent).s,
		    dk_money_show(of->figure, s->exponent).s);
	if (!holds)
		return dk_fail(err, DK_EDENIED, "user",
		    "Nobody has approved this just now; ask the supervisor for the PIN again.");
	return DK_OK;
}
