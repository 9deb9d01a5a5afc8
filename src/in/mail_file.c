/* mail_file.c - the messages of a file, a folder or a Maildir, one after the other. */
#include "docket/mail_file.h"

#include <dirent.h>
#include <errno.h>
#include <gmime/gmime.h>
#include <string.h>
#include <sys/stat.h>

#include "docket/buf.h"

struct walk {
	dk_mail_fn *fn;
	void *arg;
	const char *name;
};

static enum dk_rc
read_all(FILE *f, const char *name, struct dk_buf *b, struct dk_err *err)
{
	char chunk[16384];
	size_t n;

	b->max = DK_MAIL_MAX + 1; /* one byte more tells what is too large */
	while ((n = fread(chunk, 1, sizeof(chunk), f)) > 0)
		if (!dk_buf_try(b, chunk, n))
			return dk_fail(err, DK_EINPUT, NULL, "%.200s is larger than 24 MiB.", name);
	return ferror(f) ? dk_fail(err, DK_EIO, NULL, "%.200s cannot be read: %s.", name,
	    strerror(errno)) : DK_OK;
}

static enum dk_rc
one_message(const struct walk *w, FILE *f, struct dk_err *err)
{
	struct dk_mail_file file = { .name = w->name };
	struct dk_arena a = { 0 };
	struct dk_buf b = { 0 };
	enum dk_rc rc = read_all(f, w->name, &b, err);

	file.bytes = dk_buf_text(&b);
	file.len = b.len;
	if (rc == DK_OK)
		rc = w->fn(w->arg, &a, &file, err);
	dk_arena_free(&a);
	dk_buf_free(&b);
	return rc;
}

static enum dk_rc
decoded(const struct walk *w, struct dk_arena *a, const char *b64, const struct dk_json *in,
    size_t line, struct dk_err *err)
{
	struct dk_mail_file file = { .name = w->name, .line = line, .object = in };
	unsigned char *bytes;
	size_t len = 0;
	enum dk_rc rc;

	if (*b64 == '\0')
		return dk_fail(err, DK_EINPUT, "b64",
		    "%.200s:%zu: b64: the message in base64 is missing.", w->name, line);
	bytes = g_base64_decode(b64, &len);
	file.bytes = (const char *)bytes;
	file.len = len;
	rc = w->fn(w->arg, a, &file, err);
	g_free(bytes);
	return rc;
}

/* What a message decodes to may hold what no text of ours may; its bytes can still be read. */
static const char *
b64_of_raw(struct dk_arena *a, struct dk_json_stream *st)
{
	size_t len = 0, n = 0;
	const char *raw = dk_json_raw(st, &len), *text, *key;

	text = dk_arena_dup_n(a, raw, len);
	key = strstr(text, "\"b64\"");
	if (key == NULL)
		return "";
	key += 5;
	key += strspn(key, " :");
	if (*key++ != '"')
		return "";
	n = strcspn(key, "\"");
	return dk_arena_dup_n(a, key, n);
}

static enum dk_rc
json_lines(const struct walk *w, FILE *f, struct dk_err *err)
{
	struct dk_json_stream *st = dk_json_open(f);
	const struct dk_json *in;
	struct dk_arena a = { 0 };
	const char *b64;
	bool more = true;
	enum dk_rc rc;

	do {
		in = NULL;
		dk_arena_free(&a);
		rc = dk_json_next(st, &a, &in, err);
		if (rc == DK_OK && in != NULL)
			rc = decoded(w, &a, in->kind == DK_JSON_OBJECT ? dk_json_text(in, "b64") :
			    "", in, dk_json_line(st), err);
		else if (rc == DK_EINPUT && *(b64 = b64_of_raw(&a, st)) != '\0')
			rc = decoded(w, &a, b64, NULL, dk_json_line(st), err);
		else
			more = false;
	} while (rc == DK_OK && more);
	dk_arena_free(&a);
	dk_json_close(st);
	return rc;
}

/* JSON lines begin with a brace, which no header does. */
static enum dk_rc
stream(const struct walk *w, FILE *f, struct dk_err *err)
{
	int c;

	do
		c = getc(f);
	while (c == ' ' || c == '\n' || c == '\r');
	if (c != EOF)
		ungetc(c, f);
	return c == '{' ? json_lines(w, f, err) : one_message(w, f, err);
}

static enum dk_rc
open_file(struct walk *w, const char *path, struct dk_err *err)
{
	FILE *f = fopen(path, "rb");
	enum dk_rc rc;

	w->name = path;
	if (f == NULL)
		return dk_fail(err, DK_ENOTFOUND, NULL, "%.200s cannot be read: %s.", path,
		    strerror(errno));
	rc = stream(w, f, err);
	fclose(f);
	return rc;
}

static int
is_message(const struct dirent *e)
{
	return e->d_name[0] != '.';
}

static enum dk_rc
folder(struct walk *w, const char *path, bool eml_only, struct dk_err *err)
{
	struct dk_arena a = { 0 };
	struct dirent **list = NULL;
	int n = scandir(path, &list, is_message, alphasort);
	enum dk_rc rc = DK_OK;
	struct stat st;

	if (n < 0)
		return dk_fail(err, DK_ENOTFOUND, NULL, "%.200s cannot be read: %s.", path,
		    strerror(errno));
	for (int i = 0; i < n; i++) {
		const char *name = list[i]->d_name, *file = dk_fmt(&a, "%s/%s", path, name);
		size_t len = strlen(name);
		bool eml = len > 4 && strcmp(name + len - 4, ".eml") == 0;

		if (rc == DK_OK && stat(file, &st) == 0 && S_ISREG(st.st_mode) &&
		    (eml || !eml_only))
			rc = open_file(w, file, err);
		free(list[i]);
	}
	free(list);
	dk_arena_free(&a);
	return rc;
}

enum dk_rc
dk_mail_each(const char *path, dk_mail_fn *fn, void *arg, struct dk_err *err)
{
	struct walk w = { .fn = fn, .arg = arg, .name = path };
	struct dk_arena a = { 0 };
	const char *fresh = dk_fmt(&a, "%s/new", path), *seen = dk_fmt(&a, "%s/cur", path);
	struct stat st;
	enum dk_rc rc;

	if (strcmp(path, "-") == 0) {
		rc = stream(&w, stdin, err);
	} else if (stat(path, &st) != 0) {
		rc = dk_fail(err, DK_ENOTFOUND, NULL, "%.200s cannot be read: %s.", path,
		    strerror(errno));
	} else if (!S_ISDIR(st.st_mode)) {
		rc = open_file(&w, path, err);
	} else if (stat(fresh, &st) == 0 && stat(seen, &st) == 0) {
		rc = folder(&w, fresh, false, err);
		if (rc == DK_OK)
			rc = folder(&w, seen, false, err);
	} else {
		rc = folder(&w, path, true, err);
	}
	dk_arena_free(&a);
	return rc;
}
