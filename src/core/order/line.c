/* line.c - one line, from what was typed: product, quantity, unit, price, discount. */
#include <ctype.h>
#include <string.h>

#include "core/master/kit.h"
#include "core/order/private.h"
#include "docket/text.h"

static enum dk_rc
at_field(enum dk_rc rc, const char *field, struct dk_err *err)
{
	if (rc != DK_OK && err != NULL && err->field[0] == '\0')
		snprintf(err->field, sizeof(err->field), "%s", field);
	return rc;
}

struct dk_order_line
dk_line_blank(int64_t line_no)
{
	return (struct dk_order_line){ .line_no = line_no,
		.sku = "",
		.text = "",
		.unit = "",
		.base_qty = DK_QTY(1),
		.layer = "",
		.trail = "",
		.tax_code = "",
		.note = "",
		.shortage = "",
		.promise_why = "",
		.wanted = DK_NO_DATE,
		.promise = DK_NO_DATE };
}

static enum dk_rc
read_memo(struct dk_arena *a, const char *text, struct dk_order_line *l, struct dk_err *err)
{
	char *clean = NULL;
	enum dk_rc rc = dk_text_clean(a, text, false, 500, &clean, err);

	if (rc == DK_OK && *clean == '\0')
		rc = dk_fail(err, DK_EINPUT, "text", "A line needs an item or a text.");
	if (rc == DK_OK) {
		struct dk_order_line memo = dk_line_blank(l->line_no);

		memo.id = l->id;
		memo.version = l->version;
		memo.text = clean;
		*l = memo;
	}
	return at_field(rc, "text", err);
}

/* The product meant, exactly; the match holds the unit of a pack's barcode. */
static enum dk_rc
find_product(struct dk_session *s, struct dk_arena *a, dk_id customer_id,
    const struct dk_line_input *in, struct dk_product_match *out, struct dk_err *err)
{
	bool by_barcode = in->sku == NULL || in->sku[0] == '\0';
	const char *text = by_barcode ? in->barcode : in->sku;
	enum dk_rc rc;

	if (strlen(text) > 80 || !dk_utf8_valid(text, strlen(text)))
		return dk_fail(err, DK_EINPUT, by_barcode ? "barcode" : "sku",
		    "That is too long for an item's code.");
	rc = dk_product_match(s, a, text, customer_id, out, err);
	if (rc == DK_OK && (out->id == 0 || strcmp(out->by, "prefix") == 0)) {
		rc = dk_product_unknown(dk_text_visible(a, text), err);
		snprintf(err->field, sizeof(err->field), by_barcode ? "barcode" : "sku");
	}
	return rc;
}

/* Splits "2cs" into number and unit. */
static enum dk_rc
read_qty(struct dk_arena *a, const char *typed, dk_qty *qty, const char **unit, struct dk_err *err)
{
	size_t len = strlen(typed), digits = 0;
	enum dk_rc rc;

	while (digits < len && (isdigit((unsigned char)typed[digits]) ||
	    strchr("+-., ", typed[digits]) != NULL))
		digits++;
	while (digits > 0 && typed[digits - 1] == ' ')
		digits--;
	rc = dk_qty_parse(dk_arena_dup_n(a, typed, digits), qty, err);
	if (rc != DK_OK)
		return rc;
	if (qty->milli <= 0)
		return dk_fail(err, DK_EINPUT, "qty",
		    "A quantity is more than 0; goods that come back belong to a return.");
	while (typed[digits] == ' ')
		digits++;
	if (typed[digits] != '\0')
		*unit = dk_arena_dup(a, typed + digits);
	return DK_OK;
}

/* Mostly the base unit, of which nobody need be asked. */
static enum dk_rc
pieces_in(struct dk_session *s, const struct dk_product *p, const char *unit, dk_qty *out,
    struct dk_err *err)
{
	*out = DK_QTY(1);
	return strcmp(unit, p->unit) == 0 ? DK_OK : dk_unit_pieces(s, p->id, unit, out, err);
}

/* pieces = quantity × pieces in the unit, within the limits of a quantity. */
static enum dk_rc
set_quantity(struct dk_session *s, struct dk_arena *a, const struct dk_product *p,
    const struct dk_line_input *in, struct dk_order_line *l, struct dk_err *err)
{
	const char *unit = in->unit != NULL && in->unit[0] != '\0' ? in->unit : l->unit;
	dk_qty qty = l->unit_qty, per = { 0 };
	enum dk_rc rc = DK_OK;

	if (in->qty != NULL)
		rc = read_qty(a, in->qty, &qty, &unit, err);
	if (rc != DK_OK)
		return at_field(rc, "qty", err);
	if (unit[0] == '\0')
		unit = p->unit;
	if ((rc = pieces_in(s, p, unit, &per, err)) != DK_OK)
		return at_field(rc == DK_ENOTFOUND ? DK_EINPUT : rc, "unit", err);
	if (!dk_muldiv(qty.milli, per.milli, 1000, DK_QTY_MAX, &l->ordered.milli) ||
	    l->ordered.milli * 1000 / per.milli != qty.milli)
		return dk_fail(err, DK_EINPUT, "qty", "At most 900,000 pieces fit on a line.");
	l->unit_qty = qty;
	l->unit = dk_arena_dup(a, unit);
	return DK_OK;
}

static enum dk_rc
set_price(struct dk_session *s, const struct dk_product *p, const struct dk_line_input *in,
    struct dk_order_line *l, struct dk_err *err)
{
	enum dk_rc rc;

	if (in->price == NULL)
		return DK_OK;
	if (in->price[0] == '\0') {
		l->layer = "";
		return DK_OK;
	}
	rc = dk_price_parse(in->price, &l->price, err);
	if (rc == DK_OK)
		rc = pieces_in(s, p, l->unit, &l->base_qty, err);
	if (rc == DK_OK)
		l->layer = "manual";
	return at_field(rc, "price", err);
}

static enum dk_rc
set_line_discount(const struct dk_line_input *in, int exponent, struct dk_order_line *l,
    struct dk_err *err)
{
	dk_rate rate = { 0 };
	dk_money amount = { 0 };
	enum dk_rc rc = DK_OK;

	if (in->discount == NULL)
		return DK_OK;
	if (strchr(in->discount, '%') != NULL)
		rc = dk_rate_parse(in->discount, &rate, err);
	else if (in->discount[0] != '\0')
		rc = dk_money_parse(in->discount, exponent, &amount, err);
	if (rc == DK_OK && (rate.e5 > DK_RATE_ONE || amount.minor < 0))
		rc = dk_fail(err, DK_EINPUT, "discount", "A discount is 0 to 100 %% or an amount.");
	if (rc == DK_OK) {
		l->discount = rate;
		l->discount_amount = amount;
		l->discount_is_manual = in->discount[0] != '\0';
	}
	return at_field(rc, "discount", err);
}

/* The day the line is wanted, and what happens to what is missing of it. */
static enum dk_rc
set_agreed(struct dk_session *s, const struct dk_line_input *in, struct dk_order_line *l,
    struct dk_err *err)
{
	static const char *const choices[] = { "", "part", "wait", "cancel" };

	if (in->wanted != NULL) {
		l->wanted = DK_NO_DATE;
		if (in->wanted[0] != '\0' &&
		    !dk_date_parse_typed(in->wanted, dk_session_today(s), &l->wanted))
			return dk_fail(err, DK_EINPUT, "wanted",
			    "'%.40s' is not a date. Type it like 2026-11-26, 26.11, thu or +3.",
			    in->wanted);
	}
	if (in->shortage == NULL)
		return DK_OK;
	for (size_t i = 0; i < DK_COUNT(choices); i++) {
		if (strcmp(in->shortage, choices[i]) != 0)
			continue;
		l->shortage = choices[i];
		return DK_OK;
	}
	return dk_fail(err, DK_EINPUT, "shortage",
	    "What is missing of a line is one of part, wait, cancel.");
}

/* Where it comes from. Of a line that stands in an order more than the record changes. */
static enum dk_rc
set_supply(struct dk_session *s, const struct dk_order *o, const struct dk_product *p,
    const struct dk_line_input *in, struct dk_order_line *l, struct dk_err *err)
{
	bool drop, stock;

	if (l->is_drop && dk_kit_refuse(s, p->id, NULL) != DK_OK)
		l->is_drop = false; /* its parts are bought, each as it is */
	if (in->supply == NULL || in->supply[0] == '\0')
		return DK_OK;
	drop = strcmp(in->supply, "drop") == 0;
	stock = strcmp(in->supply, "stock") == 0;
	if (!drop && !stock)
		return dk_fail(err, DK_EINPUT, "supply",
		    "A line is supplied from stock, or drop: shipped by the supplier.");
	if (drop && p->supplier[0] == '\0')
		return dk_fail(err, DK_EREFUSED, "supply",
		    "%s has no supplier who could ship it; name him: docket product set %s"
		    " supplier=NUMBER", p->sku, p->sku);
	if (o->amends_id != 0 && l->from_id != 0 && drop != l->is_drop)
		return dk_fail(err, DK_EREFUSED, "supply",
		    "Line %lld stands in the order; void it here and add it anew.",
		    (long long)l->line_no);
	l->is_drop = drop;
	return drop ? dk_kit_refuse(s, p->id, err) : DK_OK;
}

static void
use_product(struct dk_order_line *l, const struct dk_product *p, const char *unit)
{
	if (l->product_id != p->id) { /* another item: nothing of the old one holds */
		bool is_new = l->product_id == 0;

		l->product_id = p->id;
		l->unit = unit[0] != '\0' ? unit : p->unit;
		l->layer = "";
		l->shortage = "";
		l->is_drop = p->supply[0] != '\0';
		if (is_new && l->unit_qty.milli == 0)
			l->unit_qty = DK_QTY(1);
	}
	l->sku = p->sku;
	l->text = p->name;
}

enum dk_rc
dk_line_read(struct dk_session *s, struct dk_arena *a, const struct dk_order *o,
    const struct dk_line_input *in, struct dk_order_line *l, struct dk_err *err)
{
	bool is_named = (in->sku != NULL && in->sku[0] != '\0') ||
	    (in->barcode != NULL && in->barcode[0] != '\0');
	struct dk_product_match m = { .id = l->product_id, .unit = "", .by = "", .qty = "" };
	struct dk_product *p = NULL;
	char *note = NULL;
	enum dk_rc rc;

	if (err != NULL)
		err->field[0] = '\0';
	if (in->text != NULL && in->text[0] != '\0' && in->sku == NULL && in->barcode == NULL)
		return read_memo(a, in->text, l, err);
	if (l->product_id == 0 && !is_named)
		return dk_fail(err, DK_EINPUT, "sku", "A line needs an item or a text.");
	rc = is_named ? find_product(s, a, o->customer_id, in, &m, err) : DK_OK;
	if (rc == DK_OK)
		rc = dk_product_load(s, a, m.id, &p, err);
	if (rc == DK_OK && is_named)
		use_product(l, p, m.unit);
	l->product = p;
	if (rc == DK_OK)
		rc = set_quantity(s, a, p, in, l, err);
	if (rc == DK_OK)
		rc = set_price(s, p, in, l, err);
	if (rc == DK_OK)
		rc = set_line_discount(in, dk_order_exponent(s, o), l, err);
	if (rc == DK_OK)
		rc = set_agreed(s, in, l, err);
	if (rc == DK_OK)
		rc = set_supply(s, o, p, in, l, err);
	if (rc == DK_OK && in->note != NULL) {
		rc = dk_text_clean(a, in->note, false, 500, &note, err);
		l->note = rc == DK_OK ? note : l->note;
	}
	return rc;
}
