/* mail.c - an order to a supplier goes into the outbox. */
#include <string.h>

#include "docket/carrier.h"
#include "docket/outbox.h"
#include "ui/ask.h"
#include "ui/buying/buying.h"

static enum dk_react queue_again(struct dk_screen *s, const char *yes);

/* Into the outbox; once more only when somebody says so. */
static enum dk_react
queue(struct dk_screen *s, bool again)
{
	const struct buying *st = s->state;
	const struct dk_outbox_want w = { "purchase-order", "purchase", st->id, again };
	struct dk_err err;
	dk_id id;

	if (dk_outbox_ask(s->session, &w, &id, &err) == DK_OK) {
		dk_say(s, DK_LOOK_OK, "%s is in the outbox, as message %lld: e at home mails it",
		    st->purchase.number, (long long)id);
		return DK_RELOAD;
	}
	if (strcmp(err.field, "again") != 0)
		return dk_say_err(s, &err);
	return dk_ask(s, &(struct dk_ask){ .title = "MAIL IT AGAIN", .label = "Type yes",
	    .text = dk_arena_dup(&s->data, err.text), .max = 3 }, queue_again);
}

static enum dk_react
queue_again(struct dk_screen *s, const char *yes)
{
	return strcmp(yes, "yes") == 0 ? queue(s, true) : DK_REDRAW;
}

static enum dk_react
email_given(struct dk_screen *s, const char *text)
{
	struct dk_supplier *x = NULL;
	struct dk_err err;
	enum dk_put did;
	enum dk_rc rc = dk_supplier_find(s->session, &s->data,
	    ((const struct buying *)s->state)->purchase.supplier, &x, &err);

	if (rc == DK_OK && text[0] == '\0')
		rc = dk_fail(&err, DK_EINPUT, "email", "Type his e-mail address, or Esc.");
	if (rc == DK_OK) {
		x->email = text;
		rc = dk_supplier_put(s->session, x, &did, &err);
	}
	if (rc != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	return queue(s, false);
}

enum dk_react
buying_mail(struct dk_screen *s)
{
	const struct buying *st = s->state;
	struct dk_supplier *x = NULL;
	struct dk_err err;

	if (st->id == 0)
		return DK_KEEP;
	if (dk_supplier_find(s->session, &s->data, st->purchase.supplier, &x, &err) != DK_OK)
		return dk_say_err(s, &err);
	if (x->email[0] != '\0')
		return queue(s, false);
	return dk_ask(s, &(struct dk_ask){ .title = "MAIL THE ORDER", .label = "E-mail",
	    .max = 200, .text = dk_fmt(&s->data, "No address of %s is known; it is kept.",
	    x->name) }, email_given);
}
