/*
 * credit_freight.c - freight of an invoice that is given back, because of a claim: a line of the
 * note for each class of tax that the invoice's freight was in, by cumulative share.
 */
#include "core/money/credit_private.h"
#include "db/fetch.h"

/* invoices of an order with the freight that was charged for it and not given back yet */
static const char SQL_INVOICES[] =
    "SELECT i.id, coalesce((SELECT h.freight FROM invoice_share h WHERE h.invoice_id = i.id"
    "  AND h.order_id = :order), i.freight)"
    " - coalesce((SELECT sum(n.freight) FROM invoice n WHERE n.corrects = i.id"
    "  AND n.kind = 'credit-note' AND n.order_id = :order), 0)"
    " - coalesce((SELECT sum(x.net) FROM invoice n JOIN invoice_line x ON x.invoice_id = n.id"
    "  WHERE n.corrects = i.id AND n.kind = 'credit-note' AND n.order_id = :order"
    "  AND x.line_id IS NULL AND x.text = :text), 0)"
    " FROM invoice i WHERE +i.kind = 'invoice' AND (:invoice IS NULL OR i.id = :invoice)"
    " AND i.id IN (SELECT y.id FROM invoice y WHERE y.order_id = :order"
    "  UNION SELECT h.invoice_id FROM invoice_share h WHERE h.order_id = :order) ORDER BY i.id";
/* of a class of tax: what notes gave back before */
static const char SQL_GIVEN[] =
    "SELECT coalesce(sum(x.net), 0) FROM invoice n JOIN invoice_line x ON x.invoice_id = n.id"
    " WHERE n.corrects = :invoice AND n.kind = 'credit-note' AND x.line_id IS NULL"
    " AND x.text = :text AND x.tax_category = :category AND x.tax_rate = :rate"
    " AND x.tax_surcharge = :surcharge";

struct source {
	dk_id invoice_id;
	dk_money room;
};

static enum dk_rc
read_sources(struct dk_credit_job *j, struct source **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(j->session->db, SQL_INVOICES);
	struct dk_fetch rows = dk_fetch(st, j->a, sizeof(**out));
	struct source *row;

	dk_bind_id(st, ":order", j->in->order_id);
	dk_bind_id(st, ":invoice", j->in->invoice_id);
	dk_bind_text(st, ":text", DK_CREDIT_FREIGHT_GIVEN);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		*row = (struct source){ dk_col_id(st, 0), dk_col_money(st, 1) };
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}

/* What falls to each class of tax of the invoice's freight, as its totals share it. */
static dk_money *
classes_of(struct dk_credit_job *j, const struct dk_invoice *from)
{
	int64_t *weights = dk_arena_array(j->a, from->tax_count + 1, sizeof(*weights));
	dk_money *parts = dk_arena_array(j->a, from->tax_count + 1, sizeof(*parts));

	for (size_t k = 0; k < from->tax_count; k++)
		for (size_t i = 0; i < from->line_count; i++)
			if (dk_tax_class_is_same(&from->lines[i].tax, &from->taxes[k].tax) &&
			    from->lines[i].net.minor > 0)
				weights[k] += from->lines[i].net.minor;
	dk_money_share(from->freight, weights, from->tax_count, parts);
	return parts;
}

static enum dk_rc
given_of(struct dk_credit_job *j, const struct dk_invoice *from, const struct dk_tax_class *tax,
    dk_money *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(j->session->db, SQL_GIVEN);

	dk_bind_id(st, ":invoice", from->id);
	dk_bind_text(st, ":text", DK_CREDIT_FREIGHT_GIVEN);
	dk_bind_text(st, ":category", tax->category);
	dk_bind_i64(st, ":rate", tax->rate.e5);
	dk_bind_i64(st, ":surcharge", tax->surcharge.e5);
	return dk_one(st, 0, &out->minor, err);
}

/* The classes take their shares of all that was given back so far; the last one takes the rest. */
static enum dk_rc
give(struct dk_credit_job *j, struct dk_credit_draft *d, dk_money amount, struct dk_err *err)
{
	const struct dk_invoice *from = d->from;
	dk_money *whole = classes_of(j, from), left = amount, sum = DK_MONEY(0);
	dk_money *given = dk_arena_array(j->a, from->tax_count + 1, sizeof(*given));
	enum dk_rc rc = DK_OK;

	for (size_t k = 0; rc == DK_OK && k < from->tax_count; k++) {
		rc = given_of(j, from, &from->taxes[k].tax, &given[k], err);
		sum = dk_money_plus(sum, given[k]);
	}
	for (size_t k = 0; rc == DK_OK && k < from->tax_count; k++) {
		bool is_last = true;
		dk_money part;

		for (size_t n = k + 1; n < from->tax_count; n++)
			is_last = is_last && whole[n].minor == 0;
		part = is_last ? left : dk_money_cumulative(whole[k], sum.minor + amount.minor,
		    from->freight.minor, given[k]);
		left = dk_money_minus(left, part);
		if (part.minor > 0)
			dk_credit_add_charge(j, d, DK_CREDIT_FREIGHT_GIVEN, &from->taxes[k].tax,
			    part);
		if (is_last)
			break;
	}
	d->given = amount;
	return rc;
}

enum dk_rc
dk_credit_collect_freight(struct dk_credit_job *j, struct dk_err *err)
{
	dk_money left = j->in->freight;
	struct source *from = NULL;
	size_t count = 0;
	enum dk_rc rc;

	if (left.minor == 0)
		return DK_OK;
	rc = read_sources(j, &from, &count, err);
	for (size_t i = 0; rc == DK_OK && left.minor > 0 && i < count; i++) {
		dk_money part = from[i].room.minor < left.minor ? from[i].room : left;
		struct dk_credit_draft *d = NULL;

		if (part.minor <= 0)
			continue;
		left = dk_money_minus(left, part);
		rc = dk_credit_draft_for(j, from[i].invoice_id, &d, err);
		if (rc == DK_OK)
			rc = give(j, d, part, err);
	}
	if (rc == DK_OK && left.minor > 0)
		rc = dk_fail(err, DK_EREFUSED, "freight", "That is more freight than was invoiced"
		    " and not given back: too much by %s.",
		    dk_money_show(left, j->exponent).s);
	return rc;
}
