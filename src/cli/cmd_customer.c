/* cmd_customer.c - `docket customer`: looking up, keeping, and what one owes. */
#include <string.h>

#include "cli/cli.h"
#include "cli/assign.h"
#include "cli/customer_account.h"
#include "cli/customer_blackout.h"
#include "cli/customer_exemption.h"
#include "cli/find.h"
#include "cli/keep.h"
#include "docket/customer.h"
#include "docket/order_list.h"

#define FIND_MAX 50

static void
place_json(struct dk_cli *c, const struct dk_place *p)
{
	dk_out_str(&c->out, "street", p->street);
	dk_out_str(&c->out, "street2", p->street2);
	dk_out_str(&c->out, "city", p->city);
	dk_out_str(&c->out, "region", p->region);
	dk_out_str(&c->out, "postcode", p->postcode);
	dk_out_str(&c->out, "country", p->country);
	dk_out_str(&c->out, "tax_zone", p->tax_zone);
	dk_out_str(&c->out, "carrier_zone", p->carrier_zone);
}

static void
terms_json(struct dk_cli *c, const struct dk_customer *x)
{
	dk_out_int(&c->out, "terms_days", x->terms_days);
	dk_out_rate(&c->out, "cash_discount", x->cash_discount);
	dk_out_int(&c->out, "cash_discount_days", x->cash_discount_days);
	dk_out_str(&c->out, "billing", *x->billing != '\0' ? x->billing : "shipment");
	dk_out_str(&c->out, "price_list", x->price_list);
	dk_out_rate(&c->out, "discount", x->discount);
	dk_out_int(&c->out, "priority", x->priority);
	dk_out_str(&c->out, "tax_number", x->tax_number);
	dk_out_date(&c->out, "tax_exempt_until", x->exempt_until);
	if (*x->withholding != '\0')
		dk_out_str(&c->out, "withholding", x->withholding);
	dk_out_bool(&c->out, "pays_surcharge", x->pays_surcharge);
	dk_out_bool(&c->out, "po_required", x->po_required);
	dk_out_str(&c->out, "duplicate_po", x->duplicate_po);
	dk_out_bool(&c->out, "backorders", x->backorders);
	dk_out_str(&c->out, "shortage_policy", x->shortage_policy);
	dk_out_str(&c->out, "blocked", x->blocked);
	dk_out_str(&c->out, "alert", x->alert);
	dk_out_str(&c->out, "e_address", x->e_address);
	dk_out_str(&c->out, "buyer_reference", x->buyer_reference);
}

static void
exposure_json(struct dk_cli *c, const struct dk_exposure *e, const char *currency)
{
	int exponent = dk_session_exponent(c->session, currency);

	dk_out_money(&c->out, "balance", e->balance, exponent);
	dk_out_money(&c->out, "unapplied", e->unapplied, exponent);
	dk_out_money(&c->out, "open_orders", e->open_orders, exponent);
	dk_out_money(&c->out, "exposure", e->total, exponent);
	if (e->has_limit)
		dk_out_money(&c->out, "limit", e->limit, exponent);
	else
		dk_out_null(&c->out, "limit");
	dk_out_str(&c->out, "currency", dk_session_currency(c->session, currency));
}

static enum dk_rc
addresses_json(struct dk_cli *c, dk_id customer, struct dk_err *err)
{
	struct dk_address *all;
	size_t count;
	enum dk_rc rc = dk_address_list(c->session, &c->arena, customer, &all, &count, err);

	if (rc != DK_OK)
		return rc;
	dk_out_array(&c->out, "addresses");
	for (size_t i = 0; i < count; i++) {
		dk_out_object(&c->out, NULL);
		dk_out_str(&c->out, "code", all[i].code);
		dk_out_str(&c->out, "name", all[i].place.name);
		place_json(c, &all[i].place);
		dk_out_str(&c->out, "phone", all[i].phone);
		dk_out_str(&c->out, "carrier", all[i].carrier);
		dk_out_str(&c->out, "note", all[i].note);
		dk_out_str(&c->out, "window", all[i].window);
		dk_out_end(&c->out);
	}
	dk_out_end(&c->out);
	return DK_OK;
}

static enum dk_rc
contacts_json(struct dk_cli *c, dk_id customer, struct dk_err *err)
{
	struct dk_contact *all;
	size_t count;
	enum dk_rc rc = dk_contact_list(c->session, &c->arena, customer, &all, &count, err);

	if (rc != DK_OK)
		return rc;
	dk_out_array(&c->out, "contacts");
	for (size_t i = 0; i < count; i++) {
		dk_out_object(&c->out, NULL);
		dk_out_str(&c->out, "name", all[i].name);
		dk_out_str(&c->out, "role", all[i].role);
		dk_out_str(&c->out, "phone", all[i].phone);
		dk_out_str(&c->out, "email", all[i].email);
		dk_out_str(&c->out, "language", all[i].language);
		dk_out_end(&c->out);
	}
	dk_out_end(&c->out);
	return DK_OK;
}

static enum dk_rc
show_json(struct dk_cli *c, const struct dk_customer *x, const struct dk_exposure *e,
    struct dk_err *err)
{
	enum dk_rc rc;

	dk_out_object(&c->out, NULL);
	dk_out_str(&c->out, "customer", x->number);
	dk_out_str(&c->out, "name", x->name);
	exposure_json(c, e, x->currency);
	dk_out_str(&c->out, "group", x->group);
	dk_out_str(&c->out, "contact", x->contact);
	dk_out_str(&c->out, "phone", x->phone);
	dk_out_str(&c->out, "email", x->email);
	dk_out_str(&c->out, "language", x->language);
	place_json(c, &x->place);
	terms_json(c, x);
	if ((rc = addresses_json(c, x->id, err)) == DK_OK)
		rc = contacts_json(c, x->id, err);
	if (rc == DK_OK)
		rc = dk_keep_json(c, "customer", x->id, err);
	if (rc == DK_OK)
		dk_out_end(&c->out);
	return rc;
}

static void
show_text(struct dk_cli *c, const struct dk_customer *x, const struct dk_exposure *e)
{
	int exponent = dk_session_exponent(c->session, x->currency);

	dk_out_line(&c->out, "%s  %s", x->number, x->name);
	dk_out_line(&c->out, "%s, %s %s %s", x->place.street, x->place.postcode, x->place.city,
	    x->place.country);
	dk_out_line(&c->out, "%s  %s  %s", x->contact, x->phone, x->email);
	if (x->blocked[0] != '\0')
		dk_out_line(&c->out, "BLOCKED: %s", x->blocked);
	if (x->alert[0] != '\0')
		dk_out_line(&c->out, "Note: %s", x->alert);
	dk_out_line(&c->out, "Terms %lld days, discount %s %%", (long long)x->terms_days,
	    dk_rate_text(x->discount).s);
	dk_out_line(&c->out, "Balance %s, open orders %s, exposure %s, limit %s %s",
	    dk_money_show(e->balance, exponent).s, dk_money_show(e->open_orders, exponent).s,
	    dk_money_show(e->total, exponent).s,
	    e->has_limit ? dk_money_show(e->limit, exponent).s : "none",
	    dk_session_currency(c->session, x->currency));
}

static enum dk_rc
show_number(struct dk_cli *c, const char *number, struct dk_err *err)
{
	struct dk_exposure e = { .has_limit = false };
	struct dk_customer *x = NULL;
	enum dk_rc rc = dk_cli_customer(c, number, &x, err);

	if (rc == DK_OK)
		rc = dk_exposure_find(c->session, x->id, 0, &e, err);
	if (rc != DK_OK)
		return rc;
	if (c->json)
		return show_json(c, x, &e, err);
	show_text(c, x, &e);
	return DK_OK;
}

static enum dk_rc
show(struct dk_cli *c, struct dk_err *err)
{
	return show_number(c, dk_cli_arg(c, 0), err);
}

static enum dk_rc
find(struct dk_cli *c, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "Number", false }, { "Name", false },
		{ "City", false }, { "Phone", false }, { "Open", true }, { "Found by", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_customer_hit *hits;
	size_t count;
	enum dk_rc rc = dk_customer_find(c->session, &c->arena, dk_cli_words(c, 0), FIND_MAX, &hits,
	    &count, err);

	if (rc != DK_OK)
		return rc;
	for (size_t i = 0; i < count; i++) {
		if (!c->json) {
			dk_out_cell(&t, hits[i].number);
			dk_out_cell(&t, hits[i].name);
			dk_out_cell(&t, hits[i].city);
			dk_out_cell(&t, hits[i].phone);
			dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)hits[i].open_orders));
			dk_out_cell(&t, hits[i].matched);
			continue;
		}
		dk_out_object(&c->out, NULL);
		dk_out_str(&c->out, "customer", hits[i].number);
		dk_out_str(&c->out, "name", hits[i].name);
		dk_out_str(&c->out, "city", hits[i].city);
		dk_out_str(&c->out, "phone", hits[i].phone);
		dk_out_str(&c->out, "blocked", hits[i].blocked);
		dk_out_int(&c->out, "open_orders", hits[i].open_orders);
		dk_out_str(&c->out, "matched", hits[i].matched);
		dk_out_end(&c->out);
	}
	if (count == 0)
		return dk_cli_none(c, "No customer fits.");
	if (!c->json)
		dk_out_table(&c->out, &t);
	return DK_OK;
}

static enum dk_rc
kept(struct dk_cli *c, struct dk_customer *x, struct dk_err *err)
{
	struct dk_kept did;
	enum dk_rc rc;

	x->place.name = x->name;
	rc = dk_customer_keep(c->session, &c->arena, x, &did, err);
	if (rc != DK_OK)
		return rc;
	if (c->json)
		return show_number(c, x->number, err);
	dk_keep_note(c, x->number, &did, "customer");
	return DK_OK;
}

static enum dk_rc
set(struct dk_cli *c, struct dk_err *err)
{
	struct dk_card card = { DK_CARD_CUSTOMER, NULL, c->session->exponent };
	struct dk_customer *x = NULL;
	enum dk_rc rc = dk_cli_customer(c, dk_cli_arg(c, 0), &x, err);

	card.record = x;
	if (rc == DK_OK)
		rc = dk_assign_take(c, 1, &card, err);
	return rc == DK_OK ? kept(c, x, err) : rc;
}

/* A first word without `=` is the number; without one the series gives it. */
static enum dk_rc
new_customer(struct dk_cli *c, struct dk_err *err)
{
	bool has_number = strchr(dk_cli_arg(c, 0), '=') == NULL;
	struct dk_customer x;
	const struct dk_card card = { DK_CARD_CUSTOMER, &x, c->session->exponent };
	struct dk_alikes alike;
	enum dk_rc rc = dk_session_may(c->session, DK_RIGHT_MASTER_EDIT, err);

	if (rc != DK_OK)
		return rc;
	dk_card_blank(&card);
	rc = dk_assign_take(c, has_number ? 1 : 0, &card, err);
	x.number = has_number ? dk_cli_arg(c, 0) : "";
	if (rc == DK_OK)
		rc = dk_customer_alike(c->session, &c->arena, &x, &alike, err);
	if (rc == DK_OK)
		rc = dk_keep_sure(c, &alike, err);
	return rc == DK_OK ? kept(c, &x, err) : rc;
}

static const char *
word_of(struct dk_cli *c, const char *field)
{
	size_t len = strlen(field);

	for (size_t i = 1; i < c->opts.arg_count; i++)
		if (strncmp(c->opts.args[i], field, len) == 0 && c->opts.args[i][len] == '=')
			return c->opts.args[i] + len + 1;
	return NULL;
}

/* The contact as he is kept, or a blank one. */
static enum dk_rc
find_contact(struct dk_cli *c, dk_id customer, const char *name, struct dk_contact *out,
    struct dk_err *err)
{
	struct dk_contact *all;
	size_t count;
	enum dk_rc rc = dk_contact_list(c->session, &c->arena, customer, &all, &count, err);

	dk_card_blank(&(struct dk_card){ DK_CARD_CONTACT, out, c->session->exponent });
	out->customer_id = customer;
	out->name = name;
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		if (strcmp(all[i].name, name) == 0)
			*out = all[i];
	return rc;
}

static enum dk_rc
put_contact(struct dk_cli *c, dk_id customer, const char *name, struct dk_err *err)
{
	struct dk_contact x;
	const struct dk_card card = { DK_CARD_CONTACT, &x, c->session->exponent };
	enum dk_put did;
	enum dk_rc rc = find_contact(c, customer, name, &x, err);

	for (size_t i = 1; rc == DK_OK && i < c->opts.arg_count; i++) {
		const char *field, *value;

		rc = dk_cli_pair(c, c->opts.args[i], &field, &value, err);
		if (rc == DK_OK && (rc = dk_card_set(&card, field, value, err)) == DK_ENOTFOUND)
			return dk_cli_usage(c, err,
			    "There is no field %.40s. There are: name role phone email language.",
			    field);
	}
	return rc == DK_OK ? dk_contact_put(c->session, &x, &did, err) : rc;
}

static enum dk_rc
contact(struct dk_cli *c, struct dk_err *err)
{
	const char *name = word_of(c, "name");
	bool drops = dk_opt_given(&c->opts, "drop");
	struct dk_customer *x = NULL;
	enum dk_rc rc;

	if (name == NULL || name[0] == '\0')
		return dk_cli_usage(c, err,
		    "Say whom: docket customer contact NUMBER name=\"Ann Lee\"");
	rc = dk_cli_customer(c, dk_cli_arg(c, 0), &x, err);
	if (rc == DK_OK)
		rc = drops ? dk_contact_drop(c->session, x->id, name, err)
			   : put_contact(c, x->id, name, err);
	if (rc == DK_OK && c->json)
		return show_number(c, x->number, err);
	if (rc == DK_OK)
		dk_cli_note(c, "%s: contact %s is %s.", x->number, name,
		    drops ? "dropped" : "kept");
	return rc;
}

static enum dk_rc
address(struct dk_cli *c, struct dk_err *err)
{
	const char *code = dk_cli_arg(c, 1);
	struct dk_customer *x = NULL;
	struct dk_address *to = dk_arena_alloc(&c->arena, sizeof(*to));
	struct dk_card card = { DK_CARD_ADDRESS, to, c->session->exponent };
	struct dk_kept did;
	enum dk_rc rc = dk_cli_customer(c, dk_cli_arg(c, 0), &x, err);

	if (rc != DK_OK)
		return rc;
	dk_card_blank(&card);
	to->code = code;
	rc = dk_address_find(c->session, &c->arena, x->id, code, &to, err);
	if (rc == DK_ENOTFOUND) {
		to = card.record;
		rc = DK_OK;
	}
	card.record = to;
	to->customer_id = x->id;
	if (rc == DK_OK)
		rc = dk_assign_take(c, 2, &card, err);
	if (rc == DK_OK)
		rc = dk_address_keep(c->session, to, &did, err);
	if (rc != DK_OK)
		return rc;
	if (c->json)
		return show_number(c, x->number, err);
	dk_keep_note(c, x->number, &did, "customer");
	return DK_OK;
}

static enum dk_rc
pending(struct dk_cli *c, struct dk_err *err)
{
	struct dk_customer *x = NULL;
	enum dk_rc rc = DK_OK;

	if (c->opts.arg_count > 0)
		rc = dk_cli_customer(c, dk_cli_arg(c, 0), &x, err);
	return rc == DK_OK ? dk_keep_pending(c, "customer", x != NULL ? x->id : 0, err) : rc;
}

static enum dk_rc
approve(struct dk_cli *c, struct dk_err *err)
{
	struct dk_customer *x = NULL;
	enum dk_rc rc = dk_cli_customer(c, dk_cli_arg(c, 0), &x, err);

	if (rc == DK_OK)
		rc = dk_keep_settle(c, "customer", x->id, err);
	return rc == DK_OK && c->json ? show_number(c, x->number, err) : rc;
}

static const struct dk_opt contact_options[] = {
	{ "drop", NULL, "the contact is gone" },
	{ NULL, NULL, NULL },
};

static const struct dk_opt new_options[] = {
	{ "auto", NULL, "the number comes from the series; so it does without a NUMBER" },
	{ NULL, NULL, NULL },
};

static const struct dk_verb verbs[] = {
	{ "show", "NUMBER", "Shows a customer with what he owes.", NULL, 1, 1, true, show },
	{ "find", "TEXT", "Finds by number, name, phone, postcode or e-mail.", NULL, 1, DK_ARGS_ANY,
	    true, find },
	{ "set", "NUMBER FIELD=VALUE...", "Changes fields, named as in customers.csv.", NULL, 2,
	    DK_ARGS_ANY, true, set },
	{ "new", "[NUMBER|--auto] FIELD=VALUE...",
	    "Adds a customer; --yes in spite of a look-alike.", new_options, 1, DK_ARGS_ANY, true,
	    new_customer },
	{ "contact", "NUMBER name=NAME [FIELD=VALUE...] [--drop]", "Keeps a contact of his.",
	    contact_options, 2, DK_ARGS_ANY, true, contact },
	{ "address", "NUMBER CODE FIELD=VALUE...", "Keeps a ship-to of his.", NULL, 3, DK_ARGS_ANY,
	    true, address },
	{ "blackout", "NUMBER CODE [FROM [TO]] [--reason TEXT] [--drop]",
	    "Days on which a ship-to takes no deliveries.", dk_customer_blackout_options, 2, 4,
	    true, dk_customer_blackout },
	{ "certificate", "NUMBER [CERTIFICATE [FIELD=VALUE...]] [--drop]",
	    "Why he pays no tax, from when to when.", dk_customer_certificate_options, 1,
	    DK_ARGS_ANY, true, dk_customer_certificate },
	{ "pending", "[NUMBER]", "Lists credit and tax data that wait for a second person.", NULL,
	    0, 1, true, pending },
	{ "approve", "NUMBER [--refuse --reason T]", "Approves what somebody else asked for.",
	    dk_keep_settle_options, 1, 1, true, approve },
	{ "statement", "NUMBER [--from DAY] [-o FILE|--print]",
	    "Lists invoices and payments with the balance; a file is sent to him.",
	    dk_customer_statement_options, 1, 1, true, dk_customer_statement },
	{ "statements", "--to DIR [--format F] [--from DAY]",
	    "A statement for each who owes something.",
	    dk_customer_statements_options, 0, 0, true, dk_customer_statements },
	{ "exposure", "NUMBER", "What his credit exposure is made of.", NULL, 1, 1, true,
	    dk_customer_exposure },
	{ "ageing", "[NUMBER]", "What is open by how late it is.", NULL, 0, 1, true,
	    dk_customer_ageing },
	{ NULL, NULL, NULL, NULL, 0, 0, false, NULL },
};

const struct dk_command dk_command_customer = {
	.name = "customer",
	.summary = "look up and keep customers",
	.verbs = verbs,
};
