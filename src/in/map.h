/*
 * map.h - a map tells how the columns of a foreign CSV file become docket's own.
 *
 * A map file has one rule a line; `#` begins a comment; names with odd characters stand in quotes:
 *
 *	theirs = ours                   their column becomes ours
 *	date of theirs = ours           the day of a time stamp ("2010-12-01 08:26:00")
 *	ours = "constant"               the same text in every row
 *	ignore theirs                   a column that has a name of ours but means something else
 *	join other.csv on theirs = theirs   adds the columns of the one matching row of another file
 *	reject "reason" when theirs = "value"
 *	create customers                unknown ones of history are made on the way (or products)
 *
 * A condition is `theirs = "value"`, `theirs <> "value"`, `theirs begins "C"`, `theirs is empty`,
 * `theirs is not empty`, or a comparison with a number: `theirs < 0` (also <= > >=). The first
 * reject that fits gives its reason. Several lines may fill one column of ours: the first that is
 * not blank counts, so a constant at last is a default. A column that no line names keeps its
 * name, and is left out where docket has none of that name. A joined column is meant by its name,
 * or by file.column where two files have it; other.csv lies beside the imported file or the map.
 */
#ifndef DOCKET_IN_MAP_H
#define DOCKET_IN_MAP_H

#include "docket/arena.h"
#include "docket/csv.h"

struct map;

/* Reads a map: a file, or pairs like "Artikel=sku,Menge=qty" (recognised by the `=`). */
enum dk_rc map_open(struct dk_arena *a, const char *map, struct map **out,
    struct dk_err *err) DK_MUST_USE;

/* What a map is bound to: the file it reads, and the columns it may fill. */
struct map_target {
	const char *path;         /* of the imported file; "-" is standard input */
	bool latin1;              /* it and the joined files */
	const char *const *known; /* our columns */
	size_t known_count;
};

/* Finds the map's columns in `header`, loads the joined files, and gives the header of ours. */
enum dk_rc map_bind(struct map *m, const struct map_target *to, const struct dk_csv_row *header,
    struct dk_csv_row *ours, struct dk_err *err) DK_MUST_USE;
/* One row of theirs as ours; texts live until the next call. DK_EREFUSED gives the reason of a
 * reject, with their column as field; DK_EINPUT: a joined file has no such row. */
enum dk_rc map_row(struct map *m, const struct dk_csv_row *theirs, struct dk_csv_row *ours,
    struct dk_err *err) DK_MUST_USE;

bool map_creates_customers(const struct map *m);
bool map_creates_products(const struct map *m);

#endif
