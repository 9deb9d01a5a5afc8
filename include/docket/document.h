/*
 * document.h - the papers of the desk: invoice, packing slip, pick list, order confirmation.
 *
 * A document is one file in src/out/doc/ and one row in docs.def. It makes a neutral paper
 * (docket/paper.h) of one record; any format that prints papers prints it. Same data, same
 * bytes: a PDF is stamped with the record's own instant, never with the clock.
 */
#ifndef DOCKET_DOCUMENT_H
#define DOCKET_DOCUMENT_H

#include "docket/buf.h"
#include "docket/session.h"

struct dk_paper;

struct dk_document_info {
	const char *name;    /* "packing-slip", as in the outbox */
	const char *title;   /* "Packing slip" */
	const char *subject; /* kind of the record its id is of: order, shipment, invoice */
};

/* All documents, for help texts; NULL past the last. */
const struct dk_document_info *dk_document_at(size_t index);
/* The one of that name; NULL when there is none. */
const struct dk_document_info *dk_document_named(const char *name);
/* The paper of a record, in `a`. A caller that honours SOURCE_DATE_EPOCH sets `created_ms` of it
 * before it prints. DK_ENOTFOUND when there is no such document or record; right: view. */
enum dk_rc dk_document_make(struct dk_session *s, struct dk_arena *a, const char *doc, dk_id id,
    struct dk_paper **out, struct dk_err *err) DK_MUST_USE;
/* The same, printed in a format by its name ("pdf", "text"); adds to `out`. */
enum dk_rc dk_document_print(struct dk_session *s, const char *doc, dk_id id, const char *format,
    struct dk_buf *out, struct dk_err *err) DK_MUST_USE;

#endif
