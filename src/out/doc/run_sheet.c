/* run_sheet.c - a driver's round: how the van is loaded, then each stop with a line to sign. */
#include "docket/carton.h"
#include "docket/own_run.h"
#include "out/doc/doc.h"

static const struct dk_paper_column loading[] = {
	{ "Load", DK_RIGHT, 6, false },
	{ "Stop", DK_RIGHT, 6, false },
	{ "Shipment", DK_LEFT, 10, false },
	{ "For", DK_LEFT, 0, true },
	{ "Cartons", DK_RIGHT, 9, false },
	{ "Weight", DK_RIGHT, 11, false },
};

static const struct dk_paper_column stops_columns[] = {
	{ "Stop", DK_RIGHT, 5, false },
	{ "To", DK_LEFT, 0, true },
	{ "Shipment", DK_LEFT, 10, false },
	{ "Cartons", DK_RIGHT, 8, false },
	{ "Taken by (name, signature)", DK_LEFT, 28, false },
};

/* The last stop goes in first; what two people lift, or is dangerous, is marked. */
static void
add_loading(struct dk_paper *p, const struct dk_own_stop *stops, size_t count, int64_t heavy)
{
	struct dk_arena *a = p->arena;

	dk_paper_text(p, "Loading, in this order", "");
	dk_paper_table(p, loading, DK_COUNT(loading), false);
	for (size_t i = count; i-- > 0;) {
		dk_paper_row(p, (const char *[]){ dk_fmt(a, "%zu", count - i),
		    dk_fmt(a, "%lld", (long long)stops[i].stop_no), stops[i].shipment,
		    stops[i].customer_name, dk_fmt(a, "%lld", (long long)stops[i].cartons),
		    dk_doc_weight(a, stops[i].gram) });
		dk_paper_row_note(p, dk_goods_mark(a, heavy, stops[i].heaviest_gram,
		    stops[i].hazard));
	}
}

static void
add_stops(struct dk_paper *p, const struct dk_own_stop *stops, size_t count)
{
	struct dk_arena *a = p->arena;

	dk_paper_text(p, "Stops", "");
	dk_paper_table(p, stops_columns, DK_COUNT(stops_columns), false);
	for (size_t i = 0; i < count; i++) {
		const struct dk_own_stop *x = &stops[i];
		const char *note = *x->phone != '\0' ? dk_fmt(a, "Phone %s", x->phone) : "";

		note = dk_doc_both(a, dk_doc_both(a, note, x->window), x->note);
		if (*x->warning != '\0')
			note = dk_doc_both(a, note, dk_fmt(a, "WARN %s", x->warning));
		dk_paper_row(p, (const char *[]){ dk_fmt(a, "%lld", (long long)x->stop_no),
		    dk_fmt(a, "%s, %s, %s %s", x->customer_name, x->street, x->postcode, x->city),
		    x->shipment, dk_fmt(a, "%lld", (long long)x->cartons),
		    *x->outcome != '\0' ? dk_fmt(a, "%s %s", x->outcome, x->name)
					: "__________________________" });
		dk_paper_row_note(p, note);
	}
}

static enum dk_rc
make(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_paper **out,
    struct dk_err *err)
{
	struct dk_own_stop *stops = NULL;
	struct dk_own_run run;
	int64_t heavy = 0;
	size_t count = 0;
	enum dk_rc rc = dk_own_run_load(s, a, id, &run, err);

	if (rc == DK_OK)
		rc = dk_own_run_stops(s, a, id, &stops, &count, err);
	if (rc == DK_OK)
		rc = dk_heavy_gram(s, &heavy, err);
	if (rc == DK_OK)
		rc = dk_doc_begin(s, a, "Run sheet", run.number, out, err);
	if (rc != DK_OK)
		return rc;
	(*out)->created_ms = dk_doc_instant("", run.date);
	dk_paper_to(*out, run.driver);
	dk_paper_fact(*out, "Day", dk_date_paper(run.date).s);
	dk_paper_fact(*out, "Driver", run.driver);
	dk_paper_fact(*out, "Vehicle", run.vehicle);
	dk_paper_fact(*out, "Stops", dk_fmt(a, "%lld", (long long)run.stops));
	dk_paper_fact(*out, "Cartons", dk_fmt(a, "%lld", (long long)run.cartons));
	dk_paper_fact(*out, "Weight", dk_doc_weight(a, run.gram));
	add_loading(*out, stops, count, heavy);
	add_stops(*out, stops, count);
	dk_paper_signature(*out, "Loaded complete: driver (signature)");
	return DK_OK;
}

const struct dk_doc dk_doc_run_sheet = {
	.info = { .name = "run-sheet", .title = "Run sheet", .subject = "own-run" },
	.make = make,
};
