/* stock_atp.h - what can be promised of a product by which day. */
#ifndef CLI_STOCK_ATP_H
#define CLI_STOCK_ATP_H

#include "cli/cli.h"
#include "docket/atp.h"

/* Members of the object that is open: waiting, atp, and with --date atp_on. */
void dk_stock_atp_json(struct dk_cli *c, const struct dk_atp *x, dk_date on);
/* The same as sentences; nothing where nothing waits or comes and no day is asked for. */
void dk_stock_atp_text(struct dk_cli *c, const struct dk_atp *x, dk_date on);

#endif
