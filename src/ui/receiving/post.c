/* post.c - F2: stock takes what was counted; a supervisor may let in more than is open. */
#include "ui/receiving/receiving.h"

#include <string.h>

#include "ui/busy.h"
#include "ui/second.h"

static bool
is_over(const struct receiving *st)
{
	for (size_t i = 0; i < st->list.rows.count; i++)
		if (st->rows[i].now.milli > receiving_open(&st->rows[i]))
			return true;
	return false;
}

/* Lines are posted, then those that waited are served; each begins to count anew. */
struct posting {
	struct dk_busy busy;
	int64_t last, waiting;
};

static bool
step(void *arg, int64_t done)
{
	struct posting *p = arg;

	if (done < p->last) {
		p->busy.what = "lines with orders that wait are served";
		p->busy.of = p->waiting;
	}
	p->last = done;
	return dk_busy_step(&p->busy, done);
}

static struct posting
posting_of(struct dk_screen *s)
{
	const struct receiving *st = s->state;
	struct posting out = { .busy = { s, "lines are posted", 0 } };

	for (size_t i = 0; i < st->list.rows.count; i++) {
		out.busy.of += st->rows[i].now.milli > 0;
		out.waiting += st->rows[i].now.milli > 0 && st->rows[i].plan.waiting > 0;
	}
	return out;
}

static enum dk_rc
receive(struct dk_screen *s, dk_id approver, struct dk_receipt *made, struct dk_err *err)
{
	struct receiving *st = s->state;
	struct dk_received_line *lines = dk_arena_array(&s->data, st->part_count + 1,
	    sizeof(*lines));
	struct posting shown = posting_of(s);
	const struct dk_received in = { .lines = lines, .count = st->part_count, .note = st->note,
		.takes_over = is_over(st), .approver = approver, .progress = step,
		.arg = &shown };

	for (size_t i = 0; i < st->part_count; i++)
		lines[i] = (struct dk_received_line){ .line_no = st->parts[i].line_no,
			.qty = st->parts[i].qty, .damaged = st->parts[i].damaged, .location = "",
			.lot = st->parts[i].lot, .expiry = st->parts[i].expiry };
	return dk_receive(s->session, &s->data, st->id, &in, made, err);
}

static enum dk_react
posted(struct dk_screen *s, const struct dk_receipt *made)
{
	struct receiving *st = s->state;

	st->part_count = 0;
	st->receipt = made->id;
	snprintf(st->receipt_number, sizeof(st->receipt_number), "%s", made->number);
	dk_say(s, DK_LOOK_OK, "receipt %s: %s came, %s to lines that waited", made->number,
	    dk_qty_show(made->pieces).s, dk_qty_show(made->handed_out).s);
	return DK_RELOAD;
}

static enum dk_react
sign(struct dk_screen *s, const char *name, const char *pin)
{
	struct receiving *st = s->state;
	const struct dk_receive_ask ask = { name, pin };
	struct dk_receipt made;
	struct dk_err err;
	dk_id approver;

	if (dk_receive_approve(s->session, st->id, &ask, &approver, &err) != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	if (receive(s, approver, &made, &err) != DK_OK)
		return dk_say_err(s, &err);
	return posted(s, &made);
}

static enum dk_react
note_given(struct dk_screen *s, const char *text)
{
	struct receiving *st = s->state;
	struct dk_receipt made;
	struct dk_err err;
	enum dk_rc rc;

	snprintf(st->note, sizeof(st->note), "%s", text);
	rc = receive(s, 0, &made, &err);
	if (rc == DK_EDENIED && strcmp(err.field, "qty") == 0)
		return dk_ask_second(s, &(struct dk_second){ err.text, NULL, sign });
	if (rc != DK_OK)
		return dk_say_err(s, &err), DK_STAY;
	return posted(s, &made);
}

enum dk_react
receiving_post(struct dk_screen *s)
{
	const struct receiving *st = s->state;
	const struct dk_ask ask = { .title = "POST THE RECEIPT", .label = "Note",
		.text = is_over(st) ? "MORE CAME THAN IS OPEN, and is taken. Their delivery note:"
				    : "the supplier's delivery note, where there is one" };

	if (st->part_count == 0) {
		dk_say(s, DK_LOOK_WARN, "nothing is counted yet - scan, or Enter on a line");
		return DK_REDRAW;
	}
	return dk_ask(s, &ask, note_given);
}
