/* amend.c - changing an entered order by difference: one transaction, one journal row. */
#include "core/order/amend.h"

#include <string.h>

#include "core/control/once.h"
#include "core/tell/outbox.h"
#include "docket/text.h"

/* Before and after of each field, the note sealed: it may tell of people. */
static void
note_changes(struct dk_change *ch, struct dk_arena *a, const struct dk_amended *x)
{
	for (size_t i = 0; i < x->change_count; i++) {
		const struct dk_order_change *c = &x->changes[i];
		const char *key = c->line_no == 0 ? c->field
		    : dk_fmt(a, "line %lld %s", (long long)c->line_no, c->field);

		if (strcmp(c->field, "note") == 0)
			dk_change_personal(ch, x->order->customer_id, key, c->before, c->after);
		else
			dk_change_diff(ch, key, c->before, c->after);
	}
}

static enum dk_rc
clean_reason(struct dk_arena *a, const char *reason, char **out, struct dk_err *err)
{
	enum dk_rc rc = dk_text_clean(a, reason != NULL ? reason : "", false, 500, out, err);

	if (rc == DK_OK && (*out)[strspn(*out, " ")] == '\0')
		rc = dk_fail(err, DK_EINPUT, "reason", "Say why the order is changed.");
	return rc;
}

static enum dk_rc
require_live(const struct dk_order *o, struct dk_err *err)
{
	if (o->state == DK_ORDER_ENTERED || o->state == DK_ORDER_VERIFIED)
		return DK_OK;
	return dk_fail(err, DK_EREFUSED, "order", "Order %s is %s meanwhile.", o->number,
	    dk_order_state_name(o->state));
}

static bool
has_difference(const struct dk_amendment *m)
{
	if (dk_head_differs(m->base, m->mine) != 0)
		return true;
	for (size_t i = 0; i < m->mine->line_count; i++) {
		const struct dk_order_line *l = &m->mine->lines[i];

		if (i < m->base->line_count ? dk_line_differs(&m->base->lines[i], l) != 0
		    : l->product_id == 0 || dk_line_live(l) > 0)
			return true;
	}
	return false;
}

static enum dk_rc
amend(struct dk_change *ch, struct dk_arena *a, struct dk_amendment *m, const char *reason,
    struct dk_amended *out, struct dk_err *err)
{
	char *text = NULL;
	enum dk_rc rc = require_live(m->now, err);

	if (rc == DK_OK && !has_difference(m))
		rc = dk_fail(err, DK_EREFUSED, "order", "Nothing of order %s is changed.",
		    m->now->number);
	if (rc == DK_OK)
		rc = clean_reason(a, reason, &text, err);
	if (rc == DK_OK)
		rc = dk_amendment_apply(ch, a, m, out, err);
	if (rc == DK_OK)
		rc = dk_outbox_add(ch, "change-notice", "order", m->mine->id, err);
	if (rc != DK_OK)
		return rc;
	dk_change_subject(ch, "order", m->now->id);
	dk_change_text(ch, "reason", text);
	dk_change_i64(ch, "draft", m->mine->id);
	note_changes(ch, a, out);
	if (m->now->state == DK_ORDER_VERIFIED && out->order->state == DK_ORDER_ENTERED)
		dk_change_diff(ch, "state", "verified", "entered");
	/* read before the commit: what is answered is what is stored */
	return dk_order_load(ch->session, a, m->now->id, &out->order, err);
}

enum dk_rc
dk_order_amend(struct dk_session *s, struct dk_arena *a, dk_id draft, const char *reason,
    struct dk_amended *out, struct dk_err *err)
{
	struct dk_amendment m = { .now = NULL };
	struct dk_change ch;
	dk_id done = 0;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_ORDER_ENTER, "order.amend", &ch, err);

	*out = (struct dk_amended){ .order = NULL };
	if (rc != DK_OK)
		return rc;
	rc = dk_once_find(&ch, &done, err);
	if (rc == DK_OK && done != 0)
		rc = dk_order_load(s, a, done, &out->order, err);
	else if (rc == DK_OK)
		rc = dk_amendment_load(s, a, draft, false, &m, err);
	if (rc == DK_OK && done == 0)
		rc = amend(&ch, a, &m, reason, out, err);
	return dk_change_end(&ch, rc, err);
}

enum dk_rc
dk_order_amend_file(struct dk_session *s, struct dk_arena *a, dk_id id,
    const struct dk_amend_file *file, struct dk_amended *out, struct dk_err *err)
{
	struct dk_amendment m = { .now = NULL };
	struct dk_change ch;
	dk_id done = 0;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_ORDER_ENTER, "order.amend", &ch, err);

	*out = (struct dk_amended){ .order = NULL };
	if (rc != DK_OK)
		return rc;
	rc = dk_once_find(&ch, &done, err);
	if (rc == DK_OK)
		rc = dk_order_load(s, a, id, &m.now, err);
	if (rc == DK_OK && done != 0) {
		out->order = m.now;
		return dk_change_end(&ch, DK_OK, err);
	}
	if (rc == DK_OK)
		rc = require_live(m.now, err);
	if (rc == DK_OK)
		rc = dk_amendment_read(s, a, &m, file->input, err);
	if (rc == DK_OK)
		rc = dk_amendment_store(s, &m, err);
	if (rc == DK_OK)
		rc = amend(&ch, a, &m, file->dry_run ? "dry run" : file->reason, out, err);
	if (rc == DK_OK && file->dry_run) {
		rc = dk_change_end(&ch, DK_EREFUSED, NULL); /* as if it never was */
		return rc == DK_EREFUSED ? DK_OK : rc;
	}
	return dk_change_end(&ch, rc, err);
}
