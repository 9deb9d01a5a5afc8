/*
 * alike.c - something that is easily taken for it lies within reach.
 *
 * Within reach are the bin and those beside it in walking order; where a place holds too much to be
 * a bin, and everywhere for codes, only what is read wrong most easily is asked for: two characters
 * that changed places, and those that look like each other.
 */
#include <string.h>

#include "core/ship/risk/risk.h"

enum { BIN_ITEMS_MAX = 40, CODE_MAX = 64 };

static const char SQL_REACH[] =
    "SELECT p.sku, p.barcode FROM stock s JOIN product p ON p.id = s.product_id"
    " WHERE s.location_id IN (SELECT :bin UNION ALL SELECT * FROM (SELECT n.id FROM location b"
    " JOIN location n ON (n.sort, n.code) > (b.sort, b.code) WHERE b.id = :bin"
    " ORDER BY n.sort, n.code LIMIT 1) UNION ALL SELECT * FROM (SELECT n.id FROM location b"
    " JOIN location n ON (n.sort, n.code) < (b.sort, b.code) WHERE b.id = :bin"
    " ORDER BY n.sort DESC, n.code DESC LIMIT 1))"
    " AND s.product_id <> :product AND s.on_hand > 0 LIMIT :max";
static const char SQL_OFFERED[] =
    "SELECT p.sku FROM substitute u JOIN product p ON p.id = u.substitute_id JOIN stock s"
    " ON s.product_id = p.id AND s.location_id = :bin AND s.on_hand > 0"
    " WHERE u.product_id = :product LIMIT 1";
static const char SQL_CODE[] = "SELECT barcode FROM product WHERE id = :product";
static const char SQL_SKU[] = "SELECT id FROM product WHERE sku = :sku";

/* One character other, more or less, or two neighbours that changed places. */
static bool
is_near(const char *a, const char *b)
{
	size_t la = strlen(a), lb = strlen(b), i = 0, rest;

	if (la > lb + 1 || lb > la + 1 || la < 3 || lb < 3)
		return false;
	while (a[i] != '\0' && a[i] == b[i])
		i++;
	if (la != lb)
		return la > lb ? strcmp(a + i + 1, b + i) == 0 : strcmp(a + i, b + i + 1) == 0;
	rest = la - i;
	if (rest == 0)
		return false;
	return strcmp(a + i + 1, b + i + 1) == 0 ||
	    (rest > 1 && a[i] == b[i + 1] && a[i + 1] == b[i] && strcmp(a + i + 2, b + i + 2) == 0);
}

/* The check digits differ anyway. */
static bool
is_near_barcode(const char *a, const char *b)
{
	char x[CODE_MAX], y[CODE_MAX];
	size_t la = strlen(a), lb = strlen(b);

	if (la < 8 || lb < 8 || la >= CODE_MAX || lb >= CODE_MAX)
		return false;
	snprintf(x, sizeof(x), "%.*s", (int)la - 1, a);
	snprintf(y, sizeof(y), "%.*s", (int)lb - 1, b);
	return is_near(x, y);
}

static enum dk_rc
barcode_of(const struct dk_risk_ctx *ctx, const char **out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ctx->session->db, SQL_CODE);
	enum dk_rc rc;
	bool more;

	*out = "";
	dk_bind_id(st, ":product", ctx->row->product_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	*out = dk_col_text(st, 0, ctx->arena);
	dk_done(st);
	return DK_OK;
}

static enum dk_rc
in_reach(const struct dk_risk_ctx *ctx, const char **why, struct dk_err *err)
{
	struct dk_stmt *st;
	const char *code = "";
	size_t seen = 0;
	enum dk_rc rc = barcode_of(ctx, &code, err);
	bool more;

	if (rc != DK_OK)
		return rc;
	st = dk_sql(ctx->session->db, SQL_REACH);
	dk_bind_id(st, ":bin", ctx->row->location_id);
	dk_bind_id(st, ":product", ctx->row->product_id);
	dk_bind_i64(st, ":max", BIN_ITEMS_MAX + 1);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		const char *sku = dk_col_peek(st, 0);

		if (*why == NULL && is_near(ctx->row->sku, sku))
			*why = dk_fmt(ctx->arena, "%s lies beside it and looks alike", sku);
		else if (*why == NULL && is_near_barcode(code, dk_col_peek(st, 1)))
			*why = dk_fmt(ctx->arena, "%s lies beside it with nearly its barcode",
			    sku);
		seen++;
	}
	if (seen > BIN_ITEMS_MAX)
		*why = NULL; /* that is no bin but a hall */
	return rc;
}

static enum dk_rc
offered(const struct dk_risk_ctx *ctx, const char **why, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ctx->session->db, SQL_OFFERED);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":bin", ctx->row->location_id);
	dk_bind_id(st, ":product", ctx->row->product_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	*why = dk_fmt(ctx->arena, "its substitute %s lies in the same bin", dk_col_peek(st, 0));
	dk_done(st);
	return DK_OK;
}

static enum dk_rc
ask(const struct dk_risk_ctx *ctx, const char *sku, const char **why, struct dk_err *err)
{
	struct dk_stmt *st;
	dk_id id = 0;
	enum dk_rc rc;

	if (*why != NULL || strcmp(sku, ctx->row->sku) == 0)
		return DK_OK;
	st = dk_sql(ctx->session->db, SQL_SKU);
	dk_bind_text(st, ":sku", sku);
	rc = dk_one(st, 0, &id, err);
	if (rc == DK_OK && id != 0)
		*why = dk_fmt(ctx->arena, "%s is read for it easily", sku);
	return rc;
}

static enum dk_rc
misread(const struct dk_risk_ctx *ctx, const char **why, struct dk_err *err)
{
	static const char *const pairs[] = { "O0", "0O", "I1", "1I", "S5", "5S", "B8", "8B", "Z2",
		"2Z" };
	size_t len = strlen(ctx->row->sku);
	enum dk_rc rc = DK_OK;
	char sku[CODE_MAX];

	for (size_t i = 0; rc == DK_OK && len < CODE_MAX && i < len; i++) {
		snprintf(sku, sizeof(sku), "%s", ctx->row->sku);
		if (i + 1 < len) {
			sku[i] = ctx->row->sku[i + 1];
			sku[i + 1] = ctx->row->sku[i];
			rc = ask(ctx, sku, why, err);
			sku[i + 1] = ctx->row->sku[i + 1];
		}
		for (size_t k = 0; rc == DK_OK && k < DK_COUNT(pairs); k++) {
			if (ctx->row->sku[i] != pairs[k][0])
				continue;
			sku[i] = pairs[k][1];
			rc = ask(ctx, sku, why, err);
		}
	}
	return rc;
}

static enum dk_rc
judge(const struct dk_risk_ctx *ctx, const char **why, struct dk_err *err)
{
	enum dk_rc rc = in_reach(ctx, why, err);

	if (rc == DK_OK && *why == NULL)
		rc = offered(ctx, why, err);
	return rc == DK_OK && *why == NULL ? misread(ctx, why, err) : rc;
}

const struct dk_risk dk_risk_alike = {
	.name = "alike", .setting = "inspect_alike", .judge = judge,
	.summary = "Something that is easily taken for it lies within reach.",
};
