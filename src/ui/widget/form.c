/* form.c - moving between fields, storing each as it is left. */
#include "ui/widget/form.h"

#include <string.h>

void
dk_form_open(struct dk_form *f, struct dk_screen *s, const struct dk_input_def *defs,
    struct dk_input *fields, size_t count)
{
	for (size_t i = 0; i < count; i++)
		dk_assert(defs[i].help != NULL);
	*f = (struct dk_form){ .defs = defs, .fields = fields, .count = count, .screen = s };
	dk_form_go(f, 0);
}

void
dk_form_go(struct dk_form *f, size_t field)
{
	dk_assert(field < f->count);
	f->focus = field;
	dk_input_focus(&f->fields[field]);
}

void
dk_form_blame(struct dk_form *f, const struct dk_err *err)
{
	for (size_t i = 0; i < f->count; i++)
		if (strcmp(f->defs[i].name, err->field) == 0 && !f->fields[i].is_off)
			dk_form_go(f, i);
}

const char *
dk_form_topic(const struct dk_form *f)
{
	return f->defs[f->focus].help;
}

const char *
dk_form_text(const struct dk_form *f, size_t field)
{
	return f->fields[field].text;
}

enum dk_react
dk_form_settle(struct dk_form *f)
{
	struct dk_input *field = &f->fields[f->focus];
	enum dk_react r = DK_REDRAW;

	if (!dk_input_changed(field))
		return DK_KEEP;
	if (f->leave != NULL)
		r = f->leave(f->screen, f->focus);
	if (r != DK_STAY) {
		dk_input_keep(field);
		field->fresh = true;
	}
	return r;
}

/* The nearest shown field in a direction; count when there is none before the end. */
static size_t
step(const struct dk_form *f, size_t from, int by)
{
	size_t i = from;

	do {
		if ((by < 0 && i == 0) || (by > 0 && i + 1 >= f->count))
			return f->count;
		i = by < 0 ? i - 1 : i + 1;
	} while (f->fields[i].is_off);
	return i;
}

static size_t
outermost(const struct dk_form *f, int by)
{
	size_t i = by > 0 ? 0 : f->count - 1;

	return f->fields[i].is_off ? step(f, i, by) : i;
}

static enum dk_react
move(struct dk_form *f, int by, bool open_ended)
{
	size_t from = f->focus, to;
	enum dk_react r = dk_form_settle(f);

	if (r == DK_STAY || f->focus != from)
		return r;
	if ((to = step(f, from, by)) == f->count) {
		if (open_ended)
			return DK_PASS;
		to = outermost(f, by);
	}
	dk_form_go(f, to);
	return r == DK_KEEP ? DK_REDRAW : r;
}

static enum dk_react
enter(struct dk_form *f)
{
	size_t from = f->focus, to;
	enum dk_react r = dk_form_settle(f);

	if (r == DK_STAY || f->focus != from)
		return r;
	if (r != DK_KEEP && r != DK_REDRAW && r != DK_RELOAD)
		return r;
	to = f->next != NULL ? f->next(f->screen, from) : step(f, from, +1);
	if (to >= f->count && f->done != NULL)
		return f->done(f->screen);
	dk_form_go(f, to < f->count ? to : outermost(f, +1));
	return r == DK_KEEP ? DK_REDRAW : r;
}

enum dk_react
dk_form_key(struct dk_form *f, const struct dk_event *ev, bool open_ended)
{
	struct dk_input *field = &f->fields[f->focus];

	switch (ev->code) {
	case DK_KEY_ENTER:
		return enter(f);
	case DK_KEY_TAB:
	case DK_KEY_DOWN:
		return move(f, +1, open_ended);
	case DK_KEY_STAB:
	case DK_KEY_UP:
		return move(f, -1, open_ended && ev->code == DK_KEY_UP);
	case DK_KEY_F12:
		if (!dk_input_changed(field))
			return DK_PASS;
		dk_input_undo(field);
		return DK_REDRAW;
	default:
		return dk_input_key(field, f->defs[f->focus].max, ev);
	}
}

void
dk_form_draw(const struct dk_form *f, struct dk_surface *sf, bool has_focus)
{
	for (size_t i = 0; i < f->count; i++)
		if (i != f->focus || !has_focus)
			dk_input_draw(&f->fields[i], &f->defs[i], sf, false);
	if (has_focus)
		dk_input_draw(&f->fields[f->focus], &f->defs[f->focus], sf, true);
}
