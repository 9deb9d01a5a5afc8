/* price_raise.c - the rows of a list as a sheet, and all of them made other prices at once. */
#include <string.h>

#include "db/stmt.h"
#include "docket/price_plan.h"

/* those with prices, and those that somebody began */
static const char SQL_LISTS[] =
    "SELECT x.list, x.prices, x.coming,"
    " (SELECT count(*) FROM customer c WHERE (x.list <> '' AND (c.price_list = x.list"
    "  OR c.grp = x.list))), coalesce(h.includes_tax, 0), coalesce(h.currency, '') FROM ("
    "SELECT list, count(*) AS prices, coalesce(sum(valid_from > :today), 0) AS coming"
    " FROM price WHERE customer_id IS NULL GROUP BY list"
    " UNION ALL SELECT h.code, 0, 0 FROM price_list h WHERE NOT EXISTS"
    " (SELECT 1 FROM price p WHERE p.list = h.code AND p.customer_id IS NULL)) x"
    " LEFT JOIN price_list h ON h.code = x.list ORDER BY x.list";

struct raise {
	const struct dk_price_raise *in;
	dk_date day; /* on which the rows hold */
};

static bool
is_base(const char *list)
{
	return list == NULL || list[0] == '\0' || strcmp(list, "base") == 0;
}

enum dk_rc
dk_price_lists(struct dk_session *s, struct dk_arena *a, struct dk_price_list_info **out,
    size_t *count, struct dk_err *err)
{
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	struct dk_stmt *st;
	size_t cap = 0;
	bool more;

	*out = NULL;
	*count = 0;
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_LISTS);
	dk_bind_date(st, ":today", dk_session_today(s));
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		struct dk_price_list_info *x;

		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		x = &(*out)[(*count)++];
		*x = (struct dk_price_list_info){ dk_col_text(st, 0, a), dk_col_i64(st, 1),
			dk_col_i64(st, 2), dk_col_i64(st, 3), dk_col_bool(st, 4),
			dk_col_text(st, 5, a) };
		if (x->list[0] == '\0')
			x->list = "base";
	}
	return rc;
}

static bool
is_over(const struct dk_price_row *r, dk_date today)
{
	return dk_date_is_set(r->to) && dk_date_diff(today, r->to) > 0;
}

/* Those that are not over: of a customer, or of a list where that is 0. */
static enum dk_rc
rows_of(struct dk_session *s, struct dk_arena *a, const struct dk_price_row *whose,
    struct dk_price_rows *out, struct dk_err *err)
{
	size_t n = 0;
	enum dk_rc rc = dk_price_list(s, a, &out->list, &out->count, err);

	for (size_t i = 0; rc == DK_OK && i < out->count; i++) {
		const struct dk_price_row *r = &out->list[i];

		if (r->customer_id == whose->customer_id && !is_over(r, dk_session_today(s)) &&
		    (r->customer_id != 0 || (is_base(whose->list) ? is_base(r->list)
		    : strcmp(r->list, whose->list) == 0)))
			out->list[n++] = *r;
	}
	out->count = rc == DK_OK ? n : 0;
	return rc;
}

enum dk_rc
dk_price_of_list(struct dk_session *s, struct dk_arena *a, const char *list,
    struct dk_price_rows *out, struct dk_err *err)
{
	return rows_of(s, a, &(struct dk_price_row){ .list = list }, out, err);
}

enum dk_rc
dk_price_of_customer(struct dk_session *s, struct dk_arena *a, dk_id customer_id,
    struct dk_price_rows *out, struct dk_err *err)
{
	return rows_of(s, a, &(struct dk_price_row){ .list = "", .customer_id = customer_id },
	    out, err);
}

static bool
is_ended(const struct dk_price_end *in, const struct dk_price_row *r)
{
	return r->product_id == in->product_id &&
	    (in->min_qty == NULL || r->min_qty.milli == in->min_qty->milli) &&
	    (in->from == NULL || r->from.days == in->from->days) &&
	    (!dk_date_is_set(r->to) || r->to.days > in->until.days);
}

enum dk_rc
dk_price_ended(struct dk_session *s, struct dk_arena *a, const struct dk_price_end *in,
    struct dk_price_rows *out, struct dk_err *err)
{
	struct dk_price_rows all = { 0 };
	enum dk_rc rc = dk_price_of_customer(s, a, in->customer_id, &all, err);

	*out = (struct dk_price_rows){ dk_arena_array(a, all.count + 1, sizeof(*out->list)), 0 };
	for (size_t i = 0; rc == DK_OK && i < all.count; i++)
		if (is_ended(in, &all.list[i])) {
			out->list[out->count] = all.list[i];
			out->list[out->count++].to = in->until;
		}
	return rc != DK_OK || out->count > 0 ? rc : dk_fail(err, DK_EREFUSED, "sku",
	    "No such price of that item is agreed with this customer after %s; docket price agreed"
	    " lists those that are.",
	    dk_date_paper(in->until).s);
}

/* The latest day on which a set of the item begins that holds on the day; its rows are together. */
static dk_date
set_of(const struct dk_price_rows *all, size_t first, size_t end, dk_date day)
{
	dk_date out = DK_NO_DATE;

	for (size_t i = first; i < end; i++) {
		const struct dk_price_row *r = &all->list[i];

		if (r->from.days <= day.days && !is_over(r, day) && r->from.days > out.days)
			out = r->from;
	}
	return out;
}

static enum dk_rc
raise_one(struct dk_price_row *r, const struct dk_price_raise *in, struct dk_err *err)
{
	int64_t e4, step = in->round_to.e4 > 0 ? in->round_to.e4 : 1, units;

	if (!dk_muldiv(r->price.e4, DK_RATE_ONE + in->percent.e5, DK_RATE_ONE, DK_PRICE_MAX, &e4) ||
	    e4 < 0)
		return dk_fail(err, DK_EINPUT, "percent",
		    "%s more makes a price of %s, which is out of bounds.",
		    dk_rate_text(in->percent).s, dk_price_text(r->price).s);
	if (step > 1 && dk_muldiv(e4, 1, step, DK_PRICE_MAX, &units))
		e4 = units * step;
	r->price.e4 = e4 <= DK_PRICE_MAX ? e4 : DK_PRICE_MAX;
	if (dk_date_is_set(in->from)) {
		r->from = in->from;
		r->to = DK_NO_DATE;
	}
	return DK_OK;
}

static enum dk_rc
may_raise(struct dk_session *s, const struct dk_price_raise *in, struct dk_err *err)
{
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	if (rc != DK_OK)
		return rc;
	if (in->percent.e5 < -DK_RATE_ONE)
		return dk_fail(err, DK_EINPUT, "percent", "At most 100 percent can be taken off.");
	if (dk_date_is_set(in->from) && dk_date_diff(in->from, dk_session_today(s)) < 0)
		return dk_fail(err, DK_EINPUT, "from",
		    "%s has passed; a new set begins today or later.", dk_date_iso(in->from).s);
	return DK_OK;
}

/* The rows of one item that hold on the day, raised. */
static enum dk_rc
raise_item(const struct dk_price_rows *all, size_t first, size_t end,
    const struct raise *in, struct dk_price_rows *out, struct dk_err *err)
{
	dk_date day = in->day, set = set_of(all, first, end, day);
	enum dk_rc rc = DK_OK;

	for (size_t i = first; rc == DK_OK && i < end; i++) {
		struct dk_price_row r = all->list[i];

		if (is_over(&r, day) || r.from.days != set.days)
			continue; /* replaced, over or to come */
		rc = raise_one(&r, in->in, err);
		if (rc == DK_OK)
			out->list[out->count++] = r;
	}
	return rc;
}

enum dk_rc
dk_price_raise(struct dk_session *s, struct dk_arena *a, const struct dk_price_raise *in,
    struct dk_price_rows *out, struct dk_err *err)
{
	const struct raise with = { in, dk_date_is_set(in->from) ? in->from : dk_session_today(s) };
	struct dk_price_rows all = { 0 };
	enum dk_rc rc = may_raise(s, in, err);

	*out = (struct dk_price_rows){ 0 };
	if (rc == DK_OK)
		rc = dk_price_of_list(s, a, in->list, &all, err);
	out->list = dk_arena_array(a, all.count + 1, sizeof(*out->list));
	for (size_t i = 0, end; rc == DK_OK && i < all.count; i = end) {
		struct dk_product *p = NULL;

		for (end = i + 1; end < all.count &&
		    all.list[end].product_id == all.list[i].product_id; end++)
			;
		if (in->sku[0] != '\0')
			rc = dk_product_load(s, a, all.list[i].product_id, &p, err);
		if (rc == DK_OK &&
		    (p == NULL || strncmp(p->sku, in->sku, strlen(in->sku)) == 0))
			rc = raise_item(&all, i, end, &with, out, err);
	}
	if (rc == DK_OK && out->count == 0)
		rc = dk_fail(err, DK_ENOTFOUND, "list",
		    "List %.40s has no price of that kind. docket price list names the lists.",
		    is_base(in->list) ? "base" : in->list);
	return rc;
}
