/* number.c - document numbers: one sequence per kind. */
#include "core/control/number.h"

#include <ctype.h>
#include <string.h>

#include "docket/check_digit.h"
#include "docket/text.h"

static const char SQL_TAKE[] = "UPDATE series SET next_no = next_no + 1 WHERE kind = :kind"
			       " RETURNING next_no - 1, prefix, has_check_digit";
static const char SQL_KINDS[] = "SELECT kind, prefix, has_check_digit, next_no FROM series"
				" ORDER BY length(prefix) DESC, kind";

enum dk_rc
dk_number_take(struct dk_db *db, const char *kind, int64_t *seq, struct dk_text *out,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(db, SQL_TAKE);
	char digits[24];
	enum dk_rc rc;
	bool more;

	dk_bind_text(st, ":kind", kind);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	dk_assert(more);
	snprintf(digits, sizeof(digits), "%lld", (long long)dk_col_i64(st, 0));
	if (seq != NULL)
		*seq = dk_col_i64(st, 0);
	snprintf(out->s, sizeof(out->s), "%.7s%s", dk_col_peek(st, 1), digits);
	if (dk_col_bool(st, 2)) {
		size_t len = strlen(out->s);

		dk_assert(len + 1 < sizeof(out->s));
		out->s[len] = dk_damm_digit(digits);
		out->s[len + 1] = '\0';
	}
	/* RETURNING gives its row first and is done with the next step */
	return dk_row(st, &more, err);
}

static bool
all_digits(const char *s)
{
	return *s != '\0' && strspn(s, "0123456789") == strlen(s);
}

enum dk_rc
dk_number_kind(struct dk_db *db, struct dk_arena *a, const char *number, const char **kind,
    bool *wrong_digit, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(db, SQL_KINDS);
	enum dk_rc rc;
	bool more;

	*kind = "";
	*wrong_digit = false;
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		const char *prefix = dk_col_peek(st, 1);
		size_t len = strlen(prefix);

		if (**kind != '\0' || strncmp(number, prefix, len) != 0 ||
		    !all_digits(number + len))
			continue;
		*kind = dk_col_text(st, 0, a);
		*wrong_digit = dk_col_bool(st, 2) && !dk_damm_ok(number + len);
	}
	return rc;
}

/* As people call it. */
static const char *
said(const char *kind)
{
	return strcmp(kind, "standing") == 0 ? "standing order"
	    : strcmp(kind, "blanket") == 0 ? "blanket order"
	    : strcmp(kind, "purchase") == 0 ? "purchase order"
	    : strcmp(kind, "supplier-bill") == 0 ? "supplier's bill"
	    : strcmp(kind, "supplier-return") == 0 ? "supplier return" : kind;
}

/* The noun of its commands. */
static const char *
noun(const char *kind)
{
	return strcmp(kind, "shipment") == 0 ? "ship" : strcmp(kind, "supplier-bill") == 0 ? "bill"
								     : kind;
}

/* "an order", "a shipment" */
static const char *
article(const char *kind)
{
	return strchr("aeiou", kind[0]) != NULL ? "an" : "a";
}

enum dk_rc
dk_number_missing(struct dk_db *db, const char *kind, const char *number, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	const char *other = "", *shown = dk_text_visible(&tmp, number);
	bool wrong = false;
	enum dk_rc rc = dk_number_kind(db, &tmp, number, &other, &wrong, err);

	if (rc != DK_OK)
		;
	else if (*other != '\0' && strcmp(other, kind) != 0)
		rc = dk_fail(err, DK_ENOTFOUND, kind, "%.40s is the number of %s %s, not of %s %s.",
		    shown, article(other), said(other), article(kind), said(kind));
	else if (wrong)
		rc = dk_fail(err, DK_ENOTFOUND, kind,
		    "There is no %s %.40s: its check digit is wrong. Ask for the number again.",
		    said(kind), shown);
	else
		rc = dk_fail(err, DK_ENOTFOUND, kind, "There is no %s %.40s. See: docket %s list",
		    said(kind), shown, noun(kind));
	dk_arena_free(&tmp);
	return rc;
}

enum dk_rc
dk_number_find(struct dk_session *s, const char *sql, const char *kind, const char *number,
    dk_id *id, struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*id = 0;
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, sql);
	dk_bind_text(st, ":number", number);
	if ((rc = dk_one(st, 0, id, err)) == DK_OK && *id == 0)
		rc = dk_number_missing(s->db, kind, number, err);
	return rc;
}
