/* rights_claim.h - the part of rights_ground.h that claims need. */
#ifndef TEST_RIGHTS_CLAIM_H
#define TEST_RIGHTS_CLAIM_H

#include "docket/counter_claim.h"

struct rights_claim {
	dk_id ids[3];        /* two open, one accepted */
	dk_id counter;       /* of the last */
	const char *number, *counter_number;
};

struct rights_ground;
void rights_ground_claim(struct rights_ground *g);

#endif
