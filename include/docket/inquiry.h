/*
 * inquiry.h - "where is my order?": who calls about what, what to say, and that it was said.
 *
 * The log is append-only: what a customer was told stays known to whoever takes the next call.
 */
#ifndef DOCKET_INQUIRY_H
#define DOCKET_INQUIRY_H

#include "docket/session.h"

#define DK_INQUIRY_KINDS(X) \
	X(STATUS, "status") X(CHANGE, "change") X(PRICE, "price") X(RETURN, "return") \
	X(DISPUTE, "dispute") X(QUOTE, "quote")
#define X(id, text) DK_INQUIRY_##id,
enum dk_inquiry_kind { DK_INQUIRY_KINDS(X) DK_INQUIRY_KIND_COUNT };
#undef X

const char *dk_inquiry_kind_name(enum dk_inquiry_kind kind);
bool dk_inquiry_kind_parse(const char *name, enum dk_inquiry_kind *out);

/* Somebody the caller may be, with the order he most likely means: the one named, else his newest
 * open order, else his newest. */
struct dk_inquiry_hit {
	dk_id customer_id, order_id; /* order 0: he has none */
	const char *customer, *name, *city, *phone; /* number and name of the customer */
	const char *order;           /* its number */
	const char *matched;         /* "order", "invoice", "PO", "phone", "name" ... */
};

/* By order, invoice or tracking number, customer PO, or whatever finds a customer (phone digits,
 * number, name words, postcode, e-mail). An order or invoice number is the only hit. DK_OK with
 * none. */
enum dk_rc dk_inquiry_find(struct dk_session *s, struct dk_arena *a, const char *text,
    struct dk_inquiry_hit **out, size_t *count, struct dk_err *err) DK_MUST_USE;
/* The customer with his newest open order. DK_ENOTFOUND. */
enum dk_rc dk_inquiry_of(struct dk_session *s, struct dk_arena *a, dk_id customer_id,
    struct dk_inquiry_hit *out, struct dk_err *err) DK_MUST_USE;

/* One or two sentences to say to the customer; reasons of holds are not among them. */
enum dk_rc dk_inquiry_answer(struct dk_session *s, struct dk_arena *a, dk_id order_id,
    const char **out, struct dk_err *err) DK_MUST_USE;

struct dk_inquiry {
	dk_id id, customer_id, order_id; /* order 0: about none */
	enum dk_inquiry_kind kind;
	const char *answer;              /* what he was told */
	dk_date follow_on;               /* the day the acting user calls him back; 0 = not */
	const char *at, *by, *order;     /* set by the lists */
	const char *customer, *owner;    /* name, and who calls back: of dk_inquiry_due */
};
struct dk_inquiry_list {
	struct dk_inquiry *rows;
	size_t count;
};
/* Writes it down; sets in->id. */
enum dk_rc dk_inquiry_log(struct dk_session *s, struct dk_inquiry *in,
    struct dk_err *err) DK_MUST_USE;
/* The last twenty of a customer, newest first. */
enum dk_rc dk_inquiry_list(struct dk_session *s, struct dk_arena *a, dk_id customer_id,
    struct dk_inquiry **out, size_t *count, struct dk_err *err) DK_MUST_USE;

/* Call-backs that are due by `until` and not done, oldest first; owner_id 0 = everybody's. */
enum dk_rc dk_inquiry_due(struct dk_session *s, struct dk_arena *a, dk_date until, dk_id owner_id,
    struct dk_inquiry_list *out, struct dk_err *err) DK_MUST_USE;
/* The customer was called back. DK_ENOTFOUND when none is open under that id. */
enum dk_rc dk_inquiry_done(struct dk_session *s, dk_id id, struct dk_err *err) DK_MUST_USE;

#endif
