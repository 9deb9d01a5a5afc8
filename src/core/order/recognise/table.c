/*
 * table.c - rows under a heading: columns parted by tabs, bars, semicolons, commas or blanks.
 *
 * The heading says what each column means, in any of the four languages. A row that does not make
 * a line is left to the other rules; two of them end the table.
 */
#include <string.h>

#include "core/order/recognise/item.h"
#include "docket/text.h"

enum { CELLS_MAX = 24, BLANKS = ' ' };

struct cell {
	size_t from, to;     /* bytes */
	size_t left, right;  /* columns */
	const char *text;
	enum read_role role; /* of a heading */
};

struct cells {
	struct cell at[CELLS_MAX];
	size_t count;
};

struct table {
	char mark; /* what parts cells; BLANKS: two blanks or more */
	struct cells head;
};

static size_t
columns(const char *text, size_t from, size_t to)
{
	size_t n = 0;

	for (size_t i = from; i < to; i++)
		n += text[i] == '\t' ? 8 : (text[i] & 0xC0) != 0x80;
	return n;
}

static const char *
unquoted(struct dk_arena *a, const char *text, size_t from, size_t to)
{
	char *out, *end;

	while (from < to && strchr(" \t\r", text[from]) != NULL)
		from++;
	while (to > from && strchr(" \t\r", text[to - 1]) != NULL)
		to--;
	if (to - from < 2 || text[from] != '"' || text[to - 1] != '"')
		return dk_arena_dup_n(a, text + from, to - from);
	out = end = dk_arena_dup_n(a, text + from + 1, to - from - 2);
	for (const char *p = out; *p != '\0'; p++) {
		*end++ = *p;
		if (p[0] == '"' && p[1] == '"')
			p++;
	}
	*end = '\0';
	return out;
}

static bool
add_cell(struct reader *r, const struct read_row *row, struct cells *cells, size_t from, size_t to)
{
	const char *text = r->mail->parts[row->part].text;

	if (cells->count == CELLS_MAX)
		return false;
	cells->at[cells->count++] = (struct cell){ from, to, columns(text, row->start, from),
		columns(text, row->start, to), unquoted(r->a, text, from, to), ROLE_NONE };
	return true;
}

/* The end of the cell that begins at `at`. */
static size_t
cell_end(const char *text, size_t at, size_t end, char mark)
{
	bool quoted = at < end && text[at] == '"' && mark != BLANKS;

	for (size_t i = at; i < end; i++) {
		if (quoted && i > at && text[i] == '"')
			quoted = false;
		else if (!quoted && mark != BLANKS && text[i] == mark)
			return i;
		else if (mark == BLANKS && (text[i] == '\t' || (text[i] == ' ' && i + 1 < end &&
		    text[i + 1] == ' ')))
			return i;
	}
	return end;
}

static size_t
split_row(struct reader *r, const struct read_row *row, char mark, struct cells *cells)
{
	const char *text = r->mail->parts[row->part].text;
	size_t at = row->from, end = row->to;

	cells->count = 0;
	if (mark == '|' && at < end && text[at] == '|')
		at++;
	if (mark == '|' && end > at && text[end - 1] == '|')
		end--;
	if (mark == '\t')
		for (at = row->start; at < end && strchr(" >", text[at]) != NULL; at++)
			continue; /* a first cell may be empty */
	while (at <= end && (at < end || mark != BLANKS)) {
		size_t to = cell_end(text, at, end, mark);

		if (!add_cell(r, row, cells, at, to))
			return 0;
		at = to + 1;
		while (mark == BLANKS && at < end && strchr(" \t", text[at]) != NULL)
			at++;
	}
	return cells->count;
}

/* A heading names a quantity and a product, and every short cell of it may be one. */
static bool
is_heading(struct reader *r, const struct read_row *row, char mark, struct table *t)
{
	size_t seen[ROLE_COUNT] = { 0 }, known = 0;
	unsigned has_product = 0;

	t->mark = mark;
	if (split_row(r, row, mark, &t->head) < 2)
		return false;
	for (size_t i = 0; i < t->head.count; i++) {
		t->head.at[i].role = read_role_of(r->a, t->head.at[i].text);
		/* no number stands in a heading */
		if (t->head.at[i].role == ROLE_NONE &&
		    strpbrk(t->head.at[i].text, "0123456789") != NULL)
			return false;
		known += t->head.at[i].role != ROLE_NONE;
		seen[t->head.at[i].role]++;
	}
	/* "Required" over a column of numbers, where no other column has the quantity */
	for (size_t i = 0; i < t->head.count && seen[ROLE_QTY] == 0; i++)
		if (t->head.at[i].role == ROLE_WANTED &&
		    strchr(t->head.at[i].text, ' ') == NULL) {
			t->head.at[i].role = ROLE_QTY;
			seen[ROLE_QTY]++;
		}
	has_product = seen[ROLE_CODE] + seen[ROLE_ITEM] + seen[ROLE_NAME] > 0;
	return has_product && seen[ROLE_QTY] == 1 && known * 2 >= t->head.count;
}

static bool
is_rule(const struct reader *r, const struct read_row *row)
{
	for (size_t i = row->first; i < row->first + row->count; i++)
		if (r->tok[i].kind != READ_MARK)
			return false;
	return row->count > 0;
}

/* The heading under which a cell stands: by its place, else by the columns they share. */
static size_t
head_of(const struct table *t, const struct cells *cells, size_t i)
{
	size_t best = 0, best_far = SIZE_MAX;

	if (t->mark != BLANKS || cells->count == t->head.count)
		return i < t->head.count ? i : SIZE_MAX;
	for (size_t h = 0; h < t->head.count; h++) {
		const struct cell *a = &t->head.at[h], *b = &cells->at[i];
		size_t far = a->left < b->right && b->left < a->right ? 0 :
		    a->left >= b->right ? a->left - b->right : b->left - a->right;

		if (far < best_far) {
			best = h;
			best_far = far;
		}
	}
	return best;
}

static void
put_field(struct reader *r, struct read_fields *f, enum read_role role, const char *text)
{
	const char **to = NULL;

	switch (role) {
	case ROLE_CODE:
	case ROLE_ITEM:
		for (int i = 0; i < CODES_MAX && to == NULL; i++)
			if (f->code[i] == NULL)
				to = &f->code[i];
		break;
	case ROLE_NAME: to = &f->name; break;
	case ROLE_QTY: to = &f->qty; break;
	case ROLE_UNIT: to = &f->unit; break;
	case ROLE_PRICE: to = &f->price; break;
	case ROLE_DISCOUNT: to = &f->discount; break;
	case ROLE_PO: read_set_po(r, text); break;
	case ROLE_WANTED: read_set_wanted(r, text); break;
	case ROLE_CUSTOMER:
		read_set_customer(r, text);
		break;
	default: break;
	}
	if (to != NULL && *text != '\0')
		*to = *to == NULL ? text : dk_fmt(r->a, "%s %s", *to, text);
}

/* Marks the tokens of the row, but those of columns that nobody knows. */
static void
mark_row(struct reader *r, const struct read_row *row, const struct table *t,
    const struct cells *cells, int line)
{
	for (size_t i = row->first; i < row->first + row->count; i++) {
		bool known = true;

		for (size_t n = 0; n < cells->count; n++) {
			size_t h = head_of(t, cells, n);

			if (r->tok[i].from >= cells->at[n].from &&
			    r->tok[i].to <= cells->at[n].to &&
			    (h == SIZE_MAX || t->head.at[h].role == ROLE_NONE))
				known = false;
		}
		if (known)
			read_mark_line(r, i, i + 1, line);
	}
}

static bool
table_row(struct reader *r, struct read_row *row, const struct table *t)
{
	struct read_fields f = { .first = row->first, .end = row->first + row->count };
	struct cells cells;
	int line;

	if (split_row(r, row, t->mark, &cells) < 2 || f.first == f.end)
		return false;
	for (size_t i = 0; i < cells.count; i++) {
		size_t h = head_of(t, &cells, i);

		if (h != SIZE_MAX)
			put_field(r, &f, t->head.at[h].role, cells.at[i].text);
	}
	if (!read_add_fields(r, &f, &line))
		return false;
	mark_row(r, row, t, &cells, line);
	row->is_done = true;
	return true;
}

static bool
same_region(const struct read_row *a, const struct read_row *b)
{
	return a->part == b->part && a->level == b->level;
}

static void
read_table(struct reader *r, size_t head, const struct table *t)
{
	size_t misses = 0, made = 0, blanks = 0;

	for (size_t i = head + 1; i < r->row_count && misses < 2 && blanks < 3; i++) {
		struct read_row *row = &r->row[i];

		if (row->part != r->row[head].part)
			break;
		if (row->count == 0) {
			blanks++;
			continue;
		}
		if (!same_region(row, &r->row[head]) || row->is_signature)
			break;
		blanks = 0;
		if (is_rule(r, row)) {
			read_mark(r, row->first, row->count, DK_TEXT_HEADING, -1);
			row->is_done = true;
		} else if (table_row(r, row, t)) {
			made++;
			misses = 0;
		} else {
			misses++;
		}
	}
	if (made > 0) {
		r->row[head].is_done = true;
		read_mark(r, r->row[head].first, r->row[head].count, DK_TEXT_HEADING, -1);
	}
}

void
read_tables(struct reader *r, bool csv)
{
	const char *marks = csv ? ";,\t|" : "\t|; ,";

	for (size_t i = 0; i < r->row_count; i++) {
		const struct read_row *row = &r->row[i];
		bool is_csv = r->mail->parts[row->part].kind == DK_PART_CSV;
		struct table t;

		if (is_csv != csv || row->is_done || row->count == 0 ||
		    (!csv && !read_is_readable(r, row)))
			continue;
		for (const char *m = marks; *m != '\0'; m++)
			if (is_heading(r, row, *m, &t)) {
				read_table(r, i, &t);
				break;
			}
	}
}
