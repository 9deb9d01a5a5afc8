/* open.c - which database, who acts: found once for every command. */
#include <errno.h>
#include <pwd.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/config.h"
#include "cli/open.h"

const char *
dk_cli_account(struct dk_cli *c)
{
	const struct passwd *pw = getpwuid(geteuid());

	return pw != NULL ? dk_arena_dup(&c->arena, pw->pw_name)
			  : dk_fmt(&c->arena, "%u", (unsigned)geteuid());
}

static const char *
environment(const char *name)
{
	const char *v = getenv(name);

	return v != NULL && v[0] != '\0' ? v : NULL;
}

enum dk_rc
dk_cli_database(struct dk_cli *c, struct dk_err *err)
{
	const char *given = dk_opt_value(&c->global, "db"), *home;
	struct dk_config config;
	enum dk_rc rc = dk_config_load(c, &config, err);

	if (rc != DK_OK)
		return rc;
	c->theme = config.theme;
	c->config_path = config.path;
	if (given == NULL)
		given = environment("DOCKET_DB");
	c->config_db = given == NULL && config.db[0] != '\0';
	if (c->config_db)
		given = config.db;
	if (given != NULL && given[0] == '\0')
		return dk_cli_usage(c, err, "--db names no file.");
	if (given == NULL && (home = environment("XDG_DATA_HOME")) != NULL)
		given = dk_fmt(&c->arena, "%s/docket/docket.db", home);
	if (given == NULL) {
		const struct passwd *pw = getpwuid(geteuid());

		if ((home = environment("HOME")) == NULL && pw != NULL)
			home = pw->pw_dir;
		if (home == NULL)
			return dk_cli_usage(c, err,
			    "There is no home directory. Name the database: --db FILE.");
		given = dk_fmt(&c->arena, "%s/.local/share/docket/docket.db", home);
	}
	c->db_path = dk_arena_dup(&c->arena, given);
	return DK_OK;
}

/* The user tied to the account that runs this, unless another one was named. */
static enum dk_rc
sign_in(struct dk_cli *c, struct dk_err *err)
{
	const char *user = dk_opt_value(&c->global, "user"), *account = dk_cli_account(c);
	enum dk_rc rc = dk_session_tie(c->session, account, err);
	char *secret = NULL;

	if (rc == DK_OK && (user == NULL || strcmp(user, c->session->user) == 0))
		return DK_OK;
	if (user == NULL && rc == DK_ENOTFOUND)
		return dk_fail(err, DK_EDENIED, "user",
		    "No docket user is tied to your account %.40s. Give --user NAME, or ask an "
		    "administrator to tie it.",
		    account);
	if (rc != DK_OK && rc != DK_ENOTFOUND && user == NULL)
		return rc;
	dk_session_sign_out(c->session);
	rc = dk_cli_secret(c, dk_fmt(&c->arena, "Password or PIN of %s: ", user), &secret, err);
	if (rc != DK_OK)
		return rc;
	rc = dk_session_sign_in(c->session, user, secret, err);
	explicit_bzero(secret, strlen(secret));
	return rc;
}

static uint64_t
mix(uint64_t h, const char *word)
{
	do
		h = (h ^ (unsigned char)*word) * UINT64_C(1099511628211);
	while (*word++ != '\0');
	return h;
}

/* What the command says, for --once. Files are left out: a retry may write its file anew. */
static uint64_t
words_of(const struct dk_cli *c)
{
	uint64_t h = UINT64_C(14695981039346656037);

	for (size_t i = 0; i < c->opts.arg_count; i++)
		h = mix(h, c->opts.args[i]);
	for (size_t i = 0; i < c->opts.given_count; i++) {
		const struct dk_opt_use *use = &c->opts.given[i];

		if (strcmp(use->opt->name, "from") == 0 || strcmp(use->opt->name, "o") == 0)
			continue;
		h = mix(mix(h, use->opt->name), use->value != NULL ? use->value : "");
	}
	return h;
}

/* Is a file there at all? */
static enum dk_rc
look(struct dk_cli *c, struct dk_err *err)
{
	struct stat st;

	if (stat(c->db_path, &st) != 0 && errno == ENOENT)
		return dk_fail(err, DK_ENOTFOUND, "db",
		    "There is no database %.200s. Make one with `docket init`, or name it with "
		    "--db.",
		    c->db_path);
	return DK_OK;
}

static enum dk_rc
open_session(struct dk_cli *c, struct dk_err *err)
{
	enum dk_rc rc = look(c, err);

	if (rc == DK_OK)
		rc = dk_session_open(c->db_path, environment("DOCKET_NOW"), &c->session, err);
	if (rc == DK_OK) {
		c->session->once_key = c->once_key;
		c->session->once_words = words_of(c);
	}
	return rc;
}

enum dk_rc
dk_cli_open_old(struct dk_cli *c, int64_t *from, struct dk_err *err)
{
	enum dk_rc rc = dk_cli_database(c, err);

	if (rc == DK_OK)
		rc = look(c, err);
	if (rc == DK_OK)
		rc = dk_session_open_old(c->db_path, environment("DOCKET_NOW"), &c->session, from,
		    err);
	return rc == DK_OK ? sign_in(c, err) : rc;
}

enum dk_rc
dk_cli_connect(struct dk_cli *c, struct dk_err *err)
{
	enum dk_rc rc = dk_cli_database(c, err);

	return rc == DK_OK ? open_session(c, err) : rc;
}

enum dk_rc
dk_cli_open_at(struct dk_cli *c, struct dk_err *err)
{
	enum dk_rc rc = open_session(c, err);

	return rc == DK_OK ? sign_in(c, err) : rc;
}

enum dk_rc
dk_cli_open(struct dk_cli *c, struct dk_err *err)
{
	enum dk_rc rc = dk_cli_database(c, err);

	return rc == DK_OK ? dk_cli_open_at(c, err) : rc;
}

enum dk_rc
dk_cli_open_screen(struct dk_cli *c, bool *signed_in, struct dk_err *err)
{
	enum dk_rc rc = dk_cli_connect(c, err);

	*signed_in = false;
	if (rc != DK_OK)
		return rc;
	if (dk_opt_value(&c->global, "user") != NULL)
		rc = sign_in(c, err);
	else if ((rc = dk_session_tie(c->session, dk_cli_account(c), err)) == DK_ENOTFOUND)
		return DK_OK; /* the screen asks who it is */
	*signed_in = rc == DK_OK;
	return rc;
}

enum dk_rc
dk_cli_file(struct dk_cli *c, const char *name, FILE **out, struct dk_err *err)
{
	struct stat st;
	FILE *f;

	if (strcmp(name, "-") == 0) {
		*out = stdin;
		return DK_OK;
	}
	if ((f = fopen(name, "rbe")) == NULL)
		return dk_fail(err, errno == ENOENT || errno == ENOTDIR ? DK_ENOTFOUND : DK_EIO,
		    "file", "%.200s cannot be read: %s.", name, strerror(errno));
	if (fstat(fileno(f), &st) == 0 && S_ISDIR(st.st_mode)) {
		fclose(f);
		return dk_cli_usage(c, err, "%.200s is a directory. Name a file.", name);
	}
	*out = f;
	return DK_OK;
}
