/*
 * deliver.h - documents and reports to a file, or as text to standard output.
 *
 * -o FILE.{pdf,txt,...}: the suffix says the format, and the file is whole or not there at all.
 */
#ifndef CLI_DELIVER_H
#define CLI_DELIVER_H

#include "cli/cli.h"
#include "docket/format.h"

struct dk_paper;

#define DK_DELIVER_OPTION \
	{ \
		"o", "FILE", "write it there; the suffix says the format. Without: text, printed" \
	}

#define DK_DELIVER_PRINT \
	{ \
		"print", NULL, "send it to the printer of such papers, by the print queue" \
	}

/* The format that -o asks for; text without it, or JSON by --json. 64 when the suffix is of no
 * format. */
enum dk_rc dk_deliver_format(struct dk_cli *c, const struct dk_format **out,
    struct dk_err *err) DK_MUST_USE;
/* Writes what was printed where -o says (then says so), else to standard output. */
enum dk_rc dk_deliver(struct dk_cli *c, const struct dk_buf *data, struct dk_err *err) DK_MUST_USE;
/* Into the print queue and to the printer at once; one of the record that waits there is taken. */
enum dk_rc dk_deliver_print(struct dk_cli *c, const char *doc, dk_id id, const char *number,
    struct dk_err *err) DK_MUST_USE;
/* A paper that was made already: to the file of -o, else as text. */
enum dk_rc dk_deliver_paper(struct dk_cli *c, const char *doc, struct dk_paper *paper,
    struct dk_err *err) DK_MUST_USE;
/* A document of one record, made and delivered; with --print it goes through the print queue. */
enum dk_rc dk_deliver_document(struct dk_cli *c, const char *doc, dk_id id,
    struct dk_err *err) DK_MUST_USE;

#endif
