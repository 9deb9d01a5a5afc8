/* order_rows.c - rows of CSV become an order, and faults of the order find their row again. */
#include "in/order_rows.h"

#include <string.h>

static const char *const channels[] = { "phone", "email", "fax", "mail", "counter", "file", "edi",
	NULL };

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
	[ROW_DESCRIPTION] = { "description", .type = IMPORT_TEXT },
	[ROW_CUSTOMER_NAME] = { "customer_name", .type = IMPORT_TEXT },
	[ROW_COUNTRY] = { "country", .type = IMPORT_CODE },
};

static const char *
given(const struct import_value *v)
{
	return v->is_given ? v->text : NULL;
}

/* In CSV a discount is a percentage; the core takes "5%" as such. */
static const char *
percent(struct dk_arena *a, const struct import_value *v)
{
	return v->is_given && v->n > 0 ? dk_fmt(a, "%s%%", dk_rate_text((dk_rate){ v->n }).s) :
	    NULL;
}

void
order_rows_read(struct dk_arena *a, const struct import_row *rows, size_t count,
    struct dk_order_input *out)
{
	struct dk_order_input_line *lines = dk_arena_array(a, count, sizeof(*lines));
	const struct import_value *h = rows[0].v;

	for (size_t i = 0; i < count; i++) {
		const struct import_value *v = rows[i].v;

		lines[i].line = (struct dk_line_input){ .sku = v[ROW_SKU].text,
			.qty = v[ROW_QTY].text, .unit = given(&v[ROW_UNIT]),
			.price = given(&v[ROW_PRICE]),
			.discount = percent(a, &v[ROW_LINE_DISCOUNT]) };
		lines[i].shipped = v[ROW_SHIPPED].text;
		lines[i].returned = v[ROW_RETURNED].text;
	}
	*out = (struct dk_order_input){ .external_id = h[ROW_EXTERNAL_ID].text,
		.customer = h[ROW_CUSTOMER].text, .channel = h[ROW_CHANNEL].text,
		.customer_po = h[ROW_CUSTOMER_PO].text, .placed = h[ROW_PLACED].text,
		.wanted = h[ROW_WANTED].text, .ship_to = h[ROW_SHIP_TO].text,
		.carrier = h[ROW_CARRIER].text, .discount = percent(a, &h[ROW_DISCOUNT]),
		.freight = h[ROW_FREIGHT].text, .note = h[ROW_NOTE].text,
		.source = h[ROW_SOURCE].text, .lines = lines, .line_count = count };
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
