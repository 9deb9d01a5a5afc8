/* withholdings.c - taxes that customers keep back: n gives a rate, Enter one of the same tax. */
#include <stdio.h>
#include <string.h>

#include "docket/withholding.h"
#include "ui/ask.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct state {
	struct dk_list list;
	struct dk_withholding *rows;
};

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	size_t count = 0;
	enum dk_rc rc = dk_withholding_list(s->session, &s->data, &st->rows, &count, err);

	if (rc != DK_OK)
		return rc;
	dk_sheet_set(s, DK_ROWS_PLAIN(st->rows, count), st->rows);
	dk_title(s, "WITHHELD TAXES  %zu rate%s", count, count == 1 ? "" : "s");
	return DK_OK;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_screen *s = data;
	const struct dk_withholding *x = &((const struct state *)s->state)->rows[row];

	out->text = out->buf;
	if (column == 0) {
		out->text = x->code;
	} else if (column == 1) {
		snprintf(out->buf, sizeof(out->buf), "%s",
		    dk_date_is_set(x->from) ? dk_date_iso(x->from).s : "always");
	} else if (column == 2) {
		out->has_by = true;
		out->by = x->rate.e5;
		snprintf(out->buf, sizeof(out->buf), "%s %%", dk_rate_text(x->rate).s);
	} else if (column == 3) {
		out->text = *x->name != '\0' ? x->name : x->code;
	} else if (column == 4) {
		out->text = x->names;
	}
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "Code", .width = 12 },
		{ .head = "From", .width = 10 },
		{ .head = "Rate", .width = 9, .right = true },
		{ .head = "On paper", .width = 18 },
		{ .head = "By language", .width = 20, .grows = true },
	};

	out->list = &((struct state *)s->state)->list;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s, cell,
		"No customer can withhold a tax yet. n gives the first rate." };
}

static enum dk_react
given(struct dk_screen *s, const char *text)
{
	char code[24] = "", rate[24] = "", day[24] = "";
	struct dk_withholding row = { .code = code, .from = DK_NO_DATE };
	enum dk_put did = DK_PUT_UNCHANGED;
	struct dk_err err;
	enum dk_rc rc;

	(void)sscanf(text, "%23s %23s %23[^\n]", code, rate, day);
	if (day[0] != '\0' &&
	    !dk_date_parse_typed(day, dk_session_today(s->session), &row.from)) {
		dk_say(s, DK_LOOK_WARN, "that is no day: 26.11, thu, +3");
		return DK_STAY;
	}
	rc = dk_rate_parse(rate, &row.rate, &err);
	if (rc == DK_OK)
		rc = dk_withholding_names(s->session, &s->data, &row, &err);
	if (rc == DK_OK)
		rc = dk_withholding_put(s->session, &row, &did, &err);
	if (rc != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	dk_say(s, DK_LOOK_OK, "%s%s %s is %s %%%s",
	    dk_date_is_set(row.from) ? "from " : "always",
	    dk_date_is_set(row.from) ? dk_date_short(row.from).s : ",", code,
	    dk_rate_text(row.rate).s, did == DK_PUT_UNCHANGED ? ", as it was" : "");
	return DK_RELOAD;
}

static enum dk_react
ask(struct dk_screen *s, const char *value)
{
	return dk_ask(s, &(struct dk_ask){ .title = "A WITHHELD TAX", .label = "Rate",
	    .text = "IRPF 15: percent of an invoice without value-added tax; then the\n"
		    "first day, if it is not always so. 0 ends it from that day on.",
	    .value = value, .max = 60 }, given);
}

static enum dk_react
add(struct dk_screen *s)
{
	return ask(s, "");
}

static enum dk_react
next(struct dk_screen *s)
{
	const struct dk_withholding *x = dk_sheet_row(s);

	return x == NULL ? DK_KEEP : ask(s, dk_fmt(&s->data, "%s ", x->code));
}

static const struct dk_binding keys[] = {
	{ "Enter", "Rate", next, "a new rate of this tax", false },
	{ "n", "new tax", add, "the first rate of another tax", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_withholdings = {
	.name = "withholdings",
	.title = "WITHHELD TAXES",
	.help = "What customers keep back of an invoice and pay to the state for us. A customer's\n"
		"form says which he withholds; an invoice takes the rate of its tax point. What\n"
		"papers call it: docket withholding rate --name, or docket import withholding.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.load = load,
	.draw = dk_sheet_fill,
	.sheet = sheet,
	.key = dk_sheet_key,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
