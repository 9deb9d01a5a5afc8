/*
 * money_laws.c - what must be true of the books at any time, said in words of its own, so that
 * docket's own invariants are not their own judges.
 */
#include "money.h"

#include "chance.h"
#include "fixture.h"
#include "trade.h"

#define USED(of) "coalesce((SELECT sum(u.amount) FROM payment_use u WHERE u." of "), 0)"
#define CREDITED(what) "coalesce((SELECT sum(c." what ") FROM invoice c" \
	" WHERE c.corrects = i.id), 0)"
#define KEPT(of) "coalesce((SELECT sum(d.amount) FROM deposit d WHERE " of "), 0)"
#define TWICE(key, table) "SELECT " key " FROM " table " GROUP BY " key " HAVING count(*) > 1"
#define HIS(of) " " of ".customer_id = a.customer_id"
#define OF_ROLE(role) "(SELECT code FROM account WHERE role = '" role "')"
#define NO_GAP(kind) "SELECT s.next_no FROM series s WHERE s.kind = '" kind "' AND (SELECT" \
	" count(DISTINCT i.seq) <> s.next_no - s.first_no OR count(*) <> count(DISTINCT i.seq)" \
	" OR max(i.seq) <> s.next_no - 1 OR min(i.seq) <> s.first_no FROM invoice i" \
	" WHERE i.kind = '" kind "')"
/* all goods of it came back, without a fee */
#define ALL_BACK "NOT EXISTS (SELECT 1 FROM invoice_line n WHERE n.invoice_id = i.id" \
	" AND n.pieces <> coalesce((SELECT sum(x.pieces) FROM credit_line x" \
	"  WHERE x.invoice_id = i.id AND x.invoice_line = n.line_no), 0))" \
	" AND NOT EXISTS (SELECT 1 FROM invoice c JOIN invoice_line n ON n.invoice_id = c.id" \
	"  WHERE c.corrects = i.id AND n.pieces < 0)"

/* Each lists what breaks it: nothing may be listed. */
static const struct law {
	const char *name, *sql;
} laws[] = {
	{ "the credits of a line never pass it, and add up to it when all is back",
	    "SELECT i.number || '/' || n.line_no FROM invoice i JOIN invoice_line n"
	    " ON n.invoice_id = i.id JOIN (SELECT invoice_id, invoice_line, sum(pieces) AS pieces,"
	    " sum(net) AS net FROM credit_line GROUP BY invoice_id, invoice_line) x"
	    " ON x.invoice_id = i.id AND x.invoice_line = n.line_no WHERE x.pieces > n.pieces"
	    " OR x.net > n.net OR (x.pieces = n.pieces AND x.net <> n.net)" },
	{ "no more pieces are credited than came back, were claimed or never left",
	    "SELECT l.order_id || '/' || l.line_no FROM (SELECT n.line_id,"
	    " sum(x.pieces - x.unshipped) AS pieces FROM credit_line x JOIN invoice_line n"
	    " ON n.invoice_id = x.invoice_id AND n.line_no = x.invoice_line GROUP BY n.line_id) g"
	    " JOIN order_line l ON l.id = g.line_id WHERE g.pieces > l.returned + coalesce((SELECT"
	    " sum(k.ok_qty) FROM claim_line k JOIN claim c ON c.id = k.claim_id"
	    " WHERE k.line_id = l.id AND c.state = 'settled' AND c.kind IN ('short', 'damaged')"
	    " AND c.outcome <> 'replacement'), 0)" },
	{ "no more of a kit's part is credited alone than came back without the kit",
	    "SELECT l.order_id || '/' || l.line_no FROM (SELECT part_id, sum(part_qty) AS qty"
	    " FROM credit_line WHERE part_id IS NOT NULL GROUP BY part_id) g"
	    " JOIN order_line l ON l.id = g.part_id JOIN order_line k ON k.order_id = l.order_id"
	    " AND k.line_no = l.kit_no WHERE g.qty > l.returned - k.returned / 1000 * l.kit_qty" },
	{ "with the last part of the last kit goes the last cent of its line",
	    "SELECT i.number || '/' || n.line_no FROM (SELECT DISTINCT invoice_id, invoice_line"
	    " FROM credit_line WHERE part_id IS NOT NULL) g JOIN invoice i ON i.id = g.invoice_id"
	    " JOIN invoice_line n ON n.invoice_id = i.id AND n.line_no = g.invoice_line"
	    " JOIN order_line k ON k.id = n.line_id WHERE NOT EXISTS (SELECT 1 FROM order_line l"
	    " WHERE l.order_id = k.order_id AND l.kit_no = k.line_no AND l.line_no <> k.line_no"
	    " AND n.pieces / 1000 * l.kit_qty <> (SELECT sum(c.pieces / 1000 * l.kit_qty"
	    "  + CASE c.part_id WHEN l.id THEN c.part_qty ELSE 0 END) FROM credit_line c"
	    "  WHERE c.invoice_id = i.id AND c.invoice_line = n.line_no)) AND n.net <> (SELECT"
	    " sum(c.net) FROM credit_line c WHERE c.invoice_id = i.id"
	    " AND c.invoice_line = n.line_no)" },
	{ "every batch is balanced", "SELECT batch_id FROM posting GROUP BY batch_id"
	    " HAVING sum(debit) <> sum(credit)" },
	{ "every invoice, credit note and payment has its batch",
	    "SELECT i.number FROM invoice i WHERE i.total > 0 AND NOT EXISTS (SELECT 1 FROM batch b"
	    " WHERE b.document IN ('invoice', 'credit-note') AND b.document_id = i.id)"
	    " UNION ALL SELECT p.number FROM payment p WHERE p.credit_id IS NULL AND NOT EXISTS"
	    " (SELECT 1 FROM batch b WHERE b.document = 'payment' AND b.document_id = p.id)" },
	{ "the receivable account is the sum of the customers",
	    "SELECT 1 WHERE (SELECT sum(coalesce(home_receivable, receivable)) FROM"
	    " customer_account) <> (SELECT"
	    " sum(debit - credit) FROM posting WHERE account = " OF_ROLE("receivable") ")" },
	{ "a customer owes what is open of his invoices",
	    "SELECT a.customer_id FROM customer_account a WHERE a.receivable <> coalesce((SELECT"
	    " sum(i.due - " USED("invoice_id = i.id") ") FROM invoice i"
	    " WHERE i.customer_id = a.customer_id AND i.kind = 'invoice'), 0)" },
	{ "what a customer has ahead is what is left of what he paid and was credited",
	    "SELECT a.customer_id FROM customer_account a WHERE a.credit <> coalesce((SELECT"
	    " sum(CASE p.kind WHEN 'payment' THEN p.amount - " USED("payment_id = p.id")
	    " ELSE -p.amount END) FROM payment p WHERE p.customer_id = a.customer_id), 0)"
	    " - " KEPT("d.customer_id = a.customer_id AND d.invoice_id IS NULL") },
	{ "what is kept of a customer is what his orders did not deduct yet",
	    "SELECT a.customer_id FROM customer_account a WHERE a.deposit <> "
	    KEPT("d.customer_id = a.customer_id") " UNION ALL SELECT i.number FROM invoice i"
	    " WHERE i.prepaid <> -" KEPT("d.invoice_id = i.id") " UNION ALL SELECT p.number"
	    " FROM payment p WHERE p.kind = 'payment' AND p.amount < " USED("payment_id = p.id")
	    " + " KEPT("d.payment_id = p.id AND d.invoice_id IS NULL") },
	{ "a customer owes what he was billed less what he paid, was let off and was credited",
	    "SELECT a.customer_id FROM customer_account a WHERE a.receivable - a.credit - a.deposit"
	    " <> coalesce((SELECT sum((i.total - i.withheld + i.rounding)"
	    "  * CASE i.kind WHEN 'invoice' THEN 1 ELSE -1 END) FROM invoice i WHERE" HIS("i")
	    "), 0)"
	    " - coalesce((SELECT sum(w.amount) FROM allowance w WHERE" HIS("w") "), 0)"
	    " - coalesce((SELECT sum(CASE p.kind WHEN 'payment' THEN p.amount ELSE -p.amount END)"
	    "  FROM payment p WHERE" HIS("p") " AND p.credit_id IS NULL), 0)" },
	{ "an account that is empty is worth nothing in the house's currency",
	    "SELECT customer_id FROM customer_account WHERE (receivable = 0"
	    " AND home_receivable <> 0) OR (credit = 0 AND home_credit <> 0)"
	    " OR (deposit = 0 AND home_deposit <> 0)" },
	{ "nobody owes or has less than nothing", "SELECT customer_id FROM customer_account"
	    " WHERE receivable < 0 OR credit < 0 OR deposit < 0" },
	{ "a gathered invoice is the sum of its orders", "SELECT i.number FROM invoice i JOIN"
	    " invoice_share x ON x.invoice_id = i.id GROUP BY i.id"
	    " HAVING sum(abs(x.total)) <> i.total" },
	{ "the tax account is what invoices charged less what credit notes gave back",
	    "SELECT 1 WHERE (SELECT sum(CASE kind WHEN 'invoice' THEN 1 ELSE -1 END"
	    " * coalesce(home_tax, tax)) FROM invoice)"
	    " - (SELECT coalesce(sum(coalesce(home_tax, tax)), 0) FROM allowance_tax) <> (SELECT"
	    " sum(credit - debit) FROM posting WHERE account = " OF_ROLE("tax") ")" },
	{ "the account of tax withheld is what invoices withheld less what credit notes took back",
	    "SELECT 1 WHERE (SELECT sum(CASE kind WHEN 'invoice' THEN 1 ELSE -1 END"
	    " * coalesce(home_withheld, withheld)) FROM invoice) <> (SELECT"
	    " coalesce(sum(debit - credit), 0) FROM posting WHERE account = "
	    OF_ROLE("tax-withheld") ")" },
	{ "of an invoice is withheld its rate of the net, and credited in proportion",
	    "SELECT i.number FROM invoice i WHERE i.kind = 'invoice' AND (abs(i.withheld * 200000"
	    " - i.net * i.withheld_rate * 2) > 100000 OR " CREDITED("withheld") " > i.withheld"
	    " OR abs(" CREDITED("withheld") " * i.net - i.withheld * " CREDITED("net") ") * 2"
	    " > i.net)" },
	{ "no more surcharge is given back than was charged, and with all goods all of it",
	    "SELECT i.number FROM invoice i JOIN invoice_tax t ON t.invoice_id = i.id"
	    " JOIN (SELECT c.corrects, x.category, x.rate, x.surcharge_rate,"
	    "  sum(x.surcharge) AS back FROM invoice c JOIN invoice_tax x ON x.invoice_id = c.id"
	    "  WHERE c.kind = 'credit-note' AND x.surcharge_rate > 0 GROUP BY 1, 2, 3, 4) g"
	    " ON g.corrects = i.id AND g.category = t.category AND g.rate = t.rate"
	    " AND g.surcharge_rate = t.surcharge_rate WHERE g.back > t.surcharge"
	    " OR (i.freight = 0 AND g.back <> t.surcharge AND " ALL_BACK ")" },
	{ "no key was used for two payments, orders, returns or claims",
	    TWICE("reference", "payment WHERE reference LIKE 'K%'")
	    " UNION ALL " TWICE("customer_po", "orders WHERE customer_po LIKE 'K%'"
	    " AND number IS NOT NULL")
	    " UNION ALL " TWICE("note", "goods_return")
	    " UNION ALL " TWICE("said", "claim")
	    " UNION ALL " TWICE("reason", "allowance WHERE kind = 'write-off' AND amount > 0") },
	/* a deposit that did not hold is asked for again */
	{ "an invoice is not paid beyond what it asks for", "SELECT i.number FROM invoice i WHERE"
	    " i.kind = 'invoice' AND i.due - " USED("invoice_id = i.id")
	    " NOT BETWEEN 0 AND i.due + i.prepaid" },
	{ "invoice numbers have no gap and no repeat", NO_GAP("invoice") },
	{ "credit note numbers have no gap and no repeat", NO_GAP("credit-note") },
	{ "no more is credited of an invoice than it asked for and was not given up",
	    "SELECT i.number FROM invoice i WHERE i.kind = 'invoice' AND (" CREDITED("total")
	    " > i.total OR " CREDITED("total - c.withheld")
	    " + coalesce((SELECT sum(w.amount) FROM allowance w WHERE w.invoice_id = i.id), 0)"
	    " > i.total - i.withheld)" },
	{ "no more money went back to a customer than came, but for what he owes again",
	    "SELECT a.customer_id FROM customer_account a WHERE coalesce((SELECT sum(CASE p.kind"
	    " WHEN 'payment' THEN p.amount ELSE -p.amount END) FROM payment p"
	    " WHERE p.customer_id = a.customer_id AND p.credit_id IS NULL), 0)"
	    " < a.credit + a.deposit - a.receivable" },
	{ "a note says what it takes back", "SELECT c.number || '/' || x.line_no FROM invoice c"
	    " JOIN credit_line x ON x.credit_id = c.id JOIN invoice_line n"
	    " ON n.invoice_id = c.id AND n.line_no = x.line_no"
	    " WHERE n.net <> x.net OR (x.pieces > 0 AND n.pieces <> x.pieces)" },
	{ "with all goods goes back all discount, and no more tax than was asked for",
	    "SELECT i.number FROM invoice i WHERE i.kind = 'invoice' AND EXISTS (SELECT 1"
	    " FROM invoice c WHERE c.corrects = i.id) AND (" CREDITED("tax") " > i.tax OR"
	    " " CREDITED("discount") " > i.discount OR (" ALL_BACK " AND (" CREDITED("goods")
	    " <> i.goods OR " CREDITED("discount") " <> i.discount OR (i.freight = 0 AND "
	    CREDITED("total") " <> i.total))))" },
	{ "no more came back than was shipped, and no more is billed than he gets",
	    "SELECT l.order_id || '/' || l.line_no FROM order_line l JOIN orders o"
	    " ON o.id = l.order_id WHERE l.returned > l.shipped OR l.invoiced > CASE o.billing"
	    " WHEN 'order' THEN l.ordered - l.cancelled ELSE l.shipped END" },
};

static char broken[400];

const char *
money_broken(struct dk_session *s)
{
	broken[0] = '\0';
	for (size_t i = 0; i < DK_COUNT(laws) && broken[0] == '\0'; i++) {
		const char *where = fixture_text(s->db, laws[i].sql);

		if (where[0] != '\0')
			snprintf(broken, sizeof(broken), "%s: %s", laws[i].name, where);
	}
	return broken;
}

/* What a history leaves behind; what is rare, when it is long. */
static const char *const common[] = { "invoice WHERE kind = 'credit-note'",
	"payment WHERE kind = 'refund' AND reverses IS NULL",
	"payment WHERE reverses IS NOT NULL", "allowance WHERE kind = 'discount'",
	"allowance WHERE kind = 'write-off'", "allowance WHERE amount < 0",
	"payment_use WHERE amount < 0", "goods_return WHERE state = 'settled'",
	"invoice_line WHERE pieces < 0", "move WHERE kind = 'scrap'", "invoice_share",
	"deposit WHERE invoice_id IS NOT NULL", "goods_exchange WHERE state = 'settled'",
	"claim WHERE state = 'settled'", "invoice WHERE home_total IS NOT NULL",
	"order_line WHERE kit_no = line_no AND returned > 0",
	"credit_line WHERE part_id IS NOT NULL",
	"invoice WHERE kind = 'credit-note' AND withheld > 0",
	"invoice_tax WHERE surcharge > 0" };
static const char *const rare[] = { "goods_exchange WHERE state = 'charged'",
	"goods_exchange WHERE state = 'cancelled'", "goods_exchange_payment",
	"goods_return WHERE state = 'expired'", "credit_line WHERE unshipped > 0",
	"goods_return WHERE outcome = 'repair' AND state = 'settled'",
	"goods_return WHERE state = 'refused'", "claim WHERE replacement_id IS NOT NULL",
	"claim WHERE verdict = 'partly' AND state = 'settled'",
	"claim WHERE verdict = 'refused'", "claim WHERE state = 'withdrawn'",
	"counter_claim WHERE state = 'paid'", "counter_claim WHERE state = 'refused'",
	"deposit WHERE invoice_id IS NULL AND amount < 0",
	"payment WHERE home_amount IS NOT NULL AND kind = 'refund'" };

const char *
money_missing(struct dk_session *s, int acts)
{
	size_t count = acts < 2000 ? 0 : DK_COUNT(common) + (acts < 20000 ? 0 : DK_COUNT(rare));
	char sql[200];

	broken[0] = '\0';
	for (size_t i = 0; i < count && broken[0] == '\0'; i++) {
		const char *what = i < DK_COUNT(common) ? common[i] : rare[i - DK_COUNT(common)];

		snprintf(sql, sizeof(sql), "SELECT count(*) FROM %s", what);
		if (fixture_number(s->db, sql) == 0)
			snprintf(broken, sizeof(broken), "there is no %s", what);
	}
	return broken;
}
