/*
 * tax_number.h - whether a tax number can be right: its form and its check digits.
 *
 * Knows the value-added tax numbers of the countries of the European Union, of GB (and XI), CH and
 * NO. Whether the number was given to anybody, only the tax office knows.
 */
#ifndef DOCKET_TAX_NUMBER_H
#define DOCKET_TAX_NUMBER_H

#include "docket/base.h"

enum dk_tax_number { DK_TAX_NUMBER_RIGHT, DK_TAX_NUMBER_WRONG, DK_TAX_NUMBER_UNKNOWN };

/* `number` as people write it: blanks, dots and dashes do not count. Its country is the two
 * letters it begins with where docket knows that country, else `country` ("" = none). */
enum dk_tax_number dk_tax_number_look(const char *number, const char *country);

#endif
