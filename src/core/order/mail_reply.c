/* mail_reply.c - what to answer a message, in the customer's language. */
#include <string.h>

#include "core/tell/outbox.h"
#include "docket/buf.h"
#include "docket/mail_order.h"
#include "docket/order.h"

static const char SQL_REPLIED[] =
    "SELECT count(*) FROM outbox WHERE document = 'mail' AND document_id = :id"
    " AND kind = 'mail-reply'";
static const char SQL_LANGUAGE[] =
    "SELECT coalesce((SELECT language FROM contact WHERE customer_id = :customer"
    "  AND lower(email) = :sender AND language <> '' LIMIT 1),"
    " (SELECT language FROM customer WHERE id = :customer))";

struct words {
	const char *language, *dear, *thanks, *entered, *pending, *wanted, *total, *regards;
};

static const struct words words[] = {
	{ "en", "Dear %s,", "thank you for your message \"%s\".",
	    "We have entered it as order %s:", "We are looking at it and will come back to you.",
	    "Wanted by %s.", "Total %s %s.", "Kind regards" },
	{ "de", "Guten Tag %s,", "vielen Dank f\xC3\xBCr Ihre Nachricht \"%s\".",
	    "Wir haben sie als Auftrag %s aufgenommen:",
	    "Wir pr\xC3\xBC" "fen sie und melden uns.", "Gew\xC3\xBCnscht zum %s.",
	    "Summe %s %s.", "Freundliche Gr\xC3\xBC\xC3\x9F" "e" },
	{ "fr", "Bonjour %s,", "merci de votre message \"%s\".",
	    "Nous l'avons enregistr\xC3\xA9 comme commande %s :",
	    "Nous l'examinons et revenons vers vous.", "Souhait\xC3\xA9 pour le %s.",
	    "Total %s %s.", "Cordialement" },
	{ "es", "Hola %s:", "gracias por su mensaje \"%s\".",
	    "Lo hemos registrado como pedido %s:", "Lo estamos revisando y le responderemos.",
	    "Para el %s.", "Total %s %s.", "Saludos cordiales" },
};

static enum dk_rc
find_words(struct dk_session *s, const struct dk_mail_row *row, dk_id customer_id,
    const struct words **out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_LANGUAGE);
	enum dk_rc rc;
	bool more;

	*out = &words[0];
	dk_bind_id(st, ":customer", customer_id);
	dk_bind_text(st, ":sender", row->sender);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	for (size_t i = 0; i < DK_COUNT(words); i++)
		if (strncmp(dk_col_peek(st, 0), words[i].language, 2) == 0)
			*out = &words[i];
	dk_done(st);
	return DK_OK;
}

/* The two texts of a template are constants of the table above. */
static void
put_words(struct dk_buf *b, const char *text, const char *one, const char *two)
{
	for (const char *p = text; *p != '\0'; p++) {
		if (p[0] != '%' || p[1] != 's') {
			dk_buf_char(b, *p);
			continue;
		}
		dk_buf_str(b, one);
		one = two;
		p++;
	}
}

static void
put_order(struct dk_buf *b, const struct words *w, const struct dk_order *o, int exponent)
{
	put_words(b, w->entered, o->number, "");
	dk_buf_str(b, "\n\n");
	for (size_t i = 0; i < o->line_count; i++)
		dk_buf_fmt(b, "  %s %s  %s  %s\n", dk_qty_text(o->lines[i].unit_qty).s,
		    o->lines[i].unit, o->lines[i].sku, o->lines[i].text);
	dk_buf_str(b, "\n");
	if (dk_date_is_set(o->wanted)) {
		put_words(b, w->wanted, dk_date_paper(o->wanted).s, "");
		dk_buf_str(b, " ");
	}
	put_words(b, w->total, dk_money_show(o->total, exponent).s, o->currency);
	dk_buf_str(b, "\n\n");
}

enum dk_rc
dk_mail_answer(struct dk_session *s, struct dk_arena *a, dk_id id, const char **text,
    struct dk_err *err)
{
	struct dk_mail_row row;
	struct dk_mail mail;
	struct dk_order *o = NULL;
	const struct words *w = &words[0];
	struct dk_buf b = { 0 };
	enum dk_rc rc = dk_mail_load(s, a, id, &row, &mail, err);

	if (rc == DK_OK && row.order_id != 0)
		rc = dk_order_load(s, a, row.order_id, &o, err);
	if (rc == DK_OK)
		rc = find_words(s, &row, o != NULL ? o->customer_id : 0, &w, err);
	if (rc != DK_OK)
		return rc;
	put_words(&b, w->dear, *row.sender_name != '\0' ? row.sender_name : row.sender, "");
	dk_buf_str(&b, "\n\n");
	put_words(&b, w->thanks, row.subject, "");
	dk_buf_str(&b, "\n");
	if (strcmp(row.state, "entered") == 0)
		put_order(&b, w, o, s->exponent);
	else
		dk_buf_fmt(&b, "%s\n\n", w->pending);
	dk_buf_fmt(&b, "%s\n%s\n%s\n", w->regards, s->user_name, s->company);
	*text = dk_arena_dup(a, dk_buf_text(&b));
	dk_buf_free(&b);
	return DK_OK;
}

enum dk_rc
dk_mail_reply(struct dk_session *s, dk_id id, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_mail_row row;
	struct dk_mail mail;
	struct dk_change ch;
	struct dk_stmt *st;
	int64_t sent = 0;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_ORDER_ENTER, "mail.reply", &ch, err);

	if (rc != DK_OK)
		return rc;
	rc = dk_mail_load(s, &tmp, id, &row, &mail, err);
	if (rc == DK_OK && *row.sender == '\0')
		rc = dk_fail(err, DK_EREFUSED, "mail", "The message has no address to answer to.");
	if (rc == DK_OK) {
		st = dk_sql(s->db, SQL_REPLIED);
		dk_bind_id(st, ":id", id);
		rc = dk_one(st, 0, &sent, err);
	}
	if (rc == DK_OK && sent > 0)
		rc = dk_fail(err, DK_EREFUSED, "mail", "An answer to it is in the outbox already.");
	if (rc == DK_OK)
		rc = dk_outbox_add(&ch, "mail-reply", "mail", id, err);
	if (rc == DK_OK)
		dk_change_subject(&ch, "mail", id);
	dk_arena_free(&tmp);
	return dk_change_end(&ch, rc, err);
}
