/*
 * check_digit.h - the digit that refuses a misheard number.
 *
 * Damm (order, return and purchase-order numbers: finds every single error and every swap of
 * neighbours) and GS1 mod 10 (GTIN, SSCC; GS1 General Specifications, section 7.9).
 */
#ifndef DOCKET_CHECK_DIGIT_H
#define DOCKET_CHECK_DIGIT_H

#include "docket/base.h"

/* The digit that makes `digits` + digit check. Only '0'..'9' may stand in `digits`. */
char dk_damm_digit(const char *digits);
bool dk_damm_ok(const char *digits);
char dk_mod10_digit(const char *digits);
bool dk_mod10_ok(const char *digits);
/* 8, 12, 13 or 14 digits with a right check digit. */
bool dk_gtin_ok(const char *s);
/* Which GTIN it is, whatever zeros stand in front: 8, 12, 13 or 14; 0 when it is none. */
size_t dk_gtin_format(const char *s);

#endif
