/* amend_file.c - a whole order file against the order: what must change to make it that. */
#include <string.h>

#include "core/order/amend.h"
#include "core/order/kits.h"
#include "core/order/promote.h"
#include "docket/text.h"

static bool
given(const char *s)
{
	return s != NULL && s[0] != '\0';
}

static enum dk_rc
at_line(enum dk_rc rc, size_t i, struct dk_err *err)
{
	char field[sizeof(err->field)];

	if (rc == DK_OK || err == NULL)
		return rc;
	snprintf(field, sizeof(field), "lines[%u]%s%.16s", (unsigned)(i % 10000),
	    err->field[0] ? "." : "", err->field);
	memcpy(err->field, field, sizeof(field));
	return rc;
}

static enum dk_rc
read_place(struct dk_session *s, struct dk_order *o, const struct dk_place *place,
    struct dk_err *err)
{
	struct dk_address address = { .customer_id = o->customer_id, .code = "", .place = *place,
		.phone = "", .note = "", .carrier = "", .window = "" };
	enum dk_put did;
	enum dk_rc rc = dk_address_put(s, &address, &did, err);

	o->address_id = address.id;
	o->ship_to = "";
	return rc;
}

/* A file names the customer and the day it was placed to be read by people; they do not change. */
static enum dk_rc
read_head(struct dk_session *s, struct dk_arena *a, struct dk_order *o,
    const struct dk_order_input *in, struct dk_err *err)
{
	const struct {
		const char *field, *value;
	} fields[] = {
		{ "customer_po", in->customer_po }, { "wanted", in->wanted },
		{ "ship_to", in->ship_to }, { "carrier", in->carrier },
		{ "discount", in->discount }, { "freight", in->freight }, { "note", in->note },
	};
	enum dk_rc rc = DK_OK;

	if (given(in->customer) && strcmp(in->customer, o->customer) != 0)
		return dk_fail(err, DK_EREFUSED, "customer",
		    "Order %s is of customer %s; cancel it and enter one of %.40s.", o->amends,
		    o->customer, in->customer);
	if (given(in->placed) && strcmp(in->placed, dk_date_iso(o->placed).s) != 0)
		return dk_fail(err, DK_EREFUSED, "placed",
		    "Order %s was placed on %s; that day stays.", o->amends,
		    dk_date_iso(o->placed).s);
	if (in->place != NULL)
		rc = read_place(s, o, in->place, err);
	for (size_t i = 0; rc == DK_OK && i < DK_COUNT(fields); i++)
		if (given(fields[i].value))
			rc = dk_header_set(s, a, o, fields[i].field, fields[i].value, err);
	return rc;
}

/* The order that becomes the file's: its first lines are the order's own. */
struct match {
	struct dk_order *o;
	size_t count;
	bool *taken; /* by a line of the file */
};

/* A line at a typed price of 0 means the gift of that item; any other is bought. */
static bool
means_gift(const struct dk_order_line *l)
{
	return strcmp(l->layer, "manual") == 0 && l->price.e4 == 0;
}

/* The first line of that item and unit, or memo, that no line of the file has taken yet. */
static struct dk_order_line *
find(const struct match *m, const struct dk_order_line *l)
{
	for (size_t i = 0; i < m->count; i++) {
		struct dk_order_line *x = &m->o->lines[i];

		if (m->taken[i] || x->product_id != l->product_id ||
		    (dk_layer_is_gift(x->layer) && !means_gift(l)))
			continue;
		if (l->product_id == 0 ? strcmp(x->text, l->text) == 0
		    : strcmp(x->unit, l->unit) == 0)
			return x;
	}
	return NULL;
}

/* The file's line into the order's: its price, discount and the like only where it names them. */
static enum dk_rc
read_line(struct dk_session *s, struct dk_arena *a, struct match *m,
    const struct dk_line_input *in, struct dk_err *err)
{
	struct dk_order *o = m->o;
	struct dk_order_line fresh = dk_line_blank((int64_t)o->line_count + 1), same, *l;
	enum dk_rc rc = dk_line_read(s, a, o, in, &fresh, err);

	if (rc == DK_OK && given(in->unit) && strcmp(in->unit, fresh.unit) != 0)
		rc = dk_fail(err, DK_EINPUT, "unit",
		    "The quantity says %.16s, the unit %.16s; which of them is it?", fresh.unit,
		    in->unit);
	if (rc != DK_OK)
		return rc;
	if ((l = find(m, &fresh)) == NULL) {
		o->lines[o->line_count++] = fresh;
		return DK_OK;
	}
	m->taken[l - o->lines] = true;
	if (l->product_id == 0)
		return DK_OK;
	if (dk_layer_is_gift(l->layer)) {
		if (dk_line_live(l) != fresh.ordered.milli)
			dk_line_merge(l, &fresh, LINE_QTY);
		return DK_OK;
	}
	same = *l;
	rc = dk_line_read(s, a, o, in, l, err);
	if (dk_line_live(&same) == fresh.ordered.milli) /* what is given up of it stays so */
		dk_line_merge(l, &same, LINE_QTY);
	else
		l->cancelled = DK_QTY(0);
	return rc;
}

enum dk_rc
dk_amendment_read(struct dk_session *s, struct dk_arena *a, struct dk_amendment *m,
    const struct dk_order_input *in, struct dk_err *err)
{
	size_t count = m->now->line_count;
	struct match lines = { .count = count,
		.taken = dk_arena_array(a, count + 1, sizeof(bool)) };
	struct dk_order_facts facts;
	struct dk_order *o;
	enum dk_rc rc;

	if (in->line_count == 0 || count + in->line_count > DK_LINES_MAX)
		return dk_fail(err, DK_EINPUT, "lines", "An order has 1 to %d lines.",
		    DK_LINES_MAX);
	dk_amendment_copy(s, a, m);
	m->mine = o = lines.o = dk_order_dup(a, m->mine, in->line_count);
	for (size_t i = 0; i < count; i++)
		lines.taken[i] = dk_line_is_part(&o->lines[i]); /* a file names the kit */
	rc = read_head(s, a, o, in, err);
	for (size_t i = 0; rc == DK_OK && i < in->line_count; i++)
		rc = at_line(read_line(s, a, &lines, &in->lines[i].line, err), i, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		if (!lines.taken[i] && !dk_layer_is_gift(o->lines[i].layer)) /* gifts follow */
			o->lines[i].cancelled = o->lines[i].ordered;
	if (rc == DK_OK)
		rc = dk_kits_follow(o, NULL, 0, err);
	if (rc == DK_OK)
		dk_amend_keep(o, m->base);
	return rc == DK_OK ? dk_order_price(s, a, o, &facts, err) : rc;
}
