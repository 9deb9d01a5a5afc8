/*
 * import.c - one file, one transaction: rows are read, typed, grouped into records and applied.
 *
 * Every fault is collected; then the file is kept or undone as a whole. With keep_going bad rows
 * are left out. A row that a map rejects was meant to be left out and spoils nothing.
 */
#include "docket/import.h"

#include <string.h>

#include "docket/batch.h"
#include "docket/product.h"
#include "in/import_group.h"
#include "in/import_report.h"

#define PROGRESS_EVERY 256
#define MANY 1000 /* rows of one file that are worth tidying up after */

static const struct dk_importer *const importers[] = {
#define DK_IMPORT(name) &dk_import_##name,
#include "in/imports.def"
#undef DK_IMPORT
};

struct job {
	const struct dk_importer *kind;
	struct import_source src;
	struct import_report report;
	struct import_run run;
	struct import_group group;
	struct import_keys done; /* keys of groups that are complete */
};

bool
dk_import_kind_at(struct dk_arena *a, size_t index, struct dk_import_kind *out)
{
	const struct dk_importer *kind;
	const char **names;

	if (index >= DK_COUNT(importers))
		return false;
	kind = importers[index];
	names = dk_arena_array(a, kind->column_count, sizeof(*names));
	for (size_t i = 0; i < kind->column_count; i++)
		names[i] = kind->columns[i].name;
	*out = (struct dk_import_kind){ kind->kind, kind->summary, names, kind->column_count };
	return true;
}

/* A fault of the row, not of the database or of who acts. */
static bool
is_of_the_row(enum dk_rc rc)
{
	return rc == DK_EINPUT || rc == DK_EREFUSED || rc == DK_ENOTFOUND || rc == DK_EEXISTS ||
	    rc == DK_ECONFLICT;
}

static void
mark(struct job *j, struct import_line *l, enum dk_rc rc, const char *column, const char *reason)
{
	l->rc = rc == DK_EREFUSED && j->kind->is_judged ? DK_EREFUSED : DK_EINPUT;
	l->column = dk_arena_dup(&j->group.a, column);
	l->reason = dk_arena_dup(&j->group.a, reason);
	j->report.spoiling++;
}

static void
count_put(struct dk_import_summary *out, enum dk_put did, size_t rows)
{
	int64_t n = (int64_t)rows;

	out->added += did == DK_PUT_ADDED ? n : 0;
	out->changed += did == DK_PUT_CHANGED ? n : 0;
	out->unchanged += did == DK_PUT_UNCHANGED ? n : 0;
}

/* The good rows of the group, and which line each of them is. */
static size_t
good_rows(struct job *j, struct import_row *rows, size_t *line_of)
{
	size_t n = 0;

	for (size_t i = 0; i < j->group.count; i++) {
		if (j->group.lines[i].rc != DK_OK)
			continue;
		line_of[n] = i;
		rows[n++] = (struct import_row){ j->group.lines[i].line, j->group.lines[i].v };
	}
	return n;
}

static void
mark_all(struct job *j, enum dk_rc rc, const char *column, const char *reason)
{
	for (size_t i = 0; i < j->group.count; i++)
		if (j->group.lines[i].rc == DK_OK)
			mark(j, &j->group.lines[i], rc, column, reason);
}

/* One bad row spoils the record, unless its rows stand alone. */
static void
spread_faults(struct job *j)
{
	const struct import_line *bad = NULL;

	if (j->kind->rows_stand_alone)
		return;
	for (size_t i = 0; i < j->group.count && bad == NULL; i++)
		if (j->group.lines[i].rc != DK_OK && !j->group.lines[i].by_map)
			bad = &j->group.lines[i];
	if (bad != NULL)
		mark_all(j, bad->rc, "", dk_fmt(&j->group.a,
		    "Not taken, because line %zu of the same record is wrong.", bad->line));
}

static enum dk_rc
call(struct job *j, const struct import_row *rows, size_t count, enum dk_put *did,
    struct dk_err *err)
{
	const struct import_line *first = &j->group.lines[0];

	j->run.bad_row = count;
	j->run.raw = first->raw;
	if (first->object != NULL && j->kind->apply_json != NULL)
		return j->kind->apply_json(&j->run, first->object, did, err);
	return j->kind->apply(&j->run, rows, count, did, err);
}

/* Applies what is good of the group. A row at fault that is named is taken out; where rows stand
 * alone the others are tried again. */
static enum dk_rc
apply_group(struct job *j, struct dk_err *err)
{
	struct import_row *rows = dk_arena_array(&j->group.a, j->group.count, sizeof(*rows));
	size_t *line_of = dk_arena_array(&j->group.a, j->group.count, sizeof(*line_of)), n;
	enum dk_put did = DK_PUT_UNCHANGED;
	enum dk_rc rc;

	spread_faults(j);
	while ((n = good_rows(j, rows, line_of)) > 0) {
		rc = call(j, rows, n, &did, err);
		if (rc == DK_OK) {
			count_put(j->run.out, did, n);
			return DK_OK;
		}
		if (!is_of_the_row(rc))
			return rc;
		if (j->run.bad_row >= n)
			mark_all(j, rc, err->field, err->text);
		else
			mark(j, &j->group.lines[line_of[j->run.bad_row]], rc, err->field,
			    err->text);
		spread_faults(j);
	}
	return DK_OK;
}

static enum dk_rc
finish_group(struct job *j, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	if (j->group.count > 0)
		rc = apply_group(j, err);
	for (size_t i = 0; rc == DK_OK && i < j->group.count; i++)
		if (j->group.lines[i].rc != DK_OK)
			import_report_row(&j->report, &j->group.lines[i]);
	import_group_clear(&j->group);
	return rc;
}

static bool
joins_group(const struct job *j, const char *key)
{
	if (j->group.count == 0 || j->kind->group < 0 || j->src.is_json)
		return false;
	return *key == '\0' || *j->group.key == '\0' || strcmp(key, j->group.key) == 0;
}

static void
name_group(struct job *j, const char *key)
{
	if (*j->group.key != '\0' || *key == '\0')
		return;
	j->group.key = dk_arena_dup(&j->group.a, key);
	j->group.is_torn = !import_keys_add(&j->done, key);
}

/* One row or object: it joins the group, or ends it and opens the next. */
static enum dk_rc
take_row(struct job *j, bool *more, struct dk_err *err)
{
	struct import_line l;
	size_t rows_max = j->kind->rows_max > 0 ? j->kind->rows_max : DK_LINES_MAX;
	enum dk_rc rc = import_source_fetch(&j->src, more, err);

	if (rc != DK_OK || !*more)
		return rc;
	if (j->group.count == rows_max)
		mark_all(j, DK_EINPUT, "", dk_fmt(&j->group.a, "A record has at most %zu rows.",
		    rows_max));
	if (!joins_group(j, import_source_key(&j->src)) || j->group.count == rows_max)
		rc = finish_group(j, err);
	if (rc == DK_OK)
		rc = import_source_read(&j->src, &j->group.a, &l, more, err);
	if (rc != DK_OK || !*more)
		return rc;
	name_group(j, import_source_key(&j->src));
	j->run.out->rows++;
	if (l.rc == DK_EINPUT)
		j->report.spoiling++;
	else if (l.rc == DK_OK && j->group.is_torn)
		mark(j, &l, DK_EINPUT, j->kind->columns[j->kind->group].name,
		    "Rows of this record stood further up; sort the file by this column.");
	import_group_add(&j->group, &l);
	return DK_OK;
}

static enum dk_rc
read_all(struct job *j, struct dk_err *err)
{
	const struct dk_import_request *req = j->src.req;
	enum dk_rc rc = DK_OK;
	bool more = true;

	while (rc == DK_OK && more) {
		rc = take_row(j, &more, err);
		if (req->progress != NULL && j->run.out->rows % PROGRESS_EVERY == 0 &&
		    !req->progress(req->arg, j->run.out->rows))
			rc = dk_fail(err, DK_EBUSY, NULL, "Stopped; nothing was changed.");
	}
	if (rc == DK_OK)
		rc = finish_group(j, err);
	return rc;
}

/* What the faults mean for the whole file. */
static enum dk_rc
verdict(const struct job *j, struct dk_err *err)
{
	const struct dk_import_summary *out = j->run.out;
	const struct dk_import_request *req = j->src.req;

	if (j->report.spoiling == 0 || req->keep_going)
		return DK_OK;
	return dk_fail(err, j->report.not_read > 0 ? DK_EINPUT : DK_EREFUSED, NULL,
	    "%s: %lld of %lld rows are wrong; nothing was changed.", req->path,
	    (long long)j->report.spoiling, (long long)out->rows);
}

static void
note_batch(const struct job *j, struct dk_batch *b)
{
	const char *path = j->src.req->path, *base = strrchr(path, '/');
	const struct dk_import_summary *out = j->run.out;

	dk_batch_text(b, "file", base != NULL ? base + 1 : path);
	dk_batch_text(b, "kind", j->kind->kind);
	dk_batch_count(b, "rows", out->rows);
	dk_batch_count(b, "added", out->added);
	dk_batch_count(b, "changed", out->changed);
	dk_batch_count(b, "rejected", out->rejected);
}

static bool
is_walked(const struct job *j)
{
	return j->kind->walk != NULL &&
	    (j->kind->walks == NULL || j->kind->walks(j->src.req->path));
}

/* Between begin and end of the batch; a dry run ends it by undoing. */
static enum dk_rc
run_batch(struct job *j, struct dk_err *err)
{
	struct dk_import_summary *out = j->run.out;
	struct dk_batch *batch;
	struct dk_err undone;
	enum dk_rc rc, end;

	rc = dk_batch_begin(j->run.session, DK_RIGHT_IMPORT, "import", &batch, err);
	if (rc != DK_OK)
		return rc;
	rc = is_walked(j) ? j->kind->walk(&j->run, j->src.req->path, err) : read_all(j, err);
	if (rc == DK_OK && !is_walked(j))
		rc = verdict(j, err);
	if (rc == DK_OK)
		rc = import_report_close(&j->report, err);
	if (rc == DK_OK && out->added + out->changed >= MANY) /* of whatever: it may make items */
		rc = dk_master_settle(j->run.session, err);
	note_batch(j, batch);
	if (rc == DK_OK && !j->src.req->dry_run && out->added + out->changed > 0)
		return dk_batch_end(batch, DK_OK, err);
	end = dk_batch_end(batch, DK_EREFUSED, &undone);
	if (rc == DK_OK && end != DK_EREFUSED) /* undoing itself failed */
		rc = dk_fail(err, end, NULL, "%s", undone.text);
	if (rc != DK_OK)
		out->added = out->changed = out->unchanged = 0;
	return rc;
}

static enum dk_rc
run_job(struct job *j, struct dk_err *err)
{
	struct dk_arena header = { 0 };
	enum dk_rc rc;

	if (is_walked(j))
		return run_batch(j, err);
	rc = import_source_open(&j->src, &header, err);
	if (rc == DK_OK)
		rc = import_report_open(&j->report, err);
	if (rc == DK_OK)
		rc = import_source_header(&j->src, &header, &j->report, err);
	j->run.creates_customers = map_creates_customers(j->src.map);
	j->run.creates_products = map_creates_products(j->src.map);
	if (rc == DK_OK)
		rc = run_batch(j, err);
	import_source_close(&j->src);
	import_group_clear(&j->group);
	if (import_report_close(&j->report, NULL) != DK_OK && rc == DK_OK)
		rc = DK_EIO;
	dk_arena_free(&header);
	return rc;
}

enum dk_rc
import_spoilt(struct import_run *run, size_t line, const struct dk_err *why, struct dk_err *err)
{
	run->out->rejected++;
	import_report_fault(run->report, line, why->field, why->text);
	if (run->report->req->keep_going)
		return DK_OK;
	return dk_fail(err, DK_EINPUT, why->field, "%s", why->text);
}

static const struct dk_importer *
kind_of(const char *name)
{
	for (size_t i = 0; i < DK_COUNT(importers); i++)
		if (strcmp(importers[i]->kind, name) == 0)
			return importers[i];
	return NULL;
}

static enum dk_rc
no_such_kind(struct dk_arena *a, const char *name, struct dk_err *err)
{
	const char *list = "";

	for (size_t i = 0; i < DK_COUNT(importers); i++)
		list = dk_fmt(a, "%s%s%s", list, i > 0 ? " " : "", importers[i]->kind);
	return dk_fail(err, DK_ENOTFOUND, "kind", "'%.40s' cannot be imported. The kinds are: %s.",
	    name, list);
}

enum dk_rc
dk_import_run(struct dk_session *s, struct dk_arena *a, const struct dk_import_request *req,
    struct dk_import_summary *out, struct dk_err *err)
{
	struct dk_arena keys = { 0 };
	struct job j = { .kind = kind_of(req->kind) };
	struct dk_err quiet;
	enum dk_rc rc;

	if (err == NULL)
		err = &quiet; /* the faults of rows pass through it */
	*out = (struct dk_import_summary){ .kind = req->kind };
	if (j.kind == NULL)
		return no_such_kind(a, req->kind, err);
	if ((rc = dk_session_may(s, DK_RIGHT_IMPORT, err)) != DK_OK)
		return rc;
	j.src = (struct import_source){ .kind = j.kind, .req = req, .exponent = s->exponent };
	j.report = (struct import_report){ .req = req, .out = out, .keep = a };
	j.run = (struct import_run){ .session = s, .a = &j.group.a, .keep = a, .out = out,
		.req = req,
		.report = &j.report };
	j.done.a = &keys;
	import_group_clear(&j.group);
	rc = run_job(&j, err);
	dk_arena_free(&keys);
	return rc;
}
