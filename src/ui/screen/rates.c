/* rates.c - what other currencies are worth: n gives a rate, Enter one for the same currency. */
#include <stdio.h>
#include <string.h>

#include "docket/currency.h"
#include "ui/ask.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct row {
	struct dk_currency_rate rate;
	const char *now; /* coming, in force; "" = past */
};

struct state {
	struct dk_list list;
	struct row *rows;
};

/* The rows of a currency come together, the latest first: the first that has begun is in force. */
static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_currency_rate *all = NULL;
	dk_date today = dk_session_today(s->session);
	size_t count = 0;
	enum dk_rc rc = dk_currency_list(s->session, &s->data, &all, &count, err);

	if (rc != DK_OK)
		return rc;
	st->rows = dk_arena_array(&s->data, count + 1, sizeof(*st->rows));
	for (size_t i = 0; i < count; i++) {
		bool is_first = i == 0 || strcmp(all[i].currency, all[i - 1].currency) != 0;
		bool has_begun = dk_date_diff(all[i].from, today) <= 0;

		st->rows[i] = (struct row){ all[i], !has_begun ? "coming"
		    : is_first || strcmp(st->rows[i - 1].now, "coming") == 0 ? "in force" : "" };
	}
	dk_sheet_set(s, DK_ROWS_PLAIN(st->rows, count), st->rows);
	dk_title(s, "RATES  in %s of one unit", s->session->currency);
	return DK_OK;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_screen *s = data;
	const struct row *x = &((const struct state *)s->state)->rows[row];
	const struct dk_currency_rate *r = &x->rate;
	struct dk_exchange per;

	out->text = out->buf;
	if (column == 0) {
		out->text = r->currency;
	} else if (column == 1) {
		snprintf(out->buf, sizeof(out->buf), "%s", dk_date_iso(r->from).s);
	} else if (column == 2) {
		out->has_by = true;
		out->by = r->rate.e9;
		snprintf(out->buf, sizeof(out->buf), "%s", dk_exchange_text(r->rate).s);
	} else if (column == 3 && dk_exchange_inverse(r->rate, &per)) {
		out->has_by = true;
		out->by = per.e9;
		snprintf(out->buf, sizeof(out->buf), "%s", dk_exchange_text(per).s);
	} else if (column == 4) {
		out->text = x->now;
		out->look = *out->text == 'c' ? DK_LOOK_WAIT : DK_LOOK_OK;
	}
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "Currency", .width = 9, .grows = true },
		{ .head = "From", .width = 10 },
		{ .head = "One of it is", .width = 20, .right = true },
		{ .head = "One of ours is", .width = 20, .right = true },
		{ .head = "Now", .width = 8 },
	};

	out->list = &((struct state *)s->state)->list;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s, cell,
		"No other currency is known. n gives the first rate." };
}

/* "0.7921", or "/1.2624": what one of the house's is worth. */
static enum dk_rc
read_rate(const char *text, struct dk_exchange *out, struct dk_err *err)
{
	struct dk_exchange per = { 0 };
	enum dk_rc rc;

	if (text[0] != '/')
		return dk_exchange_parse(text, out, err);
	rc = dk_exchange_parse(text + 1, &per, err);
	if (rc == DK_OK && !dk_exchange_inverse(per, out))
		rc = dk_fail(err, DK_EINPUT, "rate", "'%.40s' is too much for a rate.", text + 1);
	return rc;
}

static enum dk_react
given(struct dk_screen *s, const char *text)
{
	char code[8] = "", rate[40] = "", day[24] = "";
	struct dk_currency_rate row = { code, dk_session_today(s->session), { 0 } };
	enum dk_put did = DK_PUT_UNCHANGED;
	struct dk_err err;

	(void)sscanf(text, "%7s %39s %23[^\n]", code, rate, day);
	for (char *p = code; *p != '\0'; p++)
		*p = (char)(*p >= 'a' && *p <= 'z' ? *p - 'a' + 'A' : *p);
	if (day[0] != '\0' && !dk_date_parse_typed(day, row.from, &row.from)) {
		dk_say(s, DK_LOOK_WARN, "that is no day: 26.11, thu, +3");
		return DK_STAY;
	}
	if (read_rate(rate, &row.rate, &err) != DK_OK ||
	    dk_currency_put(s->session, &row, &did, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	dk_say(s, DK_LOOK_OK, "from %s one %s is %s %s%s", dk_date_short(row.from).s, code,
	    dk_exchange_text(row.rate).s, s->session->currency,
	    did == DK_PUT_UNCHANGED ? ", as it was" : "");
	return DK_RELOAD;
}

static enum dk_react
ask(struct dk_screen *s, const char *value)
{
	char text[160];
	const struct dk_ask ask = { .title = "A RATE", .label = "Rate", .text = text,
		.value = value, .max = 60 };

	snprintf(text, sizeof(text), "USD 0.7921: what one is worth in %s; USD /1.2624: how many\n"
	    "one %s is worth. Then the first day, if it is not today.", s->session->currency,
	    s->session->currency);
	return dk_ask(s, &ask, given);
}

static enum dk_react
add(struct dk_screen *s)
{
	return ask(s, "");
}

static enum dk_react
next(struct dk_screen *s)
{
	const struct row *r = dk_sheet_row(s);

	return r == NULL ? DK_KEEP : ask(s, dk_fmt(&s->data, "%s ", r->rate.currency));
}

static const struct dk_binding keys[] = {
	{ "Enter", "New", next, "a new rate for this currency", false },
	{ "n", "another", add, "the first rate for another currency", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_rates = {
	.name = "rates",
	.title = "RATES",
	.help = "What one unit of another currency is worth, from a day on. An order takes the\n"
		"rate of its day, an invoice that of its tax point, a payment that of its own.\n"
		"What is past stays once something was posted by it. Files: docket import rates.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.load = load,
	.draw = dk_sheet_fill,
	.sheet = sheet,
	.key = dk_sheet_key,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
