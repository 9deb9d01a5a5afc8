/* table.c - typed rows in pages, so that a long table never moves. */
#include "docket/table.h"

#include "docket/text.h"

#define ROWS_PER_PAGE ((size_t)256)

struct dk_table *
dk_table_new(struct dk_arena *a, const char *name, const char *title,
    const struct dk_column *columns, size_t count)
{
	struct dk_table *t = dk_arena_alloc(a, sizeof(*t));

	dk_assert(count > 0);
	t->arena = a;
	t->name = dk_text_scrub(a, name);
	t->title = dk_text_scrub(a, title);
	t->columns = dk_arena_array(a, count, sizeof(*t->columns));
	t->column_count = count;
	for (size_t i = 0; i < count; i++) {
		t->columns[i] = columns[i];
		t->columns[i].key = dk_arena_dup(a, columns[i].key);
		t->columns[i].heading = dk_text_scrub(a, columns[i].heading);
	}
	t->next = count;
	return t;
}

void
dk_table_note(struct dk_table *t, const char *label, const char *text)
{
	t->notes = dk_arena_grow(t->arena, t->notes, t->note_count, &t->note_cap,
	    sizeof(*t->notes));
	t->notes[t->note_count++] = (struct dk_note){ dk_text_scrub(t->arena, label),
		dk_text_scrub(t->arena, text) };
}

bool
dk_column_is_text(const struct dk_column *c)
{
	return c->kind == DK_COLUMN_TEXT || c->kind == DK_COLUMN_CODE;
}

static union dk_cell *
at(const struct dk_table *t, size_t row, size_t column)
{
	return &t->pages[row / ROWS_PER_PAGE][row % ROWS_PER_PAGE * t->column_count + column];
}

void
dk_table_row(struct dk_table *t)
{
	if (t->row_count % ROWS_PER_PAGE == 0) {
		t->pages = dk_arena_grow(t->arena, t->pages, t->page_count, &t->page_cap,
		    sizeof(union dk_cell *));
		t->pages[t->page_count++] = dk_arena_array(t->arena,
		    ROWS_PER_PAGE * t->column_count, sizeof(union dk_cell));
	}
	t->row_count++;
	for (size_t i = 0; i < t->column_count; i++) {
		if (dk_column_is_text(&t->columns[i]))
			at(t, t->row_count - 1, i)->s = NULL;
		else
			at(t, t->row_count - 1, i)->n = DK_CELL_NONE;
	}
	t->next = 0;
}

static union dk_cell *
next_cell(struct dk_table *t)
{
	dk_assert(t->row_count > 0 && t->next < t->column_count);
	return at(t, t->row_count - 1, t->next++);
}

static void
add_number(struct dk_table *t, enum dk_column_kind kind, int64_t n)
{
	union dk_cell *cell = next_cell(t);

	dk_assert(t->columns[t->next - 1].kind == kind);
	cell->n = n;
}

void
dk_table_text(struct dk_table *t, const char *s)
{
	union dk_cell *cell = next_cell(t);

	dk_assert(dk_column_is_text(&t->columns[t->next - 1]));
	cell->s = s == NULL || *s == '\0' ? NULL : dk_text_scrub(t->arena, s);
}

void
dk_table_money(struct dk_table *t, dk_money v)
{
	add_number(t, DK_COLUMN_MONEY, v.minor);
}

void
dk_table_own(struct dk_table *t, dk_money v)
{
	add_number(t, DK_COLUMN_OWN, v.minor);
}

void
dk_table_price(struct dk_table *t, dk_price v)
{
	add_number(t, DK_COLUMN_PRICE, v.e4);
}

void
dk_table_qty(struct dk_table *t, dk_qty v)
{
	add_number(t, DK_COLUMN_QTY, v.milli);
}

void
dk_table_rate(struct dk_table *t, dk_rate v)
{
	add_number(t, DK_COLUMN_RATE, v.e5);
}

void
dk_table_date(struct dk_table *t, dk_date v)
{
	add_number(t, DK_COLUMN_DATE, dk_date_is_set(v) ? v.days : DK_CELL_NONE);
}

void
dk_table_instant(struct dk_table *t, int64_t ms)
{
	add_number(t, DK_COLUMN_INSTANT, ms);
}

void
dk_table_int(struct dk_table *t, int64_t v)
{
	add_number(t, DK_COLUMN_INT, v);
}

void
dk_table_none(struct dk_table *t)
{
	(void)next_cell(t);
}

union dk_cell
dk_table_cell(const struct dk_table *t, size_t row, size_t column)
{
	dk_assert(row < t->row_count && column < t->column_count);
	return *at(t, row, column);
}

bool
dk_table_is_empty(const struct dk_table *t, size_t row, size_t column)
{
	union dk_cell cell = dk_table_cell(t, row, column);

	return dk_column_is_text(&t->columns[column]) ? cell.s == NULL : cell.n == DK_CELL_NONE;
}

struct dk_column
dk_table_column(const struct dk_table *t, size_t row, size_t column)
{
	struct dk_column c = t->columns[column];
	const char *currency;

	if (c.kind != DK_COLUMN_OWN)
		return c;
	dk_assert(column > 0 && dk_column_is_text(&t->columns[column - 1]));
	currency = dk_table_cell(t, row, column - 1).s;
	if (currency != NULL && currency[0] != '\0')
		c.exponent = dk_currency_exponent(currency);
	return c;
}

static bool
is_summed(const struct dk_column *c)
{
	return c->total &&
	    (c->kind == DK_COLUMN_MONEY || c->kind == DK_COLUMN_QTY || c->kind == DK_COLUMN_INT);
}

bool
dk_table_total(const struct dk_table *t, size_t column, int64_t *sum)
{
	int64_t total = 0;

	if (!is_summed(&t->columns[column]))
		return false;
	for (size_t row = 0; row < t->row_count; row++) {
		int64_t n = at(t, row, column)->n;

		if (n != DK_CELL_NONE && __builtin_add_overflow(total, n, &total))
			return false;
	}
	*sum = total;
	return true;
}

bool
dk_table_has_totals(const struct dk_table *t)
{
	for (size_t i = 0; i < t->column_count; i++)
		if (is_summed(&t->columns[i]))
			return true;
	return false;
}

static struct dk_text
day_text(int64_t n)
{
	struct dk_text t;

	snprintf(t.s, sizeof(t.s), "%s", dk_date_iso((dk_date){ (int32_t)n }).s);
	return t;
}

/* "2026-11-23T09:41:00.000Z", or "2026-11-23 09:41" for people. */
static struct dk_text
instant_text(int64_t ms, bool for_people)
{
	struct dk_instant_text iso = dk_instant_iso(ms);
	struct dk_text t;

	if (for_people)
		snprintf(t.s, sizeof(t.s), "%.10s %.5s", iso.s, iso.s + 11);
	else
		snprintf(t.s, sizeof(t.s), "%.24s", iso.s);
	return t;
}

struct dk_text
dk_column_plain(const struct dk_column *c, int64_t n)
{
	switch (c->kind) {
	case DK_COLUMN_MONEY:
	case DK_COLUMN_OWN:
		return dk_money_text(DK_MONEY(n), c->exponent);
	case DK_COLUMN_PRICE:
		return dk_price_text((dk_price){ n });
	case DK_COLUMN_QTY:
		return dk_qty_text((dk_qty){ n });
	case DK_COLUMN_RATE:
		return dk_rate_text((dk_rate){ n });
	case DK_COLUMN_DATE:
		return day_text(n);
	case DK_COLUMN_INSTANT:
		return instant_text(n, false);
	case DK_COLUMN_TEXT:
	case DK_COLUMN_CODE:
	case DK_COLUMN_INT:
		break;
	}
	return dk_decimal_text(n, 0, 0);
}

struct dk_text
dk_column_show(const struct dk_column *c, int64_t n)
{
	if (c->kind == DK_COLUMN_MONEY || c->kind == DK_COLUMN_OWN)
		return dk_money_show(DK_MONEY(n), c->exponent);
	if (c->kind == DK_COLUMN_QTY)
		return dk_qty_show((dk_qty){ n });
	if (c->kind == DK_COLUMN_INSTANT)
		return instant_text(n, true);
	return dk_column_plain(c, n);
}

const char *
dk_table_show(const struct dk_table *t, struct dk_arena *a, size_t row, size_t column)
{
	union dk_cell cell = dk_table_cell(t, row, column);
	struct dk_column c = dk_table_column(t, row, column);

	if (dk_table_is_empty(t, row, column))
		return "";
	return dk_column_is_text(&c) ? cell.s : dk_arena_dup(a, dk_column_show(&c, cell.n).s);
}

const char *
dk_column_heading(const struct dk_column *c, struct dk_arena *a)
{
	return c->kind == DK_COLUMN_INSTANT ? dk_fmt(a, "%s (UTC)", c->heading) : c->heading;
}
