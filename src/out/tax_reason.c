/* tax_reason.c - why a tax category bears no tax. */
#include "out/tax_reason.h"

#include <string.h>

#include "docket/base.h"

static const struct reason {
	const char *category, *code, *text;
} reasons[] = {
	{ "AE", "VATEX-EU-AE", "Reverse charge: the customer owes the tax." },
	{ "K", "VATEX-EU-IC", "Supply within the European Union, exempt from tax." },
	{ "G", "VATEX-EU-G", "Export outside the European Union, exempt from tax." },
	{ "E", "", "Exempt from tax." },
	{ "O", "VATEX-EU-O", "Not subject to tax." },
};

static const struct reason *
find(const char *category)
{
	static const struct reason none = { "", "", "" };

	for (size_t i = 0; i < DK_COUNT(reasons); i++)
		if (strcmp(reasons[i].category, category) == 0)
			return &reasons[i];
	return &none;
}

const char *
dk_tax_reason(const char *category)
{
	return find(category)->text;
}

const char *
dk_tax_reason_code(const char *category)
{
	return find(category)->code;
}
