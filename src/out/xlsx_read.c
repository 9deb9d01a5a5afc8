/* xlsx_read.c - reads workbooks by libzip and libxml2's pull reader. */
#include "out/xlsx_read.h"

#include <ctype.h>
#include <libxml/xmlreader.h>
#include <zip.h>

#define PART_MAX ((uint64_t)256 << 20)  /* bytes of one part, unpacked */
#define FILE_MAX ((uint64_t)512 << 20)  /* of all parts together */
#define SHEETS_MAX 256
#define CELLS_MAX ((size_t)20 << 20)

struct reader {
	struct dk_arena *a;
	zip_t *zip;
	uint64_t unpacked;
	const char **strings; /* shared by the sheets */
	size_t string_count, string_cap;
	struct xlsx_file *out;
	struct dk_err *err;
};

static enum dk_rc
no_workbook(struct reader *r, const char *why)
{
	return dk_fail(r->err, DK_EINPUT, "file",
	    "This is not a workbook docket can read (%s); take the file as it was made.", why);
}

/* Unpacks one part; `*text` is NULL when the file has no such part. */
static enum dk_rc
read_part(struct reader *r, const char *name, char **text, size_t *len)
{
	zip_stat_t st;
	zip_file_t *f;
	zip_int64_t got = 0, n = 0;

	*text = NULL;
	if (zip_stat(r->zip, name, 0, &st) != 0)
		return DK_OK;
	if ((st.valid & ZIP_STAT_SIZE) == 0 || st.size > PART_MAX ||
	    (r->unpacked += st.size) > FILE_MAX)
		return no_workbook(r, "it unpacks to more than the limit");
	if ((f = zip_fopen(r->zip, name, 0)) == NULL)
		return no_workbook(r, "a part is damaged or locked");
	*text = malloc((size_t)st.size + 1);
	if (*text == NULL)
		dk_bug("out of memory", __FILE__, __LINE__);
	while (got < (zip_int64_t)st.size &&
	    (n = zip_fread(f, *text + got, st.size - (zip_uint64_t)got)) > 0)
		got += n;
	if (zip_fclose(f) != 0 || got != (zip_int64_t)st.size) {
		free(*text);
		*text = NULL;
		return no_workbook(r, "a part is damaged");
	}
	*len = (size_t)got;
	return DK_OK;
}

static void
keep_quiet(void *arg, xmlErrorPtr error)
{
	(void)arg;
	(void)error;
}

static bool
is_named(xmlTextReaderPtr x, const char *name)
{
	return strcmp((const char *)xmlTextReaderConstLocalName(x), name) == 0;
}

static const char *
attribute(struct reader *r, xmlTextReaderPtr x, const char *name)
{
	xmlChar *v = xmlTextReaderGetAttribute(x, (const xmlChar *)name);
	const char *out = dk_arena_dup(r->a, (const char *)v);

	xmlFree(v);
	return out;
}

/* One step; false at the end, after damage and before any document type. */
static bool
step(xmlTextReaderPtr x, int *status)
{
	*status = xmlTextReaderRead(x);
	if (*status == 1 && xmlTextReaderNodeType(x) == XML_READER_TYPE_DOCUMENT_TYPE)
		*status = -1;
	return *status == 1;
}

/* Runs `each` on every element that opens or closes and on every text of a part. */
static enum dk_rc
walk(struct reader *r, const char *name, bool (*each)(void *state, xmlTextReaderPtr x),
    void *state)
{
	xmlTextReaderPtr x;
	char *text;
	size_t len = 0;
	int status = 0;
	enum dk_rc rc = read_part(r, name, &text, &len);

	if (rc != DK_OK || text == NULL)
		return rc;
	x = xmlReaderForMemory(text, (int)len, NULL, NULL, XML_PARSE_NONET | XML_PARSE_COMPACT);
	if (x == NULL)
		dk_bug("out of memory", __FILE__, __LINE__);
	xmlTextReaderSetStructuredErrorHandler(x, keep_quiet, NULL);
	while (step(x, &status))
		if (!each(state, x)) {
			status = -1;
			break;
		}
	xmlFreeTextReader(x);
	free(text);
	return status == 0 ? DK_OK : no_workbook(r, "a part is not sound XML");
}

static int
hex_value(const char *s)
{
	int v = 0;

	for (int i = 0; i < 4; i++) {
		int c = tolower((unsigned char)s[i]);

		if (!isxdigit(c))
			return -1;
		v = v * 16 + (c <= '9' ? c - '0' : c - 'a' + 10);
	}
	return v;
}

/* Undoes the `_x000A_` escapes of this format, in place: what they become is never longer. */
static char *
unescape(char *s)
{
	char *w = s;

	for (const char *p = s; *p != '\0';) {
		int v = p[0] == '_' && p[1] == 'x' ? hex_value(p + 2) : -1;

		if (v <= 0 || p[6] != '_') {
			*w++ = *p++;
			continue;
		}
		if (v < 0x80) {
			*w++ = (char)v;
		} else if (v < 0x800) {
			*w++ = (char)(0xC0 | v >> 6);
			*w++ = (char)(0x80 | (v & 0x3F));
		} else {
			*w++ = (char)(0xE0 | v >> 12);
			*w++ = (char)(0x80 | (v >> 6 & 0x3F));
			*w++ = (char)(0x80 | (v & 0x3F));
		}
		p += 7;
	}
	*w = '\0';
	return s;
}

/* Texts of the shared strings: `si` holds `t`, or runs `r` with a `t` each. */
struct strings {
	struct reader *r;
	struct dk_buf text;
	bool in_text, in_phonetic;
};

static bool
each_string(void *arg, xmlTextReaderPtr x)
{
	struct strings *s = arg;
	int type = xmlTextReaderNodeType(x);
	bool opens = type == XML_READER_TYPE_ELEMENT && !xmlTextReaderIsEmptyElement(x);
	bool ends = type == XML_READER_TYPE_END_ELEMENT || xmlTextReaderIsEmptyElement(x);

	if (type == XML_READER_TYPE_ELEMENT && is_named(x, "si"))
		dk_buf_clear(&s->text);
	if (is_named(x, "rPh") && (opens || ends))
		s->in_phonetic = opens;
	if (is_named(x, "t") && (opens || ends))
		s->in_text = opens && !s->in_phonetic;
	if (s->in_text && xmlTextReaderHasValue(x) && xmlTextReaderConstValue(x) != NULL)
		dk_buf_str(&s->text, (const char *)xmlTextReaderConstValue(x));
	if (ends && is_named(x, "si")) {
		struct reader *r = s->r;

		r->strings = dk_arena_grow(r->a, r->strings, r->string_count, &r->string_cap,
		    sizeof(char *));
		r->strings[r->string_count++] = unescape(dk_arena_dup(r->a, dk_buf_text(&s->text)));
	}
	return true;
}

/* A sheet: `c` holds `f`, `v` or `is`/`t`. */
struct cells {
	struct reader *r;
	struct xlsx_sheet *sheet;
	struct dk_buf value, formula;
	struct dk_buf *into; /* where text goes now; NULL = nowhere */
	uint32_t row, column;
	bool in_cell;
	char type; /* 's'hared, 'i'nline or plain te'x't, 'n'umber, 'b'oolean, 'e'rror */
};

/* "C7" as numbers; false when it is no cell. */
static bool
parse_place(const char *s, uint32_t *row, uint32_t *column)
{
	uint32_t c = 0, r = 0;

	for (; *s >= 'A' && *s <= 'Z' && c < 20000; s++)
		c = c * 26 + (uint32_t)(*s - 'A' + 1);
	for (; isdigit((unsigned char)*s) && r < 2000000; s++)
		r = r * 10 + (uint32_t)(*s - '0');
	*row = r - 1;
	*column = c - 1;
	return *s == '\0' && c >= 1 && c <= 16384 && r >= 1 && r <= 1048576;
}

static bool
open_cell(struct cells *s, xmlTextReaderPtr x)
{
	xmlChar *place = xmlTextReaderGetAttribute(x, (const xmlChar *)"r");
	xmlChar *type = xmlTextReaderGetAttribute(x, (const xmlChar *)"t");
	const char *t = type != NULL ? (const char *)type : "n";
	bool ok = place != NULL && parse_place((const char *)place, &s->row, &s->column);

	s->type = strcmp(t, "str") == 0 ? 'x' : strcmp(t, "inlineStr") == 0 ? 'i' : t[0];
	s->in_cell = true;
	dk_buf_clear(&s->value);
	dk_buf_clear(&s->formula);
	xmlFree(place);
	xmlFree(type);
	return ok;
}

static bool
shared_text(struct cells *s, const char **out)
{
	char *end;
	unsigned long n = strtoul(dk_buf_text(&s->value), &end, 10);

	if (*end != '\0' || n >= s->r->string_count)
		return false;
	*out = s->r->strings[n];
	return true;
}

static bool
close_cell(struct cells *s)
{
	struct xlsx_sheet *sheet = s->sheet;
	struct xlsx_cell c = { .row = s->row, .column = s->column, .is_number = s->type == 'n' };

	s->in_cell = false;
	if (s->value.len == 0 && s->formula.len == 0)
		return true;
	if (s->type != 's')
		c.value = unescape(dk_arena_dup(s->r->a, dk_buf_text(&s->value)));
	else if (!shared_text(s, &c.value))
		return false;
	c.formula = dk_arena_dup(s->r->a, dk_buf_text(&s->formula));
	if (*c.value == '\0' && *c.formula == '\0')
		return true;
	sheet->cells = dk_arena_grow(s->r->a, sheet->cells, sheet->count, &sheet->cap,
	    sizeof(*sheet->cells));
	sheet->cells[sheet->count++] = c;
	return sheet->count < CELLS_MAX;
}

static bool
each_cell(void *arg, xmlTextReaderPtr x)
{
	struct cells *s = arg;
	int type = xmlTextReaderNodeType(x);
	bool is_empty = type == XML_READER_TYPE_ELEMENT && xmlTextReaderIsEmptyElement(x);

	if (type == XML_READER_TYPE_ELEMENT) {
		if (is_named(x, "c"))
			return open_cell(s, x) && (!is_empty || close_cell(s));
		if (!s->in_cell || is_empty)
			return true;
		if (is_named(x, "v") || is_named(x, "t"))
			s->into = &s->value;
		else if (is_named(x, "f"))
			s->into = &s->formula;
	} else if (type == XML_READER_TYPE_END_ELEMENT) {
		s->into = NULL;
		if (is_named(x, "c"))
			return close_cell(s);
	} else if (s->into != NULL && xmlTextReaderConstValue(x) != NULL) {
		dk_buf_str(s->into, (const char *)xmlTextReaderConstValue(x));
	}
	return true;
}

static int
by_place(const void *a, const void *b)
{
	const struct xlsx_cell *x = a, *y = b;

	if (x->row != y->row)
		return x->row < y->row ? -1 : 1;
	return x->column < y->column ? -1 : x->column > y->column;
}

static enum dk_rc
read_sheet(struct reader *r, const char *part, struct xlsx_sheet *sheet)
{
	struct cells s = { .r = r, .sheet = sheet };
	enum dk_rc rc = walk(r, part, each_cell, &s);

	dk_buf_free(&s.value);
	dk_buf_free(&s.formula);
	if (rc == DK_OK && sheet->count > 1)
		qsort(sheet->cells, sheet->count, sizeof(*sheet->cells), by_place);
	return rc;
}

/* Sheets by name with their relation, and relations with their part. */
struct names {
	struct reader *r;
	const char *element, *key, *value;
	const char *keys[SHEETS_MAX], *values[SHEETS_MAX];
	size_t count;
};

static bool
each_name(void *arg, xmlTextReaderPtr x)
{
	struct names *n = arg;

	if (xmlTextReaderNodeType(x) != XML_READER_TYPE_ELEMENT || !is_named(x, n->element))
		return true;
	if (n->count == SHEETS_MAX)
		return false;
	n->keys[n->count] = attribute(n->r, x, n->key);
	n->values[n->count++] = attribute(n->r, x, n->value);
	return true;
}

static const char *
part_of(struct reader *r, const struct names *relations, const char *id)
{
	for (size_t i = 0; i < relations->count; i++)
		if (strcmp(relations->keys[i], id) == 0)
			return relations->values[i][0] == '/' ? relations->values[i] + 1
			    : dk_fmt(r->a, "xl/%s", relations->values[i]);
	return "";
}

static enum dk_rc
read_sheets(struct reader *r)
{
	struct names sheets = { .r = r, .element = "sheet", .key = "name", .value = "r:id" };
	struct names parts = { .r = r, .element = "Relationship", .key = "Id", .value = "Target" };
	enum dk_rc rc;

	if ((rc = walk(r, "xl/workbook.xml", each_name, &sheets)) != DK_OK ||
	    (rc = walk(r, "xl/_rels/workbook.xml.rels", each_name, &parts)) != DK_OK)
		return rc;
	if (sheets.count == 0)
		return no_workbook(r, "it has no sheets");
	for (size_t i = 0; i < sheets.count && rc == DK_OK; i++) {
		struct xlsx_sheet *s;

		r->out->sheets = dk_arena_grow(r->a, r->out->sheets, r->out->count, &r->out->cap,
		    sizeof(*r->out->sheets));
		s = &r->out->sheets[r->out->count++];
		s->name = sheets.keys[i];
		rc = read_sheet(r, part_of(r, &parts, sheets.values[i]), s);
	}
	return rc;
}

enum dk_rc
dk_xlsx_read(struct dk_arena *a, const struct dk_buf *bytes, struct xlsx_file *out,
    struct dk_err *err)
{
	struct reader r = { .a = a, .out = out, .err = err };
	struct strings s = { .r = &r };
	zip_source_t *source = zip_source_buffer_create(dk_buf_text(bytes), bytes->len, 0, NULL);
	enum dk_rc rc;

	*out = (struct xlsx_file){ 0 };
	if (source == NULL)
		dk_bug("out of memory", __FILE__, __LINE__);
	r.zip = zip_open_from_source(source, ZIP_RDONLY, NULL);
	if (r.zip == NULL) {
		zip_source_free(source);
		return no_workbook(&r, "it is no zip file");
	}
	rc = walk(&r, "xl/sharedStrings.xml", each_string, &s);
	dk_buf_free(&s.text);
	if (rc == DK_OK)
		rc = read_sheets(&r);
	zip_discard(r.zip);
	return rc;
}

const char *
dk_xlsx_cell_name(struct dk_arena *a, uint32_t row, uint32_t column)
{
	char letters[8];
	size_t at = sizeof(letters) - 1;

	letters[at] = '\0';
	for (column++; column > 0; column = (column - 1) / 26)
		letters[--at] = (char)('A' + (column - 1) % 26);
	return dk_fmt(a, "%s%u", letters + at, row + 1);
}
