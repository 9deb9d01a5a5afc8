/*
 * counter_claim.h - what the house claims in turn of the carrier or supplier whose doing it was.
 *
 * Entered beside a claim of a customer, sent, then accepted (in part) or refused; when the money
 * comes it is posted to the bank and to claims recovered. Right: claim; the money payment-take.
 */
#ifndef DOCKET_COUNTER_CLAIM_H
#define DOCKET_COUNTER_CLAIM_H

#include "docket/claim.h"

struct dk_counter_claim {
	dk_id id, claim_id, supplier_id; /* 0 = a carrier */
	const char *number, *claim, *kind;
	const char *party, *party_name; /* "DHL", or a supplier's number; his name */
	const char *state;       /* open, sent, accepted, refused, paid */
	const char *reference, *why, *entered_by, *entered_at, *moved_at;
	dk_money asked, accepted, paid;
	int64_t version;
};

struct dk_counter_claim_in {
	dk_id claim_id;
	const char *carrier;     /* or ... */
	dk_id supplier_id;
	dk_money amount;         /* 0 = what the claim came to */
};
/* DK_EREFUSED: of a claim that was refused or withdrawn; a second one of the same party while the
 * first stands. */
enum dk_rc dk_counter_claim_new(struct dk_session *s, const struct dk_counter_claim_in *in,
    dk_id *id, struct dk_err *err) DK_MUST_USE;

struct dk_counter_claim_step {
	dk_id id;
	const char *to;          /* sent, accepted, refused, paid */
	dk_money amount;         /* accepted, paid: how much; 0 = all of it */
	const char *reference;   /* theirs; "" = as it is */
	const char *why;         /* refused, or less than was asked */
};
/* DK_EREFUSED when that is not its next step. */
enum dk_rc dk_counter_claim_move(struct dk_session *s, const struct dk_counter_claim_step *step,
    struct dk_err *err) DK_MUST_USE;

enum dk_rc dk_counter_claim_find(struct dk_session *s, const char *number, dk_id *id,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_counter_claim_load(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_counter_claim **out, struct dk_err *err) DK_MUST_USE;
struct dk_counter_claim_query {
	bool all;                /* paid and refused ones too, the newest first */
	dk_id claim_id;          /* 0 = any; a claim's are all told */
};
enum dk_rc dk_counter_claim_list(struct dk_session *s, struct dk_arena *a,
    const struct dk_counter_claim_query *q, struct dk_counter_claim **out, size_t *count,
    struct dk_err *err) DK_MUST_USE;

#endif
