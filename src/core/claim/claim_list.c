/* claim_list.c - claims found and read, and the table of their kinds. */
#include <ctype.h>
#include <string.h>

#include "core/claim/private.h"
#include "core/control/number.h"

#define WHO(column) " coalesce((SELECT u.name FROM users u WHERE u.id = k." column "), '')"
#define HEAD \
	"SELECT k.id, k.order_id, k.customer_id, k.invoice_id, k.request_id, k.replacement_id," \
	" k.number, o.number, c.number, c.name, coalesce(v.number, ''), k.kind, k.state," \
	" k.verdict, k.outcome, k.cause, k.said, k.evidence, k.why, k.asked, k.accepted," \
	WHO("entered_by") ", k.entered_at," WHO("decided_by") ", k.decided_at," \
	WHO("settled_by") ", k.settled_at, coalesce(q.state, ''), coalesce(q.answer, '')," \
	" coalesce((SELECT group_concat(i.number, ', ') FROM claim_credit g" \
	"  JOIN invoice i ON i.id = g.credit_id WHERE g.claim_id = k.id), '')," \
	" coalesce((SELECT sum(i.total) FROM claim_credit g" \
	"  JOIN invoice i ON i.id = g.credit_id WHERE g.claim_id = k.id), 0)," \
	" coalesce(n.number, ''), k.version, o.currency, k.freight, k.ok_freight" \
	" FROM claim k JOIN orders o ON o.id = k.order_id JOIN customer c ON c.id = k.customer_id" \
	" LEFT JOIN invoice v ON v.id = k.invoice_id LEFT JOIN request q ON q.id = k.request_id" \
	" LEFT JOIN orders n ON n.id = k.replacement_id"

static const char SQL_ONE[] = HEAD " WHERE k.id = :id";
static const char SQL_OPEN[] = HEAD
    " WHERE k.state IN ('open', 'decided') AND k.verdict <> 'refused' ORDER BY k.id";
static const char SQL_ALL[] = HEAD " ORDER BY k.id DESC";
static const char SQL_OF_ORDER[] = HEAD " WHERE k.order_id = :order ORDER BY k.id DESC";
static const char SQL_NUMBER[] = "SELECT id FROM claim WHERE number = :number";
static const char SQL_LINES[] =
    "SELECT x.line_no, l.line_no, x.line_id, l.sku, l.text, p.unit, x.qty, x.ok_qty, x.price,"
    " x.off, x.amount, x.ok_amount FROM claim_line x JOIN order_line l ON l.id = x.line_id"
    " JOIN product p ON p.id = l.product_id WHERE x.claim_id = :id ORDER BY x.line_no";

const struct dk_claim_kind *
dk_claim_kinds(void)
{
	static const struct dk_claim_kind kinds[] = {
#define DK_CLAIM_KIND(code, key, text, what) { code, key, text, DK_CLAIM_##what },
#include "core/claim/kinds.def"
#undef DK_CLAIM_KIND
		{ NULL, '\0', "", DK_CLAIM_GOODS },
	};

	return kinds;
}

enum dk_rc
dk_claim_kind_find(const char *word, const struct dk_claim_kind **out, struct dk_err *err)
{
	char all[200] = "";

	for (const struct dk_claim_kind *k = dk_claim_kinds(); k->code != NULL; k++) {
		size_t len = strlen(all);

		if (strcasecmp(word, k->code) == 0 ||
		    (toupper((unsigned char)word[0]) == k->key && word[1] == '\0'))
			return *out = k, DK_OK;
		snprintf(all + len, sizeof(all) - len, "%s%s", len > 0 ? ", " : "", k->code);
	}
	return dk_fail(err, DK_EINPUT, "kind", "A claim is one of %s, or its first letter.", all);
}

static void
read_head(struct dk_stmt *st, struct dk_arena *a, struct dk_claim *c)
{
	*c = (struct dk_claim){ .id = dk_col_id(st, 0), .order_id = dk_col_id(st, 1),
		.customer_id = dk_col_id(st, 2), .invoice_id = dk_col_id(st, 3),
		.request_id = dk_col_id(st, 4), .replacement_id = dk_col_id(st, 5),
		.number = dk_col_text(st, 6, a), .order = dk_col_text(st, 7, a),
		.customer = dk_col_text(st, 8, a), .customer_name = dk_col_text(st, 9, a),
		.invoice = dk_col_text(st, 10, a), .kind = dk_claim_kinds(),
		.state = dk_col_text(st, 12, a), .verdict = dk_col_text(st, 13, a),
		.outcome = dk_col_text(st, 14, a), .cause = dk_col_text(st, 15, a),
		.said = dk_col_text(st, 16, a), .evidence = dk_col_text(st, 17, a),
		.why = dk_col_text(st, 18, a), .asked = dk_col_money(st, 19),
		.accepted = dk_col_money(st, 20), .entered_by = dk_col_text(st, 21, a),
		.entered_at = dk_col_text(st, 22, a), .decided_by = dk_col_text(st, 23, a),
		.decided_at = dk_col_text(st, 24, a), .settled_by = dk_col_text(st, 25, a),
		.settled_at = dk_col_text(st, 26, a), .asked_state = dk_col_text(st, 27, a),
		.answer = dk_col_text(st, 28, a), .credits = dk_col_text(st, 29, a),
		.total = dk_col_money(st, 30), .replacement = dk_col_text(st, 31, a),
		.version = dk_col_i64(st, 32),
		.currency = dk_col_text(st, 33, a), .freight = dk_col_money(st, 34),
		.ok_freight = dk_col_money(st, 35) };
	for (const struct dk_claim_kind *k = c->kind; k->code != NULL; k++)
		if (strcmp(k->code, dk_col_peek(st, 11)) == 0)
			c->kind = k;
}

static void
read_line(struct dk_stmt *st, struct dk_arena *a, struct dk_claim_line *l)
{
	*l = (struct dk_claim_line){ .line_no = dk_col_i64(st, 0),
		.order_line = dk_col_i64(st, 1), .line_id = dk_col_id(st, 2),
		.sku = dk_col_text(st, 3, a), .name = dk_col_text(st, 4, a),
		.unit = dk_col_text(st, 5, a), .qty = dk_col_qty(st, 6),
		.ok_qty = dk_col_qty(st, 7), .price = dk_col_price(st, 8),
		.off = dk_col_price(st, 9), .amount = dk_col_money(st, 10),
		.ok_amount = dk_col_money(st, 11) };
}

enum dk_rc
dk_claim_read(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_claim **out,
    struct dk_err *err)
{
	struct dk_claim *c = dk_arena_alloc(a, sizeof(*c));
	struct dk_stmt *st = dk_sql(s->db, SQL_ONE);
	size_t cap = 0;
	enum dk_rc rc;
	bool more;

	*out = NULL;
	dk_bind_id(st, ":id", id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "claim",
		    "That is no claim. See: docket claim list --all");
	read_head(st, a, c);
	dk_done(st);
	st = dk_sql(s->db, SQL_LINES);
	dk_bind_id(st, ":id", id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		c->lines = dk_arena_grow(a, c->lines, c->line_count, &cap, sizeof(*c->lines));
		read_line(st, a, &c->lines[c->line_count++]);
	}
	if (rc == DK_OK)
		*out = c;
	return rc;
}

enum dk_rc
dk_claim_load(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_claim **out,
    struct dk_err *err)
{
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = NULL;
	return rc == DK_OK ? dk_claim_read(s, a, id, out, err) : rc;
}

enum dk_rc
dk_claim_find(struct dk_session *s, const char *number, dk_id *id, struct dk_err *err)
{
	return dk_number_find(s, SQL_NUMBER, "claim", number, id, err);
}

enum dk_rc
dk_claim_list(struct dk_session *s, struct dk_arena *a, const struct dk_claim_query *q,
    struct dk_claim **out, size_t *count, struct dk_err *err)
{
	struct dk_stmt *st;
	size_t cap = 0;
	bool more;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = NULL;
	*count = 0;
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, q->order_id != 0 ? SQL_OF_ORDER : q->all ? SQL_ALL : SQL_OPEN);
	if (q->order_id != 0)
		dk_bind_id(st, ":order", q->order_id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		read_head(st, a, &(*out)[(*count)++]);
	}
	return rc;
}
