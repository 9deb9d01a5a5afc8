/*
 * paperwork.h - documents and reports made from a screen: files in the folder `paper` beside the
 * database, named by docket, so that nobody at a captive desk types a path.
 */
#ifndef UI_PAPERWORK_H
#define UI_PAPERWORK_H

#include "ui/screen.h"

struct dk_mail_reply;

/* That folder, made where it is missing. */
enum dk_rc dk_paper_folder(struct dk_screen *s, const char **out, struct dk_err *err) DK_MUST_USE;
/* A document ("invoice", "packing-slip"): to the printer that is set for it, by the print queue;
 * without one as a PDF, and says where that lies. */
enum dk_react dk_make_document(struct dk_screen *s, const char *doc, dk_id id, const char *number);
/* Puts it into the print queue, tries to send it and says what came of it. */
enum dk_react dk_print_document(struct dk_screen *s, const char *doc, dk_id id,
    const char *number);
/* Prints a report of one business day in a format and says where it lies. */
enum dk_react dk_make_report(struct dk_screen *s, const char *name, dk_date day,
    const char *format);

/* Writes an export of postings (docket/ledger_export.h) and says where it lies. */
enum dk_react dk_make_postings(struct dk_screen *s, dk_id id, const char *format);

/* Keeps an answer to a message as a file that mail programs open, and says where it lies. */
enum dk_react dk_make_mail(struct dk_screen *s, const char *name, const struct dk_mail_reply *m);

/* What a list shows: the heads, then the rows, `columns` texts each. */
struct dk_texts {
	const char **cells;
	size_t columns, rows; /* rows without the heads */
};
/* Writes it as CSV under a name without folders (".csv" is added where it is missing) and says
 * where it lies. DK_STAY when the name is none. */
enum dk_react dk_make_csv(struct dk_screen *s, const char *name, const struct dk_texts *texts);

#endif
