/* cmd_promotion.c - `docket promotion`: what is given off list prices for a time. */
#include "cli/assign.h"
#include "cli/cli.h"
#include "docket/promotion.h"

static void
show_json(struct dk_cli *c, struct dk_promotion *p)
{
	const struct dk_card card = { DK_CARD_PROMOTION, p, c->session->exponent };
	const char *field;

	dk_out_object(&c->out, NULL);
	for (size_t i = 0; (field = dk_card_field(DK_CARD_PROMOTION, i)) != NULL; i++)
		dk_out_str(&c->out, field, dk_card_text(&card, &c->arena, field));
	dk_out_end(&c->out);
}

/* "for A10410", "for price group M8": of what, and for whom. */
static const char *
scope(struct dk_cli *c, const struct dk_promotion *p)
{
	const char *what = p->sku[0] != '\0' ? p->sku
	    : p->price_group[0] != '\0' ? dk_fmt(&c->arena, "price group %s", p->price_group)
					: "all items";
	const char *who = p->customer[0] != '\0' ? dk_fmt(&c->arena, ", customer %s", p->customer)
	    : p->customer_group[0] != '\0'
	    ? dk_fmt(&c->arena, ", customers of group %s", p->customer_group) : "";

	return dk_fmt(&c->arena, "%s%s", what, who);
}

static enum dk_rc
list(struct dk_cli *c, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "Code", false }, { "Given", false },
		{ "For", false }, { "From qty", true }, { "From", false }, { "To", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_promotion *all;
	size_t n;
	enum dk_rc rc = dk_promotion_list(c->session, &c->arena, &all, &n, err);

	if (rc != DK_OK)
		return rc;
	for (size_t i = 0; i < n; i++) {
		if (c->json) {
			show_json(c, &all[i]);
			continue;
		}
		dk_out_cell(&t, all[i].code);
		dk_out_cell(&t, dk_promotion_text(&c->arena, &all[i]));
		dk_out_cell(&t, scope(c, &all[i]));
		dk_out_cell(&t, dk_qty_show(all[i].min_qty).s);
		dk_out_cell(&t, dk_date_iso(all[i].from).s);
		dk_out_cell(&t, dk_date_iso(all[i].to).s);
	}
	if (n == 0)
		return dk_cli_none(c, "There are no promotions.");
	if (!c->json)
		dk_out_table(&c->out, &t);
	return DK_OK;
}

static enum dk_rc
show(struct dk_cli *c, struct dk_err *err)
{
	struct dk_promotion *p = NULL;
	enum dk_rc rc = dk_promotion_find(c->session, &c->arena, dk_cli_arg(c, 0), &p, err);

	if (rc != DK_OK)
		return rc;
	if (c->json) {
		show_json(c, p);
		return DK_OK;
	}
	dk_out_line(&c->out, "%s  %s", p->code, p->name);
	dk_out_line(&c->out, "%s for %s%s%s", dk_promotion_text(&c->arena, p), scope(c, p),
	    p->exclusive ? ", never with another" : "", p->on_net ? ", off net prices too" : "");
	if (p->min_qty.milli > 0)
		dk_out_line(&c->out, "From %s pieces on a line", dk_qty_show(p->min_qty).s);
	if (p->max_order.milli > 0)
		dk_out_line(&c->out, "At most %s an order", dk_qty_show(p->max_order).s);
	if (p->max_customer.milli > 0)
		dk_out_line(&c->out, "At most %s a customer", dk_qty_show(p->max_customer).s);
	if (p->max_total.milli > 0)
		dk_out_line(&c->out, "At most %s in all", dk_qty_show(p->max_total).s);
	if (dk_date_is_set(p->from) || dk_date_is_set(p->to))
		dk_out_line(&c->out, "From %s to %s",
		    dk_date_is_set(p->from) ? dk_date_iso(p->from).s : "now",
		    dk_date_is_set(p->to) ? dk_date_iso(p->to).s : "further notice");
	return DK_OK;
}

static enum dk_rc
keep(struct dk_cli *c, struct dk_promotion *p, struct dk_err *err)
{
	static const char *const words[] = { "as it was", "added", "changed" };
	const struct dk_card card = { DK_CARD_PROMOTION, p, c->session->exponent };
	enum dk_put did = DK_PUT_UNCHANGED;
	enum dk_rc rc = dk_assign_take(c, 1, &card, err);

	if (rc == DK_OK)
		rc = dk_promotion_put(c->session, p, &did, err);
	if (rc != DK_OK)
		return rc;
	if (c->json)
		show_json(c, p);
	else
		dk_cli_note(c, "%s is %s: %s for %s.", p->code, words[did],
		    dk_promotion_text(&c->arena, p), scope(c, p));
	return DK_OK;
}

static enum dk_rc
set(struct dk_cli *c, struct dk_err *err)
{
	struct dk_promotion *p = NULL;
	enum dk_rc rc = dk_promotion_find(c->session, &c->arena, dk_cli_arg(c, 0), &p, err);

	return rc == DK_OK ? keep(c, p, err) : rc;
}

static enum dk_rc
new_promotion(struct dk_cli *c, struct dk_err *err)
{
	struct dk_promotion p, *old = NULL;
	const struct dk_card card = { DK_CARD_PROMOTION, &p, c->session->exponent };
	enum dk_rc rc = dk_session_may(c->session, DK_RIGHT_MASTER_EDIT, err);

	if (rc != DK_OK)
		return rc;
	if (dk_promotion_find(c->session, &c->arena, dk_cli_arg(c, 0), &old, NULL) == DK_OK)
		return dk_fail(err, DK_EREFUSED, "code",
		    "There is a promotion %s already; docket promotion set changes it.", old->code);
	dk_card_blank(&card);
	p.code = dk_cli_arg(c, 0);
	return keep(c, &p, err);
}

static const struct dk_verb verbs[] = {
	{ "list", "", "Lists all promotions.", NULL, 0, 0, true, list },
	{ "show", "CODE", "Shows one.", NULL, 1, 1, true, show },
	{ "new", "CODE FIELD=VALUE...",
	    "Adds one: kind=percent rate=10, kind=n-for-m buy=3 pay=2 ...", NULL, 2, 30, true,
	    new_promotion },
	{ "set", "CODE FIELD=VALUE...", "Changes fields; to=DAY ends it.", NULL, 2, 30, true, set },
	{ NULL, NULL, NULL, NULL, 0, 0, false, NULL },
};

const struct dk_command dk_command_promotion = {
	.name = "promotion",
	.summary = "what is given off list prices for a time",
	.verbs = verbs,
};
