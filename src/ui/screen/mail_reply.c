/* mail_reply.c - the answer to a message as it goes out: read over, then into the outbox, or kept
 * as a file that a mail program opens. */
#include <stdlib.h>
#include <string.h>

#include "docket/mail_order.h"
#include "docket/mail_print.h"
#include "docket/text.h"
#include "ui/paperwork.h"
#include "ui/ui.h"

enum { HEAD_ROWS = 3 };

struct state {
	dk_id id;
	struct dk_mail_reply reply;
	const char **rows; /* of the text */
	size_t row_count;
	struct dk_list list;
};

static const struct dk_column columns[] = {
	{ .head = "", .width = 78, .grows = true },
};

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	(void)column;
	out->text = ((const struct state *)data)->rows[row];
}

static enum dk_rc
open(struct dk_screen *s, struct dk_err *err)
{
	(void)err;
	((struct state *)s->state)->id = strtoll(s->arg, NULL, 10);
	return DK_OK;
}

static void
split(struct dk_screen *s)
{
	struct state *st = s->state;
	size_t cap = 0;

	st->rows = NULL;
	st->row_count = 0;
	for (const char *p = st->reply.text; *p != '\0';) {
		size_t n = strcspn(p, "\n");

		st->rows = dk_arena_grow(&s->data, st->rows, st->row_count, &cap,
		    sizeof(*st->rows));
		st->rows[st->row_count++] = dk_arena_dup_n(&s->data, p, n);
		p += n + (p[n] == '\n');
	}
	dk_list_set(&st->list, DK_ROWS_PLAIN(st->rows, st->row_count));
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_mail_reply reply;
	enum dk_rc rc = dk_mail_answer(s->session, &s->data, st->id, &reply, err);

	if (rc != DK_OK)
		return rc;
	st->reply = reply;
	split(s);
	dk_title(s, "ANSWER  to %s", st->reply.to);
	return DK_OK;
}

static void
draw(const struct dk_screen *s, struct dk_surface *body)
{
	const struct state *st = s->state;
	const struct dk_mail_reply *r = &st->reply;
	const struct dk_list_view view = { .columns = columns, .column_count = 1, .data = st,
		.cell = cell, .empty = "" };

	dk_put(body, dk_to(0, 1, DK_LOOK_LABEL), "To      %s  <%s>", r->to_name, r->to);
	dk_put(body, dk_to(1, 1, DK_LOOK_LABEL), "Subject %s", r->subject);
	dk_list_draw(&st->list, body, dk_at(HEAD_ROWS - 1, 1, body->cols - 1, DK_LOOK_FOCUS),
	    body->rows - HEAD_ROWS + 1, &view);
}

static enum dk_react
key(struct dk_screen *s, const struct dk_event *ev)
{
	return dk_list_key(&((struct state *)s->state)->list, ev, s->rows - HEAD_ROWS);
}

static enum dk_react
send(struct dk_screen *s)
{
	const struct state *st = s->state;
	struct dk_err err;

	if (dk_mail_reply(s->session, st->id, &err) != DK_OK)
		return dk_say_err(s, &err);
	dk_say(s, DK_LOOK_OK, "an answer to %.60s is in the outbox", st->reply.to);
	return DK_BACK;
}

static enum dk_react
save(struct dk_screen *s)
{
	const struct state *st = s->state;

	return dk_make_mail(s, dk_fmt(&s->data, "mail-%lld-answer.eml", (long long)st->id),
	    &st->reply);
}

static const struct dk_binding keys[] = {
	{ "F2", "Send", send, "put it into the outbox, once", false },
	{ "p", "file", save, "keep it as a file that a mail program opens", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_mail_reply = {
	.name = "mail_reply",
	.title = "ANSWER",
	.help = "What the customer is answered, in his language: the number, each line with\n"
		"its day, what could not be taken. F2 puts it into the outbox.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.open = open,
	.load = load,
	.draw = draw,
	.key = key,
	.is_hidden = true,
	.has_right = true,
	.right = DK_RIGHT_ORDER_ENTER,
};
