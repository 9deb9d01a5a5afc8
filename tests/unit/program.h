/* program.h - the program of this build, run by a test as a process of its own. */
#ifndef TEST_PROGRAM_H
#define TEST_PROGRAM_H

#include <stddef.h>

/* Beside the tests of the same build: build/by-gcc/tests/fault/test_x runs build/by-gcc/docket. */
const char *program_path(void);
/* Runs `docket ARGV...` (ended by NULL) with nothing to read; its exit status, or 1000 + the signal
 * that killed it. Both outputs go to the file `said` (NULL: nowhere). After `kill_us` µs it is
 * killed; 0 = never. */
int program_run(const char *const *argv, const char *said, long kill_us);
/* How long it ran, of the last program_run. */
long program_us(void);

#endif
