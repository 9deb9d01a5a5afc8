/*
 * pick.h - picking by scan (domain.md §7): one field for every barcode, short picks with a reason
 * of the code table, lists that were stopped because their order changed. Right: ship.
 */
#ifndef DOCKET_PICK_H
#define DOCKET_PICK_H

#include "docket/shipment.h"

/* Why less was picked than the list says, and what that means for the stock that was missed. */
enum dk_short_effect {
	DK_SHORT_BIN,    /* the bin is empty: all that is free in it is set apart */
	DK_SHORT_PIECES, /* those pieces are set apart */
	DK_SHORT_LATER,  /* they are there and stay the line's: for another list */
};
struct dk_short_reason {
	const char *code, *text, *told; /* told: its customer */
	enum dk_short_effect effect;
};
/* The code table, ended by a NULL code. */
const struct dk_short_reason *dk_short_reasons(void);

/* What a scan is. */
enum dk_scan_kind {
	DK_SCAN_ITEM,     /* a product or one of its packs */
	DK_SCAN_LOCATION, /* a bin */
	DK_SCAN_ORDER,    /* an order's number: `id` */
	DK_SCAN_SHIPMENT, /* a pick list's or shipment's number: `id` */
	DK_SCAN_WAVE,
	DK_SCAN_CARTON,   /* a logistic label: `code` is its SSCC */
	DK_SCAN_CARD,     /* a command card: `code` is its word */
};
struct dk_scan {
	enum dk_scan_kind kind;
	dk_id id;               /* of the product, location, order, shipment, wave */
	const char *code, *name; /* SKU and its name, bin, number */
	dk_qty pieces;          /* of an item: in the pack, or as the symbol says */
	const char *unit;       /* "" = the base unit */
	const char *lot;        /* as the symbol says; "" = it does not */
	dk_date expiry;         /* likewise */
};
/* Command cards: what may be printed beside the packing table; ended by a NULL word. */
struct dk_command_card {
	const char *word, *text;
};
const struct dk_command_card *dk_command_cards(void);
/* What a scan means for a customer (0 = nobody's numbers). DK_EREFUSED in a sentence when it is
 * nothing that is known, DK_EINPUT when it is a symbol that breaks its rules. */
enum dk_rc dk_scan_read(struct dk_session *s, struct dk_arena *a, const char *text,
    dk_id customer_id, struct dk_scan *out, struct dk_err *err) DK_MUST_USE;

/* One scan of the picker, on a shipment or on a wave. */
struct dk_take {
	dk_id shipment_id, wave_id; /* one of them */
	const char *scan;
	dk_id location_id;          /* the bin that was scanned before; 0 = none */
	dk_qty packs;               /* so many of what was scanned; 0 = one */
};
struct dk_taken {
	struct dk_scan what;
	dk_id row_id;               /* of an item: the row it counts for; of a bin: its first */
	dk_id shipment_id;
	int64_t line_no, tote;      /* tote: of a wave */
	const char *order;
	dk_qty qty, scanned, added; /* of the row: wanted, counted so far, by this scan */
	bool is_done;               /* the row is picked now */
	const char *instead;        /* the lot that the list said; "" = the one that was scanned */
};
/* Counts an item for the first row that wants it (in the bin scanned before, else in walking
 * order); a row that has all it wants is picked. Another lot than the list says is taken where it
 * is for sale, on no other list and keeps long enough for the customer: the row follows it, as far
 * as it reaches. Other scans change nothing: they are told. What
 * is not wanted, or more than is wanted, is DK_EREFUSED with what is wanted instead. */
enum dk_rc dk_pick_take(struct dk_session *s, struct dk_arena *a, const struct dk_take *in,
    struct dk_taken *out, struct dk_err *err) DK_MUST_USE;
/* The row holds `qty` in all, counted by hand; all of it: picked. */
enum dk_rc dk_pick_count(struct dk_session *s, dk_id row_id, dk_qty qty, bool *is_done,
    struct dk_err *err) DK_MUST_USE;

/* A list whose order changed or was cancelled is stopped (dk_shipment.stop). This says that the
 * picker knows: rows follow the order, what is too many is to be put back (`text` says what), a
 * list with nothing left is cancelled. DK_EREFUSED while the order is held or not verified. */
enum dk_rc dk_shipment_acknowledge(struct dk_session *s, struct dk_arena *a, dk_id id,
    const char **text, struct dk_err *err) DK_MUST_USE;

/* Pieces that were missed when picking, set apart until somebody looked. */
struct dk_bin_check {
	dk_id id;
	const char *sku, *name, *location, *shipment, *order, *reason, *at, *by;
	dk_qty qty;
};
enum dk_rc dk_bin_check_list(struct dk_session *s, struct dk_arena *a, struct dk_bin_check **out,
    size_t *count, struct dk_err *err) DK_MUST_USE;
/* Somebody looked: `found` of them are good and for sale again, the rest is booked off. Right:
 * stock-adjust. */
enum dk_rc dk_bin_check_settle(struct dk_session *s, dk_id id, dk_qty found,
    struct dk_err *err) DK_MUST_USE;

#endif
