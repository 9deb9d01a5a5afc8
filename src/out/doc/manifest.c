/* manifest.c - what a carrier's driver takes along and signs for, carton by carton. */
#include <string.h>

#include "docket/pickup.h"
#include "out/doc/doc.h"

static const struct dk_paper_column columns[] = {
	{ "", DK_RIGHT, 5, false },
	{ "Shipment", DK_LEFT, 9, false },
	{ "Carton", DK_RIGHT, 8, false },
	{ "To", DK_LEFT, 0, true },
	{ "SSCC or tracking", DK_LEFT, 20, false },
	{ "Weight", DK_RIGHT, 10, false },
};

/* "HEAVY; hazard 3;8; over what the service takes" */
static const char *
marks_of(struct dk_arena *a, const struct dk_parcel *x)
{
	const char *out = x->is_heavy ? "HEAVY: two people lift it" : "";

	if (*x->hazard != '\0')
		out = dk_fmt(a, "%s%sHAZARD class %s", out, *out != '\0' ? "; " : "", x->hazard);
	if (x->is_over)
		out = dk_fmt(a, "%s%sover the carrier's limit", out, *out != '\0' ? "; " : "");
	return out;
}

struct sums {
	int64_t shipments, gram, heavy, hazard;
};

static void
add_parcels(struct dk_paper *p, const struct dk_parcel *all, size_t count, struct sums *sums)
{
	struct dk_arena *a = p->arena;

	dk_paper_table(p, dk_doc_columns(a, columns, DK_COUNT(columns)), DK_COUNT(columns), false);
	for (size_t i = 0; i < count; i++) {
		const struct dk_parcel *x = &all[i];

		sums->shipments += i == 0 || x->shipment_id != all[i - 1].shipment_id;
		sums->gram += x->gram;
		sums->heavy += x->is_heavy;
		sums->hazard += *x->hazard != '\0';
		dk_paper_row(p, (const char *[]){ dk_fmt(a, "%zu", i + 1), x->shipment,
		    dk_fmt(a, "%lld of %lld", (long long)x->carton_no, (long long)x->cartons),
		    dk_fmt(a, "%s, %s %s", x->customer_name, x->postcode, x->city),
		    *x->sscc != '\0' ? x->sscc : x->tracking, dk_doc_weight(a, x->gram) });
		dk_paper_row_note(p, marks_of(a, x));
	}
}

static void
add_totals(struct dk_paper *p, size_t parcels, const struct sums *sums)
{
	struct dk_arena *a = p->arena;

	dk_paper_total(p, "Shipments", dk_fmt(a, "%lld", (long long)sums->shipments), false);
	if (sums->heavy > 0)
		dk_paper_total(p, "Heavy cartons", dk_fmt(a, "%lld", (long long)sums->heavy),
		    false);
	if (sums->hazard > 0)
		dk_paper_total(p, "Hazardous cartons", dk_fmt(a, "%lld", (long long)sums->hazard),
		    false);
	dk_paper_total(p, "Weight", dk_doc_weight(a, sums->gram), false);
	dk_paper_total(p, "Cartons", dk_fmt(a, "%zu", parcels), true);
}

static void
add_head(struct dk_paper *p, const struct dk_pickup *x)
{
	p->created_ms = dk_doc_instant(x->gone_at, x->date);
	dk_paper_to(p, x->carrier);
	dk_paper_fact(p, "Carrier", x->carrier);
	dk_paper_fact(p, "Pickup", dk_date_paper(x->date).s);
	dk_paper_fact(p, "Window", x->window);
	dk_paper_fact(p, "Booking", x->reference);
	dk_paper_fact(p, "Driver", x->driver);
	if (*x->gone_at == '\0')
		return;
	dk_paper_fact(p, "Signed", dk_fmt(p->arena, "%s %s",
	    dk_date_paper(dk_instant_day(p->created_ms)).s,
	    dk_instant_clock(p->created_ms).s));
}

static enum dk_rc
make(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_paper **out,
    struct dk_err *err)
{
	struct dk_parcel *parcels = NULL;
	struct dk_pickup x;
	struct sums sums = { 0 };
	size_t count = 0;
	enum dk_rc rc = dk_manifest_load(s, a, id, &x, err);

	if (rc == DK_OK)
		rc = dk_pickup_parcels(s, a, id, &parcels, &count, err);
	if (rc == DK_OK)
		rc = dk_doc_begin(s, a, "Manifest", *x.manifest != '\0' ? x.manifest : "draft",
		    out, err);
	if (rc != DK_OK)
		return rc;
	add_head(*out, &x);
	add_parcels(*out, parcels, count, &sums);
	add_totals(*out, count, &sums);
	if (strcmp(x.state, "missed") == 0)
		dk_paper_watermark(*out, "MISSED");
	dk_paper_text(*out, "", "The cartons named above were handed over complete and undamaged.");
	dk_paper_signature(*out, "Driver (name, signature, vehicle)");
	dk_paper_signature(*out, "Handed over by (name, time)");
	return DK_OK;
}

const struct dk_doc dk_doc_manifest = {
	.info = { .name = "manifest", .title = "Manifest", .subject = "pickup" },
	.make = make,
};
