/*
 * pending.c - credit limits, terms and tax data that wait for a second person: the old value, the
 * one asked for, and who asked; approve, or refuse with a reason. Who may not can call somebody
 * who types name and PIN at this desk.
 */
#include <stdio.h>
#include <string.h>

#include "docket/pending.h"
#include "ui/second.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct state {
	struct dk_list list;
	struct dk_pending *rows;
	char subject[12]; /* of one record alone; "" = all */
	long long subject_id;
	/* what the dialogs are about */
	char meant_subject[12], meant_text[120];
	dk_id meant_id, only;
	bool refuses;
	char reason[DK_INPUT_BYTES];
};

static enum dk_rc
open(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;

	(void)err;
	if (sscanf(s->arg, "%11s %lld", st->subject, &st->subject_id) != 2)
		st->subject[0] = '\0';
	return DK_OK;
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	const struct dk_pending_query q = { st->subject[0] != '\0' ? st->subject : NULL,
		st->subject_id };
	struct dk_pendings found;
	enum dk_rc rc = dk_pending_list(s->session, &s->data, &q, &found, err);

	if (rc != DK_OK)
		return rc;
	st->rows = found.list;
	dk_sheet_set(s, DK_ROWS(found.list, found.count, id), found.list);
	dk_title(s, "TO APPROVE  %zu%s%s", found.count,
	    q.subject != NULL && found.count > 0 ? " of " : "",
	    q.subject != NULL && found.count > 0 ? found.list[0].number : "");
	return DK_OK;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_pending *p = &((const struct state *)data)->rows[row];
	const char *const texts[] = { p->number, p->name, out->buf,
		p->before[0] != '\0' ? p->before : "-", p->after[0] != '\0' ? p->after : "-",
		p->asked_by, p->asked_at };

	snprintf(out->buf, sizeof(out->buf), "%s%s%s", p->field,
	    p->address[0] != '\0' ? " of " : "", p->address);
	out->text = texts[column];
	if (column == 4)
		out->look = DK_LOOK_WAIT;
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "Number", .width = 8 },
		{ .head = "Name", .width = 20, .grows = true },
		{ .head = "Field", .width = 16 },
		{ .head = "Now", .width = 11, .right = true },
		{ .head = "Asked for", .width = 11, .right = true },
		{ .head = "By", .width = 6 },
		{ .head = "At", .width = 0 },
	};
	struct state *st = s->state;

	out->list = &st->list;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), st, cell,
		"Nothing waits for a second person." };
}

static const struct dk_pending *
here(const struct dk_screen *s)
{
	return dk_sheet_row(s);
}

static enum dk_rc
settle(struct dk_screen *s, dk_id approver, const char *name, struct dk_err *err)
{
	const struct state *st = s->state;
	const struct dk_verdict v = { st->meant_subject, st->meant_id, st->only, st->refuses,
		st->reason, approver };
	size_t count = 0;
	enum dk_rc rc = dk_pending_settle(s->session, &v, &count, err);

	if (rc == DK_OK)
		dk_say(s, DK_LOOK_OK, "%s is %s%s%s", st->meant_text,
		    st->refuses ? "refused" : "approved", approver != 0 ? " by " : "", name);
	return rc;
}

static enum dk_react
sign(struct dk_screen *s, const char *name, const char *pin)
{
	const struct state *st = s->state;
	const struct dk_pending_ask yes = { st->meant_subject, st->meant_id, name, pin };
	struct dk_err err;
	dk_id approver;

	if (dk_pending_approve(s->session, &yes, &approver, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	if (settle(s, approver, name, &err) != DK_OK)
		dk_say_err(s, &err);
	return DK_RELOAD;
}

/* By one's own right; who lacks it, or asked for it himself, calls somebody else. */
static enum dk_react
decide(struct dk_screen *s)
{
	const struct state *st = s->state;
	struct dk_err err;
	enum dk_rc rc = settle(s, 0, "", &err);

	if (rc == DK_EINPUT)
		return dk_say_err(s, &err), DK_STAY;
	if (rc != DK_OK && !dk_needs_second(&err))
		dk_say_err(s, &err);
	if (rc == DK_OK || !dk_needs_second(&err))
		return DK_RELOAD;
	return dk_ask_second(s, &(struct dk_second){ err.text,
	    dk_fmt(&s->data, "%s %s.", st->refuses ? "refuses" : "approves", st->meant_text),
	    sign });
}

/* False when there is nothing under the cursor. */
static bool
mean(struct dk_screen *s, bool refuses)
{
	struct state *st = s->state;
	const struct dk_pending *p = here(s);

	if (p == NULL)
		return false;
	snprintf(st->meant_subject, sizeof(st->meant_subject), "%s", p->subject);
	snprintf(st->meant_text, sizeof(st->meant_text), "%s of %s: %.40s", p->field, p->number,
	    p->after[0] != '\0' ? p->after : "none");
	st->meant_id = p->subject_id;
	st->only = p->id;
	st->refuses = refuses;
	st->reason[0] = '\0';
	return true;
}

static enum dk_react
approve(struct dk_screen *s)
{
	return mean(s, false) ? decide(s) : DK_KEEP;
}

static enum dk_react
reason_given(struct dk_screen *s, const char *reason)
{
	struct state *st = s->state;

	snprintf(st->reason, sizeof(st->reason), "%s", reason);
	return decide(s);
}

static enum dk_react
refuse(struct dk_screen *s)
{
	if (!mean(s, true))
		return DK_KEEP;
	return dk_ask(s, &(struct dk_ask){ .title = "REFUSE", .label = "Reason", .max = 200,
	    .text = ((struct state *)s->state)->meant_text }, reason_given);
}

static enum dk_react
look(struct dk_screen *s)
{
	const struct dk_pending *p = here(s);

	return p == NULL ? DK_KEEP : dk_open(s, p->subject, p->number);
}

static const struct dk_binding keys[] = {
	{ "a", "approve", approve, "it takes effect; who asked for it cannot", false },
	{ "r", "refuse", refuse, "it stays as it is, with the reason; also one's own wish", false },
	{ "Enter", "Open", look, "the customer or the product", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_pending = {
	.name = "pending",
	.title = "TO APPROVE",
	.help = "Changes of credit limit, terms and tax data take effect when a second person\n"
		"approves them (a). Who may not can call somebody to type name and PIN here.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.open = open,
	.load = load,
	.draw = dk_sheet_fill,
	.sheet = sheet,
	.key = dk_sheet_key,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
