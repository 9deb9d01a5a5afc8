/* facts.h - what the files that list a day's facts share. */
#ifndef DOCKET_CORE_FACTS_H
#define DOCKET_CORE_FACTS_H

#include "core/control/home_sum.h"
#include "db/stmt.h"
#include "docket/day_facts.h"

/* Conditions on q, a row of `day`, and the days themselves for `IN (...)`. */
#define DK_IN_PERIOD "q.site_id = :site AND q.date BETWEEN :from AND :to"
#define DK_IN_OPEN DK_IN_PERIOD " AND q.state = 'open'"
#define DK_IN_CLOSED DK_IN_PERIOD " AND q.state = 'closed'"
#define DK_DAYS_OF_PERIOD "SELECT q.id FROM day q WHERE " DK_IN_PERIOD

/* An amount of a document in the house's money; itself where that is its own. */
dk_money dk_fact_home(const struct dk_session *s, dk_money own, const char *currency,
    int64_t rate_e9);

/* Checks the right to report, and binds :site, :from and :to of the query. */
enum dk_rc dk_facts_begin(struct dk_session *s, const char *sql, const struct dk_period *p,
    struct dk_stmt **out, struct dk_err *err) DK_MUST_USE;

#endif
