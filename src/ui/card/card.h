/*
 * card.h - a form over one master record: a customer, a ship-to, a contact, a product.
 *
 * A draft is stored field by field; a record is not: F2 stores the whole of it, and leaving it with
 * something typed asks first. What others store meanwhile is shown at once, except in the fields
 * that were typed into. A screen that uses this begins its state with a `struct card`, its key
 * table has CARD_KEYS, and its ops the functions below.
 */
#ifndef UI_CARD_CARD_H
#define UI_CARD_CARD_H

#include "docket/alike.h"
#include "docket/card.h"
#include "docket/pending.h"
#include "ui/ui.h"

enum { CARD_FIELDS = 35 };

struct card {
	struct dk_form form;
	struct dk_input fields[CARD_FIELDS];
	const char *shown[CARD_FIELDS]; /* as it is stored, on one line; in the screen's data */
	bool is_cut[CARD_FIELDS];       /* longer than a field can hold: not changed here */
	enum dk_card_kind kind;
	bool is_new;                    /* nothing of it is stored yet */
	bool forgets;                   /* at the next load what was typed is done with */
	bool leaves;                    /* after it is stored the screen closes */
	bool is_sure;                   /* it looks like others, and is none of them */
	struct dk_alikes alikes;        /* those; in the screen's data */
	const char *number;             /* of the record, for what hangs on it; set in `load` */
	/* Stores it, says so, and ends with card_stored. */
	enum dk_react (*keep)(struct dk_screen *s);
};

/* The fields; the names are those of the record's kind in files. In `open`. */
struct card_setup {
	const struct dk_input_def *defs;
	size_t count;
	enum dk_card_kind kind;
	enum dk_react (*keep)(struct dk_screen *s);
};
void card_open(struct dk_screen *s, const struct card_setup *setup);
/* The record as it is stored now; of a new one, what is offered. At the end of `load`. */
void card_show(struct dk_screen *s, const char *const texts[]);
/* The texts of a record's fields, for card_show. */
const char **card_texts(struct dk_screen *s, const struct dk_card *record);
/* Sets in the record what was typed (of a new one, everything). The texts live as long as the
 * fields do. DK_EINPUT names the field. */
enum dk_rc card_take(struct dk_screen *s, const struct dk_card *record,
    struct dk_err *err) DK_MUST_USE;
/* The same of one field alone. */
enum dk_rc card_take_field(struct dk_screen *s, size_t field, const struct dk_card *record,
    struct dk_err *err) DK_MUST_USE;
size_t card_changed(const struct dk_screen *s);

/* The ends of `keep`: it was stored; it was not, and the cursor goes where the error points. */
enum dk_react card_stored(struct dk_screen *s, const char *name);
enum dk_react card_refused(struct dk_screen *s, const struct dk_err *err);
/* "added", "changed", "as it was". */
const char *card_did(const struct dk_kept *kept);
/* What waits for a second person now: "; 2 fields wait for somebody else"; "" for none. */
const char *card_waits(struct dk_screen *s, size_t asked);

/* For `keep` of something new: asks which of those it is. One that is chosen is handed to the
 * asker, or opened; else it is kept as another, and `keep` is called again, sure. */
enum dk_react card_ask_alike(struct dk_screen *s, const struct dk_alikes *all);

/* F2, and F3 that asks when something is not stored. */
enum dk_react card_accept(struct dk_screen *s);
enum dk_react card_exit(struct dk_screen *s);
#define CARD_KEYS \
	{ "F2", "Store", card_accept, "store the record with all that was typed", true }, \
	{ "F3", "Exit", card_exit, "leave it; asks when something is not stored", false }

/* What hangs on a record (ship-tos, prices) needs it stored: false when it is not, and says so;
 * `what` is "customer". */
bool card_is_stored(struct dk_screen *s, const char *what);
/* Opens the card of one of those: `key` tells which, "" a new one. */
enum dk_react card_open_part(struct dk_screen *s, const char *screen, const char *key);

bool card_typing(const struct dk_screen *s);
enum dk_react card_key(struct dk_screen *s, const struct dk_event *ev);
const char *card_topic(const struct dk_screen *s);
enum dk_react card_settle(struct dk_screen *s);

/* "4711\x1f02": the parts of an argument; the second is "" where there is none. */
const char *card_arg(struct dk_screen *s, const char **second);
const char *card_arg_of(struct dk_arena *a, const char *first, const char *second);

#endif
