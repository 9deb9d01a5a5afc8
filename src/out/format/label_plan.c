/*
 * label_plan.c - the layout of a label, in millimetres.
 *
 * As GS1's logistic label guideline has it: free text above, what the symbols say as text in the
 * middle, the symbols below, the serial number last. A module is 0.5 mm where that fits, and a
 * whole number of dots of a 203 dpi printer in any case.
 */
#include "out/format/label_plan.h"

#include <math.h>
#include <string.h>

#include "docket/gs1.h"
#include "docket/gs1_table.h"

#define EDGE 4.0
#define INNER (LABEL_W - 2 * EDGE)
#define HALF (LABEL_W / 2)
#define HRI 4.0        /* the line under a symbol */
#define UNDER (HRI + 1.5)
#define LEAST 18.0     /* height of the serial number */
#define OTHER(l) ((l)->symbol_count > 2 ? 12.0 : 15.0)

/* A line of text. */
struct place {
	double x, y, w;
	enum label_size size;
};
#define AT(...) ((struct place){ __VA_ARGS__ })

static const double lines[] = { 3.2, 3.9, 3.9, 5.3, 8.5 };

double
label_line(enum label_size size)
{
	return lines[size];
}

static struct label_part *
add(struct label_plan *p)
{
	p->parts = dk_arena_grow(p->a, p->parts, p->count, &p->cap, sizeof(*p->parts));
	return &p->parts[p->count++];
}

/* One line of text; returns where the next one stands. */
static double
text(struct label_plan *p, struct place at, const char *s)
{
	if (*s == '\0')
		return at.y;
	*add(p) = (struct label_part){ .kind = LABEL_TEXT, .x = at.x, .y = at.y, .w = at.w,
		.h = label_line(at.size), .size = at.size, .text = s };
	return at.y + label_line(at.size);
}

static void
align_last(struct label_plan *p, enum dk_align align)
{
	p->parts[p->count - 1].align = align;
}

/* Lines of an address, at most `most` of them. */
static double
text_lines(struct label_plan *p, struct place at, int most, const char *s)
{
	for (; *s != '\0' && most > 0; most--) {
		size_t len = strcspn(s, "\n");

		at.y = text(p, at, dk_arena_dup_n(p->a, s, len));
		s += len + (s[len] == '\n');
	}
	return at.y;
}

static void
rule(struct label_plan *p, double y)
{
	*add(p) = (struct label_part){ .kind = LABEL_BLOCK, .x = EDGE, .y = y, .w = INNER,
		.h = 0.25 };
}

/* The widest module that fits, in whole dots: 0.5, 0.375 or 0.25 mm. */
static enum dk_rc
put_bars(struct label_plan *p, double y, double height, struct label_part s, struct dk_err *err)
{
	const struct out_bars bars = s.bars;
	const char *elements = s.text;
	struct label_part *part;
	double module = 0, all, x;

	for (int dots = 4; dots >= 2 && module <= 0; dots--) {
		all = (double)(bars.count + 2 * OUT_QUIET) * dots / LABEL_DOTS;
		if (all <= LABEL_W)
			module = (double)dots / LABEL_DOTS;
	}
	if (module <= 0)
		return dk_fail(err, DK_EINPUT, "symbol", "%s is wider than the label.", elements);
	x = (LABEL_W - (double)bars.count * module) / 2;
	part = add(p);
	*part = (struct label_part){ .kind = LABEL_SYMBOL, .x = floor(x * LABEL_DOTS) / LABEL_DOTS,
		.y = y, .w = (double)bars.count * module, .h = height, .text = elements,
		.bars = bars, .module = module, .is_plain = s.is_plain };
	(void)text(p, AT(EDGE, y + height + 0.5, INNER, LABEL_PLAIN), elements);
	align_last(p, DK_CENTRE);
	return DK_OK;
}

static enum dk_rc
symbol(struct label_plan *p, double y, double height, const char *elements, struct dk_err *err)
{
	struct label_part s = { .text = elements };
	enum dk_rc rc;

	s.is_plain = elements[0] != '('; /* a number of ours, not an element of GS1 */
	rc = s.is_plain ? out_code_128(p->a, elements, &s.bars, err)
	    : out_gs1_128(p->a, elements, &s.bars, err);
	return rc == DK_OK ? put_bars(p, y, height, s, err) : rc;
}

/* All symbols, from the foot upwards; returns where they begin. */
static enum dk_rc
symbols(struct label_plan *p, const struct dk_label *l, double sscc_height, double *top,
    struct dk_err *err)
{
	double y = LABEL_H - EDGE;
	enum dk_rc rc = DK_OK;

	for (size_t i = l->symbol_count; rc == DK_OK && i-- > 0;) {
		bool is_sscc = strncmp(l->symbols[i], "(00)", 4) == 0;
		double h = is_sscc ? sscc_height : OTHER(l);

		y -= h + UNDER;
		rc = symbol(p, y, h, l->symbols[i], err);
	}
	*top = y;
	return rc;
}

static size_t
element_count(const struct dk_label *l)
{
	size_t n = 0;

	for (size_t i = 0; i < l->symbol_count; i++) {
		struct dk_gs1 g;

		if (dk_gs1_read_bracketed(l->symbols[i], &g, NULL) == DK_GS1_GOOD)
			n += g.count;
	}
	return n;
}

/* "SSCC 350..." for each element, in two columns. */
static void
element_texts(struct label_plan *p, const struct dk_label *l, double y)
{
	size_t n = 0;

	for (size_t i = 0; i < l->symbol_count; i++) {
		struct dk_gs1 g;

		if (dk_gs1_read_bracketed(l->symbols[i], &g, NULL) != DK_GS1_GOOD)
			continue;
		for (size_t k = 0; k < g.count; k++, n++) {
			const struct dk_gs1_ai *row = dk_gs1_ai_at(g.list[k].ai);
			double x = n % 2 == 0 ? EDGE : HALF;

			const char *title = row != NULL ? row->title : g.list[k].ai;
			double at = y + (double)(n / 2) * label_line(LABEL_PLAIN);

			(void)text(p, AT(x, at, INNER / 2 - 1, LABEL_PLAIN),
			    dk_fmt(p->a, "%s %s", title, g.list[k].value));
		}
	}
}

/* Facts in two columns. */
static double
facts(struct label_plan *p, const struct dk_label *l, double y)
{
	for (size_t i = 0; i < l->fact_count; i++) {
		double x = i % 2 == 0 ? EDGE : HALF;
		double at = y + (double)(i / 2) * label_line(LABEL_PLAIN);

		(void)text(p, AT(x, at, 17, LABEL_PLAIN), l->facts[i].name);
		(void)text(p, AT(x + 18, at, INNER / 2 - 19, LABEL_STRONG), l->facts[i].text);
	}
	return y + (double)((l->fact_count + 1) / 2) * label_line(LABEL_PLAIN);
}

/* Framed, so that nobody overlooks it. */
static double
mark(struct label_plan *p, const struct dk_label *l, double y)
{
	const double h = label_line(LABEL_LARGE) + 2.5;
	const struct label_part frame[] = { { .x = EDGE, .y = y, .w = INNER, .h = 0.75 },
		{ .x = EDGE, .y = y + h - 0.75, .w = INNER, .h = 0.75 },
		{ .x = EDGE, .y = y, .w = 0.75, .h = h },
		{ .x = EDGE + INNER - 0.75, .y = y, .w = 0.75, .h = h } };

	if (*l->mark == '\0')
		return y;
	for (size_t i = 0; i < DK_COUNT(frame); i++) {
		struct label_part *part = add(p);

		*part = frame[i];
		part->kind = LABEL_BLOCK;
	}
	(void)text(p, AT(EDGE + 2, y + 1.25, INNER - 4, LABEL_LARGE), l->mark);
	align_last(p, DK_CENTRE);
	return y + h + 1.5;
}

/* Elements in words and as symbols. Where the room is short the serial number is less high; then
 * the words go: each symbol has its own under it. */
static enum dk_rc
elements(struct label_plan *p, const struct dk_label *l, double y, struct dk_err *err)
{
	double words = (double)((element_count(l) + 1) / 2) * label_line(LABEL_PLAIN) + 1;
	double n = (double)l->symbol_count, others = n * UNDER + fmax(n - 1, 0) * OTHER(l);
	double room = LABEL_H - EDGE - y - others, high = l->symbol_count > 2 ? 25 : 32, top;

	if (room - words >= LEAST) {
		element_texts(p, l, y);
		room -= words;
	}
	return symbols(p, l, floor(fmin(high, room)), &top, err);
}

static enum dk_rc
plan_logistic(struct label_plan *p, const struct dk_label *l, struct dk_err *err)
{
	double y = EDGE, right = EDGE;

	(void)text(p, AT(EDGE, y, 30, LABEL_SMALL), "FROM");
	y = text_lines(p, AT(EDGE, y + 3.2, 47, LABEL_PLAIN), 5, l->from);
	right = text(p, AT(HALF + 4, right, HALF - 8, LABEL_LARGE), l->carrier);
	if (*l->tracking != '\0')
		right = text(p, AT(HALF + 4, right, HALF - 8, LABEL_PLAIN),
		    dk_fmt(p->a, "Tracking %s", l->tracking));
	y = fmax(fmax(y, right), 22) + 1;
	rule(p, y);
	(void)text(p, AT(EDGE, y + 1, 30, LABEL_SMALL), "TO");
	y = text_lines(p, AT(EDGE + 8, y + 1, INNER - 8, LABEL_LARGE), 6, l->to) + 1;
	rule(p, y);
	(void)text(p, AT(HALF, y + 2, INNER / 2, LABEL_STRONG), l->copy);
	if (*l->copy != '\0')
		align_last(p, DK_RIGHT);
	y = text(p, AT(EDGE, y + 1, INNER, LABEL_LARGE), l->carton);
	y = facts(p, l, y) + 1;
	y = mark(p, l, y);
	rule(p, y);
	return elements(p, l, y + 1, err);
}

static void
item(struct label_plan *p, const struct dk_label_item *it, double y)
{
	(void)text(p, AT(EDGE, y, 11, LABEL_STRONG), it->qty);
	align_last(p, DK_RIGHT);
	(void)text(p, AT(EDGE + 12, y, 7, LABEL_PLAIN), it->unit);
	(void)text(p, AT(EDGE + 20, y, 25, LABEL_STRONG), it->sku);
	(void)text(p, AT(EDGE + 46, y, INNER - 46, LABEL_PLAIN), it->text);
	if (*it->lot != '\0')
		(void)text(p, AT(EDGE + 20, y + label_line(LABEL_PLAIN), INNER - 20, LABEL_PLAIN),
		    it->lot);
}

static enum dk_rc
plan_content(struct label_plan *p, const struct dk_label *l, struct dk_err *err)
{
	double y, top = LABEL_H, step = label_line(LABEL_PLAIN);
	enum dk_rc rc = symbols(p, l, 18, &top, err);

	(void)text(p, AT(EDGE, EDGE, 45, LABEL_LARGE), "CONTENT");
	y = text(p, AT(HALF, EDGE, INNER / 2, LABEL_LARGE), l->carton) + 1;
	align_last(p, DK_RIGHT);
	(void)text(p, AT(EDGE + 24, EDGE + 1, 22, LABEL_SMALL), l->copy);
	y = facts(p, l, y) + 1;
	y = mark(p, l, y);
	rule(p, y);
	(void)text(p, AT(EDGE, y + 0.75, 11, LABEL_SMALL), "QTY");
	align_last(p, DK_RIGHT);
	(void)text(p, AT(EDGE + 20, y + 0.75, 24, LABEL_SMALL), "ITEM");
	y = text(p, AT(EDGE + 46, y + 0.75, 30, LABEL_SMALL), "DESCRIPTION") + 0.5;
	for (size_t i = 0; rc == DK_OK && i < l->item_count; i++) {
		const struct dk_label_item *it = &l->items[i];
		double need = *it->lot != '\0' ? 2 * step : step;

		if (y + need + (i + 1 < l->item_count ? step : 0) > top - 1) {
			(void)text(p, AT(EDGE, y, INNER, LABEL_STRONG),
			    dk_fmt(p->a, "and %zu more: see the packing slip", l->item_count - i));
			break;
		}
		item(p, it, y);
		y += need;
	}
	return rc;
}

/* The word, what it does, its bars; read from an arm's length. */
static enum dk_rc
plan_card(struct label_plan *p, const struct dk_label *l, struct dk_err *err)
{
	struct label_part s = { .text = l->symbols[0], .is_plain = true };
	double y = text(p, AT(EDGE, 24, INNER, LABEL_HUGE), l->carton);
	enum dk_rc rc = out_code_128(p->a, s.text, &s.bars, err);

	align_last(p, DK_CENTRE);
	(void)text(p, AT(EDGE, y + 6, INNER, LABEL_LARGE), l->to);
	align_last(p, DK_CENTRE);
	(void)text(p, AT(EDGE, LABEL_H - EDGE - 4, INNER, LABEL_SMALL), l->from);
	align_last(p, DK_CENTRE);
	return rc == DK_OK ? put_bars(p, 62, 40, s, err) : rc;
}

enum dk_rc
label_plan(const struct dk_label *l, struct label_plan *out, struct dk_err *err)
{
	if (l->is_card)
		return plan_card(out, l, err);
	return l->is_content ? plan_content(out, l, err) : plan_logistic(out, l, err);
}
