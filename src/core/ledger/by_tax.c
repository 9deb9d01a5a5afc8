/* by_tax.c - what is posted of a document, by the categories and rates it is taxed by. */
#include "core/ledger/by_tax.h"

#include <string.h>

#include "db/fetch.h"

/* goods: what is revenue of it; of a credit note only what was sold, not a fee kept */
static const char SQL_INVOICE[] =
    "SELECT t.category, t.rate, sum(coalesce(t.home_base, t.base)),"
    " sum(coalesce(t.home_tax, t.tax)), coalesce((SELECT sum(coalesce(l.bare, l.net))"
    "  FROM invoice_line l WHERE l.invoice_id = t.invoice_id AND l.tax_category = t.category"
    "  AND l.tax_rate = t.rate AND (v.kind = 'invoice' OR EXISTS (SELECT 1 FROM credit_line c"
    "  WHERE c.credit_id = v.id AND c.line_no = l.line_no))), 0)"
    " FROM invoice v JOIN invoice_tax t ON t.invoice_id = v.id WHERE v.id = :id"
    " GROUP BY t.category, t.rate ORDER BY t.category, t.rate";
static const char SQL_ALLOWANCE[] =
    "SELECT t.category, t.rate, coalesce(t.home_base, t.base), coalesce(t.home_tax, t.tax), 0"
    " FROM allowance_tax t WHERE t.allowance_id = :id ORDER BY t.category, t.rate";

/* Of a document, by category and rate; debit is positive. */
struct key {
	const char *category;
	dk_rate rate;
	int64_t base, tax, goods;
	int64_t left; /* of base: what no row has taken yet */
};
struct keys {
	struct key *list;
	size_t count;
};

struct cutting {
	struct dk_session *s;
	struct dk_arena *a;
	const struct dk_by_tax_row *rows;
	struct dk_by_tax_cut *cuts;
	size_t count, cap;
};

static enum dk_rc
read_keys(struct cutting *c, const struct dk_by_tax_row *r, struct keys *out, struct dk_err *err)
{
	bool is_invoice = strcmp(r->document, "invoice") == 0;
	bool is_note = strcmp(r->document, "credit-note") == 0;
	const int64_t sign = is_invoice ? -1 : 1;
	struct dk_fetch f;
	struct dk_stmt *st;
	struct key *k;

	*out = (struct keys){ NULL, 0 };
	if (!is_invoice && !is_note && strcmp(r->document, "allowance") != 0)
		return DK_OK;
	st = dk_sql(c->s->db, is_invoice || is_note ? SQL_INVOICE : SQL_ALLOWANCE);
	dk_bind_id(st, ":id", r->document_id);
	f = dk_fetch(st, c->a, sizeof(*k));
	while ((k = dk_fetch_row(&f, err)) != NULL) {
		*k = (struct key){ dk_col_text(st, 0, c->a), dk_col_rate(st, 1),
			sign * dk_col_i64(st, 2), sign * dk_col_i64(st, 3),
			sign * dk_col_i64(st, 4), 0 };
		k->left = k->base;
	}
	*out = (struct keys){ f.rows, f.count };
	return f.rc;
}

static void
add(struct cutting *c, size_t row, const struct key *k, int64_t amount)
{
	c->cuts = dk_arena_grow(c->a, c->cuts, c->count, &c->cap, sizeof(*c->cuts));
	c->cuts[c->count++] = (struct dk_by_tax_cut){ row, k != NULL ? k->category : "",
		k != NULL ? k->rate : (dk_rate){ 0 }, DK_MONEY(amount > 0 ? amount : 0),
		DK_MONEY(amount < 0 ? -amount : 0) };
}

/* Parts of an amount after weights. In the house's currency the weights are the parts; what they
 * are off by else is shared, or, where their signs differ, goes to the first. */
static void
weigh(int64_t amount, const int64_t *weights, size_t count, dk_money *parts)
{
	int64_t sum = 0;
	bool up = false, down = false;

	for (size_t i = 0; i < count; i++) {
		sum += weights[i];
		up = up || weights[i] > 0;
		down = down || weights[i] < 0;
	}
	if (sum != amount && !(up && down)) {
		dk_money_share(DK_MONEY(amount), weights, count, parts);
		return;
	}
	for (size_t i = 0; i < count; i++)
		parts[i] = DK_MONEY(weights[i]);
	parts[0].minor += amount - sum;
}

enum by { GOODS, LEFT, TAX };

static void
cut(struct cutting *c, size_t row, struct keys *keys, enum by by)
{
	int64_t *weights = dk_arena_array(c->a, keys->count, sizeof(*weights));
	dk_money *parts = dk_arena_array(c->a, keys->count, sizeof(*parts));

	for (size_t i = 0; i < keys->count; i++) {
		const struct key *k = &keys->list[i];

		weights[i] = by == GOODS ? k->goods : by == LEFT ? k->left : k->tax;
	}
	weigh(c->rows[row].amount, weights, keys->count, parts);
	for (size_t i = 0; i < keys->count; i++) {
		if (parts[i].minor != 0)
			add(c, row, &keys->list[i], parts[i].minor);
		if (by != TAX)
			keys->list[i].left -= parts[i].minor;
	}
	if (c->count == 0 || c->cuts[c->count - 1].row != row)
		add(c, row, &keys->list[0], 0);
}

/* Goods as their lines say, an order's discount as its goods; what is left of the taxable amount
 * then is the row that comes last, as freight or a fee by its own rate. */
static bool
by_of(const char *role, bool is_last, enum by *out)
{
	static const char *const taxed[] = { "revenue", "discount", "freight", "fee",
		"cash-discount", "write-off" };

	*out = TAX;
	if (strcmp(role, "tax") == 0)
		return true;
	for (size_t i = 0; i < DK_COUNT(taxed); i++)
		if (strcmp(role, taxed[i]) == 0) {
			*out = i > 0 && is_last ? LEFT : GOODS;
			return true;
		}
	return false;
}

static bool
is_last_of(const struct cutting *c, size_t row, size_t end)
{
	enum by by;

	for (size_t i = row + 1; i < end; i++)
		if (by_of(c->rows[i].role, false, &by) && by != TAX)
			return false;
	return true;
}

static enum dk_rc
cut_batch(struct cutting *c, size_t from, size_t end, struct dk_err *err)
{
	struct keys keys;
	enum dk_rc rc = read_keys(c, &c->rows[from], &keys, err);

	for (size_t i = from; rc == DK_OK && i < end; i++) {
		enum by by;

		if (keys.count == 0 || !by_of(c->rows[i].role, is_last_of(c, i, end), &by))
			add(c, i, NULL, c->rows[i].amount);
		else if (keys.count == 1)
			add(c, i, &keys.list[0], c->rows[i].amount);
		else
			cut(c, i, &keys, by);
	}
	return rc;
}

enum dk_rc
dk_by_tax(struct dk_session *s, struct dk_arena *a, const struct dk_by_tax_row *rows, size_t count,
    struct dk_by_tax_cuts *out, struct dk_err *err)
{
	struct cutting c = { .s = s, .a = a, .rows = rows };
	enum dk_rc rc = DK_OK;

	for (size_t i = 0, end; rc == DK_OK && i < count; i = end) {
		for (end = i + 1; end < count && rows[end].batch == rows[i].batch; end++)
			;
		rc = cut_batch(&c, i, end, err);
	}
	*out = (struct dk_by_tax_cuts){ c.cuts, c.count };
	return rc;
}
