/*
 * pending.h - changes that wait for a second person: credit limit, terms and tax data.
 *
 * Forms and commands keep records by dk_*_keep. While the setting `second_person` is on, a credit
 * field is then not changed but stored as a pending change, and takes effect when somebody else
 * who has credit-edit approves it. Files that are imported are direct: dk_*_put.
 */
#ifndef DOCKET_PENDING_H
#define DOCKET_PENDING_H

#include "docket/card.h"
#include "docket/product.h"

/* What a keep did. */
struct dk_kept {
	enum dk_put did;
	size_t asked; /* fields that wait now */
};

/* True when a change of this field would wait: of this kind of record, as the setting is now. */
enum dk_rc dk_pending_waits(struct dk_session *s, enum dk_card_kind kind, const char *field,
    bool *out, struct dk_err *err) DK_MUST_USE;

/* As the puts; a record without an id is new: DK_EREFUSED when its key is taken. The right is
 * master-edit, and who lacks credit-edit may ask. A customer's number of "" is taken from the
 * series, into `a`. A held-back limit of a new customer is 0: no credit. The record given stays
 * as it was wanted; its id, version and number are set. */
enum dk_rc dk_customer_keep(struct dk_session *s, struct dk_arena *a, struct dk_customer *c,
    struct dk_kept *kept, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_address_keep(struct dk_session *s, struct dk_address *x, struct dk_kept *kept,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_product_keep(struct dk_session *s, struct dk_product *p, struct dk_kept *kept,
    struct dk_err *err) DK_MUST_USE;

struct dk_pending {
	dk_id id;
	const char *subject;         /* "customer" or "product" */
	dk_id subject_id;
	const char *number, *name;   /* of that customer or product */
	const char *address;         /* code of his ship-to; "" = the record itself */
	const char *field;           /* by its name in files */
	const char *before, *after;  /* as files write them; "" = none */
	const char *asked_by, *asked_at; /* user name; instant */
};

struct dk_pendings {
	struct dk_pending *list;
	size_t count;
};

struct dk_pending_query {
	const char *subject; /* NULL = all that waits */
	dk_id subject_id;
};

/* What waits, oldest first. */
enum dk_rc dk_pending_list(struct dk_session *s, struct dk_arena *a,
    const struct dk_pending_query *q, struct dk_pendings *out,
    struct dk_err *err) DK_MUST_USE;

/* The name and PIN of somebody else, typed at this desk, for what waits of one record now. */
struct dk_pending_ask {
	const char *subject;
	dk_id subject_id;
	const char *name, *pin;
};

/* As dk_user_approve with the right credit-edit: for one dk_pending_settle of that record; a wish
 * that was added or replaced since voids it. */
enum dk_rc dk_pending_approve(struct dk_session *s, const struct dk_pending_ask *ask,
    dk_id *approver, struct dk_err *err) DK_MUST_USE;

struct dk_verdict {
	const char *subject;
	dk_id subject_id;
	dk_id only;         /* one pending change of it; 0 = all of them */
	bool is_refused;
	const char *reason; /* of a refusal */
	dk_id approver;     /* of dk_pending_approve; 0 = who is signed in */
};

/* Approves or refuses; `count` tells how many. DK_EREFUSED for one's own wish (which may be
 * refused, that takes it back), DK_ENOTFOUND when nothing waits, DK_ECONFLICT when the field was
 * changed since. */
enum dk_rc dk_pending_settle(struct dk_session *s, const struct dk_verdict *v, size_t *count,
    struct dk_err *err) DK_MUST_USE;

#endif
