/* private.h - what the files of the room count share. */
#ifndef DOCKET_CORE_COUNT_PRIVATE_H
#define DOCKET_CORE_COUNT_PRIVATE_H

#include "core/control/change.h"

/* What lies on the shelf by the books: on hand without what was picked for shipments that have not
 * left. Two binds, :product and :location. */
#define DK_SHELF(product, location) \
	"(coalesce((SELECT z.on_hand FROM stock z WHERE z.product_id = " product \
	" AND z.location_id = " location "), 0)" \
	" - coalesce((SELECT sum(x.picked) FROM shipment h JOIN shipment_line x" \
	" ON x.shipment_id = h.id JOIN order_line y ON y.id = x.line_id" \
	" WHERE h.state IN ('picking', 'picked', 'checked', 'packed')" \
	" AND y.product_id = " product " AND x.location_id = " location "), 0))"

#endif
