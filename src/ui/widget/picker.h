/*
 * picker.h - a search line over a list of hits: lookups and the palette.
 *
 * With the focus on the hits a digit picks; a letter, `/` or Backspace moves to the search line,
 * where digits are text; Down or Enter goes back to the hits.
 */
#ifndef UI_WIDGET_PICKER_H
#define UI_WIDGET_PICKER_H

#include "ui/widget/input.h"
#include "ui/widget/list.h"

struct dk_picker {
	struct dk_input search;
	struct dk_list list;
	bool in_search;
};

enum dk_pick {
	DK_PICK_NONE,   /* not a key of the picker */
	DK_PICK_MOVED,  /* cursor or focus moved: draw */
	DK_PICK_SEARCH, /* the search text changed: find again */
	DK_PICK_TAKEN,  /* the row under the cursor was picked */
};

enum dk_pick dk_picker_key(struct dk_picker *p, const struct dk_event *ev, int page);
/* The search line at the spot, then the list in `rows` - 1 lines below. */
void dk_picker_draw(const struct dk_picker *p, struct dk_surface *sf, struct dk_spot at, int rows,
    const struct dk_list_view *view);

#endif
