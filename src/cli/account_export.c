/* account_export.c - postings written out for an accounting program, each once. */
#include "cli/account_export.h"

#include "cli/deliver.h"
#include "cli/word.h"
#include "docket/ledger_export.h"
#include "docket/ledger_file.h"

const struct dk_opt dk_account_export_options[] = {
	{ "to", "DAY", "the last business day to take; today" },
	{ "preview", NULL, "only tells what would go out" },
	DK_DELIVER_OPTION,
	{ NULL, NULL, NULL },
};

static enum dk_rc
write_out(struct dk_cli *c, dk_id id, const struct dk_format *format, struct dk_err *err)
{
	struct dk_buf data = { 0 };
	enum dk_rc rc = dk_ledger_file_print(c->session, id, format->name, &data, err);

	if (rc == DK_OK)
		rc = dk_deliver(c, &data, err);
	dk_buf_free(&data);
	return rc;
}

static enum dk_rc
preview(struct dk_cli *c, dk_date to, struct dk_err *err)
{
	struct dk_ledger_waiting w;
	enum dk_rc rc = dk_ledger_export_waiting(c->session, to, &w, err);

	if (rc != DK_OK)
		return rc;
	if (c->json) {
		dk_out_object(&c->out, NULL);
		dk_out_date(&c->out, "from", w.from);
		dk_out_date(&c->out, "to", w.to);
		dk_out_int(&c->out, "batches", w.batches);
		dk_out_int(&c->out, "postings", w.postings);
		dk_out_str(&c->out, "debit", dk_money_text(w.debit, c->session->exponent).s);
		dk_out_end(&c->out);
	} else if (w.batches == 0) {
		dk_out_line(&c->out, "Nothing waits up to %s.", dk_date_iso(to).s);
	} else {
		dk_out_line(&c->out, "%s to %s: %lld batches, %lld postings, debit = credit %s %s.",
		    dk_date_iso(w.from).s, dk_date_iso(w.to).s, (long long)w.batches,
		    (long long)w.postings, dk_money_show(w.debit, c->session->exponent).s,
		    c->session->currency);
	}
	return DK_OK;
}

/* What went out stays out: the file that could not be written is asked for by its number. */
static enum dk_rc
write_new(struct dk_cli *c, dk_id id, const struct dk_format *format, struct dk_err *err)
{
	struct dk_err why;
	enum dk_rc rc = write_out(c, id, format, &why);

	return rc == DK_OK ? rc : dk_fail(err, rc, why.field, "%.300s The postings are export"
	    " %lld: docket account export %lld -o FILE", why.text, (long long)id, (long long)id);
}

enum dk_rc
dk_account_export(struct dk_cli *c, struct dk_err *err)
{
	bool is_again = dk_cli_arg(c, 0)[0] != '\0';
	const struct dk_format *format = NULL;
	dk_date to = DK_NO_DATE;
	int64_t id = 0;
	enum dk_rc rc = dk_deliver_format(c, &format, err);

	if (rc == DK_OK && is_again)
		rc = dk_cli_number(dk_cli_arg(c, 0), "number", &id, err);
	else if (rc == DK_OK)
		rc = dk_cli_day(c, "to", &to, err);
	if (rc != DK_OK)
		return rc;
	if (!dk_date_is_set(to))
		to = dk_session_today(c->session);
	if (is_again)
		return write_out(c, id, format, err);
	if (dk_cli_opt(c, "preview") != NULL)
		return preview(c, to, err);
	rc = dk_ledger_export(c->session, to, &id, err);
	return rc == DK_OK ? write_new(c, id, format, err) : rc;
}

enum dk_rc
dk_account_exports(struct dk_cli *c, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "Number", true }, { "At", false },
		{ "By", false }, { "From", false }, { "Up to", false }, { "Batches", true },
		{ "Debit = credit", true } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_ledger_export *all;
	size_t count;
	enum dk_rc rc = dk_ledger_export_list(c->session, &c->arena, &all, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		const struct dk_ledger_export *x = &all[i];

		if (c->json) {
			dk_out_object(&c->out, NULL);
			dk_out_int(&c->out, "export", x->id);
			dk_out_str(&c->out, "at", x->at);
			dk_out_date(&c->out, "from", x->from);
			dk_out_date(&c->out, "to", x->to);
			dk_out_int(&c->out, "batches", x->batches);
			dk_out_str(&c->out, "debit", dk_money_text(x->debit,
			    c->session->exponent).s);
			dk_out_end(&c->out);
			continue;
		}
		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)x->id));
		dk_out_cell(&t, x->at);
		dk_out_cell(&t, x->by);
		dk_out_cell(&t, dk_date_is_set(x->from) ? dk_date_iso(x->from).s : "");
		dk_out_cell(&t, dk_date_iso(x->to).s);
		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)x->batches));
		dk_out_cell(&t, dk_money_show(x->debit, c->session->exponent).s);
	}
	if (rc == DK_OK && !c->json && count > 0)
		dk_out_table(&c->out, &t);
	return rc == DK_OK && count == 0 ? dk_fail(err, DK_EREFUSED, NULL,
	    "Nothing went out yet. First: docket account export --to DAY -o FILE.csv") : rc;
}
