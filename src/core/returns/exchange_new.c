/*
 * exchange_new.c - an exchange is agreed: the return is asked for, the replacement entered and
 * held, and what the two come to is written down.
 */
#include <ctype.h>
#include <string.h>

#include "core/control/number.h"
#include "core/control/once.h"
#include "core/order/replacement.h"
#include "core/returns/exchange.h"
#include "core/returns/private.h"
#include "core/tell/outbox.h"

static const char SQL_ADD[] =
    "INSERT INTO goods_exchange (number, return_id, order_id, state, first, pays, day_id,"
    " entered_by, entered_at) VALUES (:number, :return, :order, 'open', :first, :pays, :day,"
    " :user, :at)";
static const char SQL_ADD_PRICE[] =
    "INSERT INTO goods_exchange_price (exchange_id, line_id, qty, price, base_qty, discount_rate,"
    " discount_amount) VALUES (:id, :line, :qty, :price, :base, :rate, :off)";
static const char SQL_AGREED[] =
    "UPDATE goods_exchange SET credit = :credit, charge = :charge WHERE id = :id";

struct job {
	struct dk_change ch;
	struct dk_arena a;
	const struct dk_exchange_in *in;
	const char *first, *pays, *number;
	struct dk_return *back;
	struct dk_order *sold;
	struct dk_swap *swaps;
	size_t swap_count;
	struct dk_order_input_line *lines; /* of the replacement */
	dk_id *from;                       /* beside each: whose price it keeps */
	size_t line_count;
	dk_id id, draft;
};

static enum dk_rc
check_head(struct job *j, struct dk_err *err)
{
	const struct dk_exchange_in *in = j->in;

	j->first = in->first[0] != '\0' ? in->first : "goods";
	j->pays = in->pays;
	if (strcmp(j->first, "goods") != 0 && strcmp(j->first, "replacement") != 0)
		return dk_fail(err, DK_EINPUT, "first",
		    "What goes first is one of goods, replacement.");
	if (j->pays[0] != '\0' && strcmp(j->pays, "before") != 0 &&
	    strcmp(j->pays, "after") != 0)
		return dk_fail(err, DK_EINPUT, "pays",
		    "A balance is paid before or after the replacement goes out.");
	if (in->good_count == 0)
		return dk_fail(err, DK_EINPUT, "for", "Say what goes out for it: --for SKU=QTY.");
	if (in->back.outcome[0] != '\0' && strcmp(in->back.outcome, "credit") != 0 &&
	    strcmp(in->back.outcome, "refund") != 0)
		return dk_fail(err, DK_EINPUT, "outcome",
		    "A balance for the customer is one of credit, refund.");
	return DK_OK;
}

static void
add_line(struct job *j, const char *sku, const char *qty, dk_id from)
{
	j->lines[j->line_count].line = (struct dk_line_input){ .sku = sku, .qty = qty };
	j->from[j->line_count++] = from;
}

/* Pieces of an item that comes back go out at its price; the rest, and all else, as of today. */
static void
plan_good(struct job *j, const struct dk_exchange_good *g)
{
	dk_qty want = { 0 };
	struct dk_err no;

	if (dk_qty_parse(g->qty, &want, &no) != DK_OK || want.milli <= 0) {
		add_line(j, g->sku, g->qty, 0); /* packs, or what the order will refuse */
		return;
	}
	for (size_t i = 0; i < j->swap_count && want.milli > 0; i++) {
		struct dk_swap *swap = &j->swaps[i];
		dk_qty part = swap->left.milli < want.milli ? swap->left : want;

		if (strcmp(swap->sku, g->sku) != 0 || part.milli == 0)
			continue;
		add_line(j, g->sku, dk_arena_dup(&j->a, dk_qty_text(part).s), swap->line_id);
		swap->left.milli -= part.milli;
		want.milli -= part.milli;
	}
	if (want.milli > 0)
		add_line(j, g->sku, dk_arena_dup(&j->a, dk_qty_text(want).s), 0);
}

static enum dk_rc
plan_goods(struct job *j, struct dk_err *err)
{
	size_t most = j->in->good_count * (j->swap_count + 1);

	j->lines = dk_arena_array(&j->a, most, sizeof(*j->lines));
	j->from = dk_arena_array(&j->a, most, sizeof(*j->from));
	for (size_t i = 0; i < j->in->good_count; i++) {
		const struct dk_exchange_good *g = &j->in->goods[i];

		if (!isdigit((unsigned char)g->qty[0]) && g->qty[0] != '.')
			return dk_fail(err, DK_EINPUT, "for",
			    "Say how many of %.40s go out, like 2 or 1cs.", g->sku);
		plan_good(j, g);
	}
	return DK_OK;
}

/* Header as of the order sold; his order number with ours behind it, so that it is no double. It
 * is invoiced when it ships, whatever his terms are: the gate of the exchange stands for a deposit,
 * and on an invoice with other orders it would have no balance of its own. */
static enum dk_rc
make_draft(struct job *j, struct dk_err *err)
{
	const struct dk_order *o = j->sold;
	struct dk_order_input in = { .customer = o->customer, .channel = o->channel,
		.ship_to = o->ship_to, .carrier = o->carrier,
		.customer_po = dk_fmt(&j->a, "%.40s%s%s", o->customer_po,
		    o->customer_po[0] != '\0' ? " " : "", j->number),
		.freight = j->in->freight[0] != '\0' ? j->in->freight : "0",
		.note = dk_fmt(&j->a, "Exchange %s for goods of order %s", j->number, o->number),
		.billing = "shipment",
		.lines = j->lines, .line_count = j->line_count };

	return dk_replacement_draft(j->ch.session, &in, j->from, &j->draft, err);
}

static enum dk_rc
add_price(struct job *j, const struct dk_swap *swap, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(j->ch.session->db, SQL_ADD_PRICE);

	dk_bind_id(st, ":id", j->id);
	dk_bind_id(st, ":line", swap->line_id);
	dk_bind_i64(st, ":qty", swap->qty.milli);
	dk_bind_i64(st, ":price", swap->price.e4);
	dk_bind_i64(st, ":base", swap->base_qty.milli);
	dk_bind_i64(st, ":rate", swap->discount.e5);
	dk_bind_i64(st, ":off", swap->off.minor);
	return dk_run(st, NULL, err);
}

static enum dk_rc
store(struct job *j, struct dk_err *err)
{
	struct dk_session *s = j->ch.session;
	struct dk_stmt *st = dk_sql(s->db, SQL_ADD);
	const char *pays = j->pays[0] != '\0' ? j->pays : j->sold->terms_days > 0 ? "after"
										: "before";
	enum dk_rc rc;

	dk_bind_text(st, ":number", j->number);
	dk_bind_id(st, ":return", j->back->id);
	dk_bind_id(st, ":order", j->draft);
	dk_bind_text(st, ":first", j->first);
	dk_bind_text(st, ":pays", pays);
	dk_bind_id(st, ":day", j->ch.day_id);
	dk_bind_id(st, ":user", s->user_id);
	dk_bind_instant(st, ":at", j->ch.now_ms);
	rc = dk_insert(st, &j->id, err);
	for (size_t i = 0; rc == DK_OK && i < j->swap_count; i++)
		rc = add_price(j, &j->swaps[i], err);
	return rc;
}

/* The paper of the exchange says what that of the return would. */
static enum dk_rc
tell(struct job *j, struct dk_err *err)
{
	const struct dk_outbox_notice note = { "exchange", "exchange", j->id,
		j->back->customer_id };
	enum dk_rc rc = dk_outbox_withdraw(&j->ch, "return-note", "return", j->back->id, err);

	return rc == DK_OK && strcmp(j->back->state, "authorised") == 0
	    ? dk_outbox_tell(&j->ch, &note, err) : rc;
}

/* Writes down what the two come to, and holds the order while its gate is shut. */
static enum dk_rc
agree(struct job *j, struct dk_err *err)
{
	struct dk_goods_exchange *x = NULL;
	struct dk_stmt *st;
	enum dk_rc rc = dk_exchange_read(j->ch.session, &j->a, j->id, &x, err);

	if (rc != DK_OK)
		return rc;
	st = dk_sql(j->ch.session->db, SQL_AGREED);
	dk_bind_i64(st, ":credit", x->credit.minor);
	dk_bind_i64(st, ":charge", x->charge.minor);
	dk_bind_id(st, ":id", j->id);
	rc = dk_run(st, NULL, err);
	if (rc == DK_OK && !x->is_gate_open)
		rc = dk_replacement_hold(&j->ch, x->order_id,
		    dk_fmt(&j->a, "Exchange %s waits for %s.", x->number, x->waits), err);
	if (rc == DK_OK)
		rc = dk_exchange_review(&j->ch, j->back->id, err);
	if (rc == DK_OK)
		rc = tell(j, err);
	dk_exchange_note(&j->ch, x);
	dk_change_text(&j->ch, "total",
	    dk_money_text(x->balance, dk_currency_exponent(x->currency)).s);
	return rc;
}

static enum dk_rc
make(struct job *j, struct dk_err *err)
{
	struct dk_session *s = j->ch.session;
	struct dk_text number;
	dk_id back = 0;
	enum dk_rc rc = check_head(j, err);

	if (rc == DK_OK)
		rc = dk_return_new(s, &j->in->back, &back, err);
	if (rc == DK_OK)
		rc = dk_return_read(s, &j->a, back, &j->back, err);
	if (rc == DK_OK)
		rc = dk_order_load(s, &j->a, j->in->back.order_id, &j->sold, err);
	if (rc == DK_OK)
		rc = dk_exchange_price(s, &j->a, j->back, &j->swaps, &j->swap_count, err);
	if (rc == DK_OK)
		rc = dk_number_take(s->db, "exchange", NULL, &number, err);
	if (rc != DK_OK)
		return rc;
	j->number = dk_arena_dup(&j->a, number.s);
	if ((rc = plan_goods(j, err)) == DK_OK)
		rc = make_draft(j, err);
	if (rc == DK_OK)
		rc = store(j, err);
	if (rc == DK_OK)
		rc = dk_order_enter(s, &j->a, j->draft, NULL, err);
	return rc == DK_OK ? agree(j, err) : rc;
}

enum dk_rc
dk_exchange_new(struct dk_session *s, const struct dk_exchange_in *in, dk_id *id,
    struct dk_err *err)
{
	struct job j = { .in = in };
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_RETURN, "exchange.new", &j.ch, err);

	*id = 0;
	if (rc != DK_OK)
		return rc;
	rc = dk_once_find(&j.ch, &j.id, err);
	if (rc == DK_OK && j.id == 0)
		rc = make(&j, err);
	rc = dk_change_end(&j.ch, rc, err);
	dk_arena_free(&j.a);
	if (rc == DK_OK)
		*id = j.id;
	return rc;
}

/* It is entered, looked at, and taken back: so the plan is what entering makes of it. */
enum dk_rc
dk_exchange_plan(struct dk_session *s, struct dk_arena *a, const struct dk_exchange_in *in,
    struct dk_exchange_plan *out, struct dk_err *err)
{
	struct job j = { .in = in };
	struct dk_goods_exchange *x = NULL;
	struct dk_err undone;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_RETURN, "exchange.plan", &j.ch, err);

	*out = (struct dk_exchange_plan){ .outcome = "", .next = "" };
	if (rc != DK_OK)
		return rc;
	rc = make(&j, err);
	if (rc == DK_OK)
		rc = dk_exchange_read(s, a, j.id, &x, err);
	if (rc == DK_OK)
		rc = dk_order_load(s, a, j.draft, &out->order, err);
	if (rc == DK_OK) {
		out->credit = x->credit;
		out->charge = x->charge;
		out->outcome = x->outcome;
		out->next = x->next;
	}
	if (dk_change_end(&j.ch, DK_EREFUSED, &undone) != DK_EREFUSED && rc == DK_OK) {
		*err = undone; /* what was done could not be taken back */
		rc = DK_EDB;
	}
	dk_arena_free(&j.a);
	return rc;
}
