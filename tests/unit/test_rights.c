/*
 * test_rights.c - who may do what: every public operation against every right.
 *
 * rights_rows.def names the rights each operation needs. It is called as every role, as a user
 * who is disabled, as nobody, with each single right denied and with each single right alone;
 * it must answer as the row says, and when it is denied it must not have changed anything. Every
 * cell is undone, so the company is the same for all. An operation without a row fails the test.
 */
#include <ctype.h>
#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>
#include <sodium.h>

#include "core/control/rights.h"
#include "db/private.h"
#include "docket/account.h"
#include "docket/ageing.h"
#include "docket/dunning.h"
#include "docket/amend.h"
#include "docket/alike.h"
#include "docket/atp.h"
#include "docket/backup.h"
#include "docket/billing.h"
#include "docket/day.h"
#include "docket/day_facts.h"
#include "docket/day_margin.h"
#include "docket/day_money.h"
#include "docket/day_stock.h"
#include "docket/day_value.h"
#include "docket/deposit.h"
#include "docket/prepaid.h"
#include "docket/document.h"
#include "docket/exemption.h"
#include "docket/explain.h"
#include "docket/export.h"
#include "docket/handover.h"
#include "docket/import.h"
#include "docket/inquiry.h"
#include "docket/ledger_export.h"
#include "docket/ledger_file.h"
#include "docket/lesson.h"
#include "docket/journal.h"
#include "docket/kit.h"
#include "docket/link.h"
#include "docket/lost_sale.h"
#include "docket/mail_order.h"
#include "docket/order_list.h"
#include "docket/owed.h"
#include "docket/pending.h"
#include "docket/price.h"
#include "docket/price_head.h"
#include "docket/price_plan.h"
#include "docket/promotion.h"
#include "docket/receipt.h"
#include "docket/withholding.h"
#include "docket/reorder.h"
#include "docket/report.h"
#include "docket/setting.h"
#include "docket/expire.h"
#include "docket/trace.h"
#include "docket/statement.h"
#include "docket/stock.h"
#include "docket/stock_cost.h"
#include "docket/supplier_bill.h"
#include "docket/exchange.h"
#include "docket/return_plan.h"
#include "docket/counter_claim.h"
#include "docket/day_claim.h"
#include "docket/day_exchange.h"
#include "docket/supplier_return.h"
#include "docket/tax.h"
#include "docket/ubl.h"
#include "docket/tell.h"
#include "docket/user.h"
#include "docket/verify.h"
#include "docket/window.h"
#include "fixture.h"
#include "rights_ground.h"

/* a bit a right, by the names of right.h */
enum {
#define X(id, name, allows, unit) id = 1 << DK_RIGHT_##id,
	DK_RIGHTS(X)
#undef X
};

enum effect { READS, WRITES, REFUSED, BUSY };

typedef enum dk_rc call_fn(struct rights_ground *g, struct dk_session *s, struct dk_arena *a,
    struct dk_err *err);

#define LIT(...) __VA_ARGS__
#define ROW(fn, variant, effect, needs, vars, ...) \
	static enum dk_rc call_##fn##_##variant(struct rights_ground *g, struct dk_session *s, \
	    struct dk_arena *a, struct dk_err *err) \
	{ \
		vars; \
		(void)g; \
		(void)a; \
		return fn(__VA_ARGS__); \
	}
#include "rights_rows.def"
#undef ROW

struct row {
	const char *function, *variant;
	enum effect effect;
	uint32_t needs;
	call_fn *call;
};

static const struct row rows[] = {
#define ROW(fn, variant, effect, needs, vars, ...) \
	{ #fn, #variant, effect, needs, call_##fn##_##variant },
#include "rights_rows.def"
#undef ROW
};

/* Operations that take a session and ask for no right, and why. */
static const struct {
	const char *function, *why;
} exempt[] = {
	{ "dk_session_close", "lets go of the handle" },
	{ "dk_session_tie", "is how somebody signs in" },
	{ "dk_session_sign_in", "is how somebody signs in" },
	{ "dk_session_sign_out", "is how somebody leaves" },
	{ "dk_session_now", "reads the clock" },
	{ "dk_handover_seen", "marks as read what was left to the acting user, who needs view" },
	{ "dk_session_today", "reads the clock" },
	{ "dk_session_currency", "tells how a currency is written" },
	{ "dk_session_exponent", "tells how a currency is written" },
	{ "dk_session_money", "writes an amount that its caller has read" },
	{ "dk_product_horizon", "tells how the house works" },
	{ "dk_tell_message", "words what its caller has read" },
	{ "dk_session_may", "is the question itself" },
	{ "dk_session_limit", "is the question itself; 0 for who lacks the right" },
	{ "dk_desk_door_read", "is shown at the door, before anybody signs in" },
	{ "dk_currency_is_house", "tells a code from another" },
	{ "dk_currency_check", "looks at a code" },
	{ "dk_currency_home", "computes what its caller has read" },
	{ "dk_currency_own", "computes what its caller has read" },
	{ "dk_currency_parts", "computes what its caller has read" },
	{ "dk_currency_price", "computes what its caller has read" },
	{ "dk_setting_text", "tells how the house works, also before anybody signs in" },
	{ "dk_setting_i64", "tells how the house works, also before anybody signs in" },
	{ "dk_setting_bool", "tells how the house works, also before anybody signs in" },
};

/* Who acts in a cell: a role, and on top of it rights given and denied. */
struct actor {
	const char *name;
	enum dk_role role;
	uint32_t given, denied;
	bool is_disabled, is_nobody;
};

/* Each right alone, and each that is missing, makes 60 cells a row. Sanitizers look at memory, and
 * the eight other actors walk all of that: there a few rights do. */
#ifdef DK_SANITIZE
enum { FIRST_RIGHT = DK_RIGHT_COUNT - 2 };
#else
enum { FIRST_RIGHT = 0 };
#endif

#define EVERY ((UINT32_C(1) << DK_RIGHT_COUNT) - 1)

static int64_t faults, cells;

static void
fault(const struct row *r, const struct actor *who, const char *what, const char *text)
{
	static const struct row *last;
	static int told; /* of this row: a few say it all */

	told = r == last ? told + 1 : 0;
	last = r;
	faults++;
	if (told < 6)
		print_error("%s %s, %s: %s %s\n", r->function, r->variant, who->name, what, text);
}

static void
sql(struct dk_session *s, const char *text)
{
	if (sqlite3_exec(s->db->raw, text, NULL, NULL, NULL) != SQLITE_OK)
		fail_msg("%s: %s", text, sqlite3_errmsg(s->db->raw));
}

/* Adds what a statement reads to the digest. */
static void
digest_rows(struct dk_session *s, const char *text, crypto_generichash_state *sum)
{
	sqlite3_stmt *st = NULL;

	assert_int_equal(sqlite3_prepare_v2(s->db->raw, text, -1, &st, NULL), SQLITE_OK);
	while (sqlite3_step(st) == SQLITE_ROW)
		for (int i = 0; i < sqlite3_column_count(st); i++) {
			int len = sqlite3_column_bytes(st, i);
			const void *value = sqlite3_column_blob(st, i);

			crypto_generichash_update(sum, (const unsigned char *)&len, sizeof(len));
			if (len > 0)
				crypto_generichash_update(sum, value, (unsigned long long)len);
		}
	sqlite3_finalize(st);
}

/* Of every row of every table, as this connection sees them. */
static uint64_t
digest(struct dk_session *s)
{
	crypto_generichash_state sum;
	sqlite3_stmt *st = NULL;
	uint64_t out;

	crypto_generichash_init(&sum, NULL, 0, 16);
	assert_int_equal(sqlite3_prepare_v2(s->db->raw,
	    "SELECT 'SELECT * FROM \"' || name || '\"' FROM sqlite_schema WHERE type = 'table'"
	    " AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name", -1, &st, NULL), SQLITE_OK);
	while (sqlite3_step(st) == SQLITE_ROW)
		digest_rows(s, (const char *)sqlite3_column_text(st, 0), &sum);
	sqlite3_finalize(st);
	crypto_generichash_final(&sum, (unsigned char *)&out, sizeof(out));
	return out;
}

/* The acting user becomes this one; past docket's functions, inside the cell's transaction. */
static void
become(struct dk_session *s, const struct actor *who)
{
	char text[200];

	snprintf(text, sizeof(text),
	    "UPDATE users SET role = '%s', is_disabled = %d WHERE id = %lld",
	    dk_role_name(who->role), who->is_disabled, (long long)s->user_id);
	sql(s, text);
	for (int i = 0; i < DK_RIGHT_COUNT; i++) {
		if (((who->given | who->denied) >> i & 1) == 0)
			continue;
		snprintf(text, sizeof(text),
		    "INSERT INTO user_right (user_id, right_name, is_given)"
		    " VALUES (%lld, '%s', %d)",
		    (long long)s->user_id, dk_right_name((enum dk_right)i),
		    (int)(who->given >> i & 1));
		sql(s, text);
	}
	if (who->is_nobody)
		dk_session_sign_out(s);
	s->rights.tx = 0;
}

/* The rights this user holds, by the table of roles and what stands on top. */
static uint32_t
held(const struct actor *who)
{
	uint32_t out = 0;
	int64_t limit;

	for (int i = 0; i < DK_RIGHT_COUNT; i++)
		if (dk_role_right(who->role, (enum dk_right)i, &limit))
			out |= UINT32_C(1) << i;
	out = (out | who->given) & ~who->denied;
	return who->is_disabled || who->is_nobody ? 0 : out;
}

static void
undo(struct dk_session *s, const struct dk_session *before)
{
	struct dk_arena keep;
	struct dk_err err;

	assert_int_equal(dk_tx_end(s->db, DK_EINPUT, &err), DK_EINPUT);
	keep = s->keep;
	*s = *before;
	s->keep = keep;
	s->rights.tx = 0;
}

/* Is what is there after a call not what it was? What was there is looked at by being that user
 * once more: most calls write nothing, and reading every table is dear. */
static bool
has_changed(struct dk_session *s, const struct actor *who, uint64_t now)
{
	struct dk_session before = *s;
	struct dk_err err;
	uint64_t was;

	assert_int_equal(dk_tx_begin(s->db, &err), DK_OK);
	become(s, who);
	was = digest(s);
	undo(s, &before);
	return now != was;
}

/* One call by one user, undone. */
static void
cell(struct rights_ground *g, const struct row *r, const struct actor *who)
{
	static const enum dk_rc answers[] = { [READS] = DK_OK, [WRITES] = DK_OK,
		[REFUSED] = DK_EREFUSED, [BUSY] = DK_EBUSY };
	struct dk_session *s = g->s, before = *s;
	bool is_allowed = (r->needs & ~held(who)) == 0;
	bool looks = !is_allowed || who->name == dk_role_name(DK_ROLE_ADMIN), differs;
	struct dk_arena a = { 0 };
	struct dk_err err = { 0 };
	uint64_t now = 0;
	enum dk_rc rc;
	int writes;

	cells++;
	assert_int_equal(dk_tx_begin(s->db, &err), DK_OK);
	become(s, who);
	writes = sqlite3_total_changes(s->db->raw);
	rc = r->call(g, s, &a, &err);
	if (g->batch != NULL)
		rc = dk_batch_end(g->batch, rc, &err);
	g->batch = NULL;
	differs = looks && writes != sqlite3_total_changes(s->db->raw);
	if (differs)
		now = digest(s);
	undo(s, &before);
	differs = differs && has_changed(s, who, now);
	if (is_allowed && rc != answers[r->effect])
		fault(r, who, "is not done:", err.text);
	else if (!is_allowed && rc == DK_OK)
		fault(r, who, "is done, and must be denied", "");
	else if (!is_allowed && (rc != DK_EDENIED || err.text[0] == '\0'))
		fault(r, who, "is not denied, but ends with:", err.text);
	if (!is_allowed && differs)
		fault(r, who, "is denied, and has changed something", "");
	if (is_allowed && looks && r->effect == WRITES && !differs)
		fault(r, who, "has nothing to do: the row says nothing", "");
	if (is_allowed && r->effect != WRITES && differs)
		fault(r, who, "has changed something by reading", "");
	dk_buf_free(&g->out);
	dk_arena_free(&a);
}

static void
each_right(struct rights_ground *g, const struct row *r)
{
	char name[80];

	for (int i = FIRST_RIGHT; i < DK_RIGHT_COUNT; i++) {
		uint32_t bit = UINT32_C(1) << i;
		const char *right = dk_right_name((enum dk_right)i);
		struct actor who = { .name = name, .role = DK_ROLE_ADMIN, .denied = bit };

		snprintf(name, sizeof(name), "admin without %s", right);
		cell(g, r, &who);
		who = (struct actor){ .name = name, .role = DK_ROLE_CLERK, .given = bit,
			.denied = EVERY & ~bit };
		snprintf(name, sizeof(name), "nothing but %s", right);
		cell(g, r, &who);
	}
}

static void
every_operation_asks_for_its_rights_and_no_others(void **state)
{
	struct rights_ground g;
	uint64_t whole;

	(void)state;
	rights_ground_open(&g);
	whole = digest(g.s);
	faults = cells = 0;
	for (size_t i = 0; i < DK_COUNT(rows); i++) {
		const struct row *r = &rows[i];
		const struct actor actors[] = {
			{ .name = dk_role_name(DK_ROLE_ADMIN), .role = DK_ROLE_ADMIN },
			{ .name = "clerk", .role = DK_ROLE_CLERK },
			{ .name = "warehouse", .role = DK_ROLE_WAREHOUSE },
			{ .name = "supervisor", .role = DK_ROLE_SUPERVISOR },
			{ .name = "a disabled admin", .role = DK_ROLE_ADMIN, .is_disabled = true },
			{ .name = "nobody", .role = DK_ROLE_ADMIN, .is_nobody = true },
			{ .name = "a user without rights", .role = DK_ROLE_CLERK, .denied = EVERY },
			{ .name = "just the rights of the row", .role = DK_ROLE_CLERK,
			    .given = r->needs, .denied = EVERY & ~r->needs },
		};

		for (size_t k = 0; k < DK_COUNT(actors); k++)
			cell(&g, r, &actors[k]);
		each_right(&g, r);
	}
	assert_true(digest(g.s) == whole); /* every cell was undone */
	rights_ground_close(&g);
	print_message("%lld cells of %zu rows\n", (long long)cells, DK_COUNT(rows));
	assert_int_equal(faults, 0);
}

static enum dk_rc
release(struct rights_ground *g, dk_id approver, struct dk_err *err)
{
	return dk_order_release(g->s, g->held, "manual", "they called", approver, err);
}

static enum dk_rc
approve(struct rights_ground *g, enum dk_right right, dk_id *approver)
{
	struct dk_err err;

	return dk_user_approve(g->s, "sue", "4711", right, approver, &err);
}

/* At the desk of mia, a clerk, sue's yes counts for what she said it to, once, and not for long. */
/* Sue's yes to that hold of the held order. */
static enum dk_rc
allow(struct rights_ground *g, const char *code, dk_id *approver)
{
	struct dk_err err;

	return dk_order_approve(g->s, &(struct dk_order_ask){ g->held, code, "sue", "4711" },
	    approver, &err);
}

static void
a_supervisor_allows_one_thing(void **state)
{
	struct rights_ground g;
	struct dk_err err;
	dk_id sue = 0;

	(void)state;
	rights_ground_open(&g);
	assert_int_equal(dk_user_set_pin(g.s, "mia", "5522", &err), DK_OK);
	assert_int_equal(dk_session_sign_in(g.s, "mia", "5522", &err), DK_OK);
	assert_int_equal(release(&g, 0, &err), DK_EDENIED);
	/* not her own yes, and not that of sue, who does not keep users */
	assert_int_equal(dk_user_approve(g.s, "mia", "5522", DK_RIGHT_VIEW, &sue, &err),
	    DK_EREFUSED);
	assert_int_equal(approve(&g, DK_RIGHT_USER_EDIT, &sue), DK_EDENIED);
	assert_int_equal(release(&g, sue, &err), DK_EDENIED);
	assert_int_equal(approve(&g, DK_RIGHT_DAY_CLOSE, &sue), DK_OK);
	assert_int_equal(release(&g, sue, &err), DK_EDENIED); /* of another right */
	assert_int_equal(approve(&g, DK_RIGHT_HOLD_RELEASE, &sue), DK_OK);
	assert_int_equal(release(&g, sue, &err), DK_EDENIED); /* of nothing in particular */
	assert_int_equal(allow(&g, "manual", &sue), DK_OK);
	g.s->clock_ms += 2 * 60 * 1000 + 1;
	assert_int_equal(release(&g, sue, &err), DK_EDENIED); /* too old */
	assert_int_equal(allow(&g, "manual", &sue), DK_OK);
	assert_int_equal(dk_session_sign_in(g.s, "mia", "5522", &err), DK_OK);
	assert_int_equal(release(&g, sue, &err), DK_EDENIED); /* given to whoever sat here before */
	assert_int_equal(allow(&g, "credit-limit", &sue), DK_OK);
	assert_int_equal(release(&g, sue, &err), DK_EDENIED); /* of another hold */
	assert_int_equal(allow(&g, "manual", &sue), DK_OK);
	fixture_sql(g.s->db, "UPDATE orders SET total = total + 1");
	assert_int_equal(release(&g, sue, &err), DK_EDENIED); /* of another amount */
	assert_non_null(strstr(err.text, "was approved, but it is"));
	assert_int_equal(allow(&g, "manual", &sue), DK_OK);
	fixture_sql(g.s->db, "UPDATE orders SET note = 'x'"); /* he looked at none */
	assert_int_equal(release(&g, sue, &err), DK_OK);
	assert_int_equal(dk_order_release(g.s, g.over, "credit-limit", "x", sue, &err), DK_EDENIED);
	rights_ground_close(&g);
}

static bool
has_row(const char *name)
{
	for (size_t i = 0; i < DK_COUNT(rows); i++)
		if (strcmp(rows[i].function, name) == 0)
			return true;
	for (size_t i = 0; i < DK_COUNT(exempt); i++)
		if (strcmp(exempt[i].function, name) == 0)
			return true;
	return false;
}

/* Blanks out comments, so that what they mention is not taken for a declaration. */
static void
drop_comments(char *text)
{
	char *end;

	while ((text = strstr(text, "/*")) != NULL && (end = strstr(text, "*/")) != NULL)
		while (text < end + 2)
			*text++ = ' ';
}

/* Every `dk_name(... struct dk_session *...)` of a header must stand in a table. */
static void
look_through(char *text, int *seen)
{
	char name[64];
	bool is_one;
	size_t len;

	for (char *at = text; (at = strstr(at, "dk_")) != NULL; at += len) {
		char *close;

		len = strspn(at, "abcdefghijklmnopqrstuvwxyz0123456789_");
		if (at[len] != '(' || (close = strchr(at, ';')) == NULL)
			continue;
		*close = '\0';
		is_one = strstr(at, "struct dk_session *s") != NULL;
		*close = ';';
		if (!is_one)
			continue;
		++*seen;
		snprintf(name, sizeof(name), "%.*s", (int)len, at);
		if (has_row(name))
			continue;
		faults++;
		print_error("%s has no row in rights_rows.def\n", name);
	}
}

static void
no_operation_is_left_out(void **state)
{
	static char text[1 << 16];
	int seen = 0;
	glob_t headers;

	(void)state;
	faults = 0;
	assert_int_equal(glob("include/docket/*.h", 0, NULL, &headers), 0);
	for (size_t i = 0; i < headers.gl_pathc; i++) {
		FILE *f = fopen(headers.gl_pathv[i], "r");

		assert_non_null(f);
		text[fread(text, 1, sizeof(text) - 1, f)] = '\0';
		fclose(f);
		drop_comments(text);
		look_through(text, &seen);
	}
	globfree(&headers);
	assert_true(seen > 150); /* it does look */
	assert_int_equal(faults, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_operation_is_left_out),
		cmocka_unit_test(every_operation_asks_for_its_rights_and_no_others),
		cmocka_unit_test(a_supervisor_allows_one_thing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
