/* program.c - starts the program of this build, and kills it where a test says so. */
#include "program.h"

#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static char path[4096];
static long took_us;

const char *
program_path(void)
{
	ssize_t n = readlink("/proc/self/exe", path, sizeof(path) - 1);
	char *tests;

	path[n > 0 ? n : 0] = '\0';
	tests = strstr(path, "/tests/");
	if (tests != NULL)
		memcpy(tests, "/docket", sizeof("/docket"));
	return path;
}

static long
clock_us(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (long)ts.tv_sec * 1000000 + ts.tv_nsec / 1000;
}

/* In the child: does not come back. */
static void
become(const char *const *argv, const char *said)
{
	const char *all[40] = { program_path() };
	int in = open("/dev/null", O_RDONLY);
	int out = open(said != NULL ? said : "/dev/null", O_WRONLY | O_CREAT | O_TRUNC, 0600);

	for (size_t i = 0; argv[i] != NULL && i + 2 < sizeof(all) / sizeof(all[0]); i++)
		all[i + 1] = argv[i];
	dup2(in, 0);
	dup2(out, 1);
	dup2(out, 2);
	execv(all[0], (char *const *)(uintptr_t)all);
	_exit(127);
}

int
program_run(const char *const *argv, const char *said, long kill_us)
{
	long began = clock_us();
	int status = 0;
	pid_t pid;

	fflush(NULL);
	pid = fork();
	if (pid == 0)
		become(argv, said);
	if (kill_us > 0) {
		long left = kill_us - (clock_us() - began);

		if (left > 0)
			usleep((useconds_t)left);
		kill(pid, SIGKILL);
	}
	if (pid < 0 || waitpid(pid, &status, 0) != pid)
		return -1;
	took_us = clock_us() - began;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
}

long
program_us(void)
{
	return took_us;
}
