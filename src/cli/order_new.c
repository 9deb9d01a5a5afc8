/* order_new.c - `docket order new`: a file becomes an order. */
#include "cli/order_new.h"

#include "cli/show_order.h"
#include "cli/word.h"
#include "docket/order_file.h"

/* What stops it, in one sentence; the findings have all of it. */
static enum dk_rc
refuse(struct dk_cli *c, const struct dk_order_made *made, struct dk_err *err)
{
	const struct dk_order *o = made->order;

	for (size_t i = 0; i < o->finding_count; i++) {
		const struct dk_finding *f = &o->findings[i];

		if (f->severity == DK_REFUSE)
			return dk_fail(err, DK_EREFUSED, f->code, "%s%s", f->text,
			    made->id != 0 ? " It is kept as a draft." : " Nothing was stored.");
	}
	c->status = DK_EXIT_NO;
	return DK_OK;
}

static enum dk_rc
answer(struct dk_cli *c, const struct dk_order_made *made, struct dk_err *err)
{
	struct dk_order *o = made->order;

	if (made->id == 0)
		o->id = 0; /* it was undone: the name it had for a moment means nothing */
	if (c->json) {
		dk_out_object(&c->out, NULL);
		dk_show_order_members(c, o);
		dk_out_bool(&c->out, "known", made->was_known);
		dk_out_end(&c->out);
	} else if (c->quiet && !made->is_refused) {
		dk_out_line(&c->out, "%s", dk_show_order_number(c, o));
	} else {
		dk_show_order_text(c, o);
	}
	if (made->was_known)
		dk_cli_note(c, "It was entered before; nothing is changed.");
	return made->is_refused ? refuse(c, made, err) : DK_OK;
}

enum dk_rc
dk_order_new_run(struct dk_cli *c, struct dk_err *err)
{
	unsigned flags = dk_opt_given(&c->opts, "draft") ? DK_KEEP_REFUSED : 0;
	struct dk_order_made made = { .id = 0 };
	struct dk_order_input in = { .lines = NULL };
	const char *file;
	enum dk_rc rc = dk_cli_need(c, "from", &file, err);

	if (rc == DK_OK)
		rc = dk_order_file_load(&c->arena, file, &in, err);
	if (rc == DK_OK)
		rc = dk_order_new(c->session, &c->arena, &in, flags, &made, err);
	if (rc == DK_ENOTFOUND && in.lines != NULL)
		c->status = DK_EXIT_INPUT; /* what the file names is not there: the file is wrong */
	return rc == DK_OK ? answer(c, &made, err) : rc;
}
