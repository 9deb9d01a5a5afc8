/*
 * tax.h - zones, dated rates, and which of them holds for a delivery (domain.md §3).
 */
#ifndef DOCKET_TAX_H
#define DOCKET_TAX_H

#include "docket/customer.h"
#include "docket/tax_class.h"

struct dk_zone {
	const char *kind; /* "tax" or "carrier" */
	const char *code, *country, *region, *postcode_from, *postcode_to;
};

struct dk_tax_row {
	const char *code, *zone;
	dk_date from;
	struct dk_tax_class tax; /* its surcharge is what customers with pays_surcharge pay too */
	const char *name;
	const char *parts; /* "State=4; County=4.5": what the rate is made up of; "" = one tax */
	const char *names; /* "de=USt. 20 %; es=IVA": name by language of the paper (ISO 639-1) */
	const char *surcharge_name, *surcharge_names; /* likewise, of its surcharge */
};

struct dk_tax_ask {
	const char *code, *zone;
	dk_date day; /* not set: today */
	/* whose certificates count (docket/exemption.h), who pays a surcharge or none, and whose
	 * language names the tax; 0 = nobody */
	dk_id customer_id;
};

struct dk_tax_answer {
	struct dk_tax_class tax;  /* with a surcharge where the customer pays it */
	const char *name, *parts; /* for paper */
	const char *surcharge_name;
	bool untaxed;     /* the database has no tax row at all */
	const char *certificate; /* that lets the customer off; "" = none */
};

/* The zone of a place: its own, else that of `fallback` (may be NULL) where it lies in the same
 * country, else by country (else fallback's, else the house's), region and postcode, the most
 * specific row. "" when none fits. */
enum dk_rc dk_tax_zone_find(struct dk_session *s, struct dk_arena *a, const struct dk_place *place,
    const struct dk_place *fallback, const char **zone, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_carrier_zone_find(struct dk_session *s, struct dk_arena *a,
    const struct dk_place *place, const struct dk_place *fallback, const char **zone,
    struct dk_err *err) DK_MUST_USE;
/* Category and rate of a tax code ("" = setting tax_code) in a zone on a day. A database without
 * any tax row answers category O, rate 0, untaxed. DK_ENOTFOUND when the zone has no row
 * for the code. */
enum dk_rc dk_tax_find(struct dk_session *s, struct dk_arena *a, const struct dk_tax_ask *ask,
    struct dk_tax_answer *out, struct dk_err *err) DK_MUST_USE;

#define DK_TAX_SHARES_MAX 12
struct dk_tax_share {
	const char *name;
	dk_rate rate;
	dk_money amount; /* out of dk_tax_shares_split */
};
struct dk_tax_shares {
	struct dk_tax_share *list;
	size_t count;
};
/* Reads the parts of a rate; none of "". DK_EINPUT when it is no such list. */
enum dk_rc dk_tax_shares(struct dk_arena *a, const char *parts, struct dk_tax_shares *out,
    struct dk_err *err) DK_MUST_USE;
/* DK_EINPUT when they do not add up to the rate. */
enum dk_rc dk_tax_shares_fit(const char *parts, dk_rate rate, struct dk_err *err) DK_MUST_USE;
/* The tax of a document, which was rounded once, over its parts by largest remainder. */
void dk_tax_shares_split(struct dk_tax_shares *shares, dk_money tax);

enum dk_rc dk_zone_put(struct dk_session *s, const struct dk_zone *z, enum dk_put *did,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_tax_put(struct dk_session *s, const struct dk_tax_row *row, enum dk_put *did,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_zone_list(struct dk_session *s, struct dk_arena *a, struct dk_zone **out,
    size_t *count, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_tax_list(struct dk_session *s, struct dk_arena *a, struct dk_tax_row **out,
    size_t *count, struct dk_err *err) DK_MUST_USE;

#endif
