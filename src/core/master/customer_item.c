/* customer_item.c - the numbers that customers have for our products. */
#include "core/master/record.h"
#include "docket/customer.h"

static const char SQL_FIND[] =
    "SELECT customer_id, their_sku, product_id FROM customer_item"
    " WHERE customer_id = :customer_id AND their_sku = :their_sku";
static const char SQL_ADD[] =
    "INSERT INTO customer_item (customer_id, their_sku, product_id)"
    " VALUES (:customer_id, :their_sku, :product_id)";
static const char SQL_CHANGE[] =
    "UPDATE customer_item SET product_id = :product_id"
    " WHERE customer_id = :customer_id AND their_sku = :their_sku";

struct row {
	dk_id customer_id;
	const char *their_sku;
	dk_id product_id;
};

static const struct dk_field fields[] = {
#define X(...) DK_FIELD(struct row, __VA_ARGS__)
	X(customer_id, "customer_id", customer_id, ID, 0, 0, DK_FIELD_KEY)
	X(their_sku, "their_sku", their_sku, CODE, 1, 40, DK_FIELD_KEY)
	X(product_id, "product_id", product_id, ID, 0, 0, 0)
#undef X
};

static const struct dk_record kind = {
	.subject = "customer", .action = "customer-item.put", .belongs = true,
	.size = sizeof(struct row), .fields = fields, .count = DK_COUNT(fields),
	.find = SQL_FIND, .insert = SQL_ADD, .update = SQL_CHANGE,
};

enum dk_rc
dk_customer_item_put(struct dk_session *s, dk_id customer_id, const char *their_sku,
    dk_id product_id, enum dk_put *did, struct dk_err *err)
{
	struct row row = { customer_id, their_sku, product_id };

	return dk_record_put(s, &kind, &row, did, err);
}
