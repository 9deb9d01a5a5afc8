/* cmd_calc.c - `docket calc`: what docket will charge, for integrators and for the oracle tests. */
#include <string.h>

#include "cli/calc.h"
#include "cli/calc_ubl.h"
#include "cli/cli.h"
#include "cli/mail_found.h"
#include "cli/open.h"

#define DK_CALC(name) extern const struct dk_calc dk_calc_##name;
#include "cli/calcs.def"
#undef DK_CALC

static const struct dk_calc *const kinds[] = {
#define DK_CALC(name) &dk_calc_##name,
#include "cli/calcs.def"
#undef DK_CALC
};

#define COMPLAINTS_MAX 100

struct tally {
	int64_t cases, agree, differ, not_represented, contradict, bad;
};

static const struct dk_calc *
find_kind(const char *name)
{
	for (size_t i = 0; i < DK_COUNT(kinds); i++)
		if (strcmp(kinds[i]->name, name) == 0)
			return kinds[i];
	return NULL;
}

static const char *
kind_names(struct dk_arena *a)
{
	const char *list = "";

	for (size_t i = 0; i < DK_COUNT(kinds); i++)
		list = dk_fmt(a, "%s%s%s", list, i > 0 ? ", " : "", kinds[i]->name);
	return list;
}

/* One case, one line of the answer. */
static void
run_case(struct dk_cli *c, const struct dk_calc *kind, const struct dk_json *in,
    struct tally *tally)
{
	struct dk_arena a = { 0 };
	struct dk_calc_case cs = { .arena = &a, .in = in, .out = &c->out };
	bool represented;

	dk_out_object(&c->out, NULL);
	represented = kind->run(&cs);
	tally->cases++;
	if (!represented) {
		dk_out_null(&c->out, "docket");
		dk_out_str(&c->out, "why", cs.why);
		tally->not_represented++;
	} else if (cs.has_expected) {
		dk_out_bool(&c->out, "agrees", !cs.differs);
		if (cs.contradiction != NULL) {
			dk_out_str(&c->out, "contradiction", cs.contradiction);
			tally->contradict++;
		}
		if (cs.differs)
			tally->differ++;
		else
			tally->agree++;
	}
	dk_out_end(&c->out);
	dk_arena_free(&a);
}

static void
complain(struct dk_cli *c, const char *name, size_t line, const struct dk_err *why, int64_t bad)
{
	struct dk_err err;

	if (bad > COMPLAINTS_MAX)
		return;
	dk_fail(&err, DK_EINPUT, why->field, "%.200s:%zu: %s", name, line, why->text);
	dk_cli_complain(c, &err);
}

static enum dk_rc
run_stream(struct dk_cli *c, const struct dk_calc *kind, struct dk_json_stream *st,
    struct tally *tally, struct dk_err *err)
{
	struct dk_arena a = { 0 };
	const struct dk_json *in;
	enum dk_rc rc;

	for (;; dk_arena_free(&a)) {
		in = NULL;
		rc = dk_json_next(st, &a, &in, err);
		if (rc == DK_OK && in == NULL)
			break;
		if (rc == DK_OK && in->kind != DK_JSON_OBJECT)
			rc = dk_fail(err, DK_EINPUT, NULL, "A case is a JSON object: {...}.");
		if (rc == DK_OK)
			run_case(c, kind, in, tally);
		else if (rc == DK_EINPUT)
			complain(c, dk_cli_arg(c, 1), dk_json_line(st), err, ++tally->bad);
		else
			break;
	}
	dk_arena_free(&a);
	return rc;
}

static enum dk_rc
finish(struct dk_cli *c, const struct tally *tally, struct dk_err *err)
{
	dk_out_object(&c->out, NULL);
	dk_out_int(&c->out, "cases", tally->cases);
	dk_out_int(&c->out, "agree", tally->agree);
	dk_out_int(&c->out, "differ", tally->differ);
	dk_out_int(&c->out, "not_represented", tally->not_represented);
	if (tally->contradict > 0) /* of those that differ */
		dk_out_int(&c->out, "contradict", tally->contradict);
	dk_out_end(&c->out);
	if (tally->bad > 0)
		return dk_fail(err, DK_EINPUT, NULL,
		    "%lld of the lines of %.200s could not be read.", (long long)tally->bad,
		    dk_cli_arg(c, 1));
	if (tally->differ > 0)
		c->status = DK_EXIT_NO;
	return DK_OK;
}

static enum dk_rc
run(struct dk_cli *c, struct dk_err *err)
{
	const struct dk_calc *kind = find_kind(dk_cli_arg(c, 0));
	struct tally tally = { 0 };
	struct dk_json_stream *st;
	FILE *f;
	enum dk_rc rc;

	if (kind == NULL)
		return dk_cli_usage(c, err, "`docket calc` knows no kind %.40s. It knows: %s.",
		    dk_cli_arg(c, 0), kind_names(&c->arena));
	if ((rc = dk_cli_file(c, dk_cli_arg(c, 1), &f, err)) != DK_OK)
		return rc;
	st = dk_json_open(f);
	rc = run_stream(c, kind, st, &tally, err);
	dk_json_close(st);
	if (f != stdin)
		fclose(f);
	return rc == DK_OK ? finish(c, &tally, err) : rc;
}

static const struct dk_verb verbs[] = {
	{ "", "KIND FILE",
	    "Computes cases in FILE (`-`: standard input): gs1, invoice, money, numbers, rules.",
	    NULL, 2, 2, false, run },
	{ "mail", "FILE",
	    "What the recogniser finds in messages: .eml, a Maildir, or JSON lines with b64.",
	    NULL, 1, 1, true, dk_calc_mail },
	{ "ubl", "FILE",
	    "The rules of EN 16931 and Peppol that a UBL document breaks; ends with 1 when any.",
	    NULL, 1, 1, false, dk_calc_ubl },
	{ NULL, NULL, NULL, NULL, 0, 0, false, NULL },
};

const struct dk_command dk_command_calc = {
	.name = "calc",
	.summary = "docket's arithmetic without a database",
	.verbs = verbs,
};
