/* card.c - filling the fields of a record, telling what was typed from what is stored. */
#include "ui/card/card.h"

#include <string.h>

static struct card *
card_of(const struct dk_screen *s)
{
	return s->state;
}

static const char *
label_of(struct dk_screen *s, size_t field)
{
	const char *label = card_of(s)->form.defs[field].label;
	size_t len = strlen(label);

	while (len > 0 && label[len - 1] == ' ')
		len--;
	return dk_arena_dup_n(&s->data, label, len);
}

static bool
is_changed(const struct card *c, size_t field)
{
	return c->shown[field] != NULL && strcmp(c->fields[field].text, c->shown[field]) != 0;
}

size_t
card_changed(const struct dk_screen *s)
{
	const struct card *c = card_of(s);
	size_t n = 0;

	for (size_t i = 0; i < c->form.count; i++)
		n += is_changed(c, i);
	return n;
}

/* A field that was typed into: whether it will need somebody else is said before it is stored. */
static enum dk_react
leave(struct dk_screen *s, size_t field)
{
	const struct card *c = card_of(s);
	struct dk_err err;
	bool waits;

	if (dk_pending_waits(s->session, c->kind, c->form.defs[field].name, &waits, &err) != DK_OK)
		return dk_say_err(s, &err);
	if (waits && is_changed(c, field))
		dk_say(s, DK_LOOK_WAIT, "%s: a second person must approve it - F2 asks for that",
		    label_of(s, field));
	return DK_REDRAW;
}

void
card_open(struct dk_screen *s, const struct card_setup *setup)
{
	struct card *c = card_of(s);

	dk_assert(setup->count <= CARD_FIELDS);
	dk_form_open(&c->form, s, setup->defs, c->fields, setup->count);
	c->form.leave = leave;
	c->kind = setup->kind;
	c->keep = setup->keep;
}

const char **
card_texts(struct dk_screen *s, const struct dk_card *record)
{
	const struct card *c = card_of(s);
	const char **texts = dk_arena_array(&s->data, c->form.count + 1, sizeof(*texts));

	for (size_t i = 0; i < c->form.count; i++)
		texts[i] = dk_card_text(record, &s->data, c->form.defs[i].name);
	return texts;
}

/* As a field shows it: on one line, and cut where it is too long. */
static const char *
one_line(struct dk_screen *s, size_t field, const char *text)
{
	struct card *c = card_of(s);
	struct dk_input tmp = { .text = "" };

	dk_input_add(&tmp, 0, text);
	c->is_cut[field] = strlen(tmp.text) < strlen(text) && strlen(text) >= DK_INPUT_BYTES;
	return dk_arena_dup(&s->data, tmp.text);
}

void
card_show(struct dk_screen *s, const char *const texts[])
{
	struct card *c = card_of(s);

	for (size_t i = 0; i < c->form.count; i++) {
		const char *now = one_line(s, i, texts[i]);
		bool is_typed = !c->forgets && is_changed(c, i);

		if (is_typed && strcmp(c->shown[i], now) != 0 &&
		    strcmp(now, c->fields[i].text) != 0)
			dk_say(s, DK_LOOK_WARN, "%s is \"%s\" now: somebody else changed it - F2 "
			    "stores yours", label_of(s, i), now);
		if (!is_typed && strcmp(c->fields[i].text, now) != 0)
			dk_input_set(&c->fields[i], now);
		c->shown[i] = now;
	}
	c->forgets = false;
	while (c->fields[c->form.focus].is_off)
		dk_form_go(&c->form, c->form.focus + 1);
}

enum dk_rc
card_take_field(struct dk_screen *s, size_t field, const struct dk_card *record,
    struct dk_err *err)
{
	const struct card *c = card_of(s);
	const char *name = c->form.defs[field].name;

	if (!c->is_new && !is_changed(c, field))
		return DK_OK;
	if (c->is_cut[field])
		return dk_fail(err, DK_EREFUSED, name,
		    "%s is too long to be changed here. Change it by a command.", name);
	return dk_card_type(record, name, c->fields[field].text, dk_session_today(s->session), err);
}

enum dk_rc
card_take(struct dk_screen *s, const struct dk_card *record, struct dk_err *err)
{
	const struct card *c = card_of(s);
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < c->form.count; i++)
		rc = card_take_field(s, i, record, err);
	return rc;
}

const char *
card_did(const struct dk_kept *kept)
{
	return kept->did == DK_PUT_ADDED ? "added"
	    : kept->did == DK_PUT_CHANGED ? "changed" : "as it was";
}

const char *
card_waits(struct dk_screen *s, size_t asked)
{
	if (asked == 0)
		return "";
	return dk_fmt(&s->data, "; %zu %s for somebody else", asked,
	    asked == 1 ? "field waits" : "fields wait");
}

enum dk_react
card_stored(struct dk_screen *s, const char *name)
{
	struct card *c = card_of(s);

	c->is_new = false;
	c->forgets = true;
	if (s->answer != NULL)
		return dk_give(s, name);
	return c->leaves ? DK_BACK : DK_RELOAD;
}

bool
card_is_stored(struct dk_screen *s, const char *what)
{
	if (!card_of(s)->is_new)
		return true;
	dk_say(s, DK_LOOK_WARN, "store the %s first - F2", what);
	return false;
}

enum dk_react
card_open_part(struct dk_screen *s, const char *screen, const char *key)
{
	return dk_open(s, screen, card_arg_of(&s->data, card_of(s)->number, key));
}

enum dk_react
card_refused(struct dk_screen *s, const struct dk_err *err)
{
	struct card *c = card_of(s);

	c->leaves = false;
	dk_form_blame(&c->form, err);
	return dk_say_err(s, err);
}

enum dk_react
card_accept(struct dk_screen *s)
{
	struct card *c = card_of(s);

	if (!c->is_new && card_changed(s) == 0) {
		dk_say(s, DK_LOOK_OK, "nothing was changed");
		return DK_REDRAW;
	}
	c->leaves = c->is_sure = false;
	return c->keep(s);
}

static enum dk_react
store_and_leave(struct dk_screen *s)
{
	struct card *c = card_of(s);

	c->leaves = true;
	c->is_sure = false;
	return c->keep(s);
}

static enum dk_react
give_up(struct dk_screen *s)
{
	(void)s;
	return DK_BACK;
}

enum dk_react
card_exit(struct dk_screen *s)
{
	static const struct dk_binding items[] = {
		{ "s", "store it and leave", store_and_leave, NULL, false },
		{ "g", "give up what was typed", give_up, NULL, false },
		{ 0 },
	};
	size_t n = card_changed(s);

	if (n == 0)
		return DK_BACK;
	return dk_ask_menu(s, dk_fmt(&s->data, "%zu %s NOT STORED - Esc goes on", n,
	    n == 1 ? "FIELD IS" : "FIELDS ARE"), items);
}

bool
card_typing(const struct dk_screen *s)
{
	(void)s;
	return true;
}

enum dk_react
card_key(struct dk_screen *s, const struct dk_event *ev)
{
	enum dk_react did = dk_form_key(&card_of(s)->form, ev, false);

	return did == DK_PASS && ev->code == DK_KEY_F12 ? card_exit(s) : did;
}

const char *
card_topic(const struct dk_screen *s)
{
	return dk_form_topic(&card_of(s)->form);
}

enum dk_react
card_settle(struct dk_screen *s)
{
	return dk_form_settle(&card_of(s)->form);
}

const char *
card_arg(struct dk_screen *s, const char **second)
{
	const char *end = strchr(s->arg, '\x1f');

	*second = end != NULL ? end + 1 : "";
	return end != NULL ? dk_arena_dup_n(&s->keep, s->arg, (size_t)(end - s->arg)) : s->arg;
}

const char *
card_arg_of(struct dk_arena *a, const char *first, const char *second)
{
	return dk_fmt(a, "%s\x1f%s", first, second);
}
