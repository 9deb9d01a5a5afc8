/*
 * step.h - the steps of one kind of document as commands: the first argument names the document,
 * it takes a step, and the answer is how it stands now.
 */
#ifndef CLI_STEP_H
#define CLI_STEP_H

#include "cli/cli.h"

struct dk_steps {
	enum dk_rc (*find)(struct dk_session *s, const char *number, dk_id *out,
	    struct dk_err *err);
	enum dk_rc (*answer)(struct dk_cli *c, dk_id id, struct dk_err *err);
};

typedef enum dk_rc dk_step(struct dk_session *s, dk_id id, struct dk_err *err);
typedef enum dk_rc dk_step_with(struct dk_session *s, dk_id id, const char *text,
    struct dk_err *err);

/* No step: how it stands. */
enum dk_rc dk_step_show(struct dk_cli *c, const struct dk_steps *of,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_step_take(struct dk_cli *c, const struct dk_steps *of, dk_step *step,
    struct dk_err *err) DK_MUST_USE;
/* With the text of an option: 64 without it; or "" without it. */
enum dk_rc dk_step_why(struct dk_cli *c, const struct dk_steps *of, const char *option,
    dk_step_with *step, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_step_note(struct dk_cli *c, const struct dk_steps *of, const char *option,
    dk_step_with *step, struct dk_err *err) DK_MUST_USE;
/* Its paper, to where the options of cli/deliver.h say. */
enum dk_rc dk_step_print(struct dk_cli *c, const struct dk_steps *of, const char *document,
    struct dk_err *err) DK_MUST_USE;

#endif
