/* bill.c - a held bill matched again, released by somebody who may, or sent back. */
#include "ui/act/bill.h"

#include <stdio.h>
#include <string.h>

#include "ui/second.h"

static void
about(struct dk_screen *s, dk_id id, const char *number)
{
	struct act_bill *b = s->state;

	b->id = id;
	snprintf(b->number, sizeof(b->number), "%s", number);
}

enum dk_react
act_bill_match(struct dk_screen *s, dk_id id, const char *number)
{
	struct dk_err err;

	if (dk_bill_match(s->session, id, &err) != DK_OK)
		return dk_say_err(s, &err);
	dk_say(s, DK_LOOK_OK, "bill %s matches now and is posted", number);
	return DK_RELOAD;
}

static enum dk_react
sign(struct dk_screen *s, const char *name, const char *pin)
{
	struct act_bill *b = s->state;
	const struct dk_bill_ask ask = { b->id, name, pin };
	struct dk_err err;
	dk_id approver;

	if (dk_bill_approve(s->session, &ask, &approver, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	if (dk_bill_release(s->session, b->id, b->reason, approver, &err) != DK_OK)
		return dk_say_err(s, &err);
	dk_say(s, DK_LOOK_OK, "bill %s is released by %s", b->number, name);
	return DK_RELOAD;
}

/* By the clerk's own right, else by somebody else at this desk. */
static enum dk_react
reason_given(struct dk_screen *s, const char *text)
{
	struct act_bill *b = s->state;
	struct dk_err err;
	enum dk_rc rc;

	snprintf(b->reason, sizeof(b->reason), "%s", text);
	rc = dk_bill_release(s->session, b->id, b->reason, 0, &err);
	if (rc != DK_OK && dk_needs_second(&err))
		return dk_ask_second(s, &(struct dk_second){ err.text, NULL, sign });
	if (rc != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	dk_say(s, DK_LOOK_OK, "bill %s is released", b->number);
	return DK_RELOAD;
}

enum dk_react
act_bill_release(struct dk_screen *s, dk_id id, const char *number)
{
	const struct dk_ask ask = { .title = "RELEASE THE BILL", .label = "Reason", .max = 190 };

	about(s, id, number);
	return dk_ask(s, &ask, reason_given);
}

static enum dk_react
refused(struct dk_screen *s, const char *text)
{
	const struct act_bill *b = s->state;
	struct dk_err err;

	if (dk_bill_refuse(s->session, b->id, text, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	dk_say(s, DK_LOOK_OK, "bill %s goes back; its number is free again", b->number);
	return DK_RELOAD;
}

enum dk_react
act_bill_refuse(struct dk_screen *s, dk_id id, const char *number)
{
	const struct dk_ask ask = { .title = "SEND THE BILL BACK", .label = "Reason" };

	about(s, id, number);
	return dk_ask(s, &ask, refused);
}
