/* outbox.c - rows that wait to be printed or sent. */
#include "core/tell/outbox.h"

static const char SQL_ADD[] = "INSERT INTO outbox (at, kind, document, document_id)"
			      " VALUES (:at, :kind, :document, :document_id)";
static const char SQL_ADDRESS[] =
    "SELECT c.email <> '' OR EXISTS (SELECT 1 FROM contact k WHERE k.customer_id = c.id"
    " AND k.email <> '') FROM customer c WHERE c.id = :customer";
static const char SQL_WITHDRAW[] =
    "DELETE FROM outbox WHERE kind = :kind AND document = :document"
    " AND document_id = :document_id AND state = 'waiting'";

enum dk_rc
dk_outbox_add(struct dk_change *ch, const char *kind, const char *document, dk_id document_id,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_ADD);

	dk_bind_instant(st, ":at", ch->now_ms);
	dk_bind_text(st, ":kind", kind);
	dk_bind_text(st, ":document", document);
	dk_bind_id(st, ":document_id", document_id);
	return dk_run(st, NULL, err);
}

enum dk_rc
dk_outbox_tell(struct dk_change *ch, const struct dk_outbox_notice *n, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_ADDRESS);
	int64_t known = 0;
	enum dk_rc rc;

	dk_bind_id(st, ":customer", n->customer_id);
	rc = dk_one(st, 0, &known, err);
	return rc == DK_OK && known != 0 ? dk_outbox_add(ch, n->kind, n->document, n->document_id,
	    err) : rc;
}

enum dk_rc
dk_outbox_withdraw(struct dk_change *ch, const char *kind, const char *document,
    dk_id document_id, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_WITHDRAW);

	dk_bind_text(st, ":kind", kind);
	dk_bind_text(st, ":document", document);
	dk_bind_id(st, ":document_id", document_id);
	return dk_run(st, NULL, err);
}
