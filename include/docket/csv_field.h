/* csv_field.h - writing one field of CSV. */
#ifndef DOCKET_CSV_FIELD_H
#define DOCKET_CSV_FIELD_H

#include "docket/buf.h"

/* Adds one CSV field with RFC 4180 quoting. `guard` puts ' before what a spreadsheet would take
 * for a formula (= + - @ TAB CR): for reports, never for exports that are read back. */
void dk_csv_field(struct dk_buf *b, const char *s, bool guard);

#endif
