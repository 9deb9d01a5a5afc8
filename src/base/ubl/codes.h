/* codes.h - the code lists that the rules name. */
#ifndef BASE_UBL_CODES_H
#define BASE_UBL_CODES_H

/* The codes of a list with blanks between. An unknown list is a bug. */
const char *dk_ubl_codes(const char *list);

#endif
