/*
 * doc.h - a document: one file here, one row in docs.def; and the parts that papers share.
 */
#ifndef DOCKET_OUT_DOC_H
#define DOCKET_OUT_DOC_H

#include "docket/customer.h"
#include "docket/document.h"
#include "docket/format.h"
#include "docket/label.h"
#include "docket/order.h"
#include "docket/shipment.h"

struct dk_doc {
	struct dk_document_info info;
	enum dk_rc (*make)(struct dk_session *s, struct dk_arena *a, dk_id id,
	    struct dk_paper **out, struct dk_err *err);
	/* Of a kind that is labels and no paper; `make` is NULL then. */
	enum dk_rc (*labels)(struct dk_session *s, struct dk_arena *a,
	    const struct dk_label_query *q, struct dk_labels *out, struct dk_err *err);
};

#define DK_DOC(name) extern const struct dk_doc dk_doc_##name;
#include "out/doc/docs.def"
#undef DK_DOC

/* North America writes on Letter, the world on A4. */
enum dk_paper_size dk_doc_size(const char *country);
/* A paper from the house as its settings are now: sender, feet, size; in English, or in the
 * language of the customer. */
struct dk_doc_head {
	const char *kind, *number, *language;
};
enum dk_rc dk_doc_begin_in(struct dk_session *s, struct dk_arena *a, const struct dk_doc_head *h,
    struct dk_paper **out, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_doc_begin(struct dk_session *s, struct dk_arena *a, const char *kind,
    const char *number, struct dk_paper **out, struct dk_err *err) DK_MUST_USE;
/* Where the goods of an order go, and who gets its invoice: lines of an address. */
struct dk_doc_places {
	const char *bill_to, *ship_to, *language;
};
enum dk_rc dk_doc_places(struct dk_session *s, struct dk_arena *a, const struct dk_order *o,
    struct dk_doc_places *out, struct dk_err *err) DK_MUST_USE;
/* A customer, as his invoices are addressed. */
enum dk_rc dk_doc_customer(struct dk_session *s, struct dk_arena *a, const struct dk_customer *c,
    const char **lines, struct dk_err *err) DK_MUST_USE;
/* A supplier, as papers to him are addressed. */
enum dk_rc dk_doc_supplier(struct dk_session *s, struct dk_arena *a, const char *number,
    const char **lines, struct dk_err *err) DK_MUST_USE;
/* What every paper of a shipment begins with: the shipment, its order, both addresses. */
struct dk_doc_parcel {
	struct dk_shipment *shipment;
	struct dk_order *order;
	struct dk_doc_places at;
};
enum dk_rc dk_doc_parcel(struct dk_session *s, struct dk_arena *a, dk_id shipment_id,
    struct dk_doc_parcel *out, struct dk_err *err) DK_MUST_USE;

/* A copy of columns that grow with what is to stand in them; the description takes the rest. */
struct dk_paper_column *dk_doc_columns(struct dk_arena *a, const struct dk_paper_column *columns,
    size_t count);
void dk_doc_widen(struct dk_paper_column *c, const char *text);
void dk_doc_with_tax(struct dk_paper_column *c, bool includes_tax); /* the lines' amounts */
/* Begins the table of an order's lines. Its columns begin with those of every priced paper: Pos,
 * Item, Description, Qty, Unit, Price, Net. */
void dk_doc_order_table(struct dk_paper *p, const struct dk_paper_column *columns, size_t count,
    const struct dk_order *o);
/* That table with the lines of the order that live, each with its price and net. */
void dk_doc_order_lines(struct dk_paper *p, const struct dk_order *o, int exponent);
const char *dk_doc_terms(struct dk_paper *p, const struct dk_order *o); /* "30 days net" */
/* A sentence in the language of the paper, {1} {2} ... filled; a day; a number. */
const char *dk_doc_say(struct dk_paper *p, const char *english, const char *const *args);
const char *dk_doc_day(struct dk_paper *p, dk_date day);
const char *dk_doc_number(struct dk_paper *p, const char *number);
void dk_doc_text(struct dk_paper *p, const char *heading, const char *text); /* unless "" */
/* A line of goods with its price. */
struct dk_doc_line {
	dk_qty unit_qty, pieces, base_qty;
	dk_price price;
	dk_rate discount;
	dk_money discount_amount, net;
	const char *unit;
	int exponent;
};
/* "5 % off; 0.60 off; price per 100 pieces", "" when there is nothing to say. */
const char *dk_doc_line_note(struct dk_paper *p, const struct dk_doc_line *l);
const char *dk_doc_money(struct dk_arena *a, dk_money m, int exponent);
const char *dk_doc_qty(struct dk_arena *a, dk_qty q);
const char *dk_doc_weight(struct dk_arena *a, int64_t gram); /* "12.3 kg", "" of nothing */
/* "Lot A-7, use by 1 Mar 2027" or "Serial number X1"; "" without. The other is in English. */
const char *dk_doc_lot_in(struct dk_paper *p, const char *lot, bool is_serial, dk_date expiry);
const char *dk_doc_lot(struct dk_arena *a, const char *lot, bool is_serial, dk_date expiry);
const char *dk_doc_both(struct dk_arena *a, const char *this, const char *that); /* "this; that" */
/* Milliseconds of an instant as stored, else of the start of a day. */
int64_t dk_doc_instant(const char *at, dk_date day);

#endif
