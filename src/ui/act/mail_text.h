/* mail_text.h - the text of a message in rows of a width, each with what became of it. */
#ifndef UI_ACT_MAIL_TEXT_H
#define UI_ACT_MAIL_TEXT_H

#include "docket/recognise.h"
#include "ui/widget/list.h"

struct mail_text_row {
	int part;
	size_t from, to;
	char mark; /* '>' made a line, '?' is not used, '+' made a head, ' ' neither */
	int line;  /* of '>', counted from 0; else -1 */
	const char *text;
};

struct mail_text {
	struct mail_text_row *rows;
	size_t count;
};

struct mail_pieces {
	const struct dk_text_piece *at;
	size_t count;
};

/* The rows live in `a`; `cells` is the width of their text. */
void mail_text_make(struct mail_text *out, struct dk_arena *a, const struct dk_mail *mail,
    struct mail_pieces pieces, int cells);
/* At the left edge; `cursor` counts its rows. */
void mail_text_draw(const struct mail_text *t, struct dk_surface *body,
    const struct dk_list *cursor, bool has_focus);

#endif
