/* location.h - the first location of a new database. */
#ifndef DOCKET_CORE_LOCATION_H
#define DOCKET_CORE_LOCATION_H

#include "docket/session.h"

/* Adds MAIN. Part of making a company, inside its transaction. */
enum dk_rc dk_location_seed(struct dk_session *s, struct dk_err *err) DK_MUST_USE;

#endif
