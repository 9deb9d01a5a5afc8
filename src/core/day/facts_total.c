/* facts_total.c - the figures of a sign-off, each by the path of its name in the stored totals. */
#include <string.h>

#include "core/day/facts.h"

static const char SQL_TOTALS[] = "SELECT q.totals FROM day q WHERE q.site_id = :site"
				 " AND q.date BETWEEN :from AND :to AND q.state = 'closed'";

#define DEPTH 6

/* Walks what digest.c wrote: objects, strings and whole numbers, without a blank. */
struct walk {
	struct dk_arena *a;
	const char *at;
	const char *names[DEPTH]; /* the keys that lead to here */
	int depth;
	struct dk_total_fact *rows;
	size_t count, cap;
};

/* Quotes and backslashes are escaped; nothing else is in a text that was let in. A text that
 * somebody cut short ends there. */
static const char *
read_string(struct walk *w)
{
	char *out = dk_arena_dup(w->a, w->at + 1), *end = out;

	for (w->at++; *w->at != '"' && *w->at != '\0'; w->at++) {
		w->at += *w->at == '\\' && w->at[1] != '\0';
		*end++ = *w->at;
	}
	w->at += *w->at == '"';
	*end = '\0';
	return out;
}

static const char *
path(const struct walk *w)
{
	const char *out = w->names[0];

	for (int i = 1; i < w->depth; i++)
		out = dk_fmt(w->a, "%s.%s", out, w->names[i]);
	return out;
}

static void
add(struct walk *w, const char *text)
{
	w->rows = dk_arena_grow(w->a, w->rows, w->count, &w->cap, sizeof(*w->rows));
	w->rows[w->count++] = (struct dk_total_fact){ path(w), text };
	w->depth--;
}

/* After a key: a value of its own, or the first key of an object. */
static void
read_value(struct walk *w)
{
	size_t len;

	if (*w->at == '{') {
		w->at++;
	} else if (*w->at == '"') {
		add(w, read_string(w));
	} else {
		len = strcspn(w->at, ",}");
		add(w, dk_arena_dup_n(w->a, w->at, len));
		w->at += len;
	}
}

static void
flatten(struct walk *w)
{
	while (*w->at != '\0') {
		if (*w->at == '}') {
			w->depth--;
			w->at++;
		} else if (*w->at != '"') {
			w->at++;
		} else {
			if (w->depth < 0 || w->depth >= DEPTH)
				return;
			w->names[w->depth++] = read_string(w);
			w->at += *w->at == ':';
			read_value(w);
		}
	}
}

enum dk_rc
dk_total_fact_list(struct dk_session *s, struct dk_arena *a, const struct dk_period *p,
    struct dk_total_fact **out, size_t *count, struct dk_err *err)
{
	const struct dk_period last = { p->to, p->to };
	struct walk w = { .a = a };
	struct dk_stmt *st;
	enum dk_rc rc = dk_facts_begin(s, SQL_TOTALS, &last, &st, err);
	bool more = false;

	if (rc == DK_OK && (rc = dk_row(st, &more, err)) == DK_OK && more) {
		w.at = dk_col_text(st, 0, a);
		dk_done(st);
		flatten(&w);
	}
	*out = w.rows;
	*count = w.count;
	return rc;
}
