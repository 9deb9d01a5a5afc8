/* cmd_init.c - `docket init`: a new database, with its caller as administrator. */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/cli.h"
#include "cli/open.h"

/* Makes the folders above a file that has its usual place; one that was named must have them. */
static enum dk_rc
make_folders(struct dk_cli *c, struct dk_err *err)
{
	char *path = dk_arena_dup(&c->arena, c->db_path);

	for (char *p = path + 1; (p = strchr(p, '/')) != NULL; p++) {
		*p = '\0';
		if (mkdir(path, 0700) != 0 && errno != EEXIST)
			return dk_fail(err, DK_EIO, "db", "%.200s cannot be made: %s.", path,
			    strerror(errno));
		*p = '/';
	}
	return DK_OK;
}

static enum dk_rc
answer(struct dk_cli *c)
{
	const struct dk_session *s = c->session;

	if (!c->json) {
		dk_cli_note(c, "%s: a new database in %s, for %s. %s is its administrator.",
		    c->db_path, s->currency, s->company[0] != '\0' ? s->company : "your company",
		    s->user);
		return DK_OK;
	}
	dk_out_object(&c->out, NULL);
	dk_out_str(&c->out, "database", c->db_path);
	dk_out_str(&c->out, "company", s->company);
	dk_out_str(&c->out, "currency", s->currency);
	dk_out_str(&c->out, "admin", s->user);
	dk_out_bool(&c->out, "test_clock", s->test_clock);
	dk_out_end(&c->out);
	return DK_OK;
}

static enum dk_rc
run(struct dk_cli *c, struct dk_err *err)
{
	const char *company = dk_cli_opt(c, "company"), *now = getenv("DOCKET_NOW");
	struct dk_init init = { .company = company != NULL ? company : "",
		.currency = dk_cli_opt(c, "currency"),
		.test_clock = dk_opt_given(&c->opts, "test-clock"),
		.admin = dk_cli_account(c) };
	enum dk_rc rc = dk_cli_database(c, err);

	init.path = c->db_path;
	init.os_account = init.admin;
	init.now = now;
	if (rc == DK_OK && now != NULL && now[0] != '\0' && !init.test_clock)
		rc = dk_fail(err, DK_ECONFIG, "DOCKET_NOW",
		    "DOCKET_NOW is set: make the database with --test-clock, or unset it.");
	if (rc == DK_OK && dk_opt_value(&c->global, "db") == NULL)
		rc = make_folders(c, err);
	if (rc == DK_OK)
		rc = dk_session_create(&init, &c->session, err);
	return rc == DK_OK ? answer(c) : rc;
}

static const struct dk_opt options[] = {
	{ "currency", "CODE", "of prices and ledger, settled for ever; EUR" },
	{ "company", "NAME", "of the house" },
	{ "test-clock", NULL, "lets DOCKET_NOW set the clock of this database" },
	{ NULL, NULL, NULL },
};

static const struct dk_verb verbs[] = {
	{ "", "[--currency EUR] [--company NAME] [--test-clock]",
	    "Creates the database; refuses where one stands.", options, 0, 0, false, run },
	{ NULL, NULL, NULL, NULL, 0, 0, false, NULL },
};

const struct dk_command dk_command_init = {
	.name = "init",
	.summary = "make a new database",
	.verbs = verbs,
};
