/* money.c - a house whose money moves by chance: it is set up, and acts are chosen. */
#include "money.h"

#include <unistd.h>

#include "chance.h"
#include "docket/return_rule.h"
#include "fixture.h"
#include "trade.h"

enum { STOCK = 900000 }; /* pieces of each product: nothing runs out */

int64_t
money_below(struct money *m, int64_t n)
{
	return n <= 0 ? 0 : (int64_t)(chance(&m->chance) % (uint64_t)n);
}

/* Prices and discounts whose shares do not come out even, two rates of tax, customers who may pay
 * less early, and a fee on what was ordered by mistake. */
static void
furnish(struct dk_session *s)
{
	const struct dk_return_rule rules[] = {
		{ DK_NO_DATE, "", "", "", 30, "allowed", { 0 }, "", "Within 30 days.", "" },
		{ DK_NO_DATE, "", "misordered", "", 30, "allowed", { 12500 }, "S", "12.5 %.", "" },
		{ DK_NO_DATE, "", "damaged", "", 30, "refused", { 0 }, "",
		    "Told on delivery.", "" },
	};
	struct dk_err err;
	enum dk_put did;

	fixture_sql(s->db,
	    "INSERT INTO setting (key, value) VALUES ('high_value', '0');"
	    "INSERT INTO tax (code, zone, rate, category) VALUES ('R', 'GB', 5500, 'S');"
	    "UPDATE product SET price = 3333 * id * id + 7, tax_code = CASE id % 3 WHEN 0 THEN 'R'"
	    " ELSE '' END;"
	    "UPDATE product SET price = price * 10, price_per = 100000 WHERE id = 4;"
	    "UPDATE customer SET cash_discount = 2000, cash_discount_days = 10 WHERE id % 3 = 0;"
	    "UPDATE customer SET discount = 3500 WHERE id % 4 = 1");
	for (size_t i = 0; i < DK_COUNT(rules); i++)
		trade_must(dk_return_rule_put(s, &rules[i], &did, &err) == DK_OK, "rule: %s",
		    err.text);
}

struct dk_session *
money_house(const char *name, int customers)
{
	struct dk_session *s = trade_open(name, MONEY_PRODUCTS, STOCK, customers);

	furnish(s);
	return s;
}

void
money_join(struct money *m, const char *path)
{
	m->s = trade_join(path);
	trade_must(sqlite3_open_v2(path, &m->reader, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK,
	    "a reader");
	sqlite3_busy_timeout(m->reader, 30000);
	sqlite3_wal_autocheckpoint(m->reader, 0);
	m->customers = money_number(m, "SELECT count(*) FROM customer", 0);
}

/* Prepared once a process: they are asked before each act. */
static sqlite3_stmt *
prepare(struct money *m, const char *sql)
{
	sqlite3_stmt *st;

	for (st = sqlite3_next_stmt(m->reader, NULL); st != NULL;
	     st = sqlite3_next_stmt(m->reader, st))
		if (strcmp(sqlite3_sql(st), sql) == 0)
			return st;
	trade_must(sqlite3_prepare_v2(m->reader, sql, -1, &st, NULL) == SQLITE_OK, "%s: %s", sql,
	    sqlite3_errmsg(m->reader));
	return st;
}

int64_t
money_number(struct money *m, const char *sql, dk_id id)
{
	sqlite3_stmt *st = prepare(m, sql);
	int64_t n = 0;

	if (sqlite3_bind_parameter_count(st) > 0)
		sqlite3_bind_int64(st, 1, id);
	if (sqlite3_step(st) == SQLITE_ROW)
		n = sqlite3_column_int64(st, 0);
	sqlite3_reset(st);
	return n;
}

dk_id
money_pick(struct money *m, const char *table, const char *sql)
{
	int64_t top = money_number(m, dk_fmt(&m->a, "SELECT max(id) FROM %s", table), 0);

	return money_number(m, sql, money_below(m, top) + 1);
}

static size_t
choose(struct money *m)
{
	int64_t sum = 0, at;

	for (size_t i = 0; i < money_act_count; i++)
		sum += money_acts[i].weight;
	at = money_below(m, sum);
	for (size_t i = 0;; i++)
		if ((at -= money_acts[i].weight) < 0)
			return i;
}

enum dk_rc
money_step(struct money *m, struct dk_err *err)
{
	size_t which = choose(m);
	struct money_done done = { .act = (int64_t)which };
	enum dk_rc rc = money_acts[which].act(m, &done, err);

	if (rc == DK_OK)
		trade_must(write(m->log, &done, sizeof(done)) == (ssize_t)sizeof(done), "a note");
	dk_arena_free(&m->a);
	return rc;
}
