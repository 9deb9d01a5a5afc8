/* customer.c - customers by id and number, and putting them. */
#include "docket/customer.h"

#include <string.h>

#include "core/control/number.h"
#include "core/master/customer.h"
#include "core/master/pending.h"
#include "core/master/record.h"
#include "core/master/withholding.h"
#include "docket/currency.h"
#include "docket/pending.h"
#include "docket/price_head.h"
#include "docket/text.h"

#define TEXT_MAX 200

#define CUSTOMER(X) \
	X(number, "number", number, CODE, 1, 20, DK_FIELD_KEY) \
	X(name, "name", name, TEXT, 1, TEXT_MAX, DK_FIELD_PERSONAL) \
	X(grp, "group", group, CODE, 0, 40, 0) \
	X(contact, "contact", contact, TEXT, 0, TEXT_MAX, DK_FIELD_PERSONAL) \
	X(phone, "phone", phone, TEXT, 0, 60, DK_FIELD_PERSONAL) \
	X(email, "email", email, CODE, 0, TEXT_MAX, DK_FIELD_PERSONAL) \
	X(language, "language", language, CODE, 0, 20, 0) \
	X(street, "street", place.street, TEXT, 0, TEXT_MAX, DK_FIELD_PERSONAL) \
	X(street2, "street2", place.street2, TEXT, 0, TEXT_MAX, DK_FIELD_PERSONAL) \
	X(city, "city", place.city, TEXT, 0, TEXT_MAX, DK_FIELD_PERSONAL) \
	X(region, "region", place.region, TEXT, 0, 60, 0) \
	X(postcode, "postcode", place.postcode, TEXT, 0, 20, DK_FIELD_PERSONAL) \
	X(country, "country", place.country, COUNTRY, 0, 2, 0) \
	X(tax_zone, "tax_zone", place.tax_zone, CODE, 0, 20, DK_FIELD_CREDIT) \
	X(carrier_zone, "carrier_zone", place.carrier_zone, CODE, 0, 20, 0) \
	X(terms_days, "terms_days", terms_days, I64, 0, 3650, DK_FIELD_CREDIT) \
	X(cash_discount, "cash_discount", cash_discount, RATE, 0, DK_RATE_ONE, DK_FIELD_CREDIT) \
	X(cash_discount_days, "cash_discount_days", cash_discount_days, I64, 0, 3650, \
	    DK_FIELD_CREDIT) \
	X(billing, "billing", billing, CODE, 0, 20, DK_FIELD_CREDIT) \
	X(credit_limit, "credit_limit", credit_limit, LIMIT, \
	    offsetof(struct dk_customer, has_limit), DK_MONEY_MAX, DK_FIELD_CREDIT) \
	X(price_list, "price_list", price_list, CODE, 0, 40, 0) \
	X(currency, "currency", currency, CODE, 0, 3, 0) \
	X(discount, "discount", discount, RATE, 0, DK_RATE_ONE, 0) \
	X(priority, "priority", priority, I64, 1, 9, 0) \
	X(tax_number, "tax_number", tax_number, CODE, 0, 40, DK_FIELD_CREDIT | DK_FIELD_PERSONAL) \
	X(tax_exempt_until, "tax_exempt_until", exempt_until, DATE, 0, 0, DK_FIELD_CREDIT) \
	X(withholding, "withholding", withholding, CODE, 0, 20, DK_FIELD_CREDIT) \
	X(pays_surcharge, "pays_surcharge", pays_surcharge, BOOL, 0, 1, DK_FIELD_CREDIT) \
	X(po_required, "po_required", po_required, BOOL, 0, 1, 0) \
	X(duplicate_po, "duplicate_po", duplicate_po, CODE, 1, 20, 0) \
	X(backorders, "backorders", backorders, BOOL, 0, 1, 0) \
	X(shortage_policy, "shortage_policy", shortage_policy, CODE, 1, 20, 0) \
	X(min_life_days, "min_life_days", min_life_days, I64, 0, 3650, 0) \
	X(blocked, "blocked", blocked, TEXT, 0, TEXT_MAX, DK_FIELD_PERSONAL) \
	X(alert, "alert", alert, LINES, 0, 1000, DK_FIELD_PERSONAL) \
	X(e_address, "e_address", e_address, CODE, 0, 120, DK_FIELD_PERSONAL) \
	X(buyer_reference, "buyer_reference", buyer_reference, TEXT, 0, TEXT_MAX, 0)

#define SELECT "SELECT " CUSTOMER(DK_SQL_NAME) "id, version FROM customer "

static const char SQL_LOAD[] =
    "SELECT " CUSTOMER(DK_SQL_NAME) "id, version,"
    " (SELECT coalesce(sum((p.code = c.price_list) + 2 * (p.code = c.grp) + 4 * (p.code = '')), 0)"
    " FROM price_list p WHERE p.code IN (c.price_list, c.grp, '') AND p.includes_tax = 1)"
    " FROM customer c WHERE c.id = :id";
static const char SQL_BY_NUMBER[] = SELECT "WHERE number = :number";
static const char SQL_TAKEN[] = "SELECT count(*) FROM customer WHERE number = :number";
static const char SQL_USED[] =
    "SELECT EXISTS (SELECT 1 FROM orders WHERE customer_id = :id"
    " AND state NOT IN ('cancelled', 'dropped'))"
    " OR EXISTS (SELECT 1 FROM invoice WHERE customer_id = :id)"
    " OR EXISTS (SELECT 1 FROM payment WHERE customer_id = :id)"
    " OR EXISTS (SELECT 1 FROM price WHERE customer_id = :id)";
static const char SQL_LIST[] = SELECT "ORDER BY number";
static const char SQL_ADD[] =
    "INSERT INTO customer (" CUSTOMER(DK_SQL_NAME) "name_key, phone_key)"
    " VALUES (" CUSTOMER(DK_SQL_BIND) ":name_key, :phone_key)";
static const char SQL_CHANGE[] =
    "UPDATE customer SET " CUSTOMER(DK_SQL_SET) "name_key = :name_key, phone_key = :phone_key,"
    " version = version + 1 WHERE number = :number";

static const struct dk_field fields[] = {
#define X(...) DK_FIELD(struct dk_customer, __VA_ARGS__)
	CUSTOMER(X)
#undef X
};

static void
bind_keys(struct dk_arena *a, struct dk_stmt *st, const void *record)
{
	const struct dk_customer *c = record;

	dk_bind_text(st, ":name_key", dk_text_fold(a, c->name));
	dk_bind_text(st, ":phone_key", dk_phone_key(a, c->phone));
}

const struct dk_record dk_customer_record = {
	.subject = "customer", .action = "customer.put", .size = sizeof(struct dk_customer),
	.fields = fields, .count = DK_COUNT(fields), .has_id = true, .seals_itself = true,
	.version_at = offsetof(struct dk_customer, version), .find = SQL_BY_NUMBER,
	.insert = SQL_ADD, .update = SQL_CHANGE, .bind_more = bind_keys,
};

/* The one row of a bound statement, or a sentence that names who was looked for. */
static enum dk_rc
one(struct dk_arena *a, struct dk_stmt *st, const char *who, struct dk_customer **out,
    struct dk_err *err)
{
	void *found;
	enum dk_rc rc = dk_record_first(a, &dk_customer_record, st, &found, err);

	*out = found;
	if (rc == DK_OK && found == NULL)
		return dk_fail(err, DK_ENOTFOUND, "customer",
		    "There is no customer %s. Look for the name or the phone.", who);
	if (rc == DK_OK)
		(*out)->place.name = (*out)->name;
	return rc;
}

enum dk_rc
dk_customer_load(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_customer **out,
    struct dk_err *err)
{
	struct dk_customer *c;
	struct dk_stmt *st;
	bool more;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	if (rc != DK_OK)
		return rc;
	*out = NULL;
	st = dk_sql(s->db, SQL_LOAD);
	dk_bind_id(st, ":id", id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "customer",
		    "There is no customer with this id. Look for the name or the phone.");
	c = *out = dk_arena_alloc(a, sizeof(*c));
	dk_record_read(&dk_customer_record, st, a, c);
	c->taxed_lists = (unsigned)dk_col_i64(st, (int)dk_customer_record.count + 2);
	if (*c->group == '\0')
		c->taxed_lists &= ~(unsigned)DK_TAXED_GROUP;
	c->place.name = c->name;
	dk_done(st);
	return DK_OK;
}

enum dk_rc
dk_customer_by_number(struct dk_session *s, struct dk_arena *a, const char *number,
    struct dk_customer **out, struct dk_err *err)
{
	struct dk_stmt *st;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	if (rc != DK_OK)
		return rc;
	st = dk_sql(s->db, SQL_BY_NUMBER);
	dk_bind_text(st, ":number", number);
	return one(a, st, number, out, err);
}

enum dk_rc
dk_customer_list(struct dk_session *s, struct dk_arena *a, struct dk_customer **out,
    size_t *count, struct dk_err *err)
{
	struct dk_fetch rows = dk_record_list(s, a, &dk_customer_record,
	    dk_sql(s->db, SQL_LIST), err);

	*out = rows.rows;
	*count = rows.count;
	for (size_t i = 0; i < rows.count; i++)
		(*out)[i].place.name = (*out)[i].name;
	return rows.rc;
}

void
dk_customer_defaults(struct dk_customer *c)
{
	if (c->duplicate_po == NULL || c->duplicate_po[0] == '\0')
		c->duplicate_po = "warn";
	if (c->shortage_policy == NULL || c->shortage_policy[0] == '\0')
		c->shortage_policy = "part";
	if (c->billing == NULL || strcmp(c->billing, "shipment") == 0)
		c->billing = "";
	if (c->priority == 0)
		c->priority = 5;
	/* the reason of a block; files that only say whether write yes and no */
	if (c->blocked != NULL && strcasecmp(c->blocked, "no") == 0)
		c->blocked = "";
}

enum dk_rc
dk_email_check(const char *email, struct dk_err *err)
{
	const char *at = strchr(email, '@');
	bool is_good = at != NULL && at != email && at[1] != '\0' && strchr(at + 1, '@') == NULL &&
	    strpbrk(email, " ,;<>") == NULL;

	if (email[0] == '\0' || is_good)
		return DK_OK;
	return dk_fail(err, DK_EINPUT, "email", "email '%s' is not one e-mail address.", email);
}

/* SCHEME:ID, as lists of such schemes have it: two letters or four digits before the colon. */
static enum dk_rc
check_e_address(const char *text, struct dk_err *err)
{
	size_t scheme = strcspn(text, ":");

	if (*text == '\0' || ((scheme == 2 || scheme == 4) && text[scheme] != '\0' &&
		text[scheme + 1] != '\0'))
		return DK_OK;
	return dk_fail(err, DK_EINPUT, "e_address",
	    "e_address '%.60s' is not SCHEME:ID, like 0088:5412345000013 or EM:bills@shop.example.",
	    text);
}

static enum dk_rc
check_words(const struct dk_customer *c, struct dk_err *err)
{
	enum dk_rc rc = dk_word_check(c->duplicate_po, "ok warn stop", "duplicate_po", err);

	if (rc == DK_OK)
		rc = dk_word_check(c->shortage_policy, "part wait cancel substitute ask",
		    "shortage_policy", err);
	if (rc == DK_OK && c->billing[0] != '\0')
		rc = dk_word_check(c->billing, DK_BILLINGS, "billing", err);
	if (rc == DK_OK)
		rc = dk_email_check(c->email, err);
	return rc == DK_OK ? check_e_address(c->e_address != NULL ? c->e_address : "", err) : rc;
}

/* What was agreed or posted in one currency never becomes money of another. */
static enum dk_rc
check_currency(struct dk_change *ch, const struct dk_record_put *put, struct dk_err *err)
{
	const struct dk_customer *old = put->before, *c = put->after;
	struct dk_session *s = ch->session;
	struct dk_currency_rate rate;
	struct dk_stmt *st;
	int64_t used = 0;
	enum dk_rc rc;

	if (strcmp(old != NULL ? old->currency : "", c->currency) == 0)
		return DK_OK;
	rc = dk_currency_find(s, c->currency, dk_instant_day(ch->now_ms), &rate, err);
	if (rc != DK_OK || old == NULL)
		return rc;
	st = dk_sql(s->db, SQL_USED);
	dk_bind_id(st, ":id", old->id);
	rc = dk_one(st, 0, &used, err);
	if (rc == DK_OK && used != 0)
		rc = dk_fail(err, DK_EREFUSED, "currency", "%s has orders, prices or payments in"
		    " %s; sell to him in %s under a new number.", old->number,
		    *old->currency != '\0' ? old->currency : s->currency,
		    *c->currency != '\0' ? c->currency : s->currency);
	return rc;
}

static enum dk_rc
store(struct dk_change *ch, struct dk_record_put *put, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	enum dk_rc rc = dk_record_look(ch, &tmp, put, err);
	const struct dk_customer *old = put->before;

	if (rc == DK_OK && old != NULL && put->is_new)
		rc = dk_fail(err, DK_EREFUSED, "number",
		    "There is a customer %s already: %s. Change that one, or give another number.",
		    old->number, old->name);
	if (rc == DK_OK)
		rc = check_currency(ch, put, err);
	if (rc == DK_OK)
		rc = dk_record_save(ch, &tmp, put, err);
	if (rc == DK_OK && put->did != DK_PUT_UNCHANGED)
		rc = dk_customer_words_put(ch, ((const struct dk_customer *)put->after)->id, err);
	dk_arena_free(&tmp);
	return rc;
}

/* A number of the house's own series, past those that were typed by hand. */
static enum dk_rc
take_number(struct dk_change *ch, struct dk_arena *a, struct dk_customer *c, struct dk_err *err)
{
	struct dk_text number;
	int64_t taken;
	enum dk_rc rc;

	if (c->number != NULL && c->number[0] != '\0')
		return DK_OK;
	do {
		struct dk_stmt *st = dk_sql(ch->session->db, SQL_TAKEN);

		rc = dk_number_take(ch->session->db, "customer", NULL, &number, err);
		dk_bind_text(st, ":number", number.s);
		if (rc == DK_OK)
			rc = dk_one(st, 0, &taken, err);
	} while (rc == DK_OK && taken > 0);
	c->number = dk_arena_dup(a, number.s);
	return rc;
}

static enum dk_rc
put_customer(struct dk_session *s, struct dk_arena *a, struct dk_record_put *put,
    struct dk_err *err)
{
	struct dk_customer *c = put->after;
	struct dk_change ch;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_MASTER_EDIT, put->kind->action, &ch, err);

	if (rc != DK_OK)
		return rc;
	dk_customer_defaults(c);
	if (a != NULL)
		rc = take_number(&ch, a, c, err);
	if (rc == DK_OK)
		rc = dk_record_check(s, put->kind, c, err);
	if (rc == DK_OK)
		rc = check_words(c, err);
	if (rc == DK_OK)
		rc = dk_currency_check(s, &c->currency, err);
	if (rc == DK_OK)
		rc = dk_withholding_known(s, c->withholding, err);
	return dk_change_end(&ch, rc == DK_OK ? store(&ch, put, err) : rc, err);
}

enum dk_rc
dk_customer_put(struct dk_session *s, struct dk_customer *c, enum dk_put *did,
    struct dk_err *err)
{
	struct dk_record_put put = { .kind = &dk_customer_record, .after = c };
	enum dk_rc rc = put_customer(s, NULL, &put, err);

	*did = put.did;
	return rc;
}

enum dk_rc
dk_customer_keep(struct dk_session *s, struct dk_arena *a, struct dk_customer *c,
    struct dk_kept *kept, struct dk_err *err)
{
	struct dk_customer stored = *c; /* what is held back differs from what the caller wants */
	struct dk_record_put put = { .kind = &dk_customer_record, .after = &stored,
		.is_new = c->id == 0 };
	enum dk_rc rc = dk_pending_rules(s, &put.asks, err);

	if (rc == DK_OK)
		rc = put_customer(s, a, &put, err);
	if (rc == DK_OK) {
		c->id = stored.id;
		c->version = stored.version;
		c->number = stored.number;
	}
	*kept = (struct dk_kept){ put.did, put.asked };
	return rc;
}
