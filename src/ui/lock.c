/* lock.c - the idle lock: nothing of the desk is shown until the user's password is typed. */
#include "ui/lock.h"

#include "ui/widget/form.h"

struct state {
	struct dk_form form;
	struct dk_input fields[1];
};

static const struct dk_input_def defs[] = {
	{ .name = "password", .label = "Password", .row = 6, .col = 6, .width = 20,
	    .secret = true, .help = "Your password or PIN, Enter. Not you? F3 signs out." },
};

static enum dk_react
unlock(struct dk_screen *s)
{
	struct state *st = s->state;
	struct dk_err err;
	char user[64];
	enum dk_rc rc;

	snprintf(user, sizeof(user), "%s", s->session->user);
	rc = dk_session_sign_in(s->session, user, dk_form_text(&st->form, 0), &err);
	dk_input_set(&st->fields[0], "");
	return rc == DK_OK ? DK_BACK : dk_say_err(s, &err);
}

static enum dk_react
sign_out(struct dk_screen *s)
{
	dk_session_sign_out(s->session);
	return DK_HOME;
}

static enum dk_react
refuse(struct dk_screen *s)
{
	(void)s;
	return DK_KEEP;
}

static enum dk_rc
open(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;

	(void)err;
	dk_form_open(&st->form, s, defs, st->fields, DK_COUNT(defs));
	st->form.done = unlock;
	st->form.next = NULL;
	return DK_OK;
}

static void
draw(const struct dk_screen *s, struct dk_surface *body)
{
	const struct state *st = s->state;

	dk_put(body, dk_to(3, 6, DK_LOOK_LABEL), "This workstation is locked for %s.",
	    s->session->user_name != NULL ? s->session->user_name : s->session->user);
	dk_put(body, dk_to(4, 6, DK_LOOK_LABEL), "Drafts are kept. The password opens it again.");
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

static const struct dk_binding keys[] = {
	{ "F3", "Sign out", sign_out, "sign out; another user can sign in", false },
	{ "F12", NULL, refuse, NULL, false },
	{ "F5", NULL, refuse, NULL, false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_lock = {
	.name = "lock",
	.title = "LOCKED",
	.help = "Type your password and Enter to go on where you were.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.open = open,
	.draw = draw,
	.typing = typing,
	.topic = topic,
	.key = key,
	.is_private = true,
	.is_hidden = true,
};
