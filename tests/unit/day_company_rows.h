/* day_company_rows.h - the rows of the sound company of day_company.h. */
#ifndef DAY_COMPANY_ROWS_H
#define DAY_COMPANY_ROWS_H

#define DAY_AT "'2026-11-23T09:00:00.000Z'"

static const char *const day_company_master[] = {
    "INSERT INTO customer (id, number, name, name_key) VALUES (1, '4711', 'Harbor', 'harbor'),"
    " (2, '4712', 'Quay', 'quay')",
    "INSERT INTO product (id, sku, sku_key, name, price, cost) VALUES"
    " (1, 'A1', 'a1', 'Bolt', 100000, 40000), (2, 'B2', 'b2', 'Nut', 50000, 20000)",
    "INSERT INTO orders (id, number, origin, state, stage, customer_id, currency, placed,"
    " promised, goods, net, tax, total, line_count, day_id, site_id, touched_at, entered_by,"
    " entered_at, verified_at, is_part) VALUES"
    " (1, '100013', 'desk', 'closed', 'closed', 1, 'EUR', '2026-11-23', '2026-11-24', 5000,"
    "  5000, 1000, 6000, 1, 1, 1, " DAY_AT ", 1, " DAY_AT ", " DAY_AT ", 0),"
    " (2, '100021', 'desk', 'closed', 'closed', 2, 'EUR', '2026-11-23', '2026-11-24', 10000,"
    "  10000, 2000, 12000, 1, 1, 1, " DAY_AT ", 1, " DAY_AT ", " DAY_AT ", 0),"
    " (3, '100034', 'desk', 'verified', 'allocated', 1, 'EUR', '2026-11-23', '2026-11-30', 4000,"
    "  4000, 800, 4800, 2, 1, 1, " DAY_AT ", 1, " DAY_AT ", " DAY_AT ", 1)",
    "INSERT INTO order_line (id, order_id, line_no, product_id, sku, text, unit, unit_qty,"
    " ordered, price, net, tax_code, tax_category, tax_rate, shipped, invoiced, allocated,"
    " backordered) VALUES"
    " (1, 1, 1, 1, 'A1', 'Bolt', 'ea', 5000, 5000, 100000, 5000, 'S', 'S', 20000, 5000, 5000,"
    "  0, 0),"
    " (2, 2, 1, 1, 'A1', 'Bolt', 'ea', 10000, 10000, 100000, 10000, 'S', 'S', 20000, 10000,"
    "  10000, 0, 0),"
    " (3, 3, 1, 1, 'A1', 'Bolt', 'ea', 3000, 3000, 100000, 3000, 'S', 'S', 20000, 0, 0, 3000, 0),"
    " (4, 3, 2, 2, 'B2', 'Nut', 'ea', 2000, 2000, 50000, 1000, 'S', 'S', 20000, 0, 0, 0, 2000)",
};

static const char *const day_company_goods[] = {
    "INSERT INTO stock (product_id, location_id, on_hand, allocated) VALUES (1, 1, 85000, 3000)",
    "INSERT INTO allocation (line_id, product_id, location_id, qty) VALUES (3, 1, 1, 3000)",
    "INSERT INTO shipment (id, number, order_id, state, started_at, date, shipped_at, day_id,"
    " site_id) VALUES"
    " (1, 'S1001', 1, 'shipped', " DAY_AT ", '2026-11-23', " DAY_AT ", 1, 1),"
    " (2, 'S1002', 2, 'shipped', " DAY_AT ", '2026-11-23', " DAY_AT ", 1, 1)",
    "INSERT INTO print_job (id, document, subject, subject_id, number, at, day_id, desk, copy_no,"
    " copy_count, state, attempts) VALUES"
    " (1, 'packing-slip', 'shipment', 1, 'S1001', " DAY_AT ", 1, '', 1, 1, 'acknowledged', 1),"
    " (2, 'packing-slip', 'shipment', 2, 'S1002', " DAY_AT ", 1, '', 1, 1, 'acknowledged', 1)",
    "INSERT INTO print_attempt (job_id, attempt_no, at, until, printer, format, bytes, digest,"
    " outcome) VALUES (1, 1, " DAY_AT ", " DAY_AT ", 'front', 'pdf', 9, 'aa', 'sent'),"
    " (2, 1, " DAY_AT ", " DAY_AT ", 'front', 'pdf', 9, 'bb', 'sent')",
    "INSERT INTO shipment_line (id, shipment_id, line_id, location_id, line_version, qty, picked,"
    " packed) VALUES (1, 1, 1, 1, 1, 5000, 5000, 5000), (2, 2, 2, 1, 1, 10000, 10000, 10000)",
    "INSERT INTO carton (id, shipment_id, carton_no) VALUES (1, 1, 1), (2, 2, 1)",
    "INSERT INTO carton_line (carton_id, shipment_line_id, qty) VALUES (1, 1, 5000),"
    " (2, 2, 10000)",
    "INSERT INTO move (id, at, day_id, site_id, product_id, location_id, qty, kind, reason,"
    " document, document_id, cost) VALUES"
    " (1, " DAY_AT ", 1, 1, 1, 1, 100000, 'import', 'import', 'journal', 1, 40000),"
    " (2, " DAY_AT ", 1, 1, 1, 1, -5000, 'shipment', 'shipped', 'shipment', 1, -2000),"
    " (3, " DAY_AT ", 1, 1, 1, 1, -10000, 'shipment', 'shipped', 'shipment', 2, -4000)",
    "INSERT INTO stock_value VALUES (1, 85000, 34000, 85000, 34000)",
};

#define DAY_INVOICE "'EUR', 'us', 'them', 'them', '', '', '', ''"
static const char *const day_company_money[] = {
    "INSERT INTO invoice (id, kind, seq, number, order_id, shipment_id, customer_id, date,"
    " due_date, day_id, site_id, currency, seller, bill_to, ship_to, customer_number,"
    " customer_po, tax_number, terms, goods, discount, freight, net, tax, total, due, hash,"
    " posted_at) VALUES"
    " (1, 'invoice', 1001, 'INV1001', 1, 1, 1, '2026-11-23', '2026-12-23', 1, 1, " DAY_INVOICE
    ", 5000, 0, 0, 5000, 1000, 6000, 6000, zeroblob(32), " DAY_AT "),"
    " (2, 'invoice', 1002, 'INV1002', 2, 2, 2, '2026-11-23', '2026-12-23', 1, 1, " DAY_INVOICE
    ", 10000, 0, 0, 10000, 2000, 12000, 12000, zeroblob(32), " DAY_AT ")",
    "INSERT INTO invoice_line (invoice_id, line_no, line_id, sku, text, unit, unit_qty, pieces,"
    " price, base_qty, discount_rate, discount_amount, net, tax_category, tax_rate) VALUES"
    " (1, 1, 1, 'A1', 'Bolt', 'ea', 5000, 5000, 100000, 1000, 0, 0, 5000, 'S', 20000),"
    " (2, 1, 2, 'A1', 'Bolt', 'ea', 10000, 10000, 100000, 1000, 0, 0, 10000, 'S', 20000)",
    "INSERT INTO invoice_tax (invoice_id, category, rate, base, tax) VALUES"
    " (1, 'S', 20000, 5000, 1000), (2, 'S', 20000, 10000, 2000)",
    "UPDATE series SET next_no = 1003 WHERE kind IN ('invoice', 'shipment')",
    "INSERT INTO payment (id, number, kind, customer_id, amount, method, date, day_id, site_id,"
    " taken_at) VALUES (1, 'P1001', 'payment', 1, 6000, 'cash', '2026-11-23', 1, 1, " DAY_AT ")",
    "INSERT INTO payment_use (payment_id, invoice_id, amount, day_id) VALUES (1, 1, 6000, 1)",
    "INSERT INTO tender_count (day_id, method, counted, counted_by, counted_at)"
    " VALUES (1, 'cash', 6000, 1, " DAY_AT ")",
    "INSERT INTO batch (id, document, document_id, date, day_id, site_id) VALUES"
    " (1, 'shipment', 1, '2026-11-23', 1, 1), (2, 'shipment', 2, '2026-11-23', 1, 1),"
    " (3, 'invoice', 1, '2026-11-23', 1, 1), (4, 'invoice', 2, '2026-11-23', 1, 1),"
    " (5, 'payment', 1, '2026-11-23', 1, 1), (7, 'journal', 1, '2026-11-23', 1, 1)",
    "INSERT INTO posting (batch_id, line_no, account, debit, credit, customer_id, role)"
    " SELECT column1, column2, column3, column4, column5, column6,"
    " (SELECT role FROM account WHERE code = column3) FROM (VALUES"
    " (7, 1, '1400', 40000, 0, NULL), (7, 2, '3000', 0, 40000, NULL),"
    " (1, 1, '5000', 2000, 0, NULL), (1, 2, '1400', 0, 2000, NULL),"
    " (2, 1, '5000', 4000, 0, NULL), (2, 2, '1400', 0, 4000, NULL),"
    " (3, 1, '1200', 6000, 0, 1), (3, 2, '4000', 0, 5000, NULL), (3, 3, '2200', 0, 1000, NULL),"
    " (4, 1, '1200', 12000, 0, 2), (4, 2, '4000', 0, 10000, NULL),"
    " (4, 3, '2200', 0, 2000, NULL),"
    " (5, 1, '1000', 6000, 0, NULL), (5, 2, '1200', 0, 6000, 1))",
    "INSERT INTO customer_account (customer_id, receivable, credit) VALUES (1, 0, 0),"
    " (2, 12000, 0)",
};

#endif
