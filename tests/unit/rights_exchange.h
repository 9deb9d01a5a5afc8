/* rights_exchange.h - the part of rights_ground.h that exchanges need. */
#ifndef TEST_RIGHTS_EXCHANGE_H
#define TEST_RIGHTS_EXCHANGE_H

#include "docket/exchange.h"

struct rights_exchange {
	dk_id ids[3];        /* awaited and to be paid, inspected, too late */
	dk_id return_id;     /* of the last */
	const char *number;
};

struct rights_ground;
void rights_ground_exchange(struct rights_ground *g);

#endif
