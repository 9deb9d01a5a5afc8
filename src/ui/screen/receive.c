/*
 * receive.c - receiving (3.13): what comes off the van is scanned and counted, then posted at once.
 *
 * One field takes every code: items, packs, GS1 element strings with lot and expiry, the number of
 * another purchase order. A scan leads to its line and asks for the quantity, which is never
 * assumed; what was counted lives with the screen until F2 posts it.
 */
#include <stdlib.h>
#include <string.h>

#include "docket/gs1.h"
#include "docket/receive.h"
#include "ui/act/request.h"
#include "ui/ask.h"
#include "ui/paperwork.h"
#include "ui/sheet.h"
#include "ui/ui.h"

/* Counted, not posted yet; of a tracked product one a lot. */
struct part {
	int64_t line_no;
	dk_qty qty, damaged;
	char lot[48];
	dk_date expiry;
};

struct row {
	dk_id id;
	struct dk_purchase_line l;
	struct dk_receive_plan plan;
	dk_qty now, damaged;
	const char *lot; /* of what was counted last */
	size_t lots;
};

struct state {
	dk_id id;
	struct dk_list list;
	struct dk_input scan;
	bool in_list;
	struct dk_purchase purchase;
	struct row *rows;
	struct part *parts; /* in s->keep */
	size_t part_count, part_cap;
	/* being counted: what the scan said beside the item */
	int64_t line_no;
	struct part said;
	/* being posted */
	char note[200], approver[80];
	bool is_warned; /* that leaving forgets what was counted */
	/* receipt made last, for its paper */
	dk_id receipt;
	char receipt_number[32];
};

static const struct dk_input_def scan_def = { .name = "scan", .label = "Scan", .row = 0, .col = 1,
	.width = 30, .max = 90,
	.help = "Scan: an item, a pack, a GS1 code with lot and expiry, or another order.\n"
		"Enter alone counts the line under the cursor." };

static enum dk_rc
open_screen(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;

	(void)err;
	st->id = strtoll(s->arg, NULL, 10);
	dk_input_focus(&st->scan);
	return DK_OK;
}

static struct row *
row_of(struct row *rows, size_t count, int64_t line_no)
{
	for (size_t i = 0; i < count; i++) /* lines are numbered from 1 without gaps: at once */
		if (rows[(i + (size_t)line_no - 1) % count].l.line_no == line_no)
			return &rows[(i + (size_t)line_no - 1) % count];
	return NULL;
}

static void
add_counts(struct state *st, size_t count)
{
	for (size_t i = 0; i < st->part_count; i++) {
		const struct part *p = &st->parts[i];
		struct row *r = row_of(st->rows, count, p->line_no);

		if (r == NULL)
			continue;
		r->now.milli += p->qty.milli;
		r->damaged.milli += p->damaged.milli;
		r->lot = p->lot;
		r->lots += p->lot[0] != '\0';
	}
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_receive_plan *plan;
	size_t planned, count;
	enum dk_rc rc = dk_purchase_load(s->session, &s->data, st->id, &st->purchase, err);

	if (rc == DK_OK)
		rc = dk_receive_plan(s->session, &s->data, st->id, &plan, &planned, err);
	if (rc != DK_OK)
		return rc;
	count = st->purchase.line_count;
	st->rows = dk_arena_array(&s->data, count + 1, sizeof(*st->rows));
	for (size_t i = 0; i < count; i++)
		st->rows[i] = (struct row){ .id = st->purchase.lines[i].id,
			.l = st->purchase.lines[i], .plan = plan[i], .lot = "" };
	add_counts(st, count);
	dk_sheet_set(s, DK_ROWS(st->rows, count, id), st->rows);
	dk_title(s, "RECEIVE %s  %s", st->purchase.number, st->purchase.supplier_name);
	return DK_OK;
}

static int64_t
open_of(const struct row *r)
{
	return !r->l.is_closed && r->l.received.milli < r->l.ordered.milli
	    ? r->l.ordered.milli - r->l.received.milli : 0;
}

/* "ok", "SHORT 20", "OVER 5", "BAD 2": how the count stands against what is open. */
static void
show_state(const struct row *r, struct dk_shown *out)
{
	int64_t off = r->now.milli > 0 ? r->now.milli - open_of(r) : 0;

	out->text = out->buf;
	if (r->l.is_closed)
		snprintf(out->buf, sizeof(out->buf), "closed");
	else if (r->now.milli == 0)
		snprintf(out->buf, sizeof(out->buf), "%s", open_of(r) == 0 ? "received" : "");
	else if (r->damaged.milli > 0)
		snprintf(out->buf, sizeof(out->buf), "BAD %s", dk_qty_show(r->damaged).s);
	else if (off != 0)
		snprintf(out->buf, sizeof(out->buf), "%s %s", off > 0 ? "OVER" : "SHORT",
		    dk_qty_show((dk_qty){ off > 0 ? off : -off }).s);
	else
		snprintf(out->buf, sizeof(out->buf), "ok");
	out->look = off > 0 ? DK_LOOK_STOP : off < 0 || r->damaged.milli > 0 ? DK_LOOK_WARN
	    : DK_LOOK_OK;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_screen *s = data;
	const struct row *r = &((const struct state *)s->state)->rows[row];

	out->text = out->buf;
	if (column == 0)
		snprintf(out->buf, sizeof(out->buf), "%lld", (long long)r->l.line_no);
	else if (column == 1 || column == 2)
		out->text = column == 1 ? r->l.sku : r->l.name;
	else if (column == 3 || column == 4)
		snprintf(out->buf, sizeof(out->buf), "%s",
		    dk_qty_show(column == 3 ? r->l.ordered : r->l.received).s);
	else if (column == 5 && r->now.milli > 0)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_qty_show(r->now).s);
	else if (column == 6 && r->lots > 1)
		snprintf(out->buf, sizeof(out->buf), "%zu lots", r->lots);
	else if (column == 6)
		out->text = r->lots == 1 ? r->lot : r->plan.tracked[0] != '\0' ? "?" : "";
	else if (column == 7)
		show_state(r, out);
	else if (column == 8 && r->plan.waiting > 0)
		snprintf(out->buf, sizeof(out->buf), "%lld, %s", (long long)r->plan.waiting,
		    r->plan.first);
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "Ln", .width = 3, .right = true }, { .head = "Item", .width = 8 },
		{ .head = "Description", .width = 13, .grows = true },
		{ .head = "Ordered", .width = 7, .right = true },
		{ .head = "Before", .width = 6, .right = true },
		{ .head = "Now", .width = 6, .right = true }, { .head = "Lot", .width = 6 },
		{ .head = "State", .width = 8 }, { .head = "Waiting", .width = 13 },
	};

	out->list = &((struct state *)s->state)->list;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s, cell,
		"It has no lines." };
}

static const struct row *
here(const struct dk_screen *s)
{
	const struct state *st = s->state;

	return st->list.rows.count > 0 ? &st->rows[st->list.cursor] : NULL;
}

/* Where the line goes, and what of it goes on at once. */
static void
draw_put_away(const struct dk_screen *s, struct dk_surface *body)
{
	const struct row *r = here(s);
	int64_t fit, goes_on;
	char more[120] = "";

	if (r == NULL)
		return;
	fit = (r->now.milli > 0 ? r->now.milli : open_of(r)) - r->damaged.milli;
	goes_on = r->plan.waits.milli < fit ? r->plan.waits.milli : fit;
	if (goes_on > 0)
		snprintf(more, sizeof(more), "; %s of it go on at once, %s first",
		    dk_qty_show((dk_qty){ goes_on }).s, r->plan.first);
	else if (dk_date_is_set(r->l.expected) && open_of(r) > 0)
		snprintf(more, sizeof(more), "; expected %s", dk_date_short(r->l.expected).s);
	dk_put(body, dk_at(body->rows - 2, 1, body->cols - 2, DK_LOOK_VALUE),
	    "Put away: L%lld to %s%s", (long long)r->l.line_no, r->plan.home, more);
}

static void
draw_foot(const struct dk_screen *s, struct dk_surface *body)
{
	const struct state *st = s->state;
	int64_t pieces = 0, waits = 0, lines = 0, shorts = 0;

	for (size_t i = 0; i < st->list.rows.count; i++) {
		const struct row *r = &st->rows[i];

		lines += r->now.milli > 0;
		pieces += r->now.milli - r->damaged.milli;
		waits += r->now.milli > 0 ? r->plan.waiting : 0;
		shorts += r->now.milli > 0 && r->now.milli < open_of(r);
	}
	if (lines == 0)
		dk_put(body, dk_at(body->rows - 1, 1, body->cols - 2, DK_LOOK_LABEL),
		    "Scan, or Enter on a line (Tab); F10 a: all that is open came.%s", "");
	else
		dk_put(body, dk_at(body->rows - 1, 1, body->cols - 2, DK_LOOK_LABEL),
		    "F2 post: %lld line%s, stock +%s, %lld waiting, %lld short", (long long)lines,
		    lines == 1 ? "" : "s", dk_qty_show((dk_qty){ pieces }).s, (long long)waits,
		    (long long)shorts);
}

static void
draw(const struct dk_screen *s, struct dk_surface *body)
{
	const struct state *st = s->state;

	dk_sheet_draw(s, body, dk_at(2, 1, body->cols - 1,
	    st->in_list ? DK_LOOK_FOCUS : DK_LOOK_LABEL), s->rows - 5);
	draw_put_away(s, body);
	draw_foot(s, body);
	dk_input_draw(&st->scan, &scan_def, body, !st->in_list);
}

/* Forgets what was counted of a line, or of one lot of it. */
static void
forget(struct state *st, int64_t line_no, const char *lot)
{
	size_t left = 0;

	for (size_t i = 0; i < st->part_count; i++) {
		const struct part *p = &st->parts[i];

		if (p->line_no != line_no || (lot != NULL && strcmp(p->lot, lot) != 0))
			st->parts[left++] = *p;
	}
	st->part_count = left;
}

static void
keep(struct dk_screen *s, const struct part *p)
{
	struct state *st = s->state;

	st->is_warned = false;
	forget(st, p->line_no, p->lot);
	if (p->qty.milli == 0)
		return;
	st->parts = dk_arena_grow(&s->keep, st->parts, st->part_count, &st->part_cap,
	    sizeof(*st->parts));
	st->parts[st->part_count++] = *p;
}

static enum dk_react
counted(struct dk_screen *s)
{
	struct state *st = s->state;

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
	struct state *st = s->state;
	size_t len = strcspn(text, " ");
	const char *rest = text + len + strspn(text + len, " ");

	if (len == 0 || len >= sizeof(st->said.lot)) {
		dk_say(s, DK_LOOK_WARN, "type the lot or serial number that stands on it");
		return DK_STAY;
	}
	if (*rest != '\0' && !dk_date_parse_typed(rest, dk_session_today(s->session),
	    &st->said.expiry)) {
		dk_say(s, DK_LOOK_WARN, "behind the lot stands its last day: 2611-A 2027-03-31");
		return DK_STAY;
	}
	snprintf(st->said.lot, sizeof(st->said.lot), "%.*s", (int)len, text);
	return counted(s);
}

/* "40", or "40:2" with two of them damaged; 0 takes the count back. */
static enum dk_react
count_given(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	const struct row *r = row_of(st->rows, st->list.rows.count, st->line_no);
	char *copy = dk_arena_dup(&s->data, text), *bad = strchr(copy, ':');
	const struct dk_ask ask = { .title = "LOT", .label = "Lot", .max = 60,
		.text = "the lot or serial number, and its last day where the label says it" };
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
		forget(st, st->line_no, NULL);
		return counted(s);
	}
	if (r != NULL && strcmp(r->plan.tracked, "serial") == 0 && st->said.qty.milli != 1000) {
		dk_say(s, DK_LOOK_WARN,
		    "each piece of %s has its own serial number: count them one by one", r->l.sku);
		return DK_STAY;
	}
	if (r != NULL && r->plan.tracked[0] != '\0' && st->said.lot[0] == '\0')
		return dk_ask(s, &ask, lot_given);
	return counted(s);
}

/* Asks for the quantity of a line; `value` is what the scan said, NULL: what is open. */
static enum dk_react
ask_count(struct dk_screen *s, const struct row *r, const char *value)
{
	struct state *st = s->state;
	int64_t left = open_of(r) - r->now.milli;
	struct dk_ask ask = { .title = "COUNT",
		.text = "what came; 40:2 when two of them are damaged; 0 = not counted" };

	if (r->l.is_closed) {
		dk_say(s, DK_LOOK_STOP, "line %lld is closed: %s. Order it anew, or send it back.",
		    (long long)r->l.line_no, st->purchase.closed_reason);
		return DK_REDRAW;
	}
	if (r->plan.tracked[0] == '\0')
		left = open_of(r);
	else if (strcmp(r->plan.tracked, "serial") == 0 && left > 1000)
		left = 1000;
	st->line_no = r->l.line_no;
	ask.label = r->l.sku;
	ask.value = value != NULL ? value
	    : dk_arena_dup(&s->data, dk_qty_text((dk_qty){ left > 0 ? left : 0 }).s);
	return dk_ask(s, &ask, count_given);
}

static enum dk_react
count_line(struct dk_screen *s)
{
	struct state *st = s->state;
	const struct row *r = here(s);

	st->said = (struct part){ .expiry = DK_NO_DATE };
	return r != NULL ? ask_count(s, r, NULL) : DK_KEEP;
}

/* YYMMDD of an element string; day 00 is the last of the month. */
static dk_date
gs1_day(const char *v)
{
	int year, month, day;
	char iso[16];
	dk_date out = DK_NO_DATE;

	if (v == NULL || sscanf(v, "%2d%2d%2d", &year, &month, &day) != 3)
		return DK_NO_DATE;
	snprintf(iso, sizeof(iso), "20%02d-%02d-%02d", year, month, day == 0 ? 1 : day);
	if (!dk_date_parse(iso, &out))
		return DK_NO_DATE;
	while (day == 0 && dk_date_iso(dk_date_add(out, 1)).s[6] == iso[6])
		out = dk_date_add(out, 1);
	return out;
}

/* Lot or serial number and last day, where the code says them. */
static void
read_lot(const char *code, struct part *out)
{
	const char *lot;
	struct dk_err err;
	struct dk_gs1 g;

	*out = (struct part){ .expiry = DK_NO_DATE };
	if (dk_gs1_read(code, false, &g, &err) != DK_GS1_GOOD)
		return;
	lot = dk_gs1_value(&g, "10") != NULL ? dk_gs1_value(&g, "10") : dk_gs1_value(&g, "21");
	if (lot != NULL && strlen(lot) < sizeof(out->lot))
		snprintf(out->lot, sizeof(out->lot), "%s", lot);
	out->expiry = gs1_day(dk_gs1_value(&g, "17"));
}

/* The line a product is meant for: one with something open first. */
static const struct row *
line_for(struct state *st, dk_id product)
{
	const struct row *found = NULL;

	for (size_t i = 0; i < st->list.rows.count; i++) {
		const struct row *r = &st->rows[i];

		if (r->plan.product_id != product)
			continue;
		if (found == NULL || (open_of(found) <= found->now.milli &&
		    open_of(r) > r->now.milli))
			found = r;
	}
	if (found != NULL)
		st->list.cursor = (size_t)(found - st->rows);
	return found;
}

/* A pack is so many pieces; a code that tells a quantity tells it in packs. */
static const char *
pieces_said(struct dk_screen *s, const struct dk_product_match *m)
{
	dk_qty per = DK_QTY(1), qty = DK_QTY(1);
	struct dk_err err;

	if (m->unit[0] == '\0' && m->qty[0] == '\0')
		return NULL;
	if (m->unit[0] != '\0' &&
	    dk_unit_pieces(s->session, m->id, m->unit, &per, &err) != DK_OK)
		return NULL;
	if (m->qty[0] != '\0' && dk_qty_parse(m->qty, &qty, &err) != DK_OK)
		return NULL;
	return dk_muldiv(qty.milli, per.milli, 1000, DK_QTY_MAX, &qty.milli)
	    ? dk_arena_dup(&s->data, dk_qty_text(qty).s) : NULL;
}

/* It is on no line here: where it is expected, the clerk is told. */
static enum dk_react
not_here(struct dk_screen *s, const char *code, dk_id product)
{
	struct dk_purchase other;
	struct dk_err err;
	dk_id id = 0;

	if (dk_receive_find(s->session, product, &id, &err) == DK_OK && id != 0 &&
	    dk_purchase_load(s->session, &s->data, id, &other, &err) == DK_OK)
		dk_say(s, DK_LOOK_STOP, "%s is not on this order, but on %s: scan that number",
		    code, other.number);
	else
		dk_say(s, DK_LOOK_STOP, "%s is on no order: set it apart and ask the buyer", code);
	return DK_REDRAW;
}

/* The number of another order leads there, as long as nothing is counted here. */
static enum dk_react
other_order(struct dk_screen *s, dk_id id)
{
	const struct state *st = s->state;

	if (st->part_count > 0) {
		dk_say(s, DK_LOOK_STOP, "post what is counted first: F2, or Esc twice forgets it");
		return DK_REDRAW;
	}
	dk_open(s, "receive", dk_fmt(&s->data, "%lld", (long long)id));
	return DK_BACK;
}

static enum dk_react
take_code(struct dk_screen *s, const char *typed)
{
	struct state *st = s->state;
	const char *code = dk_arena_dup(&s->data, typed); /* the field is emptied */
	struct dk_product_match m = { 0 };
	const struct row *r;
	struct dk_err err;
	dk_id id = 0;

	if (dk_purchase_find(s->session, code, &id, &err) == DK_OK)
		return other_order(s, id);
	if (dk_product_match(s->session, &s->data, code, 0, &m, &err) != DK_OK)
		return dk_say_err(s, &err);
	dk_input_set(&st->scan, "");
	dk_input_focus(&st->scan);
	if (m.id == 0) {
		(void)dk_product_unknown(code, &err);
		return dk_say_err(s, &err);
	}
	if ((r = line_for(st, m.id)) == NULL)
		return not_here(s, code, m.id);
	read_lot(code, &st->said);
	return ask_count(s, r, pieces_said(s, &m));
}

static enum dk_react
enter(struct dk_screen *s)
{
	const struct state *st = s->state;

	if (!st->in_list && st->scan.text[0] != '\0')
		return take_code(s, st->scan.text);
	return count_line(s);
}

/* Lots are on the labels: what is tracked is counted by hand. */
static enum dk_react
take_all(struct dk_screen *s)
{
	struct state *st = s->state;
	size_t tracked = 0;

	for (size_t i = 0; i < st->list.rows.count; i++) {
		const struct row *r = &st->rows[i];
		const struct part p = { .line_no = r->l.line_no, .qty = { open_of(r) },
			.expiry = DK_NO_DATE };

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

static bool
is_over(const struct state *st)
{
	for (size_t i = 0; i < st->list.rows.count; i++)
		if (st->rows[i].now.milli > open_of(&st->rows[i]))
			return true;
	return false;
}

static enum dk_rc
receive(struct dk_screen *s, dk_id approver, struct dk_receipt *made, struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_received_line *lines = dk_arena_array(&s->data, st->part_count + 1,
	    sizeof(*lines));
	const struct dk_received in = { .lines = lines, .count = st->part_count, .note = st->note,
		.takes_over = is_over(st), .approver = approver };

	for (size_t i = 0; i < st->part_count; i++)
		lines[i] = (struct dk_received_line){ .line_no = st->parts[i].line_no,
			.qty = st->parts[i].qty, .damaged = st->parts[i].damaged, .location = "",
			.lot = st->parts[i].lot, .expiry = st->parts[i].expiry };
	return dk_receive(s->session, &s->data, st->id, &in, made, err);
}

static enum dk_react
posted(struct dk_screen *s, const struct dk_receipt *made)
{
	struct state *st = s->state;

	st->part_count = 0;
	st->receipt = made->id;
	snprintf(st->receipt_number, sizeof(st->receipt_number), "%s", made->number);
	dk_say(s, DK_LOOK_OK, "receipt %s: %s came, %s to lines that waited", made->number,
	    dk_qty_show(made->pieces).s, dk_qty_show(made->handed_out).s);
	return DK_RELOAD;
}

static enum dk_react
pin_given(struct dk_screen *s, const char *pin)
{
	struct state *st = s->state;
	const struct dk_receive_ask ask = { st->approver, pin };
	struct dk_receipt made;
	struct dk_err err;
	dk_id approver;

	if (dk_receive_approve(s->session, st->id, &ask, &approver, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	if (receive(s, approver, &made, &err) != DK_OK)
		return dk_say_err(s, &err);
	return posted(s, &made);
}

static enum dk_react
name_given(struct dk_screen *s, const char *name)
{
	struct state *st = s->state;
	const struct dk_ask ask = { .title = "SUPERVISOR", .label = "PIN", .secret = true,
		.max = 256 };

	if (name[0] == '\0') {
		dk_say(s, DK_LOOK_WARN, "type the name of somebody who may take in so much more");
		return DK_STAY;
	}
	snprintf(st->approver, sizeof(st->approver), "%s", name);
	return dk_ask(s, &ask, pin_given);
}

static enum dk_react
note_given(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	struct dk_ask ask = { .title = "SUPERVISOR", .label = "Name", .max = 64 };
	struct dk_receipt made;
	struct dk_err err;
	enum dk_rc rc;

	snprintf(st->note, sizeof(st->note), "%s", text);
	rc = receive(s, 0, &made, &err);
	if (rc == DK_EDENIED && strcmp(err.field, "qty") == 0) {
		ask.text = dk_fmt(&s->data, "%s\nSomebody who may can type name and PIN here.",
		    err.text);
		return dk_ask(s, &ask, name_given);
	}
	if (rc != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	return posted(s, &made);
}

static enum dk_react
post(struct dk_screen *s)
{
	const struct state *st = s->state;
	const struct dk_ask ask = { .title = "POST THE RECEIPT", .label = "Note",
		.text = is_over(st) ? "MORE CAME THAN IS OPEN, and is taken. Their delivery note:"
				    : "the supplier's delivery note, where there is one" };

	if (st->part_count == 0) {
		dk_say(s, DK_LOOK_WARN, "nothing is counted yet - scan, or Enter on a line");
		return DK_REDRAW;
	}
	return dk_ask(s, &ask, note_given);
}

static enum dk_react
day_given(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	const struct row *r = here(s);
	struct dk_err err;
	dk_date day;

	if (!dk_date_parse_typed(text, dk_session_today(s->session), &day)) {
		dk_say(s, DK_LOOK_WARN, "that is no day: 26.11, thu, +3");
		return DK_STAY;
	}
	if (dk_purchase_expect(s->session, st->id, r->l.line_no, day, "", &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	dk_say(s, DK_LOOK_OK, "the rest of %s is expected %s", r->l.sku, dk_date_short(day).s);
	return DK_RELOAD;
}

static enum dk_react
ask_day(struct dk_screen *s)
{
	const struct row *r = here(s);
	const struct dk_ask ask = { .title = "EXPECTED", .text = "the day the rest comes",
		.label = r != NULL ? r->l.sku : "" };

	return r != NULL ? dk_ask(s, &ask, day_given) : DK_KEEP;
}

static enum dk_react
closed(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	const struct row *r = here(s);
	struct dk_err err;

	if (dk_purchase_close(s->session, st->id, r->l.line_no, text, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	forget(st, r->l.line_no, NULL);
	dk_say(s, DK_LOOK_OK, "the rest of line %lld does not come", (long long)r->l.line_no);
	return DK_RELOAD;
}

static enum dk_react
ask_close(struct dk_screen *s)
{
	const struct dk_ask ask = { .title = "THE REST DOES NOT COME", .label = "Reason" };

	return here(s) != NULL ? dk_ask(s, &ask, closed) : DK_KEEP;
}

static enum dk_react
paper(struct dk_screen *s)
{
	const struct state *st = s->state;

	if (st->receipt == 0) {
		dk_say(s, DK_LOOK_WARN, "nothing is posted yet - F2");
		return DK_REDRAW;
	}
	return dk_make_document(s, "goods-receipt", st->receipt, st->receipt_number);
}

static enum dk_react
look(struct dk_screen *s)
{
	const struct state *st = s->state;

	return dk_open(s, "purchase", dk_fmt(&s->data, "%lld", (long long)st->id));
}

static enum dk_react
ask_desk(struct dk_screen *s)
{
	const struct row *r = here(s);

	return act_request(s, &(struct act_request){
	    .purchase_id = ((const struct state *)s->state)->id,
	    .product_id = r != NULL ? r->l.product_id : 0 });
}

/* Esc and F3: what was counted by hand is not lost by one key. */
static enum dk_react
leave(struct dk_screen *s)
{
	struct state *st = s->state;

	if (st->part_count == 0 || st->is_warned)
		return DK_BACK;
	st->is_warned = true;
	dk_say(s, DK_LOOK_WARN, "what is counted is not posted: F2 posts it, Esc again forgets it");
	return DK_REDRAW;
}

static const struct dk_binding actions[] = {
	{ "a", "all that is open came as ordered", take_all, NULL, false },
	{ "e", "the rest of this line comes on another day", ask_day, NULL, false },
	{ "c", "the rest of this line does not come", ask_close, NULL, false },
	{ "p", "goods receipt as PDF", paper, NULL, false },
	{ "o", "the purchase order", look, NULL, false },
	{ "q", "ask another desk about this line", ask_desk, NULL, false },
	{ 0 },
};

static enum dk_react
menu(struct dk_screen *s)
{
	return dk_ask_menu(s, "RECEIVE", actions);
}

static bool
typing(const struct dk_screen *s)
{
	return !((const struct state *)s->state)->in_list;
}

static enum dk_react
key(struct dk_screen *s, const struct dk_event *ev)
{
	struct state *st = s->state;
	enum dk_react did;

	if (ev->code == DK_KEY_TAB) {
		st->in_list = !st->in_list;
		dk_input_focus(&st->scan);
		return DK_REDRAW;
	}
	if (st->in_list)
		return dk_list_key(&st->list, ev, s->rows - 6);
	did = dk_input_key(&st->scan, scan_def.max, ev);
	return did != DK_PASS ? did : dk_list_key(&st->list, ev, s->rows - 6);
}

static enum dk_react
scan(struct dk_screen *s, const struct dk_event *ev)
{
	return take_code(s, ev->data);
}

static const char *
topic(const struct dk_screen *s)
{
	return typing(s) ? scan_def.help : NULL;
}

static const struct dk_binding keys[] = {
	{ "F2", "Post", post, "stock takes what was counted, waiting lines get it", false },
	{ "Enter", "Count", enter, "count what was scanned, or this line", false },
	{ "F10", "Menu", menu, "all that is open, another day, close a line, papers", false },
	{ "A", NULL, take_all, "all that is open came as ordered", false },
	{ "e", NULL, ask_day, "the rest of this line comes on another day", false },
	{ "c", NULL, ask_close, "the rest of this line does not come", false },
	{ "p", NULL, paper, "goods receipt as PDF", false },
	{ "q", NULL, ask_desk, "ask another desk about this line", false },
	{ "F3", "Exit", leave, "leave this screen; asks when something is counted", false },
	{ "F12", "Cancel", leave, "one step back (Esc); asks when something is counted", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_receive = {
	.name = "receive",
	.title = "RECEIVE",
	.help = "Scan what comes off the van and count it; F2 posts all of it at once.\n"
		"Damaged goods (40:2) are on hand, but set apart. What was counted and not\n"
		"posted is forgotten with the screen, which asks before it closes.",
	.state_size = sizeof(struct state),
	.open = open_screen,
	.keys = keys,
	.load = load,
	.draw = draw,
	.sheet = sheet,
	.typing = typing,
	.topic = topic,
	.key = key,
	.scan = scan,
	.is_hidden = true,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
