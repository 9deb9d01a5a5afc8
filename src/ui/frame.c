/* frame.c - the frame around a screen: title, rule, body, message, key bar. */
#include <stdio.h>
#include <string.h>

#include "docket/date.h"
#include "docket/text.h"
#include "ui/guide.h"
#include "ui/sheet.h"
#include "ui/widget/bar.h"

static const struct dk_screen *
lowest_shown(const struct dk_app *app)
{
	const struct dk_screen *s = app->top;

	while (s->ops->is_overlay && s->below != NULL)
		s = s->below;
	return s;
}

/* "Mon 23 Nov 09:41  mia  desk3"; a clock that was set says so. */
static void
draw_title(struct dk_app *app)
{
	const struct dk_session *ses = app->session;
	struct dk_surface *sf = &app->frame;
	char right[120];
	int cells, col;

	snprintf(right, sizeof(right), "%s%s %s  %s  %s ", ses->clock_is_set ? "TEST CLOCK " : "",
	    dk_date_short(dk_instant_day(dk_session_now(ses))).s,
	    dk_instant_clock(dk_session_now(ses)).s, ses->user_id != 0 ? ses->user : "",
	    ses->desk != NULL ? ses->desk : "");
	cells = dk_text_cells(right);
	col = sf->cols - cells;
	dk_put_text(sf, dk_at(0, 0, sf->cols, DK_LOOK_TITLE), "");
	dk_put(sf, dk_at(0, 0, col > 20 ? col - 1 : sf->cols, DK_LOOK_TITLE), " docket  %s",
	    app->top != NULL ? lowest_shown(app)->title : "");
	if (col > 20)
		dk_put(sf, dk_at(0, col, cells, DK_LOOK_TITLE), "%s", right);
}

/* Overlays are drawn over what lies below, from the lowest up. */
static void
draw_stack(struct dk_app *app, const struct dk_screen *s, const struct dk_screen *lowest)
{
	if (s != lowest)
		draw_stack(app, s->below, lowest);
	s->ops->draw(s, &app->body);
}

/* A window smaller than the body shows the part with the cursor. */
static int
scroll(int cursor, int shown, int whole)
{
	int from = cursor < shown ? 0 : cursor - shown + 1 + shown / 4;

	return from > whole - shown ? whole - shown : from;
}

static void
draw_body(struct dk_app *app)
{
	struct dk_surface *sf = &app->frame, *body = &app->body;
	const struct dk_screen *lowest = lowest_shown(app);
	int rows = sf->rows - 4, cols = sf->cols, row = 0, col = 0;

	dk_surface_resize(body, app->top->rows, app->top->cols);
	draw_stack(app, app->top, lowest);
	if (body->cursor_row >= 0) {
		row = scroll(body->cursor_row, rows, body->rows);
		col = scroll(body->cursor_col, cols, body->cols);
	}
	dk_put_rule(sf, 1, 0, cols);
	if (lowest->joint > 0)
		dk_put(sf, dk_at(1, lowest->joint - col, 1, DK_LOOK_LABEL), "+");
	if (lowest->ops->sheet != NULL)
		dk_sheet_info(lowest, sf, 1);
	dk_guide_draw(app, sf, 1);
	dk_surface_copy(sf, dk_at(2, 0, cols, DK_LOOK_LABEL),
	    (struct dk_part){ .from = body, .row = row, .col = col, .rows = rows });
	if (body->cursor_row >= 0)
		dk_surface_cursor(sf, 2 + body->cursor_row - row, body->cursor_col - col);
}

/* A sentence too long for its row ends between two words, and names the key that shows it whole. */
static void
put_sentence(struct dk_surface *sf, struct dk_spot at, const char *text)
{
	static const char more[] = " ..F1";
	int room = at.cells - (int)strlen(more);
	struct dk_arena tmp = { 0 };
	char *part = dk_arena_dup(&tmp, text), *end;

	if (dk_text_cells(text) <= at.cells) {
		dk_put(sf, at, "%s", text);
	} else {
		while (dk_text_cells(part) > room && (end = strrchr(part, ' ')) != NULL)
			*end = '\0';
		at.cells = dk_text_cells(part) > room ? room : at.cells;
		dk_put(sf, dk_to(at.row, dk_put(sf, at, "%s", part), at.look), "%s", more);
	}
	dk_arena_free(&tmp);
}

static void
draw_message(struct dk_app *app)
{
	struct dk_surface *sf = &app->frame;
	struct dk_spot at = dk_at(sf->rows - 2, 1, sf->cols - 1, app->say_kind);

	if (app->say_text[0] == '\0')
		return;
	if (*dk_look_word(app->say_kind) != '\0') {
		dk_put(sf, at, "%s", dk_look_word(app->say_kind));
		at = dk_at(at.row, 7, sf->cols - 7, DK_LOOK_VALUE);
	}
	put_sentence(sf, at, app->say_text);
}

static void
draw_sizes(struct dk_surface *sf)
{
	dk_put(sf, dk_to(0, 0, DK_LOOK_LABEL), "%dx%d is", sf->cols, sf->rows);
	dk_put(sf, dk_to(1, 0, DK_LOOK_LABEL), "too small:");
	dk_put(sf, dk_to(2, 0, DK_LOOK_LABEL), "%dx%d is", DK_FRAME_COLS, DK_FRAME_ROWS);
	dk_put(sf, dk_to(3, 0, DK_LOOK_LABEL), "needed");
	dk_surface_cursor(sf, 0, 0);
}

void
dk_app_draw(struct dk_app *app)
{
	struct dk_surface *sf = &app->frame;

	dk_surface_resize(sf, app->rows, app->cols);
	if (app->rows < DK_SMALL_ROWS || app->cols < DK_SMALL_COLS) {
		draw_sizes(sf);
		return;
	}
	dk_surface_cursor(sf, sf->rows - 2, 0);
	if (app->top == NULL)
		return;
	draw_title(app);
	draw_body(app);
	draw_message(app);
	dk_bar_draw(sf, sf->rows - 1, app->top->ops->keys, dk_app_keys());
}
