/* main.c - no noun: the workstation; else one command. */
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/open.h"
#include "docket/setting.h"
#include "ui/ui.h"

/* The environment first, then docket.conf; NULL: the workstation's own. */
static const char *
theme(const struct dk_cli *c)
{
	const char *said = getenv("DOCKET_THEME");

	if (said != NULL && said[0] != '\0')
		return said;
	return c->theme[0] != '\0' ? c->theme : NULL;
}

/* The workstation answers with an exit status of its own, and a sentence where it failed. */
static enum dk_rc
ended(struct dk_cli *c, int status, struct dk_err *err)
{
	c->status = status;
	return err->text[0] != '\0' && status != DK_EXIT_DONE ? err->rc : DK_OK;
}

/* In lines where they are asked for, or where a terminal can show nothing else. */
static bool
wants_lines(const struct dk_cli *c)
{
	const char *said = dk_opt_value(&c->global, "ui"), *term = getenv("TERM");

	if (said != NULL)
		return strcmp(said, "lines") == 0;
	return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) &&
	    (term == NULL || term[0] == '\0' || strcmp(term, "dumb") == 0);
}

static enum dk_rc
workstation(struct dk_cli *c, struct dk_err *err)
{
	struct dk_ui_options o = { .idle_lock_ms = 0 };
	int64_t minutes = 0;
	const char *ui = dk_opt_value(&c->global, "ui");
	bool signed_in, in_lines = wants_lines(c);
	enum dk_rc rc;

	if (ui != NULL && strcmp(ui, "lines") != 0 && strcmp(ui, "screen") != 0)
		return dk_cli_usage(c, err, "--ui is lines or screen.");
	if (!in_lines && (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)))
		return dk_cli_usage(c, err,
		    "The workstation needs a terminal. Without one use "
		    "`docket script FILE` or a command; `docket help` lists them.");
	rc = dk_cli_open_screen(c, &signed_in, err);
	if (rc == DK_OK)
		rc = dk_setting_i64(c->session, "idle_lock_minutes", &minutes, err);
	if (rc == DK_OK)
		rc = dk_setting_bool(c->session, "allow_suspend", &o.may_suspend, err);
	if (rc == DK_OK)
		rc = dk_setting_bool(c->session, "terminal_clipboard", &o.may_clip, err);
	if (rc != DK_OK)
		return rc;
	o.theme = theme(c);
	o.out = stdout;
	o.first = signed_in ? "home" : "signin";
	o.idle_lock_ms = minutes * 60000;
	return ended(c, in_lines ? dk_ui_lines(c->session, &o, err) :
	    dk_ui_main(c->session, &o, err), err);
}

static enum dk_rc
script(struct dk_cli *c, struct dk_err *err)
{
	struct dk_ui_options o = { .first = dk_opt_given(&c->opts, "signin") ? "signin" : "home",
		.counts = dk_opt_given(&c->opts, "count"),
		.out = stdout };
	const char *size = dk_cli_opt(c, "size");
	enum dk_rc rc;

	if (size != NULL && !dk_ui_size_parse(size, &o.rows, &o.cols))
		return dk_cli_usage(c, err, "--size is columns and rows, such as 80x24.");
	if ((rc = dk_cli_open(c, err)) != DK_OK)
		return rc;
	o.theme = theme(c);
	if (dk_opt_given(&c->opts, "signin"))
		dk_session_sign_out(c->session);
	return ended(c, dk_ui_script(c->session, dk_cli_arg(c, 0), &o, err), err);
}

/* A bug has said where it is; the status says that it was one. */
static void
on_abort(int sig)
{
	(void)sig;
	_exit(DK_EXIT_BUG);
}

int
main(int argc, char **argv)
{
	static const struct dk_front front = { .workstation = workstation, .script = script };

	if (argc < 1)
		return DK_EXIT_USAGE;
	signal(SIGABRT, on_abort);
	signal(SIGXFSZ, SIG_IGN); /* a size limit is a full disk: an error, not an end */
	setlocale(LC_ALL, "");
	setlocale(LC_NUMERIC, "C");
	return dk_cli_main(argv, &front);
}
