/* exports.c - what went to the accounting program, file by file, and what waits to go. */
#include "docket/ledger_export.h"
#include "ui/ask.h"
#include "ui/paperwork.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct state {
	struct dk_list list;
	struct dk_ledger_export *rows;
	const char *says; /* what waits up to today */
	dk_date to;       /* asked for */
};

/* "38 batches, 112 postings of Mon 23 Nov, 25,982.41 GBP" */
static const char *
what_waits(struct dk_screen *s, const struct dk_ledger_waiting *w)
{
	const struct dk_date_text from = dk_date_short(w->from), to = dk_date_short(w->to);
	bool is_one_day = dk_date_diff(w->from, w->to) == 0;

	if (w->batches == 0)
		return "nothing";
	return dk_fmt(&s->data, "%lld %s, %lld postings of %s%s%s, %s %s", (long long)w->batches,
	    w->batches == 1 ? "batch" : "batches", (long long)w->postings, from.s,
	    is_one_day ? "" : " to ", is_one_day ? "" : to.s,
	    dk_money_show(w->debit, s->session->exponent).s, s->session->currency);
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_ledger_waiting waiting;
	struct dk_ledger_export *rows;
	size_t count;
	enum dk_rc rc = dk_ledger_export_list(s->session, &s->data, &rows, &count, err);

	if (rc == DK_OK)
		rc = dk_ledger_export_waiting(s->session, dk_session_today(s->session),
		    &waiting, err);
	if (rc != DK_OK)
		return rc;
	st->rows = rows;
	st->says = what_waits(s, &waiting);
	dk_sheet_set(s, DK_ROWS(rows, count, id), rows);
	dk_title(s, "POSTINGS THAT WENT OUT  %zu", count);
	return DK_OK;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_screen *s = data;
	const struct dk_ledger_export *x = &((const struct state *)s->state)->rows[row];
	int64_t ms = 0;

	out->text = out->buf;
	if (column == 0)
		snprintf(out->buf, sizeof(out->buf), "%lld", (long long)x->id);
	else if (column == 1)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_date_iso(x->from).s);
	else if (column == 2)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_date_iso(x->to).s);
	else if (column == 3)
		snprintf(out->buf, sizeof(out->buf), "%lld", (long long)x->batches);
	else if (column == 4)
		snprintf(out->buf, sizeof(out->buf), "%s",
		    dk_money_show(x->debit, s->session->exponent).s);
	else if (column == 5)
		out->text = x->by;
	else if (dk_instant_parse(x->at, &ms))
		snprintf(out->buf, sizeof(out->buf), "%.6s %.5s",
		    dk_date_short(dk_instant_day(ms)).s + 4, dk_instant_clock(ms).s);
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "No", .width = 4, .right = true }, { .head = "From", .width = 10 },
		{ .head = "Up to", .width = 10 }, { .head = "Batches", .width = 7, .right = true },
		{ .head = "Debit = credit", .width = 14, .right = true },
		{ .head = "By", .width = 8, .grows = true }, { .head = "At", .width = 12 },
	};

	out->list = &((struct state *)s->state)->list;
	out->foot = 1;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s, cell,
		"Nothing went out yet. n writes the first file." };
}

static void
draw(const struct dk_screen *s, struct dk_surface *sf)
{
	const struct state *st = s->state;

	dk_sheet_draw(s, sf, dk_at(0, 0, sf->cols, DK_LOOK_FOCUS), sf->rows - 1);
	dk_put(sf, dk_at(sf->rows - 1, 1, sf->cols - 2, DK_LOOK_LABEL), "Waits: %s", st->says);
}

static enum dk_react
said_yes(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	struct dk_err err;
	dk_id id;

	(void)text;
	if (dk_ledger_export(s->session, st->to, &id, &err) != DK_OK)
		dk_say_err(s, &err);
	else
		(void)dk_make_postings(s, id, "csv");
	return DK_RELOAD;
}

static enum dk_react
day_given(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	struct dk_ledger_waiting w;
	struct dk_err err;
	struct dk_ask ask = { .title = "WRITE THEM OUT", .label = "Type yes", .word = "yes" };

	if (!dk_date_parse(text, &st->to)) {
		dk_say(s, DK_LOOK_WARN, "type the day like 2026-11-23");
		return DK_STAY;
	}
	if (dk_ledger_export_waiting(s->session, st->to, &w, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	if (w.batches == 0) {
		dk_say(s, DK_LOOK_WARN, "nothing waits up to %s", dk_date_short(st->to).s);
		return DK_STAY;
	}
	ask.text = dk_fmt(&s->data, "%s\nEach goes out once; the file can be written again.",
	    what_waits(s, &w));
	return dk_ask(s, &ask, said_yes);
}

static enum dk_react
next(struct dk_screen *s)
{
	const struct state *st = s->state;
	const struct dk_ask ask = { .title = "THE NEXT FILE", .label = "Up to business day",
		.text = dk_fmt(&s->data, "Waits: %s", st->says),
		.value = dk_fmt(&s->data, "%s", dk_date_iso(dk_session_today(s->session)).s) };

	return dk_ask(s, &ask, day_given);
}

static enum dk_react
again(struct dk_screen *s, const char *format)
{
	const struct dk_ledger_export *x = dk_sheet_row(s);

	return x == NULL ? DK_KEEP : dk_make_postings(s, x->id, format);
}

static enum dk_react
as_csv(struct dk_screen *s)
{
	return again(s, "csv");
}

static enum dk_react
as_xlsx(struct dk_screen *s)
{
	return again(s, "xlsx");
}

static const struct dk_binding keys[] = {
	{ "Enter", "Again", as_csv, "write this file again, to the letter", false },
	{ "n", "next", next, "write what waits; shows it first (right day-close)", false },
	{ "w", "Workbook", as_xlsx, "write this file again as a workbook (xlsx)", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_exports = {
	.name = "exports",
	.title = "POSTINGS THAT WENT OUT",
	.help = "The files of postings for the accounting program: each posting goes out once,\n"
		"and a file can be written again. The same: docket account export.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.load = load,
	.draw = draw,
	.sheet = sheet,
	.key = dk_sheet_key,
	.has_right = true,
	.right = DK_RIGHT_REPORT,
};
