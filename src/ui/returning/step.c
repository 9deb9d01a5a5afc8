/* step.c - F2: the return is entered, then each step after it; what is said of the whole. */
#include "ui/returning/returning.h"

#include <string.h>

#include "ui/second.h"

/* Goods that are here have a condition each: one that has none was forgotten. */
static enum dk_rc
check_conditions(const struct returning *st, struct dk_err *err)
{
	const struct returning_line *without = NULL;
	bool any = false;

	for (size_t i = 0; i < st->said_count; i++) {
		const struct returning_line *l = &st->said[i];

		if (l->part_count == 0)
			continue;
		any = any || l->condition[0] != '\0' || l->to[0] != '\0';
		if (without == NULL && l->condition[0] == '\0' && l->to[0] == '\0')
			without = l;
	}
	if (any && without != NULL)
		return dk_fail(err, DK_EINPUT, "condition", "Line %lld has no condition. Goods in"
		    " hand have one each; without any they are still to come.",
		    (long long)without->line_no);
	return DK_OK;
}

static enum dk_react
entered(struct dk_screen *s, dk_id id)
{
	struct returning *st = s->state;
	struct dk_return *r = NULL;
	struct dk_err err;

	st->id = id;
	st->said_count = SIZE_MAX; /* the rows are those of the return now */
	st->is_warned = true;
	if (dk_return_load(s->session, &s->data, id, &r, &err) != DK_OK)
		return dk_say_err(s, &err);
	if (strcmp(r->state, "settled") == 0)
		dk_say(s, DK_LOOK_OK, "%s: goods are in, %s credits %s", r->number, r->credits,
		    dk_session_money(s->session, r->total, r->currency).s);
	else if (strcmp(r->state, "authorised") == 0)
		dk_say(s, DK_LOOK_OK, "%s may come until %s - F10 p: its label, d: its note",
		    r->number, dk_date_short(r->expires).s);
	else
		dk_say(s, DK_LOOK_WAIT, "%s waits for a supervisor's word (F2)", r->number);
	return DK_RELOAD;
}

static enum dk_rc
enter(struct dk_screen *s, dk_id *id, struct dk_err *err)
{
	struct returning *st = s->state;

	st->in.approver = st->approver;
	return st->plan.has_come ? dk_return_counter(s->session, &st->in, id, err)
	    : dk_return_new(s->session, &st->in, id, err);
}

static enum dk_react
sign_entry(struct dk_screen *s, const char *name, const char *pin)
{
	struct returning *st = s->state;
	const struct dk_return_ask_word ask = { name, pin };
	struct dk_err err;
	dk_id id = 0;

	if (dk_return_approve(s->session, st->order_id, &ask, &st->approver, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	if (enter(s, &id, &err) != DK_OK)
		return dk_say_err(s, &err);
	return entered(s, id);
}

static enum dk_react
post(struct dk_screen *s)
{
	struct returning *st = s->state;
	struct dk_err err;
	dk_id id = 0;
	enum dk_rc rc = check_conditions(st, &err);

	if (rc == DK_OK)
		rc = enter(s, &id, &err);
	if (rc != DK_OK && st->plan.needs_word && dk_needs_second(&err))
		return dk_ask_second(s, &(struct dk_second){ err.text, NULL, sign_entry });
	return rc == DK_OK ? entered(s, id) : dk_say_err(s, &err);
}

static enum dk_react
told(struct dk_screen *s, enum dk_rc rc, const char *what, const struct dk_err *err)
{
	struct returning *st = s->state;

	if (rc != DK_OK)
		return dk_say_err(s, err);
	dk_say(s, DK_LOOK_OK, "%s %s", st->ret->number, what);
	return DK_RELOAD;
}

/* Rows that nobody touched came as they were announced. */
static enum dk_react
receive(struct dk_screen *s)
{
	struct returning *st = s->state;
	struct dk_return_count *counts = dk_arena_array(&s->data, st->said_count + 1,
	    sizeof(*counts));
	struct dk_err err;

	for (size_t i = 0; i < st->said_count; i++)
		counts[i] = (struct dk_return_count){ st->rows[i].line_no,
			st->said[i].part_count > 0 ? returning_qty(&st->said[i])
			: st->rows[i].asked };
	return told(s, dk_return_receive(s->session, st->id, counts, st->said_count, &err),
	    strcmp(st->ret->outcome, "repair") == 0 ? "is here: F2 when it is repaired"
	    : "is here: say its condition, then F2", &err);
}

static enum dk_react
inspect(struct dk_screen *s)
{
	struct returning *st = s->state;
	struct dk_return_disposal *what = dk_arena_array(&s->data, 8 * st->said_count + 1,
	    sizeof(*what));
	struct dk_err err;
	size_t count = 0;
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < st->said_count; i++) {
		size_t here = 0;

		if (st->rows[i].came.milli == 0)
			continue;
		rc = returning_read_to(s, &st->said[i], st->rows[i].came, what + count, &here,
		    &err);
		count += here;
	}
	if (rc == DK_OK)
		rc = dk_return_inspect(s->session, st->id, what, count, &err);
	return told(s, rc, "is inspected: F2 credits it", &err);
}

static enum dk_react
work_told(struct dk_screen *s, const char *text)
{
	struct dk_err err;
	enum dk_rc rc = dk_return_repaired(s->session, ((struct returning *)s->state)->id, text,
	    &err);

	if (rc != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	return told(s, rc, "is repaired: F2 when it goes back", &err);
}

static enum dk_react
sent(struct dk_screen *s, const char *text)
{
	struct dk_err err;
	enum dk_rc rc = dk_return_send_back(s->session, ((struct returning *)s->state)->id, text,
	    &err);

	if (rc != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	return told(s, rc, "went back to the customer", &err);
}

static enum dk_react
repair_step(struct dk_screen *s)
{
	const struct returning *st = s->state;

	if (returning_is(st, "received"))
		return dk_ask(s, &(struct dk_ask){ .title = "REPAIRED", .label = "Done",
		    .text = "what was done; the customer is told it", .max = 200 }, work_told);
	return dk_ask(s, &(struct dk_ask){ .title = "BACK TO THE CUSTOMER", .label = "By",
	    .text = "carrier and tracking number; nothing: he fetches it", .max = 120 }, sent);
}

/* A supervisor signs at this desk what the clerk may not authorise. */
static enum dk_react
sign_word(struct dk_screen *s, const char *name, const char *pin)
{
	struct returning *st = s->state;
	const struct dk_return_ask_word ask = { name, pin };
	struct dk_err err;
	enum dk_rc rc = dk_return_approve(s->session, st->order_id, &ask, &st->approver, &err);

	if (rc != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	return told(s, dk_return_authorise_as(s->session, st->id, st->approver, &err),
	    "may come", &err);
}

static enum dk_react
authorise(struct dk_screen *s)
{
	const struct returning *st = s->state;
	struct dk_err err;
	enum dk_rc rc = dk_return_authorise(s->session, st->id, &err);

	if (rc != DK_OK && dk_needs_second(&err))
		return dk_ask_second(s, &(struct dk_second){ err.text, "lets it come.",
		    sign_word });
	return told(s, rc, "may come", &err);
}

enum dk_react
returning_next(struct dk_screen *s)
{
	struct returning *st = s->state;
	struct dk_err err;

	if (st->ret == NULL)
		return post(s);
	if (returning_is(st, "requested"))
		return authorise(s);
	if (returning_is(st, "authorised"))
		return receive(s);
	if (strcmp(st->ret->outcome, "repair") == 0 &&
	    (returning_is(st, "received") || returning_is(st, "inspected")))
		return repair_step(s);
	if (returning_is(st, "received"))
		return inspect(s);
	return told(s, dk_return_settle(s->session, st->id, &err), "is credited", &err);
}

/* ---------------------------------------------------------------- what ends it without goods */

static enum dk_react
cancelled(struct dk_screen *s, const char *text)
{
	struct dk_err err;
	enum dk_rc rc = dk_return_cancel(s->session, ((struct returning *)s->state)->id, text,
	    &err);

	if (rc != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	return told(s, rc, "is cancelled", &err);
}

static enum dk_react
refused(struct dk_screen *s, const char *text)
{
	struct dk_err err;
	enum dk_rc rc = dk_return_refuse(s->session, ((struct returning *)s->state)->id, text,
	    &err);

	if (rc != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	return told(s, rc, "is refused", &err);
}

/* Only what was entered can be ended. */
static enum dk_react
ask_why(struct dk_screen *s, const char *title, dk_answer *done)
{
	const struct dk_ask ask = { .title = title, .label = "Why", .max = 120 };

	if (((const struct returning *)s->state)->ret != NULL)
		return dk_ask(s, &ask, done);
	dk_say(s, DK_LOOK_WARN, "it is not entered yet - Esc leaves it");
	return DK_REDRAW;
}

enum dk_react
returning_cancel(struct dk_screen *s)
{
	return ask_why(s, "THE GOODS STAY", cancelled);
}

enum dk_react
returning_refuse(struct dk_screen *s)
{
	return ask_why(s, "THEY MAY NOT COME", refused);
}
