/* count_sheet.c - the bins of a count in walking order, to be filled in by hand. Blind: it tells
 * nothing of what should lie there. */
#include <string.h>

#include "docket/count.h"
#include "out/doc/doc.h"

static const struct dk_paper_column columns[] = {
	{ "Ln", DK_RIGHT, 4, false },
	{ "Bin", DK_LEFT, 6, false },
	{ "Item", DK_LEFT, 5, false },
	{ "Description", DK_LEFT, 0, true },
	{ "Unit", DK_LEFT, 5, false },
	{ "Counted", DK_RIGHT, 11, false },
	{ "By", DK_LEFT, 7, false },
	{ "Time", DK_LEFT, 7, false },
};

static void
add_head(struct dk_paper *p, const struct dk_count *x)
{
	p->created_ms = dk_doc_instant(x->started_at, DK_NO_DATE);
	dk_paper_fact(p, "Of", x->scope);
	dk_paper_fact(p, "Begun", dk_date_paper(dk_instant_day(p->created_ms)).s);
	dk_paper_fact(p, "At", dk_instant_clock(p->created_ms).s);
	dk_paper_fact(p, "Begun by", x->started_by);
	dk_paper_fact(p, "Lines", dk_fmt(p->arena, "%lld", (long long)x->line_count));
	if (strcmp(x->state, "open") != 0)
		dk_paper_watermark(p, strcmp(x->state, "posted") == 0 ? "POSTED" : "CANCELLED");
	dk_paper_text(p, "", "Count all that lies in the bin, also what is set apart there; not"
	    " what was picked for a shipment. Write 0 where nothing lies. Note the time: goods may"
	    " go on moving.");
}

/* A line that is to be counted again says by whom not. */
static const char *
note_of(struct dk_arena *a, const struct dk_count_line *l)
{
	const char *lot = l->lot[0] != '\0' ? dk_fmt(a, "%s %s",
	    l->is_serial ? "Serial number" : "Lot", l->lot) : "";

	if (strcmp(l->state, "recount") == 0)
		return dk_fmt(a, "%s%sagain, not by %s", lot, *lot != '\0' ? "; " : "",
		    l->first_by);
	return lot;
}

static void
add_lines(struct dk_paper *p, const struct dk_count *x)
{
	struct dk_paper_column *c = dk_doc_columns(p->arena, columns, DK_COUNT(columns));

	for (int64_t i = 0; i < x->line_count; i++) {
		dk_doc_widen(&c[1], x->lines[i].location);
		dk_doc_widen(&c[2], x->lines[i].sku);
		dk_doc_widen(&c[4], x->lines[i].unit);
	}
	dk_paper_table(p, c, DK_COUNT(columns), false);
	for (int64_t i = 0; i < x->line_count; i++) {
		const struct dk_count_line *l = &x->lines[i];

		dk_paper_row(p, (const char *[]){
		    dk_fmt(p->arena, "%lld", (long long)l->line_no), l->location, l->sku, l->name,
		    l->unit, "__________", "______", "______" });
		dk_paper_row_note(p, note_of(p->arena, l));
	}
}

static enum dk_rc
make(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_paper **out,
    struct dk_err *err)
{
	struct dk_count x;
	enum dk_rc rc = dk_count_load(s, a, id, &x, err);

	if (rc == DK_OK)
		rc = dk_doc_begin(s, a, "Count sheet", x.number, out, err);
	if (rc != DK_OK)
		return rc;
	add_head(*out, &x);
	add_lines(*out, &x);
	dk_paper_signature(*out, "Counted by (name, date)");
	return DK_OK;
}

const struct dk_doc dk_doc_count_sheet = {
	.info = { .name = "count-sheet", .title = "Count sheet", .subject = "count" },
	.make = make,
};
