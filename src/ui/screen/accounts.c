/* accounts.c - the chart of accounts: names, and what is posted where. */
#include "docket/account.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct state {
	struct dk_list list;
	struct dk_account *rows;
	size_t count;
};

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	enum dk_rc rc = dk_account_list(s->session, &s->data, &st->rows, &st->count, err);

	if (rc == DK_OK)
		dk_sheet_set(s, DK_ROWS_PLAIN(st->rows, st->count), st->rows);
	return rc;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_screen *s = data;
	const struct dk_account *x = &((const struct state *)s->state)->rows[row];
	const char *const texts[] = { x->code, x->name, x->type, x->roles, out->buf };

	out->text = texts[column];
	if (column == 4)
		snprintf(out->buf, sizeof(out->buf), "%s",
		    dk_money_show(x->balance, s->session->exponent).s);
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "Account", .width = 8 }, { .head = "Name", .width = 24, .grows = true },
		{ .head = "Type", .width = 9 }, { .head = "What is posted there", .width = 20 },
		{ .head = "Balance", .width = 13, .right = true },
	};
	struct state *st = s->state;

	out->list = &st->list;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s, cell, "no accounts" };
}

static enum dk_react
put(struct dk_screen *s, const struct dk_account *x)
{
	struct dk_err err;
	enum dk_put did;

	if (dk_account_put(s->session, x, &did, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	return DK_RELOAD;
}

static enum dk_react
named(struct dk_screen *s, const char *text)
{
	const struct state *st = s->state;
	struct dk_account x = st->rows[st->list.cursor];

	x.name = text;
	x.roles = "";
	return put(s, &x);
}

static enum dk_react
posted(struct dk_screen *s, const char *text)
{
	const struct state *st = s->state;
	struct dk_account x = st->rows[st->list.cursor];

	x.roles = text;
	return put(s, &x);
}

static enum dk_react
rename_it(struct dk_screen *s)
{
	const struct state *st = s->state;
	const struct dk_account *x = &st->rows[st->list.cursor];
	const struct dk_ask ask = { .title = x->code, .label = "Name",
		.text = "What the account is called from now on.", .value = x->name };

	return st->list.rows.count > 0 ? dk_ask(s, &ask, named) : DK_KEEP;
}

static enum dk_react
give(struct dk_screen *s)
{
	const struct state *st = s->state;
	const struct dk_account *x = &st->rows[st->list.cursor];
	const struct dk_ask ask = { .title = x->code, .label = "Posted",
		.text = "What is posted here from now on; what is posted stays.",
		.value = x->roles };

	return st->list.rows.count > 0 ? dk_ask(s, &ask, posted) : DK_KEEP;
}

static enum dk_react
exports(struct dk_screen *s)
{
	return dk_open(s, "exports", "");
}

static const struct dk_binding keys[] = {
	{ "Enter", "Name", rename_it, "name it anew; needs the right setting-edit", false },
	{ "p", "post", give, "post something else here from now on", false },
	{ "e", "exports", exports, "postings that went to the accounting program", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_accounts = {
	.name = "accounts", .title = "ACCOUNTS", .state_size = sizeof(struct state), .keys = keys,
	.help = "The chart of accounts, and what docket posts to each. New ones come by a file:\n"
		"docket import accounts FILE.",
	.load = load, .draw = dk_sheet_fill, .sheet = sheet, .key = dk_sheet_key,
	.has_right = true, .right = DK_RIGHT_VIEW,
};
