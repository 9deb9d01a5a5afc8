/*
 * suggest.c - into which boxes the goods go: a proposal that says why, and never breaks a limit.
 *
 * First fit, the largest pieces first. Each piece goes into the first carton that still has room
 * for its volume, its longest side and its weight; a new carton begins in the largest box that
 * takes it, and when all is in, each carton becomes the smallest box that holds its contents.
 * Nobody packs without gaps, so only a share of a box's volume counts as room. Dangerous goods
 * share a carton with their own class only. A product without sizes counts by its weight alone.
 */
#include <stdlib.h>
#include <string.h>

#include "core/ship/packing.h"

static const char SQL_PIECES[] =
    "SELECT l.line_no, l.sku, p.length_mm, p.width_mm, p.height_mm, p.gram, p.hazard,"
    " sum(x.picked - x.packed) FROM shipment_line x JOIN order_line l ON l.id = x.line_id"
    " JOIN product p ON p.id = l.product_id WHERE x.shipment_id = :id AND x.picked > x.packed"
    " GROUP BY l.id ORDER BY l.line_no";
static const char SQL_BOXES[] =
    "SELECT code, length_mm, width_mm, height_mm, tare_gram, max_gram FROM box"
    " ORDER BY length_mm * width_mm * height_mm, code";

#define FILL_PERCENT 85 /* of a box's volume; the rest is gaps and filling */

struct goods {
	int64_t line_no;
	const char *sku, *hazard;
	int64_t side[3]; /* mm, longest first; 0 = not known */
	int64_t volume;  /* mm³ of a piece */
	int64_t gram;
	int64_t qty;     /* milli, left */
};

struct box {
	const char *code;
	int64_t side[3], volume, tare, max_gram; /* max_gram: with the carrier's limit; 0 = any */
};

/* A carton that fills. */
struct filling {
	const struct box *box; /* NULL: the goods fit into none, or there are none */
	int64_t volume, gram, longest[3], milli;
	const char *hazard;
	bool is_alone; /* too large for every box: goes as it is */
};

struct part {
	size_t carton, goods;
	int64_t qty;
};

struct work {
	struct dk_arena *a;
	const struct dk_shipment *h;
	struct dk_limits lim;
	struct goods *goods;
	size_t goods_count;
	struct box *boxes;
	size_t box_count;
	struct filling *cartons;
	size_t carton_count, carton_cap;
	struct part *parts;
	size_t part_count, part_cap;
};

static int
longest_first(const void *x, const void *y)
{
	int64_t a = *(const int64_t *)x, b = *(const int64_t *)y;

	return a < b ? 1 : a > b ? -1 : 0;
}

static enum dk_rc
read_goods(struct dk_session *s, struct work *w, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_PIECES);
	size_t cap = 0;
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":id", w->h->id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		struct goods *g;

		w->goods = dk_arena_grow(w->a, w->goods, w->goods_count, &cap, sizeof(*w->goods));
		g = &w->goods[w->goods_count++];
		*g = (struct goods){ .line_no = dk_col_i64(st, 0), .sku = dk_col_text(st, 1, w->a),
			.side = { dk_col_i64(st, 2), dk_col_i64(st, 3), dk_col_i64(st, 4) },
			.gram = dk_col_i64(st, 5), .hazard = dk_col_text(st, 6, w->a),
			.qty = dk_col_i64(st, 7) };
		qsort(g->side, 3, sizeof(g->side[0]), longest_first);
		g->volume = g->side[0] * g->side[1] * g->side[2];
	}
	return rc;
}

static int64_t
stricter(int64_t a, int64_t b)
{
	return a == 0 ? b : b == 0 || a < b ? a : b;
}

static enum dk_rc
read_boxes(struct dk_session *s, struct work *w, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_BOXES);
	size_t cap = 0;
	enum dk_rc rc;
	bool more;

	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		struct box *b;

		w->boxes = dk_arena_grow(w->a, w->boxes, w->box_count, &cap, sizeof(*w->boxes));
		b = &w->boxes[w->box_count++];
		*b = (struct box){ .code = dk_col_text(st, 0, w->a),
			.side = { dk_col_i64(st, 1), dk_col_i64(st, 2), dk_col_i64(st, 3) },
			.tare = dk_col_i64(st, 4),
			.max_gram = stricter(dk_col_i64(st, 5), w->lim.max_gram) };
		qsort(b->side, 3, sizeof(b->side[0]), longest_first);
		b->volume = b->side[0] * b->side[1] * b->side[2] / 100 * FILL_PERCENT;
	}
	return rc;
}

/* Largest first: by volume, then the longest side, then weight; the line number settles ties. */
static int
largest_first(const void *x, const void *y)
{
	const struct goods *a = x, *b = y;

	if (a->volume != b->volume)
		return a->volume < b->volume ? 1 : -1;
	if (a->side[0] != b->side[0])
		return a->side[0] < b->side[0] ? 1 : -1;
	if (a->gram != b->gram)
		return a->gram < b->gram ? 1 : -1;
	return a->line_no < b->line_no ? -1 : 1;
}

static bool
lies_in(const int64_t side[3], const struct box *b)
{
	return side[0] <= b->side[0] && side[1] <= b->side[1] && side[2] <= b->side[2];
}

/* Whole pieces for which there is room; what is less than a piece goes whole. */
static int64_t
pieces(int64_t room, int64_t each, int64_t qty)
{
	int64_t whole = (qty + 999) / 1000, n = each <= 0 ? whole : room / each;

	return n >= whole ? qty : n <= 0 ? 0 : n * 1000;
}

/* How much of the goods a carton in box `b` still takes. */
static int64_t
room_for(const struct work *w, const struct filling *f, const struct box *b, const struct goods *g)
{
	int64_t max = b != NULL ? b->max_gram : w->lim.max_gram;
	int64_t tare = b != NULL ? b->tare : 0, n = g->qty, by_gram;

	if (f->is_alone || (f->milli > 0 && strcmp(f->hazard, g->hazard) != 0))
		return 0;
	if (b != NULL && !lies_in(g->side, b))
		return 0;
	if (b != NULL)
		n = pieces(b->volume - f->volume, g->volume, g->qty);
	by_gram = max == 0 ? g->qty : pieces(max - tare - f->gram, g->gram, g->qty);
	return by_gram < n ? by_gram : n;
}

static int64_t
times(int64_t qty, int64_t each)
{
	int64_t out = 0;

	dk_assert(dk_muldiv(qty, each, 1000, INT64_MAX / 2, &out));
	return out;
}

static void
add(struct work *w, size_t carton, size_t goods, int64_t qty)
{
	struct filling *f = &w->cartons[carton];
	struct goods *g = &w->goods[goods];

	w->parts = dk_arena_grow(w->a, w->parts, w->part_count, &w->part_cap, sizeof(*w->parts));
	w->parts[w->part_count++] = (struct part){ carton, goods, qty };
	f->volume += times(qty, g->volume);
	f->gram += times(qty, g->gram);
	f->milli += qty;
	f->hazard = g->hazard;
	for (size_t i = 0; i < 3; i++)
		f->longest[i] = g->side[i] > f->longest[i] ? g->side[i] : f->longest[i];
	g->qty -= qty;
}

/* A piece heavier than the carrier's heaviest parcel goes with nobody. */
static enum dk_rc
too_heavy(const struct work *w, const struct goods *g, struct dk_err *err)
{
	return dk_fail(err, DK_EREFUSED, "line",
	    "Line %lld (%s): a piece weighs %s, and %s takes %s; send it by another service.",
	    (long long)g->line_no, g->sku, dk_kilo(g->gram).s, w->lim.service,
	    dk_kilo(w->lim.max_gram).s);
}

/* A new carton, in the largest box that takes a piece; in none when it fits into none. */
static enum dk_rc
begin_carton(struct work *w, struct goods *g, struct dk_err *err)
{
	struct filling f = { .hazard = "" };

	for (size_t i = w->box_count; i-- > 0 && f.box == NULL;)
		if (room_for(w, &f, &w->boxes[i], g) > 0)
			f.box = &w->boxes[i];
	if (f.box == NULL && room_for(w, &f, NULL, g) == 0)
		return too_heavy(w, g, err);
	w->cartons = dk_arena_grow(w->a, w->cartons, w->carton_count, &w->carton_cap,
	    sizeof(*w->cartons));
	w->cartons[w->carton_count++] = f;
	return DK_OK;
}

static enum dk_rc
place(struct work *w, size_t goods, struct dk_err *err)
{
	struct goods *g = &w->goods[goods];
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; i < w->carton_count && g->qty > 0; i++) {
		int64_t n = room_for(w, &w->cartons[i], w->cartons[i].box, g);

		if (n > 0)
			add(w, i, goods, n);
	}
	while (rc == DK_OK && g->qty > 0) {
		struct filling *f;
		int64_t n;

		if ((rc = begin_carton(w, g, err)) != DK_OK)
			return rc;
		f = &w->cartons[w->carton_count - 1];
		n = room_for(w, f, f->box, g);
		if (f->box == NULL && w->box_count > 0 && n > 1000)
			n = 1000; /* too large for every box: each piece for itself */
		add(w, w->carton_count - 1, goods, n);
		f->is_alone = f->box == NULL && w->box_count > 0;
	}
	return rc;
}

/* The smallest box that holds what the carton holds now. */
static void
shrink(const struct work *w, struct filling *f)
{
	for (size_t i = 0; f->box != NULL && i < w->box_count; i++) {
		const struct box *b = &w->boxes[i];

		if (b == f->box)
			return;
		if (!lies_in(f->longest, b) || f->volume > b->volume ||
		    (b->max_gram > 0 && f->gram + b->tare > b->max_gram))
			continue;
		f->box = b;
		return;
	}
}

static const char *
litre(struct dk_arena *a, int64_t mm3)
{
	return dk_fmt(a, "%s l", dk_decimal_text((mm3 + 99999) / 100000, 1, 1).s);
}

static const char *
explain(const struct work *w, const struct filling *f)
{
	const struct box *b = f->box;
	const char *class = *f->hazard == '\0' ? "" : dk_fmt(w->a, "; hazard class %s for itself",
	    f->hazard);

	if (f->is_alone && lies_in(f->longest, &w->boxes[w->box_count - 1]))
		return dk_fmt(w->a, "%s is more than any box bears: it goes as it is%s.",
		    dk_kilo(f->gram).s, class);
	if (f->is_alone)
		return dk_fmt(w->a, "%lld x %lld x %lld mm fits into no box: it goes as it is%s.",
		    (long long)f->longest[0], (long long)f->longest[1], (long long)f->longest[2],
		    class);
	if (b == NULL && w->lim.max_gram > 0)
		return dk_fmt(w->a, "By weight, up to the %s that %s takes; no boxes are set up%s.",
		    dk_kilo(w->lim.max_gram).s, w->lim.service, class);
	if (b == NULL)
		return dk_fmt(w->a, "All in one; no boxes and no weight limit are set up%s.",
		    class);
	if (b->max_gram > 0 && f->gram + b->tare > b->max_gram / 100 * 90)
		return dk_fmt(w->a, "Full by weight: %s of %s%s.", dk_kilo(f->gram + b->tare).s,
		    dk_kilo(b->max_gram).s, class);
	if (f->volume == 0)
		return dk_fmt(w->a, "No sizes are known; by weight alone%s.", class);
	return dk_fmt(w->a, "The smallest box for %s and a side of %lld mm; %lld %% full%s.",
	    litre(w->a, f->volume), (long long)f->longest[0],
	    (long long)(f->volume * FILL_PERCENT / (b->volume > 0 ? b->volume : 1)), class);
}

static void
write_out(const struct work *w, struct dk_suggestion *out)
{
	size_t n = 0;

	out->cartons = dk_arena_array(w->a, w->carton_count + 1, sizeof(*out->cartons));
	out->fill = dk_arena_array(w->a, w->part_count + 1, sizeof(*out->fill));
	for (size_t i = 0; i < w->carton_count; i++) {
		const struct filling *f = &w->cartons[i];
		struct dk_suggested *c = &out->cartons[out->count++];

		*c = (struct dk_suggested){ (int64_t)(w->h->carton_count + i + 1),
			f->gram + (f->box != NULL ? f->box->tare : 0), f->milli / 1000,
			f->box != NULL ? f->box->code : "", explain(w, f), n, 0 };
		for (size_t k = 0; k < w->part_count; k++) {
			const struct part *p = &w->parts[k];

			if (p->carton != i)
				continue;
			out->fill[n++] = (struct dk_fill){ c->carton_no,
				w->goods[p->goods].line_no, { p->qty },
				c->count == 0 ? c->box : "", "", 0 };
			c->count++;
		}
	}
	out->fill_count = n;
}

enum dk_rc
dk_carton_suggest(struct dk_session *s, struct dk_arena *a, dk_id shipment_id,
    struct dk_suggestion *out, struct dk_err *err)
{
	struct dk_shipment *h = NULL;
	struct work w = { .a = a };
	enum dk_rc rc = dk_shipment_load(s, a, shipment_id, &h, err);

	*out = (struct dk_suggestion){ 0 };
	w.h = h;
	if (rc == DK_OK)
		rc = dk_limits_read(s, a, h, &w.lim, err);
	if (rc == DK_OK)
		rc = read_goods(s, &w, err);
	if (rc == DK_OK)
		rc = read_boxes(s, &w, err);
	if (rc != DK_OK)
		return rc;
	if (w.goods_count > 0)
		qsort(w.goods, w.goods_count, sizeof(*w.goods), largest_first);
	for (size_t i = 0; i < w.goods_count; i++)
		out->unsized += w.goods[i].volume == 0;
	for (size_t i = 0; rc == DK_OK && i < w.goods_count; i++)
		rc = place(&w, i, err);
	for (size_t i = 0; rc == DK_OK && i < w.carton_count; i++)
		shrink(&w, &w.cartons[i]);
	if (rc == DK_OK)
		write_out(&w, out);
	return rc;
}
