/*
 * test_full.c - the disk is full, and disks that cannot be written: a command is done whole or not
 * at all, says so in a sentence, and what was not done is done when there is room again.
 *
 * The disks are small ones in memory, mounted where only this process and its children see them;
 * where that is not allowed, those tests are skipped. A limit of the file size serves everywhere.
 */
#include <dirent.h>
#include <fcntl.h>
#include <pwd.h>
#include <sched.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "docket/day.h"
#include "docket/user.h"
#include "fixture.h"
#include "program.h"
#include "trade.h"

enum { DONE = 0, FAILED = 74, ORDERS = 40, MOST_TRIES = 2000 };

static char disk[4096], said[4200];
static bool may_mount;

static void
write_text(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY);

	if (fd < 0)
		return;
	(void)!write(fd, text, strlen(text));
	close(fd);
}

/* Mounts of our own, without being the administrator where the machine allows that. */
static bool
be_alone(void)
{
	unsigned uid = geteuid(), gid = getegid();
	char map[60];

	if (uid == 0)
		return unshare(CLONE_NEWNS) == 0 &&
		    mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0;
	if (unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0)
		return false;
	write_text("/proc/self/setgroups", "deny");
	snprintf(map, sizeof(map), "%u %u 1", uid, uid);
	write_text("/proc/self/uid_map", map);
	snprintf(map, sizeof(map), "%u %u 1", gid, gid);
	write_text("/proc/self/gid_map", map);
	return geteuid() == uid;
}

/* A disk of that size; it is mounted anew when it is there already. */
static bool
put_disk(int kib)
{
	char options[40];

	snprintf(options, sizeof(options), "size=%dk,mode=700", kib);
	umount(disk);
	return may_mount && mount("none", disk, "tmpfs", 0, options) == 0;
}

static void
change_disk(int kib, bool read_only)
{
	char options[40];

	snprintf(options, sizeof(options), "size=%dk,mode=700", kib);
	assert_int_equal(mount("none", disk, "tmpfs", MS_REMOUNT | (read_only ? MS_RDONLY : 0),
			     options), 0);
}

static int
start(void **state)
{
	snprintf(disk, sizeof(disk), "%s", fixture_path("disk"));
	snprintf(said, sizeof(said), "%s.said", disk);
	(void)state;
	setenv("DOCKET_NOW", "2026-11-23T09:00:00Z", 1);
	may_mount = be_alone();
	return mkdir(disk, 0700);
}

static int
end(void **state)
{
	(void)state;
	umount(disk);
	unlink(said);
	return rmdir(disk);
}

/* What the program said is one sentence. */
static void
assert_one_sentence(void)
{
	char text[1000];
	FILE *f = fopen(said, "r");
	size_t n = f != NULL ? fread(text, 1, sizeof(text) - 1, f) : 0;

	text[n] = '\0';
	if (f != NULL)
		fclose(f);
	if (strncmp(text, "docket: ", 8) != 0 || n < 20 || strchr(text, '\n') != text + n - 1)
		fail_msg("no sentence: '%s'", text);
}

static int
files_in(const char *folder)
{
	DIR *d = opendir(folder);
	int n = 0;

	assert_non_null(d);
	for (struct dirent *e; (e = readdir(d)) != NULL;)
		n += e->d_name[0] != '.';
	closedir(d);
	return n;
}

/* Makes a database on the disk as it is, no file of which may be larger than `most`; a failure
 * leaves nothing. */
static int
init_there(const char *path, rlim_t most)
{
	const char *const argv[] = { "--db", path, "init", "--test-clock", NULL };
	struct rlimit before;
	int rc;

	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &(struct rlimit){ most, before.rlim_max }), 0);
	rc = program_run(argv, said, 0);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
	if (rc == DONE)
		return DONE;
	assert_int_equal(rc, FAILED);
	assert_one_sentence();
	assert_int_equal(files_in(disk), 0);
	return rc;
}

static void
a_database_that_finds_no_room_is_not_left_half_made(void **state)
{
	char path[4200];
	int kib = 8, failures = 0;

	(void)state;
	if (!put_disk(kib))
		skip();
	snprintf(path, sizeof(path), "%s/a.db", disk);
	while (init_there(path, RLIM_INFINITY) != DONE) {
		kib += kib / 4;
		failures++;
		change_disk(kib, false);
	}
	assert_true(failures > 10);
	umount(disk);
}

/* As on a full disk, but the system answers otherwise. */
static void
a_database_over_the_limit_of_a_file_is_not_left_half_made(void **state)
{
	char path[4200];
	int failures = 0;

	(void)state;
	snprintf(path, sizeof(path), "%s/a.db", disk);
	for (rlim_t most = 2048; init_there(path, most) != DONE; most += most / 2)
		failures++;
	assert_true(failures > 5);
	dk_db_remove(path);
}

/* A house on the disk, where the user of this account works. */
static struct dk_session *
open_house(void)
{
	char *before = strdup(getenv("TMPDIR") != NULL ? getenv("TMPDIR") : "/tmp");
	struct dk_session *s;
	struct dk_err err;

	setenv("TMPDIR", disk, 1);
	s = trade_open("full", 4, 800000, 3);
	setenv("TMPDIR", before, 1);
	free(before);
	assert_int_equal(dk_user_tie(s, "ann", getpwuid(geteuid())->pw_name, &err), DK_OK);
	return s;
}

/* A file of orders that are new with every call; its name serves until the next one. */
static const char *
orders_file(int count)
{
	static char path[4200];
	static int serial;
	FILE *f;

	snprintf(path, sizeof(path), "%s.orders", disk);
	f = fopen(path, "w");
	assert_non_null(f);
	for (int i = 0; i < count; i++)
		fprintf(f, "{\"external_id\":\"f%d\",\"customer\":\"4000\",\"lines\":["
		    "{\"sku\":\"P0001\",\"qty\":3},{\"sku\":\"P0002\",\"qty\":2}]}\n", ++serial);
	fclose(f);
	return path;
}

/* One kind of work: the command, what counts its effects, how many there are of each. */
struct work {
	const char *noun, *verb, *words[6];
	const char *effect;
	int by, of_orders; /* of_orders: the command reads a file with that many */
};

static int
do_work(const struct dk_session *s, const struct work *w, const char *file)
{
	const char *argv[14] = { "--db", dk_db_path(s->db), w->noun, w->verb };
	size_t n = 4;

	for (size_t i = 0; w->words[i] != NULL; i++)
		argv[n++] = strcmp(w->words[i], "FILE") == 0 ? file : w->words[i];
	return program_run(argv, said, 0);
}

/* Works until the disk is full; the try that failed did nothing, and is done once there is room. */
static void
work_until_full(struct dk_session *s, const struct work *w, int *kib)
{
	int64_t before = fixture_number(s->db, w->effect);
	const char *file = NULL;
	int rc = DONE, done = 0;

	for (; rc == DONE && done < MOST_TRIES; done += rc == DONE) {
		if (w->of_orders > 0)
			file = orders_file(w->of_orders);
		rc = do_work(s, w, file);
	}
	assert_int_equal(rc, FAILED);
	assert_one_sentence();
	*kib += 4096;
	change_disk(*kib, false);
	assert_int_equal(fixture_number(s->db, w->effect) - before, done * w->by);
	assert_int_equal(do_work(s, w, file), DONE);
	assert_int_equal(fixture_number(s->db, w->effect) - before, (done + 1) * w->by);
	trade_sound(s);
}

static const struct work works[] = {
	{ "order", "new", { "--from", "FILE" }, "SELECT count(*) FROM orders WHERE number <> ''", 1,
	    1 },
	{ "import", "orders", { "FILE" }, "SELECT count(*) FROM orders WHERE number <> ''", ORDERS,
	    ORDERS },
	{ "payment", "take", { "4002", "12.34", "--method", "cash" },
	    "SELECT count(*) FROM payment", 1, 0 },
};

static void
work_on_a_full_disk_is_whole_or_nothing_and_goes_on_with_room(void **state)
{
	int kib = 16384, room;
	struct dk_session *s;

	(void)state;
	if (!put_disk(kib))
		skip();
	s = open_house();
	for (size_t i = 0; i < DK_COUNT(works); i++) {
		char ballast[4200], block[4096] = { 0 };
		FILE *f;

		/* all but a little of the room is taken, as by somebody else's files */
		snprintf(ballast, sizeof(ballast), "%s/ballast", disk);
		f = fopen(ballast, "w");
		assert_non_null(f);
		setvbuf(f, NULL, _IONBF, 0);
		for (room = 0; fwrite(block, sizeof(block), 1, f) == 1; room++)
			;
		fclose(f);
		assert_int_equal(truncate(ballast, (room - 12) * (off_t)sizeof(block)), 0);
		work_until_full(s, &works[i], &kib);
		unlink(ballast);
	}
	unlink(orders_file(0));
	fixture_company_end(s);
	umount(disk);
}

/* A database on a disk that may only be read is refused by every command, in a sentence. */
static void
a_disk_that_may_only_be_read_is_told(void **state)
{
	static const char *const words[][3] = { { "order", "list" }, { "verify" },
		{ "day", "status" }, { "backup", "x.db" } };
	struct dk_session *s;
	char path[4200];
	struct dk_err err;

	(void)state;
	if (!put_disk(16384))
		skip();
	s = open_house();
	snprintf(path, sizeof(path), "%s", dk_db_path(s->db));
	assert_int_equal(dk_db_checkpoint(s->db, true, &err), DK_OK);
	dk_session_close(s);
	fixture_let_go();
	change_disk(16384, true);
	for (size_t i = 0; i < DK_COUNT(words); i++) {
		const char *const argv[] = { "--db", path, words[i][0], words[i][1], words[i][2],
			NULL };

		assert_int_equal(program_run(argv, said, 0), FAILED);
		assert_one_sentence();
	}
	umount(disk);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_database_that_finds_no_room_is_not_left_half_made),
		cmocka_unit_test(a_database_over_the_limit_of_a_file_is_not_left_half_made),
		cmocka_unit_test(work_on_a_full_disk_is_whole_or_nothing_and_goes_on_with_room),
		cmocka_unit_test(a_disk_that_may_only_be_read_is_told),
	};

	return cmocka_run_group_tests(tests, start, end);
}
