/* home_sum.h - amounts of several currencies added up in SQL. */
#ifndef DOCKET_CORE_HOME_SUM_H
#define DOCKET_CORE_HOME_SUM_H

/* House money of x, an amount of a document at the rate e (10^-9): rounded once, half away from
 * zero, in steps that fit into 64 bits. x itself where the rate is one. */
#define DK_SUM_HOME(x, e) \
	"CASE WHEN " e " = 1000000000 THEN " x " ELSE ((" x ") / 1000000 * " e \
	" + (" x ") % 1000000 * " e " / 1000000 + CASE WHEN " x " < 0 THEN -500 ELSE 500 END)" \
	" / 1000 END"

#endif
