/* cli.c - reads a command line by the tables, runs the verb, ends with the right status. */
#include "cli/cli.h"
#include "cli/open.h"

#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <string.h>
#include <unistd.h>

#include "docket/text.h"

static const struct dk_opt no_options[] = { { NULL, NULL, NULL } };

const char *
dk_cli_arg(const struct dk_cli *c, size_t n)
{
	return n < c->opts.arg_count ? c->opts.args[n] : "";
}

const char *
dk_cli_opt(const struct dk_cli *c, const char *name)
{
	return dk_opt_value(&c->opts, name);
}

const char *
dk_cli_text(const struct dk_cli *c, const char *name)
{
	const char *text = dk_cli_opt(c, name);

	return text != NULL ? text : "";
}

const char *
dk_cli_words(struct dk_cli *c, size_t first)
{
	const char *text = dk_cli_arg(c, first);

	for (size_t i = first + 1; i < c->opts.arg_count; i++)
		text = dk_fmt(&c->arena, "%s %s", text, c->opts.args[i]);
	return text;
}

enum dk_rc
dk_cli_none(struct dk_cli *c, const char *text)
{
	dk_cli_note(c, "%s", text);
	c->status = DK_EXIT_NO;
	return DK_OK;
}

enum dk_rc
dk_cli_usage(struct dk_cli *c, struct dk_err *err, const char *fmt, ...)
{
	char text[400];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	c->status = DK_EXIT_USAGE;
	return dk_fail(err, DK_EINPUT, "usage", "%s", text);
}

void
dk_cli_note(struct dk_cli *c, const char *fmt, ...)
{
	char text[1024];
	va_list ap;

	if (c->quiet || c->json)
		return;
	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	dk_out_line(&c->out, "%s", text);
}

void
dk_cli_complain(const struct dk_cli *c, const struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	const char *text = dk_text_visible(&tmp, err->text);
	struct dk_out o = { 0 };

	fprintf(stderr, "docket: %s\n", text);
	if (c->json) {
		dk_out_object(&o, NULL);
		dk_out_object(&o, "error");
		dk_out_str(&o, "code", c->status == DK_EXIT_USAGE ? "usage" : dk_rc_name(err->rc));
		dk_out_str(&o, "field", err->field);
		dk_out_str(&o, "text", text);
		dk_out_end(&o);
		dk_out_end(&o);
		fputs(dk_buf_text(&o.buf), stderr);
	}
	dk_buf_free(&o.buf);
	dk_arena_free(&tmp);
}

static int
status_of(enum dk_rc rc)
{
	static const int status[] = {
		[DK_OK] = DK_EXIT_DONE,
		[DK_ENOTFOUND] = DK_EXIT_MISSING,
		[DK_EINPUT] = DK_EXIT_INPUT,
		[DK_EREFUSED] = DK_EXIT_NO,
		[DK_EDENIED] = DK_EXIT_DENIED,
		[DK_ECONFLICT] = DK_EXIT_AGAIN,
		[DK_EBUSY] = DK_EXIT_AGAIN,
		[DK_EDB] = DK_EXIT_IO,
		[DK_EIO] = DK_EXIT_IO,
		[DK_ECONFIG] = DK_EXIT_CONFIG,
		[DK_EEXISTS] = DK_EXIT_CREATE,
	};

	return status[rc];
}

static enum dk_rc
unknown_option(struct dk_cli *c, const char *word, struct dk_err *err)
{
	const struct dk_opt *own =
	    c->verb != NULL && c->verb->options != NULL ? c->verb->options : no_options;
	const char *near = dk_opt_nearest(own, word);

	if (near == NULL)
		near = dk_opt_nearest(dk_cli_globals, word);
	if (near != NULL)
		return dk_cli_usage(c, err, "There is no option %.60s here. Did you mean %s%s?",
		    word, near[1] != '\0' ? "--" : "-", near);
	return dk_cli_usage(c, err, "There is no option %.60s here. See `docket%s%s --help`.", word,
	    c->command != NULL ? " " : "", c->command != NULL ? c->command->name : "");
}

static const struct dk_verb *
find_verb(const struct dk_command *command, const char *name)
{
	for (const struct dk_verb *v = command->verbs; v->name != NULL; v++)
		if (strcmp(v->name, name) == 0)
			return v;
	return NULL;
}

static enum dk_rc
unknown_verb(struct dk_cli *c, const char *word, struct dk_err *err)
{
	struct dk_buf names = { 0 };
	const char *list;

	for (const struct dk_verb *v = c->command->verbs; v->name != NULL; v++)
		dk_buf_fmt(&names, "%s%s", names.len > 0 ? ", " : "", v->name);
	list = dk_arena_dup(&c->arena, dk_buf_text(&names));
	dk_buf_free(&names);
	if (word == NULL)
		return dk_cli_usage(c, err, "Say what to do: docket %s with one of %s.",
		    c->command->name, list);
	return dk_cli_usage(c, err, "`docket %s` cannot %.60s. It can: %s.", c->command->name, word,
	    list);
}

/* What stands after the mistake is not read any more, but how to answer is. */
static bool
asks_json(char *const *rest)
{
	for (; *rest != NULL; rest++)
		if (strcmp(*rest, "--json") == 0)
			return true;
	return false;
}

/* A word that is no option: the noun first, then the verb, then arguments. */
static enum dk_rc
take_word(struct dk_cli *c, const char *word, struct dk_err *err)
{
	if (c->command == NULL) {
		const char *near;

		if ((c->command = dk_cli_command(word)) != NULL)
			return DK_OK;
		near = dk_cli_nearest_command(word);
		if (near != NULL)
			return dk_cli_usage(c, err, "There is no command %.60s. Did you mean %s?",
			    word, near);
		return dk_cli_usage(c, err, "There is no command %.60s. `docket help` lists them.",
		    word);
	}
	if (c->verb == NULL) {
		if ((c->verb = find_verb(c->command, word)) != NULL)
			return DK_OK;
		if ((c->verb = find_verb(c->command, "")) == NULL)
			return unknown_verb(c, word, err);
	}
	dk_opt_arg(&c->arena, &c->opts, word);
	return DK_OK;
}

/* An option of every command, else of the verb; a noun that needs no verb may be settled by it. */
static enum dk_rc
take_option(struct dk_cli *c, struct dk_opt_scan *scan, struct dk_err *err)
{
	const char *word = scan->argv[scan->at];
	bool found = false;
	enum dk_rc rc;

	scan->out = &c->global;
	rc = dk_opt_take(scan, dk_cli_globals, &found, err);
	if (rc == DK_OK && !found && c->command != NULL) {
		if (c->verb == NULL)
			c->verb = find_verb(c->command, "");
		scan->out = &c->opts;
		if (c->verb != NULL && c->verb->options != NULL)
			rc = dk_opt_take(scan, c->verb->options, &found, err);
	}
	if (rc != DK_OK) {
		c->status = DK_EXIT_USAGE;
		return rc;
	}
	return found ? DK_OK : unknown_option(c, word, err);
}

static enum dk_rc
read_line(struct dk_cli *c, char **argv, struct dk_err *err)
{
	struct dk_opt_scan scan = { .arena = &c->arena, .argv = argv, .at = 1 };
	bool only_words = false;
	enum dk_rc rc = DK_OK;

	while (rc == DK_OK && argv[scan.at] != NULL) {
		const char *word = argv[scan.at];

		if (!only_words && strcmp(word, "--") == 0) {
			only_words = true;
			scan.at++;
		} else if (!only_words && dk_opt_is(word)) {
			rc = take_option(c, &scan, err);
		} else {
			scan.at++;
			/* `docket help NOUN` is `docket NOUN --help` */
			if (c->command == NULL && strcmp(word, "help") == 0)
				c->wants_help = true;
			else if (c->wants_help && strcmp(word, "card") == 0)
				c->wants_card = true;
			else
				rc = take_word(c, word, err);
		}
		/* as soon as it is known, so that a later mistake is told in JSON too */
		c->json = dk_opt_given(&c->global, "json");
	}
	if (rc != DK_OK && !c->json)
		c->json = asks_json(argv + 1);
	return rc;
}

static enum dk_rc
take_globals(struct dk_cli *c, struct dk_err *err)
{
	const char *once = dk_opt_value(&c->global, "once");

	c->json = dk_opt_given(&c->global, "json");
	c->quiet = dk_opt_given(&c->global, "quiet");
	c->yes = dk_opt_given(&c->global, "yes");
	c->once_key = once != NULL ? once : "";
	if (dk_opt_given(&c->global, "help"))
		c->wants_help = true;
	/* a variable that was never set must not pass for protection */
	if (once != NULL && once[strspn(once, " ")] == '\0')
		return dk_cli_usage(c, err,
		    "The key of --once is blank; give each command its own.");
	return DK_OK;
}

static enum dk_rc
check_count(struct dk_cli *c, struct dk_err *err)
{
	size_t n = c->opts.arg_count;

	if (n >= c->verb->min_args && n <= c->verb->max_args)
		return DK_OK;
	return dk_cli_usage(c, err, "%s: docket %s%s%s %s",
	    n < c->verb->min_args ? "Something is missing" : "That is too much", c->command->name,
	    c->verb->name[0] != '\0' ? " " : "", c->verb->name, c->verb->synopsis);
}

static enum dk_rc
run_verb(struct dk_cli *c, struct dk_err *err)
{
	enum dk_rc rc;

	if (c->verb == NULL && (c->verb = find_verb(c->command, "")) == NULL)
		return unknown_verb(c, NULL, err);
	if ((rc = check_count(c, err)) != DK_OK)
		return rc;
	if (c->verb->needs_session && (rc = dk_cli_open(c, err)) != DK_OK)
		return rc;
	return c->verb->run(c, err);
}

static enum dk_rc
run(struct dk_cli *c, char **argv, struct dk_err *err)
{
	enum dk_rc rc = read_line(c, argv, err);

	if (rc == DK_OK)
		rc = take_globals(c, err);
	if (rc != DK_OK)
		return rc;
	if (dk_opt_given(&c->global, "version")) {
		dk_out_line(&c->out, "docket %s", DK_VERSION);
		return DK_OK;
	}
	if (c->wants_help) {
		if (c->wants_card)
			dk_help_card(c);
		else if (c->command != NULL)
			dk_help_command(c, c->command);
		else
			dk_help_all(c);
		return DK_OK;
	}
	if (c->command == NULL)
		return c->front->workstation(c, err);
	return run_verb(c, err);
}

int
dk_cli_main(char **argv, const struct dk_front *front)
{
	struct dk_cli c = { .front = front, .once_key = "" };
	struct dk_err err = { 0 };
	enum dk_rc rc;
	int status;

	signal(SIGPIPE, SIG_IGN);
	rc = run(&c, argv, &err);
	dk_out_flush(&c.out, true);
	status = c.status != 0 ? c.status : status_of(rc);
	if (rc != DK_OK)
		dk_cli_complain(&c, &err);
	/* a reader that went away (`| head`) has what it wanted */
	if (c.out.failed && c.out.saved_errno != EPIPE) {
		dk_fail(&err, DK_EIO, NULL, "The answer could not be written: %s.",
		    strerror(c.out.saved_errno));
		dk_cli_complain(&c, &err);
		status = DK_EXIT_IO;
	}
	dk_session_close(c.session);
	dk_buf_free(&c.out.buf);
	dk_arena_free(&c.arena);
	return status;
}
