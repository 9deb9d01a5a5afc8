/* customer_exemption.c - `docket customer certificate`: why a customer pays no tax. */
#include "cli/customer_exemption.h"

#include <string.h>

#include "cli/assign.h"
#include "cli/find.h"
#include "docket/card.h"
#include "docket/exemption.h"

const struct dk_opt dk_customer_certificate_options[] = {
	{ "drop", NULL, "the certificate is taken away" },
	{ NULL, NULL, NULL },
};

static void
show_json(struct dk_cli *c, const struct dk_exemption *x)
{
	dk_out_object(&c->out, NULL);
	dk_out_str(&c->out, "certificate", x->number);
	dk_out_date(&c->out, "from", x->from);
	dk_out_date(&c->out, "to", x->to);
	dk_out_str(&c->out, "codes", x->codes);
	dk_out_str(&c->out, "zones", x->zones);
	dk_out_str(&c->out, "category", x->category);
	dk_out_str(&c->out, "note", x->note);
	dk_out_end(&c->out);
}

static enum dk_rc
list(struct dk_cli *c, dk_id customer, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "Certificate", false },
		{ "From", false }, { "To", false }, { "Tax codes", false }, { "Zones", false },
		{ "Becomes", false }, { "Note", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_exemption *rows = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_exemption_list(c->session, &c->arena, customer, &rows, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		if (c->json) {
			show_json(c, &rows[i]);
			continue;
		}
		dk_out_cell(&t, rows[i].number);
		dk_out_cell(&t, dk_date_iso(rows[i].from).s);
		dk_out_cell(&t, dk_date_iso(rows[i].to).s);
		dk_out_cell(&t, *rows[i].codes != '\0' ? rows[i].codes : "all");
		dk_out_cell(&t, *rows[i].zones != '\0' ? rows[i].zones : "all");
		dk_out_cell(&t, rows[i].category);
		dk_out_cell(&t, rows[i].note);
	}
	if (rc == DK_OK && count == 0)
		return dk_cli_none(c, "He has no certificate.");
	if (rc == DK_OK && !c->json)
		dk_out_table(&c->out, &t);
	return rc;
}

/* The certificate as it is kept, or a blank one. */
static enum dk_rc
find(struct dk_cli *c, dk_id customer, const char *number, struct dk_exemption *out,
    struct dk_err *err)
{
	struct dk_exemption *all;
	size_t count;
	enum dk_rc rc = dk_exemption_list(c->session, &c->arena, customer, &all, &count, err);

	dk_card_blank(&(struct dk_card){ DK_CARD_EXEMPTION, out, c->session->exponent });
	out->customer_id = customer;
	out->number = number;
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		if (strcmp(all[i].number, number) == 0)
			*out = all[i];
	return rc;
}

enum dk_rc
dk_customer_certificate(struct dk_cli *c, struct dk_err *err)
{
	struct dk_exemption x;
	const struct dk_card card = { DK_CARD_EXEMPTION, &x, c->session->exponent };
	const char *number = dk_cli_arg(c, 1);
	bool drops = dk_opt_given(&c->opts, "drop");
	struct dk_customer *of = NULL;
	enum dk_put did;
	enum dk_rc rc = dk_cli_customer(c, dk_cli_arg(c, 0), &of, err);

	if (rc == DK_OK && c->opts.arg_count == 1)
		return list(c, of->id, err);
	if (rc == DK_OK && drops)
		rc = dk_exemption_drop(c->session, of->id, number, err);
	else if (rc == DK_OK && (rc = find(c, of->id, number, &x, err)) == DK_OK &&
	    (rc = dk_assign_take(c, 2, &card, err)) == DK_OK)
		rc = dk_exemption_put(c->session, &x, &did, err);
	return rc == DK_OK ? list(c, of->id, err) : rc;
}
