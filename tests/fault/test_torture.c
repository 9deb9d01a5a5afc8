/*
 * test_torture.c - the files of test_hostile.c again, through the program: the status is 0 or 65, a
 * bad row is a line of its own, the last one is a sentence, and then nothing was changed.
 */
#include "torture.h"

#include <pwd.h>
#include <unistd.h>

#include "docket/import.h"
#include "docket/text.h"
#include "docket/user.h"
#include "fixture.h"
#include "program.h"
#include "trade.h"

#ifdef DK_SANITIZE
enum { EVERY = 6 }; /* of the cases; starting the program costs more there */
#else
enum { EVERY = 1 };
#endif
enum { LIMIT_US = 5000000, SAID_MAX = 200000, DONE = 0, NO = 1, BAD = 65 };

struct house {
	struct dk_session *s;
	char file[4200], said[4200];
	int cases, taken, refused;
};

static void
open_house(struct house *h)
{
	struct dk_err err;

	*h = (struct house){ .s = trade_open("torture", 3, 800000, 2) };
	snprintf(h->file, sizeof(h->file), "%s.in", dk_db_path(h->s->db));
	snprintf(h->said, sizeof(h->said), "%s.said", dk_db_path(h->s->db));
	assert_int_equal(dk_user_tie(h->s, "ann", getpwuid(geteuid())->pw_name, &err), DK_OK);
	setenv("DOCKET_NOW", "2026-11-23T09:00:00Z", 1);
}

static void
close_house(struct house *h)
{
	unlink(h->file);
	unlink(h->said);
	trade_sound(h->s);
	fixture_company_end(h->s);
}

static int64_t
journal_rows(const struct house *h)
{
	return fixture_number(h->s->db, "SELECT count(*) FROM journal");
}

/* FILE:LINE: reason for each bad row, at most a count of more, one sentence at the end. */
static void
look_at_what_it_said(const struct house *h)
{
	char *text = calloc(1, SAID_MAX), *line, *rest;
	FILE *f = fopen(h->said, "r");
	struct dk_arena a = { 0 };
	int ends = 0;

	assert_non_null(text);
	assert_non_null(f);
	assert_true(fread(text, 1, SAID_MAX - 1, f) > 0);
	fclose(f);
	for (line = strtok_r(text, "\n", &rest); line != NULL; line = strtok_r(NULL, "\n", &rest)) {
		const char *number = line + strlen(h->file) + 1;

		if (strcmp(dk_text_visible(&a, line), line) != 0)
			fail_msg("not safe to show: %s", dk_text_visible(&a, line));
		if (strncmp(line, "docket: ", 8) == 0)
			ends++;
		else if (strncmp(line, "... and ", 8) != 0 &&
		    (strncmp(line, h->file, strlen(h->file)) != 0 || strtol(number, NULL, 10) < 1))
			fail_msg("neither row nor sentence: %s", line);
	}
	assert_int_equal(ends, 1);
	free(text);
	dk_arena_free(&a);
}

/* `docket import` of the file; answers its status. */
static int
import(struct house *h, const char *kind)
{
	const char *const argv[] = { "--db", dk_db_path(h->s->db), "--json", "--quiet", "import",
		kind, h->file, NULL };
	const char *const plain[] = { "--db", dk_db_path(h->s->db), "--quiet", "import", kind,
		h->file, NULL };
	int64_t before = journal_rows(h);
	int rc = program_run(h->cases % 7 == 0 ? argv : plain, h->said, 0);

	assert_in_range(program_us(), 0, LIMIT_US);
	if (rc != DONE && rc != BAD && (rc != NO || strcmp(kind, "orders") != 0))
		fail_msg("%s: status %d, case %d", kind, rc, h->cases);
	if (rc != DONE)
		assert_int_equal(journal_rows(h), before);
	if (rc != DONE && h->cases % 7 != 0)
		look_at_what_it_said(h);
	h->taken += rc == DONE;
	h->refused += rc != DONE;
	return rc;
}

static void
as_a_file(void *house, const char *bytes, size_t len)
{
	static const char *const kinds[] = { "orders", "products", "customers" };
	struct house *h = house;
	FILE *f;

	if (h->cases++ % EVERY != 0)
		return;
	f = fopen(h->file, "w");
	assert_non_null(f);
	assert_int_equal(fwrite(bytes, 1, len, f), len);
	fclose(f);
	assert_int_not_equal(import(h, kinds[h->cases / EVERY % 3]), NO);
}

static void
a_strange_file_is_taken_or_refused_with_65(void **state)
{
	static const char *const sets[] = { "json", "csv", "utf8", "naughty" };
	struct house h;

	(void)state;
	open_house(&h);
	for (size_t i = 0; i < DK_COUNT(sets); i++)
		torture_each(&h, sets[i], as_a_file);
	assert_true(h.refused > 200 / EVERY);
	close_house(&h);
}

struct column {
	FILE *f;
	const char *head; /* the cells before it; # = a number of its own a row */
	int row;
};

static void
as_a_value(void *arg, const char *bytes, size_t len)
{
	struct column *c = arg;

	for (const char *p = c->head; *p != '\0'; p++)
		if (*p == '#')
			fprintf(c->f, "T%d", c->row);
		else
			fputc(*p, c->f);
	c->row++;
	fputs(",\"", c->f);
	for (size_t i = 0; i < len; i++)
		fprintf(c->f, bytes[i] == '"' ? "\"\"" : "%c", bytes[i]);
	fputs("\"\n", c->f);
}

/* Every naughty string as the value of that column. */
static int
try_column(struct house *h, const char *kind, const char *const base[2], const char *column)
{
	struct column c = { fopen(h->file, "w"), base[1], 1 };

	assert_non_null(c.f);
	fprintf(c.f, "%s,%s\n", base[0], column);
	torture_each(&c, "naughty", as_a_value);
	fclose(c.f);
	h->cases++;
	return import(h, kind);
}

/* For orders a check may be what refuses a row; for everything else the value is bad. */
static void
a_strange_value_is_bad_input(void **state)
{
	static const char *const bases[][3] = { { "products", "sku,name", "#,A name" },
		{ "customers", "number,name", "#,A name" },
		{ "orders", "external_id,customer,sku,qty", "#,4000,P0001,2" },
		{ "payments", "external_id,customer,amount,method", "#,4000,2,cash" },
		{ "stock", "sku,on_hand", "P0001,5" } };
	struct dk_arena a = { 0 };
	struct dk_import_kind k;
	struct house h;

	(void)state;
	open_house(&h);
	for (size_t i = 0; dk_import_kind_at(&a, i, &k); i++)
		for (size_t b = 0; b < DK_COUNT(bases); b++)
			for (size_t c = 0; strcmp(bases[b][0], k.kind) == 0 && c < k.column_count;
			     c++)
				if (strstr(bases[b][1], k.columns[c]) == NULL)
					try_column(&h, k.kind, &bases[b][1], k.columns[c]);
	assert_true(h.refused > 40);
	dk_arena_free(&a);
	close_house(&h);
}

/* One value at a time, well formed, that the core refuses. */
static void
a_value_that_the_core_refuses_is_bad_input_and_an_order_check_says_no(void **state)
{
	static const struct {
		const char *kind, *text;
		int status;
	} cases[] = {
		{ "stock", "sku,on_hand\nNONE,1\n", BAD },
		{ "units", "sku,unit,pieces\nP0001,ea,12\n", BAD },
		{ "units", "sku,unit,pieces,barcode\nP0001,cs,12,77\nP0002,cs,12,77\n", BAD },
		{ "prices", "list,sku,price,from,to\nB,P0001,1,2026-01-01,2026-02-01\n"
			    "B,P0001,2,2026-01-01,2026-03-01\n", BAD },
		{ "payments", "external_id,customer,amount,method,date\nx,4000,5,credit,"
			      "2026-11-23\n", BAD },
		{ "orders", "external_id,customer,sku,qty\nx,9999,P0001,1\n", BAD },
		{ "orders", "external_id,customer,sku,qty,unit\nx,4000,P0001,1,barrel\n", BAD },
		{ "orders", "external_id,customer,sku,qty\nx,4000,NONE,1\n", NO },
		{ "orders", "external_id,customer,sku,qty\nx,4000,P0001,1.5\n", NO },
	};
	struct house h;

	(void)state;
	open_house(&h);
	for (size_t i = 0; i < DK_COUNT(cases); i++) {
		FILE *f = fopen(h.file, "w");
		int rc;

		assert_non_null(f);
		fputs(cases[i].text, f);
		fclose(f);
		h.cases = 1;
		if ((rc = import(&h, cases[i].kind)) != cases[i].status)
			fail_msg("status %d: %s", rc, cases[i].text);
	}
	close_house(&h);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_strange_file_is_taken_or_refused_with_65),
		cmocka_unit_test(a_strange_value_is_bad_input),
		cmocka_unit_test(
		    a_value_that_the_core_refuses_is_bad_input_and_an_order_check_says_no),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
