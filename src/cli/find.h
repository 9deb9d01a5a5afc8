/*
 * find.h - records by the numbers on a command line.
 *
 * Each fails with the sentence to the clerk; a record that is not there ends with 66.
 */
#ifndef CLI_FIND_H
#define CLI_FIND_H

#include "cli/cli.h"
#include "cli/word.h"
#include "docket/customer.h"
#include "docket/product.h"

enum dk_rc dk_cli_customer(struct dk_cli *c, const char *number, struct dk_customer **out,
    struct dk_err *err) DK_MUST_USE;
/* By exact SKU, barcode, or what dk_product_match takes as one product. */
enum dk_rc dk_cli_product(struct dk_cli *c, const char *text, struct dk_product **out,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_cli_order(struct dk_cli *c, const char *number, dk_id *id,
    struct dk_err *err) DK_MUST_USE;

struct dk_document_info;

/* The document of that name; the sentence names them all. */
enum dk_rc dk_cli_document(struct dk_cli *c, const char *name,
    const struct dk_document_info **out, struct dk_err *err) DK_MUST_USE;
/* The record of a number, of the kind that the document shows. */
enum dk_rc dk_cli_record(struct dk_cli *c, const struct dk_document_info *d, const char *number,
    dk_id *id, struct dk_err *err) DK_MUST_USE;

#endif
