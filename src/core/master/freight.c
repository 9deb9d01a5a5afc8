/* freight.c - what a weight costs by a service into a zone. */
#include "db/stmt.h"
#include "docket/carrier.h"

static const char SQL_STEP[] =
    "SELECT upto_gram, price, transit_days FROM carrier_rate"
    " WHERE service_id = :service AND zone = :zone AND upto_gram >= :gram"
    " ORDER BY upto_gram LIMIT 1";
static const char SQL_LAST_STEP[] =
    "SELECT upto_gram, price, transit_days FROM carrier_rate"
    " WHERE service_id = :service AND zone = :zone ORDER BY upto_gram DESC LIMIT 1";

struct step {
	int64_t upto_gram, transit_days;
	dk_money price;
};

/* The step of a bound statement; upto_gram 0 when there is none. */
static enum dk_rc
read_step(struct dk_stmt *st, dk_id service_id, const char *zone, struct step *out,
    struct dk_err *err)
{
	enum dk_rc rc;
	bool more;

	*out = (struct step){ 0 };
	dk_bind_id(st, ":service", service_id);
	dk_bind_text(st, ":zone", zone);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	*out = (struct step){ dk_col_i64(st, 0), dk_col_i64(st, 2), dk_col_money(st, 1) };
	dk_done(st);
	return DK_OK;
}

static enum dk_rc
find_step(struct dk_db *db, dk_id service_id, const char *zone, int64_t gram, struct step *out,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(db, SQL_STEP);
	enum dk_rc rc;

	dk_bind_i64(st, ":gram", gram);
	rc = read_step(st, service_id, zone, out, err);
	if (rc == DK_OK && out->upto_gram == 0)
		rc = read_step(dk_sql(db, SQL_LAST_STEP), service_id, zone, out, err);
	return rc;
}

enum dk_rc
dk_freight_find(struct dk_session *s, dk_id service_id, const char *zone, int64_t gram,
    struct dk_freight *out, struct dk_err *err)
{
	struct step step;
	int64_t times = 1;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	if (rc == DK_OK)
		rc = find_step(s->db, service_id, zone, gram, &step, err);
	if (rc == DK_OK && step.upto_gram == 0 && zone[0] != '\0')
		rc = find_step(s->db, service_id, "", gram, &step, err);
	if (rc != DK_OK)
		return rc;
	if (step.upto_gram == 0)
		return dk_fail(err, DK_ENOTFOUND, "carrier",
		    "This carrier service has no rates into zone '%s'. Choose another, or type the"
		    " freight.", zone);
	if (gram > step.upto_gram)
		times = (gram - 1) / step.upto_gram + 1;
	out->transit_days = step.transit_days;
	if (!dk_muldiv(step.price.minor, times, 1, DK_MONEY_MAX, &out->price.minor))
		return dk_fail(err, DK_EINPUT, "freight",
		    "The freight is too large. Check the weights of the products.");
	return DK_OK;
}
