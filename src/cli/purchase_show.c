/* purchase_show.c - a purchase order for programs and people: lines, days that slipped, twins. */
#include "cli/purchase_show.h"

void
dk_purchase_members(struct dk_cli *c, const struct dk_purchase *x)
{
	dk_out_str(&c->out, "purchase", x->number);
	dk_out_str(&c->out, "status", dk_purchase_state_name(x->state));
	dk_out_str(&c->out, "supplier", x->supplier);
	dk_out_str(&c->out, "supplier_name", x->supplier_name);
	dk_out_date(&c->out, "placed", x->placed);
	dk_out_date(&c->out, "expected", x->expected);
	dk_out_str(&c->out, "note", x->note);
	dk_out_str(&c->out, "ships_for", x->order[0] != '\0' ? x->order : NULL);
	dk_out_str(&c->out, "closed_reason",
	    x->closed_reason[0] != '\0' ? x->closed_reason : NULL);
}

/* What belongs to an order beside its lines. */
struct around {
	struct dk_purchase_slip *slips;
	struct dk_purchase_twin *twins;
	size_t slip_count, twin_count;
};

static void
around_json(struct dk_cli *c, const struct around *r)
{
	dk_out_array(&c->out, "slips");
	for (size_t i = 0; i < r->slip_count; i++) {
		const struct dk_purchase_slip *x = &r->slips[i];

		dk_out_object(&c->out, NULL);
		dk_out_int(&c->out, "line", x->line_no);
		dk_out_date(&c->out, "was", x->was);
		dk_out_date(&c->out, "now", x->now);
		dk_out_str(&c->out, "reason", x->reason);
		dk_out_str(&c->out, "by", x->by);
		dk_out_str(&c->out, "at", x->at);
		dk_out_end(&c->out);
	}
	dk_out_end(&c->out);
	dk_out_array(&c->out, "twins");
	for (size_t i = 0; i < r->twin_count; i++) {
		const struct dk_purchase_twin *x = &r->twins[i];

		dk_out_object(&c->out, NULL);
		dk_out_int(&c->out, "line", x->line_no);
		dk_out_str(&c->out, "sku", x->sku);
		dk_out_str(&c->out, "purchase", x->purchase);
		dk_out_qty(&c->out, "open", x->open);
		dk_out_date(&c->out, "expected", x->expected);
		dk_out_end(&c->out);
	}
	dk_out_end(&c->out);
}

static void
around_text(struct dk_cli *c, const struct around *r)
{
	for (size_t i = 0; i < r->slip_count; i++) {
		const struct dk_purchase_slip *x = &r->slips[i];

		dk_out_line(&c->out, "Line %lld moved from %s to %s%s%s, by %s",
		    (long long)x->line_no,
		    dk_date_is_set(x->was) ? dk_date_iso(x->was).s : "no day",
		    dk_date_is_set(x->now) ? dk_date_iso(x->now).s : "no day",
		    x->reason[0] != '\0' ? ": " : "", x->reason, x->by);
	}
	for (size_t i = 0; i < r->twin_count; i++) {
		const struct dk_purchase_twin *x = &r->twins[i];

		dk_out_line(&c->out, "warn L%lld: %s of %s are to come by %s already%s%s.",
		    (long long)x->line_no, dk_qty_show(x->open).s, x->sku, x->purchase,
		    dk_date_is_set(x->expected) ? " on " : "", dk_date_iso(x->expected).s);
	}
}

static void
show_json(struct dk_cli *c, const struct dk_purchase *x, const struct around *r)
{
	dk_out_object(&c->out, NULL);
	dk_purchase_members(c, x);
	dk_out_array(&c->out, "lines");
	for (size_t i = 0; i < x->line_count; i++) {
		const struct dk_purchase_line *l = &x->lines[i];

		dk_out_object(&c->out, NULL);
		dk_out_int(&c->out, "line", l->line_no);
		dk_out_str(&c->out, "sku", l->sku);
		dk_out_qty(&c->out, "ordered", l->ordered);
		dk_out_qty(&c->out, "received", l->received);
		dk_out_qty(&c->out, "damaged", l->damaged);
		dk_out_qty(&c->out, "billed", l->billed);
		dk_out_qty(&c->out, "returned", l->returned);
		dk_out_str(&c->out, "unit", l->unit);
		dk_out_str(&c->out, "cost", dk_price_text(l->cost).s);
		dk_out_date(&c->out, "expected", l->expected);
		dk_out_bool(&c->out, "closed", l->is_closed);
		dk_out_end(&c->out);
	}
	dk_out_end(&c->out);
	around_json(c, r);
	dk_out_end(&c->out);
}

/* "100", or "2 cs" of a line in whole packs. */
static const char *
ordered_text(struct dk_cli *c, const struct dk_purchase_line *l)
{
	dk_qty packs = { l->ordered.milli * 1000 / l->unit_pieces.milli };

	if (l->unit[0] == '\0')
		return dk_fmt(&c->arena, "%s", dk_qty_show(l->ordered).s);
	return dk_fmt(&c->arena, "%s (%s %s)", dk_qty_show(l->ordered).s, dk_qty_show(packs).s,
	    l->unit);
}

static void
show_text(struct dk_cli *c, const struct dk_purchase *x)
{
	static const struct dk_out_column columns[] = { { "Ln", true }, { "Item", false },
		{ "Description", false }, { "Ordered", true }, { "Received", true },
		{ "Damaged", true }, { "Cost", true }, { "Expected", false }, { "", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};

	dk_out_line(&c->out, "Purchase order %s  %s%s%s  %s %s", x->number,
	    dk_purchase_state_name(x->state), x->closed_reason[0] != '\0' ? ": " : "",
	    x->closed_reason, x->supplier, x->supplier_name);
	if (x->order[0] != '\0')
		dk_out_line(&c->out, "Shipped by the supplier to the customer of order %s",
		    x->order);
	for (size_t i = 0; i < x->line_count; i++) {
		const struct dk_purchase_line *l = &x->lines[i];

		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)l->line_no));
		dk_out_cell(&t, l->sku);
		dk_out_cell(&t, l->name);
		dk_out_cell(&t, ordered_text(c, l));
		dk_out_cell(&t, dk_qty_show(l->received).s);
		dk_out_cell(&t, dk_qty_show(l->damaged).s);
		dk_out_cell(&t, dk_price_text(l->cost).s);
		dk_out_cell(&t, dk_date_iso(l->expected).s);
		dk_out_cell(&t, l->is_closed ? "closed" : "");
	}
	dk_out_table(&c->out, &t);
}

enum dk_rc
dk_purchase_answer(struct dk_cli *c, dk_id id, struct dk_err *err)
{
	struct around r = { NULL, NULL, 0, 0 };
	struct dk_purchase x;
	enum dk_rc rc = dk_purchase_load(c->session, &c->arena, id, &x, err);

	if (rc == DK_OK)
		rc = dk_purchase_slips(c->session, &c->arena, id, &r.slips, &r.slip_count, err);
	if (rc == DK_OK)
		rc = dk_purchase_twins(c->session, &c->arena, id, &r.twins, &r.twin_count, err);
	if (rc != DK_OK)
		return rc;
	if (c->json) {
		show_json(c, &x, &r);
	} else if (c->quiet) {
		dk_out_line(&c->out, "%s", x.number);
	} else {
		show_text(c, &x);
		around_text(c, &r);
	}
	return DK_OK;
}
