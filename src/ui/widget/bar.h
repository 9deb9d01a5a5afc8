/*
 * bar.h - the key bar, built from live bindings and never cut inside a word.
 */
#ifndef UI_WIDGET_BAR_H
#define UI_WIDGET_BAR_H

#include "ui/screen.h"

/* Draws " F1 Help F2 Accept .." over the whole row. Where it is too narrow the bindings at the end
 * of the table give way; function keys stand first, in order. `more` is a second table (the
 * defaults), whose rows count only for keys that `keys` does not bind. */
void dk_bar_draw(struct dk_surface *sf, int row, const struct dk_binding *keys,
    const struct dk_binding *more);

#endif
