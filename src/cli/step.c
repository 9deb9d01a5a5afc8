/* step.c - find the document, take the step, answer with how it stands. */
#include "cli/step.h"

#include "cli/deliver.h"
#include "cli/word.h"

enum dk_rc
dk_step_show(struct dk_cli *c, const struct dk_steps *of, struct dk_err *err)
{
	dk_id id;
	enum dk_rc rc = of->find(c->session, dk_cli_arg(c, 0), &id, err);

	return rc == DK_OK ? of->answer(c, id, err) : rc;
}

enum dk_rc
dk_step_take(struct dk_cli *c, const struct dk_steps *of, dk_step *step, struct dk_err *err)
{
	dk_id id;
	enum dk_rc rc = of->find(c->session, dk_cli_arg(c, 0), &id, err);

	if (rc == DK_OK)
		rc = step(c->session, id, err);
	return rc == DK_OK ? of->answer(c, id, err) : rc;
}

static enum dk_rc
take_with(struct dk_cli *c, const struct dk_steps *of, dk_step_with *step, const char *text,
    struct dk_err *err)
{
	dk_id id;
	enum dk_rc rc = of->find(c->session, dk_cli_arg(c, 0), &id, err);

	if (rc == DK_OK)
		rc = step(c->session, id, text, err);
	return rc == DK_OK ? of->answer(c, id, err) : rc;
}

enum dk_rc
dk_step_why(struct dk_cli *c, const struct dk_steps *of, const char *option, dk_step_with *step,
    struct dk_err *err)
{
	const char *text;
	enum dk_rc rc = dk_cli_need(c, option, &text, err);

	return rc == DK_OK ? take_with(c, of, step, text, err) : rc;
}

enum dk_rc
dk_step_note(struct dk_cli *c, const struct dk_steps *of, const char *option, dk_step_with *step,
    struct dk_err *err)
{
	return take_with(c, of, step, dk_cli_text(c, option), err);
}

enum dk_rc
dk_step_print(struct dk_cli *c, const struct dk_steps *of, const char *document,
    struct dk_err *err)
{
	dk_id id;
	enum dk_rc rc = of->find(c->session, dk_cli_arg(c, 0), &id, err);

	return rc == DK_OK ? dk_deliver_document(c, document, id, err) : rc;
}
