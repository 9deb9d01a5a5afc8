/* numeric.h - a decimal point, whatever the clerk's locale, around libraries that print numbers. */
#ifndef DOCKET_OUT_NUMERIC_H
#define DOCKET_OUT_NUMERIC_H

#include <locale.h>

struct dk_numeric {
	locale_t before, plain;
};

struct dk_numeric dk_numeric_begin(void);
void dk_numeric_end(struct dk_numeric n);

#endif
