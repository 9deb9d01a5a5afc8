/*
 * paper.h - a neutral document: what every printed paper is before a format prints it.
 *
 * A document is a letter head (sender, window address, title, facts) and a body of blocks in
 * order: line tables, totals, texts, a signature line. All amounts and dates come as text that
 * is ready to print. Pages break at 60 lines or at the paper's end; column heads are repeated.
 *
 *	p = dk_paper_new(a, DK_PAPER_A4, "Invoice", "2026-000123");
 *	dk_paper_sender(p, company, "Street 1\n12345 City", "Phone ...");
 *	dk_paper_to(p, "Customer\nStreet 2\n54321 Town");
 *	dk_paper_fact(p, "Date", "23 Nov 2026");
 *	dk_paper_table(p, columns, DK_COUNT(columns), false);
 *	dk_paper_row(p, (const char *[]){ "1", "A-1", "Paper", "3", "1.50", "4.50" });
 *	dk_paper_total(p, "Total EUR", "4.50", true);
 */
#ifndef DOCKET_PAPER_H
#define DOCKET_PAPER_H

#include "docket/arena.h"
#include "docket/base.h"
#include "docket/date.h"

enum dk_paper_size { DK_PAPER_A4, DK_PAPER_LETTER, DK_PAPER_4X6 };
enum dk_align { DK_LEFT, DK_RIGHT, DK_CENTRE };

#define DK_PAPER_LINES 60        /* lines of text, and rows of a table, on one page */
#define DK_PAPER_CELLS 80        /* width of a document printed as text */
#define DK_PAPER_COLUMNS 12      /* of one line table, at most */
#define DK_PAPER_FOOTS 3

struct dk_paper_column {
	const char *heading;
	enum dk_align align;
	int cells; /* width out of DK_PAPER_CELLS, less one blank; 0 = what the others leave */
	bool wrap; /* long text goes on in the next line; else it is cut with a mark */
};

struct dk_paper_pair {
	const char *label, *text;
	bool strong; /* of totals: what must not be missed */
};

struct dk_paper_row {
	const char **cells;  /* one per column */
	const char *note;    /* small, under the first wrapping column; "" = none */
	const char *carried; /* running sum after this row; "" = none */
};

enum dk_block_kind {
	DK_BLOCK_TABLE,
	DK_BLOCK_TOTALS,
	DK_BLOCK_TEXT,
	DK_BLOCK_SIGNATURE
};

struct dk_paper_block {
	enum dk_block_kind kind;
	bool is_small; /* TABLE: a tax table or the like, beside the totals where there is room */
	const char *heading, *text;      /* TEXT; SIGNATURE has only the text under its line */
	struct dk_paper_column *columns; /* TABLE */
	size_t column_count;
	struct dk_paper_row *rows;
	size_t row_count, row_cap;
	struct dk_paper_pair *pairs; /* TOTALS */
	size_t pair_count, pair_cap;
};

struct dk_paper {
	struct dk_arena *arena;
	enum dk_paper_size size;
	const char *kind, *number; /* "Invoice", "2026-000123" */
	const char *language;      /* of labels, headings and amounts: ISO 639-1; "" = English */
	int64_t created_ms;        /* stamped into a PDF: the document's instant; 0 = 1970 */
	const char *sender, *sender_address, *sender_contact;
	const char *to;
	const char *watermark; /* large and pale across each page: "COPY", "DRAFT"; "" = none */
	int first_page;        /* the pages before it are left out, and counted; 0 = none */
	struct dk_paper_pair *addresses, *facts;
	size_t address_count, address_cap, fact_count, fact_cap;
	const char *foots[DK_PAPER_FOOTS];
	size_t foot_count;
	struct dk_paper_block *blocks;
	size_t block_count, block_cap;
};

/* A document without contents in `a`, which must outlive it. All texts are copied and cleaned;
 * those that may have several lines hold newlines. NULL counts as "". */
struct dk_paper *dk_paper_new(struct dk_arena *a, enum dk_paper_size size, const char *kind,
    const char *number);
void dk_paper_language(struct dk_paper *p, const char *language); /* before any contents */
void dk_paper_sender(struct dk_paper *p, const char *name, const char *address,
    const char *contact);
/* The lines that must show in the window of the envelope. */
void dk_paper_to(struct dk_paper *p, const char *lines);
/* Further addresses under the title ("Ship to", ...), three at most look well. */
void dk_paper_address(struct dk_paper *p, const char *label, const char *lines);
/* Facts beside the window: date, due, order, your PO. An empty text is left out. */
void dk_paper_fact(struct dk_paper *p, const char *label, const char *text);
void dk_paper_watermark(struct dk_paper *p, const char *text);
/* At the foot of each page, up to DK_PAPER_FOOTS columns: company, bank, registration. */
void dk_paper_foot(struct dk_paper *p, const char *lines);

/* Begins a line table; rows go to the last table begun. At most DK_PAPER_COLUMNS. */
void dk_paper_table(struct dk_paper *p, const struct dk_paper_column *columns, size_t count,
    bool is_small);
/* `cells` holds a text per column of the table. */
void dk_paper_row(struct dk_paper *p, const char *const *cells);
/* For the row added last: a small note under its description; the sum carried to a next page. */
void dk_paper_row_note(struct dk_paper *p, const char *text);
void dk_paper_row_carried(struct dk_paper *p, const char *sum);
/* A line of the totals block, which begins with the first one. Kept together on one page. */
void dk_paper_total(struct dk_paper *p, const char *label, const char *amount, bool strong);
/* A paragraph; either may be "". */
void dk_paper_text(struct dk_paper *p, const char *heading, const char *text);
void dk_paper_signature(struct dk_paper *p, const char *text);

/* For formats: DK_EINPUT when `first_page` is past the last. */
enum dk_rc dk_paper_has_page(const struct dk_paper *p, int pages, struct dk_err *err) DK_MUST_USE;

#endif
