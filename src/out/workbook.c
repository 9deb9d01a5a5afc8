/* workbook.c - collects tables, notes and charts. */
#include "docket/workbook.h"

#include "docket/text.h"

struct dk_workbook *
dk_workbook_new(struct dk_arena *a, const char *title, int64_t created_ms)
{
	struct dk_workbook *w = dk_arena_alloc(a, sizeof(*w));

	w->arena = a;
	w->title = dk_text_scrub(a, title);
	w->company = "";
	w->digest = "";
	w->created_ms = created_ms;
	w->has_cover = true;
	return w;
}

void
dk_workbook_note(struct dk_workbook *w, const char *label, const char *text)
{
	w->notes = dk_arena_grow(w->arena, w->notes, w->note_count, &w->note_cap,
	    sizeof(*w->notes));
	w->notes[w->note_count++] = (struct dk_note){ dk_text_scrub(w->arena, label),
		dk_text_scrub(w->arena, text) };
}

void
dk_workbook_add(struct dk_workbook *w, struct dk_table *t)
{
	w->tables = dk_arena_grow(w->arena, w->tables, w->table_count, &w->table_cap,
	    sizeof(struct dk_table *));
	w->tables[w->table_count++] = t;
}

void
dk_workbook_chart(struct dk_workbook *w, const struct dk_chart *chart)
{
	struct dk_chart *c;

	w->charts = dk_arena_grow(w->arena, w->charts, w->chart_count, &w->chart_cap,
	    sizeof(*w->charts));
	c = &w->charts[w->chart_count++];
	*c = *chart;
	c->title = dk_text_scrub(w->arena, chart->title);
}
