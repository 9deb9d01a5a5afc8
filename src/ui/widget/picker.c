/* picker.c - search line and hits. */
#include "ui/widget/picker.h"

#include <ctype.h>
#include <string.h>

#include "ui/speech.h"

static enum dk_pick
search_key(struct dk_picker *p, const struct dk_event *ev)
{
	enum dk_react r;

	if (ev->code == DK_KEY_DOWN || ev->code == DK_KEY_TAB) {
		p->in_search = false;
		return DK_PICK_MOVED;
	}
	if (ev->code == DK_KEY_ENTER) {
		/* the first hit is taken at once: type, Enter */
		p->in_search = false;
		return p->list.rows.count > 0 ? DK_PICK_TAKEN : DK_PICK_MOVED;
	}
	r = dk_input_key(&p->search, 0, ev);
	if (r == DK_PASS)
		return DK_PICK_NONE;
	if (!dk_input_changed(&p->search))
		return DK_PICK_MOVED;
	dk_input_keep(&p->search);
	p->list.cursor = 0;
	return DK_PICK_SEARCH;
}

static enum dk_pick
digit(struct dk_picker *p, int d)
{
	if (d == 0 || (size_t)d > p->list.rows.count)
		return DK_PICK_MOVED;
	p->list.cursor = (size_t)d - 1;
	return DK_PICK_TAKEN;
}

static enum dk_pick
to_search(struct dk_picker *p, const struct dk_event *ev)
{
	p->in_search = true;
	p->search.fresh = false;
	if (ev->code == DK_KEY_TEXT && ev->text[0] == '/')
		return DK_PICK_MOVED;
	return search_key(p, ev);
}

enum dk_pick
dk_picker_key(struct dk_picker *p, const struct dk_event *ev, int page)
{
	if (p->in_search)
		return search_key(p, ev);
	if (ev->code == DK_KEY_ENTER)
		return p->list.rows.count > 0 ? DK_PICK_TAKEN : DK_PICK_MOVED;
	if (ev->code == DK_KEY_TEXT && isdigit((unsigned char)ev->text[0]))
		return digit(p, ev->text[0] - '0');
	if (ev->code == DK_KEY_TEXT || ev->code == DK_KEY_BS || ev->code == DK_KEY_PASTE ||
	    ev->code == DK_KEY_SCAN)
		return to_search(p, ev);
	if (ev->code == DK_KEY_UP && p->list.cursor == 0) {
		p->in_search = true;
		p->search.fresh = false;
		return DK_PICK_MOVED;
	}
	return dk_list_key(&p->list, ev, page) == DK_PASS ? DK_PICK_NONE : DK_PICK_MOVED;
}

void
dk_picker_draw(const struct dk_picker *p, struct dk_surface *sf, struct dk_spot at, int rows,
    const struct dk_list_view *view)
{
	struct dk_spot box = at, list = at;

	box.cells -= 2;
	box.look = p->in_search ? DK_LOOK_FOCUS : DK_LOOK_VALUE;
	list.row++;
	list.look = p->in_search ? DK_LOOK_LABEL : DK_LOOK_FOCUS;
	dk_list_draw(&p->list, sf, list, rows - 1, view);
	dk_input_draw_box(&p->search, sf, box, false);
	dk_speak_picker(sf, p->in_search, p->list.rows.count);
}
