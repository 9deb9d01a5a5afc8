/* signin.c - sign-in (3.1): who works here, what the day is, which drafts wait. */
#include <string.h>

#include "docket/desk.h"
#include "ui/ui.h"

enum { USER, PASSWORD, FIELDS };

struct state {
	struct dk_form form;
	struct dk_input fields[FIELDS];
	struct dk_desk_door door; /* of whoever signed in last at this desk */
	bool was_shown;
};

static const struct dk_input_def defs[FIELDS] = {
	[USER] = { .name = "user", .label = "User    ", .row = 2, .col = 6, .width = 12,
	    .max = 64, .help = "User: the name you work under, like mia. Enter goes on." },
	[PASSWORD] = { .name = "password", .label = "Password", .row = 2, .col = 35, .width = 20,
	    .max = 256, .secret = true,
	    .help = "Password: your password or PIN; stars are shown. Enter signs in." },
};

/* "Fri 20 Nov 17:42" */
static const char *
moment(struct dk_arena *a, const char *at)
{
	int64_t ms;

	if (!dk_instant_parse(at, &ms))
		return "";
	return dk_fmt(a, "%s %s", dk_date_short(dk_instant_day(ms)).s, dk_instant_clock(ms).s);
}

static const char *
drafts_waiting(struct dk_arena *a, const struct dk_desk_door *d)
{
	if (d->drafts == 0)
		return "";
	return dk_fmt(a, "%lld draft%s waiting: D%lld%s", (long long)d->drafts,
	    d->drafts == 1 ? "" : "s", (long long)d->draft, d->drafts == 1 ? "" : " ...");
}

static enum dk_react
greet(struct dk_screen *s, const struct dk_desk_door *door)
{
	struct dk_arena tmp = { 0 };
	const char *drafts = drafts_waiting(&tmp, door), *last = moment(&tmp, door->last_at);

	if (s->below == NULL)
		dk_open(s, "home", "");
	if (*drafts != '\0')
		dk_say(s, DK_LOOK_WAIT, "%s - d shows drafts, Enter there goes on", drafts);
	else if (*last != '\0')
		dk_say(s, DK_LOOK_OK, "last sign-in %s on %s", last, door->last_desk);
	dk_arena_free(&tmp);
	return s->below == NULL ? DK_REDRAW : DK_BACK;
}

static enum dk_react
sign_in(struct dk_screen *s)
{
	struct state *st = s->state;
	struct dk_desk_door door;
	struct dk_err err;
	enum dk_rc rc;

	if (dk_form_text(&st->form, USER)[0] == '\0') {
		dk_form_go(&st->form, USER);
		dk_say(s, DK_LOOK_WARN, "type your name, then your password or PIN");
		return DK_REDRAW;
	}
	/* read before it is overwritten, shown only after the secret was right */
	rc = dk_desk_door_read(s->session, &s->data, dk_form_text(&st->form, USER), &door, &err);
	if (rc == DK_OK)
		rc = dk_session_sign_in(s->session, dk_form_text(&st->form, USER),
		    dk_form_text(&st->form, PASSWORD), &err);
	dk_input_set(&st->fields[PASSWORD], "");
	if (rc == DK_OK)
		return greet(s, &door);
	dk_form_go(&st->form, PASSWORD);
	return dk_say_err(s, &err);
}

static enum dk_rc
open(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;

	(void)err;
	dk_form_open(&st->form, s, defs, st->fields, FIELDS);
	st->form.done = sign_in;
	return DK_OK;
}

/* Enter goes from the name to the password, and from there to work. */
static size_t
next(const struct dk_screen *s, size_t from)
{
	(void)s;
	return from + 1;
}

/* Whoever comes back to this screen has signed out. */
static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	enum dk_rc rc;

	if (s->session->user_id != 0) {
		dk_session_sign_out(s->session);
		dk_form_go(&st->form, USER);
		st->was_shown = false;
	}
	st->form.next = next;
	dk_title(s, "%s - order desk", s->session->company);
	rc = dk_desk_door_read(s->session, &s->data, "", &st->door, err);
	if (rc == DK_OK && !st->was_shown) {
		dk_input_set(&st->fields[USER], st->door.user);
		dk_input_set(&st->fields[PASSWORD], "");
		dk_input_focus(&st->fields[USER]);
		st->was_shown = true;
	}
	return rc;
}

static void
draw(const struct dk_screen *s, struct dk_surface *body)
{
	const struct state *st = s->state;
	const struct dk_desk_door *d = &st->door;
	struct dk_arena tmp = { 0 };
	int col;

	if (d->user[0] != '\0' && strcmp(d->user, dk_form_text(&st->form, USER)) == 0)
		dk_put(body, dk_to(4, 6, DK_LOOK_LABEL), "Last sign-in %s on %s.  %s",
		    moment(&tmp, d->last_at), d->last_desk, drafts_waiting(&tmp, d));
	if (dk_date_is_set(d->day))
		col = dk_put(body, dk_to(5, 6, DK_LOOK_LABEL), "Day %s is OPEN.",
		    dk_date_short(d->day).s);
	else
		col = dk_put(body, dk_to(5, 6, DK_LOOK_LABEL), "No day is open.");
	if (dk_date_is_set(d->closed))
		dk_put(body, dk_to(5, col + 2, DK_LOOK_LABEL), "%s was signed off by %s at %s.",
		    dk_date_short(d->closed).s, d->closed_by, moment(&tmp, d->closed_at));
	dk_arena_free(&tmp);
	dk_form_draw(&st->form, body, true);
}

static const char *
topic(const struct dk_screen *s)
{
	return dk_form_topic(&((const struct state *)s->state)->form);
}

static bool
typing(const struct dk_screen *s)
{
	(void)s;
	return true;
}

static enum dk_react
key(struct dk_screen *s, const struct dk_event *ev)
{
	struct state *st = s->state;

	return dk_form_key(&st->form, ev, false);
}

static enum dk_react
leave(struct dk_screen *s)
{
	(void)s;
	return DK_QUIT;
}

/* Esc undoes what was typed, and otherwise does not leave: nothing lies below this screen. */
static enum dk_react
stay(struct dk_screen *s)
{
	const struct dk_event esc = { .code = DK_KEY_F12 };

	key(s, &esc);
	return DK_REDRAW;
}

static const struct dk_binding keys[] = {
	{ "F2", "Sign in", sign_in, "sign in with the name and password typed", false },
	{ "F3", "Leave", leave, "end docket", false },
	{ "F12", NULL, stay, "undo what was typed in this field", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_signin = {
	.name = "signin",
	.title = "order desk",
	.help = "Type your name, Enter, your password or PIN, Enter.\n"
		"After three wrong attempts docket waits longer before each next one.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.open = open,
	.load = load,
	.draw = draw,
	.typing = typing,
	.topic = topic,
	.key = key,
	.is_private = true,
	.is_hidden = true,
};
