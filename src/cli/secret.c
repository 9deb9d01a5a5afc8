/* secret.c - passwords and PINs: from a descriptor, or typed with echo off; never from arguments.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "cli/open.h"

#define SECRET_MAX 1024

/* Which signal came while the terminal was silent; the only thing its handler touches. */
static volatile sig_atomic_t caught;

static void
on_signal(int sig)
{
	caught = sig;
}

/* One line, without its end. False when it could not be read or is too long. */
static bool
read_secret(int fd, char *line, size_t size)
{
	size_t n = 0;
	char ch;

	for (;;) {
		ssize_t got = read(fd, &ch, 1);

		if (got < 0 && errno == EINTR && caught == 0)
			continue;
		if (got < 0 || n + 1 == size)
			return false;
		if (got == 0 || ch == '\n')
			break;
		line[n++] = ch;
	}
	if (n > 0 && line[n - 1] == '\r')
		n--;
	line[n] = '\0';
	return true;
}

/* A terminal must not stay silent when the clerk gives up. */
static void
watch_signals(struct sigaction *was)
{
	static const int signals[] = { SIGINT, SIGTERM, SIGHUP };
	struct sigaction act = { .sa_handler = on_signal };

	caught = 0;
	sigemptyset(&act.sa_mask);
	for (size_t i = 0; i < DK_COUNT(signals); i++)
		sigaction(signals[i], &act, &was[i]);
}

static void
unwatch_signals(const struct sigaction *was)
{
	sigaction(SIGINT, &was[0], NULL);
	sigaction(SIGTERM, &was[1], NULL);
	sigaction(SIGHUP, &was[2], NULL);
	if (caught != 0)
		raise(caught);
}

static bool
ask_on_terminal(const char *prompt, char *line, size_t size)
{
	int fd = open("/dev/tty", O_RDWR | O_CLOEXEC);
	struct sigaction handlers[3];
	struct termios was, silent;
	bool ok;

	if (fd < 0)
		return false;
	if (tcgetattr(fd, &was) != 0) {
		close(fd);
		return false;
	}
	watch_signals(handlers);
	silent = was;
	silent.c_lflag &= ~(tcflag_t)ECHO;
	ok = tcsetattr(fd, TCSAFLUSH, &silent) == 0 && write(fd, prompt, strlen(prompt)) > 0 &&
	    read_secret(fd, line, size);
	tcsetattr(fd, TCSAFLUSH, &was);
	if (write(fd, "\n", 1) < 0)
		ok = false;
	close(fd);
	unwatch_signals(handlers);
	return ok;
}

enum dk_rc
dk_cli_secret_fd(struct dk_cli *c, const char *fd_text, char **out, struct dk_err *err)
{
	char line[SECRET_MAX];
	int64_t fd = -1;
	bool ok;

	if (dk_decimal_parse(fd_text, 0, 1 << 20, &fd, NULL) != DK_OK || fd < 0)
		return dk_cli_usage(c, err, "%.40s is not the number of an open file descriptor.",
		    fd_text);
	ok = read_secret((int)fd, line, sizeof(line));
	if (ok)
		*out = dk_arena_dup(&c->arena, line);
	explicit_bzero(line, sizeof(line));
	if (ok)
		return DK_OK;
	return dk_fail(err, DK_EIO, "password", "Nothing could be read from descriptor %d.",
	    (int)fd);
}

enum dk_rc
dk_cli_secret_ask(struct dk_cli *c, const char *prompt, char **out, struct dk_err *err)
{
	char line[SECRET_MAX];
	bool ok = ask_on_terminal(prompt, line, sizeof(line));

	if (ok)
		*out = dk_arena_dup(&c->arena, line);
	explicit_bzero(line, sizeof(line));
	if (ok)
		return DK_OK;
	return dk_cli_usage(c, err,
	    "There is no terminal to ask for the secret: hand it over by a file descriptor.");
}

enum dk_rc
dk_cli_secret(struct dk_cli *c, const char *prompt, char **out, struct dk_err *err)
{
	const char *fd = dk_opt_value(&c->global, "password-fd");

	return fd != NULL ? dk_cli_secret_fd(c, fd, out, err)
			  : dk_cli_secret_ask(c, prompt, out, err);
}
