/* revalue.c - the stock of the whole house valued anew: by a cost that was changed, another method,
 * or for the first time. */
#include "core/ledger/posting.h"
#include "core/stock/value.h"
#include "db/fetch.h"
#include "docket/setting.h"

#include <string.h>

static const char SQL_KEPT[] = "SELECT product_id FROM stock_value ORDER BY product_id";
static const char SQL_MOVED[] =
    "SELECT m.product_id, sum(m.qty), sum(m.cost) FROM move m JOIN location l"
    " ON l.id = m.location_id WHERE l.kind <> 'drop' GROUP BY m.product_id ORDER BY m.product_id";
static const char SQL_LAST[] = "SELECT coalesce(max(id), 0) FROM move";
static const char SQL_BOOKED[] =
    "SELECT coalesce(sum(p.debit) - sum(p.credit), 0) FROM posting p"
    " WHERE p.role = 'stock'";

struct moved {
	dk_id product_id;
	dk_qty qty;
	dk_money cost;
};

enum dk_rc
dk_cost_changed(struct dk_change *ch, struct dk_err *err)
{
	return ch->subject_id != 0 ? dk_worth_correct(ch, ch->subject_id, err) : DK_OK;
}

enum dk_rc
dk_cost_method_changed(struct dk_change *ch, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_KEPT);
	const char *method = "";
	dk_id *ids = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_setting_text(ch->session, &tmp, "cost_method", &method, err);

	if (rc == DK_OK && strcmp(method, "average") != 0 && strcmp(method, "standard") != 0)
		rc = dk_fail(err, DK_EINPUT, "cost_method",
		    "Goods are valued by one of: average standard.");
	if (rc == DK_OK)
		rc = dk_fetch_ids(st, &tmp, &ids, &count, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		rc = dk_worth_correct(ch, ids[i], err);
	dk_arena_free(&tmp);
	return rc;
}

static enum dk_rc
read_moved(struct dk_change *ch, struct dk_arena *a, struct moved **out, size_t *count,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_MOVED);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(**out));
	struct moved *row;

	while ((row = dk_fetch_row(&rows, err)) != NULL)
		*row = (struct moved){ dk_col_id(st, 0), dk_col_qty(st, 1),
			dk_col_money(st, 2) };
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}

enum dk_rc
dk_worth_begin(struct dk_change *ch, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct moved *all = NULL;
	dk_money sum = DK_MONEY(0), booked = DK_MONEY(0);
	size_t count = 0;
	int64_t last = 0; /* move that went before all values */
	enum dk_rc rc = dk_one(dk_sql(ch->session->db, SQL_LAST), 0, &last, err);

	if (rc == DK_OK)
		rc = read_moved(ch, &tmp, &all, &count, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		const struct dk_revaluation r = { all[i].product_id, "opening", "cost-opening",
			last, all[i].cost };
		dk_money value = DK_MONEY(0);

		rc = dk_worth_open(ch, &r, all[i].qty, &value, err);
		sum = dk_money_plus(sum, value);
	}
	if (rc == DK_OK)
		rc = dk_one(dk_sql(ch->session->db, SQL_BOOKED), 0, &booked.minor, err);
	if (rc == DK_OK && count > 0)
		rc = dk_worth_post(ch, "cost-opening", last, "stock-difference",
		    dk_money_minus(sum, booked), err);
	dk_arena_free(&tmp);
	return rc;
}
