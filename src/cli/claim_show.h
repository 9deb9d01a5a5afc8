/* claim_show.h - claims and counter-claims as answers of commands. */
#ifndef CLI_CLAIM_SHOW_H
#define CLI_CLAIM_SHOW_H

#include "cli/cli.h"
#include "docket/counter_claim.h"

enum dk_rc dk_claim_answer(struct dk_cli *c, dk_id id, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_claim_answer_list(struct dk_cli *c, const struct dk_claim_query *q,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_counter_claim_answer(struct dk_cli *c, dk_id id, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_counter_claim_answer_list(struct dk_cli *c, const struct dk_counter_claim_query *q,
    struct dk_err *err) DK_MUST_USE;

#endif
