/* act.c - the dialogs that hold, cancel and copy an order, and small texts the screens share. */
#include "ui/act/act.h"

#include <string.h>

#include "docket/shipment.h"

void
act_on(struct dk_screen *s, dk_id id, const char *number)
{
	struct act *a = s->state;

	a->id = id;
	snprintf(a->number, sizeof(a->number), "%s", number);
}

static enum dk_react
do_hold(struct dk_screen *s, const char *reason)
{
	const struct act *a = s->state;
	struct dk_err err;

	if (dk_order_hold(s->session, a->id, "manual", reason, &err) != DK_OK) {
		dk_say_err(s, &err);
		return err.rc == DK_EINPUT ? DK_STAY : DK_RELOAD;
	}
	dk_say(s, DK_LOOK_OK, "order %s is held - r releases it", a->number);
	return DK_RELOAD;
}

enum dk_react
act_hold(struct dk_screen *s)
{
	const struct act *a = s->state;
	char title[64];

	snprintf(title, sizeof(title), "HOLD %s", a->number);
	return dk_ask(s,
	    &(struct dk_ask){ .title = title,
		.text = "It is not picked until somebody releases it.",
		.label = "Reason",
		.max = 200 },
	    do_hold);
}

static enum dk_react
do_cancel(struct dk_screen *s, const char *word)
{
	const struct act *a = s->state;
	struct dk_err err;

	(void)word;
	if (dk_order_cancel(s->session, a->id, 0, (dk_qty){ 0 }, a->reason, &err) != DK_OK)
		dk_say_err(s, &err);
	else
		dk_say(s, DK_LOOK_OK, "order %s: what was not picked is cancelled", a->number);
	return DK_RELOAD;
}

static enum dk_react
confirm_cancel(struct dk_screen *s, const char *reason)
{
	struct act *a = s->state;
	char title[64];

	if (reason[strspn(reason, " ")] == '\0') {
		dk_say(s, DK_LOOK_WARN, "type why it is cancelled, or Esc to leave it");
		return DK_STAY;
	}
	snprintf(a->reason, sizeof(a->reason), "%s", reason);
	snprintf(title, sizeof(title), "CANCEL %s", a->number);
	return dk_ask(s,
	    &(struct dk_ask){ .title = title,
		.text =
		    "This cannot be undone. Type \"cancel\" and Enter to do it, Esc to leave it.",
		.label = "Word",
		.word = "cancel" },
	    do_cancel);
}

enum dk_react
act_cancel(struct dk_screen *s)
{
	const struct act *a = s->state;
	char title[64];

	snprintf(title, sizeof(title), "CANCEL %s", a->number);
	return dk_ask(s,
	    &(struct dk_ask){ .title = title,
		.text = "Everything of it that is not picked or shipped is given up.",
		.label = "Reason",
		.max = 200 },
	    confirm_cancel);
}

enum dk_react
act_copy(struct dk_screen *s)
{
	const struct act *a = s->state;
	struct dk_err err;
	dk_id draft;

	if (dk_order_copy(s->session, a->id, &draft, &err) != DK_OK)
		return dk_say_err(s, &err);
	dk_open_id(s, "order", draft);
	dk_say(s, DK_LOOK_OK, "draft D%lld has the lines of %s at today's prices",
	    (long long)draft, a->number);
	return DK_REDRAW;
}

/* The shipment under way, else a new pick list; 0 with the reason in `err`. */
static dk_id
shipment_of(struct dk_screen *s, struct dk_err *err)
{
	dk_id order = ((const struct act *)s->state)->id, id = 0;
	struct dk_shipment_row *rows = NULL;
	struct dk_arena tmp = { 0 };
	size_t count = 0;
	enum dk_rc rc = dk_shipment_list(s->session, &tmp, 0, &rows, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++)
		if (rows[i].order_id == order && rows[i].id != 0)
			id = rows[i].id;
	dk_arena_free(&tmp);
	if (rc == DK_OK && id == 0)
		rc = dk_shipment_pick(s->session, order, &id, err);
	return rc == DK_OK ? id : 0;
}

enum dk_react
act_pick(struct dk_screen *s)
{
	struct dk_err err;
	dk_id id = shipment_of(s, &err);

	if (id == 0)
		return dk_say_err(s, &err);
	return dk_open_id(s, "shipment", id);
}

struct act_promise
act_promise_text(const struct dk_screen *s, dk_date promised, int64_t late_days)
{
	struct act_promise out = { .s = "-", .look = DK_LOOK_LABEL };

	if (late_days > 0) {
		snprintf(out.s, sizeof(out.s), "LATE %lldd", (long long)late_days);
		out.look = DK_LOOK_WARN;
	} else if (dk_date_is_set(promised)) {
		if (promised.days == dk_session_today(s->session).days)
			snprintf(out.s, sizeof(out.s), "today");
		else /* "Thu 26" of "Thu 26 Nov" */
			snprintf(out.s, sizeof(out.s), "%.6s", dk_date_short(promised).s);
	}
	return out;
}

enum dk_look
act_word_look(const char *word)
{
	if (strcmp(word, "STOP") == 0)
		return DK_LOOK_STOP;
	if (strcmp(word, "short") == 0 || strcmp(word, "part") == 0)
		return DK_LOOK_WARN;
	return strcmp(word, "wait") == 0 ? DK_LOOK_WAIT : DK_LOOK_LABEL;
}

enum dk_react
act_explain(struct dk_screen *s)
{
	const struct act *st = s->state;

	return st->id == 0 ? DK_KEEP : dk_ask_explain(s, st->id, 1, "total");
}
