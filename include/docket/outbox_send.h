/*
 * outbox_send.h - messages of the outbox made and handed to the mail program.
 *
 * A message is made when it is sent, from what is stored: the document as text, and as PDF behind
 * it. The program is started by itself, never by a shell; the recipient stands in the message.
 */
#ifndef DOCKET_OUTBOX_SEND_H
#define DOCKET_OUTBOX_SEND_H

#include "docket/outbox.h"

struct dk_outbox_sent {
	struct dk_outbox_row row;
	const char *outcome; /* sent, failed (it waits, with the reason), unknown */
	const char *said;
};
/* DK_OK once the mail program was spoken to: look at the outcome. Otherwise nothing was sent, and
 * the sentence says why. */
enum dk_rc dk_outbox_send(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_outbox_sent *out, struct dk_err *err) DK_MUST_USE;
/* The message as it would be sent now; adds to `out`. */
enum dk_rc dk_outbox_preview(struct dk_session *s, dk_id id, struct dk_buf *out,
    struct dk_err *err) DK_MUST_USE;

#endif
