/* carton.c - cartons: closed, weighed, boxed, emptied, opened again, suggested, labelled. */
#include "ui/packing/packing.h"

#include <stdlib.h>
#include <string.h>

#include "ui/busy.h"
#include "ui/paperwork.h"

enum dk_react
packing_labels(struct dk_screen *s)
{
	struct packing *st = s->state;
	struct dk_err err;

	if (st->sh->carton_count == 0) {
		dk_say(s, DK_LOOK_WARN, "nothing is packed yet");
		return DK_REDRAW;
	}
	if (dk_carton_labelled(s->session, st->id, 0, &err) != DK_OK)
		return dk_say_err(s, &err);
	return dk_make_document(s, "label", st->id, st->sh->number);
}

/* F2: closes the carton; when everything is packed then, the labels are made. */
enum dk_react
packing_close(struct dk_screen *s)
{
	struct packing *st = s->state;
	const struct dk_carton *k = packing_carton(st);
	struct dk_err err;

	if (k == NULL) {
		if (strcmp(st->sh->state, "packed") == 0)
			return packing_labels(s);
		dk_say(s, DK_LOOK_WARN, "no carton is open; scan something into one");
		return DK_REDRAW;
	}
	if (dk_carton_close(s->session, st->id, k->carton_no, &err) != DK_OK)
		return dk_say_err(s, &err);
	st->carton = 0;
	dk_say(s, DK_LOOK_OK, "carton %lld is closed", (long long)k->carton_no);
	return packing_fresh(s);
}

static enum dk_react
weigh(struct dk_screen *s, const char *reason)
{
	struct packing *st = s->state;
	const struct dk_weighed w = { st->gram, reason };
	const struct dk_carton *k = packing_carton(st);
	struct dk_err err;

	if (dk_carton_weigh(s->session, st->id, k->carton_no, &w, &err) == DK_OK) {
		dk_say(s, DK_LOOK_OK, "carton %lld weighs %s kg", (long long)k->carton_no,
		    dk_decimal_text(st->gram, 3, 1).s);
		return packing_fresh(s);
	}
	return dk_say_err(s, &err);
}

static enum dk_react
reason_given(struct dk_screen *s, const char *text)
{
	return weigh(s, text);
}

static enum dk_react
weight_given(struct dk_screen *s, const char *text)
{
	struct packing *st = s->state;
	const struct dk_carton *k = packing_carton(st);
	struct dk_err err;
	struct dk_ask ask = { .title = "WEIGHT DIFFERS", .label = "Reason" };
	struct dk_weighed w = { 0, "" };

	if (dk_decimal_parse(text, 3, 100000000, &st->gram, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	w.gram = st->gram;
	if (dk_carton_weigh(s->session, st->id, k->carton_no, &w, &err) == DK_OK)
		return packing_fresh(s);
	if (strcmp(err.field, "reason") != 0)
		return dk_say_err(s, &err), DK_STAY;
	ask.text = dk_arena_dup(&s->data, err.text);
	return dk_ask(s, &ask, reason_given);
}

enum dk_react
packing_ask_weight(struct dk_screen *s)
{
	const struct dk_ask ask = { .title = "SCALE", .label = "Kilograms" };

	if (packing_carton(s->state) != NULL)
		return dk_ask(s, &ask, weight_given);
	dk_say(s, DK_LOOK_WARN, "no carton is open");
	return DK_REDRAW;
}

enum dk_react
packing_ask_box(struct dk_screen *s)
{
	const struct dk_ask ask = { .title = "BOX", .label = "Code" };

	return dk_ask(s, &ask, packing_set_box);
}

enum dk_react
packing_suggest(struct dk_screen *s)
{
	struct packing *st = s->state;
	struct dk_suggestion g = { 0 };
	struct dk_busy busy = { s, "goods are packed", 0 };
	const struct dk_progress progress = { dk_busy_step, &busy };
	struct dk_err err;

	if (dk_carton_suggest(s->session, &s->data, st->id, &g, &err) != DK_OK)
		return dk_say_err(s, &err);
	busy.of = (int64_t)g.fill_count;
	if (dk_carton_fill(s->session, st->id, g.fill, g.fill_count, &progress, &err) != DK_OK)
		return dk_say_err(s, &err);
	if (g.count == 1)
		dk_say(s, DK_LOOK_OK, "carton %lld: %s", (long long)g.cartons[0].carton_no,
		    g.cartons[0].why);
	else
		dk_say(s, DK_LOOK_OK, "%zu cartons as suggested", g.count);
	return DK_RELOAD;
}

static enum dk_react
reopen_given(struct dk_screen *s, const char *text)
{
	struct packing *st = s->state;
	int64_t no = strtoll(text, NULL, 10);
	struct dk_err err;

	if (dk_carton_reopen(s->session, st->id, no, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	st->carton = no;
	return packing_fresh(s);
}

enum dk_react
packing_ask_reopen(struct dk_screen *s)
{
	const struct dk_ask ask = { .title = "OPEN A CARTON AGAIN", .label = "Carton" };

	return dk_ask(s, &ask, reopen_given);
}

/* All that is in the open carton comes out again. */
enum dk_react
packing_empty(struct dk_screen *s)
{
	struct packing *st = s->state;
	const struct dk_carton *k = packing_carton(st);
	struct dk_err err;

	if (k == NULL)
		return DK_KEEP;
	if (dk_carton_take(s->session, st->id, k->carton_no, NULL, 0, &err) != DK_OK)
		return dk_say_err(s, &err);
	return packing_fresh(s);
}
