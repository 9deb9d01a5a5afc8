/* cmd_backup.c - `docket backup` and what it leaves: a whole copy in a new file. */
#include "cli/cli.h"
#include "docket/backup.h"

static enum dk_rc
run(struct dk_cli *c, struct dk_err *err)
{
	const char *file = dk_cli_arg(c, 0);
	enum dk_rc rc = dk_backup_make(c->session, file, err);

	if (rc != DK_OK)
		return rc;
	if (c->json) {
		dk_out_object(&c->out, NULL);
		dk_out_str(&c->out, "backup", file);
		dk_out_end(&c->out);
	} else {
		dk_cli_note(c, "%s is a whole copy. `docket --db %s verify` proves it.", file,
		    file);
	}
	return DK_OK;
}

static const struct dk_verb verbs[] = {
	{ "", "FILE", "Copies the database into a new FILE, while others work.", NULL, 1, 1, true,
	    run },
	{ NULL, NULL, NULL, NULL, 0, 0, false, NULL },
};

const struct dk_command dk_command_backup = {
	.name = "backup",
	.summary = "copy the whole database",
	.verbs = verbs,
};
