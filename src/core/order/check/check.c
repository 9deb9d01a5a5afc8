/* check.c - the registry of checks, and the findings they leave. */
#include "core/order/check/check.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const struct dk_check *const checks[] = {
#define DK_CHECK(name) &dk_check_##name,
#include "core/order/check/checks.def"
#undef DK_CHECK
};

static const char SQL_CLEAR[] =
    "DELETE FROM finding WHERE order_id = :order AND passed_at = ''";
static const char SQL_PUT[] =
    "INSERT INTO finding (order_id, code, line_no, severity, text)"
    " VALUES (:order, :code, :line, :severity, :text) ON CONFLICT (order_id, code, line_no)"
    " DO UPDATE SET severity = excluded.severity, text = excluded.text,"
    " passed_by = CASE WHEN finding.text = excluded.text THEN finding.passed_by END,"
    " passed_at = CASE WHEN finding.text = excluded.text THEN finding.passed_at ELSE '' END";

const struct dk_check *const *
dk_checks_all(size_t *count)
{
	*count = DK_COUNT(checks);
	return checks;
}

int
dk_check_exponent(const struct dk_check_ctx *ctx)
{
	return dk_order_exponent(ctx->session, ctx->order);
}

void
dk_finding_add(const struct dk_check_ctx *ctx, enum dk_severity severity, int64_t line_no,
    const char *fmt, ...)
{
	struct dk_order *o = ctx->order;
	struct dk_finding *bigger;
	char text[300];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	/* findings are few; room for the next power of two is found by its count */
	if ((o->finding_count & (o->finding_count - 1)) == 0) {
		bigger = dk_arena_array(ctx->arena, o->finding_count * 2 + 1, sizeof(*bigger));
		for (size_t i = 0; i < o->finding_count; i++)
			bigger[i] = o->findings[i];
		o->findings = bigger;
	}
	o->findings[o->finding_count++] = (struct dk_finding){ ctx->check->name, severity, line_no,
		dk_arena_dup(ctx->arena, text), "" };
}

/* What was said and agreed is looked at: kits, whose parts are as texts to the checks. */
static void
hide_parts(struct dk_arena *a, struct dk_order *o, struct dk_order_facts *f)
{
	size_t n = o->line_count;
	struct dk_order_line *lines = dk_arena_array(a, n + 1, sizeof(*lines));
	const struct dk_product **products = dk_arena_array(a, n + 1, sizeof(*products));
	bool hides = false;

	for (size_t i = 0; i < n; i++) {
		lines[i] = o->lines[i];
		products[i] = f->products[i];
		if (!dk_line_is_part(&lines[i]))
			continue;
		lines[i].product_id = 0;
		products[i] = NULL;
		hides = true;
	}
	if (hides) {
		o->lines = lines;
		f->products = products;
	}
}

enum dk_rc
dk_checks_run(struct dk_session *s, struct dk_arena *a, struct dk_order *o,
    const struct dk_order_facts *f, struct dk_err *err)
{
	struct dk_order view = *o;
	struct dk_order_facts known = *f;
	struct dk_check_ctx ctx = { .session = s, .arena = a, .order = &view, .facts = &known };
	enum dk_rc rc = DK_OK;

	view.findings = NULL;
	view.finding_count = 0;
	hide_parts(a, &view, &known);
	for (size_t i = 0; rc == DK_OK && i < DK_COUNT(checks); i++) {
		ctx.check = checks[i];
		rc = checks[i]->run(&ctx, err);
	}
	o->findings = view.findings;
	o->finding_count = view.finding_count;
	return rc;
}

enum dk_rc
dk_findings_store(struct dk_session *s, const struct dk_order *o, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_CLEAR);
	enum dk_rc rc;

	dk_bind_id(st, ":order", o->id);
	rc = dk_run(st, NULL, err);
	for (size_t i = 0; rc == DK_OK && i < o->finding_count; i++) {
		const struct dk_finding *f = &o->findings[i];

		if (strcmp(f->code, "near-break") == 0 && strcmp(o->kind, "quote") != 0)
			continue; /* told while it is entered; there is nothing to judge */
		st = dk_sql(s->db, SQL_PUT);
		dk_bind_id(st, ":order", o->id);
		dk_bind_text(st, ":code", f->code);
		dk_bind_i64(st, ":line", f->line_no);
		dk_bind_text(st, ":severity", dk_severity_name(f->severity));
		dk_bind_text(st, ":text", f->text);
		rc = dk_run(st, NULL, err);
	}
	return rc;
}
