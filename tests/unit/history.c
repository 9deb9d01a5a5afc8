/* history.c - a house that lives through a history by chance. */
#include "history.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "chance.h"
#include "db/stmt.h"
#include "docket/stock.h"
#include "fixture.h"
#include "trade.h"

enum { FAULT_EVERY = 20, CRASH_EVERY = 400 };

int64_t
history_below(struct history *h, int64_t n)
{
	return (int64_t)(chance(&h->chance) % (uint64_t)n);
}

const char *
history_place(struct history *h)
{
	static const char *const places[] = { "", "MAIN", "A-01", "B-02" };

	return places[history_below(h, 4)];
}

static sqlite3_stmt *
prepare(struct history *h, const char *sql)
{
	sqlite3_stmt *st = NULL;

	trade_must(sqlite3_prepare_v2(h->reader, sql, -1, &st, NULL) == SQLITE_OK, "%s: %s", sql,
	    sqlite3_errmsg(h->reader));
	return st;
}

dk_id
history_one(struct history *h, const char *sql)
{
	sqlite3_stmt *st = prepare(h, sql);
	dk_id ids[1024];
	int64_t count = 0;

	while (count < (int64_t)DK_COUNT(ids) && sqlite3_step(st) == SQLITE_ROW)
		ids[count++] = sqlite3_column_int64(st, 0);
	sqlite3_finalize(st);
	return count == 0 ? 0 : ids[history_below(h, count)];
}

int64_t
history_number(struct history *h, const char *sql, dk_id id)
{
	sqlite3_stmt *st = prepare(h, sql);
	int64_t n = 0;

	sqlite3_bind_int64(st, 1, id);
	if (sqlite3_step(st) == SQLITE_ROW)
		n = sqlite3_column_int64(st, 0);
	sqlite3_finalize(st);
	return n;
}

void
history_plant(struct history *h, const char *sql)
{
	fixture_sql(h->s->db, sql);
}

/* Two more shelves; customers who want all or nothing, who take no backorders, who come first; a
 * second administrator, so that what one asks for the other can approve; goods kept by lots. */
static void
furnish(struct history *h)
{
	fixture_sql(h->s->db,
	    "INSERT INTO location (code, zone, sort) VALUES ('A-01', 'A', '1'), ('B-02', 'B', '2');"
	    "UPDATE customer SET shortage_policy = 'wait' WHERE id = 2;"
	    "UPDATE customer SET shortage_policy = 'cancel', backorders = 0 WHERE id = 3;"
	    "UPDATE customer SET priority = 1 WHERE id = 4;"
	    "INSERT INTO supplier (number, name, lead_days) VALUES ('S1', 'Seaboard', 3);"
	    "UPDATE product SET supplier = 'S1';"
	    "INSERT INTO carrier_service (carrier, service, cutoff, hazard)"
	    " VALUES ('DHL', 'STD', '15:30', 'all');"
	    "INSERT INTO carrier_rate (service_id, zone, upto_gram, price, transit_days)"
	    " VALUES (1, '', 1000000000, 850, 1);"
	    "INSERT INTO users (name, full_name, role, os_account, created_at)"
	    " VALUES ('bob', 'Bob', 'admin', 'bob', '2026-11-20T00:00:00.000Z');"
	    "INSERT INTO product (sku, sku_key, name, price, cost, gram, tracked, supplier)"
	    " VALUES ('P0007', 'p0007', 'Syrup', 10000, 5000, 50, 'lot', 'S1'),"
	    " ('P0008', 'p0008', 'Breakfast set', 25000, 0, 0, '', '');"
	    "INSERT INTO kit_part (kit_id, part_id, qty) VALUES (8, 1, 2000), (8, 7, 1000);"
	    "INSERT INTO setting (key, value) VALUES ('adjust_approval', '2.00'),"
	    " ('inspect_share', '20'), ('recount_value', '2.00')");
}

static void
open_reader(struct history *h)
{
	trade_must(sqlite3_open_v2(dk_db_path(h->s->db), &h->reader, SQLITE_OPEN_READWRITE, NULL) ==
	    SQLITE_OK, "a reader");
	sqlite3_busy_timeout(h->reader, 5000);
	sqlite3_wal_autocheckpoint(h->reader, 0);
	sqlite3_db_config(h->reader, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
}

static void
close_reader(struct history *h)
{
	sqlite3_stmt *st;

	while ((st = sqlite3_next_stmt(h->reader, NULL)) != NULL)
		sqlite3_finalize(st);
	sqlite3_close(h->reader);
}

void
history_open(struct history *h, uint64_t seed)
{
	*h = (struct history){ .chance = seed * 7919 + 1, .seed = seed };
	h->s = trade_open("history.db", HISTORY_TRACKED - 1, 20, HISTORY_CUSTOMERS);
	for (int i = 1; i < HISTORY_TRACKED; i++)
		h->on_hand[i] = INT64_C(20000);
	furnish(h);
	open_reader(h);
}

void
history_close(struct history *h)
{
	close_reader(h);
	fixture_company_end(h->s);
	dk_arena_free(&h->a);
}

/* The acts of both lists, one after the other. */
static const struct history_act *
act_at(size_t i)
{
	return i < history_act_count ? &history_acts[i] : &history_goods[i - history_act_count];
}

static const struct history_act *
choose(struct history *h)
{
	int64_t sum = 0, at;

	for (size_t i = 0; i < history_act_count + history_goods_count; i++)
		sum += act_at(i)->weight;
	at = history_below(h, sum);
	for (size_t i = 0;; i++)
		if ((at -= act_at(i)->weight) < 0)
			return act_at(i);
}

/* The engine's steps that a process has left to live. */
static int64_t lives;

static int
die(void *arg)
{
	(void)arg;
	if (--lives <= 0)
		raise(SIGKILL);
	return 0;
}

/* Of each connection that is opened from now on. */
static int
make_mortal(sqlite3 *db, char **complaint, const void *api)
{
	(void)complaint;
	(void)api;
	sqlite3_progress_handler(db, 20, die, NULL);
	return SQLITE_OK;
}

/* Another process works on the same house until it dies, somewhere in a statement: always in the
 * same one, so that a seed tells the same history again. */
_Noreturn static void
work_on(struct history *h, const char *path, int64_t clock_ms)
{
	sqlite3_auto_extension((void (*)(void))make_mortal);
	h->s = trade_join(path);
	h->s->clock_ms = clock_ms;
	open_reader(h);
	for (;;) {
		struct dk_err err;

		(void)choose(h)->act(h, &err);
	}
}

static int64_t
moved(struct history *h, dk_id product)
{
	return history_number(h, "SELECT sum(qty) FROM move WHERE product_id = ?1", product);
}

/* A process dies while it works. Nobody else has the file open: SQLite's locks are of a process,
 * and a fork would believe that it holds its parent's. */
static void
crash(struct history *h)
{
	int64_t clock_ms = h->s->clock_ms;
	char path[512];
	pid_t child;
	int status;

	snprintf(path, sizeof(path), "%s", dk_db_path(h->s->db));
	close_reader(h);
	dk_session_close(h->s);
	fflush(NULL);
	lives = history_below(h, 20000) + 1;
	child = fork();
	trade_must(child >= 0, "a process");
	if (child == 0)
		work_on(h, path, clock_ms);
	waitpid(child, &status, 0);
	trade_must(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL, "it did not die");
	h->s = trade_join(path);
	h->s->clock_ms = clock_ms;
	open_reader(h);
	/* what it had brought to an end counts: from here on that is how it should be */
	for (dk_id i = 1; i <= HISTORY_PRODUCTS; i++)
		h->on_hand[i] = moved(h, i);
}

/* The n-th statement of it fails: nothing of it may be seen afterwards. */
static void
fail_one(struct history *h, const struct history_act *what)
{
	const char *before = history_state(h);
	int64_t had[HISTORY_PRODUCTS + 1];
	struct dk_err err;
	enum dk_rc rc;

	memcpy(had, h->on_hand, sizeof(had));
	dk_db_fail_at(h->s->db, (int)history_below(h, 60) + 1);
	rc = what->act(h, &err);
	dk_db_fail_at(h->s->db, 0);
	if (rc == DK_OK)
		return;
	memcpy(h->on_hand, had, sizeof(had));
	h->failed++;
	if (what->is_many)
		for (dk_id i = 1; i <= HISTORY_PRODUCTS; i++)
			h->on_hand[i] = moved(h, i);
	else if (strcmp(before, history_state(h)) != 0)
		snprintf(h->broken, sizeof(h->broken), "%s failed and left something", what->name);
}

static void
act_once(struct history *h, const struct history_act *what)
{
	int64_t had[HISTORY_PRODUCTS + 1];
	struct dk_err err = { .rc = DK_OK };
	enum dk_rc rc;

	memcpy(had, h->on_hand, sizeof(had));
	rc = what->act(h, &err);
	if (rc == DK_OK) {
		h->done++;
		return;
	}
	memcpy(h->on_hand, had, sizeof(had));
	h->refused++;
	if (rc == DK_EDB || rc == DK_EIO || rc == DK_EDENIED || rc == DK_EBUSY)
		snprintf(h->broken, sizeof(h->broken), "%s: %.180s", what->name, err.text);
}

bool
history_step(struct history *h)
{
	const struct history_act *what = choose(h);
	struct dk_err err;

	trade_must(dk_session_tie(h->s, history_below(h, 2) == 0 ? "ann" : "bob", &err) == DK_OK,
	    "sign in: %s", err.text);
	h->did[h->step % (int)DK_COUNT(h->did)] = what->name;
	h->step++;
	h->s->clock_ms += history_below(h, 10 * 60 * 1000);
	if (history_below(h, CRASH_EVERY) == 0)
		crash(h);
	else if (history_below(h, FAULT_EVERY) == 0)
		fail_one(h, what);
	else
		act_once(h, what);
	if (h->broken[0] == '\0')
		history_laws(h, h->step % trade_rounds("DK_HISTORY_WHOLE", 100) == 0);
	dk_arena_free(&h->a);
	return h->broken[0] == '\0';
}
