/* location_seed.c - the first location of a new database. */
#include "core/stock/location.h"
#include "db/stmt.h"

static const char SQL_ADD[] = "INSERT INTO location (code, zone, sort) VALUES ('MAIN', '', '')";

enum dk_rc
dk_location_seed(struct dk_session *s, struct dk_err *err)
{
	return dk_run(dk_sql(s->db, SQL_ADD), NULL, err);
}
