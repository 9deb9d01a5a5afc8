/* dunning.c - customers are asked for what is overdue: who, and the letters that do it. */
#include "docket/dunning.h"

#include <stdlib.h>
#include <string.h>

#include "core/control/once.h"
#include "core/money/dunning.h"
#include "core/tell/outbox.h"
#include "db/fetch.h"
#include "docket/setting.h"

static const char SQL_OWING[] = "SELECT customer_id FROM customer_account WHERE receivable > 0";
static const char SQL_ADD[] =
    "INSERT INTO dunning (customer_id, level, date, day_id, made_at, made_by)"
    " VALUES (:customer, :level, :date, :day, :at, :user)";
static const char SQL_LINE[] =
    "INSERT INTO dunning_line (invoice_id, level, dunning_id, open, late)"
    " VALUES (:invoice, :level, :dunning, :open, :late)";
static const char SQL_CUSTOMER[] = "SELECT number, name, email FROM customer WHERE id = :customer";

static enum dk_rc
read_levels(struct dk_session *s, struct dunning_levels *out, struct dk_err *err)
{
	struct dk_arena a = { 0 };
	const char *text = "", *p;
	enum dk_rc rc = dk_setting_text(s, &a, "dunning_days", &text, err);

	out->count = 0;
	for (p = text; rc == DK_OK && *p != '\0';) {
		char *end;
		long days = strtol(p, &end, 10);
		long before = out->count > 0 ? (long)out->days[out->count - 1] : 0;

		if (end == p || days <= before || days > 3650 || out->count == DK_DUNNING_LEVELS)
			rc = dk_fail(err, DK_EINPUT, "dunning_days",
			    "The setting dunning_days is '%.40s'; write rising days like 7 21 35.",
			    text);
		else
			out->days[out->count++] = days;
		p = end + strspn(end, " ,");
	}
	dk_arena_free(&a);
	return rc;
}

enum dk_rc
dk_dunning_find(struct dk_session *s, struct dk_arena *a, dk_id customer_id,
    struct dunning_want *out, struct dk_err *err)
{
	struct dunning_levels levels;
	struct dk_ageing x;
	dk_money overdue;
	enum dk_rc rc = read_levels(s, &levels, err);

	out->count = 0;
	if (rc != DK_OK || levels.count == 0)
		return rc;
	rc = dk_ageing_of(s, a, customer_id, DK_NO_DATE, &x, err);
	if (rc != DK_OK)
		return rc;
	overdue = dk_money_minus(dk_money_minus(dk_money_plus(x.balance, x.credit), x.not_due),
	    x.credit);
	if (overdue.minor <= 0) /* his credit pays it */
		return DK_OK;
	return dk_dunning_lines(s, a, customer_id, &levels, out, err);
}

static enum dk_rc
name_customer(struct dk_session *s, struct dk_arena *a, struct dk_dunning *d, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_CUSTOMER);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":customer", d->customer_id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	dk_assert(more);
	d->customer = dk_col_text(st, 0, a);
	d->name = dk_col_text(st, 1, a);
	d->email = dk_col_text(st, 2, a);
	dk_done(st);
	return DK_OK;
}

static int
by_number(const void *a, const void *b)
{
	return strcmp(((const struct dk_dunning *)a)->customer,
	    ((const struct dk_dunning *)b)->customer);
}

static void
sum_up(const struct dunning_want *w, struct dk_dunning *d)
{
	for (size_t i = 0; i < w->count; i++) {
		const struct dk_dunning_line *l = &w->lines[i];

		d->open = dk_money_plus(d->open, l->open);
		d->level = l->level > d->level ? l->level : d->level;
		d->oldest = l->late > d->oldest ? l->late : d->oldest;
		d->invoices++;
	}
}

enum dk_rc
dk_dunning_due(struct dk_session *s, struct dk_arena *a, struct dk_dunning **out, size_t *count,
    struct dk_err *err)
{
	dk_id *ids = NULL;
	size_t n = 0, cap = 0;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = NULL;
	*count = 0;
	if (rc == DK_OK)
		rc = dk_fetch_ids(dk_sql(s->db, SQL_OWING), a, &ids, &n, err);
	for (size_t i = 0; rc == DK_OK && i < n; i++) {
		struct dk_arena tmp = { 0 };
		struct dunning_want w;

		rc = dk_dunning_find(s, &tmp, ids[i], &w, err);
		if (rc == DK_OK && w.count > 0) {
			*out = dk_arena_grow(a, *out, *count, &cap, sizeof(**out));
			(*out)[*count] = (struct dk_dunning){ .customer_id = ids[i],
				.date = DK_NO_DATE, .by = "" };
			sum_up(&w, &(*out)[*count]);
			(*out)[*count].currency = dk_arena_dup(a, w.lines[0].currency);
			rc = name_customer(s, a, &(*out)[(*count)++], err);
		}
		dk_arena_free(&tmp);
	}
	if (rc == DK_OK && *count > 1)
		qsort(*out, *count, sizeof(**out), by_number);
	return rc;
}

static enum dk_rc
add_line(struct dk_change *ch, dk_id id, const struct dk_dunning_line *l, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_LINE);

	dk_bind_id(st, ":invoice", l->invoice_id);
	dk_bind_i64(st, ":level", l->level);
	dk_bind_id(st, ":dunning", id);
	dk_bind_i64(st, ":open", l->open.minor);
	dk_bind_i64(st, ":late", l->late);
	return dk_run(st, NULL, err);
}

static enum dk_rc
write_letter(struct dk_change *ch, dk_id customer_id, const struct dunning_want *w, dk_id *id,
    struct dk_err *err)
{
	struct dk_dunning d = { .customer_id = customer_id };
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_ADD);
	enum dk_rc rc;

	sum_up(w, &d);
	dk_bind_id(st, ":customer", customer_id);
	dk_bind_i64(st, ":level", d.level);
	dk_bind_date(st, ":date", dk_instant_day(ch->now_ms));
	dk_bind_id(st, ":day", ch->day_id);
	dk_bind_instant(st, ":at", ch->now_ms);
	dk_bind_id(st, ":user", ch->session->user_id);
	rc = dk_insert(st, id, err);
	for (size_t i = 0; rc == DK_OK && i < w->count; i++)
		rc = add_line(ch, *id, &w->lines[i], err);
	if (rc == DK_OK)
		rc = dk_outbox_add(ch, "reminder", "dunning", *id, err);
	if (rc != DK_OK)
		return rc;
	dk_change_subject(ch, "dunning", *id);
	dk_change_i64(ch, "customer", customer_id);
	dk_change_i64(ch, "level", d.level);
	dk_change_text(ch, "open", dk_money_text(d.open,
	    dk_customer_exponent(ch->session, customer_id)).s);
	return DK_OK;
}

enum dk_rc
dk_dunning_make(struct dk_session *s, dk_id customer_id, dk_id *id, struct dk_err *err)
{
	struct dk_arena a = { 0 };
	struct dunning_want w;
	struct dk_change ch;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_PAYMENT_TAKE, "dunning.make", &ch, err);

	*id = 0;
	if (rc != DK_OK)
		return rc;
	rc = dk_once_find(&ch, id, err);
	if (rc == DK_OK && *id == 0) {
		rc = dk_dunning_find(s, &a, customer_id, &w, err);
		if (rc == DK_OK && w.count > 0)
			rc = write_letter(&ch, customer_id, &w, id, err);
	}
	rc = dk_change_end(&ch, rc, err);
	dk_arena_free(&a);
	return rc;
}
