/*
 * write.h - what the files that write UBL share: elements one after the other, by libxml2's writer.
 *
 * A leaf without text is left out; so is a group that would hold nothing. Control characters never
 * get into the text.
 */
#ifndef OUT_UBL_WRITE_H
#define OUT_UBL_WRITE_H

#include "docket/e_invoice.h"
#include "docket/ubl.h"

struct _xmlTextWriter;

struct ubl {
	struct _xmlTextWriter *to;
	struct dk_arena *arena;
	const struct dk_e_invoice *e;
	int exponent;
	bool is_credit, is_untaxed; /* untaxed: a part of it is outside the scope of tax */
};

/* A name that begins with a capital is of what it holds: cac: for groups, cbc: for leaves. */
void ubl_open(struct ubl *u, const char *name);
void ubl_close(struct ubl *u);
void ubl_leaf(struct ubl *u, const char *name, const char *text);
/* With one attribute. */
void ubl_leaf_of(struct ubl *u, const char *name, const char *attr, const char *value,
    const char *text);
void ubl_amount(struct ubl *u, const char *name, dk_money m);
/* A group that holds one leaf; nothing without its text. */
void ubl_wrap(struct ubl *u, const char *group, const char *name, const char *text);
/* A tax category by its name here; `reason` is the tax as it was printed, NULL on lines and extras,
 * which have none. */
void ubl_category(struct ubl *u, const char *name, const struct dk_tax_class *tax,
    const char *reason);

struct ubl_extra {
	bool is_charge;
	const char *code, *reason;
	dk_rate percent; /* 0: not of a base */
	dk_money base, amount;
	const struct dk_tax_class *tax; /* NULL: of a line */
};
void ubl_extra(struct ubl *u, const struct ubl_extra *x);

void ubl_seller(struct ubl *u);
void ubl_buyer(struct ubl *u);
void ubl_delivery(struct ubl *u);
void ubl_payment(struct ubl *u);
void ubl_extras(struct ubl *u);
void ubl_totals(struct ubl *u);
void ubl_line(struct ubl *u, size_t i);

#endif
