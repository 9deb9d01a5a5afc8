/* atp_kit.c - what can be promised of a kit: by each day as many as its scarcest part makes up. */
#include <stdlib.h>

#include "core/order/atp.h"
#include "docket/atp.h"
#include "docket/kit.h"

/* Less than a whole kit is none, also below nothing. */
static int64_t
kits_of(dk_qty part, dk_qty per)
{
	int64_t whole = part.milli / per.milli;

	return (part.milli < 0 && part.milli % per.milli != 0 ? whole - 1 : whole) * 1000;
}

static dk_qty
least(const struct dk_kit_parts *kit, const struct dk_atp *parts, dk_date day)
{
	dk_qty out = { INT64_MAX };

	for (size_t i = 0; i < kit->count; i++) {
		dk_qty atp = dk_date_is_set(day) ? dk_atp_on(&parts[i], day) : parts[i].today;
		int64_t kits = kits_of(atp, kit->list[i].qty);

		if (kits < out.milli)
			out.milli = kits;
	}
	return out;
}

static int
by_day(const void *x, const void *y)
{
	const struct dk_atp_day *a = x, *b = y;

	return (a->day.days > b->day.days) - (a->day.days < b->day.days);
}

/* All days on which a part comes, in order. */
static struct dk_atp_day *
gather(struct dk_arena *a, const struct dk_kit_parts *kit, const struct dk_atp *parts,
    size_t *count)
{
	struct dk_atp_day *days;
	size_t n = 0;

	for (size_t i = 0; i < kit->count; i++)
		n += parts[i].count;
	days = dk_arena_array(a, n + 1, sizeof(*days));
	*count = n;
	n = 0;
	for (size_t i = 0; i < kit->count; i++)
		for (size_t k = 0; k < parts[i].count; k++)
			days[n++] = parts[i].days[k];
	if (n > 1)
		qsort(days, n, sizeof(*days), by_day);
	return days;
}

enum dk_rc
dk_atp_kit(struct dk_session *s, struct dk_arena *a, const struct dk_kit_parts *kit,
    struct dk_atp *out, struct dk_err *err)
{
	struct dk_atp *parts = dk_arena_array(a, kit->count, sizeof(*parts));
	struct dk_atp_day *days;
	size_t count;
	dk_qty last;
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < kit->count; i++)
		rc = dk_atp_load(s, a, kit->list[i].product_id, &parts[i], err);
	if (rc != DK_OK)
		return rc;
	*out = (struct dk_atp){ .free = kit->free, .today = least(kit, parts, DK_NO_DATE) };
	/* waiting: what the parts' queues take of the kits that are free */
	out->waiting.milli = out->free.milli - out->today.milli;
	days = gather(a, kit, parts, &count);
	out->days = days;
	last = out->today;
	for (size_t i = 0; i < count; i++) {
		struct dk_atp_day d = days[i];

		d.atp = least(kit, parts, d.day);
		d.comes.milli = d.atp.milli - last.milli;
		if (d.comes.milli == 0) /* another part is scarcer, or the same day again */
			continue;
		last = d.atp;
		out->days[out->count++] = d;
	}
	return DK_OK;
}
