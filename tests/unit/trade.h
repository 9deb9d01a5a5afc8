/*
 * trade.h - a house that trades through docket's own functions, and processes that trade at once.
 *
 * What runs in a process of its own must not use cmocka's assertions, whose failure would carry on
 * in the parent's place: there `trade_must` says what was wrong and ends the process.
 */
#ifndef TEST_TRADE_H
#define TEST_TRADE_H

#include "docket/draft.h"
#include "docket/order.h"

/* Products P0001.. with `on_hand` pieces each, customers 4000.. without a credit limit, tax at
 * 20 %. The administrator is ann. */
struct dk_session *trade_open(const char *name, int products, int64_t on_hand, int customers);
/* A session of this process on the same database, ann signed in. */
struct dk_session *trade_join(const char *path);
/* The same at another instant. */
struct dk_session *trade_join_at(const char *path, const char *now);
struct trade_sale {
	int customer, product; /* from 0 */
	int64_t qty;
	struct dk_order_made made;
};
/* An order of one line, entered. */
enum dk_rc trade_sell(struct dk_session *s, struct dk_arena *a, struct trade_sale *sale,
    struct dk_err *err);
/* Runs `run` in `count` processes at once, each told its number from 0; every one must exit 0, and
 * the first that does not ends the others. */
void trade_crowd(int count, void (*run)(int self, void *arg), void *arg);
void trade_must(bool is_so, const char *fmt, ...) DK_PRINTF(2, 3);
/* Every invariant, the journal chain and the engine's check hold. */
void trade_sound(struct dk_session *s);
/* How often a loop runs: the variable's number, else `usual`. */
int trade_rounds(const char *variable, int usual);

#endif
