/* cells.c - what is typed in the cells: how many, why, as what, where to. */
#include "ui/returning/returning.h"

#include <ctype.h>
#include <string.h>

#include "docket/gs1.h"
#include "docket/product.h"

#define BACK_HELP \
	"Back: how many come back; Enter alone: none, the next line. Goods kept by lot:\n" \
	"3@L1, or 1@S1 1@S2. Here f is the fee, o the outcome, w who pays the way back,\n" \
	"n a note, x an exception."
#define REASON_HELP \
	"Reason: its letter, as they stand below. Enter alone takes that of the row above."
#define COND_HELP \
	"Condition, of goods that are here: its letter. It leads where they go. Enter\n" \
	"alone: they are still to come, and the return gets a number and a label."
#define TO_HELP \
	"To: stock, quarantine, supplier, scrap, or so many each: 2 stock 1 scrap."

#define FIRST \
	{ .head = "Ln", .col = 1, .width = 2, .right = true }, \
	{ .head = "Item", .col = 4, .width = 7 }, \
	{ .head = "Description", .col = 12, .width = 11, .grows = true }, \
	{ .head = "Shipped", .col = 24, .width = 7, .right = true }
#define LAST { .head = "Credit", .col = 73, .width = 7, .right = true }
#define BACK(text, is_typed) \
	{ .head = text, .col = 40, .width = 5, .right = true, .typed = is_typed, .max = 200, \
	    .help = BACK_HELP }
#define REASON(is_typed) \
	{ .head = "Reason", .col = 47, .width = 10, .typed = is_typed, .max = 20, \
	    .help = REASON_HELP }
#define COND(is_typed) \
	{ .head = "Cond", .col = 59, .width = 4, .typed = is_typed, .max = 20, .help = COND_HELP }
#define TO(is_typed) \
	{ .head = "To", .col = 65, .width = 7, .typed = is_typed, .max = 60, .help = TO_HELP }

/* by state: what can be typed */
static const struct dk_grid_column entering[RETURNING_COLUMNS] = { FIRST,
	{ .head = "Before", .col = 32, .width = 6, .right = true }, BACK("Back", true),
	REASON(true), COND(true), TO(true), LAST };
static const struct dk_grid_column receiving[RETURNING_COLUMNS] = { FIRST,
	{ .head = "Asked", .col = 32, .width = 6, .right = true }, BACK("Came", true),
	REASON(false), COND(false), TO(false), LAST };
static const struct dk_grid_column inspecting[RETURNING_COLUMNS] = { FIRST,
	{ .head = "Asked", .col = 32, .width = 6, .right = true }, BACK("Came", false),
	REASON(false), COND(true), TO(true), LAST };
static const struct dk_grid_column looking[RETURNING_COLUMNS] = { FIRST,
	{ .head = "Asked", .col = 32, .width = 6, .right = true }, BACK("Came", false),
	REASON(false), COND(false), TO(false), LAST };

bool
returning_types(const struct returning *st)
{
	bool repairs = st->ret != NULL && strcmp(st->ret->outcome, "repair") == 0;

	return st->said_count > 0 && (st->ret == NULL || returning_is(st, "authorised") ||
	    (returning_is(st, "received") && !repairs));
}

static enum dk_rc
read_part(char *word, struct returning_part *out, struct dk_err *err)
{
	char *lot = strchr(word, '@');

	*out = (struct returning_part){ .lot = "" };
	if (lot != NULL) {
		*lot++ = '\0';
		snprintf(out->lot, sizeof(out->lot), "%s", lot);
	}
	return dk_qty_parse(word[0] != '\0' ? word : "1", &out->qty, err);
}

/* "3", "2@L1 1@L2"; "" and "0" are none. */
static enum dk_rc
read_back(const char *typed, struct returning_line *l, struct dk_err *err)
{
	struct returning_line got = { .part_count = 0 };
	char text[DK_INPUT_BYTES], *rest = text;
	enum dk_rc rc = DK_OK;

	snprintf(text, sizeof(text), "%s", typed);
	for (char *word; rc == DK_OK && (word = strtok_r(rest, " ,", &rest)) != NULL;) {
		if (got.part_count == RETURNING_PARTS)
			return dk_fail(err, DK_EINPUT, "qty",
			    "More than %d lots of a line: enter the rest on another return.",
			    RETURNING_PARTS);
		rc = read_part(word, &got.parts[got.part_count], err);
		got.part_count += rc == DK_OK && got.parts[got.part_count].qty.milli > 0;
	}
	if (rc != DK_OK)
		return rc;
	memcpy(l->parts, got.parts, sizeof(l->parts));
	l->part_count = got.part_count;
	return DK_OK;
}

/* The next row that can have something; from the last the first. */
static void
next_row(struct returning *st, size_t column)
{
	dk_grid_go(&st->grid, st->grid.row + 1, column);
}

static enum dk_react
left_back(struct dk_screen *s, const struct dk_grid_leave *how)
{
	struct returning *st = s->state;
	struct returning_line *l = &st->said[how->row];
	struct dk_err err;

	if ((how->changed || st->ret == NULL) && read_back(how->text, l, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	if (how->changed && strchr(l->to, ' ') != NULL)
		l->to[0] = '\0'; /* they were shares of another number */
	if (st->ret == NULL && returning_qty(l).milli > st->rows[how->row].left.milli)
		dk_grid_go(&st->grid, how->row, RETURNING_BACK); /* why stands below */
	else if (how->key == DK_KEY_ENTER && (l->part_count == 0 || st->ret != NULL))
		next_row(st, RETURNING_BACK);
	return DK_RELOAD;
}

static enum dk_react
left_reason(struct dk_screen *s, const struct dk_grid_leave *how)
{
	struct returning *st = s->state;
	struct returning_line *l = &st->said[how->row];
	const struct dk_return_reason *found;
	const char *above = "";
	struct dk_err err;
	char word[24] = "";

	for (size_t i = 0; i < how->row; i++)
		above = st->said[i].part_count > 0 ? st->said[i].reason : above;
	(void)sscanf(how->text, "%23s", word);
	if (word[0] == '\0' && how->key != DK_KEY_ENTER)
		return l->reason[0] = '\0', DK_RELOAD;
	if (word[0] == '\0')
		snprintf(word, sizeof(word), "%s", above);
	if (dk_return_reason_find(word, &found, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	snprintf(l->reason, sizeof(l->reason), "%s", found->code);
	return DK_RELOAD;
}

static enum dk_react
left_condition(struct dk_screen *s, const struct dk_grid_leave *how)
{
	struct returning *st = s->state;
	struct returning_line *l = &st->said[how->row];
	const struct dk_return_condition *found;
	struct dk_err err;
	char word[24] = "";

	(void)sscanf(how->text, "%23s", word);
	l->condition[0] = '\0';
	if (word[0] != '\0' && dk_return_condition_find(word, &found, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	if (word[0] != '\0')
		snprintf(l->condition, sizeof(l->condition), "%s", found->code);
	if (how->changed)
		l->to[0] = '\0';
	if (how->key == DK_KEY_ENTER)
		next_row(st, st->ret == NULL ? RETURNING_BACK : RETURNING_COND);
	return DK_RELOAD;
}

/* One of the four by its beginning. */
static const char *
way_of(const char *word)
{
	static const char *const ways[] = { "stock", "quarantine", "supplier", "scrap" };
	const char *found = NULL;

	for (size_t i = 0; i < DK_COUNT(ways); i++)
		if (word[0] != '\0' && strncmp(word, ways[i], strlen(word)) == 0) {
			if (found != NULL)
				return NULL;
			found = ways[i];
		}
	return found;
}

/* Where its condition leads, of a line of which nothing else is said. */
static const char *
led_to(const struct returning_line *l)
{
	const struct dk_return_condition *found;
	struct dk_err no;

	return l->condition[0] != '\0' &&
	    dk_return_condition_find(l->condition, &found, &no) == DK_OK ? found->to : "";
}

enum dk_rc
returning_read_to(struct dk_screen *s, const struct returning_line *l, dk_qty came,
    struct dk_return_disposal *out, size_t *count, struct dk_err *err)
{
	const char *typed = l->to[0] != '\0' ? l->to : led_to(l);
	char *rest = dk_arena_dup(&s->data, typed);
	dk_qty qty = came;

	if (typed[0] == '\0')
		return dk_fail(err, DK_EINPUT, "to", "Line %lld: say its condition, A to E, or"
		    " where it goes.", (long long)l->line_no);
	for (char *word; (word = strtok_r(rest, " ,", &rest)) != NULL;) {
		if (isdigit((unsigned char)word[0])) {
			if (dk_qty_parse(word, &qty, err) != DK_OK)
				return err->rc;
			continue;
		}
		if (way_of(word) == NULL)
			return dk_fail(err, DK_EINPUT, "to", "Write stock, quarantine, supplier or"
			    " scrap, or so many each: 2 stock 1 scrap.");
		out[(*count)++] = (struct dk_return_disposal){ l->line_no, qty, way_of(word),
			l->condition };
		if (*count % 8 == 0)
			break;
	}
	return DK_OK;
}

/* At the counter: shares of all that comes back of one lot. */
static bool
can_share(const struct returning_line *l, const struct dk_return_disposal *ways, size_t count)
{
	int64_t sum = 0;

	for (size_t i = 0; i < count; i++)
		sum += ways[i].qty.milli;
	return count < 2 || (l->part_count == 1 && sum == returning_qty(l).milli);
}

static enum dk_react
left_to(struct dk_screen *s, const struct dk_grid_leave *how)
{
	struct returning *st = s->state;
	struct returning_line *l = &st->said[how->row], was = *l;
	struct dk_return_disposal out[8];
	struct dk_err err;
	size_t count = 0;
	dk_qty all = st->ret != NULL ? st->rows[how->row].came : returning_qty(l);

	snprintf(l->to, sizeof(l->to), "%s", how->text);
	if (l->to[0] != '\0' && returning_read_to(s, l, all, out, &count, &err) != DK_OK) {
		*l = was;
		return dk_say_err(s, &err), DK_STAY;
	}
	if (count == 1)
		snprintf(l->to, sizeof(l->to), "%s", out[0].to);
	if (strcmp(l->to, led_to(l)) == 0)
		l->to[0] = '\0';
	if (st->ret == NULL && !can_share(l, out, count)) {
		*l = was;
		dk_say(s, DK_LOOK_WARN, l->part_count == 1 ? "%s come back: share all of them, as 2"
		    " stock 1 scrap" : "of the %s of several lots: one place, or take them without"
		    " condition and inspect them", dk_qty_show(all).s);
		return DK_STAY;
	}
	if (how->key == DK_KEY_ENTER)
		next_row(st, st->ret == NULL ? RETURNING_BACK : RETURNING_COND);
	return DK_RELOAD;
}

static enum dk_react
left(struct dk_screen *s, const struct dk_grid_leave *how)
{
	struct returning *st = s->state;

	st->is_warned = false;
	switch (how->column) {
	case RETURNING_BACK:
		return left_back(s, how);
	case RETURNING_REASON:
		return left_reason(s, how);
	case RETURNING_COND:
		return left_condition(s, how);
	default:
		return left_to(s, how);
	}
}

void
returning_open_grid(struct dk_screen *s)
{
	struct returning *st = s->state;
	const struct dk_grid_column *columns = st->ret == NULL ? entering
	    : returning_is(st, "authorised") ? receiving
	    : returning_is(st, "received") && returning_types(st) ? inspecting : looking;
	size_t row = st->grid.row;

	if (st->grid.columns == columns)
		return;
	dk_grid_open(&st->grid, s, columns, RETURNING_COLUMNS);
	st->grid.is_closed = true;
	st->grid.cell = returning_cell;
	st->grid.leave = left;
	st->grid.count = st->said_count;
	dk_grid_go(&st->grid, row, st->grid.column);
}

/* All that is out of a row: of a part of a kit, what is left beside the whole kits. */
static dk_qty
all_of(const struct returning *st, size_t row)
{
	const struct dk_return_goods *g = &st->sale.lines[row];
	dk_qty all = g->left;

	for (size_t i = row; g->kit_qty.milli > 0 && i-- > 0;)
		if (st->sale.lines[i].line_no == g->kit_no && st->sale.lines[i].left.milli > 0)
			all.milli -= st->sale.lines[i].left.milli / 1000 * g->kit_qty.milli;
	return all;
}

/* Tracked goods say their lots, so they are left to the clerk. */
enum dk_react
returning_take_all(struct dk_screen *s)
{
	struct returning *st = s->state;
	size_t lots = 0, first = st->said_count;

	for (size_t i = 0; i < st->said_count && st->ret == NULL; i++) {
		struct returning_line *l = &st->said[i];

		dk_qty all = all_of(st, i);

		if (all.milli <= 0) {
			if (st->sale.lines[i].kit_qty.milli > 0)
				l->part_count = 0; /* they come back in their kits */
			continue;
		}
		if (st->sale.lines[i].tracked[0] != '\0') {
			lots += l->part_count == 0;
			continue;
		}
		l->parts[0] = (struct returning_part){ all, "" };
		l->part_count = 1;
		first = first < i ? first : i;
	}
	if (first < st->said_count)
		dk_grid_go(&st->grid, first, RETURNING_REASON);
	if (lots > 0)
		dk_say(s, DK_LOOK_WARN, "%zu line%s by lot: say which", lots, lots == 1 ? "" : "s");
	return DK_RELOAD;
}

/* The lot or serial number that a scan of GS1 tells; "" = none. */
static void
read_lot(const char *code, char lot[48])
{
	struct dk_gs1 g;
	struct dk_err err;
	const char *found;

	lot[0] = '\0';
	if (dk_gs1_read(code, false, &g, &err) != DK_GS1_GOOD)
		return;
	found = dk_gs1_value(&g, "21");
	if (found == NULL)
		found = dk_gs1_value(&g, "10");
	if (found != NULL)
		snprintf(lot, 48, "%s", found);
}

static void
add_one(struct returning_line *l, const char *lot)
{
	size_t i = 0;

	while (i < l->part_count && strcmp(l->parts[i].lot, lot) != 0)
		i++;
	if (i == RETURNING_PARTS)
		return;
	if (i == l->part_count) {
		l->parts[l->part_count++] = (struct returning_part){ .lot = "" };
		snprintf(l->parts[i].lot, sizeof(l->parts[i].lot), "%s", lot);
	}
	l->parts[i].qty.milli += 1000;
}

enum dk_react
returning_scan(struct dk_screen *s, const char *code)
{
	struct returning *st = s->state;
	struct dk_product_match m = { 0 };
	struct dk_err err;
	char lot[48];

	if (dk_product_match(s->session, &s->data, code, 0, &m, &err) != DK_OK)
		return dk_say_err(s, &err);
	for (size_t k = 0; st->ret == NULL && k < 2 * st->said_count; k++) {
		size_t i = k % st->said_count;
		bool is_part = st->sale.lines[i].kit_qty.milli > 0;

		/* what was sold by itself goes before what was part of a kit */
		if (st->sale.lines[i].product_id != m.id || m.id == 0 ||
		    is_part != (k >= st->said_count) ||
		    st->rows[i].left.milli <= returning_qty(&st->said[i]).milli)
			continue;
		read_lot(code, lot);
		add_one(&st->said[i], lot);
		dk_grid_go(&st->grid, i, RETURNING_REASON);
		return DK_RELOAD;
	}
	dk_say(s, DK_LOOK_STOP, "%.60s is on no line of this order that could come back", code);
	return DK_REDRAW;
}
