/* desk_copy.c - copies of the company of tests/data/desk. */
#include "desk_copy.h"

#include <stdarg.h>
#include <setjmp.h>
#include <cmocka.h>
#include <pwd.h>
#include <string.h>
#include <unistd.h>

#include "fixture.h"
#include "ui/script.h"

static bool
copy(const char *from, const char *to)
{
	FILE *in = fopen(from, "r"), *out = in != NULL ? fopen(to, "w") : NULL;
	char bytes[65536];
	size_t n;

	if (in == NULL)
		return false;
	assert_non_null(out);
	while ((n = fread(bytes, 1, sizeof(bytes), in)) > 0)
		assert_int_equal(fwrite(bytes, 1, n, out), n);
	fclose(in);
	assert_int_equal(fclose(out), 0);
	return true;
}

static const char *
made(const char *end)
{
	static char path[4200];
	const char *results = getenv("DK_RESULTS");

	snprintf(path, sizeof(path), "%s/desk/docket.db%s", results != NULL ? results : "", end);
	return path;
}

bool
desk_is_made(void)
{
	return getenv("DK_RESULTS") != NULL && access(made(""), R_OK) == 0;
}

const char *
desk_copy(const char *name)
{
	const char *path = fixture_path(name);
	char wal[4300];

	snprintf(wal, sizeof(wal), "%s-wal", path);
	assert_true(copy(made(""), path));
	copy(made("-wal"), wal); /* there may be none */
	return path;
}

struct dk_session *
desk_open(const char *path)
{
	const struct passwd *pw = getpwuid(geteuid());
	struct dk_session *s = NULL;
	struct dk_err err;

	assert_non_null(pw);
	if (dk_session_open(path, DESK_NOW, &s, &err) != DK_OK ||
	    dk_session_tie(s, pw->pw_name, &err) != DK_OK)
		fail_msg("%s", err.text);
	return s;
}

size_t
desk_keys(const char *script, struct dk_event *keys, size_t max)
{
	const char *root = getenv("DK_ROOT");
	char path[4300], line[1000];
	size_t count = 0;
	FILE *f;

	snprintf(path, sizeof(path), "%s/tests/screen/%s.keys", root != NULL ? root : ".", script);
	if ((f = fopen(path, "r")) == NULL)
		fail_msg("there is no %s", path);
	while (fgets(line, sizeof(line), f) != NULL) {
		const char *rest = line + 5;

		line[strcspn(line, "\n")] = '\0';
		if (strncmp(line, "type ", 5) != 0)
			continue;
		while (*rest != '\0') {
			assert_true(count < max);
			rest = dk_script_key(rest, &keys[count++]);
			assert_non_null(rest);
		}
	}
	fclose(f);
	return count;
}
