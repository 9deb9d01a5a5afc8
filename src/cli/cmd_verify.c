/* cmd_verify.c - `docket verify`: every invariant, the journal too, and the engine itself. */
#include "cli/cli.h"
#include "docket/day.h"

static void
failure(struct dk_cli *c, const char *id, const char *const *keys, size_t count)
{
	c->status = DK_EXIT_NO;
	if (c->json) {
		dk_out_object(&c->out, NULL);
		dk_out_str(&c->out, "id", id);
		dk_out_array(&c->out, "keys");
		for (size_t i = 0; i < count; i++)
			dk_out_str(&c->out, NULL, keys[i]);
		dk_out_end(&c->out);
		dk_out_end(&c->out);
		return;
	}
	dk_out_line(&c->out, "%s", id);
	for (size_t i = 0; i < count; i++)
		dk_out_line(&c->out, "  %s", keys[i]);
}

static enum dk_rc
engine(struct dk_cli *c, struct dk_err *err)
{
	const char *complaint = "";
	enum dk_rc rc = dk_db_integrity(c->session->db, &c->arena, &complaint, err);

	if (rc == DK_OK && complaint[0] != '\0')
		failure(c, "engine", &complaint, 1);
	return rc;
}

static enum dk_rc
run(struct dk_cli *c, struct dk_err *err)
{
	struct dk_invariant *all = NULL;
	size_t count = 0;
	enum dk_rc rc = engine(c, err);

	if (rc == DK_OK)
		rc = dk_invariants(c->session, &c->arena, &all, &count, err);
	if (rc != DK_OK)
		return rc;
	for (size_t i = 0; i < count; i++)
		if (all[i].key_count > 0)
			failure(c, all[i].id, all[i].keys, all[i].key_count);
	if (c->json) {
		dk_out_object(&c->out, NULL);
		dk_out_bool(&c->out, "sound", c->status == 0);
		dk_out_int(&c->out, "invariants", (int64_t)count);
		dk_out_end(&c->out);
	} else if (c->status == 0) {
		dk_cli_note(c, "Sound: %zu invariants hold, the journal is whole.", count);
	}
	return DK_OK;
}

static const struct dk_verb verbs[] = {
	{ "", "", "Names the invariants that do not hold, with the first ten offenders of each.",
	    NULL, 0, 0, true, run },
	{ NULL, NULL, NULL, NULL, 0, 0, false, NULL },
};

const struct dk_command dk_command_verify = {
	.name = "verify",
	.summary = "prove that the database is sound",
	.verbs = verbs,
};
