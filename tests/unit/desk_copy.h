/* desk_copy.h - the company of tests/data/desk for a C test, and the key scripts played on it. */
#ifndef TEST_DESK_COPY_H
#define TEST_DESK_COPY_H

#include <stdbool.h>

#include "docket/session.h"
#include "ui/key.h"

#define DESK_NOW "2026-11-23T09:12:00Z"

/* True where the suite has made the company (tests/run.sh); else a test of it skips. */
bool desk_is_made(void);
/* A copy of it of that name. Valid until the next call. */
const char *desk_copy(const char *name);
/* Opens a copy as whoever made it, at DESK_NOW. */
struct dk_session *desk_open(const char *path);

/* The keys that a script of tests/screen types, at most `max`; answers how many. */
size_t desk_keys(const char *script, struct dk_event *keys, size_t max);

#endif
