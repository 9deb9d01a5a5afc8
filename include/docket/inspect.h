/*
 * inspect.h - a second look at picked lines that are risky, each with its reason (domain.md §7).
 *
 * When a list is picked its lines are judged by the risks of src/core/ship/risk; none chosen: the
 * shipment is checked at once. Else each chosen line is inspected, and what fails is disposed of,
 * before anything is packed. Right: ship.
 */
#ifndef DOCKET_INSPECT_H
#define DOCKET_INSPECT_H

#include "docket/shipment.h"

struct dk_inspection {
	dk_id row_id, shipment_id;
	int64_t line_no;
	const char *shipment, *order, *sku, *text, *location, *picker;
	const char *code, *reason; /* why it was chosen */
	const char *state;         /* wait, ok, failed, disposed */
	dk_qty picked, counted, damaged, failed;
	bool label_ok, expiry_ok;
	const char *inspector, *disposition, *note;
};
/* Of one shipment, or (0) all that wait or failed, the oldest first. */
enum dk_rc dk_inspection_list(struct dk_session *s, struct dk_arena *a, dk_id shipment_id,
    struct dk_inspection **out, size_t *count, struct dk_err *err) DK_MUST_USE;

struct dk_inspected {
	dk_id row_id;       /* of the shipment's line; 0: the row of line_no that waits */
	int64_t line_no;
	dk_qty counted, damaged;
	bool label_bad, expiry_bad;
	const char *wrong_sku; /* what was in its place; NULL or "" = the right item */
};
/* What an inspector found. All good: ok. DK_EREFUSED when the line was not chosen, or the picker
 * looks at his own work and the setting inspect_by_other forbids it. *failed: units that cannot
 * go. */
enum dk_rc dk_inspect(struct dk_session *s, dk_id shipment_id, const struct dk_inspected *in,
    dk_qty *failed, struct dk_err *err) DK_MUST_USE;

/* What becomes of failed units. restock: good, back into the bin; quarantine: there, but not for
 * sale; scrap: booked off (right stock-adjust as well); replace: quarantined, and others are to be
 * picked in their place. But for replace the line waits for stock again. */
enum dk_rc dk_dispose(struct dk_session *s, dk_id shipment_id, int64_t line_no, const char *how,
    struct dk_err *err) DK_MUST_USE;

/* One item was taken for another: from a return, or told. Both are looked at from then on. */
enum dk_rc dk_mispick_add(struct dk_session *s, dk_id wanted_id, dk_id sent_id,
    const char *document, struct dk_err *err) DK_MUST_USE;
struct dk_mispick {
	const char *wanted, *wanted_name, *sent, *sent_name, *source, *document, *at, *by;
};
/* The newest first. */
enum dk_rc dk_mispick_list(struct dk_session *s, struct dk_arena *a, struct dk_mispick **out,
    size_t *count, struct dk_err *err) DK_MUST_USE;

#endif
