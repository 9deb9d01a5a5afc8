/*
 * choose.c - a list is picked: which of its lines are looked at again, and why.
 *
 * All risks are asked, so that the reason names each that holds; the first names the line's code.
 */
#include "core/ship/private.h"
#include "core/ship/risk/risk.h"
#include "docket/setting.h"

static const struct dk_risk *const risks[] = {
#define DK_RISK(name) &dk_risk_##name,
#include "core/ship/risk/risks.def"
#undef DK_RISK
};

static const char SQL_CHOOSE[] =
    "INSERT INTO inspection (shipment_line_id, shipment_id, code, reason, chosen_at)"
    " VALUES (:row, :shipment, :code, :reason, :at)";
static const char SQL_ROWS[] =
    "SELECT " DK_SHIPMENT_ROW " FROM shipment_line x " DK_SHIPMENT_ROW_JOINS
    " WHERE x.shipment_id = :id ORDER BY x.id";
static const char SQL_OPEN[] =
    "SELECT count(*) FROM inspection WHERE shipment_id = :id AND state IN ('wait', 'failed')";

/* The limit of a risk, 0 when it is off or cannot hold of any row of this list. */
static enum dk_rc
read_limit(struct dk_ship_job *job, const struct dk_risk *r, int64_t *limit, struct dk_err *err)
{
	struct dk_risk_ctx ctx = { .session = job->ch.session, .arena = &job->tmp,
		.shipment = job->shipment, .limit = 1 };
	enum dk_rc rc = DK_OK;
	bool any = true;

	if (r->setting != NULL)
		rc = dk_setting_i64(ctx.session, r->setting, &ctx.limit, err);
	if (rc == DK_OK && ctx.limit > 0 && r->may_hold != NULL)
		rc = r->may_hold(&ctx, &any, err);
	*limit = any ? ctx.limit : 0;
	return rc;
}

static enum dk_rc
read_limits(struct dk_ship_job *job, int64_t *limits, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < DK_COUNT(risks); i++)
		rc = read_limit(job, risks[i], &limits[i], err);
	return rc;
}

static enum dk_rc
judge(struct dk_risk_ctx *ctx, const int64_t *limits, const char **code, const char **reason,
    struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < DK_COUNT(risks); i++) {
		const char *why = NULL;

		ctx->limit = limits[i];
		if (limits[i] > 0)
			rc = risks[i]->judge(ctx, &why, err);
		if (rc != DK_OK || why == NULL)
			continue;
		*reason = *code == NULL ? why : dk_fmt(ctx->arena, "%s; %s", *reason, why);
		*code = *code == NULL ? risks[i]->name : *code;
	}
	return rc;
}

static enum dk_rc
choose(struct dk_ship_job *job, const struct dk_shipment_line *row, const int64_t *limits,
    int64_t *chosen, struct dk_err *err)
{
	struct dk_risk_ctx ctx = { .session = job->ch.session, .arena = &job->tmp,
		.shipment = job->shipment, .row = row };
	const char *code = NULL, *reason = "";
	struct dk_stmt *st;
	enum dk_rc rc = judge(&ctx, limits, &code, &reason, err);

	if (rc != DK_OK || code == NULL)
		return rc;
	++*chosen;
	st = dk_sql(job->ch.session->db, SQL_CHOOSE);
	dk_bind_id(st, ":row", row->id);
	dk_bind_id(st, ":shipment", job->shipment->id);
	dk_bind_text(st, ":code", code);
	dk_bind_text(st, ":reason", reason);
	dk_bind_instant(st, ":at", job->ch.now_ms);
	return dk_run(st, NULL, err);
}

/* The rows of the list; a job that followed every change has them, others read them again. */
static enum dk_rc
read_rows(struct dk_ship_job *job, struct dk_shipment_line **rows, size_t *count,
    struct dk_err *err)
{
	struct dk_stmt *st;
	size_t cap = 0;
	bool more = true;
	enum dk_rc rc;

	*rows = job->shipment->lines;
	*count = job->shipment->line_count;
	if (job->is_followed)
		return DK_OK;
	*rows = NULL;
	*count = 0;
	st = dk_sql(job->ch.session->db, SQL_ROWS);
	dk_bind_id(st, ":id", job->shipment->id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		*rows = dk_arena_grow(&job->tmp, *rows, *count, &cap, sizeof(**rows));
		dk_shipment_row_read(st, &job->tmp, &(*rows)[(*count)++]);
	}
	return rc;
}

enum dk_rc
dk_inspection_choose(struct dk_ship_job *job, int64_t *chosen, struct dk_err *err)
{
	struct dk_shipment_line *rows = NULL;
	int64_t limits[DK_COUNT(risks)];
	size_t count = 0;
	enum dk_rc rc = read_limits(job, limits, err);

	*chosen = 0;
	if (rc == DK_OK)
		rc = read_rows(job, &rows, &count, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		if (rows[i].picked.milli > 0 && *rows[i].check == '\0')
			rc = choose(job, &rows[i], limits, chosen, err);
	if (rc == DK_OK && *chosen > 0)
		dk_change_i64(&job->ch, "to_inspect", *chosen);
	return rc;
}

enum dk_rc
dk_ship_picked(struct dk_ship_job *job, struct dk_err *err)
{
	struct dk_stmt *st;
	int64_t open = 0;
	enum dk_rc rc = dk_inspection_choose(job, &open, err);

	if (rc != DK_OK)
		return rc;
	st = dk_sql(job->ch.session->db, SQL_OPEN);
	dk_bind_id(st, ":id", job->shipment->id);
	rc = dk_one(st, 0, &open, err);
	return rc == DK_OK ? dk_shipment_move(job, open > 0 ? "picked" : "checked", err) : rc;
}
