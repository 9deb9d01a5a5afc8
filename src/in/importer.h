/*
 * importer.h - what the importer of one kind declares: its columns, and what a row does. A file
 * src/in/import_<kind>.c defines `dk_import_<kind>`, and imports.def holds its row.
 */
#ifndef DOCKET_IN_IMPORTER_H
#define DOCKET_IN_IMPORTER_H

#include "docket/import.h"
#include "docket/json.h"
#include "docket/product.h"

enum import_type {
	IMPORT_TEXT,   /* one line, at most `max` bytes (0: 200) */
	IMPORT_LINES,  /* may hold newlines, at most `max` bytes (0: 2000) */
	IMPORT_CODE,   /* a key: one line, at most `max` bytes (0: 64) */
	IMPORT_MONEY,  /* of the house */
	IMPORT_OWN,    /* of the row's customer: `text` is read once his currency is known */
	IMPORT_PRICE,
	IMPORT_QTY,    /* min .. DK_QTY_MAX, in 1/1000 */
	IMPORT_RATE,   /* at most `max` 1/1000 of a percent (0: 100 %) */
	IMPORT_DATE,   /* YYYY-MM-DD */
	IMPORT_BOOL,   /* yes or no */
	IMPORT_INT,    /* min .. max */
	IMPORT_KILO,   /* kilograms, kept as grams */
	IMPORT_CHOICE, /* one of `choices` */
};

struct import_column {
	const char *name;
	enum import_type type;
	bool required; /* the column must be there and no cell blank ... */
	int64_t min, max;
	const char *const *choices; /* ends with NULL */
	bool may_be_blank; /* ... but for this one */
};

/* A cell. A column that the file lacks leaves what is stored; a blank cell means its default. */
struct import_value {
	bool has_column, is_given; /* is_given: not blank */
	const char *text;          /* trimmed; "" when blank */
	int64_t n;                 /* minor, e4, milli, e5, days, grams, 0 or 1, place of choice */
};

struct import_row {
	size_t line;
	struct import_value *v; /* in the order of the importer's columns */
};

struct import_run;
struct dk_importer {
	const char *kind, *summary;
	const struct import_column *columns;
	size_t column_count;
	/* Column whose equal neighbours make one record (orders); -1: each row is one. */
	int group;
	size_t rows_max; /* of a record; 0: as many as an order has lines */
	/* A bad row of a group does not spoil the others of it. */
	bool rows_stand_alone;
	/* The order checks judge the record, and their no is an answer of its own; of other kinds a
	 * value that the core refuses is a bad one. */
	bool is_judged;
	/* Does what the rows say, by the core. rows[0..count) are one record; on failure *bad names
	 * the row at fault where it is one of them. */
	enum dk_rc (*apply)(struct import_run *run, const struct import_row *rows, size_t count,
	    enum dk_put *did, struct dk_err *err);
	/* The same for one object of a JSON file that is more than a row; NULL: its members are
	 * cells. */
	enum dk_rc (*apply_json)(struct import_run *run, const struct dk_json *object,
	    enum dk_put *did, struct dk_err *err);
	/* Of a kind that is no table: reads the file or folder itself, inside the batch, and counts
	 * in run->out. A record that cannot be read is noted by import_spoilt. */
	enum dk_rc (*walk)(struct import_run *run, const char *path, struct dk_err *err);
	/* Which files of a kind that is a table, too, are walked; NULL: all. */
	bool (*walks)(const char *path);
};

#define DK_IMPORT(name) extern const struct dk_importer dk_import_##name;
#include "in/imports.def"
#undef DK_IMPORT

/* What an importer may know and say of its run. */
struct import_run {
	struct dk_session *session;
	struct dk_arena *a; /* emptied after each record */
	bool creates_customers, creates_products;
	size_t bad_row;     /* set by apply when a row of a group is at fault */
	void *state;        /* of the importer, in `keep` */
	const char *raw;    /* the record as it stands in the file */
	const struct dk_import_request *req; /* the rest is for the summary */
	struct dk_arena *keep;
	struct dk_import_summary *out;
	size_t order_cap, price_cap;
	struct import_report *report;
};

/* Takes a cell into a record: as it is when given, `blank` when blank, untouched without column. */
void import_set_text(const struct import_value *v, const char **out);
void import_set_int(const struct import_value *v, int64_t blank, int64_t *out);
void import_set_bool(const struct import_value *v, bool blank, bool *out);
void import_set_price(const struct import_value *v, dk_price *out);
void import_set_qty(const struct import_value *v, dk_qty blank, dk_qty *out);
void import_set_rate(const struct import_value *v, dk_rate *out);
void import_set_date(const struct import_value *v, dk_date *out);

/* Finds records by what a cell names; the error carries the column. */
enum dk_rc import_customer(struct import_run *run, const char *number, dk_id *id,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc import_product(struct import_run *run, const char *sku, const char *column, dk_id *id,
    struct dk_err *err) DK_MUST_USE;
/* Records of which nothing but the key is known. */
struct dk_customer import_new_customer(const char *number);
struct dk_product import_new_product(const char *sku);
/* Notes what `walk` could not read, `line` 0: the file. DK_OK where bad ones are left out. */
enum dk_rc import_spoilt(struct import_run *run, size_t line, const struct dk_err *why,
    struct dk_err *err) DK_MUST_USE;
/* For the summary: what became of a row; an order, once. */
void import_note(struct import_run *run, const char *text);
void import_order(struct import_run *run, dk_id id);

#endif
