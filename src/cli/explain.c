/* explain.c - `docket order explain`: a figure of an order as a formula over its inputs. */
#include "cli/explain.h"

#include "cli/find.h"
#include "docket/explain.h"

static void
print_json(struct dk_cli *c, const struct dk_explanation *x, int64_t line)
{
	dk_out_object(&c->out, NULL);
	dk_out_str(&c->out, "figure", x->figure);
	if (line != 0)
		dk_out_int(&c->out, "line", line);
	else
		dk_out_null(&c->out, "line");
	dk_out_str(&c->out, "value", x->value);
	dk_out_str(&c->out, "formula", x->formula);
	dk_out_str(&c->out, "why", x->why);
	dk_out_array(&c->out, "inputs");
	for (size_t i = 0; i < x->count; i++) {
		const struct dk_explain_input *in = &x->inputs[i];

		dk_out_object(&c->out, NULL);
		dk_out_str(&c->out, "name", in->name);
		dk_out_str(&c->out, "value", in->value);
		dk_out_str(&c->out, "what", in->what);
		dk_out_str(&c->out, "kind", in->kind[0] != '\0' ? in->kind : NULL);
		dk_out_str(&c->out, "ref", in->ref[0] != '\0' ? in->ref : NULL);
		dk_out_end(&c->out);
	}
	dk_out_end(&c->out);
	dk_out_json(&c->out, "trail", x->trail);
	dk_out_end(&c->out);
}

static void
print_text(struct dk_cli *c, const struct dk_explanation *x)
{
	dk_out_line(&c->out, "%s = %s", x->figure, x->value);
	dk_out_line(&c->out, "  = %s", x->formula);
	for (size_t i = 0; i < x->count; i++)
		dk_out_line(&c->out, "  %-12s %12s  %s", x->inputs[i].name, x->inputs[i].value,
		    x->inputs[i].what);
	if (x->why[0] != '\0')
		dk_out_line(&c->out, "  %s", x->why);
	if (x->trail[0] != '\0')
		dk_out_line(&c->out, "  %s", x->trail);
}

enum dk_rc
dk_explain_run(struct dk_cli *c, struct dk_err *err)
{
	struct dk_explain_ask ask = { .figure = dk_cli_arg(c, 1) };
	struct dk_explanation x;
	enum dk_rc rc = dk_cli_line(c, "line", &ask.line_no, err);

	if (rc == DK_OK)
		rc = dk_cli_order(c, dk_cli_arg(c, 0), &ask.id, err);
	if (rc == DK_OK)
		rc = dk_order_explain(c->session, &c->arena, &ask, &x, err);
	if (rc == DK_EINPUT)
		c->status = DK_EXIT_USAGE; /* no such figure */
	if (rc != DK_OK)
		return rc;
	if (c->json)
		print_json(c, &x, ask.line_no);
	else
		print_text(c, &x);
	return DK_OK;
}
