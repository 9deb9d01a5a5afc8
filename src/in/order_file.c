/* order_file.c - a JSON object becomes an order to be entered. */
#include "docket/order_file.h"

#include <errno.h>
#include <string.h>

#include "docket/text.h"
#include "in/order_keys.h"

const struct dk_json_key dk_order_keys[ORDER_KEYS] = {
	[ORDER_DOCKET] = { "docket", DK_WANT_TEXT, false },
	[ORDER_EXTERNAL_ID] = { "external_id", DK_WANT_TEXT, false },
	[ORDER_CUSTOMER] = { "customer", DK_WANT_TEXT, true },
	[ORDER_CHANNEL] = { "channel", DK_WANT_TEXT, false },
	[ORDER_CUSTOMER_PO] = { "customer_po", DK_WANT_TEXT, false },
	[ORDER_PLACED] = { "placed", DK_WANT_TEXT, false },
	[ORDER_WANTED] = { "wanted", DK_WANT_TEXT, false },
	[ORDER_SHIP_TO] = { "ship_to", DK_WANT_TEXT_OR_OBJECT, false },
	[ORDER_CARRIER] = { "carrier", DK_WANT_TEXT, false },
	[ORDER_DISCOUNT] = { "discount", DK_WANT_TEXT, false },
	[ORDER_FREIGHT] = { "freight", DK_WANT_TEXT, false },
	[ORDER_NOTE] = { "note", DK_WANT_TEXT, false },
	[ORDER_SOURCE] = { "source", DK_WANT_TEXT, false },
	[ORDER_BILLING] = { "billing", DK_WANT_TEXT, false },
	[ORDER_DEPOSIT] = { "deposit", DK_WANT_TEXT, false },
	[ORDER_LINES] = { "lines", DK_WANT_ARRAY, true },
};

const struct dk_json_key dk_line_keys[LINE_KEYS] = {
	[LINE_SKU] = { "sku", DK_WANT_TEXT, false },
	[LINE_BARCODE] = { "barcode", DK_WANT_TEXT, false },
	[LINE_QTY] = { "qty", DK_WANT_TEXT, false },
	[LINE_UNIT] = { "unit", DK_WANT_TEXT, false },
	[LINE_PRICE] = { "price", DK_WANT_TEXT, false },
	[LINE_DISCOUNT] = { "discount", DK_WANT_TEXT, false },
	[LINE_TEXT] = { "text", DK_WANT_TEXT, false },
	[LINE_NOTE] = { "note", DK_WANT_TEXT, false },
	[LINE_WANTED] = { "wanted", DK_WANT_TEXT, false },
	[LINE_SHORTAGE] = { "shortage", DK_WANT_TEXT, false },
	[LINE_SUPPLY] = { "supply", DK_WANT_TEXT, false },
	[LINE_SHIPPED] = { "shipped", DK_WANT_TEXT, false },
	[LINE_RETURNED] = { "returned", DK_WANT_TEXT, false },
};

const struct dk_json_key dk_place_keys[PLACE_KEYS] = {
	[PLACE_NAME] = { "name", DK_WANT_TEXT, false },
	[PLACE_STREET] = { "street", DK_WANT_TEXT, true },
	[PLACE_STREET2] = { "street2", DK_WANT_TEXT, false },
	[PLACE_CITY] = { "city", DK_WANT_TEXT, true },
	[PLACE_REGION] = { "region", DK_WANT_TEXT, false },
	[PLACE_POSTCODE] = { "postcode", DK_WANT_TEXT, false },
	[PLACE_COUNTRY] = { "country", DK_WANT_TEXT, true },
};

/* Notes and the customer's own words may have several lines. */
static size_t
longest(const char *key)
{
	return strcmp(key, "note") == 0 ? 2000 : strcmp(key, "source") == 0 ? DK_SOURCE_MAX : 200;
}

/* Texts of values, cleaned; "" where there is none or it is no text. */
static enum dk_rc
read_texts(struct dk_arena *a, const struct dk_json **values, size_t count, const char **texts,
    struct dk_err *err)
{
	for (size_t i = 0; i < count; i++) {
		const struct dk_json *v = values[i];
		size_t max = v != NULL ? longest(v->key) : 0;
		char *clean = NULL;

		texts[i] = "";
		if (v == NULL || (v->kind != DK_JSON_STRING && v->kind != DK_JSON_NUMBER))
			continue;
		if (v->kind == DK_JSON_NUMBER && strchr(v->text, 'e') != NULL)
			return dk_fail(err, DK_EINPUT, v->key,
			    "The number is too large or too small to be kept.");
		if (dk_text_clean(a, v->text, max > 200, max, &clean, err) != DK_OK)
			return dk_fail(err, DK_EINPUT, v->key, "%s",
			    dk_fmt(a, "%s", err != NULL ? err->text : ""));
		texts[i] = clean;
	}
	return DK_OK;
}

/* Puts the place of a line before the field and the sentence of a fault. */
static enum dk_rc
in_line(struct dk_err *err, size_t index)
{
	char field[sizeof(err->field)], text[sizeof(err->text)];

	if (err == NULL)
		return DK_EINPUT;
	snprintf(field, sizeof(field), "%.20s", err->field);
	snprintf(text, sizeof(text), "%.400s", err->text);
	dk_fail(err, DK_EINPUT, NULL, "Line %zu: %s", index + 1, text);
	snprintf(err->field, sizeof(err->field), "lines[%u]%s%.20s", (unsigned)index,
	    *field != '\0' ? "." : "", field);
	return DK_EINPUT;
}

/* Files are exact: what a clerk may type ("mon", "+3") is no date here. */
static enum dk_rc
check_date(const char *field, const char *text, struct dk_err *err)
{
	dk_date day;

	if (*text == '\0' || dk_date_parse(text, &day))
		return DK_OK;
	return dk_fail(err, DK_EINPUT, field, "'%.40s' is no date. Write it like 2026-11-23.",
	    text);
}

static enum dk_rc
check_line(const char *const *t, struct dk_err *err)
{
	bool product = *t[LINE_SKU] != '\0' || *t[LINE_BARCODE] != '\0';

	if (*t[LINE_SKU] != '\0' && *t[LINE_BARCODE] != '\0')
		return dk_fail(err, DK_EINPUT, "barcode", "Give a sku or a barcode, not both.");
	if (product && *t[LINE_TEXT] != '\0' && *t[LINE_NOTE] != '\0')
		return dk_fail(err, DK_EINPUT, "text", "Give a text or a note of it, not both.");
	if (!product && *t[LINE_TEXT] == '\0')
		return dk_fail(err, DK_EINPUT, "sku", "A sku, a barcode or a text is missing.");
	if (product && *t[LINE_QTY] == '\0')
		return dk_fail(err, DK_EINPUT, "qty", "The quantity is missing.");
	if (!product && *t[LINE_QTY] != '\0')
		return dk_fail(err, DK_EINPUT, "sku", "A quantity of what? The sku is missing.");
	return check_date("wanted", t[LINE_WANTED], err);
}

static const char *
or_null(const char *s)
{
	return *s != '\0' ? s : NULL;
}

static enum dk_rc
read_line(struct dk_arena *a, const struct dk_json *object, bool history,
    struct dk_order_input_line *out, struct dk_err *err)
{
	const struct dk_json *values[LINE_KEYS] = { NULL };
	size_t count = history ? LINE_KEYS : LINE_KEYS_OF_ORDERS;
	const char *t[LINE_KEYS];
	enum dk_rc rc = dk_json_walk(object, dk_line_keys, count, values, err);

	if (rc == DK_OK)
		rc = read_texts(a, values, LINE_KEYS, t, err);
	if (rc == DK_OK)
		rc = check_line(t, err);
	if (rc != DK_OK)
		return rc;
	if (*t[LINE_SKU] != '\0' || *t[LINE_BARCODE] != '\0') { /* said of an item: its note */
		t[LINE_NOTE] = *t[LINE_NOTE] != '\0' ? t[LINE_NOTE] : t[LINE_TEXT];
		t[LINE_TEXT] = "";
	}
	out->line = (struct dk_line_input){ .sku = or_null(t[LINE_SKU]),
		.barcode = or_null(t[LINE_BARCODE]), .text = or_null(t[LINE_TEXT]),
		.qty = or_null(t[LINE_QTY]), .unit = or_null(t[LINE_UNIT]),
		.price = or_null(t[LINE_PRICE]), .discount = or_null(t[LINE_DISCOUNT]),
		.note = or_null(t[LINE_NOTE]), .wanted = or_null(t[LINE_WANTED]),
		.shortage = or_null(t[LINE_SHORTAGE]), .supply = or_null(t[LINE_SUPPLY]) };
	out->shipped = t[LINE_SHIPPED];
	out->returned = t[LINE_RETURNED];
	return DK_OK;
}

static enum dk_rc
read_lines(struct dk_arena *a, const struct dk_json *array, bool history,
    struct dk_order_input *out, struct dk_err *err)
{
	struct dk_order_input_line *lines;
	size_t n = 0;

	if (array->count == 0)
		return dk_fail(err, DK_EINPUT, "lines", "The order has no lines.");
	if (array->count > DK_LINES_MAX)
		return dk_fail(err, DK_EINPUT, "lines", "An order has at most %d lines.",
		    DK_LINES_MAX);
	lines = dk_arena_array(a, array->count, sizeof(*lines));
	for (const struct dk_json *i = array->child; i != NULL; i = i->next, n++)
		if (read_line(a, i, history, &lines[n], err) != DK_OK)
			return in_line(err, n);
	out->lines = lines;
	out->line_count = n;
	return DK_OK;
}

static enum dk_rc
read_place(struct dk_arena *a, const struct dk_json *object, struct dk_order_input *out,
    struct dk_err *err)
{
	const struct dk_json *values[PLACE_KEYS];
	const char *t[PLACE_KEYS];
	struct dk_place *place;
	enum dk_rc rc = dk_json_walk(object, dk_place_keys, PLACE_KEYS, values, err);

	if (rc == DK_OK)
		rc = read_texts(a, values, PLACE_KEYS, t, err);
	if (rc != DK_OK)
		return rc;
	place = dk_arena_alloc(a, sizeof(*place));
	*place = (struct dk_place){ .name = t[PLACE_NAME], .street = t[PLACE_STREET],
		.street2 = t[PLACE_STREET2], .city = t[PLACE_CITY], .region = t[PLACE_REGION],
		.postcode = t[PLACE_POSTCODE], .country = t[PLACE_COUNTRY], .tax_zone = "",
		.carrier_zone = "" };
	out->place = place;
	return DK_OK;
}

static enum dk_rc
check_kind(const char *docket, struct dk_err *err)
{
	if (*docket == '\0' || strcmp(docket, "order/1") == 0)
		return DK_OK;
	return dk_fail(err, DK_EINPUT, "docket", "This is '%.40s'; only order/1 can be read here.",
	    docket);
}

enum dk_rc
dk_order_file_read(struct dk_arena *a, const struct dk_json *object, bool history,
    struct dk_order_input *out, struct dk_err *err)
{
	const struct dk_json *values[ORDER_KEYS];
	const char *t[ORDER_KEYS];
	enum dk_rc rc = dk_json_walk(object, dk_order_keys, ORDER_KEYS, values, err);

	if (rc == DK_OK)
		rc = read_texts(a, values, ORDER_KEYS, t, err);
	if (rc == DK_OK)
		rc = check_kind(t[ORDER_DOCKET], err);
	if (rc == DK_OK)
		rc = check_date("placed", t[ORDER_PLACED], err);
	if (rc == DK_OK)
		rc = check_date("wanted", t[ORDER_WANTED], err);
	if (rc != DK_OK)
		return rc;
	*out = (struct dk_order_input){ .external_id = t[ORDER_EXTERNAL_ID],
		.customer = t[ORDER_CUSTOMER], .channel = t[ORDER_CHANNEL],
		.customer_po = t[ORDER_CUSTOMER_PO], .placed = t[ORDER_PLACED],
		.wanted = t[ORDER_WANTED], .ship_to = t[ORDER_SHIP_TO],
		.carrier = t[ORDER_CARRIER], .discount = t[ORDER_DISCOUNT],
		.freight = t[ORDER_FREIGHT], .note = t[ORDER_NOTE],
		.source = t[ORDER_SOURCE], .billing = t[ORDER_BILLING],
		.deposit = t[ORDER_DEPOSIT] };
	if (values[ORDER_SHIP_TO] != NULL && values[ORDER_SHIP_TO]->kind == DK_JSON_OBJECT)
		rc = read_place(a, values[ORDER_SHIP_TO], out, err);
	return rc == DK_OK ? read_lines(a, values[ORDER_LINES], history, out, err) : rc;
}

static enum dk_rc
load_only(struct dk_arena *a, FILE *f, const char *path, struct dk_order_input *out,
    struct dk_err *err)
{
	struct dk_json_stream *st = dk_json_open(f);
	const struct dk_json *object, *another = NULL;
	enum dk_rc rc = dk_json_next(st, a, &object, err);

	if (rc == DK_EINPUT)
		rc = dk_fail(err, rc, NULL, "%s:%zu: %s", path, dk_json_line(st),
		    dk_fmt(a, "%s", err != NULL ? err->text : ""));
	else if (rc == DK_OK && object == NULL)
		rc = dk_fail(err, DK_EINPUT, NULL, "%s is empty.", path);
	if (rc == DK_OK && (dk_json_next(st, a, &another, NULL) != DK_OK || another != NULL))
		rc = dk_fail(err, DK_EINPUT, NULL,
		    "%s holds more than one order; use `import orders`.", path);
	dk_json_close(st);
	return rc == DK_OK ? dk_order_file_read(a, object, false, out, err) : rc;
}

enum dk_rc
dk_order_file_load(struct dk_arena *a, const char *path, struct dk_order_input *out,
    struct dk_err *err)
{
	FILE *f = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
	enum dk_rc rc;

	if (f == NULL)
		return dk_fail(err, DK_ENOTFOUND, NULL, "%s cannot be read: %s.", path,
		    strerror(errno));
	rc = load_only(a, f, path, out, err);
	if (f != stdin)
		fclose(f);
	return rc;
}
