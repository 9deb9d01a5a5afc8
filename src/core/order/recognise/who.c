/*
 * who.c - the heads of an order: which customer, his number for it, where to, when.
 */
#include <string.h>

#include "core/order/recognise/item.h"
#include "docket/text.h"

/* Rows of the level that is read, of text; not yet used. */
bool
read_is_readable(const struct reader *r, const struct read_row *row)
{
	enum dk_part_kind kind = r->mail->parts[row->part].kind;

	return (kind == DK_PART_TEXT || kind == DK_PART_HTML) && row->level == r->level &&
	    !row->is_signature && !row->is_header && !row->is_done && row->count > 0 &&
	    !r->mail->parts[row->part].is_alternative;
}

static bool
is_key(const struct read_token *t, const char *key)
{
	return strcmp(t->key, key) == 0;
}

static void
set_customer(struct reader *r, dk_id id, const char *rule)
{
	r->out->customer_id = id;
	r->out->customer_rule = rule;
}

/* Behind a cue: ":", "no.", "is", "=", "#". */
static size_t
skip_link(const struct reader *r, size_t at, size_t end)
{
	static const char *const links[] = { ":", ".", "=", "-", "#", "is", "ist", "lautet", "est",
		"es", "(", "/", "ref", "reference", "id", "code", "der", "de", "d", "del", "la",
		"le", "nummer:", "\"", "'", "our", "unsere", "notre", "nuestro", "nuestra",
		"number", "nr", "compra", "commande", "d'achat", "achat",
		"purchase", "customer", NULL };
	size_t n = at;

	for (; n < end && n < at + 5; n++) {
		bool link = (r->tok[n].cls & READ_NO) != 0;

		for (size_t i = 0; links[i] != NULL && !link; i++)
			link = is_key(&r->tok[n], links[i]);
		if (!link)
			break;
	}
	return n;
}

static bool
has_digit(const char *s)
{
	return strpbrk(s, "0123456789") != NULL;
}

/* "Customer no. VICTE", "Kd.-Nr. 4711", "notre compte 4711". */
static bool
customer_by_cue(struct reader *r, const struct read_row *row)
{
	size_t end = row->first + row->count;

	for (size_t i = row->first; i < end; i++) {
		size_t at;
		dk_id id;

		if ((r->tok[i].cls & READ_CUST) == 0)
			continue;
		at = skip_link(r, i + 1, end);
		if (at < end && (r->tok[at].cls & READ_NO) != 0)
			at++;
		if (at >= end || !read_find_customer(r, read_text(r, at, 1), &id))
			continue;
		set_customer(r, id, "number");
		read_mark(r, i, at + 1 - i, DK_TEXT_CUSTOMER, -1);
		return true;
	}
	return false;
}

struct named {
	size_t first, count; /* tokens */
	const struct dk_customer *customer;
	bool clash; /* two houses are named */
};

/* The same name, its words in order, anywhere in the rows that speak for the sender. */
static void
find_name(struct reader *r, const struct dk_customer *c, struct named *out)
{
	struct reader sub = read_aside(r, c->name);
	size_t n = sub.tok_count;

	if (n == 0 || strlen(c->name) < 6)
		return;
	for (size_t i = 0; i + n <= r->tok_count && !out->clash; i++) {
		const struct read_row *row = &r->row[r->tok[i].row];
		enum dk_part_kind kind = r->mail->parts[row->part].kind;
		size_t same = 0;

		while (same < n && strcmp(r->tok[i + same].key, sub.tok[same].key) == 0)
			same++;
		if (same < n || r->tok[i + n - 1].row != r->tok[i].row ||
		    row->level > r->level || row->is_header || (kind != DK_PART_TEXT &&
		    kind != DK_PART_HTML && kind != DK_PART_SUBJECT))
			continue;
		out->clash = out->customer != NULL && out->customer != c;
		out->customer = c;
		out->first = i;
		out->count = n;
	}
}

static bool
customer_by_name(struct reader *r, bool mark)
{
	struct named found = { 0 };
	size_t count;
	const struct dk_customer *all = read_customers(r->cat, &count);

	for (size_t k = 0; k < count && !found.clash; k++)
		find_name(r, &all[k], &found);
	if (found.customer == NULL || found.clash)
		return false;
	if (r->out->customer_id == 0)
		set_customer(r, found.customer->id, "name");
	if (mark && r->out->customer_id == found.customer->id)
		read_mark(r, found.first, found.count, DK_TEXT_CUSTOMER, -1);
	return true;
}

static bool
same_text(struct reader *r, const char *a, const char *b)
{
	return *a != '\0' && strcmp(dk_text_fold(r->a, a), dk_text_fold(r->a, b)) == 0;
}

/* Who writes from this address: of a customer or of a person at one. */
static bool
customer_by_address(struct reader *r, const char *address, const char *rule)
{
	size_t count, domains = 0;
	const struct dk_customer *all = read_customers(r->cat, &count), *same = NULL;
	struct dk_customer_hit *hits = NULL;
	size_t hit_count = 0, at = strcspn(address, "@");
	dk_id id;

	if (address[at] == '\0' || r->rc != DK_OK)
		return false;
	for (size_t i = 0; i < count; i++) {
		if (same_text(r, all[i].email, address)) {
			set_customer(r, all[i].id, rule);
			return true;
		}
		if (strchr(all[i].email, '@') != NULL &&
		    same_text(r, strchr(all[i].email, '@'), address + at)) {
			same = &all[i];
			domains++;
		}
	}
	r->rc = dk_customer_find(r->s, r->a, address, 2, &hits, &hit_count, r->err);
	if (r->rc == DK_OK && hit_count == 1 && strcmp(hits[0].matched, "email") == 0) {
		set_customer(r, hits[0].id, rule);
		return true;
	}
	if (domains == 1) {
		set_customer(r, same->id, "domain");
		return true;
	}
	if (read_find_customer(r, dk_arena_dup_n(r->a, address, at), &id)) {
		set_customer(r, id, "number in the address");
		return true;
	}
	return false;
}

/* The name that the sender's program gives: of the house or of one person of one house. */
static bool
customer_by_sender(struct reader *r)
{
	size_t count, found = 0;
	const struct dk_customer *all = read_customers(r->cat, &count);
	dk_id id = 0;

	for (size_t i = 0; i < count; i++)
		if (same_text(r, all[i].name, r->mail->from_name) ||
		    same_text(r, all[i].contact, r->mail->from_name)) {
			id = all[i].id;
			found++;
		}
	if (found == 1)
		set_customer(r, id, "sender");
	return found == 1;
}

/* A message that was passed on by one of ours: the addresses it carries. */
static bool
customer_by_quoted_address(struct reader *r)
{
	for (size_t i = 0; i < r->tok_count; i++) {
		const struct read_row *row = &r->row[r->tok[i].row];

		if (r->tok[i].kind == READ_ADDRESS && (row->is_header || row->is_signature) &&
		    row->level >= r->level &&
		    customer_by_address(r, r->tok[i].key, "address in the message"))
			return true;
	}
	return false;
}

/* His number beside his name. */
static void
mark_number_again(struct reader *r)
{
	const struct dk_customer *c = read_customer(r->cat, r->out->customer_id);
	const char *key = c != NULL ? dk_text_fold(r->a, c->number) : "";

	for (size_t i = 0; i < r->tok_count && strlen(key) >= 4; i++)
		if (!r->tok[i].is_marked && strcmp(r->tok[i].key, key) == 0 &&
		    r->row[r->tok[i].row].level <= r->level)
			read_mark(r, i, 1, DK_TEXT_CUSTOMER, -1);
}

void
read_customer_of(struct reader *r)
{
	bool found = r->out->customer_id != 0;

	for (size_t i = 0; i < r->row_count && !found; i++) {
		enum dk_part_kind kind = r->mail->parts[r->row[i].part].kind;

		if ((kind == DK_PART_TEXT || kind == DK_PART_HTML || kind == DK_PART_SUBJECT) &&
		    !r->row[i].is_header)
			found = customer_by_cue(r, &r->row[i]);
	}
	if (!found)
		found = customer_by_address(r, r->mail->from, "address");
	if (!found)
		found = customer_by_name(r, true) || customer_by_sender(r) ||
		    customer_by_quoted_address(r);
	else
		customer_by_name(r, true);
	mark_number_again(r);
	r->customer_id = r->out->customer_id;
}

bool
read_set_customer(struct reader *r, const char *number)
{
	dk_id id;

	if (!read_find_customer(r, number, &id))
		return false;
	if (strcmp(r->out->customer_rule, "number") != 0)
		set_customer(r, id, "number");
	return true;
}

void
read_set_po(struct reader *r, const char *text)
{
	size_t n = strlen(text);

	while (*text != '\0' && strchr(" #'\"", *text) != NULL)
		text++;
	n = strlen(text);
	while (n > 0 && strchr(" .,;:'\"", text[n - 1]) != NULL)
		n--;
	if (*r->out->po == '\0' && n > 0 && n <= 40)
		r->out->po = dk_arena_dup_n(r->a, text, n);
}

void
read_set_wanted(struct reader *r, const char *text)
{
	struct reader sub = read_aside(r, text);
	bool weekday;
	dk_date d;

	if (!dk_date_is_set(r->out->wanted) && sub.tok_count > 0 &&
	    read_date(&sub, 0, sub.tok_count, &d, &weekday) > 0) {
		r->out->wanted = d;
		r->out->wanted_text = dk_arena_dup(r->a, text);
	}
}

/* What may be a number of an order: it has a digit, and is no date, amount or address. */
static size_t
po_at(const struct reader *r, size_t at, size_t end, bool strong)
{
	const struct read_token *t = &r->tok[at];
	size_t n = at;
	dk_date d;
	bool weekday;

	if (t->is_marked || (t->kind != READ_NUMBER && t->kind != READ_MIXED &&
	    t->kind != READ_WORD) || (read_date(r, at, end, &d, &weekday) > 0 &&
	    !(strong && t->kind == READ_NUMBER)))
		return 0;
	/* "PO 4500 123", "PO TS 114": letters and the digits behind them */
	if (t->kind == READ_WORD && at + 2 < end && strchr("/-", r->tok[at + 1].key[0]) != NULL &&
	    r->tok[at + 1].gap == 0 && r->tok[at + 2].gap == 0 &&
	    has_digit(r->tok[at + 2].key) && t->to - t->from <= 8)
		return 3; /* AB/2203 */
	if (t->kind == READ_WORD) {
		if (!strong || t->to - t->from > 5 || (t->cls & ~(unsigned)READ_MEASURE) != 0 ||
		    at + 1 >= end || r->tok[at + 1].gap > 1)
			return 0;
		if (is_key(&r->tok[at + 1], "-") || is_key(&r->tok[at + 1], "/"))
			n++;
		return n + 1 < end && (r->tok[n + 1].kind == READ_NUMBER ||
		    r->tok[n + 1].kind == READ_MIXED) ? n + 2 - at : 0;
	}
	if (strpbrk(t->key, ".,") != NULL || !has_digit(t->key))
		return 0;
	if (at + 1 < end && (r->tok[at + 1].cls & (READ_MULT | READ_PIECE | READ_PACK |
	    READ_MONEY | READ_TIME)) != 0 && r->tok[at + 1].gap <= 1)
		return 0;
	if (!strong && t->to - t->from < 3)
		return 0;
	/* 2026/114, P-88/213 */
	while (n + 2 < end && r->tok[n + 1].gap == 0 && r->tok[n + 2].gap == 0 &&
	    strchr("/-_", r->tok[n + 1].key[0]) != NULL && r->tok[n + 2].kind != READ_MARK)
		n += 2;
	return n + 1 - at;
}

/* "Ref CR-88" at the beginning of a row, "unsere Referenz", "notre ref". */
static bool
is_our_reference(const struct reader *r, const struct read_row *row, size_t at)
{
	static const char *const ours[] = { "our", "my", "unsere", "unser", "mein", "notre", "nos",
		"nuestra", "nuestro", "order", "po", "ihre", NULL };

	if ((r->tok[at].cls & READ_REF) == 0)
		return false;
	if (at == row->first || is_key(&r->tok[at - 1], "."))
		return true;
	for (size_t i = 0; ours[i] != NULL; i++)
		if (is_key(&r->tok[at - 1], ours[i]))
			return strcmp(ours[i], "ihre") != 0;
	return false;
}

/* "PO is TS-114", "unsere Bestellung 4711/26", "commande n° 10267"; not "your order 100067". */
static bool
po_by_cue(struct reader *r, const struct read_row *row, bool strong_only)
{
	size_t end = row->first + row->count;

	for (size_t i = row->first; i < end; i++) {
		unsigned cls = r->tok[i].cls;
		size_t at, n, begin = i;
		bool strong = (cls & READ_PO) != 0;

		if (((cls & (READ_PO | READ_OWN)) == 0 && !is_our_reference(r, row, i)) ||
		    r->tok[i].is_marked ||
		    (i > row->first && (r->tok[i - 1].cls & READ_YOURS) != 0))
			continue;
		at = skip_link(r, i + 1, end);
		for (size_t k = i + 1; k < at; k++)
			strong = strong || (r->tok[k].cls & READ_NO) != 0 ||
			    ((cls & READ_REF) != 0 && is_key(&r->tok[k], ":"));
		if (i > row->first && (is_key(&r->tok[i - 1], "purchase") ||
		    is_key(&r->tok[i - 1], "bon") || is_key(&r->tok[i - 1], "de")))
			begin = i - 1;
		if (at >= end || (strong_only && !strong))
			continue;
		if (i > row->first && is_key(&r->tok[i - 1], "purchase"))
			strong = true;
		n = po_at(r, at, end, strong);
		if (n == 0)
			continue;
		read_set_po(r, read_text(r, at, n));
		read_mark(r, begin, at + n - begin, DK_TEXT_PO, -1);
		return true;
	}
	return false;
}

/* The rest say the same number again: "our order 10267 attached". */
static void
mark_po_again(struct reader *r)
{
	for (size_t i = 0; i < r->tok_count && *r->out->po != '\0'; i++)
		if (!r->tok[i].is_marked && has_digit(r->tok[i].key) &&
		    r->tok[i].kind != READ_ADDRESS && strlen(r->out->po) >= 4 &&
		    strcmp(r->tok[i].key, dk_text_fold(r->a, r->out->po)) == 0) {
			const struct read_row *row = &r->row[r->tok[i].row];

			if (row->level <= r->level && !row->is_done)
				read_mark(r, i, 1, DK_TEXT_PO, -1);
		}
}

static bool
is_subject(const struct reader *r, const struct read_row *row)
{
	return r->mail->parts[row->part].kind == DK_PART_SUBJECT;
}

static void
read_po(struct reader *r)
{
	static const struct pass {
		bool subject, strong;
	} passes[] = { { false, true }, { true, true }, { false, false }, { true, false } };

	for (size_t p = 0; p < DK_COUNT(passes) && *r->out->po == '\0'; p++)
		for (size_t i = 0; i < r->row_count; i++) {
			const struct read_row *row = &r->row[i];

			if (passes[p].subject ? !is_subject(r, row) : !read_is_readable(r, row))
				continue;
			/* a subject that answers ours names our order */
			if (passes[p].subject && row->count > 0 && !passes[p].strong &&
			    (is_key(&r->tok[row->first], "re") ||
			    is_key(&r->tok[row->first], "aw")))
				continue;
			if (po_by_cue(r, row, passes[p].strong))
				break;
		}
	mark_po_again(r);
}

struct day {
	size_t at, count, begin; /* begin: of the cue before it */
	bool is_weekday;
	dk_date date;
};

/* How sure a date is that of delivery: 0 it is another, 1 a weekday by itself, 2 a cue stands
 * before or behind it. */
static int
wanted_strength(const struct reader *r, const struct read_row *row, struct day *day)
{
	size_t at = day->at, count = day->count, end = row->first + row->count;
	size_t from = at > row->first + 6 ? at - 6 : row->first;
	bool cue = false, past = false;

	for (size_t i = at; i-- > from;) {
		unsigned cls = r->tok[i].cls;

		if (r->tok[i].is_marked)
			break;
		if (is_key(&r->tok[i], ".") && r->tok[i + 1].gap > 0)
			break;
		if ((cls & READ_DATED) != 0 && (cls & READ_WANT) == 0 && i + 1 == at)
			past = true;
		if ((cls & READ_PAST) != 0 && (cls & READ_WANT) == 0)
			past = true;
		if ((cls & READ_WANT) != 0) {
			cue = true;
			day->begin = i;
		}
	}
	for (size_t i = at + count; i < end && i < at + count + 2; i++)
		if ((r->tok[i].cls & (READ_WANT)) != 0 && (is_key(&r->tok[i], "latest") ||
		    is_key(&r->tok[i], "spatestens")))
			cue = true;
	if (past)
		return 0;
	return cue ? 2 : day->is_weekday ? 1 : 0;
}

static void
read_wanted(struct reader *r)
{
	int best = 0;
	size_t first = 0, count = 0;
	bool clash = false;

	for (size_t i = 0; i < r->row_count; i++) {
		const struct read_row *row = &r->row[i];
		size_t end = row->first + row->count;

		if (!read_is_readable(r, row) && !is_subject(r, row))
			continue;
		for (size_t at = row->first; at < end;) {
			struct day d = { .at = at, .begin = at };
			size_t n = r->tok[at].is_marked ? 0 :
			    read_date(r, at, end, &d.date, &d.is_weekday);
			int strength;

			d.count = n;
			strength = n > 0 ? wanted_strength(r, row, &d) : 0;

			/* the day that a document carries: "order 10483 of 1997-03-24" */
			if (strength == 0 && n > 0 && at > row->first &&
			    (r->tok[at - 1].cls & READ_DATED) != 0)
				read_mark(r, at - 1, n + 1, DK_TEXT_HEADING, -1);
			if (strength > 0 && strength == best &&
			    dk_date_diff(d.date, r->out->wanted) != 0)
				clash = true;
			if (strength > best) {
				best = strength;
				clash = false;
				first = d.begin;
				count = at + n - d.begin;
				r->out->wanted = d.date;
			}
			at += n > 0 ? n : 1;
		}
	}
	if (clash || best == 0) { /* two days are named: a clerk decides */
		r->out->wanted = DK_NO_DATE;
		return;
	}
	r->out->wanted_text = read_text(r, first, count);
	read_mark(r, first, count, DK_TEXT_WANTED, -1);
}

static bool
is_place(struct reader *r, const char *key, const struct dk_place *p)
{
	const char *street = dk_text_fold(r->a, p->street);
	const char *post = dk_text_fold(r->a, p->postcode), *city = dk_text_fold(r->a, p->city);

	return (*street != '\0' && strstr(key, street) != NULL) || (*post != '\0' &&
	    *city != '\0' && strstr(key, post) != NULL && strstr(key, city) != NULL);
}

/* The address of the customer that a text speaks of: its street or its postcode and town stand
 * there. NULL when it is none of his, "" for the one of the house itself. */
static const char *
address_of(struct reader *r, const char *text)
{
	const struct dk_customer *c = read_customer(r->cat, r->customer_id);
	struct dk_address *all = NULL;
	size_t count = 0, found = 0;
	const char *code = NULL, *key = dk_text_fold(r->a, text);

	if (c == NULL || r->rc != DK_OK)
		return NULL;
	r->rc = dk_address_list(r->s, r->a, r->customer_id, &all, &count, r->err);
	for (size_t i = 0; r->rc == DK_OK && i < count; i++)
		if (*all[i].code != '\0' && is_place(r, key, &all[i].place)) {
			found++;
			code = all[i].code;
		}
	if (found == 0 && is_place(r, key, &c->place))
		return "";
	return found == 1 ? code : NULL;
}

static bool
is_ship_cue(const struct reader *r, const struct read_row *row, size_t *at)
{
	size_t end = row->first + row->count;

	for (size_t i = row->first; i < end && i < row->first + 4; i++) {
		if ((r->tok[i].cls & READ_SHIP) == 0)
			continue;
		for (size_t n = i + 1; n < end && n < i + 4; n++)
			if (is_key(&r->tok[n], ":")) {
				*at = n + 1;
				return true;
			}
		if (i + 1 < end && is_key(&r->tok[i + 1], "to")) {
			*at = i + 2;
			return true;
		}
	}
	return false;
}

/* "Ship to: ..." on its row, or on the rows below up to a blank one. Its numbers are no
 * quantities, so rows of an address that is not known are done with as well, but stay unused. */
static void
read_ship_to(struct reader *r)
{
	for (size_t i = 0; i < r->row_count; i++) {
		struct read_row *row = &r->row[i];
		size_t at, last = i;
		const char *text, *code;
		dk_date d;
		bool weekday;

		if (!read_is_readable(r, row) || !is_ship_cue(r, row, &at))
			continue;
		while (at < row->first + row->count && read_date(r, at, row->first + row->count, &d,
		    &weekday) == 0)
			at++;
		if (at < row->first + row->count)
			continue; /* "Delivery: by 23.11." */
		(void)is_ship_cue(r, row, &at);
		if (at == row->first + row->count)
			while (last + 1 < r->row_count && last < i + 6 &&
			    r->row[last + 1].part == row->part && r->row[last + 1].count > 0)
				last++;
		text = dk_arena_dup_n(r->a, r->mail->parts[row->part].text + row->from,
		    r->row[last].to - row->from);
		code = address_of(r, text);
		if (code != NULL && *r->out->ship_to == '\0')
			r->out->ship_to = code;
		for (size_t n = i; n <= last && (code != NULL || last == i); n++) {
			if (code != NULL)
				read_mark(r, r->row[n].first, r->row[n].count, DK_TEXT_SHIP_TO,
				    -1);
			r->row[n].is_done = code != NULL || at < row->first + row->count;
		}
	}
}

void
read_order_heads(struct reader *r)
{
	read_ship_to(r);
	read_po(r);
	if (!dk_date_is_set(r->out->wanted))
		read_wanted(r);
}
