/*
 * account.h - the chart of accounts: what each is called, and what docket posts there.
 *
 * A role is what docket knows (receivable, revenue ...); from now on it is posted to the account
 * that it is given to. What is posted stays where it is.
 */
#ifndef DOCKET_ACCOUNT_H
#define DOCKET_ACCOUNT_H

#include "docket/amount.h"
#include "docket/base.h"
#include "docket/customer.h"

struct dk_arena;
struct dk_session;

struct dk_account {
	const char *code, *name;
	const char *type;   /* asset, liability, equity, income, expense; "" = not said */
	const char *roles;  /* with blanks between; "" = docket posts nothing there */
	dk_money balance;   /* debit is positive; of all days, in the house's currency */
};

/* By code. Right: view. */
enum dk_rc dk_account_list(struct dk_session *s, struct dk_arena *a, struct dk_account **out,
    size_t *count, struct dk_err *err) DK_MUST_USE;
/* Adds an account, or names it anew; each of `roles` is posted here from now on, and no more where
 * it was. `balance` is not read. Right: setting-edit. */
enum dk_rc dk_account_put(struct dk_session *s, const struct dk_account *in, enum dk_put *did,
    struct dk_err *err) DK_MUST_USE;

#endif
