/* progress.c - a line on standard error that counts, and interrupts that wait for a safe point. */
#include "cli/progress.h"

#include <signal.h>
#include <unistd.h>

/* The one thing a signal handler may touch. */
static volatile sig_atomic_t stop_asked;
static volatile sig_atomic_t is_shown;

static void
on_interrupt(int sig)
{
	(void)sig;
	stop_asked = 1;
}

void
dk_progress_begin(bool quiet)
{
	struct sigaction act = { .sa_handler = on_interrupt };

	sigemptyset(&act.sa_mask);
	stop_asked = 0;
	is_shown = !quiet && isatty(STDERR_FILENO);
	sigaction(SIGINT, &act, NULL);
	sigaction(SIGTERM, &act, NULL);
}

bool
dk_progress_step(void *arg, int64_t done)
{
	(void)arg;
	if (is_shown)
		fprintf(stderr, "\r%lld rows", (long long)done);
	return stop_asked == 0;
}

void
dk_progress_end(void)
{
	if (is_shown)
		fputs("\r\033[K", stderr);
	is_shown = 0;
	signal(SIGINT, SIG_DFL);
	signal(SIGTERM, SIG_DFL);
}
