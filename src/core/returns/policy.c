/* policy.c - the dated rules of returns: kept, and asked about a sale. */
#include <string.h>

#include "core/control/change.h"
#include "docket/return_rule.h"
#include "docket/setting.h"
#include "docket/text.h"

#define COLUMNS "valid_from, class, reason, grp, days, verdict, fee, fee_code, clause," \
	" freight, valid_to"

static const char SQL_LIST[] = "SELECT " COLUMNS " FROM return_rule"
    " ORDER BY valid_from, class, reason, grp";
static const char SQL_FIND[] = "SELECT " COLUMNS " FROM return_rule WHERE valid_from = :from"
    " AND class = :class AND reason = :reason AND grp = :group";
static const char SQL_PUT[] =
    "INSERT INTO return_rule (" COLUMNS ") VALUES (:from, :class, :reason, :group, :days,"
    " :verdict, :fee, :fee_code, :clause, :freight, :to)"
    " ON CONFLICT (valid_from, class, reason, grp) DO UPDATE SET days = excluded.days,"
    " verdict = excluded.verdict, fee = excluded.fee,"
    " fee_code = excluded.fee_code, clause = excluded.clause, freight = excluded.freight,"
    " valid_to = excluded.valid_to";
static const char SQL_BEST[] = "SELECT " COLUMNS " FROM return_rule"
    " WHERE valid_from <= :day AND (valid_to = '' OR valid_to >= :day)"
    " AND class IN ('', :class) AND reason IN ('', :reason) AND grp IN ('', :group)"
    " ORDER BY class <> '' DESC, reason <> '' DESC, grp <> '' DESC, valid_from DESC LIMIT 1";
static const char SQL_SALE[] =
    "SELECT o.placed, c.grp, p.attributes, p.hazard FROM order_line l"
    " JOIN orders o ON o.id = l.order_id JOIN customer c ON c.id = o.customer_id"
    " JOIN product p ON p.id = l.product_id WHERE l.id = :line";
/* the last of it to arrive, as far as is known, else to leave; a kit's parts carry its number */
static const char SQL_ARRIVED[] =
    "SELECT max(coalesce((SELECT max(substr(d.at, 1, 10)) FROM delivery d"
    "  WHERE d.shipment_id = h.id AND d.outcome IN ('delivered', 'partly')), h.date))"
    " FROM order_line l JOIN order_line k ON k.order_id = l.order_id AND (k.id = l.id"
    "  OR k.kit_no = l.line_no) JOIN shipment_line x ON x.line_id = k.id"
    " JOIN shipment h ON h.id = x.shipment_id WHERE l.id = :line AND h.date <> ''"
    " AND x.picked > 0";

static const char SQL_TAX[] = "SELECT count(*) FROM tax WHERE code = :code";

static void
read_rule(struct dk_stmt *st, struct dk_arena *a, struct dk_return_rule *r)
{
	*r = (struct dk_return_rule){ dk_col_date(st, 0), dk_col_text(st, 1, a),
		dk_col_text(st, 2, a), dk_col_text(st, 3, a), dk_col_i64(st, 4),
		dk_col_text(st, 5, a), dk_col_rate(st, 6), dk_col_text(st, 7, a),
		dk_col_text(st, 8, a), dk_col_text(st, 9, a), dk_col_peek(st, 10)[0] != '\0',
		dk_col_date(st, 10), 0, "" };
	r->key = dk_fmt(a, "%s|%s|%s|%s", dk_col_peek(st, 0), r->class, r->reason, r->group);
}

static bool
is_same(const struct dk_return_rule *a, const struct dk_return_rule *b)
{
	return a->days == b->days && strcmp(a->verdict, b->verdict) == 0 &&
	    a->fee.e5 == b->fee.e5 && strcmp(a->fee_code, b->fee_code) == 0 &&
	    strcmp(a->clause, b->clause) == 0 && strcmp(a->freight, b->freight) == 0 &&
	    a->has_end == b->has_end && (!a->has_end || a->to.days == b->to.days);
}

static enum dk_rc
check_rule(struct dk_arena *a, struct dk_return_rule *r, struct dk_err *err)
{
	const struct dk_return_reason *reason;
	char *clause = NULL;
	enum dk_rc rc = DK_OK;

	if (r->reason[0] != '\0') {
		rc = dk_return_reason_find(r->reason, &reason, err);
		if (rc == DK_OK)
			r->reason = reason->code;
	}
	if (rc == DK_OK)
		rc = dk_text_clean(a, r->clause, false, 500, &clause, err);
	if (rc != DK_OK)
		return rc;
	r->clause = clause;
	if (strcmp(r->verdict, "allowed") != 0 && strcmp(r->verdict, "approval") != 0 &&
	    strcmp(r->verdict, "refused") != 0)
		return dk_fail(err, DK_EINPUT, "verdict",
		    "The verdict is one of allowed, approval, refused.");
	if (r->days < 0 || r->days > 3650)
		return dk_fail(err, DK_EINPUT, "days", "The days are 0 (no end) to 3650.");
	if (r->fee.e5 < 0 || r->fee.e5 > 100000)
		return dk_fail(err, DK_EINPUT, "fee", "The fee is 0 to 100 percent.");
	if (r->freight == NULL || r->freight[0] == '\0')
		r->freight = "customer";
	if (strcmp(r->freight, "customer") != 0 && strcmp(r->freight, "charged") != 0 &&
	    strcmp(r->freight, "house") != 0)
		return dk_fail(err, DK_EINPUT, "freight",
		    "The way back is one of customer (sends it), charged, house (pays it).");
	if (r->has_end && dk_date_is_set(r->from) && dk_date_diff(r->to, r->from) < 0)
		return dk_fail(err, DK_EINPUT, "to", "The rule would end before it begins.");
	if (r->clause[0] == '\0')
		return dk_fail(err, DK_EINPUT, "clause", "Give the clause: customers are told it.");
	return DK_OK;
}

/* A fee that no rate is known for would stop the credit on the day that it is due. */
static enum dk_rc
check_tax(struct dk_session *s, const struct dk_return_rule *r, struct dk_err *err)
{
	struct dk_stmt *st;
	int64_t count = 0;
	enum dk_rc rc;

	if (r->fee_code[0] == '\0')
		return DK_OK;
	st = dk_sql(s->db, SQL_TAX);
	dk_bind_text(st, ":code", r->fee_code);
	rc = dk_one(st, 0, &count, err);
	if (rc == DK_OK && count == 0)
		rc = dk_fail(err, DK_EINPUT, "fee_tax", "There is no tax code %.20s. Leave it away"
		    " for the code of the goods, or see: docket export tax", r->fee_code);
	return rc;
}

static void
bind_key(struct dk_stmt *st, const struct dk_return_rule *r)
{
	dk_bind_text(st, ":from", dk_date_is_set(r->from) ? dk_date_iso(r->from).s : "");
	dk_bind_text(st, ":class", r->class);
	dk_bind_text(st, ":reason", r->reason);
	dk_bind_text(st, ":group", r->group);
}

static enum dk_rc
store_rule(struct dk_change *ch, const struct dk_return_rule *r, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_PUT);

	bind_key(st, r);
	dk_bind_i64(st, ":days", r->days);
	dk_bind_text(st, ":verdict", r->verdict);
	dk_bind_i64(st, ":fee", r->fee.e5);
	dk_bind_text(st, ":fee_code", r->fee_code);
	dk_bind_text(st, ":clause", r->clause);
	dk_bind_text(st, ":freight", r->freight);
	dk_bind_text(st, ":to", r->has_end ? dk_date_iso(r->to).s : "");
	dk_change_subject(ch, "return-rule", 1);
	dk_change_text(ch, "from", dk_date_is_set(r->from) ? dk_date_iso(r->from).s : "");
	dk_change_text(ch, "class", r->class);
	dk_change_text(ch, "reason", r->reason);
	dk_change_text(ch, "group", r->group);
	dk_change_i64(ch, "days", r->days);
	dk_change_text(ch, "verdict", r->verdict);
	dk_change_text(ch, "fee", dk_rate_text(r->fee).s);
	dk_change_text(ch, "clause", r->clause);
	dk_change_text(ch, "to", r->has_end ? dk_date_iso(r->to).s : "");
	return dk_run(st, NULL, err);
}

enum dk_rc
dk_return_rule_put(struct dk_session *s, const struct dk_return_rule *in, enum dk_put *did,
    struct dk_err *err)
{
	struct dk_return_rule r = *in, before;
	struct dk_arena tmp = { 0 };
	struct dk_change ch;
	struct dk_stmt *st;
	bool more = false;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_MASTER_EDIT, "return-rule.put", &ch, err);

	*did = DK_PUT_UNCHANGED;
	if (rc != DK_OK)
		return rc;
	rc = check_rule(&tmp, &r, err);
	if (rc == DK_OK)
		rc = check_tax(s, &r, err);
	if (rc == DK_OK) {
		st = dk_sql(s->db, SQL_FIND);
		bind_key(st, &r);
		rc = dk_row(st, &more, err);
		if (more) {
			read_rule(st, &tmp, &before);
			dk_done(st);
		}
	}
	if (rc == DK_OK && !(more && is_same(&r, &before))) {
		*did = more ? DK_PUT_CHANGED : DK_PUT_ADDED;
		rc = store_rule(&ch, &r, err);
	}
	rc = dk_change_end(&ch, rc, err);
	dk_arena_free(&tmp);
	return rc;
}

enum dk_rc
dk_return_rule_list(struct dk_session *s, struct dk_arena *a, struct dk_return_rule **out,
    size_t *count, struct dk_err *err)
{
	struct dk_stmt *st;
	size_t cap = 0;
	bool more;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = NULL;
	*count = 0;
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_LIST);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		read_rule(st, a, &(*out)[*count]);
		(*out)[*count].id = (dk_id)*count + 1;
		(*count)++;
	}
	return rc;
}

/* The value of `class` in "size=M8;class=fresh", else the shipping class. */
static const char *
class_of(struct dk_arena *a, const char *attributes, const char *hazard)
{
	for (const char *p = attributes; *p != '\0'; p += *p == ';') {
		size_t len = strcspn(p, ";");

		if (strncmp(p, "class=", 6) == 0)
			return dk_fmt(a, "%.*s", (int)(len - 6), p + 6);
		p += len;
	}
	return dk_arena_dup(a, hazard);
}

struct sale {
	dk_date placed;
	const char *group, *class;
};

static enum dk_rc
read_sale(struct dk_session *s, struct dk_arena *a, dk_id line_id, struct sale *out,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_SALE);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":line", line_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "line", "There is no such line of goods.");
	*out = (struct sale){ dk_col_date(st, 0), dk_col_text(st, 1, a),
		class_of(a, dk_col_text(st, 2, a), dk_col_text(st, 3, a)) };
	dk_done(st);
	return DK_OK;
}

static enum dk_rc
read_arrival(struct dk_session *s, dk_id line_id, struct dk_return_answer *out,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_ARRIVED);
	enum dk_rc rc;
	bool more;

	out->delivered = DK_NO_DATE;
	dk_bind_id(st, ":line", line_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (dk_col_peek(st, 0)[0] != '\0') {
		out->delivered = dk_col_date(st, 0);
		out->days = dk_date_diff(dk_session_today(s), out->delivered);
	}
	dk_done(st);
	return DK_OK;
}

static enum dk_rc
best(struct dk_session *s, struct dk_arena *a, const struct sale *sale, const char *reason,
    struct dk_return_rule *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_BEST);
	enum dk_rc rc;
	bool more;

	*out = (struct dk_return_rule){ .verdict = "allowed", .fee_code = "", .clause = "",
		.freight = "customer", .key = "" };
	dk_bind_date(st, ":day", sale->placed);
	dk_bind_text(st, ":class", sale->class);
	dk_bind_text(st, ":reason", reason);
	dk_bind_text(st, ":group", sale->group);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_setting_i64(s, "return_days", &out->days, err);
	read_rule(st, a, out);
	dk_done(st);
	return DK_OK;
}

enum dk_rc
dk_return_ask(struct dk_session *s, struct dk_arena *a, const struct dk_return_ask *ask,
    struct dk_return_answer *out, struct dk_err *err)
{
	struct dk_return_rule rule = { .verdict = "refused", .fee_code = "", .clause = "",
		.freight = "customer", .key = "" };
	struct sale sale = { DK_NO_DATE, "", "" };
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = (struct dk_return_answer){ .verdict = "refused", .fee_code = "", .clause = "",
		.freight = "customer", .rule = "" };
	if (rc == DK_OK)
		rc = read_sale(s, a, ask->line_id, &sale, err);
	if (rc == DK_OK)
		rc = read_arrival(s, ask->line_id, out, err);
	if (rc == DK_OK)
		rc = best(s, a, &sale, ask->reason, &rule, err);
	if (rc != DK_OK)
		return rc;
	out->verdict = rule.verdict;
	out->window = rule.days;
	out->fee = rule.fee;
	out->fee_code = rule.fee_code;
	out->clause = rule.clause;
	out->freight = rule.freight;
	out->rule = rule.key;
	out->is_late = strcmp(rule.verdict, "refused") != 0 && rule.days > 0 &&
	    out->days > rule.days;
	if (out->is_late)
		out->verdict = "refused";
	return DK_OK;
}
