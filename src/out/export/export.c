/* export.c - rows of any kind as CSV or JSON lines. */
#include "docket/export.h"

#include <errno.h>
#include <string.h>

#include "docket/format.h"
#include "out/export/exporter.h"

static const struct dk_exporter *const exporters[] = {
#define DK_EXPORT(name) &dk_export_##name,
#include "out/export/exports.def"
#undef DK_EXPORT
};

bool
dk_export_kind_at(size_t index, struct dk_export_kind *out)
{
	if (index >= DK_COUNT(exporters))
		return false;
	*out = (struct dk_export_kind){ exporters[index]->kind, exporters[index]->columns,
		exporters[index]->column_count };
	return true;
}

static void
end_row(struct export_run *x)
{
	dk_buf_str(&x->row, x->req->json ? "}\n" : "\n");
	if (fwrite(x->row.data, 1, x->row.len, x->f) != x->row.len)
		x->failed = true;
	dk_buf_clear(&x->row);
	x->column = 0;
	x->has_cell = false;
}

void
export_text(struct export_run *x, const char *s)
{
	dk_assert(x->column < x->kind->column_count);
	if (x->req->json && (*s != '\0' || x->column == 0)) {
		dk_buf_char(&x->row, x->has_cell ? ',' : '{');
		dk_buf_json(&x->row, x->kind->columns[x->column]);
		dk_buf_char(&x->row, ':');
		dk_buf_json(&x->row, s);
		x->has_cell = true;
	}
	if (!x->req->json) {
		if (x->column > 0)
			dk_buf_char(&x->row, ',');
		dk_csv_field(&x->row, s, x->req->guard);
	}
	if (++x->column == x->kind->column_count)
		end_row(x);
}

void
export_money(struct export_run *x, dk_money v)
{
	export_money_of(x, v, "");
}

void
export_money_of(struct export_run *x, dk_money v, const char *currency)
{
	export_text(x, dk_money_text(v, dk_session_exponent(x->session, currency)).s);
}

void
export_price(struct export_run *x, dk_price v)
{
	export_text(x, dk_price_text(v).s);
}

void
export_qty(struct export_run *x, dk_qty v)
{
	export_text(x, dk_qty_text(v).s);
}

void
export_qty_or_blank(struct export_run *x, dk_qty v)
{
	export_text(x, v.milli != 0 ? dk_qty_text(v).s : "");
}

void
export_rate(struct export_run *x, dk_rate v)
{
	export_text(x, dk_rate_text(v).s);
}

void
export_date(struct export_run *x, dk_date v)
{
	export_text(x, dk_date_iso(v).s);
}

void
export_bool(struct export_run *x, bool v)
{
	export_text(x, v ? "yes" : "no");
}

void
export_int(struct export_run *x, int64_t v)
{
	export_text(x, dk_decimal_text(v, 0, 0).s);
}

void
export_kilo(struct export_run *x, int64_t gram)
{
	export_text(x, dk_decimal_text(gram, 3, 0).s);
}

void
export_blank(struct export_run *x)
{
	export_text(x, "");
}

void
export_object(struct export_run *x, const char *json)
{
	dk_assert(x->req->json && x->column == 0);
	if (fputs(json, x->f) == EOF || fputc('\n', x->f) == EOF)
		x->failed = true;
}

static const struct dk_exporter *
kind_of(const char *name)
{
	for (size_t i = 0; i < DK_COUNT(exporters); i++)
		if (strcmp(exporters[i]->kind, name) == 0)
			return exporters[i];
	return NULL;
}

static enum dk_rc
no_such_kind(const char *name, struct dk_err *err)
{
	struct dk_buf list = { 0 };

	for (size_t i = 0; i < DK_COUNT(exporters); i++)
		dk_buf_fmt(&list, " %s", exporters[i]->kind);
	dk_fail(err, DK_ENOTFOUND, "kind", "'%.40s' cannot be exported. The kinds are:%s.", name,
	    list.data);
	dk_buf_free(&list);
	return DK_ENOTFOUND;
}

static void
write_header(struct export_run *x)
{
	bool json = x->req->json;

	for (size_t i = 0; !json && i < x->kind->column_count; i++)
		export_text(x, x->kind->columns[i]);
}

enum dk_rc
dk_export_run(struct dk_session *s, const struct dk_export_request *req, FILE *out,
    struct dk_err *err)
{
	struct export_run x = { .session = s, .kind = kind_of(req->kind), .req = req, .f = out };
	enum dk_rc rc;

	if (x.kind == NULL)
		return no_such_kind(req->kind, err);
	if ((rc = dk_session_may(s, DK_RIGHT_REPORT, err)) != DK_OK)
		return rc;
	write_header(&x);
	rc = x.kind->fill(&x, err);
	if (rc == DK_OK && (x.failed || fflush(out) != 0))
		rc = dk_fail(err, DK_EIO, NULL, "The export could not be written: %s.",
		    strerror(errno));
	dk_buf_free(&x.row);
	dk_arena_free(&x.a);
	return rc;
}
