/* paper.c - builds a document block by block. */
#include "docket/paper.h"

#include "docket/buf.h"
#include "docket/text.h"
#include "out/phrase/phrase.h"

#define LEAST_REST 12 /* cells that the description keeps */

/* Lines of text that any printer can take: no tabs, controls or hidden characters. */
static const char *
clean(struct dk_arena *a, const char *s)
{
	struct dk_buf b = { 0 };
	const char *out;

	for (s = s != NULL ? s : ""; *s != '\0';) {
		size_t n = strcspn(s, "\n\t");

		dk_buf_str(&b, dk_text_visible(a, dk_arena_dup_n(a, s, n)));
		s += n;
		if (*s != '\0')
			dk_buf_char(&b, *s++ == '\n' ? '\n' : ' ');
	}
	out = dk_arena_dup(a, dk_buf_text(&b));
	dk_buf_free(&b);
	return out;
}

struct dk_paper *
dk_paper_new(struct dk_arena *a, enum dk_paper_size size, const char *kind, const char *number)
{
	struct dk_paper *p = dk_arena_alloc(a, sizeof(*p));

	p->arena = a;
	p->size = size;
	p->language = "";
	p->kind = clean(a, kind);
	p->number = clean(a, number);
	p->sender = p->sender_address = p->sender_contact = p->to = p->watermark = "";
	return p;
}

/* What is said of every paper alike, in its language. */
static const char *
told(const struct dk_paper *p, const char *english)
{
	return *p->language != '\0' && english != NULL ? dk_phrase(p->language, english) : english;
}

void
dk_paper_language(struct dk_paper *p, const char *language)
{
	const struct dk_language *l = dk_language_of(language);

	p->language = l->rows != NULL ? l->code : "";
	p->kind = told(p, p->kind);
}

void
dk_paper_sender(struct dk_paper *p, const char *name, const char *address, const char *contact)
{
	p->sender = clean(p->arena, name);
	p->sender_address = clean(p->arena, address);
	p->sender_contact = clean(p->arena, contact);
}

void
dk_paper_to(struct dk_paper *p, const char *lines)
{
	p->to = clean(p->arena, lines);
}

static void
add_pair(struct dk_paper *p, struct dk_paper_pair **pairs, size_t *count, size_t *cap,
    struct dk_paper_pair pair)
{
	*pairs = dk_arena_grow(p->arena, *pairs, *count, cap, sizeof(**pairs));
	(*pairs)[(*count)++] = (struct dk_paper_pair){ clean(p->arena, pair.label),
		clean(p->arena, pair.text), pair.strong };
}

void
dk_paper_address(struct dk_paper *p, const char *label, const char *lines)
{
	add_pair(p, &p->addresses, &p->address_count, &p->address_cap,
	    (struct dk_paper_pair){ told(p, label), lines, false });
}

void
dk_paper_fact(struct dk_paper *p, const char *label, const char *text)
{
	if (text != NULL && *text != '\0')
		add_pair(p, &p->facts, &p->fact_count, &p->fact_cap,
		    (struct dk_paper_pair){ told(p, label), text, false });
}

void
dk_paper_watermark(struct dk_paper *p, const char *text)
{
	p->watermark = clean(p->arena, told(p, text));
}

void
dk_paper_foot(struct dk_paper *p, const char *lines)
{
	dk_assert(p->foot_count < DK_PAPER_FOOTS);
	p->foots[p->foot_count++] = clean(p->arena, lines);
}

static struct dk_paper_block *
add_block(struct dk_paper *p, enum dk_block_kind kind)
{
	struct dk_paper_block *b;

	p->blocks = dk_arena_grow(p->arena, p->blocks, p->block_count, &p->block_cap,
	    sizeof(*p->blocks));
	b = &p->blocks[p->block_count++];
	*b = (struct dk_paper_block){ .kind = kind, .heading = "", .text = "" };
	return b;
}

/* Amounts are never cut: their column grows at the cost of the one that takes what is left. */
static void
widen(struct dk_paper_block *b, size_t column, int cells)
{
	int rest = DK_PAPER_CELLS + 1, grow = cells - b->columns[column].cells;
	bool has_rest = false;

	for (size_t i = 0; i < b->column_count; i++) {
		rest -= b->columns[i].cells + 1;
		has_rest = has_rest || b->columns[i].cells == 0;
	}
	if (grow > rest - LEAST_REST)
		grow = rest - LEAST_REST;
	if (has_rest && grow > 0)
		b->columns[column].cells += grow;
}

void
dk_paper_table(struct dk_paper *p, const struct dk_paper_column *columns, size_t count,
    bool is_small)
{
	struct dk_paper_block *b = add_block(p, DK_BLOCK_TABLE);
	int cells = 0;

	dk_assert(count > 0 && count <= DK_PAPER_COLUMNS);
	b->is_small = is_small;
	b->columns = dk_arena_array(p->arena, count, sizeof(*b->columns));
	b->column_count = count;
	for (size_t i = 0; i < count; i++) {
		b->columns[i] = columns[i];
		b->columns[i].heading = clean(p->arena, told(p, columns[i].heading));
		cells += columns[i].cells + 1;
	}
	dk_assert(cells <= DK_PAPER_CELLS + 1);
	for (size_t i = 0; *p->language != '\0' && i < count; i++)
		if (b->columns[i].cells > 0)
			widen(b, i, dk_text_cells(b->columns[i].heading) + 1);
}

static struct dk_paper_block *
last_table(struct dk_paper *p)
{
	size_t i = p->block_count;

	while (i > 0 && p->blocks[i - 1].kind != DK_BLOCK_TABLE)
		i--;
	dk_assert(i > 0);
	return &p->blocks[i - 1];
}

void
dk_paper_row(struct dk_paper *p, const char *const *cells)
{
	struct dk_paper_block *b = last_table(p);
	struct dk_paper_row *r;

	b->rows = dk_arena_grow(p->arena, b->rows, b->row_count, &b->row_cap, sizeof(*b->rows));
	r = &b->rows[b->row_count++];
	r->cells = dk_arena_array(p->arena, b->column_count, sizeof(char *));
	for (size_t i = 0; i < b->column_count; i++) {
		r->cells[i] = clean(p->arena, cells[i]);
		if (b->columns[i].align == DK_RIGHT)
			r->cells[i] = dk_phrase_number(p->arena, p->language, r->cells[i]);
		if (b->columns[i].align == DK_RIGHT && b->columns[i].cells > 0)
			widen(b, i, dk_text_cells(r->cells[i]));
	}
	r->note = r->carried = "";
}

static struct dk_paper_row *
last_row(struct dk_paper *p)
{
	struct dk_paper_block *b = last_table(p);

	dk_assert(b->row_count > 0);
	return &b->rows[b->row_count - 1];
}

void
dk_paper_row_note(struct dk_paper *p, const char *text)
{
	last_row(p)->note = clean(p->arena, text);
}

void
dk_paper_row_carried(struct dk_paper *p, const char *sum)
{
	last_row(p)->carried = dk_phrase_number(p->arena, p->language, clean(p->arena, sum));
}

void
dk_paper_total(struct dk_paper *p, const char *label, const char *amount, bool strong)
{
	struct dk_paper_block *b = p->block_count > 0 ? &p->blocks[p->block_count - 1] : NULL;

	if (b == NULL || b->kind != DK_BLOCK_TOTALS)
		b = add_block(p, DK_BLOCK_TOTALS);
	add_pair(p, &b->pairs, &b->pair_count, &b->pair_cap,
	    (struct dk_paper_pair){ told(p, label),
		dk_phrase_number(p->arena, p->language, amount), strong });
}

void
dk_paper_text(struct dk_paper *p, const char *heading, const char *text)
{
	struct dk_paper_block *b = add_block(p, DK_BLOCK_TEXT);

	b->heading = clean(p->arena, told(p, heading));
	b->text = clean(p->arena, text);
}

void
dk_paper_signature(struct dk_paper *p, const char *text)
{
	add_block(p, DK_BLOCK_SIGNATURE)->text = clean(p->arena, told(p, text));
}

enum dk_rc
dk_paper_has_page(const struct dk_paper *p, int pages, struct dk_err *err)
{
	if (p->first_page <= pages)
		return DK_OK;
	return dk_fail(err, DK_EINPUT, "page", "%s %s has %d page%s; there is no page %d.",
	    p->kind, p->number, pages, pages == 1 ? "" : "s", p->first_page);
}
