/* cmd_init.c - `docket init`: a new database, with its caller as administrator. */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/demo.h"
#include "cli/open.h"
#include "docket/import.h"

/* What fills a new database, and what it is called where nothing else is said. */
struct filling {
	const char *option, *company, *currency;
	enum dk_demo which;
};

static const struct filling fillings[] = {
	{ "demo", "Northwind Traders", NULL, DK_DEMO },
	{ "tutorial", "Northgate Wholesale", "GBP", DK_TUTORIAL },
};

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

/* A half filled database is worse than none. */
static void
remove_again(struct dk_cli *c)
{
	dk_session_close(c->session);
	c->session = NULL;
	dk_db_remove(c->db_path);
}

static enum dk_rc
check_clock(bool test_clock, struct dk_err *err)
{
	const char *now = getenv("DOCKET_NOW");
	int64_t ms;

	if (now == NULL || now[0] == '\0')
		return DK_OK;
	if (!test_clock)
		return dk_fail(err, DK_ECONFIG, "DOCKET_NOW",
		    "DOCKET_NOW is set: make the database with --test-clock, or unset it.");
	if (!dk_instant_parse(now, &ms))
		return dk_fail(err, DK_ECONFIG, "DOCKET_NOW",
		    "DOCKET_NOW must look like 2026-11-23T09:00:00Z.");
	return DK_OK;
}

/* The database with its administrator, and where it may stand. */
static enum dk_rc
create(struct dk_cli *c, const struct filling *f, struct dk_err *err)
{
	const char *company = dk_cli_opt(c, "company"), *currency = dk_cli_opt(c, "currency");
	struct dk_init init = { .company = company != NULL ? company : f != NULL ? f->company : "",
		.currency = currency != NULL || f == NULL ? currency : f->currency,
		.test_clock = f != NULL || dk_opt_given(&c->opts, "test-clock"),
		.now = getenv("DOCKET_NOW"),
		.admin = dk_cli_account(c) };
	enum dk_rc rc = dk_cli_database(c, err);

	/* a file that stands there is refused for that, whatever the clock says */
	if (rc == DK_OK && access(c->db_path, F_OK) != 0)
		rc = check_clock(init.test_clock, err);
	init.path = c->db_path;
	init.os_account = init.admin;
	if (rc == DK_OK && dk_opt_value(&c->global, "db") == NULL)
		rc = make_folders(c, err);
	return rc == DK_OK ? dk_session_create(&init, &c->session, err) : rc;
}

/* The house's own chart, as a file says it. */
static enum dk_rc
read_accounts(struct dk_cli *c, const char *path, struct dk_err *err)
{
	const struct dk_import_request req = { .kind = "accounts", .path = path };
	struct dk_import_summary out;
	enum dk_rc rc = dk_import_run(c->session, &c->arena, &req, &out, err);

	if (rc == DK_EINPUT && out.fault_count > 0)
		rc = dk_fail(err, rc, "accounts", "%.300s", out.faults[0]);
	return rc;
}

static enum dk_rc
run(struct dk_cli *c, struct dk_err *err)
{
	const struct filling *f = NULL;
	const char *folder = NULL;
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; i < DK_COUNT(fillings); i++)
		if (dk_opt_given(&c->opts, fillings[i].option))
			f = &fillings[i];
	if (f != NULL)
		rc = dk_demo_folder(c, f->which, &folder, err);
	if (rc == DK_OK)
		rc = create(c, f, err);
	if (rc != DK_OK)
		return rc;
	if (dk_cli_opt(c, "accounts") != NULL)
		rc = read_accounts(c, dk_cli_opt(c, "accounts"), err);
	if (rc == DK_OK && f != NULL)
		rc = dk_demo_load(c, f->which, folder, err);
	if (rc != DK_OK)
		remove_again(c);
	return rc == DK_OK ? answer(c) : rc;
}

static const struct dk_opt options[] = {
	{ "currency", "CODE", "of prices and ledger, settled for ever; EUR" },
	{ "company", "NAME", "of the house" },
	{ "demo", NULL, "the company of the demo, with its customers, products and orders" },
	{ "tutorial", NULL, "a small company that guides a new clerk through an order and a call" },
	{ "accounts", "FILE", "the chart of accounts; without: data/accounts.csv as built in" },
	{ "test-clock", NULL, "lets DOCKET_NOW set the clock of this database" },
	{ NULL, NULL, NULL },
};

static const struct dk_verb verbs[] = {
	{ "", "[--currency EUR] [--company NAME] [--demo | --tutorial] [--test-clock]"
	    " [--accounts FILE]",
	    "Creates the database; refuses where one stands.", options, 0, 0, false, run },
	{ NULL, NULL, NULL, NULL, 0, 0, false, NULL },
};

const struct dk_command dk_command_init = {
	.name = "init",
	.summary = "make a new database",
	.verbs = verbs,
};
