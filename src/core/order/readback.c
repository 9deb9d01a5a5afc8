/*
 * readback.c - the order as it is read to the caller, the two digits that go with it, and his yes.
 *
 * The digits are what is said, taken modulo 97: no single digit that is misheard, and no two that
 * change places, leave them as they are. The yes is kept with a digest of everything agreed, so
 * that any later edit voids it.
 */
#include <ctype.h>
#include <sodium.h>
#include <string.h>

#include "core/order/again.h"

enum { DIGEST_BYTES = 32 };

static const char SQL_FIND[] =
    "SELECT r.digest, u.name, r.at FROM readback r JOIN users u ON u.id = r.said_to"
    " WHERE r.order_id = :order";
static const char SQL_PUT[] =
    "INSERT INTO readback (order_id, code, digest, said_to, at)"
    " VALUES (:order, :code, :digest, :user, :at) ON CONFLICT (order_id) DO UPDATE SET"
    " code = excluded.code, digest = excluded.digest, said_to = excluded.said_to,"
    " at = excluded.at";

/* Memo lines and what was voided or cancelled are not read. */
static bool
is_said(const struct dk_order_line *l)
{
	return l->product_id != 0 && !dk_line_is_part(l) && l->cancelled.milli < l->ordered.milli;
}

static void
add_code(const char *s, int *left)
{
	for (; *s != '\0'; s++)
		*left = isdigit((unsigned char)*s) ? (*left * 10 + *s - '0') % 97
						   : (*left * 256 + (unsigned char)*s) % 97;
}

static void
say(struct dk_readback *out, int *left, const char *text)
{
	out->says[out->count++] = text;
	add_code(text, left);
}

static void
say_all(struct dk_arena *a, const struct dk_order *o, struct dk_readback *out)
{
	int left = 0;

	out->says = dk_arena_array(a, o->line_count + 4, sizeof(*out->says));
	say(out, &left, dk_fmt(a, "%s, number %s", o->customer_name, o->customer));
	if (o->ship_to[0] != '\0')
		say(out, &left, dk_fmt(a, "to address %s", o->ship_to));
	say(out, &left, o->customer_po[0] != '\0' ? dk_fmt(a, "order number %s", o->customer_po)
						  : "no order number");
	if (dk_date_is_set(o->wanted))
		say(out, &left, dk_fmt(a, "wanted %s", dk_date_paper(o->wanted).s));
	for (size_t i = 0; i < o->line_count; i++) {
		const struct dk_order_line *l = &o->lines[i];

		if (!is_said(l))
			continue;
		say(out, &left, dk_fmt(a, "%s %s of %s, %s", dk_qty_show(l->unit_qty).s, l->unit,
		    l->sku, l->text));
		out->lines++;
		out->pieces.milli += l->ordered.milli - l->cancelled.milli;
	}
	snprintf(out->code, sizeof(out->code), "%02d", left);
}

const char *
dk_order_digest(struct dk_arena *a, const struct dk_buf *text)
{
	unsigned char hash[DIGEST_BYTES];
	char *hex = dk_arena_alloc(a, 2 * DIGEST_BYTES + 1);

	crypto_generichash(hash, sizeof(hash), (const unsigned char *)dk_buf_text(text), text->len,
	    NULL, 0);
	return sodium_bin2hex(hex, 2 * DIGEST_BYTES + 1, hash, sizeof(hash));
}

/* Everything that was agreed, said or not. */
static const char *
digest_of(struct dk_arena *a, const struct dk_order *o)
{
	struct dk_buf b = { 0 };
	const char *hex;

	dk_buf_fmt(&b, "%lld|%lld|%s|%s|%s|%s|%lld|%lld|%lld", (long long)o->customer_id,
	    (long long)o->address_id, o->customer_po, dk_date_iso(o->wanted).s, o->carrier,
	    o->note, (long long)o->discount.e5, (long long)o->discount_amount.minor,
	    (long long)o->freight.minor);
	for (size_t i = 0; i < o->line_count; i++) {
		const struct dk_order_line *l = &o->lines[i];

		if (l->product_id != 0 && !is_said(l))
			continue;
		dk_buf_fmt(&b, "\n%lld|%s|%s|%lld|%lld|%lld|%lld|%lld|%s",
		    (long long)l->product_id, l->text, l->unit,
		    (long long)(l->ordered.milli - l->cancelled.milli), (long long)l->price.e4,
		    (long long)l->base_qty.milli, (long long)l->discount.e5,
		    (long long)l->discount_amount.minor, l->note);
	}
	hex = dk_order_digest(a, &b);
	dk_buf_free(&b);
	return hex;
}

static enum dk_rc
find_yes(struct dk_session *s, struct dk_arena *a, const struct dk_order *o,
    struct dk_readback *out, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_FIND);
	enum dk_rc rc;
	bool more;

	out->by = out->at = "";
	dk_bind_id(st, ":order", o->id);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	out->was_changed = strcmp(dk_col_peek(st, 0), digest_of(a, o)) != 0;
	if (!out->was_changed) {
		out->by = dk_col_text(st, 1, a);
		out->at = dk_col_text(st, 2, a);
	}
	dk_done(st);
	return DK_OK;
}

enum dk_rc
dk_order_readback(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_readback *out,
    struct dk_err *err)
{
	struct dk_order *o = NULL;
	enum dk_rc rc = dk_order_load(s, a, id, &o, err);

	*out = (struct dk_readback){ 0 };
	if (rc != DK_OK)
		return rc;
	say_all(a, o, out);
	return find_yes(s, a, o, out, err);
}

static enum dk_rc
store(struct dk_change *ch, struct dk_arena *a, const struct dk_order *o,
    const struct dk_readback *said, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_PUT);

	dk_bind_id(st, ":order", o->id);
	dk_bind_text(st, ":code", said->code);
	dk_bind_text(st, ":digest", digest_of(a, o));
	dk_bind_id(st, ":user", ch->session->user_id);
	dk_bind_instant(st, ":at", ch->now_ms);
	return dk_run(st, NULL, err);
}

enum dk_rc
dk_order_confirm(struct dk_session *s, dk_id id, const char *code, struct dk_err *err)
{
	struct dk_readback said = { 0 };
	struct dk_arena tmp = { 0 };
	struct dk_order *o = NULL;
	struct dk_change ch;
	enum dk_rc rc = dk_change_begin(s, DK_RIGHT_ORDER_ENTER, "order.readback", &ch, err);

	if (rc != DK_OK)
		return rc;
	rc = dk_order_load(s, &tmp, id, &o, err);
	if (rc == DK_OK && o->state != DK_ORDER_DRAFT && o->state != DK_ORDER_ENTERED &&
	    o->state != DK_ORDER_VERIFIED)
		rc = dk_fail(err, DK_EREFUSED, "order", "Order %s is %s.", o->number,
		    dk_order_state_name(o->state));
	if (rc == DK_OK)
		say_all(&tmp, o, &said);
	if (rc == DK_OK && strcmp(code, said.code) != 0)
		rc = dk_fail(err, DK_EREFUSED, "code",
		    "The order reads %s, not %.8s: it was changed or misheard. Read it again.",
		    said.code, code);
	if (rc == DK_OK)
		rc = store(&ch, &tmp, o, &said, err);
	if (rc == DK_OK && o->state != DK_ORDER_DRAFT) { /* drafts are not journaled */
		dk_change_subject(&ch, "order", id);
		dk_change_text(&ch, "code", said.code);
	}
	dk_arena_free(&tmp);
	return dk_change_end(&ch, rc, err);
}
