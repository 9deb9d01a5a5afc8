/*
 * label.h - labels of cartons: what is in one, and where it goes, with GS1-128 symbols.
 *
 * A label is neutral, 4 x 6 inches; formats print it as PDF, ZPL or text. Same data, same bytes.
 */
#ifndef DOCKET_LABEL_H
#define DOCKET_LABEL_H

#include "docket/arena.h"
#include "docket/buf.h"
#include "docket/session.h"

struct dk_format;

enum { DK_LABEL_SYMBOLS = 3, DK_LABEL_FACTS = 8 };

struct dk_label_item {
	const char *sku, *text, *qty, *unit, *lot;
};

struct dk_label_fact {
	const char *name, *text;
};

struct dk_label {
	bool is_content;  /* lists what is in it; else says where it goes */
	bool is_card;     /* neither: `carton` is the word of a command, `to` what it does */
	const char *from, *to; /* lines */
	const char *carrier, *tracking;
	const char *carton;    /* "Carton 2 of 5" */
	const char *copy;      /* "REPRINT 2 of 3", "" on the first */
	const char *mark;      /* "HEAVY 31 kg  HAZARD 3" */
	struct dk_label_fact facts[DK_LABEL_FACTS];
	size_t fact_count;
	struct dk_label_item *items;
	size_t item_count;
	/* "(00)3501...": the serial number is the last; of a card its word, as plain Code 128 */
	const char *symbols[DK_LABEL_SYMBOLS];
	size_t symbol_count;
};

struct dk_labels {
	const char *title, *author;
	int64_t created_ms;
	struct dk_label *list;
	size_t count;
	bool has_sscc; /* every carton has its serial number */
};

/* Which labels of a shipment: carton 0 = all; `only` "content", "logistic", or "" for both. */
struct dk_label_query {
	dk_id shipment_id;
	int64_t carton_no;
	const char *only;
};
/* DK_EREFUSED when nothing is packed yet. Right: view. */
enum dk_rc dk_labels_make(struct dk_session *s, struct dk_arena *a,
    const struct dk_label_query *q, struct dk_labels *out, struct dk_err *err) DK_MUST_USE;
/* The command cards of the house (docket/pick.h), whatever `q` says. Right: view. */
enum dk_rc dk_command_cards_make(struct dk_session *s, struct dk_arena *a,
    const struct dk_label_query *q, struct dk_labels *out, struct dk_err *err) DK_MUST_USE;
/* Prints them all; adds to `out`. DK_EINPUT when the format prints no labels. */
enum dk_rc dk_labels_print(const struct dk_labels *l, const struct dk_format *f,
    struct dk_buf *out, struct dk_err *err) DK_MUST_USE;

#endif
