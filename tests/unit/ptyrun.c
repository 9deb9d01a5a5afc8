/* ptyrun.c - the other side of a terminal, for tests. */
#include "ptyrun.h"

#include <stdarg.h>
#include <setjmp.h>
#include <cmocka.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { WAIT_MS = 10000, KEY_MS = 12 };

void
pty_sleep(int ms)
{
	struct timespec ts = { ms / 1000, (long)(ms % 1000) * 1000000 };

	nanosleep(&ts, NULL);
}

static int64_t
clock_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

static void
become_child(const struct pty *p, const char *term, const char *const *argv)
{
	if (term != NULL)
		setenv("TERM", term, 1);
	else
		unsetenv("TERM");
	setsid();
	ioctl(p->slave, TIOCSCTTY, 0);
	for (int fd = 0; fd < 3; fd++)
		dup2(p->slave, fd);
	close(p->fd);
	close(p->slave);
	unsetenv("NO_COLOR");
	if (argv != NULL)
		execv(argv[0], (char *const *)(uintptr_t)argv);
}

void
pty_start(struct pty *p, const char *term, int (*run)(void), const char *const *argv)
{
	struct winsize size = { .ws_row = 24, .ws_col = 80 };

	*p = (struct pty){ .rows = 24, .cols = 80 };
	assert_int_equal(openpty(&p->fd, &p->slave, NULL, NULL, &size), 0);
	assert_int_equal(tcgetattr(p->slave, &p->before), 0);
	p->vt = vterm_new(24, 80);
	vterm_set_utf8(p->vt, 1);
	p->screen = vterm_obtain_screen(p->vt);
	vterm_screen_enable_altscreen(p->screen, 1);
	vterm_screen_reset(p->screen, 1);
	fflush(NULL);
	p->pid = fork();
	assert_true(p->pid >= 0);
	if (p->pid == 0) {
		become_child(p, term, argv);
		_exit(run != NULL ? run() : 127);
	}
	fcntl(p->fd, F_SETFL, O_NONBLOCK);
}

bool
pty_read(struct pty *p, int ms)
{
	struct pollfd pf = { .fd = p->fd, .events = POLLIN };
	char buf[4096];
	ssize_t n;

	if (p->fd < 0 || poll(&pf, 1, ms) <= 0)
		return false;
	n = read(p->fd, buf, sizeof(buf));
	if (n <= 0)
		return false;
	p->bytes += (size_t)n;
	vterm_input_write(p->vt, buf, (size_t)n);
	return true;
}

const char *
pty_row(struct pty *p, int row)
{
	static char text[8000];
	VTermRect rect = { row - 1, row, 0, p->cols };
	size_t n = vterm_screen_get_text(p->screen, text, sizeof(text) - 1, rect);

	text[n] = '\0';
	while (n > 0 && text[n - 1] == ' ')
		text[--n] = '\0';
	return text;
}

bool
pty_shows(struct pty *p, const char *text)
{
	for (int row = 1; row <= p->rows; row++)
		if (strstr(pty_row(p, row), text) != NULL)
			return true;
	return false;
}

static void
print(struct pty *p)
{
	for (int row = 1; row <= p->rows; row++)
		fprintf(stderr, "%2d %s\n", row, pty_row(p, row));
}

void
pty_wait(struct pty *p, const char *text)
{
	int64_t end = clock_ms() + WAIT_MS;

	while (!pty_shows(p, text)) {
		if (clock_ms() > end) {
			print(p);
			fail_msg("never shown: %s", text);
		}
		pty_read(p, 50);
	}
	while (pty_read(p, 20))
		;
}

void
pty_send(struct pty *p, const char *bytes)
{
	size_t len = strlen(bytes);

	while (len > 0) {
		ssize_t n = write(p->fd, bytes, len);

		if (n > 0) {
			bytes += n;
			len -= (size_t)n;
		} else {
			pty_read(p, 10);
		}
	}
}

void
pty_type(struct pty *p, const char *keys)
{
	for (; *keys != '\0'; keys++) {
		int64_t end = clock_ms() + KEY_MS;

		pty_send(p, (char[]){ *keys, '\0' });
		while (clock_ms() < end)
			pty_read(p, KEY_MS);
	}
}

void
pty_resize(struct pty *p, int rows, int cols)
{
	struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols };

	p->rows = rows;
	p->cols = cols;
	vterm_set_size(p->vt, rows, cols);
	ioctl(p->fd, TIOCSWINSZ, &size);
}

void
pty_hang_up(struct pty *p)
{
	close(p->slave);
	close(p->fd);
	p->fd = p->slave = -1;
}

int
pty_end(struct pty *p)
{
	int64_t end = clock_ms() + WAIT_MS;
	int status = 0;

	while (waitpid(p->pid, &status, WNOHANG) == 0) {
		if (clock_ms() > end) {
			print(p);
			kill(p->pid, SIGKILL);
			waitpid(p->pid, &status, 0);
			fail_msg("the program did not end");
		}
		if (!pty_read(p, 20))
			pty_sleep(5);
	}
	while (pty_read(p, 0))
		;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
}

void
pty_assert_restored(struct pty *p)
{
	struct termios now;

	assert_int_equal(tcgetattr(p->slave, &now), 0);
	assert_int_equal(now.c_lflag, p->before.c_lflag);
	assert_int_equal(now.c_iflag, p->before.c_iflag);
	assert_int_equal(now.c_oflag, p->before.c_oflag);
}

void
pty_free(struct pty *p)
{
	vterm_free(p->vt);
	if (p->fd >= 0) {
		close(p->fd);
		close(p->slave);
	}
}
