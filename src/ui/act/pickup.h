/* pickup.h - how a pickup stands, in words that the pickups and the home screen share. */
#ifndef UI_ACT_PICKUP_H
#define UI_ACT_PICKUP_H

#include "docket/pickup.h"
#include "ui/surface.h"

/* "Cut-off in 2 h 14: 7 parcels open, 2 blocked (100795 short, 100803 credit)" */
const char *act_cutoff_text(struct dk_arena *a, const struct dk_pickup *p);
/* Warns when the cut-off is near or has passed and something is not packed. */
enum dk_look act_cutoff_look(const struct dk_pickup *p);
enum dk_look act_pickup_look(const struct dk_pickup *p);

#endif
