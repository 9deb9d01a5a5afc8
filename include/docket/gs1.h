/*
 * gs1.h - element strings: what a GS1 barcode says besides a number (GS1 General Specifications).
 *
 * A scanner sends "]C1" or the like, application identifiers with their values, and FNC1 as the
 * GS byte (0x1D) behind values of variable length; people and labels write "(01)0501...(37)24".
 */
#ifndef DOCKET_GS1_H
#define DOCKET_GS1_H

#include "docket/base.h"

enum { DK_GS1_MOST = 16, DK_GS1_VALUE = 91 };

struct dk_gs1_element {
	char ai[5];               /* "01", "3103" */
	char value[DK_GS1_VALUE]; /* without separators */
};

struct dk_gs1 {
	struct dk_gs1_element list[DK_GS1_MOST];
	size_t count;
};

enum dk_gs1_verdict {
	DK_GS1_NOT,  /* no element string: a plain code, or a text */
	DK_GS1_GOOD,
	DK_GS1_BAD,  /* one that breaks its rules: unknown identifier, length, check digit */
};

/* Reads a scan. `is_marked`: its symbology identifier says that it is GS1 (dk_gs1_marked); without
 * the mark, brackets, a GS byte or a whole string that begins with a valid GTIN tell. On
 * DK_GS1_BAD `err` says in a sentence what is wrong. */
enum dk_gs1_verdict dk_gs1_read(const char *scan, bool is_marked, struct dk_gs1 *out,
    struct dk_err *err);
/* "]C1", "]e0", "]d2", "]Q3", "]J1": symbologies that carry element strings. */
bool dk_gs1_marked(const char *aim);
/* The value of an application identifier; NULL when it is not there. */
const char *dk_gs1_value(const struct dk_gs1 *g, const char *ai);

#endif
