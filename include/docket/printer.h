/*
 * printer.h - which queue prints which papers: by kind of document, by desk, by both.
 */
#ifndef DOCKET_PRINTER_H
#define DOCKET_PRINTER_H

#include "docket/session.h"

#define DK_PRINTER_NONE "-" /* the queue of papers that this house does not print */

struct dk_printer {
	const char *document; /* "packing-slip"; "" = any */
	const char *desk;     /* "" = any */
	const char *queue;    /* as the print program knows it, or DK_PRINTER_NONE */
	const char *format;   /* "pdf", "text", "zpl" */
};

enum dk_rc dk_printer_list(struct dk_session *s, struct dk_arena *a, struct dk_printer **out,
    size_t *count, struct dk_err *err) DK_MUST_USE;
/* The one for a paper at this desk: its own before the desk's before any; queue "" = none is set.
 * Right: view. */
enum dk_rc dk_printer_find(struct dk_session *s, struct dk_arena *a, const char *document,
    struct dk_printer *out, struct dk_err *err) DK_MUST_USE;
/* Sets it, or with the queue "" takes it away. Right: setting-edit. */
enum dk_rc dk_printer_set(struct dk_session *s, const struct dk_printer *p,
    struct dk_err *err) DK_MUST_USE;

#endif
