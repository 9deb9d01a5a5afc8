/* found.c - goods that were found in a bin become a line of the count. */
#include <stdlib.h>
#include <string.h>

#include "ui/ask.h"
#include "ui/counting/counting.h"

static enum dk_react
place_given(struct dk_screen *s, const char *text)
{
	struct counting *st = s->state;
	char *place = dk_arena_dup(&s->data, text), *lot = strchr(place, ' ');
	struct dk_count_place in = { st->found, place, "" };
	struct dk_err err;
	int64_t line_no;

	if (lot != NULL) {
		*lot++ = '\0';
		in.lot = lot;
	}
	if (dk_count_add(s->session, st->id, &in, &line_no, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	dk_say(s, DK_LOOK_OK, "it is line %lld - Enter counts it", (long long)line_no);
	st->list.cursor = (size_t)st->count.line_count;
	return DK_RELOAD;
}

static enum dk_rc
find_items(struct dk_screen *s, struct dk_arena *a, const char *text, struct dk_choices *out,
    struct dk_err *err)
{
	const struct dk_product_query q = { .text = text, .max = 50 };
	struct dk_product_hit *hits = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_product_find(s->session, a, &q, &hits, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++)
		dk_choice_add(a, out, &(struct dk_choice){ .look = DK_LOOK_LABEL,
		    .id = dk_fmt(a, "%lld", (long long)hits[i].id),
		    .cells = { hits[i].sku, hits[i].name } });
	return rc;
}

static enum dk_react
item_chosen(struct dk_screen *s, const char *id)
{
	struct counting *st = s->state;

	st->found = strtoll(id, NULL, 10);
	return dk_ask(s, &(struct dk_ask){ .title = "FOUND", .label = "Bin, lot", .max = 100,
	    .text = "where it was counting_found; nothing = its own bin; B-04 L77 with its lot" },
	    place_given);
}

enum dk_react
counting_found(struct dk_screen *s)
{
	static const struct dk_column columns[] = { { .head = "Item", .width = 12 },
		{ .head = "Description", .width = 40, .grows = true } };

	return dk_ask_pick(s, &(struct dk_pick_ask){ .title = "GOODS THAT WERE FOUND",
	    .columns = columns, .column_count = DK_COUNT(columns), .in_search = true,
	    .empty = "type a code or words", .find = find_items }, item_chosen);
}
