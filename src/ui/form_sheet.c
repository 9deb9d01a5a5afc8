/* form_sheet.c - between a form and the list below it. */
#include "ui/form_sheet.h"

enum dk_react
dk_form_sheet_list(struct dk_screen *s)
{
	((struct dk_form_sheet *)s->state)->in_list = true;
	return DK_RELOAD; /* the last field was left */
}

bool
dk_form_sheet_typing(const struct dk_screen *s)
{
	return !((const struct dk_form_sheet *)s->state)->in_list;
}

enum dk_react
dk_form_sheet_key(struct dk_screen *s, const struct dk_event *ev)
{
	struct dk_form_sheet *top = s->state;
	struct dk_sheet sheet = { 0 };
	enum dk_react did;

	if (!top->in_list) {
		did = dk_form_key(&top->form, ev, true);
		return did == DK_PASS && (ev->code == DK_KEY_DOWN || ev->code == DK_KEY_TAB)
		    ? dk_form_sheet_list(s) : did;
	}
	s->ops->sheet(s, &sheet);
	if (ev->code != DK_KEY_TAB && ev->code != DK_KEY_STAB &&
	    (ev->code != DK_KEY_UP || sheet.list->cursor > 0))
		return dk_sheet_key(s, ev);
	top->in_list = false;
	dk_form_go(&top->form, ev->code == DK_KEY_TAB ? 0 : top->form.count - 1);
	return DK_REDRAW;
}

const char *
dk_form_sheet_topic(const struct dk_screen *s)
{
	const struct dk_form_sheet *top = s->state;

	return top->in_list ? NULL : dk_form_topic(&top->form);
}

enum dk_react
dk_form_sheet_settle(struct dk_screen *s)
{
	struct dk_form_sheet *top = s->state;

	return top->in_list ? DK_KEEP : dk_form_settle(&top->form);
}
