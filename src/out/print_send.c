/* print_send.c - a job of the queue is rendered, handed over, and what was heard is kept. */
#include "docket/print_send.h"

#include <string.h>

#include "docket/document.h"
#include "docket/format.h"
#include "docket/label.h"
#include "docket/print_attempt.h"
#include "docket/text.h"
#include "out/spool.h"

#define TITLE_CELLS 80

/* "REPRINT 2 of 3" */
static const char *
copy_mark(struct dk_arena *a, const struct dk_print_job *j)
{
	return dk_fmt(a, "%s %s", strcmp(j->document, "invoice") == 0 ? "COPY" : "REPRINT",
	    dk_print_copy(a, j) + strlen("reprint "));
}

/* What tells a copy from the original: large across a sheet, and among the facts. */
static void
mark_copy(struct dk_paper *p, const struct dk_print_job *j)
{
	const char *copy = dk_print_copy(p->arena, j);

	p->first_page = (int)j->from_page;
	if (j->copy_no < 2)
		return;
	dk_paper_fact(p, "Copy", copy);
	if (p->size != DK_PAPER_4X6 && p->watermark[0] == '\0')
		dk_paper_watermark(p, copy_mark(p->arena, j));
}

/* A second label of a carton bears its serial number once more: it says so, lest both are used. */
static enum dk_rc
render_labels(struct dk_session *s, struct dk_arena *a, const struct dk_print_job *j,
    const struct dk_format *f, struct dk_buf *out, struct dk_err *err)
{
	const struct dk_label_query q = { .shipment_id = j->subject_id, .only = "" };
	struct dk_labels labels;
	enum dk_rc rc = dk_labels_make(s, a, &q, &labels, err);

	if (rc == DK_OK && j->from_page > (int64_t)labels.count)
		return dk_fail(err, DK_EINPUT, "page", "There are %zu labels, none is the %lldth.",
		    labels.count, (long long)j->from_page);
	if (rc != DK_OK)
		return rc;
	for (size_t i = 0; j->copy_no > 1 && i < labels.count; i++)
		labels.list[i].copy = copy_mark(a, j);
	labels.list += j->from_page - 1;
	labels.count -= (size_t)(j->from_page - 1);
	return dk_labels_print(&labels, f, out, err);
}

static enum dk_rc
render(struct dk_session *s, struct dk_arena *a, const struct dk_print_job *j, const char *format,
    struct dk_buf *out, struct dk_err *err)
{
	const struct dk_format *f = dk_format_find(format);
	struct dk_paper *p = NULL;
	enum dk_rc rc;

	if (f == NULL)
		return dk_fail(err, DK_EINPUT, "format",
		    "%s cannot be made as %s; set another format for its printer.", j->document,
		    format);
	if (strcmp(j->document, "label") == 0)
		return render_labels(s, a, j, f, out, err);
	rc = dk_document_make(s, a, j->document, j->subject_id, &p, err);
	if (rc != DK_OK)
		return rc;
	mark_copy(p, j);
	return dk_paper_print(p, f, out, err);
}

/* "packing-slip S1007, reprint 2 of 2": a line for the print program, whatever the number holds. */
static const char *
title_of(struct dk_arena *a, const struct dk_print_job *j)
{
	return dk_text_clip(a, dk_text_visible(a, dk_fmt(a, "%s %s%s%s", j->document, j->number,
	    j->copy_no > 1 ? ", " : "", j->copy_no > 1 ? dk_print_copy(a, j) : "")), TITLE_CELLS);
}

static enum dk_rc
hand_over(struct dk_session *s, struct dk_arena *a, const struct dk_print_offer *o,
    struct dk_print_sent *out, struct dk_err *err)
{
	bool is_raw = strcmp(o->format, "zpl") == 0; /* the printer takes the bytes as they are */
	const char *const argv[] = { o->program, "-d", o->printer, "-t", title_of(a, o->job),
		is_raw ? "-o" : NULL, "raw", NULL };
	const struct dk_spool job = { .argv = argv, .called = "print program",
		.seconds = o->seconds };
	struct dk_buf data = { 0 };
	char said[DK_SPOOL_SAID];
	struct dk_err ignored;
	enum dk_rc rc = render(s, a, o->job, o->format, &data, err);

	if (rc != DK_OK) {
		if (dk_print_fail(s, o->job->id, err->text, &ignored) != DK_OK)
			rc = DK_EDB;
		dk_buf_free(&data);
		return rc;
	}
	rc = dk_print_begin(s, o, &data, err);
	if (rc == DK_OK) {
		out->outcome = dk_spool(&job, &data, said);
		out->said = dk_arena_dup(a, said);
		rc = dk_print_end(s, o, out->outcome, said, err);
	}
	dk_buf_free(&data);
	return rc;
}

enum dk_rc
dk_print_send(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_print_sent *out,
    struct dk_err *err)
{
	struct dk_print_offer o = { 0 };
	const char *key = s->once_key;
	enum dk_rc rc;

	*out = (struct dk_print_sent){ .outcome = DK_PRINT_WAITING, .said = "" };
	s->once_key = ""; /* a paper is sent once anyhow, in steps of their own */
	rc = dk_print_offer(s, a, id, &o, err);
	out->job = o.job;
	if (rc == DK_OK)
		rc = hand_over(s, a, &o, out, err);
	s->once_key = key;
	return rc;
}

enum dk_rc
dk_print_preview(struct dk_session *s, dk_id id, struct dk_buf *out, struct dk_err *err)
{
	struct dk_print_offer o = { 0 };
	struct dk_arena tmp = { 0 };
	/* one that cannot be sent now is shown all the same: its numbers are in the offer */
	enum dk_rc rc = dk_print_offer(s, &tmp, id, &o, err);

	if (o.job != NULL)
		rc = render(s, &tmp, o.job, "text", out, err);
	dk_arena_free(&tmp);
	return rc;
}
