/* ageing.c - what customers owe by how late it is; their payments, their statements. */
#include "docket/ageing.h"
#include "docket/statement.h"
#include "ui/act/sums.h"
#include "ui/busy.h"
#include "ui/paperwork.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct state {
	struct dk_list list;
	struct dk_ageing *rows;
};

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	struct act_sums sum = { .count = 0 }, late = { .count = 0 };
	size_t count;
	enum dk_rc rc = dk_ageing_list(s->session, &s->data, &st->rows, &count, err);

	if (rc != DK_OK)
		return rc;
	for (size_t i = 0; i < count; i++) {
		const struct dk_ageing *x = &st->rows[i];

		act_sums_add(s, &sum, x->balance, x->currency);
		act_sums_add(s, &late, DK_MONEY(x->late_30.minor + x->late_60.minor +
		    x->late_90.minor + x->later.minor), x->currency);
	}
	dk_sheet_set(s, DK_ROWS(st->rows, count, customer_id), st->rows);
	dk_title(s, "OWED  %s, late %s", act_sums_text(s, &s->data, &sum),
	    act_sums_text(s, &s->data, &late));
	return DK_OK;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_screen *s = data;
	const struct dk_ageing *x = &((const struct state *)s->state)->rows[row];
	const dk_money parts[] = { x->not_due, x->late_30, x->late_60, x->late_90, x->later,
		x->credit, x->balance };
	dk_money m;

	out->text = column == 0 ? x->customer : column == 1 ? x->name : out->buf;
	if (column < 2)
		return;
	m = parts[column - 2];
	out->has_by = true;
	out->by = m.minor;
	if (m.minor != 0)
		snprintf(out->buf, sizeof(out->buf), "%s", column == 8
		    ? dk_session_money(s->session, m, x->currency).s
		    : dk_money_show(m, dk_session_exponent(s->session, x->currency)).s);
	if (column >= 3 && column <= 6)
		out->look = column == 3 ? DK_LOOK_WARN : DK_LOOK_STOP;
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "No", .width = 6 }, { .head = "Customer", .width = 12, .grows = true },
		{ .head = "Not due", .width = 9, .right = true },
		{ .head = "1-30", .width = 8, .right = true },
		{ .head = "31-60", .width = 8, .right = true },
		{ .head = "61-90", .width = 7, .right = true },
		{ .head = "Over 90", .width = 7, .right = true },
		{ .head = "Ahead", .width = 0, .right = true },
		{ .head = "Balance", .width = 10, .right = true },
	};

	out->list = &((struct state *)s->state)->list;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s, cell,
		"Nobody owes anything." };
}

static enum dk_react
to(struct dk_screen *s, const char *screen)
{
	const struct dk_ageing *x = dk_sheet_row(s);

	return x != NULL ? dk_open(s, screen, x->customer) : DK_KEEP;
}

static enum dk_react
look(struct dk_screen *s)
{
	return to(s, "customer");
}

static enum dk_react
payments(struct dk_screen *s)
{
	return to(s, "payments");
}

static enum dk_react
take(struct dk_screen *s)
{
	return to(s, "payment_new");
}

static enum dk_react
statement(struct dk_screen *s)
{
	const struct dk_ageing *x = dk_sheet_row(s);

	return x != NULL ? dk_make_document(s, "statement", x->customer_id, x->customer) : DK_KEEP;
}

static enum dk_react
exposure(struct dk_screen *s)
{
	return to(s, "owed");
}

static enum dk_react
account(struct dk_screen *s)
{
	return to(s, "account");
}

static enum dk_react
statements(struct dk_screen *s)
{
	const struct state *st = s->state;
	struct dk_busy busy = { s, "statements written", (int64_t)st->list.whole };
	struct dk_statement_run run = { .from = DK_NO_DATE, .format = "pdf",
		.progress = dk_busy_step, .arg = &busy };
	int64_t written = 0;
	struct dk_err err;

	if (dk_paper_folder(s, &run.dir, &err) != DK_OK ||
	    dk_statement_run(s->session, &run, &written, &err) != DK_OK)
		return dk_say_err(s, &err);
	dk_say(s, DK_LOOK_OK, "%lld statements are in %s", (long long)written, run.dir);
	return DK_REDRAW;
}

static enum dk_react
remind(struct dk_screen *s)
{
	return dk_open(s, "dunning", "");
}

static enum dk_react
to_invoice(struct dk_screen *s)
{
	return dk_open(s, "billing", "");
}

static const struct dk_binding keys[] = {
	{ "Enter", "Show", look, "the customer", false },
	{ "p", "payments", payments, "what he paid, and what is not applied", false },
	{ "n", "take", take, "take a payment of his", false },
	{ "r", "remind", remind, "who is to be asked for what is overdue; letters", false },
	{ "t", "statement", statement, "his statement: printed, or as a file", false },
	{ "v", "invoice", to_invoice, "what is to be invoiced now", false },
	{ "e", "exposure", exposure, "what his credit exposure is made of", false },
	{ "c", "account", account, "his account, from any day on", false },
	{ "a", "all", statements, "a statement for each of them, as files", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_ageing = {
	.name = "ageing",
	.title = "OWED",
	.help = "What is open of each customer, by the days it is past due, as it stands now. The\n"
		"balance is that less what he has paid ahead.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.load = load,
	.draw = dk_sheet_fill,
	.sheet = sheet,
	.key = dk_sheet_key,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
