/*
 * quote.h - what can be done to a quote from any screen that shows one: take, renew, lose, print.
 *
 * A screen that uses these begins its state with a `struct act_quote`. Each says what became of
 * it and answers DK_RELOAD then.
 */
#ifndef UI_ACT_QUOTE_H
#define UI_ACT_QUOTE_H

#include "docket/quote.h"
#include "ui/ui.h"

enum { ACT_QUOTE_SOON = 3 }; /* days before its last one that a quote needs somebody */

struct act_quote {
	dk_id id; /* the quote that the dialogs are about; after renewing: the new one */
	char number[40];
};

/* The quote meant from now on. */
void act_quote_on(struct dk_screen *s, dk_id id, const char *number);

/* Opens order entry on a draft at the quoted prices. */
enum dk_react act_quote_take(struct dk_screen *s);
/* Asks until when, then quotes the same at today's prices. */
enum dk_react act_quote_renew(struct dk_screen *s);
enum dk_react act_quote_lose(struct dk_screen *s);
enum dk_react act_quote_paper(struct dk_screen *s);

/* Asks for the last day of a quote; the setting's stands in the field. */
enum dk_react act_quote_ask_until(struct dk_screen *s, const char *title, dk_answer *answer);
/* What was answered; false, and said why, when it is no day. */
bool act_quote_until(struct dk_screen *s, const char *text, dk_date *out);

/* "open", "taken as 100067": what became of it. */
const char *act_quote_state(struct dk_arena *a, const struct dk_quote *q);
/* How its last day looks: warn when it is near or gone, while somebody waits. */
enum dk_look act_quote_look(const struct dk_screen *s, const struct dk_quote *q);
/* A customer's quotes that wait, as they would be told: "Q10019 115.93 until Thu 3 Dec". */
const char *act_quotes_of(struct dk_screen *s, dk_id customer);

#endif
