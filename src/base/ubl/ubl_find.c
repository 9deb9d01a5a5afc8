/* ubl_find.c - the paths of the rules, and the numbers that they lead to. */
#include <ctype.h>
#include <strings.h>
#include <string.h>

#include "base/ubl/ubl.h"

/* One name of a path with its conditions. */
struct step {
	const char *name;
	size_t name_len, code_len;
	const char *code;
	char sign;   /* '=' or '~' before the code, else 0 */
	char charge; /* '-' or '+', else 0 */
	bool is_vat, is_attr, is_anywhere;
};

/* Takes the next step off a path; false at its end. */
static bool
next_step(const char **path, struct step *s)
{
	const char *p = *path;

	*s = (struct step){ .name = NULL };
	if (*p == '\0' || *p == '|')
		return false;
	if (strncmp(p, "//", 2) == 0) {
		s->is_anywhere = true;
		p += 2;
	}
	s->is_attr = *p == '@';
	p += *p == '@';
	s->name = p;
	s->name_len = strcspn(p, "/|=~!+-");
	p += s->name_len;
	for (; *p != '\0' && *p != '/' && *p != '|';) {
		if (*p == '=' || *p == '~') {
			s->sign = *p++;
			s->code = p;
			s->code_len = strcspn(p, "/|!+-");
			p += s->code_len;
		} else if (*p == '!') {
			s->is_vat = true;
			p++;
		} else {
			s->charge = *p++;
		}
	}
	*path = *p == '/' && p[1] != '/' ? p + 1 : p;
	return true;
}

static bool
named(const struct dk_xml *x, const struct step *s)
{
	if (s->name_len == 4 && strncmp(s->name, "Line", 4) == 0)
		return strcmp(x->name, "InvoiceLine") == 0 ||
		    strcmp(x->name, "CreditNoteLine") == 0;
	return strlen(x->name) == s->name_len && strncmp(x->name, s->name, s->name_len) == 0;
}

/* An allowance has the indicator false, a charge true; what says neither is none of them. */
static bool
is_sign(const struct dk_xml *x, char charge)
{
	const struct dk_xml *c = dk_xml_child(x, "ChargeIndicator");

	if (c == NULL)
		return false;
	return charge == '-' ? strcmp(c->text, "false") == 0 || strcmp(c->text, "0") == 0
			     : strcmp(c->text, "true") == 0 || strcmp(c->text, "1") == 0;
}

static bool
is_vat(const struct dk_xml *x)
{
	for (const struct dk_xml *c = x->child; c != NULL; c = c->next) {
		const struct dk_xml *id =
		    strcmp(c->name, "TaxScheme") == 0 ? dk_xml_child(c, "ID") : NULL;

		if (id != NULL && strcasecmp(id->text, "VAT") == 0)
			return true;
	}
	return false;
}

static bool
fits(const struct dk_xml *x, const struct step *s)
{
	const struct dk_xml *id;
	bool same;

	if (!named(x, s) || (s->charge != 0 && !is_sign(x, s->charge)) ||
	    (s->is_vat && !is_vat(x)))
		return false;
	if (s->sign == 0)
		return true;
	if ((id = dk_xml_child(x, "ID")) == NULL)
		return false;
	same = strlen(id->text) == s->code_len && strncmp(id->text, s->code, s->code_len) == 0;
	return s->sign == '=' ? same : !same;
}

static void
add(struct dk_ubl *u, struct dk_ubl_set *out, const struct dk_xml *x)
{
	out->nodes = dk_arena_grow(u->arena, out->nodes, out->count, &out->cap,
	    sizeof(*out->nodes));
	out->nodes[out->count++] = x;
}

static void walk(struct dk_ubl *u, const struct dk_xml *at, const char *path,
    struct dk_ubl_set *out);

static void
walk_all(struct dk_ubl *u, const struct dk_xml *at, const struct step *s, const char *rest,
    struct dk_ubl_set *out)
{
	for (const struct dk_xml *x = at->child; x != NULL; x = x->next) {
		if (fits(x, s))
			walk(u, x, rest, out);
		if (s->is_anywhere)
			walk_all(u, x, s, rest, out);
	}
}

static void
walk(struct dk_ubl *u, const struct dk_xml *at, const char *path, struct dk_ubl_set *out)
{
	struct step s;

	if (!next_step(&path, &s)) {
		add(u, out, at);
		return;
	}
	if (s.is_attr) {
		for (const struct dk_xml_attr *a = at->attrs; a != NULL; a = a->next)
			if (strlen(a->name) == s.name_len &&
			    strncmp(a->name, s.name, s.name_len) == 0)
				add(u, out, at);
		return;
	}
	if (s.name_len == 1 && s.name[0] == '.')
		walk(u, at, path, out);
	else if (s.name_len == 2 && strncmp(s.name, "..", 2) == 0 && at->parent != NULL)
		walk(u, at->parent, path, out);
	else
		walk_all(u, s.is_anywhere ? u->root : at, &s, path, out);
}

void
dk_ubl_find(struct dk_ubl *u, const struct dk_xml *at, const char *path, struct dk_ubl_set *out)
{
	*out = (struct dk_ubl_set){ .count = 0 };
	for (; path != NULL; path = strchr(path, '|') != NULL ? strchr(path, '|') + 1 : NULL)
		walk(u, at, path, out);
}

bool
dk_ubl_has(struct dk_ubl *u, const struct dk_xml *at, const char *path)
{
	struct dk_ubl_set set;

	dk_ubl_find(u, at, path, &set);
	return set.count > 0;
}

const struct dk_xml *
dk_ubl_first(struct dk_ubl *u, const struct dk_xml *at, const char *path)
{
	struct dk_ubl_set set;

	dk_ubl_find(u, at, path, &set);
	return set.count > 0 ? set.nodes[0] : NULL;
}

const char *
dk_ubl_text(struct dk_ubl *u, const struct dk_xml *at, const char *path)
{
	const struct dk_xml *x = dk_ubl_first(u, at, path);

	return x != NULL ? x->text : "";
}

bool
dk_ubl_decimal(struct dk_ubl *u, const char *text, dk_wide *out)
{
	bool negative = *text == '-', after_point = false, seen = false;
	dk_wide v = 0, unit = DK_UBL_ONE;

	for (text += *text == '-' || *text == '+'; *text != '\0'; text++) {
		if (*text == '.' && !after_point) {
			after_point = true;
			continue;
		}
		if (!isdigit((unsigned char)*text))
			return false;
		seen = true;
		if (after_point) {
			unit /= 10;
			v += (*text - '0') * unit;
			if (unit == 0 && *text != '0')
				u->overflow = true;
		} else if (v > DK_UBL_ONE * DK_MONEY_MAX * 10) {
			u->overflow = true;
		} else {
			v = v * 10 + (*text - '0') * DK_UBL_ONE;
		}
	}
	*out = negative ? -v : v;
	return seen;
}

bool
dk_ubl_number(struct dk_ubl *u, const struct dk_xml *at, const char *path, dk_wide *out)
{
	const struct dk_xml *x = dk_ubl_first(u, at, path);

	*out = 0;
	return x != NULL && dk_ubl_decimal(u, x->text, out);
}

bool
dk_ubl_sum(struct dk_ubl *u, const struct dk_xml *at, const char *path, dk_wide *out)
{
	struct dk_ubl_set set;
	dk_wide v;

	*out = 0;
	dk_ubl_find(u, at, path, &set);
	for (size_t i = 0; i < set.count; i++) {
		if (!dk_ubl_decimal(u, set.nodes[i]->text, &v))
			return false;
		*out += v;
	}
	return true;
}

dk_wide
dk_ubl_times(struct dk_ubl *u, dk_wide x, dk_wide y)
{
	dk_wide v;

	if (__builtin_mul_overflow(x, y, &v)) {
		u->overflow = true;
		return 0;
	}
	return dk_wide_round(v, DK_UBL_ONE);
}

/* Down to a whole number of units, for negative numbers too. */
static dk_wide
floor_to(dk_wide v, dk_wide unit)
{
	dk_wide rest = v % unit;

	return v - rest - (rest < 0 ? unit : 0);
}

dk_wide
dk_ubl_round(dk_wide v)
{
	return floor_to(v + DK_UBL_ONE / 2, DK_UBL_ONE);
}

dk_wide
dk_ubl_round_cents(dk_wide v)
{
	return floor_to(v + DK_UBL_ONE / 200, DK_UBL_ONE / 100);
}

dk_wide
dk_ubl_abs(dk_wide v)
{
	return v < 0 ? -v : v;
}
