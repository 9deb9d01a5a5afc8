/* home.c - home (3.2): one key to everything, and what needs somebody. */
#include <string.h>

#include "docket/adjust.h"
#include "docket/call_off.h"
#include "docket/draft.h"
#include "docket/handover.h"
#include "docket/inquiry.h"
#include "docket/order_list.h"
#include "docket/outbox.h"
#include "docket/pending.h"
#include "docket/pickup.h"
#include "docket/print.h"
#include "docket/request.h"
#include "docket/returns.h"
#include "docket/tell.h"
#include "ui/act/pickup.h"
#include "ui/act/quote.h"
#include "ui/app.h"
#include "ui/ui.h"

enum { RIGHT = 34, NEEDS_ROWS = 6, TODAY_ROW = 8, FIND_ROW = 13, LATE_SHOWN = 3 };

struct state {
	struct dk_desk_counts now;
	struct dk_draft_row *drafts;
	size_t draft_count;
	struct dk_order_row *late;
	size_t late_count;
	struct dk_handover *left; /* by colleagues, not read yet */
	size_t left_count;
	struct dk_pendings wishes; /* credit and tax data that wait for a second person */
	struct dk_inquiry_list calls; /* call-backs of the user that are due */
	int64_t standing;             /* standing orders to be made */
	struct dk_requests asks, asked; /* to answer here; of the user, open or just answered */
	struct dk_print_counts papers; /* of the print queue */
	int64_t ending;               /* quotes whose last day is near */
	struct dk_tells tells;        /* customers to be told that a promise slips: the first */
	int64_t to_tell;              /* and how many they are */
	struct dk_pickup *pickups;    /* of today, and left over */
	size_t pickup_count;
	int64_t changes;              /* of stock that wait for a second person */
	int64_t messages;             /* of the outbox, that wait or may have gone out */
	int64_t returns;              /* that wait for somebody here */
	int64_t minute; /* of the last load: ages are shown in minutes */
};

/* What stands at the left: a key, and the screen it opens. */
struct item {
	const char *key, *text, *screen;
	int row, col;
};

static const struct item items[] = {
	{ "1", "New order", "order", 0, 1 },
	{ "2", "Orders", "orders", 1, 1 },
	{ "3", "Verify", "verify", 2, 1 },
	{ "4", "Ship", "ship", 3, 1 },
	{ "5", "Returns", "returns", 4, 1 },
	{ "6", "Inquiry", "inquiry", 5, 1 },
	{ "7", "Receive", "purchases", 6, 1 },
	{ "8", "Day end", "dayend", 7, 1 },
	{ "9", "Reports", "reports", 8, 1 },
	{ "m", "Mail", "mail", 0, 18 },
	{ "b", "Calls", "callbacks", 4, 18 },
	{ "s", "Standing", "standing", 7, 18 },
	{ "c", "Customers", "customers", 1, 18 },
	{ "i", "Items", "items", 2, 18 },
	{ "d", "Drafts", "drafts", 3, 18 },
	{ "q", "Quotes", "quotes", 5, 18 },
	{ "a", "Approve", "pending", 9, 1 },
	{ "t", "To tell", "tell", 8, 18 },
	{ "p", "Pickups", "pickups", 10, 1 },
	{ "0", "Settings", "settings", 6, 18 },
	{ "o", "Printing", "printqueue", 11, 1 },
	{ "r", "Requests", "requests", 10, 18 },
	{ "n", "Counts", "counts", 9, 18 },
	{ "e", "Outbox", "outbox", 12, 1 },
	{ "y", "Payments", "payments", 11, 18 },
};

static bool
exists(const struct dk_screen *s, const char *screen)
{
	for (const struct dk_screen_ops *const *p = s->app->screens; *p != NULL; p++)
		if (strcmp((*p)->name, screen) == 0)
			return true;
	return false;
}

/* The item of the key being handled. */
static enum dk_react
go(struct dk_screen *s)
{
	const char *key = s->app->event->text;

	for (size_t i = 0; i < DK_COUNT(items); i++)
		if (strcmp(items[i].key, key) == 0 && exists(s, items[i].screen))
			return dk_open(s, items[i].screen, "");
	dk_say(s, DK_LOOK_WARN, "%s does nothing here - the keys that do stand at the left", key);
	return DK_REDRAW;
}

static enum dk_rc
load_tells(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	const struct dk_tell_query first = { .max = LATE_SHOWN };
	enum dk_rc rc = dk_tell_count(s->session, &st->to_tell, err);

	st->tells.count = 0;
	if (rc == DK_OK)
		rc = dk_outbox_count(s->session, &st->messages, err);
	if (rc == DK_OK)
		rc = dk_return_waiting(s->session, &st->returns, err);
	if (rc == DK_OK && st->to_tell > 0)
		rc = dk_tell_list(s->session, &s->data, &first, &st->tells, err);
	return rc;
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_order_query late = { .late = true, .open = true, .from = DK_NO_DATE,
		.to = DK_NO_DATE, .max = LATE_SHOWN };
	const struct dk_pending_query all = { .subject = NULL };
	enum dk_rc rc;

	st->minute = dk_session_now(s->session) / 60000;
	if (s->session->user_id == 0) { /* signed out on the lock screen */
		st->now = (struct dk_desk_counts){ 0 };
		st->draft_count = st->late_count = st->left_count = st->calls.count = 0;
		st->ending = st->to_tell = st->messages = st->returns = 0;
		st->pickup_count = 0;
		st->papers = (struct dk_print_counts){ 0 };
		st->asks.count = st->asked.count = 0;
		st->wishes.count = 0;
		dk_open(s, "signin", "");
		return DK_OK;
	}
	rc = dk_desk_count(s->session, &st->now, err);
	st->drafts = NULL;
	st->draft_count = 0;
	if (rc == DK_OK && dk_session_may(s->session, DK_RIGHT_ORDER_ENTER, NULL) == DK_OK)
		rc = dk_draft_list(s->session, &s->data, &st->drafts, &st->draft_count, err);
	if (rc == DK_OK)
		rc = dk_order_list(s->session, &s->data, &late, &st->late, &st->late_count, err);
	if (rc == DK_OK)
		rc = dk_pending_list(s->session, &s->data, &all, &st->wishes, err);
	if (rc == DK_OK)
		rc = dk_handover_unseen(s->session, &s->data, &st->left, &st->left_count, err);
	if (rc == DK_OK)
		rc = dk_inquiry_due(s->session, &s->data, dk_session_today(s->session),
		    s->session->user_id, &st->calls, err);
	if (rc == DK_OK)
		rc = dk_print_count(s->session, &st->papers, err);
	if (rc == DK_OK)
		rc = dk_request_list(s->session, &s->data, DK_REQUESTS_HERE, &st->asks, err);
	if (rc == DK_OK)
		rc = dk_request_list(s->session, &s->data, DK_REQUESTS_MINE, &st->asked, err);
	if (rc == DK_OK)
		rc = dk_stock_waiting(s->session, &st->changes, err);
	if (rc == DK_OK)
		rc = dk_standing_due(s->session, &st->standing, err);
	if (rc == DK_OK)
		rc = dk_quote_expiring(s->session, ACT_QUOTE_SOON, &st->ending, err);
	if (rc == DK_OK)
		rc = dk_pickup_list(s->session, &s->data, dk_session_today(s->session),
		    &st->pickups, &st->pickup_count, err);
	return rc == DK_OK ? load_tells(s, err) : rc;
}

static int64_t
count_of(const struct state *st, const char *screen)
{
	if (strcmp(screen, "verify") == 0)
		return st->now.to_verify;
	if (strcmp(screen, "ship") == 0)
		return st->now.to_ship;
	if (strcmp(screen, "mail") == 0)
		return st->now.mail;
	if (strcmp(screen, "pending") == 0)
		return (int64_t)st->wishes.count;
	if (strcmp(screen, "callbacks") == 0)
		return (int64_t)st->calls.count;
	if (strcmp(screen, "standing") == 0)
		return st->standing;
	if (strcmp(screen, "requests") == 0)
		return (int64_t)st->asks.count;
	if (strcmp(screen, "printqueue") == 0)
		return st->papers.failed + st->papers.unknown + st->papers.unacknowledged;
	if (strcmp(screen, "quotes") == 0)
		return st->ending;
	if (strcmp(screen, "counts") == 0)
		return st->changes;
	if (strcmp(screen, "outbox") == 0)
		return st->messages;
	if (strcmp(screen, "returns") == 0)
		return st->returns;
	if (strcmp(screen, "tell") == 0)
		return st->to_tell;
	return strcmp(screen, "drafts") == 0 ? st->now.drafts_mine : 0;
}

static void
draw_items(const struct dk_screen *s, struct dk_surface *body)
{
	const struct state *st = s->state;

	for (size_t i = 0; i < DK_COUNT(items); i++) {
		const struct item *it = &items[i];
		int64_t n = count_of(st, it->screen);

		if (!exists(s, it->screen))
			continue;
		dk_put(body, dk_at(it->row, it->col, 1, DK_LOOK_VALUE), "%s", it->key);
		dk_put(body, dk_at(it->row, it->col + 2, 10, DK_LOOK_LABEL), "%s", it->text);
		if (n > 0)
			dk_put(body, dk_at(it->row, it->col + 11, 4, DK_LOOK_VALUE), "%4lld",
			    (long long)n);
	}
}

/* "warn  2 promises slip   100790 100777" at the next row */
static void
need(struct dk_surface *body, int *row, enum dk_look look, const char *what, const char *detail)
{
	if (*row > NEEDS_ROWS) /* the gravest stand first; more are one key away */
		return;
	dk_put(body, dk_at(*row, RIGHT + 2, 4, look), "%s", dk_look_word(look));
	dk_put(body, dk_at(*row, RIGHT + 8, 18, DK_LOOK_LABEL), "%s", what);
	dk_put(body, dk_to(*row, RIGHT + 26, DK_LOOK_LABEL), "%s", detail);
	(*row)++;
}

static const char *
some(struct dk_arena *a, int64_t n, const char *one, const char *many)
{
	return dk_fmt(a, "%lld %s", (long long)n, n == 1 ? one : many);
}

static const char *
late_numbers(struct dk_arena *a, const struct state *st)
{
	const char *out = "";

	for (size_t i = 0; i < st->late_count && i < LATE_SHOWN; i++)
		out = dk_fmt(a, "%s%s ", out, st->late[i].number);
	return out;
}

static const char *
my_drafts(struct dk_arena *a, const struct state *st)
{
	const char *out = "";
	int shown = 0;

	for (size_t i = 0; i < st->draft_count && shown < LATE_SHOWN; i++) {
		if (!st->drafts[i].is_mine)
			continue;
		out = dk_fmt(a, "%sD%lld ", out, (long long)st->drafts[i].id);
		shown++;
	}
	return out;
}

/* The next carrier for whom something is packed or due. */
static const struct dk_pickup *
next_pickup(const struct state *st)
{
	for (size_t i = 0; i < st->pickup_count; i++) {
		const struct dk_pickup *p = &st->pickups[i];

		if (p->done + p->open > 0 && strcmp(p->state, "gone") != 0 &&
		    strcmp(p->state, "missed") != 0)
			return p;
	}
	return NULL;
}

/* "DHL pickup 15:30  26 parcels, 19 done" */
static void
need_pickup(struct dk_arena *a, const struct state *st, struct dk_surface *body, int *row)
{
	const struct dk_pickup *p = next_pickup(st);

	if (p == NULL)
		return;
	need(body, row, act_cutoff_look(p) == DK_LOOK_WARN ? DK_LOOK_WARN : DK_LOOK_WAIT,
	    dk_fmt(a, "%.*s pickup %.5s", (int)strcspn(p->carrier, "/"), p->carrier,
		*p->window != '\0' ? p->window : p->cutoff),
	    dk_fmt(a, "%lld parcels, %lld done", (long long)(p->done + p->open),
		(long long)p->done));
}

/* What colleagues ask, and answers that the user has not read: the first of each. */
static void
need_requests(const struct state *st, struct dk_arena *tmp, struct dk_surface *body, int *row)
{
	size_t news = 0, first = 0;

	for (size_t i = st->asked.count; i-- > 0;)
		if (st->asked.list[i].answer[0] != '\0') {
			news++;
			first = i;
		}
	if (news > 0)
		need(body, row, DK_LOOK_WAIT, dk_fmt(tmp, "%zu answered (r m)", news),
		    st->asked.list[first].answer);
	if (st->asks.count > 0)
		need(body, row, DK_LOOK_WAIT, some(tmp, (int64_t)st->asks.count, "request (r)",
		    "requests (r)"), st->asks.list[0].text);
}

static void
draw_needs(const struct state *st, struct dk_surface *body)
{
	const struct dk_desk_counts *n = &st->now;
	struct dk_arena tmp = { 0 };
	int row = 1;

	dk_put(body, dk_to(0, RIGHT + 2, DK_LOOK_LABEL), "NEEDS SOMEONE");
	if (n->held > 0)
		need(body, &row, DK_LOOK_STOP, some(&tmp, n->held, "order held", "orders held"),
		    n->held_credit > 0 ? some(&tmp, n->held_credit, "for credit", "for credit") :
					 "");
	if (n->late > 0)
		need(body, &row, DK_LOOK_WARN,
		    some(&tmp, n->late, "promise slips", "promises slip"),
		    late_numbers(&tmp, st));
	if (st->tells.count > 0)
		need(body, &row, DK_LOOK_WARN,
		    some(&tmp, st->to_tell, "to be told (t)", "to be told (t)"),
		    st->tells.rows[0].customer_name);
	if (st->papers.failed + st->papers.unknown > 0)
		need(body, &row, DK_LOOK_WARN, some(&tmp, st->papers.failed + st->papers.unknown,
		    "paper failed", "papers failed"), "look at the printer (o)");
	if (n->to_verify > 0)
		need(body, &row, DK_LOOK_WARN, dk_fmt(&tmp, "%lld to verify",
		    (long long)n->to_verify), dk_fmt(&tmp, "oldest %lld min",
		    (long long)n->oldest_verify_minutes));
	need_pickup(&tmp, st, body, &row);
	if (st->wishes.count > 0)
		need(body, &row, DK_LOOK_WAIT, dk_fmt(&tmp, "%zu to approve (a)", st->wishes.count),
		    dk_fmt(&tmp, "%s of %s", st->wishes.list[0].field,
		    st->wishes.list[0].number));
	if (st->changes > 0)
		need(body, &row, DK_LOOK_WAIT,
		    some(&tmp, st->changes, "stock change", "stock changes"),
		    "approve: n, w");
	if (n->mail > 0)
		need(body, &row, DK_LOOK_WAIT, some(&tmp, n->mail, "mail order", "mail orders"),
		    dk_fmt(&tmp, "oldest %lld min", (long long)n->oldest_mail_minutes));
	if (st->left_count > 0)
		need(body, &row, DK_LOOK_WAIT, dk_fmt(&tmp, "from %s (d)", st->left[0].by),
		    st->left[0].note);
	need_requests(st, &tmp, body, &row);
	if (st->calls.count > 0)
		need(body, &row, DK_LOOK_WAIT,
		    some(&tmp, (int64_t)st->calls.count, "call-back due", "call-backs due"),
		    st->calls.rows[0].customer);
	if (st->standing > 0)
		need(body, &row, DK_LOOK_WAIT, some(&tmp, st->standing, "standing order",
		    "standing orders"), "due: s, then m");
	if (st->ending > 0)
		need(body, &row, DK_LOOK_WAIT,
		    some(&tmp, st->ending, "quote ends", "quotes end"),
		    dk_fmt(&tmp, "within %d days (q)", ACT_QUOTE_SOON));
	if (st->papers.unacknowledged > 0)
		need(body, &row, DK_LOOK_WAIT, some(&tmp, st->papers.unacknowledged,
		    "paper sent", "papers sent"), "came out right? (o)");
	if (n->drafts_mine > 0)
		need(body, &row, DK_LOOK_WAIT,
		    some(&tmp, n->drafts_mine, "draft waiting", "drafts waiting"),
		    my_drafts(&tmp, st));
	if (row == 1)
		need(body, &row, DK_LOOK_OK, "nothing waits", "");
	dk_arena_free(&tmp);
}

static void
draw_today_row(struct dk_surface *body, int row, const char *what, const char *const figures[3])
{
	dk_put(body, dk_at(row, RIGHT + 2, 10, DK_LOOK_LABEL), "%s", what);
	dk_put_right(body, dk_at(row, RIGHT + 11, 7, DK_LOOK_VALUE), figures[0]);
	dk_put_right(body, dk_at(row, RIGHT + 19, 6, DK_LOOK_VALUE), figures[1]);
	dk_put_right(body, dk_at(row, RIGHT + 26, 16, DK_LOOK_VALUE), figures[2]);
}

static void
draw_today(const struct dk_screen *s, struct dk_surface *body)
{
	static const char *const heads[] = { "orders", "lines", "value" };
	const struct dk_desk_counts *n = &((const struct state *)s->state)->now;
	struct dk_arena tmp = { 0 };
	const char *entered[] = { dk_fmt(&tmp, "%lld", (long long)n->entered_orders),
		dk_fmt(&tmp, "%lld", (long long)n->entered_lines),
		dk_fmt(&tmp, "%s", dk_money_show(n->entered_value, s->session->exponent).s) };
	const char *shipped[] = { dk_fmt(&tmp, "%lld", (long long)n->shipped_orders),
		dk_fmt(&tmp, "%lld", (long long)n->shipped_lines),
		dk_fmt(&tmp, "%s", dk_money_show(n->shipped_value, s->session->exponent).s) };

	dk_put_rule(body, TODAY_ROW - 1, RIGHT + 1, body->cols - RIGHT - 1);
	draw_today_row(body, TODAY_ROW, "TODAY", heads);
	draw_today_row(body, TODAY_ROW + 1, "entered", entered);
	draw_today_row(body, TODAY_ROW + 2, "shipped", shipped);
	dk_arena_free(&tmp);
}

static void
draw(const struct dk_screen *s, struct dk_surface *body)
{
	if (s->session->user_id == 0)
		return;
	draw_items(s, body);
	dk_put_bar(body, 0, RIGHT, FIND_ROW - 1);
	draw_needs(s->state, body);
	draw_today(s, body);
	dk_put(body, dk_to(FIND_ROW, 1, DK_LOOK_LABEL), "Find or do [%*s]  Ctrl-K or /", 48, "");
}

/* What is scanned or pasted goes to the find line whole. */
static enum dk_react
find(struct dk_screen *s, const struct dk_event *ev)
{
	return dk_ask_palette(s, ev->data);
}

static enum dk_react
tick(struct dk_screen *s)
{
	const struct state *st = s->state;

	return dk_session_now(s->session) / 60000 != st->minute ? DK_RELOAD : DK_KEEP;
}

/* Esc has nothing to step back from; F3 leaves. */
static enum dk_react
stay(struct dk_screen *s)
{
	(void)s;
	return DK_REDRAW;
}

static const struct dk_binding keys[] = {
	{ "F12", NULL, stay, "nothing: this is the first screen", false },
	{ "1", NULL, go, "new order", false },
	{ "2", NULL, go, "orders: the board", false },
	{ "3", NULL, go, "verify: orders that wait for a second pair of eyes", false },
	{ "4", NULL, go, "ship: pick, pack, post", false },
	{ "5", NULL, go, "returns: goods that come back", false },
	{ "6", NULL, go, "inquiry: where is my order?", false },
	{ "7", NULL, go, "receive: what suppliers bring", false },
	{ "8", NULL, go, "day end: reconcile and sign off", false },
	{ "9", NULL, go, "reports", false },
	{ "m", NULL, go, "mail: messages that order something", false },
	{ "p", NULL, go, "pickups: which carrier comes when, and what he takes", false },
	{ "c", NULL, go, "customers", false },
	{ "i", NULL, go, "items", false },
	{ "d", NULL, go, "drafts", false },
	{ "a", NULL, go, "approve: credit limits, terms and tax data that wait", false },
	{ "b", NULL, go, "call-backs: customers who wait for a call", false },
	{ "s", NULL, go, "standing orders: what is made on its date", false },
	{ "t", NULL, go, "to tell: customers whose promise cannot be kept", false },
	{ "q", NULL, go, "quotes: prices told, not ordered yet", false },
	{ "n", NULL, go, "stock counts; changes of stock that wait for a second person", false },
	{ "0", NULL, go, "settings and users", false },
	{ "e", NULL, go, "outbox: messages that wait to be sent by mail", false },
	{ "y", NULL, go, "payments: money that came and went, and what is not applied", false },
	{ "r", NULL, go, "requests: what other desks ask of this one", false },
	{ "o", NULL, go, "printing: papers that wait, failed, or to be looked at", false },
	{ 0 },
};

const struct dk_screen_ops dk_screen_home = {
	.name = "home",
	.title = "HOME",
	.help = "The key before a line opens it. / or Ctrl-K finds orders, customers, items\n"
		"and screens by number, name or phone; so does a scan.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.load = load,
	.draw = draw,
	.paste = find,
	.scan = find,
	.tick = tick,
	.is_hidden = true,
};
