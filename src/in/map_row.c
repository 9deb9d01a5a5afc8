/* map_row.c - a map bound to a header, and rows made by it. */
#include <errno.h>
#include <string.h>

#include "docket/amount.h"
#include "docket/date.h"
#include "in/map_rules.h"

static enum dk_rc
wrong(const struct map *m, size_t line, struct dk_err *err, const char *why, const char *what)
{
	if (!m->is_file)
		return dk_fail(err, DK_EINPUT, "map", "--map: %s '%.60s'.", why, what);
	return dk_fail(err, DK_EINPUT, "map", "%s:%zu: %s '%.60s'.", m->name, line, why, what);
}

/* "orders.freight" names a column of orders.csv; NULL when `name` has another file in front. */
static const char *
behind_file(const char *name, const char *file)
{
	const char *base = strrchr(file, '/') != NULL ? strrchr(file, '/') + 1 : file;
	size_t len = strcspn(base, ".");

	return strncmp(name, base, len) == 0 && name[len] == '.' ? name + len + 1 : NULL;
}

static bool
find_in_join(const struct map_join *j, const char *name, size_t *column)
{
	for (*column = 0; *column < j->table.width; ++*column)
		if (strcmp(j->table.names[*column], name) == 0)
			return true;
	return false;
}

/* Looks in the imported file first, then in the joined ones; true when found exactly once there. */
static bool
find(const struct map *m, size_t joins, const struct dk_csv_row *header, const char *name,
    struct map_place *at)
{
	int own = dk_csv_find(header, name);
	size_t found = 0, column;

	*at = (struct map_place){ 0, own >= 0 ? (size_t)own : 0 };
	if (own >= 0)
		return true;
	for (size_t i = 0; i < joins; i++) {
		const char *rest = behind_file(name, m->joins[i].file);

		if (find_in_join(&m->joins[i], name, &column) ||
		    (rest != NULL && find_in_join(&m->joins[i], rest, &column))) {
			*at = (struct map_place){ i + 1, column };
			found++;
		}
	}
	return found == 1;
}

/* The joined file lies beside the imported file, or beside the map. */
static enum dk_rc
load_beside(struct map *m, const struct map_target *to, struct map_join *j, struct dk_err *err)
{
	const char *near[] = { to->path, m->name };
	enum dk_rc rc = DK_ENOTFOUND;

	if (*j->file == '/')
		return join_load(m->a, j->file, to->latin1, &j->table, err);
	for (size_t i = 0; i < DK_COUNT(near) && rc == DK_ENOTFOUND; i++) {
		const char *slash = strrchr(near[i], '/');
		int dir = slash != NULL ? (int)(slash - near[i]) + 1 : 0;

		rc = join_load(m->a, dk_fmt(m->a, "%.*s%s", dir, near[i], j->file), to->latin1,
		    &j->table, err);
	}
	return rc;
}

static enum dk_rc
bind_join(struct map *m, const struct map_target *to, size_t i, const struct dk_csv_row *header,
    struct dk_err *err)
{
	struct map_join *j = &m->joins[i];
	enum dk_rc rc = load_beside(m, to, j, err);
	size_t column;

	if (rc != DK_OK)
		return rc;
	if (find(m, i, header, j->left, &j->key) && find_in_join(j, j->right, &column))
		return join_index(m->a, &j->table, column, err);
	if (find(m, i, header, j->right, &j->key) && find_in_join(j, j->left, &column))
		return join_index(m->a, &j->table, column, err);
	return wrong(m, j->line, err, "no such columns to join on in", j->file);
}

static bool
is_known(const struct map_target *to, const char *name)
{
	for (size_t i = 0; i < to->known_count; i++)
		if (strcmp(to->known[i], name) == 0)
			return true;
	return false;
}

static size_t
out_column(struct map *m, const char *ours)
{
	for (size_t i = 0; i < m->out_count; i++)
		if (strcmp(m->names[i], ours) == 0)
			return i;
	m->names[m->out_count] = ours;
	return m->out_count++;
}

static enum dk_rc
bind_fill(struct map *m, const struct map_target *to, struct map_fill *f,
    const struct dk_csv_row *header, struct dk_err *err)
{
	if (!is_known(to, f->ours))
		return wrong(m, f->line, err, "docket has no column here called", f->ours);
	if (f->source != MAP_CONSTANT && !find(m, m->join_count, header, f->text, &f->at))
		return wrong(m, f->line, err, "the file has no single column called", f->text);
	f->out = out_column(m, f->ours);
	return DK_OK;
}

/* A column that no rule names keeps its name, where that is one of ours. */
static bool
keeps_name(const struct map *m, const struct map_target *to, const char *name)
{
	for (size_t i = 0; i < m->fill_count; i++)
		if (strcmp(m->fills[i].ours, name) == 0 ||
		    (m->fills[i].source != MAP_CONSTANT && strcmp(m->fills[i].text, name) == 0))
			return false;
	for (size_t i = 0; i < m->ignored_count; i++)
		if (strcmp(m->ignored[i], name) == 0)
			return false;
	return is_known(to, name);
}

static void
add_kept(struct map *m, const struct map_target *to, const struct dk_csv_row *header)
{
	for (size_t i = 0; i < header->count; i++) {
		struct map_fill f = { .at = { 0, i } };

		if (!keeps_name(m, to, header->fields[i]))
			continue;
		f.ours = f.text = dk_arena_dup(m->a, header->fields[i]);
		f.out = out_column(m, f.ours);
		m->fills = dk_arena_grow(m->a, m->fills, m->fill_count, &m->fill_cap, sizeof(f));
		m->fills[m->fill_count++] = f;
	}
}

enum dk_rc
map_bind(struct map *m, const struct map_target *to, const struct dk_csv_row *header,
    struct dk_csv_row *ours, struct dk_err *err)
{
	enum dk_rc rc = DK_OK;

	m->names = dk_arena_array(m->a, m->fill_count + header->count, sizeof(*m->names));
	for (size_t i = 0; i < m->join_count && rc == DK_OK; i++)
		rc = bind_join(m, to, i, header, err);
	for (size_t i = 0; i < m->reject_count && rc == DK_OK; i++)
		if (!find(m, m->join_count, header, m->rejects[i].theirs, &m->rejects[i].at))
			rc = wrong(m, m->rejects[i].line, err,
			    "the file has no single column called", m->rejects[i].theirs);
	for (size_t i = 0; i < m->fill_count && rc == DK_OK; i++)
		rc = bind_fill(m, to, &m->fills[i], header, err);
	if (rc != DK_OK)
		return rc;
	add_kept(m, to, header);
	m->values = dk_arena_array(m->a, m->out_count + 1, sizeof(*m->values));
	*ours = (struct dk_csv_row){ .line = header->line, .count = m->out_count,
		.fields = m->names, .raw = header->raw, .raw_len = header->raw_len };
	return DK_OK;
}

static const char *
value_at(const struct map *m, const struct dk_csv_row *row, struct map_place at)
{
	return at.file == 0 ? row->fields[at.column] : m->joins[at.file - 1].row[at.column];
}

static bool
is_blank(const char *s)
{
	return s[strspn(s, " \t")] == '\0';
}

static bool
compare(const struct map_reject *r, const char *value)
{
	int64_t have = 0, limit = 0;

	if (dk_decimal_parse(value, 6, INT64_MAX / 4, &have, NULL) != DK_OK ||
	    dk_decimal_parse(r->value, 6, INT64_MAX / 4, &limit, NULL) != DK_OK)
		return false;
	switch (r->test) {
	case MAP_LESS:
		return have < limit;
	case MAP_LESS_EQUAL:
		return have <= limit;
	case MAP_GREATER:
		return have > limit;
	case MAP_GREATER_EQUAL:
		return have >= limit;
	case MAP_NOT_EQUAL:
		return have != limit;
	default:
		return have == limit;
	}
}

static bool
fits(const struct map_reject *r, const char *value)
{
	switch (r->test) {
	case MAP_EMPTY:
		return is_blank(value);
	case MAP_NOT_EMPTY:
		return !is_blank(value);
	case MAP_BEGINS:
		return strncmp(value, r->value, strlen(r->value)) == 0;
	default:
		break;
	}
	if (r->by_number)
		return compare(r, value);
	return (strcmp(value, r->value) == 0) == (r->test == MAP_EQUAL);
}

/* "2010-12-01 08:26:00" is 2010-12-01; what looks different is left for the reader to name. */
static const char *
day_of(struct map_fill *f, const char *s)
{
	dk_date day;

	if (strlen(s) <= 10 || (s[10] != ' ' && s[10] != 'T'))
		return s;
	memcpy(f->day, s, 10);
	f->day[10] = '\0';
	return dk_date_parse(f->day, &day) ? f->day : s;
}

static enum dk_rc
join_rows(struct map *m, const struct dk_csv_row *row, struct dk_err *err)
{
	for (size_t i = 0; i < m->join_count; i++) {
		struct map_join *j = &m->joins[i];
		const char *key = value_at(m, row, j->key);

		if ((j->row = join_find(&j->table, key)) == NULL)
			return dk_fail(err, DK_EINPUT, j->left,
			    "%s has no row where %s is '%.60s'.",
			    j->file, j->table.names[j->table.key], key);
	}
	return DK_OK;
}

enum dk_rc
map_row(struct map *m, const struct dk_csv_row *theirs, struct dk_csv_row *ours,
    struct dk_err *err)
{
	enum dk_rc rc = join_rows(m, theirs, err);

	if (rc != DK_OK)
		return rc;
	for (size_t i = 0; i < m->reject_count; i++)
		if (fits(&m->rejects[i], value_at(m, theirs, m->rejects[i].at)))
			return dk_fail(err, DK_EREFUSED, m->rejects[i].theirs, "%s",
			    m->rejects[i].reason);
	for (size_t i = 0; i < m->out_count; i++)
		m->values[i] = "";
	for (size_t i = 0; i < m->fill_count; i++) {
		struct map_fill *f = &m->fills[i];
		const char *value = f->source == MAP_CONSTANT ? f->text :
		    value_at(m, theirs, f->at);

		if (is_blank(m->values[f->out]))
			m->values[f->out] = f->source == MAP_DATE ? day_of(f, value) : value;
	}
	*ours = (struct dk_csv_row){ .line = theirs->line, .count = m->out_count,
		.fields = m->values, .raw = theirs->raw, .raw_len = theirs->raw_len };
	return DK_OK;
}
