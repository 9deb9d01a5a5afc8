/* plan.c - what a return would make, or made: verdicts, fee, tax and credit, line by line. */
#include <string.h>

#include "core/returns/judge.h"
#include "db/fetch.h"

static const char SQL_NOTES[] =
    "SELECT credit_id FROM goods_return_credit WHERE return_id = :id ORDER BY credit_id";
static const char SQL_CURRENCY[] = "SELECT currency FROM orders WHERE id = :order";

/* A line as the credit notes see it: which of the order, how much. */
struct want {
	dk_id line_id;
	int64_t milli;
};

/* Each line of a note is of the first line asked for that is not served yet: so they were
 * collected. */
static void
give(struct dk_return_plan *p, struct want *wants, const struct dk_invoice_line *x)
{
	for (size_t i = 0; i < p->line_count; i++) {
		if (wants[i].line_id != x->line_id || wants[i].milli <= 0)
			continue;
		wants[i].milli -= x->pieces.milli;
		p->lines[i].credit = dk_money_plus(p->lines[i].credit, x->net);
		return;
	}
}

static void
add_note(struct dk_return_plan *p, struct want *wants, const struct dk_invoice *v)
{
	for (size_t i = 0; i < v->line_count; i++) {
		const struct dk_invoice_line *x = &v->lines[i];

		if (x->line_id != 0) {
			give(p, wants, x);
			p->goods = dk_money_plus(p->goods, x->net);
		} else if (strcmp(x->text, DK_CREDIT_FREIGHT_TEXT) == 0) {
			p->freight = dk_money_minus(p->freight, x->net);
		} else {
			p->fee = dk_money_minus(p->fee, x->net);
		}
	}
	p->discount = dk_money_plus(p->discount, v->discount);
	p->tax = dk_money_plus(p->tax, v->tax);
	p->withheld = dk_money_plus(p->withheld, v->withheld);
	p->total = dk_money_plus(p->total, v->due);
}

/* What could be credited now. Goods that are not invoiced yet are no reason not to take them. */
static enum dk_rc
price(struct dk_session *s, struct dk_arena *a, const struct dk_credit_in *in,
    struct dk_return_plan *p, struct dk_err *err)
{
	struct want *wants = dk_arena_array(a, p->line_count + 1, sizeof(*wants));
	struct dk_credit_note *notes = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_credit_plan(s, a, in, &notes, &count, err);

	if (rc == DK_EREFUSED) {
		p->unpriced = dk_arena_dup(a, err->text);
		if (p->has_come && p->why[0] == '\0')
			p->why = p->unpriced;
		return DK_OK;
	}
	for (size_t i = 0; i < in->count; i++)
		wants[i] = (struct want){ in->lines[i].line_id, in->lines[i].qty.milli };
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		add_note(p, wants, notes[i].invoice);
	return rc;
}

/* refused before approval before allowed */
static void
tighten(struct dk_return_plan *p, const char *verdict)
{
	if (strcmp(p->verdict, "refused") != 0 && strcmp(verdict, "allowed") != 0)
		p->verdict = strcmp(verdict, "refused") == 0 ? "refused" : "approval";
}

static void
show_item(struct dk_return_plan *p, size_t at, const struct dk_return_item *g)
{
	p->lines[at] = (struct dk_return_plan_line){ .verdict = g->says.verdict,
		.clause = g->says.clause, .days = g->says.days, .window = g->says.window,
		.fee = g->fee, .policy_fee = g->says.fee, .to = g->to, .why = g->why };
	tighten(p, g->says.verdict);
	if (p->why[0] == '\0')
		p->why = g->why;
}

static const struct dk_return_plan nothing = { .verdict = "allowed", .why = "", .unpriced = "",
	.freight_by = "customer", .note = "", .currency = "" };

static enum dk_rc
read_currency(struct dk_session *s, struct dk_arena *a, dk_id order_id,
    struct dk_return_plan *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_CURRENCY);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":order", order_id);
	if ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		out->currency = dk_col_text(st, 0, a);
		dk_done(st);
	}
	return rc;
}

enum dk_rc
dk_return_plan(struct dk_session *s, struct dk_arena *a, const struct dk_return_in *in,
    struct dk_return_plan *out, struct dk_err *err)
{
	struct dk_return_asked q = { .session = s, .a = a };
	struct dk_credit_line *lines = dk_arena_array(a, in->line_count + 1, sizeof(*lines));
	struct dk_credit_in credit = { .order_id = in->order_id, .why = "", .lines = lines };
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = nothing;
	if (rc == DK_OK)
		rc = read_currency(s, a, in->order_id, out, err);
	if (rc == DK_OK)
		rc = dk_return_weigh(&q, in, err);
	if (rc != DK_OK)
		return rc;
	out->lines = dk_arena_array(a, q.count + 1, sizeof(*out->lines));
	out->line_count = q.count;
	for (size_t i = 0; i < q.count; i++) {
		const struct dk_return_item *g = &q.items[i];

		show_item(out, i, g);
		/* a line of which the reason is not said yet is worth what it is worth */
		if (g->line_id != 0 && g->qty.milli > 0 && g->qty.milli <= g->left.milli)
			lines[credit.count] = (struct dk_credit_line){ .line_id = g->line_id,
				.line_no = g->order_line, .qty = g->qty, .fee = g->fee,
				.fee_code = g->says.fee_code };
		else
			lines[credit.count] = (struct dk_credit_line){ .fee_code = "" };
		credit.count++;
	}
	out->freight_by = q.freight;
	out->needs_word = q.needs_word;
	out->has_come = q.has_come;
	credit.charge = q.charge;
	rc = dk_return_free_goods(&q, &out->note, err);
	return rc != DK_OK || q.is_repair ? rc : price(s, a, &credit, out, err);
}

/* The notes that were posted. */
static enum dk_rc
read_notes(struct dk_session *s, struct dk_arena *a, const struct dk_return *r,
    struct dk_return_plan *p, struct dk_err *err)
{
	struct want *wants = dk_arena_array(a, r->line_count + 1, sizeof(*wants));
	struct dk_stmt *st = dk_sql(s->db, SQL_NOTES);
	dk_id *ids = NULL;
	size_t count = 0;
	enum dk_rc rc;

	for (size_t i = 0; i < r->line_count; i++)
		wants[i] = (struct want){ r->lines[i].line_id, r->lines[i].received.milli };
	dk_bind_id(st, ":id", r->id);
	rc = dk_fetch_ids(st, a, &ids, &count, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		struct dk_invoice *v = NULL;

		rc = dk_invoice_load(s, a, ids[i], &v, err);
		if (rc == DK_OK)
			add_note(p, wants, v);
	}
	return rc;
}

static void
show_line(struct dk_return_plan *p, size_t at, const struct dk_return_line *l)
{
	p->lines[at] = (struct dk_return_plan_line){ .verdict = l->verdict, .clause = l->clause,
		.days = l->days, .window = l->window, .fee = l->fee, .policy_fee = l->fee,
		.to = "", .why = "" };
	tighten(p, l->verdict);
}

/* What is entered counts as announced already, so that nothing more is asked for. */
static enum dk_rc
note(struct dk_session *s, struct dk_arena *a, const struct dk_return *r, const char **out,
    struct dk_err *err)
{
	struct dk_return_asked q = { .session = s, .a = a, .in = { .order_id = r->order_id },
		.is_repair = dk_return_is_repair(r), .count = r->line_count };

	q.items = dk_arena_array(a, r->line_count + 1, sizeof(*q.items));
	for (size_t i = 0; i < r->line_count; i++)
		q.items[i] = (struct dk_return_item){ .line_id = r->lines[i].line_id,
			.order_line = r->lines[i].order_line, .sku = r->lines[i].sku, .why = "" };
	return dk_return_free_goods(&q, out, err);
}

enum dk_rc
dk_return_plan_of(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_return_plan *out,
    struct dk_err *err)
{
	struct dk_return *r = NULL;
	struct dk_credit_in in;
	enum dk_rc rc = dk_return_load(s, a, id, &r, err);
	bool has_come;

	*out = nothing;
	if (rc == DK_OK)
		rc = read_currency(s, a, r->order_id, out, err);
	if (rc != DK_OK)
		return rc;
	out->lines = dk_arena_array(a, r->line_count + 1, sizeof(*out->lines));
	out->line_count = r->line_count;
	out->freight_by = r->freight_by;
	for (size_t i = 0; i < r->line_count; i++)
		show_line(out, i, &r->lines[i]);
	if ((rc = note(s, a, r, &out->note, err)) != DK_OK)
		return rc;
	has_come = r->received_at[0] != '\0';
	out->has_come = has_come;
	if (r->settled_at[0] != '\0')
		return read_notes(s, a, r, out, err);
	if (dk_return_is_repair(r))
		return DK_OK;
	in = dk_return_credit_of(a, r, has_come);
	return price(s, a, &in, out, err);
}

enum dk_rc
dk_return_worth(struct dk_session *s, dk_id id, dk_money *total, dk_money *fee,
    struct dk_err *err)
{
	struct dk_arena a = { 0 };
	struct dk_return_plan p;
	enum dk_rc rc = dk_return_plan_of(s, &a, id, &p, err);

	*total = p.total;
	*fee = p.fee;
	if (rc == DK_OK && p.unpriced[0] != '\0')
		rc = dk_fail(err, DK_EREFUSED, "return", "%s", p.unpriced);
	dk_arena_free(&a);
	return rc;
}
