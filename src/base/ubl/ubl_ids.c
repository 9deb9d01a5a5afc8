/* ubl_ids.c - numbers of parties; the argument is the scheme that says what they look like. */
#include <ctype.h>
#include <string.h>

#include "docket/check_digit.h"
#include "docket/company_number.h"
#include "docket/tax_number.h"
#include "base/ubl/ubl.h"

static bool
is_of(const struct dk_xml *at, const char *scheme)
{
	const char *s = dk_xml_attr(at, "schemeID");

	return s != NULL && strcmp(s, scheme) == 0;
}

static bool
only_digits(const char *s, size_t n)
{
	return strlen(s) == n && strspn(s, "0123456789") == n;
}

bool
dk_ubl_test_gln(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	(void)u;
	return !is_of(at, arg) ||
	    (only_digits(at->text, strlen(at->text)) && dk_mod10_ok(at->text));
}

bool
dk_ubl_test_danish(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	(void)u;
	return !is_of(at, arg) || only_digits(at->text, 8) ||
	    (strncmp(at->text, "DK", 2) == 0 && only_digits(at->text + 2, 8));
}

bool
dk_ubl_test_norwegian(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	(void)u;
	return !is_of(at, arg) || dk_company_number_ok("NO", at->text);
}

bool
dk_ubl_test_belgian(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	(void)u;
	return !is_of(at, arg) ||
	    (only_digits(at->text, 10) &&
		dk_tax_number_look(at->text, "BE") == DK_TAX_NUMBER_RIGHT);
}

static bool
is_alnum(const char *s, size_t n)
{
	size_t i = 0;

	while (isalnum((unsigned char)s[i]))
		i++;
	return i == n && s[i] == '\0';
}

bool
dk_ubl_test_italian_office(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	(void)u;
	return !is_of(at, arg) || is_alnum(at->text, 6);
}

/* Eleven digits of a company; sixteen signs of a person, L letter, D digit, X either. */
bool
dk_ubl_test_italian_person(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	static const char form[] = "LLLLLLDDLDDXXXDL";

	(void)u;
	if (!is_of(at, arg) || only_digits(at->text, 11))
		return true;
	if (!is_alnum(at->text, strlen(form)))
		return false;
	for (size_t i = 0; form[i] != '\0'; i++)
		if ((form[i] == 'L' && !isalpha((unsigned char)at->text[i])) ||
		    (form[i] == 'D' && !isdigit((unsigned char)at->text[i])))
			return false;
	return true;
}

bool
dk_ubl_test_italian_vat(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	(void)u;
	if (!is_of(at, arg) || toupper((unsigned char)at->text[0]) != 'I' ||
	    toupper((unsigned char)at->text[1]) != 'T')
		return true;
	return only_digits(at->text + 2, 11) &&
	    dk_tax_number_look(at->text, "IT") == DK_TAX_NUMBER_RIGHT;
}

bool
dk_ubl_test_swedish(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	(void)u;
	return !is_of(at, arg) || dk_company_number_ok("SE", at->text);
}

bool
dk_ubl_test_australian(struct dk_ubl *u, const struct dk_xml *at, const char *arg)
{
	(void)u;
	return !is_of(at, arg) || dk_company_number_ok("AU", at->text);
}
