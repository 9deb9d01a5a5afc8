/* cmd_user.c - `docket user`: the people who sign in, their roles, rights and secrets. */
#include <string.h>

#include "cli/cli.h"
#include "cli/open.h"
#include "docket/user.h"

static void
print_json(struct dk_cli *c, const struct dk_user *u)
{
	dk_out_object(&c->out, NULL);
	dk_out_str(&c->out, "user", u->name);
	dk_out_str(&c->out, "name", u->full_name);
	dk_out_str(&c->out, "role", dk_role_name(u->role));
	dk_out_str(&c->out, "account", u->os_account);
	dk_out_bool(&c->out, "disabled", u->is_disabled);
	dk_out_bool(&c->out, "password", u->has_password);
	dk_out_bool(&c->out, "pin", u->has_pin);
	dk_out_str(&c->out, "last_at", u->last_at);
	dk_out_end(&c->out);
}

static enum dk_rc
list(struct dk_cli *c, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "User", false }, { "Name", false },
		{ "Role", false }, { "Account", false }, { "Secret", false }, { "State", false },
		{ "Last sign-in", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_user *all;
	size_t count;
	enum dk_rc rc = dk_user_list(c->session, &c->arena, &all, &count, err);

	if (rc != DK_OK)
		return rc;
	for (size_t i = 0; i < count; i++) {
		const struct dk_user *u = &all[i];

		if (c->json) {
			print_json(c, u);
			continue;
		}
		dk_out_cell(&t, u->name);
		dk_out_cell(&t, u->full_name);
		dk_out_cell(&t, dk_role_name(u->role));
		dk_out_cell(&t, u->os_account);
		dk_out_cell(&t,
		    u->has_password ? (u->has_pin ? "password, PIN" : "password")
				    : (u->has_pin ? "PIN" : "none"));
		dk_out_cell(&t, u->is_disabled ? "disabled" : "");
		dk_out_cell(&t, u->last_at);
	}
	if (!c->json)
		dk_out_table(&c->out, &t);
	return DK_OK;
}

/* Says in either form how the user now stands. */
static enum dk_rc
answer(struct dk_cli *c, enum dk_rc rc, const char *what, struct dk_err *err)
{
	struct dk_user *u;

	if (rc != DK_OK)
		return rc;
	if (!c->json) {
		dk_cli_note(c, "%s %s.", dk_cli_arg(c, 0), what);
		return DK_OK;
	}
	rc = dk_user_find(c->session, &c->arena, dk_cli_arg(c, 0), &u, err);
	if (rc == DK_OK)
		print_json(c, u);
	return rc;
}

static enum dk_rc
read_role(struct dk_cli *c, const char *text, enum dk_role *role, struct dk_err *err)
{
	if (dk_role_parse(text, role))
		return DK_OK;
	return dk_cli_usage(c, err,
	    "There is no role %.40s. Roles: clerk, warehouse, supervisor, admin.", text);
}

static enum dk_rc
add(struct dk_cli *c, struct dk_err *err)
{
	const char *role = dk_cli_opt(c, "role");
	struct dk_user u = { .name = dk_cli_arg(c, 0),
		.full_name = dk_cli_text(c, "name"),
		.os_account = dk_cli_text(c, "account"),
		.last_at = "",
		.last_desk = "" };
	dk_id id;
	enum dk_rc rc = read_role(c, role != NULL ? role : "clerk", &u.role, err);

	if (rc == DK_OK)
		rc = dk_user_add(c->session, &u, &id, err);
	return answer(c, rc, "is added; give a PIN or password with `docket user pin`", err);
}

static enum dk_rc
role(struct dk_cli *c, struct dk_err *err)
{
	enum dk_role r;
	enum dk_rc rc = read_role(c, dk_cli_arg(c, 1), &r, err);

	if (rc == DK_OK)
		rc = dk_user_set_role(c->session, dk_cli_arg(c, 0), r, err);
	return answer(c, rc, "has the new role", err);
}

/* The limit in the unit of the right: a percentage for discounts, else money. */
static enum dk_rc
read_limit(struct dk_cli *c, enum dk_right right, int64_t *out, struct dk_err *err)
{
	const char *text = dk_cli_opt(c, "limit");
	dk_rate rate;
	dk_money money;
	enum dk_rc rc;

	*out = INT64_MAX;
	if (text == NULL)
		return DK_OK;
	if (right == DK_RIGHT_DISCOUNT) {
		if ((rc = dk_rate_parse(text, &rate, err)) == DK_OK)
			*out = rate.e5;
		return rc;
	}
	if ((rc = dk_money_parse(text, c->session->exponent, &money, err)) == DK_OK)
		*out = money.minor;
	return rc;
}

static enum dk_rc
right(struct dk_cli *c, struct dk_err *err)
{
	bool denied = dk_opt_given(&c->opts, "deny");
	enum dk_right r;
	int64_t limit = 0;
	enum dk_rc rc;

	if (!dk_right_parse(dk_cli_arg(c, 1), &r))
		return dk_cli_usage(c, err, "There is no right %.40s.", dk_cli_arg(c, 1));
	if ((rc = read_limit(c, r, &limit, err)) == DK_OK)
		rc = dk_user_set_right(c->session, dk_cli_arg(c, 0), r, !denied, denied ? 0 : limit,
		    err);
	return answer(c, rc, denied ? "no longer has the right" : "has the right", err);
}

/* A new secret: from the descriptor of --new-fd, else typed twice. */
static enum dk_rc
new_secret(struct dk_cli *c, const char *what, char **out, struct dk_err *err)
{
	const char *prompt = dk_fmt(&c->arena, "New %s of %s: ", what, dk_cli_arg(c, 0));
	char *again;
	enum dk_rc rc;

	if (dk_cli_opt(c, "new-fd") != NULL)
		return dk_cli_secret_fd(c, dk_cli_opt(c, "new-fd"), out, err);
	if ((rc = dk_cli_secret_ask(c, prompt, out, err)) != DK_OK)
		return rc;
	rc = dk_cli_secret_ask(c, "The same once more: ", &again, err);
	if (rc == DK_OK && strcmp(*out, again) != 0)
		rc = dk_fail(err, DK_EINPUT, "password", "The two are not the same. Try again.");
	return rc;
}

static enum dk_rc
password(struct dk_cli *c, struct dk_err *err)
{
	char *secret;
	enum dk_rc rc = new_secret(c, "password", &secret, err);

	if (rc == DK_OK)
		rc = dk_user_set_password(c->session, dk_cli_arg(c, 0), secret, err);
	return answer(c, rc, "has a new password", err);
}

static enum dk_rc
pin(struct dk_cli *c, struct dk_err *err)
{
	char *secret;
	enum dk_rc rc = new_secret(c, "PIN", &secret, err);

	if (rc == DK_OK)
		rc = dk_user_set_pin(c->session, dk_cli_arg(c, 0), secret, err);
	return answer(c, rc, "has a new PIN", err);
}

static enum dk_rc
tie(struct dk_cli *c, struct dk_err *err)
{
	enum dk_rc rc = dk_user_tie(c->session, dk_cli_arg(c, 0), dk_cli_arg(c, 1), err);

	return answer(c, rc, "is tied to that account", err);
}

static enum dk_rc
disable(struct dk_cli *c, struct dk_err *err)
{
	enum dk_rc rc = dk_user_disable(c->session, dk_cli_arg(c, 0), true, err);

	return answer(c, rc, "is disabled", err);
}

static enum dk_rc
enable(struct dk_cli *c, struct dk_err *err)
{
	enum dk_rc rc = dk_user_disable(c->session, dk_cli_arg(c, 0), false, err);

	return answer(c, rc, "is enabled", err);
}

static const struct dk_opt add_options[] = {
	{ "role", "ROLE", "clerk, warehouse, supervisor or admin; clerk" },
	{ "name", "NAME", "the full name" },
	{ "account", "ACCOUNT", "the account of this machine whose commands act as this user" },
	{ NULL, NULL, NULL },
};

static const struct dk_opt right_options[] = {
	{ "limit", "VALUE", "up to this percentage (discount) or amount; without: no limit" },
	{ "deny", NULL, "take the right away, whatever the role says" },
	{ NULL, NULL, NULL },
};

static const struct dk_opt secret_options[] = {
	{ "new-fd", "N", "read the new secret from this file descriptor instead of asking twice" },
	{ NULL, NULL, NULL },
};

static const struct dk_verb verbs[] = {
	{ "list", "", "Shows the users.", NULL, 0, 0, true, list },
	{ "add", "NAME [--role ROLE] [--name NAME] [--account ACCOUNT]", "Adds a user.",
	    add_options, 1, 1, true, add },
	{ "role", "NAME ROLE", "Gives another role.", NULL, 2, 2, true, role },
	{ "right", "NAME RIGHT [--limit VALUE] [--deny]", "Gives or takes one right.",
	    right_options, 2, 2, true, right },
	{ "password", "NAME [--new-fd N]", "Sets the password.", secret_options, 1, 1, true,
	    password },
	{ "pin", "NAME [--new-fd N]", "Sets the PIN.", secret_options, 1, 1, true, pin },
	{ "tie", "NAME ACCOUNT", "Commands of this machine's ACCOUNT act as NAME.", NULL, 2, 2,
	    true, tie },
	{ "disable", "NAME", "Keeps NAME from signing in.", NULL, 1, 1, true, disable },
	{ "enable", "NAME", "Lets NAME sign in again.", NULL, 1, 1, true, enable },
	{ NULL, NULL, NULL, NULL, 0, 0, false, NULL },
};

const struct dk_command dk_command_user = {
	.name = "user",
	.summary = "people, roles, rights, secrets",
	.verbs = verbs,
};
