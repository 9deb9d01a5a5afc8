/* inspect.h - what the files about inspections share. */
#ifndef DOCKET_CORE_SHIP_INSPECT_H
#define DOCKET_CORE_SHIP_INSPECT_H

#include "core/ship/private.h"
#include "docket/inspect.h"
#include "docket/setting.h"

#define DK_INSPECTION \
	"SELECT i.shipment_line_id, i.shipment_id, l.line_no, h.number, o.number, l.sku, l.text," \
	" c.code, coalesce(b.name, ''), i.code, i.reason, i.state, coalesce(x.picked, 0)," \
	" coalesce(i.counted, 0), i.damaged, i.failed, i.label_ok, i.expiry_ok," \
	" coalesce(v.name, ''), i.disposition, i.note" \
	" FROM inspection i JOIN shipment_line x ON x.id = i.shipment_line_id" \
	" JOIN shipment h ON h.id = i.shipment_id JOIN order_line l ON l.id = x.line_id" \
	" JOIN orders o ON o.id = h.order_id JOIN location c ON c.id = x.location_id" \
	" LEFT JOIN users b ON b.id = x.picked_by LEFT JOIN users v ON v.id = i.inspected_by"

struct dk_inspections {
	struct dk_inspection *list;
	size_t count;
};
/* For whoever may act on the shipment; 0 = all that are open. */
enum dk_rc dk_inspections_read(struct dk_session *s, struct dk_arena *a, dk_id shipment_id,
    struct dk_inspections *out, struct dk_err *err) DK_MUST_USE;
/* DK_EREFUSED unless the shipment is picked and not packed. */
enum dk_rc dk_inspection_state(const struct dk_shipment *h, struct dk_err *err) DK_MUST_USE;
/* Nothing waits and nothing failed is left: the shipment is checked. */
enum dk_rc dk_inspection_end(struct dk_ship_job *job, struct dk_err *err) DK_MUST_USE;

struct dk_mistaken {
	dk_id wanted_id, sent_id;
	const char *source, *document;
};
enum dk_rc dk_mispick_store(struct dk_change *ch, const struct dk_mistaken *m,
    struct dk_err *err) DK_MUST_USE;

#endif
