/* cmd_doctor.c - `docket doctor`: what runs here, and which setting won. */
#include <langinfo.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/open.h"
#include "docket/format.h"

struct report {
	struct dk_cli *c;
	struct dk_out_table table;
};

static void
say(struct report *r, const char *what, const char *value, const char *from)
{
	if (r->c->json) {
		dk_out_object(&r->c->out, NULL);
		dk_out_str(&r->c->out, "what", what);
		dk_out_str(&r->c->out, "value", value);
		dk_out_str(&r->c->out, "from", from);
		dk_out_end(&r->c->out);
		return;
	}
	dk_out_cell(&r->table, what);
	dk_out_cell(&r->table, value);
	dk_out_cell(&r->table, from);
}

static const char *
database_from(const struct dk_cli *c)
{
	const char *variable = getenv("DOCKET_DB");

	if (dk_opt_value(&c->global, "db") != NULL)
		return "--db";
	if (variable != NULL && variable[0] != '\0')
		return "DOCKET_DB";
	return c->config_db ? "docket.conf" : "the usual place";
}

static void
say_environment(struct report *r)
{
	static const char *const names[] = { "DOCKET_NOW", "DOCKET_ASCII", "DOCKET_THEME",
		"DOCKET_DESK", "DOCKET_KEYS", "NO_COLOR", "SOURCE_DATE_EPOCH", "TZ", "TERM" };

	for (size_t i = 0; i < DK_COUNT(names); i++) {
		const char *value = getenv(names[i]);

		say(r, names[i], value != NULL ? value : "",
		    value != NULL ? "environment" : "not set");
	}
}

static void
say_formats(struct report *r)
{
	const char *list = "";

	for (size_t i = 0; dk_format_at(i) != NULL; i++)
		list =
		    dk_fmt(&r->c->arena, "%s%s%s", list, i > 0 ? " " : "", dk_format_at(i)->name);
	say(r, "formats", list, "this program");
}

/* The database is opened where there is one; what keeps it shut is part of the answer. */
static void
say_database(struct report *r)
{
	struct dk_cli *c = r->c;
	struct dk_err err;

	say(r, "database", c->db_path, database_from(c));
	if (access(c->db_path, F_OK) != 0) {
		say(r, "state", "not there yet: docket init", "");
		return;
	}
	if (dk_cli_connect(c, &err) != DK_OK) {
		say(r, "state", err.text, "");
		return;
	}
	say(r, "state", "opens", "");
	say(r, "company", c->session->company, "setting");
	say(r, "currency", c->session->currency, "setting");
	say(r, "site", c->session->site, "database");
	say(r, "desk", c->session->desk, "this machine");
	say(r, "test clock", c->session->test_clock ? "yes" : "no", "database");
	if (dk_session_tie(c->session, dk_cli_account(c), &err) == DK_OK)
		say(r, "acting user", c->session->user, "account");
	else
		say(r, "acting user", "none: give --user", "");
}

static enum dk_rc
run(struct dk_cli *c, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "What", false }, { "Value", false },
		{ "From", false } };
	struct report r = { .c = c,
		.table = { .arena = &c->arena, .columns = columns, .column_count = 3 } };
	enum dk_rc rc = dk_cli_database(c, err);

	if (rc != DK_OK)
		return rc;
	say(&r, "docket", DK_VERSION, "this program");
	say(&r, "engine", dk_db_engine(), "this machine");
	say(&r, "account", dk_cli_account(c), "this machine");
	say(&r, "locale", setlocale(LC_CTYPE, NULL), "environment");
	say(&r, "characters", nl_langinfo(CODESET), "locale");
	say(&r, "docket.conf", c->config_path, "");
	say_environment(&r);
	say_formats(&r);
	say_database(&r);
	if (!c->json)
		dk_out_table(&c->out, &r.table);
	return DK_OK;
}

static const struct dk_verb verbs[] = {
	{ "", "", "Tells what is installed and which setting won.", NULL, 0, 0, false, run },
	{ NULL, NULL, NULL, NULL, 0, 0, false, NULL },
};

const struct dk_command dk_command_doctor = {
	.name = "doctor",
	.summary = "what runs here, and which setting won",
	.verbs = verbs,
};
