/* sample_slip.h - a packing slip as the order desk prints it. */
#ifndef TEST_SAMPLE_SLIP_H
#define TEST_SAMPLE_SLIP_H

#include "sample_invoice.h"

static const struct dk_paper_column sample_slip_columns[] = {
	{ "Pos", DK_RIGHT, 4, false },
	{ "Item", DK_LEFT, 10, false },
	{ "Description", DK_LEFT, 0, true },
	{ "Ordered", DK_RIGHT, 8, false },
	{ "Shipped", DK_RIGHT, 8, false },
	{ "Open", DK_RIGHT, 7, false },
};

static inline struct dk_paper *
sample_slip(struct dk_arena *a, size_t rows)
{
	struct dk_paper *p = dk_paper_new(a, DK_PAPER_A4, "Packing slip", "SH-2026-003050");

	sample_head(p);
	p->created_ms = INT64_C(1795424460000);
	dk_paper_fact(p, "Carrier", "Speedy Express");
	dk_paper_fact(p, "Cartons", "4, together 61.2 kg");
	dk_paper_table(p, sample_slip_columns, DK_COUNT(sample_slip_columns), false);
	for (size_t i = 0; i < rows; i++) {
		bool is_short = i % 9 == 4;

		dk_paper_row(p, (const char *[]){ dk_fmt(a, "%zu", i + 1), sample_code(a, i),
		    sample_goods[i % DK_COUNT(sample_goods)], "24", is_short ? "10" : "24",
		    is_short ? "14" : "" });
		if (is_short)
			dk_paper_row_note(p, "14 follow on 1 Dec 2026: supplier late");
	}
	dk_paper_text(p, "", "Please check the goods on arrival and tell us of any damage within "
	    "three days.");
	dk_paper_signature(p, "Received complete and in good order (name, signature)");
	return p;
}

#endif
