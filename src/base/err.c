/* err.c - error texts and the last words of a bug. */
#include "docket/base.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static void (*restore_screen)(void);

const char *
dk_rc_name(enum dk_rc rc)
{
	static const char *const names[] = {
		[DK_OK] = "ok", [DK_ENOTFOUND] = "not-found", [DK_EINPUT] = "input",
		[DK_EREFUSED] = "refused", [DK_EDENIED] = "denied", [DK_ECONFLICT] = "conflict",
		[DK_EBUSY] = "busy", [DK_EDB] = "database", [DK_EIO] = "io",
		[DK_ECONFIG] = "config", [DK_EEXISTS] = "exists",
	};

	return names[rc];
}

/* Control bytes have no place in a sentence, whatever data it quotes. */
static void
blank_controls(char *s)
{
	for (; *s != '\0'; s++)
		if ((unsigned char)*s < 0x20 || *s == 0x7f)
			*s = ' ';
}

enum dk_rc
dk_fail(struct dk_err *err, enum dk_rc rc, const char *field, const char *fmt, ...)
{
	va_list ap;

	if (err == NULL)
		return rc;
	err->rc = rc;
	snprintf(err->field, sizeof(err->field), "%s", field != NULL ? field : "");
	va_start(ap, fmt);
	vsnprintf(err->text, sizeof(err->text), fmt, ap);
	va_end(ap);
	blank_controls(err->text);
	return rc;
}

void
dk_on_bug(void (*restore)(void))
{
	restore_screen = restore;
}

void
dk_bug(const char *what, const char *file, int line)
{
	if (restore_screen != NULL)
		restore_screen();
	fprintf(stderr, "docket: bug: %s (%s:%d). Nothing that was committed is lost.\n", what,
	    file, line);
	abort();
}
