/*
 * xlsx.c - a workbook as an Excel file, by libxlsxwriter.
 *
 * The library writes to a path only, so the file is made in the temporary folder, read back and
 * removed. Strings are validated before they come here, formulas are built from cell references
 * alone, and the time of creation is that of the data: same data, same bytes.
 */
#include "out/format/format.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "out/format/xlsx.h"
#include "out/numeric.h"

#define LARGE 50000             /* cells from which on rows are not kept in memory */
#define NO_TIME 315532800       /* 1980: what a zip calls no time; 0 would mean now */

static size_t
cell_count(const struct dk_workbook *w)
{
	size_t n = 0;

	for (size_t i = 0; i < w->table_count; i++)
		n += w->tables[i]->row_count * w->tables[i]->column_count;
	return n;
}

static enum dk_rc
check_size(const struct dk_workbook *w, struct dk_err *err)
{
	for (size_t i = 0; i < w->table_count; i++)
		if (w->tables[i]->row_count > XLSX_ROWS_MAX || w->tables[i]->column_count > 16384)
			return dk_fail(err, DK_EINPUT, "format",
			    "%s has %zu rows, a sheet holds %d; narrow the filter or take csv.",
			    w->tables[i]->title, w->tables[i]->row_count, XLSX_ROWS_MAX);
	return DK_OK;
}

static void
name_sheets(struct xlsx *x)
{
	size_t n = x->w->table_count;
	const char **all = dk_arena_array(x->a, n + 3, sizeof(char *));

	/* these must stay free */
	all[0] = "Cover";
	all[1] = "About";
	all[2] = "Charts";
	for (size_t i = 0; i < n; i++)
		all[i + 3] = xlsx_sheet_name(x->a, x->w->tables[i]->name, all, i + 3);
	x->names = all + 3;
}

static void
set_properties(struct xlsx *x)
{
	time_t created = (time_t)(x->w->created_ms / 1000);
	lxw_doc_properties p = { .title = dk_arena_dup(x->a, xlsx_text(x->a, x->w->title)),
		.company = dk_arena_dup(x->a, xlsx_text(x->a, x->w->company)),
		.author = dk_arena_dup(x->a, "docket"),
		.created = created > NO_TIME ? created : NO_TIME };

	workbook_set_properties(x->book, &p);
}

static enum dk_rc
write_file(const struct dk_workbook *w, const char *path, struct dk_err *err)
{
	struct dk_arena a = { 0 };
	struct xlsx x = { .w = w, .a = &a };
	lxw_workbook_options options = { .constant_memory = cell_count(w) > LARGE };
	lxw_error why;

	x.book = workbook_new_opt(path, &options);
	dk_assert(x.book != NULL);
	name_sheets(&x);
	set_properties(&x);
	if (w->has_cover)
		xlsx_write_cover(&x);
	for (size_t i = 0; i < w->table_count; i++)
		xlsx_write_table(&x, i);
	xlsx_write_charts(&x);
	if (!w->has_cover)
		xlsx_write_cover(&x);
	why = workbook_close(x.book);
	dk_arena_free(&a);
	if (why != LXW_NO_ERROR)
		return dk_fail(err, DK_EIO, "file",
		    "The workbook could not be made (%s); make room in the temporary folder.",
		    lxw_strerror(why));
	return DK_OK;
}

static enum dk_rc
read_back(int fd, struct dk_buf *out, struct dk_err *err)
{
	char block[65536];
	ssize_t n;

	while ((n = read(fd, block, sizeof(block))) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return dk_fail(err, DK_EIO, "file", "The temporary folder failed (%s).",
			    strerror(errno));
		if (!dk_buf_try(out, block, (size_t)n))
			return dk_fail(err, DK_EINPUT, "format",
			    "The workbook is too large; narrow the filter or choose csv.");
	}
	return DK_OK;
}

static enum dk_rc
print_workbook(const struct dk_workbook *w, struct dk_buf *out, struct dk_err *err)
{
	const char *folder = getenv("TMPDIR");
	struct dk_numeric plain;
	char path[4096];
	enum dk_rc rc;
	int fd;

	if ((rc = check_size(w, err)) != DK_OK)
		return rc;
	if (folder == NULL || *folder == '\0')
		folder = "/tmp";
	if (snprintf(path, sizeof(path), "%s/docket-XXXXXX", folder) >= (int)sizeof(path) ||
	    (fd = mkostemp(path, O_CLOEXEC)) < 0)
		return dk_fail(err, DK_EIO, "file",
		    "Nothing can be written to the folder %s; set TMPDIR to one that can.", folder);
	plain = dk_numeric_begin();
	rc = write_file(w, path, err);
	dk_numeric_end(plain);
	if (rc == DK_OK)
		rc = read_back(fd, out, err);
	(void)close(fd);
	(void)unlink(path);
	return rc;
}

const struct dk_format dk_format_xlsx = {
	.name = "xlsx", .suffix = "xlsx", .workbook = print_workbook,
};
