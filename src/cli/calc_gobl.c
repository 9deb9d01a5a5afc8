/* calc_gobl.c - reads an invoice in the shape of gobl and adds it up. */
#include "cli/calc_gobl.h"

#include <string.h>

/* Taxes that the customer keeps back, and those that a document only tells of, by the regime that
 * the seller is under. */
static const struct {
	char regime[3];
	const char *kind;
	enum dk_tax_role role;
} roles[] = {
	{ "BR", "PISRet", DK_TAX_WITHHELD }, { "BR", "COFINSRet", DK_TAX_WITHHELD },
	{ "BR", "CSLL", DK_TAX_WITHHELD }, { "BR", "INSS", DK_TAX_WITHHELD },
	{ "BR", "IRRF", DK_TAX_WITHHELD }, { "BR", "ISS", DK_TAX_INFORMED },
	{ "BR", "ICMS", DK_TAX_INFORMED }, { "BR", "PIS", DK_TAX_INFORMED },
	{ "BR", "COFINS", DK_TAX_INFORMED }, { "BR", "IBS", DK_TAX_INFORMED },
	{ "BR", "CBS", DK_TAX_INFORMED }, { "CO", "RVAT", DK_TAX_WITHHELD },
	{ "CO", "RICA", DK_TAX_WITHHELD }, { "CO", "RR", DK_TAX_WITHHELD },
	{ "ES", "IRPF", DK_TAX_WITHHELD }, { "ES", "IRNR", DK_TAX_WITHHELD },
	{ "IT", "IRPEF", DK_TAX_WITHHELD }, { "IT", "IRES", DK_TAX_WITHHELD },
	{ "IT", "INPS", DK_TAX_WITHHELD }, { "IT", "ENASARCO", DK_TAX_WITHHELD },
	{ "IT", "ENPAM", DK_TAX_WITHHELD }, { "IT", "CP", DK_TAX_WITHHELD },
	{ "MX", "RVAT", DK_TAX_WITHHELD }, { "MX", "RIEPS", DK_TAX_WITHHELD },
	{ "MX", "ISR", DK_TAX_WITHHELD }, { "PT", "IRS", DK_TAX_WITHHELD },
	{ "PT", "IRC", DK_TAX_WITHHELD },
};

/* Regimes whose invoices round each line where the document does not say. */
static const char rounds_lines[] = "EL GR";

bool
dk_gobl_is(const struct dk_json *in)
{
	const struct dk_json *lines = dk_json_get(in, "lines");

	if (dk_json_get(in, "regime") != NULL || dk_json_get(in, "totals") != NULL)
		return true;
	return lines != NULL && lines->kind == DK_JSON_ARRAY && lines->child != NULL &&
	    lines->child->kind == DK_JSON_OBJECT &&
	    dk_json_get(lines->child, "quantity") != NULL;
}

static enum dk_tax_role
role_of(const struct dk_calc_case *c, const char *kind)
{
	const char *regime = dk_json_text(c->in, "regime");

	for (size_t i = 0; i < DK_COUNT(roles); i++)
		if (strcmp(roles[i].regime, regime) == 0 && strcmp(roles[i].kind, kind) == 0)
			return roles[i].role;
	return DK_TAX_ADDED;
}

bool
dk_gobl_tax(struct dk_calc_case *c, const struct dk_json *o, struct dk_tax_class *out)
{
	const char *kind = dk_json_text(o, "cat"), *country = dk_json_text(o, "country");

	*out = (struct dk_tax_class){ .category = "" };
	if (o->kind != DK_JSON_OBJECT)
		return dk_calc_cannot(c, "taxes holds something else than objects");
	if (kind[0] == '\0' || strlen(kind) >= sizeof(out->kind) ||
	    strlen(country) >= sizeof(out->country))
		return dk_calc_cannot(c, "a tax names no code of at most fifteen letters");
	memcpy(out->kind, kind, strlen(kind) + 1);
	memcpy(out->country, country, strlen(country) + 1);
	out->role = role_of(c, kind);
	/* whatever the reason is, what bears no rate stands apart from a rate of zero */
	out->category[0] = dk_json_get(o, "percent") != NULL ? 'S' : 'E';
	return dk_calc_read_percent(c, o, "percent", &out->rate) &&
	    dk_calc_read_percent(c, o, "surcharge", &out->surcharge);
}

/* The taxes of a line or extra: the first, and the others behind it. */
static bool
read_taxes(struct dk_calc_case *c, const struct dk_json *o, struct dk_tax_class *first,
    const struct dk_tax_class **more, size_t *more_count)
{
	const struct dk_json *list = dk_json_get(o, "taxes");
	struct dk_tax_class *all;
	size_t n = 0;

	*first = (struct dk_tax_class){ .kind = DK_GOBL_NO_TAX, .role = DK_TAX_INFORMED };
	if (list == NULL)
		return true;
	if (list->kind != DK_JSON_ARRAY)
		return dk_calc_cannot(c, "taxes is no list");
	all = dk_arena_array(c->arena, list->count + 1, sizeof(*all));
	for (const struct dk_json *t = list->child; t != NULL; t = t->next)
		if (!dk_gobl_tax(c, t, &all[n++]))
			return false;
	if (n == 0)
		return true;
	*first = all[0];
	*more = all + 1;
	*more_count = n - 1;
	return true;
}

/* A percentage where it stands, else an amount; both are discounts unless it is a charge. */
static bool
read_share(struct dk_calc_case *c, const struct dk_json *o, bool is_charge, int exponent,
    struct dk_line_extra *out)
{
	if (o->kind != DK_JSON_OBJECT)
		return dk_calc_cannot(c, "a discount or charge is no object");
	if (dk_json_get(o, "rate") != NULL)
		return dk_calc_cannot(c, "a charge a piece");
	if (!dk_calc_read_percent(c, o, "percent", &out->percent))
		return false;
	if (out->percent.e5 == 0 && dk_json_get(o, "percent") == NULL) {
		if (dk_json_get(o, "amount") == NULL)
			return dk_calc_cannot(c, "a discount or charge without amount");
		if (!dk_calc_read_money(c, o, "amount", exponent, &out->amount))
			return false;
	}
	if (!is_charge) {
		out->percent.e5 = -out->percent.e5;
		out->amount = dk_money_neg(out->amount);
	}
	return true;
}

static size_t
count_of(const struct dk_json *o, const char *key)
{
	const struct dk_json *list = dk_json_get(o, key);

	return list != NULL ? list->count : 0;
}

static bool
read_line_extras(struct dk_calc_case *c, const struct dk_json *in, const char *key,
    struct dk_totals_line *out, struct dk_gobl_line *line)
{
	const struct dk_json *list = dk_json_get(in, key);
	int exponent = out->places; /* until dk_totals sets it */

	if (list == NULL)
		return true;
	if (list->kind != DK_JSON_ARRAY)
		return dk_calc_cannot(c, "%s is no list", key);
	for (const struct dk_json *o = list->child; o != NULL; o = o->next) {
		if (o->kind == DK_JSON_OBJECT && dk_json_get(o, "base") != NULL)
			return dk_calc_cannot(c, "a line's discount or charge on a base");
		line->extras[out->extra_count] = o;
		if (!read_share(c, o, strcmp(key, "charges") == 0, exponent,
			&out->extras[out->extra_count++]))
			return false;
	}
	return true;
}

static int
written_places(const char *number)
{
	const char *point = strchr(number, '.');

	return point != NULL ? (int)strlen(point + 1) : 0;
}

static bool
read_line(struct dk_calc_case *c, const struct dk_json *in, int exponent,
    struct dk_totals_line *out, struct dk_gobl_line *line)
{
	const char *other;
	size_t extras;

	if (in->kind != DK_JSON_OBJECT)
		return dk_calc_cannot(c, "a line is no object");
	other = dk_json_text(in, "price_currency");
	if (other[0] != '\0' && strcmp(other, dk_json_text(c->in, "currency")) != 0)
		return dk_calc_cannot(c, "a price in another currency than the document");
	line->in = in;
	line->shown = written_places(dk_json_text(in, "price"));
	line->shown = line->shown < exponent ? exponent : line->shown;
	extras = count_of(in, "discounts") + count_of(in, "charges");
	line->extras = dk_arena_array(c->arena, extras + 1, sizeof(*line->extras));
	out->extras = dk_arena_array(c->arena, extras + 1, sizeof(*out->extras));
	out->places = exponent;
	if (!dk_calc_read_price(c, in, "quantity", &out->amount) ||
	    !read_line_extras(c, in, "discounts", out, line) ||
	    !read_line_extras(c, in, "charges", out, line))
		return false;
	out->places = line->shown;
	return read_taxes(c, in, &out->tax, &out->more, &out->more_count);
}

static bool
read_lines(struct dk_calc_case *c, struct dk_gobl *g)
{
	const struct dk_json *lines = dk_json_get(c->in, "lines");
	struct dk_totals *t = &g->totals;

	if (lines == NULL || lines->kind != DK_JSON_ARRAY)
		return dk_calc_cannot(c, "lines is missing");
	if (lines->count > DK_LINES_MAX)
		return dk_calc_cannot(c, "more than %d lines", DK_LINES_MAX);
	t->lines = dk_arena_array(c->arena, lines->count + 1, sizeof(*t->lines));
	g->lines = dk_arena_array(c->arena, lines->count + 1, sizeof(*g->lines));
	for (const struct dk_json *l = lines->child; l != NULL; l = l->next, t->line_count++)
		if (!read_line(c, l, t->exponent, &t->lines[t->line_count],
			&g->lines[t->line_count]))
			return false;
	return true;
}

static bool
read_extras(struct dk_calc_case *c, const char *key, struct dk_gobl *g)
{
	const struct dk_json *list = dk_json_get(c->in, key);
	struct dk_totals *t = &g->totals;

	if (list == NULL)
		return true;
	if (list->kind != DK_JSON_ARRAY)
		return dk_calc_cannot(c, "%s is no list", key);
	for (const struct dk_json *o = list->child; o != NULL; o = o->next) {
		struct dk_totals_extra *x = &t->extras[t->extra_count];
		struct dk_line_extra share = { 0 };

		if (!read_share(c, o, strcmp(key, "charges") == 0, t->exponent, &share) ||
		    !dk_calc_read_money(c, o, "base", t->exponent, &x->base) ||
		    !read_taxes(c, o, &x->tax, &x->more, &x->more_count))
			return false;
		x->percent = share.percent;
		x->amount = share.amount;
		x->is_untaxed = strcmp(x->tax.kind, DK_GOBL_NO_TAX) == 0;
		x->has_tax = !x->is_untaxed;
		g->extras[t->extra_count++] = o;
	}
	return true;
}

/* What the document says about all of it: how it rounds, what prices hold, what was paid. */
static bool
read_rules(struct dk_calc_case *c, struct dk_gobl *g)
{
	const struct dk_json *tax = dk_json_get(c->in, "tax");
	const struct dk_json *totals = dk_json_get(c->in, "totals");
	const char *rounding = tax != NULL ? dk_json_text(tax, "rounding") : "";
	const char *regime = dk_json_text(c->in, "regime");
	struct dk_totals *t = &g->totals;
	bool by_line = regime[0] != '\0' && strstr(rounds_lines, regime) != NULL;

	t->exponent = dk_currency_exponent(dk_json_text(c->in, "currency"));
	if (t->exponent < 0)
		return dk_calc_cannot(c, "docket does not know this currency");
	if (rounding[0] != '\0' && strcmp(rounding, "currency") != 0 &&
	    strcmp(rounding, "precise") != 0)
		return dk_calc_cannot(c, "docket does not round %.20s", rounding);
	by_line = rounding[0] != '\0' ? strcmp(rounding, "currency") == 0 : by_line;
	t->round = by_line ? DK_ROUND_LINES : DK_ROUND_END;
	if (tax != NULL && dk_json_get(tax, "prices_include") != NULL)
		t->includes = dk_json_text(tax, "prices_include");
	if (t->includes != NULL && role_of(c, t->includes) != DK_TAX_ADDED)
		return dk_calc_cannot(c, "prices cannot include a tax that is withheld");
	if (totals == NULL)
		return true;
	g->has_advance = dk_json_get(totals, "advance") != NULL;
	return dk_calc_read_money(c, totals, "advance", t->exponent, &t->prepaid) &&
	    dk_calc_read_money(c, totals, "rounding", t->exponent, &t->rounding);
}

bool
dk_gobl_run(struct dk_calc_case *c)
{
	struct dk_gobl g = { .has_advance = false };
	struct dk_totals *t = &g.totals;
	size_t extras = count_of(c->in, "discounts") + count_of(c->in, "charges");
	struct dk_err err;

	t->extras = dk_arena_array(c->arena, extras + 1, sizeof(*t->extras));
	g.extras = dk_arena_array(c->arena, extras + 1, sizeof(*g.extras));
	if (!read_rules(c, &g) || !read_lines(c, &g) || !read_extras(c, "discounts", &g))
		return false;
	g.discount_count = t->extra_count;
	if (!read_extras(c, "charges", &g))
		return false;
	if (dk_totals(c->arena, t, &err) != DK_OK)
		return dk_calc_cannot(c, "an amount is too large");
	dk_gobl_write(c, &g);
	if (c->differs)
		c->contradiction = dk_gobl_contradiction(c, t->exponent);
	return true;
}
