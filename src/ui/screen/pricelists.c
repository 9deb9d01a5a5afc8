/* pricelists.c - the price lists: how many prices each has, what is coming, who buys by it. */
#include <string.h>

#include "docket/price_head.h"
#include "docket/price_plan.h"
#include "ui/ask.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct state {
	struct dk_list list;
	struct dk_price_list_info *rows;
};

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	size_t count = 0;
	enum dk_rc rc = dk_price_lists(s->session, &s->data, &st->rows, &count, err);

	if (rc != DK_OK)
		return rc;
	for (size_t i = 0; i < count; i++)
		st->rows[i].currency = dk_session_currency(s->session, st->rows[i].currency);
	dk_sheet_set(s, DK_ROWS_PLAIN(st->rows, count), st->rows);
	dk_title(s, "PRICE LISTS  %zu list%s", count, count == 1 ? "" : "s");
	return DK_OK;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct state *st = data;
	const struct dk_price_list_info *x = &st->rows[row];
	const int64_t figures[] = { 0, x->rows, x->coming, x->customers };

	out->text = out->buf;
	if (column == 0)
		out->text = x->list;
	else if (column == 4)
		out->text = x->currency;
	else if (column == 5)
		out->text = x->includes_tax ? "included" : "";
	else
		snprintf(out->buf, sizeof(out->buf), "%lld", (long long)figures[column]);
	if (column == 2 && x->coming > 0)
		out->look = DK_LOOK_WAIT;
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = {
		{ .head = "List", .width = 20, .grows = true },
		{ .head = "Prices", .width = 8, .right = true },
		{ .head = "Coming", .width = 8, .right = true },
		{ .head = "Customers", .width = 10, .right = true },
		{ .head = "Currency", .width = 8 },
		{ .head = "Tax", .width = 9 },
	};

	out->list = &((struct state *)s->state)->list;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s->state, cell,
		"There is no list; items have their own prices. F10 p on an item adds one." };
}

static enum dk_react
agreed_with(struct dk_screen *s, const char *text)
{
	struct dk_customer *c = NULL;
	struct dk_err err;

	if (dk_customer_by_number(s->session, &s->data, text, &c, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	return dk_open(s, "pricelist", dk_fmt(&s->data, "customer %s", c->number));
}

static enum dk_react
agreed(struct dk_screen *s)
{
	const struct dk_ask ask = { .title = "AGREED PRICES", .label = "Customer", .max = 40,
		.text = "the number of the customer with whom they are agreed" };

	return dk_ask(s, &ask, agreed_with);
}

static enum dk_react
look(struct dk_screen *s)
{
	const struct dk_price_list_info *x = dk_sheet_row(s);

	return x == NULL ? DK_KEEP : dk_open(s, "pricelist", x->list);
}

/* Its currency is told before it has prices; later it stays. */
static enum dk_react
begun(struct dk_screen *s, const char *text)
{
	const char *list = dk_arena_dup_n(&s->data, text, strcspn(text, " "));
	struct dk_price_head head;
	enum dk_put did;
	struct dk_err err;
	enum dk_rc rc = dk_price_head_find(s->session, &s->data, list, &head, &err);

	text += strlen(list);
	head.currency = dk_arena_dup(&s->data, text + strspn(text, " "));
	if (rc == DK_OK)
		rc = dk_price_head_put(s->session, &head, &did, &err);
	if (rc != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	dk_say(s, DK_LOOK_OK, "The prices of list %s are in %s. F10 p on an item adds one.",
	    head.list, dk_session_currency(s->session, head.currency));
	return DK_RELOAD;
}

static enum dk_react
begin(struct dk_screen *s)
{
	const struct dk_ask ask = { .title = "NEW LIST", .label = "List", .max = 44,
		.text = "its code, then its currency where that is not the house's:  US USD" };

	return dk_ask(s, &ask, begun);
}

static enum dk_react
promotions(struct dk_screen *s)
{
	return dk_open(s, "promotions", "");
}

static enum dk_react
rates(struct dk_screen *s)
{
	return dk_open(s, "rates", "");
}

static enum dk_react
withholdings(struct dk_screen *s)
{
	return dk_open(s, "withholdings", "");
}

static enum dk_react
turn(struct dk_screen *s, const char *word)
{
	const struct dk_price_list_info *x = dk_sheet_row(s);
	struct dk_price_head head;
	enum dk_put did;
	struct dk_err err;
	enum dk_rc rc;

	(void)word;
	if (x == NULL)
		return DK_KEEP;
	rc = dk_price_head_find(s->session, &s->data, x->list, &head, &err);
	head.includes_tax = !x->includes_tax;
	if (rc == DK_OK)
		rc = dk_price_head_put(s->session, &head, &did, &err);
	if (rc != DK_OK)
		return dk_say_err(s, &err);
	dk_say(s, DK_LOOK_OK, "The prices of %s %s.", head.list,
	    head.includes_tax ? "hold the tax" : "are without tax");
	return DK_RELOAD;
}

static enum dk_react
tax(struct dk_screen *s)
{
	const struct dk_price_list_info *x = dk_sheet_row(s);
	char text[240];

	if (x == NULL)
		return DK_KEEP;
	snprintf(text, sizeof(text), "The prices of %.40s %s.\nShall they be read %s from now on?"
	    " What is entered stays.", x->list,
	    x->includes_tax ? "hold the tax" : "are without tax",
	    x->includes_tax ? "without tax" : "with tax");
	return dk_ask(s, &(struct dk_ask){ .title = "TAX IN PRICES", .text = text,
	    .label = "Type yes", .word = "yes" }, turn);
}

static const struct dk_binding keys[] = {
	{ "Enter", "Open", look, "its prices: look, change, raise all of them", false },
	{ "a", "agreed", agreed, "prices agreed with one customer: look, change, raise", false },
	{ "n", "new", begin, "begins a list, in another currency too", false },
	{ "t", "tax", tax, "whether its prices hold the tax, as at a counter", false },
	{ "p", "promotions", promotions, "what is given off list prices for a time", false },
	{ "c", "currencies", rates, "what other currencies are worth", false },
	{ "w", "withheld", withholdings, "taxes that customers keep back of invoices", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_pricelists = {
	.name = "pricelists",
	.title = "PRICE LISTS",
	.help = "A list holds for the customers that name it, one called as a customer group for\n"
		"all of that group, base for everybody. Files come by docket import prices.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.load = load,
	.draw = dk_sheet_fill,
	.sheet = sheet,
	.key = dk_sheet_key,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
