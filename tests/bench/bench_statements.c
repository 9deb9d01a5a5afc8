/*
 * bench_statements.c - a statement of account for each of 10,000 customers, against a bare SQLite
 * program that writes the same files with the same rows. Usage: bench_statements [CUSTOMERS].
 */
#include <dirent.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bench.h"
#include "docket/session.h"
#include "docket/statement.h"

#include <sqlite3.h>

static char folder[200], file[240];

static const char SQL_FILL[] =
    "WITH RECURSIVE n(v) AS (SELECT 1 UNION ALL SELECT v + 1 FROM n WHERE v < %ld)"
    " INSERT INTO customer (id, number, name, name_key) SELECT v, 'C' || v, 'Customer ' || v,"
    " 'customer ' || v FROM n;"
    "WITH RECURSIVE n(v) AS (SELECT 0 UNION ALL SELECT v + 1 FROM n WHERE v < 5)"
    " INSERT INTO invoice (kind, seq, number, customer_id, date, due_date, day_id, site_id,"
    " currency, seller, bill_to, ship_to, customer_number, customer_po, tax_number, terms, goods,"
    " discount, freight, net, tax, total, due, hash, posted_at) SELECT 'invoice', c.id * 6 + v,"
    " 'INV' || (c.id * 6 + v), c.id, '2026-10-0' || (v + 1), '2026-11-0' || (v + 1), 1, 1, 'EUR',"
    " '', '', '', c.number, 'PO ' || v, '', '', 1000, 0, 0, 1000, 200, 1200, 1200,"
    " zeroblob(32), '2026-10-01T00:00:00.000Z' FROM customer c, n;"
    "INSERT INTO payment (number, kind, customer_id, amount, method, date, day_id, site_id,"
    " taken_at) SELECT 'P' || i.id, 'payment', i.customer_id, 1200, 'transfer', i.due_date, 1, 1,"
    " '2026-11-01T00:00:00.000Z' FROM invoice i WHERE i.id %% 2 = 0;"
    "INSERT INTO customer_account (customer_id, receivable) SELECT id, 3600 FROM customer";
static const char SQL_BARE[] =
    "SELECT date, kind, number, customer_po, total, posted_at, id FROM invoice"
    " WHERE customer_id = ?1 UNION ALL SELECT date, kind, number, reference, amount, taken_at, id"
    " FROM payment WHERE customer_id = ?1 ORDER BY 1, 6, 2, 7";

static void
raw(const char *sql)
{
	sqlite3 *db = NULL;
	char *complaint = NULL;

	if (sqlite3_open(file, &db) != SQLITE_OK ||
	    sqlite3_exec(db, sql, NULL, NULL, &complaint) != SQLITE_OK) {
		fprintf(stderr, "%s\n", complaint);
		exit(1);
	}
	sqlite3_close(db);
}

static struct dk_session *
make_company(long customers)
{
	struct dk_init init = { .path = file, .company = "Bench", .admin = "ann",
		.test_clock = true, .now = "2026-11-23T09:00:00Z" };
	struct dk_session *s = NULL;
	char sql[sizeof(SQL_FILL) + 20];

	dk_db_remove(file);
	must(dk_session_create(&init, &s, &err));
	snprintf(sql, sizeof(sql), SQL_FILL, customers);
	raw(sql);
	return s;
}

/* Every file is whole or not there, as docket writes it. */
static void
bare_file(sqlite3_stmt *st, long customer)
{
	char path[300], beside[320];
	long long balance = 0;
	FILE *f;

	snprintf(path, sizeof(path), "%s/bare-C%ld.csv", folder, customer);
	snprintf(beside, sizeof(beside), "%s.new", path);
	if ((f = fopen(beside, "w")) == NULL)
		exit(1);
	fputs("date,document,number,reference,debit,credit,balance\r\n", f);
	sqlite3_bind_int64(st, 1, customer);
	while (sqlite3_step(st) == SQLITE_ROW) {
		bool owed = strcmp((const char *)sqlite3_column_text(st, 1), "invoice") == 0;
		long long m = sqlite3_column_int64(st, 4), debit = owed ? m : 0;

		balance += owed ? m : -m;
		fprintf(f, "%s,%s,%s,%s,%lld.%02lld,%lld.%02lld,%lld.%02lld\r\n",
		    sqlite3_column_text(st, 0), sqlite3_column_text(st, 1),
		    sqlite3_column_text(st, 2), sqlite3_column_text(st, 3), debit / 100,
		    debit % 100, (m - debit) / 100, (m - debit) % 100, balance / 100,
		    balance % 100);
	}
	sqlite3_reset(st);
	fflush(f);
	fsync(fileno(f));
	fclose(f);
	rename(beside, path);
}

static double
bare_run(long customers)
{
	sqlite3 *db = NULL;
	sqlite3_stmt *st = NULL;
	double began = now_ms();

	if (sqlite3_open(file, &db) != SQLITE_OK ||
	    sqlite3_prepare_v2(db, SQL_BARE, -1, &st, NULL) != SQLITE_OK)
		exit(1);
	for (long c = 1; c <= customers; c++)
		bare_file(st, c);
	sqlite3_finalize(st);
	sqlite3_close(db);
	return (now_ms() - began) / 1e3;
}

static bool
show(void *arg, int64_t done)
{
	if (isatty(STDERR_FILENO) && done % 100 == 0)
		fprintf(stderr, "\r%lld of %ld statements", (long long)done, *(long *)arg);
	return true;
}

static void
clear(void)
{
	DIR *d = opendir(folder);
	struct dirent *e;
	char path[600];

	while (d != NULL && (e = readdir(d)) != NULL) {
		snprintf(path, sizeof(path), "%s/%s", folder, e->d_name);
		unlink(path);
	}
	if (d != NULL)
		closedir(d);
	rmdir(folder);
}

int
main(int argc, char **argv)
{
	long customers = argc > 1 ? strtol(argv[1], NULL, 10) : 10000;
	const char *where = getenv("BENCH_DIR");
	struct dk_statement_run run = { folder, "csv", show, &customers, DK_NO_DATE };
	double began, core, bare;
	struct dk_session *s;
	int64_t written;

	snprintf(folder, sizeof(folder), "%s/docket-statements-%d", where != NULL ? where : "/tmp",
	    (int)getpid());
	snprintf(file, sizeof(file), "%s.db", folder);
	mkdir(folder, 0700);
	s = make_company(customers);
	began = now_ms();
	must(dk_statement_run(s, &run, &written, &err));
	core = (now_ms() - began) / 1e3;
	bare = bare_run(customers);
	printf("statements of %ld customers, 9 rows each:  core %.0f/s  bare %.0f/s  ratio %.2f\n",
	    (long)written, (double)written / core, (double)customers / bare, bare / core);
	dk_session_close(s);
	clear();
	dk_db_remove(file);
	return written == customers ? 0 : 1;
}
