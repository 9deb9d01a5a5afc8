/* cmd_standing.c - `docket standing`: orders that repeat, and making what is due of all of them. */
#include "cli/standing_show.h"
#include "cli/word.h"

static enum dk_rc
read_every(struct dk_cli *c, struct dk_rhythm *r, struct dk_err *err)
{
	const char *every;
	enum dk_rc rc = dk_cli_need(c, "every", &every, err);

	if (rc == DK_OK)
		rc = dk_rhythm_parse(every, r, err);
	return rc == DK_OK ? dk_read_rhythm(c, r, err) : rc;
}

static enum dk_rc
new(struct dk_cli *c, struct dk_err *err)
{
	struct dk_rhythm r = { 0 };
	enum dk_rc rc = read_every(c, &r, err);

	return rc == DK_OK ? dk_new_standing(c, &r, err) : rc;
}

static enum dk_rc
keep(struct dk_cli *c, struct dk_err *err)
{
	struct dk_rhythm r = { 0 };
	enum dk_rc rc = read_every(c, &r, err);

	return rc == DK_OK ? dk_keep_standing(c, &r, err) : rc;
}

static enum dk_rc
list(struct dk_cli *c, struct dk_err *err)
{
	return dk_list_standing(c, "", err);
}

static enum dk_rc
show(struct dk_cli *c, struct dk_err *err)
{
	dk_id id;
	enum dk_rc rc = dk_find_standing(c, "", &id, err);

	return rc == DK_OK ? dk_show_standing(c, id, err) : rc;
}

static void
made_json(struct dk_cli *c, const struct dk_call_made *m)
{
	dk_out_object(&c->out, NULL);
	dk_out_str(&c->out, "standing", m->number);
	dk_out_str(&c->out, "customer", m->customer);
	dk_out_date(&c->out, "due", m->due);
	dk_out_str(&c->out, "order", m->order[0] != '\0' ? m->order : NULL);
	dk_out_str(&c->out, "trouble", m->trouble[0] != '\0' ? m->trouble : NULL);
	dk_out_end(&c->out);
}

/* What needs a clerk does not stop the others; the status says that something does. */
static enum dk_rc
make(struct dk_cli *c, struct dk_err *err)
{
	struct dk_call_made *made = NULL;
	size_t count = 0, troubles = 0;
	dk_id id = 0;
	enum dk_rc rc = DK_OK;

	if (dk_cli_arg(c, 0)[0] != '\0')
		rc = dk_find_standing(c, "", &id, err);
	if (rc == DK_OK)
		rc = dk_standing_make(c->session, &c->arena, id, &made, &count, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		const struct dk_call_made *m = &made[i];

		if (c->json)
			made_json(c, m);
		else
			dk_out_line(&c->out, "%s  %s %s  for %s: %s%s%s", m->number, m->customer,
			    m->customer_name, dk_date_iso(m->due).s,
			    m->order[0] != '\0' ? m->order : "nothing made",
			    m->trouble[0] != '\0' ? " - " : "", m->trouble);
		troubles += m->trouble[0] != '\0';
	}
	if (rc == DK_OK && count == 0)
		return dk_cli_none(c, "Nothing is due.");
	if (rc == DK_OK && troubles > 0)
		rc = dk_fail(err, DK_EREFUSED, "standing",
		    "%zu of %zu need%s a clerk: see the sentence%s above.", troubles, count,
		    troubles == 1 ? "s" : "", troubles == 1 ? "" : "s");
	return rc;
}

static enum dk_rc
skip(struct dk_cli *c, struct dk_err *err)
{
	return dk_skip_standing(c, "", err);
}

static enum dk_rc
set_paused(struct dk_cli *c, bool is_paused, struct dk_err *err)
{
	dk_id id;
	enum dk_rc rc = dk_find_standing(c, "", &id, err);

	if (rc == DK_OK)
		rc = dk_standing_pause(c->session, id, is_paused, err);
	return rc == DK_OK ? dk_show_standing(c, id, err) : rc;
}

static enum dk_rc
pause_it(struct dk_cli *c, struct dk_err *err)
{
	return set_paused(c, true, err);
}

static enum dk_rc
resume(struct dk_cli *c, struct dk_err *err)
{
	return set_paused(c, false, err);
}

static enum dk_rc
end(struct dk_cli *c, struct dk_err *err)
{
	return dk_end_standing(c, "", err);
}

#define WHEN \
	{ "every", "RHYTHM", "day, week, 2 weeks, month ..." }, \
	{ "first", "DATE", "first day wanted; else as soon as the lead allows" }, \
	{ "until", "DATE", "last day; else until it is ended" }, \
	{ "lead", "DAYS", "working days made before; else the setting standing_lead" }, \
	{ NULL, NULL, NULL }

static const struct dk_opt new_options[] = {
	{ "from", "FILE", "the order file, JSON; `-` is standard input" }, WHEN
};
static const struct dk_opt keep_options[] = { WHEN };
static const struct dk_opt list_options[] = {
	{ "customer", "NUMBER", "of one customer" },
	{ "all", NULL, "done and ended ones too" },
	{ NULL, NULL, NULL },
};
static const struct dk_opt reason_options[] = {
	{ "reason", "TEXT", "why" },
	{ NULL, NULL, NULL },
};

static const struct dk_verb verbs[] = {
	{ "new", "--from FILE --every RHYTHM", "Makes a standing order of an order file.",
	    new_options, 0, 0, true, new },
	{ "keep", "DRAFT --every RHYTHM", "Makes a standing order of a draft.", keep_options, 1, 1,
	    true, keep },
	{ "list", "[--customer NUMBER] [--all]", "Lists them and blanket orders, soonest first.",
	    list_options, 0, 0, true, list },
	{ "show", "NUMBER", "Shows one, with what was made of it.", NULL, 1, 1, true, show },
	{ "make", "[NUMBER]", "Makes the orders that are due, blanket orders' too.", NULL, 0, 1,
	    true, make },
	{ "skip", "NUMBER --reason TEXT", "The next one is not made.", reason_options, 1, 1, true,
	    skip },
	{ "pause", "NUMBER", "Nothing is made for a while.", NULL, 1, 1, true, pause_it },
	{ "resume", "NUMBER", "It goes on with the next day.", NULL, 1, 1, true, resume },
	{ "end", "NUMBER --reason TEXT", "No more is made.", reason_options, 1, 1, true, end },
	{ NULL, NULL, NULL, NULL, 0, 0, false, NULL },
};

const struct dk_command dk_command_standing = {
	.name = "standing",
	.summary = "orders that repeat, made on their dates",
	.verbs = verbs,
};
