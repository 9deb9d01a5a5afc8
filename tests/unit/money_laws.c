/*
 * money_laws.c - what must be true of the books at any time, said in words of its own, so that
 * docket's own invariants are not their own judges.
 */
#include "money.h"

#include <unistd.h>

#include "chance.h"
#include "fixture.h"
#include "trade.h"

#define USED(of) "coalesce((SELECT sum(u.amount) FROM payment_use u WHERE u." of "), 0)"
#define CREDITED(what) "coalesce((SELECT sum(c." what ") FROM invoice c" \
	" WHERE c.corrects = i.id), 0)"
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
	{ "every batch is balanced", "SELECT batch_id FROM posting GROUP BY batch_id"
	    " HAVING sum(debit) <> sum(credit)" },
	{ "every invoice, credit note and payment has its batch",
	    "SELECT i.number FROM invoice i WHERE i.total > 0 AND NOT EXISTS (SELECT 1 FROM batch b"
	    " WHERE b.document IN ('invoice', 'credit-note') AND b.document_id = i.id)"
	    " UNION ALL SELECT p.number FROM payment p WHERE p.credit_id IS NULL AND NOT EXISTS"
	    " (SELECT 1 FROM batch b WHERE b.document = 'payment' AND b.document_id = p.id)" },
	{ "the receivable account is the sum of the customers",
	    "SELECT 1 WHERE (SELECT sum(receivable) FROM customer_account) <> (SELECT"
	    " sum(debit - credit) FROM posting WHERE account = " OF_ROLE("receivable") ")" },
	{ "a customer owes what is open of his invoices",
	    "SELECT a.customer_id FROM customer_account a WHERE a.receivable <> coalesce((SELECT"
	    " sum(i.due - " USED("invoice_id = i.id") ") FROM invoice i"
	    " WHERE i.customer_id = a.customer_id AND i.kind = 'invoice'), 0)" },
	{ "what a customer has ahead is what is left of what he paid and was credited",
	    "SELECT a.customer_id FROM customer_account a WHERE a.credit <> coalesce((SELECT"
	    " sum(CASE p.kind WHEN 'payment' THEN p.amount - " USED("payment_id = p.id")
	    " ELSE -p.amount END) FROM payment p WHERE p.customer_id = a.customer_id), 0)" },
	{ "nobody owes or has less than nothing", "SELECT customer_id FROM customer_account"
	    " WHERE receivable < 0 OR credit < 0" },
	{ "an invoice is not paid beyond what it asks for", "SELECT i.number FROM invoice i WHERE"
	    " i.kind = 'invoice' AND i.due - " USED("invoice_id = i.id")
	    " NOT BETWEEN 0 AND i.due" },
	{ "invoice numbers have no gap and no repeat", NO_GAP("invoice") },
	{ "credit note numbers have no gap and no repeat", NO_GAP("credit-note") },
	{ "no more is credited of an invoice than it asked for and was not given up",
	    "SELECT i.number FROM invoice i WHERE i.kind = 'invoice' AND " CREDITED("total")
	    " + coalesce((SELECT sum(w.amount) FROM allowance w WHERE w.invoice_id = i.id), 0)"
	    " > i.total" },
	{ "no more money went back to a customer than came, but for what he owes again",
	    "SELECT a.customer_id FROM customer_account a WHERE coalesce((SELECT sum(CASE p.kind"
	    " WHEN 'payment' THEN p.amount ELSE -p.amount END) FROM payment p"
	    " WHERE p.customer_id = a.customer_id AND p.credit_id IS NULL), 0)"
	    " < a.credit - a.receivable" },
	{ "a note says what it takes back", "SELECT c.number || '/' || x.line_no FROM invoice c"
	    " JOIN credit_line x ON x.credit_id = c.id JOIN invoice_line n"
	    " ON n.invoice_id = c.id AND n.line_no = x.line_no"
	    " WHERE n.net <> x.net OR n.pieces <> x.pieces" },
	{ "with all goods goes back all discount, and no more tax than was asked for",
	    "SELECT i.number FROM invoice i WHERE i.kind = 'invoice' AND EXISTS (SELECT 1"
	    " FROM invoice c WHERE c.corrects = i.id) AND (" CREDITED("tax") " > i.tax OR"
	    " " CREDITED("discount") " > i.discount OR (" ALL_BACK " AND (" CREDITED("goods")
	    " <> i.goods OR " CREDITED("discount") " <> i.discount OR (i.freight = 0 AND "
	    CREDITED("total") " <> i.total))))" },
	{ "no more came back than was shipped", "SELECT order_id || '/' || line_no FROM order_line"
	    " WHERE returned > shipped OR invoiced > shipped" },
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

/* What was noted of one act: documents that are not in the books are told. */
static int64_t
look(sqlite3 *db, int log, size_t which)
{
	const struct money_act *act = &money_acts[which];
	sqlite3_stmt *st = NULL;
	struct money_done d;
	int64_t count = 0;

	if (act->found != NULL)
		trade_must(sqlite3_prepare_v2(db, act->found, -1, &st, NULL) == SQLITE_OK, "%s: %s",
		    act->found, sqlite3_errmsg(db));
	for (off_t at = 0; pread(log, &d, sizeof(d), at) == (ssize_t)sizeof(d);
	     at += (off_t)sizeof(d)) {
		if (d.act != (int64_t)which)
			continue;
		count++;
		if (st == NULL || d.id == 0)
			continue;
		sqlite3_bind_int64(st, 1, d.id);
		sqlite3_bind_int64(st, 2, d.amount);
		if (sqlite3_step(st) != SQLITE_ROW)
			snprintf(broken, sizeof(broken), "%s: %lld over %lld was answered and is"
			    " not there", act->name, (long long)d.id, (long long)d.amount);
		sqlite3_reset(st);
	}
	sqlite3_finalize(st);
	return count;
}

/* The journal has those changes, and at most one more of a kind for each who died in it. */
static void
compare(struct dk_session *s, const char *action, int64_t noted, int64_t deaths)
{
	char sql[200];
	int64_t rows;

	snprintf(sql, sizeof(sql), "SELECT count(*) FROM journal WHERE action = '%s'", action);
	rows = fixture_number(s->db, sql);
	if (rows < noted || rows > noted + deaths)
		snprintf(broken, sizeof(broken), "%s: %lld were answered, the journal has %lld,"
		    " %lld died", action, (long long)noted, (long long)rows, (long long)deaths);
}

const char *
money_lost(struct dk_session *s, const int *logs, size_t count, int64_t deaths)
{
	int64_t noted[32] = { 0 };
	sqlite3 *db = NULL;

	broken[0] = '\0';
	trade_must(sqlite3_open_v2(dk_db_path(s->db), &db, SQLITE_OPEN_READWRITE, NULL) ==
	    SQLITE_OK, "a reader");
	for (size_t i = 0; i < money_act_count; i++)
		for (size_t k = 0; k < count; k++)
			noted[i] += look(db, logs[k], i);
	sqlite3_close(db);
	for (size_t i = 0; i < money_act_count && broken[0] == '\0'; i++) {
		const char *action = money_acts[i].action;
		int64_t all = 0;
		bool is_first = action != NULL;

		for (size_t k = 0; action != NULL && k < money_act_count; k++) {
			if (money_acts[k].action == NULL ||
			    strcmp(money_acts[k].action, action) != 0)
				continue;
			is_first = is_first && k >= i;
			all += noted[k];
		}
		if (is_first)
			compare(s, action, all, deaths);
	}
	return broken;
}
