/* tax_parts.c - a rate that is made up of named components, such as state, county and city. */
#include <stdlib.h>
#include <string.h>

#include "docket/tax.h"
#include "docket/text.h"

static enum dk_rc
malformed(const char *text, struct dk_err *err)
{
	return dk_fail(err, DK_EINPUT, "parts",
	    "'%.60s' is no list of a rate's parts. Write it like State=4; County=4.5.", text);
}

/* One "State=4" of the list. */
static enum dk_rc
read_part(struct dk_arena *a, const char *from, size_t len, struct dk_tax_share *out,
    struct dk_err *err)
{
	const char *text, *equals;
	size_t end;

	while (len > 0 && from[len - 1] == ' ')
		len--;
	text = dk_arena_dup_n(a, from, len);
	if ((equals = strrchr(text, '=')) == NULL)
		return malformed(text, err);
	text += strspn(text, " ");
	end = (size_t)(equals - text);
	while (end > 0 && text[end - 1] == ' ')
		end--;
	equals++;
	equals += strspn(equals, " ");
	if (end == 0 || end > 40 || dk_rate_parse(equals, &out->rate, NULL) != DK_OK ||
	    out->rate.e5 <= 0)
		return malformed(text, err);
	out->name = dk_arena_dup_n(a, text, end);
	return DK_OK;
}

enum dk_rc
dk_tax_shares(struct dk_arena *a, const char *parts, struct dk_tax_shares *out, struct dk_err *err)
{
	size_t cap = 0;
	enum dk_rc rc = DK_OK;

	*out = (struct dk_tax_shares){ .list = NULL };
	while (rc == DK_OK && *parts != '\0') {
		size_t len = strcspn(parts, ";");

		if (out->count == DK_TAX_SHARES_MAX)
			return dk_fail(err, DK_EINPUT, "parts", "A rate has at most %d parts.",
			    DK_TAX_SHARES_MAX);
		out->list = dk_arena_grow(a, out->list, out->count, &cap, sizeof(*out->list));
		out->list[out->count] = (struct dk_tax_share){ .name = "" };
		rc = read_part(a, parts, len, &out->list[out->count++], err);
		parts += len + (parts[len] == ';');
	}
	return rc;
}

enum dk_rc
dk_tax_shares_fit(const char *parts, dk_rate rate, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_tax_shares shares;
	int64_t sum = 0;
	enum dk_rc rc = dk_tax_shares(&tmp, parts, &shares, err);

	for (size_t i = 0; rc == DK_OK && i < shares.count; i++)
		sum += shares.list[i].rate.e5;
	if (rc == DK_OK && shares.count > 0 && sum != rate.e5)
		rc = dk_fail(err, DK_EINPUT, "parts", "The parts come to %s %%, the rate is %s %%.",
		    dk_rate_text((dk_rate){ sum }).s, dk_rate_text(rate).s);
	dk_arena_free(&tmp);
	return rc;
}

void
dk_tax_shares_split(struct dk_tax_shares *shares, dk_money tax)
{
	int64_t weights[DK_TAX_SHARES_MAX];
	dk_money amounts[DK_TAX_SHARES_MAX];

	if (shares->count == 0)
		return;
	for (size_t i = 0; i < shares->count; i++)
		weights[i] = shares->list[i].rate.e5;
	dk_money_share(tax, weights, shares->count, amounts);
	for (size_t i = 0; i < shares->count; i++)
		shares->list[i].amount = amounts[i];
}
