/* printer.c - which queue prints what. */
#include "docket/printer.h"

#include <string.h>

#include "core/tell/print.h"
#include "db/fetch.h"
#include "docket/text.h"

enum { NAME_MAX_BYTES = 100 };

static const char SQL_LIST[] =
    "SELECT document, desk, queue, format FROM printer ORDER BY document, desk";
static const char SQL_FIND[] =
    "SELECT document, desk, queue, format FROM printer"
    " WHERE document IN (:document, '') AND desk IN (:desk, '')"
    " ORDER BY document DESC, desk DESC LIMIT 1";
static const char SQL_PUT[] =
    "INSERT INTO printer (document, desk, queue, format) VALUES (:document, :desk, :queue,"
    " :format) ON CONFLICT (document, desk) DO UPDATE SET queue = excluded.queue,"
    " format = excluded.format";
static const char SQL_DROP[] =
    "DELETE FROM printer WHERE document = :document AND desk = :desk";

static struct dk_printer
read_printer(struct dk_stmt *st, struct dk_arena *a)
{
	return (struct dk_printer){ dk_col_text(st, 0, a), dk_col_text(st, 1, a),
		dk_col_text(st, 2, a), dk_col_text(st, 3, a) };
}

enum dk_rc
dk_printer_list(struct dk_session *s, struct dk_arena *a, struct dk_printer **out, size_t *count,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_LIST);
	struct dk_fetch rows = dk_fetch(st, a, sizeof(**out));
	struct dk_printer *row;

	rows.rc = dk_session_may(s, DK_RIGHT_VIEW, err);
	while ((row = dk_fetch_row(&rows, err)) != NULL)
		*row = read_printer(st, a);
	*out = rows.rows;
	*count = rows.count;
	return rows.rc;
}

enum dk_rc
dk_printer_choose(struct dk_session *s, struct dk_arena *a, const char *document,
    struct dk_printer *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_FIND);
	enum dk_rc rc;
	bool more;

	*out = (struct dk_printer){ document, "", "", "pdf" };
	dk_bind_text(st, ":document", document);
	dk_bind_text(st, ":desk", s->desk);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	*out = read_printer(st, a);
	dk_done(st);
	return DK_OK;
}

enum dk_rc
dk_printer_find(struct dk_session *s, struct dk_arena *a, const char *document,
    struct dk_printer *out, struct dk_err *err)
{
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	return rc == DK_OK ? dk_printer_choose(s, a, document, out, err) : rc;
}

/* What a print program takes as the name of a queue, and never as an option of its own. */
static enum dk_rc
check_queue(const char *queue, struct dk_err *err)
{
	if (strcmp(queue, DK_PRINTER_NONE) == 0 || *queue == '\0')
		return DK_OK;
	if (*queue == '-' || strlen(queue) > NAME_MAX_BYTES)
		return dk_fail(err, DK_EINPUT, "queue", "'%.40s' cannot be the name of a queue.",
		    queue);
	for (const char *p = queue; *p != '\0'; p++)
		if ((unsigned char)*p <= ' ' || (unsigned char)*p >= 127 || *p == '/' || *p == '#')
			return dk_fail(err, DK_EINPUT, "queue",
			    "The name of a queue holds letters, digits and -_. ('%.40s' does not)",
			    queue);
	return DK_OK;
}

static enum dk_rc
store(struct dk_change *ch, const struct dk_printer *p, struct dk_err *err)
{
	bool drops = *p->queue == '\0';
	struct dk_stmt *st = dk_sql(ch->session->db, drops ? SQL_DROP : SQL_PUT);
	int64_t changed = 0;
	enum dk_rc rc;

	dk_bind_text(st, ":document", p->document);
	dk_bind_text(st, ":desk", p->desk);
	if (!drops) {
		dk_bind_text(st, ":queue", p->queue);
		dk_bind_text(st, ":format", p->format);
	}
	rc = dk_run(st, &changed, err);
	if (rc == DK_OK && changed == 0)
		rc = dk_fail(err, DK_ENOTFOUND, "printer", "No such printer is set.");
	return rc;
}

enum dk_rc
dk_printer_set(struct dk_session *s, const struct dk_printer *p, struct dk_err *err)
{
	static const char *const formats[] = { "pdf", "text", "zpl" };
	struct dk_arena tmp = { 0 };
	struct dk_change ch;
	char *desk = NULL;
	bool known = false;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_SETTING_EDIT, "printer.set", &ch, err);

	if (rc != DK_OK)
		return rc;
	for (size_t i = 0; i < DK_COUNT(formats); i++)
		known = known || strcmp(formats[i], p->format) == 0;
	if (!known)
		rc = dk_fail(err, DK_EINPUT, "format", "A printer takes pdf, text or zpl.");
	if (rc == DK_OK)
		rc = check_queue(p->queue, err);
	if (rc == DK_OK)
		rc = dk_text_clean(&tmp, p->desk, false, NAME_MAX_BYTES, &desk, err);
	if (rc == DK_OK)
		rc = store(&ch, p, err);
	if (rc == DK_OK) {
		dk_change_subject(&ch, "printer", 1);
		dk_change_text(&ch, "document", p->document);
		dk_change_text(&ch, "desk", p->desk);
		dk_change_text(&ch, "queue", p->queue);
		dk_change_text(&ch, "format", p->format);
	}
	dk_arena_free(&tmp);
	return dk_change_end(&ch, rc, err);
}
