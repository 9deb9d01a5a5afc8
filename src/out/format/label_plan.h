/* label_plan.h - where everything of a label stands, for every format that draws one. */
#ifndef DOCKET_OUT_FORMAT_LABEL_PLAN_H
#define DOCKET_OUT_FORMAT_LABEL_PLAN_H

#include "docket/label.h"
#include "docket/paper.h"
#include "out/barcode.h"

/* Millimetres: 4 x 6 inches. Printers with 8 dots a millimetre (203 dpi) hit every edge. */
#define LABEL_W 101.6
#define LABEL_H 152.4
#define LABEL_DOTS 8

enum label_size { LABEL_SMALL, LABEL_PLAIN, LABEL_STRONG, LABEL_LARGE, LABEL_HUGE };

enum label_kind { LABEL_TEXT, LABEL_BLOCK, LABEL_SYMBOL };

struct label_part {
	enum label_kind kind;
	double x, y, w, h;     /* of a text: its line; of a symbol: its bars without quiet zones */
	enum label_size size;  /* TEXT */
	enum dk_align align;   /* TEXT */
	const char *text;      /* TEXT; SYMBOL: what it says */
	struct out_bars bars;  /* SYMBOL */
	double module;         /* SYMBOL: width of one */
	bool is_plain;         /* SYMBOL: Code 128 of the text, no element string */
};

struct label_plan {
	struct dk_arena *a;
	struct label_part *parts;
	size_t count, cap;
};

/* DK_EINPUT when a symbol cannot be made or is wider than the label. */
enum dk_rc label_plan(const struct dk_label *l, struct label_plan *out,
    struct dk_err *err) DK_MUST_USE;
/* Height of a line of this size, in millimetres. */
double label_line(enum label_size size);

#endif
