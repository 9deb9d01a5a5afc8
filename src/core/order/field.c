/* field.c - the header fields of an order, from what was typed or read. */
#include <string.h>

#include "core/master/record.h"
#include "core/order/sum.h"
#include "docket/carrier.h"
#include "docket/prepaid.h"
#include "docket/setting.h"
#include "docket/text.h"

struct field {
	const char *name;
	enum dk_rc (*set)(struct dk_session *s, struct dk_arena *a, struct dk_order *o,
	    const char *value, struct dk_err *err);
};

static enum dk_rc
set_customer(struct dk_session *s, struct dk_arena *a, struct dk_order *o, const char *value,
    struct dk_err *err)
{
	struct dk_customer *c = NULL;
	enum dk_rc rc;

	if (*value == '\0')
		return dk_fail(err, DK_EINPUT, "customer", "Name the customer.");
	if ((rc = dk_customer_by_number(s, a, value, &c, err)) != DK_OK)
		return rc;
	if (o->customer_id != c->id) {
		o->address_id = 0;
		o->ship_to = "";
	}
	o->customer_id = c->id;
	o->customer = c->number;
	o->customer_name = c->name;
	o->terms_days = c->terms_days;
	o->billing = c->billing[0] != '\0' ? c->billing : "shipment";
	return dk_order_become(s, o, c->currency, err);
}

static enum dk_rc
set_billing(struct dk_session *s, struct dk_arena *a, struct dk_order *o, const char *value,
    struct dk_err *err)
{
	enum dk_rc rc = dk_word_check(value, DK_BILLINGS, "billing", err);

	(void)s;
	if (rc == DK_OK)
		o->billing = dk_arena_dup(a, value);
	return rc;
}

static enum dk_rc
set_channel(struct dk_session *s, struct dk_arena *a, struct dk_order *o, const char *value,
    struct dk_err *err)
{
	static const char *const channels[] = { "phone", "email", "fax", "mail", "counter", "file",
		"edi" };

	(void)s;
	for (size_t i = 0; i < DK_COUNT(channels); i++) {
		if (strcmp(value, channels[i]) != 0)
			continue;
		o->channel = channels[i];
		return DK_OK;
	}
	(void)a;
	return dk_fail(err, DK_EINPUT, "channel",
	    "The channel is one of phone email fax mail counter file edi.");
}

static enum dk_rc
set_po(struct dk_session *s, struct dk_arena *a, struct dk_order *o, const char *value,
    struct dk_err *err)
{
	char *clean = NULL;
	enum dk_rc rc = dk_text_clean(a, value, false, 60, &clean, err);

	(void)s;
	if (rc == DK_OK)
		o->customer_po = clean;
	return rc;
}

static enum dk_rc
set_note(struct dk_session *s, struct dk_arena *a, struct dk_order *o, const char *value,
    struct dk_err *err)
{
	char *clean = NULL;
	enum dk_rc rc = dk_text_clean(a, value, true, 2000, &clean, err);

	(void)s;
	if (rc == DK_OK)
		o->note = clean;
	return rc;
}

/* The customer's words as they came; an e-mail may be long. */
static enum dk_rc
set_source(struct dk_session *s, struct dk_arena *a, struct dk_order *o, const char *value,
    struct dk_err *err)
{
	char *clean = NULL;
	enum dk_rc rc = dk_text_clean(a, value, true, DK_SOURCE_MAX, &clean, err);

	(void)s;
	if (rc == DK_OK)
		o->source = clean;
	return rc;
}

static enum dk_rc
read_date(struct dk_session *s, const char *value, dk_date *out, struct dk_err *err)
{
	if (*value == '\0') {
		*out = DK_NO_DATE;
		return DK_OK;
	}
	if (dk_date_parse_typed(value, dk_session_today(s), out))
		return DK_OK;
	return dk_fail(err, DK_EINPUT, NULL,
	    "'%.40s' is not a date. Type it like 2026-11-26, 26.11, thu or +3.", value);
}

static enum dk_rc
set_wanted(struct dk_session *s, struct dk_arena *a, struct dk_order *o, const char *value,
    struct dk_err *err)
{
	(void)a;
	return read_date(s, value, &o->wanted, err);
}

static enum dk_rc
set_placed(struct dk_session *s, struct dk_arena *a, struct dk_order *o, const char *value,
    struct dk_err *err)
{
	dk_date d;
	enum dk_rc rc = read_date(s, value, &d, err);

	(void)a;
	if (rc == DK_OK && dk_date_is_set(d) && dk_date_diff(d, dk_session_today(s)) > 0)
		rc = dk_fail(err, DK_EINPUT, "placed", "An order is placed today or before, not on"
		    " %s; the day it is wanted is another field.", dk_date_iso(d).s);
	if (rc == DK_OK)
		o->placed = dk_date_is_set(d) ? d : dk_session_today(s);
	return rc;
}

static enum dk_rc
set_ship_to(struct dk_session *s, struct dk_arena *a, struct dk_order *o, const char *value,
    struct dk_err *err)
{
	struct dk_address *address = NULL;
	enum dk_rc rc;

	if (*value == '\0') {
		o->address_id = 0;
		o->ship_to = "";
		return DK_OK;
	}
	if (o->customer_id == 0)
		return dk_fail(err, DK_EINPUT, "ship_to", "Name the customer first.");
	if ((rc = dk_address_find(s, a, o->customer_id, value, &address, err)) != DK_OK)
		return rc;
	o->address_id = address->id;
	o->ship_to = address->code;
	return DK_OK;
}

static enum dk_rc
set_carrier(struct dk_session *s, struct dk_arena *a, struct dk_order *o, const char *value,
    struct dk_err *err)
{
	struct dk_service *service = NULL;
	enum dk_rc rc;

	o->service_id = 0;
	o->carrier = "";
	if (*value == '\0')
		return DK_OK;
	if ((rc = dk_service_find(s, a, value, &service, err)) != DK_OK)
		return rc;
	o->service_id = service->id;
	o->carrier = dk_fmt(a, "%s/%s", service->carrier, service->service);
	return DK_OK;
}

static enum dk_rc
set_deposit(struct dk_session *s, struct dk_arena *a, struct dk_order *o, const char *value,
    struct dk_err *err)
{
	(void)a;
	if (o->amends_id != 0)
		return dk_fail(err, DK_EREFUSED, "deposit",
		    "A deposit is asked on the order itself: docket order deposit %s 30%%",
		    o->amends);
	return dk_prepaid_parse(value, dk_order_exponent(s, o), o, err);
}

static enum dk_rc
set_discount(struct dk_session *s, struct dk_arena *a, struct dk_order *o, const char *value,
    struct dk_err *err)
{
	dk_rate rate = { 0 };
	dk_money amount = { 0 };
	enum dk_rc rc = DK_OK;

	(void)a;
	if (strchr(value, '%') != NULL)
		rc = dk_rate_parse(value, &rate, err);
	else if (*value != '\0')
		rc = dk_money_parse(value, dk_order_exponent(s, o), &amount, err);
	if (rc == DK_OK && (rate.e5 > DK_RATE_ONE || amount.minor < 0))
		rc = dk_fail(err, DK_EINPUT, "discount", "A discount is 0 to 100 %% or an amount.");
	if (rc == DK_OK) {
		o->discount = rate;
		o->discount_amount = amount;
	}
	return rc;
}

static enum dk_rc
set_freight(struct dk_session *s, struct dk_arena *a, struct dk_order *o, const char *value,
    struct dk_err *err)
{
	dk_money amount = { 0 };
	enum dk_rc rc = DK_OK;

	(void)a;
	if (*value != '\0')
		rc = dk_money_parse(value, dk_order_exponent(s, o), &amount, err);
	if (rc == DK_OK && amount.minor < 0)
		rc = dk_fail(err, DK_EINPUT, "freight", "Freight cannot be negative.");
	if (rc == DK_OK) {
		o->freight = amount;
		o->freight_is_manual = *value != '\0';
	}
	return rc;
}

static const struct field fields[] = {
	{ "customer", set_customer }, { "channel", set_channel }, { "customer_po", set_po },
	{ "placed", set_placed }, { "wanted", set_wanted }, { "ship_to", set_ship_to },
	{ "carrier", set_carrier }, { "discount", set_discount }, { "freight", set_freight },
	{ "note", set_note }, { "source", set_source }, { "billing", set_billing },
	{ "deposit", set_deposit },
};

enum dk_rc
dk_header_set(struct dk_session *s, struct dk_arena *a, struct dk_order *o, const char *field,
    const char *value, struct dk_err *err)
{
	for (size_t i = 0; i < DK_COUNT(fields); i++) {
		enum dk_rc rc;

		if (strcmp(fields[i].name, field) != 0)
			continue;
		rc = fields[i].set(s, a, o, value, err);
		if (rc != DK_OK && err != NULL)
			snprintf(err->field, sizeof(err->field), "%s", field);
		return rc;
	}
	return dk_fail(err, DK_EINPUT, field, "There is no field '%.40s' in an order.", field);
}
