/*
 * history_laws.c - what must be true of a house after each step (trust.md §2, groups S and O),
 * said in words of its own, so that docket's own invariants are not their own judges.
 */
#include "history.h"

#include "chance.h"
#include "docket/day.h"
#include "docket/journal.h"
#include "trade.h"

#define LIVE "o.kind = 'order' AND o.state IN ('entered', 'verified', 'closed', 'cancelled')"
#define KIT "8"
#define GONE "('shipped', 'delivered', 'came-back')"
#define ON_LIST "coalesce(x.picked, CASE WHEN x.line_version = l.version THEN x.qty ELSE 0 END)"
#define UNDER_WAY "('picking', 'picked', 'checked', 'packed')"

/* Each lists what breaks it: nothing may be listed. */
static const struct law {
	const char *name, *sql;
} laws[] = {
	{ "S1: on hand is the sum of the moves",
	    "SELECT s.product_id, s.location_id FROM stock s WHERE s.on_hand <> coalesce((SELECT"
	    " sum(m.qty) FROM move m WHERE m.product_id = s.product_id"
	    " AND m.location_id = s.location_id), 0)" },
	{ "S1: a move has a user, a reason and a document",
	    "SELECT id, 0 FROM move WHERE reason = '' OR document = '' OR user_id IS NULL"
	    " AND id > (SELECT max(id) - 8 FROM move)" },
	{ "S2: allocated is the sum of the allocations",
	    "SELECT s.product_id, s.location_id FROM stock s WHERE s.allocated <> coalesce((SELECT"
	    " sum(a.qty) FROM allocation a WHERE a.product_id = s.product_id"
	    " AND a.location_id = s.location_id), 0)" },
	{ "S3: what a line has allocated is the sum of its allocations",
	    "SELECT l.order_id, l.line_no FROM order_line l JOIN orders o ON o.id = l.order_id"
	    " WHERE l.allocated <> coalesce((SELECT sum(a.qty) FROM allocation a"
	    " WHERE a.line_id = l.id), 0)" },
	{ "S4: no more is allocated or set apart than is there",
	    "SELECT product_id, location_id FROM stock WHERE on_hand < 0 OR allocated < 0"
	    " OR quarantined < 0 OR allocated + quarantined > on_hand" },
	{ "S7: the lots of a tracked product are what lies there",
	    "SELECT s.product_id, s.location_id FROM stock s JOIN product p ON p.id = s.product_id"
	    " WHERE p.tracked <> '' AND (s.on_hand <> coalesce((SELECT sum(k.on_hand)"
	    " FROM lot_stock k WHERE k.product_id = s.product_id"
	    " AND k.location_id = s.location_id), 0) OR s.quarantined <> coalesce((SELECT"
	    " sum(k.quarantined) FROM lot_stock k WHERE k.product_id = s.product_id"
	    " AND k.location_id = s.location_id), 0))" },
	{ "S7: lists take no more of a lot than is for sale",
	    "SELECT k.lot_id, k.location_id FROM lot_stock k WHERE k.on_hand - k.quarantined <"
	    " (SELECT coalesce(sum(coalesce(x.picked, x.qty)), 0) FROM shipment_line x"
	    " JOIN shipment h ON h.id = x.shipment_id WHERE x.lot_id = k.lot_id"
	    " AND x.location_id = k.location_id AND h.state IN " UNDER_WAY ")" },
	{ "O1: ordered = shipped + cancelled + allocated + backordered",
	    "SELECT l.order_id, l.line_no FROM order_line l JOIN orders o ON o.id = l.order_id"
	    " WHERE " LIVE " AND l.product_id IS NOT NULL AND l.product_id <> " KIT
	    " AND (l.ordered <> l.shipped + l.cancelled"
	    " + l.allocated + l.backordered OR l.picked > l.allocated)" },
	{ "O2: shipped is the sum of what shipments took",
	    "SELECT l.order_id, l.line_no FROM order_line l JOIN orders o ON o.id = l.order_id"
	    " WHERE " LIVE " AND l.product_id <> " KIT
	    " AND l.shipped <> coalesce((SELECT sum(x.picked) FROM shipment_line x"
	    " JOIN shipment h ON h.id = x.shipment_id WHERE x.line_id = l.id AND h.state IN " GONE
	    "), 0)" },
	{ "a kit is two of the first product and one of the tracked, ordered and cancelled",
	    "SELECT k.order_id, k.line_no FROM order_line k JOIN orders o ON o.id = k.order_id"
	    " WHERE " LIVE " AND k.product_id = " KIT
	    " AND (coalesce((SELECT sum(l.ordered * 100000 + l.cancelled) FROM order_line l"
	    " WHERE l.order_id = k.order_id"
	    " AND l.kit_no = k.line_no AND l.product_id = 1), -1)"
	    " <> 2 * (k.ordered * 100000 + k.cancelled) OR coalesce((SELECT sum(l.ordered * 100000"
	    " + l.cancelled) FROM order_line l WHERE l.order_id = k.order_id"
	    " AND l.kit_no = k.line_no AND l.product_id = 7), -1)"
	    " <> k.ordered * 100000 + k.cancelled)" },
	{ "a kit is shipped when both its parts are, and is billed no sooner",
	    "SELECT k.order_id, k.line_no FROM order_line k JOIN order_line a ON"
	    " a.order_id = k.order_id AND a.kit_no = k.line_no AND a.product_id = 1"
	    " JOIN order_line b ON b.order_id = k.order_id AND b.kit_no = k.line_no"
	    " AND b.product_id = 7 WHERE k.product_id = " KIT " AND (k.allocated + k.backordered"
	    " + k.picked > 0 OR k.shipped <> min(a.shipped / 2000, b.shipped / 1000) * 1000"
	    " OR k.invoiced > k.shipped OR k.invoiced * 2 <> a.invoiced"
	    " OR k.invoiced <> b.invoiced)" },
	{ "O3: lines are 1 to n",
	    "SELECT o.id, o.line_count FROM orders o LEFT JOIN (SELECT order_id, count(*) AS n,"
	    " max(line_no) AS top FROM order_line GROUP BY order_id) x ON x.order_id = o.id"
	    " WHERE " LIVE " AND (o.line_count <> coalesce(x.n, 0)"
	    " OR o.line_count <> coalesce(x.top, 0))" },
	/* a list whose line was changed since is stopped: of it only what was confirmed counts */
	{ "O7: nothing is on a list that is not allocated",
	    "SELECT x.line_id, sum(" ON_LIST ") FROM shipment_line x"
	    " JOIN shipment h ON h.id = x.shipment_id JOIN order_line l ON l.id = x.line_id"
	    " WHERE h.state IN " UNDER_WAY " GROUP BY x.line_id, x.location_id HAVING"
	    " sum(" ON_LIST ") > coalesce((SELECT a.qty FROM allocation a"
	    " WHERE a.line_id = x.line_id AND a.location_id = x.location_id), 0)" },
	{ "picked is what open shipments confirm",
	    "SELECT l.order_id, l.line_no FROM order_line l WHERE l.picked <> coalesce((SELECT"
	    " sum(x.picked) FROM shipment_line x JOIN shipment h ON h.id = x.shipment_id"
	    " WHERE x.line_id = l.id AND h.state IN " UNDER_WAY "), 0)" },
	{ "V4: no more is invoiced than was shipped",
	    "SELECT order_id, line_no FROM order_line WHERE invoiced > shipped" },
	{ "nothing waits or lies allocated for an order that is over",
	    "SELECT l.order_id, l.line_no FROM order_line l JOIN orders o ON o.id = l.order_id"
	    " WHERE o.state IN ('closed', 'cancelled', 'dropped', 'draft')"
	    " AND (l.allocated > 0 OR l.backordered > 0)" },
	{ "a shipment takes the goods of its own order",
	    "SELECT x.shipment_id, x.line_id FROM shipment_line x JOIN shipment h ON"
	    " h.id = x.shipment_id JOIN order_line l ON l.id = x.line_id"
	    " WHERE l.order_id <> h.order_id" },
	{ "received is the sum of the receipts",
	    "SELECT p.purchase_id, p.line_no FROM purchase_line p WHERE p.received <> coalesce(("
	    "SELECT sum(r.qty) FROM receipt_line r WHERE r.line_id = p.id), 0)"
	    " OR p.damaged <> coalesce((SELECT sum(r.damaged) FROM receipt_line r"
	    " WHERE r.line_id = p.id), 0)" },
	{ "what went back left its lots by a move, and no more than came",
	    "SELECT x.return_id, x.line_no FROM supplier_return_line x JOIN supplier_return r"
	    " ON r.id = x.return_id JOIN purchase_line l ON l.id = x.line_id"
	    " WHERE r.state = 'shipped' AND (l.returned > l.received OR x.qty <> coalesce(("
	    "SELECT -sum(m.qty) FROM move m WHERE m.document = 'supplier-return'"
	    " AND m.document_id = r.id AND m.product_id = l.product_id"
	    " AND m.location_id = x.location_id AND m.lot_id IS x.lot_id), 0))" },
};

/* The statements of a history, prepared once: they run after each step. */
static sqlite3_stmt *
of(struct history *h, const char *sql)
{
	for (sqlite3_stmt *st = sqlite3_next_stmt(h->reader, NULL); st != NULL;
	     st = sqlite3_next_stmt(h->reader, st))
		if (strcmp(sqlite3_sql(st), sql) == 0) {
			sqlite3_reset(st);
			return st;
		}
	sqlite3_stmt *st = NULL;

	trade_must(sqlite3_prepare_v2(h->reader, sql, -1, &st, NULL) == SQLITE_OK, "%s: %s", sql,
	    sqlite3_errmsg(h->reader));
	return st;
}

static void
break_at(struct history *h, const char *law, int64_t a, int64_t b)
{
	snprintf(h->broken, sizeof(h->broken), "%s: %lld/%lld", law, (long long)a, (long long)b);
}

/* On hand is what the steps say, whatever the house believes. */
static void
compare_on_hand(struct history *h)
{
	sqlite3_stmt *st = of(h, "SELECT product_id, sum(on_hand) FROM stock GROUP BY product_id");

	while (sqlite3_step(st) == SQLITE_ROW) {
		int64_t product = sqlite3_column_int64(st, 0), has = sqlite3_column_int64(st, 1);

		if (product <= HISTORY_PRODUCTS && h->on_hand[product] != has)
			snprintf(h->broken, sizeof(h->broken),
			    "on hand of %lld is %lld, the steps make it %lld", (long long)product,
			    (long long)has, (long long)h->on_hand[product]);
	}
	sqlite3_reset(st);
}

/* docket's own invariants, and the chain of the journal. */
static void
ask_docket(struct history *h)
{
	struct dk_invariant *all = NULL;
	size_t count = 0;
	int64_t bad = 0;
	struct dk_err err;
	char head[65];

	if (dk_invariants(h->s, &h->a, &all, &count, &err) != DK_OK)
		snprintf(h->broken, sizeof(h->broken), "%.200s", err.text);
	for (size_t i = 0; i < count && h->broken[0] == '\0'; i++)
		if (all[i].key_count > 0)
			snprintf(h->broken, sizeof(h->broken), "%s: %s", all[i].id,
			    all[i].keys[0]);
	if (h->broken[0] == '\0' &&
	    (dk_journal_verify(h->s, &bad, head, &err) != DK_OK || bad != 0))
		break_at(h, "the journal is whole", bad, 0);
}

void
history_laws(struct history *h, bool whole)
{
	for (size_t i = 0; i < DK_COUNT(laws) && h->broken[0] == '\0'; i++) {
		sqlite3_stmt *st = of(h, laws[i].sql);
		int rc = sqlite3_step(st);

		if (rc == SQLITE_ROW)
			break_at(h, laws[i].name, sqlite3_column_int64(st, 0),
			    sqlite3_column_int64(st, 1));
		else if (rc != SQLITE_DONE)
			snprintf(h->broken, sizeof(h->broken), "%s: %s", laws[i].name,
			    sqlite3_errmsg(h->reader));
		sqlite3_reset(st);
	}
	if (h->broken[0] == '\0')
		compare_on_hand(h);
	if (h->broken[0] == '\0' && whole)
		ask_docket(h);
}

const char *
history_rows(struct history *h, const char *sql)
{
	sqlite3_stmt *st = of(h, sql);
	const char *text = "";

	if (sqlite3_step(st) == SQLITE_ROW && sqlite3_column_text(st, 0) != NULL)
		text = dk_fmt(&h->a, "%s", (const char *)sqlite3_column_text(st, 0));
	sqlite3_reset(st);
	return text;
}

const char *
history_state(struct history *h)
{
	static const char *const parts[] = {
		"SELECT group_concat(product_id || ':' || location_id || ':' || on_hand || ':' ||"
		" allocated || ':' || quarantined, ' ') FROM stock",
		"SELECT group_concat(line_id || ':' || location_id || ':' || qty, ' ')"
		" FROM (SELECT * FROM allocation ORDER BY line_id, location_id)",
		"SELECT group_concat(id || ':' || ordered || ':' || allocated || ':' || backordered"
		" || ':' || picked || ':' || shipped || ':' || cancelled || ':' || invoiced, ' ')"
		" FROM order_line",
		"SELECT group_concat(id || ':' || coalesce(picked, '-') || ':' || packed, ' ')"
		" FROM shipment_line",
		"SELECT group_concat(id || ':' || state || ':' || stage, ' ') FROM orders",
		"SELECT group_concat(id || ':' || received || ':' || damaged || ':' ||"
		" returned, ' ')"
		" FROM purchase_line",
		"SELECT count(*) || ' ' || (SELECT count(*) FROM move) || ' ' ||"
		" (SELECT count(*) FROM posting) FROM journal",
	};
	const char *all = "";

	for (size_t i = 0; i < DK_COUNT(parts); i++)
		all = dk_fmt(&h->a, "%s\n%s", all, history_rows(h, parts[i]));
	return all;
}
