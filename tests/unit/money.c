/* money.c - a house whose money moves by chance: it is set up, and acts are chosen and retried. */
#include "money.h"

#include <unistd.h>

#include "chance.h"
#include "docket/currency.h"
#include "docket/date.h"
#include "docket/kit.h"
#include "docket/return_rule.h"
#include "fixture.h"
#include "money_acts.h"
#include "trade.h"

enum { STOCK = 900000, /* pieces of each product: nothing runs out */
	RATE_DAYS = 40 };

const struct money_act money_acts[] = {
#define MONEY_ACT(name, fn, weight, action, found) { name, weight, action, found, fn },
#include "money_acts.def"
#undef MONEY_ACT
};
const size_t money_act_count = DK_COUNT(money_acts);

int64_t
money_below(struct money *m, int64_t n)
{
	return n <= 0 ? 0 : (int64_t)(chance(&m->chance) % (uint64_t)n);
}

/* Prices and discounts whose shares do not come out even, two rates of tax, customers of each kind
 * of invoice, some who may pay less early, fees, and who may be claimed of in turn. */
static void
furnish(struct dk_session *s)
{
	const struct dk_return_rule rules[] = {
		{ DK_NO_DATE, "", "", "", 30, "allowed", { 0 }, "", "Within 30 days.", "",
		    false, { 0 }, 0, "" },
		{ DK_NO_DATE, "", "misordered", "", 30, "allowed", { 12500 }, "S", "12.5 %.",
		    "", false, { 0 }, 0, "" },
		{ DK_NO_DATE, "", "late", "", 30, "approval", { 7300 }, "", "We ask.", "",
		    false, { 0 }, 0, "" },
		{ DK_NO_DATE, "", "damaged", "", 30, "refused", { 0 }, "",
		    "Told on delivery.", "", false, { 0 }, 0, "" },
	};
	struct dk_err err;
	enum dk_put did;

	fixture_sql(s->db,
	    "INSERT INTO setting (key, value) VALUES ('high_value', '0'),"
	    " ('return_open_days', '1'), ('auto_verify', '0');"
	    "INSERT INTO tax (code, zone, rate, category) VALUES ('R', 'GB', 5500, 'S');"
	    "UPDATE product SET price = 3333 * id * id + 7, tax_code = CASE id % 3 WHEN 0 THEN 'R'"
	    " ELSE '' END;"
	    "UPDATE product SET price = price * 10, price_per = 100000 WHERE id = 4;"
	    "UPDATE customer SET cash_discount = 2000, cash_discount_days = 4 WHERE id % 3 = 0;"
	    "UPDATE customer SET discount = 3500 WHERE id % 4 = 1;"
	    "UPDATE customer SET billing = CASE id % 10 WHEN 2 THEN 'week' WHEN 4 THEN 'order'"
	    " WHEN 6 THEN 'prepaid' WHEN 8 THEN 'month' ELSE '' END;"
	    "UPDATE customer SET terms_days = 0 WHERE id % 10 = 7;"
	    "UPDATE customer SET currency = CASE id % 12 WHEN 3 THEN 'USD' WHEN 6 THEN 'JPY'"
	    " WHEN 8 THEN 'SEK' WHEN 10 THEN 'KWD' ELSE '' END;"
	    "UPDATE tax SET surcharge = CASE code WHEN 'R' THEN 1375 ELSE 5200 END"
	    " WHERE rate > 0;"
	    "UPDATE customer SET pays_surcharge = 1 WHERE id % 9 = 4;"
	    "INSERT INTO withholding (code, valid_from, rate) VALUES ('IRPF', '', 15333),"
	    " ('IRPF', '2026-11-25', 19125);"
	    "UPDATE customer SET withholding = 'IRPF' WHERE id % 7 = 3;"
	    "INSERT INTO price_list (code, includes_tax) VALUES ('GROSS', 1);"
	    "INSERT INTO price (list, product_id, price, per) SELECT 'GROSS', id,"
	    " price * 6 / 5 + 3, price_per FROM product WHERE id % 4 > 0;"
	    "UPDATE customer SET price_list = 'GROSS' WHERE id % 5 = 1;"
	    "INSERT INTO carrier_service (carrier, service) VALUES ('DHL', 'STD');"
	    "INSERT INTO supplier (number, name) VALUES ('S1', 'Maker')");
	for (size_t i = 0; i < DK_COUNT(rules); i++)
		trade_must(dk_return_rule_put(s, &rules[i], &did, &err) == DK_OK, "rule: %s",
		    err.text);
}

/* The last product is a kit of two others, whose taxes are not its own. */
static void
add_kit(struct dk_session *s)
{
	struct dk_product kit = { .sku = "P0010", .name = "Kit", .unit = "ea",
		.status = "active", .price_per = DK_QTY(1) };
	struct dk_err err;
	enum dk_put did;

	trade_must(dk_product_put(s, &kit, &did, &err) == DK_OK && kit.id == MONEY_PRODUCTS &&
	    dk_kit_put(s, kit.id, 2, DK_QTY(2), &did, &err) == DK_OK &&
	    dk_kit_put(s, kit.id, 6, DK_QTY(3), &did, &err) == DK_OK, "kit: %s", err.text);
}

/* Currencies beside the house's, with as many digits and not, worth something else every day. */
static void
add_rates(struct dk_session *s)
{
	static const char *const codes[] = { "USD", "SEK", "JPY", "KWD" };
	const int64_t worth[] = { 923456789, 87654321, 5234567, 2571234567 };
	struct dk_err err;
	enum dk_put did;

	for (int i = 0; i < 4 * RATE_DAYS; i++) {
		struct dk_currency_rate r = { .currency = codes[i % 4],
			.from = dk_date_add(dk_date_make(2026, 11, 23), i / 4),
			.rate = { worth[i % 4] / 1000 * (1000 + i * 37 % 101 - 50) } };

		trade_must(dk_currency_put(s, &r, &did, &err) == DK_OK, "rate: %s", err.text);
	}
}

struct dk_session *
money_house(const char *name, int customers)
{
	struct dk_session *s = trade_open(name, MONEY_PRODUCTS - 1, STOCK, customers);

	add_kit(s);
	furnish(s);
	add_rates(s);
	return s;
}

struct dk_session *
money_session(const char *path, int days)
{
	char now[32];

	snprintf(now, sizeof(now), "%sT09:00:00Z",
	    dk_date_iso(dk_date_add(dk_date_make(2026, 11, 23), days)).s);
	return trade_join_at(path, now);
}

void
money_join(struct money *m, const char *path, int days)
{
	m->s = money_session(path, days);
	trade_must(sqlite3_open_v2(path, &m->reader, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK,
	    "a reader");
	sqlite3_busy_timeout(m->reader, 30000);
	sqlite3_wal_autocheckpoint(m->reader, 0);
	m->customers = money_number(m, "SELECT count(*) FROM customer", 0);
}

void
money_leave(struct money *m)
{
	for (sqlite3_stmt *st; (st = sqlite3_next_stmt(m->reader, NULL)) != NULL;)
		sqlite3_finalize(st);
	sqlite3_close(m->reader);
	dk_session_close(m->s);
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

static int64_t
ask(sqlite3_stmt *st)
{
	int64_t n = sqlite3_step(st) == SQLITE_ROW ? sqlite3_column_int64(st, 0) : 0;

	sqlite3_reset(st);
	return n;
}

int64_t
money_number(struct money *m, const char *sql, dk_id id)
{
	sqlite3_stmt *st = prepare(m, sql);

	if (sqlite3_bind_parameter_count(st) > 0)
		sqlite3_bind_int64(st, 1, id);
	return ask(st);
}

static dk_id
pick(struct money *m, const char *sql, int64_t from)
{
	sqlite3_stmt *st = prepare(m, sql);

	sqlite3_bind_int64(st, 1, from);
	sqlite3_bind_int64(st, 2, from + MONEY_RECENT);
	return ask(st);
}

static int64_t
top_of(struct money *m, const char *table)
{
	return money_number(m, dk_fmt(&m->a, "SELECT max(id) FROM %s", table), 0);
}

dk_id
money_pick(struct money *m, const char *table, const char *sql)
{
	return pick(m, sql, money_below(m, top_of(m, table)) + 1);
}

dk_id
money_pick_late(struct money *m, const char *table, const char *sql)
{
	int64_t top = top_of(m, table), since = top > MONEY_RECENT ? top - MONEY_RECENT : 0;

	return pick(m, sql, since + 1 + money_below(m, top - since));
}

enum dk_rc
money_nothing(struct dk_err *err)
{
	return dk_fail(err, DK_ENOTFOUND, NULL, "There is none.");
}

void
money_key(struct money *m, const char *part)
{
	m->s->once_key = part[0] == '\0' ? "" : dk_fmt(&m->a, "%s %s", m->key, part);
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

static enum dk_rc
act(struct money *m, struct money_done *done, struct dk_err *err)
{
	enum dk_rc rc;

	m->chance = atomic_load(&m->slot->chance);
	*done = (struct money_done){ .act = (int64_t)choose(m),
		.key = atomic_load(&m->slot->key) };
	m->key = dk_fmt(&m->a, "K%d-%lld", m->self, (long long)done->key);
	rc = money_acts[done->act].act(m, done, err);
	m->s->once_key = "";
	return rc;
}

/* The answer got lost, so it is asked for again: the key makes it the same one. */
static void
again(struct money *m, const struct money_done *done)
{
	struct money_done second;
	struct dk_err err;
	enum dk_rc rc = act(m, &second, &err);

	if (rc == DK_OK && !done->is_named && done->id != 0 && second.id != 0 &&
	    second.id != done->id)
		atomic_store(&m->slot->unlike, done->key);
	trade_must(rc == DK_OK || rc == DK_EREFUSED || rc == DK_ENOTFOUND || rc == DK_ECONFLICT ||
	    rc == DK_EINPUT || rc == DK_EBUSY, "%s again: %s", money_acts[done->act].name,
	    err.text);
}

/* Who died in it may have done it: then its key is in the books, whatever is to be done now. */
static bool
was_done(struct money *m)
{
	return money_number(m, dk_fmt(&m->a, "SELECT count(*) FROM once WHERE key = '%s last'",
	    m->key), 0) > 0;
}

enum dk_rc
money_step(struct money *m, size_t *which, struct dk_err *err)
{
	bool is_retry = atomic_load(&m->slot->is_busy);
	struct money_done done;
	enum dk_rc rc;

	if (!is_retry) {
		uint64_t next = atomic_load(&m->slot->chance);

		(void)chance(&next);
		atomic_store(&m->slot->chance, next);
		atomic_fetch_add(&m->slot->key, 1);
		atomic_store(&m->slot->is_busy, true);
	}
	rc = act(m, &done, err);
	*which = (size_t)done.act;
	if (is_retry) {
		done.amount = -1; /* the first time it may have been another */
		if (rc != DK_OK && was_done(m)) {
			done.id = 0;
			rc = DK_OK;
		}
	}
	if (rc == DK_OK)
		trade_must(write(m->log, &done, sizeof(done)) == (ssize_t)sizeof(done), "a note");
	if (rc == DK_OK && money_below(m, 12) == 0)
		again(m, &done);
	atomic_store(&m->slot->is_busy, false);
	dk_arena_free(&m->a);
	return rc;
}
