/* keep.c - look-alikes, and what waits for a second person, on the command line. */
#include "cli/keep.h"

#include <string.h>

#include "cli/word.h"

const struct dk_opt dk_keep_settle_options[] = {
	{ "refuse", NULL, "refuse it instead; needs --reason" },
	{ "reason", "TEXT", "why it is refused" },
	{ NULL, NULL, NULL },
};

enum dk_rc
dk_keep_sure(struct dk_cli *c, const struct dk_alikes *all, struct dk_err *err)
{
	const char *list = "";

	for (size_t i = 0; i < all->count && i < 3; i++)
		list = dk_fmt(&c->arena, "%s%s%s %s (same %s)", list, i == 0 ? "" : ", ",
		    all->list[i].number, all->list[i].name, all->list[i].why);
	if (all->count == 0 || c->yes)
		return DK_OK;
	return dk_fail(err, DK_EREFUSED, "alike",
	    "It looks like %s%s. With --yes it is kept as another one.", list,
	    all->count > 3 ? " and others" : "");
}

void
dk_keep_note(struct dk_cli *c, const char *number, const struct dk_kept *kept, const char *noun)
{
	static const char *const words[] = { "as it was", "added", "changed" };

	if (kept->asked == 0)
		dk_cli_note(c, "%s is %s.", number, words[kept->did]);
	else
		dk_cli_note(c, "%s is %s; %zu %s for somebody else: docket %s approve %s", number,
		    words[kept->did], kept->asked, kept->asked == 1 ? "field waits" : "fields wait",
		    noun, number);
}

static void
one_json(struct dk_cli *c, const struct dk_pending *p, bool names_record)
{
	dk_out_object(&c->out, NULL);
	if (names_record) {
		dk_out_str(&c->out, p->subject, p->number);
		dk_out_str(&c->out, "name", p->name);
	}
	dk_out_str(&c->out, "address", p->address[0] != '\0' ? p->address : NULL);
	dk_out_str(&c->out, "field", p->field);
	dk_out_str(&c->out, "before", p->before);
	dk_out_str(&c->out, "after", p->after);
	dk_out_str(&c->out, "by", p->asked_by);
	dk_out_str(&c->out, "at", p->asked_at);
	dk_out_end(&c->out);
}

enum dk_rc
dk_keep_json(struct dk_cli *c, const char *subject, dk_id id, struct dk_err *err)
{
	const struct dk_pending_query q = { subject, id };
	struct dk_pendings all;
	enum dk_rc rc = dk_pending_list(c->session, &c->arena, &q, &all, err);

	if (rc != DK_OK)
		return rc;
	dk_out_array(&c->out, "pending");
	for (size_t i = 0; i < all.count; i++)
		one_json(c, &all.list[i], false);
	dk_out_end(&c->out);
	return DK_OK;
}

static void
row(struct dk_cli *c, struct dk_out_table *t, const struct dk_pending *p)
{
	dk_out_cell(t, p->number);
	dk_out_cell(t, p->name);
	dk_out_cell(t, p->address[0] == '\0' ? p->field
	    : dk_fmt(&c->arena, "%s of %s", p->field, p->address));
	dk_out_cell(t, p->before[0] == '\0' ? "-" : p->before);
	dk_out_cell(t, p->after[0] == '\0' ? "-" : p->after);
	dk_out_cell(t, p->asked_by);
	dk_out_cell(t, p->asked_at);
}

enum dk_rc
dk_keep_pending(struct dk_cli *c, const char *subject, dk_id id, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "Number", false }, { "Name", false },
		{ "Field", false }, { "Now", true }, { "Asked for", true }, { "By", false },
		{ "At", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	const struct dk_pending_query q = { id != 0 ? subject : NULL, id };
	struct dk_pendings all;
	size_t shown = 0;
	enum dk_rc rc = dk_pending_list(c->session, &c->arena, &q, &all, err);

	for (size_t i = 0; rc == DK_OK && i < all.count; i++) {
		if (strcmp(all.list[i].subject, subject) != 0)
			continue;
		shown++;
		if (c->json)
			one_json(c, &all.list[i], true);
		else
			row(c, &t, &all.list[i]);
	}
	if (rc == DK_OK && shown == 0)
		return dk_cli_none(c, "Nothing waits for a second person.");
	if (rc == DK_OK && !c->json)
		dk_out_table(&c->out, &t);
	return rc;
}

enum dk_rc
dk_keep_settle(struct dk_cli *c, const char *subject, dk_id id, struct dk_err *err)
{
	struct dk_verdict v = { .subject = subject, .subject_id = id };
	size_t count = 0;
	enum dk_rc rc = DK_OK;

	v.is_refused = dk_opt_given(&c->opts, "refuse");
	if (v.is_refused)
		rc = dk_cli_need(c, "reason", &v.reason, err);
	if (rc == DK_OK)
		rc = dk_pending_settle(c->session, &v, &count, err);
	if (rc == DK_ENOTFOUND && !c->json)
		return dk_cli_none(c, "Nothing waits for a second person.");
	if (rc == DK_OK)
		dk_cli_note(c, "%s: %zu %s %s.", dk_cli_arg(c, 0), count,
		    count == 1 ? "field is" : "fields are", v.is_refused ? "refused" : "approved");
	return rc;
}
