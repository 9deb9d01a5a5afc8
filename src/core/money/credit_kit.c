/*
 * credit_kit.c - what a kit's invoice line is worth by its parts, one of which may come back alone.
 *
 * The parts share the price of the kit by what a piece of each was listed at when it was sold. A
 * kit and its parts are counted in one measure, so that whole kits and single parts may come back
 * in any order and the last of them takes the last cent.
 */
#include "core/money/credit_kit.h"

#include "db/fetch.h"

/* the line itself may be the kit, or one of its parts */
static const char SQL_PARTS[] =
    "SELECT k.id, p.id, p.kit_qty, p.kit_worth, p.sku, p.text, p.unit FROM order_line l"
    " JOIN order_line k ON k.order_id = l.order_id AND k.line_no = l.kit_no"
    " JOIN order_line p ON p.order_id = l.order_id AND p.kit_no = l.kit_no"
    " AND p.line_no <> p.kit_no WHERE l.id = :line AND l.kit_no > 0 ORDER BY p.line_no";
static const char SQL_BACK[] =
    "SELECT part_id, sum(part_qty) FROM credit_line WHERE invoice_id = :invoice"
    " AND invoice_line = :line_no AND part_id IS NOT NULL GROUP BY part_id";

/* All pieces of a line, of all its parts together, are at most 9 * 10^11 times as much. */
enum { WORTH_MAX = 5000000 };

/* Of parts that are listed at nothing each counts the same. */
static void
weigh(struct dk_credit_kit *kit)
{
	int64_t sum = 0;

	for (size_t i = 0; i < kit->count; i++)
		sum += kit->parts[i].worth;
	for (size_t i = 0; i < kit->count; i++) {
		struct dk_credit_part *p = &kit->parts[i];

		if (sum == 0)
			p->worth = 1;
		else if (sum > WORTH_MAX)
			dk_assert(dk_muldiv(p->worth, WORTH_MAX, sum, WORTH_MAX, &p->worth));
		kit->worth += p->worth * p->per;
	}
}

enum dk_rc
dk_credit_kit_read(struct dk_credit_job *j, dk_id line_id, struct dk_credit_kit *out,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(j->session->db, SQL_PARTS);
	struct dk_fetch rows = dk_fetch(st, j->a, sizeof(*out->parts));
	struct dk_credit_part *p;

	*out = (struct dk_credit_kit){ .line_id = line_id, .worth = 0 };
	dk_bind_id(st, ":line", line_id);
	while ((p = dk_fetch_row(&rows, err)) != NULL) {
		out->line_id = dk_col_id(st, 0);
		*p = (struct dk_credit_part){ .line_id = dk_col_id(st, 1),
			.per = dk_col_i64(st, 2), .worth = dk_col_i64(st, 3),
			.sku = dk_col_text(st, 4, j->a), .text = dk_col_text(st, 5, j->a),
			.unit = dk_col_text(st, 6, j->a) };
	}
	out->parts = rows.rows;
	out->count = rows.count;
	for (size_t i = 0; i < out->count; i++)
		if (out->parts[i].line_id == line_id)
			out->part = &out->parts[i];
	if (out->count == 0)
		out->worth = 1;
	else
		weigh(out);
	return rows.rc;
}

static void
add_back(struct dk_credit_kit *kit, dk_id part_id, int64_t milli)
{
	for (size_t i = 0; i < kit->count; i++)
		if (kit->parts[i].line_id == part_id)
			kit->parts[i].back += milli;
}

enum dk_rc
dk_credit_kit_count(struct dk_credit_job *j, struct dk_credit_kit *kit,
    const struct dk_credit_spot *at, struct dk_err *err)
{
	const struct dk_credit_draft *d = at->draft;
	struct dk_stmt *st;
	enum dk_rc rc;
	bool more;

	if (kit->count == 0)
		return DK_OK;
	for (size_t i = 0; i < kit->count; i++)
		kit->parts[i].back = 0;
	for (size_t i = 0; d != NULL && i < d->note->line_count; i++)
		if (d->of[i].invoice_line == at->line_no)
			add_back(kit, d->of[i].part_id, d->of[i].part_qty);
	st = dk_sql(j->session->db, SQL_BACK);
	dk_bind_id(st, ":invoice", at->invoice_id);
	dk_bind_i64(st, ":line_no", at->line_no);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more)
		add_back(kit, dk_col_id(st, 0), dk_col_i64(st, 1));
	return rc;
}

/* Of so many kits, whole ones. */
static int64_t
whole_left(const struct dk_credit_kit *kit, int64_t pieces)
{
	int64_t least = pieces;

	for (size_t i = 0; i < kit->count; i++) {
		const struct dk_credit_part *p = &kit->parts[i];
		int64_t kits = (pieces / 1000 * p->per - p->back) / p->per * 1000;

		if (p->back > 0 && kits < least)
			least = kits;
	}
	return least;
}

int64_t
dk_credit_kit_left(const struct dk_credit_kit *kit, int64_t pieces, int64_t done)
{
	if (kit->part == NULL)
		return whole_left(kit, pieces) - done;
	return (pieces - done) / 1000 * kit->part->per - kit->part->back;
}

int64_t
dk_credit_kit_worth(const struct dk_credit_kit *kit, int64_t milli)
{
	return milli * (kit->part != NULL ? kit->part->worth * 1000 : kit->worth);
}

int64_t
dk_credit_kit_gone(const struct dk_credit_kit *kit, int64_t done)
{
	int64_t sum = done * kit->worth;

	for (size_t i = 0; i < kit->count; i++)
		sum += kit->parts[i].back * kit->parts[i].worth * 1000;
	return sum;
}
