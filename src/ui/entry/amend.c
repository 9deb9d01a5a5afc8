/* amend.c - order entry on an amendment: what differs is marked, told, applied with a reason. */
#include <string.h>

#include "docket/amend.h"
#include "ui/entry/entry.h"

bool
entry_amends(const struct entry *e)
{
	return e->order != NULL && e->order->amends_id != 0;
}

enum dk_rc
entry_amend_load(struct dk_screen *s, struct dk_err *err)
{
	struct entry *e = s->state;

	if (!entry_amends(e))
		return DK_OK;
	dk_title(s, "AMEND %s  draft D%lld, saved", e->order->amends, (long long)e->id);
	return dk_order_load(s->session, &s->data, e->order->base_id, &e->base, err);
}

/* The line as it was; NULL when it is new, or nothing is amended. */
static const struct dk_order_line *
was(const struct entry *e, const struct dk_order_line *l)
{
	size_t at = (size_t)(l - e->order->lines);

	return e->base != NULL && at < e->base->line_count ? &e->base->lines[at] : NULL;
}

static int64_t
live(const struct dk_order_line *l)
{
	return l->ordered.milli - l->cancelled.milli;
}

void
entry_amend_mark(const struct entry *e, const struct dk_order_line *l, size_t column,
    struct dk_shown *out)
{
	const struct dk_order_line *b = was(e, l);
	bool differs = false;

	if (e->base == NULL)
		return;
	if (b == NULL)
		differs = column == ENTRY_ITEM || column == ENTRY_QTY;
	else if (column == ENTRY_QTY)
		differs = live(l) != live(b);
	else if (column == ENTRY_UNIT)
		differs = strcmp(l->unit, b->unit) != 0;
	else if (column == ENTRY_PRICE)
		differs = l->price.e4 != b->price.e4;
	if (differs)
		out->look = DK_LOOK_WARN;
}

const char *
entry_amend_words(const struct entry *e, const struct dk_order_line *l, struct dk_text *out)
{
	const struct dk_order_line *b = was(e, l);

	out->s[0] = '\0';
	if (e->base != NULL && b == NULL)
		snprintf(out->s, sizeof(out->s), " new");
	else if (b != NULL && (live(l) != live(b) || strcmp(l->unit, b->unit) != 0))
		snprintf(out->s, sizeof(out->s), " was %.12s%s%.8s",
		    live(b) == 0 ? "0" : dk_qty_text(b->unit_qty).s,
		    strcmp(b->unit, l->unit) != 0 ? " " : "",
		    strcmp(b->unit, l->unit) != 0 ? b->unit : "");
	else if (b != NULL && strcmp(b->note, l->note) != 0)
		snprintf(out->s, sizeof(out->s), " note");
	return out->s;
}

/* Fields that somebody changed; the total only follows. */
static size_t
count_changes(const struct dk_order_change *changes, size_t count)
{
	size_t n = 0;

	for (size_t i = 0; i < count; i++)
		n += strcmp(changes[i].field, "total") != 0;
	return n;
}

static size_t
changes_of(const struct dk_screen *s)
{
	const struct entry *e = s->state;
	struct dk_order_change *changes = NULL;
	struct dk_arena tmp = { 0 };
	struct dk_err err;
	size_t count = 0;

	if (dk_order_amend_changes(s->session, &tmp, e->id, &changes, &count, &err) != DK_OK)
		count = 0;
	count = count_changes(changes, count);
	dk_arena_free(&tmp);
	return count;
}

void
entry_amend_review(const struct dk_screen *s, struct dk_surface *sf, int row)
{
	const struct entry *e = s->state;
	size_t n = changes_of(s);
	int exp = dk_currency_exponent(e->order->currency);

	dk_put(sf, dk_at(row, 1, sf->cols - 2, DK_LOOK_FOCUS),
	    "REVIEW  %zu change%s, total %s -> %s %s.   Enter asks why, Esc goes back", n,
	    n == 1 ? "" : "s", dk_money_show(e->base->total, exp).s,
	    dk_money_show(e->order->total, exp).s, e->order->currency);
}

/* Both changed the same: the order's value is shown, so that it can be said again. */
static enum dk_react
failed(struct dk_screen *s, struct dk_err *err)
{
	const struct entry *e = s->state;
	struct dk_err why;

	if (err->rc == DK_ECONFLICT && dk_order_amend_renew(s->session, e->id, &why) != DK_OK)
		*err = why;
	dk_say_err(s, err);
	return err->rc == DK_EINPUT && strcmp(err->field, "reason") == 0 ? DK_STAY : DK_RELOAD;
}

static enum dk_react
amend(struct dk_screen *s, const char *reason)
{
	struct entry *e = s->state;
	struct dk_amended x;
	struct dk_err err;
	size_t n;

	e->reviews = false;
	if (dk_order_amend(s->session, &s->data, e->id, reason, &x, &err) != DK_OK)
		return failed(s, &err);
	n = count_changes(x.changes, x.change_count);
	if (x.order->hold_count > 0)
		dk_say(s, DK_LOOK_WARN, "order %s is amended but held: %s", x.order->number,
		    x.order->holds[0].reason);
	else
		dk_say(s, DK_LOOK_OK, "order %s is amended: %zu change%s, %s %s, %s - u undoes it",
		    x.order->number, n, n == 1 ? "" : "s",
		    dk_money_show(x.order->total, dk_currency_exponent(x.order->currency)).s,
		    x.order->currency,
		    x.order->stage);
	return DK_BACK;
}

enum dk_react
entry_amend_accept(struct dk_screen *s)
{
	struct entry *e = s->state;
	char title[64];

	if (changes_of(s) == 0) {
		e->reviews = false;
		dk_say(s, DK_LOOK_WARN, "nothing of order %s is changed yet", e->order->amends);
		return DK_REDRAW;
	}
	snprintf(title, sizeof(title), "AMEND %.40s", e->order->amends);
	return dk_ask(s,
	    &(struct dk_ask){ .title = title,
		.text = "The customer's notice says what changed; the order's timeline says why.",
		.label = "Reason",
		.max = 200 },
	    amend);
}
