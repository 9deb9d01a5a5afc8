/*
 * money_plant.c - faults planted in docket's own functions, which a test is linked around that
 * wants them (tests/tests.mk). Nothing else may refer to this file.
 */
#include "money_plant.h"

#include <string.h>

#include "core/control/number.h"
#include "core/control/once.h"
#include "core/ledger/posting.h"
#include "core/money/credit_private.h"

enum money_plant money_planted;

enum dk_rc __real_dk_credit_collect(struct dk_credit_job *j, struct dk_err *err);
enum dk_rc __wrap_dk_credit_collect(struct dk_credit_job *j, struct dk_err *err);
enum dk_rc __real_dk_posting_add(struct dk_change *ch, const char *document, dk_id document_id,
    const struct dk_posting *rows, size_t count, struct dk_err *err);
enum dk_rc __wrap_dk_posting_add(struct dk_change *ch, const char *document, dk_id document_id,
    const struct dk_posting *rows, size_t count, struct dk_err *err);

enum dk_rc __real_dk_credit_post(struct dk_session *s, struct dk_arena *a,
    const struct dk_credit_in *in, struct dk_credit_note **out, size_t *count, struct dk_err *err);
enum dk_rc __wrap_dk_credit_post(struct dk_session *s, struct dk_arena *a,
    const struct dk_credit_in *in, struct dk_credit_note **out, size_t *count, struct dk_err *err);
enum dk_rc __real_dk_number_take(struct dk_db *db, const char *kind, int64_t *no,
    struct dk_text *number, struct dk_err *err);
enum dk_rc __wrap_dk_number_take(struct dk_db *db, const char *kind, int64_t *no,
    struct dk_text *number, struct dk_err *err);
enum dk_rc __real_dk_once_check(struct dk_change *ch, bool *was_done, struct dk_err *err);
enum dk_rc __wrap_dk_once_check(struct dk_change *ch, bool *was_done, struct dk_err *err);
enum dk_rc __real_dk_once_find(struct dk_change *ch, dk_id *id, struct dk_err *err);
enum dk_rc __wrap_dk_once_find(struct dk_change *ch, dk_id *id, struct dk_err *err);
enum dk_rc __real_dk_once_store(struct dk_change *ch, struct dk_err *err);
enum dk_rc __wrap_dk_once_store(struct dk_change *ch, struct dk_err *err);

/* Planted: each part of a line is rounded by itself, whatever was given before it. */
static void
round_alone(struct dk_credit_draft *d)
{
	for (size_t i = 0; i < d->note->line_count; i++) {
		struct dk_invoice_line *x = &d->note->lines[i];
		const struct dk_invoice_line *from = NULL;
		dk_money alone;

		for (size_t k = 0; k < d->from->line_count; k++)
			if (d->from->lines[k].line_no == d->of[i].invoice_line)
				from = &d->from->lines[k];
		if (from == NULL)
			continue;
		alone = dk_money_cumulative(from->net, x->pieces.milli, from->pieces.milli,
		    DK_MONEY(0));
		x->discount_amount = dk_money_plus(x->discount_amount,
		    dk_money_minus(x->net, alone));
		x->net = alone;
	}
}

enum dk_rc
__wrap_dk_credit_collect(struct dk_credit_job *j, struct dk_err *err)
{
	enum dk_rc rc = __real_dk_credit_collect(j, err);

	for (size_t i = 0; rc == DK_OK && money_planted == SWAPPED_ROUNDING && i < j->count; i++)
		round_alone(&j->drafts[i]);
	return rc;
}

/* Planted: one batch in twenty is never written. By its document, since a process that is killed
 * soon would begin a count anew. */
enum dk_rc
__wrap_dk_posting_add(struct dk_change *ch, const char *document, dk_id document_id,
    const struct dk_posting *rows, size_t count, struct dk_err *err)
{
	if (money_planted == LOST_POSTING && document_id % 20 == 0)
		return DK_OK;
	return __real_dk_posting_add(ch, document, document_id, rows, count, err);
}

/* Planted: what is given back is given back a second time, where as much is left of the invoice. */
enum dk_rc
__wrap_dk_credit_post(struct dk_session *s, struct dk_arena *a, const struct dk_credit_in *in,
    struct dk_credit_note **out, size_t *count, struct dk_err *err)
{
	struct dk_credit_note *again;
	struct dk_err no;
	size_t n;
	enum dk_rc rc = __real_dk_credit_post(s, a, in, out, count, err);

	if (rc == DK_OK && money_planted == DOUBLE_CREDIT)
		(void)!__real_dk_credit_post(s, a, in, &again, &n, &no);
	return rc;
}

/* Planted: one number in eight is taken and not used. */
enum dk_rc
__wrap_dk_number_take(struct dk_db *db, const char *kind, int64_t *no, struct dk_text *number,
    struct dk_err *err)
{
	int64_t taken;
	enum dk_rc rc = __real_dk_number_take(db, kind, &taken, number, err);

	if (rc == DK_OK && money_planted == NUMBER_GAP && strcmp(kind, "invoice") == 0 &&
	    taken % 8 == 0)
		rc = __real_dk_number_take(db, kind, &taken, number, err);
	if (no != NULL)
		*no = taken;
	return rc;
}

/* Planted: a key is never known again. */
enum dk_rc
__wrap_dk_once_check(struct dk_change *ch, bool *was_done, struct dk_err *err)
{
	*was_done = false;
	return money_planted == DEAF_KEY ? DK_OK : __real_dk_once_check(ch, was_done, err);
}

enum dk_rc
__wrap_dk_once_find(struct dk_change *ch, dk_id *id, struct dk_err *err)
{
	*id = 0;
	return money_planted == DEAF_KEY ? DK_OK : __real_dk_once_find(ch, id, err);
}

enum dk_rc
__wrap_dk_once_store(struct dk_change *ch, struct dk_err *err)
{
	return money_planted == DEAF_KEY ? DK_OK : __real_dk_once_store(ch, err);
}
