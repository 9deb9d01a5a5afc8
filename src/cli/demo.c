/*
 * demo.c - making the demo company.
 *
 * All dates of the demo's orders move by one whole number of weeks, so that weekdays stay and the
 * last order falls into the week that ends today; those of the tutorial move to today. Older orders
 * come in as history, the last days' as work of today.
 */
#include "cli/demo.h"

#include <string.h>
#include <unistd.h>

#include "cli/open.h"
#include "docket/batch.h"
#include "docket/import.h"
#include "docket/order_file.h"
#include "docket/setting.h"

#define WORK_DAYS 14 /* orders of so many days are work, those before are history */

#define MOST_KINDS 14
#define MOST_SETTINGS 10

/* A company: its folder, its files in an order in which each finds what it names. */
struct company {
	const char *folder;
	const char *kinds[MOST_KINDS];
	const char *settings[MOST_SETTINGS][2];
};

static const struct company companies[] = {
	[DK_DEMO] = {
		.folder = "demo",
		.kinds = { "suppliers", "products", "tax", "zones", "carriers", "holidays",
		    "customers", "addresses", "contacts", "prices", "substitutes", "stock" },
		.settings = {
		    { "company_country", "DE" },
		    { "company_address", "Speicherstadt 12\n20457 Hamburg\nGermany" },
		    { "company_tax_number", "DE123456788" },
		    { "company_bank", "DE02 1203 0000 0000 2020 51" },
		    { "tax_code", "FOOD" },
		    { "reserve_days", "42" }, /* its customers want their goods in four weeks */
		    { "default_service", "SPEEDY/STD" },
		},
	},
	[DK_TUTORIAL] = {
		.folder = "tutorial",
		.kinds = { "zones", "tax", "holidays", "suppliers", "carriers", "products",
		    "substitutes", "customers", "addresses", "contacts", "prices",
		    "customer-items", "stock" },
		.settings = {
		    { "company_country", "GB" },
		    { "company_address", "Unit 7, Northgate Estate\nBristol BS10 7SD\n"
			"United Kingdom" },
		    { "company_tax_number", "GB123456789" },
		    { "default_service", "DHL/STD" },
		    { "first_order", "no" }, /* only what the lessons tell of is looked at */
		    { "sample_share", "0" },
		    { "tutorial", "yes" },
		},
	},
};

struct demo {
	struct dk_cli *c;
	const char *orders; /* the file of orders */
	int move;           /* days that every date moves */
	dk_date work_from;  /* orders from here on are work */
	int64_t history, work, refused;
};

enum dk_rc
dk_demo_folder(struct dk_cli *c, enum dk_demo which, const char **out, struct dk_err *err)
{
	static const char *const beside[] = { "../share/docket", "../data", "../../data" };
	const char *name = companies[which].folder;
	const char *given = getenv("DOCKET_DATA");
	char program[4096] = "";
	ssize_t n = readlink("/proc/self/exe", program, sizeof(program) - 1);
	char *slash = n > 0 ? strrchr(program, '/') : NULL;

	if (given != NULL && given[0] != '\0') {
		*out = dk_fmt(&c->arena, "%s/%s", given, name);
		if (access(dk_fmt(&c->arena, "%s/orders.jsonl", *out), R_OK) == 0)
			return DK_OK;
	}
	if (slash != NULL)
		*slash = '\0';
	for (size_t i = 0; slash != NULL && i < DK_COUNT(beside); i++) {
		*out = dk_fmt(&c->arena, "%s/%s/%s", program, beside[i], name);
		if (access(dk_fmt(&c->arena, "%s/orders.jsonl", *out), R_OK) == 0)
			return DK_OK;
	}
	return dk_fail(err, DK_ENOTFOUND, name,
	    "The files of the %s are not installed; set DOCKET_DATA to the folder that holds %s/.",
	    name, name);
}

static enum dk_rc
load_master(struct dk_cli *c, const struct company *company, const char *folder,
    struct dk_err *err)
{
	const char *const *kinds = company->kinds;
	enum dk_rc rc = DK_OK;

	for (size_t i = 0; rc == DK_OK && i < MOST_KINDS && kinds[i] != NULL; i++) {
		struct dk_import_request req = { .kind = kinds[i],
			.path = dk_fmt(&c->arena, "%s/%s.csv", folder, kinds[i]) };
		struct dk_import_summary sum;

		rc = dk_import_run(c->session, &c->arena, &req, &sum, err);
		if (rc == DK_OK)
			dk_cli_note(c, "%-12s %lld", kinds[i], (long long)sum.rows);
		else if (sum.fault_count > 0)
			rc = dk_fail(err, rc, "demo", "%s", sum.faults[0]);
	}
	for (size_t i = 0; rc == DK_OK && company->settings[i][0] != NULL; i++)
		rc = dk_setting_set(c->session, company->settings[i][0], company->settings[i][1],
		    err);
	return rc;
}

/* Calls `each` for every order of the file. */
static enum dk_rc
walk(struct demo *d,
    enum dk_rc (*each)(struct demo *, struct dk_arena *, struct dk_order_input *, struct dk_err *),
    struct dk_err *err)
{
	struct dk_json_stream *st;
	FILE *f;
	enum dk_rc rc = dk_cli_file(d->c, d->orders, &f, err);

	if (rc != DK_OK)
		return rc;
	st = dk_json_open(f);
	for (;;) {
		const struct dk_json *object = NULL;
		struct dk_order_input in;
		struct dk_arena a = { 0 };

		rc = dk_json_next(st, &a, &object, err);
		if (rc == DK_OK && object != NULL)
			rc = dk_order_file_read(&a, object, false, &in, err);
		if (rc == DK_OK && object != NULL)
			rc = each(d, &a, &in, err);
		dk_arena_free(&a);
		if (rc != DK_OK || object == NULL)
			break;
	}
	dk_json_close(st);
	fclose(f);
	return rc;
}

static enum dk_rc
placed_on(const struct dk_order_input *in, dk_date *out, struct dk_err *err)
{
	if (dk_date_parse(in->placed, out))
		return DK_OK;
	return dk_fail(err, DK_EINPUT, "placed", "Order %s of the demo has no date.",
	    in->external_id);
}

/* While looking for the last day, work_from holds the latest seen. */
static enum dk_rc
note_last(struct demo *d, struct dk_arena *a, struct dk_order_input *in, struct dk_err *err)
{
	dk_date day;
	enum dk_rc rc = placed_on(in, &day, err);

	(void)a;
	if (rc == DK_OK && (!dk_date_is_set(d->work_from) || day.days > d->work_from.days))
		d->work_from = day;
	return rc;
}

static const char *
moved(const struct demo *d, struct dk_arena *a, const char *text)
{
	dk_date day;

	if (text == NULL || !dk_date_parse(text, &day))
		return text;
	return dk_arena_dup(a, dk_date_iso(dk_date_add(day, d->move)).s);
}

static enum dk_rc
enter_old(struct demo *d, struct dk_arena *a, struct dk_order_input *in, struct dk_err *err)
{
	bool known;
	dk_date day;
	enum dk_rc rc = placed_on(in, &day, err);

	if (rc != DK_OK || day.days + d->move >= d->work_from.days)
		return rc;
	in->placed = moved(d, a, in->placed);
	in->wanted = moved(d, a, in->wanted);
	d->history++;
	return dk_order_history(d->c->session, in, &known, err);
}

/* What the checks refuse today (goods that are no longer sold) was delivered: it is history. */
static enum dk_rc
enter_new(struct demo *d, struct dk_arena *a, struct dk_order_input *in, struct dk_err *err)
{
	struct dk_order_made made = { .id = 0 };
	bool known;
	dk_date day;
	enum dk_rc rc = placed_on(in, &day, err);

	if (rc != DK_OK || day.days + d->move < d->work_from.days)
		return rc;
	in->placed = moved(d, a, in->placed);
	in->wanted = moved(d, a, in->wanted);
	if ((rc = dk_order_new(d->c->session, a, in, 0, &made, err)) != DK_OK)
		return rc;
	if (!made.is_refused) {
		d->work++;
		return DK_OK;
	}
	d->refused++;
	return dk_order_history(d->c->session, in, &known, err);
}

/* The past is one batch; the work of today is entered order by order, as clerks do. */
static enum dk_rc
load_orders(struct demo *d, struct dk_err *err)
{
	struct dk_session *s = d->c->session;
	struct dk_batch *batch = NULL;
	enum dk_rc rc = dk_batch_begin(s, DK_RIGHT_IMPORT, "demo.history", &batch, err);

	if (rc != DK_OK)
		return rc;
	rc = walk(d, enter_old, err);
	dk_batch_count(batch, "orders", d->history);
	rc = dk_batch_end(batch, rc, err);
	return rc == DK_OK ? walk(d, enter_new, err) : rc;
}

enum dk_rc
dk_demo_load(struct dk_cli *c, enum dk_demo which, const char *folder,
    struct dk_err *err)
{
	struct demo d = { .c = c, .work_from = DK_NO_DATE };
	dk_date today = dk_session_today(c->session), last;
	enum dk_rc rc = load_master(c, &companies[which], folder, err);

	d.orders = dk_fmt(&c->arena, "%s/orders.jsonl", folder);
	if (rc == DK_OK)
		rc = walk(&d, note_last, err);
	if (rc != DK_OK)
		return rc;
	last = d.work_from;
	/* lessons are about orders of today; else weekdays stay */
	d.move = dk_date_diff(today, last);
	if (which == DK_DEMO)
		d.move = d.move / 7 * 7;
	d.work_from = dk_date_add(dk_date_add(last, d.move), 1 - WORK_DAYS);
	if ((rc = load_orders(&d, err)) != DK_OK)
		return rc;
	dk_cli_note(c, "%-12s %lld of the past, %lld as work", "orders",
	    (long long)(d.history + d.refused), (long long)d.work);
	dk_cli_note(c, "All dates of the orders are moved by %d %s: the last one is of %s.",
	    which == DK_DEMO ? d.move / 7 : d.move, which == DK_DEMO ? "weeks" : "days",
	    dk_date_iso(dk_date_add(last, d.move)).s);
	return DK_OK;
}
