/* print.c - a job of the print queue is sent, and the message row says what came of it. */
#include "ui/act/print.h"

#include "docket/print_send.h"

bool
act_print_send(struct dk_screen *s, dk_id id)
{
	struct dk_arena tmp = { 0 };
	struct dk_print_sent sent;
	struct dk_err err;
	bool fine = false;

	if (dk_print_send(s->session, &tmp, id, &sent, &err) != DK_OK) {
		dk_say_err(s, &err);
	} else if (sent.outcome == DK_PRINT_SENT) {
		dk_say(s, DK_LOOK_OK, "%s %s, %s, is at the printer (job %lld)",
		    sent.job->document, sent.job->number, dk_print_copy(&tmp, sent.job),
		    (long long)id);
		fine = true;
	} else {
		dk_say(s, DK_LOOK_WARN, "%s %s %s: %s", sent.job->document, sent.job->number,
		    sent.outcome == DK_PRINT_FAILED ? "was not printed"
						    : "may be on paper, look at the printer",
		    sent.said);
	}
	dk_arena_free(&tmp);
	return fine;
}
