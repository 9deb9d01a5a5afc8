/* scan.c - one field for every barcode: what a scan of the warehouse is. */
#include <string.h>

#include "core/control/number.h"
#include "core/ship/private.h"
#include "docket/gs1.h"
#include "docket/text.h"

static const struct dk_command_card cards[] = {
#define DK_CARD(word, text) { word, text },
#include "core/ship/cards.def"
#undef DK_CARD
	{ NULL, NULL },
};

static const char SQL_LOCATION[] = "SELECT id, code FROM location WHERE code = :text";
static const char SQL_ORDER[] = "SELECT id FROM orders WHERE number = :text";
static const char SQL_SHIPMENT[] = "SELECT id FROM shipment WHERE number = :text";
static const char SQL_WAVE[] = "SELECT id FROM wave WHERE number = :text";
static const char SQL_CARTON[] = "SELECT id FROM carton WHERE sscc = :text";
static const char SQL_LOT[] =
    "SELECT product_id, code, expiry FROM lot WHERE code = :text AND :text <> '' LIMIT 2";
static const char SQL_SERIAL[] = "SELECT tracked = 'serial' FROM product WHERE id = :id";
static const char SQL_PRODUCT[] = "SELECT sku, name FROM product WHERE id = :id";

const struct dk_command_card *
dk_command_cards(void)
{
	return cards;
}

static enum dk_rc
id_of(struct dk_db *db, const char *sql, const char *text, dk_id *id, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(db, sql);

	dk_bind_text(st, ":text", text);
	return dk_one(st, 0, id, err);
}

/* Cards, bins, and the numbers of documents: a whole text that is known. */
static enum dk_rc
by_name(struct dk_db *db, struct dk_arena *a, const char *text, bool *is_known,
    struct dk_scan *out, struct dk_err *err)
{
	static const struct {
		const char *sql;
		enum dk_scan_kind kind;
	} kinds[] = { { SQL_LOCATION, DK_SCAN_LOCATION }, { SQL_SHIPMENT, DK_SCAN_SHIPMENT },
		{ SQL_WAVE, DK_SCAN_WAVE }, { SQL_ORDER, DK_SCAN_ORDER },
		{ SQL_CARTON, DK_SCAN_CARTON } };
	enum dk_rc rc = DK_OK;

	*is_known = true;
	out->code = dk_arena_dup(a, text);
	for (const struct dk_command_card *c = cards; c->word != NULL; c++)
		if (strcmp(c->word, text) == 0)
			return out->kind = DK_SCAN_CARD, DK_OK;
	for (size_t i = 0; rc == DK_OK && i < DK_COUNT(kinds); i++) {
		out->kind = kinds[i].kind;
		rc = id_of(db, kinds[i].sql, text, &out->id, err);
		if (rc == DK_OK && out->id != 0)
			return DK_OK;
	}
	*is_known = false;
	return rc;
}

static enum dk_rc
name_product(struct dk_session *s, struct dk_arena *a, struct dk_scan *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_PRODUCT);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":id", out->id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	dk_assert(more);
	out->kind = DK_SCAN_ITEM;
	out->code = dk_col_text(st, 0, a);
	out->name = dk_col_text(st, 1, a);
	dk_done(st);
	return dk_unit_pieces(s, out->id, out->unit, &out->pieces, err);
}

/* A product or a pack of it; a symbol may say how many. */
static enum dk_rc
by_item(struct dk_session *s, struct dk_arena *a, const char *text, dk_id customer_id,
    struct dk_scan *out, struct dk_err *err)
{
	struct dk_product_match m = { 0 };
	dk_qty many = { 0 };
	enum dk_rc rc = dk_product_match(s, a, text, customer_id, &m, err);

	out->id = rc == DK_OK && m.id != 0 && strcmp(m.by, "prefix") != 0 ? m.id : 0;
	if (rc != DK_OK || out->id == 0)
		return rc;
	out->unit = m.unit;
	rc = name_product(s, a, out, err);
	if (rc != DK_OK || *m.qty == '\0')
		return rc;
	rc = dk_qty_parse(m.qty, &many, err);
	if (rc == DK_OK && !dk_muldiv(out->pieces.milli, many.milli, 1000, DK_QTY_MAX,
	    &out->pieces.milli))
		rc = dk_fail(err, DK_EINPUT, "qty", "The label says %.20s of it; that is too many.",
		    m.qty);
	return rc;
}

/* A lot or serial number that only one product has. */
static enum dk_rc
by_lot(struct dk_session *s, struct dk_arena *a, const char *text, struct dk_scan *out,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_LOT);
	size_t count = 0;
	enum dk_rc rc;
	bool more;

	out->id = 0;
	dk_bind_text(st, ":text", text);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		count++;
		out->id = dk_col_id(st, 0);
		out->lot = dk_col_text(st, 1, a);
		out->expiry = dk_col_date(st, 2);
	}
	if (rc != DK_OK || count == 0)
		return rc;
	if (count > 1)
		return dk_fail(err, DK_EREFUSED, "lot",
		    "%.40s is a lot of several items; scan the item as well.", text);
	return name_product(s, a, out, err);
}

/* "YYMMDD"; day 00 is the last of the month. */
static dk_date
read_day(const char *v)
{
	int n[3] = { 0 };

	for (size_t i = 0; i < 6 && v[i] != '\0'; i++)
		n[i / 2] = n[i / 2] * 10 + (v[i] - '0');
	if (n[2] != 0)
		return dk_date_make(2000 + n[0], n[1], n[2]);
	return dk_date_add(dk_date_make(2000 + n[0] + n[1] / 12, n[1] % 12 + 1, 1), -1);
}

/* What a symbol says beside the item: the SSCC of a logistic label, a serial number. */
struct symbol {
	const char *sscc, *serial; /* NULL = it does not */
};

/* Lot and last day go into `out`. */
static void
read_symbol(struct dk_arena *a, const char *text, struct dk_scan *out, struct symbol *x)
{
	const char *value;
	struct dk_gs1 g;

	*x = (struct symbol){ NULL, NULL };
	if (dk_gs1_read(text, false, &g, NULL) != DK_GS1_GOOD)
		return;
	value = dk_gs1_value(&g, "21");
	if (value != NULL)
		out->lot = x->serial = dk_arena_dup(a, value);
	value = dk_gs1_value(&g, "10");
	if (value != NULL)
		out->lot = dk_arena_dup(a, value);
	value = dk_gs1_value(&g, "17");
	if (value == NULL)
		value = dk_gs1_value(&g, "15");
	if (value != NULL)
		out->expiry = read_day(value);
	value = dk_gs1_value(&g, "00");
	if (value != NULL)
		x->sscc = dk_arena_dup(a, value);
}

/* Of a product with serial numbers the label tells the batch as well: the number is what counts. */
static enum dk_rc
prefer_serial(struct dk_session *s, const struct symbol *x, struct dk_scan *out,
    struct dk_err *err)
{
	struct dk_stmt *st;
	int64_t is_serial = 0;
	enum dk_rc rc;

	if (x->serial == NULL || out->id == 0)
		return DK_OK;
	st = dk_sql(s->db, SQL_SERIAL);
	dk_bind_id(st, ":id", out->id);
	rc = dk_one(st, 0, &is_serial, err);
	if (is_serial != 0)
		out->lot = x->serial;
	return rc;
}

enum dk_rc
dk_scan_read(struct dk_session *s, struct dk_arena *a, const char *text, dk_id customer_id,
    struct dk_scan *out, struct dk_err *err)
{
	struct symbol x;
	bool is_known = false;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = (struct dk_scan){ .code = "", .name = "", .unit = "", .lot = "",
		.expiry = DK_NO_DATE };
	if (rc != DK_OK)
		return rc;
	if (*text == '\0')
		return dk_fail(err, DK_EINPUT, "scan", "Scan something, or type its code.");
	read_symbol(a, text, out, &x);
	rc = by_name(s->db, a, x.sscc != NULL ? x.sscc : text, &is_known, out, err);
	if (rc != DK_OK || is_known)
		return rc;
	if (x.sscc != NULL)
		return dk_fail(err, DK_EREFUSED, "scan",
		    "The label %s is of no carton of this house.", x.sscc);
	rc = by_item(s, a, text, customer_id, out, err);
	if (rc == DK_OK)
		rc = prefer_serial(s, &x, out, err);
	if (rc == DK_OK && out->id == 0)
		rc = by_lot(s, a, text, out, err);
	return rc == DK_OK && out->id == 0 ? dk_product_unknown(text, err) : rc;
}
