/*
 * release.c - releasing a hold: by the clerk's own right, else by a supervisor who types name and
 * PIN at this desk.
 */
#include <string.h>

#include "docket/verify.h"
#include "ui/act/act.h"
#include "ui/second.h"

static enum dk_react
released(struct dk_screen *s, const char *by)
{
	const struct act *a = s->state;

	dk_say(s, DK_LOOK_OK, "order %s: hold %s is released%s%s", a->number, a->code,
	    *by != '\0' ? " by " : "", by);
	return DK_RELOAD;
}

static enum dk_react
sign(struct dk_screen *s, const char *name, const char *pin)
{
	const struct act *a = s->state;
	const struct dk_order_ask yes = { a->id, a->code, name, pin };
	struct dk_err err;
	dk_id approver;

	if (dk_order_approve(s->session, &yes, &approver, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	if (dk_order_release(s->session, a->id, a->code, a->reason, approver, &err) != DK_OK)
		return dk_say_err(s, &err);
	return released(s, name);
}

static enum dk_react
do_release(struct dk_screen *s, const char *reason)
{
	struct act *a = s->state;
	char does[160];
	struct dk_err err;
	enum dk_rc rc;

	snprintf(a->reason, sizeof(a->reason), "%s", reason);
	rc = dk_order_release(s->session, a->id, a->code, a->reason, 0, &err);
	if (rc == DK_OK)
		return released(s, "");
	if (rc != DK_EDENIED) {
		dk_say_err(s, &err);
		return rc == DK_EINPUT ? DK_STAY : DK_RELOAD;
	}
	snprintf(does, sizeof(does), "releases %.40s of order %s.", a->code, a->number);
	return dk_ask_second(s, &(struct dk_second){ err.text, does, sign });
}

enum dk_react
act_release_code(struct dk_screen *s, const char *code)
{
	struct act *a = s->state;
	char title[112];

	snprintf(a->code, sizeof(a->code), "%s", code);
	snprintf(title, sizeof(title), "RELEASE %s: %s", a->number, code);
	return dk_ask(s, &(struct dk_ask){ .title = title, .label = "Reason", .max = 200 },
	    do_release);
}

static enum dk_rc
find_holds(struct dk_screen *s, struct dk_arena *a, const char *text, struct dk_choices *out,
    struct dk_err *err)
{
	struct dk_order *o = NULL;
	enum dk_rc rc = dk_order_load(s->session, a, ((struct act *)s->state)->id, &o, err);

	for (size_t i = 0; rc == DK_OK && i < o->hold_count; i++) {
		const struct dk_hold *h = &o->holds[i];

		if (*text == '\0' || strstr(h->code, text) != NULL)
			dk_choice_add(a, out,
			    &(struct dk_choice){ .id = h->code,
				.cells = { h->code, h->reason },
				.look = DK_LOOK_LABEL });
	}
	return rc;
}

enum dk_react
act_release(struct dk_screen *s)
{
	static const struct dk_column columns[] = {
		{ .head = "Hold", .width = 18 },
		{ .head = "Reason", .width = 40, .grows = true },
	};
	const struct act *a = s->state;
	struct dk_arena tmp = { 0 };
	struct dk_order *o = NULL;
	struct dk_err err;
	char code[48] = "";
	size_t holds = 0;

	if (dk_order_load(s->session, &tmp, a->id, &o, &err) != DK_OK) {
		dk_arena_free(&tmp);
		return dk_say_err(s, &err);
	}
	holds = o->hold_count;
	if (holds > 0)
		snprintf(code, sizeof(code), "%s", o->holds[0].code);
	dk_arena_free(&tmp);
	if (holds == 1)
		return act_release_code(s, code);
	if (holds == 0) {
		dk_say(s, DK_LOOK_WARN, "order %s is not held", a->number);
		return DK_REDRAW;
	}
	return dk_ask_pick(s,
	    &(struct dk_pick_ask){ .title = "WHICH HOLD",
		.columns = columns,
		.column_count = DK_COUNT(columns),
		.empty = "No hold is called that.",
		.find = find_holds },
	    act_release_code);
}
