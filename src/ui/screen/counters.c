/* counters.c - what the house claims of carriers and suppliers: the next step of each. */
#include <string.h>

#include "docket/counter_claim.h"
#include "ui/ask.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct state {
	struct dk_list list;
	struct dk_counter_claim *rows;
	bool all;
};

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	const struct dk_counter_claim_query q = { .all = st->all };
	struct dk_counter_claim *rows;
	size_t count;
	enum dk_rc rc = dk_counter_claim_list(s->session, &s->data, &q, &rows, &count, err);

	if (rc != DK_OK)
		return rc;
	st->rows = rows;
	dk_sheet_set(s, DK_ROWS(rows, count, id), rows);
	dk_title(s, "CLAIMED OF OTHERS  %zu %s", count, st->all ? "in all" : "open");
	return DK_OK;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_screen *s = data;
	const struct dk_counter_claim *x = &((const struct state *)s->state)->rows[row];
	const char *const texts[] = { x->number, x->claim,
		x->party_name[0] != '\0' ? x->party_name : x->party, x->state, out->buf, out->buf,
		out->buf, x->reference };
	const dk_money amounts[] = { x->asked, x->accepted, x->paid };

	out->text = texts[column];
	if (column < 4 || column > 6)
		return;
	out->has_by = true;
	out->by = amounts[column - 4].minor;
	snprintf(out->buf, sizeof(out->buf), "%s", out->by != 0
	    ? dk_money_show(amounts[column - 4], s->session->exponent).s : "");
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "Number", .width = 8 }, { .head = "Claim", .width = 8 },
		{ .head = "Of", .width = 8, .grows = true }, { .head = "State", .width = 8 },
		{ .head = "Asked", .width = 9, .right = true },
		{ .head = "Accepted", .width = 9, .right = true },
		{ .head = "Paid", .width = 9, .right = true },
		{ .head = "Reference", .width = 10 },
	};

	out->list = &((struct state *)s->state)->list;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s, cell,
		"Nothing is claimed of a carrier or supplier. o at a claim begins it." };
}

static enum dk_react
move(struct dk_screen *s, const struct dk_counter_claim_step *step)
{
	const struct dk_counter_claim *x = dk_sheet_row(s);
	struct dk_err err;

	if (dk_counter_claim_move(s->session, step, &err) != DK_OK) {
		dk_say_err(s, &err);
		return strcmp(step->to, "sent") == 0 ? DK_REDRAW : DK_STAY;
	}
	dk_say(s, DK_LOOK_OK, "%s is %s", x->number, step->to);
	return DK_RELOAD;
}

/* "12.50 weight": how much, then what they say. */
static enum dk_react
amount_given(struct dk_screen *s, const char *text)
{
	const struct dk_counter_claim *x = dk_sheet_row(s);
	bool pays = strcmp(x->state, "accepted") == 0;
	struct dk_counter_claim_step step = { .id = x->id, .to = pays ? "paid" : "accepted",
		.reference = "", .why = "" };
	char value[40] = "";
	struct dk_err err;
	int at = 0;

	(void)sscanf(text, "%39s %n", value, &at);
	if (dk_money_parse(value, s->session->exponent, &step.amount, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	if (pays)
		step.reference = at > 0 ? text + at : "";
	else
		step.why = at > 0 ? text + at : "";
	return move(s, &step);
}

static enum dk_react
next(struct dk_screen *s)
{
	const struct dk_counter_claim *x = dk_sheet_row(s);
	struct dk_ask ask = { .title = "THEY ACCEPT", .label = "Amount, why",
		.max = 300 };

	if (x == NULL)
		return DK_KEEP;
	if (strcmp(x->state, "open") == 0)
		return move(s, &(struct dk_counter_claim_step){ .id = x->id, .to = "sent",
		    .reference = "", .why = "" });
	ask.value = dk_fmt(&s->data, "%s", dk_money_text(strcmp(x->state, "accepted") == 0
	    ? x->accepted : x->asked, s->session->exponent).s);
	if (strcmp(x->state, "accepted") == 0) {
		ask.title = "THE MONEY CAME";
		ask.label = "Amount, reference";
	}
	return dk_ask(s, &ask, amount_given);
}

static enum dk_react
refused(struct dk_screen *s, const char *text)
{
	const struct dk_counter_claim *x = dk_sheet_row(s);

	return move(s, &(struct dk_counter_claim_step){ .id = x->id, .to = "refused",
	    .reference = "", .why = text });
}

static enum dk_react
refuse(struct dk_screen *s)
{
	return dk_sheet_row(s) == NULL ? DK_KEEP : dk_ask(s, &(struct dk_ask){
	    .title = "THEY REFUSE", .label = "What they say", .max = 300 }, refused);
}

static enum dk_react
everything(struct dk_screen *s)
{
	struct state *st = s->state;

	st->all = !st->all;
	return DK_RELOAD;
}

static const struct dk_binding keys[] = {
	{ "F2", "Next", next, "sent; accepted, by how much; the money came", false },
	{ "r", "refused", refuse, "they pay nothing", false },
	{ "a", "all", everything, "paid and refused ones too", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_counters = {
	.name = "counters",
	.title = "CLAIMED OF OTHERS",
	.help = "What the house claims in turn of carriers and suppliers. F2 takes the next step:\n"
		"sent, accepted, paid.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.load = load,
	.draw = dk_sheet_fill,
	.sheet = sheet,
	.key = dk_sheet_key,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
