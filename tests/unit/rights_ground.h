/*
 * rights_ground.h - a company in which every operation has something to act on: the ground of
 * test_rights.c. Its records are made by docket's own functions.
 */
#ifndef TEST_RIGHTS_GROUND_H
#define TEST_RIGHTS_GROUND_H

#include <stdio.h>

#include "docket/allowance.h"
#include "docket/amend.h"
#include "docket/batch.h"
#include "docket/box.h"
#include "docket/buf.h"
#include "docket/currency.h"
#include "docket/count_settle.h"
#include "docket/day_ledger.h"
#include "docket/delivery.h"
#include "docket/draft.h"
#include "docket/drop.h"
#include "docket/mail_order.h"
#include "docket/own_run.h"
#include "docket/payment_advice.h"
#include "docket/pickup.h"
#include "docket/outbox_send.h"
#include "docket/print_attempt.h"
#include "docket/print_send.h"
#include "docket/printer.h"
#include "docket/call_off.h"
#include "docket/hand_out.h"
#include "docket/label.h"
#include "docket/inspect.h"
#include "docket/pick.h"
#include "docket/quote.h"
#include "docket/receive.h"
#include "docket/request.h"
#include "docket/wave.h"
#include "docket/window.h"
#include "docket/supplier_bill.h"
#include "rights_exchange.h"
#include "rights_claim.h"
#include "docket/supplier_return.h"

enum { RIGHTS_PASSES = 10 };

struct rights_ground {
	struct dk_session *s;
	struct dk_arena keep;
	dk_date today;
	dk_id home, abroad;  /* customers C-2001, C-1042 */
	struct dk_customer customer, fresh; /* C-2001; one not on file, without credit */
	struct dk_address address;   /* of C-1042 */
	struct dk_product product;   /* BOLT */
	struct dk_service service;
	dk_id bolt, nut, cable, milk; /* milk is kept by lot: 10 of M1 */
	dk_id kit;                    /* of two nuts */
	dk_id call; /* a customer who is to be called back */
	dk_id typed, blank;  /* drafts: with a line; with a customer alone */
	struct dk_order_input input, past;
	dk_id quote;
	const char *quote_number, *standing_number;
	dk_id standing, blanket;
	dk_id hand_out, purchase;
	dk_id dropping, dropped; /* the maker is to ship them; he was told */
	dk_id from_maker;        /* the purchase order that tells him */
	dk_id tell;          /* a customer to be told that his cable comes late */
	dk_id adjustment; /* that sue asked for */
	dk_id receipt, bill; /* of another purchase order: 3 GLUE, 1 bad; asked too dear */
	dk_id going_back;    /* the bad one */
	dk_id count, counted; /* sue counted too few bolts; one that can be posted */
	dk_id entered;       /* waits to be verified, by these passes */
	dk_id amending;      /* a draft that amends it */
	const char *number;
	struct dk_pass passes[RIGHTS_PASSES];
	size_t pass_count;
	dk_id held, over;    /* by hand, within the limit; by the credit limit */
	dk_id waiting;       /* for stock that is there by now */
	dk_id to_pick, sent_order;
	dk_id filled; /* a shipment with an open carton */
	dk_id wave, wave_row; /* an open wave; a row of its list */
	dk_id picking, picked, packed, sent; /* shipments, each at that point */
	const char *shipment_number;
	dk_id manifest;      /* of the pickup after the next, with what was sent */
	const char *manifest_number;
	dk_id run, idle_run;  /* with what waits at the counter; without anything */
	dk_id refused, waiting_here; /* at the door; packed, at the counter */
	struct dk_picked pick;
	struct dk_mail message;  /* one that nobody had yet */
	struct dk_recognised found; /* in the two that came in */
	struct dk_catalogue *cat; /* opened last */
	dk_id mail, taken;       /* one that waits, one that is a draft with unused text */
	dk_id invoice, payment;
	/* goods of it come back: one waits for a word, is awaited, received, inspected, too late */
	dk_id back_order, back_line, backs[5], repairs[2];
	const char *back_number;
	struct rights_exchange swap;
	struct rights_claim claim;
	const char *invoice_number;
	struct dk_payment_in money, back;
	const char *rule, *key; /* of a discrepancy of the day */
	dk_id to_print, printed; /* print jobs: one waits, one was sent */
	dk_id to_mail, cut_off; /* of the outbox: one waits, of one nobody knows */
	struct dk_outbox_offer mailing, mailed; /* of the one that waits; of one being sent */
	struct dk_print_offer offer, sending; /* of the one that waits; of one being sent */
	dk_id asked[DK_REQUEST_DESK_COUNT], told; /* requests: one of each desk; one answered */
	struct dk_buf workbook, out;
	FILE *sink;
	struct dk_batch *batch;
};

/* ann, the administrator, is signed in; there are mia, a clerk, and sue, a supervisor, PIN 4711.
 * A shipment is not invoiced yet, so the day cannot be signed off. */
void rights_ground_open(struct rights_ground *g);
void rights_ground_close(struct rights_ground *g);
/* The path of a file that holds `text`, in `a`; it goes with the company. */
const char *rights_file(struct rights_ground *g, const char *text);
/* A path beside the database where nothing stands; what comes to stand there goes likewise. */
const char *rights_nowhere(struct rights_ground *g);

#endif
