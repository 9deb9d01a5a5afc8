/* map.c - reading the rules of a map file, or of --map THEIRS=OURS,... */
#include "in/map.h"

#include <ctype.h>
#include <errno.h>
#include <string.h>

#include "docket/amount.h"
#include "docket/text.h"
#include "in/map_rules.h"

#define MAP_FILE_MAX ((size_t)64 << 10)

/* One line while it is read; `p` moves on. */
struct cursor {
	struct map *m;
	const char *p;
	size_t line;
	struct dk_err *err;
};

static enum dk_rc
wrong(const struct cursor *c, const char *why)
{
	if (!c->m->is_file)
		return dk_fail(c->err, DK_EINPUT, "map", "--map: %s", why);
	return dk_fail(c->err, DK_EINPUT, "map", "%s:%zu: %s", c->m->name, c->line, why);
}

static void
skip(struct cursor *c)
{
	while (isblank((unsigned char)*c->p))
		c->p++;
}

/* The length of a word of the language when it stands at `p`, else 0. */
static size_t
match(const char *p, const char *word)
{
	size_t n = strlen(word);
	bool apart = !isalpha((unsigned char)word[n - 1]);

	if (strncmp(p, word, n) != 0)
		return 0;
	return apart || p[n] == '\0' || p[n] == '"' || isblank((unsigned char)p[n]) ? n : 0;
}

/* Takes a word of the language when it stands here. */
static bool
take(struct cursor *c, const char *word)
{
	size_t n;

	skip(c);
	n = match(c->p, word);
	c->p += n;
	skip(c);
	return n > 0;
}

/* A text in quotes; a quote inside stands double. NULL when none begins here or it never ends. */
static const char *
quoted(struct cursor *c)
{
	char *out, *w;

	if (*c->p != '"')
		return NULL;
	w = out = dk_arena_alloc(c->m->a, strlen(c->p) + 1);
	for (c->p++; *c->p != '\0'; c->p++) {
		if (*c->p == '"' && c->p[1] != '"') {
			c->p++;
			skip(c);
			return out;
		}
		c->p += *c->p == '"';
		*w++ = *c->p;
	}
	return NULL;
}

/* True when one of the `ends` stands at `p`; a word needs a blank in front. */
static bool
ends_here(const char *from, const char *p, const char *const *ends)
{
	for (; *ends != NULL; ends++)
		if (match(p, *ends) > 0 && (!isalpha((unsigned char)**ends) ||
		    (p > from && isblank((unsigned char)p[-1]))))
			return true;
	return false;
}

/* A name: in quotes, or everything before one of the `ends` (words of the language). */
static const char *
name_before(struct cursor *c, const char *const *ends)
{
	const char *from, *name;
	size_t len;

	skip(c);
	if (*c->p == '"')
		return quoted(c);
	for (from = c->p; *c->p != '\0' && !ends_here(from, c->p, ends); c->p++)
		;
	for (len = (size_t)(c->p - from); len > 0 && isblank((unsigned char)from[len - 1]); len--)
		;
	name = dk_arena_dup_n(c->m->a, from, len);
	return len > 0 ? name : NULL;
}

static const char *
name_to_end(struct cursor *c)
{
	static const char *const ends[] = { NULL };
	const char *name = name_before(c, ends);

	return *c->p == '\0' ? name : NULL;
}

/* `theirs = ours`, `date of theirs = ours`, `ours = "constant"` */
static enum dk_rc
read_fill(struct cursor *c)
{
	static const char *const ends[] = { "=", NULL };
	struct map *m = c->m;
	struct map_fill fill = { .line = c->line };
	const char *left, *right;

	fill.source = take(c, "date of") ? MAP_DATE : MAP_COLUMN;
	left = name_before(c, ends);
	if (left == NULL || !take(c, "="))
		return wrong(c, "write: theirs = ours, or ours = \"constant\".");
	if (*c->p == '"' && fill.source == MAP_COLUMN)
		fill.source = MAP_CONSTANT;
	right = name_to_end(c);
	if (right == NULL)
		return wrong(c, "a name or a text in quotes must stand alone behind the =.");
	fill.ours = fill.source == MAP_CONSTANT ? left : right;
	fill.text = fill.source == MAP_CONSTANT ? right : left;
	m->fills = dk_arena_grow(m->a, m->fills, m->fill_count, &m->fill_cap, sizeof(fill));
	m->fills[m->fill_count++] = fill;
	return DK_OK;
}

static enum dk_rc
read_condition(struct cursor *c, struct map_reject *r)
{
	static const char *const tests[] = {
#define X(id, text) text,
		MAP_TESTS(X)
#undef X
		NULL };
	int64_t number;
	size_t i = 0;

	r->theirs = name_before(c, tests);
	while (r->theirs != NULL && tests[i] != NULL && !take(c, tests[i]))
		i++;
	if (r->theirs == NULL || tests[i] == NULL)
		return wrong(c, "a condition is: theirs = \"value\", theirs < 0, theirs is empty.");
	r->test = (enum map_test)i;
	if (r->test == MAP_EMPTY || r->test == MAP_NOT_EMPTY)
		return *c->p == '\0' ? DK_OK : wrong(c, "nothing may follow the condition.");
	r->by_number = *c->p != '"';
	r->value = name_to_end(c);
	if (r->value == NULL)
		return wrong(c, "a text in quotes or a number must end the condition.");
	if (r->by_number && (r->test == MAP_BEGINS ||
	    dk_decimal_parse(r->value, 6, INT64_MAX / 4, &number, NULL) != DK_OK))
		return wrong(c, "put the text that is compared in quotes.");
	if (!r->by_number && r->test != MAP_EQUAL && r->test != MAP_NOT_EQUAL &&
	    r->test != MAP_BEGINS)
		return wrong(c, "only numbers are larger or smaller; leave the quotes away.");
	return DK_OK;
}

static enum dk_rc
read_reject(struct cursor *c)
{
	struct map *m = c->m;
	struct map_reject r = { .line = c->line };
	enum dk_rc rc;

	r.reason = quoted(c);
	if (r.reason == NULL || !take(c, "when"))
		return wrong(c, "write: reject \"reason\" when theirs = \"value\".");
	if ((rc = read_condition(c, &r)) != DK_OK)
		return rc;
	m->rejects = dk_arena_grow(m->a, m->rejects, m->reject_count, &m->reject_cap, sizeof(r));
	m->rejects[m->reject_count++] = r;
	return DK_OK;
}

static enum dk_rc
read_join(struct cursor *c)
{
	static const char *const on[] = { "on", NULL }, *const equal[] = { "=", NULL };
	struct map *m = c->m;
	struct map_join j = { .line = c->line };

	j.file = name_before(c, on);
	if (j.file != NULL && take(c, "on"))
		j.left = name_before(c, equal);
	if (j.left != NULL && take(c, "="))
		j.right = name_to_end(c);
	if (j.right == NULL)
		return wrong(c, "write: join other.csv on theirs = theirs.");
	m->joins = dk_arena_grow(m->a, m->joins, m->join_count, &m->join_cap, sizeof(j));
	m->joins[m->join_count++] = j;
	return DK_OK;
}

static enum dk_rc
read_ignore(struct cursor *c)
{
	struct map *m = c->m;
	const char *name = name_to_end(c);

	if (name == NULL)
		return wrong(c, "write: ignore theirs.");
	m->ignored = dk_arena_grow(m->a, m->ignored, m->ignored_count, &m->ignored_cap,
	    sizeof(*m->ignored));
	m->ignored[m->ignored_count++] = name;
	return DK_OK;
}

static enum dk_rc
read_create(struct cursor *c)
{
	if (take(c, "customers") && *c->p == '\0')
		c->m->creates_customers = true;
	else if (take(c, "products") && *c->p == '\0')
		c->m->creates_products = true;
	else
		return wrong(c, "write: create customers, or create products.");
	return DK_OK;
}

static enum dk_rc
read_line(struct map *m, char *text, size_t line, struct dk_err *err)
{
	struct cursor c = { .m = m, .p = text, .line = line, .err = err };
	bool assigns = strchr(text, '=') != NULL;

	text[strcspn(text, "\r")] = '\0';
	skip(&c);
	if (*c.p == '\0' || *c.p == '#')
		return DK_OK;
	if (take(&c, "reject"))
		return read_reject(&c);
	if (take(&c, "join"))
		return read_join(&c);
	if (!assigns && take(&c, "ignore"))
		return read_ignore(&c);
	if (!assigns && take(&c, "create"))
		return read_create(&c);
	return read_fill(&c);
}

/* Reads rules divided by `mark`; `text` is cut up. */
static enum dk_rc
read_rules(struct map *m, char *text, char mark, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;
	size_t line = 1;

	for (char *end; text != NULL && rc == DK_OK; line++) {
		if ((end = strchr(text, mark)) != NULL)
			*end++ = '\0';
		rc = read_line(m, text, line, err);
		text = end;
	}
	return rc;
}

static enum dk_rc
read_file(struct dk_arena *a, const char *path, char **out, struct dk_err *err)
{
	FILE *f = fopen(path, "rb");
	size_t n;

	if (f == NULL)
		return dk_fail(err, DK_ENOTFOUND, "map", "The map %s cannot be read: %s.", path,
		    strerror(errno));
	*out = dk_arena_alloc(a, MAP_FILE_MAX + 2);
	n = fread(*out, 1, MAP_FILE_MAX + 1, f);
	if (ferror(f)) {
		fclose(f);
		return dk_fail(err, DK_EIO, "map", "The map %s cannot be read.", path);
	}
	fclose(f);
	if (n > MAP_FILE_MAX)
		return dk_fail(err, DK_EINPUT, "map", "The map %s is larger than 64 KiB.", path);
	if (strlen(*out) != n || !dk_utf8_valid(*out, n))
		return dk_fail(err, DK_EINPUT, "map", "The map %s is not UTF-8 text.", path);
	if (strncmp(*out, "\xEF\xBB\xBF", 3) == 0)
		*out += 3;
	return DK_OK;
}

enum dk_rc
map_open(struct dk_arena *a, const char *map, struct map **out, struct dk_err *err)
{
	struct map *m = dk_arena_alloc(a, sizeof(*m));
	char *text = NULL;
	enum dk_rc rc = DK_OK;

	m->a = a;
	m->name = dk_arena_dup(a, map);
	m->is_file = strchr(map, '=') == NULL;
	if (m->is_file)
		rc = read_file(a, map, &text, err);
	else
		text = dk_arena_dup(a, map);
	if (rc == DK_OK)
		rc = read_rules(m, text, m->is_file ? '\n' : ',', err);
	*out = m;
	return rc;
}

bool
map_creates_customers(const struct map *m)
{
	return m != NULL && m->creates_customers;
}

bool
map_creates_products(const struct map *m)
{
	return m != NULL && m->creates_products;
}
