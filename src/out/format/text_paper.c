/*
 * text_paper.c - documents as plain text: 80 columns, pages of 60 lines.
 *
 * The body is laid out first, so that each page can say how many there are; pages end in a form
 * feed. A table that goes on repeats its heads, and carries its sum where rows name one.
 */
#include "out/format/text.h"

#include "docket/text.h"
#include "out/lines.h"
#include "out/phrase/phrase.h"

#define AMOUNT 22 /* cells of the largest amount */
#define HALF ((DK_PAPER_CELLS - 4) / 2)

struct printer {
	const struct dk_paper *paper;
	struct dk_arena *a;
	struct dk_lines *pages;
	size_t count, cap;
	size_t room; /* lines of a page that the body may have */
	struct dk_lines foot;
};

/* A table while it is printed. */
struct grid {
	const struct dk_paper_block *block;
	int cells[DK_PAPER_COLUMNS];
	const char *sum; /* of the rows so far */
};

static struct dk_lines *
page_lines(struct printer *p)
{
	return &p->pages[p->count - 1];
}

static void
add(struct printer *p, const char *line)
{
	size_t len = strlen(line);

	while (len > 0 && line[len - 1] == ' ')
		len--;
	dk_lines_add(p->a, page_lines(p), dk_arena_dup_n(p->a, line, len));
}

static void
add_rule(struct printer *p, int indent, char c)
{
	char *s = dk_arena_alloc(p->a, DK_PAPER_CELLS + 1);

	memset(s, ' ', (size_t)indent);
	memset(s + indent, c, (size_t)(DK_PAPER_CELLS - indent));
	add(p, s);
}

static const char *
both_ends(struct printer *p, const char *left, const char *right)
{
	int width = dk_text_cells(right);

	if (width > HALF)
		right = dk_line_fit(p->a, right, width = HALF, false);
	return dk_fmt(p->a, "%s%s", dk_line_fit(p->a, left, DK_PAPER_CELLS - width, false), right);
}

static void
new_page(struct printer *p)
{
	const struct dk_paper *doc = p->paper;

	p->pages = dk_arena_grow(p->a, p->pages, p->count, &p->cap, sizeof(*p->pages));
	p->pages[p->count++] = (struct dk_lines){ 0 };
	if (p->count == 1)
		return;
	add(p, both_ends(p, dk_phrase_fill(p->a, doc->language, "{1} (continued)",
	    (const char *[]){ dk_fmt(p->a, "%s %s", dk_line_plain(p->a, doc->kind),
	    dk_line_plain(p->a, doc->number)) }), dk_line_plain(p->a, doc->sender)));
	add_rule(p, 0, '=');
}

static size_t
left_on_page(struct printer *p)
{
	size_t used = page_lines(p)->count;

	return used < p->room ? p->room - used : 0;
}

/* Begins a new page unless `lines` fit on this one; what never fits is printed anyway. */
static void
need(struct printer *p, size_t lines)
{
	if (left_on_page(p) < lines && page_lines(p)->count > 2)
		new_page(p);
}

/* Two texts of several lines side by side. */
static void
add_columns(struct printer *p, const char *left, const char *right)
{
	struct dk_lines l = { 0 }, r = { 0 };

	dk_lines_wrap(p->a, &l, left, HALF);
	dk_lines_wrap(p->a, &r, right, HALF);
	for (size_t i = 0; i < l.count || i < r.count; i++)
		add(p, dk_fmt(p->a, "%s    %s",
		    dk_line_fit(p->a, i < l.count ? l.at[i] : "", HALF, false),
		    i < r.count ? r.at[i] : ""));
}

/* The facts as lines of half a page: labels at the left, texts in a column. */
static const char *
facts_text(struct printer *p)
{
	const struct dk_paper *doc = p->paper;
	const char *all = "";
	int widest = 0;

	for (size_t i = 0; i < doc->fact_count; i++) {
		int cells = dk_text_cells(doc->facts[i].label);

		widest = cells > widest ? cells : widest;
	}
	widest = widest > HALF / 2 ? HALF / 2 : widest;
	for (size_t i = 0; i < doc->fact_count; i++)
		all = dk_fmt(p->a, "%s%s  %s\n", all,
		    dk_line_fit(p->a, dk_line_plain(p->a, doc->facts[i].label), widest, false),
		    dk_line_plain(p->a, doc->facts[i].text));
	return all;
}

static void
add_head(struct printer *p)
{
	const struct dk_paper *doc = p->paper;

	add(p, dk_line_plain(p->a, doc->sender));
	add_columns(p, doc->sender_address, doc->sender_contact);
	add(p, "");
	add_columns(p, doc->to, facts_text(p));
	add(p, "");
	add(p, both_ends(p, dk_line_plain(p->a, dk_fmt(p->a, "%s %s", doc->kind, doc->number)),
	    dk_line_plain(p->a, doc->watermark)));
	add_rule(p, 0, '=');
	for (size_t i = 0; i < doc->address_count; i += 2) {
		const struct dk_paper_pair *one = &doc->addresses[i];
		const struct dk_paper_pair *two = i + 1 < doc->address_count ? one + 1 : NULL;

		add_columns(p, dk_fmt(p->a, "%s\n%s", one->label, one->text),
		    two != NULL ? dk_fmt(p->a, "%s\n%s", two->label, two->text) : "");
		add(p, "");
	}
}

static void
measure(struct grid *g)
{
	const struct dk_paper_block *b = g->block;
	int free_columns = 0, rest = DK_PAPER_CELLS + 1;

	for (size_t i = 0; i < b->column_count; i++) {
		g->cells[i] = b->columns[i].cells;
		rest -= g->cells[i] + 1;
		free_columns += g->cells[i] == 0;
	}
	for (size_t i = 0; i < b->column_count; i++)
		if (g->cells[i] == 0) {
			g->cells[i] = rest / free_columns > 4 ? rest / free_columns : 4;
			if (b->is_small && g->cells[i] > 24)
				g->cells[i] = 24;
		}
}

static void
add_heads(struct printer *p, const struct grid *g)
{
	const char *heads = "", *rules = "";
	char dashes[DK_PAPER_CELLS + 1] = "";

	for (size_t i = 0; i < g->block->column_count; i++) {
		const struct dk_paper_column *c = &g->block->columns[i];
		int cells = g->cells[i] < DK_PAPER_CELLS ? g->cells[i] : DK_PAPER_CELLS;

		memset(dashes, '-', (size_t)cells);
		dashes[cells] = '\0';
		heads = dk_fmt(p->a, "%s%s%s", heads, i > 0 ? " " : "",
		    dk_line_fit(p->a, dk_line_plain(p->a, c->heading), g->cells[i],
		        c->align == DK_RIGHT));
		rules = dk_fmt(p->a, "%s%s%s", rules, i > 0 ? " " : "", dashes);
	}
	add(p, heads);
	add(p, rules);
}

static size_t
wrap_cell(struct printer *p, const struct grid *g, const struct dk_paper_row *r, size_t column,
    struct dk_lines *out)
{
	const struct dk_paper_column *c = &g->block->columns[column];

	if (c->wrap)
		dk_lines_wrap(p->a, out, r->cells[column], g->cells[column]);
	else
		dk_lines_add(p->a, out, dk_line_plain(p->a, r->cells[column]));
	return out->count;
}

static size_t
note_column(const struct dk_paper_block *b)
{
	for (size_t i = 0; i < b->column_count; i++)
		if (b->columns[i].wrap)
			return i;
	return 0;
}

static void
add_carried(struct printer *p, const char *label, const char *sum)
{
	add(p, dk_line_fit(p->a, dk_fmt(p->a, "%s  %s",
	    dk_phrase(p->paper->language, label), dk_line_plain(p->a, sum)),
	    DK_PAPER_CELLS, true));
}

static void
break_table(struct printer *p, struct grid *g)
{
	if (*g->sum != '\0')
		add_carried(p, "Carried forward", g->sum);
	new_page(p);
	add_heads(p, g);
	if (*g->sum != '\0')
		add_carried(p, "Brought forward", g->sum);
}

static void
add_row(struct printer *p, struct grid *g, const struct dk_paper_row *r)
{
	struct dk_lines cells[DK_PAPER_COLUMNS] = { { 0 } };
	size_t height = 1, described = note_column(g->block), n;

	for (size_t i = 0; i < g->block->column_count; i++)
		if ((n = wrap_cell(p, g, r, i, &cells[i])) > height)
			height = n;
	dk_lines_wrap(p->a, &cells[described], r->note, g->cells[described]);
	if (cells[described].count > height)
		height = cells[described].count;
	/* one line stays for the carried sum */
	if (left_on_page(p) < height + (*r->carried != '\0' ? 1 : 0) && page_lines(p)->count > 5)
		break_table(p, g);
	for (size_t k = 0; k < height; k++) {
		const char *line = "";

		for (size_t i = 0; i < g->block->column_count; i++)
			line = dk_fmt(p->a, "%s%s%s", line, i > 0 ? " " : "",
			    dk_line_fit(p->a, k < cells[i].count ? cells[i].at[k] : "",
			        g->cells[i], g->block->columns[i].align == DK_RIGHT));
		add(p, line);
	}
	g->sum = r->carried;
}

static void
add_table(struct printer *p, const struct dk_paper_block *b)
{
	struct grid g = { .block = b, .sum = "" };

	measure(&g);
	need(p, 5);
	add_heads(p, &g);
	for (size_t i = 0; i < b->row_count; i++)
		add_row(p, &g, &b->rows[i]);
	add(p, "");
}

static void
add_totals(struct printer *p, const struct dk_paper_block *b)
{
	need(p, b->pair_count + 2);
	for (size_t i = 0; i < b->pair_count; i++) {
		const struct dk_paper_pair *t = &b->pairs[i];

		if (t->strong)
			add_rule(p, HALF, '-');
		add(p, dk_fmt(p->a, "%*s%s%s", HALF, "",
		    dk_line_fit(p->a, dk_line_plain(p->a, t->label),
		        DK_PAPER_CELLS - HALF - AMOUNT, false),
		    dk_line_fit(p->a, dk_line_plain(p->a, t->text), AMOUNT, true)));
	}
	add(p, "");
}

static void
add_text(struct printer *p, const struct dk_paper_block *b)
{
	struct dk_lines lines = { 0 };

	if (*b->heading != '\0')
		dk_lines_wrap(p->a, &lines, b->heading, DK_PAPER_CELLS);
	dk_lines_wrap(p->a, &lines, b->text, DK_PAPER_CELLS);
	need(p, lines.count < 4 ? lines.count : 4);
	for (size_t i = 0; i < lines.count; i++) {
		need(p, 1);
		add(p, lines.at[i]);
	}
	add(p, "");
}

static void
add_signature(struct printer *p, const struct dk_paper_block *b)
{
	need(p, 5);
	add(p, "");
	add(p, "");
	add(p, "______________________   ____________________________________________________");
	add(p, dk_fmt(p->a, "%s %s",
	    dk_line_fit(p->a, dk_phrase(p->paper->language, "Date"), 24, false),
	    dk_line_plain(p->a, b->text)));
	add(p, "");
}

/* The feet beside each other, the same on each page. */
static void
lay_foot(struct printer *p)
{
	const struct dk_paper *doc = p->paper;
	struct dk_lines feet[DK_PAPER_FOOTS] = { { 0 } };
	int cells = doc->foot_count > 0 ? DK_PAPER_CELLS / (int)doc->foot_count - 2 : 0;
	size_t height = 0;

	for (size_t i = 0; i < doc->foot_count; i++) {
		dk_lines_wrap(p->a, &feet[i], doc->foots[i], cells);
		height = feet[i].count > height ? feet[i].count : height;
	}
	height = height > 6 ? 6 : height; /* the body needs the page more */
	for (size_t k = 0; k < height; k++) {
		const char *line = "";

		for (size_t i = 0; i < doc->foot_count; i++)
			line = dk_fmt(p->a, "%s%s%s", line, i > 0 ? "   " : "",
			    dk_line_fit(p->a, k < feet[i].count ? feet[i].at[k] : "", cells,
			        false));
		dk_lines_add(p->a, &p->foot, line);
	}
	p->room = DK_PAPER_LINES - p->foot.count - 2; /* a rule and the number of the page */
}

static void
print_line(const char *line, struct dk_buf *out)
{
	size_t len = strlen(line);

	while (len > 0 && line[len - 1] == ' ')
		len--;
	dk_buf_add(out, line, len);
	dk_buf_char(out, '\n');
}

static void
print_page(struct printer *p, size_t page, struct dk_buf *out)
{
	const struct dk_paper *doc = p->paper;
	const struct dk_lines *body = &p->pages[page];

	dk_buf_str(out, page > 0 && (int)page + 1 > p->paper->first_page ? "\f" : "");
	for (size_t i = 0; i < body->count; i++)
		print_line(body->at[i], out);
	/* the last page ends where its contents end */
	for (size_t i = body->count; i < p->room && page + 1 < p->count; i++)
		dk_buf_char(out, '\n');
	for (int i = 0; i < DK_PAPER_CELLS; i++)
		dk_buf_char(out, '-');
	dk_buf_char(out, '\n');
	for (size_t i = 0; i < p->foot.count; i++)
		print_line(p->foot.at[i], out);
	print_line(both_ends(p, dk_line_plain(p->a, dk_fmt(p->a, "%s %s", doc->kind, doc->number)),
	    dk_phrase_fill(p->a, doc->language, "Page {1} of {2}", (const char *[]){
	    dk_fmt(p->a, "%zu", page + 1), dk_fmt(p->a, "%zu", p->count) })), out);
}

static void
add_block(struct printer *p, const struct dk_paper_block *b)
{
	switch (b->kind) {
	case DK_BLOCK_TABLE:
		add_table(p, b);
		break;
	case DK_BLOCK_TOTALS:
		add_totals(p, b);
		break;
	case DK_BLOCK_TEXT:
		add_text(p, b);
		break;
	case DK_BLOCK_SIGNATURE:
		add_signature(p, b);
		break;
	}
}

enum dk_rc
dk_text_paper(const struct dk_paper *doc, struct dk_buf *out, struct dk_err *err)
{
	struct dk_arena a = { 0 };
	struct printer p = { .paper = doc, .a = &a };

	enum dk_rc rc;

	lay_foot(&p);
	new_page(&p);
	add_head(&p);
	for (size_t i = 0; i < doc->block_count; i++)
		add_block(&p, &doc->blocks[i]);
	rc = dk_paper_has_page(doc, (int)p.count, err);
	for (size_t i = 0; rc == DK_OK && i < p.count; i++)
		if ((int)i + 1 >= doc->first_page)
			print_page(&p, i, out);
	dk_arena_free(&a);
	return rc;
}
