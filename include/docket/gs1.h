/*
 * gs1.h - element strings: what a GS1 barcode says besides a number (GS1 General Specifications).
 *
 * A scanner sends "]C1" or the like, application identifiers with their values, and FNC1 as the
 * GS byte (0x1D) behind values of variable length; people and labels write "(01)0501...(37)24".
 * The identifiers are data: src/base/gs1/ais.def, read through docket/gs1_table.h.
 */
#ifndef DOCKET_GS1_H
#define DOCKET_GS1_H

#include "docket/base.h"
#include "docket/buf.h"

enum { DK_GS1_MOST = 64, DK_GS1_VALUE = 91 };

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
	DK_GS1_BAD,  /* one that breaks its rules: unknown identifier, length, check digit, date */
};

/* Reads a scan at the desk. `is_marked`: the symbology identifier said that it is GS1
 * (dk_gs1_marked); it may also stand in front of the scan. Without a mark, brackets, a GS byte or
 * a whole string that begins with a valid GTIN tell. A number marked as EAN or UPC is read as (01).
 * On DK_GS1_BAD `err` says in a sentence what is wrong.
 * An identifier that stands twice with two values is refused, since nobody could tell which one is
 * meant. The other rules about what may stand beside what (dk_gs1_ties_hold) are the printer's
 * duty: a label that breaks them still names its item. */
enum dk_gs1_verdict dk_gs1_read(const char *scan, bool is_marked, struct dk_gs1 *out,
    struct dk_err *err);
/* "]C1", "]e0", "]d2", "]Q3", "]J1": symbologies that carry element strings. */
bool dk_gs1_marked(const char *aim);
/* The value of an application identifier; NULL when it is not there. */
const char *dk_gs1_value(const struct dk_gs1 *g, const char *ai);

/* To the letter: what follows the first FNC1, each later FNC1 as a GS byte, never two together. */
enum dk_gs1_verdict dk_gs1_read_raw(const char *s, struct dk_gs1 *out, struct dk_err *err);
/* "(01)05012345000417(37)24"; a bracket inside a value has a backslash before it. */
enum dk_gs1_verdict dk_gs1_read_bracketed(const char *s, struct dk_gs1 *out, struct dk_err *err);
/* Both back again. Raw: with `fnc1` in front, and behind values that need it. */
void dk_gs1_write_raw(const struct dk_gs1 *g, char fnc1, struct dk_buf *out);
void dk_gs1_write_bracketed(const struct dk_gs1 *g, struct dk_buf *out);

/* No identifier stands twice with two values; DK_EINPUT names the one that does. */
enum dk_rc dk_gs1_repeats_agree(const struct dk_gs1 *g, struct dk_err *err) DK_MUST_USE;
/* And none stands beside one that it excludes, or without one that it needs. */
enum dk_rc dk_gs1_ties_hold(const struct dk_gs1 *g, struct dk_err *err) DK_MUST_USE;

/* What a scanner transmits, by symbology ("QR", "GS1_128_CCA", ...: src/base/gs1/symbols.def).
 * `data` writes FNC1 as '^' and begins with one when it is element strings; plain text that begins
 * with '^' has a backslash before it; '|' stands before the composite part. */
bool dk_gs1_scan_read(const char *scan, const char **symbology, struct dk_buf *data,
    struct dk_err *err);
/* False when the symbology cannot carry that data, or no label should: its ties do not hold. */
bool dk_gs1_scan_write(const char *symbology, const char *data, struct dk_buf *scan);

#endif
