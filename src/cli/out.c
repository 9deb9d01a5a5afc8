/* out.c - JSON documents, lines and tables on standard output. */
#include "cli/out.h"

#include <errno.h>
#include <stdarg.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "docket/arena.h"
#include "docket/text.h"

#define FLUSH_AT ((size_t)64 << 10)

void
dk_out_flush(struct dk_out *o, bool all)
{
	const char *p = o->buf.data;
	size_t left = o->buf.len;

	if (!all && left < FLUSH_AT)
		return;
	while (left > 0 && !o->failed) {
		ssize_t n = write(STDOUT_FILENO, p, left);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			o->failed = true;
			o->saved_errno = errno;
			break;
		}
		p += n;
		left -= (size_t)n;
	}
	dk_buf_clear(&o->buf);
}

static void
key_of(struct dk_out *o, const char *key)
{
	if (o->depth > 0) {
		if (o->has_member[o->depth - 1])
			dk_buf_char(&o->buf, ',');
		o->has_member[o->depth - 1] = true;
	}
	if (key != NULL) {
		dk_buf_json(&o->buf, key);
		dk_buf_char(&o->buf, ':');
	}
}

static void
open_with(struct dk_out *o, const char *key, char opener, char closer)
{
	key_of(o, key);
	dk_assert(o->depth < DK_OUT_DEPTH);
	dk_buf_char(&o->buf, opener);
	o->has_member[o->depth] = false;
	o->closer[o->depth++] = closer;
}

void
dk_out_object(struct dk_out *o, const char *key)
{
	open_with(o, key, '{', '}');
}

void
dk_out_array(struct dk_out *o, const char *key)
{
	open_with(o, key, '[', ']');
}

void
dk_out_end(struct dk_out *o)
{
	dk_assert(o->depth > 0);
	dk_buf_char(&o->buf, o->closer[--o->depth]);
	if (o->depth == 0) {
		dk_buf_char(&o->buf, '\n');
		dk_out_flush(o, false);
	}
}

static void
raw(struct dk_out *o, const char *key, const char *text)
{
	key_of(o, key);
	dk_buf_str(&o->buf, text);
}

void
dk_out_str(struct dk_out *o, const char *key, const char *s)
{
	if (s == NULL) {
		raw(o, key, "null");
		return;
	}
	key_of(o, key);
	dk_buf_json(&o->buf, s);
}

void
dk_out_int(struct dk_out *o, const char *key, int64_t v)
{
	key_of(o, key);
	dk_buf_fmt(&o->buf, "%lld", (long long)v);
}

void
dk_out_bool(struct dk_out *o, const char *key, bool v)
{
	raw(o, key, v ? "true" : "false");
}

void
dk_out_json(struct dk_out *o, const char *key, const char *json)
{
	raw(o, key, json[0] != '\0' ? json : "null");
}

void
dk_out_null(struct dk_out *o, const char *key)
{
	raw(o, key, "null");
}

void
dk_out_money(struct dk_out *o, const char *key, dk_money m, int exponent)
{
	dk_out_str(o, key, dk_money_text(m, exponent).s);
}

void
dk_out_price(struct dk_out *o, const char *key, dk_price p)
{
	dk_out_str(o, key, dk_price_text(p).s);
}

void
dk_out_qty(struct dk_out *o, const char *key, dk_qty q)
{
	dk_out_str(o, key, dk_qty_text(q).s);
}

void
dk_out_rate(struct dk_out *o, const char *key, dk_rate r)
{
	dk_out_str(o, key, dk_rate_text(r).s);
}

void
dk_out_date(struct dk_out *o, const char *key, dk_date d)
{
	dk_out_str(o, key, dk_date_is_set(d) ? dk_date_iso(d).s : NULL);
}

void
dk_out_line(struct dk_out *o, const char *fmt, ...)
{
	struct dk_arena tmp = { 0 };
	char small[1024];
	va_list ap, again;
	int n;

	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(small, sizeof(small), fmt, ap);
	va_end(ap);
	dk_assert(n >= 0);
	if ((size_t)n < sizeof(small)) {
		dk_buf_str(&o->buf, dk_text_visible(&tmp, small));
	} else {
		char *big = dk_arena_alloc(&tmp, (size_t)n + 1);

		vsnprintf(big, (size_t)n + 1, fmt, again);
		dk_buf_str(&o->buf, dk_text_visible(&tmp, big));
	}
	va_end(again);
	dk_buf_char(&o->buf, '\n');
	dk_arena_free(&tmp);
	dk_out_flush(o, false);
}

void
dk_out_cell(struct dk_out_table *t, const char *text)
{
	t->cells =
	    dk_arena_grow(t->arena, t->cells, t->cell_count, &t->cell_cap, sizeof(*t->cells));
	t->cells[t->cell_count++] = text != NULL ? dk_text_visible(t->arena, text) : "";
}

/* The cells of a row at their widths; the last one is not padded. */
static const char *
row_text(const struct dk_out_table *t, const char *const *cells, const int *widths)
{
	struct dk_buf b = { 0 };
	const char *text;

	for (size_t i = 0; i < t->column_count; i++) {
		int fill = widths[i] - dk_text_cells(cells[i]);
		bool last = i + 1 == t->column_count;

		for (; t->columns[i].right && fill > 0; fill--)
			dk_buf_char(&b, ' ');
		dk_buf_str(&b, cells[i]);
		for (; !last && fill > 0; fill--)
			dk_buf_char(&b, ' ');
		if (!last)
			dk_buf_str(&b, "  ");
	}
	while (b.len > 0 && b.data[b.len - 1] == ' ')
		b.data[--b.len] = '\0';
	text = dk_arena_dup(t->arena, dk_buf_text(&b));
	dk_buf_free(&b);
	return text;
}

/* Columns of the terminal; 0 when standard output is none. */
static int
terminal_width(void)
{
	struct winsize ws;

	if (!isatty(STDOUT_FILENO))
		return 0;
	return ioctl(STDOUT_FILENO, TIOCGWINSZ, &ws) == 0 && ws.ws_col > 0 ? ws.ws_col : 80;
}

static void
print_row(struct dk_out *o, const struct dk_out_table *t, const char *text, int width)
{
	dk_out_line(o, "%s", width > 0 ? dk_text_clip(t->arena, text, width) : text);
}

void
dk_out_table(struct dk_out *o, const struct dk_out_table *t)
{
	int *widths = dk_arena_array(t->arena, t->column_count, sizeof(*widths));
	const char **heads = dk_arena_array(t->arena, t->column_count, sizeof(*heads));
	int width = terminal_width(), total = -2;

	for (size_t i = 0; i < t->column_count; i++) {
		heads[i] = t->columns[i].title;
		widths[i] = dk_text_cells(heads[i]);
		for (size_t c = i; c < t->cell_count; c += t->column_count)
			if (dk_text_cells(t->cells[c]) > widths[i])
				widths[i] = dk_text_cells(t->cells[c]);
		total += widths[i] + 2;
	}
	print_row(o, t, row_text(t, heads, widths), width);
	if (width > 0) {
		char *rule = dk_arena_alloc(t->arena, (size_t)total + 1);

		memset(rule, '-', (size_t)total);
		print_row(o, t, rule, width);
	}
	for (size_t c = 0; c + t->column_count <= t->cell_count; c += t->column_count)
		print_row(o, t, row_text(t, t->cells + c, widths), width);
}
