/*
 * ui_demo.h - a screen for tests of those who run the app: one field that stores, one command.
 */
#ifndef TEST_UI_DEMO_H
#define TEST_UI_DEMO_H

#include "ui_fake.h"

struct demo {
	struct dk_form form;
	struct dk_field field;
	char stored[DK_FIELD_BYTES];
	char last[DK_FIELD_BYTES]; /* the last scan or paste */
	int ticks;
};

static const struct dk_field_def demo_defs[] = {
	{ .name = "text", .label = "Text", .row = 1, .col = 2, .width = 30 },
};

static inline enum dk_react
demo_leave(struct dk_screen *s, size_t field)
{
	struct demo *d = s->state;

	snprintf(d->stored, sizeof(d->stored), "%s", dk_form_text(&d->form, field));
	if (strcmp(d->stored, "halt") == 0)
		dk_say(s, DK_LOOK_STOP, "halted");
	return DK_REDRAW;
}

static inline enum dk_rc
demo_open(struct dk_screen *s, struct dk_err *err)
{
	struct demo *d = s->state;

	(void)err;
	dk_form_open(&d->form, s, demo_defs, &d->field, 1);
	d->form.leave = demo_leave;
	return DK_OK;
}

static inline void
demo_draw(const struct dk_screen *s, struct dk_surface *body)
{
	const struct demo *d = s->state;

	dk_put(body, dk_to(3, 2, DK_LOOK_LABEL), "stored <%s>", d->stored);
	dk_put(body, dk_to(4, 2, DK_LOOK_LABEL), "last <%s>", d->last);
	dk_put(body, dk_to(5, 2, DK_LOOK_LABEL), "ticks %d size %dx%d", d->ticks, body->cols,
	    body->rows);
	dk_form_draw(&d->form, body, true);
}

static inline bool
demo_typing(const struct dk_screen *s)
{
	(void)s;
	return true;
}

static inline enum dk_react
demo_key(struct dk_screen *s, const struct dk_event *ev)
{
	return dk_form_key(&((struct demo *)s->state)->form, ev, false);
}

static inline enum dk_react
demo_settle(struct dk_screen *s)
{
	return dk_form_settle(&((struct demo *)s->state)->form);
}

static inline enum dk_react
demo_data(struct dk_screen *s, const struct dk_event *ev)
{
	struct demo *d = s->state;
	size_t n = 0;

	for (const char *p = ev->data; *p != '\0' && n + 1 < sizeof(d->last); p++)
		d->last[n++] = *p == '\n' ? '|' : *p;
	d->last[n] = '\0';
	return DK_REDRAW;
}

static inline enum dk_react
demo_tick(struct dk_screen *s)
{
	((struct demo *)s->state)->ticks++;
	return DK_REDRAW;
}

static inline enum dk_react
demo_alone(struct dk_screen *s)
{
	dk_say(s, DK_LOOK_OK, "%s", dk_alone(s) ? "came alone" : "came in a crowd");
	return DK_REDRAW;
}

static const struct dk_binding demo_keys[] = {
	{ "F2", "Alone", demo_alone, NULL, false },
	{ 0 },
};

static const struct dk_screen_ops dk_demo = {
	.name = "demo",
	.title = "DEMO",
	.state_size = sizeof(struct demo),
	.keys = demo_keys,
	.open = demo_open,
	.draw = demo_draw,
	.typing = demo_typing,
	.key = demo_key,
	.settle = demo_settle,
	.paste = demo_data,
	.scan = demo_data,
	.tick = demo_tick,
};

static const struct dk_screen_ops *const demo_screens[] = { &dk_demo, NULL };

static inline void
demo_start(struct dk_app *app, struct dk_session *session, int rows, int cols)
{
	struct dk_err err;

	dk_app_start(app, session, rows, cols);
	app->screens = demo_screens;
	assert_int_equal(dk_app_open(app, "demo", &err), DK_OK);
}

#endif
