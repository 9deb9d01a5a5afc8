/*
 * pairs.c - lines as pairs of key and value: "Item: A10410", "Qty: 20", below or beside each other.
 *
 * A key is a heading that a table might have. A record ends where a key comes again, and makes a
 * line only when it names a product and a quantity; else its rows are left to the other rules.
 */
#include <string.h>

#include "core/order/recognise/item.h"

enum { KEY_MAX = 32 };

struct record {
	struct read_fields f;
	size_t first_row, last_row;
	unsigned roles; /* a bit a role that it has */
	size_t codes;
	bool open;
};

static bool
is_line_role(enum read_role role)
{
	return role >= ROLE_CODE && role <= ROLE_DISCOUNT;
}

static void
flush(struct reader *r, struct record *rec)
{
	int line;

	if (rec->open && (rec->roles & 1u << ROLE_QTY) != 0) {
		rec->f.first = r->row[rec->first_row].first;
		rec->f.end = r->row[rec->last_row].first + r->row[rec->last_row].count;
		if (read_add_fields(r, &rec->f, &line)) {
			read_mark_line(r, rec->f.first, rec->f.end, line);
			for (size_t i = rec->first_row; i <= rec->last_row; i++)
				r->row[i].is_done = true;
		}
	}
	*rec = (struct record){ 0 };
}

static void
put(struct record *rec, enum read_role role, const char *value)
{
	rec->roles |= 1u << role;
	switch (role) {
	case ROLE_CODE:
	case ROLE_ITEM:
		if (rec->codes < CODES_MAX)
			rec->f.code[rec->codes++] = value;
		break;
	case ROLE_NAME: rec->f.name = value; break;
	case ROLE_QTY: rec->f.qty = value; break;
	case ROLE_UNIT: rec->f.unit = value; break;
	case ROLE_PRICE: rec->f.price = value; break;
	case ROLE_DISCOUNT: rec->f.discount = value; break;
	default: break;
	}
}

/* The pair that begins at `at` of the row: its role and value, and where the next may begin. */
static enum read_role
pair_at(struct reader *r, const char *text, size_t *at, size_t end, const char **value)
{
	size_t mark = *at, to;
	enum read_role role;

	while (*at < end && strchr(" \t-*\r", text[*at]) != NULL)
		++*at;
	for (mark = *at; mark < end && mark < *at + KEY_MAX && strchr(":=", text[mark]) == NULL;)
		mark++;
	if (mark >= end || strchr(":=", text[mark]) == NULL)
		return ROLE_NONE;
	role = read_role_of(r->a, dk_arena_dup_n(r->a, text + *at, mark - *at));
	if (role == ROLE_NONE)
		return role;
	/* up to the next mark behind which another key stands */
	for (to = ++mark; to < end; to++) {
		size_t next = to + 1, stop;

		if (strchr(",;|\t", text[to]) == NULL)
			continue;
		for (stop = next; stop < end && stop < next + KEY_MAX &&
		    strchr(":=,;|\t", text[stop]) == NULL;)
			stop++;
		if (stop < end && strchr(":=", text[stop]) != NULL && read_role_of(r->a,
		    dk_arena_dup_n(r->a, text + next, stop - next)) != ROLE_NONE)
			break;
	}
	*value = dk_arena_dup_n(r->a, text + mark, to - mark);
	*at = to < end ? to + 1 : end;
	return role;
}

static bool
read_row(struct reader *r, size_t i, struct record *rec)
{
	const struct read_row *row = &r->row[i];
	const char *text = r->mail->parts[row->part].text, *value = "";
	size_t at = row->from;
	bool any = false;

	while (at < row->to) {
		enum read_role role = pair_at(r, text, &at, row->to, &value);

		if (!is_line_role(role))
			return any;
		if ((rec->roles & 1u << role) != 0 && !any)
			flush(r, rec);
		if (!rec->open)
			*rec = (struct record){ .open = true, .first_row = i };
		put(rec, role, value);
		rec->last_row = i;
		any = true;
	}
	return any;
}

void
read_pairs(struct reader *r)
{
	struct record rec = { 0 };

	for (size_t i = 0; i < r->row_count && r->rc == DK_OK; i++) {
		const struct read_row *row = &r->row[i];

		if (row->count == 0) { /* a blank row ends what is whole */
			if ((rec.roles & 1u << ROLE_QTY) != 0)
				flush(r, &rec);
			continue;
		}
		if (!read_is_readable(r, row) || !read_row(r, i, &rec))
			flush(r, &rec);
	}
	flush(r, &rec);
}
