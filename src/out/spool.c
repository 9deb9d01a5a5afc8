/* spool.c - print or mail program as a child: no shell, watched, killed when it hangs. */
#include "out/spool.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { STEP_MS = 50 };
enum { TRY_LATER = 75 }; /* of sysexits: a mail program may have kept it for later */

/* The child while it runs. */
struct child {
	pid_t pid;
	int heard;  /* what it says comes out here */
	int status;
	bool is_gone, is_late;
	size_t len; /* of `said` */
};

static int64_t
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* The paper as a file that has no name; -1 when there is no room for it. */
static FILE *
file_of(const struct dk_buf *data)
{
	FILE *f = tmpfile();

	if (f == NULL)
		return NULL;
	if (fwrite(dk_buf_text(data), 1, data->len, f) == data->len && fflush(f) == 0 &&
	    lseek(fileno(f), 0, SEEK_SET) == 0)
		return f;
	fclose(f);
	return NULL;
}

static int
spawn(const struct dk_spool *job, int input, int output, pid_t *pid)
{
	char *env[] = { "PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", NULL };
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attr;
	sigset_t none, usual;
	int why;

	sigemptyset(&none);
	sigemptyset(&usual);
	for (int sig = 1; sig < 32; sig++)
		if (sig != SIGKILL && sig != SIGSTOP)
			sigaddset(&usual, sig);
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_adddup2(&files, input, 0);
	posix_spawn_file_actions_adddup2(&files, output, 1);
	posix_spawn_file_actions_adddup2(&files, output, 2);
	if (input > 2)
		posix_spawn_file_actions_addclose(&files, input);
	posix_spawnattr_init(&attr);
	posix_spawnattr_setpgroup(&attr, 0);
	posix_spawnattr_setsigmask(&attr, &none);
	posix_spawnattr_setsigdefault(&attr, &usual);
	posix_spawnattr_setflags(&attr,
	    POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
	why = posix_spawn(pid, job->argv[0], &files, &attr, (char *const *)job->argv, env);
	posix_spawnattr_destroy(&attr);
	posix_spawn_file_actions_destroy(&files);
	return why;
}

/* Takes what it said by now; false at the end of it. What is too much is dropped. */
static bool
hear(struct child *c, char said[DK_SPOOL_SAID], int wait_ms)
{
	struct pollfd p = { .fd = c->heard, .events = POLLIN };
	char block[512];
	ssize_t n;

	if (poll(&p, 1, wait_ms) <= 0)
		return true;
	n = read(c->heard, block, sizeof(block));
	for (ssize_t i = 0; i < n && c->len + 1 < DK_SPOOL_SAID; i++)
		said[c->len++] = block[i] == '\n' || block[i] == '\0' ? ' ' : block[i];
	said[c->len] = '\0';
	return n > 0 || (n < 0 && (errno == EINTR || errno == EAGAIN));
}

static void
watch(struct child *c, char said[DK_SPOOL_SAID], int64_t limit_ms)
{
	bool talks = true;

	while (!c->is_gone) {
		pid_t did;

		if (talks)
			talks = hear(c, said, STEP_MS);
		else
			poll(NULL, 0, STEP_MS / 10);
		did = waitpid(c->pid, &c->status, WNOHANG);
		c->is_gone = did == c->pid || (did < 0 && errno != EINTR);
		if (!c->is_gone && now_ms() >= limit_ms) {
			c->is_late = true;
			kill(-c->pid, SIGKILL);
			while (waitpid(c->pid, &c->status, 0) < 0 && errno == EINTR)
				;
			c->is_gone = true;
		}
	}
	while (talks && hear(c, said, 0) && c->len + 1 < DK_SPOOL_SAID) {
		struct pollfd p = { .fd = c->heard, .events = POLLIN };

		if (poll(&p, 1, 0) <= 0)
			break;
	}
}

/* What became of it, and a sentence where the program gave none. */
static enum dk_print_state
judge(const struct dk_spool *job, const struct child *c, size_t len, off_t taken,
    char said[DK_SPOOL_SAID])
{
	bool fine = !c->is_late && WIFEXITED(c->status) && WEXITSTATUS(c->status) == 0;
	char own[DK_SPOOL_SAID];

	if (fine && taken >= 0 && (size_t)taken >= len)
		return DK_PRINT_SENT;
	if (c->is_late)
		snprintf(own, sizeof(own), "no answer within %lld s", (long long)job->seconds);
	else if (WIFSIGNALED(c->status))
		snprintf(own, sizeof(own), "the %s was killed", job->called);
	else
		snprintf(own, sizeof(own), "the %s ended with %d", job->called,
		    WIFEXITED(c->status) ? WEXITSTATUS(c->status) : -1);
	snprintf(own + strlen(own), sizeof(own) - strlen(own), ", %lld of %zu bytes read%s%.200s",
	    (long long)taken, len, *said != '\0' ? ": " : "", said);
	memcpy(said, own, DK_SPOOL_SAID);
	if (job->says_no && !c->is_late && WIFEXITED(c->status) &&
	    WEXITSTATUS(c->status) != 0 && WEXITSTATUS(c->status) != TRY_LATER)
		return DK_PRINT_FAILED;
	return taken == 0 ? DK_PRINT_FAILED : DK_PRINT_UNKNOWN;
}

static enum dk_print_state
run(const struct dk_spool *job, FILE *paper, size_t len, char said[DK_SPOOL_SAID])
{
	struct child c = { .pid = -1 };
	enum dk_print_state out;
	int pipes[2], why;

	if (pipe2(pipes, O_CLOEXEC) != 0) {
		snprintf(said, DK_SPOOL_SAID, "too many files are open");
		return DK_PRINT_FAILED;
	}
	c.heard = pipes[0];
	why = spawn(job, fileno(paper), pipes[1], &c.pid);
	close(pipes[1]);
	if (why != 0) {
		snprintf(said, DK_SPOOL_SAID, "%.200s cannot be run: %s", job->argv[0],
		    strerror(why));
		out = DK_PRINT_FAILED;
	} else {
		watch(&c, said, now_ms() + job->seconds * 1000);
		out = judge(job, &c, len, lseek(fileno(paper), 0, SEEK_CUR), said);
	}
	close(pipes[0]);
	return out;
}

enum dk_print_state
dk_spool(const struct dk_spool *job, const struct dk_buf *data, char said[DK_SPOOL_SAID])
{
	FILE *paper = file_of(data);
	enum dk_print_state out = DK_PRINT_FAILED;

	memset(said, 0, DK_SPOOL_SAID);
	if (paper == NULL) {
		snprintf(said, DK_SPOOL_SAID, "there is no room for the paper's file");
		return out;
	}
	out = run(job, paper, data->len, said);
	fclose(paper);
	return out;
}
