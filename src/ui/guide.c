/* guide.c - the lessons: a phone order, and where is my order. */
#include "ui/guide.h"

#include <string.h>

#include "docket/lesson.h"
#include "docket/setting.h"
#include "docket/text.h"
#include "ui/entry/entry.h"

/* A step is made on one screen, which the others tell the way to. */
struct step {
	char lesson;
	const char *screen;
	const char *text; /* at most 60 cells */
	const char *more; /* for F1 */
	bool (*done)(const struct dk_app *app);
};

/* Dialogs stand on what is worked at. */
static const struct dk_screen *
worked_at(const struct dk_app *app)
{
	const struct dk_screen *s = app->top;

	while (s != NULL && s->ops->is_overlay)
		s = s->below;
	return s;
}

static bool
is_at(const struct dk_app *app, const char *screen)
{
	const struct dk_screen *s = worked_at(app);

	return s != NULL && strcmp(s->ops->name, screen) == 0;
}

static const struct entry *
entry_of(const struct dk_app *app)
{
	return is_at(app, "order") ? worked_at(app)->state : NULL;
}

static bool
order_is_open(const struct dk_app *app)
{
	return is_at(app, "order");
}

static bool
has_customer(const struct dk_app *app)
{
	const struct entry *e = entry_of(app);

	return e != NULL && e->order != NULL && e->order->customer_id != 0;
}

static bool
has_po(const struct dk_app *app)
{
	const struct entry *e = entry_of(app);

	return e != NULL && e->order != NULL && e->order->customer_po[0] != '\0';
}

/* So many lines besides the one that is being typed. */
static bool
has_lines(const struct dk_app *app, size_t count)
{
	const struct entry *e = entry_of(app);

	return e != NULL && e->order != NULL &&
	    e->order->line_count >= count + (e->grid.row < e->grid.count);
}

static bool
has_one_line(const struct dk_app *app)
{
	return has_lines(app, 1);
}

static bool
has_two_lines(const struct dk_app *app)
{
	return has_lines(app, 2);
}

static bool
has_three_lines(const struct dk_app *app)
{
	return has_lines(app, 3);
}

static bool
is_read_back(const struct dk_app *app)
{
	const struct entry *e = entry_of(app);

	return e != NULL && e->reviews;
}

static bool
is_entered(const struct dk_app *app)
{
	return strstr(app->say_text, " is entered") != NULL;
}

static bool
inquiry_is_open(const struct dk_app *app)
{
	return is_at(app, "inquiry");
}

static bool
has_answer(const struct dk_app *app)
{
	return is_at(app, "inquiry") && strchr(worked_at(app)->title, '(') != NULL;
}

static bool
is_logged(const struct dk_app *app)
{
	return strstr(app->say_text, "written down") != NULL;
}

static bool
is_home(const struct dk_app *app)
{
	return is_at(app, "home");
}

static const struct step steps[] = {
	{ 'A', "home", "press 1: a customer is on the phone and orders",
	    "This is Home: one key for each thing, no Enter. What waits for somebody stands right.",
	    order_is_open },
	{ 'A', "order", "\"This is 4711\": type 4711 and Enter",
	    "Enter ends each field and goes on to what still needs something. Nothing has to be "
	    "saved: each field is stored as you leave it.",
	    has_customer },
	{ 'A', "order", "\"Our order number, PO, is P500\": type P500 and Enter",
	    "This customer wants his own number on every paper, so the cursor came here. Others do "
	    "not, and the cursor goes on to the items.",
	    has_po },
	{ 'A', "order", "\"12 of A10410\": type A10410 Enter, 12 Enter",
	    "Item and quantity, Enter behind each. Instead of the code words do too: bolt m8x40.",
	    has_one_line },
	{ 'A', "order", "\"And 40 of A10422\": there are 25, type it all the same",
	    "A10422 Enter 40 Enter. What is not there is back-ordered; right and below you read "
	    "what to tell the caller.",
	    has_two_lines },
	{ 'A', "order", "\"The usual washers\": type .2 Enter, then Enter alone",
	    "At the right stands what he usually buys: .2 takes the second. Enter alone takes the "
	    "quantity in brackets.",
	    has_three_lines },
	{ 'A', "order", "\"That is all\": Enter on the empty row; read it back",
	    "The review shows lines and total. Wrong? Esc, then +2 Enter goes to line 2, -2 Enter "
	    "voids it.",
	    is_read_back },
	{ 'A', "order", "he agrees: Enter once more enters the order",
	    "It gets its number now, shown below. Esc goes back to the lines.", is_entered },
	{ 'E', "home", "\"Where is my order?\": press 6",
	    "The number of the order just entered stands in the last row but one.",
	    inquiry_is_open },
	{ 'E', "inquiry", "he tells his phone number: type 5550143 and Enter",
	    "Any 4 digits of the phone, a name, an order, his PO, an invoice or a tracking number.",
	    has_answer },
	{ 'E', "inquiry", "read SAY to him; Enter writes down that he was told",
	    "Up and Down choose another of his orders, t shows all that happened to it, f promises "
	    "a call.",
	    is_logged },
	{ 'E', "home", "the same in the middle of an order: press 1", "A new order, as before.",
	    order_is_open },
	{ 'E', "order", "type 4712 and Enter, for another customer",
	    "This one needs no number of his own: the cursor goes on to the items.",
	    has_customer },
	{ 'E', "order", "the other phone rings: Ctrl-K, 5550143, Enter",
	    "Ctrl-K finds anything from anywhere. Your order stays as it is.", has_answer },
	{ 'E', "inquiry", "Enter writes it down, Esc goes back to your order",
	    "You come back to the field you left.", order_is_open },
	{ 'E', "order", "you are in the same field. F3 leaves; the draft is kept",
	    "d on Home lists what was begun and not entered.", is_home },
};
enum { STEPS = DK_COUNT(steps) };

/* The way to the screen of a step from another one. */
static const char *
way_to(const struct dk_app *app, const char *screen)
{
	if (strcmp(screen, "home") == 0)
		return "go back to HOME first: F3";
	if (!is_at(app, "home"))
		return "go back with Esc or F3, and on from there";
	return strcmp(screen, "order") == 0 ?
	    "go on with your order: d, then Enter; or 1, a new one" :
	    "go back to the inquiry: press 6";
}

bool
dk_guide_is_there(const struct dk_app *app)
{
	return app->lesson_of != 0;
}

bool
dk_guide_is_on(const struct dk_app *app)
{
	return app->lesson_of != 0 && app->session->user_id == app->lesson_of &&
	    app->lesson < STEPS;
}

static void
keep(struct dk_app *app, int64_t step)
{
	struct dk_err err;

	if (step == app->lesson)
		return;
	app->lesson = step;
	if (dk_lesson_set(app->session, step, &err) != DK_OK)
		dk_say_err(app->top, &err);
}

/* Whoever has signed in since begins where he was. */
static void
begin(struct dk_app *app)
{
	bool is_wanted = false;
	struct dk_err err;

	app->lesson_asked = app->session->user_id;
	app->lesson_of = 0;
	if (app->session->user_id == 0 ||
	    dk_setting_bool(app->session, "tutorial", &is_wanted, &err) != DK_OK || !is_wanted ||
	    dk_lesson_find(app->session, &app->lesson, &err) != DK_OK)
		return;
	app->lesson_of = app->session->user_id;
}

/* Done is done; but an order that was begun anew, or a review that was left, is a step back. */
void
dk_guide_follow(struct dk_app *app)
{
	int64_t n;

	if (app->session->db == NULL || app->top == NULL)
		return;
	if (app->lesson_asked != app->session->user_id)
		begin(app);
	if (!dk_guide_is_on(app))
		return;
	n = app->lesson;
	while (n > 0 && steps[n].lesson == steps[n - 1].lesson && is_at(app, steps[n].screen) &&
	    strcmp(steps[n].screen, steps[n - 1].screen) == 0 && !steps[n - 1].done(app) &&
	    !steps[n].done(app))
		n--;
	if (steps[n].lesson == 'A' && n > 0 && is_entered(app))
		while (n < STEPS && steps[n].lesson == 'A')
			n++;
	while (n < STEPS && steps[n].done(app) &&
	    !(steps[n].done == is_logged && !is_at(app, "home")))
		n++;
	keep(app, n);
	if (n == STEPS)
		dk_say(app->top, DK_LOOK_OK,
		    "the lessons are done - Ctrl-K learn begins them anew");
}

void
dk_guide_draw(const struct dk_app *app, struct dk_surface *frame, int row)
{
	const struct step *st = &steps[app->lesson];
	const char *text;
	int col;

	if (!dk_guide_is_on(app) || app->top->ops->is_private)
		return;
	text = is_at(app, st->screen) ? st->text : way_to(app, st->screen);
	dk_put_text(frame, dk_at(row, 0, frame->cols, DK_LOOK_LABEL), "");
	col = dk_put(frame, dk_to(row, 1, DK_LOOK_WAIT), "LEARN %c %d/%d", st->lesson,
	    (int)app->lesson + 1, STEPS);
	dk_put(frame, dk_to(row, col + 2, DK_LOOK_VALUE), "%s", text);
	dk_put_right(frame, dk_at(row, frame->cols - 8, 7, DK_LOOK_LABEL), "F1 more");
}

const char *
dk_guide_topic(const struct dk_app *app)
{
	return dk_guide_is_on(app) ? steps[app->lesson].more : NULL;
}

void
dk_guide_do(struct dk_app *app, const char *what)
{
	if (!dk_guide_is_there(app))
		return;
	if (strcmp(what, "start") == 0)
		keep(app, 0);
	else if (strcmp(what, "stop") == 0)
		keep(app, STEPS);
	else if (app->lesson < STEPS)
		keep(app, app->lesson + 1);
}
