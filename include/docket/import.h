/*
 * import.h - files of others become records: all of a file or nothing.
 *
 * The kinds and their columns are those of interface.md §3; each is a file src/in/import_<kind>.c
 * and a row of src/in/imports.def, read as CSV or as JSON lines with the columns as keys (orders
 * and history: order files). Every bad row is named `FILE:LINE: column: reason`. What a map
 * rejects is listed too, but does not spoil the file.
 */
#ifndef DOCKET_IMPORT_H
#define DOCKET_IMPORT_H

#include "docket/price.h"

#define DK_IMPORT_FAULTS_MAX 100

struct dk_import_request {
	const char *kind;    /* "products" */
	const char *path;    /* "-" = standard input */
	const char *map;     /* a map file or THEIRS=OURS,...; NULL = none */
	const char *rejects; /* rejected rows are written there with their reason; NULL = nowhere */
	const char *from;    /* of prices: the first day of rows that name none; NULL = at once */
	bool latin1, dry_run;
	bool keep_going;     /* bad rows are left out instead of spoiling the file */
	/* Called now and then with the rows read; false stops the import without a trace. */
	bool (*progress)(void *arg, int64_t rows);
	void *arg;
};

struct dk_import_summary {
	const char *kind;
	int64_t rows; /* = added + changed + unchanged + rejected; of order files: orders */
	int64_t added, changed, unchanged, rejected;
	int64_t refused;     /* of the rejected: orders that a check refuses */
	const char **faults; /* "FILE:LINE: column: reason", the first DK_IMPORT_FAULTS_MAX */
	size_t fault_count;
	int64_t faults_left; /* those behind the first */
	/* What became of rows that somebody should look through (how payments were matched). */
	const char **notes;
	size_t note_count, note_cap;
	dk_id *orders;       /* of `orders`: each once, as the file has them */
	size_t order_count;
	struct dk_price_rows prices; /* of a dry run of `prices`: what the file says */
};

struct dk_import_kind {
	const char *kind, *summary;
	const char *const *columns; /* in the order of interface.md */
	size_t column_count;
};

/* Reads one file. The summary (texts in `a`) is filled whatever the answer is: DK_EINPUT when rows
 * cannot be taken, DK_EREFUSED when order checks alone refuse them; then nothing was changed.
 * DK_ENOTFOUND: no such kind or file. */
enum dk_rc dk_import_run(struct dk_session *s, struct dk_arena *a,
    const struct dk_import_request *req, struct dk_import_summary *out,
    struct dk_err *err) DK_MUST_USE;

/* The kinds there are; `index` counts from 0; false behind the last. Texts are constants, but for
 * the columns, which live in `a`. */
bool dk_import_kind_at(struct dk_arena *a, size_t index, struct dk_import_kind *out);

#endif
