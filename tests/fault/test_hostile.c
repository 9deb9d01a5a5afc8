/*
 * test_hostile.c - files of strangers: what others use to break readers is imported as orders,
 * products and customers, as whole files and as the value of every column. Each is taken whole or
 * listed row by row with nothing changed, and what was taken is sound.
 */
#include "torture.h"

#include <sqlite3.h>
#include <time.h>
#include <unistd.h>

#include "docket/import.h"
#include "docket/text.h"
#include "fixture.h"
#include "trade.h"

#ifdef DK_SANITIZE
enum { LIMIT_MS = 5000 };
#else
enum { LIMIT_MS = 1000 };
#endif

struct hostile {
	struct dk_session *s;
	struct dk_arena keep; /* the strings */
	const char **strings;
	size_t count, max;
	sqlite3 *watch;       /* sees whether anything was committed */
	char file[4200];
	int taken, refused, longest_ms;
};

static int64_t
now_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

/* Changes with every commit of another connection. */
static int64_t
version(struct hostile *h)
{
	sqlite3_stmt *st = NULL;
	int64_t v;

	assert_int_equal(sqlite3_prepare_v2(h->watch, "PRAGMA data_version", -1, &st, NULL), 0);
	assert_int_equal(sqlite3_step(st), SQLITE_ROW);
	v = sqlite3_column_int64(st, 0);
	sqlite3_finalize(st);
	return v;
}

static void
add_string(struct hostile *h, const char *text)
{
	if (h->count == h->max) {
		const char **more;

		h->max = h->max == 0 ? 256 : h->max * 2;
		more = dk_arena_array(&h->keep, h->max, sizeof(*more));
		if (h->count > 0)
			memcpy(more, h->strings, h->count * sizeof(*more));
		h->strings = more;
	}
	h->strings[h->count++] = dk_arena_dup(&h->keep, text);
}

static void
take_string(void *house, const char *bytes, size_t len)
{
	struct hostile *h = house;
	char text[4096];

	if (len >= sizeof(text) || memchr(bytes, '\0', len) != NULL)
		return;
	memcpy(text, bytes, len);
	text[len] = '\0';
	add_string(h, text);
}

static void
open_house(struct hostile *h)
{
	static const char *const own[] = { "", " ", "0", "-1", "1e9", "NaN", "0x10", "=1+1", "\t",
		"\r", "\n", "a\nb", "\"", ",", "\033[2J", "\x7f", "\xc2\x85",
		"\xe2\x80\xae.abc",
		"\xff", "\xc3\x28", "\xef\xbf\xbf", "' OR 1=1 --", "999999999999999999999",
		"0.00001", "-0", "2026-02-30", "9999-12-31", "../../etc/passwd", "%s%n",
		"\xed\xa0\x80", "+0", "1,5" };
	char *wide = malloc(3001);

	*h = (struct hostile){ .s = trade_open("hostile", 3, 800000, 2) };
	snprintf(h->file, sizeof(h->file), "%s.in", dk_db_path(h->s->db));
	assert_int_equal(sqlite3_open_v2(dk_db_path(h->s->db), &h->watch, SQLITE_OPEN_READONLY,
			     NULL),
	    SQLITE_OK);
	sqlite3_db_config(h->watch, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
	for (size_t i = 0; i < DK_COUNT(own); i++)
		add_string(h, own[i]);
	assert_non_null(wide);
	memset(wide, 'W', 3000);
	wide[3000] = '\0';
	add_string(h, wide);
	free(wide);
	torture_each(h, "naughty", take_string);
	torture_each(h, "utf8", take_string);
}

static void
close_house(struct hostile *h)
{
	sqlite3_close(h->watch);
	unlink(h->file);
	trade_sound(h->s);
	fixture_company_end(h->s);
	dk_arena_free(&h->keep);
}

/* A sentence for a person: one line, nothing in it that a terminal would obey. */
static void
assert_sentence(const char *text)
{
	struct dk_arena a = { 0 };

	if (strlen(text) < 9 || strlen(text) > 1000)
		fail_msg("no sentence: '%s'", dk_text_visible(&a, text));
	if (strcmp(dk_text_visible(&a, text), text) != 0)
		fail_msg("not safe to show: %s", dk_text_visible(&a, text));
	dk_arena_free(&a);
}

static void
look_at_faults(const struct hostile *h, const struct dk_import_summary *sum)
{
	for (size_t i = 0; i < sum->fault_count; i++) {
		const char *fault = sum->faults[i];

		assert_sentence(fault);
		assert_memory_equal(fault, h->file, strlen(h->file));
		assert_true(fault[strlen(h->file)] == ':');
		assert_true(strtol(fault + strlen(h->file) + 1, NULL, 10) > 0);
	}
}

/* Imports the file: whole, or not at all with a sentence for each bad row. */
static enum dk_rc
import(struct hostile *h, const char *kind, bool keep_going)
{
	const struct dk_import_request req = { .kind = kind, .path = h->file,
		.keep_going = keep_going };
	struct dk_import_summary sum;
	struct dk_arena a = { 0 };
	int64_t before = version(h), began = now_ms();
	struct dk_err err = { 0 };
	enum dk_rc rc = dk_import_run(h->s, &a, &req, &sum, &err);
	int took = (int)(now_ms() - began);

	if (rc != DK_OK && rc != DK_EINPUT && (rc != DK_EREFUSED || strcmp(kind, "orders") != 0))
		fail_msg("%s: answer %d: %s", kind, rc, err.text);
	look_at_faults(h, &sum);
	if (rc != DK_OK) {
		assert_sentence(err.text);
		assert_int_equal(version(h), before);
		assert_int_equal(sum.added + sum.changed, 0);
	} else {
		assert_int_equal(sum.rows, sum.added + sum.changed + sum.unchanged + sum.rejected);
	}
	if (sum.rows > 0)
		assert_int_equal((int64_t)sum.fault_count + sum.faults_left, sum.rejected);
	h->longest_ms = took > h->longest_ms ? took : h->longest_ms;
	h->taken += rc == DK_OK;
	h->refused += rc != DK_OK;
	dk_arena_free(&a);
	return rc;
}

static void
as_a_file(void *house, const char *bytes, size_t len)
{
	struct hostile *h = house;
	static const char *const kinds[] = { "orders", "products", "customers" };
	FILE *f = fopen(h->file, "w");

	assert_non_null(f);
	assert_int_equal(fwrite(bytes, 1, len, f), len);
	fclose(f);
	for (size_t i = 0; i < DK_COUNT(kinds); i++) {
		enum dk_rc rc = import(h, kinds[i], false);

		if (rc == DK_EREFUSED)
			fail_msg("%s: a file that cannot be read is not a matter of rules",
			    kinds[i]);
	}
}

static void
a_strange_file_is_refused_in_a_sentence_and_changes_nothing(void **state)
{
	static const char *const sets[] = { "json", "csv", "utf8", "naughty" };
	struct hostile h;

	(void)state;
	open_house(&h);
	for (size_t i = 0; i < DK_COUNT(sets); i++) {
		int n = torture_each(&h, sets[i], as_a_file);

		if (n == 0)
			print_message("the set %s is not on this machine\n", sets[i]);
	}
	for (size_t i = 0; i < h.count; i++)
		as_a_file(&h, h.strings[i], strlen(h.strings[i]));
	assert_in_range(h.longest_ms, 0, LIMIT_MS);
	close_house(&h);
}

static void
put_csv(FILE *f, const char *text)
{
	fputc('"', f);
	for (; *text != '\0'; text++) {
		if (*text == '"')
			fputc('"', f);
		fputc(*text, f);
	}
	fputc('"', f);
}

static void
put_json(FILE *f, const char *key, const char *text)
{
	fprintf(f, "\"%s\":\"", key);
	for (; *text != '\0'; text++)
		if ((unsigned char)*text < 0x20 || *text == '"' || *text == '\\')
			fprintf(f, "\\u%04x", (unsigned)(unsigned char)*text);
		else
			fputc(*text, f);
	fputc('"', f);
}

/* What makes a row whole; the column under trial takes the place of its value. */
struct base {
	const char *kind;
	const char *columns[6], *values[6]; /* "#" = a number of its own a row */
	bool is_json;
};

static const struct base bases[] = {
	{ "products", { "sku", "name" }, { "#", "A name" }, false },
	{ "customers", { "number", "name" }, { "#", "A name" }, false },
	{ "orders", { "external_id", "customer", "sku", "qty" }, { "#", "4000", "P0001", "2" },
	    false },
	{ "products", { "sku", "name" }, { "#", "A name" }, true },
	{ "customers", { "number", "name" }, { "#", "A name" }, true },
};

static void
write_row(FILE *f, const struct base *b, const char *column, const char *text)
{
	static int serial;
	char own[24];

	snprintf(own, sizeof(own), "H%d", ++serial);
	fputs(b->is_json ? "{" : "", f);
	for (size_t i = 0; i < DK_COUNT(b->columns) && b->columns[i] != NULL; i++) {
		const char *v = strcmp(b->values[i], "#") == 0 ? own : b->values[i];

		if (strcmp(b->columns[i], column) == 0)
			continue;
		if (b->is_json)
			put_json(f, b->columns[i], v);
		else
			put_csv(f, v);
		fputc(',', f);
	}
	if (b->is_json)
		put_json(f, column, text);
	else
		put_csv(f, text);
	fputs(b->is_json ? "}\n" : "\n", f);
}

/* A file with every string in this column, refused or taken as a whole; then, with the bad rows
 * left out, the good ones are taken. */
static void
try_column(struct hostile *h, const struct base *b, const char *column)
{
	FILE *f = fopen(h->file, "w");

	assert_non_null(f);
	for (size_t i = 0; !b->is_json && i < DK_COUNT(b->columns) && b->columns[i] != NULL; i++)
		if (strcmp(b->columns[i], column) != 0)
			fprintf(f, "%s,", b->columns[i]);
	if (!b->is_json)
		fprintf(f, "%s\n", column);
	for (size_t i = 0; i < h->count; i++)
		write_row(f, b, column, h->strings[i]);
	fclose(f);
	if (import(h, b->kind, false) != DK_OK)
		assert_int_equal(import(h, b->kind, true), DK_OK);
}

static void
a_strange_value_in_any_column_is_taken_whole_or_listed(void **state)
{
	struct dk_import_kind k;
	struct hostile h;

	(void)state;
	open_house(&h);
	for (size_t i = 0; dk_import_kind_at(&h.keep, i, &k); i++)
		for (size_t b = 0; b < DK_COUNT(bases); b++)
			for (size_t c = 0; strcmp(bases[b].kind, k.kind) == 0 && c < k.column_count;
			     c++)
				try_column(&h, &bases[b], k.columns[c]);
	assert_true(h.taken > 50 && h.refused > 50);
	close_house(&h);
}

/* Every key of an order file holds the string once. */
static void
try_order_key(struct hostile *h, const char *key, bool in_line)
{
	FILE *f = fopen(h->file, "w");

	assert_non_null(f);
	for (size_t i = 0; i < h->count; i++) {
		fputc('{', f);
		if (!in_line) {
			put_json(f, key, h->strings[i]);
			fputc(',', f);
		}
		if (in_line || strcmp(key, "customer") != 0)
			fputs("\"customer\":\"4001\",", f);
		fputs("\"lines\":[{", f);
		if (in_line) {
			put_json(f, key, h->strings[i]);
			fputc(',', f);
		}
		if (!in_line || (strcmp(key, "sku") != 0 && strcmp(key, "barcode") != 0))
			fputs("\"sku\":\"P0002\",", f);
		fputs(in_line && strcmp(key, "qty") == 0 ? "\"note\":\"x\"}]}\n" : "\"qty\":1}]}\n",
		    f);
	}
	fclose(f);
	if (import(h, "orders", false) != DK_OK)
		assert_int_equal(import(h, "orders", true), DK_OK);
}

static void
a_strange_value_in_any_key_of_an_order_file_is_taken_whole_or_listed(void **state)
{
	static const char *const keys[] = { "docket", "external_id", "customer", "channel",
		"customer_po", "placed", "wanted", "ship_to", "carrier", "discount", "freight",
		"note" };
	static const char *const line_keys[] = { "sku", "barcode", "qty", "unit", "price",
		"discount", "text", "note" };
	struct hostile h;

	(void)state;
	open_house(&h);
	for (size_t i = 0; i < DK_COUNT(keys); i++)
		try_order_key(&h, keys[i], false);
	for (size_t i = 0; i < DK_COUNT(line_keys); i++)
		try_order_key(&h, line_keys[i], true);
	assert_true(h.taken > 10 && h.refused > 10);
	close_house(&h);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_strange_file_is_refused_in_a_sentence_and_changes_nothing),
		cmocka_unit_test(a_strange_value_in_any_column_is_taken_whole_or_listed),
		cmocka_unit_test(
		    a_strange_value_in_any_key_of_an_order_file_is_taken_whole_or_listed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
