/* pack.c - one pack of an item: its name, how many pieces it holds, its barcode. */
#include <string.h>

#include "docket/product.h"
#include "ui/card/card.h"

enum { NAME, PIECES, BARCODE, FIELDS };

struct state {
	struct card card;
	struct dk_product *of; /* in s->keep */
	const char *name;      /* "" = new; in s->keep */
};

static const struct dk_input_def defs[FIELDS] = {
	[NAME] = { .name = "unit", .label = "Pack   ", .row = 0, .col = 1, .width = 10,
	    .help = "Pack: short, as orders name it: cs, box. It is never changed later." },
	[PIECES] = { .name = "pieces", .label = "Pieces ", .row = 1, .col = 1, .width = 12,
	    .help = "Pieces: how many base units one pack holds." },
	[BARCODE] = { .name = "barcode", .label = "Barcode", .row = 2, .col = 1, .width = 30,
	    .help = "Barcode: of the pack; a scan of it orders one pack." },
};

static enum dk_rc
find(struct dk_screen *s, const char *name, struct dk_unit *out, bool *is_known,
    struct dk_err *err)
{
	const struct state *st = s->state;
	struct dk_unit *all = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_unit_list(s->session, &s->data, st->of->id, &all, &count, err);

	*is_known = false;
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		if (strcmp(all[i].name, name) != 0)
			continue;
		*out = all[i];
		*is_known = true;
	}
	return rc;
}

static enum dk_rc
load(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	struct dk_unit u = { .name = "", .barcode = "" };
	const char *texts[FIELDS];
	bool is_known;
	enum dk_rc rc = find(s, st->name, &u, &is_known, err);

	if (rc == DK_OK && !is_known && st->name[0] != '\0')
		rc = dk_fail(err, DK_ENOTFOUND, "unit", "There is no pack %s of %s.", st->name,
		    st->of->sku);
	if (rc != DK_OK)
		return rc;
	texts[NAME] = u.name;
	texts[PIECES] = is_known ? dk_qty_text(u.pieces).s : "";
	texts[PIECES] = dk_arena_dup(&s->data, texts[PIECES]);
	texts[BARCODE] = u.barcode;
	st->card.fields[NAME].is_off = st->name[0] != '\0';
	card_show(s, texts);
	return DK_OK;
}

static enum dk_rc
keep_it(struct dk_screen *s, struct dk_unit *u, struct dk_err *err)
{
	const struct state *st = s->state;
	struct dk_unit other;
	enum dk_put did;
	bool is_taken = false;
	enum dk_rc rc = dk_qty_parse(dk_form_text(&st->card.form, PIECES), &u->pieces, err);

	if (rc != DK_OK)
		return dk_fail(err, rc, "pieces", "Pieces: type how many one pack holds, like 50.");
	if (st->card.is_new)
		rc = find(s, u->name, &other, &is_taken, err);
	if (rc == DK_OK && is_taken)
		return dk_fail(err, DK_EREFUSED, "unit",
		    "There is a pack %s already. Change that one, or name it otherwise.", u->name);
	return rc == DK_OK ? dk_unit_put(s->session, st->of->id, u, &did, err) : rc;
}

static enum dk_react
keep(struct dk_screen *s)
{
	const struct state *st = s->state;
	struct dk_unit u = { .name = dk_form_text(&st->card.form, NAME),
		.barcode = dk_form_text(&st->card.form, BARCODE) };
	struct dk_err err;

	if (keep_it(s, &u, &err) != DK_OK)
		return card_refused(s, &err);
	dk_say(s, DK_LOOK_OK, "%s: one %s is %s %s", st->of->sku, u.name, dk_qty_text(u.pieces).s,
	    st->of->unit);
	(void)card_stored(s, u.name);
	return DK_BACK;
}

static enum dk_rc
open(struct dk_screen *s, struct dk_err *err)
{
	struct state *st = s->state;
	const char *sku = card_arg(s, &st->name);
	enum dk_rc rc = dk_product_by_sku(s->session, &s->keep, sku, &st->of, err);

	card_open(s, &(struct card_setup){ defs, FIELDS, DK_CARD_PRODUCT, keep });
	st->card.is_new = st->name[0] == '\0';
	if (rc == DK_OK && st->card.is_new)
		rc = dk_session_may(s->session, DK_RIGHT_MASTER_EDIT, err);
	if (rc == DK_OK)
		dk_title(s, "%s%s  of %s %s", st->card.is_new ? "NEW PACK" : "PACK ", st->name,
		    st->of->sku, st->of->name);
	return rc;
}

static void
draw(const struct dk_screen *s, struct dk_surface *sf)
{
	const struct state *st = s->state;

	if (st->name[0] != '\0')
		dk_put(sf, dk_at(0, 1, 40, DK_LOOK_LABEL), "Pack    %s", st->name);
	dk_form_draw(&st->card.form, sf, true);
}

static const struct dk_binding keys[] = {
	CARD_KEYS,
	{ 0 },
};

const struct dk_screen_ops dk_screen_pack = {
	.name = "pack",
	.title = "PACK",
	.help = "F2 stores the pack and goes back; Esc asks when something is not stored.",
	.state_size = sizeof(struct state),
	.keys = keys,
	.open = open,
	.load = load,
	.draw = draw,
	.typing = card_typing,
	.key = card_key,
	.topic = card_topic,
	.settle = card_settle,
	.is_hidden = true,
	.has_right = true,
	.right = DK_RIGHT_VIEW,
};
