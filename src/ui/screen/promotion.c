/* promotion.c - one promotion as a form: what is given, of what, to whom, when, how much of it. */
#include <string.h>

#include "docket/promotion.h"
#include "ui/card/card.h"

enum { CODE, NAME, KIND, RATE, PRICE, PER, BUY, PAY, FREE_SKU, FREE_QTY, SKU, GROUP, CUSTOMER,
	CUSTOMERS, LEAST, FROM, TO, EXCLUSIVE, ON_NET, MAX_ORDER, MAX_CUSTOMER, MAX_TOTAL, FIELDS };
enum { LEFT = 1, RIGHT = 41 };

struct state {
	struct card card;
	struct dk_promotion one;
	const char *code; /* "" = new; in s->keep */
};

#define AT(r, c, w) .row = (r), .col = (c), .width = (w)
static const struct dk_input_def defs[FIELDS] = {
	[CODE] = { .name = "code", .label = "Code        ", AT(0, LEFT, 16),
	    .help = "Code: as it is called; it stands in the explanation of each price." },
	[NAME] = { .name = "name", .label = "Name        ", AT(1, LEFT, 40),
	    .help = "Name: for people." },
	[KIND] = { .name = "kind", .label = "Kind        ", AT(3, LEFT, 10),
	    .help = "Kind: percent, amount (off the price), price (a new one), n-for-m (3 for the\n"
		"price of 2), free (goods for nothing)." },
	[RATE] = { .name = "rate", .label = "Percent     ", AT(4, LEFT, 10),
	    .help = "Percent: of kind percent: how many are given off." },
	[PRICE] = { .name = "price", .label = "Price       ", AT(5, LEFT, 14),
	    .help = "Price: of kind amount what is given off, of kind price the new one." },
	[PER] = { .name = "per", .label = "per         ", AT(6, LEFT, 10),
	    .help = "per: for so many pieces: 1, 100." },
	[BUY] = { .name = "buy", .label = "Buy         ", AT(7, LEFT, 10),
	    .help = "Buy: of kind n-for-m: n; of kind free: pieces that the goods go with." },
	[PAY] = { .name = "pay", .label = "Pay         ", AT(8, LEFT, 10),
	    .help = "Pay: of kind n-for-m: m of them are paid." },
	[FREE_SKU] = { .name = "free_sku", .label = "Gift        ", AT(9, LEFT, 16),
	    .help = "Gift: of kind free: the item that is given for nothing." },
	[FREE_QTY] = { .name = "free_qty", .label = "Gift pieces ", AT(10, LEFT, 10),
	    .help = "Gift pieces: so many of it for each Buy." },
	[SKU] = { .name = "sku", .label = "Item        ", AT(3, RIGHT, 16),
	    .help = "Item: of this one; empty: of the price group." },
	[GROUP] = { .name = "price_group", .label = "Price group ", AT(4, RIGHT, 16),
	    .help = "Price group: of its items; empty: of all." },
	[CUSTOMER] = { .name = "customer", .label = "Customer    ", AT(5, RIGHT, 16),
	    .help = "Customer: for this one alone; empty: for the group." },
	[CUSTOMERS] = { .name = "customer_group", .label = "Group       ", AT(6, RIGHT, 16),
	    .help = "Group: for customers of this group; empty: for all." },
	[LEAST] = { .name = "min_qty", .label = "From qty    ", AT(7, RIGHT, 10),
	    .help = "From qty: from so many pieces on a line." },
	[FROM] = { .name = "from", .label = "From        ", AT(8, RIGHT, 10),
	    .help = "From: its first day; empty: it holds already." },
	[TO] = { .name = "to", .label = "To          ", AT(9, RIGHT, 10),
	    .help = "To: its last day; empty: until somebody ends it." },
	[EXCLUSIVE] = { .name = "exclusive", .label = "Alone       ", AT(12, LEFT, 4),
	    .help = "Alone: yes: never together with another; what costs less wins." },
	[ON_NET] = { .name = "on_net", .label = "On net      ", AT(13, LEFT, 4),
	    .help = "On net: yes: off typed and contract prices, too." },
	[MAX_ORDER] = { .name = "max_order", .label = "Most: order ", AT(12, RIGHT, 10),
	    .help = "Most, order: pieces of an order that take it; 0: all." },
	[MAX_CUSTOMER] = { .name = "max_customer", .label = "  a customer", AT(13, RIGHT, 10),
	    .help = "Most, a customer: over all his orders; 0: no end." },
	[MAX_TOTAL] = { .name = "max_total", .label = "  in all    ", AT(14, RIGHT, 10),
	    .help = "Most, in all: over all orders; 0: no end." },
};

static struct dk_card
card_for(const struct dk_screen *s, struct dk_promotion *p)
{
	return (struct dk_card){ DK_CARD_PROMOTION, p, s->session->exponent };
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	const struct dk_card record = card_for(s, &st->one);
	struct dk_promotion *p = NULL;
	const char *texts[FIELDS];
	enum dk_rc rc = DK_OK;

	dk_card_blank(&record);
	if (st->code[0] != '\0')
		rc = dk_promotion_find(s->session, &s->data, st->code, &p, err);
	if (rc != DK_OK)
		return rc;
	if (p != NULL)
		st->one = *p;
	for (size_t i = 0; i < FIELDS; i++)
		texts[i] = dk_card_text(&record, &s->data, defs[i].name);
	st->card.fields[CODE].is_off = p != NULL;
	card_show(s, texts);
	if (p != NULL)
		dk_title(s, "PROMOTION %s  %s", p->code, dk_promotion_text(&s->data, p));
	return DK_OK;
}

static enum dk_react
keep(struct dk_screen *s)
{
	const struct state *st = s->state;
	struct dk_promotion p = st->one, *old = NULL;
	const struct dk_card record = card_for(s, &p);
	struct dk_err err;
	enum dk_put did;
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < FIELDS; i++)
		rc = card_take_field(s, i, &record, &err);
	if (rc == DK_OK && st->card.is_new && p.code[0] == '\0')
		rc = dk_fail(&err, DK_EINPUT, "code", "Give it a code: what is it called?");
	if (rc == DK_OK && st->card.is_new &&
	    dk_promotion_find(s->session, &s->data, p.code, &old, NULL) == DK_OK)
		rc = dk_fail(&err, DK_EREFUSED, "code",
		    "There is a promotion %s already. Change that one, or take another code.",
		    p.code);
	if (rc == DK_OK)
		rc = dk_promotion_put(s->session, &p, &did, &err);
	if (rc != DK_OK)
		return card_refused(s, &err);
	dk_say(s, DK_LOOK_OK, "%s is %s: %s", p.code,
	    did == DK_PUT_ADDED ? "added" : did == DK_PUT_CHANGED ? "changed" : "as it was",
	    dk_promotion_text(&s->data, &p));
	(void)card_stored(s, p.code);
	return DK_BACK;
}

static enum dk_rc
open(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;

	card_open(s, &(struct card_setup){ defs, FIELDS, DK_CARD_PROMOTION, keep });
	st->code = dk_arena_dup(&s->keep, s->arg);
	st->card.is_new = st->code[0] == '\0';
	if (!st->card.is_new)
		return DK_OK;
	dk_title(s, "NEW PROMOTION");
	return dk_session_may(s->session, DK_RIGHT_MASTER_EDIT, err);
}

static void
draw(const struct dk_screen *s, struct dk_surface *sf)
{
	const struct state *st = s->state;

	dk_put_text(sf, dk_at(2, LEFT, 30, DK_LOOK_LABEL), "WHAT IS GIVEN");
	dk_put_text(sf, dk_at(2, RIGHT, 30, DK_LOOK_LABEL), "OF WHAT, TO WHOM, WHEN");
	dk_put_text(sf, dk_at(11, LEFT, 60, DK_LOOK_LABEL), "HOW FAR");
	if (!st->card.is_new)
		dk_put(sf, dk_at(0, LEFT, 40, DK_LOOK_LABEL), "Code         %s", st->one.code);
	dk_form_draw(&st->card.form, sf, true);
}

static const struct dk_binding keys[] = {
	CARD_KEYS,
	{ 0 },
};

const struct dk_screen_ops dk_screen_promotion = {
	.name = "promotion",
	.title = "PROMOTION",
	.help = "F2 stores it and goes back. Orders that are entered keep what they took; a day\n"
		"in To ends it.",
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
