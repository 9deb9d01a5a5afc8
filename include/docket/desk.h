/*
 * desk.h - what the sign-in screen shows before anybody has signed in.
 */
#ifndef DOCKET_DESK_H
#define DOCKET_DESK_H

#include "docket/session.h"

struct dk_desk_door {
	const char *user;               /* "" = nobody */
	const char *last_at, *last_desk; /* his last sign-in; "" = never */
	int64_t drafts;                 /* of his, waiting */
	dk_id draft;                    /* the one touched last; 0 = none */
	dk_date day;                    /* the open business day; not set = none */
	dk_date closed;                 /* the one signed off last; not set = none */
	const char *closed_by, *closed_at;
};

/* The state of the day, and the user named, or with "" the one who signed in last at this desk:
 * no right is asked for, so it is shown at the door only to whoever named himself there. An
 * unknown name is DK_OK with `user` "". */
enum dk_rc dk_desk_door_read(struct dk_session *s, struct dk_arena *a, const char *user,
    struct dk_desk_door *out, struct dk_err *err) DK_MUST_USE;

#endif
