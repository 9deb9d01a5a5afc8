/* place.c - an address as it stands on paper, and the names of countries. */
#include <string.h>

#include "docket/buf.h"
#include "docket/customer.h"

static const struct {
	const char *code, *name;
} countries[] = {
#define DK_COUNTRY(code, name) { code, name },
#include "core/master/countries.def"
#undef DK_COUNTRY
};

static const char *
country_name(const char *code)
{
	for (size_t i = 0; i < DK_COUNT(countries); i++)
		if (strcmp(countries[i].code, code) == 0)
			return countries[i].name;
	return code;
}

const char *
dk_country_named(const char *name)
{
	for (size_t i = 0; i < DK_COUNT(countries); i++)
		if (strcmp(countries[i].name, name) == 0 || strcmp(countries[i].code, name) == 0)
			return countries[i].code;
	return "";
}

static void
add_line(struct dk_buf *b, const char *text)
{
	if (*text == '\0')
		return;
	if (b->len > 0)
		dk_buf_char(b, '\n');
	dk_buf_str(b, text);
}

static bool
is_one_of(const char *country, const char *codes)
{
	return strlen(country) == 2 && strstr(codes, country) != NULL;
}

/* Two parts of a line, whichever there are. */
static const char *
pair(struct dk_arena *a, const char *x, const char *between, const char *y)
{
	return dk_fmt(a, "%s%s%s", x, *x != '\0' && *y != '\0' ? between : "", y);
}

/* The town's lines, in the order of the country's post. */
static void
add_town(struct dk_arena *a, struct dk_buf *b, const struct dk_place *p, const char *country)
{
	if (is_one_of(country, "US CA AU")) {
		add_line(b, pair(a, pair(a, p->city, ", ", p->region), " ", p->postcode));
	} else if (is_one_of(country, "GB IE")) {
		add_line(b, p->city);
		add_line(b, p->region);
		add_line(b, p->postcode);
	} else {
		add_line(b, pair(a, p->postcode, " ", p->city));
		add_line(b, p->region);
	}
}

const char *
dk_place_lines(struct dk_arena *a, const struct dk_place *p, const char *name, const char *house)
{
	struct dk_buf b = { 0 };
	const char *out;

	add_line(&b, *p->name != '\0' ? p->name : name);
	add_line(&b, p->street);
	add_line(&b, p->street2);
	add_town(a, &b, p, *p->country != '\0' ? p->country : house);
	if (strcmp(p->country, house) != 0)
		add_line(&b, country_name(p->country));
	out = dk_arena_dup(a, dk_buf_text(&b));
	dk_buf_free(&b);
	return out;
}
