/* atom.c - the tokens of a clause as quantities, products, prices, and what parts them. */
#include <string.h>

#include "core/order/recognise/item.h"

enum { PHONE_TOKENS = 16 };

struct scan {
	struct reader *r;
	size_t at, end;
	struct read_atom *out;
	size_t count;
};

static const struct read_token *
peek(const struct scan *s, size_t ahead)
{
	return s->at + ahead < s->end ? &s->r->tok[s->at + ahead] : NULL;
}

static bool
is_key(const struct read_token *t, const char *key)
{
	return t != NULL && strcmp(t->key, key) == 0;
}

static unsigned
cls(const struct read_token *t)
{
	return t != NULL ? t->cls : 0;
}

static struct read_atom *
emit(struct scan *s, enum read_atom_kind kind, size_t count)
{
	struct read_atom *a = &s->out[s->count++];

	*a = (struct read_atom){ .kind = kind, .at = s->at, .count = count, .unit_word = "" };
	s->at += count;
	return a;
}

static bool
at_row_start(const struct scan *s)
{
	size_t i = s->at, first = s->r->row[s->r->tok[s->at].row].first;

	while (i > first && s->r->tok[i - 1].kind == READ_MARK)
		i--;
	return i == first;
}

/* "1." or "2)" at the beginning of a row counts the rows. */
static bool
scan_ordinal(struct scan *s)
{
	const struct read_token *t = peek(s, 0), *mark = peek(s, 1), *next = peek(s, 2);

	if (t->kind != READ_NUMBER || t->to - t->from > 3 || mark == NULL || next == NULL ||
	    (!is_key(mark, ".") && !is_key(mark, ")")) || mark->gap > 0 || next->gap == 0 ||
	    next->row != t->row || !at_row_start(s))
		return false;
	emit(s, ATOM_GLUE, 2);
	return true;
}

/* Behind "Tel." all digits are a number to call; so are many digits in groups. */
static bool
scan_phone(struct scan *s)
{
	const struct read_token *t = peek(s, 0);
	size_t n = 0, digits = 0, groups = 0;
	bool cue = false;

	if ((cls(t) & READ_PHONE) != 0 && (is_key(peek(s, 1), ":") || is_key(peek(s, 1), ".") ||
	    is_key(peek(s, 1), "+") || t->to - t->from > 2)) {
		cue = true;
		n++;
	}
	for (; n < PHONE_TOKENS && peek(s, n) != NULL && peek(s, n)->row == t->row; n++) {
		const struct read_token *p = peek(s, n);

		if (p->kind == READ_NUMBER || (p->kind == READ_MIXED &&
		    strspn(p->key, "0123456789/-:") == strlen(p->key))) {
			for (const char *c = p->key; *c != '\0'; c++)
				digits += *c >= '0' && *c <= '9';
			groups++;
		} else if (p->kind != READ_MARK || strchr("+()/-.:", p->key[0]) == NULL) {
			break;
		}
		if (p->gap > 2 && n > 0)
			break;
	}
	if (cue ? digits < 4 : (groups < 3 && !(is_key(t, "+") && groups > 0)) || digits < 8)
		return false;
	if (!cue && !is_key(t, "+") && t->key[0] != '0' && !is_key(t, "("))
		return false;
	emit(s, ATOM_OTHER, n);
	return true;
}

static bool
scan_date(struct scan *s)
{
	bool weekday;
	dk_date d;
	size_t n = read_date(s->r, s->at, s->end, &d, &weekday);

	if (n == 0)
		return false;
	emit(s, ATOM_OTHER, n);
	return true;
}

/* A number that money stands beside, or a cue before. The atom covers the cue. */
static bool
scan_price(struct scan *s)
{
	const struct read_token *t = peek(s, 0), *number;
	size_t n = 0, before;
	dk_price price;
	bool cue = false, money = false;

	while (n < 5 && peek(s, n) != NULL && (cls(peek(s, n)) & (READ_EACH |
	    READ_MONEY)) != 0 && peek(s, n)->kind != READ_NUMBER) {
		cue = cue || (cls(peek(s, n)) & READ_EACH) != 0;
		money = money || (cls(peek(s, n)) & READ_MONEY) != 0;
		n++;
		while (cue && peek(s, n) != NULL && n < 5 && (is_key(peek(s, n), ":") ||
		    is_key(peek(s, n), "=") || is_key(peek(s, n), "of") || is_key(peek(s, n), ".")))
			n++;
	}
	before = n;
	number = peek(s, n);
	if (number == NULL || number->kind != READ_NUMBER || number->is_marked)
		return false;
	if (n == 0 && t->gap == 0 && s->count > 0 && is_key(&s->r->tok[t - s->r->tok - 1], "-"))
		return false;
	n++;
	if (peek(s, n) != NULL && (cls(peek(s, n)) & READ_MONEY) != 0) {
		money = true;
		n++;
	}
	if ((!cue && !money) || !read_price(s->r, number->key, &price))
		return false;
	/* "at 20 cases": what follows tells that it is none */
	if (!money && peek(s, n) != NULL && (is_key(peek(s, n), "%") || (cls(peek(s, n)) &
	    (READ_PACK | READ_MULT | READ_TIME | READ_MEASURE)) != 0))
		return false;
	if (!money && before > 0 && number->gap > 3)
		return false;
	while (peek(s, n) != NULL && (is_key(peek(s, n), "each") || is_key(peek(s, n), "/") ||
	    is_key(peek(s, n), "per") || is_key(peek(s, n), "pro") || is_key(peek(s, n), "la") ||
	    is_key(peek(s, n), "ea") || (n > before + 1 && (cls(peek(s, n)) &
	    (READ_PIECE | READ_ARTICLE)) != 0 && (cls(peek(s, n - 1)) & READ_FUNC) != 0)) &&
	    peek(s, n)->gap <= 1)
		n++;
	emit(s, ATOM_PRICE, n)->price = price;
	return true;
}

/* "less 15 %", "-15%", "15 % Rabatt". */
static bool
scan_discount(struct scan *s)
{
	size_t n = 0;
	dk_rate rate;
	const struct read_token *number;

	while (n < 3 && peek(s, n) != NULL && ((cls(peek(s, n)) & READ_LESS) != 0 ||
	    is_key(peek(s, n), "-") || is_key(peek(s, n), ":")))
		n++;
	number = peek(s, n);
	if (number == NULL || number->kind != READ_NUMBER || number->is_marked ||
	    !is_key(peek(s, n + 1), "%") || !read_percent(s->r, dk_fmt(s->r->a, "%s%%",
	    number->key), &rate))
		return false;
	n += 2;
	while (peek(s, n) != NULL && ((cls(peek(s, n)) & READ_LESS) != 0 ||
	    is_key(peek(s, n), "de")))
		n++;
	emit(s, ATOM_DISCOUNT, n)->discount = rate;
	return true;
}

/* "item 41", "Art.-Nr. 41", "#41", "no. 41": behind the cue numbers alone are codes. */
static bool
scan_cued_code(struct scan *s)
{
	size_t n = 0, cue = 0;
	const struct read_token *t;
	struct read_item item;

	while (n < 5 && peek(s, n) != NULL && ((cls(peek(s, n)) & (READ_CODE | READ_NO)) != 0 ||
	    (n > 0 && (is_key(peek(s, n), ".") || is_key(peek(s, n), ":") ||
	    is_key(peek(s, n), "-") || is_key(peek(s, n), "=") || is_key(peek(s, n), "number"))))) {
		cue += (cls(peek(s, n)) & (READ_CODE | READ_NO)) != 0;
		n++;
	}
	t = peek(s, n);
	if (cue == 0 || t == NULL || t->is_marked || t->row != peek(s, 0)->row ||
	    (t->kind != READ_NUMBER && t->kind != READ_MIXED) || t->gap > 2)
		return false;
	if (read_code(s->r, read_text(s->r, s->at + n, 1), &item)) {
		item.count = 1;
		emit(s, ATOM_ITEM, n + 1)->item = item;
		return true;
	}
	item = read_item_words(s->r, s->at + n, s->end);
	if (item.count > 0)
		return false; /* "article Chain 6 mm" */
	emit(s, ATOM_ITEM, n + 1); /* a code that nobody knows */
	return true;
}

/* "24 x 41": behind a quantity and an x a number alone is a code, where it is one. */
static bool
is_times_before(const struct scan *s)
{
	const struct read_atom *q = s->count > 0 ? &s->out[s->count - 1] : NULL;

	return q != NULL && q->kind == ATOM_QTY && *q->unit_word == '\0' &&
	    (s->r->tok[s->at - 1].cls & READ_MULT) != 0 && peek(s, 0)->kind == READ_NUMBER &&
	    (cls(peek(s, 1)) & (READ_MULT | READ_PIECE | READ_PACK | READ_MEASURE |
	    READ_MONEY)) == 0;
}

static bool
scan_item(struct scan *s)
{
	struct read_item it = read_item_code(s->r, s->at, s->end);
	struct read_atom *a;

	if (it.count == 0 && is_times_before(s) &&
	    read_code(s->r, read_text(s->r, s->at, 1), &it))
		it.count = 1;
	if (it.count == 0)
		it = read_item_words(s->r, s->at, s->end);
	if (it.count == 0)
		return false;
	a = emit(s, ATOM_ITEM, it.count);
	a->item = it;
	return true;
}

/* Behind a quantity: x, a unit, "of". */
static void
take_unit(struct scan *s, struct read_atom *a)
{
	const struct read_token *t = peek(s, 0);

	if (t != NULL && (t->cls & READ_MULT) != 0 && t->gap <= 1) {
		a->is_firm = true;
		a->count++;
		s->at++;
		t = peek(s, 0);
	}
	if (t != NULL && t->gap <= 2 && (t->cls & (READ_PIECE | READ_PACK | READ_MEASURE)) != 0 &&
	    read_unit_group(t->key) != NULL && !t->is_marked) {
		a->unit_word = t->key;
		a->is_firm = true;
		a->count++;
		s->at++;
		t = peek(s, 0);
		if (is_key(t, ".") && t->gap == 0 && peek(s, 1) != NULL) { /* "Stk." */
			a->count++;
			s->at++;
		}
		if (peek(s, 0) != NULL && (cls(peek(s, 0)) & READ_MULT) != 0) {
			a->count++;
			s->at++;
		}
	}
}

static bool
is_vague_before(const struct scan *s)
{
	return s->at > 0 && s->count > 0 && (s->r->tok[s->at - 1].cls & READ_VAGUE) != 0 &&
	    s->r->tok[s->at - 1].row == s->r->tok[s->at].row &&
	    s->r->tok[s->at].gap <= 1;
}

/* "qty:", "x": the tokens that say that a quantity follows. */
static size_t
quantity_cue(const struct scan *s)
{
	const struct read_token *t;
	size_t n = 0;

	while (n < 4 && (t = peek(s, n)) != NULL && ((t->cls & READ_QTY) != 0 || (n > 0 &&
	    (is_key(t, ":") || is_key(t, "=") || is_key(t, ".")))))
		n++;
	if (n == 0 && (cls(peek(s, 0)) & READ_MULT) != 0 && peek(s, 1) != NULL &&
	    peek(s, 1)->kind == READ_NUMBER)
		n = 1;
	return n;
}

static bool
scan_quantity(struct scan *s)
{
	const struct read_token *next;
	struct read_atom *a;
	struct read_number number = { 0, 0 };
	bool vague = is_vague_before(s), cued;
	size_t n, used = 0;
	int64_t v = 0;

	n = quantity_cue(s);
	cued = n > 0;
	if (peek(s, n) == NULL || peek(s, n)->is_marked)
		return false;
	if (peek(s, n)->kind == READ_NUMBER) {
		if (!read_digits(peek(s, n)->key, s->r->comma_decimal, false, 3, &number))
			vague = true;
		v = number.value;
		n++;
		next = peek(s, n);
		if (next != NULL && read_dozen(next->key) > 0) {
			v *= read_dozen(next->key);
			n++;
		}
	} else if (peek(s, n)->kind == READ_WORD &&
	    (used = read_number_words(s->r, s->at + n, s->end, &v)) > 0) {
		v *= 1000;
		n += used;
	} else {
		return false;
	}
	next = peek(s, n);
	if (next != NULL && (cls(next) & READ_TIME) != 0 && (cls(next) & (READ_PIECE |
	    READ_PACK)) == 0 && next->gap <= 1) {
		emit(s, ATOM_OTHER, n + 1);
		return true;
	}
	a = emit(s, ATOM_QTY, n);
	a->qty = v;
	a->decimals = number.decimals;
	a->is_firm = cued || used > 0;
	a->is_vague = vague || v == 0;
	take_unit(s, a);
	return true;
}

static void
scan_rest(struct scan *s)
{
	const struct read_token *t = peek(s, 0);

	if (t->kind == READ_MARK || t->cls != 0)
		emit(s, ATOM_GLUE, 1);
	else if (t->kind == READ_WORD)
		emit(s, ATOM_WORD, 1);
	else
		emit(s, ATOM_OTHER, 1);
}

/* "10 - 12 Chai", "10 to 12": neither is the quantity. */
static void
find_ranges(const struct reader *r, struct read_atom *a, size_t count)
{
	for (size_t i = 0; i + 2 < count; i++) {
		const char *between = r->tok[a[i + 1].at].key;

		if (a[i].kind != ATOM_QTY || a[i + 2].kind != ATOM_QTY || a[i + 1].count != 1 ||
		    *a[i].unit_word != '\0' || a[i].is_firm)
			continue;
		if (strcmp(between, "-") == 0 || strcmp(between, "to") == 0 ||
		    strcmp(between, "bis") == 0 || strcmp(between, "a") == 0 ||
		    (r->tok[a[i + 1].at].cls & READ_OR) != 0 ||
		    strcmp(between, "\xE2\x80\x93") == 0)
			a[i].is_vague = a[i + 2].is_vague = true;
	}
}

/* "twenty (20) Chai": the same twice is said once. */
static void
find_echoes(const struct reader *r, struct read_atom *a, size_t count)
{
	for (size_t i = 0; i + 3 < count; i++)
		if (a[i].kind == ATOM_QTY && a[i + 2].kind == ATOM_QTY &&
		    a[i].qty == a[i + 2].qty && strcmp(r->tok[a[i + 1].at].key, "(") == 0 &&
		    strcmp(r->tok[a[i + 3].at].key, ")") == 0)
			a[i + 2].kind = ATOM_GLUE;
}

/* "Maxilaku (#49)", "Art. 99123 Maxilaku": two mentions of one product, or one that nobody knows
 * beside one that is known. */
static void
find_twins(const struct reader *r, struct read_atom *a, size_t count)
{
	for (size_t i = 0; i + 1 < count; i++) {
		size_t k = i + 1;

		if (a[i].kind != ATOM_ITEM)
			continue;
		while (k < count && a[k].kind == ATOM_GLUE && a[k].count == 1 &&
		    strchr("(-:", r->tok[a[k].at].key[0]) != NULL)
			k++;
		if (k == count || a[k].kind != ATOM_ITEM)
			continue;
		if (a[i].item.id == a[k].item.id && a[i].item.id != 0) {
			a[k].kind = ATOM_ECHO;
		} else if (a[i].item.id == 0 && a[i].item.count == 0 && a[k].item.id != 0) {
			a[i].kind = ATOM_ECHO;
			a[k].item.is_sure = false;
		}
	}
}

size_t
read_atoms(struct reader *r, size_t first, size_t end, struct read_atom *a)
{
	struct scan s = { .r = r, .at = first, .end = end, .out = a };

	while (s.at < end && r->rc == DK_OK) {
		const struct read_token *t = peek(&s, 0);

		if (t->is_marked || t->kind == READ_ADDRESS)
			emit(&s, ATOM_OTHER, 1);
		else if (!scan_ordinal(&s) && !scan_phone(&s) && !scan_discount(&s) &&
		    !scan_date(&s) && !scan_price(&s) && !scan_cued_code(&s) && !scan_item(&s) &&
		    !scan_quantity(&s))
			scan_rest(&s);
	}
	find_ranges(r, a, s.count);
	find_echoes(r, a, s.count);
	find_twins(r, a, s.count);
	return s.count;
}
