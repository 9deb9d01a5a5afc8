/*
 * test_hostile_text.c - names and notes of every script, and of those who like to break screens:
 * each is a customer's and an item's name, is listed, searched, typed and pasted into an order, and
 * printed. What the core refuses it refuses in a sentence, and every frame is sound.
 */
#include "torture.h"

#include "docket/customer.h"
#include "docket/document.h"
#include "docket/product.h"
#include "docket/text.h"
#include "fixture.h"
#include "frame_sound.h"
#include "trade.h"
#include "ui/app.h"

#ifdef DK_SANITIZE
enum { EVERY = 8 }; /* of the strings is typed and printed too; DK_HOSTILE_EVERY=1 takes all */
#else
enum { EVERY = 2 };
#endif

struct house {
	struct dk_session *s;
	int every, cases, taken, refused, printed;
	char text[4096];
};

static const char *const own[] = {
	"\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d \xd7\xa2\xd7\x95\xd7\x9c\xd7\x9d", /* Hebrew */
	"\xd7\xa9\xd6\xb8\xd7\x81\xd7\x9c\xd7\x95\xd6\xb9\xd7\x9d",          /* with points */
	"\xd9\x85\xd8\xb1\xd8\xad\xd8\xa8\xd8\xa7 12 GmbH",                    /* Arabic */
	"\xe5\x8c\x97\xe4\xba\xac\xe8\xb4\xb8\xe6\x98\x93 8 mm",                /* Chinese */
	"Cafe\xcc\x81 Zo\xcc\x88\xcc\xb1\xcc\xa7\xcc\x81",                      /* combining */
	"\xcc\x81 alone",                                                     /* nothing before */
	"\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x9a\x80 \xf0\x9f\x87\xa9\xf0\x9f\x87\xaa",
	"abc\xe2\x80\xae" "fdp.exe", "\xe2\x81\xa6x\xe2\x81\xa9", "\xe2\x80\x8f", "a\xc2\x9b" "31m",
	"\033]0;x\007", "\xef\xbb\xbf" "bom", "a\xe2\x80\xa8" "b", "\xff",
};

static void
look(struct house *h, struct dk_app *app, const char *where)
{
	struct dk_arena a = { 0 };
	const char *fault;

	dk_app_draw(app);
	if ((fault = frame_fault(app)) != NULL)
		fail_msg("%s: %s of \"%s\"\n%s", where, fault, dk_text_visible(&a, h->text),
		    dk_surface_text(&app->frame, &a));
	dk_arena_free(&a);
}

static void
key(struct house *h, struct dk_app *app, const char *name)
{
	struct dk_event ev;

	assert_true(dk_event_named(name, &ev));
	dk_app_tick(app, app->ms + 100);
	dk_app_event(app, &ev);
	look(h, app, name);
}

/* Character by character as a keyboard sends them; what is no character is left out. */
static void
type(struct house *h, struct dk_app *app, const char *s)
{
	utf8proc_ssize_t len = (utf8proc_ssize_t)strlen(s), n;
	utf8proc_int32_t code;
	struct dk_event ev;

	for (int i = 0; len > 0 && i < 60; i++, s += n, len -= n) {
		if ((n = utf8proc_iterate((const utf8proc_uint8_t *)s, len, &code)) <= 0) {
			n = 1;
			continue;
		}
		if (code < 0x20 || !dk_event_char((uint32_t)code, &ev))
			continue;
		dk_app_event(app, &ev);
		look(h, app, "typed");
	}
}

static void
paste(struct house *h, struct dk_app *app)
{
	dk_app_event(app, &(struct dk_event){ .code = DK_KEY_PASTE, .data = h->text });
	look(h, app, "pasted");
}

static void
open_on(struct house *h, struct dk_app *app, const char *screen)
{
	struct dk_err err;

	dk_app_start(app, h->s, DK_FRAME_ROWS, DK_FRAME_COLS);
	if (dk_app_open(app, "home", &err) != DK_OK || dk_app_open(app, screen, &err) != DK_OK)
		fail_msg("%s", err.text);
	look(h, app, screen);
}

/* A sentence, and one that can be shown; false for DK_OK. */
static bool
is_refused(struct house *h, enum dk_rc rc, const struct dk_err *err)
{
	struct dk_arena a = { 0 };

	if (rc == DK_OK)
		return false;
	if ((rc != DK_EINPUT && rc != DK_EREFUSED) || strlen(err->text) < 9 ||
	    strcmp(dk_text_visible(&a, err->text), err->text) != 0)
		fail_msg("no sentence for \"%s\": %d %s", dk_text_visible(&a, h->text), rc,
		    dk_text_visible(&a, err->text));
	dk_arena_free(&a);
	h->refused++;
	return true;
}

/* Both names become the text; false when it is refused. */
static bool
name_them(struct house *h)
{
	struct dk_customer *c = NULL;
	struct dk_product p = { .sku = "P0001", .name = h->text, .unit = "ea", .status = "active",
		.price = { 10000 }, .price_per = DK_QTY(1), .cost = { 5000 }, .gram = 50 };
	struct dk_arena a = { 0 };
	struct dk_err err;
	enum dk_put did;
	bool is_named = false;

	if (!is_refused(h, dk_product_put(h->s, &p, &did, &err), &err)) {
		assert_int_equal(dk_customer_by_number(h->s, &a, "4000", &c, &err), DK_OK);
		c->name = h->text;
		is_named = !is_refused(h, dk_customer_put(h->s, c, &did, &err), &err);
	}
	dk_arena_free(&a);
	return is_named;
}

static void
list_and_search(struct house *h, const char *screen)
{
	char word[200];
	struct dk_app app;

	snprintf(word, sizeof(word), "%.*s", (int)strcspn(h->text, " \n\t"), h->text);
	open_on(h, &app, screen);
	key(h, &app, "/");
	type(h, &app, word);
	key(h, &app, "Enter");
	key(h, &app, "/");
	paste(h, &app);
	key(h, &app, "Enter");
	for (int cols = 40; cols < 140; cols += 33) {
		dk_app_event(&app, &(struct dk_event){ .code = DK_KEY_RESIZE, .rows = 16,
				       .cols = cols });
		look(h, &app, screen);
	}
	dk_app_end(&app);
}

/* PO and note of an order being entered, typed and pasted, and its item found by the text. */
static void
into_an_order(struct house *h)
{
	struct dk_app app;

	open_on(h, &app, "order");
	type(h, &app, "4000");
	key(h, &app, "Enter");
	type(h, &app, "P0001");
	key(h, &app, "Enter");
	type(h, &app, "2");
	key(h, &app, "Enter");
	key(h, &app, "F11");
	type(h, &app, h->text);
	key(h, &app, "Enter");
	paste(h, &app);
	key(h, &app, "Enter");
	for (int i = 0; i < 3; i++) {
		key(h, &app, "S-Tab");
		if (i == 1)
			type(h, &app, h->text);
		else
			paste(h, &app);
		key(h, &app, "Tab");
	}
	key(h, &app, "F4");
	type(h, &app, h->text);
	paste(h, &app);
	key(h, &app, "Esc");
	key(h, &app, "C-k");
	paste(h, &app);
	key(h, &app, "Enter");
	dk_app_end(&app);
}

static void
print_it(struct house *h)
{
	const struct dk_order_input_line line = { .line = { .sku = "P0001", .qty = "2" } };
	const struct dk_order_input in = { .customer = "4000", .customer_po = h->text,
		.note = h->text, .lines = &line, .line_count = 1 };
	static const char *const formats[] = { "text", "pdf" };
	struct dk_arena a = { 0 };
	struct dk_order_made made;
	struct dk_err err;

	if (!is_refused(h, dk_order_new(h->s, &a, &in, 0, &made, &err), &err) && made.id != 0)
		for (size_t i = 0; i < DK_COUNT(formats); i++, h->printed++) {
			struct dk_buf out = { 0 };

			if (dk_document_print(h->s, "confirmation", made.id, formats[i], &out,
				&err) != DK_OK)
				fail_msg("%s", err.text);
			assert_true(strlen(dk_buf_text(&out)) > 0);
			if (i == 0)
				assert_true(dk_utf8_valid(dk_buf_text(&out),
				    strlen(dk_buf_text(&out))));
			dk_buf_free(&out);
		}
	dk_arena_free(&a);
}

static void
try_text(void *house, const char *bytes, size_t len)
{
	struct house *h = house;

	if (len >= sizeof(h->text) || memchr(bytes, '\0', len) != NULL)
		return;
	memcpy(h->text, bytes, len);
	h->text[len] = '\0';
	if (name_them(h))
		h->taken++;
	if (h->cases++ % h->every != 0)
		return;
	list_and_search(h, "customers");
	list_and_search(h, "items");
	into_an_order(h);
	print_it(h);
}

static void
hostile_text_is_shown_searched_typed_and_printed(void **state)
{
	static const char *const sets[] = { "naughty", "utf8", "graphemes", "widths" };
	struct house h = { .s = trade_open("text", 3, 800000, 2) };

	(void)state;
	h.every = 1;
	for (size_t i = 0; i < DK_COUNT(own); i++)
		try_text(&h, own[i], strlen(own[i]));
	h.every = trade_rounds("DK_HOSTILE_EVERY", EVERY);
	for (size_t i = 0; i < DK_COUNT(sets); i++)
		if (torture_each(&h, sets[i], try_text) == 0)
			print_message("the set %s is not on this machine\n", sets[i]);
	print_message("%d texts: %d taken, %d refusals, %d papers\n", h.cases, h.taken, h.refused,
	    h.printed);
	assert_true(h.taken > 200 && h.refused > 5 && h.printed > 20);
	trade_sound(h.s);
	fixture_company_end(h.s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hostile_text_is_shown_searched_typed_and_printed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
