/* money_notes.c - what was answered as done is in the books, once, and nothing else is. */
#include "money.h"

#include <unistd.h>

#include "chance.h"
#include "fixture.h"
#include "trade.h"

static char lost[400];

/* All that was noted, as it was written; a note made twice is one. The caller frees it. */
static struct money_done *
read_notes(int log, size_t *count)
{
	off_t size = lseek(log, 0, SEEK_END);
	struct money_done *all = malloc((size_t)size + 1);
	size_t kept = 0, n;

	trade_must(all != NULL && size >= 0 && pread(log, all, (size_t)size, 0) == size,
	    "the notes");
	n = (size_t)size / sizeof(*all);
	for (size_t i = 0; i < n; i++)
		if (kept == 0 || all[kept - 1].key != all[i].key)
			all[kept++] = all[i];
	*count = kept;
	return all;
}

struct finder {
	sqlite3 *db;
	sqlite3_stmt *found[MONEY_ACTS_MAX];
	int64_t noted[MONEY_ACTS_MAX];
};

static void
look(struct finder *f, const struct money_done *d)
{
	const struct money_act *act = &money_acts[d->act];
	sqlite3_stmt *st = f->found[d->act];

	f->noted[d->act]++;
	if (act->found == NULL || d->id == 0)
		return;
	if (st == NULL)
		trade_must(sqlite3_prepare_v2(f->db, act->found, -1, &st, NULL) == SQLITE_OK,
		    "%s: %s", act->found, sqlite3_errmsg(f->db));
	f->found[d->act] = st;
	sqlite3_bind_int64(st, 1, d->id);
	if (sqlite3_bind_parameter_count(st) > 1)
		sqlite3_bind_int64(st, 2, d->amount);
	if (sqlite3_step(st) != SQLITE_ROW)
		snprintf(lost, sizeof(lost), "%s: %lld over %lld was answered and is not there",
		    act->name, (long long)d->id, (long long)d->amount);
	sqlite3_reset(st);
}

/* The journal has those changes, and no more than are under way besides. */
static void
compare(struct finder *f, const char *action, int64_t noted, int64_t busy)
{
	sqlite3_stmt *st = NULL;
	int64_t rows;

	trade_must(sqlite3_prepare_v2(f->db, "SELECT count(*) FROM journal WHERE action = ?1", -1,
	    &st, NULL) == SQLITE_OK, "the journal");
	sqlite3_bind_text(st, 1, action, -1, SQLITE_STATIC);
	sqlite3_step(st);
	rows = sqlite3_column_int64(st, 0);
	sqlite3_finalize(st);
	if (rows < noted || rows > noted + busy)
		snprintf(lost, sizeof(lost), "%s: %lld were answered, the journal has %lld, %lld"
		    " are under way", action, (long long)noted, (long long)rows, (long long)busy);
}

const char *
money_lost(struct dk_session *s, const int *logs, const struct money_slot *slots, size_t count)
{
	struct finder f = { .db = NULL };
	int64_t busy = 0;

	lost[0] = '\0';
	trade_must(money_act_count <= MONEY_ACTS_MAX && sqlite3_open_v2(dk_db_path(s->db), &f.db,
	    SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK, "a reader");
	for (size_t k = 0; k < count; k++) {
		size_t n;
		struct money_done *all = read_notes(logs[k], &n);

		for (size_t i = 0; i < n; i++)
			look(&f, &all[i]);
		free(all);
		busy += atomic_load(&slots[k].is_busy);
		if (atomic_load(&slots[k].unlike) != 0)
			snprintf(lost, sizeof(lost), "K%zu-%lld was answered with two documents", k,
			    (long long)atomic_load(&slots[k].unlike));
	}
	for (size_t i = 0; i < money_act_count && lost[0] == '\0'; i++)
		if (money_acts[i].action != NULL)
			compare(&f, money_acts[i].action, f.noted[i], busy);
	for (size_t i = 0; i < money_act_count; i++)
		sqlite3_finalize(f.found[i]);
	sqlite3_close(f.db);
	return lost;
}
