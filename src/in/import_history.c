/*
 * import_history.c - orders of the past: demand, usual lists, duplicates; nothing is posted.
 *
 * Where the map says `create products` or `create customers`, records that only the past knows
 * are made on the way: a product as discontinued, so that nobody sells it by mistake.
 */
#include "docket/order_file.h"
#include "in/import_group.h"
#include "in/order_rows.h"

static enum dk_rc
make_product(struct import_run *run, const char *sku, const char *name, struct dk_err *err)
{
	struct dk_product *known, p = import_new_product(sku);
	enum dk_put did;
	enum dk_rc rc = dk_product_by_sku(run->session, run->a, sku, &known, err);

	if (rc != DK_ENOTFOUND)
		return rc;
	p.name = *name != '\0' ? name : sku;
	p.status = "discontinued";
	return dk_product_put(run->session, &p, &did, err);
}

static enum dk_rc
make_customer(struct import_run *run, const struct import_value *v, struct dk_err *err)
{
	const char *number = v[ROW_CUSTOMER].text;
	struct dk_customer *known, c = import_new_customer(number);
	enum dk_put did;
	enum dk_rc rc = dk_customer_by_number(run->session, run->a, number, &known, err);

	if (rc != DK_ENOTFOUND)
		return rc;
	c.name = v[ROW_CUSTOMER_NAME].is_given ? v[ROW_CUSTOMER_NAME].text : number;
	c.place.name = c.name;
	c.place.country = v[ROW_COUNTRY].text;
	return dk_customer_put(run->session, &c, &did, err);
}

static enum dk_rc
make_missing(struct import_run *run, const struct import_row *rows, size_t count,
    struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	if (run->creates_customers)
		rc = make_customer(run, rows[0].v, err);
	for (size_t i = 0; run->creates_products && rc == DK_OK && i < count; i++) {
		rc = make_product(run, rows[i].v[ROW_SKU].text, rows[i].v[ROW_DESCRIPTION].text,
		    err);
		if (rc != DK_OK)
			run->bad_row = i;
	}
	return rc;
}

static enum dk_rc
store(struct import_run *run, const struct dk_order_input *in, enum dk_put *did,
    struct dk_err *err)
{
	bool known = false;
	enum dk_rc rc = dk_order_history(run->session, in, &known, err);

	*did = known ? DK_PUT_UNCHANGED : DK_PUT_ADDED;
	return rc;
}

static enum dk_rc
apply(struct import_run *run, const struct import_row *rows, size_t count, enum dk_put *did,
    struct dk_err *err)
{
	struct dk_order_input in;
	enum dk_rc rc = make_missing(run, rows, count, err);

	if (rc != DK_OK)
		return rc;
	rc = order_rows_read(run, rows, count, &in, err);
	if (rc == DK_OK)
		rc = store(run, &in, did, err);
	if (rc != DK_OK)
		order_rows_locate(run, count, err);
	return rc;
}

/* What says no external id is known again by what it says; the same twice in one file is two. */
static const char *
id_of_text(struct import_run *run)
{
	struct import_keys *seen = run->state;
	const char *id;
	int nth = 1;

	if (seen == NULL) {
		run->state = seen = dk_arena_alloc(run->keep, sizeof(*seen));
		seen->a = run->keep;
	}
	do
		id = dk_fmt(run->a, "file-%016llx-%d", (unsigned long long)import_hash(run->raw),
		    nth++);
	while (!import_keys_add(seen, id));
	return id;
}

static enum dk_rc
apply_json(struct import_run *run, const struct dk_json *object, enum dk_put *did,
    struct dk_err *err)
{
	struct dk_order_input in;
	enum dk_rc rc = dk_order_file_read(run->a, object, true, &in, err);

	if (rc == DK_OK && *in.external_id == '\0')
		in.external_id = id_of_text(run);
	return rc == DK_OK ? store(run, &in, did, err) : rc;
}

const struct dk_importer dk_import_history = {
	.kind = "history", .summary = "Orders of the past: for demand, usual lists, duplicates.",
	.columns = order_columns, .column_count = ROW_COLUMNS, .group = ROW_EXTERNAL_ID,
	.rows_stand_alone = true, .apply = apply, .apply_json = apply_json,
};
