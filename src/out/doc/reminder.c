/* reminder.c - a customer is asked for what is overdue; firmer at each level. */
#include "docket/dunning.h"
#include "docket/setting.h"
#include "out/doc/doc.h"
#include "out/phrase/phrase.h"

static const struct dk_paper_column columns[] = {
	{ "Invoice", DK_LEFT, 8, false },
	{ "Date", DK_LEFT, 12, false },
	{ "Due", DK_LEFT, 12, false },
	{ "Your PO", DK_LEFT, 0, true },
	{ "Days late", DK_RIGHT, 10, false },
	{ "Total", DK_RIGHT, 10, false },
	{ "Unpaid", DK_RIGHT, 10, false },
};

enum { TEXTS = 3 }; /* further levels say what the last one says */

static enum dk_rc
add_text(struct dk_session *s, struct dk_paper *p, int64_t level, struct dk_err *err)
{
	const char *text = "";
	enum dk_rc rc = dk_setting_text(s, p->arena, dk_fmt(p->arena, "dunning_text_%lld",
	    (long long)(level < TEXTS ? level : TEXTS)), &text, err);

	if (rc == DK_OK)
		dk_doc_text(p, "", dk_doc_say(p, text, NULL)); /* the house's own stays */
	return rc;
}

static void
add_lines(struct dk_paper *p, const struct dk_dunning_line *lines, int64_t count, int exponent)
{
	struct dk_arena *a = p->arena;
	struct dk_paper_column *c = dk_doc_columns(a, columns, DK_COUNT(columns));

	for (int64_t i = 0; i < count; i++) {
		dk_doc_widen(&c[0], lines[i].number);
		dk_doc_widen(&c[1], dk_doc_day(p, lines[i].date));
		dk_doc_widen(&c[2], dk_doc_day(p, lines[i].due_date));
		dk_doc_widen(&c[5], dk_doc_money(a, lines[i].total, exponent));
	}
	dk_paper_table(p, c, DK_COUNT(columns), false);
	for (int64_t i = 0; i < count; i++)
		dk_paper_row(p, (const char *[]){ lines[i].number,
		    dk_doc_day(p, lines[i].date), dk_doc_day(p, lines[i].due_date),
		    lines[i].customer_po,
		    dk_fmt(a, "%lld", (long long)lines[i].late),
		    dk_doc_money(a, lines[i].total, exponent),
		    dk_doc_money(a, lines[i].open, exponent) });
}

static enum dk_rc
make(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_paper **out,
    struct dk_err *err)
{
	struct dk_dunning_line *lines = NULL;
	struct dk_customer *c = NULL;
	struct dk_dunning d;
	const char *to = "", *bank = "";
	int exponent;
	enum dk_rc rc = dk_dunning_load(s, a, id, &d, &lines, err);

	if (rc == DK_OK)
		rc = dk_customer_load(s, a, d.customer_id, &c, err);
	if (rc == DK_OK)
		rc = dk_doc_customer(s, a, c, &to, err);
	if (rc == DK_OK)
		rc = dk_setting_text(s, a, "company_bank", &bank, err);
	if (rc == DK_OK)
		rc = dk_doc_begin_in(s, a, &(struct dk_doc_head){ d.level > 1
		    ? dk_phrase_fill(a, c->language, "Reminder {1}", (const char *[]){
		    dk_fmt(a, "%lld", (long long)d.level) }) : "Reminder", c->number,
		    c->language }, out, err);
	if (rc != DK_OK)
		return rc;
	(*out)->created_ms = dk_doc_instant("", d.date);
	dk_paper_to(*out, to);
	dk_paper_fact(*out, "Date", dk_doc_day(*out, d.date));
	dk_paper_fact(*out, "Customer", c->number);
	if ((rc = add_text(s, *out, d.level, err)) != DK_OK)
		return rc;
	exponent = dk_currency_exponent(d.currency);
	add_lines(*out, lines, d.invoices, exponent);
	dk_paper_total(*out, dk_doc_say(*out, "To be paid now {1}",
	    (const char *[]){ d.currency }), dk_doc_money(a, d.open, exponent), true);
	dk_doc_text(*out, "Where to pay", bank);
	return DK_OK;
}

const struct dk_doc dk_doc_reminder = {
	.info = { .name = "reminder", .title = "Reminder", .subject = "dunning" },
	.make = make,
};
