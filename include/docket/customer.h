/*
 * customer.h - customers, their ship-to addresses, contacts and own part numbers.
 *
 * Records are plain: load, look, drop the arena. dk_*_put adds or changes by its natural key and
 * says which; writing needs master-edit, and credit limit, terms and tax data credit-edit too.
 */
#ifndef DOCKET_CUSTOMER_H
#define DOCKET_CUSTOMER_H

#include "docket/exposure.h"
#include "docket/session.h"

/* What a put did. */
enum dk_put { DK_PUT_UNCHANGED, DK_PUT_ADDED, DK_PUT_CHANGED };

struct dk_place { /* an address as printed and as zones are found by */
	const char *name, *street, *street2, *city, *region, *postcode, *country;
	const char *tax_zone, *carrier_zone;
};

/* Its lines as they stand on paper: `name` where it has none; its country named unless it is that
 * of the house. */
const char *dk_place_lines(struct dk_arena *a, const struct dk_place *p, const char *name,
    const char *house);
/* The code of a country by its name in such lines; "" when it is none. */
const char *dk_country_named(const char *name);

/* When orders are invoiced: with each shipment, whole when verified, as shipments that deposits
 * pay for, or gathered by week or month. */
#define DK_BILLINGS "shipment order prepaid week month"

struct dk_customer {
	dk_id id;
	const char *number, *name, *group, *contact, *phone, *email, *language;
	struct dk_place place; /* its name is the customer's */
	int64_t terms_days;
	dk_rate cash_discount;      /* off an invoice paid within cash_discount_days; 0 = none */
	int64_t cash_discount_days;
	const char *billing;        /* one of DK_BILLINGS; "" = shipment */
	bool has_limit;
	dk_money credit_limit;
	const char *price_list;
	const char *currency; /* ISO 4217: all of his money is in it; "" = the house's */
	dk_rate discount;
	int64_t priority;
	const char *tax_number;
	dk_date exempt_until;
	const char *withholding; /* docket/withholding.h; "" = he withholds nothing */
	bool pays_surcharge; /* of a tax rate: docket/tax.h */
	bool po_required, backorders;
	const char *duplicate_po, *shortage_policy; /* texts of interface.md §3 */
	int64_t min_life_days; /* what he is sent must live so long */
	const char *blocked, *alert;
	const char *e_address;       /* for electronic invoices, SCHEME:ID; "" = found */
	const char *buyer_reference; /* what they must name */
	unsigned taxed_lists;        /* docket/price_head.h */
	int64_t version;
};

struct dk_address {
	dk_id id, customer_id;
	const char *code;
	struct dk_place place;
	const char *phone, *note, *carrier, *window;
};

struct dk_contact {
	dk_id customer_id;
	const char *name, *role, *phone, *email, *language;
};

/* A hit of a lookup, enough for one row of 3.5. */
struct dk_customer_hit {
	dk_id id;
	const char *number, *name, *city, *phone, *blocked;
	int64_t open_orders;
	const char *matched; /* number, phone, postcode, email, name */
};

enum dk_rc dk_customer_load(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_customer **out, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_customer_by_number(struct dk_session *s, struct dk_arena *a, const char *number,
    struct dk_customer **out, struct dk_err *err) DK_MUST_USE;
/* Number, name words, 4+ phone digits, postcode or e-mail; the best `max` hits. */
enum dk_rc dk_customer_find(struct dk_session *s, struct dk_arena *a, const char *text, size_t max,
    struct dk_customer_hit **out, size_t *count, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_customer_put(struct dk_session *s, struct dk_customer *c, enum dk_put *did,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_customer_list(struct dk_session *s, struct dk_arena *a, struct dk_customer **out,
    size_t *count, struct dk_err *err) DK_MUST_USE;

enum dk_rc dk_address_list(struct dk_session *s, struct dk_arena *a, dk_id customer_id,
    struct dk_address **out, size_t *count, struct dk_err *err) DK_MUST_USE;
/* By code; DK_ENOTFOUND. */
enum dk_rc dk_address_find(struct dk_session *s, struct dk_arena *a, dk_id customer_id,
    const char *code, struct dk_address **out, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_address_load(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_address **out, struct dk_err *err) DK_MUST_USE;
/* A code of "" always adds (an address for one order). Sets address->id. */
enum dk_rc dk_address_put(struct dk_session *s, struct dk_address *address, enum dk_put *did,
    struct dk_err *err) DK_MUST_USE;

enum dk_rc dk_contact_list(struct dk_session *s, struct dk_arena *a, dk_id customer_id,
    struct dk_contact **out, size_t *count, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_contact_put(struct dk_session *s, const struct dk_contact *c, enum dk_put *did,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_contact_drop(struct dk_session *s, dk_id customer_id, const char *name,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_customer_item_put(struct dk_session *s, dk_id customer_id, const char *their_sku,
    dk_id product_id, enum dk_put *did, struct dk_err *err) DK_MUST_USE;

#endif
