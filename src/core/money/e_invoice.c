/* e_invoice.c - what an electronic invoice says besides the amounts of the posted one. */
#include "docket/e_invoice.h"

#include <string.h>

#include "core/money/e_party.h"
#include "core/money/private.h"
#include "docket/check_digit.h"
#include "docket/setting.h"

static const char SQL_HEAD[] =
    "SELECT o.address_id, c.number, c.date, coalesce(h.shipped_at, (SELECT max(x.shipped_at)"
    " FROM shipment x WHERE x.order_id = i.order_id AND x.shipped_at <= i.posted_at),"
    " (SELECT max(x.shipped_at) FROM invoice_share w JOIN shipment x ON x.order_id = w.order_id"
    " AND x.shipped_at <= i.posted_at WHERE w.invoice_id = i.id), '') FROM invoice i"
    " LEFT JOIN orders o ON o.id = i.order_id LEFT JOIN invoice c ON c.id = i.corrects"
    " LEFT JOIN shipment h ON h.id = i.shipment_id WHERE i.id = :id";
static const char SQL_LINES[] =
    "SELECT p.unit, p.barcode, (SELECT u.barcode FROM unit u WHERE u.product_id = p.id"
    " AND u.name = l.unit), (SELECT min(c.their_sku) FROM customer_item c"
    " WHERE c.customer_id = i.customer_id AND c.product_id = p.id), p.origin"
    " FROM invoice i JOIN invoice_line l ON l.invoice_id = i.id"
    " LEFT JOIN order_line o ON o.id = l.line_id LEFT JOIN product p ON p.id = o.product_id"
    " WHERE i.id = :id ORDER BY l.line_no";

#define TAX_PREFIX "Tax number "
#define BANK_PREFIX "Bank: "

struct facts {
	dk_id address_id;
	const char *country; /* of the house */
};

static enum dk_rc
read_head(struct dk_session *s, struct dk_arena *a, struct dk_e_invoice *e, struct facts *f,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_HEAD);
	int64_t left_ms;
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":id", e->invoice->id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	dk_assert(more); /* it was loaded just now */
	f->address_id = dk_col_id(st, 0);
	e->corrects = dk_col_text(st, 1, a);
	e->corrects_date = dk_col_date(st, 2);
	e->delivered = dk_instant_parse(dk_col_peek(st, 3), &left_ms) ? dk_instant_day(left_ms)
								      : DK_NO_DATE;
	dk_done(st);
	return DK_OK;
}

static const char *
gtin(struct dk_stmt *st, int col, struct dk_arena *a)
{
	const char *code = dk_col_text(st, col, a);

	return dk_gtin_ok(code) ? code : "";
}

static enum dk_rc
read_lines(struct dk_session *s, struct dk_arena *a, struct dk_e_invoice *e, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_LINES);
	enum dk_rc rc;
	bool more;

	e->lines = dk_arena_array(a, e->invoice->line_count, sizeof(*e->lines));
	dk_bind_id(st, ":id", e->invoice->id);
	for (size_t i = 0; (rc = dk_row(st, &more, err)) == DK_OK && more; i++) {
		dk_assert(i < e->invoice->line_count);
		e->lines[i] = (struct dk_e_line){ .base_unit = dk_col_text(st, 0, a),
			.gtin = gtin(st, 1, a), .pack_gtin = gtin(st, 2, a),
			.buyers_sku = dk_col_text(st, 3, a), .origin = dk_col_text(st, 4, a) };
	}
	return rc;
}

static enum dk_rc
read_settings(struct dk_session *s, struct dk_arena *a, struct dk_e_invoice *e, struct facts *f,
    struct dk_err *err)
{
	const struct {
		const char *key, **out;
	} all[] = { { "company_country", &f->country }, { "company_number", &e->seller.number },
		{ "company_postcode", &e->seller.postcode }, { "company_city", &e->seller.city },
		{ "company_email", &e->seller.email }, { "company_account", &e->account },
		{ "company_bic", &e->bic }, { "company_e_address", &e->seller.address } };
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < DK_COUNT(all); i++)
		rc = dk_setting_text(s, a, all[i].key, all[i].out, err);
	return rc;
}

/* The lines of the sender without tax number, bank, and the town where the settings name it. */
static const char *
sort_sender(struct dk_arena *a, struct dk_e_invoice *e, const struct dk_e_party *known,
    struct dk_e_party *out)
{
	const char *address = "";

	for (const char *p = e->invoice->seller; *p != '\0';) {
		size_t len = strcspn(p, "\n");
		const char *line = dk_arena_dup_n(a, p, len);

		p += len + (p[len] == '\n');
		if (strncmp(line, TAX_PREFIX, strlen(TAX_PREFIX)) == 0)
			out->tax_number = line + strlen(TAX_PREFIX);
		else if (strncmp(line, BANK_PREFIX, strlen(BANK_PREFIX)) == 0)
			e->bank = line + strlen(BANK_PREFIX);
		else if (*known->city != '\0' && *known->postcode != '\0' &&
		    strstr(line, known->city) != NULL && strstr(line, known->postcode) != NULL) {
			out->city = known->city;
			out->postcode = known->postcode;
		} else {
			address = dk_fmt(a, "%s%s%s", address, *address != '\0' ? "\n" : "", line);
		}
	}
	return address;
}

static void
set_seller(struct dk_arena *a, struct dk_e_invoice *e, const struct facts *f)
{
	struct dk_e_party known = e->seller;
	struct dk_e_party found = { .tax_number = "", .city = "", .postcode = "" };
	const char *lines;

	e->bank = "";
	lines = sort_sender(a, e, &known, &found);
	e->seller = dk_e_party_read(a, lines, NULL, "", f->country);
	e->seller.tax_number = dk_e_tax_number(a, found.tax_number, e->seller.country);
	e->seller.city = found.city;
	e->seller.postcode = found.postcode;
	e->seller.number = known.number;
	e->seller.email = known.email;
	dk_e_address_set(a, &e->seller, known.address);
}

static enum dk_rc
set_buyer(struct dk_session *s, struct dk_arena *a, struct dk_e_invoice *e, const struct facts *f,
    struct dk_err *err)
{
	const struct dk_invoice *v = e->invoice;
	struct dk_customer *c = NULL;
	struct dk_address *to = NULL;
	enum dk_rc rc = dk_customer_load(s, a, v->customer_id, &c, err);

	if (rc == DK_OK && f->address_id != 0)
		rc = dk_address_load(s, a, f->address_id, &to, err);
	if (rc != DK_OK)
		return rc;
	e->buyer = dk_e_party_read(a, v->bill_to, &c->place, c->name, f->country);
	e->ship_to = dk_e_party_read(a, v->ship_to, to != NULL ? &to->place : &c->place, c->name,
	    f->country);
	e->buyer.tax_number = dk_e_tax_number(a, v->tax_number, e->buyer.country);
	e->buyer.contact = c->contact;
	e->buyer.phone = c->phone;
	e->buyer.email = c->email;
	e->buyer_reference = c->buyer_reference;
	dk_e_address_set(a, &e->buyer, c->e_address);
	return DK_OK;
}

enum dk_rc
dk_e_invoice_load(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_e_invoice **out,
    struct dk_err *err)
{
	struct dk_e_invoice *e = dk_arena_alloc(a, sizeof(*e));
	struct facts f = { .country = "" };
	enum dk_rc rc = dk_invoice_load(s, a, id, &e->invoice, err);

	*out = e;
	e->home = s->currency;
	if (rc == DK_OK)
		rc = read_head(s, a, e, &f, err);
	if (rc == DK_OK)
		rc = read_lines(s, a, e, err);
	if (rc == DK_OK)
		rc = read_settings(s, a, e, &f, err);
	if (rc != DK_OK)
		return rc;
	set_seller(a, e, &f);
	return set_buyer(s, a, e, &f, err);
}
