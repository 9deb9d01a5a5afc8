/*
 * mail_file.h - messages from files: .eml, a Maildir or a folder of .eml, JSON lines with `b64`.
 *
 * Reading never fails because of what a message holds: what cannot be decoded is marked in its
 * parts.
 */
#ifndef DOCKET_MAIL_FILE_H
#define DOCKET_MAIL_FILE_H

#include "docket/json.h"
#include "docket/mail.h"

/* Reads one message of `len` bytes. DK_EINPUT when it is larger than DK_MAIL_MAX, holds nothing or
 * is nested beyond reason. */
enum dk_rc dk_mail_read(struct dk_arena *a, const char *bytes, size_t len, struct dk_mail *out,
    struct dk_err *err) DK_MUST_USE;

struct dk_mail_file {
	const char *name; /* of the file it came from */
	size_t line;      /* of the JSON line; 0: the file is the message */
	const char *bytes;
	size_t len;
	const struct dk_json *object; /* the JSON line, or NULL */
};

/* Is called with each message; an error ends the walk. `a` is emptied after each. */
typedef enum dk_rc dk_mail_fn(void *arg, struct dk_arena *a, const struct dk_mail_file *file,
    struct dk_err *err);

/* Walks the messages of `path` ("-" is standard input): a Maildir by name, new before cur. A line
 * that is no message is DK_EINPUT, with file and line. */
enum dk_rc dk_mail_each(const char *path, dk_mail_fn *fn, void *arg,
    struct dk_err *err) DK_MUST_USE;

#endif
