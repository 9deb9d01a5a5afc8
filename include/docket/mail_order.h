/*
 * mail_order.h - the queue of customers' messages, and the orders made of them.
 *
 * A message comes in once (by its message id), waits, is taken as a draft, and stays with the
 * order. What of its text made no value has to be noted or ignored before the draft can be
 * entered (check text-unused).
 */
#ifndef DOCKET_MAIL_ORDER_H
#define DOCKET_MAIL_ORDER_H

#include "docket/recognise.h"

struct dk_mail_row {
	dk_id id;
	const char *at, *sent, *sender, *sender_name, *subject;
	const char *state;    /* "queued", "taken", "entered", "dismissed" */
	const char *reason;   /* of a dismissed one */
	dk_id order_id;       /* 0 = none */
	const char *order;    /* its number, or "D55" while a draft; "" */
	const char *customer; /* its customer's name, or "" */
	int64_t unused;       /* pieces that wait for somebody; of a queued one 0 */
};

/* A piece of a message that was taken. */
struct dk_mail_piece {
	struct dk_span span;
	const char *use;  /* dk_text_use_name, "noted" or "ignored" */
	int64_t line_no;  /* 0 = none */
	const char *by;   /* who noted or ignored it, or "" */
};

/* Adds a message; one that is known is left as it is (DK_PUT_UNCHANGED). Right: import. */
enum dk_rc dk_mail_put(struct dk_session *s, const struct dk_mail *mail, dk_id *id,
    enum dk_put *did, struct dk_err *err) DK_MUST_USE;

/* Those that wait or are being worked on, oldest first; with `all` every one, newest first. */
enum dk_rc dk_mail_list(struct dk_session *s, struct dk_arena *a, bool all,
    struct dk_mail_row **out, size_t *count, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_mail_load(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_mail_row *row, struct dk_mail *mail, struct dk_err *err) DK_MUST_USE;
/* The message that an order came from; *id is 0 when it came another way. */
enum dk_rc dk_mail_of_order(struct dk_session *s, dk_id order_id, dk_id *id,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_mail_pieces(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_mail_piece **out, size_t *count, struct dk_err *err) DK_MUST_USE;

/* Makes a draft of what was found; of the lines those that `take` names (NULL: the sure ones),
 * counted as found->lines. What is not taken is unused text. DK_ECONFLICT when another took it. */
enum dk_rc dk_mail_take(struct dk_session *s, dk_id id, const struct dk_recognised *found,
    const bool *take, dk_id *order_id, struct dk_err *err) DK_MUST_USE;
/* Settles the unused piece that holds byte `at` of `part`: ignored, or noted on the order. A part
 * of -1 settles all of them. DK_ENOTFOUND when nothing unused stands there. */
enum dk_rc dk_mail_settle(struct dk_session *s, dk_id id, const struct dk_span *at, bool note,
    struct dk_err *err) DK_MUST_USE;
/* It orders nothing. `reason` is kept. */
enum dk_rc dk_mail_dismiss(struct dk_session *s, dk_id id, const char *reason,
    struct dk_err *err) DK_MUST_USE;

/* An answer to a message. Ids stand in their <>; "" = there is none. */
struct dk_mail_reply {
	const char *from_name, *from; /* the house; without an address its sender knows one */
	const char *to_name, *to, *subject;
	const char *message_id, *in_reply_to, *refs;
	int64_t at_ms;
	const char *text; /* lines ended by \n */
};
/* What to answer, in the customer's language: thanks, and what was entered or quoted of it: the
 * number, each line with its day, what could not be taken, what was noted. DK_EREFUSED when the
 * message has no address to answer to. */
enum dk_rc dk_mail_answer(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_mail_reply *out, struct dk_err *err) DK_MUST_USE;
/* Puts that answer into the outbox, once. */
enum dk_rc dk_mail_reply(struct dk_session *s, dk_id id, struct dk_err *err) DK_MUST_USE;

#endif
