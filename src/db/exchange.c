/*
 * exchange.c - amounts of several currencies added up in SQL, by the same arithmetic as elsewhere.
 *
 * dk_home(amount, rate, currency, house): what an amount of a document comes to in the house's
 * currency. The document's is '' where it is the house's.
 */
#include <string.h>

#include "db/private.h"
#include "docket/settle.h"

static void
home(sqlite3_context *ctx, int count, sqlite3_value **v)
{
	dk_money m = DK_MONEY(sqlite3_value_int64(v[0]));
	struct dk_exchange rate = { sqlite3_value_int64(v[1]) };
	const char *own = (const char *)sqlite3_value_text(v[2]);
	const char *house = (const char *)sqlite3_value_text(v[3]);

	(void)count;
	if (sqlite3_value_type(v[0]) == SQLITE_NULL)
		return;
	if (own != NULL && own[0] != '\0' && house != NULL && strcmp(own, house) != 0 &&
	    !dk_money_exchange(m, dk_currency_exponent(own), rate, dk_currency_exponent(house),
		&m))
		sqlite3_result_error(ctx, "an amount is too large in the other currency", -1);
	else
		sqlite3_result_int64(ctx, m.minor);
}

int
dk_db_add_exchange(struct dk_db *db)
{
	return sqlite3_create_function_v2(db->raw, "dk_home", 4,
	    SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, NULL, home, NULL, NULL, NULL);
}
