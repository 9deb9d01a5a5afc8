/*
 * test_label.c - GS1-128 symbols: what ZPL is told decodes to the very elements, and Zint's bars
 * for what was decoded are those that the PDF shows.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "docket/format.h"
#include "docket/gs1.h"
#include "out/barcode.h"
#include "out/format/label_plan.h"

static struct dk_err err;

/* Reads ">;>8..." as a printer does; the number of symbol characters is counted with the start. */
static size_t
decode(const char *zpl, struct dk_buf *raw)
{
	bool in_c = true;
	size_t n = 1;

	assert_int_equal(strncmp(zpl, ">;>8", 4), 0);
	for (const char *p = zpl + 2; *p != '\0'; n++) {
		if (p[0] == '>' && p[1] == '8') {
			dk_buf_char(raw, '\x1d');
			p += 2;
		} else if (p[0] == '>' && (p[1] == '6' || p[1] == '5')) {
			in_c = p[1] == '5';
			p += 2;
		} else if (p[0] == '>' && p[1] == '0') {
			dk_buf_char(raw, '>');
			p += 2;
		} else {
			assert_true(*p != '>');
			dk_buf_add(raw, p, in_c ? 2 : 1);
			p += in_c ? 2 : 1;
		}
	}
	return n;
}

static void
both_ways(const char *elements, bool is_all_digits)
{
	struct dk_buf zpl = { 0 }, raw = { 0 }, back = { 0 };
	struct dk_arena a = { 0 };
	struct out_bars bars, again;
	struct dk_gs1 g;
	size_t chars;

	assert_int_equal(out_gs1_128_zpl(elements, &zpl, &err), DK_OK);
	chars = decode(zpl.data, &raw);
	assert_int_equal(dk_gs1_read_raw(raw.data + 1, &g, &err), DK_GS1_GOOD);
	dk_gs1_write_bracketed(&g, &back);
	assert_string_equal(back.data, elements);
	assert_int_equal(out_gs1_128(&a, elements, &bars, &err), DK_OK);
	assert_int_equal(out_gs1_128(&a, back.data, &again, &err), DK_OK);
	assert_int_equal(bars.count, again.count);
	assert_memory_equal(bars.on, again.on, bars.count);
	/* with check digit and the longer stop; Zint never needs more characters than we do */
	assert_int_equal((bars.count - 13) % 11, 0);
	if (is_all_digits)
		assert_int_equal((bars.count - 13) / 11, chars + 1);
	else
		assert_true((bars.count - 13) / 11 <= chars + 1);
	dk_buf_free(&zpl);
	dk_buf_free(&raw);
	dk_buf_free(&back);
	dk_arena_free(&a);
}

static void
zpl_says_what_the_bars_say(void **state)
{
	(void)state;
	both_ways("(00)350123450000000016", true);
	both_ways("(02)05012345000411(37)24", true);
	both_ways("(01)05012345000411(17)271231", true);
	both_ways("(02)05012345000411(37)123", false);
	both_ways("(17)271231(10)L-2261>b_7", false);
	both_ways("(10)AB12345678(21)x1", false);
}

static void
what_is_no_element_string_makes_no_symbol(void **state)
{
	struct dk_arena a = { 0 };
	struct dk_buf out = { 0 };
	struct out_bars bars;

	(void)state;
	assert_int_equal(out_gs1_128(&a, "(00)350123450000000017", &bars, &err), DK_EINPUT);
	assert_int_equal(out_gs1_128(&a, "350123450000000016", &bars, &err), DK_EINPUT);
	assert_int_equal(out_gs1_128_zpl("(00)12", &out, &err), DK_EINPUT);
	assert_int_equal(out_gs1_128(&a, "(10)abcdefghijklmnopqrst(21)abcdefghijklmnopqrst"
	    "(240)abcdefghijklmnopqrst", &bars, &err), DK_EINPUT);
	dk_arena_free(&a);
	dk_buf_free(&out);
}

static struct dk_label
hostile(void)
{
	return (struct dk_label){ .from = "A^XA~JR\nB_C\\D", .to = "李小龍\n北京", .carrier = "X^FS",
		.tracking = "", .copy = "", .carton = "Carton 1 of 1", .mark = "HAZARD ^3",
		.symbols = { "(00)350123450000000016" }, .symbol_count = 1 };
}

static void
no_text_commands_the_printer(void **state)
{
	struct dk_label one = hostile();
	struct dk_labels l = { "Labels", "House", 0, &one, 1, true };
	struct dk_buf out = { 0 };

	(void)state;
	assert_int_equal(dk_labels_print(&l, dk_format_find("zpl"), &out, &err), DK_OK);
	assert_non_null(strstr(out.data, "^FDA_5EXA_7EJR^FS"));
	assert_non_null(strstr(out.data, "^FDB_5FC_5CD^FS"));
	assert_non_null(strstr(out.data, "^FD李小龍^FS"));
	assert_non_null(strstr(out.data, "^FDHAZARD _5E3^FS"));
	assert_null(strstr(strstr(out.data, "^XA") + 1, "^XA"));
	assert_null(strchr(out.data, '~'));
	dk_buf_free(&out);
}

/* Quiet zones stay blank and modules are whole dots, whatever the symbol's length. */
static void
symbols_stand_within_the_label(void **state)
{
	static const char *const elements[] = { "(00)350123450000000016",
		"(02)05012345000411(37)12345678", "(17)271231(10)abcdefghijklmnopqrst" };
	static const double modules[] = { 0.5, 0.375, 0.25 };

	(void)state;
	for (size_t i = 0; i < DK_COUNT(elements); i++) {
		struct dk_label one = hostile();
		struct dk_arena a = { 0 };
		struct label_plan plan = { .a = &a };

		one.symbols[0] = elements[i];
		assert_int_equal(label_plan(&one, &plan, &err), DK_OK);
		for (size_t k = 0; k < plan.count; k++) {
			const struct label_part *p = &plan.parts[k];

			assert_true(p->x >= 0 && p->x + p->w <= LABEL_W && p->y + p->h <= LABEL_H);
			if (p->kind != LABEL_SYMBOL)
				continue;
			assert_true(p->module == modules[i]);
			assert_true(p->x >= OUT_QUIET * p->module - 0.125);
			assert_true(p->x + p->w + OUT_QUIET * p->module <= LABEL_W + 0.125);
			assert_true(p->h >= 12);
		}
		dk_arena_free(&a);
	}
}

static bool
overlap(const struct label_part *a, const struct label_part *b)
{
	return a->x < b->x + b->w && b->x < a->x + a->w && a->y < b->y + b->h &&
	    b->y < a->y + a->h;
}

/* The fullest label: everything a sender, an address and a carton can bring. */
static void
no_text_stands_in_a_symbol(void **state)
{
	struct dk_label one = hostile();
	struct dk_arena a = { 0 };

	(void)state;
	one.symbols[0] = "(02)05012345000411(37)12345678";
	one.symbols[1] = "(17)271231(10)abcdefghijklmnopqrst";
	one.symbols[2] = "(00)350123450000000016";
	one.symbol_count = 3;
	one.from = "A\nB\nC\nD\nE";
	one.copy = "REPRINT 2 of 2";
	for (size_t i = 0; i < 4; i++)
		one.facts[one.fact_count++] = (struct dk_label_fact){ "Name", "text" };
	for (int more = 0; more < 3; more++) {
		const char *to[] = { "1\n2\n3", "1\n2\n3\n4\n5", "1\n2\n3\n4\n5\n6" };
		struct label_plan plan = { .a = &a };

		one.to = to[more];
		assert_int_equal(label_plan(&one, &plan, &err), DK_OK);
		for (size_t i = 0; i < plan.count; i++)
			for (size_t k = 0; k < plan.count; k++)
				if (i != k && plan.parts[i].kind == LABEL_SYMBOL)
					assert_false(overlap(&plan.parts[i], &plan.parts[k]));
	}
	dk_arena_free(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(zpl_says_what_the_bars_say),
		cmocka_unit_test(what_is_no_element_string_makes_no_symbol),
		cmocka_unit_test(no_text_commands_the_printer),
		cmocka_unit_test(symbols_stand_within_the_label),
		cmocka_unit_test(no_text_stands_in_a_symbol),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
