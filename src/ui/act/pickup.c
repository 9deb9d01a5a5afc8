/* pickup.c - how a pickup stands, in words. */
#include "ui/act/pickup.h"

#include <string.h>

enum { NEAR_MINUTES = 60 };

static bool
is_over(const struct dk_pickup *p)
{
	return strcmp(p->state, "gone") == 0 || strcmp(p->state, "missed") == 0;
}

/* The carrier's own number, whole. */
static const char *
booking(struct dk_arena *a, const struct dk_pickup *p)
{
	return *p->reference == '\0' ? "" : dk_fmt(a, ". Booked: %s", p->reference);
}

const char *
act_cutoff_text(struct dk_arena *a, const struct dk_pickup *p)
{
	int64_t m = p->minutes < 0 ? -p->minutes : p->minutes;
	const char *when;

	if (strcmp(p->state, "missed") == 0)
		return dk_fmt(a, "Missed: %s", p->reason);
	if (is_over(p))
		return dk_fmt(a, "Gone at %.5s UTC with %s, manifest %s, cartons: %lld%s",
		    p->gone_at + 11, p->driver, p->manifest, (long long)p->done, booking(a, p));
	when = p->minutes == DK_PICKUP_NO_CUTOFF ? "No cut-off" :
	    m >= 24 * 60 ? dk_fmt(a, "Cut-off %s %s", dk_date_short(p->date).s, p->cutoff) :
	    dk_fmt(a, "Cut-off %s%lld h %02lld%s", p->minutes < 0 ? "" : "in ",
		(long long)(m / 60), (long long)(m % 60), p->minutes < 0 ? " ago" : "");
	if (p->open == 0)
		return dk_fmt(a, "%s: everything due is packed%s", when, booking(a, p));
	return dk_fmt(a, "%s: %lld parcel%s open%s%s", when, (long long)p->open,
	    p->open == 1 ? "" : "s", p->blocked == 0 ? "" :
	    dk_fmt(a, ", %lld blocked (%s)", (long long)p->blocked, p->why), booking(a, p));
}

enum dk_look
act_cutoff_look(const struct dk_pickup *p)
{
	if (is_over(p) || p->open == 0)
		return DK_LOOK_LABEL;
	return p->minutes < NEAR_MINUTES ? DK_LOOK_WARN : DK_LOOK_VALUE;
}

enum dk_look
act_pickup_look(const struct dk_pickup *p)
{
	if (strcmp(p->state, "missed") == 0)
		return DK_LOOK_STOP;
	if (is_over(p) || strcmp(p->state, "on-manifest") == 0)
		return DK_LOOK_OK;
	if (p->needs_booking && *p->reference == '\0' && p->done + p->open > 0)
		return DK_LOOK_WARN;
	return p->done + p->open > 0 ? DK_LOOK_WAIT : DK_LOOK_LABEL;
}
