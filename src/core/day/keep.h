/*
 * keep.h - what a sign-off keeps of rows that live on, and the queries that find it while the day
 * is open. Reports tell an open day by the queries and a closed one by the kept rows.
 */
#ifndef DOCKET_CORE_KEEP_H
#define DOCKET_CORE_KEEP_H

#include "core/control/change.h"

/* Keeps the facts of the open day, inside the change that signs it off. */
enum dk_rc dk_day_keep(struct dk_change *ch, struct dk_err *err) DK_MUST_USE;
/* A hash, in hex, over everything kept of a day: part of what its digest seals. */
enum dk_rc dk_day_keep_hash(struct dk_session *s, dk_id day_id, char out[65],
    struct dk_err *err) DK_MUST_USE;

/* What of a line l is there or gone: of a kit, what its parts make up. */
#define DK_LINE_FILLED \
	"CASE WHEN l.kit_no = l.line_no THEN (SELECT min((p.allocated + p.shipped) / p.kit_qty)" \
	" * 1000 FROM order_line p WHERE p.order_id = l.order_id AND p.kit_no = l.line_no" \
	" AND p.line_no <> p.kit_no) ELSE l.allocated + l.shipped END"
/* What was said: kits, not their parts. */
#define DK_LINE_SAID "l.kit_no IN (0, l.line_no)"

/* Each stands before a condition on q, the day. */
#define DK_LIVE_ORDERS \
	"SELECT q.id AS day_id, o.id AS order_id, o.customer_id, o.customer_po, o.placed," \
	" o.wanted, o.promised, o.line_count, o.goods, o.discount, o.freight, o.net, o.tax," \
	" o.total FROM day q JOIN orders o ON o.day_id = q.id AND o.origin <> 'history' WHERE "
#define DK_LIVE_LINES \
	"SELECT q.id AS day_id, l.order_id, l.line_no, l.sku, l.text, l.unit, l.unit_qty," \
	" l.base_qty, l.ordered, " DK_LINE_FILLED " AS filled, CASE WHEN l.kit_no = l.line_no" \
	" THEN l.ordered - l.cancelled - (" DK_LINE_FILLED ") ELSE l.backordered END" \
	" AS backordered, l.cancelled," \
	" l.price, l.price_layer, l.discount_rate, l.discount_amount, l.net, l.tax_category," \
	" l.tax_rate, l.promise FROM day q JOIN orders o ON o.day_id = q.id" \
	" AND o.origin <> 'history' JOIN order_line l ON l.order_id = o.id AND " DK_LINE_SAID \
	" WHERE "
/* manual prices and discounts, freight and discounts of the order given by hand */
#define DK_LIVE_PRICES \
	"SELECT q.id AS day_id, 'price' AS kind, o.id AS order_id, l.line_no," \
	" CASE WHEN l.price_layer = 'manual' THEN 'manual-price' ELSE 'manual-discount' END" \
	" AS code, 0 AS part, coalesce(f.text, l.sku || ' ' || l.text || ' at ' ||" \
	" l.price / 10000 || '.' || substr(CAST(10000 + l.price % 10000 AS TEXT), 2) ||" \
	" CASE WHEN l.discount_rate > 0 THEN ' less ' || l.discount_rate / 1000 || '.' ||" \
	" substr(CAST(1000 + l.discount_rate % 1000 AS TEXT), 2) || ' %' ELSE '' END) AS text," \
	" coalesce(f.pass_reason, '') AS reason, o.entered_by AS user_id, o.entered_at AS at" \
	" FROM day q JOIN orders o ON o.day_id = q.id AND o.origin <> 'history'" \
	" JOIN order_line l ON l.order_id = o.id" \
	" AND (l.price_layer = 'manual' OR l.discount_is_manual = 1)" \
	" LEFT JOIN finding f ON f.order_id = o.id AND f.line_no = l.line_no" \
	" AND f.code = 'price-override' WHERE "
#define DK_LIVE_TERMS \
	"SELECT q.id, 'price', o.id, 0, t.code, 0, t.text, '', o.entered_by, o.entered_at" \
	" FROM day q JOIN orders o ON o.day_id = q.id AND o.origin <> 'history'" \
	" JOIN (SELECT 'manual-freight' AS code, 'freight given by hand' AS text" \
	" UNION ALL SELECT 'order-discount', 'discount of the whole order') t" \
	" ON (t.code = 'manual-freight' AND o.freight_is_manual = 1)" \
	" OR (t.code = 'order-discount' AND o.discount > 0) WHERE "
/* what a journal row of the day says happened to a hold or a finding at that very instant */
#define DK_JOURNAL_OF_DAY \
	"day q JOIN journal j ON j.day_id = q.id AND j.subject = 'order' AND j.seq >" \
	" (SELECT coalesce(max(p.journal_seq), 0) FROM day p WHERE p.site_id = q.site_id" \
	" AND p.id < q.id)"
#define DK_LIVE_RELEASES \
	"SELECT DISTINCT q.id, 'release', h.order_id, 0, h.code, h.id, h.reason," \
	" h.release_reason, h.released_by, h.released_at FROM " DK_JOURNAL_OF_DAY \
	" JOIN hold h ON h.order_id = j.subject_id AND h.released_at = j.at" \
	" AND h.released_by IS NOT NULL WHERE "
#define DK_LIVE_PASSES \
	"SELECT DISTINCT q.id, 'pass', f.order_id, f.line_no, f.code, 0, f.text, f.pass_reason," \
	" f.passed_by, f.passed_at FROM " DK_JOURNAL_OF_DAY \
	" JOIN finding f ON f.order_id = j.subject_id AND f.passed_at = j.at WHERE "
#define DK_LIVE_OVERRIDES(which) \
	DK_LIVE_PRICES which " UNION ALL " DK_LIVE_TERMS which " UNION ALL " \
	DK_LIVE_RELEASES which " UNION ALL " DK_LIVE_PASSES which

#endif
