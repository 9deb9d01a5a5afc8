/*
 * act.h - what can be done to an order from any screen that shows one: hold, release, cancel, copy.
 *
 * A screen that uses these begins its state with a `struct act`. Each function asks what it must
 * know in dialogs, does its work, says what became of it, and answers DK_RELOAD then. A clerk who
 * lacks a right can call a supervisor, who types name and PIN at this desk.
 */
#ifndef UI_ACT_ACT_H
#define UI_ACT_ACT_H

#include "docket/order.h"
#include "ui/ui.h"

struct act {
	dk_id id;        /* the order that the dialogs are about */
	char number[40];
	char code[48];   /* the hold to be released */
	char reason[DK_INPUT_BYTES];
};

/* The order meant from now on. */
void act_on(struct dk_screen *s, dk_id id, const char *number);

enum dk_react act_hold(struct dk_screen *s);
/* With several holds a list asks which. */
enum dk_react act_release(struct dk_screen *s);
enum dk_react act_release_code(struct dk_screen *s, const char *code);
enum dk_react act_cancel(struct dk_screen *s);
/* Makes a draft like it and opens order entry. */
enum dk_react act_copy(struct dk_screen *s);
/* How its figures came about. */
enum dk_react act_explain(struct dk_screen *s);
/* Opens order entry on an amendment of it. */
enum dk_react act_amend(struct dk_screen *s);
/* Undoes the last thing done to it; entering only after a word, for it cancels the order. */
enum dk_react act_undo(struct dk_screen *s);
/* Opens the shipment under way, or starts picking. */
enum dk_react act_pick(struct dk_screen *s);

/* "LATE 1d", "today", "Thu 26": when an order is promised. */
struct act_promise {
	char s[32];
	enum dk_look look;
};
struct act_promise act_promise_text(const struct dk_screen *s, dk_date promised, int64_t late_days);

/* The look of a board word: STOP, warn for short and part, wait. */
enum dk_look act_word_look(const char *word);

#endif
