/*
 * take.h - the picker's one field: what a scan, or a typed code or quantity, does on a list.
 */
#ifndef UI_ACT_TAKE_H
#define UI_ACT_TAKE_H

#include "docket/pick.h"
#include "ui/ui.h"

/* Part of the state of a screen that is a list being picked. */
struct take {
	dk_id shipment_id, wave_id; /* one of them */
	dk_id bin;                  /* scanned last; 0 = none */
	dk_id row;                  /* counted last */
	dk_qty before;              /* what it held before that */
	char last[DK_SCAN_MAX + 1]; /* the same scan at once may be one too many */
	int64_t last_ms;
	dk_id went;                 /* the row that the cursor should go to; 0 = stay */
};

/* One scan or typed text. What was scanned is left in `out` when it is for the screen to do:
 * a card, a carton, another document (out->what.kind); *is_mine says that it was done here. */
enum dk_react take_scan(struct dk_screen *s, struct take *t, const char *text,
    struct dk_taken *out, bool *is_mine);
/* The same burst within a moment: a trigger that bounced. It is told, and the next counts. */
bool take_repeats(struct dk_screen *s, struct take *t, const char *text);
/* "8*CODE": the code, and in *packs how many of it; 0 when none are said. */
const char *take_packs(struct dk_screen *s, const char *text, dk_qty *packs);
/* The row, of item `sku`, holds so many in all. */
enum dk_react take_count(struct dk_screen *s, struct take *t, dk_id row, const char *sku,
    const char *text);
/* The last count is taken back. */
enum dk_react take_back(struct dk_screen *s, struct take *t);
/* A quantity that nobody means as a code: "12"; "8*CODE" says packs before a code. */
bool take_is_number(const char *text);
/* Asks why a row is short, from the code table; `done` is told the code. */
enum dk_react take_ask_short(struct dk_screen *s, dk_answer *done);

#endif
