/*
 * money.h - a house whose money moves by chance: goods are sold and billed, invoices are paid,
 * payments moved and sent back, goods returned and exchanged, claims made; and what must be true of
 * its books.
 *
 * Several processes may work on one house, and any of them may die at any moment. What an act has
 * answered as done is noted in a file that outlives the process: it must be found in the books. Who
 * takes the place of a dead one does his last act again under its key: it happens once.
 */
#ifndef TEST_MONEY_H
#define TEST_MONEY_H

#include <sqlite3.h>
#include <stdatomic.h>

#include "docket/arena.h"
#include "docket/session.h"

enum { MONEY_PRODUCTS = 10, /* the last of them a kit */
	MONEY_ACTS_MAX = 48, MONEY_RECENT = 400 };

/* What one who works is at, where it outlives him: the same chance leads to the same act. */
struct money_slot {
	_Atomic uint64_t chance;
	_Atomic int64_t key; /* of the act, from 1: of one slot each once */
	_Atomic int64_t unlike; /* a key that was answered with two documents; 0 = none was */
	atomic_bool is_busy; /* the act was begun, and not noted as done or refused */
};

/* One who works on the books: a process of its own. */
struct money {
	struct dk_session *s;
	sqlite3 *reader; /* looks past docket's own functions */
	struct dk_arena a; /* of one act */
	struct money_slot *slot;
	int self;        /* which slot */
	uint64_t chance;
	int log;         /* file of struct money_done */
	int64_t customers;
	const char *key; /* of the act under way */
};

/* What was answered as done. */
struct money_done {
	int64_t act;     /* of money_acts */
	int64_t id, amount; /* of the document; 0 = none, -1 = whatever it is over */
	int64_t key;     /* of the act */
	bool is_named;   /* the act named the document: asked again, it may name another one */
};

struct money_act {
	const char *name;
	int weight;         /* how often, against the others */
	const char *action; /* of the journal, where no other act makes such rows, too; NULL */
	const char *found;  /* one row where document ?1 stands in the books over ?2; NULL = none */
	enum dk_rc (*act)(struct money *m, struct money_done *done, struct dk_err *err);
};
extern const struct money_act money_acts[];
extern const size_t money_act_count;

/* A new house with so many customers, its file as `name`; the session is the caller's. */
struct dk_session *money_house(const char *name, int customers);
/* A session so many days after the house was founded. */
struct dk_session *money_session(const char *path, int days);
void money_join(struct money *m, const char *path, int days);
/* Closes what it opened. */
void money_leave(struct money *m);
/* One act by chance, or first the one that was under way in this slot: DK_OK, or why not. What is
 * done is noted in the log. *which: index of the act. */
enum dk_rc money_step(struct money *m, size_t *which, struct dk_err *err);

/* The first law that does not hold, with where; "" = all do. Valid until the next call. */
const char *money_broken(struct dk_session *s);
/* What so many acts should have brought about and is not there; "" = everything is. */
const char *money_missing(struct dk_session *s, int acts);
/* The same for what was noted as done: it is all there, and nothing besides but the acts that are
 * under way in the slots. */
const char *money_lost(struct dk_session *s, const int *logs, const struct money_slot *slots,
    size_t count);

#endif
