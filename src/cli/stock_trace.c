/* stock_trace.c - where a lot came from and went, and what lay where at a moment that is past. */
#include "cli/stock_trace.h"

#include <string.h>

#include "cli/deliver.h"
#include "cli/find.h"
#include "docket/expire.h"
#include "docket/shipment.h"
#include "docket/trace.h"

const struct dk_opt dk_stock_trace_options[] = {
	DK_DELIVER_OPTION,
	{ NULL, NULL, NULL },
};
const struct dk_opt dk_stock_show_options[] = {
	{ "at", "INSTANT", "as it was then: 2026-11-23, or 2026-11-23T09:41:00Z" },
	{ "date", "DAY", "what can be promised by that day" },
	DK_DELIVER_OPTION,
	{ NULL, NULL, NULL },
};

/* Tables of the same thing, delivered in the format that -o or --json asks for. */
static enum dk_rc
deliver(struct dk_cli *c, const struct dk_workbook *w, struct dk_err *err)
{
	const struct dk_format *format = NULL;
	struct dk_buf data = { 0 };
	enum dk_rc rc = dk_deliver_format(c, &format, err);

	if (rc == DK_OK)
		rc = dk_workbook_print(w, format, &data, err);
	if (rc == DK_OK)
		rc = dk_deliver(c, &data, err);
	dk_buf_free(&data);
	return rc;
}

/* How the goods of a list are kept, of which so many have a lot and so many a serial number. */
static const char *
lot_heading(size_t lots, size_t serials)
{
	return serials == 0 ? "Lot" : lots == 0 ? "Serial" : "Lot, serial";
}

static struct dk_table *
rows_table(struct dk_cli *c, const struct dk_trace *t)
{
	static const struct dk_column columns[] = {
		{ .key = "at", .heading = "At", .kind = DK_COLUMN_INSTANT },
		{ .key = "kind", .heading = "What" },
		{ .key = "qty", .heading = "Quantity", .kind = DK_COLUMN_QTY },
		{ .key = "location", .heading = "Where" },
		{ .key = "document", .heading = "Document", .kind = DK_COLUMN_CODE },
		{ .key = "order", .heading = "Order", .kind = DK_COLUMN_CODE },
		{ .key = "party", .heading = "From or to" },
		{ .key = "user", .heading = "By" },
	};
	struct dk_table *x = dk_table_new(&c->arena, "moves",
	    dk_fmt(&c->arena, "%s%s of %s, %s", t->is_serial ? "Serial " : "", t->lot, t->sku,
	    t->name), columns, DK_COUNT(columns));

	for (size_t i = 0; i < t->row_count; i++) {
		const struct dk_trace_row *r = &t->rows[i];
		int64_t at = 0;

		dk_table_row(x);
		if (dk_instant_parse(r->at, &at))
			dk_table_instant(x, at);
		else
			dk_table_none(x);
		dk_table_text(x, r->kind);
		dk_table_qty(x, r->qty);
		dk_table_text(x, r->location);
		dk_table_text(x, r->document[0] != '\0' ? r->document : r->reason);
		dk_table_text(x, r->order);
		dk_table_text(x, r->party);
		dk_table_text(x, r->user);
	}
	if (dk_date_is_set(t->expiry))
		dk_table_note(x, "Expires", dk_date_iso(t->expiry).s);
	dk_table_note(x, "Received", dk_qty_show(t->received).s);
	dk_table_note(x, "Shipped", dk_qty_show(t->shipped).s);
	if (t->sent_back.milli > 0)
		dk_table_note(x, "Went back", dk_qty_show(t->sent_back).s);
	dk_table_note(x, "On hand", dk_qty_show(t->on_hand).s);
	return x;
}

static struct dk_table *
calls_table(struct dk_cli *c, const struct dk_trace *t)
{
	static const struct dk_column columns[] = {
		{ .key = "customer", .heading = "Customer", .kind = DK_COLUMN_CODE },
		{ .key = "name", .heading = "Name" },
		{ .key = "contact", .heading = "Contact" },
		{ .key = "phone", .heading = "Phone", .kind = DK_COLUMN_CODE },
		{ .key = "email", .heading = "E-mail", .kind = DK_COLUMN_CODE },
		{ .key = "qty", .heading = "Got", .kind = DK_COLUMN_QTY, .total = true },
		{ .key = "shipments", .heading = "Shipments", .kind = DK_COLUMN_CODE },
	};
	struct dk_table *x = dk_table_new(&c->arena, "customers", "Customers who got it", columns,
	    DK_COUNT(columns));

	for (size_t i = 0; i < t->call_count; i++) {
		const struct dk_trace_call *r = &t->calls[i];

		dk_table_row(x);
		dk_table_text(x, r->number);
		dk_table_text(x, r->name);
		dk_table_text(x, r->contact);
		dk_table_text(x, r->phone);
		dk_table_text(x, r->email);
		dk_table_qty(x, r->qty);
		dk_table_text(x, r->shipments);
	}
	return x;
}

/* Back from a shipment: the lots in it, and who brought them. */
static enum dk_rc
trace_shipment(struct dk_cli *c, dk_id id, struct dk_err *err)
{
	struct dk_column columns[] = {
		{ .key = "sku", .heading = "Item", .kind = DK_COLUMN_CODE },
		{ .key = "name", .heading = "Description" },
		{ .key = "lot", .kind = DK_COLUMN_CODE },
		{ .key = "expiry", .heading = "Expires", .kind = DK_COLUMN_DATE },
		{ .key = "qty", .heading = "Quantity", .kind = DK_COLUMN_QTY },
		{ .key = "receipt", .heading = "Receipt", .kind = DK_COLUMN_CODE },
		{ .key = "purchase", .heading = "Purchase", .kind = DK_COLUMN_CODE },
		{ .key = "supplier", .heading = "Supplier" },
	};
	struct dk_workbook *w = dk_workbook_new(&c->arena, "Lots", 0);
	struct dk_trace_lot *lots;
	struct dk_table *x;
	size_t count, serials = 0;
	enum dk_rc rc = dk_trace_shipment(c->session, &c->arena, id, &lots, &count, err);

	if (rc != DK_OK)
		return rc;
	if (count == 0)
		return dk_cli_none(c, "Nothing of this shipment is kept by lot or serial number.");
	for (size_t i = 0; i < count; i++)
		serials += lots[i].is_serial;
	columns[2].heading = lot_heading(count - serials, serials);
	x = dk_table_new(&c->arena, "lots", dk_fmt(&c->arena, "%s of shipment %s",
	    serials == count ? "Serial numbers" : "Lots", dk_cli_arg(c, 0)), columns,
	    DK_COUNT(columns));
	for (size_t i = 0; i < count; i++) {
		dk_table_row(x);
		dk_table_text(x, lots[i].sku);
		dk_table_text(x, lots[i].name);
		dk_table_text(x, lots[i].lot);
		dk_table_date(x, lots[i].expiry);
		dk_table_qty(x, lots[i].qty);
		dk_table_text(x, lots[i].receipt);
		dk_table_text(x, lots[i].purchase);
		dk_table_text(x, lots[i].supplier);
	}
	w->has_cover = false;
	dk_workbook_add(w, x);
	return deliver(c, w, err);
}

enum dk_rc
dk_stock_trace(struct dk_cli *c, struct dk_err *err)
{
	const char *sku = c->opts.arg_count > 1 ? dk_cli_arg(c, 1) : "";
	struct dk_workbook *w = dk_workbook_new(&c->arena, "Trace", 0);
	struct dk_trace t;
	struct dk_err other;
	dk_id shipment = 0;
	enum dk_rc rc = dk_trace_load(c->session, &c->arena, dk_cli_arg(c, 0), sku, &t, err);

	if (rc == DK_ENOTFOUND && sku[0] == '\0' &&
	    dk_shipment_find(c->session, dk_cli_arg(c, 0), &shipment, &other) == DK_OK)
		return trace_shipment(c, shipment, err);
	if (rc != DK_OK)
		return rc;
	w->has_cover = false;
	dk_workbook_add(w, rows_table(c, &t));
	dk_workbook_add(w, calls_table(c, &t));
	return deliver(c, w, err);
}

/* An instant, or a day, which stands for its end. */
static enum dk_rc
read_instant(const char *text, int64_t *out, struct dk_err *err)
{
	const int64_t day_ms = INT64_C(86400000);
	dk_date day;

	if (dk_instant_parse(text, out))
		return DK_OK;
	if (dk_date_parse(text, &day)) {
		*out = ((int64_t)day.days + 1) * day_ms - 1;
		return DK_OK;
	}
	return dk_fail(err, DK_EINPUT, "at",
	    "%.40s is no moment. Write it like 2026-11-23 or 2026-11-23T09:41:00Z.", text);
}

static enum dk_rc
show_then(struct dk_cli *c, const char *at, dk_id product_id, struct dk_err *err)
{
	struct dk_column columns[] = {
		{ .key = "sku", .heading = "Item", .kind = DK_COLUMN_CODE },
		{ .key = "name", .heading = "Description" },
		{ .key = "location", .heading = "Location", .kind = DK_COLUMN_CODE },
		{ .key = "lot", .kind = DK_COLUMN_CODE },
		{ .key = "expiry", .heading = "Expires", .kind = DK_COLUMN_DATE },
		{ .key = "on_hand", .heading = "On hand", .kind = DK_COLUMN_QTY },
	};
	struct dk_workbook *w = dk_workbook_new(&c->arena, "Stock", 0);
	struct dk_stock_then *rows;
	struct dk_table *x;
	int64_t ms = 0;
	size_t count, lots = 0, serials = 0;
	enum dk_rc rc = read_instant(at, &ms, err);

	if (rc == DK_OK)
		rc = dk_stock_as_of(c->session, &c->arena, ms, product_id, &rows, &count, err);
	if (rc != DK_OK)
		return rc;
	if (count == 0)
		return dk_cli_none(c, "Nothing was on hand then.");
	for (size_t i = 0; i < count; i++) {
		lots += rows[i].lot[0] != '\0' && !rows[i].is_serial;
		serials += rows[i].is_serial;
	}
	columns[3].heading = lot_heading(lots, serials);
	x = dk_table_new(&c->arena, "stock",
	    dk_fmt(&c->arena, "Stock as of %s", dk_instant_iso(ms).s), columns,
	    DK_COUNT(columns));
	for (size_t i = 0; i < count; i++) {
		dk_table_row(x);
		dk_table_text(x, rows[i].sku);
		dk_table_text(x, rows[i].name);
		dk_table_text(x, rows[i].location);
		dk_table_text(x, rows[i].lot);
		dk_table_date(x, rows[i].expiry);
		dk_table_qty(x, rows[i].on_hand);
	}
	w->has_cover = false;
	dk_workbook_add(w, x);
	return deliver(c, w, err);
}

static enum dk_rc
then_of(struct dk_cli *c, const char *at, const char *sku, struct dk_err *err)
{
	struct dk_product *p = NULL;
	enum dk_rc rc = DK_OK;

	if (sku != NULL)
		rc = dk_cli_product(c, sku, &p, err);
	return rc == DK_OK ? show_then(c, at, p != NULL ? p->id : 0, err) : rc;
}

enum dk_rc
dk_stock_then(struct dk_cli *c, struct dk_err *err)
{
	return then_of(c, dk_cli_arg(c, 0), c->opts.arg_count > 1 ? dk_cli_arg(c, 1) : NULL, err);
}

enum dk_rc
dk_stock_then_one(struct dk_cli *c, struct dk_err *err)
{
	return then_of(c, dk_cli_opt(c, "at"), dk_cli_arg(c, 0), err);
}

enum dk_rc
dk_stock_lots(struct dk_cli *c, struct dk_err *err)
{
	struct dk_out_column columns[] = { { "Item", false }, { "Location", false },
		{ NULL, false }, { "Expires", false }, { "On hand", true },
		{ "Quarantined", true }, { "On lists", true } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_product *p = NULL;
	struct dk_lot_at *rows = NULL;
	size_t count = 0, serials = 0;
	enum dk_rc rc = DK_OK;

	if (c->opts.arg_count > 0)
		rc = dk_cli_product(c, dk_cli_arg(c, 0), &p, err);
	if (rc == DK_OK)
		rc = dk_lot_list(c->session, &c->arena, p != NULL ? p->id : 0, &rows, &count, err);
	for (size_t i = 0; i < count; i++)
		serials += rows[i].is_serial;
	columns[2].title = lot_heading(count - serials, serials);
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		const struct dk_lot_at *x = &rows[i];

		if (!c->json) {
			dk_out_cell(&t, x->sku);
			dk_out_cell(&t, x->location);
			dk_out_cell(&t, x->lot);
			dk_out_cell(&t, dk_date_iso(x->expiry).s);
			dk_out_cell(&t, dk_qty_show(x->on_hand).s);
			dk_out_cell(&t, dk_qty_show(x->quarantined).s);
			dk_out_cell(&t, dk_qty_show(x->listed).s);
			continue;
		}
		dk_out_object(&c->out, NULL);
		dk_out_str(&c->out, "sku", x->sku);
		dk_out_str(&c->out, "location", x->location);
		dk_out_str(&c->out, "lot", x->lot);
		dk_out_date(&c->out, "expiry", x->expiry);
		dk_out_qty(&c->out, "on_hand", x->on_hand);
		dk_out_qty(&c->out, "quarantined", x->quarantined);
		dk_out_qty(&c->out, "listed", x->listed);
		dk_out_end(&c->out);
	}
	if (rc == DK_OK && count == 0)
		return dk_cli_none(c, "Nothing that is kept by lot or serial number is on hand.");
	if (rc == DK_OK && !c->json)
		dk_out_table(&c->out, &t);
	return rc;
}

enum dk_rc
dk_stock_expire(struct dk_cli *c, struct dk_err *err)
{
	struct dk_expired x;
	enum dk_rc rc = dk_lot_expire(c->session, &x, err);

	if (rc != DK_OK)
		return rc;
	if (c->json) {
		dk_out_object(&c->out, NULL);
		dk_out_int(&c->out, "lots", x.lots);
		dk_out_qty(&c->out, "pieces", x.pieces);
		dk_out_int(&c->out, "lines", x.lines);
		dk_out_end(&c->out);
	} else if (x.lots == 0) {
		dk_cli_note(c, "Nothing that is for sale has expired.");
	} else {
		dk_cli_note(c, "%s of %lld lot%s expired and are set apart; %lld line%s of orders"
		    " gave some back.", dk_qty_show(x.pieces).s, (long long)x.lots,
		    x.lots == 1 ? "" : "s", (long long)x.lines, x.lines == 1 ? "" : "s");
	}
	return DK_OK;
}
