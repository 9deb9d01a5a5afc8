/* ask.c - another desk is asked: what for, and in which words. */
#include "docket/request.h"
#include "ui/ask.h"
#include "ui/ui.h"

struct state {
	struct dk_request in; /* its words are the dialog's */
};

static enum dk_rc
open(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	long long order = 0, line = 0, product = 0, purchase = 0;

	(void)err;
	(void)sscanf(s->arg, "%lld %lld %lld %lld", &order, &line, &product, &purchase);
	st->in = (struct dk_request){ .order_id = order, .line_no = line, .product_id = product,
		.purchase_id = purchase, .due = DK_NO_DATE };
	return DK_OK;
}

static void
draw(const struct dk_screen *s, struct dk_surface *body)
{
	static const char *const rows[][2] = {
		{ "c", "the warehouse: count this bin" },
		{ "e", "purchasing: make it come sooner" },
		{ "s", "a supervisor: may I split?" },
		{ "q", "the warehouse: a question" },
		{ "p", "purchasing: a question" },
		{ "v", "a supervisor: a question" },
		{ "k", "a clerk: a question" },
	};

	(void)s;
	dk_put(body, dk_to(1, 2, DK_LOOK_LABEL), "Whom do you ask?");
	for (size_t i = 0; i < DK_COUNT(rows); i++) {
		dk_put(body, dk_at(3 + (int)i, 2, 1, DK_LOOK_VALUE), "%s", rows[i][0]);
		dk_put(body, dk_to(3 + (int)i, 5, DK_LOOK_LABEL), "%s", rows[i][1]);
	}
	dk_surface_cursor(body, 3, 2);
}

static enum dk_react
store(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	struct dk_request in = st->in;
	struct dk_err err;
	enum dk_rc rc;

	in.text = text;
	if ((rc = dk_request_new(s->session, &in, &err)) != DK_OK)
		dk_say_err(s, &err);
	else
		dk_say(s, DK_LOOK_OK, "request %lld stands in the queue of %s",
		    (long long)in.id, dk_request_desk_name(in.to));
	return rc == DK_OK ? DK_BACK : DK_STAY;
}

static enum dk_react
words(struct dk_screen *s, enum dk_request_kind kind, enum dk_request_desk to, const char *value)
{
	struct state *st = s->state;

	st->in.kind = kind;
	st->in.to = to;
	return dk_ask(s, &(struct dk_ask){ .title = "ASK", .label = "Words", .value = value,
	    .max = 500 }, store);
}

static enum dk_react
count(struct dk_screen *s)
{
	return words(s, DK_REQUEST_COUNT, DK_REQUEST_TO_WAREHOUSE, "please count this bin");
}

static enum dk_react
expedite(struct dk_screen *s)
{
	return words(s, DK_REQUEST_EXPEDITE, DK_REQUEST_TO_PURCHASING, "please expedite");
}

static enum dk_react
split(struct dk_screen *s)
{
	return words(s, DK_REQUEST_SPLIT, DK_REQUEST_TO_SUPERVISOR, "may I split it?");
}

static enum dk_react
warehouse(struct dk_screen *s)
{
	return words(s, DK_REQUEST_QUESTION, DK_REQUEST_TO_WAREHOUSE, NULL);
}

static enum dk_react
purchasing(struct dk_screen *s)
{
	return words(s, DK_REQUEST_QUESTION, DK_REQUEST_TO_PURCHASING, NULL);
}

static enum dk_react
supervisor(struct dk_screen *s)
{
	return words(s, DK_REQUEST_QUESTION, DK_REQUEST_TO_SUPERVISOR, NULL);
}

static enum dk_react
clerk(struct dk_screen *s)
{
	return words(s, DK_REQUEST_QUESTION, DK_REQUEST_TO_CLERK, NULL);
}

static const struct dk_binding keys[] = {
	{ "c", "count", count, "warehouse: count this bin", false },
	{ "e", "expedite", expedite, "purchasing: make it come sooner", false },
	{ "s", "split", split, "supervisor: may I split?", false },
	{ "q", "question", warehouse, "warehouse: anything else", false },
	{ "p", NULL, purchasing, "purchasing: anything else", false },
	{ "v", NULL, supervisor, "supervisor: anything else", false },
	{ "k", NULL, clerk, "clerks: anything", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_ask = {
	.name = "ask",
	.title = "ASK ANOTHER DESK",
	.help = "Your request stands in the queue of that desk; the answer comes to your Home and\n"
		"to the timeline of the order.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.open = open,
	.draw = draw,
	.is_hidden = true,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
