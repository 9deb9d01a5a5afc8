/* counts.c - counts of stock that are open, and what is due by class. */
#include <string.h>

#include "docket/count.h"
#include "docket/stock.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct state {
	struct dk_list list;
	struct dk_count *rows;
	bool all; /* posted and cancelled ones too */
	struct dk_count_due due[DK_COUNT_CLASSES];
	size_t waiting; /* adjustments */
};

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_adjustments waiting = { 0 };
	struct dk_count *rows;
	size_t count;
	enum dk_rc rc = dk_count_list(s->session, &s->data, st->all, &rows, &count, err);

	if (rc == DK_OK)
		rc = dk_count_due(s->session, st->due, err);
	if (rc == DK_OK)
		rc = dk_adjust_list(s->session, &s->data, false, &waiting, err);
	if (rc != DK_OK)
		return rc;
	st->waiting = waiting.count;
	st->rows = rows;
	dk_sheet_set(s, DK_ROWS(rows, count, id), rows);
	dk_title(s, "STOCK COUNTS  %zu %s", count, st->all ? "in all" : "open");
	return DK_OK;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_screen *s = data;
	const struct dk_count *x = &((const struct state *)s->state)->rows[row];
	const char *const texts[] = { x->number, x->scope, x->state, out->buf, x->started_by,
		out->buf, out->buf, out->buf };
	int64_t at;

	out->text = texts[column];
	if (column == 3 && dk_instant_parse(x->started_at, &at))
		snprintf(out->buf, sizeof(out->buf), "%s", dk_date_short(dk_instant_day(at)).s);
	else if (column == 5)
		snprintf(out->buf, sizeof(out->buf), "%lld/%lld", (long long)x->counted,
		    (long long)x->line_count);
	else if (column == 6 && x->again > 0)
		snprintf(out->buf, sizeof(out->buf), "%lld", (long long)x->again);
	else if (column == 7 && x->approve > 0)
		snprintf(out->buf, sizeof(out->buf), "%lld", (long long)x->approve);
	if (column >= 6)
		out->look = DK_LOOK_WARN;
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "Count", .width = 8 }, { .head = "Of", .width = 16, .grows = true },
		{ .head = "State", .width = 9 }, { .head = "Begun", .width = 10 },
		{ .head = "By", .width = 8 }, { .head = "Counted", .width = 9, .right = true },
		{ .head = "Again", .width = 5, .right = true },
		{ .head = "Approve", .width = 7, .right = true },
	};

	out->list = &((struct state *)s->state)->list;
	out->foot = 1;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s, cell,
		"No count is open. n begins one." };
}

static void
draw(const struct dk_screen *s, struct dk_surface *body)
{
	const struct state *st = s->state;
	int row = body->rows - 1, col = 1;

	dk_sheet_fill(s, body);
	for (size_t i = 0; i < DK_COUNT_CLASSES; i++)
		col = dk_put(body, dk_to(row, col, DK_LOOK_LABEL), "%s %s: %lld of %lld",
		    i == 0 ? "Due, class" : "  ", st->due[i].abc, (long long)st->due[i].due,
		    (long long)st->due[i].places);
	if (st->waiting > 0)
		dk_put(body, dk_to(row, col, DK_LOOK_WAIT), "   %zu stock change%s to approve: w",
		    st->waiting, st->waiting == 1 ? "" : "s");
}

static enum dk_react
look(struct dk_screen *s)
{
	return dk_sheet_open(s, "count");
}

/* "a", "B-04", "A10410": a class, a bin or zone, an item. */
static enum dk_rc
read_scope(struct dk_screen *s, const char *text, struct dk_count_ask *ask, struct dk_err *err)
{
	struct dk_product_match m = { 0 };
	struct dk_product *p = NULL;
	struct dk_stock_at *all = NULL;
	size_t count = 0;
	enum dk_rc rc = DK_OK;

	if (strlen(text) == 1 && strchr("abcABC", text[0]) != NULL) {
		ask->abc = strchr("aA", text[0]) != NULL ? "A"
		    : strchr("bB", text[0]) != NULL ? "B" : "C";
		return DK_OK;
	}
	rc = dk_location_list(s->session, &s->data, &all, &count, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		if (strcmp(all[i].location, text) == 0 || strcmp(all[i].zone, text) == 0)
			ask->location = text;
	if (rc != DK_OK || ask->location[0] != '\0' || text[0] == '\0')
		return rc;
	rc = dk_product_match(s->session, &s->data, text, 0, &m, err);
	if (rc == DK_OK && m.id == 0)
		return dk_fail(err, DK_EINPUT, "sku",
		    "%.40s is no class, bin, zone or item.", text);
	if (rc == DK_OK)
		rc = dk_product_load(s->session, &s->data, m.id, &p, err);
	if (rc == DK_OK)
		ask->sku = p->sku;
	return rc;
}

static enum dk_react
scope_given(struct dk_screen *s, const char *text)
{
	struct dk_count_ask ask = { .abc = "", .location = "", .sku = "" };
	struct dk_err err;
	dk_id id;

	if (read_scope(s, dk_arena_dup(&s->data, text), &ask, &err) != DK_OK ||
	    dk_count_start(s->session, &s->data, &ask, &id, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	dk_open_id(s, "count", id);
	return DK_RELOAD;
}

static enum dk_react
begin(struct dk_screen *s)
{
	return dk_ask(s, &(struct dk_ask){ .title = "BEGIN A COUNT", .label = "Of", .max = 60,
	    .text = "a class (A, B, C), a bin, a zone or an item; nothing = what is due" },
	    scope_given);
}

static enum dk_react
changes(struct dk_screen *s)
{
	return dk_open(s, "adjustments", "");
}

static enum dk_react
missed(struct dk_screen *s)
{
	return dk_open(s, "bin_checks", "");
}

static enum dk_react
everything(struct dk_screen *s)
{
	struct state *st = s->state;

	st->all = !st->all;
	return DK_RELOAD;
}

static const struct dk_binding keys[] = {
	{ "Enter", "Count", look, "count its lines, approve and post", false },
	{ "n", "new", begin, "begin a count: a class, a bin, an item, or what is due", false },
	{ "F6", NULL, begin, NULL, false },
	{ "w", "waiting", changes, "stock changes that wait for a second person", false },
	{ "m", "missed", missed, "bins where pickers missed something: what is there", false },
	{ "a", "all", everything, "posted and cancelled ones too, or only open ones", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_counts = {
	.name = "counts",
	.title = "STOCK COUNTS",
	.help = "Counts that are open, the oldest first. Again: lines to be counted once more.\n"
		"Due: bins not counted for as many days as the class allows.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.load = load,
	.draw = draw,
	.sheet = sheet,
	.key = dk_sheet_key,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
