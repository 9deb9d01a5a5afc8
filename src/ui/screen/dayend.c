/* dayend.c - day end (3.15): run the rules, drill into one, count the drawer, sign off. */
#include <stdlib.h>
#include <string.h>

#include "docket/day.h"
#include "ui/paperwork.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct state {
	struct dk_list list;
	bool only_open;         /* rules that found something */
	bool is_run;            /* news of other desks make no new run; F5 does */
	struct dk_day_info day;
	struct dk_rule_result *found; /* in `run`: kept until the next run */
	struct dk_rule_result *rules; /* the same, filtered and sorted */
	size_t count;
	struct dk_arena run;
	char method[16];        /* being counted */
};

static enum dk_rc
run(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_arena fresh = { 0 };
	struct dk_rule_result *rules = NULL, *kept;
	size_t count = 0, n = 0;
	enum dk_rc rc = dk_day_reconcile(s->session, &fresh, NULL, &rules, &count, err);

	if (rc != DK_OK) {
		dk_arena_free(&fresh);
		return rc;
	}
	kept = dk_arena_array(&fresh, count + 1, sizeof(*kept));
	for (int state = DK_STOP; state >= DK_OKAY; state--)
		for (size_t i = 0; i < count; i++)
			if ((int)rules[i].state == state && (!st->only_open || state != DK_OKAY))
				kept[n++] = rules[i];
	dk_arena_free(&st->run);
	st->run = fresh;
	st->found = kept;
	st->count = n;
	return DK_OK;
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	enum dk_rc rc = st->is_run ? DK_OK : run(s, err);

	st->is_run = rc == DK_OK;
	if (rc == DK_OK) {
		st->rules = dk_arena_array(&s->data, st->count + 1, sizeof(*st->rules));
		memcpy(st->rules, st->found, st->count * sizeof(*st->rules));
		dk_sheet_set(s, DK_ROWS_PLAIN(st->rules, st->count), st->rules);
	}
	if (rc == DK_OK)
		rc = dk_day_load(s->session, &s->data, DK_NO_DATE, &st->day, err);
	if (rc == DK_OK)
		dk_title(s, "DAY END  %s   OPEN   run %lld, %lld STOP, %lld warn",
		    dk_date_short(st->day.date).s, (long long)st->day.run, (long long)st->day.stops,
		    (long long)st->day.warnings);
	return rc;
}

static size_t
open_rows(const struct dk_rule_result *r)
{
	size_t n = 0;

	for (size_t i = 0; i < r->row_count; i++)
		n += r->rows[i].reason_code[0] == '\0';
	return n;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_rule_result *r = &((const struct state *)data)->rules[row];
	size_t open = open_rows(r);

	switch (column) {
	case 0:
		out->text = r->summary;
		break;
	case 1:
		out->text = r->expected;
		break;
	case 2:
		out->text = r->found;
		break;
	default:
		out->text = out->buf;
		if (r->state == DK_OKAY)
			snprintf(out->buf, sizeof(out->buf), "ok");
		else if (open == 0)
			snprintf(out->buf, sizeof(out->buf), "explained");
		else
			snprintf(out->buf, sizeof(out->buf), "%s %zu",
			    r->state == DK_WARN ? "warn" : "STOP", open);
		out->look = r->state == DK_OKAY || open == 0 ? DK_LOOK_OK
		    : r->state == DK_WARN ? DK_LOOK_WARN : DK_LOOK_STOP;
	}
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "Check", .width = 44, .grows = true },
		{ .head = "Expected", .width = 10, .right = true },
		{ .head = "Found", .width = 10, .right = true }, { .head = "State", .width = 10 },
	};
	struct state *st = s->state;

	out->list = &st->list;
	out->foot = 1;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), st, cell,
		"every rule is satisfied" };
}

static void
draw(const struct dk_screen *s, struct dk_surface *sf)
{
	dk_sheet_draw(s, sf, dk_at(0, 0, sf->cols, DK_LOOK_FOCUS), sf->rows - 1);
	dk_put_text(sf, dk_at(sf->rows - 1, 1, sf->cols - 2, DK_LOOK_LABEL),
	    "Sign-off needs 0 STOP; a warn needs a reason.   Enter drill   s sign   x workbook");
}

static enum dk_react
run_again(struct dk_screen *s)
{
	((struct state *)s->state)->is_run = false;
	return DK_RELOAD;
}

/* What is mended or explained there shows when the clerk comes back. */
static enum dk_react
drill(struct dk_screen *s)
{
	struct state *st = s->state;

	if (st->list.rows.count == 0)
		return DK_KEEP;
	st->is_run = false;
	return dk_open(s, "difference", st->rules[st->list.cursor].rule);
}

static enum dk_react
only_open(struct dk_screen *s)
{
	struct state *st = s->state;

	st->only_open = !st->only_open;
	return run_again(s);
}

static enum dk_react
signed_off(struct dk_screen *s, const char *word)
{
	struct state *st = s->state;
	struct dk_date_text day = dk_date_short(st->day.date);
	struct dk_err err;
	struct dk_day_closed closed;

	(void)word;
	if (dk_day_close(s->session, st->day.date, &closed, &err) != DK_OK)
		return dk_say_err(s, &err);
	if (closed.left.rc != DK_OK)
		dk_say(s, DK_LOOK_WARN, "%s", closed.left.text);
	else
		dk_say(s, DK_LOOK_OK, "%s is signed off", day.s);
	return run_again(s);
}

static enum dk_react
sign(struct dk_screen *s)
{
	const struct dk_ask ask = { .title = "SIGN OFF THE DAY", .word = "sign",
		.text = "A day that is signed off is never reopened. Type: sign", .label = "Word" };

	return dk_ask(s, &ask, signed_off);
}

static enum dk_react
counted(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	struct dk_err err;
	dk_money amount;

	if (dk_money_parse(text, s->session->exponent, &amount, &err) != DK_OK ||
	    dk_day_count(s->session, st->method, amount, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	return run_again(s);
}

static enum dk_react
count_method(struct dk_screen *s, const char *method)
{
	struct state *st = s->state;
	const struct dk_ask ask = { .title = "COUNTED", .text = method, .label = "Amount" };

	snprintf(st->method, sizeof(st->method), "%s", method);
	return dk_ask(s, &ask, counted);
}

static enum dk_react
count_cash(struct dk_screen *s)
{
	return count_method(s, "cash");
}

static enum dk_react
count_card(struct dk_screen *s)
{
	return count_method(s, "card");
}

static enum dk_react
count_cheque(struct dk_screen *s)
{
	return count_method(s, "cheque");
}

static const struct dk_binding tender[] = {
	{ "c", "cash", count_cash, NULL, false },
	{ "k", "card slips", count_card, NULL, false },
	{ "q", "cheques", count_cheque, NULL, false },
	{ 0 },
};

static enum dk_react
count_drawer(struct dk_screen *s)
{
	return dk_ask_menu(s, "COUNT", tender);
}

static enum dk_react
workbook(struct dk_screen *s)
{
	return dk_make_report(s, "daily", ((struct state *)s->state)->day.date, "xlsx");
}

static void
close_screen(struct dk_screen *s)
{
	dk_arena_free(&((struct state *)s->state)->run);
}

static const struct dk_binding keys[] = {
	{ "Enter", "Rows", drill, "the rows of this check, with cause and fix", false },
	{ "F5", "Run", run_again, "run all checks again", false },
	{ "s", "Sign", sign, "sign off the day (also F2); S sorts", false },
	{ "F2", NULL, sign, "sign off the day", false },
	{ "c", "Count", count_drawer, "what was counted: cash, card slips, cheques", false },
	{ "o", "Open", only_open, "only checks that found something, or all", false },
	{ "x", "Workbook", workbook, "the daily workbook of this day", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_dayend = {
	.name = "dayend", .title = "DAY END", .state_size = sizeof(struct state), .keys = keys,
	.load = load, .draw = draw, .sheet = sheet, .key = dk_sheet_key, .close = close_screen,
	.has_right = true, .right = DK_RIGHT_DAY_REASON,
};
