/*
 * payment_match.c - which invoices a payment may be for.
 *
 * A reference is looked through for numbers of invoices and orders as whole words. Without any, one
 * open invoice of just the amount is likely, and several that add up to it are a guess: the fewer
 * of them and the older, the earlier they are told.
 */
#include <ctype.h>
#include <string.h>

#include "core/money/payment_match.h"
#include "docket/text.h"

#define OPEN_MAX 24  /* invoices looked at for sums */
#define SUM_MAX 4    /* of them together */
#define GUESS_MAX 3  /* sums told */
#define STEPS_MAX 20000

static const char SQL_OPEN[] =
    "SELECT x.id, x.number, x.order_number, x.left_over, CASE WHEN x.until < :date OR EXISTS"
    " (SELECT 1 FROM allowance q WHERE q.invoice_id = x.id AND q.kind = 'discount'"
    " GROUP BY q.invoice_id HAVING sum(q.amount) > 0) THEN 0 ELSE x.rate END, x.due FROM ("
    "SELECT i.id, i.number, coalesce(o.number, '') AS order_number, i.due - (SELECT"
    " coalesce(sum(w.amount), 0) FROM payment_use w WHERE w.invoice_id = i.id) AS left_over,"
    " i.cash_discount_until AS until, i.cash_discount AS rate, i.due - (SELECT"
    " coalesce(sum(c.due), 0) FROM invoice c"
    " WHERE c.corrects = i.id) - (SELECT coalesce(sum(q.amount), 0) FROM allowance q"
    " WHERE q.invoice_id = i.id) AS due, i.date FROM invoice i"
    " LEFT JOIN orders o ON o.id = i.order_id"
    " WHERE i.customer_id = :customer AND i.kind = 'invoice') x WHERE x.left_over > 0"
    " ORDER BY x.date, x.id";

struct open {
	dk_id id;
	const char *number, *order;
	int64_t open, less; /* less its discount */
};

struct search {
	struct dk_arena *a;
	const char *reference; /* folded */
	int64_t left;
	struct open *all;
	size_t count, cap;
	struct dk_payment_advice *out;
	size_t out_count, out_cap;
	int steps;
};

static enum dk_rc
read_open(struct search *x, struct dk_session *s, const struct dk_payment_in *in,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_OPEN);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":customer", in->customer_id);
	dk_bind_date(st, ":date",
	    dk_date_is_set(in->date) ? in->date : dk_session_today(s));
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		struct open *o;
		int64_t off = dk_money_rate(dk_col_money(st, 5), dk_col_rate(st, 4)).minor;

		x->all = dk_arena_grow(x->a, x->all, x->count, &x->cap, sizeof(*x->all));
		o = &x->all[x->count];
		o->id = dk_col_id(st, 0);
		o->number = dk_col_text(st, 1, x->a);
		o->order = dk_col_text(st, 2, x->a);
		o->open = dk_col_i64(st, 3);
		o->less = off < o->open ? o->open - off : o->open;
		x->count++;
	}
	return rc;
}

/* As a word of its own: "INV1001" is not in "INV10012". */
static bool
is_named(const struct search *x, const char *number)
{
	const char *word = dk_text_fold(x->a, number), *at = x->reference;
	size_t len = strlen(word);

	while (len > 0 && (at = strstr(at, word)) != NULL) {
		bool begins = at == x->reference || !isalnum((unsigned char)at[-1]);

		if (begins && !isalnum((unsigned char)at[len]))
			return true;
		at++;
	}
	return false;
}

static void
add(struct search *x, const size_t *picks, size_t count, const char *how, const char *reason)
{
	struct dk_payment_advice *v;

	x->out = dk_arena_grow(x->a, x->out, x->out_count, &x->out_cap, sizeof(*x->out));
	v = &x->out[x->out_count++];
	*v = (struct dk_payment_advice){ .count = count, .how = how, .reason = reason,
		.numbers = "" };
	for (size_t i = 0; i < count; i++) {
		const struct open *o = &x->all[picks[i]];

		v->invoices[i] = o->id;
		v->numbers = dk_fmt(x->a, "%s%s%s", v->numbers, i > 0 ? " " : "", o->number);
		v->open.minor += o->less;
	}
}

/* Sums of what is open, and of that less the discounts. */
static bool
is_sum(const struct search *x, const size_t *picks, size_t count)
{
	int64_t open = 0, less = 0;

	for (size_t i = 0; i < count; i++) {
		open += x->all[picks[i]].open;
		less += x->all[picks[i]].less;
	}
	return open == x->left || less == x->left;
}

static void
by_reference(struct search *x)
{
	size_t picks[DK_ADVICE_INVOICES], count = 0;
	bool exact;

	for (size_t i = 0; i < x->count && count < DK_ADVICE_INVOICES; i++)
		if (is_named(x, x->all[i].number) || is_named(x, x->all[i].order))
			picks[count++] = i;
	if (count == 0)
		return;
	exact = is_sum(x, picks, count);
	add(x, picks, count, "reference", exact ? "The reference names it and the amount is right."
	    : "The reference names it; the amount is another.");
	x->out[x->out_count - 1].is_exact = exact;
}

static void
by_amount(struct search *x)
{
	for (size_t i = 0; i < x->count; i++)
		if (is_sum(x, &i, 1))
			add(x, &i, 1, "amount", "The amount is just what is open.");
}

/* Picks of `count` from `from` on; the first picks[0 .. have) are taken. */
static void
by_sum(struct search *x, size_t *picks, size_t have, size_t count, size_t from)
{
	if (have == count) {
		if (is_sum(x, picks, count) && x->out_count < GUESS_MAX)
			add(x, picks, count, "sum", "Together they are just the amount.");
		return;
	}
	for (size_t i = from; i < x->count && i < OPEN_MAX && x->steps < STEPS_MAX; i++) {
		x->steps++;
		picks[have] = i;
		by_sum(x, picks, have + 1, count, i + 1);
	}
}

enum dk_rc
dk_match_find(struct dk_session *s, struct dk_arena *a, const struct dk_payment_in *in,
    struct dk_payment_advice **out, size_t *count, struct dk_err *err)
{
	struct search x = { .a = a, .left = in->amount.minor };
	size_t picks[SUM_MAX];
	enum dk_rc rc;

	*out = NULL;
	*count = 0;
	x.reference = dk_text_fold(a, in->reference != NULL ? in->reference : "");
	if (x.left <= 0 || (rc = read_open(&x, s, in, err)) != DK_OK)
		return x.left <= 0 ? DK_OK : rc;
	by_reference(&x);
	if (x.out_count == 0 || !x.out[0].is_exact)
		by_amount(&x);
	for (size_t n = 2; x.out_count == 0 && n <= SUM_MAX; n++)
		by_sum(&x, picks, 0, n, 0);
	*out = x.out;
	*count = x.out_count;
	return DK_OK;
}

/* Several sums are a guess that nobody but a person makes. */
const struct dk_payment_advice *
dk_match_sure(const struct dk_payment_advice *all, size_t count)
{
	if (count == 0 || (count > 1 && strcmp(all[0].how, "sum") == 0))
		return NULL;
	return &all[0];
}
