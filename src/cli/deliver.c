/* deliver.c - documents and reports to files or standard output. */
#include "cli/deliver.h"

#include <string.h>

enum dk_rc
dk_deliver_format(struct dk_cli *c, const struct dk_format **out, struct dk_err *err)
{
	const char *file = dk_cli_opt(c, "o"), *names = "";

	if (file == NULL)
		*out = dk_format_find(c->json ? "json" : "text");
	else
		*out = strcmp(file, "-") == 0 ? dk_format_find("text") : dk_format_of_file(file);
	if (*out != NULL)
		return DK_OK;
	for (size_t i = 0; dk_format_at(i) != NULL; i++)
		names =
		    dk_fmt(&c->arena, "%s%s.%s", names, i > 0 ? ", " : "", dk_format_at(i)->suffix);
	return dk_cli_usage(c, err, "The name of %.200s should end in one of %s.", file, names);
}

enum dk_rc
dk_deliver(struct dk_cli *c, const struct dk_buf *data, struct dk_err *err)
{
	const char *file = dk_cli_opt(c, "o");
	enum dk_rc rc;

	if (file == NULL || strcmp(file, "-") == 0) {
		dk_buf_add(&c->out.buf, dk_buf_text(data), data->len);
		return DK_OK;
	}
	if ((rc = dk_out_file(file, data, err)) != DK_OK)
		return rc;
	if (c->json) {
		dk_out_object(&c->out, NULL);
		dk_out_str(&c->out, "file", file);
		dk_out_int(&c->out, "bytes", (int64_t)data->len);
		dk_out_end(&c->out);
	} else {
		dk_cli_note(c, "%s", file);
	}
	return DK_OK;
}
