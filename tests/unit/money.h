/*
 * money.h - a house whose money moves by chance: goods are sold and billed, invoices are paid,
 * payments moved and sent back, goods returned; and what must be true of its books.
 *
 * Several processes may work on one house, and any of them may die at any moment. What an act has
 * answered as done is noted in a file that outlives the process: it must be found in the books.
 */
#ifndef TEST_MONEY_H
#define TEST_MONEY_H

#include <sqlite3.h>
#include <stdatomic.h>

#include "docket/arena.h"
#include "docket/session.h"

enum { MONEY_PRODUCTS = 9 };

/* One who works on the books: a process of its own. */
struct money {
	struct dk_session *s;
	sqlite3 *reader; /* looks past docket's own functions */
	struct dk_arena a; /* of one act */
	uint64_t chance;
	int log;         /* file of struct money_done */
	int64_t customers;
};

/* What was answered as done. */
struct money_done {
	int64_t act;     /* of money_acts */
	int64_t id, amount; /* of the document; 0 = none */
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
void money_join(struct money *m, const char *path);
/* One act by chance: DK_OK, or why not. What is done is noted in the log. */
enum dk_rc money_step(struct money *m, struct dk_err *err);

/* A number below n; a document's id by chance (SQL with ?1 = where to begin to look); 0 = none. */
int64_t money_below(struct money *m, int64_t n);
dk_id money_pick(struct money *m, const char *table, const char *sql);
int64_t money_number(struct money *m, const char *sql, dk_id id);

/* The first law that does not hold, with where; "" = all do. Valid until the next call. */
const char *money_broken(struct dk_session *s);
/* The same for what was noted as done: it is all there, and no more than `deaths` acts besides. */
const char *money_lost(struct dk_session *s, const int *logs, size_t count, int64_t deaths);

#endif
