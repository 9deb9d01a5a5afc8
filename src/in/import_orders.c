/* import_orders.c - orders from shops and partners: CSV rows, or the JSON of interface.md §2. */
#include <string.h>

#include "docket/order_file.h"
#include "in/order_rows.h"

/* What a check refused, as the reason of the row. */
static enum dk_rc
refusal(struct import_run *run, const struct dk_order *o, size_t rows, struct dk_err *err)
{
	for (size_t i = 0; i < o->finding_count; i++) {
		const struct dk_finding *f = &o->findings[i];

		if (f->severity != DK_REFUSE)
			continue;
		if (f->line_no > 0 && (size_t)f->line_no <= rows)
			run->bad_row = (size_t)f->line_no - 1;
		return dk_fail(err, DK_EREFUSED, f->code, "%s", f->text);
	}
	return dk_fail(err, DK_EREFUSED, NULL, "A check refuses this order.");
}

/* An export puts the number of an order where it has no external id. A shop whose own numbers look
 * like ours means another order: ours has an external id, or another customer. */
static enum dk_rc
find_by_number(struct import_run *run, const struct dk_order_input *in, dk_id *id,
    struct dk_err *err)
{
	const char *external_id = in->external_id;
	struct dk_order *o;
	dk_id found;
	enum dk_rc rc;

	*id = 0;
	if (external_id == NULL || *external_id == '\0' ||
	    dk_order_find(run->session, external_id, &found, err) != DK_OK)
		return DK_OK;
	rc = dk_order_load(run->session, run->a, found, &o, err);
	if (rc == DK_OK && strcmp(o->number, external_id) == 0 && *o->external_id == '\0' &&
	    strcmp(o->customer, in->customer) == 0)
		*id = found;
	return rc;
}

static enum dk_rc
enter(struct import_run *run, const struct dk_order_input *in, size_t rows, enum dk_put *did,
    struct dk_err *err)
{
	struct dk_order_made made = { .id = 0 };
	enum dk_rc rc = find_by_number(run, in, &made.id, err);

	made.was_known = made.id != 0;
	if (rc == DK_OK && !made.was_known)
		rc = dk_order_new(run->session, run->a, in, 0, &made, err);
	if (rc != DK_OK)
		return rc;
	if (made.is_refused)
		return refusal(run, made.order, rows, err);
	*did = made.was_known ? DK_PUT_UNCHANGED : DK_PUT_ADDED;
	import_order(run, made.id);
	return DK_OK;
}

static enum dk_rc
apply(struct import_run *run, const struct import_row *rows, size_t count, enum dk_put *did,
    struct dk_err *err)
{
	struct dk_order_input in;
	enum dk_rc rc;

	for (size_t i = 0; i < count; i++) {
		const struct import_value *v = rows[i].v;

		if (!v[ROW_SHIPPED].is_given && !v[ROW_RETURNED].is_given)
			continue;
		run->bad_row = i;
		return dk_fail(err, DK_EINPUT, v[ROW_SHIPPED].is_given ? "shipped" : "returned",
		    "Nothing has shipped of a new order; import history instead.");
	}
	rc = order_rows_read(run, rows, count, &in, err);
	if (rc == DK_OK)
		rc = enter(run, &in, count, did, err);
	if (rc != DK_OK)
		order_rows_locate(run, count, err);
	return rc;
}

static enum dk_rc
apply_json(struct import_run *run, const struct dk_json *object, enum dk_put *did,
    struct dk_err *err)
{
	struct dk_order_input in;
	enum dk_rc rc = dk_order_file_read(run->a, object, false, &in, err);

	return rc == DK_OK ? enter(run, &in, 0, did, err) : rc;
}

const struct dk_importer dk_import_orders = {
	.kind = "orders", .summary = "Orders to be entered now; known ones are left alone.",
	.columns = order_columns, .column_count = ROW_COLUMNS_OF_ORDERS, .group = ROW_EXTERNAL_ID,
	.is_judged = true,
	.apply = apply, .apply_json = apply_json,
};
