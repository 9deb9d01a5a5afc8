/* test_explain.c - every explanation, recomputed from its own formula and inputs, is the figure. */
#include "chance.h"

#include <ctype.h>

#include "docket/carrier.h"
#include "docket/draft.h"
#include "docket/explain.h"
#include "docket/kit.h"
#include "docket/order_list.h"
#include "docket/price.h"
#include "docket/promotion.h"
#include "fixture.h"
#include "small_desk.h"

static struct dk_err err;

#define OK(call) \
	do { \
		if ((call) != DK_OK) \
			fail_msg("%s: %s (%s)", #call, err.text, err.field); \
	} while (0)

/* An exact number, or a day. */
struct value {
	__int128 over, under;
	bool is_day;
	dk_date day;
};

struct reader {
	struct dk_session *s;
	const struct dk_explanation *x;
	const char *at;
};

static struct value sum(struct reader *r);

static __int128
divisor(__int128 a, __int128 b)
{
	a = a < 0 ? -a : a;
	while (b != 0) {
		__int128 rest = a % b;

		a = b;
		b = rest;
	}
	return a > 0 ? a : 1;
}

static struct value
number(__int128 over, __int128 under)
{
	__int128 by = divisor(over, under < 0 ? -under : under);

	return (struct value){ .over = over / by, .under = under / by };
}

static struct value
literal(const char *s, size_t len)
{
	bool minus = *s == '-', point = false;
	__int128 over = 0, under = 1;

	for (size_t i = minus; i < len; i++) {
		if (s[i] == '.') {
			point = true;
			continue;
		}
		assert_true(isdigit((unsigned char)s[i]));
		over = over * 10 + (s[i] - '0');
		under = point ? under * 10 : under;
	}
	return number(minus ? -over : over, under);
}

static struct value
named(const struct reader *r, const char *name, size_t len)
{
	struct value v = { .is_day = true, .day = DK_NO_DATE };

	for (size_t i = 0; i < r->x->count; i++) {
		const struct dk_explain_input *in = &r->x->inputs[i];

		if (strlen(in->name) != len || strncmp(in->name, name, len) != 0)
			continue;
		if (in->value[0] == '\0' || dk_date_parse(in->value, &v.day))
			return v;
		return literal(in->value, strlen(in->value));
	}
	fail_msg("%s: no input %.*s", r->x->formula, (int)len, name);
	return v;
}

/* Half away from zero to the currency's digits. */
static struct value
rounded(const struct reader *r, struct value v)
{
	__int128 ten = 1, n, half;
	bool minus = v.over < 0;

	for (int i = 0; i < r->s->exponent; i++)
		ten *= 10;
	n = (minus ? -v.over : v.over) * ten;
	half = v.under;
	n = (2 * n + half) / (2 * v.under);
	return number(minus ? -n : n, ten);
}

static struct value
call(struct reader *r, const char *name, size_t len)
{
	struct value a = sum(r), b = { 0 };

	if (*r->at == ',') {
		r->at++;
		b = sum(r);
	}
	assert_true(*r->at++ == ')');
	if (strncmp(name, "round", len) == 0)
		return rounded(r, a);
	if (strncmp(name, "whole", len) == 0)
		return number(a.over > 0 ? a.over / a.under : 0, 1);
	if (strncmp(name, "least", len) == 0)
		return a.over * b.under < b.over * a.under ? a : b;
	assert_true(a.is_day);
	if (strncmp(name, "later", len) == 0)
		return !dk_date_is_set(b.day) || a.day.days > b.day.days ? a : b;
	assert_true(strncmp(name, "workdays", len) == 0);
	OK(dk_workday_add(r->s, a.day, (int64_t)(b.over / b.under), &a.day, &err));
	return a;
}

static struct value
atom(struct reader *r)
{
	const char *from;
	struct value v;

	while (*r->at == ' ')
		r->at++;
	from = r->at;
	if (*r->at == '(') {
		r->at++;
		v = sum(r);
		assert_true(*r->at++ == ')');
		return v;
	}
	while (isalnum((unsigned char)*r->at) || *r->at == '_' || *r->at == '.')
		r->at++;
	assert_true(r->at > from);
	if (*r->at == '(') {
		r->at++;
		return call(r, from, (size_t)(r->at - from) - 1);
	}
	return isdigit((unsigned char)*from) ? literal(from, (size_t)(r->at - from))
					     : named(r, from, (size_t)(r->at - from));
}

static void
skip_blanks(struct reader *r)
{
	while (*r->at == ' ')
		r->at++;
}

static struct value
product(struct reader *r)
{
	struct value v = atom(r);

	for (skip_blanks(r); *r->at == '*' || *r->at == '/'; skip_blanks(r)) {
		char op = *r->at++;
		struct value w = atom(r);

		v = op == '*' ? number(v.over * w.over, v.under * w.under)
			      : number(v.over * w.under, v.under * w.over);
	}
	return v;
}

static struct value
sum(struct reader *r)
{
	struct value v = product(r);

	for (skip_blanks(r); *r->at == '+' || *r->at == '-'; skip_blanks(r)) {
		char op = *r->at++;
		struct value w = product(r);

		v = number(v.over * w.under + (op == '+' ? w.over : -w.over) * v.under,
		    v.under * w.under);
	}
	return v;
}

static void
recompute(struct dk_session *s, dk_id id, int64_t line_no, const char *figure)
{
	struct dk_arena a = { 0 };
	struct dk_explanation x;
	struct reader r = { .s = s, .x = &x };
	struct value v, shown;

	OK(dk_order_explain(s, &a, &(struct dk_explain_ask){ id, line_no, figure }, &x, &err));
	r.at = x.formula;
	v = sum(&r);
	assert_int_equal(*r.at, '\0');
	if (v.is_day) {
		assert_string_equal(dk_date_iso(v.day).s, x.value);
	} else {
		shown = literal(x.value, strlen(x.value));
		if (v.over != shown.over || v.under != shown.under)
			fail_msg("%s of line %d: %s is not %s", figure, (int)line_no, x.formula,
			    x.value);
	}
	dk_arena_free(&a);
}

static void
recompute_all(struct dk_session *s, dk_id id)
{
	struct dk_arena a = { 0 };
	struct dk_order *o = NULL;
	size_t count;
	const struct dk_explain_figure *f = dk_explain_figures(&count);

	OK(dk_order_load(s, &a, id, &o, &err));
	for (size_t i = 0; i < count; i++) {
		if (!f[i].of_line)
			recompute(s, id, 0, f[i].name);
		for (size_t k = 0; f[i].of_line && k < o->line_count; k++)
			if (o->lines[k].product_id != 0)
				recompute(s, id, o->lines[k].line_no, f[i].name);
	}
	dk_arena_free(&a);
}

/* A draft by chance: quantities, typed prices, discounts of both kinds, freight, a voided line. */
static dk_id
some_draft(struct dk_session *s, uint64_t *seed)
{
	static const char *const skus[] = { "BOLT", "NUT", "CABLE", "CHEESE", "SET" };
	dk_id id;
	int lines = 1 + (int)(chance(seed) % 6);
	char text[32];

	OK(dk_draft_new(s, &id, &err));
	OK(dk_draft_set(s, id, "customer", chance(seed) % 2 ? "C-1042" : "C-2001", &err));
	for (int i = 0; i < lines; i++) {
		struct dk_line_input in = { .sku = skus[chance(seed) % 5] };
		char qty[24], price[24], off[24];
		int64_t line_no = 0;

		snprintf(qty, sizeof(qty), "%d", 1 + (int)(chance(seed) % 700));
		snprintf(price, sizeof(price), "%d.%04d", (int)(chance(seed) % 90),
		    (int)(chance(seed) % 10000));
		snprintf(off, sizeof(off), chance(seed) % 2 ? "%d%%" : "0.%02d",
		    (int)(chance(seed) % 30));
		in.qty = qty;
		in.price = chance(seed) % 3 == 0 ? price : NULL;
		in.discount = chance(seed) % 3 == 0 ? off : NULL;
		OK(dk_draft_line(s, id, &line_no, &in, &err));
	}
	snprintf(text, sizeof(text), chance(seed) % 2 ? "%d.5%%" : "0.%02d",
	    (int)(chance(seed) % 10));
	if (chance(seed) % 2)
		OK(dk_draft_set(s, id, "discount", text, &err));
	if (chance(seed) % 3 == 0)
		OK(dk_draft_set(s, id, "freight", "7.77", &err));
	if (chance(seed) % 3 == 0)
		OK(dk_draft_set(s, id, "wanted", "+9", &err));
	if (lines > 1 && chance(seed) % 3 == 0)
		OK(dk_draft_void(s, id, lines, &err));
	return id;
}

/* Promotions of every kind by chance, each with or without limits, alone or together,
    and breaks. */
static void
other_prices(struct dk_session *s, uint64_t *seed)
{
	static const char *const kinds[] = { "percent", "amount", "price", "n-for-m", "free",
		"price", "amount" };
	static const char *const skus[] = { "BOLT", "NUT", "CABLE", "CHEESE", "SET" };
	struct dk_arena a = { 0 };

	for (size_t i = 0; i < 7; i++) {
		struct dk_promotion p = { .code = dk_fmt(&a, "P%d", (int)i), .name = "",
			.kind = kinds[i], .sku = skus[chance(seed) % 5], .price_group = "",
			.customer = "", .customer_group = "", .free_sku = "NUT",
			.rate = { 1 + (int)(chance(seed) % 40000) },
			.price = { 1 + (int)(chance(seed) % 30000) },
			.per = DK_QTY(1 + (int)(chance(seed) % 3)),
			.buy = DK_QTY(3 + (int)(chance(seed) % 9)), .pay = DK_QTY(2),
			.free_qty = DK_QTY(1), .exclusive = chance(seed) % 3 == 0,
			.on_net = chance(seed) % 2, .min_qty = DK_QTY((int)(chance(seed) % 50)),
			.max_order = DK_QTY((int)(chance(seed) % 3 * 100)),
			.max_customer = DK_QTY((int)(chance(seed) % 2 * 2000)),
			.from = DK_NO_DATE, .to = DK_NO_DATE };
		struct dk_price_row row = { .list = "base", .price = { 1 +
		    (int)(chance(seed) % 99999) },
			.per = DK_QTY(1), .min_qty = DK_QTY((int)i * 20), .from = DK_NO_DATE,
			.to = DK_NO_DATE };
		struct dk_product *x = NULL;
		enum dk_put did;

		OK(dk_product_by_sku(s, &a, skus[i % 5], &x, &err));
		row.product_id = x->id;
		OK(dk_promotion_put(s, &p, &did, &err));
		OK(dk_price_put(s, &row, &did, &err));
	}
	dk_arena_free(&a);
}

/* From now on one of the customers pays a surcharge, in the end at prices that hold the tax. */
static void
surcharge(struct dk_session *s, bool includes_tax)
{
	fixture_sql(s->db, "UPDATE tax SET surcharge = 5200 WHERE rate > 0;"
	    "UPDATE customer SET pays_surcharge = 1 WHERE number = 'C-2001'");
	if (includes_tax)
		fixture_sql(s->db, "INSERT INTO price_list (code, includes_tax) VALUES ('', 1)"
		    " ON CONFLICT (code) DO UPDATE SET includes_tax = 1");
}

static void
every_explanation_recomputes_to_what_is_shown(void **state)
{
	struct dk_session *s = small_desk_open("explain.db");
	struct dk_product set = { .sku = "SET", .name = "Set", .price = { 45000 },
		.price_per = DK_QTY(1), .max_qty = DK_QTY(300) }, *part;
	uint64_t seed = 20261123;
	struct dk_arena keep = { 0 };
	enum dk_put did;

	(void)state;
	OK(dk_product_put(s, &set, &did, &err));
	for (int i = 0; i < 2; i++) {
		OK(dk_product_by_sku(s, &keep, i == 0 ? "BOLT" : "NUT", &part, &err));
		OK(dk_kit_put(s, set.id, part->id, DK_QTY(i + 2), &did, &err));
	}
	dk_arena_free(&keep);
	for (int round = 0; round < 90; round++) {
		struct dk_arena a = { 0 };
		enum dk_rc rc;
		dk_id id;

		if (round == 30 || round == 60)
			surcharge(s, round == 60);
		if (round % 6 == 5)
			other_prices(s, &seed);
		id = some_draft(s, &seed);
		recompute_all(s, id);
		rc = dk_order_enter(s, &a, id, NULL, &err);
		if (rc == DK_OK)
			recompute_all(s, id);
		else
			assert_int_equal(rc, DK_EREFUSED);
		dk_arena_free(&a);
	}
	dk_session_close(s);
}

static void
an_unknown_figure_names_those_there_are(void **state)
{
	struct dk_session *s = small_desk_open("explain.db");
	struct dk_arena a = { 0 };
	struct dk_explanation x;
	dk_id id = small_desk_order(s, "C-2001", "BOLT", "3", NULL);

	(void)state;
	assert_int_equal(dk_order_explain(s, &a, &(struct dk_explain_ask){ id, 0, "weather" }, &x,
	    &err), DK_EINPUT);
	assert_non_null(strstr(err.text, "exposure"));
	assert_int_equal(dk_order_explain(s, &a, &(struct dk_explain_ask){ id, 9, "price" }, &x,
	    &err), DK_ENOTFOUND);
	dk_arena_free(&a);
	dk_session_close(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_explanation_recomputes_to_what_is_shown),
		cmocka_unit_test(an_unknown_figure_names_those_there_are),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
