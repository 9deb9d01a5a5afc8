/* format.c - finds formats and prints through them. */
#include "out/format/format.h"

#include <strings.h>

static const struct dk_format *const formats[] = {
#define DK_FORMAT(name) &dk_format_##name,
#include "out/format/formats.def"
#undef DK_FORMAT
};

const struct dk_format *
dk_format_at(size_t index)
{
	return index < DK_COUNT(formats) ? formats[index] : NULL;
}

const struct dk_format *
dk_format_find(const char *name)
{
	for (size_t i = 0; i < DK_COUNT(formats); i++)
		if (strcasecmp(formats[i]->name, name) == 0 ||
		    strcasecmp(formats[i]->suffix, name) == 0)
			return formats[i];
	return NULL;
}

const struct dk_format *
dk_format_of_file(const char *path)
{
	const char *slash = strrchr(path, '/'), *dot = strrchr(path, '.');

	if (dot == NULL || (slash != NULL && dot < slash))
		return NULL;
	return dk_format_find(dot + 1);
}

enum dk_rc
dk_workbook_print(const struct dk_workbook *w, const struct dk_format *f, struct dk_buf *out,
    struct dk_err *err)
{
	if (f->workbook == NULL)
		return dk_fail(err, DK_EINPUT, "format",
		    "Reports are not printed as %s; choose xlsx, csv, json, text or pdf.", f->name);
	return f->workbook(w, out, err);
}

enum dk_rc
dk_table_print(struct dk_table *t, const struct dk_format *f, struct dk_buf *out,
    struct dk_err *err)
{
	struct dk_workbook w = { .title = t->title, .company = "", .digest = "", .tables = &t,
		.table_count = 1 };

	return dk_workbook_print(&w, f, out, err);
}

enum dk_rc
dk_paper_print(const struct dk_paper *p, const struct dk_format *f, struct dk_buf *out,
    struct dk_err *err)
{
	if (f->paper == NULL)
		return dk_fail(err, DK_EINPUT, "format",
		    "Documents are not printed as %s; choose pdf or text.", f->name);
	return f->paper(p, out, err);
}

enum dk_rc
dk_labels_print(const struct dk_labels *l, const struct dk_format *f, struct dk_buf *out,
    struct dk_err *err)
{
	if (f->labels == NULL)
		return dk_fail(err, DK_EINPUT, "format",
		    "Labels are not printed as %s; choose pdf, zpl or text.", f->name);
	return f->labels(l, out, err);
}
