/* ui_demo.c - the screen that tests of terminal and scripts run. */
#include "ui_demo.h"

static const struct dk_input_def defs[] = {
	{ .name = "text", .label = "Text", .row = 1, .col = 2, .width = 30,
	    .help = "Any text." },
};

static enum dk_react
leave(struct dk_screen *s, size_t field)
{
	struct demo *d = s->state;

	snprintf(d->stored, sizeof(d->stored), "%s", dk_form_text(&d->form, field));
	if (strcmp(d->stored, "halt") == 0)
		dk_say(s, DK_LOOK_STOP, "halted");
	return DK_REDRAW;
}

static enum dk_rc
open(struct dk_screen *s, struct dk_err *err)
{
	struct demo *d = s->state;

	(void)err;
	dk_form_open(&d->form, s, defs, &d->field, 1);
	d->form.leave = leave;
	return DK_OK;
}

static void
draw(const struct dk_screen *s, struct dk_surface *body)
{
	const struct demo *d = s->state;

	dk_put(body, dk_to(3, 2, DK_LOOK_LABEL), "stored <%s>", d->stored);
	dk_put(body, dk_to(4, 2, DK_LOOK_LABEL), "last <%s>", d->last);
	dk_put(body, dk_to(5, 2, DK_LOOK_LABEL), "ticks %d size %dx%d bytes %zu.", d->ticks,
	    body->cols, body->rows, d->bytes);
	dk_form_draw(&d->form, body, true);
}

static bool
types(const struct dk_screen *s)
{
	return s != NULL;
}

static enum dk_react
key(struct dk_screen *s, const struct dk_event *ev)
{
	return dk_form_key(&((struct demo *)s->state)->form, ev, false);
}

static enum dk_react
settle(struct dk_screen *s)
{
	return dk_form_settle(&((struct demo *)s->state)->form);
}

static enum dk_react
data(struct dk_screen *s, const struct dk_event *ev)
{
	struct demo *d = s->state;
	size_t n = 0;

	d->bytes = strlen(ev->data);
	for (const char *p = ev->data; *p != '\0' && n + 1 < sizeof(d->last); p++)
		d->last[n++] = *p == '\n' ? '|' : *p;
	d->last[n] = '\0';
	return DK_REDRAW;
}

static enum dk_react
tick(struct dk_screen *s)
{
	((struct demo *)s->state)->ticks++;
	return DK_REDRAW;
}

static enum dk_react
alone(struct dk_screen *s)
{
	dk_say(s, DK_LOOK_OK, "came %s", dk_alone(s) ? "alone" : "in a crowd");
	return DK_REDRAW;
}

static const struct dk_binding keys[] = {
	{ "F2", "Alone", alone, NULL, false },
	{ 0 },
};

static const struct dk_screen_ops demo = {
	.name = "demo",
	.title = "DEMO",
	.state_size = sizeof(struct demo),
	.keys = keys,
	.open = open,
	.draw = draw,
	.typing = types,
	.key = key,
	.settle = settle,
	.paste = data,
	.scan = data,
	.tick = tick,
};

const struct dk_screen_ops *const demo_screens[] = { &demo, NULL };

void
demo_start(struct dk_app *app, struct dk_session *session, int rows, int cols)
{
	struct dk_err err;

	dk_app_start(app, session, rows, cols);
	app->screens = demo_screens;
	assert_int_equal(dk_app_open(app, "demo", &err), DK_OK);
}

