/* cmd_draft.c - `docket draft`: orders being typed. */
#include <string.h>

#include "cli/cli.h"
#include "cli/find.h"
#include "cli/order_amend.h"
#include "cli/show_order.h"
#include "docket/draft.h"
#include "docket/handover.h"

static enum dk_rc
list(struct dk_cli *c, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "Draft", false }, { "Owner", false },
		{ "Customer", false }, { "Name", false }, { "Lines", true }, { "Total", true },
		{ "Touched", false }, { "Amends", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_draft_row *rows = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_draft_list(c->session, &c->arena, &rows, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		const struct dk_draft_row *r = &rows[i];
		const char *name = dk_fmt(&c->arena, "D%lld", (long long)r->id);

		if (!c->json) {
			dk_out_cell(&t, name);
			dk_out_cell(&t, r->owner);
			dk_out_cell(&t, r->customer);
			dk_out_cell(&t, r->customer_name);
			dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)r->lines));
			dk_out_cell(&t, dk_session_money(c->session, r->total, r->currency).s);
			dk_out_cell(&t, r->touched_at);
			dk_out_cell(&t, r->amends);
			continue;
		}
		dk_out_object(&c->out, NULL);
		dk_out_str(&c->out, "draft", name);
		dk_out_str(&c->out, "owner", r->owner);
		dk_out_str(&c->out, "customer", r->customer);
		dk_out_str(&c->out, "customer_name", r->customer_name);
		dk_out_int(&c->out, "lines", r->lines);
		dk_out_money(&c->out, "total", r->total, dk_currency_exponent(r->currency));
		dk_out_str(&c->out, "currency", r->currency);
		dk_out_str(&c->out, "touched_at", r->touched_at);
		dk_out_str(&c->out, "amends", r->amends[0] != '\0' ? r->amends : NULL);
		dk_out_end(&c->out);
	}
	if (rc == DK_OK && count == 0)
		return dk_cli_none(c, "There are no drafts.");
	if (rc == DK_OK && !c->json)
		dk_out_table(&c->out, &t);
	return rc;
}

/* "D12" or "12". */
static enum dk_rc
find_draft(struct dk_cli *c, dk_id *id, struct dk_err *err)
{
	const char *word = dk_cli_arg(c, 0);

	if (word[0] != 'D' && word[0] != 'd')
		word = dk_fmt(&c->arena, "D%s", word);
	return dk_cli_order(c, word, id, err);
}

static enum dk_rc
show(struct dk_cli *c, struct dk_err *err)
{
	struct dk_order *o = NULL;
	dk_id id;
	enum dk_rc rc = find_draft(c, &id, err);

	if (rc == DK_OK)
		rc = dk_order_check(c->session, &c->arena, id, &o, err);
	if (rc != DK_OK)
		return rc;
	if (c->json)
		dk_show_order_json(c, o);
	else
		dk_show_order_text(c, o);
	return DK_OK;
}

static enum dk_rc
take(struct dk_cli *c, struct dk_err *err)
{
	dk_id id;
	enum dk_rc rc = find_draft(c, &id, err);

	if (rc == DK_OK)
		rc = dk_draft_take(c->session, id, err);
	return rc == DK_OK ? dk_show_order_after(c, id, "is now yours", err) : rc;
}

static enum dk_rc
drop(struct dk_cli *c, struct dk_err *err)
{
	dk_id id;
	enum dk_rc rc = find_draft(c, &id, err);

	if (rc == DK_OK)
		rc = dk_draft_drop(c->session, id, err);
	if (rc == DK_OK && c->json) {
		dk_out_object(&c->out, NULL);
		dk_out_str(&c->out, "dropped", dk_fmt(&c->arena, "D%lld", (long long)id));
		dk_out_end(&c->out);
	} else if (rc == DK_OK) {
		dk_cli_note(c, "Draft D%lld is dropped.", (long long)id);
	}
	return rc;
}

static enum dk_rc
enter(struct dk_cli *c, struct dk_err *err)
{
	struct dk_order *refused = NULL, *o = NULL;
	dk_id id;
	enum dk_rc rc = find_draft(c, &id, err);

	if (rc == DK_OK)
		rc = dk_order_load(c->session, &c->arena, id, &o, err);
	if (rc != DK_OK)
		return rc;
	if (o->amends_id != 0)
		return dk_order_amend_apply(c, o->id, err);
	rc = dk_order_enter(c->session, &c->arena, id, &refused, err);
	if (rc == DK_EREFUSED && refused != NULL) {
		if (c->json)
			dk_show_order_json(c, refused);
		else
			dk_show_order_text(c, refused);
	}
	return rc == DK_OK ? dk_show_order_after(c, id, "is entered", err) : rc;
}

static const struct dk_opt enter_options[] = {
	{ "reason", "TEXT", "why an order is amended" },
	{ NULL, NULL, NULL },
};

static enum dk_rc
hand_over(struct dk_cli *c, struct dk_err *err)
{
	struct dk_handover moved;
	const char *note;
	enum dk_rc rc = dk_cli_need(c, "note", &note, err);

	if (rc == DK_OK)
		rc = dk_hand_over(c->session, dk_cli_arg(c, 0), note, &moved, err);
	if (rc != DK_OK)
		return rc;
	if (c->json) {
		dk_out_object(&c->out, NULL);
		dk_out_str(&c->out, "to", dk_cli_arg(c, 0));
		dk_out_int(&c->out, "drafts", moved.drafts);
		dk_out_int(&c->out, "holds", moved.holds);
		dk_out_int(&c->out, "calls", moved.calls);
		dk_out_end(&c->out);
	}
	dk_cli_note(c, "%s has them now: %lld drafts, %lld holds, %lld call-backs.",
	    dk_cli_arg(c, 0), (long long)moved.drafts, (long long)moved.holds,
	    (long long)moved.calls);
	return DK_OK;
}

static const struct dk_opt note_options[] = {
	{ "note", "TEXT", "what your colleague should know" },
	{ NULL, NULL, NULL },
};

static const struct dk_verb verbs[] = {
	{ "list", "", "Lists the drafts with owner and age.", NULL, 0, 0, true, list },
	{ "show", "DRAFT", "Shows one with what the checks say.", NULL, 1, 1, true, show },
	{ "take", "DRAFT", "Takes over another clerk's draft.", NULL, 1, 1, true, take },
	{ "drop", "DRAFT", "Throws one away.", NULL, 1, 1, true, drop },
	{ "enter", "DRAFT [--reason TEXT]",
	    "Makes it an order, or puts an amendment into its order.", enter_options, 1, 1, true,
	    enter },
	{ "handover", "USER --note TEXT",
	    "Gives your drafts, holds and call-backs to a colleague.",
	    note_options, 1, 1, true, hand_over },
	{ NULL, NULL, NULL, NULL, 0, 0, false, NULL },
};

const struct dk_command dk_command_draft = {
	.name = "draft",
	.summary = "orders being typed",
	.verbs = verbs,
};
