/*
 * price_find.c - the price that holds for a line, and the trail of how it was found.
 *
 * The layers are asked in turn: contract, the customer's list, the list of his group, the base
 * list, the product's own price. Inside a layer the rows that begin last are the set that replaces
 * earlier ones whole; in the set the largest break reached wins. All rows that hold on the day are
 * read in that order.
 *
 * Contract prices are in the customer's currency, a list in its own. What the house asks in its own
 * currency is converted for a customer who has another, by the rate of the day; a list in any other
 * currency than those two holds for nobody.
 */
#include <string.h>

#include "core/master/record.h"
#include "docket/buf.h"
#include "docket/currency.h"
#include "docket/price.h"
#include "docket/price_head.h"

#define COLUMNS(currency) "price, per, min_qty, valid_from, by_group, " currency " FROM price" \
	" WHERE product_id = :product" \
	" AND valid_from <= :day AND (valid_to = '' OR valid_to >= :day) "

#define OF_LIST "coalesce((SELECT h.currency FROM price_list h WHERE h.code = price.list), '')"

static const char SQL_ROWS[] =
    "SELECT 0 AS layer, " COLUMNS(":own") "AND customer_id = :customer"
    " UNION ALL SELECT 1, " COLUMNS(OF_LIST) "AND customer_id IS NULL AND list = :list"
    " UNION ALL SELECT 2, " COLUMNS(OF_LIST) "AND customer_id IS NULL AND list = :group"
    " UNION ALL SELECT 3, " COLUMNS("''") "AND customer_id IS NULL AND list = ''"
    " ORDER BY 1, 5 DESC, 4 DESC";

enum { CONTRACT, LIST, GROUP, BASE, LAYERS };

static const char *const layer_text[LAYERS] = { "contract", "list", "group", "base" };

enum { LOSERS_MAX = 8 };

struct search {
	const struct dk_session *s;
	struct dk_currency_rate at; /* of the customer */
	bool too_large;          /* in his currency */
	int64_t pieces, group_pieces;
	bool found;
	int layer;               /* of the winner, and while reading of the current set */
	char first_day[16];      /* of the current set */
	int64_t next_at;
	bool next_by_group;
	struct dk_price_answer *out;
	struct dk_buf losers;
	int loser_count;
};

static void
lose(struct search *x, int layer, dk_price price, const char *why)
{
	if (x->loser_count++ >= LOSERS_MAX)
		return;
	dk_buf_fmt(&x->losers, "%s{\"layer\":\"%s\",\"price\":\"%s\",\"why\":\"%s\"}",
	    x->losers.len > 0 ? "," : "", layer_text[layer], dk_price_text(price).s, why);
}

/* A price of the house in the customer's currency; the reason names both. */
static dk_price
convert(struct search *x, dk_price home, struct dk_buf *why)
{
	dk_price own = home;

	if (x->at.currency[0] == '\0')
		return home;
	x->too_large = x->too_large ||
	    dk_currency_price(x->s, &x->at, home, &own, NULL) != DK_OK;
	if (why != NULL)
		dk_buf_fmt(why, "%s%s %s, 1 %s = %s %s since %s", why->len > 0 ? ", " : "",
		    x->s->currency, dk_price_text(home).s, x->at.currency,
		    dk_exchange_text(x->at.rate).s, x->s->currency, dk_date_iso(x->at.from).s);
	return own;
}

/* Judges the current row; `why` receives the winner's reason. */
static void
judge(struct search *x, struct dk_stmt *st, struct dk_buf *why)
{
	int layer = (int)dk_col_i64(st, 0);
	dk_price price = dk_col_price(st, 1);
	dk_qty min_qty = dk_col_qty(st, 3);
	const char *from = dk_col_peek(st, 4), *currency = dk_col_peek(st, 6);
	bool is_new_set = layer != x->layer, by_group = dk_col_bool(st, 5);
	bool is_home = currency[0] == '\0';

	if (!is_home && strcmp(currency, x->at.currency) != 0) {
		lose(x, layer, price, "its list is in another currency");
		return;
	}
	if (x->found && layer != x->layer) {
		lose(x, layer, is_home ? convert(x, price, NULL) : price,
		    "a layer above has a price");
		return;
	}
	if (is_new_set) {
		x->layer = layer;
		snprintf(x->first_day, sizeof(x->first_day), "%s", from);
	}
	if (strcmp(from, x->first_day) != 0) {
		lose(x, layer, price, "replaced by a later set");
	} else if (x->found) {
		lose(x, layer, price, "a larger break is reached");
	} else if (min_qty.milli > (by_group ? x->group_pieces : x->pieces)) {
		lose(x, layer, price, "its break is not reached");
		if (x->next_at == 0 || min_qty.milli < x->next_at) {
			x->next_at = min_qty.milli;
			x->next_by_group = by_group;
		}
	} else {
		x->found = true;
		*x->out = (struct dk_price_answer){ price, dk_col_qty(st, 2), layer_text[layer],
			layer == CONTRACT, false, "", { 0 }, false };
		if (from[0] != '\0')
			dk_buf_fmt(why, "set of %s", from);
		if (min_qty.milli > 0)
			dk_buf_fmt(why, "%sbreak at %s%s", why->len > 0 ? ", " : "",
			    dk_qty_text(min_qty).s, by_group ? " of its group" : "");
		if (is_home)
			x->out->price = convert(x, price, why);
	}
}

static enum dk_rc
read_rows(struct dk_stmt *st, struct search *x, struct dk_buf *why, struct dk_err *err)
{
	enum dk_rc rc;
	bool more;

	while ((rc = dk_row(st, &more, err)) == DK_OK && more)
		judge(x, st, why);
	return rc;
}

static const char *
trail(struct dk_arena *a, const struct search *x, const char *why)
{
	return dk_fmt(a, "{\"layer\":\"%s\",\"price\":\"%s\",\"per\":\"%s\",\"why\":\"%s\","
	    "\"losers\":[%s]}", x->out->layer, dk_price_text(x->out->price).s,
	    dk_qty_text(x->out->per).s, why, dk_buf_text(&x->losers));
}

/* The product's own price stands below all rows; 0 means that none was given. */
static void
judge_own(struct search *x, const struct dk_product *p, struct dk_buf *why)
{
	if (p->price.e4 == 0)
		return;
	if (x->found) {
		lose(x, BASE, convert(x, p->price, NULL), "a layer above has a price");
		return;
	}
	x->found = true;
	*x->out = (struct dk_price_answer){ .price = p->price, .per = p->price_per,
		.layer = layer_text[BASE], .trail = "" };
	dk_buf_str(why, "price of the product");
	x->out->price = convert(x, p->price, why);
}

/* Contract prices, and what has a layer of its own elsewhere, are without tax. */
static bool
holds_tax(const struct dk_customer *c, const char *layer)
{
	static const unsigned of_layer[LAYERS] = { 0, DK_TAXED_LIST, DK_TAXED_GROUP,
		DK_TAXED_BASE };

	for (size_t i = 0; i < LAYERS; i++)
		if (layer == layer_text[i])
			return (c->taxed_lists & of_layer[i]) != 0;
	return false;
}

enum dk_rc
dk_price_find(struct dk_session *s, struct dk_arena *a, const struct dk_price_ask *ask,
    struct dk_price_answer *out, struct dk_err *err)
{
	const struct dk_customer *c = ask->customer;
	const struct dk_product *p = ask->product;
	struct search x = { .s = s, .pieces = ask->pieces.milli, .layer = -1, .out = out,
		.group_pieces = ask->group_pieces.milli };
	struct dk_buf why = { 0 };
	struct dk_stmt *st;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	if (rc != DK_OK)
		return rc;
	rc = dk_currency_find(s, c != NULL ? c->currency : "", ask->day, &x.at, err);
	if (rc != DK_OK)
		return rc;
	if (x.group_pieces < x.pieces)
		x.group_pieces = x.pieces;
	st = dk_sql(s->db, SQL_ROWS);
	dk_bind_id(st, ":product", p->id);
	dk_bind_id(st, ":customer", c != NULL ? c->id : 0);
	dk_bind_text(st, ":own", x.at.currency);
	dk_bind_text_or_null(st, ":list", c != NULL ? c->price_list : "");
	dk_bind_text_or_null(st, ":group",
	    c != NULL && strcmp(c->group, c->price_list) != 0 ? c->group : "");
	dk_bind_date(st, ":day", dk_date_is_set(ask->day) ? ask->day : dk_session_today(s));
	rc = read_rows(st, &x, &why, err);
	if (rc == DK_OK)
		judge_own(&x, p, &why);
	if (rc == DK_OK && x.too_large)
		rc = dk_fail(err, DK_EINPUT, "price", "The price of %s is too large in %s.",
		    p->sku, x.at.currency);
	if (rc == DK_OK && !x.found)
		rc = dk_fail(err, DK_ENOTFOUND, "price",
		    "There is no price for %s. Type one, or add it to a price list.", p->sku);
	out->next_at.milli = x.next_at;
	out->next_by_group = x.next_by_group;
	out->has_tax = rc == DK_OK && c != NULL && holds_tax(c, out->layer);
	if (rc == DK_OK)
		out->trail = trail(a, &x, dk_buf_text(&why));
	dk_buf_free(&x.losers);
	dk_buf_free(&why);
	return rc;
}
