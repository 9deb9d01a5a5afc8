/*
 * print_attempt.h - how a job goes to its printer, in steps that survive a kill between any two.
 *
 *	offer   what would be printed, and where; nothing is written
 *	begin   the attempt is stored with the digest of its bytes: from here on it may be on paper
 *	end     what the print program said
 *
 * docket/print_send.h walks them.
 */
#ifndef DOCKET_PRINT_ATTEMPT_H
#define DOCKET_PRINT_ATTEMPT_H

#include "docket/print.h"

struct dk_print_offer {
	struct dk_print_job *job; /* with the numbers of the copy that it would be */
	int64_t attempt_no;
	const char *printer, *format; /* queue; "pdf", "text" or "zpl" */
	const char *program;          /* absolute path of the print program */
	int64_t seconds;              /* it may take */
};

/* What may be printed now. DK_EREFUSED says why not: it was sent already, nobody looked what became
 * of it, or no printer is set. Right: view. */
enum dk_rc dk_print_offer(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_print_offer *out, struct dk_err *err) DK_MUST_USE;
/* DK_ECONFLICT when something came between: another desk sends it, or printed a copy. */
enum dk_rc dk_print_begin(struct dk_session *s, const struct dk_print_offer *offer,
    const struct dk_buf *data, struct dk_err *err) DK_MUST_USE;
/* `outcome` is DK_PRINT_SENT, DK_PRINT_FAILED (surely nothing came out) or DK_PRINT_UNKNOWN. */
enum dk_rc dk_print_end(struct dk_session *s, const struct dk_print_offer *offer,
    enum dk_print_state outcome, const char *said, struct dk_err *err) DK_MUST_USE;
/* It cannot even be made (its record is gone): failed, without an attempt. */
enum dk_rc dk_print_fail(struct dk_session *s, dk_id id, const char *why,
    struct dk_err *err) DK_MUST_USE;

#endif
