/* import_mail.c - messages into the queue, each once: .eml, a Maildir, JSON lines with `b64`. */
#include "docket/mail_file.h"
#include "docket/mail_order.h"
#include "in/importer.h"

static enum dk_rc
one(void *arg, struct dk_arena *a, const struct dk_mail_file *file, struct dk_err *err)
{
	struct import_run *run = arg;
	enum dk_put did = DK_PUT_UNCHANGED;
	struct dk_mail mail;
	struct dk_err why;
	dk_id id;
	enum dk_rc rc = dk_mail_read(a, file->bytes, file->len, &mail, &why);

	run->out->rows++;
	if (rc != DK_OK)
		return import_spoilt(run, file->line, &why, err);
	rc = dk_mail_put(run->session, &mail, &id, &did, err);
	run->out->added += rc == DK_OK && did == DK_PUT_ADDED;
	run->out->unchanged += rc == DK_OK && did == DK_PUT_UNCHANGED;
	return rc;
}

static enum dk_rc
walk(struct import_run *run, const char *path, struct dk_err *err)
{
	return dk_mail_each(path, one, run, err);
}

const struct dk_importer dk_import_mail = {
	.kind = "mail", .summary = "Messages of customers: .eml files, a Maildir, JSON lines.",
	.group = -1, .walk = walk,
};
