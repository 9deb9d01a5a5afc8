/* order_rows.c - rows of CSV become an order, and faults of the order find their row again. */
#include "in/order_rows.h"

#include <string.h>

static const char *const channels[] = { "phone", "email", "fax", "mail", "counter", "file", "edi",
	NULL };
static const char *const supplies[] = { "stock", "drop", NULL };

const struct import_column order_columns[ROW_COLUMNS] = {
	[ROW_EXTERNAL_ID] = { "external_id", .type = IMPORT_CODE, .required = true, .max = 100 },
	/* blank in the rows after the first of an order, which alone gives its header */
	[ROW_CUSTOMER] = { "customer", .type = IMPORT_CODE, .required = true,
	    .may_be_blank = true },
	[ROW_PLACED] = { "placed", .type = IMPORT_DATE },
	[ROW_WANTED] = { "wanted", .type = IMPORT_DATE },
	[ROW_SHIP_TO] = { "ship_to", .type = IMPORT_CODE },
	[ROW_CHANNEL] = { "channel", .type = IMPORT_CHOICE, .choices = channels },
	[ROW_CUSTOMER_PO] = { "customer_po", .type = IMPORT_TEXT },
	[ROW_DISCOUNT] = { "discount", .type = IMPORT_RATE },
	[ROW_FREIGHT] = { "freight", .type = IMPORT_OWN },
	[ROW_SKU] = { "sku", .type = IMPORT_CODE, .required = true },
	[ROW_QTY] = { "qty", .type = IMPORT_QTY, .required = true, .min = 1 },
	[ROW_UNIT] = { "unit", .type = IMPORT_CODE, .max = 16 },
	[ROW_PRICE] = { "price", .type = IMPORT_PRICE },
	[ROW_LINE_DISCOUNT] = { "line_discount", .type = IMPORT_RATE },
	[ROW_SHIPPED] = { "shipped", .type = IMPORT_QTY },
	[ROW_RETURNED] = { "returned", .type = IMPORT_QTY },
	[ROW_CARRIER] = { "carrier", .type = IMPORT_CODE },
	[ROW_NOTE] = { "note", .type = IMPORT_LINES },
	[ROW_SOURCE] = { "source", .type = IMPORT_LINES, .max = DK_SOURCE_MAX },
	[ROW_DISCOUNT_AMOUNT] = { "discount_amount", .type = IMPORT_OWN },
	[ROW_LINE_DISCOUNT_AMOUNT] = { "line_discount_amount", .type = IMPORT_OWN },
	[ROW_SUPPLY] = { "supply", .type = IMPORT_CHOICE, .choices = supplies },
	[ROW_BILLING] = { "billing", .type = IMPORT_CODE },
	[ROW_DEPOSIT] = { "deposit", .type = IMPORT_CODE },
	[ROW_DESCRIPTION] = { "description", .type = IMPORT_TEXT },
	[ROW_CUSTOMER_NAME] = { "customer_name", .type = IMPORT_TEXT },
	[ROW_COUNTRY] = { "country", .type = IMPORT_CODE },
};

static const char *
given(const struct import_value *v)
{
	return v->is_given ? v->text : NULL;
}

/* In CSV a discount is a percentage, or an amount in a column of its own; the core takes "5%" and
 * "5". */
static enum dk_rc
discount(struct dk_arena *a, const struct import_value *rate, const struct import_value *amount,
    const char **out, struct dk_err *err)
{
	bool has_rate = rate->is_given && rate->n > 0, has_amount = amount->is_given &&
	    amount->n != 0;

	*out = has_rate ? dk_fmt(a, "%s%%", dk_rate_text((dk_rate){ rate->n }).s)
	    : has_amount ? amount->text : NULL;
	return !has_rate || !has_amount ? DK_OK : dk_fail(err, DK_EINPUT, "discount",
	    "A discount is a percentage or an amount, not both. Leave one blank.");
}

enum dk_rc
order_rows_read(struct import_run *run, const struct import_row *rows, size_t count,
    struct dk_order_input *out, struct dk_err *err)
{
	struct dk_order_input_line *lines = dk_arena_array(run->a, count, sizeof(*lines));
	const struct import_value *h = rows[0].v;
	const char *off = NULL;
	enum dk_rc rc = discount(run->a, &h[ROW_DISCOUNT], &h[ROW_DISCOUNT_AMOUNT], &off, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		const struct import_value *v = rows[i].v;
		const char *line_off;

		rc = discount(run->a, &v[ROW_LINE_DISCOUNT], &v[ROW_LINE_DISCOUNT_AMOUNT],
		    &line_off, err);
		if (rc != DK_OK) {
			snprintf(err->field, sizeof(err->field), "lines[%zu].discount", i);
			return rc;
		}
		lines[i].line = (struct dk_line_input){ .sku = v[ROW_SKU].text,
			.qty = v[ROW_QTY].text, .unit = given(&v[ROW_UNIT]),
			.price = given(&v[ROW_PRICE]),
			.discount = line_off, .supply = given(&v[ROW_SUPPLY]) };
		lines[i].shipped = v[ROW_SHIPPED].text;
		lines[i].returned = v[ROW_RETURNED].text;
	}
	*out = (struct dk_order_input){ .external_id = h[ROW_EXTERNAL_ID].text,
		.customer = h[ROW_CUSTOMER].text, .channel = h[ROW_CHANNEL].text,
		.customer_po = h[ROW_CUSTOMER_PO].text, .placed = h[ROW_PLACED].text,
		.wanted = h[ROW_WANTED].text, .ship_to = h[ROW_SHIP_TO].text,
		.carrier = h[ROW_CARRIER].text, .discount = off,
		.freight = h[ROW_FREIGHT].text, .note = h[ROW_NOTE].text,
		.source = h[ROW_SOURCE].text, .billing = h[ROW_BILLING].text,
		.deposit = h[ROW_DEPOSIT].text, .lines = lines, .line_count = count };
	return rc;
}

void
order_rows_locate(struct import_run *run, size_t count, struct dk_err *err)
{
	char field[sizeof(err->field)] = "";
	size_t row;

	if (sscanf(err->field, "lines[%zu].%39s", &row, field) < 1 || row >= count)
		return;
	run->bad_row = row;
	if (strcmp(field, "discount") == 0)
		snprintf(field, sizeof(field), "line_discount");
	memcpy(err->field, field, sizeof(field));
}
