/* card.c - the fields of master records by their names. */
#include "docket/card.h"

#include <string.h>

#include "core/master/barcode.h"
#include "core/master/customer.h"
#include "core/master/field.h"
#include "docket/carrier.h"
#include "docket/price.h"
#include "docket/promotion.h"

static const struct dk_record *
record_of(enum dk_card_kind kind)
{
	static const struct dk_record *const all[] = {
		[DK_CARD_CUSTOMER] = &dk_customer_record, [DK_CARD_ADDRESS] = &dk_address_record,
		[DK_CARD_CONTACT] = &dk_contact_record, [DK_CARD_PRODUCT] = &dk_product_record,
		[DK_CARD_PRICE] = &dk_price_record, [DK_CARD_SERVICE] = &dk_service_record,
		[DK_CARD_SUPPLIER] = &dk_supplier_record,
		[DK_CARD_PROMOTION] = &dk_promotion_record,
		[DK_CARD_EXEMPTION] = &dk_exemption_record,
		[DK_CARD_RETURN_RULE] = &dk_return_rule_record,
	};

	return all[kind];
}

static const struct dk_field *
find(enum dk_card_kind kind, const char *name)
{
	const struct dk_record *r = record_of(kind);

	for (size_t i = 0; i < r->count; i++)
		if (r->fields[i].kind != DK_FIELD_ID && strcmp(r->fields[i].label, name) == 0)
			return &r->fields[i];
	return NULL;
}

const char *
dk_card_field(enum dk_card_kind kind, size_t i)
{
	const struct dk_record *r = record_of(kind);

	/* an owner's id is no field that anybody names */
	i += r->fields[0].kind == DK_FIELD_ID;
	return i < r->count ? r->fields[i].label : NULL;
}

bool
dk_card_is_credit(enum dk_card_kind kind, const char *field)
{
	const struct dk_field *f = find(kind, field);

	return f != NULL && (f->flags & DK_FIELD_CREDIT) != 0;
}

void
dk_card_blank(const struct dk_card *c)
{
	const struct dk_record *r = record_of(c->kind);

	memset(c->record, 0, r->size);
	for (size_t i = 0; i < r->count; i++) {
		dk_field_clear(&r->fields[i], c->record);
		if (r->fields[i].kind == DK_FIELD_LIMIT)
			*(bool *)((char *)c->record + r->fields[i].min) = false;
	}
	if (c->kind == DK_CARD_CUSTOMER) {
		((struct dk_customer *)c->record)->backorders = true;
		dk_customer_defaults(c->record);
	} else if (c->kind == DK_CARD_PRODUCT) {
		dk_product_defaults(c->record);
	} else if (c->kind == DK_CARD_PRICE) {
		((struct dk_price_row *)c->record)->per = DK_QTY(1);
	} else if (c->kind == DK_CARD_PROMOTION) {
		((struct dk_promotion *)c->record)->per = DK_QTY(1);
	} else if (c->kind == DK_CARD_SERVICE) {
		((struct dk_service *)c->record)->kind = "carrier";
		((struct dk_service *)c->record)->pickup_days = "12345";
	}
}

const char *
dk_card_text(const struct dk_card *c, struct dk_arena *a, const char *field)
{
	const struct dk_field *f = find(c->kind, field);

	dk_assert(f != NULL);
	return dk_field_text(a, f, c->record, c->exponent);
}

enum dk_rc
dk_card_set(const struct dk_card *c, const char *field, const char *text, struct dk_err *err)
{
	const struct dk_field *f = find(c->kind, field);

	if (f == NULL)
		return dk_fail(err, DK_ENOTFOUND, NULL, "There is no field %.40s.", field);
	return dk_field_parse(f, c->record, text, c->exponent, err);
}

enum dk_rc
dk_card_type(const struct dk_card *c, const char *field, const char *text, dk_date today,
    struct dk_err *err)
{
	const struct dk_field *f = find(c->kind, field);
	dk_date day;

	if (f != NULL && f->kind == DK_FIELD_DATE && dk_date_parse_typed(text, today, &day)) {
		memcpy((char *)c->record + f->at, &day, sizeof(day));
		return DK_OK;
	}
	return dk_card_set(c, field, text, err);
}
