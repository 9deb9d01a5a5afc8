/* show_shipment.c - a shipment for programs and people. */
#include "cli/show_shipment.h"

#include <string.h>

static void
lines_json(struct dk_cli *c, const struct dk_shipment *s)
{
	dk_out_array(&c->out, "lines");
	for (size_t i = 0; i < s->line_count; i++) {
		const struct dk_shipment_line *l = &s->lines[i];

		dk_out_object(&c->out, NULL);
		dk_out_int(&c->out, "line", l->line_no);
		dk_out_str(&c->out, "sku", l->sku);
		dk_out_str(&c->out, "text", l->text);
		dk_out_str(&c->out, "location", l->location);
		dk_out_str(&c->out, "lot", l->lot[0] != '\0' ? l->lot : NULL);
		dk_out_date(&c->out, "expiry", l->expiry);
		dk_out_qty(&c->out, "qty", l->qty);
		if (l->is_confirmed)
			dk_out_qty(&c->out, "picked", l->picked);
		else
			dk_out_null(&c->out, "picked");
		dk_out_qty(&c->out, "packed", l->packed);
		dk_out_str(&c->out, "short_reason",
		    l->short_reason[0] != '\0' ? l->short_reason : NULL);
		dk_out_str(&c->out, "short_note",
		    l->short_note[0] != '\0' ? l->short_note : NULL);
		dk_out_qty(&c->out, "scanned", l->scanned);
		dk_out_str(&c->out, "check", l->check[0] != '\0' ? l->check : NULL);
		dk_out_bool(&c->out, "stale", l->is_stale);
		dk_out_end(&c->out);
	}
	dk_out_end(&c->out);
}

void
dk_show_shipment_json(struct dk_cli *c, const struct dk_shipment *s)
{
	dk_out_object(&c->out, NULL);
	dk_out_str(&c->out, "shipment", s->number);
	dk_out_str(&c->out, "order", s->order_number);
	dk_out_str(&c->out, "customer", s->customer);
	dk_out_str(&c->out, "state", s->state);
	dk_out_str(&c->out, "stop", *s->stop != '\0' ? s->stop : NULL);
	dk_out_str(&c->out, "wave", *s->wave != '\0' ? s->wave : NULL);
	dk_out_str(&c->out, "carrier", s->carrier);
	dk_out_str(&c->out, "tracking", s->tracking[0] != '\0' ? s->tracking : NULL);
	dk_out_str(&c->out, "purchase", s->purchase[0] != '\0' ? s->purchase : NULL);
	dk_out_date(&c->out, "date", s->date);
	dk_out_str(&c->out, "weight_kg", dk_decimal_text(s->gram, 3, 0).s);
	lines_json(c, s);
	dk_out_array(&c->out, "cartons");
	for (size_t i = 0; i < s->carton_count; i++) {
		dk_out_object(&c->out, NULL);
		dk_out_int(&c->out, "carton", s->cartons[i].carton_no);
		dk_out_str(&c->out, "weight_kg", dk_decimal_text(s->cartons[i].gram, 3, 0).s);
		dk_out_end(&c->out);
	}
	dk_out_end(&c->out);
	dk_out_end(&c->out);
}

void
dk_show_shipment_text(struct dk_cli *c, const struct dk_shipment *s)
{
	static const struct dk_out_column columns[] = { { "Ln", true }, { "Item", false },
		{ "Description", false }, { "Bin", false }, { "Want", true }, { "Picked", true },
		{ "Packed", true }, { "Note", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};

	dk_out_line(&c->out, "Shipment %s of order %s, %s: %s  %s", s->number, s->order_number,
	    s->customer_name, s->purchase[0] == '\0' ? s->state
	    : dk_fmt(&c->arena, "%s by %s, %s", s->state, s->supplier, s->purchase), s->carrier);
	for (size_t i = 0; i < s->line_count; i++) {
		const struct dk_shipment_line *l = &s->lines[i];

		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)l->line_no));
		dk_out_cell(&t, l->sku);
		dk_out_cell(&t, l->text);
		dk_out_cell(&t, l->lot[0] == '\0' ? l->location
		    : dk_fmt(&c->arena, "%s %s %s", l->location,
			l->is_serial ? "serial" : "lot", l->lot));
		dk_out_cell(&t, dk_qty_show(l->qty).s);
		dk_out_cell(&t, l->is_confirmed ? dk_qty_show(l->picked).s : "-");
		dk_out_cell(&t, dk_qty_show(l->packed).s);
		dk_out_cell(&t, l->is_stale ? "changed since" : *l->short_note != '\0'
		    ? l->short_note : l->short_reason);
	}
	dk_out_table(&c->out, &t);
	if (*s->stop != '\0')
		dk_out_line(&c->out, "STOPPED: the order %s. First: docket ship acknowledge %s",
		    strcmp(s->stop, "cancelled") == 0 ? "was cancelled" : "changed", s->number);
}
