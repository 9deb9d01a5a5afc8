/* paperwork.c - files made from a screen. */
#include "ui/paperwork.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "docket/csv_field.h"
#include "docket/document.h"
#include "docket/ledger_file.h"
#include "docket/mail_print.h"
#include "docket/out_file.h"
#include "docket/print.h"
#include "docket/printer.h"
#include "docket/report.h"
#include "ui/act/print.h"

enum dk_rc
dk_paper_folder(struct dk_screen *s, const char **out, struct dk_err *err)
{
	const char *path = dk_db_path(s->session->db), *slash = strrchr(path, '/');
	size_t len = slash != NULL ? (size_t)(slash - path) + 1 : 0;

	*out = dk_fmt(&s->data, "%.*spaper", (int)len, path);
	if (mkdir(*out, 0700) == 0 || errno == EEXIST)
		return DK_OK;
	return dk_fail(err, DK_EIO, NULL, "The folder '%s' cannot be made: %s.", *out,
	    strerror(errno));
}

static enum dk_react
keep(struct dk_screen *s, const char *name, const struct dk_buf *data, struct dk_err *err)
{
	const char *where = "", *path;
	enum dk_rc rc = dk_paper_folder(s, &where, err);

	path = dk_fmt(&s->data, "%s/%s", where, name);
	if (rc == DK_OK)
		rc = dk_out_file(path, data, err);
	if (rc != DK_OK)
		return dk_say_err(s, err);
	dk_say(s, DK_LOOK_OK, "%s", path);
	return DK_REDRAW;
}

/* Whether a printer is set for such papers at this desk. */
static bool
has_printer(struct dk_screen *s, const char *doc)
{
	struct dk_printer p;

	return dk_printer_find(s->session, &s->data, doc, &p, NULL) == DK_OK &&
	    *p.queue != '\0' && strcmp(p.queue, DK_PRINTER_NONE) != 0;
}

enum dk_react
dk_print_document(struct dk_screen *s, const char *doc, dk_id id, const char *number)
{
	const struct dk_print_want want = { doc, dk_document_named(doc)->subject, id, number };
	struct dk_err err;
	dk_id job = 0;

	if (dk_print_ask(s->session, &want, &job, &err) != DK_OK)
		return dk_say_err(s, &err);
	(void)act_print_send(s, job);
	return DK_REDRAW;
}

enum dk_react
dk_make_document(struct dk_screen *s, const char *doc, dk_id id, const char *number)
{
	struct dk_buf data = { 0 };
	struct dk_err err;
	enum dk_react did;

	if (has_printer(s, doc))
		return dk_print_document(s, doc, id, number);
	if (dk_document_print(s->session, doc, id, "pdf", &data, &err) != DK_OK)
		did = dk_say_err(s, &err);
	else
		did = keep(s, dk_fmt(&s->data, "%s-%s.pdf", doc, number), &data, &err);
	dk_buf_free(&data);
	return did;
}

enum dk_react
dk_make_report(struct dk_screen *s, const char *name, dk_date day, const char *format)
{
	const struct dk_report_query q = { .name = name, .from = day, .to = day };
	struct dk_buf data = { 0 };
	struct dk_err err;
	enum dk_react did;

	if (dk_report_print(s->session, &q, format, &data, &err) != DK_OK)
		did = dk_say_err(s, &err);
	else
		did = keep(s, dk_fmt(&s->data, "%s-%s.%s", name, dk_date_iso(day).s, format), &data,
		    &err);
	dk_buf_free(&data);
	return did;
}

enum dk_react
dk_make_postings(struct dk_screen *s, dk_id id, const char *format)
{
	struct dk_buf data = { 0 };
	struct dk_err err;
	enum dk_react did;

	if (dk_ledger_file_print(s->session, id, format, &data, &err) != DK_OK)
		did = dk_say_err(s, &err);
	else
		did = keep(s, dk_fmt(&s->data, "postings-%lld.%s", (long long)id, format), &data,
		    &err);
	dk_buf_free(&data);
	return did;
}

enum dk_react
dk_make_mail(struct dk_screen *s, const char *name, const struct dk_mail_reply *m)
{
	struct dk_buf data = { 0 };
	struct dk_err err;
	enum dk_react did;

	dk_mail_print(m, &data);
	did = keep(s, name, &data, &err);
	dk_buf_free(&data);
	return did;
}

/* A name that a clerk may type: no folder, nothing hidden. */
static bool
is_plain(const char *name)
{
	return *name != '\0' && *name != '.' && strchr(name, '/') == NULL && strlen(name) <= 80;
}

enum dk_react
dk_make_csv(struct dk_screen *s, const char *name, const struct dk_texts *texts)
{
	size_t len = strlen(name), cells = (texts->rows + 1) * texts->columns;
	bool has_suffix = len > 4 && strcmp(name + len - 4, ".csv") == 0;
	struct dk_buf data = { 0 };
	struct dk_err err;
	enum dk_react did;

	if (!is_plain(name)) {
		dk_say(s, DK_LOOK_WARN, "type a file name without folders, like orders.csv");
		return DK_STAY;
	}
	for (size_t i = 0; i < cells; i++) {
		/* a lone dash stands for nothing on screens, and is no formula */
		dk_csv_field(&data, texts->cells[i], strcmp(texts->cells[i], "-") != 0);
		dk_buf_str(&data, (i + 1) % texts->columns == 0 ? "\r\n" : ",");
	}
	did = keep(s, dk_fmt(&s->data, "%s%s", name, has_suffix ? "" : ".csv"), &data, &err);
	dk_buf_free(&data);
	return did;
}
