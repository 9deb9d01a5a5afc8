/*
 * count.c - what was counted of a purchase order's lines and is not posted yet, by line and lot.
 */
#include "ui/receiving/receiving.h"

#include <string.h>

struct receiving_row *
receiving_row(struct receiving_row *rows, size_t count, int64_t line_no)
{
	for (size_t i = 0; i < count; i++) /* lines are numbered from 1 without gaps: at once */
		if (rows[(i + (size_t)line_no - 1) % count].l.line_no == line_no)
			return &rows[(i + (size_t)line_no - 1) % count];
	return NULL;
}

int64_t
receiving_open(const struct receiving_row *r)
{
	return !r->l.is_closed && r->l.received.milli < r->l.ordered.milli
	    ? r->l.ordered.milli - r->l.received.milli : 0;
}

void
receiving_add_up(struct receiving *st, size_t count)
{
	for (size_t i = 0; i < st->part_count; i++) {
		const struct receiving_part *p = &st->parts[i];
		struct receiving_row *r = receiving_row(st->rows, count, p->line_no);

		if (r == NULL)
			continue;
		r->now.milli += p->qty.milli;
		r->damaged.milli += p->damaged.milli;
		r->lot = p->lot;
		r->lots += p->lot[0] != '\0';
	}
}

/* Forgets what was counted of a line, or of one lot of it. */
void
receiving_forget(struct receiving *st, int64_t line_no, const char *lot)
{
	size_t left = 0;

	for (size_t i = 0; i < st->part_count; i++) {
		const struct receiving_part *p = &st->parts[i];

		if (p->line_no != line_no || (lot != NULL && strcmp(p->lot, lot) != 0))
			st->parts[left++] = *p;
	}
	st->part_count = left;
}

static void
keep(struct dk_screen *s, const struct receiving_part *p)
{
	struct receiving *st = s->state;

	st->is_warned = false;
	receiving_forget(st, p->line_no, p->lot);
	if (p->qty.milli == 0)
		return;
	st->parts = dk_arena_grow(&s->keep, st->parts, st->part_count, &st->part_cap,
	    sizeof(*st->parts));
	st->parts[st->part_count++] = *p;
}

static enum dk_react
counted(struct dk_screen *s)
{
	struct receiving *st = s->state;

	keep(s, &st->said);
	dk_input_set(&st->scan, "");
	if (!st->in_list)
		dk_input_focus(&st->scan);
	return DK_RELOAD;
}

/* "2611-A", or "2611-A 2027-03-31" where the label says until when it keeps. */
static enum dk_react
lot_given(struct dk_screen *s, const char *text)
{
	struct receiving *st = s->state;
	size_t len = strcspn(text, " ");
	const char *rest = text + len + strspn(text + len, " ");
	const struct receiving_row *r = receiving_row(st->rows, st->list.rows.count, st->line_no);

	if (len == 0 || len >= sizeof(st->said.lot)) {
		dk_say(s, DK_LOOK_WARN, "type the %s that stands on it", r != NULL &&
		    strcmp(r->plan.tracked, "serial") == 0 ? "serial number" : "lot");
		return DK_STAY;
	}
	if (*rest != '\0' && !dk_date_parse_typed(rest, dk_session_today(s->session),
	    &st->said.expiry)) {
		dk_say(s, DK_LOOK_WARN, "behind it stands its last day: 2611-A 2027-03-31");
		return DK_STAY;
	}
	snprintf(st->said.lot, sizeof(st->said.lot), "%.*s", (int)len, text);
	return counted(s);
}

static enum dk_react
ask_lot(struct dk_screen *s, const struct receiving_row *r)
{
	bool is_serial = strcmp(r->plan.tracked, "serial") == 0;

	return dk_ask(s, &(struct dk_ask){ .max = 60, .title = is_serial ? "SERIAL NUMBER" : "LOT",
	    .label = is_serial ? "Serial" : "Lot",
	    .text = is_serial ? "the serial number that stands on it"
	    : "the lot, and its last day where the label says it" }, lot_given);
}

/* "40", or "40:2" with two of them damaged; 0 takes the count back. */
static enum dk_react
count_given(struct dk_screen *s, const char *text)
{
	struct receiving *st = s->state;
	const struct receiving_row *r = receiving_row(st->rows, st->list.rows.count, st->line_no);
	char *copy = dk_arena_dup(&s->data, text), *bad = strchr(copy, ':');
	struct dk_err err;

	if (bad != NULL)
		*bad++ = '\0';
	st->said.qty = st->said.damaged = (dk_qty){ 0 };
	if (dk_qty_parse(copy, &st->said.qty, &err) != DK_OK ||
	    (bad != NULL && dk_qty_parse(bad, &st->said.damaged, &err) != DK_OK))
		return dk_say_err(s, &err), DK_STAY;
	if (st->said.damaged.milli > st->said.qty.milli) {
		dk_say(s, DK_LOOK_WARN, "no more can be damaged than came");
		return DK_STAY;
	}
	st->said.line_no = st->line_no;
	if (st->said.qty.milli == 0) {
		receiving_forget(st, st->line_no, NULL);
		return counted(s);
	}
	if (r != NULL && strcmp(r->plan.tracked, "serial") == 0 && st->said.qty.milli != 1000) {
		dk_say(s, DK_LOOK_WARN,
		    "each piece of %s has its own serial number: count them one by one", r->l.sku);
		return DK_STAY;
	}
	if (r != NULL && r->plan.tracked[0] != '\0' && st->said.lot[0] == '\0')
		return ask_lot(s, r);
	return counted(s);
}

/* Asks for the quantity of a line; `value` is what the scan said, NULL: what is open. */
enum dk_react
receiving_ask_count(struct dk_screen *s, const struct receiving_row *r, const char *value)
{
	struct receiving *st = s->state;
	int64_t left = receiving_open(r) - r->now.milli;
	struct dk_ask ask = { .title = "COUNT",
		.text = "what came; 40:2 when two of them are damaged; 0 = not counted" };

	if (r->l.is_closed) {
		dk_say(s, DK_LOOK_STOP, "line %lld is closed: %s. Order it anew, or send it back.",
		    (long long)r->l.line_no, st->purchase.closed_reason);
		return DK_REDRAW;
	}
	if (r->plan.tracked[0] == '\0')
		left = receiving_open(r);
	else if (strcmp(r->plan.tracked, "serial") == 0 && left > 1000)
		left = 1000;
	st->line_no = r->l.line_no;
	ask.label = r->l.sku;
	ask.value = value != NULL ? value
	    : dk_arena_dup(&s->data, dk_qty_text((dk_qty){ left > 0 ? left : 0 }).s);
	return dk_ask(s, &ask, count_given);
}

enum dk_react
receiving_count_line(struct dk_screen *s)
{
	struct receiving *st = s->state;
	const struct receiving_row *r = receiving_here(s);

	st->said = (struct receiving_part){ .expiry = DK_NO_DATE };
	return r != NULL ? receiving_ask_count(s, r, NULL) : DK_KEEP;
}

/* Lots are on the labels: what is tracked is counted by hand. */
enum dk_react
receiving_take_all(struct dk_screen *s)
{
	struct receiving *st = s->state;
	size_t tracked = 0;

	for (size_t i = 0; i < st->list.rows.count; i++) {
		const struct receiving_row *r = &st->rows[i];
		const struct receiving_part p = { .line_no = r->l.line_no,
			.qty = { receiving_open(r) }, .expiry = DK_NO_DATE };

		if (p.qty.milli == 0 || r->now.milli > 0)
			continue;
		if (r->plan.tracked[0] != '\0') {
			tracked++;
			continue;
		}
		st->parts = dk_arena_grow(&s->keep, st->parts, st->part_count, &st->part_cap,
		    sizeof(*st->parts));
		st->parts[st->part_count++] = p;
	}
	if (tracked > 0)
		dk_say(s, DK_LOOK_WARN, "%zu line%s of tracked items: scan each lot", tracked,
		    tracked == 1 ? "" : "s");
	return DK_RELOAD;
}
