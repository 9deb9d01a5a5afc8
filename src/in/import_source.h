/* import_source.h - the file of an import: opened, mapped, its header bound, row by row typed. */
#ifndef DOCKET_IN_IMPORT_SOURCE_H
#define DOCKET_IN_IMPORT_SOURCE_H

#include "docket/csv.h"
#include "in/importer.h"
#include "in/map.h"

struct import_report;

struct import_source {
	const struct dk_importer *kind;
	const struct dk_import_request *req;
	int exponent;
	FILE *f;
	bool is_json;
	struct dk_csv *csv;
	struct dk_json_stream *json;
	struct map *map;
	int *at; /* field of each column of the kind, -1 where the file has none */
	struct dk_csv_row row, ours; /* fetched */
	bool is_whole;   /* the row is sound CSV, whatever its cells say */
	enum dk_rc rc;
	struct dk_err err;
};

/* A row as it was read. */
struct import_line {
	size_t line;
	const char *raw; /* without its line end */
	size_t raw_len;
	bool is_whole;   /* raw is a sound row */
	bool by_map;     /* rejected by the map, on purpose */
	enum dk_rc rc;   /* DK_EINPUT, DK_EREFUSED (by the map) or DK_OK */
	const char *column, *reason;
	struct import_value *v;
	const struct dk_json *object;
};

/* Opens the file; standard input is copied aside first. */
enum dk_rc import_source_open(struct import_source *src, struct dk_arena *a,
    struct dk_err *err) DK_MUST_USE;
/* Reads the header; every column that is unknown, missing or double is reported. */
enum dk_rc import_source_header(struct import_source *src, struct dk_arena *a,
    struct import_report *report, struct dk_err *err) DK_MUST_USE;
/* Steps to the next row, valid until the next call; *more is false at the end. */
enum dk_rc import_source_fetch(struct import_source *src, bool *more,
    struct dk_err *err) DK_MUST_USE;
/* The fetched row's text in the column that groups; "" when it has none. */
const char *import_source_key(const struct import_source *src);
/* The fetched row typed, in `a`; of a JSON file the next object, with *more as above. */
enum dk_rc import_source_read(struct import_source *src, struct dk_arena *a,
    struct import_line *out, bool *more, struct dk_err *err) DK_MUST_USE;
void import_source_close(struct import_source *src);

#endif
