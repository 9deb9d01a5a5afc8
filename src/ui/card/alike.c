/* alike.c - what is new looks like something known: which of them is it? */
#include <string.h>

#include "ui/card/card.h"

static enum dk_rc
find(struct dk_screen *s, struct dk_arena *a, const char *text, struct dk_choices *out,
    struct dk_err *err)
{
	const struct dk_alikes *all = &((const struct card *)s->state)->alikes;

	(void)err;
	for (size_t i = 0; i < all->count; i++) {
		const struct dk_alike *x = &all->list[i];
		const struct dk_choice c = { .id = x->number,
			.cells = { x->number, x->name, x->place, x->why }, .look = DK_LOOK_WARN };

		if (text[0] == '\0' || strstr(x->name, text) != NULL)
			dk_choice_add(a, out, &c);
	}
	return DK_OK;
}

static enum dk_react
take_known(struct dk_screen *s, const char *number)
{
	if (s->answer != NULL)
		return dk_give(s, number);
	dk_open(s, s->ops->name, number);
	return DK_BACK;
}

static enum dk_react
keep_another(struct dk_screen *s, const char *text)
{
	struct card *c = s->state;

	(void)text;
	c->is_sure = true;
	return c->keep(s);
}

enum dk_react
card_ask_alike(struct dk_screen *s, const struct dk_alikes *all)
{
	static const struct dk_column columns[] = {
		{ .head = "No", .width = 8 }, { .head = "Name", .width = 26, .grows = true },
		{ .head = "Place", .width = 18 }, { .head = "The same", .width = 14 },
	};
	const struct dk_pick_ask ask = { .title = "IS IT ONE OF THESE?", .columns = columns,
		.column_count = DK_COUNT(columns), .empty = "nothing like that",
		.foot = "Enter takes that one; F6 stores yours as another; Esc goes on",
		.find = find, .add = keep_another };

	((struct card *)s->state)->alikes = *all;
	dk_ask_pick(s, &ask, take_known);
	dk_say(s, DK_LOOK_WARN, "it looks like %s %s: the same %s", all->list[0].number,
	    all->list[0].name, all->list[0].why);
	return DK_REDRAW;
}
