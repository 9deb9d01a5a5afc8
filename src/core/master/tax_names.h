/* tax_names.h - names of a tax by language, "de=USt. 20 %; es=IVA"; for core/master only. */
#ifndef DOCKET_CORE_TAX_NAMES_H
#define DOCKET_CORE_TAX_NAMES_H

#include "core/control/change.h"

/* DK_EINPUT when it is no such list; "" is. */
enum dk_rc dk_tax_names_check(const char *names, struct dk_err *err) DK_MUST_USE;
/* The name in the customer's language, where the list has one; else *name stays. */
enum dk_rc dk_tax_names_pick(struct dk_session *s, struct dk_arena *a, dk_id customer_id,
    const char *names, const char **name, struct dk_err *err) DK_MUST_USE;

#endif
