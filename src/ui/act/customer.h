/* customer.h - picking a customer out of those whom a text finds. */
#ifndef UI_ACT_CUSTOMER_H
#define UI_ACT_CUSTOMER_H

#include "docket/customer.h"
#include "ui/ui.h"

enum { ACT_CUSTOMER_COLUMNS = 6, ACT_CUSTOMERS_MOST = 20 };
extern const struct dk_column act_customer_columns[ACT_CUSTOMER_COLUMNS];
/* Of a dk_pick_ask: the ids are numbers of customers. */
enum dk_rc act_customer_find(struct dk_screen *s, struct dk_arena *a, const char *text,
    struct dk_choices *out, struct dk_err *err) DK_MUST_USE;

/* Whom a text means, in `a`; NULL: a list asks for him and tells `answer` his number, or a message
 * says that nobody fits. */
struct dk_customer *act_customer_named(struct dk_screen *s, struct dk_arena *a, const char *text,
    dk_answer *answer);

#endif
