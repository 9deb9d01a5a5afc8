/*
 * statement.h - what a customer is told of his account: as a file, or one for everybody who owes
 * something or has paid ahead. Right: view.
 */
#ifndef DOCKET_STATEMENT_H
#define DOCKET_STATEMENT_H

#include "docket/buf.h"
#include "docket/payment.h"

/* As a paper in pdf or text: what happened since nothing was open the last time, what is open by
 * how late it is, and what is due. In csv, json and xlsx: every row of the account.
 * Either from a day on, where the query says so. */
enum dk_rc dk_statement_print(struct dk_session *s, const struct dk_statement_query *q,
    const char *format, struct dk_buf *out, struct dk_err *err) DK_MUST_USE;
/* The paper; from a day on it begins with the balance of the day before. */
struct dk_paper;
enum dk_rc dk_statement_paper(struct dk_session *s, struct dk_arena *a,
    const struct dk_statement_query *q, struct dk_paper **out, struct dk_err *err) DK_MUST_USE;

struct dk_statement_run {
	const char *dir, *format; /* the files are called statement-NUMBER.SUFFIX */
	/* Called after each file; false stops: what is written is whole. */
	bool (*progress)(void *arg, int64_t done);
	void *arg;
	dk_date from; /* as of the query */
};
/* One file a customer; *written counts them. DK_EBUSY when it was stopped. */
enum dk_rc dk_statement_run(struct dk_session *s, const struct dk_statement_run *run,
    int64_t *written, struct dk_err *err) DK_MUST_USE;

#endif
