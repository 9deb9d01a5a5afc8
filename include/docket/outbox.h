/*
 * outbox.h - messages to customers and suppliers: what waits, was sent, may have gone out.
 *
 * A row is one document mailed to whom it concerns. An attempt is stored before the mail program is
 * run and ended by what it said, so nothing goes out twice: what was cut off in between waits for
 * somebody who says what became of it. A program that does not take a message leaves it waiting,
 * with the reason. Rights: view reads; of purchase orders and supplier returns purchase changes,
 * of the rest order-enter.
 */
#ifndef DOCKET_OUTBOX_H
#define DOCKET_OUTBOX_H

#include "docket/buf.h"
#include "docket/session.h"

struct dk_outbox_row {
	dk_id id;
	const char *at;
	const char *kind;         /* "purchase-order", "confirmation", "mail-reply": a document */
	const char *document;     /* of which kind of record: order, purchase, mail ... */
	dk_id document_id;
	const char *title;        /* of a paper that its kind does not name; "" = as its kind */
	const char *number;       /* of the record; "" = it has none */
	const char *to, *to_name; /* address by now; "" = none is known */
	const char *state;        /* waiting, sending, failed (it may have gone out), done */
	int64_t attempts;
	const char *result;       /* of the last attempt */
	const char *sent_to;      /* where the last attempt went; "" = there was none */
	const char *digest;       /* of its bytes */
};
struct dk_outbox_rows {
	struct dk_outbox_row *list;
	size_t count;
};
/* What waits or failed, the oldest first; with `all` everything, the newest first. */
enum dk_rc dk_outbox_list(struct dk_session *s, struct dk_arena *a, bool all,
    struct dk_outbox_rows *out, struct dk_err *err) DK_MUST_USE;
/* How many wait or failed. */
enum dk_rc dk_outbox_count(struct dk_session *s, int64_t *out, struct dk_err *err) DK_MUST_USE;
/* DK_ENOTFOUND. */
enum dk_rc dk_outbox_load(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_outbox_row *out, struct dk_err *err) DK_MUST_USE;

/* A document is to be mailed. DK_EREFUSED when it waits or was sent already, unless `again`: then
 * one that was sent goes out once more. */
struct dk_outbox_want {
	const char *kind, *document;
	dk_id document_id;
	bool again;
};
enum dk_rc dk_outbox_ask(struct dk_session *s, const struct dk_outbox_want *w, dk_id *id,
    struct dk_err *err) DK_MUST_USE;

/* A message about to be sent. DK_EREFUSED with the reason when it must not or cannot be: nobody to
 * send it to, no mail program, sent, in other hands, or cut off before. */
struct dk_outbox_offer {
	struct dk_outbox_row row;
	const char *from, *program;
	int64_t seconds, attempt_no;
};
enum dk_rc dk_outbox_offer(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_outbox_offer *out, struct dk_err *err) DK_MUST_USE;
/* Stored before the program runs; DK_ECONFLICT when somebody else was first. */
enum dk_rc dk_outbox_begin(struct dk_session *s, const struct dk_outbox_offer *o,
    const struct dk_buf *message, struct dk_err *err) DK_MUST_USE;
/* `outcome` is sent, failed (surely not taken: it waits again) or unknown. */
enum dk_rc dk_outbox_end(struct dk_session *s, const struct dk_outbox_offer *o,
    const char *outcome, const char *said, struct dk_err *err) DK_MUST_USE;
/* What was cut off did not go out: it waits again. */
enum dk_rc dk_outbox_retry(struct dk_session *s, dk_id id, struct dk_err *err) DK_MUST_USE;
/* It is not sent any more: it went another way, or is not wanted. */
enum dk_rc dk_outbox_drop(struct dk_session *s, dk_id id, const char *reason,
    struct dk_err *err) DK_MUST_USE;

#endif
