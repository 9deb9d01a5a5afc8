/* house.h - a company in a temporary directory, and files run through the importers into it. */
#ifndef TEST_HOUSE_H
#define TEST_HOUSE_H

#include <unistd.h>

#include "cases.h"

#include "docket/import.h"
#include "fixture.h"

struct house {
	struct dk_session *s;
	struct dk_arena a;
	struct dk_import_request req;
	struct dk_import_summary sum;
	struct dk_err err;
	char dir[40], file[64], other[64]; /* the file that is imported, and one more */
};

static inline void
open_house(struct house *h)
{
	struct dk_init init = { .company = "Test House", .currency = "EUR", .admin = "ann",
		.os_account = "ann", .test_clock = true, .now = "2026-11-23T09:00:00Z" };

	*h = (struct house){ .dir = "/tmp/docket-import-XXXXXX" };
	assert_non_null(mkdtemp(h->dir));
	snprintf(h->file, sizeof(h->file), "%s/in", h->dir);
	snprintf(h->other, sizeof(h->other), "%s/other", h->dir);
	init.path = fixture_path("import.db");
	if (dk_session_create(&init, &h->s, &h->err) != DK_OK)
		fail_msg("%s", h->err.text);
}

static inline void
close_house(struct house *h)
{
	dk_session_close(h->s);
	unlink(h->file);
	unlink(h->other);
	rmdir(h->dir);
	dk_arena_free(&h->a);
}

static inline void
write_file(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

static inline char *
read_file(struct house *h, const char *path)
{
	FILE *f = fopen(path, "r");
	char *text = dk_arena_alloc(&h->a, 1 << 16);

	assert_non_null(f);
	assert_true(fread(text, 1, (1 << 16) - 1, f) < (1 << 16) - 1);
	fclose(f);
	return text;
}

/* Imports `text` as a file of `kind`, with what h->req says besides. */
static inline enum dk_rc
run(struct house *h, const char *kind, const char *text)
{
	write_file(h->file, text);
	h->req.kind = kind;
	h->req.path = h->file;
	return dk_import_run(h->s, &h->a, &h->req, &h->sum, &h->err);
}

static inline void
good(struct house *h, const char *kind, const char *text)
{
	if (run(h, kind, text) != DK_OK)
		fail_msg("%s: %s %s", kind, h->err.text,
		    h->sum.fault_count > 0 ? h->sum.faults[0] : "");
}

/* The fault without the file's name before it. */
static inline const char *
fault(struct house *h, size_t i)
{
	assert_true(i < h->sum.fault_count);
	assert_memory_equal(h->sum.faults[i], h->file, strlen(h->file));
	return h->sum.faults[i] + strlen(h->file);
}

static inline int64_t
rows_of(struct house *h, const char *table)
{
	return fixture_number(h->s->db, dk_fmt(&h->a, "SELECT count(*) FROM %s", table));
}

static inline void
counts(struct house *h, int64_t rows, int64_t added, int64_t changed, int64_t unchanged)
{
	assert_int_equal(h->sum.rows, rows);
	assert_int_equal(h->sum.added, added);
	assert_int_equal(h->sum.changed, changed);
	assert_int_equal(h->sum.unchanged, unchanged);
	assert_int_equal(h->sum.rejected, rows - added - changed - unchanged);
}

#endif
