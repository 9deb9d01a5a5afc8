/* mail_text.c - what to answer a message, in the customer's language. */
#include "core/order/mail_text.h"

#include <string.h>

#include "core/order/private.h"
#include "db/stmt.h"
#include "docket/buf.h"
#include "docket/order.h"
#include "docket/quote.h"

static const char SQL_LANGUAGE[] =
    "SELECT coalesce((SELECT language FROM contact"
    "  WHERE (customer_id = :customer OR :customer IS NULL) AND lower(email) = :sender"
    "  AND language <> '' LIMIT 1),"
    " (SELECT language FROM customer WHERE id = :customer))";
static const char SQL_LOST[] =
    "SELECT p.id, p.sku, p.name, sum(l.qty) FROM lost_sale l JOIN product p ON p.id = l.product_id"
    " WHERE l.order_id = :order GROUP BY p.id ORDER BY min(l.id)";

/* `day` parts day, month and year of a date; NULL: as papers write it. */
struct words {
	const char *language, *dear, *thanks, *entered, *quoted, *pending, *expected, *later,
	    *not_taken, *noted, *wanted, *total, *regards, *day;
};

static const struct words words[] = {
	{ "en", "Dear %s,", "thank you for your message \"%s\".",
	    "We have entered it as order %s:",
	    "We quote as follows, valid until %2; to order, name quote %s:",
	    "We are looking at it and will come back to you.", "expected %s", "day to follow",
	    "We could not take:", "We have noted:", "Wanted by %s.", "Total %s %2.",
	    "Kind regards", NULL },
	{ "de", "Guten Tag %s,", "vielen Dank für Ihre Nachricht \"%s\".",
	    "Wir haben sie als Auftrag %s aufgenommen:",
	    "Unser Angebot, gültig bis %2; nennen Sie zum Bestellen das Angebot %s:",
	    "Wir prüfen sie und melden uns.", "voraussichtlich %s",
	    "Termin folgt", "Nicht aufnehmen konnten wir:", "Notiert haben wir:",
	    "Gewünscht zum %s.", "Summe %s %2.",
	    "Freundliche Grüße", "." },
	{ "fr", "Bonjour %s,", "merci de votre message \"%s\".",
	    "Nous l'avons enregistré comme commande %s :",
	    "Notre offre, valable jusqu'au %2 ; pour commander, citez l'offre %s :",
	    "Nous l'examinons et revenons vers vous.", "prévu le %s",
	    "date à suivre", "Nous n'avons pas pu prendre :",
	    "Nous avons noté :", "Souhaité pour le %s.", "Total %s %2.",
	    "Cordialement", "/" },
	{ "es", "Hola %s:", "gracias por su mensaje \"%s\".",
	    "Lo hemos registrado como pedido %s:",
	    "Nuestra oferta, válida hasta el %2; para pedir, indique la oferta %s:",
	    "Lo estamos revisando y le responderemos.", "previsto el %s",
	    "fecha por confirmar", "No hemos podido tomar:", "Hemos anotado:", "Para el %s.",
	    "Total %s %2.", "Saludos cordiales", "/" },
};

/* Everything that is built into the text. */
struct answer {
	struct dk_session *s;
	struct dk_arena *a;
	const struct words *w;
	const struct dk_mail_row *row;
	const struct dk_mail *mail;
	struct dk_order *order; /* NULL = none is made of it yet */
	struct dk_buf b;
};

static enum dk_rc
find_words(struct answer *x, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(x->s->db, SQL_LANGUAGE);
	enum dk_rc rc;
	bool more;

	x->w = &words[0];
	dk_bind_id(st, ":customer", x->order != NULL ? x->order->customer_id : 0);
	dk_bind_text(st, ":sender", x->row->sender);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	for (size_t i = 0; i < DK_COUNT(words); i++)
		if (strncmp(dk_col_peek(st, 0), words[i].language, 2) == 0)
			x->w = &words[i];
	dk_done(st);
	return DK_OK;
}

/* A text of the table above with one text for its %s and another for its %2. */
static void
put(struct answer *x, const char *text, const char *one, const char *two)
{
	for (const char *p = text; *p != '\0'; p++)
		if (p[0] == '%' && (p[1] == 's' || p[1] == '2'))
			dk_buf_str(&x->b, *++p == 's' ? one : two);
		else
			dk_buf_char(&x->b, *p);
}

static const char *
day_text(struct answer *x, dk_date d)
{
	int year, month, day;

	if (!dk_date_is_set(d) || x->w->day == NULL)
		return dk_arena_dup(x->a, dk_date_paper(d).s);
	dk_date_split(d, &year, &month, &day);
	return dk_fmt(x->a, "%02d%s%02d%s%04d", day, x->w->day, month, x->w->day, year);
}

static void
put_line(struct answer *x, const struct dk_order_line *l, bool is_quote)
{
	bool is_whole = l->cancelled.milli == 0;
	dk_qty left = { l->ordered.milli - l->cancelled.milli };

	if (l->product_id == 0) {
		dk_buf_fmt(&x->b, "  %s\n", l->text);
		return;
	}
	if (left.milli <= 0)
		return;
	dk_buf_fmt(&x->b, "  %s%s%s  %s  %s  %s", dk_qty_text(is_whole ? l->unit_qty : left).s,
	    is_whole ? " " : "", is_whole ? l->unit : "", l->sku, l->text,
	    dk_money_show(l->net, dk_order_exponent(x->s, x->order)).s);
	if (!is_quote) {
		dk_buf_str(&x->b, "  ");
		put(x, dk_date_is_set(l->promise) ? x->w->expected : x->w->later,
		    day_text(x, l->promise), "");
	}
	dk_buf_char(&x->b, '\n');
}

static void
put_not_taken(struct answer *x, bool *any, dk_qty qty, const char *sku, const char *name)
{
	if (!*any)
		dk_buf_fmt(&x->b, "\n%s\n", x->w->not_taken);
	*any = true;
	dk_buf_fmt(&x->b, "  %s  %s  %s\n", dk_qty_text(qty).s, sku, name);
}

/* Sales that were lost, and what else was cancelled of a line. */
static enum dk_rc
put_all_not_taken(struct answer *x, struct dk_err *err)
{
	const struct dk_order *o = x->order;
	struct dk_stmt *st = dk_sql(x->s->db, SQL_LOST);
	bool *is_told = dk_arena_array(x->a, o->line_count + 1, sizeof(*is_told));
	bool any = false, more;
	enum dk_rc rc;

	dk_bind_id(st, ":order", o->id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		put_not_taken(x, &any, dk_col_qty(st, 3), dk_col_text(st, 1, x->a),
		    dk_col_text(st, 2, x->a));
		for (size_t i = 0; i < o->line_count; i++)
			is_told[i] = is_told[i] || o->lines[i].product_id == dk_col_id(st, 0);
	}
	for (size_t i = 0; rc == DK_OK && i < o->line_count; i++)
		if (!is_told[i] && o->lines[i].cancelled.milli > 0)
			put_not_taken(x, &any, o->lines[i].cancelled, o->lines[i].sku,
			    o->lines[i].text);
	return rc;
}

/* Text of the message that made no line, as somebody noted it on the order. */
static enum dk_rc
put_noted(struct answer *x, struct dk_err *err)
{
	struct dk_mail_piece *pieces = NULL;
	size_t count = 0;
	bool any = false;
	enum dk_rc rc = dk_mail_pieces(x->s, x->a, x->row->id, &pieces, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		const struct dk_span *at = &pieces[i].span;
		char *text;

		if (strcmp(pieces[i].use, "noted") != 0)
			continue;
		text = dk_arena_dup_n(x->a, x->mail->parts[at->part].text + at->from,
		    at->to - at->from);
		for (char *p = text; *p != '\0'; p++)
			if (strchr("\r\n\t", *p) != NULL)
				*p = ' ';
		if (!any)
			dk_buf_fmt(&x->b, "\n%s\n", x->w->noted);
		any = true;
		dk_buf_fmt(&x->b, "  \"%s\"\n", text);
	}
	return rc;
}

/* The sentence before the lines, of an order or of a quote. */
static enum dk_rc
put_made(struct answer *x, bool is_quote, struct dk_err *err)
{
	struct dk_quote q = { 0 };
	enum dk_rc rc = DK_OK;

	if (is_quote)
		rc = dk_quote_load(x->s, x->a, x->order->id, &q, err);
	if (rc != DK_OK)
		return rc;
	put(x, is_quote ? x->w->quoted : x->w->entered, x->order->number,
	    is_quote ? day_text(x, q.valid_until) : "");
	dk_buf_str(&x->b, "\n\n");
	return DK_OK;
}

static enum dk_rc
put_order(struct answer *x, struct dk_err *err)
{
	const struct dk_order *o = x->order;
	bool is_quote = strcmp(o->kind, "quote") == 0;
	enum dk_rc rc = put_made(x, is_quote, err);

	for (size_t i = 0; rc == DK_OK && i < o->line_count; i++)
		put_line(x, &o->lines[i], is_quote);
	if (rc == DK_OK)
		rc = put_all_not_taken(x, err);
	if (rc == DK_OK)
		rc = put_noted(x, err);
	dk_buf_str(&x->b, "\n");
	if (dk_date_is_set(o->wanted)) {
		put(x, x->w->wanted, day_text(x, o->wanted), "");
		dk_buf_str(&x->b, " ");
	}
	put(x, x->w->total, dk_money_show(o->total, dk_order_exponent(x->s, o)).s, o->currency);
	dk_buf_str(&x->b, "\n\n");
	return rc;
}

/* It stands as an order or a quote: neither a draft yet nor cancelled. What is kept as something
 * else is agreed in more words than these. */
static bool
is_made(const struct answer *x)
{
	const struct dk_order *o = x->order;

	return o != NULL && strcmp(x->row->state, "entered") == 0 &&
	    o->state != DK_ORDER_CANCELLED &&
	    (strcmp(o->kind, "order") == 0 || strcmp(o->kind, "quote") == 0);
}

enum dk_rc
dk_mail_text(struct dk_session *s, struct dk_arena *a, const struct dk_mail_row *row,
    const struct dk_mail *mail, const char **out, struct dk_err *err)
{
	struct answer x = { .s = s, .a = a, .row = row, .mail = mail };
	enum dk_rc rc = DK_OK;

	if (row->order_id != 0)
		rc = dk_order_load(s, a, row->order_id, &x.order, err);
	if (rc == DK_OK)
		rc = find_words(&x, err);
	if (rc == DK_OK) {
		put(&x, x.w->dear, *row->sender_name != '\0' ? row->sender_name : row->sender, "");
		dk_buf_str(&x.b, "\n\n");
		put(&x, x.w->thanks, row->subject, "");
		dk_buf_str(&x.b, "\n");
		if (is_made(&x))
			rc = put_order(&x, err);
		else
			dk_buf_fmt(&x.b, "%s\n\n", x.w->pending);
		dk_buf_fmt(&x.b, "%s\n%s\n%s\n", x.w->regards, s->user_name, s->company);
		*out = dk_arena_dup(a, dk_buf_text(&x.b));
	}
	dk_buf_free(&x.b);
	return rc;
}
