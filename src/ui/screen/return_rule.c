/* return_rule.c - one rule of returns as a form: which sales, what it says, in which words. */
#include <string.h>

#include "docket/return_rule.h"
#include "ui/card/card.h"

enum { FROM, TO, CLASS, REASON, GROUP, VERDICT, DAYS, FEE, FEE_TAX, FREIGHT, CLAUSE, FIELDS };
enum { LEFT = 1, RIGHT = 41 };

struct state {
	struct card card;
	struct dk_return_rule one;
	const char *key; /* "" = new; in s->keep */
};

#define AT(r, c, w) .row = (r), .col = (c), .width = (w)
static const struct dk_input_def defs[FIELDS] = {
	[FROM] = { .name = "from", .label = "From      ", AT(1, LEFT, 10),
	    .help = "From: for sales of that day and later; empty: since ever." },
	[TO] = { .name = "to", .label = "To        ", AT(2, LEFT, 10),
	    .help = "To: the last day of those sales; empty: until somebody ends it. Sales keep\n"
		"what held on their day." },
	[CLASS] = { .name = "class", .label = "Class     ", AT(3, LEFT, 16),
	    .help = "Class: of products, by their attribute class or shipping class; empty: any." },
	[REASON] = { .name = "reason", .label = "Reason    ", AT(4, LEFT, 12),
	    .help = "Reason: not-needed, wrong-item, damaged, faulty, late, misordered, exchange,\n"
		"or its letter; empty: any." },
	[GROUP] = { .name = "group", .label = "Group     ", AT(5, LEFT, 16),
	    .help = "Group: of customers; empty: any." },
	[VERDICT] = { .name = "verdict", .label = "Verdict   ", AT(1, RIGHT, 10),
	    .help = "Verdict: allowed, approval (a supervisor's word), refused." },
	[DAYS] = { .name = "days", .label = "Days      ", AT(2, RIGHT, 5),
	    .help = "Days: from delivery; 0: no end." },
	[FEE] = { .name = "fee", .label = "Fee %     ", AT(3, RIGHT, 8),
	    .help = "Fee: for restocking, percent of the goods." },
	[FEE_TAX] = { .name = "fee_tax", .label = "Fee's tax ", AT(4, RIGHT, 8),
	    .help = "Fee's tax: its tax code; empty: taxed as the goods." },
	[FREIGHT] = { .name = "freight", .label = "Way back  ", AT(5, RIGHT, 10),
	    .help = "Way back: customer (sends it), charged (our label, taken off), house (we\n"
		"pay it)." },
	[CLAUSE] = { .name = "clause", .label = "Clause    ", AT(8, LEFT, 66), .max = 500,
	    .help = "Clause: what it says, in words; customers are told it, and it stands on the\n"
		"return note." },
};

static struct dk_card
card_for(const struct dk_screen *s, struct dk_return_rule *r)
{
	return (struct dk_card){ DK_CARD_RETURN_RULE, r, s->session->exponent };
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	const struct dk_card record = card_for(s, &st->one);
	struct dk_return_rule *all = NULL;
	bool is_known = st->key[0] == '\0';
	size_t count = 0;
	enum dk_rc rc = dk_return_rule_list(s->session, &s->data, &all, &count, err);

	dk_card_blank(&record);
	if (st->key[0] == '\0') {
		st->one.verdict = "allowed";
		st->one.freight = "customer";
	}
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		if (strcmp(all[i].key, st->key) == 0) {
			st->one = all[i];
			is_known = true;
		}
	if (rc == DK_OK && !is_known)
		rc = dk_fail(err, DK_ENOTFOUND, "rule", "That rule is gone; look at the list.");
	if (rc != DK_OK)
		return rc;
	if (!st->one.has_end)
		st->one.to = DK_NO_DATE;
	for (size_t i = 0; i < FIELDS; i++)
		if (st->key[0] != '\0' && (i == FROM || i == CLASS || i == REASON || i == GROUP))
			st->card.fields[i].is_off = true; /* another sale is another rule */
	card_show(s, card_texts(s, &record));
	return DK_OK;
}

/* One that holds for the same sales is changed, not added unseen. */
static enum dk_rc
must_be_new(struct dk_screen *s, const struct dk_return_rule *r, struct dk_err *err)
{
	struct dk_return_rule *all = NULL;
	const struct dk_return_reason *reason;
	const char *code = r->reason;
	size_t count = 0;
	enum dk_rc rc = dk_return_rule_list(s->session, &s->data, &all, &count, err);

	if (rc == DK_OK && code[0] != '\0' && (rc = dk_return_reason_find(code, &reason, err))
	    == DK_OK)
		code = reason->code;
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		if (all[i].from.days == r->from.days && strcmp(all[i].class, r->class) == 0 &&
		    strcmp(all[i].reason, code) == 0 && strcmp(all[i].group, r->group) == 0)
			rc = dk_fail(err, DK_EREFUSED, "from", "There is a rule for the same sales"
			    " from the same day. Open that one, or begin on another day.");
	return rc;
}

static enum dk_react
keep(struct dk_screen *s)
{
	const struct state *st = s->state;
	struct dk_return_rule r = st->one;
	const struct dk_card record = card_for(s, &r);
	struct dk_err err;
	enum dk_put did;
	enum dk_rc rc = card_take(s, &record, &err);

	r.has_end = dk_date_is_set(r.to);
	if (rc == DK_OK && st->key[0] == '\0')
		rc = must_be_new(s, &r, &err);
	if (rc == DK_OK)
		rc = dk_return_rule_put(s->session, &r, &did, &err);
	if (rc != DK_OK)
		return card_refused(s, &err);
	dk_say(s, DK_LOOK_OK, "the rule is %s", did == DK_PUT_ADDED ? "added"
	    : did == DK_PUT_CHANGED ? "changed" : "as it was");
	(void)card_stored(s, "rule");
	return DK_BACK;
}

static enum dk_rc
open(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;

	card_open(s, &(struct card_setup){ defs, FIELDS, DK_CARD_RETURN_RULE, keep });
	st->key = dk_arena_dup(&s->keep, s->arg);
	st->card.is_new = st->key[0] == '\0';
	dk_title(s, st->key[0] == '\0' ? "NEW RETURN RULE" : "RETURN RULE");
	return st->key[0] == '\0' ? dk_session_may(s->session, DK_RIGHT_MASTER_EDIT, err) : DK_OK;
}

static void
draw(const struct dk_screen *s, struct dk_surface *sf)
{
	const struct state *st = s->state;
	const struct dk_return_rule *r = &st->one;
	const char *const keys[] = { dk_date_is_set(r->from) ? dk_date_iso(r->from).s : "ever",
		r->class, r->reason, r->group };
	static const int rows[] = { 1, 3, 4, 5 };
	static const size_t fields[] = { FROM, CLASS, REASON, GROUP };

	dk_put_text(sf, dk_at(0, LEFT, 30, DK_LOOK_LABEL), "FOR WHICH SALES");
	dk_put_text(sf, dk_at(0, RIGHT, 30, DK_LOOK_LABEL), "WHAT IT SAYS");
	dk_put_text(sf, dk_at(7, LEFT, 60, DK_LOOK_LABEL), "IN WHICH WORDS");
	for (size_t i = 0; st->key[0] != '\0' && i < DK_COUNT(keys); i++)
		dk_put(sf, dk_at(rows[i], LEFT, 38, DK_LOOK_LABEL), "%s %s",
		    defs[fields[i]].label, keys[i][0] != '\0' ? keys[i] : "any");
	dk_form_draw(&st->card.form, sf, true);
}

static const struct dk_binding keys[] = {
	CARD_KEYS,
	{ 0 },
};

const struct dk_screen_ops dk_screen_return_rule = {
	.name = "return_rule",
	.title = "RETURN RULE",
	.help = "F2 stores the rule and goes back. It holds for sales from its first to its last\n"
		"day; returns that were entered keep what they were told.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.open = open,
	.load = load,
	.draw = draw,
	.typing = card_typing,
	.key = card_key,
	.topic = card_topic,
	.settle = card_settle,
	.is_hidden = true,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
