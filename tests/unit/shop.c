/* shop.c - a house whose orders are written past docket's own functions. */
#include "shop.h"

#include "chance.h"

#include "core/control/shipment_states.h"
#include "db/stmt.h"
#include "fixture.h"

void
shop_run(struct dk_session *s, const char *fmt, ...)
{
	char sql[2048];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(sql, sizeof(sql), fmt, ap);
	va_end(ap);
	fixture_sql(s->db, sql);
}

struct dk_session *
shop_open(const char *name)
{
	struct dk_session *s = fixture_company(name);

	fixture_sql(s->db,
	    "INSERT INTO location (id, code, sort) VALUES (11, 'A-01', '1'), (12, 'B-02', '2');"
	    "INSERT INTO product (id, sku, sku_key, name, cost, price_per, gram,"
	    " decimals) VALUES (1, 'BOLT', 'bolt', 'Bolt', 60000, 1000, 500, 3),"
	    " (2, 'NUT', 'nut', 'Nut', 12500, 1000, 20, 3),"
	    " (3, 'WIRE', 'wire', 'Wire', 0, 1000, 7, 3);"
	    "INSERT INTO tax (code, zone, valid_from, rate, category, name) VALUES"
	    " ('S', 'DE', '', 19000, 'S', 'VAT 19 %'), ('S', 'DE', '2026-12-01', 21000, 'S', 'VAT"
	    " 21 %'),"
	    " ('R', 'DE', '', 7000, 'S', 'VAT 7 %');"
	    "INSERT INTO customer (id, number, name, name_key, street, postcode, city, country,"
	    " terms_days,"
	    " tax_number) VALUES (1, 'C1', 'Harbor Marine', 'harbor marine', 'Kai 1', '20457',"
	    " 'Hamburg',"
	    " 'DE', 30, 'DE123'), (2, 'C2', 'Other', 'other', '', '', '', '', 30, '');"
	    "INSERT INTO setting (key, value) VALUES ('company_address', 'Gasse 2\n10115 Berlin')");
	return s;
}

int
close_shop(void **state)
{
	fixture_company_end(*state);
	return 0;
}

int
close_sound_shop(void **state)
{
	shop_check(*state);
	return close_shop(state);
}

/* Stock of a product that a line takes at a location. */
void
shop_allocate(struct dk_session *s, dk_id line, dk_id location, int64_t qty)
{
	shop_run(s,
	    "INSERT INTO stock (product_id, location_id, on_hand, allocated)"
	    " SELECT product_id, %2$lld, %3$lld, %3$lld FROM order_line WHERE id = %1$lld"
	    " ON CONFLICT (product_id, location_id) DO UPDATE SET on_hand = on_hand + %3$lld,"
	    " allocated = allocated + %3$lld;"
	    "INSERT INTO move (at, day_id, site_id, product_id, location_id, qty, kind, reason,"
	    " document,"
	    " document_id) SELECT '2026-11-20T00:00:00.000Z', 1, 1, product_id, %2$lld, %3$lld,"
	    " 'import',"
	    " 'start', 'journal', 1 FROM order_line WHERE id = %1$lld;"
	    "INSERT INTO allocation (line_id, product_id, location_id, qty)"
	    " SELECT id, product_id, %2$lld, %3$lld FROM order_line WHERE id = %1$lld;"
	    "UPDATE order_line SET allocated = allocated + %3$lld WHERE id = %1$lld",
	    (long long)line, (long long)location, (long long)qty);
}

/* Adds a line to an order; its id is order × 100 + line_no. Everything of it is allocated, the nuts
 * over two shelves. */
static void
add_line(struct dk_session *s, dk_id order, int64_t line_no, const struct shop_line *l)
{
	const struct dk_line_amount amount = { .pieces = { l->qty },
		.price = { l->price },
		.base_qty = DK_QTY(1),
		.discount = { l->discount_rate },
		.off = { l->discount_amount } };
	dk_id id = order * 100 + line_no;
	dk_money net;

	assert_true(dk_line_net(&amount, 2, &net));
	shop_run(s,
	    "INSERT INTO order_line (id, order_id, line_no, product_id, sku, text, unit, unit_qty,"
	    " ordered, price, discount_rate, discount_amount, net, tax_code, tax_category,"
	    " tax_rate,"
	    " price_layer) SELECT %lld, %lld, %lld, p.id, p.sku, p.name, p.unit, %lld, %lld,"
	    " %lld, %lld,"
	    " %lld, %lld, CASE p.id WHEN 3 THEN 'R' ELSE 'S' END, 'S',"
	    " CASE p.id WHEN 3 THEN 7000 ELSE 19000 END, 'base' FROM product p WHERE p.id = %lld",
	    (long long)id, (long long)order, (long long)line_no, (long long)l->qty,
	    (long long)l->qty, (long long)l->price, (long long)l->discount_rate,
	    (long long)l->discount_amount, (long long)net.minor, (long long)l->product);
	if (l->product == 2 && l->qty >= 2000) {
		shop_allocate(s, id, 11, l->qty / 2000 * 1000);
		shop_allocate(s, id, 12, l->qty - l->qty / 2000 * 1000);
	} else {
		shop_allocate(s, id, 11, l->qty);
	}
}

void
shop_order(struct dk_session *s, dk_id id, const struct shop_line *lines, size_t count,
    const int64_t *extras)
{
	shop_run(s,
	    "INSERT INTO orders (id, number, state, stage, customer_id, placed, tax_zone,"
	    " terms_days,"
	    " currency, site_id, touched_at, discount_amount, freight, line_count, day_id,"
	    " customer_po)"
	    " VALUES (%lld, '9%lld', 'verified', 'allocated', 1, '2026-11-20', 'DE', 30, 'EUR',"
	    " 1, '',"
	    " %lld, %lld, %zu, 1, 'PO-7')",
	    (long long)id, (long long)id, (long long)extras[0], (long long)extras[1], count);
	for (size_t i = 0; i < count; i++)
		add_line(s, id, (int64_t)i + 1, &lines[i]);
	shop_run(s,
	    "UPDATE orders SET goods = (SELECT sum(net) FROM order_line WHERE order_id = %lld),"
	    " discount = %lld WHERE id = %lld",
	    (long long)id, (long long)extras[0], (long long)id);
	shop_run(s, "UPDATE orders SET net = goods - discount + freight WHERE id = %lld",
	    (long long)id);
}

void
shop_money(struct dk_session *s, const char *currency)
{
	s->currency = currency;
	s->exponent = dk_currency_exponent(currency);
}

void
shop_terms(struct dk_session *s, dk_id order, bool includes_tax)
{
	shop_run(s, "UPDATE orders SET includes_tax = %d, currency = '%s' WHERE id = %lld",
	    includes_tax, s->currency, (long long)order);
}

/* each query must find nothing */
static const char *const rules[] = {
	/* S1 */
	"SELECT product_id FROM stock x WHERE on_hand <> (SELECT sum(qty) FROM move m"
	" WHERE m.product_id = x.product_id AND m.location_id = x.location_id)",
	/* S2 */
	"SELECT product_id FROM stock x WHERE allocated <> (SELECT coalesce(sum(qty), 0)"
	" FROM allocation a WHERE a.product_id = x.product_id AND a.location_id ="
	" x.location_id)",
	/* S3 */
	"SELECT id FROM order_line l WHERE allocated <> (SELECT coalesce(sum(qty), 0)"
	" FROM allocation a WHERE a.line_id = l.id)",
	/* O1 */
	"SELECT id FROM order_line WHERE ordered <> shipped + cancelled + allocated +"
	" backordered",
	/* O2 */
	"SELECT id FROM order_line l WHERE shipped <> (SELECT coalesce(sum(x.picked), 0)"
	" FROM shipment_line x JOIN shipment h ON h.id = x.shipment_id WHERE x.line_id ="
	" l.id"
	" AND h.state IN " DK_SHIPMENT_LEFT ")",
	"SELECT id FROM order_line l WHERE picked <> (SELECT coalesce(sum(x.picked), 0)"
	" FROM shipment_line x JOIN shipment h ON h.id = x.shipment_id WHERE x.line_id ="
	" l.id"
	" AND h.state IN " DK_SHIPMENT_OPEN ")",
	"SELECT x.id FROM shipment_line x WHERE packed <> (SELECT coalesce(sum(qty), 0)"
	" FROM carton_line y WHERE y.shipment_line_id = x.id)",
	/* V1 */
	"SELECT id FROM invoice i WHERE goods <> (SELECT sum(net) FROM invoice_line x"
	" WHERE x.invoice_id = i.id) OR CASE includes_tax WHEN 1 THEN total - (SELECT"
	" sum(surcharge) FROM invoice_tax x WHERE x.invoice_id = i.id) ELSE net END"
	" <> goods - discount + freight OR total <> net + tax"
	" OR tax <> (SELECT sum(tax) FROM invoice_tax x WHERE x.invoice_id = i.id)"
	" OR net <> (SELECT sum(base) FROM invoice_tax x WHERE x.invoice_id = i.id)",
	/* V2 */
	"SELECT 1 FROM series WHERE kind = 'invoice' AND next_no - first_no <>"
	" (SELECT count(*) FROM invoice WHERE kind = 'invoice')",
	/* V4 */
	"SELECT id FROM order_line l WHERE invoiced > shipped OR invoiced <>"
	" (SELECT coalesce(sum(x.pieces), 0) FROM invoice_line x JOIN invoice i"
	" ON i.id = x.invoice_id AND i.kind = 'invoice' WHERE x.line_id = l.id)",
	/* P1 */
	"SELECT id FROM payment p WHERE amount < (SELECT coalesce(sum(amount), 0)"
	" FROM payment_use w WHERE w.payment_id = p.id)",
	/* P2 */
	"SELECT id FROM invoice i WHERE due < (SELECT coalesce(sum(amount), 0)"
	" FROM payment_use w WHERE w.invoice_id = i.id)",
	/* P3 */
	"SELECT customer_id FROM customer_account a WHERE receivable - credit <>"
	" (SELECT coalesce(sum((total - withheld)"
	" * CASE kind WHEN 'invoice' THEN 1 ELSE -1 END), 0)"
	" FROM invoice i WHERE i.customer_id = a.customer_id)"
	" - (SELECT coalesce(sum(CASE kind WHEN 'payment' THEN amount ELSE -amount END), 0)"
	" FROM payment p WHERE p.customer_id = a.customer_id AND p.credit_id IS NULL)"
	" - (SELECT coalesce(sum(amount), 0) FROM allowance w WHERE w.customer_id ="
	" a.customer_id)",
	"SELECT customer_id FROM customer_account a WHERE credit <> (SELECT"
	" coalesce(sum(CASE kind"
	" WHEN 'payment' THEN amount ELSE -amount END), 0) FROM payment p WHERE"
	" p.customer_id ="
	" a.customer_id) - (SELECT coalesce(sum(w.amount), 0) FROM payment_use w JOIN"
	" payment p"
	" ON p.id = w.payment_id WHERE p.customer_id = a.customer_id)",
	/* L1 */
	"SELECT batch_id FROM posting GROUP BY batch_id HAVING sum(debit) <> sum(credit)",
	/* L2 */
	"SELECT 1 WHERE (SELECT coalesce(sum(receivable - credit), 0) FROM"
	" customer_account)"
	" <> (SELECT coalesce(sum(debit - credit), 0) FROM posting WHERE account IN"
	" ('1200', '2100'))",
	"SELECT 1 WHERE (SELECT coalesce(sum(debit - credit), 0) FROM posting WHERE"
	" account = '1400')"
	" <> (SELECT coalesce(sum(cost), 0) FROM move)",
	/* L3 */
	"SELECT id FROM invoice i WHERE total > 0 AND (SELECT count(*) FROM batch b"
	" WHERE b.document = i.kind AND b.document_id = i.id) <> 1",
};

void
shop_check(struct dk_session *s)
{
	for (size_t i = 0; i < DK_COUNT(rules); i++)
		if (fixture_text(s->db, rules[i])[0] != '\0')
			fail_msg("%s finds %s", rules[i], fixture_text(s->db, rules[i]));
}

void
shop_send(struct dk_session *s, dk_id shipment)
{
	struct dk_arena a = { 0 };
	struct dk_shipment *h;
	struct dk_err err;

	assert_int_equal(dk_shipment_load(s, &a, shipment, &h, &err), DK_OK);
	for (size_t i = 0; i < h->line_count; i++) {
		struct dk_picked p = { .line_no = h->lines[i].line_no };
		bool again = false;

		for (size_t j = 0; j < h->line_count; j++) {
			again = again || (j < i && h->lines[j].line_no == p.line_no);
			if (h->lines[j].line_no == p.line_no)
				p.qty.milli += h->lines[j].qty.milli;
		}
		if (!again && dk_shipment_confirm(s, shipment, &p, 1, &err) != DK_OK)
			fail_msg("%s", err.text);
	}
	if (dk_shipment_pack(s, shipment, 0, NULL, 0, &err) != DK_OK ||
	    dk_shipment_post(s, shipment, "TRACK", &err) != DK_OK)
		fail_msg("%s", err.text);
	dk_arena_free(&a);
}

dk_id
shop_deliver(struct dk_session *s, dk_id order)
{
	dk_id shipment, invoice;
	struct dk_err err;

	must(dk_shipment_pick(s, order, &shipment, &err), &err);
	shop_send(s, shipment);
	must(dk_invoice_post_shipment(s, shipment, &invoice, &err), &err);
	return invoice;
}

dk_id
shop_sell(struct dk_session *s, dk_id order, const struct shop_line *lines, size_t count,
    const int64_t *extras)
{
	shop_order(s, order, lines, count, extras);
	return shop_deliver(s, order);
}

/* What all tables that ship and money write hold, as one number: equal means nothing changed. */
static uint64_t
mark_of(struct dk_session *s)
{
	static const char *const tables[] = {
		"SELECT group_concat(id || state || version || tracking) FROM shipment",
		"SELECT group_concat(id || coalesce(picked, '-') || packed || line_version) FROM"
		" shipment_line",
		"SELECT group_concat(carton_id || shipment_line_id || qty) FROM carton_line",
		"SELECT group_concat(allocated || backordered || picked || shipped || invoiced ||"
		" version)"
		" FROM order_line",
		"SELECT group_concat(state || stage || version) FROM orders",
		"SELECT group_concat(on_hand || allocated) FROM stock",
		"SELECT group_concat(line_id || location_id || qty) FROM allocation",
		"SELECT count(*) FROM move",
		"SELECT count(*) FROM posting",
		"SELECT count(*) FROM batch",
		"SELECT group_concat(receivable || credit) FROM customer_account",
		"SELECT count(*) FROM outbox",
		"SELECT group_concat(document || subject_id || state) FROM print_job",
		"SELECT count(*) FROM invoice",
		"SELECT count(*) FROM invoice_line",
		"SELECT count(*) FROM invoice_tax",
		"SELECT count(*) FROM payment",
		"SELECT count(*) FROM payment_use",
		"SELECT count(*) FROM allowance",
		"SELECT count(*) FROM journal",
		"SELECT group_concat(next_no) FROM series",
		"SELECT count(*) FROM carton",
		"SELECT count(*) FROM once",
		"SELECT group_concat(id || state || version) FROM goods_return",
		"SELECT group_concat(return_id || received || to_stock || to_scrap) FROM"
		" goods_return_line",
		"SELECT count(*) FROM goods_return_part",
		"SELECT count(*) FROM credit_line",
	};
	uint64_t h = UINT64_C(14695981039346656037);

	for (size_t i = 0; i < DK_COUNT(tables); i++)
		for (const char *p = fixture_text(s->db, tables[i]); *p != '\0'; p++)
			h = (h ^ (unsigned char)*p) * UINT64_C(1099511628211);
	return h;
}

void
shop_fail_each(struct dk_session *s, enum dk_rc (*act)(struct dk_session *s, struct dk_err *err))
{
	enum dk_rc rc = DK_EIO;
	struct dk_err err;
	uint64_t mark;
	int n = 1;

	mark = mark_of(s);
	for (; rc != DK_OK && n < 2000; n++) {
		dk_db_fail_at(s->db, n);
		rc = act(s, &err);
		dk_db_fail_at(s->db, 0);
		if (rc == DK_OK)
			break;
		assert_int_equal(rc, DK_EIO);
		assert_true(mark == mark_of(s));
	}
	assert_in_range(n, 12, 1999);
	assert_true(mark != mark_of(s));
	shop_check(s);
}

void
shop_refused(enum dk_rc rc, const struct dk_err *err, const char *words)
{
	if (rc == DK_OK || strstr(err->text, words) == NULL)
		fail_msg("'%s' is not in '%s'", words, rc == DK_OK ? "(done)" : err->text);
}
