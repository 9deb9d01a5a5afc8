/* cmd_upgrade.c - `docket upgrade`: a database of an earlier docket becomes one of this. */
#include "cli/cli.h"
#include "cli/open.h"

static enum dk_rc
run(struct dk_cli *c, struct dk_err *err)
{
	int64_t from = 0;
	enum dk_rc rc = dk_cli_open_old(c, &from, err);

	if (rc == DK_OK)
		rc = dk_session_upgrade(c->session, from, err);
	if (rc != DK_OK)
		return rc;
	if (c->json) {
		dk_out_object(&c->out, NULL);
		dk_out_str(&c->out, "database", c->db_path);
		dk_out_int(&c->out, "from", from);
		dk_out_end(&c->out);
	} else {
		dk_cli_note(c, "%s has the tables of this docket. `docket verify` proves it.",
		    c->db_path);
	}
	return DK_OK;
}

static const struct dk_verb verbs[] = {
	{ "", "", "Brings a database of an earlier docket up to this one, whole or not at all.",
	    NULL, 0, 0, false, run },
	{ NULL, NULL, NULL, NULL, 0, 0, false, NULL },
};

const struct dk_command dk_command_upgrade = {
	.name = "upgrade",
	.summary = "bring an earlier database up to date",
	.verbs = verbs,
};
