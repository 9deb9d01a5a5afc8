/* withheld_sum.h - in SQL: what a customer will withhold of an order, by the rate of a day. */
#ifndef DOCKET_CORE_WITHHELD_SUM_H
#define DOCKET_CORE_WITHHELD_SUM_H

/* Rounded once, as dk_money_rate does; 0 where his tax has no rate that day. */
#define DK_SUM_WITHHELD(net, customer, day) \
	"coalesce((SELECT " net " / 100000 * z.rate + (" net " % 100000 * z.rate + 50000)" \
	" / 100000 FROM withholding z WHERE z.code = " customer ".withholding" \
	" AND z.valid_from <= " day " ORDER BY z.valid_from DESC LIMIT 1), 0)"

#endif
