/* printpaper.c - the paper of a print job as text, line by line. */
#include <stdlib.h>
#include <string.h>

#include "docket/print_send.h"
#include "ui/sheet.h"
#include "ui/ui.h"

struct line {
	const char *text;
};

struct state {
	struct dk_list list;
	struct line *rows;
};

/* The pages one after the other; a rule stands between them already. */
static void
split(struct dk_screen *s, const char *text)
{
	struct state *st = s->state;
	size_t count = 0, cap = 0;

	st->rows = NULL;
	while (*text != '\0') {
		size_t n = strcspn(text, "\n\f");

		st->rows = dk_arena_grow(&s->data, st->rows, count, &cap, sizeof(*st->rows));
		st->rows[count++].text = dk_arena_dup_n(&s->data, text, n);
		text += n + (text[n] != '\0');
	}
	dk_sheet_set(s, DK_ROWS_PLAIN(st->rows, count), st->rows);
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct dk_buf text = { 0 };
	enum dk_rc rc = dk_print_preview(s->session, strtoll(s->arg, NULL, 10), &text, err);

	if (rc == DK_OK) {
		split(s, dk_buf_text(&text));
		dk_title(s, "PAPER  job %s", s->arg);
	}
	dk_buf_free(&text);
	return rc;
}

static void
cell(const void *data, size_t row, size_t column, struct dk_shown *out)
{
	const struct dk_screen *s = data;

	(void)column;
	out->text = ((const struct state *)s->state)->rows[row].text;
}

static void
sheet(const struct dk_screen *s, struct dk_sheet *out)
{
	static const struct dk_column columns[] = { { .head = "", .width = 80, .grows = true } };

	out->list = &((struct state *)s->state)->list;
	out->view = (struct dk_list_view){ columns, DK_COUNT(columns), s, cell,
		"There is nothing on it." };
}

static void
draw(const struct dk_screen *s, struct dk_surface *body)
{
	dk_sheet_draw(s, body, dk_at(0, 0, body->cols, DK_LOOK_FOCUS), s->rows);
}

static const struct dk_binding keys[] = {
	{ 0 },
};

const struct dk_screen_ops dk_screen_printpaper = {
	.name = "printpaper",
	.title = "PAPER",
	.help = "The paper of a print job as text: what a printer of text would print.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.load = load,
	.draw = draw,
	.sheet = sheet,
	.key = dk_sheet_key,
	.is_hidden = true,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
