/*
 * test_ui_lines.c - the workstation in lines: every screen has a prompt, and nothing but text is
 * ever written.
 */
#include <stdarg.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "docket/exchange.h"
#include "docket/print.h"
#include "docket/draft.h"
#include "docket/text.h"
#include "fixture.h"
#include "docket/carrier.h"
#include "docket/count.h"
#include "docket/own_run.h"
#include "docket/payment.h"
#include "docket/lot.h"
#include "docket/purchase.h"
#include "docket/supplier_bill.h"
#include "docket/standing.h"
#include "small_desk.h"
#include "ui/lines.h"

/* A session in lines, fed from a pipe, heard in memory. */
struct talk {
	struct dk_app app;
	struct dk_lines l;
	int pipe[2];
	char *heard;
	size_t len;
};

static void
talk_start(struct talk *t, struct dk_session *s, const char *screen, const char *arg)
{
	struct dk_err err;

	assert_int_equal(pipe(t->pipe), 0);
	dk_app_start(&t->app, s, DK_LINES_ROWS, DK_LINES_COLS);
	assert_int_equal(dk_app_open(&t->app, "home", &err), DK_OK);
	if (screen != NULL)
		dk_open(t->app.top, screen, arg);
	t->l = (struct dk_lines){ .app = &t->app, .in = t->pipe[0], .left_row = -1,
		.out = open_memstream(&t->heard, &t->len) };
	assert_non_null(t->l.out);
	dk_speech_clear(&t->l.speech);
}

static void
talk_end(struct talk *t)
{
	fclose(t->l.out);
	dk_app_end(&t->app);
	dk_lines_free(&t->l);
	close(t->pipe[0]);
	close(t->pipe[1]);
	free(t->heard);
}

/* Says these lines; what was heard is valid until talk_end. */
static const char *
talk(struct talk *t, const char *lines)
{
	assert_int_equal(write(t->pipe[1], lines, strlen(lines)), (ssize_t)strlen(lines));
	close(t->pipe[1]);
	t->pipe[1] = -1;
	dk_lines_run(&t->l);
	fflush(t->l.out);
	return t->heard;
}

static const char *
last_line(const char *text)
{
	const char *nl = strrchr(text, '\n');

	return nl != NULL ? nl + 1 : text;
}

/* A lot to be followed: by its code. */
static const char *
lot(struct dk_session *s)
{
	struct dk_product p = { .sku = "MILK", .name = "Milk", .tracked = "lot" };
	struct dk_lot_put in = { .location = "", .lot = "M1", .expiry = DK_NO_DATE,
		.target = DK_QTY(5) };
	struct dk_err err;
	enum dk_put did;

	if (dk_product_put(s, &p, &did, &err) != DK_OK)
		fail_msg("%s", err.text);
	in.product_id = p.id;
	if (dk_lot_put(s, &in, &did, &err) != DK_OK)
		fail_msg("%s", err.text);
	return in.lot;
}

static dk_id
purchase(struct dk_session *s)
{
	const struct dk_supplier maker = { .number = "S-1", .name = "Maker", .email = "",
		.phone = "" };
	const struct dk_purchase_input_line l = { "BOLT", DK_QTY(5), { -1 }, DK_NO_DATE, "" };
	const struct dk_purchase_input in = { "PO-7", "S-1", "", DK_NO_DATE, &l, 1 };
	struct dk_err err;
	enum dk_put did;
	dk_id id = 0;

	if (dk_supplier_put(s, &maker, &did, &err) != DK_OK ||
	    dk_purchase_new(s, &in, &id, &did, &err) != DK_OK)
		fail_msg("%s", err.text);
	return id;
}

static dk_id
count(struct dk_session *s)
{
	const struct dk_count_ask ask = { "", "", "BOLT", false, 0 };
	struct dk_arena a = { 0 };
	struct dk_err err;
	dk_id id = 0;

	if (dk_count_start(s, &a, &ask, &id, &err) != DK_OK)
		fail_msg("%s", err.text);
	dk_arena_free(&a);
	return id;
}

static dk_id
bill(struct dk_session *s)
{
	const struct dk_bill_input_line l = { "PO-7", 1, "", "", DK_QTY(5), { 10000 } };
	const struct dk_bill_input in = { "S-1", "RE 1", DK_NO_DATE, { 0 }, { -1 }, &l, 1 };
	struct dk_err err;
	enum dk_put did;
	dk_id id = 0;

	(void)purchase(s);
	if (dk_bill_enter(s, &in, &id, &did, &err) != DK_OK)
		fail_msg("%s", err.text);
	return id;
}

static dk_id
standing(struct dk_session *s)
{
	const struct dk_order_input_line line = { .line = { .sku = "BOLT", .qty = "5" } };
	const struct dk_order_input in = { .customer = "C-2001", .lines = &line, .line_count = 1 };
	const struct dk_rhythm weekly = { "week", 1, DK_NO_DATE, DK_NO_DATE, 0 };
	struct dk_err err;
	dk_id id = 0;

	if (dk_standing_new(s, &in, &weekly, &id, &err) != DK_OK)
		fail_msg("%s", err.text);
	return id;
}

static dk_id
paper(const struct small_desk *d)
{
	const struct dk_print_want want = { "packing-slip", "shipment", d->shipment, "S1" };
	struct dk_err err;
	dk_id id = 0;

	if (dk_print_ask(d->s, &want, &id, &err) != DK_OK)
		fail_msg("%s", err.text);
	return id;
}

/* An empty one: its screen has a scan field all the same. */
static dk_id
wave(const struct small_desk *d)
{
	fixture_sql(d->s->db, "INSERT OR IGNORE INTO wave (id, number, state, made_at, site_id)"
	    " VALUES (77, 'W77', 'open', '2026-11-23T09:00:00.000Z', 1)");
	return 77;
}

static dk_id
own_run(struct dk_session *s)
{
	struct dk_err err;
	dk_id id;

	if (dk_own_run_new(s, dk_session_today(s), "Sam", "", &id, &err) != DK_OK)
		fail_msg("%s", err.text);
	return id;
}

static dk_id
payment(struct dk_session *s)
{
	const struct dk_payment_in in = { .customer_id = 1, .amount = DK_MONEY(500),
		.method = "cash", .reference = "", .external_id = "", .date = DK_NO_DATE };
	struct dk_err err;
	bool known;
	dk_id id;

	if (dk_payment_take(s, &in, &id, &known, &err) != DK_OK)
		fail_msg("%s", err.text);
	return id;
}

static dk_id
exchange(const struct small_desk *d)
{
	const struct dk_return_line_in l = { .order_line = 1, .qty = DK_QTY(1), .reason = "X",
		.sent = "", .lot = "", .to = "", .condition = "" };
	const struct dk_exchange_good nut = { "NUT", "1" };
	const struct dk_exchange_in in = { .back = { .order_id = d->order, .outcome = "",
		.note = "", .exception = "", .freight = "", .lines = &l, .line_count = 1 },
		.goods = &nut, .good_count = 1, .first = "", .pays = "", .freight = "" };
	struct dk_err err;
	dk_id id = 0;

	if (dk_exchange_new(d->s, &in, &id, &err) != DK_OK)
		fail_msg("%s", err.text);
	return id;
}

static dk_id
claim(const struct small_desk *d)
{
	fixture_sql(d->s->db, "INSERT INTO claim (id, number, kind, order_id, customer_id, day_id,"
	    " entered_at) SELECT 8, 'CL8', 'late', id, customer_id, 1, '' FROM orders"
	    " WHERE number IS NOT NULL LIMIT 1");
	return 8;
}

static const char *
argument(const struct small_desk *d, const char *screen)
{
	static char arg[24];
	dk_id id = 0;

	if (strcmp(screen, "timeline") == 0 || strncmp(screen, "verify_", 7) == 0 ||
	    strcmp(screen, "readback") == 0 || strcmp(screen, "rekey") == 0)
		id = d->order;
	else if (strcmp(screen, "shipment") == 0 || strcmp(screen, "cartons") == 0)
		id = d->shipment;
	else if (strcmp(screen, "exchange_new") == 0)
		id = d->order;
	else if (strcmp(screen, "exchange") == 0)
		id = exchange(d);
	else if (strcmp(screen, "wave") == 0)
		id = wave(d);
	else if (strcmp(screen, "handout") == 0)
		id = 1;
	else if (strcmp(screen, "purchase") == 0 || strcmp(screen, "receive") == 0)
		id = purchase(d->s);
	else if (strcmp(screen, "count") == 0)
		id = count(d->s);
	else if (strcmp(screen, "bill") == 0)
		id = bill(d->s);
	else if (strcmp(screen, "claim") == 0)
		id = claim(d);
	else if (strcmp(screen, "standing_one") == 0)
		id = standing(d->s);
	else if (strcmp(screen, "printpaper") == 0)
		id = paper(d);
	else if (strcmp(screen, "quote") == 0)
		id = d->quote;
	else if (strncmp(screen, "mail_", 5) == 0)
		id = d->mail;
	else if (strcmp(screen, "payment") == 0)
		id = payment(d->s);
	else if (strcmp(screen, "run") == 0)
		id = own_run(d->s);
	else if (strcmp(screen, "cost") == 0)
		return "BOLT";
	else if (strcmp(screen, "trace") == 0)
		return lot(d->s);
	else if (strcmp(screen, "parcels") == 0)
		return "1 2026-11-23";
	else if (strcmp(screen, "difference") == 0)
		return "order-totals";
	else if (strcmp(screen, "ship_to") == 0 || strcmp(screen, "contact") == 0 ||
	    strcmp(screen, "certificate") == 0 ||
	    strcmp(screen, "customer_e") == 0)
		return "C-2001\x1f";
	else if (strcmp(screen, "pricelist") == 0)
		return "base";
	else if (strcmp(screen, "account") == 0 || strcmp(screen, "owed") == 0)
		return "C-1042";
	else if (strcmp(screen, "blackouts") == 0)
		return "C-1042\x1f" "01";
	else if (strcmp(screen, "price") == 0 || strcmp(screen, "pack") == 0)
		return "BOLT\x1f";
	arg[0] = '\0';
	if (strcmp(screen, "return_one") == 0)
		snprintf(arg, sizeof(arg), "order %lld", (long long)d->order);
	if (id != 0)
		snprintf(arg, sizeof(arg), "%lld", (long long)id);
	return arg;
}

/* A listener knows on every screen what is asked for. */
static void
every_screen_prompts(void **state)
{
	struct small_desk d = { .s = small_desk_open("lines.db") };

	(void)state;
	small_desk_day(&d);
	for (const struct dk_screen_ops *const *p = dk_screens(); *p != NULL; p++) {
		struct talk t = { .heard = NULL };
		const char *prompt;

		if ((*p)->is_private)
			continue; /* they sign out; tests/cli/lines_signin.t walks them */
		talk_start(&t, d.s, (*p)->name, argument(&d, (*p)->name));
		if (strcmp(t.app.top->ops->name, (*p)->name) != 0)
			fail_msg("%s did not open: %s", (*p)->name, t.app.say_text);
		dk_lines_say(&t.l);
		dk_lines_prompt(&t.l, false);
		fflush(t.l.out);
		prompt = last_line(t.heard);
		if (strlen(prompt) < 4 || strcmp(prompt + strlen(prompt) - 2, ": ") != 0)
			fail_msg("%s prompts \"%s\"", (*p)->name, prompt);
		talk_end(&t);
	}
	fixture_company_end(d.s);
}

/* Keys, help, the menu, the palette: what is heard is text, without a control character. */
static void
only_text_is_heard(void **state)
{
	struct small_desk d = { .s = small_desk_open("lines.db") };

	(void)state;
	small_desk_day(&d);
	for (const struct dk_screen_ops *const *p = dk_screens(); *p != NULL; p++) {
		struct talk t = { .heard = NULL };

		if ((*p)->is_private)
			continue;
		talk_start(&t, d.s, (*p)->name, argument(&d, (*p)->name));
		for (const char *c = talk(&t, "/keys\n/f1\n/esc\n/menu\n/esc\n/find\nbolt\n/esc\n"
		    "/screen\n/where\n/checks\n\033[A\n/nonsense\n"); *c != '\0'; c++)
			if (((unsigned char)*c < 0x20 && *c != '\n') || *c == 0x7f)
				fail_msg("%s writes %02x", (*p)->name, (unsigned)*c);
		assert_true(dk_utf8_valid(t.heard, strlen(t.heard)));
		talk_end(&t);
	}
	fixture_company_end(d.s);
}

static size_t
count_of(const char *in, const char *text)
{
	size_t n = 0;

	for (; (in = strstr(in, text)) != NULL; in += strlen(text))
		n++;
	return n;
}

/* The input ends in the middle of an order: what was typed is a draft. */
static void
the_end_keeps_the_draft(void **state)
{
	struct dk_session *s = small_desk_open("lines.db");
	struct talk t = { .heard = NULL };
	struct dk_draft_row *drafts = NULL;
	struct dk_arena a = { 0 };
	struct dk_err err;
	size_t count = 0;
	const char *heard;

	(void)state;
	talk_start(&t, s, "order", "");
	heard = talk(&t, "C-2001\nBOLT\n5\nNOWHERE-1\n/esc\nNUT\n12");
	assert_int_equal(count_of(heard, "line 1 quantity"), 1);
	assert_int_equal(count_of(heard, "line 2 quantity"), 1);
	talk_end(&t);
	assert_int_equal(dk_draft_list(s, &a, &drafts, &count, &err), DK_OK);
	assert_int_equal(count, 1);
	assert_int_equal(drafts[0].lines, 2);
	dk_arena_free(&a);
	fixture_company_end(s);
}

/* On a screen of commands a word is not read as its letters. */
static void
a_word_is_no_row_of_commands(void **state)
{
	struct dk_session *s = small_desk_open("lines.db");
	struct talk t = { .heard = NULL };
	const char *heard;

	(void)state;
	talk_start(&t, s, NULL, NULL);
	heard = talk(&t, "item\ni\n");
	assert_int_equal(count_of(heard, "one key at a time"), 1);
	assert_int_equal(count_of(heard, "\nITEMS"), 1);
	talk_end(&t);
	fixture_company_end(s);
}

/* A terminal of plain letters gets those. */
static void
letters_are_plain_where_asked(void **state)
{
	struct dk_lines l = { .is_ascii = true };
	char *heard = NULL;
	size_t len;

	(void)state;
	l.out = open_memstream(&heard, &len);
	assert_non_null(l.out);
	dk_lines_tell(&l, "warn", "\xC4\x8C" "apek & S\xC3\xB8n, \xE6\xB8\xAF");
	fclose(l.out);
	assert_string_equal(heard, "warn Capek & S?n, ?\n");
	free(heard);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_screen_prompts),
		cmocka_unit_test(only_text_is_heard),
		cmocka_unit_test(the_end_keeps_the_draft),
		cmocka_unit_test(letters_are_plain_where_asked),
		cmocka_unit_test(a_word_is_no_row_of_commands),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
