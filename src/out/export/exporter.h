/*
 * exporter.h - what the exporter of one kind declares, and how it writes its rows.
 *
 * A file src/out/export/<kind>.c defines `dk_export_<kind>`, and exports.def holds its row. A row
 * is written cell by cell in the order of the columns; the row ends with its last cell.
 */
#ifndef DOCKET_OUT_EXPORTER_H
#define DOCKET_OUT_EXPORTER_H

#include "docket/buf.h"
#include "docket/export.h"

struct export_run;

struct dk_exporter {
	const char *kind;
	const char *const *columns;
	size_t column_count;
	enum dk_rc (*fill)(struct export_run *x, struct dk_err *err);
};

#define DK_EXPORT(name) extern const struct dk_exporter dk_export_##name;
#include "out/export/exports.def"
#undef DK_EXPORT

struct export_run {
	struct dk_session *session;
	struct dk_arena a; /* of the whole run */
	const struct dk_exporter *kind;
	const struct dk_export_request *req;
	FILE *f;
	struct dk_buf row;
	size_t column; /* of the next cell */
	bool has_cell; /* JSON: something stands in the object */
	bool failed;   /* the file could not be written */
};

void export_text(struct export_run *x, const char *s); /* "" is blank */
void export_money(struct export_run *x, dk_money v); /* of the house */
void export_money_of(struct export_run *x, dk_money v, const char *currency); /* "": likewise */
void export_price(struct export_run *x, dk_price v);
void export_qty(struct export_run *x, dk_qty v);
void export_qty_or_blank(struct export_run *x, dk_qty v); /* 0 is blank */
void export_rate(struct export_run *x, dk_rate v);
void export_date(struct export_run *x, dk_date v);
void export_bool(struct export_run *x, bool v);
void export_int(struct export_run *x, int64_t v);
void export_kilo(struct export_run *x, int64_t gram);
void export_blank(struct export_run *x);
/* A whole JSON object, for kinds that have a shape of their own. */
void export_object(struct export_run *x, const char *json);

/* Texts by id, for rows that name other records by their key. */
struct export_names {
	const struct export_name {
		dk_id id;
		const char *text;
	} *rows;
	size_t count;
};
enum dk_rc export_customers(struct export_run *x, struct export_names *out,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc export_products(struct export_run *x, struct export_names *out,
    struct dk_err *err) DK_MUST_USE;
const char *export_name(const struct export_names *n, dk_id id); /* "" for 0 */

#endif
