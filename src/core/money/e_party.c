/* e_party.c - the parties of an electronic invoice, from the lines that were printed. */
#include "core/money/e_party.h"

#include <ctype.h>
#include <string.h>

static const struct {
	const char *country, *scheme;
} schemes[] = {
#define DK_E_ADDRESS(country, scheme) { country, scheme },
#include "core/money/e_address.def"
#undef DK_E_ADDRESS
};

static const struct dk_e_party nobody = { "", "", "", "", "", "", "", "", "", "", "", "", "", "",
	"" };

static void
take_place(struct dk_e_party *p, const struct dk_place *now, const char *house)
{
	p->street = now->street;
	p->street2 = now->street2;
	p->city = now->city;
	p->region = now->region;
	p->postcode = now->postcode;
	p->country = now->country[0] != '\0' ? now->country : house;
}

/* The lines below the name: two of a street, the rest in one; the last may be a country. */
static void
take_lines(struct dk_arena *a, struct dk_e_party *p, const char *lines, const char *house)
{
	int count = 0;

	p->country = house;
	while (*lines != '\0') {
		size_t len = strcspn(lines, "\n");
		const char *line = dk_arena_dup_n(a, lines, len), *country;

		lines += len + (lines[len] == '\n');
		country = *lines == '\0' ? dk_country_named(line) : "";
		if (*country != '\0')
			p->country = country;
		else if (count == 0)
			p->street = line;
		else if (count == 1)
			p->street2 = line;
		else
			p->more = dk_fmt(a, "%s%s%s", p->more, *p->more != '\0' ? ", " : "", line);
		count++;
	}
}

struct dk_e_party
dk_e_party_read(struct dk_arena *a, const char *printed, const struct dk_place *now,
    const char *name, const char *house)
{
	struct dk_e_party p = nobody;
	size_t first = strcspn(printed, "\n");

	p.name = dk_arena_dup_n(a, printed, first);
	if (now != NULL && strcmp(dk_place_lines(a, now, name, house), printed) == 0)
		take_place(&p, now, house);
	else
		take_lines(a, &p, printed + first + (printed[first] == '\n'), house);
	return p;
}

const char *
dk_e_tax_number(struct dk_arena *a, const char *number, const char *country)
{
	char *out = dk_arena_alloc(a, strlen(number) + 1);
	size_t n = 0;

	for (; *number != '\0'; number++)
		if (strchr(" .-/", *number) == NULL)
			out[n++] = (char)toupper((unsigned char)*number);
	out[n] = '\0';
	if (n == 0 || (isalpha((unsigned char)out[0]) && isalpha((unsigned char)out[1])))
		return out;
	return dk_fmt(a, "%s%s", strcmp(country, "GR") == 0 ? "EL" : country, out);
}

void
dk_e_address_set(struct dk_arena *a, struct dk_e_party *p, const char *known)
{
	size_t scheme = strcspn(known, ":");
	const char *tax = p->tax_number;

	if (known[scheme] == ':') {
		p->scheme = dk_arena_dup_n(a, known, scheme);
		p->address = known + scheme + 1;
		return;
	}
	for (size_t i = 0; *tax != '\0' && i < DK_COUNT(schemes); i++)
		if (strncmp(schemes[i].country, tax, 2) == 0) {
			p->scheme = schemes[i].scheme;
			p->address = tax;
			return;
		}
	if (*p->email != '\0') {
		p->scheme = "EM";
		p->address = p->email;
	}
}
