/* document.c - finds documents and prints them. */
#include <string.h>

#include "out/doc/doc.h"

static const struct dk_doc *const docs[] = {
#define DK_DOC(name) &dk_doc_##name,
#include "out/doc/docs.def"
#undef DK_DOC
};

const struct dk_document_info *
dk_document_at(size_t index)
{
	return index < DK_COUNT(docs) ? &docs[index]->info : NULL;
}

const struct dk_document_info *
dk_document_named(const char *name)
{
	for (size_t i = 0; i < DK_COUNT(docs); i++)
		if (strcmp(docs[i]->info.name, name) == 0)
			return &docs[i]->info;
	return NULL;
}

static enum dk_rc
find(const char *name, const struct dk_doc **out, struct dk_err *err)
{
	struct dk_buf names = { 0 };
	enum dk_rc rc = DK_OK;

	*out = NULL;
	for (size_t i = 0; i < DK_COUNT(docs); i++) {
		if (strcmp(docs[i]->info.name, name) == 0)
			*out = docs[i];
		dk_buf_fmt(&names, "%s%s", i > 0 ? ", " : "", docs[i]->info.name);
	}
	if (*out == NULL)
		rc = dk_fail(err, DK_ENOTFOUND, "document",
		    "There is no document '%.40s'; there are %s.", name, names.data);
	dk_buf_free(&names);
	return rc;
}

enum dk_rc
dk_document_make(struct dk_session *s, struct dk_arena *a, const char *doc, dk_id id,
    struct dk_paper **out, struct dk_err *err)
{
	const struct dk_doc *d;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	if (rc == DK_OK)
		rc = find(doc, &d, err);
	if (rc == DK_OK && d->make == NULL)
		rc = dk_fail(err, DK_EINPUT, "document",
		    "A %s is no paper; print it, or write it to a file.", d->info.name);
	return rc == DK_OK ? d->make(s, a, id, out, err) : rc;
}

static enum dk_rc
print_labels(struct dk_session *s, const struct dk_doc *d, dk_id id, const struct dk_format *f,
    struct dk_buf *out, struct dk_err *err)
{
	const struct dk_label_query q = { id, 0, "" };
	struct dk_arena tmp = { 0 };
	struct dk_labels labels;
	enum dk_rc rc = d->labels(s, &tmp, &q, &labels, err);

	if (rc == DK_OK)
		rc = dk_labels_print(&labels, f, out, err);
	dk_arena_free(&tmp);
	return rc;
}

enum dk_rc
dk_document_print(struct dk_session *s, const char *doc, dk_id id, const char *format,
    struct dk_buf *out, struct dk_err *err)
{
	const struct dk_format *f = dk_format_find(format);
	struct dk_arena tmp = { 0 };
	struct dk_paper *p = NULL;
	const struct dk_doc *d;
	enum dk_rc rc;

	if (f == NULL)
		return dk_fail(err, DK_EINPUT, "format",
		    "There is no format '%.20s'; choose pdf or text.", format);
	if ((rc = find(doc, &d, err)) != DK_OK || d->labels != NULL)
		return rc == DK_OK ? print_labels(s, d, id, f, out, err) : rc;
	rc = dk_document_make(s, &tmp, doc, id, &p, err);
	if (rc == DK_OK)
		rc = dk_paper_print(p, f, out, err);
	dk_arena_free(&tmp);
	return rc;
}
