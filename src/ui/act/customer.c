/* customer.c - picking a customer out of those whom a text finds. */
#include "ui/act/customer.h"

#include <string.h>

const struct dk_column act_customer_columns[ACT_CUSTOMER_COLUMNS] = {
	{ .head = "No", .width = 8 }, { .head = "Name", .width = 26, .grows = true },
	{ .head = "Place", .width = 12 }, { .head = "Phone", .width = 14 },
	{ .head = "Open", .width = 4, .right = true }, { .head = "State", .width = 5 },
};

enum dk_rc
act_customer_find(struct dk_screen *s, struct dk_arena *a, const char *text,
    struct dk_choices *out, struct dk_err *err)
{
	struct dk_customer_hit *hits = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_customer_find(s->session, a, text, ACT_CUSTOMERS_MOST, &hits, &count,
	    err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		bool blocked = hits[i].blocked[0] != '\0';
		struct dk_choice c = { .id = hits[i].number,
			.cells = { hits[i].number, hits[i].name, hits[i].city, hits[i].phone,
			    dk_fmt(a, "%lld", (long long)hits[i].open_orders),
			    blocked ? "HOLD" : "ok" },
			.look = blocked ? DK_LOOK_WARN : DK_LOOK_OK };

		dk_choice_add(a, out, &c);
	}
	return rc;
}

struct dk_customer *
act_customer_named(struct dk_screen *s, struct dk_arena *a, const char *text, dk_answer *answer)
{
	const struct dk_pick_ask ask = { .title = "CUSTOMERS", .text = text,
		.columns = act_customer_columns, .column_count = ACT_CUSTOMER_COLUMNS,
		.empty = "nobody fits", .find = act_customer_find };
	struct dk_customer_hit *hits = NULL;
	struct dk_customer *c = NULL;
	size_t count = 0;
	struct dk_err err;
	enum dk_rc rc = dk_customer_find(s->session, a, text, 2, &hits, &count, &err);

	if (rc == DK_OK && count == 0)
		rc = dk_fail(&err, DK_ENOTFOUND, "customer", "No customer fits '%.40s'.", text);
	if (rc == DK_OK && count > 1 && strcmp(hits[0].number, text) != 0) {
		dk_ask_pick(s, &ask, answer);
		return NULL;
	}
	if (rc == DK_OK)
		rc = dk_customer_load(s->session, a, hits[0].id, &c, &err);
	if (rc != DK_OK) {
		dk_say_err(s, &err);
		return NULL;
	}
	return c;
}
