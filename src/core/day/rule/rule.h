/*
 * rule.h - a rule of the day: an equation or a list that must be empty.
 *
 * A rule is one file and one row of rules.def. Most are a query that lists offending rows: column
 * 0 is the subject, which stays the same from run to run, the others are figures for the texts.
 * In a text {0} stands for column 0 as it is, {1q} for column 1 as a quantity, {2m} as money of the
 * house, {2m4} as money of the currency in column 4.
 */
#ifndef DOCKET_CORE_RULE_H
#define DOCKET_CORE_RULE_H

#include "core/control/shipment_states.h"
#include "db/stmt.h"
#include "docket/day.h"

struct dk_rule_ctx {
	struct dk_session *session;
	struct dk_arena *arena;
	bool is_whole;    /* over everything (verify), else what the open day may have touched */
	dk_id day_id;     /* the open day */
	const char *date; /* its ISO date */
	int64_t since;    /* head of the journal when the last day was closed; 0 = none was */
	size_t keep;      /* offenders kept with their texts; the others are only counted */
};

struct dk_rule;
struct dk_rule_out {
	const struct dk_rule *rule;
	struct dk_rule_result *result;
	size_t cap;
	int64_t found; /* offenders, kept or not */
};

/* A figure of an offender, for the texts: as text and as a number. */
struct dk_rule_value {
	const char *text;
	int64_t number;
};

struct dk_rule {
	const char *name, *group, *summary;
	enum dk_severity severity; /* DK_STOP, or DK_WARN: lifted by a reason */
	bool is_invariant;         /* holds at any time: `docket verify` runs it too */
	bool is_slow;              /* reads the whole file: before the sign-off takes its lock */
	/* Offenders of the day and of all; :day, :date and :since are bound where a query names
	 * them. NULL with `run`. */
	const char *day, *all;
	/* One row of two amounts, what is expected and what was found, as `unit` says (q, m, or n
	 * for a count). NULL: "none" and the number of offenders. */
	const char *figures;
	char unit;
	const char *text, *cause, *fix; /* templates */
	/* Template of a reason that the record itself gives, so that nobody need give one again. */
	const char *reason;
	/* Instead of a query: adds offenders by dk_rule_add. */
	enum dk_rc (*run)(const struct dk_rule_ctx *ctx, struct dk_rule_out *out,
	    struct dk_err *err);
};

/* Orders that the open day may have touched: a query for `IN (...)`. */
#define DK_ORDERS_OF_DAY \
	"SELECT id FROM orders WHERE state IN ('draft', 'entered', 'verified')" \
	" AND state <> 'draft'" \
	" UNION SELECT id FROM orders WHERE day_id = :day" \
	" UNION SELECT order_id FROM shipment WHERE day_id = :day" \
	" UNION SELECT order_id FROM invoice WHERE day_id = :day AND order_id IS NOT NULL" \
	" UNION SELECT x.order_id FROM invoice i JOIN invoice_share x ON x.invoice_id = i.id" \
	" WHERE i.day_id = :day"

/* Shipments that are under way or left on the open day. */
#define DK_SHIPMENTS_OF_DAY \
	"SELECT id FROM shipment WHERE state IN " DK_SHIPMENT_OPEN \
	" UNION SELECT id FROM shipment WHERE day_id = :day"

/* What the rules look at: orders of docket's own; history posts nothing, drafts are storage,
 * quotes and templates are no orders yet. */
#define DK_LIVE_ORDER \
	"o.kind = 'order' AND o.origin <> 'history' AND o.state NOT IN ('draft', 'dropped')"

/* values[0] is the subject. */
void dk_rule_add(const struct dk_rule_ctx *ctx, struct dk_rule_out *out,
    const struct dk_rule_value *values, size_t count);
/* As dk_rule_add for a subject and one figure for the text, {1}. */
void dk_rule_name(const struct dk_rule_ctx *ctx, struct dk_rule_out *out, const char *subject,
    const char *text);
/* Binds what the query names of :day, :date and :since. */
struct dk_stmt *dk_rule_sql(const struct dk_rule_ctx *ctx, const char *sql);
/* Ids or numbers of a query's first column, all at once: for rules that look at each. */
enum dk_rc dk_rule_ids(const struct dk_rule_ctx *ctx, const char *sql, dk_id **out, size_t *count,
    struct dk_err *err) DK_MUST_USE;
/* Sets the figures of a rule with `run`. */
void dk_rule_figures(struct dk_rule_out *out, const char *expected, const char *found);

/* All rules, in the order of rules.def. */
const struct dk_rule *const *dk_rule_all(size_t *count);
const struct dk_rule *dk_rule_by_name(const char *name, size_t len);
/* Where a run stands: the open day, its date, the journal's head at the last sign-off. */
enum dk_rc dk_rule_begin(struct dk_session *s, struct dk_arena *a, bool is_whole,
    struct dk_rule_ctx *ctx, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_rule_run(const struct dk_rule_ctx *ctx, const struct dk_rule *rule,
    struct dk_rule_result *result, struct dk_err *err) DK_MUST_USE;

#endif
