/* scan.c - what scanners transmit: symbology identifiers, and the data behind them. */
#include <ctype.h>
#include <string.h>

#include "docket/check_digit.h"
#include "docket/gs1.h"
#include "docket/gs1_table.h"

#define GS '\x1d'
#define COMPOSITE "]e0" /* begins the message of a composite part */

enum shape { TEXT, LINEAR, JOINED, ITEM, NUMBER };

struct symbol {
	const char *name, *plain, *elements;
	enum shape shape;
	size_t digits;
};

static const struct symbol symbols[] = {
#define DK_GS1_SYMBOL(name, plain, elements, shape, digits) \
	{ #name, plain, elements, shape, digits },
#include "base/gs1/symbols.def"
#undef DK_GS1_SYMBOL
};

bool
dk_gs1_aim(const char *scan, struct dk_gs1_aim *out)
{
	static const struct {
		char letter;
		const char *name;
	} carriers[] = {
#define DK_CARRIER(letter, name) { letter, name },
#include "base/gs1/carriers.def"
#undef DK_CARRIER
	};
	static const struct {
		const char *id, *name;
	} used[] = {
#define DK_GS1_CARRIER(id, name) { id, name },
#include "base/gs1/carriers.def"
#undef DK_GS1_CARRIER
	};

	*out = (struct dk_gs1_aim){ NULL, NULL, 3 };
	if (scan[0] != ']' || scan[1] == '\0' || !isalnum((unsigned char)scan[2]))
		return false;
	for (size_t i = 0; i < DK_COUNT(carriers); i++)
		if (carriers[i].letter == scan[1])
			out->carrier = carriers[i].name;
	for (size_t i = 0; i < DK_COUNT(used); i++)
		if (strncmp(used[i].id, scan + 1, 2) == 0)
			out->gs1 = used[i].name;
	/* an expansion says how many characters its identifier goes on for */
	if (scan[1] == 'Y' && isdigit((unsigned char)scan[2])) {
		out->len += (size_t)(scan[2] - '0');
		if (strlen(scan) < out->len)
			out->len = strlen(scan);
	}
	return out->carrier != NULL;
}

static bool
refuse(struct dk_err *err, const char *what)
{
	dk_fail(err, DK_EINPUT, "scan", "The scan %s. Scan it again.", what);
	return false;
}

/* Element strings as a scanner sends them, checked, behind `data` with '^' for FNC1. */
static bool
add_elements(const char *s, struct dk_buf *data, struct dk_err *err)
{
	struct dk_gs1 g;

	if (dk_gs1_read_raw(s, &g, err) != DK_GS1_GOOD)
		return s[0] == '\0' ? refuse(err, "holds no data") : false;
	dk_buf_char(data, '^');
	for (; *s != '\0'; s++)
		dk_buf_char(data, *s == GS ? '^' : *s);
	return true;
}

static bool
read_number(const char *s, size_t digits, struct dk_buf *data, struct dk_err *err)
{
	char number[16] = "";
	const char *rest;

	if (strnlen(s, digits) < digits)
		return refuse(err, "is too short for its symbology");
	memcpy(number, s, digits);
	if (!dk_mod10_ok(number))
		return refuse(err, "has a wrong check digit");
	rest = s + digits;
	dk_buf_str(data, number);
	if (*rest == '\0')
		return true;
	if (strncmp(rest, "|" COMPOSITE, 4) != 0)
		return refuse(err, "is too long for its symbology");
	dk_buf_char(data, '|');
	return add_elements(rest + 4, data, err);
}

/* Does plain text begin with backslashes and '^', so that it could be taken for FNC1? */
static bool
is_escaped(const char *s)
{
	return s[strspn(s, "\\")] == '^';
}

bool
dk_gs1_scan_read(const char *scan, const char **symbology, struct dk_buf *data,
    struct dk_err *err)
{
	const struct symbol *symbol = NULL;
	bool elements = false;

	if (scan[0] != ']' || strlen(scan) < 3)
		return refuse(err, "does not say its symbology");
	for (size_t i = 0; i < DK_COUNT(symbols) && symbol == NULL; i++) {
		elements = strncmp(scan + 1, symbols[i].elements, 2) == 0;
		if (elements || strncmp(scan + 1, symbols[i].plain, 2) == 0)
			symbol = &symbols[i];
	}
	if (symbol == NULL)
		return refuse(err, "is of a symbology that is not known");
	*symbology = symbol->name;
	scan += 3;
	if (symbol->shape == NUMBER)
		return read_number(scan, symbol->digits, data, err);
	if (elements)
		return add_elements(scan, data, err);
	if (is_escaped(scan))
		dk_buf_char(data, '\\');
	dk_buf_str(data, scan);
	return true;
}

/* A scan in the making, and the elements of all of its messages. */
struct sending {
	struct dk_buf *scan;
	struct dk_gs1 all;
};

static bool
add_element(struct sending *to, const struct dk_gs1_element *e)
{
	if (to->all.count == DK_GS1_MOST)
		return false;
	to->all.list[to->all.count++] = *e;
	return true;
}

/* Element strings "^..." with GS for each FNC1 but the first; false when they are none. */
static bool
send_elements(const char *data, size_t len, struct sending *to)
{
	struct dk_buf raw = { 0 };
	struct dk_gs1 g = { .count = 0 };
	bool good = len > 0 && data[0] == '^' && memchr(data, GS, len) == NULL;

	for (size_t i = 1; good && i < len; i++)
		dk_buf_char(&raw, data[i] == '^' ? GS : data[i]);
	good = good && dk_gs1_read_raw(dk_buf_text(&raw), &g, NULL) == DK_GS1_GOOD;
	for (size_t i = 0; good && i < g.count; i++)
		good = add_element(to, &g.list[i]);
	if (good)
		dk_buf_str(to->scan, dk_buf_text(&raw));
	dk_buf_free(&raw);
	return good;
}

/* Does the last value need a separator before more? */
static bool
is_open(const struct dk_gs1 *g)
{
	return !dk_gs1_ai_fixed(dk_gs1_ai_at(g->list[g->count - 1].ai));
}

/* A number of the symbology's length, or (01) with zeros in front of it. */
static bool
send_number(const struct symbol *symbol, const char *data, size_t len, struct sending *to)
{
	struct dk_gs1_element item = { "01", "00000000000000" };
	size_t zeros = 14 - symbol->digits;
	char number[16] = "";

	if (len > 3 + zeros && strncmp(data, "^01000000", 3 + zeros) == 0) {
		data += 3 + zeros;
		len -= 3 + zeros;
	}
	if (len != symbol->digits)
		return false;
	memcpy(number, data, len);
	if (!dk_mod10_ok(number))
		return false;
	/* DataBar Limited has no room for packs above the first level */
	if (strcmp(symbol->name, "DataBarLimited") == 0 && number[0] > '1')
		return false;
	if (symbol->shape == NUMBER && len == 12)
		dk_buf_char(to->scan, '0');
	dk_buf_str(to->scan, number);
	memcpy(item.value + zeros, number, len);
	return add_element(to, &item);
}

static bool
transmit(const struct symbol *symbol, const char *data, size_t len, struct sending *to)
{
	const char *composite = data[len] == '|' ? data + len + 1 : NULL;

	switch (symbol->shape) {
	case TEXT:
		if (data[0] == '^') {
			dk_buf_fmt(to->scan, "]%s", symbol->elements);
			return send_elements(data, len, to);
		}
		dk_buf_fmt(to->scan, "]%s%s", symbol->plain, data + is_escaped(data));
		return true;
	case LINEAR:
	case JOINED:
		dk_buf_fmt(to->scan, "]%s", composite != NULL ? "e0" : symbol->elements);
		if (!send_elements(data, len, to))
			return false;
		if (composite != NULL && is_open(&to->all))
			dk_buf_char(to->scan, GS);
		break;
	case ITEM:
		dk_buf_fmt(to->scan, "]%s01", symbol->elements);
		if (!send_number(symbol, data, len, to))
			return false;
		break;
	default:
		dk_buf_fmt(to->scan, "]%s", symbol->plain);
		if (!send_number(symbol, data, len, to))
			return false;
		if (composite != NULL)
			dk_buf_str(to->scan, "|" COMPOSITE);
	}
	return composite == NULL || send_elements(composite, strlen(composite), to);
}

bool
dk_gs1_scan_write(const char *symbology, const char *data, struct dk_buf *scan)
{
	struct sending to = { .scan = scan };

	for (size_t i = 0; i < DK_COUNT(symbols); i++)
		if (strcmp(symbols[i].name, symbology) == 0)
			return transmit(&symbols[i], data, strcspn(data, "|"), &to) &&
			    dk_gs1_ties_hold(&to.all, NULL) == DK_OK;
	return false;
}
