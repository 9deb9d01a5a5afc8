/* cmd_restore.c - `docket restore`: a backup becomes the database again. */
#include <unistd.h>

#include "cli/cli.h"
#include "cli/open.h"
#include "docket/backup.h"
#include "docket/journal.h"

/* A backup that is not sound, or has no whole journal, is never put in the place of anything. */
static enum dk_rc
prove(struct dk_cli *c, const char *file, struct dk_err *err)
{
	const char *complaint = "";
	int64_t bad = 0;
	enum dk_rc rc = dk_db_integrity(c->session->db, &c->arena, &complaint, err);

	if (rc == DK_OK && complaint[0] != '\0')
		rc = dk_fail(err, DK_EDB, "file", "%.200s is damaged: %.200s. Take another backup.",
		    file, complaint);
	if (rc == DK_OK)
		rc = dk_journal_verify(c->session, &bad, NULL, err);
	if (rc == DK_OK && bad != 0)
		rc = dk_fail(err, DK_EDB, "file", "The journal of %.200s is altered or cut at row"
		    " %lld. Take another backup.", file, (long long)bad);
	return rc;
}

static enum dk_rc
run(struct dk_cli *c, struct dk_err *err)
{
	const char *file = dk_cli_arg(c, 0), *target;
	enum dk_rc rc = dk_cli_database(c, err);

	if (rc != DK_OK)
		return rc;
	target = c->db_path;
	if (access(target, F_OK) == 0)
		return dk_fail(err, DK_EEXISTS, "db",
		    "%.200s is still there. Move it and its -wal file away, then restore.", target);
	c->db_path = file;
	if ((rc = dk_cli_open_at(c, err)) != DK_OK)
		return rc;
	rc = dk_session_may(c->session, DK_RIGHT_BACKUP, err);
	if (rc == DK_OK)
		rc = prove(c, file, err);
	if (rc == DK_OK)
		rc = dk_backup_make(c->session, target, err);
	if (rc != DK_OK)
		return rc;
	if (c->json) {
		dk_out_object(&c->out, NULL);
		dk_out_str(&c->out, "database", target);
		dk_out_str(&c->out, "from", file);
		dk_out_end(&c->out);
	} else {
		dk_cli_note(c, "%s is restored from %s.", target, file);
	}
	return DK_OK;
}

static const struct dk_verb verbs[] = {
	{ "", "FILE", "Makes the database from a backup, where none stands.", NULL, 1, 1, false,
	    run },
	{ NULL, NULL, NULL, NULL, 0, 0, false, NULL },
};

const struct dk_command dk_command_restore = {
	.name = "restore",
	.summary = "make the database from a backup",
	.verbs = verbs,
};
