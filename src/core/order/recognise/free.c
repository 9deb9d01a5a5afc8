/*
 * free.c - orders in sentences and lists: a quantity beside a product.
 *
 * A clause is looked at by itself. Quantity and product belong together when nothing but small
 * words stands between them; whether the quantity comes first is how the clause begins. What is
 * refused, asked or told of the past is not ordered.
 */
#include <string.h>

#include "core/order/recognise/item.h"

/* rows that go on in the next, tokens of a sentence: nobody orders in longer ones */
enum { JOINED_MAX = 30, BLOCK_MAX = 500 };

struct clause {
	struct reader *r;
	struct read_atom *a;
	size_t count;
};

static bool
is_key(const struct reader *r, size_t at, const char *key)
{
	return strcmp(r->tok[at].key, key) == 0;
}

static unsigned
classes(const struct clause *c, size_t from, size_t to)
{
	unsigned all = 0;

	for (size_t i = from; i < to; i++)
		if (c->a[i].kind == ATOM_GLUE || c->a[i].kind == ATOM_WORD)
			for (size_t n = c->a[i].at; n < c->a[i].at + c->a[i].count; n++)
				all |= c->r->tok[n].cls;
	return all;
}

static bool
is_of(const struct clause *c, size_t i)
{
	static const char *const words[] = { "of", "de", "d", "von", "du", "des", NULL };

	for (size_t n = 0; words[n] != NULL; n++)
		if (c->a[i].kind == ATOM_GLUE && is_key(c->r, c->a[i].at, words[n]))
			return true;
	return false;
}

/* Words between two atoms that mean something; SIZE_MAX when something parts them. */
static size_t
words_between(const struct clause *c, size_t x, size_t y)
{
	size_t words = 0;

	if (x > y)
		return words_between(c, y, x);
	for (size_t i = x + 1; i < y; i++) {
		if (c->a[i].kind == ATOM_QTY || c->a[i].kind == ATOM_ITEM ||
		    c->a[i].kind == ATOM_OTHER)
			return SIZE_MAX;
		/* "3 coils of rope": whatever holds them */
		if (c->a[i].kind == ATOM_WORD && !(i > 0 && i + 1 < y &&
		    c->a[i - 1].kind == ATOM_QTY && is_of(c, i + 1)))
			words++;
	}
	return words;
}

/* Where a product's own number stands beside its name, it is no quantity. */
static void
drop_codes(struct clause *c, size_t from, size_t to)
{
	struct reader *r = c->r;
	size_t qtys = 0, items = 0;

	for (size_t i = from; i < to; i++) {
		qtys += c->a[i].kind == ATOM_QTY;
		items += c->a[i].kind == ATOM_ITEM;
	}
	for (size_t i = from; i < to && qtys > items; i++) {
		struct read_atom *q = &c->a[i];
		struct read_item code;

		if (q->kind != ATOM_QTY || q->is_firm || r->tok[q->at].kind != READ_NUMBER ||
		    !read_code(r, read_text(r, q->at, 1), &code))
			continue;
		for (size_t k = from; k < to; k++)
			if (c->a[k].kind == ATOM_ITEM && c->a[k].item.id == code.id &&
			    words_between(c, i, k) == 0) {
				q->kind = ATOM_GLUE;
				c->a[k].item.rule = code.rule;
				c->a[k].item.is_sure = true;
				qtys--;
				break;
			}
	}
}

static bool
is_priced_so(const struct clause *c, const struct read_atom *q, size_t index)
{
	dk_price list = read_list_price(c->r->cat, index);

	return q->qty * 10 == list.e4 || q->decimals == 2;
}

/* A number behind product and quantity is a price when it looks like one. */
static void
find_bare_prices(struct clause *c, size_t from, size_t to)
{
	size_t item = SIZE_MAX, qtys = 0;

	for (size_t i = from; i < to; i++) {
		struct read_atom *q = &c->a[i];

		if (q->kind == ATOM_ITEM)
			item = i;
		if (q->kind != ATOM_QTY)
			continue;
		qtys++;
		if (item == SIZE_MAX || q->is_firm || qtys < 2 || q->count != 1 ||
		    c->a[item].item.id == 0 || !is_priced_so(c, q, c->a[item].item.index))
			continue;
		/* behind it no further product may claim it */
		for (size_t k = i + 1; k <= to; k++) {
			if (k < to && c->a[k].kind == ATOM_ITEM)
				break;
			if (k == to) {
				q->kind = ATOM_PRICE;
				(void)read_price(c->r, c->r->tok[q->at].key, &q->price);
			}
		}
	}
}

/* The quantity that belongs to the item at `k`: beside it, on the side where the clause has them.
 * SIZE_MAX where two could. */
static size_t
quantity_of(const struct clause *c, size_t from, size_t to, size_t k, bool qty_first)
{
	size_t left = SIZE_MAX, right = SIZE_MAX, far = SIZE_MAX;

	for (size_t i = k; i-- > from;) {
		if (c->a[i].kind == ATOM_QTY) {
			left = words_between(c, i, k) == 0 && !c->a[i].is_taken ? i : SIZE_MAX;
			break;
		}
		if (c->a[i].kind == ATOM_ITEM || c->a[i].kind == ATOM_OTHER)
			break;
	}
	for (size_t i = k + 1; i < to; i++) {
		if (c->a[i].kind == ATOM_QTY) {
			right = words_between(c, k, i) == 0 && !c->a[i].is_taken ? i : SIZE_MAX;
			/* "Chai 20 18": both may be it */
			if (i + 1 < to && c->a[i + 1].kind == ATOM_QTY && !qty_first &&
			    !c->a[i].is_firm)
				right = SIZE_MAX;
			break;
		}
		if (c->a[i].kind == ATOM_ITEM || c->a[i].kind == ATOM_OTHER)
			break;
	}
	far = qty_first ? left : right;
	if (far != SIZE_MAX)
		return far;
	/* the other side only when no other item could claim it */
	far = qty_first ? right : left;
	for (size_t i = from; i < to && far != SIZE_MAX; i++)
		if (i != k && c->a[i].kind == ATOM_ITEM && words_between(c, i, far) == 0)
			return SIZE_MAX;
	return far;
}

/* One product and one quantity in the clause: two words may stand between them. */
static size_t
lone_quantity(const struct clause *c, size_t from, size_t to, size_t k)
{
	size_t found = SIZE_MAX, words;

	for (size_t i = from; i < to; i++) {
		if (c->a[i].kind == ATOM_ITEM && i != k)
			return SIZE_MAX;
		if (c->a[i].kind != ATOM_QTY)
			continue;
		if (found != SIZE_MAX)
			return SIZE_MAX;
		found = i;
	}
	words = found != SIZE_MAX ? words_between(c, found, k) : SIZE_MAX;
	return words != SIZE_MAX && words <= 2 ? found : SIZE_MAX;
}

/* Price and discount behind the pair, up to the next one. */
static size_t
take_amounts(struct clause *c, size_t last, size_t to, struct read_amounts *am)
{
	for (size_t i = last + 1; i < to; i++) {
		struct read_atom *p = &c->a[i];

		if (p->kind == ATOM_QTY || p->kind == ATOM_ITEM || p->kind == ATOM_OTHER ||
		    p->kind == ATOM_WORD)
			break;
		if (p->kind == ATOM_ECHO) {
			last = i;
		} else if (p->kind == ATOM_PRICE && !am->has_price) {
			am->has_price = true;
			am->price = p->price;
			last = i;
		} else if (p->kind == ATOM_DISCOUNT && !am->has_discount) {
			am->has_discount = true;
			am->discount = p->discount;
			last = i;
		}
	}
	return last;
}

static void
make_line(struct clause *c, size_t to, size_t q, size_t k)
{
	struct reader *r = c->r;
	struct read_atom *qty = &c->a[q], *item = &c->a[k];
	struct read_amounts am = { .qty = qty->qty, .unit_word = qty->unit_word };
	size_t first = q < k ? q : k, last = q < k ? k : q;
	int line;

	qty->is_taken = true;
	for (size_t i = first; i < last; i++) {
		if (c->a[i].kind == ATOM_PRICE) {
			am.has_price = true;
			am.price = c->a[i].price;
		} else if (c->a[i].kind == ATOM_WORD) {
			item->item.is_sure = false;
		}
	}
	if (item->item.id == 0 || qty->is_vague)
		return;
	last = take_amounts(c, last, to, &am);
	am.first = c->a[first].at;
	am.end = c->a[last].at + c->a[last].count;
	if (!read_add_line(r, &item->item, &am, &line))
		return;
	for (size_t i = first; i <= last; i++)
		if (c->a[i].kind != ATOM_WORD && c->a[i].kind != ATOM_OTHER)
			read_mark_line(r, c->a[i].at, c->a[i].at + c->a[i].count, line);
}

/* The clause without what it refuses or asks. */
static void
pair(struct clause *c, size_t from, size_t to)
{
	bool qty_first = false, seen = false;

	drop_codes(c, from, to);
	find_bare_prices(c, from, to);
	for (size_t i = from; i < to && !seen; i++) {
		seen = c->a[i].kind == ATOM_QTY || c->a[i].kind == ATOM_ITEM;
		qty_first = c->a[i].kind == ATOM_QTY;
	}
	for (size_t k = from; k < to && c->r->rc == DK_OK; k++) {
		size_t q;

		if (c->a[k].kind != ATOM_ITEM)
			continue;
		q = quantity_of(c, from, to, k, qty_first);
		if (q == SIZE_MAX)
			q = lone_quantity(c, from, to, k);
		if (q != SIZE_MAX)
			make_line(c, to, q, k);
	}
}

/* "no later than", "don't forget": a refusal in form only. */
static bool
is_no_refusal(const struct reader *r, size_t at, size_t end)
{
	static const char *const words[] = { "forget", "vergessen", "oubliez", "oublier",
		"olvidar", "olviden", "hesitate", "later", "spater", "tard", "tarde", "mas", NULL };

	for (size_t i = at + 1; i < end && i < at + 4; i++)
		for (size_t n = 0; words[n] != NULL; n++)
			if (is_key(r, i, words[n]))
				return true;
	return false;
}

/* What speaks against an order in a part of a sentence. */
static bool
is_refused(const struct clause *c, size_t from, size_t to)
{
	const struct reader *r = c->r;
	size_t end = to > from ? c->a[to - 1].at + c->a[to - 1].count : 0;

	for (size_t i = from; i < to; i++) {
		unsigned cls;

		if (c->a[i].kind != ATOM_GLUE)
			continue;
		cls = r->tok[c->a[i].at].cls;
		if ((cls & READ_NEG) != 0 && !is_no_refusal(r, c->a[i].at, end) &&
		    !((cls & READ_NO) != 0 && c->a[i].at + 1 < end &&
		    (is_key(r, c->a[i].at + 1, ".") || is_key(r, c->a[i].at + 1, ":") ||
		    r->tok[c->a[i].at + 1].kind == READ_NUMBER)))
			return true;
		if ((cls & (READ_PAST)) != 0)
			return true;
		/* "20 Chai or Chang": either */
		if ((cls & READ_OR) != 0 && !is_key(r, c->a[i].at, "o"))
			return true;
	}
	return false;
}

/* "if you have any", "falls vorhanden": what follows hangs on an answer. "If possible" does not. */
static bool
is_conditional(const struct clause *c, size_t from, size_t to)
{
	static const char *const ifs[] = { "if", "wenn", "falls", "sofern", "si", NULL };
	static const char *const forms[] = { "possible", "posible", "moglich", NULL };
	const struct reader *r = c->r;

	for (size_t i = from; i + 1 < to && c->a[i].kind != ATOM_QTY &&
	    c->a[i].kind != ATOM_ITEM; i++)
		for (size_t n = 0; c->a[i].kind == ATOM_GLUE && ifs[n] != NULL; n++) {
			bool form = false;

			if (!is_key(r, c->a[i].at, ifs[n]))
				continue;
			for (size_t k = 0; k < 3 && forms[k] != NULL; k++)
				form = form || is_key(r, c->a[i].at + 1, forms[k]);
			if (!form)
				return true;
		}
	return false;
}

static bool
parts_clause(const struct clause *c, size_t i)
{
	const struct read_token *t = &c->r->tok[c->a[i].at];

	return c->a[i].kind == ATOM_GLUE && c->a[i].count == 1 && ((t->cls & READ_BUT) != 0 ||
	    (t->kind == READ_MARK && strchr(",;()", t->key[0]) != NULL));
}

/* A sentence: asked, or told, or with a part that refuses. A refusal goes on to the parts behind
 * it until one asks for something again. */
static void
sentence(struct clause *c, size_t from, size_t to, bool question)
{
	unsigned all = classes(c, from, to);
	size_t first = SIZE_MAX;
	bool refused = false, conditional = false;

	for (size_t i = from; i < to && first == SIZE_MAX; i++)
		if (c->a[i].kind == ATOM_ITEM || c->a[i].kind == ATOM_QTY)
			first = i;
	if (first == SIZE_MAX)
		return;
	if (question && ((all & READ_ORDER) == 0 || (all & READ_ASK) != 0))
		return;
	if ((classes(c, from, first) & READ_ASK) != 0)
		return;
	if (!is_refused(c, from, to) && !is_conditional(c, from, to)) {
		pair(c, from, to);
		return;
	}
	for (size_t i = from; i < to;) {
		size_t end = i;
		bool but = parts_clause(c, i) &&
		    (c->r->tok[c->a[i].at].cls & READ_BUT) != 0;

		while (end < to && (end == i || !parts_clause(c, end)))
			end++;
		conditional = conditional || is_conditional(c, i, end);
		if (is_refused(c, i, end) || conditional)
			refused = true;
		else if (but || (classes(c, i, end) & READ_ORDER) != 0)
			refused = false;
		if (!refused)
			pair(c, i, end);
		i = end;
	}
}

/* The end of a sentence: a full stop that is none of an abbreviation or a number. */
static bool
ends_sentence(const struct reader *r, size_t at, size_t end)
{
	const struct read_token *t = &r->tok[at];

	if (t->kind != READ_MARK || strchr(".!?;", t->key[0]) == NULL)
		return false;
	if (at + 1 >= end)
		return true;
	if (r->tok[at + 1].gap == 0 && r->tok[at + 1].row == t->row)
		return false;
	if (t->key[0] != '.')
		return true;
	if (at > 0 && is_key(r, at - 1, ".") && r->tok[at + 1].row == t->row)
		return false; /* a row of dots leads to the quantity */
	if (at == 0 || r->tok[at - 1].row != t->row)
		return false;
	return (r->tok[at - 1].cls & (READ_NO | READ_CODE | READ_PIECE | READ_PACK | READ_QTY |
	    READ_PHONE | READ_VAGUE | READ_PO | READ_CUST)) == 0 || r->tok[at + 1].row != t->row;
}

static unsigned
token_classes(const struct reader *r, size_t first, size_t end)
{
	unsigned all = 0;

	for (size_t i = first; i < end; i++)
		all |= r->tok[i].cls;
	return all;
}

/* The tokens of one or more rows that belong together. Answers whether they announce a list of
 * what is not ordered. */
static void
read_block(struct reader *r, size_t first, size_t end)
{
	struct clause c = { .r = r };
	size_t from = 0;

	if (first == end)
		return;
	c.a = dk_arena_array(r->a, end - first + 1, sizeof(*c.a));
	c.count = read_atoms(r, first, end, c.a);
	for (size_t i = 0; i < c.count && r->rc == DK_OK; i++) {
		size_t last = c.a[i].at + c.a[i].count - 1;
		bool stop = ends_sentence(r, last, end);

		if (!stop && i + 1 < c.count)
			continue;
		sentence(&c, from, i + 1, is_key(r, last, "?"));
		from = i + 1;
	}
}

/* "41: 20", "10 x 2": numbers alone. */
struct numeric_row {
	size_t a, b; /* tokens */
	bool is_times;
};

static bool
is_numeric_row(const struct reader *r, const struct read_row *row, struct numeric_row *out)
{
	size_t end = row->first + row->count, n = row->first;

	while (n < end && r->tok[n].kind == READ_MARK && strchr("-*", r->tok[n].key[0]) != NULL)
		n++;
	if (n + 2 >= end || r->tok[n].kind != READ_NUMBER || r->tok[n + 2].kind != READ_NUMBER)
		return false;
	out->a = n;
	out->b = n + 2;
	out->is_times = (r->tok[n + 1].cls & READ_MULT) != 0;
	return out->is_times || is_key(r, n + 1, ":") || is_key(r, n + 1, "=");
}

static bool
is_code(struct reader *r, size_t at)
{
	struct read_item it;

	return read_code(r, read_text(r, at, 1), &it);
}

/* In rows of two numbers the quantity comes first before an x, unless one of the rows makes sense
 * only the other way round. */
static bool
quantity_comes_first(struct reader *r)
{
	size_t only_a = 0, only_b = 0;

	for (size_t i = 0; i < r->row_count; i++) {
		struct numeric_row n;

		if (!read_is_readable(r, &r->row[i]) || !is_numeric_row(r, &r->row[i], &n) ||
		    !n.is_times)
			continue;
		only_a += is_code(r, n.a) && !is_code(r, n.b);
		only_b += !is_code(r, n.a) && is_code(r, n.b);
	}
	return only_a == 0 || only_b > 0;
}

/* Both numbers of such a row, with price and discount behind them. */
static bool
read_numeric_row(struct reader *r, struct read_row *row, bool qty_first)
{
	struct clause c = { .r = r };
	struct numeric_row n;
	struct read_amounts am = { .unit_word = "" };
	struct read_item item;
	size_t end = row->first + row->count, code, qty, last, from;
	struct read_number number;
	int line;

	if (!is_numeric_row(r, row, &n) || r->tok[n.a].is_marked || r->tok[n.b].is_marked)
		return false;
	code = n.is_times && qty_first ? n.b : n.a;
	qty = code == n.a ? n.b : n.a;
	if (!read_code(r, read_text(r, code, 1), &item) ||
	    !read_digits(r->tok[qty].key, r->comma_decimal, false, 3, &number))
		return false;
	am.qty = number.value;
	c.a = dk_arena_array(r->a, row->count + 1, sizeof(*c.a));
	c.count = read_atoms(r, n.b + 1, end, c.a);
	for (from = 0; from < c.count; from++) /* a name or unit behind: the clause tells */
		if (c.a[from].kind != ATOM_GLUE && c.a[from].kind != ATOM_PRICE &&
		    c.a[from].kind != ATOM_DISCOUNT)
			return false;
	last = n.b + 1;
	for (size_t i = 0; i < c.count; i++) {
		if (c.a[i].kind == ATOM_PRICE) {
			am.has_price = true;
			am.price = c.a[i].price;
		} else if (c.a[i].kind == ATOM_DISCOUNT) {
			am.has_discount = true;
			am.discount = c.a[i].discount;
		} else {
			continue;
		}
		last = c.a[i].at + c.a[i].count;
	}
	am.first = n.a;
	am.end = last;
	if (!read_add_line(r, &item, &am, &line))
		return false;
	read_mark_line(r, n.a, last, line);
	row->is_done = true;
	return true;
}

/* A row that goes on in the next one: it is long, or ends with a comma or a small word. */
static bool
goes_on(const struct reader *r, const struct read_row *row, const struct read_row *next)
{
	const struct read_token *last = &r->tok[row->first + row->count - 1],
	    *first = &r->tok[next->first];

	if (next->part != row->part || next->count == 0 || !read_is_readable(r, next))
		return false;
	for (size_t i = row->first + 1; i < row->first + row->count; i++)
		if (r->tok[i].gap >= 3)
			return false; /* columns */
	if (first->kind == READ_MARK && strchr("-*>|", first->key[0]) != NULL)
		return false;
	if ((unsigned char)first->key[0] == 0xE2) /* a bullet */
		return false;
	if (last->kind == READ_MARK)
		return last->key[0] == ',';
	if ((last->cls & READ_FUNC) != 0 && strlen(last->key) <= 3 && (last->cls & READ_NO) == 0)
		return row->count > 2;
	return row->to - row->from >= 60;
}

/* A row that announces what is not ordered: "Last week we received:". */
static bool
announces_refusal(const struct reader *r, const struct read_row *row)
{
	size_t end = row->first + row->count;
	unsigned all = token_classes(r, row->first, end);

	return row->count > 1 && is_key(r, end - 1, ":") && (((all & (READ_PAST)) != 0 &&
	    (all & READ_ORDER) == 0) || ((all & READ_NEG) != 0 && (all & READ_NO) == 0) ||
	    ((all & READ_ASK) != 0 && (all & READ_ORDER) == 0));
}

void
read_free_text(struct reader *r, bool subject)
{
	bool qty_first = quantity_comes_first(r), blocked = false;

	for (size_t i = 0; i < r->row_count && r->rc == DK_OK; i++) {
		struct read_row *row = &r->row[i];
		bool is_subject = r->mail->parts[row->part].kind == DK_PART_SUBJECT;
		size_t last = i;

		if (subject ? !is_subject || row->count == 0 : !read_is_readable(r, row))
			continue;
		if (announces_refusal(r, row))
			blocked = true;
		else if (blocked && (token_classes(r, row->first, row->first + row->count) &
		    READ_ORDER) != 0)
			blocked = false;
		if (blocked || read_numeric_row(r, row, qty_first))
			continue;
		while (!subject && last + 1 < r->row_count && last < i + JOINED_MAX &&
		    goes_on(r, &r->row[last], &r->row[last + 1]))
			last++;
		for (size_t at = row->first, end = r->row[last].first + r->row[last].count;
		    at < end; at += BLOCK_MAX)
			read_block(r, at, at + BLOCK_MAX < end ? at + BLOCK_MAX : end);
		i = last;
	}
}
