/* return_rules.c - the policy of returns: its dated rules, and what it says about one sale. */
#include <stdlib.h>
#include <string.h>

#include "docket/order.h"
#include "docket/return_plan.h"
#include "ui/ask.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct state {
	struct dk_list list;
	struct dk_return_rule *rows;
	char asked[DK_INPUT_BYTES]; /* "100067 1 N"; "" = nothing */
	struct dk_return_answer says;
	const char *of;             /* "line 1 (A10410) of order 100067, not needed"; "" = none */
};

enum { FOOT = 3 };

/* The line of an order, by its number on it. */
static enum dk_rc
find_line(struct dk_screen *s, const char *order, long long line_no, dk_id *line,
    struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_return_sale sale;
	dk_id id = 0;
	enum dk_rc rc = dk_order_find(s->session, order, &id, err);

	*line = 0;
	if (rc == DK_OK)
		rc = dk_return_sale(s->session, &s->data, id, &sale, err);
	for (size_t i = 0; rc == DK_OK && i < sale.line_count; i++)
		if (sale.lines[i].line_no == line_no) {
			*line = sale.lines[i].line_id;
			st->of = dk_fmt(&s->data, "line %lld (%s) of order %s", line_no,
			    sale.lines[i].sku, sale.order);
		}
	if (rc == DK_OK && *line == 0)
		rc = dk_fail(err, DK_ENOTFOUND, "line", "Order %s has no line %lld of goods.",
		    sale.order, line_no);
	return rc;
}

/* "ORDER LINE REASON" */
static enum dk_rc
ask_policy(struct dk_screen *s, const char *text, struct dk_err *err)
{
	struct state *st = s->state;
	const struct dk_return_reason *reason;
	struct dk_return_ask ask = { 0, "" };
	char order[32] = "", why[24] = "";
	long long line_no = 0;
	enum dk_rc rc;

	st->of = "";
	if (sscanf(text, "%31s %lld %23s", order, &line_no, why) != 3)
		return dk_fail(err, DK_EINPUT, "order", "Write order, line and reason: 100067 1"
		    " N.");
	rc = dk_return_reason_find(why, &reason, err);
	if (rc == DK_OK)
		rc = find_line(s, order, line_no, &ask.line_id, err);
	if (rc != DK_OK)
		return rc;
	ask.reason = reason->code;
	st->of = dk_fmt(&s->data, "%s, %s", st->of, reason->text);
	return dk_return_ask(s->session, &s->data, &ask, &st->says, err);
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_err gone;
	size_t count = 0;
	enum dk_rc rc = dk_return_rule_list(s->session, &s->data, &st->rows, &count, err);

	if (rc != DK_OK)
		return rc;
	dk_sheet_set(s, DK_ROWS(st->rows, count, id), st->rows);
	st->of = "";
	if (st->asked[0] != '\0' && ask_policy(s, st->asked, &gone) != DK_OK)
		st->of = "";
	dk_title(s, "RETURN RULES  %zu", count);
	return DK_OK;
}

static const char *
any(const char *text)
{
	return text[0] != '\0' ? text : "any";
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct state *st = data;
	const struct dk_return_rule *r = &st->rows[row];
	const char *const texts[] = { out->buf, out->buf, any(r->class), any(r->reason),
		any(r->group), out->buf, r->verdict, out->buf, r->clause };

	out->text = texts[column];
	if (st->of[0] != '\0' && strcmp(st->says.rule, r->key) == 0)
		out->look = DK_LOOK_VALUE;
	if (column == 0)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_date_is_set(r->from)
		    ? dk_date_iso(r->from).s : "ever");
	else if (column == 1)
		snprintf(out->buf, sizeof(out->buf), "%s", r->has_end ? dk_date_iso(r->to).s : "");
	else if (column == 5 && r->days > 0)
		snprintf(out->buf, sizeof(out->buf), "%lld", (long long)r->days);
	else if (column == 7 && r->fee.e5 != 0)
		snprintf(out->buf, sizeof(out->buf), "%s %%", dk_rate_text(r->fee).s);
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "From", .width = 10 }, { .head = "To", .width = 10 },
		{ .head = "Class", .width = 6 }, { .head = "Reason", .width = 10 },
		{ .head = "Group", .width = 5 }, { .head = "Days", .width = 4, .right = true },
		{ .head = "Verdict", .width = 8 }, { .head = "Fee", .width = 5, .right = true },
		{ .head = "Clause", .width = 6, .grows = true },
	};

	out->list = &((struct state *)s->state)->list;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s->state, cell,
		"No rules: goods may come back within the setting return_days. n adds one." };
	out->foot = FOOT;
}

static enum dk_react
look(struct dk_screen *s)
{
	const struct dk_return_rule *r = dk_sheet_row(s);

	return r == NULL ? DK_KEEP : dk_open(s, "return_rule", r->key);
}

static enum dk_react
add(struct dk_screen *s)
{
	return dk_open(s, "return_rule", "");
}

/* Sales after that day fall under another rule; those before keep this one. */
static enum dk_react
ended(struct dk_screen *s, const char *text)
{
	const struct dk_return_rule *r = dk_sheet_row(s);
	struct dk_return_rule one;
	struct dk_err err;
	enum dk_put did;

	if (r == NULL)
		return DK_REDRAW;
	one = *r;
	one.has_end = text[0] != '\0';
	if (one.has_end && !dk_date_parse_typed(text, dk_session_today(s->session), &one.to)) {
		dk_say(s, DK_LOOK_WARN, "write a day like 31.12 or 2026-12-31; nothing: no end");
		return DK_STAY;
	}
	if (dk_return_rule_put(s->session, &one, &did, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	dk_say(s, DK_LOOK_OK, one.has_end ? "it holds for sales until %s" : "it holds until"
	    " somebody ends it%s", one.has_end ? dk_date_short(one.to).s : "");
	return DK_RELOAD;
}

static enum dk_react
end(struct dk_screen *s)
{
	const struct dk_ask ask = { .title = "THE RULE ENDS", .label = "Last day", .max = 12,
		.text = "for sales of that day; later ones fall under what is left. Nothing: no"
			" end." };

	return dk_sheet_row(s) != NULL ? dk_ask(s, &ask, ended) : DK_KEEP;
}

static enum dk_react
asked(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	struct dk_err err;

	if (text[0] != '\0' && ask_policy(s, text, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	snprintf(st->asked, sizeof(st->asked), "%s", text);
	return DK_RELOAD;
}

static enum dk_react
what_if(struct dk_screen *s)
{
	const struct dk_ask ask = { .title = "WHAT WOULD IT SAY", .label = "Sale", .max = 40,
		.text = "order, line and reason, as 100067 1 N" };

	return dk_ask(s, &ask, asked);
}

static void
draw(const struct dk_screen *s, struct dk_surface *body)
{
	const struct state *st = s->state;
	const struct dk_return_answer *a = &st->says;
	int row = body->rows - FOOT + 1, col;

	dk_sheet_fill(s, body);
	if (st->of[0] == '\0') {
		dk_put(body, dk_to(row, 1, DK_LOOK_LABEL), "w: what it says about a sale. The"
		    " rule that names most wins, then the latest.");
		return;
	}
	col = dk_put(body, dk_to(row, 1, DK_LOOK_LABEL), "%s: ", st->of);
	col = dk_put(body, dk_to(row, col, strcmp(a->verdict, "allowed") == 0 ? DK_LOOK_OK
	    : DK_LOOK_WARN), "%s", a->is_late ? "too late" : a->verdict);
	dk_put(body, dk_to(row, col, DK_LOOK_LABEL), a->window > 0 ? ", day %lld of %lld"
	    : ", day %lld", (long long)a->days, (long long)a->window);
	col = 1;
	if (a->fee.e5 != 0)
		col = dk_put(body, dk_to(row + 1, 1, DK_LOOK_LABEL), "Fee %s %%%s%s: ",
		    dk_rate_text(a->fee).s, a->fee_code[0] != '\0' ? " taxed " : "", a->fee_code);
	dk_put(body, dk_to(row + 1, col, DK_LOOK_VALUE), "%s", a->rule[0] == '\0'
	    ? "No rule: the days of the setting return_days." : a->clause);
}

static const struct dk_binding keys[] = {
	{ "Enter", "Open", look, "change the rule", false },
	{ "n", "new", add, "a rule", false },
	{ "e", "end", end, "from a day on it holds for no sale any more", false },
	{ "w", "what if", what_if, "what it says about a line of an order", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_return_rules = {
	.name = "return_rules",
	.title = "RETURN RULES",
	.help = "What may come back, until when and for which fee. Of the rules that held on the\n"
		"day of the sale the one that names most wins. A rule is ended by a day, so that\n"
		"sales before it keep what they were told. w asks about one sale; the rule that\n"
		"answers is marked.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.load = load,
	.draw = draw,
	.sheet = sheet,
	.key = dk_sheet_key,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
