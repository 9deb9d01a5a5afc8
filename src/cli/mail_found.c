/* mail_found.c - the recogniser's findings as JSON, and held against what a case expects. */
#include "cli/mail_found.h"

#include <string.h>

#include "cli/calc.h"
#include "docket/mail_file.h"

static void
put_span(struct dk_out *o, const char *key, const struct dk_span *s)
{
	dk_out_array(o, key);
	dk_out_int(o, NULL, s->part);
	dk_out_int(o, NULL, (int64_t)s->from);
	dk_out_int(o, NULL, (int64_t)s->to);
	dk_out_end(o);
}

static void
put_line(struct dk_out *o, const struct dk_found_line *l)
{
	dk_out_object(o, NULL);
	dk_out_str(o, "sku", l->sku);
	dk_out_str(o, "text", l->text);
	dk_out_qty(o, "qty", l->qty);
	dk_out_str(o, "unit", l->unit);
	if (l->has_price)
		dk_out_price(o, "price", l->price);
	else
		dk_out_null(o, "price");
	if (l->has_discount)
		dk_out_rate(o, "discount", l->discount);
	else
		dk_out_null(o, "discount");
	dk_out_str(o, "rule", l->rule);
	dk_out_bool(o, "sure", l->is_sure);
	put_span(o, "span", &l->span);
	dk_out_end(o);
}

static void
put_parts(struct dk_out *o, const struct dk_mail *mail)
{
	dk_out_array(o, "parts");
	for (size_t i = 0; i < mail->part_count; i++) {
		const struct dk_mail_part *p = &mail->parts[i];

		dk_out_object(o, NULL);
		dk_out_str(o, "kind", dk_part_kind_name(p->kind));
		dk_out_str(o, "type", p->type);
		dk_out_str(o, "name", p->name);
		dk_out_bool(o, "damaged", p->is_damaged);
		dk_out_str(o, "text", p->text);
		dk_out_end(o);
	}
	dk_out_end(o);
}

/* "unused" is all text that made no value; "aside" tells which of it asks for nobody. */
static void
put_pieces(struct dk_out *o, const struct dk_recognised *f)
{
	dk_out_array(o, "unused");
	for (size_t i = 0; i < f->piece_count; i++)
		if (f->pieces[i].use <= DK_TEXT_QUOTED)
			put_span(o, NULL, &f->pieces[i].span);
	dk_out_end(o);
	dk_out_array(o, "aside");
	for (size_t i = 0; i < f->piece_count; i++) {
		if (f->pieces[i].use == DK_TEXT_UNUSED || f->pieces[i].use > DK_TEXT_QUOTED)
			continue;
		dk_out_object(o, NULL);
		dk_out_str(o, "as", dk_text_use_name(f->pieces[i].use));
		put_span(o, "span", &f->pieces[i].span);
		dk_out_end(o);
	}
	dk_out_end(o);
	dk_out_array(o, "used");
	for (size_t i = 0; i < f->piece_count; i++) {
		if (f->pieces[i].use <= DK_TEXT_QUOTED)
			continue;
		dk_out_object(o, NULL);
		dk_out_str(o, "as", dk_text_use_name(f->pieces[i].use));
		if (f->pieces[i].line >= 0)
			dk_out_int(o, "line", f->pieces[i].line + 1);
		put_span(o, "span", &f->pieces[i].span);
		dk_out_end(o);
	}
	dk_out_end(o);
}

void
dk_mail_found(struct dk_cli *c, const struct dk_mail *mail, const struct dk_recognised *f,
    bool parts)
{
	struct dk_out *o = &c->out;

	dk_out_str(o, "customer", f->customer_id != 0 ? f->customer : NULL);
	dk_out_str(o, "po", *f->po != '\0' ? f->po : NULL);
	dk_out_date(o, "wanted", f->wanted);
	dk_out_array(o, "lines");
	for (size_t i = 0; i < f->line_count; i++)
		put_line(o, &f->lines[i]);
	dk_out_end(o);
	put_pieces(o, f);
	dk_out_str(o, "customer_by", f->customer_id != 0 ? f->customer_rule : NULL);
	dk_out_str(o, "ship_to", *f->ship_to != '\0' ? f->ship_to : NULL);
	dk_out_str(o, "language", f->language);
	if (parts)
		put_parts(o, mail);
}

struct walk {
	struct dk_cli *c;
	struct dk_catalogue *cat;
	int64_t cases, agree, differ;
	int64_t lines, right, wrong; /* of the lines that cases expect */
	int64_t dropped; /* characters that no piece accounts for */
	bool is_list;    /* the file holds JSON lines */
};

static bool
same_decimal(const char *want, bool has, int64_t value, int places)
{
	struct dk_calc_decimal d;
	int64_t v;

	if (*want == '\0')
		return true;
	if (!dk_calc_decimal(want, &d) || !dk_calc_scaled(d, places, INT64_MAX / 2, &v))
		return false;
	return has ? v == value : v == 0;
}

static bool
same_line(const struct dk_json *l, const struct dk_found_line *got)
{
	return strcmp(dk_json_text(l, "sku"), got->sku) == 0 &&
	    same_decimal(dk_json_text(l, "qty"), true, got->qty.milli, 3) &&
	    same_decimal(dk_json_text(l, "price"), got->has_price, got->price.e4, 4) &&
	    same_decimal(dk_json_text(l, "discount_percent"), got->has_discount,
	    got->discount.e5, 3) && (dk_json_get(l, "unit") == NULL ||
	    strcmp(dk_json_text(l, "unit"), got->unit) == 0);
}

/* Each expected line against one that was found; what nobody expected is wrong. */
static bool
count_lines(struct walk *w, struct dk_arena *a, const struct dk_json *want,
    const struct dk_recognised *f)
{
	bool *used = dk_arena_array(a, f->line_count + 1, sizeof(*used));
	int64_t lines = 0, right = 0;

	for (const struct dk_json *l = want != NULL ? want->child : NULL; l != NULL; l = l->next) {
		lines++;
		for (size_t i = 0; i < f->line_count; i++)
			if (!used[i] && same_line(l, &f->lines[i])) {
				used[i] = true;
				right++;
				break;
			}
	}
	w->lines += lines;
	w->right += right;
	w->wrong += (int64_t)f->line_count - right;
	return right == lines && (int64_t)f->line_count == right;
}

/* `order` of a case: "number" is the customer's own, "required" the day he wants it. */
static bool
agrees(struct walk *w, struct dk_arena *a, const struct dk_json *order,
    const struct dk_recognised *f)
{
	bool lines = count_lines(w, a, dk_json_get(order, "lines"), f);

	return lines && (dk_json_get(order, "customer") == NULL ||
	    strcmp(dk_json_text(order, "customer"), f->customer) == 0) &&
	    (dk_json_get(order, "number") == NULL ||
	    strcmp(dk_json_text(order, "number"), f->po) == 0);
}

/* Characters that are not blank and belong to no piece. */
static int64_t
count_dropped(struct dk_arena *a, const struct dk_mail *mail, const struct dk_recognised *f)
{
	int64_t dropped = 0;

	for (size_t p = 0; p < mail->part_count; p++) {
		const char *text = mail->parts[p].text;
		char *seen = dk_arena_alloc(a, strlen(text) + 1);

		for (size_t i = 0; i < f->piece_count; i++)
			if (f->pieces[i].span.part == (int)p)
				memset(seen + f->pieces[i].span.from, 1,
				    f->pieces[i].span.to - f->pieces[i].span.from);
		for (size_t i = 0; text[i] != '\0'; i++)
			if (strncmp(text + i, "\xC2\xA0", 2) == 0 ||
			    strncmp(text + i, "\xC2\xAD", 2) == 0)
				i++; /* a fixed blank, a soft hyphen */
			else
				dropped += !seen[i] && strchr(" \t\r\n", text[i]) == NULL;
	}
	return dropped;
}

static enum dk_rc
one(void *arg, struct dk_arena *a, const struct dk_mail_file *file, struct dk_err *err)
{
	struct walk *w = arg;
	struct dk_cli *c = w->c;
	struct dk_recognised found;
	struct dk_mail mail;
	const struct dk_json *want = file->object != NULL ?
	    dk_json_get(file->object, "order") : NULL;
	enum dk_rc rc = dk_mail_read(a, file->bytes, file->len, &mail, err);

	w->cases++;
	w->is_list = w->is_list || file->line > 0;
	if (rc == DK_EINPUT) { /* a message that cannot be read spoils no other */
		dk_out_object(&c->out, NULL);
		dk_out_null(&c->out, "docket");
		dk_out_str(&c->out, "why", err->text);
		dk_out_end(&c->out);
		w->differ += want != NULL;
		return DK_OK;
	}
	if (rc == DK_OK)
		rc = dk_recognise(w->cat, a, &mail, dk_session_today(c->session), &found, err);
	if (rc != DK_OK)
		return rc;
	dk_out_object(&c->out, NULL);
	dk_mail_found(c, &mail, &found, true);
	w->dropped += count_dropped(a, &mail, &found);
	if (want != NULL) {
		bool same = agrees(w, a, want, &found);

		dk_out_bool(&c->out, "agrees", same);
		w->agree += same;
		w->differ += !same;
	}
	dk_out_end(&c->out);
	return DK_OK;
}

enum dk_rc
dk_calc_mail(struct dk_cli *c, struct dk_err *err)
{
	struct walk w = { .c = c };
	enum dk_rc rc = dk_catalogue_open(c->session, &w.cat, err);

	if (rc != DK_OK)
		return rc;
	rc = dk_mail_each(dk_cli_arg(c, 0), one, &w, err);
	dk_catalogue_close(w.cat);
	if (rc == DK_OK && w.is_list) { /* as the other kinds count */
		dk_out_object(&c->out, NULL);
		dk_out_int(&c->out, "cases", w.cases);
		dk_out_int(&c->out, "agree", w.agree);
		dk_out_int(&c->out, "differ", w.differ);
		dk_out_int(&c->out, "not_represented", 0);
		dk_out_int(&c->out, "lines", w.lines);
		dk_out_int(&c->out, "right", w.right);
		dk_out_int(&c->out, "wrong", w.wrong);
		dk_out_int(&c->out, "dropped", w.dropped);
		dk_out_end(&c->out);
	}
	if (rc == DK_OK && w.differ > 0)
		c->status = DK_EXIT_NO;
	return rc;
}
