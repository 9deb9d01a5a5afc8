/* text_valid.c - every stored text may be shown: valid UTF-8 without controls or bidi overrides. */
#include <string.h>

#include "core/day/rule/rule.h"
#include "docket/text.h"

#define TEXT_MAX ((size_t)1 << 20)

/* Column 0 names the record, the others are the texts that people wrote. */
#define ORDERS \
	"SELECT 'order-' || o.id, coalesce(o.number, ''), o.customer_po, o.note, o.tax_zone" \
	" FROM orders o"
#define LINES "SELECT 'order-' || l.order_id, l.sku, l.text, l.unit, l.note FROM order_line l"
#define HOLDS "SELECT 'order-' || h.order_id, h.code, h.reason, h.release_reason FROM hold h"
#define INVOICES \
	"SELECT 'invoice-' || i.id, i.seller, i.bill_to, i.ship_to, i.customer_number," \
	" i.customer_po, i.tax_number, i.terms FROM invoice i"
#define PAYMENTS "SELECT 'payment-' || p.id, p.number, p.reference FROM payment p"

static const char *const SQL_DAY[] = {
	ORDERS " WHERE o.id IN (" DK_ORDERS_OF_DAY ")",
	LINES " WHERE l.order_id IN (" DK_ORDERS_OF_DAY ")",
	HOLDS " WHERE h.order_id IN (" DK_ORDERS_OF_DAY ")",
	INVOICES " WHERE i.day_id = :day",
	PAYMENTS " WHERE p.day_id = :day",
};
static const char *const SQL_ALL[] = {
	ORDERS, LINES, HOLDS, INVOICES, PAYMENTS,
	"SELECT 'customer-' || c.number, c.name, c.contact, c.phone, c.email, c.street, c.street2,"
	" c.city, c.region, c.postcode, c.tax_number, c.blocked, c.alert FROM customer c",
	"SELECT 'address-' || a.id, a.code, a.name, a.street, a.street2, a.city, a.region,"
	" a.postcode, a.phone, a.note FROM address a",
	"SELECT 'contact-' || c.customer_id, c.name, c.role, c.phone, c.email FROM contact c",
	"SELECT 'product-' || p.sku, p.sku, p.name, p.description, p.attributes, p.unit, p.barcode,"
	" p.supplier, p.supplier_sku FROM product p",
	"SELECT 'supplier-' || s.number, s.name, s.email, s.phone, s.street, s.street2, s.city,"
	" s.region, s.postcode FROM supplier s",
	"SELECT 'user-' || u.name, u.name, u.full_name FROM users u",
	"SELECT 'invoice-' || n.invoice_id, n.sku, n.text, n.unit FROM invoice_line n",
	"SELECT 'setting-' || s.key, s.value FROM setting s",
	"SELECT 'journal-' || j.seq, j.desk, j.action, j.subject, j.body FROM journal j",
};

static bool
may_be_shown(const char *s)
{
	struct dk_arena tmp = { 0 };
	char *clean;
	bool ok = dk_text_clean(&tmp, s, true, TEXT_MAX, &clean, NULL) == DK_OK;

	dk_arena_free(&tmp);
	return ok;
}

static enum dk_rc
look(const struct dk_rule_ctx *ctx, const char *sql, struct dk_rule_out *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_rule_sql(ctx, sql);
	enum dk_rc rc;
	bool more;

	while ((rc = dk_row(st, &more, err)) == DK_OK && more)
		for (int i = 1; i < dk_col_count(st); i++)
			if (!may_be_shown(dk_col_peek(st, i)))
				dk_rule_name(ctx, out, dk_col_text(st, 0, ctx->arena),
				    dk_text_visible(ctx->arena, dk_col_peek(st, i)));
	return rc;
}

static enum dk_rc
run(const struct dk_rule_ctx *ctx, struct dk_rule_out *out, struct dk_err *err)
{
	const char *const *sql = ctx->is_whole ? SQL_ALL : SQL_DAY;
	size_t count = ctx->is_whole ? DK_COUNT(SQL_ALL) : DK_COUNT(SQL_DAY);
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < count; i++)
		rc = look(ctx, sql[i], out, err);
	return rc;
}

const struct dk_rule dk_rule_text_valid = {
	.name = "text-valid", .group = "trust", .severity = DK_STOP, .is_invariant = true,
	.summary = "Every stored text can be shown",
	.run = run,
	.text = "A text of {0} holds signs that cannot be shown: {1}",
	.cause = "it was stored past docket",
	.fix = "docket verify",
};
