/* import_source.c - from the bytes of a file to typed rows. */
#include "in/import_source.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "in/import_cell.h"
#include "in/import_report.h"

/* Nothing slow may stand inside the transaction, so a pipe is emptied into a file first. */
static enum dk_rc
copy_aside(FILE *in, FILE **out, struct dk_err *err)
{
	char chunk[16384];
	size_t n;

	*out = tmpfile();
	if (*out == NULL)
		return dk_fail(err, DK_EIO, NULL, "There is no room for a temporary file: %s.",
		    strerror(errno));
	while ((n = fread(chunk, 1, sizeof(chunk), in)) > 0)
		if (fwrite(chunk, 1, n, *out) != n)
			return dk_fail(err, DK_EIO, NULL,
			    "The temporary file cannot be written: %s.",
			    strerror(errno));
	if (ferror(in))
		return dk_fail(err, DK_EIO, NULL, "Standard input cannot be read: %s.",
		    strerror(errno));
	rewind(*out);
	return DK_OK;
}

static enum dk_rc
open_file(struct import_source *src, struct dk_err *err)
{
	const char *path = src->req->path;
	struct stat st;
	enum dk_rc rc;
	FILE *f;

	if (strcmp(path, "-") == 0)
		return copy_aside(stdin, &src->f, err);
	f = fopen(path, "rb");
	if (f == NULL || fstat(fileno(f), &st) != 0)
		return dk_fail(err, DK_ENOTFOUND, NULL, "%s cannot be read: %s.", path,
		    strerror(errno));
	if (S_ISREG(st.st_mode)) {
		src->f = f;
		return DK_OK;
	}
	rc = S_ISDIR(st.st_mode) ?
	    dk_fail(err, DK_ENOTFOUND, NULL, "%s is a folder, not a file.", path) :
	    copy_aside(f, &src->f, err);
	fclose(f);
	return rc;
}

/* Lists without a row are empty as JSON lines; as CSV they have their header. */
static bool
may_be_empty(const char *path)
{
	const char *dot = strrchr(path, '.');

	return strcmp(path, "-") == 0 || (dot != NULL && (strcmp(dot, ".json") == 0 ||
	    strcmp(dot, ".jsonl") == 0 || strcmp(dot, ".ndjson") == 0));
}

/* Every kind comes as CSV or as JSON lines: the first character tells. */
static bool
looks_like_json(FILE *f, const char *path)
{
	int c;

	do
		c = getc(f);
	while (c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == 0xEF || c == 0xBB ||
	    c == 0xBF);
	rewind(f);
	return c == '{' || c == '[' || (c == EOF && may_be_empty(path));
}

enum dk_rc
import_source_open(struct import_source *src, struct dk_arena *a, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	if (src->req->map != NULL)
		rc = map_open(a, src->req->map, &src->map, err);
	if (rc == DK_OK)
		rc = open_file(src, err);
	if (rc != DK_OK)
		return rc;
	src->is_json = looks_like_json(src->f, src->req->path);
	if (src->is_json && src->map != NULL)
		return dk_fail(err, DK_EINPUT, "map", "A map is for CSV; %s is JSON.",
		    src->req->path);
	if (src->is_json)
		src->json = dk_json_open(src->f);
	else
		src->csv = dk_csv_open(src->f, src->req->latin1);
	return DK_OK;
}

void
import_source_close(struct import_source *src)
{
	dk_json_close(src->json);
	dk_csv_close(src->csv);
	if (src->f != NULL)
		fclose(src->f);
}

static const char **
column_names(struct dk_arena *a, const struct dk_importer *kind)
{
	const char **names = dk_arena_array(a, kind->column_count, sizeof(*names));

	for (size_t i = 0; i < kind->column_count; i++)
		names[i] = kind->columns[i].name;
	return names;
}

static bool
knows(const struct dk_importer *kind, const char *name)
{
	for (size_t i = 0; i < kind->column_count; i++)
		if (strcmp(kind->columns[i].name, name) == 0)
			return true;
	return false;
}

/* A file of rejects is mended and read again: the reasons at the end of its rows are not ours. */
static struct dk_csv_row
without_reasons(const struct dk_importer *kind, const struct dk_csv_row *header)
{
	struct dk_csv_row out = *header;

	while (out.count > 1 && strcmp(out.fields[out.count - 1], "reason") == 0) {
		bool is_second = false;

		for (size_t i = 0; i + 1 < out.count; i++)
			is_second |= strcmp(out.fields[i], "reason") == 0;
		if (!is_second && knows(kind, "reason"))
			break;
		out.count--;
	}
	return out;
}

/* Reports each column that is not known here. */
static bool
all_known(struct import_source *src, const struct dk_csv_row *header, struct import_report *report)
{
	bool known = true;

	for (size_t i = 0; i < header->count; i++) {
		if (knows(src->kind, header->fields[i]))
			continue;
		import_report_fault(report, header->line, header->fields[i],
		    "This column is not known; leave it out, or name ours by a map.");
		known = false;
	}
	return known;
}

static bool
bind_columns(struct import_source *src, struct dk_arena *a, const struct dk_csv_row *header,
    struct import_report *report)
{
	const char *twice = dk_csv_twice(header);
	bool ok = all_known(src, header, report);

	if (twice != NULL) {
		import_report_fault(report, header->line, twice, "This column stands twice.");
		ok = false;
	}
	src->at = dk_arena_array(a, src->kind->column_count, sizeof(*src->at));
	for (size_t i = 0; i < src->kind->column_count; i++) {
		const struct import_column *c = &src->kind->columns[i];

		src->at[i] = dk_csv_find(header, c->name);
		if (src->at[i] < 0 && c->required) {
			import_report_fault(report, header->line, c->name,
			    "This column is missing.");
			ok = false;
		}
	}
	return ok;
}

/* The header as the map leaves it. */
static enum dk_rc
mapped_header(struct import_source *src, struct dk_arena *a, struct dk_csv_row *header,
    struct dk_err *err)
{
	struct map_target to = { src->req->path, src->req->latin1, column_names(a, src->kind),
		src->kind->column_count };
	const char *twice = dk_csv_twice(header);

	if (src->map == NULL)
		return DK_OK;
	if (twice != NULL)
		return dk_fail(err, DK_EINPUT, twice, "The column '%.60s' stands twice.", twice);
	return map_bind(src->map, &to, header, header, err);
}

enum dk_rc
import_source_header(struct import_source *src, struct dk_arena *a, struct import_report *report,
    struct dk_err *err)
{
	struct dk_csv_row header;
	bool more = false;
	enum dk_rc rc;

	if (src->is_json)
		return DK_OK;
	rc = dk_csv_next(src->csv, &header, &more, err);
	if (rc == DK_EINPUT)
		return dk_fail(err, rc, NULL, "%s:%zu: %s", src->req->path, header.line,
		    dk_fmt(a, "%s", err->text));
	if (rc != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_EINPUT, NULL,
		    "%s is empty; its first line must name the columns.", src->req->path);
	import_report_header(report, &header);
	rc = mapped_header(src, a, &header, err);
	if (rc == DK_OK)
		header = without_reasons(src->kind, &header);
	if (rc == DK_OK && !bind_columns(src, a, &header, report))
		rc = dk_fail(err, DK_EINPUT, NULL,
		    "%s: the columns are wrong; nothing was changed.",
		    src->req->path);
	return rc;
}

static void
note_fault(struct dk_arena *a, struct import_line *l, enum dk_rc rc, const struct dk_err *err)
{
	if (l->rc != DK_OK)
		return; /* the first one counts */
	l->rc = rc;
	l->column = dk_arena_dup(a, err->field);
	l->reason = dk_arena_dup(a, err->text);
}

static void
read_cells(struct import_source *src, struct dk_arena *a, struct import_line *out)
{
	const struct dk_importer *kind = src->kind;
	struct dk_err err = { .rc = DK_OK };

	out->v = dk_arena_array(a, kind->column_count, sizeof(*out->v));
	for (size_t i = 0; i < kind->column_count; i++) {
		out->v[i].text = "";
		if (src->at[i] < 0)
			continue;
		out->v[i].text = src->ours.fields[src->at[i]];
		if (import_cell(a, &kind->columns[i], src->exponent, &out->v[i], &err) != DK_OK)
			note_fault(a, out, DK_EINPUT, &err);
	}
}

static void
keep_raw(struct dk_arena *a, const char *raw, size_t len, struct import_line *out)
{
	while (len > 0 && (raw[len - 1] == '\n' || raw[len - 1] == '\r'))
		len--;
	out->raw = dk_arena_dup_n(a, raw, len);
	out->raw_len = len;
}

/* The members of an object are the cells of its row; a key that is missing is a missing column. */
static void
read_members(struct import_source *src, struct dk_arena *a, struct import_line *out)
{
	size_t count = src->kind->column_count;
	struct dk_json_key *keys = dk_arena_array(a, count, sizeof(*keys));
	const struct dk_json **values = dk_arena_array(a, count, sizeof(*values));
	struct dk_err err = { .rc = DK_OK };

	for (size_t i = 0; i < count; i++)
		keys[i] = (struct dk_json_key){ src->kind->columns[i].name, DK_WANT_TEXT,
			src->kind->columns[i].required && !src->kind->columns[i].may_be_blank };
	out->v = dk_arena_array(a, count, sizeof(*out->v));
	if (dk_json_walk(out->object, keys, count, values, &err) != DK_OK)
		note_fault(a, out, DK_EINPUT, &err);
	for (size_t i = 0; i < count && out->rc == DK_OK; i++) {
		out->v[i].text = values[i] != NULL ? values[i]->text : "";
		if (values[i] != NULL && import_cell(a, &src->kind->columns[i], src->exponent,
		    &out->v[i], &err) != DK_OK)
			note_fault(a, out, DK_EINPUT, &err);
	}
}

static enum dk_rc
next_object(struct import_source *src, struct dk_arena *a, struct import_line *out, bool *more,
    struct dk_err *err)
{
	enum dk_rc rc = dk_json_next(src->json, a, &out->object, err);
	const char *raw;
	size_t len;

	*more = rc == DK_EINPUT || out->object != NULL;
	if (rc != DK_OK && rc != DK_EINPUT)
		return rc;
	out->line = dk_json_line(src->json);
	raw = dk_json_raw(src->json, &len);
	keep_raw(a, raw, len, out);
	out->is_whole = rc == DK_OK;
	if (rc == DK_EINPUT)
		note_fault(a, out, rc, err);
	while (out->object != NULL && dk_json_get(out->object, "reason") != NULL &&
	    dk_json_get(out->object, "line") != NULL && dk_json_get(out->object, "row") != NULL &&
	    dk_json_get(out->object, "row")->kind == DK_JSON_OBJECT)
		out->object = dk_json_get(out->object, "row"); /* of a file of rejects */
	if (rc == DK_OK && *more && src->kind->apply_json == NULL)
		read_members(src, a, out);
	return DK_OK;
}

enum dk_rc
import_source_fetch(struct import_source *src, bool *more, struct dk_err *err)
{
	enum dk_rc rc;

	*more = true;
	if (src->is_json)
		return DK_OK;
	rc = dk_csv_next(src->csv, &src->row, more, err);
	if (rc != DK_OK && rc != DK_EINPUT)
		return rc;
	*more = *more || rc == DK_EINPUT;
	src->ours = src->row;
	src->rc = rc;
	src->is_whole = rc == DK_OK;
	if (rc == DK_EINPUT)
		src->err = *err;
	else if (*more && src->map != NULL)
		src->rc = map_row(src->map, &src->row, &src->ours, &src->err);
	return DK_OK;
}

const char *
import_source_key(const struct import_source *src)
{
	int group = src->kind->group;

	if (src->is_json || src->rc != DK_OK || group < 0 || src->at[group] < 0)
		return "";
	return src->ours.fields[src->at[group]];
}

enum dk_rc
import_source_read(struct import_source *src, struct dk_arena *a, struct import_line *out,
    bool *more, struct dk_err *err)
{
	*out = (struct import_line){ .column = "", .reason = "", .raw = "" };
	if (src->is_json)
		return next_object(src, a, out, more, err);
	out->line = src->row.line;
	out->is_whole = src->is_whole;
	keep_raw(a, src->row.raw, src->row.raw_len, out);
	out->by_map = src->rc == DK_EREFUSED;
	if (src->rc != DK_OK)
		note_fault(a, out, src->rc, &src->err);
	else
		read_cells(src, a, out);
	return DK_OK;
}
