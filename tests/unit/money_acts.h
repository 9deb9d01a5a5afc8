/* money_acts.h - the acts of the random history of money, and what they are made of. */
#ifndef TEST_MONEY_ACTS_H
#define TEST_MONEY_ACTS_H

#include "money.h"

#include "docket/return_plan.h"

#define MONEY_ACT(name, fn, weight, action, found) \
	enum dk_rc fn(struct money *m, struct money_done *done, struct dk_err *err);
#include "money_acts.def"
#undef MONEY_ACT

/* A number below n. */
int64_t money_below(struct money *m, int64_t n);
#define MONEY_ONE_OF(m, all) ((all)[money_below((m), DK_COUNT(all))])
int64_t money_number(struct money *m, const char *sql, dk_id id);
/* A document by chance; SQL with ?1 and ?2: from which id on and up to which to look, taken from
 * all, or from those that came last; 0 = none there. */
dk_id money_pick(struct money *m, const char *table, const char *sql);
dk_id money_pick_late(struct money *m, const char *table, const char *sql);
/* From here on the next change of the act is made under this key of its own; it ends with the act,
 * or with "". */
void money_key(struct money *m, const char *part);
enum dk_rc money_nothing(struct dk_err *err);

const char *money_method(struct money *m);
dk_id money_open_invoice(struct money *m);
/* Lines of the order of an invoice that can still come back: one or all, a part or the whole. */
struct money_back {
	struct dk_return_in in;
	struct dk_return_line_in lines[4];
};
size_t money_fill_return(struct money *m, struct money_back *b);
/* Verifies an order, each warning passed. */
enum dk_rc money_verify(struct money *m, dk_id order, struct dk_err *err);
/* Whatever is left to be done of a shipment until it has left. */
enum dk_rc money_send(struct money *m, dk_id shipment, struct dk_err *err);
/* An order is verified, picked and sent. */
enum dk_rc money_deliver(struct money *m, dk_id order, struct dk_err *err);

#endif
