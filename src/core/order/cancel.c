/* cancel.c - what is neither picked nor shipped is given up, line by line; the rest lives on. */
#include "core/order/credit_review.h"
#include "core/order/amend.h"
#include "core/order/drop.h"
#include "core/order/gift.h"
#include "core/order/kits.h"
#include "core/order/stage.h"
#include "core/stock/allocation.h"
#include "docket/text.h"

/* Gives up `want` pieces of an open line; those that wait first, then what is tied to stock. */
static enum dk_rc
take_back(struct dk_change *ch, struct dk_order_line *l, int64_t want, struct dk_err *err)
{
	int64_t waiting = want < l->backordered.milli ? want : l->backordered.milli;
	struct dk_line_delta d = { .line_id = l->id, .backordered = -waiting, .cancelled = want };
	dk_qty gave = { 0 };
	struct dk_text key;
	enum dk_rc rc = DK_OK;

	snprintf(key.s, sizeof(key.s), "line %lld qty", (long long)l->line_no);
	rc = dk_drop_keeps(ch->session, l, l->backordered.milli - waiting, err);
	if (rc == DK_OK && want > waiting)
		rc = dk_allocation_give(ch, l->id, (dk_qty){ want - waiting }, &gave, err);
	dk_assert(rc != DK_OK || gave.milli == want - waiting);
	d.allocated = -gave.milli;
	dk_change_diff(ch, key.s, dk_qty_text((dk_qty){ dk_line_live(l) }).s,
	    dk_qty_text((dk_qty){ dk_line_live(l) - want }).s);
	l->cancelled.milli += want;
	return rc == DK_OK ? dk_line_apply(ch, &d, err) : rc;
}

/* A kit is given up with what it takes of each part. */
static enum dk_rc
take_back_kit(struct dk_change *ch, struct dk_order *o, struct dk_order_line *kit, int64_t want,
    struct dk_err *err)
{
	struct dk_line_delta d = { .line_id = kit->id, .cancelled = want };
	struct dk_text key;
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < o->line_count; i++)
		if (dk_line_is_part(&o->lines[i]) && o->lines[i].kit_no == kit->line_no)
			rc = take_back(ch, &o->lines[i],
			    want / 1000 * o->lines[i].kit_qty.milli, err);
	snprintf(key.s, sizeof(key.s), "line %lld qty", (long long)kit->line_no);
	dk_change_diff(ch, key.s, dk_qty_text((dk_qty){ dk_line_live(kit) }).s,
	    dk_qty_text((dk_qty){ dk_line_live(kit) - want }).s);
	kit->cancelled.milli += want;
	return rc == DK_OK ? dk_line_apply(ch, &d, err) : rc;
}

static int64_t
open_of(const struct dk_order *o, const struct dk_order_line *l)
{
	if (dk_line_is_kit(l))
		return dk_kits_open(o, l);
	return l->backordered.milli + l->allocated.milli - l->picked.milli;
}

/* Takes `want` (0 = all) of what is neither picked nor shipped. */
static enum dk_rc
cancel_line(struct dk_change *ch, struct dk_order *o, struct dk_order_line *l, int64_t want,
    struct dk_err *err)
{
	int64_t open = open_of(o, l);
	enum dk_rc rc = dk_kits_refuse(o, l, err);

	if (rc != DK_OK)
		return rc;
	if (want == 0)
		want = open;
	if (want > open || want <= 0)
		return dk_fail(err, DK_EREFUSED, "qty",
		    "Only %s pieces of line %lld can still be cancelled.",
		    dk_qty_show((dk_qty){ open }).s, (long long)l->line_no);
	if (!dk_line_is_kit(l))
		return take_back(ch, l, want, err);
	if (want % 1000 != 0)
		return dk_fail(err, DK_EINPUT, "qty",
		    "Line %lld is a kit; whole ones are cancelled.", (long long)l->line_no);
	return take_back_kit(ch, o, l, want, err);
}

/* Lines of parts go with their kit's. */
static bool
is_open(const struct dk_order *o, const struct dk_order_line *l)
{
	return l->product_id != 0 && !dk_line_is_part(l) && open_of(o, l) > 0;
}

/* How much of one line, for the journal: "3 of line 1". */
static void
note_part(struct dk_change *ch, const struct dk_order_line *l, int64_t before)
{
	char text[80];

	snprintf(text, sizeof(text), "%s of line %lld",
	    dk_qty_text((dk_qty){ l->cancelled.milli - before }).s, (long long)l->line_no);
	dk_change_text(ch, "part", text);
}

static enum dk_rc
cancel_lines(struct dk_change *ch, struct dk_order *o, int64_t line_no, dk_qty qty,
    struct dk_err *err)
{
	size_t touched = 0;
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < o->line_count; i++) {
		struct dk_order_line *l = &o->lines[i];
		int64_t before = l->cancelled.milli;

		if (line_no != 0 ? l->line_no != line_no : !is_open(o, l))
			continue;
		rc = cancel_line(ch, o, l, line_no != 0 ? qty.milli : 0, err);
		if (line_no != 0)
			note_part(ch, l, before);
		touched++;
	}
	if (rc != DK_OK || touched > 0)
		return rc;
	if (line_no != 0)
		return dk_fail(err, DK_ENOTFOUND, "line", "Order %s has no line %lld.", o->number,
		    (long long)line_no);
	return dk_fail(err, DK_EREFUSED, "order", "Nothing of order %s can be cancelled any more.",
	    o->number);
}

enum dk_rc
dk_gifts_follow(struct dk_change *ch, struct dk_order *o, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < o->line_count; i++) {
		struct dk_order_line *l = &o->lines[i];
		int64_t open = open_of(o, l), spare = 0;

		rc = dk_gift_spare(ch->session, l, &spare, err);
		spare = spare < open ? spare : open; /* what is picked or gone stays given */
		if (dk_line_is_kit(l))
			spare -= spare % 1000;
		if (rc == DK_OK && spare > 0)
			rc = cancel_line(ch, o, l, spare, err);
	}
	return rc;
}

/* What is cancelled is not charged: amounts are formed anew from the agreed prices. Lines of which
 * nothing was given up stay as they are, also on a pick list. */
static enum dk_rc
recount(struct dk_change *ch, struct dk_arena *a, dk_id id, struct dk_err *err)
{
	struct dk_session *s = ch->session;
	struct dk_order *o = NULL, *before;
	int exponent;
	enum dk_rc rc = dk_order_load(s, a, id, &o, err);

	if (rc != DK_OK)
		return rc;
	before = dk_order_dup(a, o, 0);
	exponent = dk_order_exponent(s, o);
	rc = dk_order_recount(s, a, o, err);
	for (size_t i = 0; rc == DK_OK && i < o->line_count; i++)
		if (o->lines[i].net.minor != before->lines[i].net.minor)
			rc = dk_line_store_terms(s, o, &o->lines[i], err);
	if (rc == DK_OK && o->freight.minor != before->freight.minor)
		dk_change_diff(ch, "freight", dk_money_text(before->freight, exponent).s,
		    dk_money_text(o->freight, exponent).s);
	return rc == DK_OK ? dk_order_store(s, o, err) : rc;
}

enum dk_rc
dk_order_give_up(struct dk_change *ch, struct dk_arena *a, struct dk_order *o,
    const struct dk_line_share *part, struct dk_err *err)
{
	enum dk_rc rc = cancel_lines(ch, o, part->line_no, part->qty, err);

	if (rc == DK_OK)
		rc = dk_gifts_follow(ch, o, err);
	if (rc == DK_OK)
		rc = recount(ch, a, o->id, err);
	if (rc == DK_OK)
		rc = dk_stage_store(ch, o->id, err);
	if (rc == DK_OK)
		rc = dk_credit_review(ch, o->customer_id, err);
	return rc == DK_OK ? dk_stop_slips(ch, o->id, false, err) : rc;
}

enum dk_rc
dk_order_cancel(struct dk_session *s, dk_id id, int64_t line_no, dk_qty qty, const char *reason,
    struct dk_err *err)
{
	const struct dk_line_share part = { line_no, qty };
	struct dk_arena tmp = { 0 };
	struct dk_order *o = NULL;
	struct dk_change ch;
	char *text = NULL;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_ORDER_CANCEL, "order.cancel", &ch, err);

	if (rc != DK_OK)
		return rc;
	rc = dk_text_clean(&tmp, reason != NULL ? reason : "", false, 500, &text, err);
	if (rc == DK_OK && text[0] == '\0')
		rc = dk_fail(err, DK_EINPUT, "reason", "Give a reason.");
	if (rc == DK_OK)
		rc = dk_order_load(s, &tmp, id, &o, err);
	if (rc == DK_OK && o->state != DK_ORDER_ENTERED && o->state != DK_ORDER_VERIFIED)
		rc = dk_fail(err, DK_EREFUSED, "order", "Order %s is %s.", o->number,
		    dk_order_state_name(o->state));
	if (rc == DK_OK)
		rc = dk_order_give_up(&ch, &tmp, o, &part, err);
	if (rc == DK_OK) {
		dk_change_subject(&ch, "order", id);
		dk_change_text(&ch, "reason", text);
		if (line_no != 0)
			dk_change_i64(&ch, "line", line_no);
	}
	dk_arena_free(&tmp);
	return dk_change_end(&ch, rc, err);
}
