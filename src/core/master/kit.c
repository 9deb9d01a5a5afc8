/* kit.c - kits and their parts. */
#include "core/master/kit.h"

#include "core/master/record.h"

static const char SQL_FIND[] =
    "SELECT kit_id, part_id, qty FROM kit_part WHERE kit_id = :kit_id AND part_id = :part_id";
static const char SQL_ADD[] =
    "INSERT INTO kit_part (kit_id, part_id, qty) VALUES (:kit_id, :part_id, :qty)";
static const char SQL_CHANGE[] =
    "UPDATE kit_part SET qty = :qty WHERE kit_id = :kit_id AND part_id = :part_id";
static const char SQL_DROP[] =
    "DELETE FROM kit_part WHERE kit_id = :kit_id AND part_id = :part_id";
static const char SQL_PARTS[] =
    "SELECT p.id, p.sku, p.name, p.unit, k.qty, p.gram, p.cost, p.price_per,"
    " (SELECT coalesce(sum(on_hand - quarantined - allocated), 0) FROM stock"
    " WHERE product_id = p.id) FROM kit_part k JOIN product p ON p.id = k.part_id"
    " WHERE k.kit_id = :kit ORDER BY p.sku";
static const char SQL_LINKS[] =
    "SELECT p.sku, q.sku, k.qty FROM kit_part k JOIN product p ON p.id = k.kit_id"
    " JOIN product q ON q.id = k.part_id ORDER BY p.sku, q.sku";
static const char SQL_JUDGE[] =
    "SELECT k.sku, k.decimals, k.tracked, p.sku, p.decimals,"
    " (SELECT coalesce(sum(on_hand), 0) FROM stock WHERE product_id = k.id),"
    " (SELECT coalesce(sum(w.ordered - w.received), 0) FROM purchase_line w"
    "  WHERE w.product_id = k.id AND w.is_closed = 0 AND w.received < w.ordered),"
    " EXISTS (SELECT 1 FROM kit_part x WHERE x.part_id = k.id),"
    " EXISTS (SELECT 1 FROM kit_part x WHERE x.kit_id = p.id),"
    " (SELECT count(*) FROM kit_part x WHERE x.kit_id = k.id AND x.part_id <> p.id)"
    " FROM product k JOIN product p ON p.id = :part WHERE k.id = :kit";

static const char SQL_NAME[] =
    "SELECT k.sku, group_concat(p.sku, ', ') FROM kit_part x JOIN product k ON k.id = x.kit_id"
    " JOIN product p ON p.id = x.part_id WHERE x.kit_id = :kit GROUP BY k.id";

struct row {
	dk_id kit_id, part_id;
	dk_qty qty;
};

static const struct dk_field fields[] = {
#define X(...) DK_FIELD(struct row, __VA_ARGS__)
	X(kit_id, "kit_id", kit_id, ID, 0, 0, DK_FIELD_KEY)
	X(part_id, "part_id", part_id, ID, 0, 0, DK_FIELD_KEY)
	X(qty, "qty", qty, QTY, 1, DK_QTY_MAX, 0)
#undef X
};

static const struct dk_record kind = {
	.subject = "product", .action = "kit.put", .belongs = true,
	.size = sizeof(struct row), .fields = fields, .count = DK_COUNT(fields),
	.find = SQL_FIND, .insert = SQL_ADD, .update = SQL_CHANGE,
};

static enum dk_rc
judge_kit(struct dk_stmt *st, struct dk_err *err)
{
	const char *kit = dk_col_peek(st, 0);

	if (dk_col_i64(st, 1) > 0)
		return dk_fail(err, DK_EINPUT, "sku",
		    "%s is sold with decimals, and a kit is counted whole; give it a number of its"
		    " own.", kit);
	if (*dk_col_peek(st, 2) != '\0')
		return dk_fail(err, DK_EINPUT, "sku",
		    "%s is tracked by %s, and a kit is not in stock itself; track its parts.", kit,
		    dk_col_peek(st, 2));
	if (dk_col_i64(st, 5) != 0)
		return dk_fail(err, DK_EREFUSED, "sku",
		    "%s of %s are on hand, and a kit lies in stock as its parts; adjust them away"
		    " first.", dk_qty_show(dk_col_qty(st, 5)).s, kit);
	if (dk_col_i64(st, 6) > 0)
		return dk_fail(err, DK_EREFUSED, "sku",
		    "%s of %s are to come, and a kit is not bought itself; close their purchase"
		    " order first.", dk_qty_show(dk_col_qty(st, 6)).s, kit);
	if (dk_col_bool(st, 7))
		return dk_fail(err, DK_EINPUT, "sku",
		    "%s is a part of another kit, so it cannot be one itself.", kit);
	if (dk_col_i64(st, 9) >= DK_KIT_PARTS_MAX)
		return dk_fail(err, DK_EINPUT, "part", "A kit has at most %d parts.",
		    DK_KIT_PARTS_MAX);
	return DK_OK;
}

static enum dk_rc
judge(struct dk_session *s, const struct row *row, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_JUDGE);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":kit", row->kit_id);
	dk_bind_id(st, ":part", row->part_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "sku", "There is no such product.");
	rc = judge_kit(st, err);
	if (rc == DK_OK && dk_col_bool(st, 8))
		rc = dk_fail(err, DK_EINPUT, "part",
		    "%s is a kit itself; name its parts instead.", dk_col_peek(st, 3));
	if (rc == DK_OK && !dk_qty_fits(row->qty, dk_col_i64(st, 4)))
		rc = dk_fail(err, DK_EINPUT, "qty",
		    "%s is counted with %d decimals at most, so it cannot be %s.",
		    dk_col_peek(st, 3), (int)dk_col_i64(st, 4), dk_qty_text(row->qty).s);
	dk_done(st);
	return rc;
}

enum dk_rc
dk_kit_put(struct dk_session *s, dk_id kit, dk_id part, dk_qty qty, enum dk_put *did,
    struct dk_err *err)
{
	struct row row = { kit, part, qty };
	struct dk_change ch;
	enum dk_rc rc;

	if (kit == part)
		return dk_fail(err, DK_EINPUT, "part",
		    "A kit cannot be its own part. Name another product.");
	/* one transaction, so that nothing comes into stock between the look and the row */
	if ((rc = dk_change_begin(s, DK_RIGHT_MASTER_EDIT, "kit.put", &ch, err)) != DK_OK)
		return rc;
	rc = judge(s, &row, err);
	if (rc == DK_OK)
		rc = dk_record_put(s, &kind, &row, did, err);
	return dk_change_end(&ch, rc, err);
}

enum dk_rc
dk_kit_drop(struct dk_session *s, dk_id kit, dk_id part, struct dk_err *err)
{
	struct dk_change ch;
	struct dk_stmt *st;
	int64_t gone = 0;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_MASTER_EDIT, "kit.drop", &ch, err);

	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_DROP);
	dk_bind_id(st, ":kit_id", kit);
	dk_bind_id(st, ":part_id", part);
	rc = dk_run(st, &gone, err);
	if (rc == DK_OK && gone == 0)
		rc = dk_fail(err, DK_ENOTFOUND, "part", "That is no part of it.");
	dk_change_subject(&ch, "product", kit);
	dk_change_i64(&ch, "part_id", part);
	return dk_change_end(&ch, rc, err);
}

static void
add_up(struct dk_kit_parts *out, const struct dk_kit_part *p)
{
	int64_t kits = p->free.milli > 0 ? p->free.milli / p->qty.milli * 1000 : 0, gram;

	if (out->count == 1 || kits < out->free.milli)
		out->free.milli = kits;
	if (dk_muldiv(p->gram, p->qty.milli, 1000, INT64_MAX / DK_KIT_PARTS_MAX, &gram))
		out->gram += gram;
}

enum dk_rc
dk_kit_parts(struct dk_session *s, struct dk_arena *a, dk_id kit, struct dk_kit_parts *out,
    struct dk_err *err)
{
	struct dk_stmt *st;
	size_t cap = 0;
	bool more;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = (struct dk_kit_parts){ .list = NULL };
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_PARTS);
	dk_bind_id(st, ":kit", kit);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		struct dk_line_amount cost = { .pieces = dk_col_qty(st, 4),
			.price = dk_col_price(st, 6), .base_qty = dk_col_qty(st, 7) };
		dk_money one = DK_MONEY(0);

		out->list = dk_arena_grow(a, out->list, out->count, &cap, sizeof(*out->list));
		out->list[out->count++] = (struct dk_kit_part){ dk_col_id(st, 0),
			dk_col_text(st, 1, a), dk_col_text(st, 2, a), dk_col_text(st, 3, a),
			dk_col_qty(st, 4), dk_col_qty(st, 8), dk_col_i64(st, 5) };
		add_up(out, &out->list[out->count - 1]);
		if (dk_line_gross(&cost, s->exponent, &one))
			out->cost = dk_money_plus(out->cost, one);
	}
	return rc;
}

enum dk_rc
dk_kit_refuse(struct dk_session *s, dk_id product_id, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_NAME);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":kit", product_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	rc = dk_fail(err, DK_EREFUSED, "sku",
	    "%s is a kit: it comes, lies and is counted as its parts (%s). Name a part.",
	    dk_col_peek(st, 0), dk_col_peek(st, 1));
	dk_done(st);
	return rc;
}

enum dk_rc
dk_kit_links(struct dk_session *s, struct dk_arena *a, struct dk_kit_link **out, size_t *count,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_LINKS);
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	size_t cap = 0;
	bool more = rc == DK_OK;

	*out = NULL;
	*count = 0;
	while (more && (rc = dk_row(st, &more, err)) == DK_OK && more) {
		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		(*out)[(*count)++] = (struct dk_kit_link){ dk_col_text(st, 0, a),
			dk_col_text(st, 1, a), dk_col_qty(st, 2) };
	}
	return rc;
}
