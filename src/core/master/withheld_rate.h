/* withheld_rate.h - in SQL: at which rate a customer withholds on a day. */
#ifndef DOCKET_CORE_WITHHELD_RATE_H
#define DOCKET_CORE_WITHHELD_RATE_H

/* 0 where his tax has no rate that day. */
#define DK_WITHHELD_RATE(customer, day) \
	"coalesce((SELECT z.rate FROM withholding z WHERE z.code = " customer ".withholding" \
	" AND z.valid_from <= " day " ORDER BY z.valid_from DESC LIMIT 1), 0)"

#endif
