/* home_sum.h - amounts of several currencies added up in SQL. */
#ifndef DOCKET_CORE_HOME_SUM_H
#define DOCKET_CORE_HOME_SUM_H

/* House money of x, an amount of a document in the currency c ('' = the house's) at the rate e
 * (10^-9): rounded once, half away from zero (src/db/exchange.c). */
#define DK_SUM_HOME(x, e, c) \
	"dk_home(" x ", " e ", " c ", (SELECT value FROM setting WHERE key = 'currency'))"

#endif
