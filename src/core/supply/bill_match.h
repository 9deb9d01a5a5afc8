/* bill_match.h - what a bill says against what was ordered and what came. */
#ifndef DOCKET_CORE_SUPPLY_BILL_MATCH_H
#define DOCKET_CORE_SUPPLY_BILL_MATCH_H

#include "core/control/change.h"
#include "docket/supplier_bill.h"

/* A line with what the house knows of it. */
struct bill_line {
	dk_id line_id;         /* 0: a charge */
	dk_id product_id;      /* of bill_revalue: 0 = it never lay here */
	const char *purchase, *sku, *text;
	dk_qty qty;
	dk_price price, agreed;
	dk_qty received, billed; /* before this bill */
	dk_money net;
	dk_money accrued;      /* at the price agreed */
	const char *why;
};
struct bill {
	dk_id id, supplier_id;
	const char *number;
	struct bill_line *lines;
	size_t count;
	dk_money tax, total;
	/* of bill_match */
	dk_money net, goods, accrued, charges;
	const char *why;
	bool is_matched;
};

/* One change of a bill; read only, a session and the bill alone. */
struct bill_job {
	struct dk_change ch;
	struct dk_arena a;
	struct bill bill;
	size_t cap;
	dk_id entered_by;
};
struct bill_line *bill_line_add(struct bill_job *j);
/* What the journal keeps of it. */
void bill_note(struct bill_job *j, const char *state);

/* Values each line, compares it and all of them together. `a` holds the reasons. */
enum dk_rc bill_match(struct dk_session *s, struct dk_arena *a, struct bill *b,
    struct dk_err *err) DK_MUST_USE;
/* Corrects the value of what is still on hand; *took is what of the difference it carries. */
enum dk_rc bill_revalue(struct dk_change *ch, struct bill *b, dk_money *took,
    struct dk_err *err) DK_MUST_USE;
/* Writes the postings, and what is billed of each purchase line. */
enum dk_rc bill_post(struct dk_change *ch, struct bill *b, struct dk_err *err) DK_MUST_USE;

#endif
