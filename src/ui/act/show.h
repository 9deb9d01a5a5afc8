/*
 * show.h - how orders look wherever they are shown: their lines, and what happened to them.
 */
#ifndef UI_ACT_SHOW_H
#define UI_ACT_SHOW_H

#include "docket/order_list.h"
#include "ui/ui.h"

/* "Mon 23 09:12" of an instant, "" of none; in the arena. */
const char *show_moment(struct dk_arena *a, const char *at);
/* Days an order is past its promise with goods still to go; 0 = it is not. */
int64_t show_late_days(const struct dk_screen *s, const struct dk_order *o);

/* A list of events: when, what, who, and what was said. `rows` counts the head. */
struct show_events {
	const struct dk_order_event *events;
	const struct dk_list *list;
};
void show_events_draw(const struct show_events *e, struct dk_surface *body, struct dk_spot at,
    int rows);

/* The rows that a customer's words take when they are wrapped, and `rows` of them from `top`. */
int show_source_rows(const char *text, int cells);
void show_source(struct dk_surface *body, struct dk_spot at, int rows, const char *text, int top);

#endif
