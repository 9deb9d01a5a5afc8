/* text_label.c - labels as plain text, one after the other. */
#include "out/format/text.h"

#include <string.h>

static void
put_lines(struct dk_buf *out, const char *head, const char *s)
{
	for (const char *lead = head; *s != '\0'; lead = "     ") {
		size_t len = strcspn(s, "\n");

		dk_buf_fmt(out, "%s%.*s\n", lead, (int)len, s);
		s += len + (s[len] == '\n');
	}
}

static void
put_label(struct dk_buf *out, const struct dk_label *l)
{
	if (l->is_card) {
		dk_buf_fmt(out, "CARD  %s  %s\n", l->carton, l->to);
		return;
	}
	dk_buf_fmt(out, "%s  %s%s%s\n", l->is_content ? "CONTENT" : "LABEL", l->carton,
	    *l->copy != '\0' ? "  " : "", l->copy);
	if (!l->is_content) {
		put_lines(out, "from ", l->from);
		put_lines(out, "to   ", l->to);
		dk_buf_fmt(out, "by   %s%s%s\n", l->carrier,
		    *l->tracking != '\0' ? "  tracking " : "", l->tracking);
	}
	for (size_t i = 0; i < l->fact_count; i++)
		dk_buf_fmt(out, "%s%s %s", i > 0 ? "  " : "", l->facts[i].name, l->facts[i].text);
	dk_buf_char(out, '\n');
	if (*l->mark != '\0')
		dk_buf_fmt(out, "%s\n", l->mark);
	for (size_t i = 0; i < l->item_count; i++) {
		const struct dk_label_item *it = &l->items[i];

		dk_buf_fmt(out, "%8s %-4s %-14s %s%s%s\n", it->qty, it->unit, it->sku, it->text,
		    *it->lot != '\0' ? "  " : "", it->lot);
	}
	for (size_t i = 0; i < l->symbol_count; i++)
		dk_buf_fmt(out, "%s\n", l->symbols[i]);
}

enum dk_rc
dk_text_labels(const struct dk_labels *l, struct dk_buf *out, struct dk_err *err)
{
	(void)err;
	for (size_t i = 0; i < l->count; i++) {
		if (i > 0 && !l->list[i].is_card)
			dk_buf_char(out, '\n');
		put_label(out, &l->list[i]);
	}
	return DK_OK;
}
