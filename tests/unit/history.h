/*
 * history.h - a house that lives through a history by chance, and what must be true after a step.
 *
 * A step is one of docket's own operations on records chosen by chance; some are made to fail half
 * way, some processes are killed. A seed tells the whole history: the same seed is the same house.
 */
#ifndef TEST_HISTORY_H
#define TEST_HISTORY_H

#include <sqlite3.h>

#include "docket/arena.h"
#include "docket/session.h"

/* the last product is kept by lots; behind it stands a kit of two of the first and one of that */
enum { HISTORY_PRODUCTS = 7, HISTORY_TRACKED = 7, HISTORY_KITS = 1, HISTORY_CUSTOMERS = 5 };

struct history {
	struct dk_session *s;
	sqlite3 *reader;           /* looks past docket's own functions */
	struct dk_arena a;         /* of one step */
	uint64_t chance;
	uint64_t seed;
	int step;
	const char *did[32];       /* what was done lately, a ring by step */
	int64_t on_hand[HISTORY_PRODUCTS + 1]; /* as it should be, by product id */
	char broken[256];          /* the first thing that was not true; "" = all is well */
	int done, refused, failed; /* steps by their end; failed ones were made to fail */
};

/* An operation: DK_OK, or refused in words. What it does to on hand it tells the history. */
struct history_act {
	const char *name;
	int weight; /* how often, against the others */
	enum dk_rc (*act)(struct history *h, struct dk_err *err);
	bool is_many; /* several changes, each of its own: failing, it leaves those before */
};
extern const struct history_act history_acts[];
extern const size_t history_act_count;
extern const struct history_act history_goods[]; /* the warehouse's */
extern const size_t history_goods_count;

void history_open(struct history *h, uint64_t seed);
void history_close(struct history *h);
/* One step, and a look at every law. False once something is not true: h->broken says what. */
bool history_step(struct history *h);
/* Runs SQL that no rule of docket's stands before: to plant a bug. */
void history_plant(struct history *h, const char *sql);

/* The laws: empty text = all hold. `whole` asks docket's own invariants too. */
void history_laws(struct history *h, bool whole);
/* Every quantity of the house, as one text: the same text is the same state. */
const char *history_state(struct history *h);

/* One of the ids that a query lists, by chance; 0 = it lists none. */
dk_id history_one(struct history *h, const char *sql);
/* The first column of the first row, as text that lives as long as the step; "" without one. */
const char *history_rows(struct history *h, const char *sql);
/* A place by chance, by its code. */
const char *history_place(struct history *h);
int64_t history_number(struct history *h, const char *sql, dk_id id);
/* 0 .. n - 1 */
int64_t history_below(struct history *h, int64_t n);

#endif
