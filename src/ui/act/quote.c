/* quote.c - taking, renewing, losing and printing a quote, and asking until when it holds. */
#include "ui/act/quote.h"

#include "docket/quote.h"

#include "docket/setting.h"
#include "ui/paperwork.h"

void
act_quote_on(struct dk_screen *s, dk_id id, const char *number)
{
	struct act_quote *a = s->state;

	a->id = id;
	snprintf(a->number, sizeof(a->number), "%s", number);
}

enum dk_react
act_quote_take(struct dk_screen *s)
{
	const struct act_quote *a = s->state;
	struct dk_err err;
	dk_id draft;

	if (dk_quote_take(s->session, a->id, &draft, &err) != DK_OK)
		return dk_say_err(s, &err);
	dk_open_id(s, "order", draft);
	dk_say(s, DK_LOOK_OK,
	    "draft D%lld has the prices of quote %s, for these quantities or less",
	    (long long)draft, a->number);
	return DK_RELOAD;
}

enum dk_react
act_quote_ask_until(struct dk_screen *s, const char *title, dk_answer *answer)
{
	struct dk_err err;
	int64_t days = 0;

	if (dk_setting_i64(s->session, "quote_days", &days, &err) != DK_OK)
		return dk_say_err(s, &err);
	return dk_ask(s,
	    &(struct dk_ask){ .title = title,
		.text = "The last day that the prices hold: thu, +7, 3.12",
		.label = "Valid until",
		.value = dk_date_short(dk_date_add(dk_session_today(s->session), (int)days)).s,
		.max = 20 },
	    answer);
}

bool
act_quote_until(struct dk_screen *s, const char *text, dk_date *out)
{
	if (dk_date_parse_typed(text, dk_session_today(s->session), out))
		return true;
	dk_say(s, DK_LOOK_WARN, "type a day like thu, +7 or 3.12");
	return false;
}

static enum dk_react
do_renew(struct dk_screen *s, const char *text)
{
	const struct act_quote *a = s->state;
	struct dk_quote q;
	struct dk_err err;
	dk_date until;
	dk_id id = 0;

	if (!act_quote_until(s, text, &until))
		return DK_STAY;
	if (dk_quote_renew(s->session, a->id, until, &id, &err) != DK_OK ||
	    dk_quote_load(s->session, &s->data, id, &q, &err) != DK_OK) {
		dk_say_err(s, &err);
		return err.rc == DK_EINPUT ? DK_STAY : DK_RELOAD;
	}
	dk_say(s, DK_LOOK_OK, "quote %s now, at today's prices: %s, valid until %s", q.number,
	    dk_session_money(s->session, q.total, q.currency).s, dk_date_short(q.valid_until).s);
	act_quote_on(s, q.id, q.number);
	return DK_RELOAD;
}

enum dk_react
act_quote_renew(struct dk_screen *s)
{
	const struct act_quote *a = s->state;
	char title[64];

	snprintf(title, sizeof(title), "RENEW %s", a->number);
	return act_quote_ask_until(s, title, do_renew);
}

static enum dk_react
do_lose(struct dk_screen *s, const char *reason)
{
	const struct act_quote *a = s->state;
	struct dk_err err;

	if (dk_quote_lose(s->session, a->id, reason, &err) != DK_OK) {
		dk_say_err(s, &err);
		return err.rc == DK_EINPUT ? DK_STAY : DK_RELOAD;
	}
	dk_say(s, DK_LOOK_OK, "quote %s is lost: %.80s", a->number, reason);
	return DK_RELOAD;
}

enum dk_react
act_quote_lose(struct dk_screen *s)
{
	const struct act_quote *a = s->state;
	char title[64];

	snprintf(title, sizeof(title), "LOSE %s", a->number);
	return dk_ask(s,
	    &(struct dk_ask){ .title = title,
		.text = "Nothing came of it: too dear, bought elsewhere, not needed.",
		.label = "Reason",
		.max = 200 },
	    do_lose);
}

enum dk_react
act_quote_paper(struct dk_screen *s)
{
	const struct act_quote *a = s->state;

	return dk_make_document(s, "quote", a->id, a->number);
}

const char *
act_quote_state(struct dk_arena *a, const struct dk_quote *q)
{
	const char *name = dk_quote_state_name(q->state);

	return q->state == DK_QUOTE_TAKEN ? dk_fmt(a, "%s as %s", name, q->order) : name;
}

enum dk_look
act_quote_look(const struct dk_screen *s, const struct dk_quote *q)
{
	if (q->state == DK_QUOTE_EXPIRED)
		return DK_LOOK_WARN;
	if (q->state != DK_QUOTE_OPEN)
		return DK_LOOK_LABEL;
	return dk_date_diff(q->valid_until, dk_session_today(s->session)) > ACT_QUOTE_SOON ?
	    DK_LOOK_VALUE : DK_LOOK_WAIT;
}

const char *
act_quotes_of(struct dk_screen *s, dk_id customer)
{
	const struct dk_quote_query q = { .customer_id = customer };
	struct dk_quote *rows = NULL;
	const char *out = "";
	struct dk_err err;
	size_t count = 0;

	if (dk_quote_list(s->session, &s->data, &q, &rows, &count, &err) != DK_OK)
		return "";
	for (size_t i = 0; i < count; i++)
		if (rows[i].state == DK_QUOTE_OPEN)
			out = dk_fmt(&s->data, "%s%s%s %s until %s", out, *out != '\0' ? ", " : "",
			    rows[i].number, dk_session_money(s->session, rows[i].total,
			    rows[i].currency).s, dk_date_short(rows[i].valid_until).s);
	return out;
}
