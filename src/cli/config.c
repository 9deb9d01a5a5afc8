/* config.c - finding and reading docket.conf. */
#include "cli/config.h"

#include <ctype.h>
#include <string.h>
#include <unistd.h>

#include "cli/open.h"

/* A variable that is set to something. */
static const char *
variable(const char *name)
{
	const char *v = getenv(name);

	return v != NULL && v[0] != '\0' ? v : NULL;
}

/* The file to read; "" when there is none. One that was named must be there. */
static enum dk_rc
find(struct dk_cli *c, const char **out, struct dk_err *err)
{
	const char *named = dk_opt_value(&c->global, "config"), *folder;

	if (named == NULL)
		named = variable("DOCKET_CONFIG");
	*out = named;
	if (named != NULL)
		return access(named, F_OK) == 0
		    ? DK_OK
		    : dk_fail(err, DK_ENOTFOUND, "config", "There is no file %.200s.", named);
	if ((folder = variable("XDG_CONFIG_HOME")) != NULL)
		*out = dk_fmt(&c->arena, "%s/docket.conf", folder);
	else if ((folder = variable("HOME")) != NULL)
		*out = dk_fmt(&c->arena, "%s/.config/docket.conf", folder);
	if (*out == NULL || access(*out, F_OK) != 0)
		*out = access("/etc/docket.conf", F_OK) == 0 ? "/etc/docket.conf" : "";
	return DK_OK;
}

static char *
trim(char *s)
{
	size_t n = strlen(s);

	while (n > 0 && isspace((unsigned char)s[n - 1]))
		s[--n] = '\0';
	while (isspace((unsigned char)*s))
		s++;
	return s;
}

static enum dk_rc
read_line(struct dk_cli *c, struct dk_config *out, char *line, struct dk_err *err)
{
	char *mark, *key = trim(line), *value;

	if (key[0] == '\0' || key[0] == '#')
		return DK_OK;
	if ((mark = strchr(key, '=')) == NULL)
		return dk_fail(err, DK_ECONFIG, "config", "lines look like key = value.");
	*mark = '\0';
	value = trim(mark + 1);
	key = trim(key);
	if (strcmp(key, "db") == 0)
		out->db = dk_arena_dup(&c->arena, value);
	else if (strcmp(key, "theme") == 0)
		out->theme = dk_arena_dup(&c->arena, value);
	else
		return dk_fail(err, DK_ECONFIG, "config",
		    "there is no key %.40s, only db and theme.", key);
	return DK_OK;
}

enum dk_rc
dk_config_load(struct dk_cli *c, struct dk_config *out, struct dk_err *err)
{
	char *line = NULL;
	size_t size = 0;
	struct dk_err why;
	int number = 0;
	FILE *f = NULL;
	enum dk_rc rc;

	*out = (struct dk_config){ "", "", "" };
	rc = find(c, &out->path, err);
	if (rc != DK_OK || out->path[0] == '\0')
		return rc;
	if ((rc = dk_cli_file(c, out->path, &f, err)) != DK_OK)
		return rc;
	while (rc == DK_OK && getline(&line, &size, f) >= 0) {
		number++;
		rc = read_line(c, out, line, &why);
	}
	free(line);
	if (f != stdin)
		fclose(f);
	if (rc != DK_OK)
		return dk_fail(err, rc, "config", "%.200s:%d: %s", out->path, number, why.text);
	return DK_OK;
}
