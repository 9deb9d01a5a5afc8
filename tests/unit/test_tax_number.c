/* test_tax_number.c - tax numbers against published examples, and every slip of one digit. */
#include "cases.h"

#include "docket/json.h"
#include "docket/tax_number.h"

static const struct {
	const char *module, *country;
} modules[] = {
	{ "at.uid", "AT" }, { "be.vat", "BE" }, { "de.vat", "DE" }, { "es.nif", "ES" },
	{ "es.cif", "ES" }, { "fr.tva", "FR" }, { "gb.vat", "GB" }, { "it.iva", "IT" },
	{ "nl.btw", "NL" }, { "pl.nip", "PL" }, { "bg.vat", "BG" }, { "ch.vat", "CH" },
	{ "cy.vat", "CY" }, { "cz.dic", "CZ" }, { "dk.cvr", "DK" }, { "ee.kmkr", "EE" },
	{ "fi.alv", "FI" }, { "gr.vat", "GR" }, { "hr.oib", "HR" }, { "hu.anum", "HU" },
	{ "ie.vat", "IE" }, { "lt.pvm", "LT" }, { "lu.tva", "LU" }, { "lv.pvn", "LV" },
	{ "mt.vat", "MT" }, { "no.mva", "NO" }, { "pt.nif", "PT" }, { "ro.cui", "RO" },
	{ "se.vat", "SE" }, { "si.ddv", "SI" }, { "sk.dph", "SK" }, { "eu.vat", "" },
};

static const char *
country_of(const char *module)
{
	for (size_t i = 0; i < DK_COUNT(modules); i++)
		if (strcmp(modules[i].module, module) == 0)
			return modules[i].country;
	return NULL;
}

static void
published_numbers_are_told_right_from_wrong(void **state)
{
	FILE *f = cases_open("numbers/numbers.jsonl");
	struct dk_arena a = { 0 };
	char line[1000];
	int right = 0, wrong = 0;

	(void)state;
	if (f == NULL)
		skip();
	while (fgets(line, sizeof(line), f) != NULL) {
		const struct dk_json *x = NULL;
		struct dk_err err;
		const char *country, *input;
		bool valid = strstr(line, "\"valid\":true") != NULL;

		if (strstr(line, "\"call\":\"validate\"") == NULL)
			continue;
		assert_int_equal(dk_json_parse(&a, line, strlen(line), &x, &err), DK_OK);
		country = country_of(dk_json_text(x, "module"));
		if (country == NULL)
			continue;
		input = dk_json_text(x, "input");
		if (dk_tax_number_look(input, country) !=
		    (valid ? DK_TAX_NUMBER_RIGHT : DK_TAX_NUMBER_WRONG))
			fail_msg("%s", line);
		right += valid;
		wrong += !valid;
	}
	fclose(f);
	assert_true(right >= 20 && wrong >= 20);
	dk_arena_free(&a);
}

/* Right numbers, put together by the published rules of each country. */
static const char *const right[] = { "ATU13585627", "BE 0428.759.497", "DE136695976",
	"FR23334175221", "FRK7399859412", "GB980780684", "IT00743110157", "NL004495445B01",
	"PL8567346215", "ES B64717838", "ESX5253868R", "XI980780684", "BG175074752",
	"CHE-107.787.577 IVA", "CY10259033P", "CZ25123891", "DK13585628", "EE100931558",
	"EL094259216", "FI20774740", "HR33392005961", "HU12892312", "IE6433435F", "IE8D79739I",
	"LT119511515", "LT100001919017", "LU15027442", "LV40003521600", "MT11679112",
	"NO995525828MVA", "PT501964843", "RO18547290", "SE123456789701", "SI50223054",
	"SK2022749619" };

static void
one_wrong_digit_is_found(void **state)
{
	int missed = 0, tried = 0;

	(void)state;
	for (size_t i = 0; i < DK_COUNT(right); i++) {
		char s[40];

		assert_int_equal(dk_tax_number_look(right[i], ""), DK_TAX_NUMBER_RIGHT);
		snprintf(s, sizeof(s), "%s", right[i]);
		for (size_t at = 0; s[at] != '\0'; at++) {
			char was = s[at];

			for (char d = '0'; was >= '0' && was <= '9' && d <= '9'; d++) {
				s[at] = d;
				if (d == was)
					continue;
				tried++;
				missed += dk_tax_number_look(s, "") != DK_TAX_NUMBER_WRONG;
			}
			s[at] = was;
		}
	}
	/* Poland's tenth digit and the Dutch branch do not always tell; all else does */
	assert_true(tried > 800 && missed * 20 <= tried);
}

static void
a_number_without_letters_is_of_the_customers_country(void **state)
{
	(void)state;
	assert_int_equal(dk_tax_number_look("136 695 976", "DE"), DK_TAX_NUMBER_RIGHT);
	assert_int_equal(dk_tax_number_look("136 695 977", "DE"), DK_TAX_NUMBER_WRONG);
	assert_int_equal(dk_tax_number_look("136695976", "US"), DK_TAX_NUMBER_UNKNOWN);
	assert_int_equal(dk_tax_number_look("136695976", ""), DK_TAX_NUMBER_UNKNOWN);
	assert_int_equal(dk_tax_number_look("", "DE"), DK_TAX_NUMBER_WRONG);
	assert_int_equal(dk_tax_number_look("GBGD001", ""), DK_TAX_NUMBER_RIGHT);
	assert_int_equal(dk_tax_number_look("GBHA001", ""), DK_TAX_NUMBER_WRONG);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(published_numbers_are_told_right_from_wrong),
		cmocka_unit_test(one_wrong_digit_is_found),
		cmocka_unit_test(a_number_without_letters_is_of_the_customers_country),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
