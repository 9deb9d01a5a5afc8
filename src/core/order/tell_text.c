/* tell_text.c - what to tell a customer whose promise cannot be kept, in his language. */
#include <string.h>

#include "docket/buf.h"
#include "docket/tell.h"

/* `day` parts day, month and year of a date; NULL: as papers write it. */
static const struct words {
	const char *language, *dear, *about, *promised, *sorry, *now, *unknown, *cancel, *regards,
	    *day;
} words[] = {
	{ "en", "Dear %s,", "your order %1, PO %2:", "promised for %s",
	    "We are sorry: we cannot keep that day.", "It will be with you on %s.",
	    "We do not know the new day yet and will come back to you.",
	    "If it is not here by %s we will cancel it, unless you ask us to keep it.",
	    "Kind regards", NULL },
	{ "de", "Guten Tag %s,", "Ihr Auftrag %1, Bestellung %2:", "zugesagt zum %s",
	    "Es tut uns leid: diesen Termin können wir nicht halten.",
	    "Die Ware ist am %s bei Ihnen.",
	    "Den neuen Termin kennen wir noch nicht und melden uns.",
	    "Ist sie bis zum %s nicht da, streichen wir sie, wenn Sie nichts anderes wünschen.",
	    "Freundliche Grüße", "." },
	{ "fr", "Bonjour %s,", "votre commande %1, référence %2 :", "promis pour le %s",
	    "Nous sommes désolés : nous ne pouvons pas tenir cette date.",
	    "La marchandise sera chez vous le %s.",
	    "Nous ne connaissons pas encore la nouvelle date et revenons vers vous.",
	    "Sans marchandise le %s nous l'annulerons, sauf avis contraire de votre part.",
	    "Cordialement", "/" },
	{ "es", "Hola %s:", "su pedido %1, referencia %2:", "prometido para el %s",
	    "Lo sentimos: no podemos cumplir esa fecha.", "Lo recibirá el %s.",
	    "Aún no conocemos la nueva fecha y le avisaremos.",
	    "Si no está el %s lo anularemos, salvo que nos pida mantenerlo.",
	    "Saludos cordiales", "/" },
};

static const struct words *
words_of(const char *language)
{
	for (size_t i = 0; i < DK_COUNT(words); i++)
		if (strncmp(language, words[i].language, 2) == 0)
			return &words[i];
	return &words[0];
}

/* A text of the table with `one` for %s and %1, `two` for %2. */
static void
put(struct dk_buf *b, const char *text, const char *one, const char *two)
{
	for (const char *p = text; *p != '\0'; p++)
		if (p[0] == '%' && (p[1] == 's' || p[1] == '1' || p[1] == '2'))
			dk_buf_str(b, *++p == '2' ? two : one);
		else
			dk_buf_char(b, *p);
}

static void
put_day(struct dk_buf *b, const struct words *w, const char *text, dk_date d)
{
	int year, month, day;
	char shown[32];

	if (w->day == NULL) {
		put(b, text, dk_date_paper(d).s, "");
		return;
	}
	dk_date_split(d, &year, &month, &day);
	snprintf(shown, sizeof(shown), "%02d%s%02d%s%04d", day, w->day, month, w->day, year);
	put(b, text, shown, "");
}

const char *
dk_tell_message(struct dk_session *s, struct dk_arena *a, const struct dk_tell *t)
{
	const struct words *w = words_of(t->language);
	struct dk_buf b = { 0 };
	const char *out;

	put(&b, w->dear, t->contact[0] != '\0' ? t->contact : t->customer_name, "");
	dk_buf_str(&b, "\n\n");
	put(&b, w->about, t->order, t->customer_po[0] != '\0' ? t->customer_po : "-");
	dk_buf_fmt(&b, "\n  %s  %s  %s, ", dk_qty_text(t->open).s, t->sku, t->text);
	put_day(&b, w, w->promised, t->given);
	dk_buf_fmt(&b, "\n\n%s ", w->sorry);
	if (dk_date_is_set(t->due))
		put_day(&b, w, w->now, t->due);
	else
		dk_buf_str(&b, w->unknown);
	if (dk_date_is_set(t->cancel_on) && !t->is_kept) {
		dk_buf_char(&b, '\n');
		put_day(&b, w, w->cancel, t->cancel_on);
	}
	dk_buf_fmt(&b, "\n\n%s\n%s\n", w->regards, s->company);
	out = dk_arena_dup(a, dk_buf_text(&b));
	dk_buf_free(&b);
	return out;
}
