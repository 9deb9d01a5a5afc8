/* test_rules.c - each rule finds its fault, and none finds anything where all is sound. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "core/day/rule/rule.h"
#include "day_company.h"
#include "db/private.h"

/* What is planted, which rule must name it under which subject, and which other rules see the
 * same fault rightly. */
struct fault {
	const char *rule, *subject, *sql;
	const char *also; /* names with blanks around */
};

#define OPEN_SHIPMENT(state, picked, packed) \
	"INSERT INTO shipment (id, number, order_id, state, started_at, site_id)" \
	" VALUES (9, 'S1009', 3, '" state "', " DAY_AT ", 1);" \
	"INSERT INTO shipment_line (id, shipment_id, line_id, location_id, line_version, qty," \
	" picked, packed) VALUES (9, 9, 3, 1, 1, 3000, " picked ", " packed ");"

#define ADJUSTMENT(state) \
	"INSERT INTO adjustment (id, product_id, location_id, qty, is_apart, reason, note, value," \
	" state, day_id, asked_at) VALUES (1, 1, 1, -4000, 0, 'lost', '', -1600, '" state "', 1," \
	" " DAY_AT ")"

#define COUNT(at, counted, state) \
	"INSERT INTO stock_count (id, number, scope, state, day_id, started_at, settled_day)" \
	" VALUES (7, 'SC7', 'A1', CASE " state " WHEN 'posted' THEN 'posted' ELSE 'open' END, 1," \
	" " at ", 1); INSERT INTO count_line (count_id, line_no, product_id, location_id, state," \
	" begun, begun_move, counted, expected) VALUES (7, 1, 1, 1, " state ", 0, 0, " counted "," \
	" 85000)"

#define PURCHASE \
	"INSERT INTO supplier (id, number, name) VALUES (9, 'S', 'Sea'); INSERT INTO purchase" \
	" (id, number, supplier_id, placed, entered_at) VALUES (1, 'PO1', 9, '2026-11-01'," \
	" " DAY_AT ");"

#define BILL(state) \
	"INSERT INTO supplier_bill (id, number, supplier_id, their_number, date, net, total," \
	" state, entered_at, day_id) VALUES (1, 'SB1', 9, 'RE 1', '2026-11-20', 5, 5, '" \
	state "', " DAY_AT ", 1);"

/* Pieces of a lot of B2 in the main place; `apart` of them set apart in the lot alone. */
#define LOT(tracked, expiry, qty, apart, of_move) \
	"UPDATE product SET tracked = '" tracked "' WHERE id = 2;" \
	"INSERT INTO lot (id, product_id, code, expiry) VALUES (1, 2, 'L1', '" expiry "');" \
	"INSERT INTO stock (product_id, location_id, on_hand) VALUES (2, 1, " qty ");" \
	"INSERT INTO lot_stock (lot_id, product_id, location_id, on_hand, quarantined)" \
	" VALUES (1, 2, 1, " qty ", " apart "); INSERT INTO move (id, at, day_id, site_id," \
	" product_id, location_id, lot_id, qty, kind, reason, document, document_id)" \
	" VALUES (9, " DAY_AT ", 1, 1, 2, 1, " of_move ", " qty ", 'import', 'import'," \
	" 'journal', 1); INSERT INTO stock_value VALUES (2, " qty ", 0, 0, 0);"

#define DEPOSIT(order, amount) \
	"INSERT INTO deposit (order_id, payment_id, customer_id, amount, date, day_id, site_id," \
	" at) VALUES (" order ", 1, 1, " amount ", '2026-11-23', 1, 1, " DAY_AT ");" \
	"UPDATE customer_account SET deposit = " amount " WHERE customer_id = 1"

#define CARRIER \
	"INSERT INTO carrier_service (id, carrier, service) VALUES (9, 'DHL', 'X'); UPDATE" \
	" shipment SET service_id = 9 WHERE id = 2; INSERT INTO setting VALUES ('manifests'," \
	" 'yes'); "
#define PICKUP(state, parcels) \
	CARRIER "INSERT INTO pickup (id, service_id, date, state, manifest, parcels, day_id," \
	" site_id) VALUES (1, 9, '2026-11-23', '" state "', 'MF1', " parcels ", 1, 1);" \
	" UPDATE shipment SET pickup_id = 1 WHERE id = 2;"

/* of nothing, so that no other rule minds it */
#define RETURNED(state) \
	"INSERT INTO goods_return (id, number, order_id, customer_id, state, outcome, day_id," \
	" entered_at, expires) VALUES (9, 'RMA1', 1, 1, '" state "', 'credit', 1, " DAY_AT "," \
	" '2026-11-01'); "
#define CREDIT_NOTE \
	"INSERT INTO invoice (id, kind, seq, number, order_id, customer_id, corrects, date," \
	" due_date, day_id, site_id, currency, seller, bill_to, ship_to, customer_number," \
	" customer_po, tax_number, terms, goods, discount, freight, net, tax, total, due, hash," \
	" posted_at) VALUES (9, 'credit-note', 1001, 'CN1001', 1, 1, 1, '2026-11-23'," \
	" '2026-11-23', 1, 1, 'GBP', '', '', '', '', '', '', '', 0, 0, 0, 0, 0, 0, 0," \
	" zeroblob(32), " DAY_AT "); UPDATE series SET next_no = 1002" \
	" WHERE kind = 'credit-note';"

/* five pieces of the invoiced line */
#define CLAIM(state, at, more) \
	"INSERT INTO claim (id, number, kind, order_id, customer_id, state, verdict, outcome," \
	" accepted, day_id, settled_day, entered_at, decided_at) VALUES (9, 'CL9', 'damaged', 1," \
	" 1, '" state "', CASE '" state "' WHEN 'open' THEN '' ELSE 'accepted' END, 'credit'," \
	" 500, 1, 1, " at ", " at "); INSERT INTO claim_line (claim_id, line_no, line_id, qty," \
	" amount) VALUES (9, 1, 1, 5000, 500);" more
#define COUNTER(state, at, more) CLAIM("open", DAY_AT, \
	"INSERT INTO counter_claim (id, number, claim_id, carrier, state, asked, accepted, paid," \
	" day_id, entered_at, moved_at, paid_day) VALUES (8, 'CC8', 9, 'DHL', '" state "', 500," \
	" 500, " more ", 1, " at ", " at ", 1)")

#define SSCC "INSERT INTO sscc VALUES ('000000000000000017', 1, 2, 1, " DAY_AT ");" \
	"UPDATE carton SET sscc = '000000000000000017' WHERE id = 2;"

static const struct fault faults[] = {
	{ "order-next-step", "100013", "UPDATE orders SET state = 'verified' WHERE id = 1",
	    " order-stage " },
	{ "order-unverified", "100034", "UPDATE orders SET state = 'entered', stage = 'entered',"
	    " is_part = 0 WHERE id = 3", "" },
	{ "order-held", "100034/manual", "INSERT INTO hold (order_id, code, reason, set_at) VALUES"
	    " (3, 'manual', '', " DAY_AT "); UPDATE orders SET stage = 'held', is_part = 0"
	    " WHERE id = 3", "" },
	{ "order-late", "100034", "UPDATE orders SET promised = '2026-11-20' WHERE id = 3", "" },
	{ "drop-unordered", "100034/2", "UPDATE order_line SET supply = 'drop' WHERE id = 4", "" },
	{ "drop-place", "A1", "INSERT INTO location (id, code, kind) VALUES (2, 'D', 'drop');"
	    "UPDATE move SET location_id = 2 WHERE id = 1", " stock-moves " },
	{ "drop-shipped", "PO1/1", PURCHASE "UPDATE purchase SET order_id = 3; INSERT INTO"
	    " purchase_line (id, purchase_id, line_no, product_id, ordered, order_line_id)"
	    " VALUES (1, 1, 1, 1, 5000, 4)", "" },
	{ "draft-left", "D4", "INSERT INTO orders (id, state, currency, site_id, touched_at)"
	    " VALUES (4, 'draft', 'EUR', 1, '2026-11-20T15:00:00.000Z')", "" },
	{ "standing-due", "ST1/2026-11-25", "INSERT INTO orders (id, number, kind, state, currency,"
	    " customer_id, site_id, touched_at) VALUES (4, 'ST1', 'standing', 'closed', 'EUR', 1,"
	    " 1, " DAY_AT "); INSERT INTO standing (order_id, every, step, first, until, lead_days)"
	    " VALUES (4, 'week', 1, '2026-11-25', '', 2); INSERT INTO call_off (order_id, due,"
	    " make_on) VALUES (4, '2026-11-25', '2026-11-23')", "" },
	{ "inquiry-overdue", "1", "INSERT INTO inquiry (id, at, day_id, site_id, user_id,"
	    " customer_id, kind, answer) VALUES (1, " DAY_AT ", 1, 1, 1, 1, 'status', 'call');"
	    "INSERT INTO call_back (inquiry_id, due, owner_id) VALUES (1, '2026-11-20', 1)", "" },
	{ "promise-told", "1", "INSERT INTO tell (id, line_id, state, cause, given, due, cancel_on,"
	    " at, day_id) VALUES (1, 3, 'open', 'PO1 was not received', '2026-11-20',"
	    " '2026-11-27', '', " DAY_AT ", 1)", "" },
	{ "promise-told", "1", "INSERT INTO tell (id, line_id, state, cause, given, due, cancel_on,"
	    " at, day_id, until) VALUES (1, 3, 'deferred', 'PO1 was not received', '2026-11-20',"
	    " '2026-11-27', '', " DAY_AT ", 1, '2026-11-23')", "" },
	{ "promise-book", "100034/1", "INSERT INTO promise (line_id, date, how, at, ready, pickup,"
	    " transit_days, why) VALUES (3, '2026-11-20', 'phone', " DAY_AT ", '', '', 0, '')",
	    "" },
	{ "order-stage", "100034", "UPDATE orders SET stage = 'picking' WHERE id = 3", "" },
	{ "order-totals", "100034", "UPDATE orders SET net = 4010, total = 4810 WHERE id = 3", "" },
	{ "order-totals", "100021", "UPDATE order_line SET net = 9999 WHERE id = 2",
	    " order-goods " },
	{ "order-goods", "100034", "UPDATE orders SET goods = goods + 1, discount = discount + 1"
	    " WHERE id = 3", " order-totals " },
	{ "line-equation", "100034/2",
	    "UPDATE order_line SET backordered = 2500 WHERE id = 4", "" },
	{ "kit-parts", "100034/2", "UPDATE order_line SET kit_no = 2 WHERE id = 4", "" },
	{ "line-count", "100034", "UPDATE orders SET line_count = 3 WHERE id = 3", "" },
	{ "line-count", "100034", "UPDATE order_line SET line_no = 3 WHERE id = 4", "" },
	{ "order-closed", "100034/2", "UPDATE orders SET state = 'closed', stage = 'closed',"
	    " is_part = 0 WHERE id = 3", " order-closed " },
	{ "stock-moves", "A1@MAIN", "UPDATE move SET qty = 99000 WHERE id = 1", " stock-value " },
	{ "stock-moves", "B2@MAIN", "INSERT INTO move (id, at, day_id, site_id, product_id,"
	    " location_id, qty, kind, reason, document, document_id) VALUES (9, " DAY_AT ","
	    " 1, 1, 2,"
	    " 1, 1000, 'adjustment', 'found', 'journal', 1)", " stock-value " },
	{ "stock-value", "A1", "UPDATE stock_value SET value = value - 1", " stock-account " },
	{ "stock-account", "stock", "UPDATE posting SET account = '5000', role = 'cost-of-goods'"
	    " WHERE batch_id = 2", "" },
	{ "export-whole", "export-1", "INSERT INTO ledger_export (id, at, to_date, batches, debit,"
	    " day_id) VALUES (1, " DAY_AT ", '2026-11-23', 2, 6000, 1); INSERT INTO"
	    " ledger_export_batch VALUES (1, 1)", "" },
	{ "posting-account", "shipment-2/2", "UPDATE posting SET account = '5000'"
	    " WHERE batch_id = 2", "" },
	{ "move-document", "1", "UPDATE move SET document = 'receipt', document_id = 99"
	    " WHERE id = 1", " goods-balance " },
	{ "transfer-moves", "1", "INSERT INTO location (id, code) VALUES (2, 'B');"
	    "INSERT INTO transfer (id, product_id, from_id, to_id, qty, allocated, is_apart,"
	    " reason, day_id, at) VALUES (1, 1, 1, 2, 4000, 0, 0, 'full', 1, " DAY_AT ")", "" },
	{ "goods-balance", "A1/adjustment", ADJUSTMENT("posted"), "" },
	{ "adjustment-waiting", "1", ADJUSTMENT("open"), "" },
	{ "count-left", "SC7", COUNT("'2026-11-20T09:00:00.000Z'", "NULL", "'open'"), "" },
	{ "count-unposted", "SC7", COUNT(DAY_AT, "84000", "'counted'"), "" },
	{ "goods-balance", "A1/return", RETURNED("settled") "INSERT INTO move (id, at, day_id,"
	    " site_id, product_id, location_id, qty, kind, reason, document, document_id) VALUES"
	    " (9, " DAY_AT ", 1, 1, 1, 1, 1000, 'return', 'x', 'return', 9); UPDATE stock SET"
	    " on_hand = on_hand + 1000 WHERE product_id = 1", " move-document stock-value " },
	{ "goods-balance", "A1/count", COUNT(DAY_AT, "84000", "'posted'"), "" },
	{ "purchase-late", "PO1/1", PURCHASE "INSERT INTO purchase_line (id, purchase_id, line_no,"
	    " product_id, ordered, expected) VALUES (1, 1, 1, 1, 5000, '2026-11-20')", "" },
	{ "supplier-return-open", "SR1", PURCHASE "INSERT INTO supplier_return (number,"
	    " supplier_id, state, reason, entered_at) VALUES ('SR1', 9, 'open', 'bent', "
	    DAY_AT ")", "" },
	{ "bill-held", "SB1", PURCHASE BILL("held"), "" },
	{ "received-not-billed", "PO1/1", PURCHASE "INSERT INTO purchase_line (id, purchase_id,"
	    " line_no, product_id, ordered, received, cost) VALUES (1, 1, 1, 1, 5000, 5000, 100);"
	    "INSERT INTO receipt (id, number, purchase_id, value, day_id, at) VALUES (1, 'R1', 1,"
	    " 5, 1, '2026-09-01'); INSERT INTO receipt_line (receipt_id, line_id, location_id, qty)"
	    " VALUES (1, 1, 1, 5000)", " document-batch goods-received-account goods-balance " },
	{ "billed-not-received", "PO1/1", PURCHASE "INSERT INTO purchase_line (id, purchase_id,"
	    " line_no, product_id, ordered, billed) VALUES (1, 1, 1, 1, 5000, 5000)",
	    " purchase-billed " },
	{ "purchase-billed", "PO1/1", PURCHASE "INSERT INTO purchase_line (id, purchase_id,"
	    " line_no, product_id, ordered, returned) VALUES (1, 1, 1, 1, 5000, 5000);"
	    "INSERT INTO supplier_return (id, number, supplier_id, state, reason, entered_at,"
	    " day_id) VALUES (1, 'SR1', 9, 'shipped', 'bent', " DAY_AT ", 1); INSERT INTO"
	    " supplier_return_line (return_id, line_no, line_id, location_id, qty, is_apart, price,"
	    " net) VALUES (1, 1, 1, 1, 4000, 0, 0, 0)", "" },
	{ "goods-received-account", "goods-received", PURCHASE BILL("matched")
	    "UPDATE supplier_bill SET accrued = 5", " document-batch " },
	{ "purchase-received", "PO1/1", PURCHASE "INSERT INTO purchase_line (id, purchase_id,"
	    " line_no, product_id, ordered, received) VALUES (1, 1, 1, 1, 5000, 2000);"
	    "INSERT INTO receipt (number, purchase_id, day_id, at) VALUES ('R1', 1, 1, " DAY_AT ")",
	    "" },
	{ "stock-allocated", "A1@MAIN", "UPDATE stock SET allocated = 2000", "" },
	{ "stock-range", "A1@MAIN", "UPDATE stock SET quarantined = 84000", " integrity " },
	{ "lot-sums", "B2@MAIN", LOT("lot", "", "2000", "1000", "1"), "" },
	{ "lot-moves", "B2/L1@MAIN", LOT("lot", "", "2000", "0", "NULL"), "" },
	{ "serial-place", "B2/L1", LOT("serial", "", "2000", "0", "1"), "" },
	{ "lot-listed", "B2/L1@MAIN", LOT("lot", "", "2000", "0", "1")
	    OPEN_SHIPMENT("picking", "NULL", "0") "UPDATE shipment_line SET lot_id = 1"
	    " WHERE id = 9; UPDATE orders SET stage = 'picking' WHERE id = 3",
	    " picking-left journal-document " },
	{ "lot-expired", "B2/L1@MAIN", LOT("lot", "2026-11-20", "2000", "0", "1"), "" },
	{ "lot-near", "B2/L1", LOT("lot", "2026-12-20", "2000", "0", "1"), "" },
	{ "certificate-ends", "4711/X-1", "INSERT INTO exemption (customer_id, number, valid_to)"
	    " VALUES (1, 'X-1', '2026-12-20'), (1, 'X-0', '2026-11-30')", "" },
	{ "line-allocated", "100034/1", "UPDATE allocation SET qty = 4000; UPDATE stock SET"
	    " allocated = 4000", "" },
	{ "line-allocated", "100034/1", "UPDATE allocation SET line_id = 4",
	    " line-allocated " },
	{ "move-document", "1", "UPDATE move SET document_id = 999 WHERE id = 1",
	    " document-batch " },
	{ "move-document", "1", "UPDATE move SET reason = '' WHERE id = 1", "" },
	{ "pick-allowed", "S1002/manual",
	    "INSERT INTO hold (order_id, code, reason, set_by, set_at,"
	    " released_at, released_by) VALUES (2, 'manual', 'ask', 1, '2026-11-23T08:00:00.000Z',"
	    " '2026-11-23T10:00:00.000Z', 1)", "" },
	{ "line-picked", "100034/1", "UPDATE order_line SET picked = 1000 WHERE id = 3", "" },
	{ "line-shipped", "100021/1", "UPDATE order_line SET shipped = 9000, cancelled = 1000"
	    " WHERE id = 2", " order-totals line-billed " },
	{ "carton-limit", "S1002/1", "INSERT INTO box (id, code, length_mm, width_mm, height_mm,"
	    " max_gram) VALUES (1, 'S', 1, 1, 1, 900);"
	    "UPDATE carton SET state = 'closed', box_id = 1, expected_gram = 1000 WHERE id = 2",
	    "" },
	{ "carton-weight", "S1002/1", "UPDATE carton SET state = 'closed', expected_gram = 1000,"
	    " gram = 1051 WHERE id = 2", "" },
	{ "carton-label", "S1002/1", SSCC "UPDATE series SET next_no = 2 WHERE kind = 'sscc'",
	    "" },
	{ "sscc-sequence", "sscc", SSCC "UPDATE carton SET labels = 1 WHERE id = 2", "" },
	{ "sscc-sequence", "000000000000000017", "UPDATE carton SET sscc = '000000000000000017',"
	    " labels = 1 WHERE id = 2", "" },
	{ "carton-contents", "S1002/1",
	    "UPDATE carton_line SET qty = 9000 WHERE carton_id = 2", "" },
	{ "shipment-moves", "S1002", "UPDATE move SET document_id = 1 WHERE id = 3",
	    " shipment-moves document-batch " },
	{ "picking-left", "S1009", OPEN_SHIPMENT("picking", "NULL", "0")
	    "UPDATE orders SET stage = 'picking' WHERE id = 3", " journal-document " },
	{ "list-stopped", "S1009", OPEN_SHIPMENT("picking", "NULL", "0")
	    "UPDATE orders SET stage = 'picking' WHERE id = 3;"
	    "UPDATE shipment SET known_head = '9/9' WHERE id = 9",
	    " journal-document picking-left " },
	{ "wave-open", "W1", "INSERT INTO wave (id, number, state, made_at, site_id)"
	    " VALUES (1, 'W1', 'open', " DAY_AT ", 1)", "" },
	{ "inspection-waiting", "S1009/1", OPEN_SHIPMENT("picked", "3000", "0")
	    "UPDATE orders SET stage = 'picking' WHERE id = 3;"
	    "UPDATE order_line SET picked = 3000 WHERE id = 3;"
	    "INSERT INTO inspection (shipment_line_id, shipment_id, code, reason, chosen_at)"
	    " VALUES (9, 9, 'value', 'worth much', " DAY_AT ")", " journal-document " },
	{ "inspection-failed", "S1009/1", OPEN_SHIPMENT("picked", "3000", "0")
	    "UPDATE orders SET stage = 'picking' WHERE id = 3;"
	    "UPDATE order_line SET picked = 3000 WHERE id = 3;"
	    "INSERT INTO inspection (shipment_line_id, shipment_id, code, reason, chosen_at, state,"
	    " failed, note) VALUES (9, 9, 'value', 'worth much', " DAY_AT ", 'failed', 1000,"
	    " '1 damaged')", " journal-document " },
	{ "bin-check-open", "1", "INSERT INTO bin_check (id, shipment_line_id, product_id,"
	    " location_id, qty, reason, at) VALUES (1, 1, 1, 1, 2000, 'damaged', " DAY_AT ")", "" },
	{ "picked-not-packed", "S1009", OPEN_SHIPMENT("checked", "3000", "0")
	    "UPDATE orders SET stage = 'checked' WHERE id = 3;"
	    "UPDATE order_line SET picked = 3000 WHERE id = 3", " journal-document " },
	{ "packed-not-shipped", "S1009", OPEN_SHIPMENT("packed", "3000", "3000")
	    "INSERT INTO carton (id, shipment_id, carton_no) VALUES (9, 9, 1);"
	    "INSERT INTO carton_line (carton_id, shipment_line_id, qty) VALUES (9, 9, 3000);"
	    "UPDATE orders SET stage = 'packed' WHERE id = 3;"
	    "UPDATE order_line SET picked = 3000 WHERE id = 3", " journal-document " },
	{ "slip-missing", "S1002", "UPDATE print_job SET state = 'cancelled' WHERE id = 2", "" },
	{ "shipped-invoiced", "100021/1", "DELETE FROM invoice_line WHERE invoice_id = 2;"
	    "UPDATE order_line SET invoiced = 0 WHERE id = 2",
	    " invoice-sum invoice-chain " },
	{ "line-invoiced", "100021/1", "UPDATE order_line SET invoiced = 11000 WHERE id = 2",
	    " line-billed " },
	{ "line-billed", "100034/2", "UPDATE orders SET billing = 'order' WHERE id = 3;"
	    "UPDATE order_line SET invoiced = 2 * ordered WHERE id = 4",
	    " line-invoiced billing-ahead " },
	{ "billing-ahead", "100034", "UPDATE orders SET billing = 'order' WHERE id = 3", "" },
	{ "billing-gather", "4712", "UPDATE orders SET billing = 'month', state = 'verified',"
	    " stage = 'shipped', is_part = 0 WHERE id = 2; UPDATE order_line SET invoiced = 0"
	    " WHERE id = 2; UPDATE shipment SET date = '2026-10-30' WHERE id = 2",
	    " line-invoiced " },
	{ "deposit-used", "INV1002", "UPDATE invoice SET prepaid = 1000, due = 11000 WHERE id = 2",
	    " invoice-chain " },
	{ "deposit-used", "100034", DEPOSIT("3", "-500"), " customer-balance receivable-control"
	    " payment-unapplied " },
	{ "deposit-left", "100013", DEPOSIT("1", "500"), " customer-balance receivable-control"
	    " payment-use " },
	{ "pickup-open", "DHL/X/2026-11-23", PICKUP("booked", "0"), "" },
	{ "manifest-missing", "S1002", CARRIER, "" },
	{ "manifest-cartons", "MF1", PICKUP("gone", "7"), " manifest-labels " },
	{ "manifest-labels", "S1002/1", PICKUP("gone", "1"), "" },
	{ "delivery-open", "S1002", "INSERT INTO delivery (shipment_id, outcome, at, note, told_at,"
	    " day_id, is_open) VALUES (2, 'nobody', " DAY_AT ", 'dark', " DAY_AT ", 1, 1)", "" },
	{ "delivery-overdue", "S1001", "INSERT INTO setting VALUES ('delivery_days', '2');"
	    " UPDATE shipment SET date = '2026-11-20' WHERE id = 1", "" },
	{ "own-run-open", "RUN1", "INSERT INTO own_run (number, date, driver, made_at, site_id)"
	    " VALUES ('RUN1', '2026-11-23', 'Sam', " DAY_AT ", 1)", "" },
	{ "move-document", "9", "INSERT INTO move (id, at, day_id, site_id, product_id,"
	    " location_id, qty, kind, reason, document, document_id) VALUES (9, " DAY_AT ", 1, 1,"
	    " 1, 1, 1000, 'return', 'x', 'delivery', 5); UPDATE stock SET on_hand = on_hand + 1000"
	    " WHERE product_id = 1 AND location_id = 1", " stock-value " },
	{ "invoice-shipment", "INV1002", "UPDATE invoice SET shipment_id = 1 WHERE id = 2",
	    " invoice-chain " },
	{ "invoice-sum", "INV1002", "UPDATE invoice SET freight = 100 WHERE id = 2",
	    " invoice-chain " },
	{ "invoice-line", "INV1002/1", "UPDATE invoice_line SET price = 110000"
	    " WHERE invoice_id = 2", " invoice-chain " },
	{ "invoice-tax", "INV1002/S-19", "UPDATE invoice_tax SET rate = 19000 WHERE invoice_id = 2",
	    " invoice-chain " },
	{ "invoice-tax", "INV1002/S-20", "UPDATE invoice_tax SET surcharge_rate = 5200"
	    " WHERE invoice_id = 2", " invoice-chain " },
	{ "withheld-tax", "INV1002", "UPDATE invoice SET withheld_rate = 15000 WHERE id = 2",
	    " invoice-chain " },
	{ "withheld-tax", "INV1002", "UPDATE posting SET role = 'tax-withheld' WHERE"
	    " role = 'revenue' AND batch_id = (SELECT id FROM batch WHERE document = 'invoice'"
	    " AND document_id = 2)", " posting-account " },
	{ "number-sequence", "INV1002", "UPDATE invoice SET seq = 1003 WHERE id = 2;"
	    "UPDATE series SET next_no = 1004 WHERE kind = 'invoice'", " invoice-chain " },
	{ "number-sequence", "invoice",
	    "UPDATE series SET next_no = 1004 WHERE kind = 'invoice'", "" },
	{ "number-sequence", "INV1002", "UPDATE invoice SET date = '2026-11-20' WHERE id = 2",
	    " invoice-chain " },
	{ "invoice-chain", "INV1001", "UPDATE invoice SET bill_to = 'me' WHERE id = 1", "" },
	{ "invoice-chain", "INV1002",
	    "UPDATE invoice_line SET text = 'Screw' WHERE invoice_id = 2", "" },
	{ "tender-counted", "cash", "DELETE FROM tender_count", "" },
	{ "tender-counted", "cash", "UPDATE tender_count SET counted = 5499", "" },
	{ "tender-difference", "cash", "UPDATE tender_count SET counted = 5500", "" },
	{ "dunning-due", "4712", "UPDATE invoice SET due_date = '2026-10-01' WHERE id = 2",
	    " invoice-chain " },
	{ "payment-unapplied", "P1002",
	    "INSERT INTO payment (id, number, kind, customer_id, amount,"
	    " method, date, day_id, site_id, taken_at) VALUES (2, 'P1002', 'payment', 2, 500,"
	    " 'transfer', '2026-11-23', 1, 1, " DAY_AT ");"
	    "INSERT INTO batch (id, document, document_id, date, day_id, site_id)"
	    " VALUES (6, 'payment', 2, '2026-11-23', 1, 1);"
	    "INSERT INTO posting (batch_id, line_no, account, debit, credit, customer_id, role)"
	    " VALUES (6, 1, '1030', 500, 0, NULL, 'transfer'),"
	    " (6, 2, '2100', 0, 500, 2, 'customer-credit');"
	    "UPDATE customer_account SET credit = 500 WHERE customer_id = 2",
	    " journal-document " },
	{ "payment-use", "P1001", "INSERT INTO payment_use (payment_id, invoice_id, amount, day_id)"
	    " VALUES (1, 2, 500, 1)", "" },
	{ "allowance-use", "INV1002", "INSERT INTO allowance (id, kind, invoice_id, customer_id,"
	    " amount, date, day_id, site_id, at) VALUES (1, 'write-off', 2, 2, 5, '2026-11-23', 1,"
	    " 1, " DAY_AT ")", " customer-balance " },
	{ "allowance-use", "INV1002", "INSERT INTO allowance (id, kind, invoice_id, customer_id,"
	    " amount, date, day_id, site_id, at) VALUES (1, 'discount', 2, 2, 5, '2026-11-23', 1,"
	    " 1, " DAY_AT "); INSERT INTO payment_use (allowance_id, invoice_id, amount, day_id)"
	    " VALUES (1, 2, 5, 1); INSERT INTO allowance_tax (allowance_id, category,"
	    " rate, base, tax) VALUES (1, 'S', 20000, 4, 1)",
	    " customer-balance " },
	{ "invoice-paid", "INV1001", "UPDATE payment_use SET amount = 6500", " payment-use " },
	{ "receivable-control", "receivable", "UPDATE posting SET account = '1200', role ="
	    " 'receivable' WHERE account = '4000' AND batch_id = 4", "" },
	{ "customer-balance", "4712", "UPDATE customer_account SET receivable = 11000"
	    " WHERE customer_id = 2; UPDATE customer_account SET receivable = 1000"
	    " WHERE customer_id = 1", " customer-balance " },
	{ "customer-home", "4799", "INSERT INTO customer (id, number, name, name_key, currency)"
	    " VALUES (9, '4799', 'Pier', 'pier', 'USD'); INSERT INTO customer_account VALUES"
	    " (9, 0, 0, 0, 5, 0, 0)", " receivable-control " },
	{ "home-amounts", "INV1001", "UPDATE invoice SET home_net = net + 100,"
	    " home_tax = tax, home_total = total + 100 WHERE id = 1", " invoice-chain " },
	{ "document-batch", "P1001", "DELETE FROM posting WHERE batch_id = 5;"
	    "DELETE FROM batch WHERE id = 5", " receivable-control " },
	{ "document-batch", "journal-1", "DELETE FROM posting WHERE batch_id = 7;"
	    "DELETE FROM batch WHERE id = 7", " stock-account " },
	{ "document-batch", "batch-9", "INSERT INTO batch (id, document, document_id, date, day_id,"
	    " site_id) VALUES (9, 'payment-use', 77, '2026-11-23', 1, 1)", "" },
	{ "return-lines", "100013/1", "UPDATE order_line SET returned = 1000 WHERE id = 1", "" },
	{ "credit-lines", "INV1001/1", CREDIT_NOTE
	    "INSERT INTO credit_line (credit_id, line_no, invoice_id, invoice_line, pieces,"
	    " net) VALUES (9, 1, 1, 1, 5000, 4999)",
	    " invoice-chain journal-document " },
	{ "credit-lines", "INV1001/1", CREDIT_NOTE
	    "INSERT INTO credit_line (credit_id, line_no, invoice_id, invoice_line, pieces,"
	    " net) VALUES (9, 1, 1, 1, 1000, 5001)",
	    " invoice-chain journal-document " },
	{ "credit-lines", "INV1001/freight", CREDIT_NOTE
	    "INSERT INTO invoice_line (invoice_id, line_no, sku, text, unit, unit_qty, pieces,"
	    " price, base_qty, discount_rate, discount_amount, net, tax_category, tax_rate)"
	    " VALUES (9, 9, '',"
	    " 'Freight given back', '', 1000, 1000, 9999900, 1000, 0, 0, 99999, 'S', 20000)",
	    " invoice-chain journal-document invoice-sum " },
	{ "credit-lines", "INV1001/total", CREDIT_NOTE
	    "INSERT INTO credit_line (credit_id, line_no, invoice_id, invoice_line, pieces,"
	    " net) VALUES (9, 1, 1, 1, 0, 1); UPDATE invoice SET total = 99999 WHERE id = 9",
	    " invoice-chain journal-document invoice-sum invoice-paid customer-balance"
	    " document-batch " },
	{ "return-open", "RMA1", "INSERT INTO goods_return (number, order_id, customer_id, state,"
	    " outcome, day_id, entered_at) VALUES ('RMA1', 1, 1, 'inspected', 'credit', 1,"
	    " " DAY_AT ")", "" },
	{ "exchange-balance", "EX1", RETURNED("settled") "INSERT INTO goods_exchange (number,"
	    " return_id, order_id, state, first, pays, day_id, entered_at, ended_day, balance)"
	    " VALUES ('EX1', 9, 3, 'settled', 'goods', 'after', 1, " DAY_AT ", 1, 5)", "" },
	{ "exchange-halves", "EX1", RETURNED("authorised") "INSERT INTO goods_exchange (number,"
	    " return_id, order_id, state, first, pays, day_id, entered_at)"
	    " VALUES ('EX1', 9, 1, 'open', 'goods', 'after', 1, " DAY_AT ")", " exchange-open " },
	{ "exchange-halves", "EX1", RETURNED("inspected") "INSERT INTO goods_exchange (number,"
	    " return_id, order_id, state, first, pays, day_id, entered_at, ended_day, balance)"
	    " VALUES ('EX1', 9, 3, 'settled', 'goods', 'after', 1, " DAY_AT ", 1, 0)", "" },
	{ "exchange-open", "EX1", RETURNED("authorised") "INSERT INTO goods_exchange (number,"
	    " return_id, order_id, state, first, pays, day_id, entered_at)"
	    " VALUES ('EX1', 9, 3, 'open', 'goods', 'after', 1, " DAY_AT ")", "" },
	{ "exchange-out", "EX1", RETURNED("authorised") "INSERT INTO goods_exchange (number,"
	    " return_id, order_id, state, first, pays, day_id, entered_at, opened_at)"
	    " VALUES ('EX1', 9, 1, 'open', 'replacement', 'after', 1, " DAY_AT ", " DAY_AT ")",
	    "" },
	{ "claim-goods", "100013/1", CLAIM("open", DAY_AT,
	    "UPDATE claim_line SET qty = 5001"), "" },
	{ "claim-credit", "CL9", CLAIM("settled", DAY_AT, ""), "" },
	{ "claim-open", "CL9", CLAIM("open", "'2026-11-20T23:00:00.000Z'", ""), "" },
	{ "claim-open", "CL9", CLAIM("decided", "'2026-11-20T23:00:00.000Z'", ""), "" },
	{ "counter-claim", "CC8", COUNTER("paid", DAY_AT, "400"), "" },
	{ "counter-claim-open", "CC8", COUNTER("sent", "'2026-10-20T00:00:00.000Z'", "0"), "" },
	{ "trial-balance", "invoice-2", "UPDATE posting SET credit = 9000 WHERE batch_id = 4"
	    " AND account = '4000'", "" },
	{ "credit-exposure", "4711", "UPDATE customer SET credit_limit = 4799 WHERE id = 1", "" },
	{ "journal-chain", "1", "UPDATE journal SET body = '{}' WHERE seq = 1", "" },
	{ "journal-document", "INV1002",
	    "UPDATE journal SET subject_id = 9 WHERE subject = 'invoice'"
	    " AND subject_id = 2", " journal-chain " },
	{ "overrides", "100034/manual/h1", "INSERT INTO hold (order_id, code, reason, set_by,"
	    " set_at, released_by, released_at, release_reason) VALUES (3, 'manual', 'ask', 1,"
	    " " DAY_AT ", 1, " DAY_AT ", 'asked'); UPDATE journal SET action = 'order.release',"
	    " subject = 'order', subject_id = 3 WHERE seq = 1", " journal-chain " },
	{ "outbox-failed", "7", "INSERT INTO outbox (id, at, kind, document, document_id, state,"
	    " attempts, result) VALUES (7, " DAY_AT ", 'invoice', 'invoice', 1, 'failed', 0,"
	    " 'no answer')", "" },
	{ "outbox-unsent", "7", "INSERT INTO outbox (id, at, kind, document, document_id)"
	    " VALUES (7, " DAY_AT ", 'invoice', 'invoice', 1); INSERT INTO setting (key, value)"
	    " VALUES ('mail_program', '/bin/true')", "" },
	{ "outbox-attempts", "7", "INSERT INTO outbox (id, at, kind, document, document_id,"
	    " attempts) VALUES (7, " DAY_AT ", 'invoice', 'invoice', 1, 1)", "" },
	{ "outbox-document", "7", "INSERT INTO outbox (id, at, kind, document, document_id)"
	    " VALUES (7, " DAY_AT ", 'invoice', 'invoice', 55)", "" },
	{ "request-open", "7", "INSERT INTO request (id, kind, to_desk, text, order_id, asked_by,"
	    " asked_at, day_id) VALUES (7, 'count', 'warehouse', 'how many?', 3, 1, " DAY_AT ", 1)",
	    "" },
	{ "print-failed", "1", "UPDATE print_job SET state = 'failed' WHERE id = 1", "" },
	{ "print-failed", "2", "UPDATE print_job SET state = 'unknown' WHERE id = 2", "" },
	{ "print-unseen", "2", "UPDATE print_job SET state = 'sent' WHERE id = 2", "" },
	{ "printed-not-shipped", "S1009", OPEN_SHIPMENT("packed", "3000", "3000")
	    "INSERT INTO carton (id, shipment_id, carton_no) VALUES (9, 9, 1);"
	    "INSERT INTO carton_line (carton_id, shipment_line_id, qty) VALUES (9, 9, 3000);"
	    "INSERT INTO print_job (id, document, subject, subject_id, number, at, day_id, desk,"
	    " copy_no, copy_count, state, attempts) VALUES (9, 'packing-slip', 'shipment', 9,"
	    " 'S1009', " DAY_AT ", 1, '', 1, 1, 'acknowledged', 0);"
	    "INSERT INTO print_attempt (job_id, attempt_no, at, until, printer, format, bytes,"
	    " digest, outcome) VALUES (9, 1, " DAY_AT ", " DAY_AT ", 'f', 'pdf', 1, '', 'sent');"
	    "UPDATE print_job SET attempts = 1 WHERE id = 9;"
	    "UPDATE orders SET stage = 'packed' WHERE id = 3;"
	    "UPDATE order_line SET picked = 3000 WHERE id = 3",
	    " journal-document packed-not-shipped " },
	{ "print-copies", "9", "INSERT INTO print_job (id, document, subject, subject_id, number,"
	    " at, day_id, desk, copy_no, copy_count) VALUES (9, 'packing-slip', 'shipment', 1,"
	    " 'S1001', " DAY_AT ", 1, '', 1, 1)", "" },
	{ "print-attempts", "1", "DELETE FROM print_attempt WHERE job_id = 1;"
	    "UPDATE print_job SET state = 'sent' WHERE id = 1", " print-unseen " },
	{ "text-valid", "order-3", "UPDATE orders SET note = 'a' || char(8238) || 'b' WHERE id = 3",
	    "" },
	{ "foreign-keys", "file", "INSERT INTO substitute (product_id, substitute_id)"
	    " VALUES (1, 99)", "" },
	{ "integrity", "file", "UPDATE customer SET priority = 77 WHERE id = 2", "" },
};

static bool
is_named(const char *list, const char *name)
{
	char word[64];

	snprintf(word, sizeof(word), " %s ", name);
	return strstr(list, word) != NULL;
}

static const struct dk_rule_result *
result_of(const struct dk_rule_result *results, size_t count, const char *rule)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(results[i].rule, rule) == 0)
			return &results[i];
	fail_msg("no rule %s", rule);
	return NULL;
}

/* Every rule that found something must be the fault's own or one of `also`. */
static void
expect_only(const struct fault *f, const struct dk_rule_result *results, size_t count)
{
	const struct dk_rule_result *own = result_of(results, count, f->rule);
	char key[128];
	bool named = false;

	snprintf(key, sizeof(key), "%s:%s", f->rule, f->subject);
	for (size_t i = 0; i < own->row_count; i++)
		named = named || strcmp(own->rows[i].key, key) == 0;
	if (!named)
		fail_msg("%s did not name %s (%zu rows, first %s)", f->rule, key, own->row_count,
		    own->row_count > 0 ? own->rows[0].key : "-");
	if (own->row_count > 1 && !is_named(f->also, f->rule))
		fail_msg("%s: %s names %s too", key, f->rule, own->rows[1].key);
	for (size_t i = 0; i < count; i++)
		if (results[i].row_count > 0 && strcmp(results[i].rule, f->rule) != 0 &&
		    !is_named(f->also, results[i].rule))
			fail_msg("%s: %s fired too: %s", key, results[i].rule,
			    results[i].rows[0].text);
}

/* Verify sees it too, when the rule holds at any time. */
static void
expect_invariant(struct dk_session *s, struct dk_arena *a, const struct fault *f)
{
	const struct dk_rule *rule = dk_rule_by_name(f->rule, strlen(f->rule));
	struct dk_invariant *all;
	struct dk_err err;
	size_t count;

	assert_non_null(rule);
	if (dk_invariants(s, a, &all, &count, &err) != DK_OK)
		fail_msg("%s", err.text);
	for (size_t i = 0; i < count; i++) {
		bool own = strcmp(all[i].id, f->rule) == 0;

		if (own && (all[i].key_count == 0 || strcmp(all[i].keys[0], f->subject) != 0) &&
		    !is_named(f->also, f->rule))
			fail_msg("verify: %s did not name %s", f->rule, f->subject);
		if (!own && all[i].key_count > 0 && !is_named(f->also, all[i].id))
			fail_msg("verify, %s: %s fired too: %s", f->rule, all[i].id,
			    all[i].keys[0]);
	}
}

/* Plants it, looks, and takes it out again. */
static void
try_fault(struct dk_session *s, const struct fault *f)
{
	struct dk_arena a = { 0 };
	struct dk_rule_result *results;
	struct dk_err err;
	char *complaint = NULL;
	size_t count;

	assert_int_equal(dk_tx_begin(s->db, &err), DK_OK);
	sqlite3_exec(s->db->raw, "PRAGMA ignore_check_constraints = ON", NULL, NULL, NULL);
	if (sqlite3_exec(s->db->raw, f->sql, NULL, NULL, &complaint) != SQLITE_OK)
		fail_msg("%s: %s", f->sql, complaint);
	sqlite3_exec(s->db->raw, "PRAGMA ignore_check_constraints = OFF", NULL, NULL, NULL);
	if (dk_day_reconcile(s, &a, NULL, &results, &count, &err) != DK_OK)
		fail_msg("%s: %s", f->rule, err.text);
	expect_only(f, results, count);
	expect_invariant(s, &a, f);
	assert_int_equal(dk_tx_end(s->db, DK_EINPUT, &err), DK_EINPUT);
	dk_arena_free(&a);
}

static void
each_rule_names_its_fault_and_no_other_does(void **state)
{
	struct dk_session *s = day_company("rules");

	(void)state;
	/* nothing may stop the planting, as with fixture_fault */
	sqlite3_db_config(s->db->raw, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
	sqlite3_db_config(s->db->raw, SQLITE_DBCONFIG_ENABLE_FKEY, 0, NULL);
	for (size_t i = 0; i < DK_COUNT(faults); i++)
		try_fault(s, &faults[i]);
	fixture_company_end(s);
}

static void
a_sound_company_has_no_discrepancy(void **state)
{
	struct dk_session *s = day_company("rules");
	struct dk_arena a = { 0 };
	struct dk_rule_result *results;
	struct dk_invariant *all;
	struct dk_err err;
	size_t count;

	(void)state;
	if (dk_day_reconcile(s, &a, NULL, &results, &count, &err) != DK_OK)
		fail_msg("%s", err.text);
	assert_true(count >= 40);
	for (size_t i = 0; i < count; i++)
		if (results[i].row_count > 0 || results[i].state != DK_OKAY)
			fail_msg("%s: %s", results[i].rule, results[i].rows[0].text);
	if (dk_invariants(s, &a, &all, &count, &err) != DK_OK)
		fail_msg("%s", err.text);
	for (size_t i = 0; i < count; i++)
		if (all[i].key_count > 0)
			fail_msg("%s: %s", all[i].id, all[i].keys[0]);
	dk_arena_free(&a);
	fixture_company_end(s);
}

/* day-digest and day-closed need a closed day: test_day.c plants theirs. */
static void
every_rule_has_a_fault_here(void **state)
{
	size_t count;
	const struct dk_rule *const *rules = dk_rule_all(&count);

	(void)state;
	for (size_t i = 0; i < count; i++) {
		bool found = is_named(" day-digest day-closed ", rules[i]->name);

		for (size_t k = 0; k < DK_COUNT(faults); k++)
			found = found || strcmp(faults[k].rule, rules[i]->name) == 0;
		if (!found)
			fail_msg("nobody plants the fault of %s", rules[i]->name);
		assert_true(rules[i]->severity == DK_WARN || rules[i]->severity == DK_STOP);
		assert_true(rules[i]->run != NULL || rules[i]->day != NULL);
		assert_true(!rules[i]->is_invariant || rules[i]->run != NULL ||
		    rules[i]->all != NULL);
		assert_true(rules[i]->text[0] != '\0' && rules[i]->cause[0] != '\0');
		assert_true(strncmp(rules[i]->fix, "docket ", 7) == 0);
	}
}

/* Years of closed business of day 77, in every table that grows with it. */
static const char years[] =
    "BEGIN; CREATE TABLE n (x INTEGER PRIMARY KEY);"
    "WITH RECURSIVE c(x) AS (SELECT 10000 UNION ALL SELECT x + 1 FROM c WHERE x < 12999)"
    " INSERT INTO n SELECT x FROM c;"
    "INSERT INTO customer (id, number, name, name_key) VALUES (3, '4713', 'Old', 'old');"
    "INSERT INTO orders (id, number, state, stage, customer_id, currency, line_count, day_id,"
    " site_id, touched_at) SELECT x, 'H' || x, 'closed', 'closed', 3, 'EUR', 1, 77, 1, ''"
    " FROM n;"
    "INSERT INTO order_line (id, order_id, line_no, product_id, ordered, shipped, invoiced)"
    " SELECT x, x, 1, 2, 1000, 1000, 1000 FROM n;"
    "INSERT INTO hold (id, order_id, code, reason, set_at, released_at)"
    " SELECT x, x, 'manual', 'r', '', '2025' FROM n;"
    "INSERT INTO shipment (id, number, order_id, state, started_at, day_id, site_id)"
    " SELECT x, 'S' || x, x, 'shipped', '', 77, 1 FROM n;"
    "INSERT INTO shipment_line (id, shipment_id, line_id, location_id, line_version, qty, picked,"
    " packed) SELECT x, x, x, 1, 1, 1000, 1000, 1000 FROM n;"
    "INSERT INTO carton (id, shipment_id, carton_no) SELECT x, x, 1 FROM n;"
    "INSERT INTO carton_line (carton_id, shipment_line_id, qty) SELECT x, x, 1000 FROM n;"
    "INSERT INTO move (id, at, day_id, site_id, product_id, location_id, qty, kind, reason,"
    " document, document_id) SELECT x, '', 77, 1, 2, 1, -1000, 'shipment', 'r', 'shipment', x"
    " FROM n;"
    "INSERT INTO invoice (id, kind, seq, number, order_id, shipment_id, customer_id, date,"
    " due_date,"
    " day_id, site_id, currency, seller, bill_to, ship_to, customer_number, customer_po,"
    " tax_number,"
    " terms, goods, discount, freight, net, tax, total, due, hash, posted_at) SELECT x, 'invoice',"
    " x, 'V' || x, x, x, 3, '', '', 77, 1, " DAY_INVOICE ", 1, 0, 0, 1, 0, 1, 1,"
    " zeroblob(32), '' FROM n;"
    "INSERT INTO invoice_line (invoice_id, line_no, line_id, sku, text, unit, unit_qty, pieces,"
    " price, base_qty, discount_rate, discount_amount, net, tax_category, tax_rate)"
    " SELECT x, 1, x, '', '', '', 1, 1, 1, 1, 0, 0, 1, 'S', 0 FROM n;"
    "INSERT INTO invoice_tax (invoice_id, category, rate, base, tax)"
    " SELECT x, 'S', 0, 1, 0 FROM n;"
    "INSERT INTO payment (id, number, kind, customer_id, amount, method, date, day_id, site_id,"
    " taken_at) SELECT x, 'P' || x, 'payment', 3, 1, 'cash', '', 77, 1, '' FROM n;"
    "INSERT INTO payment_use (payment_id, invoice_id, amount, day_id) SELECT x, x, 1, 77 FROM n;"
    "INSERT INTO batch (id, document, document_id, date, day_id, site_id)"
    " SELECT x, 'invoice', x, '', 77, 1 FROM n;"
    "INSERT INTO posting (batch_id, line_no, account, debit, customer_id, role)"
    " SELECT x, 1, '1200', 1, 3, 'receivable' FROM n;"
    "INSERT INTO outbox (id, at, kind, document, document_id, state)"
    " SELECT x, '', 'invoice', 'invoice', x, 'done' FROM n;"
    "INSERT INTO print_job (id, document, subject, subject_id, number, at, day_id, desk, copy_no,"
    " copy_count, state, attempts) SELECT x, 'packing-slip', 'shipment', x, 'S' || x, '', 77, '',"
    " 1, 1, 'acknowledged', 0 FROM n;"
    "DROP TABLE n; COMMIT";

/* Stands in for docket's own function. */
static void
first_of(sqlite3_context *ctx, int count, sqlite3_value **v)
{
	(void)count;
	sqlite3_result_value(ctx, v[0]);
}

/* How many steps the engine takes for a query. One look at each row of a big table is several. */
static int
steps_of(sqlite3 *raw, const char *sql)
{
	sqlite3_stmt *st = NULL;
	int steps;

	assert_int_equal(sqlite3_prepare_v2(raw, sql, -1, &st, NULL), SQLITE_OK);
	for (int i = 1; i <= sqlite3_bind_parameter_count(st); i++)
		sqlite3_bind_int(st, i, 1);
	while (sqlite3_step(st) == SQLITE_ROW)
		;
	steps = sqlite3_stmt_status(st, SQLITE_STMTSTATUS_VM_STEP, 0);
	sqlite3_finalize(st);
	return steps;
}

static void
a_day_is_judged_without_reading_the_years_before(void **state)
{
	struct dk_session *s = day_company("rules");
	sqlite3 *raw = NULL;
	size_t count;
	const struct dk_rule *const *rules = dk_rule_all(&count);

	(void)state;
	fixture_fault(s->db, years);
	assert_int_equal(sqlite3_open(dk_db_path(s->db), &raw), SQLITE_OK);
	assert_int_equal(sqlite3_create_function(raw, "dk_home", 4, SQLITE_UTF8, NULL, first_of,
	    NULL, NULL), SQLITE_OK);
	for (size_t i = 0; i < count; i++) {
		const char *const sql[] = { rules[i]->day, rules[i]->figures };

		for (size_t k = 0; k < DK_COUNT(sql); k++)
			if (sql[k] != NULL && steps_of(raw, sql[k]) > 6000)
				fail_msg("%s takes %d steps: %s", rules[i]->name,
				    steps_of(raw, sql[k]), sql[k]);
	}
	sqlite3_close(raw);
	fixture_company_end(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_sound_company_has_no_discrepancy),
		cmocka_unit_test(every_rule_has_a_fault_here),
		cmocka_unit_test(a_day_is_judged_without_reading_the_years_before),
		cmocka_unit_test(each_rule_names_its_fault_and_no_other_does),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
