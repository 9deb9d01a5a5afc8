/*
 * catalogue.c - the products of the house as an index of words, and which of them a text names.
 *
 * A product is named by a code (the house's, the customer's, a barcode), which the look-up of the
 * order grid answers, or by words of its name. Words weigh by how rare they are in the catalogue;
 * a mention counts only when one product fits it clearly better than all others.
 */
#include <stdlib.h>
#include <string.h>

#include "core/order/recognise/item.h"
#include "docket/order_list.h"
#include "docket/text.h"

enum { WORDS_MAX = 16, RUN_MAX = 14, CAND_MAX = 400 };

struct word_use { /* one word of one product */
	const char *word;
	uint32_t product, place; /* which word of it */
};

struct entry {
	const struct dk_product *p;
	const char *words[WORDS_MAX];
	int weight[WORDS_MAX], count, total;
};

struct term { /* a word of the message, over one or more tokens */
	size_t at, count;
	const char *word;
	bool is_func;
};

struct candidate {
	uint32_t product;
	unsigned seen; /* a bit a word of it */
	int score;     /* weight of what fits, × likeness */
	int worst;
	size_t terms;  /* up to the last that fits */
};

struct search {
	struct reader *r;
	struct term terms[RUN_MAX];
	size_t term_count;
	struct candidate cand[CAND_MAX];
	size_t count;
};

struct dk_catalogue {
	struct dk_arena keep;
	struct dk_session *s;
	struct read_words words;
	struct dk_product *products;
	struct entry *entries;
	size_t count;
	struct word_use *uses; /* by word */
	size_t use_count, use_cap;
	struct dk_customer *customers;
	size_t customer_count;
	dk_id *bought; /* of the customer of the message */
	size_t bought_count;
	struct search *scratch; /* one search at a time */
};

const struct read_words *
read_catalogue_words(const struct dk_catalogue *c)
{
	return &c->words;
}

struct dk_session *
read_catalogue_session(const struct dk_catalogue *c)
{
	return c->s;
}

dk_price
read_list_price(const struct dk_catalogue *c, size_t index)
{
	return c->products[index].price;
}

const struct dk_customer *
read_customers(const struct dk_catalogue *c, size_t *count)
{
	*count = c->customer_count;
	return c->customers;
}

const struct dk_customer *
read_customer(const struct dk_catalogue *c, dk_id id)
{
	for (size_t i = 0; i < c->customer_count; i++)
		if (c->customers[i].id == id)
			return &c->customers[i];
	return NULL;
}

/* ae, oe, ue are how umlauts are written without them; "soße" folds to "sosse". */
static const char *
word_key(struct dk_arena *a, const char *key)
{
	char *out = dk_arena_alloc(a, strlen(key) + 1), *to = out;

	for (const char *p = key; *p != '\0'; p++) {
		if (*p == '\'' || *p == '.')
			continue;
		if (strncmp(p, "\xE2\x80\x99", 3) == 0) {
			p += 2;
			continue;
		}
		*to++ = *p;
		if (strchr("aou", *p) != NULL && p[1] == 'e')
			p++;
	}
	*to = '\0';
	return out;
}

/* A measure with its number is one word: "6 mm" is "6mm", "15 x 60 cm" is "15x60cm". */
static size_t
measure_run(const struct read_token *tok, size_t at, size_t end)
{
	size_t n = at;

	if (tok[n].kind == READ_MIXED && n + 2 < end && (tok[n + 1].cls & READ_MULT) != 0 &&
	    tok[n + 2].kind == READ_NUMBER)
		return 3; /* M8 x 40 */
	if (tok[n].kind != READ_NUMBER)
		return 0;
	n++;
	while (n + 1 < end && (tok[n].cls & READ_MULT) != 0 && tok[n + 1].kind == READ_NUMBER)
		n += 2;
	if (n < end && (tok[n].cls & READ_MEASURE) != 0 && tok[n].gap <= 1)
		return n + 1 - at;
	return n - at > 1 ? n - at : 0;
}

static const char *
joined(struct dk_arena *a, const struct read_token *tok, size_t at, size_t count)
{
	const char *out = "";

	for (size_t i = at; i < at + count; i++)
		out = dk_fmt(a, "%s%s", out, (tok[i].cls & READ_MULT) != 0 ? "x" : tok[i].key);
	return word_key(a, out);
}

/* Hyphens part words, but not those of a code. */
static void
add_words(struct dk_arena *a, struct entry *e, const char *key)
{
	while (*key != '\0' && e->count < WORDS_MAX) {
		size_t n = strcspn(key, "-");

		if (n > 0)
			e->words[e->count++] = word_key(a, dk_arena_dup_n(a, key, n));
		key += n + (key[n] == '-');
	}
}

static void
index_product(struct dk_catalogue *c, struct dk_arena *tmp, struct entry *e)
{
	struct read_lexer x = { .a = tmp, .words = &c->words };
	const struct read_token *tok;
	size_t count;

	read_tokens(&x, e->p->name, 0, strlen(e->p->name));
	tok = x.tok;
	count = x.count;
	for (size_t i = 0; i < count && e->count < WORDS_MAX;) {
		size_t n = measure_run(tok, i, count);

		if (n > 0)
			e->words[e->count++] = joined(&c->keep, tok, i, n);
		else if (tok[i].kind != READ_MARK)
			add_words(&c->keep, e, tok[i].key);
		i += n > 0 ? n : 1;
	}
}

static int
by_word(const void *a, const void *b)
{
	const struct word_use *x = a, *y = b;
	int d = strcmp(x->word, y->word);

	return d != 0 ? d : x->product < y->product ? -1 : x->product > y->product;
}

/* How many products have the word; *first is where its uses begin. */
static size_t
word_range(const struct dk_catalogue *c, const char *word, size_t *first)
{
	size_t lo = 0, hi = c->use_count, end;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (strcmp(c->uses[mid].word, word) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	*first = lo;
	for (end = lo; end < c->use_count && strcmp(c->uses[end].word, word) == 0;)
		end++;
	return end - lo;
}

/* 2 for a word that all have, 2 more each time it is half as common. A small word that only binds
 * (de, of) weighs next to nothing. */
static int
weigh(const struct dk_catalogue *c, const char *word)
{
	size_t first, df = word_range(c, word, &first), n = c->count;
	unsigned cls, langs;
	int w = 2;

	read_words_find(&c->words, word, &cls, &langs);
	if (strlen(word) <= 3 && (cls & READ_FUNC) != 0)
		return 1;
	for (; df > 0 && n / df >= 2; n /= 2)
		w += 2;
	return w < 6 ? 6 : w;
}

static void
build_index(struct dk_catalogue *c)
{
	for (size_t i = 0; i < c->count; i++) {
		struct dk_arena tmp = { 0 };
		struct entry *e = &c->entries[i];

		e->p = &c->products[i];
		index_product(c, &tmp, e);
		dk_arena_free(&tmp);
		for (int n = 0; n < e->count; n++) {
			c->uses = dk_arena_grow(&c->keep, c->uses, c->use_count, &c->use_cap,
			    sizeof(*c->uses));
			c->uses[c->use_count++] = (struct word_use){ e->words[n], (uint32_t)i,
				(uint32_t)n };
		}
	}
	if (c->use_count > 0)
		qsort(c->uses, c->use_count, sizeof(*c->uses), by_word);
	for (size_t i = 0; i < c->count; i++)
		for (int n = 0; n < c->entries[i].count; n++) {
			c->entries[i].weight[n] = weigh(c, c->entries[i].words[n]);
			c->entries[i].total += c->entries[i].weight[n];
		}
}

enum dk_rc
dk_catalogue_open(struct dk_session *s, struct dk_catalogue **out, struct dk_err *err)
{
	struct dk_catalogue *c = calloc(1, sizeof(*c));
	enum dk_rc rc;

	dk_assert(c != NULL);
	c->s = s;
	read_words_load(&c->words, &c->keep);
	rc = dk_product_list(s, &c->keep, &c->products, &c->count, err);
	if (rc == DK_OK)
		rc = dk_customer_list(s, &c->keep, &c->customers, &c->customer_count, err);
	if (rc != DK_OK) {
		dk_catalogue_close(c);
		return rc;
	}
	c->scratch = dk_arena_alloc(&c->keep, sizeof(*c->scratch));
	c->entries = dk_arena_array(&c->keep, c->count + 1, sizeof(*c->entries));
	build_index(c);
	*out = c;
	return DK_OK;
}

void
dk_catalogue_close(struct dk_catalogue *c)
{
	if (c == NULL)
		return;
	dk_arena_free(&c->keep);
	free(c);
}

/* What the customer of this message bought before. */
void
read_catalogue_customer(struct reader *r)
{
	struct dk_usual *usual = NULL;
	size_t count = 0;

	r->cat->bought_count = 0;
	if (r->customer_id == 0 || r->rc != DK_OK)
		return;
	r->rc = dk_usual_list(r->s, r->a, r->customer_id, 200, &usual, &count, r->err);
	r->cat->bought = dk_arena_array(r->a, count + 1, sizeof(dk_id));
	for (size_t i = 0; r->rc == DK_OK && i < count; i++)
		r->cat->bought[r->cat->bought_count++] = usual[i].product_id;
}

static bool
is_bought(const struct dk_catalogue *c, dk_id id)
{
	for (size_t i = 0; i < c->bought_count; i++)
		if (c->bought[i] == id)
			return true;
	return false;
}

static size_t
index_of(const struct dk_catalogue *c, dk_id id)
{
	for (size_t i = 0; i < c->count; i++)
		if (c->products[i].id == id)
			return i;
	return SIZE_MAX;
}

/* By the look-up of the order grid, but for beginnings of codes: those would be a guess. */
bool
read_code(struct reader *r, const char *text, struct read_item *out)
{
	struct dk_product_match m = { 0 };
	struct dk_arena tmp = { 0 };
	size_t len = strlen(text);
	bool found;

	if (len == 0 || len > 40 || r->rc != DK_OK)
		return false;
	r->rc = dk_product_match(r->s, &tmp, text, r->customer_id, &m, r->err);
	found = r->rc == DK_OK && m.id != 0 && strcmp(m.by, "prefix") != 0;
	if (found)
		*out = (struct read_item){ .id = m.id, .index = index_of(r->cat, m.id),
			.is_sure = true, .unit = dk_arena_dup(r->a, m.unit),
			.rule = strcmp(m.by, "their") == 0 ? "their number" :
			strcmp(m.by, "barcode") == 0 ? "barcode" : "code" };
	dk_arena_free(&tmp);
	return found && out->index != SIZE_MAX;
}

static bool
has_letter(const char *s)
{
	for (; *s != '\0'; s++)
		if ((*s >= 'a' && *s <= 'z') || (*s >= 'A' && *s <= 'Z') || (*s & 0x80) != 0)
			return true;
	return false;
}

static bool
has_digit(const char *s)
{
	return strpbrk(s, "0123456789") != NULL;
}

/* "E 50010": a capital and three digits or more. */
static bool
is_letter_and_number(struct reader *r, size_t at, size_t end)
{
	const char *text = read_text(r, at, 1);

	return text[0] >= 'A' && text[0] <= 'Z' && text[1] == '\0' && at + 1 < end &&
	    r->tok[at + 1].gap == 1 && r->tok[at + 1].kind == READ_NUMBER &&
	    r->tok[at + 1].to - r->tok[at + 1].from >= 3;
}

/* A code as one token, or as two that a blank or a dash parts ("A 10410", "HM-8"). Numbers alone
 * are codes only where a rule says so (read_code). */
struct read_item
read_item_code(struct reader *r, size_t at, size_t end)
{
	struct read_item it = { 0 };
	const struct read_token *t = &r->tok[at];
	const char *text;

	if (t->kind != READ_WORD && t->kind != READ_MIXED && t->kind != READ_NUMBER)
		return it;
	if ((at + 1 < end && r->tok[at + 1].gap <= 1 && (r->tok[at + 1].kind == READ_NUMBER ||
	    r->tok[at + 1].kind == READ_MIXED) && (t->cls & (READ_FUNC | READ_MULT |
	    READ_NO | READ_CODE | READ_PIECE | READ_PACK)) == 0 && t->to - t->from <= 8 &&
	    t->kind != READ_NUMBER) || is_letter_and_number(r, at, end)) {
		text = read_text(r, at, 2);
		if (read_code(r, text, &it) || read_code(r, joined(r->a, r->tok, at, 2), &it)) {
			it.count = 2;
			return it;
		}
	}
	text = read_text(r, at, 1);
	if (t->kind == READ_NUMBER && (strlen(text) < 5 || strpbrk(text, ".,'") != NULL))
		return it;
	if (t->kind == READ_WORD && (t->cls != 0 || strlen(text) < 3 || !has_letter(text)))
		return it;
	if (read_code(r, text, &it)) {
		it.count = 1;
		/* a word that happens to be a code must be written like one */
		if (t->kind == READ_WORD && !has_digit(text))
			for (const char *p = text; *p != '\0'; p++)
				if (*p >= 'a' && *p <= 'z')
					it.count = 0;
	}
	if (it.count == 0)
		it.id = 0;
	return it;
}

/* Whether two words are the same but for an ending, or a slip of the pen in a long one. */
static int
edits(const char *a, const char *b, int max)
{
	size_t la = strlen(a), lb = strlen(b);
	int row[64], diagonal, old;

	if (la > 40 || lb > 40 || la + (size_t)max < lb || lb + (size_t)max < la)
		return max + 1;
	for (size_t j = 0; j <= lb; j++)
		row[j] = (int)j;
	for (size_t i = 1; i <= la; i++) {
		diagonal = row[0];
		row[0] = (int)i;
		for (size_t j = 1; j <= lb; j++) {
			int best = diagonal + (a[i - 1] != b[j - 1]);

			old = row[j];
			best = row[j] + 1 < best ? row[j] + 1 : best;
			best = row[j - 1] + 1 < best ? row[j - 1] + 1 : best;
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
			    best > diagonal)
				best = best < diagonal + 1 ? best : diagonal + 1;
			diagonal = old;
			row[j] = best;
		}
	}
	return row[lb];
}

/* A plural or another ending; behind a short word only that of a plural. */
static bool
is_ending(const char *s, size_t stem)
{
	static const char *const ends[] = { "n", "en", "e", "er", "x" };

	if (strcmp(s, "s") == 0 || strcmp(s, "es") == 0)
		return stem >= 3;
	for (size_t i = 0; i < DK_COUNT(ends); i++)
		if (strcmp(ends[i], s) == 0)
			return stem >= 5;
	return false;
}

/* "15x60" for "15x60cm": the unit may be left out where two numbers stand. */
static bool
is_size_of(const char *a, const char *b)
{
	size_t n = strlen(a);

	return strchr(a, 'x') != NULL && a[0] >= '0' && a[0] <= '9' && strncmp(a, b, n) == 0 &&
	    b[n] != '\0' && strspn(b + n, "abcdefghijklmnopqrstuvwxyz") == strlen(b + n);
}

/* 0 = not the same, 100 = the same, less for an ending or a slip. */
static int
likeness(const char *a, const char *b)
{
	size_t la = strlen(a), lb = strlen(b), n = la < lb ? la : lb;

	if (strcmp(a, b) == 0)
		return 100;
	if (has_digit(a) || has_digit(b))
		return is_size_of(a, b) ? 95 : 0;
	if (strncmp(a, b, n) == 0 && is_ending(la > lb ? a + n : b + n, n))
		return 95;
	if (n >= 5 && strncmp(a, b, 2) == 0 && a[la - 1] == b[lb - 1] && edits(a, b, 1) <= 1)
		return 80;
	if (n >= 6 && a[0] == b[0] && edits(a, b, n >= 9 ? 2 : 1) <= (n >= 9 ? 2 : 1))
		return 80;
	return 0;
}

/* The terms from `at`: hyphens part them, as they do in names. */
static void
gather_terms(struct search *q, size_t at, size_t end)
{
	struct reader *r = q->r;
	size_t n = at;

	while (n < end && q->term_count < RUN_MAX && !r->tok[n].is_marked) {
		const struct read_token *t = &r->tok[n];
		size_t run = measure_run(r->tok, n, end);
		const char *key = t->key;

		if (t->gap > 1 && n > at && t->gap >= 3)
			break; /* another column */
		if (run > 0 && n + run <= end) {
			const char *word = joined(r->a, r->tok, n, run);
			size_t first;

			if (word_range(r->cat, word, &first) > 0 || (first < r->cat->use_count &&
			    is_size_of(word, r->cat->uses[first].word))) {
				q->terms[q->term_count++] = (struct term){ n, run, word, false };
				n += run;
				continue;
			}
		}
		if (t->kind == READ_MARK) {
			/* quotes and a comma or dash inside a name */
			if (strchr("\"'*-/&,()", t->key[0]) == NULL && t->key[0] >= 0)
				break;
			q->terms[q->term_count++] = (struct term){ n++, 1, "", true };
			continue;
		}
		if (t->kind == READ_ADDRESS)
			break;
		while (*key != '\0' && q->term_count < RUN_MAX) {
			size_t len = strcspn(key, "-");

			q->terms[q->term_count++] = (struct term){ n, 1,
				word_key(r->a, dk_arena_dup_n(r->a, key, len)),
				(t->cls & READ_FUNC) != 0 };
			key += len + (key[len] == '-');
		}
		n++;
	}
}

static void
credit(struct search *q, const struct word_use *use, int likeness_of, size_t term, bool may_begin)
{
	const struct entry *e = &q->r->cat->entries[use->product];
	struct candidate *c = NULL;

	for (size_t i = 0; i < q->count && c == NULL; i++)
		if (q->cand[i].product == use->product)
			c = &q->cand[i];
	if (c == NULL) {
		if (!may_begin || q->count == CAND_MAX)
			return;
		c = &q->cand[q->count++];
		*c = (struct candidate){ use->product, 0, 0, 100, 0 };
	}
	if ((c->seen & (1u << use->place)) != 0 || c->terms == term + 1)
		return;
	/* what fits stands together: only small words and marks may lie between */
	for (size_t i = c->terms; c->terms > 0 && i < term; i++)
		if (!q->terms[i].is_func)
			return;
	c->seen |= 1u << use->place;
	c->score += e->weight[use->place] * likeness_of;
	c->worst = likeness_of < c->worst ? likeness_of : c->worst;
	c->terms = term + 1;
}

/* The uses of a word that is nearly this one; words begin alike. */
static void
credit_like(struct search *q, const char *word, size_t term, bool may_begin)
{
	const struct dk_catalogue *c = q->r->cat;
	char begin[2] = { word[0], '\0' };
	size_t first;

	if (strlen(word) < 3)
		return;
	word_range(c, begin, &first);
	for (size_t i = first; i < c->use_count && c->uses[i].word[0] == word[0]; i++) {
		int like = likeness(word, c->uses[i].word);

		if (like > 0)
			credit(q, &c->uses[i], like, term, may_begin);
	}
}

static void
score(struct search *q)
{
	const struct dk_catalogue *c = q->r->cat;

	for (size_t i = 0; i < q->term_count; i++) {
		const char *word = q->terms[i].word;
		bool may_begin = i == 0;
		size_t first, n = *word != '\0' ? word_range(c, word, &first) : 0;

		for (size_t k = 0; k < n; k++)
			credit(q, &c->uses[first + k], 100, i, may_begin);
		if (n == 0 && *word != '\0' && !q->terms[i].is_func)
			credit_like(q, word, i, may_begin);
		/* the same word with an ending may be another product's */
		else if (*word != '\0' && !q->terms[i].is_func && strlen(word) >= 4)
			credit_like(q, word, i, may_begin);
	}
}

static int
coverage(const struct dk_catalogue *c, const struct candidate *x)
{
	int total = c->entries[x->product].total;

	return total > 0 ? x->score / total : 0; /* percent */
}

/* Better: more of the message's words, then more of the product's name. */
static int
compare(const struct dk_catalogue *c, const struct candidate *x, const struct candidate *y)
{
	if (x->score != y->score)
		return x->score - y->score;
	return coverage(c, x) - coverage(c, y);
}

static const struct candidate *
best_of(const struct search *q, bool bought_only, bool *tie)
{
	const struct dk_catalogue *c = q->r->cat;
	const struct candidate *best = NULL;

	*tie = false;
	for (size_t i = 0; i < q->count; i++) {
		const struct candidate *x = &q->cand[i];
		int d = best != NULL ? compare(c, x, best) : 1;

		if (bought_only && !is_bought(c, c->products[x->product].id))
			continue;
		if (d > 0)
			*tie = false;
		else if (d == 0)
			*tie = true;
		if (d > 0)
			best = x;
	}
	return best;
}

/* Another product that the same words fit as well, though they are less of its name or more. */
static bool
is_rivalled(const struct search *q, const struct candidate *best)
{
	const struct dk_catalogue *c = q->r->cat;

	if (coverage(c, best) >= 95)
		return false;
	for (size_t i = 0; i < q->count; i++)
		if (&q->cand[i] != best && q->cand[i].score * 10 >= best->score * 9)
			return true;
	return false;
}

/* Two fifths of the name; a third where one long word of it is no other product's. */
static bool
is_enough(const struct search *q, const struct candidate *x)
{
	const struct dk_catalogue *c = q->r->cat;
	const struct entry *e = &c->entries[x->product];
	size_t first;

	if (coverage(c, x) >= 40)
		return true;
	for (int i = 0; i < e->count && coverage(c, x) >= 33; i++)
		if ((x->seen & (1u << i)) != 0 && strlen(e->words[i]) >= 6 &&
		    word_range(c, e->words[i], &first) == 1)
			return true;
	return false;
}

static struct read_item
item_of(const struct search *q, const struct candidate *x, const char *rule, bool sure)
{
	const struct term *last = &q->terms[x->terms - 1];

	return (struct read_item){ .id = q->r->cat->products[x->product].id,
		.index = x->product, .rule = rule, .unit = "", .is_sure = sure,
		.count = last->at + last->count - q->terms[0].at };
}

static bool
is_content(const struct term *t)
{
	return !t->is_func && *t->word != '\0';
}

/* A word behind the mention that belongs to it but not to the product: "Camembert President". */
static bool
is_contradicted(const struct search *q, const struct candidate *x)
{
	const struct reader *r = q->r;
	const struct term *next = x->terms < q->term_count ? &q->terms[x->terms] : NULL;
	size_t before = q->terms[0].at;

	if (coverage(r->cat, x) >= 95)
		return false;
	if (next != NULL && is_content(next) && r->tok[next->at].kind == READ_WORD &&
	    r->tok[next->at].cls == 0 && read_dozen(r->tok[next->at].key) == 0)
		return true;
	return before > 0 && r->tok[before - 1].row == r->tok[before].row &&
	    r->tok[before].gap <= 1 && r->tok[before - 1].kind == READ_WORD &&
	    r->tok[before - 1].cls == 0 && !r->tok[before - 1].is_marked &&
	    read_dozen(r->tok[before - 1].key) == 0 && r->tok[before - 1].use != DK_TEXT_LINE;
}

/* The product that the words from `at` name. `id` is 0 and `count` is not where they fit several
 * equally well: then nobody may take the words for something else. */
struct read_item
read_item_words(struct reader *r, size_t at, size_t end)
{
	struct search *q = r->cat->scratch;
	const struct candidate *best;
	struct read_item it = { 0 };
	bool tie;

	if (r->tok[at].kind == READ_MARK || (r->tok[at].kind == READ_NUMBER &&
	    measure_run(r->tok, at, end) == 0))
		return it;
	q->r = r;
	q->term_count = q->count = 0;
	gather_terms(q, at, end);
	if (q->term_count == 0 || q->terms[0].is_func)
		return it;
	score(q);
	best = best_of(q, false, &tie);
	if (best == NULL || best->score < 500)
		return it;
	if (tie || !is_enough(q, best) || is_rivalled(q, best)) {
		const struct candidate *known = best_of(q, true, &tie);

		if (known != NULL && !tie && known->score * 10 >= best->score * 9 &&
		    known->worst >= 95 && !is_contradicted(q, known))
			return item_of(q, known, "bought before", coverage(r->cat, known) >= 60);
		it = item_of(q, best, "description", false);
		it.id = 0;
		return it;
	}
	it = item_of(q, best, "description", coverage(r->cat, best) >= 60 && best->worst >= 95);
	if (is_contradicted(q, best))
		it.id = 0;
	return it;
}

/* A text that stands alone as a description: all of its words count. */
struct read_item
read_item_text(struct reader *r, const char *text)
{
	struct reader sub = read_aside(r, text);
	struct read_item it = { 0 }, best = { 0 };

	for (size_t i = 0; i < sub.tok_count;) {
		it = read_item_words(&sub, i, sub.tok_count);
		if (it.count > best.count)
			best = it;
		i += it.count > 0 ? it.count : 1;
	}
	r->rc = sub.rc;
	return best;
}

enum read_agrees
read_agrees(struct reader *r, size_t first, size_t count, dk_id id)
{
	struct read_item it = read_item_text(r, read_text(r, first, count));
	const struct entry *e;
	size_t index;

	if (it.id == id)
		return AGREES_YES;
	index = index_of(r->cat, id);
	if (index == SIZE_MAX)
		return AGREES_UNKNOWN;
	e = &r->cat->entries[index];
	for (size_t i = first; i < first + count; i++)
		for (int n = 0; n < e->count; n++)
			if (e->weight[n] > 5 && likeness(word_key(r->a, r->tok[i].key),
			    e->words[n]) >= 80)
				return AGREES_YES;
	return it.id != 0 && it.is_sure ? AGREES_NO : AGREES_UNKNOWN;
}

bool
read_find_customer(struct reader *r, const char *number, dk_id *id)
{
	const char *key = dk_text_fold(r->a, number);

	for (size_t i = 0; i < r->cat->customer_count; i++)
		if (strcmp(dk_text_fold(r->a, r->cat->customers[i].number), key) == 0) {
			*id = r->cat->customers[i].id;
			return true;
		}
	return false;
}
