/*
 * window.h - when a ship-to takes deliveries.
 *
 * A window is text: parts parted by ";", each a set of weekdays and hours, "Mo-Fr 08:00-16:00;
 * Sa 9-12", several hours of the same days parted by ",": "Mo-Fr 7-11,13-16". Days alone mean the
 * whole day, hours alone every day from Monday to Friday. Nothing at all: any time. Blackouts are
 * days on which it takes none, whatever the window says.
 */
#ifndef DOCKET_WINDOW_H
#define DOCKET_WINDOW_H

#include "docket/customer.h"

enum { DK_WINDOW_SPANS = 4 }; /* of hours on one day */

struct dk_hours { /* minutes of a day */
	int from, to;
};
struct dk_window {
	bool any; /* it says nothing */
	struct {
		struct dk_hours spans[DK_WINDOW_SPANS];
		int count; /* 0 = no deliveries on that day */
	} days[8]; /* 1 = Monday .. 7 = Sunday */
};
/* DK_EINPUT, field "window", when it cannot be read. */
enum dk_rc dk_window_parse(const char *text, struct dk_window *out, struct dk_err *err) DK_MUST_USE;

struct dk_blackout {
	dk_id address_id;
	dk_date first, last; /* both included */
	const char *reason;
};
/* Adds or changes one, by its first day. Right: master-edit. */
enum dk_rc dk_blackout_put(struct dk_session *s, const struct dk_blackout *b, enum dk_put *did,
    struct dk_err *err) DK_MUST_USE;
/* Takes the one that begins then away: it takes deliveries again. DK_ENOTFOUND. Right:
 * master-edit. */
enum dk_rc dk_blackout_drop(struct dk_session *s, dk_id address_id, dk_date first,
    struct dk_err *err) DK_MUST_USE;
/* Of an address, the earliest first. */
enum dk_rc dk_blackout_list(struct dk_session *s, struct dk_arena *a, dk_id address_id,
    struct dk_blackout **out, size_t *count, struct dk_err *err) DK_MUST_USE;

/* The first day from `from` on at which the ship-to takes deliveries: within its window and no
 * holiday where it has one, and not blacked out. DK_EREFUSED when there is none. */
enum dk_rc dk_delivery_next(struct dk_session *s, const struct dk_address *address, dk_date from,
    dk_date *out, struct dk_err *err) DK_MUST_USE;

#endif
