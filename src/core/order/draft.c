/*
 * draft.c - an order being typed. Every call is one transaction: load, change a field, price
 * again, write what differs. Not journaled; nobody but the desk sees a draft.
 */
#include "docket/draft.h"

#include <string.h>

#include "core/order/kept.h"
#include "core/order/kits.h"
#include "core/order/promote.h"
#include "db/fetch.h"
#include "docket/setting.h"

static const char SQL_LIST[] =
    "SELECT o.id, coalesce(w.name, ''), coalesce(c.number, ''), coalesce(c.name, ''),"
    " o.touched_at, o.line_count, o.total, o.owner_id, coalesce(x.number, ''), o.currency"
    " FROM orders o"
    " LEFT JOIN orders x ON x.id = o.amends_id"
    " LEFT JOIN users w ON w.id = o.owner_id LEFT JOIN customer c ON c.id = o.customer_id"
    " WHERE o.state = 'draft' AND o.state IN ('draft', 'entered', 'verified')"
    " AND o.kind = 'order' ORDER BY o.touched_at DESC, o.id DESC";
static const char SQL_TAKE[] = "UPDATE orders SET owner_id = :user, version = version + 1"
			       " WHERE id = :id AND state = 'draft'";
static const char SQL_DROP[] =
    "UPDATE orders SET state = 'dropped', external_id = NULL, stage = '', version = version + 1"
    " WHERE id = :id AND state = 'draft'";
static const char SQL_LAST[] =
    "SELECT id FROM orders WHERE customer_id = :customer AND id <> :but AND kind = 'order'"
    " AND state IN ('entered', 'verified', 'closed') ORDER BY placed DESC, id DESC LIMIT 1";

static const char SQL_GIVEN_UP[] =
    "SELECT cancelled FROM order_line WHERE order_id = :base AND from_id = :from";

/* A draft opened for one change. */
struct edit {
	struct dk_session *s;
	struct dk_arena a;
	struct dk_order *o;
	struct dk_order_line *before; /* lines as they were stored */
	size_t before_count;
	size_t cap;                   /* of o->lines */
};

enum dk_rc
dk_draft_require(const struct dk_session *s, const struct dk_order *o, struct dk_err *err)
{
	if (o->state == DK_ORDER_DRAFT && (o->owner_id == s->user_id || o->owner_id == 0))
		return DK_OK;
	if (o->state == DK_ORDER_DRAFT)
		return dk_fail(err, DK_EREFUSED, "order",
		    "Draft D%lld is %s's. Take it over in the drafts to go on with it.",
		    (long long)o->id, o->owner);
	if (o->state == DK_ORDER_DROPPED)
		return dk_fail(err, DK_EREFUSED, "order",
		    "Draft D%lld was dropped. Begin a new order.", (long long)o->id);
	return dk_fail(err, DK_EREFUSED, "order", "Order %s is entered already.", o->number);
}

static enum dk_rc
open_edit(struct edit *e, struct dk_session *s, dk_id id, struct dk_err *err)
{
	enum dk_rc rc;

	*e = (struct edit){ .s = s };
	if ((rc = dk_tx_begin(s->db, err)) != DK_OK)
		return rc;
	rc = dk_session_may(s, DK_RIGHT_ORDER_ENTER, err);
	if (rc == DK_OK)
		rc = dk_order_load(s, &e->a, id, &e->o, err);
	if (rc == DK_OK)
		rc = dk_draft_require(s, e->o, err);
	if (rc == DK_OK) {
		e->before_count = e->cap = e->o->line_count;
		e->before = dk_arena_array(&e->a, e->before_count + 1, sizeof(*e->before));
		if (e->before_count > 0)
			memcpy(e->before, e->o->lines, e->before_count * sizeof(*e->before));
		return DK_OK;
	}
	rc = dk_tx_end(s->db, rc, err);
	dk_arena_free(&e->a);
	return rc;
}

static bool
same_line(const struct dk_order_line *x, const struct dk_order_line *y)
{
	return x->line_no == y->line_no && x->product_id == y->product_id &&
	    x->unit_qty.milli == y->unit_qty.milli && x->base_qty.milli == y->base_qty.milli &&
	    x->price.e4 == y->price.e4 && x->discount.e5 == y->discount.e5 &&
	    x->discount_amount.minor == y->discount_amount.minor &&
	    x->discount_is_manual == y->discount_is_manual && x->net.minor == y->net.minor &&
	    dk_tax_class_is_same(&x->tax, &y->tax) && x->ordered.milli == y->ordered.milli &&
	    x->cancelled.milli == y->cancelled.milli && strcmp(x->unit, y->unit) == 0 &&
	    strcmp(x->text, y->text) == 0 && strcmp(x->note, y->note) == 0 &&
	    strcmp(x->layer, y->layer) == 0 && strcmp(x->trail, y->trail) == 0 &&
	    x->wanted.days == y->wanted.days && strcmp(x->shortage, y->shortage) == 0 &&
	    x->is_drop == y->is_drop;
}

static enum dk_rc
close_edit(struct edit *e, enum dk_rc rc, struct dk_err *err)
{
	struct dk_order_facts facts;

	if (rc == DK_OK)
		rc = dk_kits_follow(e->o, NULL, 0, err);
	if (rc == DK_OK)
		rc = dk_order_price(e->s, &e->a, e->o, &facts, err);
	for (size_t i = 0; rc == DK_OK && i < e->o->line_count; i++)
		if (i >= e->before_count || !same_line(&e->o->lines[i], &e->before[i]))
			rc = dk_line_store(e->s, e->o, &e->o->lines[i], err);
	if (rc == DK_OK)
		rc = dk_order_store(e->s, e->o, err);
	rc = dk_tx_end(e->s->db, rc, err);
	dk_arena_free(&e->a);
	return rc;
}

enum dk_rc
dk_draft_new(struct dk_session *s, dk_id *id, struct dk_err *err)
{
	struct dk_order o = { .origin = "desk", .placed = DK_NO_DATE };
	struct dk_arena tmp = { 0 };
	const char *service = "";
	enum dk_rc rc;

	if ((rc = dk_tx_begin(s->db, err)) != DK_OK)
		return rc;
	rc = dk_session_may(s, DK_RIGHT_ORDER_ENTER, err);
	if (rc == DK_OK)
		rc = dk_order_insert(s, &o, err);
	*id = o.id;
	if (rc == DK_OK)
		rc = dk_setting_text(s, &tmp, "default_service", &service, err);
	if (rc == DK_OK && service[0] != '\0')
		rc = dk_draft_set(s, o.id, "carrier", service, err);
	dk_arena_free(&tmp);
	return dk_tx_end(s->db, rc, err);
}

/* A customer's choice brings the carrier of the ship-to along. */
static enum dk_rc
adopt_carrier(struct edit *e, struct dk_err *err)
{
	struct dk_address *address = NULL;
	enum dk_rc rc;

	if (e->o->address_id == 0)
		return DK_OK;
	rc = dk_address_load(e->s, &e->a, e->o->address_id, &address, err);
	if (rc == DK_OK && address->carrier[0] != '\0')
		rc = dk_header_set(e->s, &e->a, e->o, "carrier", address->carrier, err);
	return rc;
}

/* A new customer's first ship-to is taken unless another is named. */
static enum dk_rc
adopt_address(struct edit *e, struct dk_err *err)
{
	struct dk_address *list = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_address_list(e->s, &e->a, e->o->customer_id, &list, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count && e->o->address_id == 0; i++) {
		if (list[i].code[0] == '\0')
			continue;
		e->o->address_id = list[i].id;
		e->o->ship_to = list[i].code;
	}
	return rc == DK_OK ? adopt_carrier(e, err) : rc;
}

/* An amended order stays whose it is, and of its day. */
static enum dk_rc
may_change(const struct dk_order *o, const char *field, const char *value, struct dk_err *err)
{
	if (o->amends_id == 0 || (strcmp(field, "customer") != 0 && strcmp(field, "placed") != 0 &&
	    strcmp(field, "channel") != 0))
		return DK_OK;
	if (strcmp(field, "customer") == 0 && strcmp(value, o->customer) == 0)
		return DK_OK;
	return dk_fail(err, DK_EREFUSED, field,
	    "The %s of order %s stays; cancel it and enter another.", field, o->amends);
}

enum dk_rc
dk_draft_set(struct dk_session *s, dk_id id, const char *field, const char *value,
    struct dk_err *err)
{
	struct edit e;
	dk_id customer;
	enum dk_rc rc = open_edit(&e, s, id, err);

	if (rc != DK_OK)
		return rc;
	customer = e.o->customer_id;
	rc = may_change(e.o, field, value, err);
	if (rc == DK_OK)
		rc = dk_header_set(s, &e.a, e.o, field, value, err);
	if (rc == DK_OK && e.o->customer_id != customer)
		rc = adopt_address(&e, err);
	else if (rc == DK_OK && strcmp(field, "ship_to") == 0)
		rc = adopt_carrier(&e, err);
	return close_edit(&e, rc, err);
}

enum dk_rc
dk_draft_set_place(struct dk_session *s, dk_id id, const struct dk_place *place, const char *phone,
    struct dk_err *err)
{
	struct edit e;
	struct dk_address address = { .code = "", .place = *place, .phone = phone, .note = "",
		.carrier = "", .window = "" };
	enum dk_put did;
	enum dk_rc rc = open_edit(&e, s, id, err);

	if (rc != DK_OK)
		return rc;
	if (e.o->customer_id == 0)
		rc = dk_fail(err, DK_EINPUT, "customer", "Name the customer first.");
	address.customer_id = e.o->customer_id;
	if (rc == DK_OK)
		rc = dk_address_put(s, &address, &did, err);
	if (rc == DK_OK)
		e.o->address_id = address.id;
	return close_edit(&e, rc, err);
}

static struct dk_order_line *
new_line(struct edit *e)
{
	struct dk_order *o = e->o;
	struct dk_order_line *l;

	o->lines = dk_arena_grow(&e->a, o->lines, o->line_count, &e->cap, sizeof(*o->lines));
	l = &o->lines[o->line_count++];
	*l = dk_line_blank((int64_t)o->line_count);
	return l;
}

static struct dk_order_line *
line_at(struct edit *e, int64_t line_no, struct dk_err *err)
{
	for (size_t i = 0; i < e->o->line_count; i++)
		if (e->o->lines[i].line_no == line_no)
			return &e->o->lines[i];
	dk_fail(err, DK_ENOTFOUND, "line", "There is no line %lld.", (long long)line_no);
	return NULL;
}

/* Another item in an amended order's line: that line is voided, the item gets one of its own. */
static enum dk_rc
change_line(struct edit *e, int64_t *line_no, const struct dk_line_input *in, struct dk_err *err)
{
	struct dk_order_line *l = line_at(e, *line_no, err), changed;
	enum dk_rc rc = DK_ENOTFOUND;
	bool is_void;

	if (l == NULL || (rc = dk_kits_refuse(e->o, l, err)) != DK_OK)
		return rc;
	changed = *l;
	is_void = l->cancelled.milli == l->ordered.milli;
	rc = dk_line_read(e->s, &e->a, e->o, in, &changed, err);
	if (rc != DK_OK)
		return rc;
	if (l->from_id != 0 && e->o->amends_id != 0 && changed.product_id != l->product_id) {
		l->cancelled = l->ordered;
		l = new_line(e);
		changed.id = changed.from_id = 0;
		changed.line_no = l->line_no;
		changed.discount_is_manual = changed.keeps_price = changed.keeps_tax = false;
		changed.kit_no = 0;
	}
	/* what is said of a voided line brings it back */
	if (e->o->amends_id == 0 || in->qty != NULL || in->unit != NULL || is_void)
		changed.cancelled = DK_QTY(0);
	*l = changed;
	*line_no = l->line_no;
	return DK_OK;
}

enum dk_rc
dk_draft_line(struct dk_session *s, dk_id id, int64_t *line_no, const struct dk_line_input *in,
    struct dk_err *err)
{
	struct dk_order_line *l = NULL;
	struct edit e;
	enum dk_rc rc = open_edit(&e, s, id, err);

	if (rc != DK_OK)
		return rc;
	if (*line_no == 0 && e.o->line_count >= DK_LINES_MAX) {
		rc = dk_fail(err, DK_EREFUSED, "lines", "An order has at most %d lines.",
		    DK_LINES_MAX);
		return close_edit(&e, rc, err);
	}
	if (*line_no != 0) {
		rc = change_line(&e, line_no, in, err);
	} else {
		l = new_line(&e);
		rc = dk_line_read(s, &e.a, e.o, in, l, err);
		*line_no = l->line_no;
	}
	return close_edit(&e, rc, err);
}

enum dk_rc
dk_draft_lines(struct dk_session *s, dk_id id, const struct dk_line_input *in, size_t count,
    size_t *bad, struct dk_err *err)
{
	struct edit e;
	enum dk_rc rc = open_edit(&e, s, id, err);

	if (rc != DK_OK)
		return rc;
	if (e.o->line_count + count > DK_LINES_MAX)
		rc = dk_fail(err, DK_EREFUSED, "lines", "An order has at most %d lines.",
		    DK_LINES_MAX);
	for (*bad = 0; rc == DK_OK && *bad < count; (*bad)++) {
		rc = dk_line_read(s, &e.a, e.o, &in[*bad], new_line(&e), err);
		if (rc != DK_OK)
			break;
	}
	return close_edit(&e, rc, err);
}

/* What of an amended order's line was given up when the amendment began. */
static enum dk_rc
given_up_before(struct edit *e, const struct dk_order_line *l, int64_t *out, struct dk_err *err)
{
	struct dk_stmt *st;

	*out = 0;
	if (e->o->base_id == 0 || l->from_id == 0)
		return DK_OK;
	st = dk_sql(e->s->db, SQL_GIVEN_UP);
	dk_bind_id(st, ":base", e->o->base_id);
	dk_bind_id(st, ":from", l->from_id);
	return dk_one(st, 0, out, err);
}

enum dk_rc
dk_draft_void(struct dk_session *s, dk_id id, int64_t line_no, struct dk_err *err)
{
	struct dk_order_line *l;
	struct edit e;
	int64_t before = 0;
	enum dk_rc rc = open_edit(&e, s, id, err);

	if (rc != DK_OK)
		return rc;
	l = line_at(&e, line_no, err);
	if (l == NULL)
		rc = DK_ENOTFOUND;
	else if ((rc = dk_kits_refuse(e.o, l, err)) != DK_OK)
		return close_edit(&e, rc, err);
	else if (l->cancelled.milli != l->ordered.milli)
		l->cancelled = l->ordered;
	else if ((rc = given_up_before(&e, l, &before, err)) == DK_OK)
		l->cancelled.milli = before < l->ordered.milli ? before : 0;
	return close_edit(&e, rc, err);
}

/* The lines of another order as if they were typed today: same items, units and quantities. */
static enum dk_rc
copy_lines(struct edit *e, const struct dk_order *from, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < from->line_count; i++) {
		const struct dk_order_line *l = &from->lines[i];
		struct dk_line_input in = { .sku = l->product_id != 0 ? l->sku : NULL,
			.text = l->product_id != 0 ? NULL : l->text,
			.qty = l->product_id != 0 ? dk_arena_dup(&e->a, dk_qty_text(l->unit_qty).s)
						  : NULL,
			.unit = l->unit };
		struct dk_order_line *copy;

		if (strcmp(from->kind, "order") != 0) { /* agreed with the lines */
			in.note = l->note;
			in.shortage = l->shortage;
			in.supply = l->is_drop ? "drop" : "stock";
		}
		if (l->product_id != 0 && l->cancelled.milli == l->ordered.milli)
			continue; /* given up then */
		if (dk_line_is_part(l))
			continue; /* the kit brings its parts along */
		if (dk_layer_is_gift(l->layer))
			continue; /* found anew, or in the quote that is taken */
		copy = new_line(e);
		rc = dk_line_read(e->s, &e->a, e->o, &in, copy, err);
		copy->from_id = from->state == DK_ORDER_DRAFT ? 0 : l->id;
	}
	return rc;
}

enum dk_rc
dk_draft_repeat(struct dk_session *s, dk_id id, struct dk_err *err)
{
	struct dk_order *last = NULL;
	struct dk_stmt *st;
	struct edit e;
	int64_t from = 0;
	enum dk_rc rc = open_edit(&e, s, id, err);

	if (rc != DK_OK)
		return rc;
	if (e.o->customer_id == 0 || e.o->line_count > 0)
		rc = dk_fail(err, DK_EREFUSED, "lines",
		    "Repeat works on an order with a customer and without lines.");
	if (rc == DK_OK) {
		st = dk_sql(s->db, SQL_LAST);
		dk_bind_id(st, ":customer", e.o->customer_id);
		dk_bind_id(st, ":but", id);
		rc = dk_one(st, 0, &from, err);
	}
	if (rc == DK_OK && from == 0)
		rc =
		    dk_fail(err, DK_ENOTFOUND, "customer", "This customer has not ordered before.");
	if (rc == DK_OK)
		rc = dk_order_load(s, &e.a, from, &last, err);
	if (rc == DK_OK)
		rc = copy_lines(&e, last, err);
	return close_edit(&e, rc, err);
}

enum dk_rc
dk_draft_from(struct dk_session *s, const struct dk_order *from, dk_id *draft, struct dk_err *err)
{
	struct edit e;
	enum dk_rc rc;

	if ((rc = dk_tx_begin(s->db, err)) != DK_OK)
		return rc;
	rc = dk_draft_new(s, draft, err);
	if (rc == DK_OK && (rc = open_edit(&e, s, *draft, err)) == DK_OK) {
		rc = dk_header_set(s, &e.a, e.o, "customer", from->customer, err);
		if (rc == DK_OK) {
			e.o->address_id = from->address_id;
			e.o->service_id = from->service_id;
			e.o->note = from->note;
			rc = copy_lines(&e, from, err);
		}
		rc = close_edit(&e, rc, err);
	}
	return dk_tx_end(s->db, rc, err);
}

enum dk_rc
dk_order_copy(struct dk_session *s, dk_id id, dk_id *draft, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_order *from = NULL;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_ORDER_ENTER, err);

	if (rc == DK_OK)
		rc = dk_order_load(s, &tmp, id, &from, err);
	if (rc == DK_OK)
		rc = dk_draft_from(s, from, draft, err);
	dk_arena_free(&tmp);
	return rc;
}

enum dk_rc
dk_draft_list(struct dk_session *s, struct dk_arena *a, struct dk_draft_row **out, size_t *count,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_LIST);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(**out));
	struct dk_draft_row *row;

	rows.rc = dk_session_may(s, DK_RIGHT_ORDER_ENTER, err);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		*row = (struct dk_draft_row){ dk_col_id(st, 0), dk_col_text(st, 1, a),
			dk_col_text(st, 2, a), dk_col_text(st, 3, a), dk_col_text(st, 4, a),
			dk_col_i64(st, 5), dk_col_money(st, 6), dk_col_text(st, 9, a),
			dk_col_id(st, 7) == s->user_id, dk_col_text(st, 8, a) };
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}

static enum dk_rc
one_step(struct dk_session *s, const char *sql, dk_id id, bool with_user, struct dk_err *err)
{
	struct dk_stmt *st;
	int64_t changed = 0;
	enum dk_rc rc = dk_tx_begin(s->db, err);

	if (rc != DK_OK)
		return rc;
	rc = dk_session_may(s, DK_RIGHT_ORDER_ENTER, err);
	if (rc == DK_OK) {
		st = dk_sql(s->db, sql);
		dk_bind_id(st, ":id", id);
		if (with_user)
			dk_bind_id(st, ":user", s->user_id);
		rc = dk_run(st, &changed, err);
	}
	if (rc == DK_OK && changed == 0)
		rc = dk_fail(err, DK_ENOTFOUND, "draft",
		    "That draft is entered or dropped already.");
	if (rc == DK_OK && sql == SQL_DROP)
		rc = dk_quote_reopen(s, id, err);
	if (rc == DK_OK && sql == SQL_DROP)
		rc = dk_call_off_dropped(s, id, err);
	return dk_tx_end(s->db, rc, err);
}

enum dk_rc
dk_draft_take(struct dk_session *s, dk_id id, struct dk_err *err)
{
	return one_step(s, SQL_TAKE, id, true, err);
}

enum dk_rc
dk_draft_drop(struct dk_session *s, dk_id id, struct dk_err *err)
{
	return one_step(s, SQL_DROP, id, false, err);
}
