/* setting.c - what the house decides for itself. */
#include "docket/setting.h"

#include <stdio.h>
#include <string.h>

#include "core/control/change.h"
#include "docket/text.h"

enum { NAME_MAX_BYTES = 200, LINES_MAX_BYTES = 1000 };

struct row {
	const char *key, *kind, *fallback, *summary;
};

static const struct row rows[] = {
#define DK_SETTING(key, kind, fallback, summary) { key, kind, fallback, summary },
#include "core/control/settings.def"
#undef DK_SETTING
};

static const char SQL_GET[] = "SELECT value FROM setting WHERE key = :key";
static const char SQL_PUT[] = "INSERT INTO setting (key, value) VALUES (:key, :value)"
			      " ON CONFLICT (key) DO UPDATE SET value = excluded.value";

static const struct row *
find(const char *key)
{
	for (size_t i = 0; i < DK_COUNT(rows); i++)
		if (strcmp(rows[i].key, key) == 0)
			return &rows[i];
	return NULL;
}

enum dk_rc
dk_setting_text(struct dk_session *s, struct dk_arena *a, const char *key, const char **out,
    struct dk_err *err)
{
	const struct row *row = find(key);
	struct dk_stmt *st = dk_sql(s->db, SQL_GET);
	enum dk_rc rc;
	bool more;

	dk_assert(row != NULL);
	dk_bind_text(st, ":key", key);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	*out = more ? dk_col_text(st, 0, a) : row->fallback;
	dk_done(st);
	return DK_OK;
}

/* A name is one short line; an address may have some. */
static enum dk_rc
check_text(const struct row *row, const char *value, struct dk_err *err)
{
	bool lines = strcmp(row->kind, "lines") == 0;
	struct dk_arena tmp = { 0 };
	char *clean;
	enum dk_rc rc = dk_text_clean(&tmp, value, lines, lines ? LINES_MAX_BYTES : NAME_MAX_BYTES,
	    &clean, err);

	if (rc != DK_OK && err != NULL)
		snprintf(err->field, sizeof(err->field), "%s", row->key);
	dk_arena_free(&tmp);
	return rc;
}

/* Reads a value as its kind demands; this is also the check before one is stored. */
static enum dk_rc
read_value(const struct dk_session *s, const struct row *row, const char *value, int64_t *out,
    struct dk_err *err)
{
	const char *kind = row->kind;
	dk_money money = { 0 };
	dk_rate rate = { 0 };
	enum dk_rc rc;

	*out = 0;
	if (strcmp(kind, "bool") == 0) {
		*out = strcmp(value, "yes") == 0;
		rc = *out || strcmp(value, "no") == 0
		    ? DK_OK : dk_fail(err, DK_EINPUT, row->key, "Say yes or no.");
	} else if (strcmp(kind, "int") == 0) {
		rc = dk_decimal_parse(value, 0, 1000000, out, err);
		if (rc == DK_OK && *out < 0)
			rc = dk_fail(err, DK_EINPUT, row->key, "%s cannot be negative.", row->key);
	} else if (strcmp(kind, "money") == 0) {
		rc = dk_money_parse(value, s->exponent, &money, err);
		*out = money.minor;
	} else if (strcmp(kind, "rate") == 0) {
		rc = dk_rate_parse(value, &rate, err);
		*out = rate.e5;
	} else {
		rc = check_text(row, value, err);
	}
	return rc;
}

enum dk_rc
dk_setting_i64(struct dk_session *s, const char *key, int64_t *out, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	const char *value;
	enum dk_rc rc = dk_setting_text(s, &tmp, key, &value, err);

	/* a default is written for two decimals; a currency without them cuts it */
	if (rc == DK_OK && read_value(s, find(key), value, out, err) != DK_OK) {
		int64_t e4 = 0;

		rc = dk_decimal_parse(value, 4, INT64_MAX / 16, &e4, err);
		dk_assert(s->exponent <= 3);
		for (int i = s->exponent; i < 4; i++)
			e4 /= 10;
		*out = e4;
	}
	dk_arena_free(&tmp);
	return rc;
}

enum dk_rc
dk_setting_bool(struct dk_session *s, const char *key, bool *out, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	const char *value = "no";
	enum dk_rc rc = dk_setting_text(s, &tmp, key, &value, err);

	*out = strcmp(value, "yes") == 0;
	dk_arena_free(&tmp);
	return rc;
}

enum dk_rc
dk_setting_list(struct dk_session *s, struct dk_arena *a, struct dk_setting **out, size_t *count,
    struct dk_err *err)
{
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*count = 0;
	*out = dk_arena_array(a, DK_COUNT(rows), sizeof(**out));
	for (size_t i = 0; rc == DK_OK && i < DK_COUNT(rows); i++) {
		struct dk_setting *x = &(*out)[(*count)++];

		*x = (struct dk_setting){ rows[i].key, rows[i].kind, rows[i].fallback,
			rows[i].summary, "" };
		rc = dk_setting_text(s, a, x->key, &x->value, err);
	}
	return rc;
}

static enum dk_rc
store(struct dk_change *ch, const struct row *row, const char *value, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_stmt *st;
	const char *before;
	enum dk_rc rc = dk_setting_text(ch->session, &tmp, row->key, &before, err);

	if (rc == DK_OK && strcmp(before, value) != 0) {
		st = dk_sql(ch->session->db, SQL_PUT);
		dk_bind_text(st, ":key", row->key);
		dk_bind_text(st, ":value", value);
		rc = dk_run(st, NULL, err);
		dk_change_subject(ch, "setting", 0);
		dk_change_diff(ch, row->key, before, value);
	}
	dk_arena_free(&tmp);
	return rc;
}

enum dk_rc
dk_setting_set(struct dk_session *s, const char *key, const char *value, struct dk_err *err)
{
	const struct row *row = find(key);
	struct dk_change ch;
	enum dk_rc rc;
	int64_t unused;

	if (row == NULL)
		return dk_fail(err, DK_ENOTFOUND, "key",
		    "There is no setting '%s'. See: docket setting list", key);
	if (strcmp(row->kind, "fixed") == 0)
		return dk_fail(err, DK_EREFUSED, key, "%s was settled when the database was made.",
		    key);
	if ((rc = read_value(s, row, value, &unused, err)) != DK_OK)
		return rc;
	if ((rc = dk_change_begin(s, DK_RIGHT_SETTING_EDIT, "setting.set", &ch, err)) != DK_OK)
		return rc;
	return dk_change_end(&ch, store(&ch, row, value, err), err);
}
