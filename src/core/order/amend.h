/*
 * amend.h - what the files of an amendment share.
 *
 * Three records of one order tell what somebody changed from what merely differs: as it was when
 * he began (base), as he wants it (mine), as it is now. Lines of the first two name the order's
 * line in from_id and stand in one order; mine may have more of them behind.
 */
#ifndef DOCKET_CORE_AMEND_H
#define DOCKET_CORE_AMEND_H

#include "core/order/private.h"
#include "docket/amend.h"

/* Fields of a line, and of the header, each a bit. */
enum { LINE_QTY = 1, LINE_UNIT = 2, LINE_PRICE = 4, LINE_DISCOUNT = 8, LINE_WANTED = 16,
	LINE_SHORTAGE = 32, LINE_NOTE = 64, LINE_TEXT = 128 };
enum { HEAD_PO = 1, HEAD_WANTED = 2, HEAD_SHIP_TO = 4, HEAD_CARRIER = 8, HEAD_NOTE = 16,
	HEAD_DISCOUNT = 32, HEAD_FREIGHT = 64 };

/* Fields in which two records of a line, or of a header, were made to differ. What only followed
 * (an automatic price after another quantity) is no difference. */
unsigned dk_line_differs(const struct dk_order_line *x, const struct dk_order_line *y);
unsigned dk_head_differs(const struct dk_order *x, const struct dk_order *y);
/* Gives a record these fields of another. */
void dk_line_merge(struct dk_order_line *l, const struct dk_order_line *mine, unsigned bits);
void dk_head_merge(struct dk_order *o, const struct dk_order *mine, unsigned bits);
/* What of a line is still wanted, shipped or not. */
int64_t dk_line_live(const struct dk_order_line *l);

/* Everything that is shown differently, what followed included. Lines of `after` stand as those of
 * `before`, then new ones. */
void dk_amend_list(struct dk_arena *a, const struct dk_order *before, const struct dk_order *after,
    struct dk_amended *out, int exponent);

/* Tells pricing what to leave alone in `o`, which came from `base`: untouched lines cost what was
 * agreed. */
void dk_amend_keep(struct dk_order *o, const struct dk_order *base);
/* The same for an amendment's draft, whose base it loads, with what the order's lines hold. */
enum dk_rc dk_amend_mark(struct dk_session *s, struct dk_arena *a, struct dk_order *o,
    struct dk_err *err) DK_MUST_USE;
/* What the order holds already is free for its amendment. */
void dk_amend_free(const struct dk_order *o, struct dk_order_facts *f);

struct dk_amendment {
	struct dk_order *base, *mine, *now;
	bool is_undo; /* prices of `mine` are agreed ones, taken as they are */
};
/* A copy with room for `more` lines behind. */
struct dk_order *dk_order_dup(struct dk_arena *a, const struct dk_order *o, size_t more);
/* `base` and `mine` as copies of an order, without rows yet. */
void dk_amendment_copy(struct dk_session *s, struct dk_arena *a, struct dk_amendment *m);
/* Their rows: the draft, and the dropped row under it. */
enum dk_rc dk_amendment_store(struct dk_session *s, struct dk_amendment *m,
    struct dk_err *err) DK_MUST_USE;
/* `mine` (and `base`) of `now` as a whole order file wants it. */
enum dk_rc dk_amendment_read(struct dk_session *s, struct dk_arena *a, struct dk_amendment *m,
    const struct dk_order_input *in, struct dk_err *err) DK_MUST_USE;
/* The three of a draft. DK_EREFUSED when it is none or was applied, unless `applied`. */
enum dk_rc dk_amendment_load(struct dk_session *s, struct dk_arena *a, dk_id draft, bool applied,
    struct dk_amendment *out, struct dk_err *err) DK_MUST_USE;

/* DK_ECONFLICT when `now` moved where `mine` did, naming who did it. */
enum dk_rc dk_amendment_clash(struct dk_session *s, const struct dk_amendment *m,
    struct dk_err *err) DK_MUST_USE;
/* What of `base` to `mine` goes into the order's record `w`, a copy of `now` with room for the new
 * lines, which stand behind. *heads and bits[i] are the fields touched. */
enum dk_rc dk_amendment_merge(const struct dk_amendment *m, struct dk_order *w, unsigned *heads,
    unsigned *bits, struct dk_err *err) DK_MUST_USE;
/* Puts it into the order, inside the caller's change: out->order is the order then. The rows of
 * `mine` keep what became of it. */
enum dk_rc dk_amendment_apply(struct dk_change *ch, struct dk_arena *a, struct dk_amendment *m,
    struct dk_amended *out, struct dk_err *err) DK_MUST_USE;
/* A line gets what it asks for (ordered, cancelled): stock is taken or given back, what is missing
 * waits or is given up. Its row must exist; the caller stores what came of it. */
enum dk_rc dk_line_resize(struct dk_change *ch, const struct dk_order *o,
    const struct dk_order_facts *f, struct dk_order_line *l, struct dk_err *err) DK_MUST_USE;

/* Gives up what is open of a line (0: of all), or so much of it (0: all), inside a change. */
struct dk_line_share {
	int64_t line_no;
	dk_qty qty;
};
enum dk_rc dk_order_give_up(struct dk_change *ch, struct dk_arena *a, struct dk_order *o,
    const struct dk_line_share *part, struct dk_err *err) DK_MUST_USE;

/* Gifts whose lines were cancelled go with them, as far as they are open. */
enum dk_rc dk_gifts_follow(struct dk_change *ch, struct dk_order *o,
    struct dk_err *err) DK_MUST_USE;

/* A stop slip for each list under way of which an open line is not as it was listed, or for all. */
enum dk_rc dk_stop_slips(struct dk_change *ch, dk_id order_id, bool all,
    struct dk_err *err) DK_MUST_USE;

#endif
