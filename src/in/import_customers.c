/* import_customers.c - customers with their own address, terms and policies. */
#include "in/importer.h"

enum {
	NUMBER, NAME, GROUP, CONTACT, PHONE, EMAIL, LANGUAGE, STREET, STREET2, CITY, REGION,
	POSTCODE, COUNTRY, TAX_ZONE, CARRIER_ZONE, TERMS_DAYS, CREDIT_LIMIT, PRICE_LIST, DISCOUNT,
	PRIORITY, TAX_NUMBER, EXEMPT_UNTIL, PO_REQUIRED, DUPLICATE_PO, BACKORDERS, SHORTAGE,
	BLOCKED, ALERT, MIN_LIFE, CASH_DISCOUNT, CASH_DAYS, E_ADDRESS,
	BUYER_REFERENCE, BILLING, CURRENCY, WITHHOLDING, SURCHARGE
};

static const char *const duplicates[] = { "ok", "warn", "stop", NULL };
static const char *const billings[] = { "shipment", "order", "prepaid", "week", "month", NULL };
static const char *const shortages[] = { "part", "wait", "cancel", "substitute", "ask", NULL };

static const struct import_column columns[] = {
	[NUMBER] = { "number", .type = IMPORT_CODE, .required = true },
	[NAME] = { "name", .type = IMPORT_TEXT, .required = true },
	[GROUP] = { "group", .type = IMPORT_CODE },
	[CONTACT] = { "contact", .type = IMPORT_TEXT },
	[PHONE] = { "phone", .type = IMPORT_TEXT },
	[EMAIL] = { "email", .type = IMPORT_TEXT },
	[LANGUAGE] = { "language", .type = IMPORT_CODE, .max = 16 },
	[STREET] = { "street", .type = IMPORT_TEXT },
	[STREET2] = { "street2", .type = IMPORT_TEXT },
	[CITY] = { "city", .type = IMPORT_TEXT },
	[REGION] = { "region", .type = IMPORT_TEXT },
	[POSTCODE] = { "postcode", .type = IMPORT_CODE },
	[COUNTRY] = { "country", .type = IMPORT_CODE },
	[TAX_ZONE] = { "tax_zone", .type = IMPORT_CODE },
	[CARRIER_ZONE] = { "carrier_zone", .type = IMPORT_CODE },
	[TERMS_DAYS] = { "terms_days", .type = IMPORT_INT, .max = 3650 },
	[CREDIT_LIMIT] = { "credit_limit", .type = IMPORT_MONEY },
	[PRICE_LIST] = { "price_list", .type = IMPORT_CODE },
	[DISCOUNT] = { "discount", .type = IMPORT_RATE },
	[PRIORITY] = { "priority", .type = IMPORT_INT, .min = 1, .max = 9 },
	[TAX_NUMBER] = { "tax_number", .type = IMPORT_CODE },
	[EXEMPT_UNTIL] = { "tax_exempt_until", .type = IMPORT_DATE },
	[PO_REQUIRED] = { "po_required", .type = IMPORT_BOOL },
	[DUPLICATE_PO] = { "duplicate_po", .type = IMPORT_CHOICE, .choices = duplicates },
	[BACKORDERS] = { "backorders", .type = IMPORT_BOOL },
	[SHORTAGE] = { "shortage_policy", .type = IMPORT_CHOICE, .choices = shortages },
	[BLOCKED] = { "blocked", .type = IMPORT_TEXT },
	[ALERT] = { "alert", .type = IMPORT_LINES },
	[MIN_LIFE] = { "min_life_days", .type = IMPORT_INT, .max = 3650 },
	[CASH_DISCOUNT] = { "cash_discount", .type = IMPORT_RATE },
	[CASH_DAYS] = { "cash_discount_days", .type = IMPORT_INT, .max = 3650 },
	[E_ADDRESS] = { "e_address", .type = IMPORT_CODE },
	[BUYER_REFERENCE] = { "buyer_reference", .type = IMPORT_TEXT },
	[BILLING] = { "billing", .type = IMPORT_CHOICE, .choices = billings },
	[CURRENCY] = { "currency", .type = IMPORT_CODE, .max = 3 },
	[WITHHOLDING] = { "withholding", .type = IMPORT_CODE },
	[SURCHARGE] = { "pays_surcharge", .type = IMPORT_BOOL },
};

static void
take_who(const struct import_value *v, struct dk_customer *c)
{
	import_set_text(&v[NAME], &c->name);
	import_set_text(&v[GROUP], &c->group);
	import_set_text(&v[CONTACT], &c->contact);
	import_set_text(&v[PHONE], &c->phone);
	import_set_text(&v[EMAIL], &c->email);
	import_set_text(&v[LANGUAGE], &c->language);
	c->place.name = c->name;
	import_set_text(&v[STREET], &c->place.street);
	import_set_text(&v[STREET2], &c->place.street2);
	import_set_text(&v[CITY], &c->place.city);
	import_set_text(&v[REGION], &c->place.region);
	import_set_text(&v[POSTCODE], &c->place.postcode);
	import_set_text(&v[COUNTRY], &c->place.country);
	import_set_text(&v[TAX_ZONE], &c->place.tax_zone);
	import_set_text(&v[CARRIER_ZONE], &c->place.carrier_zone);
}

static void
take_terms(const struct import_value *v, struct dk_customer *c)
{
	import_set_int(&v[TERMS_DAYS], 30, &c->terms_days);
	if (v[CREDIT_LIMIT].has_column)
		c->has_limit = v[CREDIT_LIMIT].is_given;
	import_set_int(&v[CREDIT_LIMIT], 0, &c->credit_limit.minor);
	import_set_text(&v[PRICE_LIST], &c->price_list);
	import_set_text(&v[CURRENCY], &c->currency);
	import_set_rate(&v[DISCOUNT], &c->discount);
	import_set_int(&v[PRIORITY], 5, &c->priority);
	import_set_int(&v[MIN_LIFE], 0, &c->min_life_days);
	import_set_rate(&v[CASH_DISCOUNT], &c->cash_discount);
	import_set_int(&v[CASH_DAYS], 0, &c->cash_discount_days);
	import_set_text(&v[TAX_NUMBER], &c->tax_number);
	import_set_date(&v[EXEMPT_UNTIL], &c->exempt_until);
	import_set_text(&v[WITHHOLDING], &c->withholding);
	import_set_bool(&v[SURCHARGE], false, &c->pays_surcharge);
	import_set_bool(&v[PO_REQUIRED], false, &c->po_required);
	import_set_bool(&v[BACKORDERS], true, &c->backorders);
	import_set_text(&v[BLOCKED], &c->blocked);
	import_set_text(&v[ALERT], &c->alert);
	import_set_text(&v[E_ADDRESS], &c->e_address);
	import_set_text(&v[BUYER_REFERENCE], &c->buyer_reference);
	if (v[DUPLICATE_PO].has_column)
		c->duplicate_po = v[DUPLICATE_PO].is_given ? v[DUPLICATE_PO].text : "warn";
	if (v[SHORTAGE].has_column)
		c->shortage_policy = v[SHORTAGE].is_given ? v[SHORTAGE].text : "part";
	if (v[BILLING].has_column)
		c->billing = v[BILLING].is_given ? v[BILLING].text : "";
}

static enum dk_rc
apply(struct import_run *run, const struct import_row *rows, size_t count, enum dk_put *did,
    struct dk_err *err)
{
	const struct import_value *v = rows[0].v;
	struct dk_customer fresh = import_new_customer(v[NUMBER].text), *c = &fresh;
	enum dk_rc rc = dk_customer_by_number(run->session, run->a, v[NUMBER].text, &c, err);

	(void)count;
	if (rc == DK_ENOTFOUND)
		c = &fresh;
	else if (rc != DK_OK)
		return rc;
	take_who(v, c);
	take_terms(v, c);
	return dk_customer_put(run->session, c, did, err);
}

const struct dk_importer dk_import_customers = {
	.kind = "customers", .summary = "Who buys, with address, terms and policies.",
	.columns = columns, .column_count = DK_COUNT(columns), .group = -1, .apply = apply,
};
