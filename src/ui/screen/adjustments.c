/* adjustments.c - stock changes worth much that wait for a second person: approve, or refuse. */
#include "docket/adjust.h"
#include "ui/second.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct state {
	struct dk_list list;
	struct dk_adjustment *rows;
	bool all; /* settled ones too */
	dk_id meant;
};

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_adjustments found;
	enum dk_rc rc = dk_adjust_list(s->session, &s->data, st->all, &found, err);

	if (rc != DK_OK)
		return rc;
	st->rows = found.list;
	dk_sheet_set(s, DK_ROWS(found.list, found.count, id), found.list);
	dk_title(s, "STOCK CHANGES  %zu %s", found.count, st->all ? "in all" : "to approve");
	return DK_OK;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_screen *s = data;
	const struct dk_adjustment *x = &((const struct state *)s->state)->rows[row];
	const char *const texts[] = { out->buf, x->sku, x->location, out->buf, out->buf, x->reason,
		x->state, x->asked_by, x->refusal[0] != '\0' ? x->refusal : x->note };

	out->text = texts[column];
	if (column == 0)
		snprintf(out->buf, sizeof(out->buf), "%lld", (long long)x->id);
	else if (column == 3)
		snprintf(out->buf, sizeof(out->buf), "%s", dk_qty_show(x->qty).s);
	else if (column == 4)
		snprintf(out->buf, sizeof(out->buf), "%s",
		    dk_money_show(x->value, s->session->exponent).s);
	else if (column == 6)
		out->look = x->settled_at[0] == '\0' && x->state[0] == 'o' ? DK_LOOK_WAIT
									    : DK_LOOK_LABEL;
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "No", .width = 5, .right = true }, { .head = "Item", .width = 10 },
		{ .head = "Place", .width = 8 }, { .head = "Change", .width = 8, .right = true },
		{ .head = "Value", .width = 11, .right = true }, { .head = "Reason", .width = 11 },
		{ .head = "State", .width = 7 }, { .head = "By", .width = 6 },
		{ .head = "Note", .width = 6, .grows = true },
	};

	out->list = &((struct state *)s->state)->list;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s, cell,
		"No stock change waits for a second person." };
}

static const struct dk_adjustment *
here(const struct dk_screen *s)
{
	return dk_sheet_row(s);
}

static enum dk_rc
settle(struct dk_screen *s, dk_id approver, const char *name, struct dk_err *err)
{
	const struct dk_adjustment *x = here(s);
	const struct dk_adjust_verdict v = { .id = x->id, .approver = approver };
	enum dk_rc rc = dk_adjust_settle(s->session, &v, err);

	if (rc == DK_OK)
		dk_say(s, DK_LOOK_OK, "%s %s is approved%s%s and posted", dk_qty_show(x->qty).s,
		    x->sku, *name != '\0' ? " by " : "", name);
	return rc;
}

static enum dk_react
sign(struct dk_screen *s, const char *name, const char *pin)
{
	const struct dk_adjustment *x = here(s);
	const struct dk_adjust_ask yes = { x != NULL ? x->id : 0, name, pin };
	struct dk_err err;
	dk_id approver;

	if (x == NULL)
		return DK_RELOAD;
	if (dk_adjust_approve(s->session, &yes, &approver, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	if (settle(s, approver, name, &err) != DK_OK)
		dk_say_err(s, &err);
	return DK_RELOAD;
}

/* By one's own right; who lacks it, or asked for it himself, calls somebody else. */
static enum dk_react
approve(struct dk_screen *s)
{
	const struct dk_adjustment *x = here(s);
	struct dk_err err;

	if (x == NULL)
		return DK_KEEP;
	if (settle(s, 0, "", &err) == DK_OK)
		return DK_RELOAD;
	if (!dk_needs_second(&err))
		return dk_say_err(s, &err);
	return dk_ask_second(s, &(struct dk_second){ err.text,
	    dk_fmt(&s->data, "approves %s %s, %s.", dk_qty_show(x->qty).s, x->sku, x->reason),
	    sign });
}

static enum dk_react
refused(struct dk_screen *s, const char *text)
{
	const struct dk_adjust_verdict v = { .id = ((struct state *)s->state)->meant,
		.is_refused = true, .reason = text };
	struct dk_err err;

	if (dk_adjust_settle(s->session, &v, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	dk_say(s, DK_LOOK_OK, "it is refused; nothing moved");
	return DK_RELOAD;
}

static enum dk_react
refuse(struct dk_screen *s)
{
	const struct dk_adjustment *x = here(s);

	if (x == NULL)
		return DK_KEEP;
	((struct state *)s->state)->meant = x->id;
	return dk_ask(s, &(struct dk_ask){ .title = "REFUSE", .label = "Reason", .max = 200,
	    .text = dk_fmt(&s->data, "%s %s, %s", dk_qty_show(x->qty).s, x->sku, x->reason) },
	    refused);
}

static enum dk_react
look(struct dk_screen *s)
{
	const struct dk_adjustment *x = here(s);

	return x == NULL ? DK_KEEP : dk_open(s, "items", x->sku);
}

static enum dk_react
everything(struct dk_screen *s)
{
	struct state *st = s->state;

	st->all = !st->all;
	return DK_RELOAD;
}

static const struct dk_binding keys[] = {
	{ "p", "approve", approve, "it is posted; not one's own: somebody else signs here", false },
	{ "r", "refuse", refuse, "nothing moves, with the reason; also one's own", false },
	{ "Enter", "Item", look, "the item, its stock by place", false },
	{ "a", "all", everything, "settled ones too, or only what waits", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_adjustments = {
	.name = "adjustments",
	.title = "STOCK CHANGES",
	.help = "Adjustments worth more than the setting adjust_approval wait here until somebody\n"
		"else approves them. What they take away is set apart meanwhile.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.load = load,
	.draw = dk_sheet_fill,
	.sheet = sheet,
	.key = dk_sheet_key,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
