/* barcode.h - GS1-128 symbols, for paper by their bars and for printers that draw them. */
#ifndef DOCKET_OUT_BARCODE_H
#define DOCKET_OUT_BARCODE_H

#include "docket/arena.h"
#include "docket/buf.h"

struct out_bars {
	size_t count;       /* modules, without quiet zones */
	unsigned char *on;  /* 1 is dark, one byte a module */
};

enum { OUT_QUIET = 10 }; /* modules that stay blank at either side */

/* The bars of "(00)350..."; DK_EINPUT when it is no element string or too long for a symbol. */
enum dk_rc out_gs1_128(struct dk_arena *a, const char *elements, struct out_bars *out,
    struct dk_err *err) DK_MUST_USE;
/* The bars of a text as Code 128, which is no element string: "DK-NEXT". */
enum dk_rc out_code_128(struct dk_arena *a, const char *text, struct out_bars *out,
    struct dk_err *err) DK_MUST_USE;
/* out_gs1_128 as ZPL writes it: ">;>800350...", start and changes of the code set spelled out. */
enum dk_rc out_gs1_128_zpl(const char *elements, struct dk_buf *out,
    struct dk_err *err) DK_MUST_USE;
/* out_code_128 likewise: code set B, spelled out. */
void out_code_128_zpl(const char *text, struct dk_buf *out);

#endif
