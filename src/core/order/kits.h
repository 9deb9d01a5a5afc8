/*
 * kits.h - kits in an order: their parts as lines of their own, kept in step with the kit's line.
 *
 * The kit's line holds the price, and what of it is ordered, cancelled, shipped and invoiced; goods
 * are tied to the lines of its parts alone. Those stand behind all other lines, at no price, and
 * nobody changes them by themselves.
 */
#ifndef DOCKET_CORE_KITS_H
#define DOCKET_CORE_KITS_H

#include "core/order/private.h"

/* What is a kit among the lines, for pricing: f->kits, and f->products as its parts cost and
 * weigh. f->products of that line must be loaded. */
enum dk_rc dk_kits_look(struct dk_session *s, struct dk_arena *a, const struct dk_order *o,
    size_t i, struct dk_order_facts *f, struct dk_err *err) DK_MUST_USE;
/* Room for `more` lines behind, in the record and in the facts. */
void dk_kits_grow(struct dk_arena *a, struct dk_order *o, struct dk_order_facts *f, size_t more);
/* Puts gifts, and the parts of kits that have none yet, behind the lines; facts grow along. */
enum dk_rc dk_kits_expand(struct dk_session *s, struct dk_arena *a, struct dk_order *o,
    struct dk_order_facts *f, struct dk_err *err) DK_MUST_USE;
/* Takes away what was put behind the first `lines`: a draft has no parts yet. */
void dk_kits_fold(struct dk_order *o, size_t lines);
/* Lines of parts again as many as their kits want; bits (may be NULL) of a line that changed get
 * `bit`. */
enum dk_rc dk_kits_follow(struct dk_order *o, unsigned *bits, unsigned bit,
    struct dk_err *err) DK_MUST_USE;
/* Of kits whose rest is not waited for: so many as whole kits are had now, of all parts. */
enum dk_rc dk_kits_cut(struct dk_session *s, struct dk_order *o, const struct dk_order_facts *f,
    struct dk_err *err) DK_MUST_USE;
/* The promise of a kit is that of its last part. */
void dk_kits_promise(struct dk_arena *a, struct dk_order *o);
/* DK_EREFUSED for a line that is a part: its kit's line is the one to change. */
enum dk_rc dk_kits_refuse(const struct dk_order *o, const struct dk_order_line *l,
    struct dk_err *err) DK_MUST_USE;
/* How many whole kits can still be cancelled. */
int64_t dk_kits_open(const struct dk_order *o, const struct dk_order_line *kit);

/* What of a kit the amended order holds already. */
dk_qty dk_kits_held(const struct dk_order *o, const struct dk_order_line *kit);

/* After what a line holds changed: the kit's shipped is what its parts make up, and what of the
 * kit is invoiced is so of its parts. */
enum dk_rc dk_kits_settle(struct dk_change *ch, dk_id line_id, struct dk_err *err) DK_MUST_USE;

#endif
