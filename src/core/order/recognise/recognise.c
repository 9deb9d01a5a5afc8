/*
 * recognise.c - the order in which the rules look at a message, and the account of its text.
 *
 * First what has a form (attachments, tables), then sentences and lists; first what was written
 * now, then what is quoted, and that only when nothing was ordered now.
 */
#include "docket/recognise.h"

#include <string.h>

#include "core/order/recognise/item.h"
#include "docket/text.h"

const char *
dk_text_use_name(enum dk_text_use use)
{
	static const char *const names[] = {
#define X(id, text) [DK_TEXT_##id] = text,
		DK_TEXT_USES(X)
#undef X
	};

	return names[use];
}

/* What most of its small words are; English where nothing tells. */
static void
find_language(struct reader *r)
{
	static const struct {
		enum read_lang lang;
		const char *name;
	} langs[] = { { READ_EN, "en" }, { READ_DE, "de" }, { READ_FR, "fr" }, { READ_ES, "es" } };
	size_t count[4] = { 0 }, best = 0;

	for (size_t i = 0; i < r->tok_count; i++) {
		enum dk_part_kind kind = r->mail->parts[r->tok[i].part].kind;

		if (kind != DK_PART_TEXT && kind != DK_PART_HTML && kind != DK_PART_SUBJECT)
			continue;
		for (size_t k = 0; k < 4; k++)
			if ((r->tok[i].langs & (unsigned)langs[k].lang) != 0)
				count[k] += r->tok[i].langs == (unsigned)langs[k].lang ? 3 : 1;
	}
	for (size_t k = 1; k < 4; k++)
		if (count[k] > count[best])
			best = k;
	r->lang = langs[best].lang;
	r->out->language = langs[best].name;
	r->comma_decimal = r->lang != READ_EN;
}

static int
deepest(const struct reader *r)
{
	int level = 0;

	for (size_t i = 0; i < r->row_count; i++)
		if (r->row[i].level > level)
			level = r->row[i].level;
	return level;
}

/* The new text asks for what is below it, or says next to nothing: "please see below", "FYI". */
static bool
points_below(const struct reader *r)
{
	size_t words = 0;

	for (size_t i = 0; i < r->tok_count; i++) {
		const struct read_row *row = &r->row[r->tok[i].row];
		unsigned cls = r->tok[i].cls;

		if (row->level > 0 || row->is_header || row->is_signature ||
		    r->mail->parts[row->part].kind == DK_PART_SUBJECT)
			continue;
		if ((cls & READ_PAST) != 0 && (cls & (READ_WANT | READ_FUNC)) == 0)
			return false;
		if ((cls & READ_NEG) != 0 && (cls & (READ_FUNC | READ_NO)) == 0)
			return false;
		words += r->tok[i].kind == READ_WORD && cls == 0;
	}
	return words <= 12;
}

static bool
has_form(const struct reader *r)
{
	for (size_t i = 0; i < r->mail->part_count; i++)
		if (r->mail->parts[i].kind == DK_PART_CSV || r->mail->parts[i].kind == DK_PART_JSON)
			return true;
	return false;
}

static void
read_level(struct reader *r, int level)
{
	r->level = level;
	read_order_heads(r);
	read_tables(r, false);
	read_pairs(r);
	read_free_text(r, false);
}

/* Alternatives say the same in another form: the first is read, and the next only when the first
 * orders nothing. */
static void
swap_alternatives(struct reader *r)
{
	for (size_t i = 0; i < r->mail->part_count; i++) {
		struct dk_mail_part *p = &r->mail->parts[i];

		if (p->is_alternative && (p->kind == DK_PART_HTML || p->kind == DK_PART_TEXT)) {
			p->is_alternative = false;
			for (size_t n = i; n-- > 0;)
				if (r->mail->parts[n].kind == DK_PART_TEXT) {
					r->mail->parts[n].is_alternative = true;
					break;
				}
			return;
		}
	}
}

static void
read_levels(struct reader *r)
{
	int last = deepest(r);

	for (int level = 0; level <= last && r->out->line_count == 0; level++) {
		if (level == 1 && !points_below(r))
			break;
		read_level(r, level);
	}
	if (r->out->line_count == 0) {
		r->level = 0;
		read_free_text(r, true);
	}
}

static void
read_all(struct reader *r)
{
	read_split(r);
	find_language(r);
	read_regions(r);
	read_customer_of(r);
	read_catalogue_customer(r);
	if (has_form(r)) {
		read_json_parts(r);
		read_tables(r, true);
		if (r->customer_id != r->out->customer_id) { /* the sheet named it */
			r->customer_id = r->out->customer_id;
			read_catalogue_customer(r);
		}
	}
	if (r->out->line_count > 0) {
		read_level(r, 0);
		return;
	}
	read_levels(r);
	if (r->out->line_count == 0) {
		swap_alternatives(r);
		read_levels(r);
	}
}

enum dk_rc
dk_recognise(struct dk_catalogue *c, struct dk_arena *a, const struct dk_mail *mail, dk_date today,
    struct dk_recognised *out, struct dk_err *err)
{
	struct dk_mail copy = *mail;
	struct reader r = { .cat = c, .s = read_catalogue_session(c), .a = a, .err = err,
		.mail = &copy, .out = out, .lex = { .a = a, .words = read_catalogue_words(c) } };
	const struct dk_customer *customer;

	*out = (struct dk_recognised){ .customer = "", .customer_name = "", .customer_rule = "",
		.po = "", .wanted = DK_NO_DATE, .wanted_text = "", .ship_to = "",
		.language = "en" };
	/* which of two forms is read is settled on a copy */
	copy.parts = dk_arena_array(a, mail->part_count + 1, sizeof(*copy.parts));
	for (size_t i = 0; i < mail->part_count; i++)
		copy.parts[i] = mail->parts[i];
	r.today = dk_date_is_set(mail->day) ? mail->day : today;
	r.rc = dk_session_may(r.s, DK_RIGHT_VIEW, err);
	if (r.rc == DK_OK)
		read_all(&r);
	if (r.rc != DK_OK)
		return r.rc;
	read_account(&r);
	if ((customer = read_customer(c, out->customer_id)) != NULL) {
		out->customer = dk_arena_dup(a, customer->number);
		out->customer_name = dk_arena_dup(a, customer->name);
	}
	return r.rc;
}
