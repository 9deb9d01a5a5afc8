/* address_incomplete.c - the goods have somewhere to go. */
#include <ctype.h>
#include <string.h>

#include "core/order/check/check.h"

/* Countries whose postcodes are all digits, and how many. */
static int
digits_wanted(const char *country)
{
	static const struct {
		char country[3];
		int digits;
	} known[] = { { "DE", 5 }, { "FR", 5 }, { "ES", 5 }, { "IT", 5 }, { "FI", 5 }, { "US", 5 },
		{ "MX", 5 }, { "AT", 4 }, { "BE", 4 }, { "CH", 4 }, { "DK", 4 }, { "NO", 4 } };

	for (size_t i = 0; i < DK_COUNT(known); i++)
		if (strcmp(known[i].country, country) == 0)
			return known[i].digits;
	return 0;
}

static int
count_digits(const char *s)
{
	int n = 0;

	for (; *s != '\0'; s++)
		n += isdigit((unsigned char)*s) != 0;
	return n;
}

static enum dk_rc
run(const struct dk_check_ctx *ctx, struct dk_err *err)
{
	const struct dk_place *p = ctx->facts->place;
	bool counter = strcmp(ctx->order->channel, "counter") == 0;
	int want = digits_wanted(p->country);

	(void)err;
	if (p->street[0] == '\0' && p->city[0] == '\0' && p->postcode[0] == '\0') {
		if (!counter)
			dk_finding_add(ctx, DK_STOP, 0,
			    "There is no ship-to address. Add one to customer %s.",
			    ctx->order->customer);
		return DK_OK;
	}
	if (p->street[0] == '\0' || p->city[0] == '\0' || p->country[0] == '\0')
		dk_finding_add(ctx, DK_WARN, 0, "The ship-to lacks its %s.",
		    p->street[0] == '\0' ? "street" : p->city[0] == '\0' ? "city" : "country");
	else if (want > 0 && count_digits(p->postcode) < want)
		dk_finding_add(ctx, DK_WARN, 0, "The postcode '%s' is not one of %s.", p->postcode,
		    p->country);
	return DK_OK;
}

const struct dk_check dk_check_address_incomplete = {
	.name = "address-incomplete", .run = run,
	.summary = "The ship-to has street, city, country and a likely postcode.",
};
