/* settle.c - differences are approved by one's own right or a second person's, or refused. */
#include <string.h>

#include "ui/ask.h"
#include "ui/counting/counting.h"
#include "ui/second.h"

/* The line that waits under the cursor; 0 = all that wait. */
static int64_t
waiting_here(struct dk_screen *s)
{
	const struct dk_count_line *l = counting_line(s);

	return l != NULL && strcmp(l->state, "approve") == 0 ? l->line_no : 0;
}

static enum dk_rc
settle(struct dk_screen *s, const struct dk_count_verdict *v, const char *name,
    struct dk_err *err)
{
	size_t done = 0;
	enum dk_rc rc = dk_count_settle(s->session, v, &done, err);

	if (rc == DK_OK)
		dk_say(s, DK_LOOK_OK, "%zu line%s %s%s%s", done, done == 1 ? "" : "s",
		    v->is_refused ? "refused: the books stay" : "approved",
		    *name != '\0' ? " by " : "", name);
	return rc;
}

static enum dk_react
sign(struct dk_screen *s, const char *name, const char *pin)
{
	struct counting *st = s->state;
	struct dk_count_verdict v = { .id = st->id, .line_no = waiting_here(s) };
	const struct dk_count_signed ask = { v.id, v.line_no, name, pin };
	struct dk_err err;

	if (dk_count_approve(s->session, &ask, &v.approver, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	if (settle(s, &v, name, &err) != DK_OK)
		dk_say_err(s, &err);
	return DK_RELOAD;
}

/* By one's own right; who lacks it, or counted it himself, calls somebody else. */
enum dk_react
counting_approve(struct dk_screen *s)
{
	struct counting *st = s->state;
	const struct dk_count_verdict v = { .id = st->id, .line_no = waiting_here(s) };
	struct dk_err err;

	if (settle(s, &v, "", &err) == DK_OK)
		return DK_RELOAD;
	if (!dk_needs_second(&err))
		return dk_say_err(s, &err);
	return dk_ask_second(s, &(struct dk_second){ err.text, v.line_no != 0
	    ? dk_fmt(&s->data, "approves line %lld of the count.", (long long)v.line_no)
	    : "approves what waits of the count.", sign });
}

static enum dk_react
refused(struct dk_screen *s, const char *text)
{
	struct counting *st = s->state;
	const struct dk_count_verdict v = { .id = st->id, .line_no = waiting_here(s),
		.is_refused = true, .reason = text };
	struct dk_err err;

	if (settle(s, &v, "", &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	return DK_RELOAD;
}

enum dk_react
counting_refuse(struct dk_screen *s)
{
	return dk_ask(s, &(struct dk_ask){ .title = "REFUSE THE DIFFERENCE", .label = "Reason",
	    .text = "the books stay as they are", .max = 200 }, refused);
}
