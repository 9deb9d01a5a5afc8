/* difference.c - the rows of one rule (3.16): cause, fix from the row, reason. */
#include <stdlib.h>
#include <string.h>

#include "docket/day.h"
#include "docket/invoice.h"
#include "docket/shipment.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct state {
	struct dk_list list;
	struct dk_rule_result *rule;
};

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_rule_result *rules = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_day_reconcile(s->session, &s->data, s->arg, &rules, &count, err);

	if (rc != DK_OK)
		return rc;
	if (count == 0)
		return dk_fail(err, DK_ENOTFOUND, "rule", "There is no rule '%s'.", s->arg);
	st->rule = &rules[0];
	dk_sheet_set(s, DK_ROWS_PLAIN(st->rule->rows, st->rule->row_count), st->rule->rows);
	dk_title(s, "DAY END > %s", st->rule->summary);
	return DK_OK;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_rule_result *rule = ((const struct state *)data)->rule;
	const struct dk_discrepancy *d = &rule->rows[row];

	if (column == 0) {
		out->text = d->text;
	} else {
		out->text = d->reason_code[0] != '\0' ? d->reason_code
		    : rule->state == DK_STOP ? "STOP" : "warn";
		out->look = d->reason_code[0] != '\0' ? DK_LOOK_OK
		    : rule->state == DK_STOP ? DK_LOOK_STOP : DK_LOOK_WARN;
	}
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "What", .width = 60, .grows = true }, { .head = "State", .width = 12 },
	};
	struct state *st = s->state;

	out->list = &st->list;
	out->foot = 5;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), st, cell,
		"nothing is left here" };
}

static void
draw(const struct dk_screen *s, struct dk_surface *sf)
{
	const struct state *st = s->state;
	int foot = sf->rows - 5;

	dk_sheet_draw(s, sf, dk_at(0, 0, sf->cols, DK_LOOK_FOCUS), foot);
	if (st->list.rows.count == 0)
		return;
	{
		const struct dk_discrepancy *d = &st->rule->rows[st->list.cursor];

		dk_put(sf, dk_at(foot + 1, 1, sf->cols - 2, DK_LOOK_VALUE), "%s", d->text);
		dk_put(sf, dk_at(foot + 2, 1, sf->cols - 2, DK_LOOK_LABEL), "Likely: %s", d->cause);
		dk_put(sf, dk_at(foot + 3, 1, sf->cols - 2, DK_LOOK_LABEL), "Fix:    %s", d->fix);
		if (d->reason[0] != '\0')
			dk_put(sf, dk_at(foot + 4, 1, sf->cols - 2, DK_LOOK_OK), "ok   %s: %s",
			    d->reason_code, d->reason);
	}
}

static const struct dk_discrepancy *
row_meant(const struct state *st)
{
	return st->list.cursor < st->list.rows.count ? &st->rule->rows[st->list.cursor] : NULL;
}

static enum dk_react
invoice_now(struct dk_screen *s, const char *number)
{
	struct dk_err err, not_shipment;
	dk_id from, id;
	enum dk_rc rc = dk_shipment_find(s->session, number, &from, &not_shipment);

	if (rc == DK_OK)
		rc = dk_invoice_post_shipment(s->session, from, &id, &err);
	else if ((rc = dk_order_find(s->session, number, &from, &err)) == DK_OK)
		rc = dk_invoice_post_order(s->session, from, &id, &err);
	if (rc != DK_OK)
		return dk_say_err(s, &err);
	dk_say(s, DK_LOOK_OK, "%s is invoiced", number);
	return DK_RELOAD;
}

/* The fix named in the row: done at once where it is one act, else its screen opens. */
static enum dk_react
fix(struct dk_screen *s)
{
	const struct dk_discrepancy *d = row_meant(s->state);
	char noun[16] = "", verb[16] = "", object[40] = "";
	struct dk_err err;
	dk_id id = 0;

	if (d == NULL || sscanf(d->fix, "docket %15s %15s %39s", noun, verb, object) != 3) {
		dk_say(s, DK_LOOK_WARN, "this one needs a person; give its reason with e");
		return DK_REDRAW;
	}
	if (strcmp(noun, "invoice") == 0 && strcmp(verb, "post") == 0)
		return invoice_now(s, object);
	if (strcmp(noun, "order") == 0 && dk_order_find(s->session, object, &id, &err) == DK_OK)
		return dk_open_id(s, "timeline", id);
	if (strcmp(noun, "ship") == 0 && dk_shipment_find(s->session, object, &id, &err) == DK_OK)
		return dk_open_id(s, "shipment", id);
	if (strcmp(noun, "draft") == 0)
		return dk_open(s, "drafts", "");
	dk_say(s, DK_LOOK_WARN, "on the command line: %s", d->fix);
	return DK_REDRAW;
}

static enum dk_react
reason_given(struct dk_screen *s, const char *text)
{
	const struct dk_discrepancy *d = row_meant(s->state);
	struct dk_err err;

	if (dk_day_reason(s->session, d->key, "explained", text, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	return DK_RELOAD;
}

static enum dk_react
explain(struct dk_screen *s)
{
	const struct dk_discrepancy *d = row_meant(s->state);
	const struct dk_ask ask = { .title = "REASON", .text = d != NULL ? d->text : "",
		.label = "Reason" };

	return d == NULL ? DK_KEEP : dk_ask(s, &ask, reason_given);
}

static const struct dk_binding keys[] = {
	{ "Enter", "Fix", fix, "do the fix of this row, or open where it is done", false },
	{ "e", "Reason", explain, "explain this row; a warn needs a reason for the sign-off",
	    false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_difference = {
	.name = "difference", .title = "DAY END", .state_size = sizeof(struct state), .keys = keys,
	.load = load, .draw = draw, .sheet = sheet, .key = dk_sheet_key, .is_hidden = true,
	.has_right = true, .right = DK_RIGHT_DAY_REASON,
};
