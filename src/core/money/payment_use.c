/*
 * payment_use.c - which invoices a payment pays, at once or later out of a customer's credit.
 *
 * Credit used later is posted by a batch of its own per use: out of customer credit, off the
 * receivable.
 */
#include <string.h>

#include "core/money/payment_match.h"

/* once given, a discount is not given again; it is of what was neither credited nor given up */
#define GIVEN \
	"EXISTS (SELECT 1 FROM allowance q WHERE q.invoice_id = i.id AND q.kind = 'discount'" \
	" GROUP BY q.invoice_id HAVING sum(q.amount) > 0)"
#define DEBT \
	"SELECT i.id, i.number, i.due - (SELECT coalesce(sum(w.amount), 0) FROM payment_use w" \
	" WHERE w.invoice_id = i.id), i.due - (SELECT coalesce(sum(c.due), 0) FROM invoice c" \
	" WHERE c.corrects = i.id) - (SELECT" \
	" coalesce(sum(q.amount), 0) FROM allowance q WHERE q.invoice_id = i.id)," \
	" CASE WHEN i.cash_discount_until < :date OR " GIVEN \
	" THEN 0 ELSE i.cash_discount END"
static const char SQL_OPEN[] = DEBT " FROM invoice i"
    " WHERE i.customer_id = :customer AND i.kind = 'invoice' ORDER BY i.date, i.id";
static const char SQL_NAMED[] = DEBT ", i.customer_id, i.kind FROM invoice i WHERE i.id = :id";
static const char SQL_USE[] = "INSERT INTO payment_use (payment_id, invoice_id, amount, day_id)"
			      " VALUES (:payment, :invoice, :amount, :day)";
static const char SQL_CREDIT[] =
    "SELECT credit FROM customer_account WHERE customer_id = :customer";
static const char SQL_REFUNDED[] = "SELECT coalesce(sum(amount), 0) FROM payment"
				   " WHERE customer_id = :customer AND kind = 'refund'";
static const char SQL_SOURCES[] =
    "SELECT p.id, p.amount - (SELECT coalesce(sum(w.amount), 0) FROM payment_use w"
    " WHERE w.payment_id = p.id) - (SELECT coalesce(sum(d.amount), 0) FROM deposit d"
    " WHERE d.payment_id = p.id AND d.invoice_id IS NULL) FROM payment p"
    " WHERE p.customer_id = :customer AND p.kind = 'payment' ORDER BY p.id";

static void
read_debt(const struct dk_stmt *st, struct dk_arena *a, struct dk_debt *out)
{
	*out = (struct dk_debt){ .invoice_id = dk_col_id(st, 0), .number = dk_col_text(st, 1, a),
		.open = dk_col_money(st, 2),
		.discount = dk_money_rate(dk_col_money(st, 3), dk_col_rate(st, 4)) };
}

static void
bind_date(struct dk_stmt *st, const struct dk_change *ch, const struct dk_payment_in *in)
{
	dk_bind_date(st, ":date",
	    dk_date_is_set(in->date) ? in->date : dk_instant_day(ch->now_ms));
}

static enum dk_rc
read_named(struct dk_change *ch, struct dk_arena *a, const struct dk_payment_in *in,
    struct dk_debt *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_NAMED);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":id", in->invoice_id);
	bind_date(st, ch, in);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "invoice", "There is no such invoice.");
	read_debt(st, a, out);
	if (dk_col_id(st, 5) != in->customer_id)
		rc = dk_fail(err, DK_EREFUSED, "invoice",
		    "%s is an invoice of another customer; check the number.", out->number);
	else if (strcmp(dk_col_peek(st, 6), "invoice") != 0)
		rc = dk_fail(err, DK_EREFUSED, "invoice",
		    "%s is a credit note; name the invoice that is paid.", out->number);
	else if (out->open.minor <= 0)
		rc = dk_fail(err, DK_EREFUSED, "invoice",
		    "%s is paid already; leave the invoice out to pay others or keep the money as"
		    " credit.",
		    out->number);
	dk_done(st);
	return rc;
}

static enum dk_rc
read_all_named(struct dk_change *ch, struct dk_arena *a, const struct dk_payment_in *in,
    struct dk_debts *out, struct dk_err *err)
{
	struct dk_payment_in one = *in;
	enum dk_rc rc = DK_OK;

	out->list = dk_arena_array(a, in->invoice_count, sizeof(*out->list));
	for (size_t i = 0; rc == DK_OK && i < in->invoice_count; i++) {
		one.invoice_id = in->invoices[i];
		rc = read_named(ch, a, &one, &out->list[i], err);
		for (size_t k = 0; rc == DK_OK && k < i; k++)
			if (in->invoices[k] == in->invoices[i])
				rc = dk_fail(err, DK_EINPUT, "invoice", "%s is named twice.",
				    out->list[i].number);
	}
	out->count = in->invoice_count;
	return rc;
}

static enum dk_rc
read_open(struct dk_change *ch, struct dk_arena *a, const struct dk_payment_in *in,
    struct dk_debts *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_OPEN);
	size_t cap = 0;
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":customer", in->customer_id);
	bind_date(st, ch, in);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		if (dk_col_money(st, 2).minor <= 0)
			continue;
		out->list = dk_arena_grow(a, out->list, out->count, &cap, sizeof(*out->list));
		read_debt(st, a, &out->list[out->count++]);
	}
	return rc;
}

enum dk_rc
dk_debt_list(struct dk_change *ch, struct dk_arena *a, const struct dk_payment_in *in,
    struct dk_debts *out, struct dk_err *err)
{
	struct dk_payment_in named = *in;
	struct dk_payment_advice *all = NULL;
	const struct dk_payment_advice *sure = NULL;
	size_t count = 0;
	enum dk_rc rc = DK_OK;

	*out = (struct dk_debts){ .how = "named" };
	if (in->invoice_count == 0 && in->invoice_id != 0) {
		named.invoices = &in->invoice_id;
		named.invoice_count = 1;
	}
	if (named.invoice_count > 0)
		return read_all_named(ch, a, &named, out, err);
	if (in->matches)
		rc = dk_match_find(ch->session, a, in, &all, &count, err);
	if (rc == DK_OK)
		sure = dk_match_sure(all, count);
	if (rc != DK_OK || sure == NULL) {
		out->how = "oldest";
		return rc == DK_OK ? read_open(ch, a, in, out, err) : rc;
	}
	named.invoices = sure->invoices;
	named.invoice_count = sure->count;
	rc = read_all_named(ch, a, &named, out, err);
	out->how = sure->how;
	return rc;
}

enum dk_rc
dk_payment_use(struct dk_change *ch, dk_id payment_id, const struct dk_debt *debt, dk_id *id,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_USE);

	dk_bind_id(st, ":payment", payment_id);
	dk_bind_id(st, ":invoice", debt->invoice_id);
	dk_bind_i64(st, ":amount", debt->paid.minor);
	dk_bind_id(st, ":day", ch->day_id);
	return dk_insert(st, id, err);
}

enum dk_rc
dk_credit_of(struct dk_change *ch, dk_id customer_id, dk_money *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_CREDIT);

	dk_bind_id(st, ":customer", customer_id);
	return dk_one(st, 0, &out->minor, err);
}

/* A payment with something left that no invoice and no refund used. */
struct source {
	dk_id payment_id;
	int64_t left;
};

static enum dk_rc
read_sources(struct dk_change *ch, struct dk_arena *a, dk_id customer_id, struct source **out,
    size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_REFUNDED);
	int64_t refunded = 0;
	size_t cap = 0;
	enum dk_rc rc;
	bool more;

	*out = NULL;
	*count = 0;
	dk_bind_id(st, ":customer", customer_id);
	if ((rc = dk_one(st, 0, &refunded, err)) != DK_OK)
		return rc;
	st = dk_sql(ch->session->db, SQL_SOURCES);
	dk_bind_id(st, ":customer", customer_id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		int64_t left = dk_col_i64(st, 1), taken = refunded < left ? refunded : left;

		refunded -= taken;
		if (left == taken)
			continue;
		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		(*out)[(*count)++] = (struct source){ dk_col_id(st, 0), left - taken };
	}
	return rc;
}

enum dk_rc
dk_payment_left(struct dk_change *ch, struct dk_arena *a, dk_id customer_id, dk_id payment_id,
    dk_money *out, struct dk_err *err)
{
	struct source *all = NULL;
	size_t count = 0;
	enum dk_rc rc = read_sources(ch, a, customer_id, &all, &count, err);

	*out = DK_MONEY(0);
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		if (all[i].payment_id == payment_id)
			out->minor = all[i].left;
	return rc;
}

/* One payment pays part of one invoice. */
static enum dk_rc
use_source(struct dk_change *ch, struct source *src, dk_id customer_id, const struct dk_debt *debt,
    struct dk_err *err)
{
	src->left -= debt->paid.minor;
	return dk_credit_apply(ch, src->payment_id, customer_id, debt, err);
}

/* Pays `amount` of the debts, in their order, from the sources, in theirs. */
static enum dk_rc
match(struct dk_change *ch, struct dk_arena *a, const struct dk_payment_in *in, dk_id *first,
    struct dk_err *err)
{
	struct dk_debts d;
	struct source *from = NULL;
	size_t from_count = 0, i = 0, j = 0;
	int64_t left = in->amount.minor;
	enum dk_rc rc = dk_debt_list(ch, a, in, &d, err);

	if (rc == DK_OK)
		rc = read_sources(ch, a, in->customer_id, &from, &from_count, err);
	while (rc == DK_OK && left > 0 && i < d.count && j < from_count) {
		int64_t part = left < d.list[i].open.minor ? left : d.list[i].open.minor;

		if (part > from[j].left)
			part = from[j].left;
		d.list[i].paid.minor = part;
		rc = use_source(ch, &from[j], in->customer_id, &d.list[i], err);
		if (*first == 0)
			*first = from[j].payment_id;
		left -= part;
		d.list[i].open.minor -= part;
		i += d.list[i].open.minor == 0;
		j += from[j].left == 0;
	}
	if (rc == DK_OK && left > 0)
		rc = dk_fail(err, DK_EREFUSED, "amount",
		    "Only %s are open to be paid by credit; apply no more than that.",
		    dk_money_show(DK_MONEY(in->amount.minor - left),
		    dk_customer_exponent(ch->session, in->customer_id)).s);
	return rc;
}

enum dk_rc
dk_credit_use(struct dk_change *ch, struct dk_arena *a, const struct dk_payment_in *in, dk_id *id,
    struct dk_err *err)
{
	dk_money credit = DK_MONEY(0);
	enum dk_rc rc = dk_credit_of(ch, in->customer_id, &credit, err);

	*id = 0;
	if (rc == DK_OK && in->amount.minor > credit.minor)
		rc = dk_fail(err, DK_EREFUSED, "amount",
		    "The customer's credit is %s; apply no more than that.",
		    dk_money_show(credit,
		    dk_customer_exponent(ch->session, in->customer_id)).s);
	return rc == DK_OK ? match(ch, a, in, id, err) : rc;
}
