/* map_rules.h - the rules of a map as its parser leaves them and its rows use them. */
#ifndef DOCKET_IN_MAP_RULES_H
#define DOCKET_IN_MAP_RULES_H

#include "in/join.h"
#include "in/map.h"

/* Where a column of theirs stands: file 0 is the imported one, 1.. the joined ones. */
struct map_place {
	size_t file, column;
};

enum map_source { MAP_COLUMN, MAP_DATE, MAP_CONSTANT };

struct map_fill {
	size_t line;
	const char *ours;
	enum map_source source;
	const char *text; /* their column, or the constant */
	struct map_place at;
	size_t out;       /* column of the row that is made */
	char day[11];     /* of a MAP_DATE, in the row in hand */
};

#define MAP_TESTS(X) \
	X(EQUAL, "=") X(NOT_EQUAL, "<>") X(LESS_EQUAL, "<=") X(GREATER_EQUAL, ">=") X(LESS, "<") \
	X(GREATER, ">") X(NOT_EMPTY, "is not empty") X(EMPTY, "is empty") X(BEGINS, "begins")
#define X(id, text) MAP_##id,
enum map_test { MAP_TESTS(X) };
#undef X

struct map_reject {
	size_t line;
	const char *reason, *theirs, *value;
	enum map_test test;
	bool by_number;
	struct map_place at;
};

struct map_join {
	size_t line;
	const char *file, *left, *right;
	struct map_place key; /* what the table is looked up by */
	struct join_table table;
	const char *const *row; /* that matches the row in hand */
};

struct map {
	struct dk_arena *a;
	const char *name; /* as given; the file for messages */
	bool is_file, creates_customers, creates_products;
	struct map_fill *fills;
	struct map_reject *rejects;
	struct map_join *joins;
	const char **ignored;
	size_t fill_count, reject_count, join_count, ignored_count;
	size_t fill_cap, reject_cap, join_cap, ignored_cap;
	const char **names, **values; /* the header and row that are made */
	size_t out_count;
};

#endif
