/* cmd_supplier.c - `docket supplier`: from whom is bought, and where they are. */
#include <string.h>

#include "cli/assign.h"
#include "cli/cli.h"
#include "docket/carrier.h"
#include "docket/setting.h"

static void
members(struct dk_cli *c, const struct dk_supplier *x)
{
	const struct dk_card card = { DK_CARD_SUPPLIER, (void *)x, c->session->exponent };
	const char *name;

	for (size_t i = 0; (name = dk_card_field(DK_CARD_SUPPLIER, i)) != NULL; i++)
		if (strcmp(name, "lead_days") == 0)
			dk_out_int(&c->out, name, x->lead_days);
		else
			dk_out_str(&c->out, name, dk_card_text(&card, &c->arena, name));
}

static enum dk_rc
list(struct dk_cli *c, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "No", false }, { "Name", false },
		{ "Place", false }, { "In", false }, { "Phone", false }, { "E-mail", false },
		{ "Days", true } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_supplier *rows = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_supplier_list(c->session, &c->arena, &rows, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		const struct dk_supplier *x = &rows[i];

		if (c->json) {
			dk_out_object(&c->out, NULL);
			members(c, x);
			dk_out_end(&c->out);
			continue;
		}
		dk_out_cell(&t, x->number);
		dk_out_cell(&t, x->name);
		dk_out_cell(&t, x->place.city);
		dk_out_cell(&t, x->place.country);
		dk_out_cell(&t, x->phone);
		dk_out_cell(&t, x->email);
		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)x->lead_days));
	}
	if (rc == DK_OK && count == 0)
		return dk_cli_none(c, "No supplier is known yet. See: docket import suppliers");
	if (rc == DK_OK && !c->json)
		dk_out_table(&c->out, &t);
	return rc;
}

static enum dk_rc
show(struct dk_cli *c, struct dk_err *err)
{
	struct dk_supplier *x = NULL;
	const char *house = "";
	enum dk_rc rc = dk_supplier_find(c->session, &c->arena, dk_cli_arg(c, 0), &x, err);

	if (rc == DK_OK)
		rc = dk_setting_text(c->session, &c->arena, "company_country", &house, err);
	if (rc != DK_OK)
		return rc;
	if (c->json) {
		dk_out_object(&c->out, NULL);
		members(c, x);
		dk_out_end(&c->out);
		return DK_OK;
	}
	for (const char *p = dk_place_lines(&c->arena, &x->place, x->name, house), *nl;
	    *p != '\0'; p = nl + (*nl != '\0')) {
		nl = p + strcspn(p, "\n");
		dk_out_line(&c->out, "%.*s", (int)(nl - p), p);
	}
	dk_out_line(&c->out, "supplier %s%s%s%s%s  %lld days", x->number,
	    x->phone[0] != '\0' ? "  " : "", x->phone, x->email[0] != '\0' ? "  " : "", x->email,
	    (long long)x->lead_days);
	return DK_OK;
}

/* FIELD=VALUE; one that is not there yet is new. */
static enum dk_rc
set(struct dk_cli *c, struct dk_err *err)
{
	struct dk_supplier x, *known = NULL;
	const struct dk_card card = { DK_CARD_SUPPLIER, &x, c->session->exponent };
	enum dk_put did;
	enum dk_rc rc = dk_supplier_find(c->session, &c->arena, dk_cli_arg(c, 0), &known, err);

	dk_card_blank(&card);
	if (rc == DK_OK)
		x = *known;
	if (rc == DK_ENOTFOUND) {
		x.number = dk_cli_arg(c, 0);
		rc = DK_OK;
	}
	if (rc == DK_OK)
		rc = dk_assign_take(c, 1, &card, err);
	if (rc == DK_OK)
		rc = dk_supplier_put(c->session, &x, &did, err);
	return rc == DK_OK ? show(c, err) : rc;
}

static const struct dk_verb verbs[] = {
	{ "list", "", "Lists suppliers.", NULL, 0, 0, true, list },
	{ "show", "NUMBER", "Shows a supplier and his address.", NULL, 1, 1, true, show },
	{ "set", "NUMBER FIELD=VALUE...",
	    "Sets name, email, phone, lead_days, street, street2, city, region, postcode,"
	    " country.",
	    NULL, 2, DK_ARGS_ANY, true, set },
	{ NULL, NULL, NULL, NULL, 0, 0, false, NULL },
};

const struct dk_command dk_command_supplier = {
	.name = "supplier",
	.summary = "from whom is bought, and where they are",
	.verbs = verbs,
};
