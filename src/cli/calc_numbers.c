/* calc_numbers.c - `docket calc numbers`: whether a tax, company or article number can be right. */
#include <string.h>

#include "cli/calc.h"
#include "docket/check_digit.h"
#include "docket/company_number.h"
#include "docket/tax_number.h"

enum what { TAX, COMPANY, DAMM, GTIN };

/* The names by which the cases call the numbers. */
static const struct module {
	const char *name;
	enum what what;
	const char *country;
} modules[] = {
	{ "at.uid", TAX, "AT" }, { "be.vat", TAX, "BE" }, { "bg.vat", TAX, "BG" },
	{ "ch.vat", TAX, "CH" }, { "cy.vat", TAX, "CY" }, { "cz.dic", TAX, "CZ" },
	{ "de.vat", TAX, "DE" }, { "dk.cvr", TAX, "DK" }, { "ee.kmkr", TAX, "EE" },
	{ "es.cif", TAX, "ES" }, { "es.nif", TAX, "ES" }, { "eu.vat", TAX, "" },
	{ "fi.alv", TAX, "FI" }, { "fr.tva", TAX, "FR" }, { "gb.vat", TAX, "GB" },
	{ "gr.vat", TAX, "GR" }, { "hr.oib", TAX, "HR" }, { "hu.anum", TAX, "HU" },
	{ "ie.vat", TAX, "IE" }, { "it.iva", TAX, "IT" }, { "lt.pvm", TAX, "LT" },
	{ "lu.tva", TAX, "LU" }, { "lv.pvn", TAX, "LV" }, { "mt.vat", TAX, "MT" },
	{ "nl.btw", TAX, "NL" }, { "no.mva", TAX, "NO" }, { "pl.nip", TAX, "PL" },
	{ "pt.nif", TAX, "PT" }, { "ro.cui", TAX, "RO" }, { "se.vat", TAX, "SE" },
	{ "si.ddv", TAX, "SI" }, { "sk.dph", TAX, "SK" }, { "au.abn", COMPANY, "AU" },
	{ "no.orgnr", COMPANY, "NO" }, { "se.orgnr", COMPANY, "SE" }, { "damm", DAMM, "" },
	{ "ean", GTIN, "" },
};

static const struct module *
find(const char *name)
{
	for (size_t i = 0; i < DK_COUNT(modules); i++)
		if (strcmp(modules[i].name, name) == 0)
			return &modules[i];
	return NULL;
}

/* Without the blanks and marks that people write between. */
static const char *
compact(struct dk_calc_case *c, const char *s)
{
	char *out = dk_arena_dup(c->arena, s);
	size_t n = 0;

	for (; *s != '\0'; s++)
		if (strchr(" -.", *s) == NULL)
			out[n++] = *s;
	out[n] = '\0';
	return out;
}

static bool
is_valid(struct dk_calc_case *c, const struct module *m, const char *input)
{
	const char *s = compact(c, input);
	bool digits = *s != '\0' && strspn(s, "0123456789") == strlen(s);

	switch (m->what) {
	case TAX:
		return dk_tax_number_look(input, m->country) == DK_TAX_NUMBER_RIGHT;
	case COMPANY:
		return dk_company_number_ok(m->country, s);
	case DAMM:
		return digits && dk_damm_ok(s);
	case GTIN:
		return digits && dk_gtin_ok(s);
	}
	return false;
}

static bool
validate(struct dk_calc_case *c, const struct module *m, const char *input)
{
	bool valid = is_valid(c, m, input);

	dk_out_object(c->out, "docket");
	dk_out_bool(c->out, "valid", valid);
	dk_out_end(c->out);
	if (dk_json_get(c->in, "valid") != NULL) {
		c->has_expected = true;
		c->differs = valid != (strcmp(dk_json_text(c->in, "valid"), "true") == 0);
	}
	return true;
}

/* The one digit that makes a number of it. */
static bool
find_digit(struct dk_calc_case *c, const struct module *m, const char *input)
{
	for (int d = 0; d <= 9; d++) {
		char digit[2] = { (char)('0' + d), '\0' };

		if (!is_valid(c, m, dk_fmt(c->arena, "%s%s", input, digit)))
			continue;
		dk_out_object(c->out, "docket");
		dk_out_str(c->out, "output", digit);
		dk_out_end(c->out);
		dk_calc_expect(c, c->in, "output", digit);
		return true;
	}
	return dk_calc_cannot(c, "no digit makes a number of it");
}

static bool
run(struct dk_calc_case *c)
{
	const char *call = dk_json_text(c->in, "call");
	const struct module *m = find(dk_json_text(c->in, "module"));

	if (m == NULL)
		return dk_calc_cannot(c, "docket does not check %.40s",
		    dk_json_text(c->in, "module"));
	if (dk_json_get(c->in, "input") == NULL)
		return dk_calc_cannot(c, "input is missing");
	if (dk_json_get(c->in, "options") != NULL)
		return dk_calc_cannot(c, "docket takes no options for it");
	if (call[0] == '\0' || strcmp(call, "validate") == 0)
		return validate(c, m, dk_json_text(c->in, "input"));
	if (strcmp(call, "calc_check_digit") == 0)
		return find_digit(c, m, dk_json_text(c->in, "input"));
	return dk_calc_cannot(c, "docket has no call %.40s", call);
}

const struct dk_calc dk_calc_numbers = {
	.name = "numbers",
	.summary = "check digits of tax, company and article numbers",
	.run = run,
};
