/* standing_show.c - a standing or blanket order as commands answer it, and verbs of both. */
#include "cli/standing_show.h"

#include <string.h>

#include "cli/find.h"
#include "cli/show_order.h"
#include "cli/word.h"
#include "docket/order_file.h"

static void
members(struct dk_cli *c, const struct dk_standing *x)
{
	dk_out_str(&c->out, x->kind, x->number);
	dk_out_str(&c->out, "status", dk_standing_state_name(x->state));
	dk_out_str(&c->out, "every", x->rhythm.every[0] != '\0' ? x->rhythm.every : NULL);
	dk_out_int(&c->out, "step", x->rhythm.step);
	dk_out_date(&c->out, "first", x->rhythm.first);
	dk_out_date(&c->out, "until", x->rhythm.until);
	dk_out_int(&c->out, "lead", x->rhythm.lead);
	dk_out_date(&c->out, "next", x->next);
	dk_out_date(&c->out, "make_on", x->make_on);
	dk_out_int(&c->out, "made", x->made);
	dk_out_str(&c->out, "ended_reason", x->ended_reason[0] != '\0' ? x->ended_reason : NULL);
}

static void
blanket_json(struct dk_cli *c, const struct dk_blanket_line *l, size_t count)
{
	dk_out_array(&c->out, "left");
	for (size_t i = 0; i < count; i++) {
		dk_out_object(&c->out, NULL);
		dk_out_int(&c->out, "line", l[i].line_no);
		dk_out_qty(&c->out, "agreed", l[i].agreed);
		dk_out_qty(&c->out, "called", l[i].called);
		dk_out_qty(&c->out, "planned", l[i].planned);
		dk_out_end(&c->out);
	}
	dk_out_end(&c->out);
}

static void
call_offs_json(struct dk_cli *c, const struct dk_call_off *k, size_t count)
{
	dk_out_array(&c->out, "call_offs");
	for (size_t i = 0; i < count; i++) {
		dk_out_object(&c->out, NULL);
		dk_out_date(&c->out, "due", k[i].due);
		dk_out_date(&c->out, "make_on", k[i].make_on);
		dk_out_str(&c->out, "order", k[i].order[0] != '\0' ? k[i].order : NULL);
		dk_out_str(&c->out, "skipped", k[i].skipped[0] != '\0' ? k[i].skipped : NULL);
		dk_out_str(&c->out, "lines", k[i].lines[0] != '\0' ? k[i].lines : NULL);
		dk_out_end(&c->out);
	}
	dk_out_end(&c->out);
}

static void
blanket_text(struct dk_cli *c, const struct dk_blanket_line *l, size_t count)
{
	static const struct dk_out_column columns[] = { { "Ln", true }, { "Agreed", true },
		{ "Called", true }, { "Planned", true }, { "Left", true } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};

	for (size_t i = 0; i < count; i++) {
		const dk_qty left = { l[i].agreed.milli - l[i].called.milli - l[i].planned.milli };

		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)l[i].line_no));
		dk_out_cell(&t, dk_qty_show(l[i].agreed).s);
		dk_out_cell(&t, dk_qty_show(l[i].called).s);
		dk_out_cell(&t, dk_qty_show(l[i].planned).s);
		dk_out_cell(&t, dk_qty_show(left).s);
	}
	dk_out_table(&c->out, &t);
}

static void
call_offs_text(struct dk_cli *c, const struct dk_call_off *k, size_t count)
{
	static const struct dk_out_column columns[] = { { "Wanted", false }, { "Made on", false },
		{ "Order", false }, { "Lines", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};

	if (count == 0)
		return;
	for (size_t i = 0; i < count; i++) {
		dk_out_cell(&t, dk_date_iso(k[i].due).s);
		dk_out_cell(&t, dk_date_iso(k[i].make_on).s);
		dk_out_cell(&t, k[i].skipped[0] != '\0'
		    ? dk_fmt(&c->arena, "skipped: %s", k[i].skipped)
		    : k[i].order[0] != '\0' ? k[i].order : "to be made");
		dk_out_cell(&t, k[i].lines);
	}
	dk_out_table(&c->out, &t);
}

static const char *
standing(struct dk_cli *c, const struct dk_standing *x)
{
	if (x->state == DK_STANDING_ENDED)
		return dk_fmt(&c->arena, "ended: %s", x->ended_reason);
	return dk_fmt(&c->arena, "%s, %s", dk_standing_state_name(x->state),
	    dk_rhythm_show(&c->arena, &x->rhythm));
}

enum dk_rc
dk_show_standing(struct dk_cli *c, dk_id id, struct dk_err *err)
{
	struct dk_blanket_line *lines = NULL;
	struct dk_call_off *calls = NULL;
	struct dk_order *o = NULL;
	struct dk_standing x;
	size_t line_count = 0, call_count = 0;
	bool is_blanket;
	enum dk_rc rc = dk_standing_load(c->session, &c->arena, id, &x, err);

	if (rc == DK_OK)
		rc = dk_order_load(c->session, &c->arena, id, &o, err);
	if (rc == DK_OK)
		rc = dk_call_off_list(c->session, &c->arena, id, &calls, &call_count, err);
	if (rc == DK_OK)
		rc = dk_blanket_lines(c->session, &c->arena, id, &lines, &line_count, err);
	if (rc != DK_OK)
		return rc;
	is_blanket = x.rhythm.every[0] == '\0';
	if (c->json) {
		dk_out_object(&c->out, NULL);
		members(c, &x);
		if (is_blanket)
			blanket_json(c, lines, line_count);
		call_offs_json(c, calls, call_count);
		dk_show_order_members(c, o);
		dk_out_end(&c->out);
		return DK_OK;
	}
	if (c->quiet) {
		dk_out_line(&c->out, "%s", x.number);
		return DK_OK;
	}
	dk_out_line(&c->out, "%s order %s  %s  %s %s", is_blanket ? "Blanket" : "Standing",
	    x.number, standing(c, &x), x.customer, x.customer_name);
	dk_show_order_body(c, o, false);
	if (is_blanket)
		blanket_text(c, lines, line_count);
	call_offs_text(c, calls, call_count);
	return DK_OK;
}

static void
list_row(struct dk_cli *c, struct dk_out_table *t, const struct dk_standing *x)
{
	if (c->json) {
		dk_out_object(&c->out, NULL);
		members(c, x);
		dk_out_str(&c->out, "customer", x->customer);
		dk_out_str(&c->out, "customer_name", x->customer_name);
		dk_out_int(&c->out, "lines", x->lines);
		dk_out_money(&c->out, "total", x->total, dk_currency_exponent(x->currency));
		dk_out_str(&c->out, "currency", x->currency);
		dk_out_str(&c->out, "by", x->by);
		dk_out_end(&c->out);
		return;
	}
	dk_out_cell(t, x->number);
	dk_out_cell(t, x->customer);
	dk_out_cell(t, x->customer_name);
	dk_out_cell(t, dk_rhythm_show(&c->arena, &x->rhythm));
	dk_out_cell(t, dk_session_money(c->session, x->total, x->currency).s);
	dk_out_cell(t, dk_date_iso(x->next).s);
	dk_out_cell(t, dk_fmt(&c->arena, "%lld", (long long)x->made));
	dk_out_cell(t, dk_standing_state_name(x->state));
}

enum dk_rc
dk_list_standing(struct dk_cli *c, const char *kind, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "Number", false }, { "Customer", false },
		{ "Name", false }, { "When", false }, { "Total", true }, { "Next", false },
		{ "Made", true }, { "Status", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_standing_query query = { .kind = kind, .all = dk_opt_given(&c->opts, "all") };
	struct dk_customer *customer = NULL;
	struct dk_standing *rows = NULL;
	size_t count = 0;
	enum dk_rc rc = DK_OK;

	if (dk_cli_opt(c, "customer") != NULL) {
		rc = dk_cli_customer(c, dk_cli_opt(c, "customer"), &customer, err);
		query.customer_id = rc == DK_OK ? customer->id : 0;
	}
	if (rc == DK_OK)
		rc = dk_standing_list(c->session, &c->arena, &query, &rows, &count, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++)
		list_row(c, &t, &rows[i]);
	if (rc == DK_OK && count == 0)
		return dk_cli_none(c, strcmp(kind, "blanket") == 0
		    ? "Nothing is agreed ahead." : "Nothing is made on dates.");
	if (rc == DK_OK && !c->json)
		dk_out_table(&c->out, &t);
	return rc;
}

enum dk_rc
dk_find_standing(struct dk_cli *c, const char *kind, dk_id *id, struct dk_err *err)
{
	return dk_standing_find(c->session, kind, dk_cli_arg(c, 0), id, err);
}

enum dk_rc
dk_read_rhythm(struct dk_cli *c, struct dk_rhythm *r, struct dk_err *err)
{
	enum dk_rc rc = dk_cli_day(c, "first", &r->first, err);

	r->lead = -1;
	if (rc == DK_OK)
		rc = dk_cli_day(c, "until", &r->until, err);
	if (rc == DK_OK && dk_cli_opt(c, "lead") != NULL)
		rc = dk_cli_number(dk_cli_opt(c, "lead"), "lead", &r->lead, err);
	if (rc == DK_OK && r->lead < -1)
		rc = dk_cli_usage(c, err, "--lead is a number of working days.");
	return rc;
}

enum dk_rc
dk_new_standing(struct dk_cli *c, const struct dk_rhythm *r, struct dk_err *err)
{
	struct dk_order_input in = { .lines = NULL };
	const char *file;
	dk_id id = 0;
	enum dk_rc rc = dk_cli_need(c, "from", &file, err);

	if (rc == DK_OK)
		rc = dk_order_file_load(&c->arena, file, &in, err);
	if (rc == DK_OK)
		rc = dk_standing_new(c->session, &in, r, &id, err);
	if (rc == DK_ENOTFOUND && in.lines != NULL)
		c->status = DK_EXIT_INPUT; /* what the file names is not there: the file is wrong */
	return rc == DK_OK ? dk_show_standing(c, id, err) : rc;
}

enum dk_rc
dk_keep_standing(struct dk_cli *c, const struct dk_rhythm *r, struct dk_err *err)
{
	dk_id id;
	enum dk_rc rc = dk_cli_order(c, dk_cli_arg(c, 0), &id, err);

	if (rc == DK_OK)
		rc = dk_standing_enter(c->session, id, r, err);
	return rc == DK_OK ? dk_show_standing(c, id, err) : rc;
}

enum dk_rc
dk_skip_standing(struct dk_cli *c, const char *kind, struct dk_err *err)
{
	const char *reason;
	dk_id id;
	enum dk_rc rc = dk_cli_need(c, "reason", &reason, err);

	if (rc == DK_OK)
		rc = dk_find_standing(c, kind, &id, err);
	if (rc == DK_OK)
		rc = dk_standing_skip(c->session, id, reason, err);
	return rc == DK_OK ? dk_show_standing(c, id, err) : rc;
}

enum dk_rc
dk_end_standing(struct dk_cli *c, const char *kind, struct dk_err *err)
{
	const char *reason;
	dk_id id;
	enum dk_rc rc = dk_cli_need(c, "reason", &reason, err);

	if (rc == DK_OK)
		rc = dk_find_standing(c, kind, &id, err);
	if (rc == DK_OK)
		rc = dk_standing_end(c->session, id, reason, err);
	return rc == DK_OK ? dk_show_standing(c, id, err) : rc;
}
