/* prices.c - the prices of one item: whose, from which quantity and day. */
#include "ui/card/prices.h"

static enum dk_rc
show(const struct dk_screen *s, struct dk_arena *a, const struct dk_price_row *row,
    struct price_shown *out, struct dk_err *err)
{
	dk_date today = dk_session_today(s->session);
	struct dk_customer *c = NULL;
	enum dk_rc rc = DK_OK;

	if (row->customer_id != 0)
		rc = dk_customer_load(s->session, a, row->customer_id, &c, err);
	if (rc != DK_OK)
		return rc;
	out->whose = c != NULL ? dk_fmt(a, "customer %s", c->number)
	    : dk_fmt(a, "list %s", row->list);
	out->least = dk_fmt(a, "%s%s", dk_qty_text(row->min_qty).s, row->by_group ? " grp" : "");
	out->price = dk_fmt(a, "%s per %s", dk_price_text(row->price).s, dk_qty_text(row->per).s);
	out->from = dk_arena_dup(a, dk_date_iso(row->from).s);
	out->to = dk_arena_dup(a, dk_date_iso(row->to).s);
	out->look = dk_date_is_set(row->from) && dk_date_diff(row->from, today) > 0
	    ? DK_LOOK_WAIT : DK_LOOK_VALUE;
	return DK_OK;
}

enum dk_rc
prices_load(const struct dk_screen *s, struct dk_arena *a, dk_id product_id, struct prices *out,
    struct dk_err *err)
{
	dk_date today = dk_session_today(s->session);
	struct dk_price_rows all;
	enum dk_rc rc = dk_price_rows(s->session, a, product_id, &all, err);

	*out = (struct prices){ dk_arena_array(a, all.count + 1, sizeof(*out->list)), 0 };
	for (size_t i = 0; rc == DK_OK && i < all.count; i++) {
		const struct dk_price_row *row = &all.list[i];
		struct price_shown *to = &out->list[out->count];

		if (dk_date_is_set(row->to) && dk_date_diff(today, row->to) > 0)
			continue;
		to->row = dk_fmt(a, "%zu", i + 1);
		rc = show(s, a, row, to, err);
		out->count++;
	}
	return rc;
}

void
prices_draw(const struct prices *all, struct dk_surface *sf, int row, int bottom)
{
	dk_put(sf, dk_at(row++, 1, sf->cols - 2, DK_LOOK_LABEL),
	    "%-16s %10s %18s  %-10s  %-10s", "PRICES (F10 p)", "from qty", "price", "from", "to");
	for (size_t i = 0; i < all->count && row < bottom; i++) {
		const struct price_shown *p = &all->list[i];

		if (row == bottom - 1 && i + 1 < all->count) {
			dk_put(sf, dk_at(row, 1, sf->cols - 2, DK_LOOK_LABEL), "%zu more: F10 p",
			    all->count - i);
			return;
		}
		dk_put(sf, dk_at(row++, 1, sf->cols - 2, p->look),
		    "%-16s %10s %18s  %-10s  %-10s%s", p->whose, p->least, p->price,
		    p->from[0] != '\0' ? p->from : "-", p->to[0] != '\0' ? p->to : "-",
		    p->look == DK_LOOK_WAIT ? " coming" : "");
	}
}
