/* line.c - from what was found of a line to the line: unit, quantity, price; or none at all. */
#include <string.h>

#include "core/order/recognise/item.h"
#include "docket/text.h"

bool
read_price(const struct reader *r, const char *text, dk_price *out)
{
	char digits[32];
	struct read_number number;
	size_t n = 0;

	for (const char *p = text; *p != '\0'; p++)
		if (strchr("0123456789.,'", *p) != NULL && n + 1 < sizeof(digits))
			digits[n++] = *p;
		else if (*p == '-' || *p == '%')
			return false;
	while (n > 0 && strchr(".,'", digits[n - 1]) != NULL) /* "12,-" */
		n--;
	digits[n] = '\0';
	if (!read_digits(digits, r->comma_decimal, true, 4, &number))
		return false;
	out->e4 = number.value;
	return out->e4 <= DK_PRICE_MAX;
}

bool
read_percent(const struct reader *r, const char *text, dk_rate *out)
{
	char digits[16];
	struct read_number number;
	size_t n = 0;
	bool sign = strchr(text, '%') != NULL;

	for (const char *p = text; *p != '\0'; p++)
		if (strchr("0123456789.,", *p) != NULL && n + 1 < sizeof(digits))
			digits[n++] = *p;
	digits[n] = '\0';
	if (!read_digits(digits, r->comma_decimal, true, 3, &number) ||
	    number.value > DK_RATE_ONE)
		return false;
	out->e5 = number.value;
	return sign || out->e5 == 0 || out->e5 >= 1000; /* 0.15 may be a part of one */
}

bool
read_quantity(struct reader *r, const char *text, int64_t *qty, const char **unit_word)
{
	struct reader sub = read_aside(r, text);
	struct read_number number;
	int64_t pieces;
	size_t n = 0;

	*unit_word = "";
	if (sub.tok_count == 0)
		return false;
	if ((sub.tok[0].cls & READ_MULT) != 0)
		n++;
	if (n < sub.tok_count && sub.tok[n].kind == READ_NUMBER) {
		if (!read_digits(sub.tok[n].key, r->comma_decimal, false, 3, &number))
			return false;
		*qty = number.value;
		n++;
		if (n < sub.tok_count && read_dozen(sub.tok[n].key) > 0)
			*qty *= read_dozen(sub.tok[n++].key);
	} else if (n < sub.tok_count) {
		size_t used = read_number_words(&sub, n, sub.tok_count, &pieces);

		if (used == 0)
			return false;
		*qty = pieces * 1000;
		n += used;
	}
	if (n < sub.tok_count && read_unit_group(sub.tok[n].key) != NULL)
		*unit_word = sub.tok[n++].key;
	while (n < sub.tok_count && ((sub.tok[n].cls & READ_MULT) != 0 ||
	    sub.tok[n].kind == READ_MARK))
		n++;
	return n == sub.tok_count && *qty > 0;
}

static bool
is_one_of(const char *word, const char *const *words)
{
	for (; *words != NULL; words++)
		if (strcmp(*words, word) == 0)
			return true;
	return false;
}

/* The product's unit that a word of the message means; false when it has none that fits. A case, a
 * box and a carton are all the only pack it comes in, which a clerk should see. */
static bool
find_unit(struct reader *r, const struct read_item *item, const char *word, const char **unit,
    bool *sure)
{
	static const char *const loose[] = { "case", "box", "pack", "bag", "tray", NULL };
	static const char *const strict[] = { "kg", "g", "l", "m", "ml", "cl", "cm", "mm", "oz",
		"lb", "in", "pair", "pallet", "keg", NULL };
	const char *group = *word != '\0' ? read_unit_group(word) : NULL, *own;
	struct dk_unit *units = NULL;
	size_t count = 0;

	*unit = "";
	if (group == NULL) {
		*unit = item->unit != NULL ? item->unit : "";
		return true;
	}
	r->rc = dk_unit_list(r->s, r->a, item->id, &units, &count, r->err);
	if (r->rc != DK_OK)
		return false;
	for (size_t i = 0; i < count; i++) {
		own = read_unit_group(dk_text_fold(r->a, units[i].name));
		if (strcmp(dk_text_fold(r->a, units[i].name), word) == 0 ||
		    (own != NULL && strcmp(own, group) == 0)) {
			*unit = i == 0 ? "" : units[i].name;
			return true;
		}
	}
	if (is_one_of(group, strict))
		return false;
	if (is_one_of(group, loose)) {
		*sure = false;
		if (count > 2)
			return false;
		*unit = count == 2 ? units[1].name : "";
	}
	return true;
}

/* Another part has the same line already: the sheet beside the text, the text beside the sheet. */
static bool
is_repeat(const struct reader *r, const struct dk_found_line *l)
{
	for (size_t i = 0; i < r->out->line_count; i++) {
		const struct dk_found_line *o = &r->out->lines[i];

		if (o->span.part != l->span.part && o->product_id == l->product_id &&
		    o->qty.milli == l->qty.milli && strcmp(o->unit, l->unit) == 0)
			return true;
	}
	return false;
}

bool
read_add_line(struct reader *r, const struct read_item *item, const struct read_amounts *am,
    int *line)
{
	size_t first = am->first, end = am->end;
	struct dk_product *p = NULL;
	struct dk_found_line l = { .product_id = item->id, .rule = item->rule,
		.qty = { am->qty }, .has_price = am->has_price, .price = am->price,
		.has_discount = am->has_discount, .discount = am->discount,
		.is_sure = item->is_sure };

	*line = -1;
	if (item->id == 0 || am->qty <= 0 || am->qty > DK_QTY_MAX || r->rc != DK_OK ||
	    !find_unit(r, item, am->unit_word, &l.unit, &l.is_sure))
		return false;
	r->rc = dk_product_load(r->s, r->a, item->id, &p, r->err);
	if (r->rc != DK_OK)
		return false;
	l.sku = p->sku;
	l.name = p->name;
	l.span = (struct dk_span){ r->tok[first].part, r->tok[first].from, r->tok[end - 1].to };
	l.text = read_text(r, first, end - first);
	if (is_repeat(r, &l))
		return true;
	if (r->out->line_count >= DK_LINES_MAX)
		return false;
	r->out->lines = dk_arena_grow(r->a, r->out->lines, r->out->line_count, &r->line_cap,
	    sizeof(l));
	*line = (int)r->out->line_count;
	r->out->lines[r->out->line_count++] = l;
	return true;
}

void
read_mark_line(struct reader *r, size_t first, size_t end, int line)
{
	read_mark(r, first, end - first, line < 0 ? DK_TEXT_REPEAT : DK_TEXT_LINE, line);
}

/* Trimmed of the quotes and stars that surround a cell. */
static const char *
trimmed(struct dk_arena *a, const char *s)
{
	size_t n;

	if (s == NULL)
		return "";
	while (*s != '\0' && strchr(" \t\r\n\"'*#`", *s) != NULL)
		s++;
	n = strlen(s);
	while (n > 0 && strchr(" \t\r\n\"'*`", s[n - 1]) != NULL)
		n--;
	return dk_arena_dup_n(a, s, n);
}

/* The product of a row: all codes that are known mean the same, and its name does not speak
 * against them. */
static bool
item_of(struct reader *r, const struct read_fields *f, struct read_item *out)
{
	const char *name = trimmed(r->a, f->name);
	struct read_item by_name = { 0 }, it;
	bool found = false, unknown = false;

	for (int i = 0; i < CODES_MAX; i++) {
		const char *code = trimmed(r->a, f->code[i]);

		if (*code == '\0')
			continue;
		if (!read_code(r, code, &it)) {
			unknown = true;
			if (*name == '\0' && strchr(code, ' ') != NULL)
				name = code;
			continue;
		}
		if (found && it.id != out->id)
			return false;
		*out = it;
		found = true;
	}
	if (*name == '\0')
		return found;
	by_name = read_item_text(r, name);
	if (!found) {
		*out = by_name;
		out->is_sure = by_name.is_sure && !unknown;
		return by_name.id != 0;
	}
	return by_name.id == 0 || by_name.id == out->id || !by_name.is_sure;
}

bool
read_add_fields(struct reader *r, const struct read_fields *f, int *line)
{
	struct read_amounts am = { .first = f->first, .end = f->end, .unit_word = "" };
	struct read_item item = { 0 };
	const char *unit = trimmed(r->a, f->unit), *price = trimmed(r->a, f->price),
	    *discount = trimmed(r->a, f->discount);

	if (f->qty == NULL || !read_quantity(r, trimmed(r->a, f->qty), &am.qty, &am.unit_word) ||
	    !item_of(r, f, &item) || r->rc != DK_OK)
		return false;
	if (*am.unit_word == '\0' && *unit != '\0')
		am.unit_word = dk_text_fold(r->a, unit);
	am.has_price = *price != '\0' && read_price(r, price, &am.price);
	am.has_discount = *discount != '\0' && read_percent(r, discount, &am.discount);
	return read_add_line(r, &item, &am, line);
}
