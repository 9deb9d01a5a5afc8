/* cmd_blanket.c - `docket blanket`: what is agreed until a day, and called off in parts. */
#include "cli/show_order.h"
#include "cli/standing_show.h"
#include "cli/word.h"

static enum dk_rc
read_term(struct dk_cli *c, struct dk_rhythm *r, struct dk_err *err)
{
	const char *until;
	enum dk_rc rc = dk_cli_need(c, "until", &until, err);

	r->every = "";
	r->step = 1;
	return rc == DK_OK ? dk_read_rhythm(c, r, err) : rc;
}

static enum dk_rc
new(struct dk_cli *c, struct dk_err *err)
{
	struct dk_rhythm r = { 0 };
	enum dk_rc rc = read_term(c, &r, err);

	return rc == DK_OK ? dk_new_standing(c, &r, err) : rc;
}

static enum dk_rc
keep(struct dk_cli *c, struct dk_err *err)
{
	struct dk_rhythm r = { 0 };
	enum dk_rc rc = read_term(c, &r, err);

	return rc == DK_OK ? dk_keep_standing(c, &r, err) : rc;
}

static enum dk_rc
list(struct dk_cli *c, struct dk_err *err)
{
	return dk_list_standing(c, "blanket", err);
}

static enum dk_rc
show(struct dk_cli *c, struct dk_err *err)
{
	dk_id id;
	enum dk_rc rc = dk_find_standing(c, "blanket", &id, err);

	return rc == DK_OK ? dk_show_standing(c, id, err) : rc;
}

/* --date, and each --line 2=12. */
static enum dk_rc
read_call(struct dk_cli *c, struct dk_call *call, struct dk_err *err)
{
	struct dk_call_line *lines = NULL;
	size_t cap = 0;
	enum dk_rc rc = dk_cli_day(c, "date", &call->due, err);

	for (const char *word; rc == DK_OK &&
	     (word = dk_opt_nth(&c->opts, "line", call->count)) != NULL;) {
		const char *line, *qty;

		lines = dk_arena_grow(&c->arena, lines, call->count, &cap, sizeof(*lines));
		rc = dk_cli_pair(c, word, &line, &qty, err);
		if (rc == DK_OK)
			rc = dk_cli_number(line, "line", &lines[call->count].line_no, err);
		if (rc == DK_OK)
			rc = dk_qty_parse(qty, &lines[call->count].qty, err);
		call->count++;
	}
	call->lines = lines;
	return rc;
}

static enum dk_rc
plan(struct dk_cli *c, struct dk_err *err)
{
	struct dk_call call = { .lines = NULL };
	const char *date;
	dk_id id;
	enum dk_rc rc = dk_cli_need(c, "date", &date, err);

	if (rc == DK_OK)
		rc = read_call(c, &call, err);
	if (rc == DK_OK)
		rc = dk_find_standing(c, "blanket", &id, err);
	if (rc == DK_OK)
		rc = dk_blanket_plan(c->session, id, &call, err);
	return rc == DK_OK ? dk_show_standing(c, id, err) : rc;
}

/* The draft stays when a check refuses it: it is called off, the order needs mending. */
static enum dk_rc
call_off(struct dk_cli *c, struct dk_err *err)
{
	struct dk_call call = { .lines = NULL };
	dk_id id, draft = 0;
	enum dk_rc rc = read_call(c, &call, err);

	if (rc == DK_OK)
		rc = dk_find_standing(c, "blanket", &id, err);
	if (rc == DK_OK)
		rc = dk_blanket_call(c->session, id, &call, &draft, err);
	if (rc != DK_OK)
		return rc;
	if (dk_opt_given(&c->opts, "draft"))
		return dk_show_order_after(c, draft, "is a draft at the agreed prices", err);
	return dk_show_order_entered(c, draft, err);
}

static enum dk_rc
skip(struct dk_cli *c, struct dk_err *err)
{
	return dk_skip_standing(c, "blanket", err);
}

static enum dk_rc
end(struct dk_cli *c, struct dk_err *err)
{
	return dk_end_standing(c, "blanket", err);
}

#define TERM \
	{ "until", "DATE", "last day on which it can be called off" }, \
	{ "lead", "DAYS", "working days made before; else the setting standing_lead" }, \
	{ NULL, NULL, NULL }

static const struct dk_opt new_options[] = {
	{ "from", "FILE", "the order file, JSON; `-` is standard input" }, TERM
};
static const struct dk_opt keep_options[] = { TERM };
static const struct dk_opt list_options[] = {
	{ "customer", "NUMBER", "of one customer" },
	{ "all", NULL, "done and ended ones too" },
	{ NULL, NULL, NULL },
};
static const struct dk_opt plan_options[] = {
	{ "date", "DATE", "day wanted" },
	{ "line", "LINE=QTY", "how much of a line, in pieces; else all that is left" },
	{ NULL, NULL, NULL },
};
static const struct dk_opt call_options[] = {
	{ "date", "DATE", "day wanted; else as soon as the lead allows" },
	{ "line", "LINE=QTY", "how much of a line, in pieces; else all that is left" },
	{ "draft", NULL, "leave it as a draft, to be changed first" },
	{ NULL, NULL, NULL },
};
static const struct dk_opt reason_options[] = {
	{ "reason", "TEXT", "why" },
	{ NULL, NULL, NULL },
};

static const struct dk_verb verbs[] = {
	{ "new", "--from FILE --until DATE", "Makes a blanket order of an order file.", new_options,
	    0, 0, true, new },
	{ "keep", "DRAFT --until DATE", "Makes a blanket order of a draft.", keep_options, 1, 1,
	    true, keep },
	{ "list", "[--customer NUMBER] [--all]", "Lists those that run.", list_options, 0, 0, true,
	    list },
	{ "show", "NUMBER", "Shows one: agreed, called off, planned, left.", NULL, 1, 1, true,
	    show },
	{ "plan", "NUMBER --date DATE [--line LINE=QTY]...", "Plans a part for a day.",
	    plan_options, 1, 1, true, plan },
	{ "call", "NUMBER [--line LINE=QTY]... [--date DATE]", "Makes an order of a part now.",
	    call_options, 1, 1, true, call_off },
	{ "skip", "NUMBER --reason TEXT", "The next part planned is not made.", reason_options, 1,
	    1, true, skip },
	{ "end", "NUMBER --reason TEXT", "No more is called off.", reason_options, 1, 1, true,
	    end },
	{ NULL, NULL, NULL, NULL, 0, 0, false, NULL },
};

const struct dk_command dk_command_blanket = {
	.name = "blanket",
	.summary = "quantities and prices agreed until a day, called off in parts",
	.verbs = verbs,
};
