/*
 * json.c - an order as a JSON attachment, whatever its sender calls the keys.
 *
 * The text is walked in place, because spans are wanted: objects that name a product and a
 * quantity are lines, other known keys are heads of the order.
 */
#include <string.h>

#include "core/order/recognise/item.h"

enum { DEPTH_MAX = 24 };

struct walk {
	struct reader *r;
	const char *text;
	size_t at, part;
	int depth;
	bool broken;
};

struct object {
	struct read_fields f;
	size_t from, to;
	bool made;
};

static void
skip_blank(struct walk *w)
{
	while (w->text[w->at] != '\0' && strchr(" \t\r\n", w->text[w->at]) != NULL)
		w->at++;
}

static unsigned
hex4(const char *s)
{
	unsigned v = 0;

	for (int i = 0; i < 4; i++) {
		char c = s[i];

		v = v * 16 + (unsigned)(c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ?
		    c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : 0);
		if (c == '\0')
			return 0;
	}
	return v;
}

static size_t
put_code(char *to, unsigned v)
{
	if (v < 0x80) {
		to[0] = (char)(v >= 0x20 ? v : ' ');
		return 1;
	}
	if (v < 0x800) {
		to[0] = (char)(0xC0 | v >> 6);
		to[1] = (char)(0x80 | (v & 0x3F));
		return 2;
	}
	if (v >= 0xD800 && v < 0xE000) /* half a pair: no name of ours has one */
		v = 0xFFFD;
	to[0] = (char)(0xE0 | v >> 12);
	to[1] = (char)(0x80 | (v >> 6 & 0x3F));
	to[2] = (char)(0x80 | (v & 0x3F));
	return 3;
}

/* A string at the quote, decoded. */
static const char *
read_string(struct walk *w)
{
	size_t start = ++w->at, n = 0;
	char *out;

	while (w->text[w->at] != '\0' && w->text[w->at] != '"')
		w->at += w->text[w->at] == '\\' && w->text[w->at + 1] != '\0' ? 2 : 1;
	out = dk_arena_alloc(w->r->a, w->at - start + 4);
	for (size_t i = start; i < w->at; i++) {
		if (w->text[i] != '\\') {
			out[n++] = w->text[i];
		} else if (w->text[i + 1] == 'u' && i + 5 < w->at + 1) {
			n += put_code(out + n, hex4(w->text + i + 2));
			i += 5;
		} else {
			i++;
			out[n++] = strchr("ntrbf", w->text[i]) != NULL ? ' ' : w->text[i];
		}
	}
	if (w->text[w->at] == '"')
		w->at++;
	else
		w->broken = true;
	return out;
}

static const char *
read_scalar(struct walk *w)
{
	size_t n;

	if (w->text[w->at] == '"')
		return read_string(w);
	n = strcspn(w->text + w->at, ",]} \t\r\n");
	w->at += n;
	if (n == 0)
		w->broken = true;
	return dk_arena_dup_n(w->r->a, w->text + w->at - n, n);
}

/* Marks the tokens between two bytes of the part. */
static void
mark_bytes(struct walk *w, size_t from, size_t to, enum dk_text_use use, int line)
{
	struct reader *r = w->r;

	for (size_t i = 0; i < r->tok_count; i++)
		if (r->tok[i].part == (int)w->part && r->tok[i].from >= from &&
		    r->tok[i].to <= to)
			read_mark(r, i, 1, use, line);
}

static void
take(struct walk *w, struct object *o, const char *key, const char *value, size_t from)
{
	enum read_role role = read_role_of(w->r->a, key);
	const char **to = NULL;
	bool used = true;

	switch (role) {
	case ROLE_CODE:
	case ROLE_ITEM:
		for (int i = 0; i < CODES_MAX && to == NULL; i++)
			if (o->f.code[i] == NULL)
				to = &o->f.code[i];
		break;
	case ROLE_NAME: to = &o->f.name; break;
	case ROLE_QTY: to = &o->f.qty; break;
	case ROLE_UNIT: to = &o->f.unit; break;
	case ROLE_PRICE: to = &o->f.price; break;
	case ROLE_DISCOUNT: to = &o->f.discount; break;
	case ROLE_PO:
		read_set_po(w->r, value);
		mark_bytes(w, from, w->at, DK_TEXT_PO, -1);
		break;
	case ROLE_WANTED:
		read_set_wanted(w->r, value);
		mark_bytes(w, from, w->at, DK_TEXT_WANTED, -1);
		break;
	case ROLE_CUSTOMER:
		if (read_set_customer(w->r, value))
			mark_bytes(w, from, w->at, DK_TEXT_CUSTOMER, -1);
		break;
	case ROLE_IGNORED: break;
	default: used = strcmp(key, "docket") == 0; break;
	}
	if (to != NULL && strcmp(value, "null") != 0)
		*to = value;
	if (used)
		mark_bytes(w, from, w->at, DK_TEXT_HEADING, -1);
}

static void walk_value(struct walk *w, struct object *around, const char *key, size_t from);

static void
end_object(struct walk *w, struct object *o)
{
	struct reader *r = w->r;
	size_t first = SIZE_MAX, end = 0;
	int line;

	if (o->f.qty == NULL)
		return;
	for (size_t i = 0; i < r->tok_count; i++)
		if (r->tok[i].part == (int)w->part && r->tok[i].from >= o->from &&
		    r->tok[i].to <= w->at) {
			first = i < first ? i : first;
			end = i + 1;
		}
	if (first == SIZE_MAX)
		return;
	o->f.first = first;
	o->f.end = end;
	if (!read_add_fields(r, &o->f, &line)) {
		for (size_t i = first; i < end; i++) /* nothing of it was used after all */
			r->tok[i].is_marked = false;
		return;
	}
	for (size_t i = first; i < end; i++)
		if (r->tok[i].is_marked || r->tok[i].kind == READ_MARK) {
			r->tok[i].is_marked = false;
			read_mark_line(r, i, i + 1, line);
		}
}

static void
walk_object(struct walk *w)
{
	struct object o = { .from = w->at++ };

	for (skip_blank(w); w->text[w->at] == '"' && !w->broken; skip_blank(w)) {
		size_t from = w->at;
		const char *key = read_string(w);

		skip_blank(w);
		if (w->text[w->at] != ':') {
			w->broken = true;
			break;
		}
		w->at++;
		walk_value(w, &o, key, from);
		skip_blank(w);
		if (w->text[w->at] == ',')
			w->at++;
	}
	if (w->text[w->at] == '}')
		w->at++;
	else
		w->broken = true;
	end_object(w, &o);
}

static void
walk_array(struct walk *w)
{
	w->at++;
	for (skip_blank(w); w->text[w->at] != ']' && !w->broken; skip_blank(w)) {
		struct object none = { 0 };

		walk_value(w, &none, "", w->at);
		skip_blank(w);
		if (w->text[w->at] == ',')
			w->at++;
		else if (w->text[w->at] != ']')
			w->broken = true;
	}
	if (w->text[w->at] == ']')
		w->at++;
}

static void
walk_value(struct walk *w, struct object *around, const char *key, size_t from)
{
	skip_blank(w);
	if (w->text[w->at] == '\0' || ++w->depth > DEPTH_MAX) {
		w->broken = true;
		return;
	}
	if (w->text[w->at] == '{' || w->text[w->at] == '[') {
		/* a known list, "lines", is no value that anybody missed */
		mark_bytes(w, from, w->at, DK_TEXT_HEADING, -1);
		if (w->text[w->at] == '{')
			walk_object(w);
		else
			walk_array(w);
	} else {
		const char *value = read_scalar(w);

		take(w, around, key, value, from);
	}
	w->depth--;
}

void
read_json_parts(struct reader *r)
{
	for (size_t i = 0; i < r->mail->part_count; i++) {
		struct walk w = { .r = r, .text = r->mail->parts[i].text, .part = i };

		if (r->mail->parts[i].kind != DK_PART_JSON)
			continue;
		do { /* one value, or one a line */
			skip_blank(&w);
			if (w.text[w.at] != '{' && w.text[w.at] != '[')
				break;
			walk_value(&w, &(struct object){ 0 }, "", w.at);
		} while (!w.broken);
	}
}
