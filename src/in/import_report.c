/* import_report.c - faults as FILE:LINE: column: reason, and the file of rejected rows. */
#include "in/import_report.h"

#include <errno.h>
#include <string.h>

#include "docket/buf.h"
#include "docket/text.h"

enum dk_rc
import_report_open(struct import_report *r, struct dk_err *err)
{
	if (r->req->rejects == NULL)
		return DK_OK;
	if (strcmp(r->req->rejects, r->req->path) == 0)
		return dk_fail(err, DK_EINPUT, "rejects",
		    "The rejects would overwrite the file that is read; name another.");
	r->rejects = fopen(r->req->rejects, "wb");
	if (r->rejects == NULL)
		return dk_fail(err, DK_EIO, "rejects", "%s cannot be written: %s.", r->req->rejects,
		    strerror(errno));
	return DK_OK;
}

static void
write_out(struct import_report *r, const char *s, size_t len)
{
	if (r->rejects != NULL && fwrite(s, 1, len, r->rejects) != len)
		r->failed = true;
}

static void
write_quoted(struct import_report *r, const char *s, size_t len)
{
	write_out(r, "\"", 1);
	for (size_t i = 0; i < len; i++) {
		if (s[i] == '"')
			write_out(r, "\"", 1);
		if (s[i] != '\0')
			write_out(r, s + i, 1);
	}
	write_out(r, "\"", 1);
}

/* A row that is no sound CSV stands as one quoted field, so that the rest stays readable. */
static void
write_csv_row(struct import_report *r, const struct import_line *l)
{
	if (l->is_whole)
		write_out(r, l->raw, l->raw_len);
	else
		write_quoted(r, l->raw, l->raw_len);
	for (size_t i = 1; !l->is_whole && i < r->width; i++)
		write_out(r, ",", 1);
	write_out(r, ",", 1);
	write_quoted(r, l->reason, strlen(l->reason));
	write_out(r, "\n", 1);
}

static void
write_json_row(struct import_report *r, const struct import_line *l)
{
	struct dk_buf b = { 0 };

	dk_buf_fmt(&b, "{\"line\":%zu,\"reason\":", l->line);
	dk_buf_json(&b, l->reason);
	dk_buf_str(&b, ",\"row\":");
	write_out(r, b.data, b.len);
	dk_buf_clear(&b);
	if (l->is_whole)
		write_out(r, l->raw, l->raw_len);
	else if (dk_utf8_valid(l->raw, l->raw_len) && strlen(l->raw) >= l->raw_len) {
		dk_buf_json(&b, l->raw);
		write_out(r, b.data, b.len);
	} else {
		write_out(r, "null", 4);
	}
	write_out(r, "}\n", 2);
	dk_buf_free(&b);
}

void
import_report_header(struct import_report *r, const struct dk_csv_row *header)
{
	size_t len = header->raw_len;

	while (len > 0 && strchr("\r\n", header->raw[len - 1]) != NULL)
		len--;
	r->width = header->count;
	write_out(r, header->raw, len);
	write_out(r, ",reason\n", 8);
}

void
import_report_fault(struct import_report *r, size_t line, const char *column, const char *reason)
{
	struct dk_import_summary *out = r->out;
	const char *text;

	if (out->fault_count == DK_IMPORT_FAULTS_MAX) {
		out->faults_left++;
		return;
	}
	if (out->faults == NULL)
		out->faults = dk_arena_array(r->keep, DK_IMPORT_FAULTS_MAX, sizeof(const char *));
	/* a header may be a whole line of somebody's file; the reason must still be seen */
	column = dk_text_clip(r->keep, column, 40);
	text = dk_fmt(r->keep, "%s:%zu: %s%s%s", r->req->path, line, column,
	    *column != '\0' ? ": " : "", reason);
	out->faults[out->fault_count++] = dk_text_visible(r->keep, text);
}

void
import_report_row(struct import_report *r, const struct import_line *l)
{
	import_report_fault(r, l->line, l->column, l->reason);
	r->out->rejected++;
	if (l->rc == DK_EINPUT)
		r->not_read++;
	else if (!l->by_map)
		r->out->refused++;
	if (r->rejects == NULL)
		return;
	if (l->object != NULL || r->width == 0)
		write_json_row(r, l);
	else
		write_csv_row(r, l);
}

enum dk_rc
import_report_close(struct import_report *r, struct dk_err *err)
{
	if (r->rejects == NULL)
		return DK_OK;
	if (fclose(r->rejects) != 0)
		r->failed = true;
	r->rejects = NULL;
	return !r->failed ? DK_OK :
	    dk_fail(err, DK_EIO, "rejects", "%s could not be written; nothing was changed.",
		r->req->rejects);
}
