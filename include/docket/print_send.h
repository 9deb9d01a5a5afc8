/*
 * print_send.h - papers of the queue rendered and handed to their printers.
 *
 * The bytes are made when they are sent, from what is stored; the copy's number stands on the
 * paper. The print program is started by itself, never by a shell, with a file that nobody else
 * can see; how much of it was read tells what can be on paper.
 */
#ifndef DOCKET_PRINT_SEND_H
#define DOCKET_PRINT_SEND_H

#include "docket/print.h"

struct dk_print_sent {
	struct dk_print_job *job;
	enum dk_print_state outcome; /* SENT, FAILED (surely nothing came out), UNKNOWN */
	const char *said;            /* what the print program said, or what is wrong with it */
};

/* DK_OK once the printer was spoken to, whatever came of it: look at the outcome. Otherwise
 * nothing was sent, and the sentence says why: no printer, in other hands, cannot be made. */
enum dk_rc dk_print_send(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_print_sent *out, struct dk_err *err) DK_MUST_USE;
/* The paper of a job as text, with the marks that it bears or would bear; adds to `out`. */
enum dk_rc dk_print_preview(struct dk_session *s, dk_id id, struct dk_buf *out,
    struct dk_err *err) DK_MUST_USE;

#endif
