/*
 * text.h - UTF-8: validity, folding for search, widths, and showing hostile text safely.
 *
 * All text that enters docket is valid UTF-8 in NFC without control characters; the functions
 * here check that at the door and make a visible mark of anything else at every way out.
 */
#ifndef DOCKET_TEXT_H
#define DOCKET_TEXT_H

#include "docket/arena.h"
#include "docket/base.h"

bool dk_utf8_valid(const char *s, size_t len);
/* `s` in NFC when it may be stored: valid UTF-8, no C0/C1 controls (newline and tab only where
 * `lines` is true), no noncharacters, no bidi overrides, at most `max` bytes. Else DK_EINPUT. */
enum dk_rc dk_text_clean(struct dk_arena *a, const char *s, bool lines, size_t max, char **out,
    struct dk_err *err) DK_MUST_USE;
/* NFKC, case folded, accents dropped, blanks squeezed: the key that searches and sorts use. */
char *dk_text_fold(struct dk_arena *a, const char *s);
/* `s` fit for a file: invalid bytes, controls (but newline and tab) and noncharacters become
 * U+FFFD, everything else stays as it is. */
char *dk_text_scrub(struct dk_arena *a, const char *s);
/* The digits of `s` only: the key for phones. */
char *dk_text_digits(struct dk_arena *a, const char *s);
/* The key of a customer PO: folded, blanks and leading zeros dropped, O as 0, l and i as 1. */
char *dk_text_po_key(struct dk_arena *a, const char *s);

/* `s` made safe for a terminal or log: controls, bidi controls, zero-width characters, invalid
 * bytes become U+FFFD (one mark each). */
char *dk_text_visible(struct dk_arena *a, const char *s);
/* The next grapheme cluster of `s`: its bytes and its width in cells (0..2). 0 bytes at the end. */
size_t dk_text_next(const char *s, int *cells);
int dk_text_cells(const char *s);
/* Copies of `s` cut to `cells` columns at a grapheme, and padded with blanks. */
char *dk_text_clip(struct dk_arena *a, const char *s, int cells);
char *dk_text_pad(struct dk_arena *a, const char *s, int cells);

#endif
