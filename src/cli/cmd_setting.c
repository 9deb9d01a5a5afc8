/* cmd_setting.c - `docket setting`: what the house decides for itself. */
#include <string.h>

#include "cli/cli.h"
#include "docket/setting.h"

static void
print_json(struct dk_cli *c, const struct dk_setting *x)
{
	dk_out_object(&c->out, NULL);
	dk_out_str(&c->out, "key", x->key);
	dk_out_str(&c->out, "value", x->value);
	dk_out_str(&c->out, "kind", x->kind);
	dk_out_str(&c->out, "default", x->fallback);
	dk_out_str(&c->out, "summary", x->summary);
	dk_out_end(&c->out);
}

/* Several lines in one cell. */
static const char *
one_line(struct dk_cli *c, const char *value)
{
	char *text = dk_arena_dup(&c->arena, value);

	for (char *p = text; (p = strchr(p, '\n')) != NULL;)
		*p = '|';
	return text;
}

static enum dk_rc
list(struct dk_cli *c, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "Setting", false }, { "Value", false },
		{ "Meaning", false } };
	struct dk_out_table t = { .arena = &c->arena, .columns = columns, .column_count = 3 };
	struct dk_setting *all;
	size_t count;
	enum dk_rc rc = dk_setting_list(c->session, &c->arena, &all, &count, err);

	if (rc != DK_OK)
		return rc;
	for (size_t i = 0; i < count; i++) {
		if (c->json) {
			print_json(c, &all[i]);
			continue;
		}
		dk_out_cell(&t, all[i].key);
		dk_out_cell(&t, one_line(c, all[i].value));
		dk_out_cell(&t, all[i].summary);
	}
	if (!c->json)
		dk_out_table(&c->out, &t);
	return DK_OK;
}

static void
print_lines(struct dk_cli *c, const char *value)
{
	const char *end;

	for (; (end = strchr(value, '\n')) != NULL; value = end + 1)
		dk_out_line(&c->out, "%.*s", (int)(end - value), value);
	dk_out_line(&c->out, "%s", value);
}

static enum dk_rc
get(struct dk_cli *c, struct dk_err *err)
{
	struct dk_setting *all;
	size_t count;
	enum dk_rc rc = dk_setting_list(c->session, &c->arena, &all, &count, err);

	if (rc != DK_OK)
		return rc;
	for (size_t i = 0; i < count; i++) {
		if (strcmp(all[i].key, dk_cli_arg(c, 0)) != 0)
			continue;
		if (c->json)
			print_json(c, &all[i]);
		else
			print_lines(c, all[i].value);
		return DK_OK;
	}
	return dk_fail(err, DK_ENOTFOUND, "key",
	    "There is no setting %.60s. `docket setting list` shows them.", dk_cli_arg(c, 0));
}

static enum dk_rc
set(struct dk_cli *c, struct dk_err *err)
{
	enum dk_rc rc = dk_setting_set(c->session, dk_cli_arg(c, 0), dk_cli_arg(c, 1), err);

	if (rc == DK_OK && c->json)
		rc = get(c, err);
	else if (rc == DK_OK)
		dk_cli_note(c, "%s is now %s.", dk_cli_arg(c, 0), dk_cli_arg(c, 1));
	return rc;
}

static const struct dk_verb verbs[] = {
	{ "list", "", "Shows all settings.", NULL, 0, 0, true, list },
	{ "get", "KEY", "Prints one value.", NULL, 1, 1, true, get },
	{ "set", "KEY VALUE", "Changes one.", NULL, 2, 2, true, set },
	{ NULL, NULL, NULL, NULL, 0, 0, false, NULL },
};

const struct dk_command dk_command_setting = {
	.name = "setting",
	.summary = "what the house decides for itself",
	.verbs = verbs,
};
