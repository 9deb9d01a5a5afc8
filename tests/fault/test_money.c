/*
 * test_money.c - the books of a house on which eight processes work at once, any of which is killed
 * at any moment: after each round every law of money holds, and what was answered is there.
 *
 * And the laws are shown to see a rounding done in another order, a posting that is lost, goods
 * credited twice, a number not used and a key that is not known again: all are planted in docket's
 * own functions (money_plant.c). DK_MONEY_POSTINGS lengthens it
 * (tests/long/money.sh).
 */
#include "chance.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "fixture.h"
#include "money.h"
#include "money_plant.h"
#include "trade.h"

#ifdef DK_SANITIZE
enum { POSTINGS = 400 };
#else
enum { POSTINGS = 1200 };
#endif
enum { CLERKS = 8, STALL_S = 120 };

/* What the processes share. */
struct shared {
	atomic_long done, refused, busy;
	atomic_long did[MONEY_ACTS_MAX], denied[MONEY_ACTS_MAX]; /* by act */
	struct money_slot slots[CLERKS];
};

struct crowd {
	struct shared *shared;
	char path[4096];
	int logs[CLERKS];
	pid_t pids[CLERKS];
	uint64_t chance;
	int64_t deaths;
	int days;     /* since the house was founded */
	long kill_us; /* at most so long between two */
};

_Noreturn static void
work(struct crowd *c, int self)
{
	struct shared *sh = c->shared;
	struct money m = { .log = c->logs[self], .slot = &sh->slots[self], .self = self };

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	/* cmocka would go on with the other tests in this process */
	signal(SIGSEGV, SIG_DFL);
	signal(SIGABRT, SIG_DFL);
	signal(SIGFPE, SIG_DFL);
	money_join(&m, c->path, c->days);
	for (;;) {
		size_t which;
		struct dk_err err;
		enum dk_rc rc = money_step(&m, &which, &err);

		if (rc == DK_OK) {
			atomic_fetch_add(&sh->done, 1);
			atomic_fetch_add(&sh->did[which], 1);
		} else if (rc == DK_EBUSY) {
			atomic_fetch_add(&sh->busy, 1);
		} else if (rc == DK_EREFUSED || rc == DK_ENOTFOUND || rc == DK_ECONFLICT ||
		    rc == DK_EINPUT) {
			atomic_fetch_add(&sh->refused, 1);
			atomic_fetch_add(&sh->denied[which], 1);
		} else {
			trade_must(false, "%s: %s", money_acts[which].name, err.text);
		}
	}
}

static void
begin(struct crowd *c, int i)
{
	fflush(NULL);
	c->pids[i] = fork();
	assert_true(c->pids[i] >= 0);
	if (c->pids[i] == 0)
		work(c, i);
}

static void
end(struct crowd *c, int i)
{
	int status = 0;

	kill(c->pids[i], SIGKILL);
	assert_int_equal(waitpid(c->pids[i], &status, 0), c->pids[i]);
	if (!WIFSIGNALED(status) || WTERMSIG(status) != SIGKILL)
		fail_msg("a process ended by itself");
	c->deaths++;
}

/* Until so much is done, now and then one dies in whatever it does and another takes its place; in
 * the end all die at once. Nobody has the file open who forks: SQLite's locks are of a process. */
static void
round_to(struct crowd *c, long target)
{
	long before = -1;
	time_t since = time(NULL);

	for (int i = 0; i < CLERKS; i++)
		begin(c, i);
	while (atomic_load(&c->shared->done) < target) {
		int i = (int)(chance(&c->chance) % CLERKS);

		usleep((useconds_t)(chance(&c->chance) % (uint64_t)c->kill_us));
		end(c, i);
		begin(c, i);
		if (atomic_load(&c->shared->done) != before) {
			before = atomic_load(&c->shared->done);
			since = time(NULL);
		}
		if (time(NULL) - since > STALL_S)
			fail_msg("nothing was done for %d s", STALL_S);
	}
	for (int i = 0; i < CLERKS; i++)
		kill(c->pids[i], SIGSTOP);
	for (int i = 0; i < CLERKS; i++)
		end(c, i);
}

static void
open_crowd(struct crowd *c, int customers)
{
	struct dk_session *s = money_house("money.db", customers);

	*c = (struct crowd){ .chance = (uint64_t)trade_rounds("DK_SEED", 20261127),
		.kill_us = trade_rounds("DK_MONEY_KILL_MS", 60) * 1000 };
	snprintf(c->path, sizeof(c->path), "%s", dk_db_path(s->db));
	dk_session_close(s);
	c->shared = mmap(NULL, sizeof(*c->shared), PROT_READ | PROT_WRITE,
	    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	assert_true(c->shared != MAP_FAILED);
	for (int i = 0; i < CLERKS; i++) {
		char name[5000];

		atomic_store(&c->shared->slots[i].chance, chance(&c->chance));
		snprintf(name, sizeof(name), "%s.done%d", c->path, i);
		c->logs[i] = open(name, O_RDWR | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0600);
		assert_true(c->logs[i] >= 0);
		unlink(name);
	}
}

static void
close_crowd(struct crowd *c)
{
	for (int i = 0; i < CLERKS; i++)
		close(c->logs[i]);
	munmap(c->shared, sizeof(*c->shared));
	dk_db_remove(c->path);
}

/* The books are left for whoever looks for the cause. */
static void
must_hold(struct dk_session *s, const char *law)
{
	char sql[200], keep[100];

	if (law[0] == '\0')
		return;
	snprintf(keep, sizeof(keep), "%s/docket-money-broken-%d.db",
	    getenv("TMPDIR") != NULL ? getenv("TMPDIR") : "/tmp", (int)getpid());
	snprintf(sql, sizeof(sql), "VACUUM INTO '%s'", keep);
	fixture_sql(s->db, sql);
	fail_msg("%s (the books: %s)", law, keep);
}

static void
tell(const struct crowd *c)
{
	const struct shared *sh = c->shared;

	for (size_t i = 0; i < money_act_count; i++)
		print_message("%-28s %7ld done %7ld refused\n", money_acts[i].name,
		    atomic_load(&sh->did[i]), atomic_load(&sh->denied[i]));
	print_message("%ld done, %ld refused, %ld busy; %lld died; %d times every law held\n",
	    atomic_load(&sh->done), atomic_load(&sh->refused), atomic_load(&sh->busy),
	    (long long)c->deaths, c->days);
}

static void
the_books_are_right_whoever_is_killed(void **state)
{
	enum { ROUNDS = 4 };
	int postings = trade_rounds("DK_MONEY_POSTINGS", POSTINGS);
	int rounds = postings / 10000 > ROUNDS ? postings / 10000 : ROUNDS;
	struct crowd c;
	struct dk_session *s;

	(void)state;
	money_planted = SOUND;
	open_crowd(&c, postings / 100 + 10);
	for (int i = 1; i <= rounds; i++) {
		round_to(&c, (long)postings * i / rounds);
		s = money_session(c.path, c.days++);
		must_hold(s, money_broken(s));
		must_hold(s, money_lost(s, c.logs, c.shared->slots, CLERKS));
		trade_sound(s);
		if (i == rounds)
			must_hold(s, money_missing(s, postings));
		dk_session_close(s);
	}
	tell(&c);
	assert_true(c.deaths > CLERKS * rounds);
	close_crowd(&c);
}

/* Of a house where this is planted a law must say so that begins thus, and no other before it.
 * Which acts come is chance, that of who runs when too: a fault that only some of them make has a
 * few rounds to come about. */
static void
must_break(enum money_plant plant, const char *law)
{
	enum { ROUND = 1000, ROUNDS = 5 };
	char said[400] = "";
	struct crowd c;

	open_crowd(&c, 10);
	for (int i = 1; i <= ROUNDS && said[0] == '\0'; i++) {
		struct dk_session *s;

		money_planted = plant;
		round_to(&c, (long)ROUND * i);
		money_planted = SOUND;
		s = money_session(c.path, 0);
		snprintf(said, sizeof(said), "%s", money_broken(s));
		dk_session_close(s);
	}
	if (strncmp(said, law, strlen(law)) != 0)
		fail_msg("'%s' was said", said);
	close_crowd(&c);
}

static void
a_rounding_in_another_order_is_seen(void **state)
{
	(void)state;
	must_break(SWAPPED_ROUNDING, "the credits of a line");
}

static void
a_lost_posting_is_seen(void **state)
{
	(void)state;
	must_break(LOST_POSTING, "every invoice, credit note and payment");
}

static void
goods_credited_twice_are_seen(void **state)
{
	(void)state;
	must_break(DOUBLE_CREDIT, "no more pieces are credited");
}

static void
a_number_that_is_missing_is_seen(void **state)
{
	(void)state;
	must_break(NUMBER_GAP, "invoice numbers have no gap");
}

static void
a_key_that_does_it_again_is_seen(void **state)
{
	(void)state;
	must_break(DEAF_KEY, "no key was used for two");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_books_are_right_whoever_is_killed),
		cmocka_unit_test(a_rounding_in_another_order_is_seen),
		cmocka_unit_test(a_lost_posting_is_seen),
		cmocka_unit_test(goods_credited_twice_are_seen),
		cmocka_unit_test(a_number_that_is_missing_is_seen),
		cmocka_unit_test(a_key_that_does_it_again_is_seen),
	};

	/* whoever is killed leaves what he wrote to the system: a disk makes it no harder */
	if (access("/dev/shm", W_OK) == 0)
		setenv("TMPDIR", "/dev/shm", 1);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
