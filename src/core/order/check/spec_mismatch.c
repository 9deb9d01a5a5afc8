/*
 * spec_mismatch.c - the customer's words and the chosen item name the same sizes, colours, numbers.
 *
 * Each clause of the customer's text speaks of the lines whose names it shares most words with; a
 * line's own note speaks of that line. A clause that one of its lines fits contradicts nothing. A
 * line is found when a clause contradicts it and no other clause names exactly what it is.
 */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/order/check/check.h"
#include "core/order/spec.h"

enum { CLAUSES = 200 };

/* What is known of a line while the clauses are read. */
struct item {
	const struct dk_order_line *line;
	struct dk_spec_text name, is;      /* words of its name; specs of name and attributes */
	size_t shared;                     /* words with the clause at hand */
	bool is_named;                     /* a clause names exactly what it is */
	const struct dk_spec *says, *item; /* what contradicts it, and what it is instead */
};

static struct item *
read_items(const struct dk_check_ctx *ctx, size_t *count)
{
	const struct dk_order *o = ctx->order;
	struct item *items = dk_arena_array(ctx->arena, o->line_count + 1, sizeof(*items));

	*count = 0;
	for (size_t i = 0; i < o->line_count; i++) {
		const struct dk_order_line *l = &o->lines[i];
		const struct dk_product *p = ctx->facts->products[i];
		const char *all;

		if (p == NULL || l->cancelled.milli >= l->ordered.milli)
			continue;
		all = dk_fmt(ctx->arena, "%s; %s", p->name, p->attributes);
		items[*count].line = l;
		dk_spec_read(ctx->arena, p->name, strlen(p->name), &items[*count].name);
		dk_spec_read(ctx->arena, all, strlen(all), &items[(*count)++].is);
	}
	return items;
}

/* "100 m" of a rope of 50 m is two of it. */
static bool
is_total(const struct item *it, const char *said, const char *one)
{
	int64_t wanted = strtoll(said, NULL, 10), each = strtoll(one, NULL, 10);

	return each > 0 && wanted == each * (it->line->ordered.milli / 1000);
}

static const struct dk_spec *
find_spec(const struct dk_spec_text *in, const struct dk_spec *like, bool equal)
{
	for (size_t i = 0; i < in->spec_count; i++)
		if (strcmp(in->specs[i].shape, like->shape) == 0 &&
		    (!equal || strcmp(in->specs[i].key, like->key) == 0))
			return &in->specs[i];
	return NULL;
}

/* The first spec of the clause that the item contradicts; NULL = it fits. *named: it names one. */
static const struct dk_spec *
contradiction(const struct item *it, const struct dk_spec_text *clause,
    const struct dk_spec **item, bool *named)
{
	*named = false;
	for (size_t i = 0; i < clause->spec_count; i++) {
		const struct dk_spec *said = &clause->specs[i], *other;

		if (find_spec(&it->is, said, true) != NULL) {
			*named = true;
			continue;
		}
		other = find_spec(&it->is, said, false);
		if (other == NULL || find_spec(clause, other, true) != NULL ||
		    strcasecmp(said->key, it->line->sku) == 0 ||
		    is_total(it, said->key, other->key))
			continue;
		*item = other;
		return said;
	}
	return NULL;
}

static void
read_clause(struct item *items, size_t count, const struct dk_spec_text *clause)
{
	const struct dk_spec *item = NULL;
	size_t most = 1;
	bool fits = false, named;

	for (size_t i = 0; i < count; i++) {
		items[i].shared = dk_spec_shared(&items[i].name, clause);
		most = items[i].shared > most ? items[i].shared : most;
	}
	for (size_t i = 0; i < count; i++) {
		if (items[i].shared == most && contradiction(&items[i], clause, &item, &named) ==
		    NULL) {
			fits = true;
			items[i].is_named = items[i].is_named || named;
		}
	}
	for (size_t i = 0; !fits && i < count; i++) {
		const struct dk_spec *said;

		if (items[i].shared != most || items[i].says != NULL)
			continue;
		said = contradiction(&items[i], clause, &item, &named);
		items[i].says = said;
		items[i].item = item;
	}
}

static void
read_text(const struct dk_check_ctx *ctx, const char *text, struct item *items, size_t count)
{
	for (size_t i = 0; *text != '\0' && i < CLAUSES; i++) {
		struct dk_spec_text *clause = dk_arena_alloc(ctx->arena, sizeof(*clause));
		size_t len = dk_spec_clause(text);

		dk_spec_read(ctx->arena, text, len, clause);
		if (clause->spec_count > 0)
			read_clause(items, count, clause);
		text += len + (text[len] != '\0'); /* of "and" an "nd" is left: no word */
	}
}

/* A line's own note needs no name. */
static void
read_note(const struct dk_check_ctx *ctx, struct item *it)
{
	struct dk_spec_text *note = dk_arena_alloc(ctx->arena, sizeof(*note));
	bool named;

	dk_spec_read(ctx->arena, it->line->note, strlen(it->line->note), note);
	if (it->says == NULL)
		it->says = contradiction(it, note, &it->item, &named);
}

static enum dk_rc
run(const struct dk_check_ctx *ctx, struct dk_err *err)
{
	const struct dk_order *o = ctx->order;
	bool any = o->note[0] != '\0' || o->source[0] != '\0';
	struct item *items;
	size_t count;

	(void)err;
	for (size_t i = 0; i < o->line_count; i++)
		any = any || o->lines[i].note[0] != '\0';
	if (!any)
		return DK_OK;
	items = read_items(ctx, &count);
	read_text(ctx, o->source, items, count);
	read_text(ctx, o->note, items, count);
	for (size_t i = 0; i < count; i++) {
		struct item *it = &items[i];

		if (it->is_named)
			it->says = NULL;
		if (it->line->note[0] != '\0')
			read_note(ctx, it);
		if (it->says != NULL)
			dk_finding_add(ctx, DK_WARN, it->line->line_no,
			    "L%lld: text says %.30s, item is %.30s.", (long long)it->line->line_no,
			    it->says->said, it->item->said);
	}
	return DK_OK;
}

const struct dk_check dk_check_spec_mismatch = {
	.name = "spec-mismatch", .run = run,
	.summary = "Items are of the sizes, colours and numbers that the customer's text names.",
};
