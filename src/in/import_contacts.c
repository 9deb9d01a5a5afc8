/* import_contacts.c - people at customers. */
#include <string.h>

#include "in/importer.h"

enum { CUSTOMER, NAME, ROLE, PHONE, EMAIL, LANGUAGE };

static const struct import_column columns[] = {
	[CUSTOMER] = { "customer", .type = IMPORT_CODE, .required = true },
	[NAME] = { "name", .type = IMPORT_TEXT, .required = true },
	[ROLE] = { "role", .type = IMPORT_TEXT },
	[PHONE] = { "phone", .type = IMPORT_TEXT },
	[EMAIL] = { "email", .type = IMPORT_TEXT },
	[LANGUAGE] = { "language", .type = IMPORT_CODE, .max = 16 },
};

static enum dk_rc
apply(struct import_run *run, const struct import_row *rows, size_t count, enum dk_put *did,
    struct dk_err *err)
{
	const struct import_value *v = rows[0].v;
	struct dk_contact c = { .name = v[NAME].text, .role = "", .phone = "", .email = "",
		.language = "" }, *all;
	enum dk_rc rc = import_customer(run, v[CUSTOMER].text, &c.customer_id, err);
	size_t n = 0;

	(void)count;
	if (rc == DK_OK)
		rc = dk_contact_list(run->session, run->a, c.customer_id, &all, &n, err);
	if (rc != DK_OK)
		return rc;
	for (size_t i = 0; i < n; i++)
		if (strcmp(all[i].name, c.name) == 0)
			c = all[i];
	import_set_text(&v[ROLE], &c.role);
	import_set_text(&v[PHONE], &c.phone);
	import_set_text(&v[EMAIL], &c.email);
	import_set_text(&v[LANGUAGE], &c.language);
	return dk_contact_put(run->session, &c, did, err);
}

const struct dk_importer dk_import_contacts = {
	.kind = "contacts", .summary = "People at customers, with phone and language.",
	.columns = columns, .column_count = DK_COUNT(columns), .group = -1, .apply = apply,
};
