/* posting_own.c - postings of documents in another currency, in house money. */
#include "core/ledger/posting.h"

#include <string.h>

static const char SQL_WORTH[] =
    "SELECT credit, coalesce(home_credit, credit), deposit, coalesce(home_deposit, deposit)"
    " FROM customer_account WHERE customer_id = :customer";

enum { ROWS_MAX = 16 }; /* of a document's own; two more are differences */

struct own {
	struct dk_change *ch;
	const struct dk_posting_doc *doc;
	struct dk_posting rows[ROWS_MAX + 2];
	dk_money home[ROWS_MAX + 2];
	size_t count;
};

/* What a part of his credit or deposits is worth in the ledger: all of it, when it is all. */
static enum dk_rc
take_off(struct own *w, const struct dk_posting *row, dk_money *home, struct dk_err *err)
{
	bool is_deposit = strcmp(row->role, "customer-deposit") == 0;
	struct dk_stmt *st = dk_sql(w->ch->session->db, SQL_WORTH);
	int64_t whole, worth;
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":customer", row->customer_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	whole = more ? dk_col_i64(st, is_deposit ? 2 : 0) : 0;
	worth = more ? dk_col_i64(st, is_deposit ? 3 : 1) : 0;
	if (more)
		dk_done(st);
	if (whole < row->amount.minor || whole == 0)
		return dk_currency_home(w->ch->session, &w->doc->at, row->amount, home, err);
	*home = dk_money_cumulative(DK_MONEY(worth), row->amount.minor, whole, DK_MONEY(0));
	return DK_OK;
}

/* House money of a row, and what that is more than by the document's rate. */
static enum dk_rc
convert(struct own *w, size_t i, dk_money *more, struct dk_err *err)
{
	const struct dk_posting *row = &w->rows[i];
	dk_money by_rate;
	enum dk_rc rc = dk_currency_home(w->ch->session, &w->doc->at, row->amount, &by_rate, err);

	w->home[i] = by_rate;
	if (rc != DK_OK || row->customer_id == 0 || row->amount.minor == 0)
		return rc;
	if (strcmp(row->role, "receivable") != 0) {
		if (row->amount.minor > 0)
			rc = take_off(w, row, &w->home[i], err);
	} else if (w->doc->receivable != NULL) {
		w->home[i] = *w->doc->receivable;
	}
	*more = dk_money_plus(*more, dk_money_minus(w->home[i], by_rate));
	return rc;
}

static void
add_rest(struct own *w, const char *role, dk_money home)
{
	w->rows[w->count] = (struct dk_posting){ role, DK_MONEY(0), 0 };
	w->home[w->count++] = home;
}

/* One row is taken off, the other grows by what that is worth. */
static void
carry(struct own *w)
{
	size_t from = w->rows[0].amount.minor > 0 ? 0 : 1;

	dk_assert(w->count == 2);
	w->home[1 - from] = dk_money_neg(w->home[from]);
}

enum dk_rc
dk_posting_own(struct dk_change *ch, const struct dk_posting_doc *doc,
    const struct dk_posting *rows, size_t count, struct dk_err *err)
{
	struct own w = { .ch = ch, .doc = doc, .count = count };
	dk_money more = DK_MONEY(0), sum = DK_MONEY(0), own = DK_MONEY(0);
	bool any = false;
	enum dk_rc rc = DK_OK;

	if (dk_currency_is_house(ch->session, doc->at.currency))
		return dk_posting_add(ch, doc->document, doc->id, rows, count, err);
	dk_assert(count <= ROWS_MAX);
	memcpy(w.rows, rows, count * sizeof(*rows));
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		any = any || rows[i].amount.minor != 0;
		own = dk_money_plus(own, rows[i].amount);
		rc = convert(&w, i, &more, err);
		sum = dk_money_plus(sum, w.home[i]);
	}
	dk_assert(own.minor == 0);
	if (rc != DK_OK || !any)
		return rc;
	if (doc->carries) {
		carry(&w);
	} else {
		add_rest(&w, "exchange-difference", dk_money_neg(more));
		add_rest(&w, "rounding", dk_money_minus(more, sum));
	}
	return dk_posting_write(ch, doc, w.rows, w.home, w.count, err);
}
