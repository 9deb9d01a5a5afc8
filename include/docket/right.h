/*
 * right.h - roles and named rights, some with a limit.
 *
 * A role comes with the rights of its row in src/core/control/rights.def; a user may be given
 * or denied single rights on top. Default deny.
 */
#ifndef DOCKET_RIGHT_H
#define DOCKET_RIGHT_H

#include "docket/base.h"

#define DK_ROLES(X) \
	X(CLERK, "clerk") X(WAREHOUSE, "warehouse") X(SUPERVISOR, "supervisor") X(ADMIN, "admin")
#define X(id, text) DK_ROLE_##id,
enum dk_role { DK_ROLES(X) };
#undef X

/* id, name, what it allows (shown when it is missing), unit of its limit: none, rate or money */
#define DK_RIGHTS(X) \
	X(VIEW, "view", "look at records", NONE) \
	X(ORDER_ENTER, "order-enter", "enter and amend orders", NONE) \
	X(ORDER_VERIFY, "order-verify", "verify orders", NONE) \
	X(ORDER_CANCEL, "order-cancel", "cancel orders", NONE) \
	X(HOLD_SET, "hold-set", "hold orders", NONE) \
	X(HOLD_RELEASE, "hold-release", "release holds", NONE) \
	X(CREDIT_OVERRIDE, "credit-override", "pass the credit limit", MONEY) \
	X(DISCOUNT, "discount", "give discounts and manual prices", RATE) \
	X(BELOW_FLOOR, "below-floor", "sell below the price floor", NONE) \
	X(SHIP, "ship", "pick, pack and ship", NONE) \
	X(STOCK_ADJUST, "stock-adjust", "adjust and receive stock", NONE) \
	X(STOCK_APPROVE, "stock-approve", "approve stock changes of others", MONEY) \
	X(PURCHASE, "purchase", "order from suppliers", NONE) \
	X(OVER_RECEIPT, "over-receipt", "take in more than was ordered and the allowance", NONE) \
	X(BILL_RELEASE, "bill-release", "release suppliers' bills that are held", NONE) \
	X(INVOICE_POST, "invoice-post", "post invoices", NONE) \
	X(PAYMENT_TAKE, "payment-take", "take payments", NONE) \
	X(WRITE_OFF, "write-off", "write off what a customer owes", MONEY) \
	X(RETURN, "return", "take goods back", NONE) \
	X(RETURN_APPROVE, "return-approve", "approve returns that the policy leaves open", NONE) \
	X(CLAIM, "claim", "enter claims of customers", NONE) \
	X(CLAIM_DECIDE, "claim-decide", "decide claims of customers", MONEY) \
	X(MASTER_EDIT, "master-edit", "keep customers and products", NONE) \
	X(CREDIT_EDIT, "credit-edit", "change credit limits, terms and tax data", NONE) \
	X(IMPORT, "import", "import files", NONE) \
	X(DAY_REASON, "day-reason", "give reasons at day end", NONE) \
	X(DAY_CLOSE, "day-close", "sign off the day", NONE) \
	X(REPORT, "report", "make reports", NONE) \
	X(USER_EDIT, "user-edit", "keep users and rights", NONE) \
	X(SETTING_EDIT, "setting-edit", "change settings", NONE) \
	X(BACKUP, "backup", "back up and restore", NONE)
#define X(id, name, allows, unit) DK_RIGHT_##id,
enum dk_right { DK_RIGHTS(X) DK_RIGHT_COUNT };
#undef X

const char *dk_role_name(enum dk_role role);
bool dk_role_parse(const char *name, enum dk_role *out);
const char *dk_right_name(enum dk_right right);
bool dk_right_parse(const char *name, enum dk_right *out);

#endif
