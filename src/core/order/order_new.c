/*
 * order_new.c - a whole order at once, as a file holds it: the same fields, lines, pricing, checks
 * and entering as on the screen, in one transaction.
 */
#include <string.h>

#include "core/control/once.h"
#include "core/order/check/check.h"
#include "core/order/kept.h"
#include "core/order/private.h"
#include "core/order/stage.h"
#include "db/stmt.h"
#include "docket/setting.h"
#include "docket/text.h"

static const char SQL_KNOWN[] =
    "SELECT id, kind, coalesce(number, '') FROM orders WHERE external_id = :id";
static const char SQL_CLOSE[] =
    "UPDATE orders SET number = NULL, state = 'closed', stage = 'closed', owner_id = NULL,"
    " entered_at = :at WHERE id = :id";

static bool
given(const char *s)
{
	return s != NULL && s[0] != '\0';
}

static enum dk_rc
known_before(struct dk_session *s, const char *external_id, const char *kind, dk_id *id,
    struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc;
	bool more;

	*id = 0;
	if (!given(external_id))
		return DK_OK;
	st = dk_sql(s->db, SQL_KNOWN);
	dk_bind_text(st, ":id", external_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	*id = dk_col_id(st, 0);
	if (strcmp(dk_col_peek(st, 1), kind) != 0)
		rc = dk_fail(err, DK_EREFUSED, "external_id",
		    "%.60s is the external id of %s %s already; leave it out, or choose another.",
		    external_id, dk_col_peek(st, 1), dk_col_peek(st, 2));
	dk_done(st);
	return rc;
}

static enum dk_rc
fill_place(struct dk_session *s, struct dk_order *o, const struct dk_place *place,
    struct dk_err *err)
{
	struct dk_address address = { .customer_id = o->customer_id, .code = "", .place = *place,
		.phone = "", .note = "", .carrier = "", .window = "" };
	enum dk_put did;
	enum dk_rc rc = dk_address_put(s, &address, &did, err);

	o->address_id = address.id;
	return rc;
}

/* A ship-to that is not named is the customer's first one on file, as on the screen. */
static enum dk_rc
fill_ship_to(struct dk_session *s, struct dk_arena *a, struct dk_order *o,
    const struct dk_order_input *in, struct dk_err *err)
{
	struct dk_address *list = NULL, *address = NULL;
	size_t count = 0;
	enum dk_rc rc = DK_OK;

	if (in->place != NULL)
		rc = fill_place(s, o, in->place, err);
	else if (given(in->ship_to))
		rc = dk_header_set(s, a, o, "ship_to", in->ship_to, err);
	else
		rc = dk_address_list(s, a, o->customer_id, &list, &count, err);
	for (size_t i = 0; rc == DK_OK && i < count && o->address_id == 0; i++)
		if (list[i].code[0] != '\0')
			o->address_id = list[i].id;
	if (rc == DK_OK && o->address_id != 0 && !given(in->carrier)) {
		rc = dk_address_load(s, a, o->address_id, &address, err);
		if (rc == DK_OK && address->carrier[0] != '\0')
			rc = dk_header_set(s, a, o, "carrier", address->carrier, err);
	}
	return rc;
}

static enum dk_rc
fill_header(struct dk_session *s, struct dk_arena *a, struct dk_order *o,
    const struct dk_order_input *in, struct dk_err *err)
{
	const struct {
		const char *field, *value;
	} rest[] = {
		{ "channel", in->channel }, { "customer_po", in->customer_po },
		{ "placed", in->placed }, { "wanted", in->wanted }, { "carrier", in->carrier },
		{ "discount", in->discount }, { "freight", in->freight }, { "note", in->note },
		{ "source", in->source }, { "billing", in->billing },
		{ "deposit", in->deposit },
	};
	const char *service = "";
	enum dk_rc rc;

	rc = dk_header_set(s, a, o, "customer", in->customer != NULL ? in->customer : "", err);
	if (rc == DK_ENOTFOUND)
		rc = DK_EINPUT; /* the file names it, not the command line */
	if (rc == DK_OK)
		rc = dk_setting_text(s, a, "default_service", &service, err);
	if (rc == DK_OK && service[0] != '\0')
		rc = dk_header_set(s, a, o, "carrier", service, err);
	if (rc == DK_OK)
		rc = fill_ship_to(s, a, o, in, err);
	for (size_t i = 0; rc == DK_OK && i < DK_COUNT(rest); i++)
		if (given(rest[i].value))
			rc = dk_header_set(s, a, o, rest[i].field, rest[i].value, err);
	return rc;
}

static enum dk_rc
fill_lines(struct dk_session *s, struct dk_arena *a, struct dk_order *o,
    const struct dk_order_input *in, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	if (in->line_count == 0 || in->line_count > DK_LINES_MAX)
		return dk_fail(err, DK_EINPUT, "lines", "An order has 1 to %d lines.",
		    DK_LINES_MAX);
	o->lines = dk_arena_array(a, in->line_count, sizeof(*o->lines));
	for (size_t i = 0; rc == DK_OK && i < in->line_count; i++) {
		struct dk_order_line *l = &o->lines[o->line_count++];
		char field[40];

		*l = dk_line_blank((int64_t)i + 1);
		rc = dk_line_read(s, a, o, &in->lines[i].line, l, err);
		if (rc == DK_OK && given(in->lines[i].line.unit) &&
		    strcmp(in->lines[i].line.unit, l->unit) != 0)
			rc = dk_fail(err, DK_EINPUT, "unit",
			    "The quantity says %.16s, the unit %.16s; which of them is it?",
			    l->unit, in->lines[i].line.unit);
		if (rc == DK_OK || err == NULL)
			continue;
		snprintf(field, sizeof(field), "lines[%u]%s%.16s", (unsigned)(i % 10000),
		    err->field[0] ? "." : "", err->field);
		snprintf(err->field, sizeof(err->field), "%s", field);
	}
	return rc;
}

static enum dk_rc
build(struct dk_session *s, struct dk_arena *a, const struct dk_order_input *in,
    const char *origin, struct dk_order *o, struct dk_err *err)
{
	enum dk_rc rc;

	*o = (struct dk_order){ .origin = origin,
		.kind = "order",
		.number = "",
		.external_id = given(in->external_id) ? in->external_id : "",
		.stage = "",
		.channel = "file",
		.customer = "",
		.customer_name = "",
		.customer_po = "",
		.note = "",
		.source = "",
		.tax_zone = "",
		.carrier = "",
		.ship_to = "",
		.entered_at = "",
		.verified_at = "",
		.placed = DK_NO_DATE,
		.wanted = DK_NO_DATE,
		.promised = DK_NO_DATE };
	dk_order_begin(s, o);
	rc = fill_header(s, a, o, in, err);
	return rc == DK_OK ? fill_lines(s, a, o, in, err) : rc;
}

/* A refused order may stay as a draft: its rows, without number or stock. */
static enum dk_rc
keep_draft(struct dk_session *s, struct dk_order *o, struct dk_err *err)
{
	enum dk_rc rc = dk_order_store(s, o, err);

	for (size_t i = 0; rc == DK_OK && i < o->line_count; i++)
		rc = dk_line_store(s, o, &o->lines[i], err);
	return rc;
}

enum dk_rc
dk_order_draft_from(struct dk_session *s, const struct dk_order_input *in, const char *kind,
    dk_id *id, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_order_facts facts;
	struct dk_order o;
	enum dk_rc rc = known_before(s, in->external_id, kind, id, err);

	if (rc == DK_OK && *id != 0)
		rc = dk_fail(err, DK_EREFUSED, "external_id",
		    "%.60s is entered already; nothing is changed.", in->external_id);
	if (rc == DK_OK)
		rc = build(s, &tmp, in, "file", &o, err);
	if (rc == DK_OK)
		rc = dk_order_price(s, &tmp, &o, &facts, err);
	if (rc == DK_OK && facts.too_large)
		rc = dk_fail(err, DK_EINPUT, "lines", "An amount is too large.");
	if (rc == DK_OK)
		rc = keep_draft(s, &o, err);
	if (rc == DK_OK)
		*id = o.id;
	dk_arena_free(&tmp);
	return rc;
}

static bool
is_refused(const struct dk_order *o)
{
	for (size_t i = 0; i < o->finding_count; i++)
		if (o->findings[i].severity == DK_REFUSE)
			return true;
	return false;
}

static enum dk_rc
make(struct dk_change *ch, struct dk_arena *a, const struct dk_order_input *in, unsigned flags,
    struct dk_order_made *out, struct dk_err *err)
{
	struct dk_session *s = ch->session;
	struct dk_order *o = dk_arena_alloc(a, sizeof(*o));
	struct dk_order_facts facts;
	enum dk_rc rc = build(s, a, in, "file", o, err);

	out->order = o;
	if (rc == DK_OK && !dk_order_has_goods(o))
		rc = dk_fail(err, DK_EINPUT, "lines", "The order has texts but no item.");
	if (rc == DK_OK)
		rc = dk_order_price(s, a, o, &facts, err);
	if (rc == DK_OK)
		rc = dk_checks_run(s, a, o, &facts, err);
	if (rc != DK_OK)
		return rc;
	out->is_refused = is_refused(o);
	if (out->is_refused && (flags & DK_KEEP_REFUSED) != 0)
		rc = keep_draft(s, o, err);
	else if (out->is_refused)
		return dk_fail(err, DK_EREFUSED, NULL, "The order is refused.");
	else
		rc = dk_order_take(ch, a, o, &facts, err);
	out->id = o->id;
	return rc;
}

enum dk_rc
dk_order_new(struct dk_session *s, struct dk_arena *a, const struct dk_order_input *in,
    unsigned flags, struct dk_order_made *out, struct dk_err *err)
{
	struct dk_change ch;
	bool is_retry;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_ORDER_ENTER, "order.enter", &ch, err);

	*out = (struct dk_order_made){ 0 };
	if (rc != DK_OK)
		return rc;
	rc = dk_once_find(&ch, &out->id, err);
	is_retry = out->id != 0; /* answered as the first try was */
	if (rc == DK_OK && !is_retry)
		rc = known_before(s, in->external_id, "order", &out->id, err);
	out->was_known = !is_retry && out->id != 0;
	if (rc == DK_OK && out->id == 0)
		rc = make(&ch, a, in, flags, out, err);
	/* read before the commit: an answer that cannot be given must not have been done */
	if (rc == DK_OK && !out->is_refused)
		rc = dk_order_load(s, a, out->id, &out->order, err);
	rc = dk_change_end(&ch, rc, err);
	if (rc == DK_EREFUSED && out->is_refused) {
		out->id = 0;
		return DK_OK; /* the answer is no; the order tells why */
	}
	return rc;
}

/* Quantities of an order long past: what was not shipped was given up. */
static enum dk_rc
fill_past(struct dk_arena *a, struct dk_order *o, const struct dk_order_input *in,
    struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	(void)a;
	for (size_t i = 0; rc == DK_OK && i < o->line_count; i++) {
		const struct dk_order_input_line *x = &in->lines[i];
		struct dk_order_line *l = &o->lines[i];

		if (l->product_id == 0)
			continue;
		l->shipped = l->ordered;
		if (given(x->shipped))
			rc = dk_qty_parse(x->shipped, &l->shipped, err);
		if (rc == DK_OK && given(x->returned))
			rc = dk_qty_parse(x->returned, &l->returned, err);
		if (rc == DK_OK && (l->shipped.milli < 0 || l->shipped.milli > l->ordered.milli ||
		    l->returned.milli < 0 || l->returned.milli > l->shipped.milli))
			rc = dk_fail(err, DK_EINPUT, "shipped",
			    "Shipped is 0 to what was ordered, returned 0 to what was shipped.");
		if (rc != DK_OK && err != NULL)
			snprintf(err->field, sizeof(err->field), "lines[%zu].shipped", i);
		l->invoiced = l->shipped;
	}
	return rc;
}

static enum dk_rc
store_past(struct dk_change *ch, struct dk_arena *a, struct dk_order *o,
    const struct dk_order_input *in, struct dk_err *err)
{
	struct dk_session *s = ch->session;
	struct dk_order_facts facts;
	struct dk_stmt *st;
	enum dk_rc rc = dk_order_price(s, a, o, &facts, err);

	if (rc == DK_OK && facts.too_large)
		rc = dk_fail(err, DK_EINPUT, "lines", "An amount is too large.");
	if (rc == DK_OK)
		rc = fill_past(a, o, in, err);
	if (rc == DK_OK)
		rc = dk_order_store(s, o, err);
	for (size_t i = 0; rc == DK_OK && i < o->line_count; i++) {
		struct dk_order_line *l = &o->lines[i];

		l->cancelled.milli = l->ordered.milli - l->shipped.milli;
		rc = dk_line_store(s, o, l, err);
	}
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_CLOSE);
	dk_bind_text(st, ":at", dk_fmt(a, "%sT12:00:00.000Z", dk_date_iso(o->placed).s));
	dk_bind_id(st, ":id", o->id);
	return dk_run(st, NULL, err);
}

enum dk_rc
dk_order_history(struct dk_session *s, const struct dk_order_input *in, bool *was_known,
    struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_order o;
	struct dk_change ch;
	dk_id id = 0;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_IMPORT, "order.history", &ch, err);

	if (rc != DK_OK)
		return rc;
	rc = known_before(s, in->external_id, "order", &id, err);
	*was_known = id != 0;
	if (rc == DK_OK && id == 0) {
		if (!given(in->placed))
			rc = dk_fail(err, DK_EINPUT, "placed",
			    "An order of the past needs its date.");
		if (rc == DK_OK)
			rc = build(s, &tmp, in, "history", &o, err);
		if (rc == DK_OK)
			rc = store_past(&ch, &tmp, &o, in, err);
	}
	dk_arena_free(&tmp);
	return dk_change_end(&ch, rc, err);
}
