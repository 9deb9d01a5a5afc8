/* tax_number_rows.h - the countries that tax_number.c does not hold itself. */
#ifndef BASE_TAX_NUMBER_ROWS_H
#define BASE_TAX_NUMBER_ROWS_H

#include "docket/base.h"

/* Takes the number without its country's letters, in capitals. */
struct dk_tax_number_row {
	char country[3];
	bool (*holds)(const char *s);
};

extern const struct dk_tax_number_row dk_tax_number_rows[];
extern const size_t dk_tax_number_row_count;

#endif
