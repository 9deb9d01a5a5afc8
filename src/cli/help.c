/* help.c - the list of commands, and help printed from their tables. */
#include <string.h>

#include "cli/cli.h"
#include "docket/key_card.h"

#define DK_COMMAND(name) extern const struct dk_command dk_command_##name;
#include "cli/commands.def"
#undef DK_COMMAND

static const struct dk_command *const commands[] = {
#define DK_COMMAND(name) &dk_command_##name,
#include "cli/commands.def"
#undef DK_COMMAND
};

const struct dk_opt dk_cli_globals[] = {
	{ "db", "FILE", "the database; else DOCKET_DB, else ~/.local/share/docket/docket.db" },
	{ "user", "NAME",
	    "act as this docket user; the secret is asked or read from a descriptor" },
	{ "password-fd", "N", "read the password or PIN from this file descriptor" },
	{ "config", "FILE", "read settings of this program from FILE" },
	{ "once", "KEY", "the same command with the same KEY acts once and answers again" },
	{ "ui", "lines|screen",
	    "the workstation in lines of text, for speech and serial lines, or on the screen" },
	{ "json", NULL, "answer in JSON" },
	{ "quiet", NULL, "answer only what was asked for" },
	{ "yes", NULL, "do not ask back" },
	{ "help", NULL, "print this help" },
	{ "version", NULL, "print the version" },
	{ NULL, NULL, NULL },
};

const struct dk_command *
dk_cli_command(const char *name)
{
	for (size_t i = 0; i < DK_COUNT(commands); i++)
		if (strcmp(commands[i]->name, name) == 0)
			return commands[i];
	return NULL;
}

const char *
dk_cli_nearest_command(const char *name)
{
	const char *found = NULL;
	size_t least = SIZE_MAX;

	for (size_t i = 0; i < DK_COUNT(commands); i++) {
		size_t slips = dk_opt_slips(commands[i]->name, name);

		if (slips > 0 && slips < least) {
			least = slips;
			found = commands[i]->name;
		}
	}
	return found;
}

static void
options_of(struct dk_cli *c, const struct dk_opt *opt)
{
	for (; opt != NULL && opt->name != NULL; opt++)
		dk_out_line(&c->out, "      %-24s %s",
		    dk_fmt(&c->arena, "%s%s%s%s", opt->name[1] != '\0' ? "--" : "-", opt->name,
			opt->value != NULL ? " " : "", opt->value != NULL ? opt->value : ""),
		    opt->summary);
}

void
dk_help_command(struct dk_cli *c, const struct dk_command *command)
{
	dk_out_line(&c->out, "docket %s: %s", command->name, command->summary);
	dk_out_line(&c->out, "%s", "");
	for (const struct dk_verb *v = command->verbs; v->name != NULL; v++) {
		dk_out_line(&c->out, "  docket %s%s%s%s%s", command->name,
		    v->name[0] != '\0' ? " " : "", v->name, v->synopsis[0] != '\0' ? " " : "",
		    v->synopsis);
		dk_out_line(&c->out, "      %s", v->summary);
		options_of(c, v->options);
	}
	dk_out_line(&c->out, "%s", "");
	dk_out_line(&c->out, "`docket help` lists the options that every command takes.");
}

void
dk_help_all(struct dk_cli *c)
{
	dk_out_line(&c->out,
	    "docket [--db FILE] [--user NAME] [--json] [--quiet] [--yes] NOUN VERB "
	    "[ARGUMENTS]");
	dk_out_line(&c->out, "docket                      opens the workstation");
	dk_out_line(&c->out, "docket NOUN --help          tells what a noun can do");
	dk_out_line(&c->out, "docket help card            the clerk's card: the keys, on one page");
	dk_out_line(&c->out, "%s", "");
	for (size_t i = 0; i < DK_COUNT(commands); i++)
		dk_out_line(&c->out, "  %-12s %s", commands[i]->name, commands[i]->summary);
	dk_out_line(&c->out, "%s", "");
	dk_out_line(&c->out, "Options that every command takes, anywhere on the line:");
	options_of(c, dk_cli_globals);
	dk_out_line(&c->out, "%s", "");
	dk_out_line(&c->out,
	    "Ends with 0 done, 1 the answer is no, 64 usage, 65 bad input, 66 not there, "
	    "69 service missing,");
	dk_out_line(&c->out,
	    "70 bug, 73 cannot create, 74 database or I/O, 75 try again, "
	    "77 not permitted, 78 configuration.");
}

void
dk_help_card(struct dk_cli *c)
{
	dk_buf_str(&c->out.buf, dk_key_card);
}
