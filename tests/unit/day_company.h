/*
 * day_company.h - a small sound company in its first day, for the tests of rules and sign-off.
 *
 * Order 100013 went all the way to the payment, 100021 to an unpaid invoice; 100034 is verified
 * and waits, line 1 allocated, line 2 backordered. Rows are written past docket's functions, so
 * that what is sound stands here in one place, and a fault can be planted anywhere.
 */
#ifndef DAY_COMPANY_H
#define DAY_COMPANY_H

#include <string.h>

#include "core/money/private.h"
#include "day_company_rows.h"
#include "docket/buf.h"
#include "docket/session.h"
#include "fixture.h"

static void
day_company_add(struct dk_buf *b, const char *const *sql, size_t count)
{
	for (size_t i = 0; i < count; i++)
		dk_buf_fmt(b, "%s;", sql[i]);
}

/* The chain of hashes over its invoices. */
static void
day_company_seal(struct dk_session *s)
{
	unsigned char prev[DK_HASH_SIZE] = { 0 };
	char sql[160];
	struct dk_err err;

	for (dk_id id = 1; id <= 2; id++) {
		struct dk_invoice_seal seal = { .seq = 1000 + id, .site_id = 1,
			.posted_at = "2026-11-23T09:00:00.000Z" };
		struct dk_arena a = { 0 };
		struct dk_invoice *v;
		int at;

		if (dk_invoice_read(s, &a, id, &v, &err) != DK_OK)
			fail_msg("%s", err.text);
		memcpy(seal.prev, prev, sizeof(prev));
		dk_invoice_hash(v, &seal);
		memcpy(prev, seal.hash, sizeof(prev));
		at = snprintf(sql, sizeof(sql), "UPDATE invoice SET hash = x'");
		for (size_t i = 0; i < sizeof(prev); i++)
			at += snprintf(sql + at, sizeof(sql) - (size_t)at, "%02x", prev[i]);
		snprintf(sql + at, sizeof(sql) - (size_t)at, "' WHERE id = %lld", (long long)id);
		fixture_fault(s->db, sql);
		dk_arena_free(&a);
	}
}

/* A row of the journal for each of its documents, as if docket had made them. */
static void
day_company_note(struct dk_session *s)
{
	static const struct {
		const char *subject;
		dk_id count;
	} documents[] = { { "order", 3 }, { "shipment", 2 }, { "invoice", 2 }, { "payment", 1 } };
	struct dk_change ch;
	struct dk_err err;

	for (size_t i = 0; i < DK_COUNT(documents); i++)
		for (dk_id id = 1; id <= documents[i].count; id++) {
			if (dk_change_begin(s, DK_RIGHT_VIEW, "test.make", &ch, &err) != DK_OK)
				fail_msg("%s", err.text);
			dk_change_subject(&ch, documents[i].subject, id);
			if (dk_change_end(&ch, DK_OK, &err) != DK_OK)
				fail_msg("%s", err.text);
		}
}

/* A new database with that company; ann, its administrator, is signed in. */
static struct dk_session *
day_company(const char *name)
{
	struct dk_session *s = fixture_company(name);
	struct dk_buf b = { 0 };

	dk_buf_str(&b, "BEGIN;");
	day_company_add(&b, day_company_master, DK_COUNT(day_company_master));
	day_company_add(&b, day_company_goods, DK_COUNT(day_company_goods));
	day_company_add(&b, day_company_money, DK_COUNT(day_company_money));
	dk_buf_str(&b, "COMMIT");
	fixture_sql(s->db, b.data);
	day_company_seal(s);
	day_company_note(s);
	dk_buf_free(&b);
	return s;
}

#endif
