/*
 * verifying.h - the state of the screen for one order's second pair of eyes (3.7), shared by the
 * files of src/ui/verifying.
 *
 * screen/verify_one.c claims and loads the order and dispatches; judge.c is what the verifier says
 * of each finding, paint.c draws.
 */
#ifndef UI_VERIFYING_VERIFYING_H
#define UI_VERIFYING_VERIFYING_H

#include "docket/verify.h"
#include "ui/act/act.h"

enum { VERIFYING_KEPT_MAX = 200 };

/* A row of the lower list: a finding, or a hold that is none. */
struct verifying_item {
	const char *code, *text;
	int64_t line_no;
	enum dk_severity severity;
	bool is_held;
	const char *kept; /* the reason it is passed with; NULL = it is not */
};

/* What the verifier keeps, until F2 stores all at once. */
struct verifying_kept {
	char code[48];
	int64_t line_no;
	const char *reason;
};

struct verifying {
	struct act act;
	dk_id id;
	struct dk_order *order;
	struct verifying_item *items;
	size_t item_count;
	struct verifying_kept *kept;
	size_t kept_count;
	struct dk_list lines, list;
	bool is_blind; /* it waits to be keyed again: its lines stay unseen */
	struct dk_verify_claim claim; /* who has it; texts in s->data */
	int source_top; /* first row shown of the customer's words */
};

/* Does it still stand against the order? */
bool verifying_is_open(const struct verifying_item *it);
/* The finding under the cursor; NULL = there is none. */
struct verifying_item *verifying_here(const struct dk_screen *s);
/* The lines turn to the one that the finding is about. */
void verifying_follow(struct dk_screen *s);
/* Somebody else was first: this clerk may look, and is told why no more. */
bool verifying_is_taken(struct dk_screen *s);

enum dk_react verifying_next(struct dk_screen *s);
enum dk_react verifying_keep(struct dk_screen *s);
enum dk_react verifying_override(struct dk_screen *s);
enum dk_react verifying_pass(struct dk_screen *s);
enum dk_react verifying_give_back(struct dk_screen *s);

/* Rows of the order's lines, and of the customer's words beside them, without their head. */
int verifying_line_rows(const struct dk_screen *s);
int verifying_item_rows(const struct dk_screen *s);
/* A page on or back in the customer's words. */
void verifying_turn_source(struct dk_screen *s, int by);
void verifying_draw(const struct dk_screen *s, struct dk_surface *body);

#endif
