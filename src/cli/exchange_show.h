/* exchange_show.h - exchanges as text and JSON. */
#ifndef DOCKET_CLI_EXCHANGE_SHOW_H
#define DOCKET_CLI_EXCHANGE_SHOW_H

#include "cli/cli.h"
#include "docket/exchange.h"

enum dk_rc dk_exchange_answer(struct dk_cli *c, dk_id id, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_exchange_answer_list(struct dk_cli *c, const struct dk_return_query *q,
    struct dk_err *err) DK_MUST_USE;
/* What became of those that expired. */
enum dk_rc dk_exchange_answer_ended(struct dk_cli *c, const struct dk_goods_exchange *all,
    size_t count) DK_MUST_USE;
/* What was only foreseen. */
void dk_exchange_answer_plan(struct dk_cli *c, const struct dk_exchange_plan *p);

#endif
