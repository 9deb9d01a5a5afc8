/* facts_tax.c - tax of business days, and of months as the state counts them. */
#include "core/day/facts.h"
#include "db/fetch.h"
#include "docket/day_money.h"

#define SIGN "CASE WHEN i.kind = 'credit-note' THEN -1 ELSE 1 END"

/* of documents and of early-payment discounts, signed; a surcharge is part of its tax */
#define OF_INVOICE \
	" t.category, t.rate, t.surcharge_rate, t.name, 1 AS n, " SIGN \
	" * coalesce(t.home_base, t.base) AS base, " SIGN \
	" * coalesce(t.home_tax, t.tax) AS tax, " \
	SIGN " * coalesce(t.home_surcharge, t.surcharge) AS surcharge"
#define OF_ALLOWANCE \
	" t.category, t.rate, t.surcharge_rate, '', 0, -coalesce(t.home_base, t.base)," \
	" -coalesce(t.home_tax, t.tax), -coalesce(t.home_surcharge, t.surcharge)"
#define SUMS \
	" x.category, x.rate, coalesce(min(CASE WHEN x.n > 0 THEN x.name END), ''), sum(x.n)," \
	" sum(x.base), sum(x.tax), x.surcharge_rate, sum(x.surcharge)"

static const char SQL_TAXES[] =
    "SELECT x.date," SUMS " FROM ("
    "SELECT q.date," OF_INVOICE " FROM day q JOIN invoice i ON i.day_id = q.id"
    " JOIN invoice_tax t ON t.invoice_id = i.id WHERE " DK_IN_PERIOD
    " UNION ALL SELECT q.date," OF_ALLOWANCE " FROM day q"
    " JOIN allowance w ON w.day_id = q.id JOIN allowance_tax t ON t.allowance_id = w.id"
    " WHERE " DK_IN_PERIOD ") x GROUP BY x.date, x.category, x.rate, x.surcharge_rate"
    " ORDER BY x.date, x.category, x.rate, x.surcharge_rate";
/* by the day of the document, which is the tax's; a business day may be signed off later */
static const char SQL_MONTHS[] =
    "SELECT substr(x.date, 1, 8) || '01'," SUMS " FROM (SELECT i.date," OF_INVOICE
    " FROM invoice i JOIN invoice_tax t ON t.invoice_id = i.id"
    " WHERE i.site_id = :site AND i.date BETWEEN :from AND :to"
    " UNION ALL SELECT w.date," OF_ALLOWANCE " FROM allowance w"
    " JOIN allowance_tax t ON t.allowance_id = w.id"
    " WHERE w.site_id = :site AND w.date BETWEEN :from AND :to) x"
    " GROUP BY substr(x.date, 1, 8), x.category, x.rate, x.surcharge_rate"
    " ORDER BY 1, 2, 3, x.surcharge_rate";
static const char SQL_WITHHELD[] =
    "SELECT q.date, i.withheld_name, i.withheld_rate, count(*), sum(" SIGN
    " * coalesce(i.home_net, i.net)), sum(" SIGN " * coalesce(i.home_withheld, i.withheld))"
    " FROM day q JOIN invoice i ON i.day_id = q.id WHERE i.withheld_rate <> 0 AND " DK_IN_PERIOD
    " GROUP BY q.date, i.withheld_name, i.withheld_rate ORDER BY 1, 2, 3";

static enum dk_rc
gather(struct dk_stmt *st, struct dk_arena *a, struct dk_tax_fact **out, size_t *count,
    struct dk_err *err)
{
	size_t cap = 0;
	enum dk_rc rc;
	bool more;

	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		struct dk_tax_fact *f;

		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		f = &(*out)[(*count)++];
		f->day = dk_col_date(st, 0);
		snprintf(f->tax.category, sizeof(f->tax.category), "%.3s", dk_col_peek(st, 1));
		f->tax.rate = dk_col_rate(st, 2);
		f->name = dk_col_text(st, 3, a);
		f->invoices = dk_col_i64(st, 4);
		f->base = dk_col_money(st, 5);
		f->tax_amount = dk_col_money(st, 6);
		f->tax.surcharge = dk_col_rate(st, 7);
		f->surcharge = dk_col_money(st, 8);
	}
	return rc;
}

bool
dk_tax_fact_has_surcharge(const struct dk_tax_fact *facts, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (facts[i].tax.surcharge.e5 != 0)
			return true;
	return false;
}

enum dk_rc
dk_tax_fact_list(struct dk_session *s, struct dk_arena *a, const struct dk_period *p,
    struct dk_tax_fact **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc = dk_facts_begin(s, SQL_TAXES, p, &st, err);

	*out = NULL;
	*count = 0;
	return rc == DK_OK ? gather(st, a, out, count, err) : rc;
}

enum dk_rc
dk_tax_month_list(struct dk_session *s, struct dk_arena *a, const struct dk_period *p,
    struct dk_tax_fact **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc = dk_facts_begin(s, SQL_MONTHS, p, &st, err);

	*out = NULL;
	*count = 0;
	return rc == DK_OK ? gather(st, a, out, count, err) : rc;
}

enum dk_rc
dk_withheld_fact_list(struct dk_session *s, struct dk_arena *a, const struct dk_period *p,
    struct dk_withheld_fact **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc = dk_facts_begin(s, SQL_WITHHELD, p, &st, err);
	struct dk_withheld_fact *row;
	struct dk_fetch rows;

	*out = NULL;
	*count = 0;
	if (rc != DK_OK)
		return rc;
	rows = dk_fetch(st, a, sizeof(**out));
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		*row = (struct dk_withheld_fact){ dk_col_date(st, 0), dk_col_text(st, 1, a),
			dk_col_rate(st, 2), dk_col_i64(st, 3), dk_col_money(st, 4),
			dk_col_money(st, 5) };
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}
