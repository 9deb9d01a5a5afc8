/* cmd_count.c - `docket count`: counting stock, bin by bin, blind. */
#include <string.h>

#include "cli/cli.h"
#include "cli/deliver.h"
#include "cli/find.h"
#include "cli/step.h"
#include "cli/word.h"
#include "docket/count_settle.h"

static enum dk_rc
find(struct dk_cli *c, dk_id *id, struct dk_err *err)
{
	return dk_count_find(c->session, dk_cli_arg(c, 0), id, err);
}

static void
line_json(struct dk_cli *c, const struct dk_count_line *l)
{
	dk_out_object(&c->out, NULL);
	dk_out_int(&c->out, "line", l->line_no);
	dk_out_str(&c->out, "sku", l->sku);
	dk_out_str(&c->out, "location", l->location);
	dk_out_str(&c->out, "lot", l->lot[0] != '\0' ? l->lot : NULL);
	dk_out_str(&c->out, "state", l->state);
	if (l->is_counted) {
		dk_out_qty(&c->out, "counted", l->counted);
		dk_out_qty(&c->out, "expected", l->expected);
		dk_out_money(&c->out, "value", l->value, c->session->exponent);
		dk_out_qty(&c->out, "from_orders", l->taken);
	}
	dk_out_str(&c->out, "counted_by", l->counted_by[0] != '\0' ? l->counted_by : NULL);
	dk_out_str(&c->out, "first_by", l->first_by[0] != '\0' ? l->first_by : NULL);
	dk_out_str(&c->out, "settled_by", l->settled_by[0] != '\0' ? l->settled_by : NULL);
	dk_out_end(&c->out);
}

static void
head_json(struct dk_cli *c, const struct dk_count *x)
{
	dk_out_object(&c->out, NULL);
	dk_out_str(&c->out, "count", x->number);
	dk_out_str(&c->out, "scope", x->scope);
	dk_out_str(&c->out, "state", x->state);
	dk_out_str(&c->out, "started_by", x->started_by);
	dk_out_str(&c->out, "started_at", x->started_at);
	dk_out_str(&c->out, "settled_at", x->settled_at[0] != '\0' ? x->settled_at : NULL);
	dk_out_int(&c->out, "lines", x->line_count);
	dk_out_int(&c->out, "counted", x->counted);
	dk_out_int(&c->out, "again", x->again);
	dk_out_int(&c->out, "approve", x->approve);
}

static void
show_json(struct dk_cli *c, const struct dk_count *x)
{
	head_json(c, x);
	dk_out_array(&c->out, "rows");
	for (int64_t i = 0; i < x->line_count; i++)
		line_json(c, &x->lines[i]);
	dk_out_end(&c->out);
	dk_out_end(&c->out);
}

/* What the column of lots is called: by what stands in it. */
static const char *
lot_head(const struct dk_count *x)
{
	bool lot = false, serial = false;

	for (int64_t i = 0; i < x->line_count; i++) {
		const struct dk_count_line *l = &x->lines[i];

		serial |= *l->lot != '\0' && l->is_serial;
		lot |= *l->lot != '\0' && !l->is_serial;
	}
	return serial && lot ? "Lot, serial" : serial ? "Serial" : "Lot";
}

/* What should be there stands only beside what was counted. */
static void
show_text(struct dk_cli *c, const struct dk_count *x)
{
	const struct dk_out_column columns[] = { { "Ln", true }, { "Bin", false },
		{ "Item", false }, { "Description", false }, { lot_head(x), false },
		{ "Counted", true }, { "Off", true }, { "Value", true }, { "State", false },
		{ "By", false } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};

	dk_out_line(&c->out, "Count %s, %s: %s, %lld of %lld lines counted", x->number, x->scope,
	    x->state, (long long)x->counted, (long long)x->line_count);
	for (int64_t i = 0; i < x->line_count; i++) {
		const struct dk_count_line *l = &x->lines[i];
		dk_qty off = { l->counted.milli - l->expected.milli };

		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)l->line_no));
		dk_out_cell(&t, l->location);
		dk_out_cell(&t, l->sku);
		dk_out_cell(&t, l->name);
		dk_out_cell(&t, l->lot);
		dk_out_cell(&t, l->is_counted ? dk_qty_show(l->counted).s : "");
		dk_out_cell(&t, l->is_counted ? dk_qty_show(off).s : "");
		dk_out_cell(&t, l->is_counted
		    ? dk_money_show(l->value, c->session->exponent).s : "");
		dk_out_cell(&t, l->state);
		dk_out_cell(&t, l->counted_by);
	}
	dk_out_table(&c->out, &t);
}

static enum dk_rc
show_one(struct dk_cli *c, dk_id id, struct dk_err *err)
{
	struct dk_count x;
	enum dk_rc rc = dk_count_load(c->session, &c->arena, id, &x, err);

	if (rc != DK_OK)
		return rc;
	if (c->json)
		show_json(c, &x);
	else if (c->quiet)
		dk_out_line(&c->out, "%s", x.number);
	else
		show_text(c, &x);
	return DK_OK;
}

static enum dk_rc
start(struct dk_cli *c, struct dk_err *err)
{
	struct dk_count_ask ask = { .abc = dk_cli_text(c, "abc"),
		.location = dk_cli_text(c, "location"), .sku = "",
		.due = dk_opt_given(&c->opts, "due") };
	struct dk_product *p = NULL;
	int64_t max = 0;
	dk_id id = 0;
	enum dk_rc rc = DK_OK;

	if (dk_cli_opt(c, "sku") != NULL)
		rc = dk_cli_product(c, dk_cli_opt(c, "sku"), &p, err);
	if (rc == DK_OK && dk_cli_opt(c, "max") != NULL)
		rc = dk_cli_number(dk_cli_opt(c, "max"), "max", &max, err);
	if (p != NULL)
		ask.sku = p->sku;
	ask.max = (size_t)max;
	if (rc == DK_OK)
		rc = dk_count_start(c->session, &c->arena, &ask, &id, err);
	return rc == DK_OK ? show_one(c, id, err) : rc;
}

static const struct dk_steps steps = { dk_count_find, show_one };

static enum dk_rc
show(struct dk_cli *c, struct dk_err *err)
{
	return dk_step_show(c, &steps, err);
}

static enum dk_rc
list(struct dk_cli *c, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "Count", false }, { "Of", false },
		{ "State", false }, { "Begun", false }, { "By", false }, { "Lines", true },
		{ "Counted", true }, { "Again", true }, { "Approve", true } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_count *rows = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_count_list(c->session, &c->arena, dk_opt_given(&c->opts, "all"), &rows,
	    &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		const struct dk_count *x = &rows[i];
		const int64_t figures[] = { x->line_count, x->counted, x->again, x->approve };

		if (c->json) {
			head_json(c, x);
			dk_out_end(&c->out);
			continue;
		}
		dk_out_cell(&t, x->number);
		dk_out_cell(&t, x->scope);
		dk_out_cell(&t, x->state);
		dk_out_cell(&t, x->started_at);
		dk_out_cell(&t, x->started_by);
		for (size_t k = 0; k < DK_COUNT(figures); k++)
			dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)figures[k]));
	}
	if (rc == DK_OK && count == 0)
		return dk_cli_none(c, "No count is open.");
	if (rc == DK_OK && !c->json)
		dk_out_table(&c->out, &t);
	return rc;
}

static enum dk_rc
due(struct dk_cli *c, struct dk_err *err)
{
	static const struct dk_out_column columns[] = { { "Class", false }, { "Every", true },
		{ "Places", true }, { "Due", true } };
	struct dk_out_table t = {
		.arena = &c->arena, .columns = columns, .column_count = DK_COUNT(columns)
	};
	struct dk_count_due rows[DK_COUNT_CLASSES];
	enum dk_rc rc = dk_count_due(c->session, rows, err);

	for (size_t i = 0; rc == DK_OK && i < DK_COUNT(rows); i++) {
		if (c->json) {
			dk_out_object(&c->out, NULL);
			dk_out_str(&c->out, "class", rows[i].abc);
			dk_out_int(&c->out, "days", rows[i].days);
			dk_out_int(&c->out, "places", rows[i].places);
			dk_out_int(&c->out, "due", rows[i].due);
			dk_out_end(&c->out);
			continue;
		}
		dk_out_cell(&t, rows[i].abc);
		dk_out_cell(&t, dk_fmt(&c->arena, "%lld days", (long long)rows[i].days));
		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)rows[i].places));
		dk_out_cell(&t, dk_fmt(&c->arena, "%lld", (long long)rows[i].due));
	}
	if (rc == DK_OK && !c->json)
		dk_out_table(&c->out, &t);
	return rc;
}

/* "10:05" today at the desk, as an instant. */
static enum dk_rc
read_clock(struct dk_cli *c, const char *text, int64_t *out, struct dk_err *err)
{
	int64_t now = dk_session_now(c->session), minutes = 0;
	struct dk_instant_text clock = dk_instant_clock(now);
	int hour = 0, minute = 0, h = 0, m = 0;
	char rest = '\0';

	if (sscanf(text, "%2d:%2d%c", &hour, &minute, &rest) != 2 || hour < 0 || hour > 23 ||
	    minute < 0 || minute > 59)
		return dk_fail(err, DK_EINPUT, "at", "%.20s is no time of day; write 10:05.",
		    text);
	if (sscanf(clock.s, "%d:%d", &h, &m) == 2)
		minutes = (h * 60 + m) - (hour * 60 + minute);
	*out = now - now % 60000 - minutes * 60000;
	return DK_OK;
}

static enum dk_rc
read_counted(struct dk_cli *c, const char *word, struct dk_counted *out, struct dk_err *err)
{
	const char *line, *qty;
	enum dk_rc rc = dk_cli_pair(c, word, &line, &qty, err);

	if (rc == DK_OK)
		rc = dk_cli_number(line, "line", &out->line_no, err);
	return rc == DK_OK ? dk_qty_parse(qty, &out->qty, err) : rc;
}

static void
tell(struct dk_cli *c, const struct dk_count_told *told, size_t count)
{
	size_t well = 0;

	for (size_t i = 0; i < count; i++) {
		if (c->json) {
			dk_out_object(&c->out, NULL);
			dk_out_int(&c->out, "line", told[i].line_no);
			dk_out_str(&c->out, "state", told[i].state);
			dk_out_str(&c->out, "text", told[i].text);
			dk_out_end(&c->out);
		} else if (told[i].text[0] != '\0') {
			dk_cli_note(c, "Line %lld: %s", (long long)told[i].line_no, told[i].text);
		}
		well += told[i].text[0] == '\0';
	}
	if (well > 0)
		dk_cli_note(c, "%zu %s noted.", well, well == 1 ? "line is" : "lines are");
}

static enum dk_rc
enter(struct dk_cli *c, struct dk_err *err)
{
	size_t count = c->opts.arg_count - 1;
	struct dk_counted *lines = dk_arena_array(&c->arena, count + 1, sizeof(*lines));
	struct dk_count_told *told = dk_arena_array(&c->arena, count + 1, sizeof(*told));
	const struct dk_count_sheet sheet = { lines, count, told };
	int64_t at = 0;
	dk_id id = 0;
	enum dk_rc rc = DK_OK;

	if (dk_cli_opt(c, "at") != NULL)
		rc = read_clock(c, dk_cli_opt(c, "at"), &at, err);
	for (size_t i = 0; rc == DK_OK && i < count; i++) {
		lines[i].at_ms = at;
		rc = read_counted(c, dk_cli_arg(c, i + 1), &lines[i], err);
	}
	if (rc == DK_OK)
		rc = find(c, &id, err);
	if (rc == DK_OK)
		rc = dk_count_enter(c->session, &c->arena, id, &sheet, err);
	if (rc == DK_OK)
		tell(c, told, count);
	return rc;
}

static enum dk_rc
add(struct dk_cli *c, struct dk_err *err)
{
	struct dk_count_place place = { .location = dk_cli_text(c, "location"),
		.lot = dk_cli_text(c, "lot") };
	struct dk_product *p = NULL;
	int64_t line_no = 0;
	dk_id id = 0;
	enum dk_rc rc = find(c, &id, err);

	if (rc == DK_OK)
		rc = dk_cli_product(c, dk_cli_arg(c, 1), &p, err);
	if (rc != DK_OK)
		return rc;
	place.product_id = p->id;
	rc = dk_count_add(c->session, id, &place, &line_no, err);
	if (rc == DK_OK && c->quiet)
		dk_out_line(&c->out, "%lld", (long long)line_no);
	else if (rc == DK_OK)
		dk_cli_note(c, "%s is line %lld; count it.", p->sku, (long long)line_no);
	return rc;
}

static enum dk_rc
settle(struct dk_cli *c, struct dk_count_verdict *v, struct dk_err *err)
{
	size_t done = 0;
	enum dk_rc rc = find(c, &v->id, err);

	if (rc == DK_OK)
		rc = dk_cli_line(c, "line", &v->line_no, err);
	if (rc == DK_OK)
		rc = dk_count_settle(c->session, v, &done, err);
	if (rc == DK_OK)
		dk_cli_note(c, "%zu %s of %s %s.", done, done == 1 ? "line" : "lines",
		    dk_cli_arg(c, 0), v->is_refused ? "refused; the books stay" : "approved");
	return rc;
}

static enum dk_rc
approve(struct dk_cli *c, struct dk_err *err)
{
	struct dk_count_verdict v = { .is_refused = false };

	return settle(c, &v, err);
}

static enum dk_rc
refuse(struct dk_cli *c, struct dk_err *err)
{
	struct dk_count_verdict v = { .is_refused = true };
	enum dk_rc rc = dk_cli_need(c, "reason", &v.reason, err);

	return rc == DK_OK ? settle(c, &v, err) : rc;
}

static const char *
some(struct dk_cli *c, size_t n, const char *what)
{
	return dk_fmt(&c->arena, "%zu %s%s", n, what, n == 1 ? "" : "s");
}

static enum dk_rc
post(struct dk_cli *c, struct dk_err *err)
{
	struct dk_count_posted did;
	dk_id id = 0;
	enum dk_rc rc = find(c, &id, err);

	if (rc == DK_OK)
		rc = dk_count_post(c->session, id, &did, err);
	if (rc != DK_OK)
		return rc;
	if (c->json) {
		dk_out_object(&c->out, NULL);
		dk_out_int(&c->out, "lines", (int64_t)did.lines);
		dk_out_int(&c->out, "uncounted", (int64_t)did.uncounted);
		dk_out_int(&c->out, "differences", (int64_t)did.differences);
		dk_out_money(&c->out, "value", did.value, c->session->exponent);
		dk_out_qty(&c->out, "from_orders", did.taken);
		dk_out_end(&c->out);
		return DK_OK;
	}
	dk_cli_note(c, "Count %s is posted: %s, %s worth %s.", dk_cli_arg(c, 0),
	    some(c, did.lines, "line"), some(c, did.differences, "difference"),
	    dk_money_show(did.value, c->session->exponent).s);
	if (did.uncounted > 0)
		dk_cli_note(c, "Not counted, and left as in the books: %s.",
		    some(c, did.uncounted, "line"));
	if (did.taken.milli > 0)
		dk_cli_note(c, "%s pieces were taken from orders, the latest promised first.",
		    dk_qty_show(did.taken).s);
	return DK_OK;
}

static enum dk_rc
cancel(struct dk_cli *c, struct dk_err *err)
{
	const char *reason;
	dk_id id = 0;
	enum dk_rc rc = dk_cli_need(c, "reason", &reason, err);

	if (rc == DK_OK)
		rc = find(c, &id, err);
	if (rc == DK_OK)
		rc = dk_count_cancel(c->session, id, reason, err);
	if (rc == DK_OK)
		dk_cli_note(c, "Count %s is cancelled; the books stay.", dk_cli_arg(c, 0));
	return rc;
}

static enum dk_rc
sheet(struct dk_cli *c, struct dk_err *err)
{
	return dk_step_print(c, &steps, "count-sheet", err);
}

static const struct dk_opt sheet_options[] = { DK_DELIVER_OPTION, DK_DELIVER_PRINT,
	{ NULL, NULL, NULL } };
static const struct dk_opt start_options[] = {
	{ "abc", "CLASS", "A, B or C; C takes in items without a class" },
	{ "location", "CODE", "a bin, or a zone" },
	{ "sku", "SKU", "one item, wherever it lies" },
	{ "due", NULL, "of these only what is due; without any of these it is all that is due" },
	{ "max", "N", "at most so many lines; 200" },
	{ NULL, NULL, NULL },
};
static const struct dk_opt enter_options[] = {
	{ "at", "HH:MM", "when it was counted; now" },
	{ NULL, NULL, NULL },
};
static const struct dk_opt add_options[] = {
	{ "location", "CODE", "where it was found; the item's bin" },
	{ "lot", "CODE", "its lot or serial number" },
	{ NULL, NULL, NULL },
};
static const struct dk_opt settle_options[] = {
	{ "line", "N", "this line; all that wait" },
	{ "reason", "TEXT", "why it is refused" },
	{ NULL, NULL, NULL },
};
static const struct dk_opt list_options[] = {
	{ "all", NULL, "posted and cancelled ones too, the newest first" },
	{ NULL, NULL, NULL },
};
static const struct dk_opt cancel_options[] = {
	{ "reason", "TEXT", "why" },
	{ NULL, NULL, NULL },
};

static const struct dk_verb verbs[] = {
	{ "due", "", "Tells how much is due, by class.", NULL, 0, 0, true, due },
	{ "start", "[--abc CLASS] [--location CODE] [--sku SKU] [--due] [--max N]",
	    "Begins a count, what is due first.", start_options, 0, 0, true, start },
	{ "list", "[--all]", "Lists the counts that are open.", list_options, 0, 0, true, list },
	{ "show", "COUNT", "Shows its lines, and how far those counted are off.", NULL, 1, 1, true,
	    show },
	{ "sheet", "COUNT [-o FILE.pdf]", "Prints the sheet to count by: it tells no figures.",
	    sheet_options, 1, 1, true, sheet },
	{ "enter", "COUNT LINE=QTY... [--at HH:MM]",
	    "Notes what lies there, picked goods left out.", enter_options, 2, DK_LINES_MAX, true,
	    enter },
	{ "add", "COUNT SKU [--location CODE] [--lot CODE]",
	    "Adds a bin where goods were found that are not on the list.", add_options, 2, 2,
	    true, add },
	{ "approve", "COUNT [--line N]", "Approves differences that somebody else counted.",
	    settle_options, 1, 1, true, approve },
	{ "refuse", "COUNT --reason TEXT [--line N]", "Refuses them: the books stay.",
	    settle_options, 1, 1, true, refuse },
	{ "post", "COUNT", "Posts the differences; lines not counted stay as they are.", NULL, 1,
	    1, true, post },
	{ "cancel", "COUNT --reason TEXT", "Ends it; the books stay.", cancel_options, 1, 1, true,
	    cancel },
	{ NULL, NULL, NULL, NULL, 0, 0, false, NULL },
};

const struct dk_command dk_command_count = {
	.name = "count",
	.summary = "counting stock, bin by bin, blind",
	.verbs = verbs,
};
