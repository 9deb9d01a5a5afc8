/*
 * assign.h - NAME=VALUE words that set fields of a record, by a table of the fields there are.
 */
#ifndef CLI_ASSIGN_H
#define CLI_ASSIGN_H

#include "cli/cli.h"

enum dk_assign_kind {
	DK_ASSIGN_TEXT,  /* const char * */
	DK_ASSIGN_MONEY, /* dk_money */
	DK_ASSIGN_LIMIT, /* dk_money behind a bool; "" takes it away */
	DK_ASSIGN_PRICE,
	DK_ASSIGN_QTY,
	DK_ASSIGN_RATE,
	DK_ASSIGN_INT,
	DK_ASSIGN_BOOL, /* yes or no */
	DK_ASSIGN_DATE, /* "" = none */
	DK_ASSIGN_KILO, /* int64_t grams, typed in kilograms */
};

struct dk_assign {
	const char *name; /* as in the CSV files of interface.md, section 3 */
	enum dk_assign_kind kind;
	size_t at;   /* offsetof the value */
	size_t flag; /* of LIMIT: offsetof its bool */
};

/* Sets the fields that the positional arguments from `first` on name. 64 for an unknown name. */
enum dk_rc dk_assign_take(struct dk_cli *c, size_t first, const struct dk_assign *fields,
    void *record, struct dk_err *err) DK_MUST_USE;

#endif
