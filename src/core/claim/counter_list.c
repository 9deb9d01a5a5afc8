/* counter_list.c - counter-claims found and read. */
#include "core/claim/private.h"
#include "core/control/number.h"

#define HEAD \
	"SELECT x.id, x.claim_id, coalesce(x.supplier_id, 0), x.number, k.number, k.kind," \
	" coalesce(p.number, x.carrier), coalesce(p.name, ''), x.state, x.reference, x.why," \
	" coalesce((SELECT u.name FROM users u WHERE u.id = x.entered_by), ''), x.entered_at," \
	" x.moved_at, x.asked, x.accepted, x.paid, x.version" \
	" FROM counter_claim x JOIN claim k ON k.id = x.claim_id" \
	" LEFT JOIN supplier p ON p.id = x.supplier_id"
static const char SQL_ONE[] = HEAD " WHERE x.id = :id";
static const char SQL_OPEN[] = HEAD
    " WHERE x.state IN ('open', 'sent', 'accepted') ORDER BY x.id";
static const char SQL_ALL[] = HEAD " ORDER BY x.id DESC";
static const char SQL_OF_CLAIM[] = HEAD " WHERE x.claim_id = :claim ORDER BY x.id";
static const char SQL_NUMBER[] = "SELECT id FROM counter_claim WHERE number = :number";

static void
read_one(struct dk_stmt *st, struct dk_arena *a, struct dk_counter_claim *x)
{
	*x = (struct dk_counter_claim){ .id = dk_col_id(st, 0), .claim_id = dk_col_id(st, 1),
		.supplier_id = dk_col_id(st, 2), .number = dk_col_text(st, 3, a),
		.claim = dk_col_text(st, 4, a), .kind = dk_col_text(st, 5, a),
		.party = dk_col_text(st, 6, a), .party_name = dk_col_text(st, 7, a),
		.state = dk_col_text(st, 8, a), .reference = dk_col_text(st, 9, a),
		.why = dk_col_text(st, 10, a), .entered_by = dk_col_text(st, 11, a),
		.entered_at = dk_col_text(st, 12, a), .moved_at = dk_col_text(st, 13, a),
		.asked = dk_col_money(st, 14), .accepted = dk_col_money(st, 15),
		.paid = dk_col_money(st, 16), .version = dk_col_i64(st, 17) };
}

enum dk_rc
dk_counter_claim_read(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_counter_claim **out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_ONE);
	enum dk_rc rc;
	bool more;

	*out = NULL;
	dk_bind_id(st, ":id", id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "claim",
		    "That is no counter-claim. See: docket claim counters --all");
	*out = dk_arena_alloc(a, sizeof(**out));
	read_one(st, a, *out);
	dk_done(st);
	return DK_OK;
}

enum dk_rc
dk_counter_claim_load(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_counter_claim **out, struct dk_err *err)
{
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = NULL;
	return rc == DK_OK ? dk_counter_claim_read(s, a, id, out, err) : rc;
}

enum dk_rc
dk_counter_claim_find(struct dk_session *s, const char *number, dk_id *id, struct dk_err *err)
{
	return dk_number_find(s, SQL_NUMBER, "counter-claim", number, id, err);
}

enum dk_rc
dk_counter_claim_list(struct dk_session *s, struct dk_arena *a,
    const struct dk_counter_claim_query *q, struct dk_counter_claim **out, size_t *count,
    struct dk_err *err)
{
	struct dk_stmt *st;
	size_t cap = 0;
	bool more;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = NULL;
	*count = 0;
	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, q->claim_id != 0 ? SQL_OF_CLAIM : q->all ? SQL_ALL : SQL_OPEN);
	if (q->claim_id != 0)
		dk_bind_id(st, ":claim", q->claim_id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
		read_one(st, a, &(*out)[(*count)++]);
	}
	return rc;
}
