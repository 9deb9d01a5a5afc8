/* judge.c - what is asked for as a whole: whose order, which outcome, who pays the way back. */
#include <string.h>

#include "core/control/rights.h"
#include "core/returns/judge.h"
#include "docket/currency.h"
#include "docket/carrier.h"
#include "docket/tax.h"
#include "docket/text.h"
#include "docket/user.h"

static const char SQL_ORDER[] = "SELECT o.number, o.customer_id, c.number, o.origin,"
    " coalesce(o.address_id, 0), coalesce(o.service_id, 0) FROM orders o"
    " JOIN customer c ON c.id = o.customer_id WHERE o.id = :id";
/* grams of a thousandth of the line; a kit weighs what its parts do */
static const char SQL_GRAM[] =
    "SELECT sum(CASE WHEN k.id = l.id THEN p.gram ELSE k.kit_qty * p.gram / 1000 END)"
    " FROM order_line l JOIN order_line k ON k.order_id = l.order_id"
    " AND CASE WHEN l.kit_no = l.line_no THEN k.kit_no = l.line_no AND k.id <> l.id"
    "  ELSE k.id = l.id END"
    " JOIN product p ON p.id = k.product_id WHERE l.id = :line";

static enum dk_rc
read_order(struct dk_return_asked *j, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(j->session->db, SQL_ORDER);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":id", j->in.order_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "order", "There is no such order.");
	j->order = dk_col_text(st, 0, j->a);
	j->customer_id = dk_col_id(st, 1);
	j->address_id = dk_col_id(st, 4);
	j->service_id = dk_col_id(st, 5);
	if (j->in.customer_id != 0 && j->in.customer_id != j->customer_id)
		rc = dk_fail(err, DK_EREFUSED, "customer",
		    "Order %s is of customer %s. Ask the caller for the right number.", j->order,
		    dk_col_peek(st, 2));
	else if (strcmp(dk_col_peek(st, 3), "history") == 0)
		rc = dk_fail(err, DK_EREFUSED, "order",
		    "Order %s is history from elsewhere; its goods cannot come back here.",
		    j->order);
	dk_done(st);
	return rc;
}

static enum dk_rc
is_one_of(const char *text, const char *words, const char *what, struct dk_err *err)
{
	size_t len = strlen(text);

	for (const char *p = words; *p != '\0'; p += strcspn(p, " "), p += strspn(p, " "))
		if (strcspn(p, ", ") == len && strncmp(p, text, len) == 0)
			return DK_OK;
	return dk_fail(err, DK_EINPUT, what, "The %s is one of %s.", what, words);
}

static enum dk_rc
check_head(struct dk_return_asked *j, struct dk_err *err)
{
	struct dk_return_in *in = &j->in;
	char *note = NULL, *exception = NULL;
	enum dk_rc rc = dk_text_clean(j->a, in->note != NULL ? in->note : "", false, 500, &note,
	    err);

	if (rc == DK_OK)
		rc = dk_text_clean(j->a, in->exception != NULL ? in->exception : "", false, 500,
		    &exception, err);
	if (rc != DK_OK)
		return rc;
	in->note = note;
	in->exception = exception;
	j->outcome = in->outcome != NULL && in->outcome[0] != '\0' ? in->outcome : "credit";
	if (in->freight == NULL)
		in->freight = "";
	rc = is_one_of(j->outcome, "credit, refund, store-credit, repair", "outcome", err);
	if (rc == DK_OK && in->freight[0] != '\0')
		rc = is_one_of(in->freight, "customer, charged, house", "freight", err);
	if (rc == DK_OK && in->has_fee && (in->fee.e5 < 0 || in->fee.e5 > DK_RATE_ONE))
		rc = dk_fail(err, DK_EINPUT, "fee", "The fee is 0 to 100 percent.");
	j->is_repair = strcmp(j->outcome, "repair") == 0;
	return rc;
}

static enum dk_rc
begin(struct dk_return_asked *j, const struct dk_return_in *in, struct dk_err *err)
{
	enum dk_rc rc;

	j->in = *in;
	j->items = dk_arena_array(j->a, in->line_count + 1, sizeof(*j->items));
	j->freight = "customer";
	rc = check_head(j, err);
	return rc == DK_OK ? read_order(j, err) : rc;
}

/* What the lines make of the whole. */
static void
sum_up(struct dk_return_asked *j)
{
	j->has_come = j->count > 0;
	j->needs_word = j->in.exception[0] != '\0';
	for (size_t i = 0; i < j->count; i++) {
		const struct dk_return_item *g = &j->items[i];

		j->has_come = j->has_come && g->to[0] != '\0';
		if (g->why[0] == '\0' && g->fee.e5 != g->says.fee.e5)
			j->needs_word = true;
	}
}

enum dk_rc
dk_return_judge(struct dk_return_asked *j, const struct dk_return_in *in, struct dk_err *err)
{
	enum dk_rc rc = begin(j, in, err);

	if (rc == DK_OK && in->line_count == 0)
		rc = dk_fail(err, DK_EINPUT, "line", "Say which line of the order comes back.");
	for (; rc == DK_OK && j->count < in->line_count; j->count++)
		rc = dk_return_judge_line(j, &in->lines[j->count], &j->items[j->count], err);
	if (rc != DK_OK)
		return rc;
	sum_up(j);
	return dk_return_freight(j, err);
}

enum dk_rc
dk_return_weigh(struct dk_return_asked *j, const struct dk_return_in *in, struct dk_err *err)
{
	enum dk_rc rc = begin(j, in, err);

	for (; rc == DK_OK && j->count < in->line_count; j->count++) {
		struct dk_return_item *g = &j->items[j->count];

		rc = dk_return_judge_line(j, &in->lines[j->count], g, err);
		if (rc == DK_EINPUT || rc == DK_EREFUSED || rc == DK_ENOTFOUND) {
			bool is_open = strcmp(err->field, "reason") == 0 &&
			    (in->lines[j->count].reason == NULL ||
				in->lines[j->count].reason[0] == '\0');

			g->why = is_open ? "" : dk_arena_dup(j->a, err->text);
			rc = DK_OK;
		}
	}
	if (rc != DK_OK)
		return rc;
	sum_up(j);
	return dk_return_freight(j, err);
}

/* The carrier's table for what comes back; without one nobody can charge anything. */
static enum dk_rc
find_charge(struct dk_return_asked *j, struct dk_err *err)
{
	struct dk_customer *c = NULL;
	struct dk_address *to = NULL;
	struct dk_freight found = { 0 };
	struct dk_currency_rate at;
	const char *zone = "";
	int64_t gram = 0, each, part;
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < j->count; i++) {
		struct dk_stmt *st = dk_sql(j->session->db, SQL_GRAM);

		dk_bind_id(st, ":line", j->items[i].line_id);
		rc = dk_one(st, 0, &each, err);
		if (rc == DK_OK && dk_muldiv(each, j->items[i].qty.milli, 1000, INT64_MAX / 16,
		    &part))
			gram += part;
	}
	if (rc == DK_OK)
		rc = dk_customer_load(j->session, j->a, j->customer_id, &c, err);
	if (rc == DK_OK && j->address_id != 0)
		rc = dk_address_load(j->session, j->a, j->address_id, &to, err);
	if (rc == DK_OK)
		rc = dk_carrier_zone_find(j->session, j->a, to != NULL ? &to->place : &c->place,
		    &c->place, &zone, err);
	if (rc == DK_OK)
		rc = dk_freight_find(j->session, j->service_id, zone, gram, &found, err);
	if (rc == DK_ENOTFOUND)
		rc = DK_OK;
	if (rc == DK_OK) /* in the customer's currency */
		rc = dk_currency_find(j->session, c->currency, DK_NO_DATE, &at, err);
	return rc == DK_OK ? dk_currency_own(j->session, &at, found.price, &j->charge, err) : rc;
}

/* Goods on the counter need no way. Of several rules the one that is best for the customer. */
enum dk_rc
dk_return_freight(struct dk_return_asked *j, struct dk_err *err)
{
	bool house = false, charged = false;

	for (size_t i = 0; i < j->count; i++) {
		house = house || strcmp(j->items[i].says.freight, "house") == 0;
		charged = charged || strcmp(j->items[i].says.freight, "charged") == 0;
	}
	j->freight = house ? "house" : charged ? "charged" : "customer";
	if (j->in.freight[0] != '\0') {
		if (strcmp(j->in.freight, "house") == 0 && !house)
			j->needs_word = true;
		j->freight = j->in.freight;
	}
	j->charge = DK_MONEY(0);
	if (strcmp(j->freight, "charged") != 0 || j->has_come || j->service_id == 0)
		return DK_OK;
	return find_charge(j, err);
}

static struct dk_approved
approved_of(dk_id order_id)
{
	return (struct dk_approved){ order_id, "return", DK_MONEY(0) };
}

enum dk_rc
dk_return_may_pass(struct dk_session *s, dk_id order_id, dk_id approver, struct dk_err *err)
{
	const struct dk_approved of = approved_of(order_id);

	if (approver == 0 || dk_session_may(s, DK_RIGHT_RETURN_APPROVE, NULL) == DK_OK)
		return dk_session_may(s, DK_RIGHT_RETURN_APPROVE, err);
	return dk_approval_spend(s, approver, DK_RIGHT_RETURN_APPROVE, &of, err);
}

enum dk_rc
dk_return_approve(struct dk_session *s, dk_id order_id, const struct dk_return_ask_word *ask,
    dk_id *approver, struct dk_err *err)
{
	enum dk_rc rc = dk_user_approve(s, ask->name, ask->pin, DK_RIGHT_RETURN_APPROVE, approver,
	    err);

	if (rc == DK_OK)
		s->approval.of = approved_of(order_id);
	return rc;
}
