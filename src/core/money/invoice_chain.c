/*
 * invoice_chain.c - each invoice is bound to its content and to the invoice before it.
 *
 * The hash covers every stored field in a fixed order, so that a changed, missing or moved invoice
 * is found by recomputing. A field that is new makes a new form of the content: those posted in an
 * older form keep their hash, and none can be passed off as of another form.
 */
#include "core/money/invoice_chain.h"

#include <string.h>

#include "core/money/private.h"

static const char SQL_HASH[] = "SELECT hash FROM invoice WHERE kind = :kind AND seq = :after";
static const char SQL_CHAIN[] =
    "SELECT id, number, seq, corrects, site_id, posted_by, posted_at, hash, form FROM"
    " invoice"
    " WHERE kind = :kind AND seq > :after ORDER BY seq LIMIT 100";

enum { HEAD_TEXTS = 52, LINE_TEXTS = 18, TAX_TEXTS = 12, SHARE_TEXTS = 5 };

struct texts {
	struct dk_arena arena;
	const char **v;
	size_t count, max;
};

static void
add(struct texts *t, const char *s)
{
	dk_assert(t->count < t->max);
	t->v[t->count++] = s;
}

static void
add_i64(struct texts *t, int64_t v)
{
	add(t, dk_fmt(&t->arena, "%lld", (long long)v));
}

static void
add_hex(struct texts *t, const unsigned char *hash)
{
	char *hex = dk_arena_alloc(&t->arena, DK_HASH_SIZE * 2 + 1);

	for (size_t i = 0; i < DK_HASH_SIZE; i++)
		snprintf(hex + 2 * i, 3, "%02x", hash[i]);
	add(t, hex);
}

static void
add_head(struct texts *t, const struct dk_invoice *v, const struct dk_invoice_seal *seal)
{
	add_hex(t, seal->prev);
	add_i64(t, seal->seq);
	add(t, v->kind);
	add(t, v->number);
	add_i64(t, v->order_id);
	add_i64(t, v->shipment_id);
	add_i64(t, v->customer_id);
	add_i64(t, seal->corrects);
	add(t, dk_arena_dup(&t->arena, dk_date_iso(v->date).s));
	add(t, dk_arena_dup(&t->arena, dk_date_iso(v->due_date).s));
	add_i64(t, v->day_id);
	add_i64(t, seal->site_id);
	add(t, v->currency);
	add(t, v->seller);
	add(t, v->bill_to);
	add(t, v->ship_to);
	add(t, v->customer_number);
	add(t, v->customer_po);
	add(t, v->tax_number);
	add(t, v->terms);
	add_i64(t, v->goods.minor);
	add_i64(t, v->discount.minor);
	add_i64(t, v->freight.minor);
	add_i64(t, v->net.minor);
	add_i64(t, v->tax.minor);
	add_i64(t, v->total.minor);
	add_i64(t, v->prepaid.minor);
	add_i64(t, v->rounding.minor);
	add_i64(t, v->due.minor);
	add(t, seal->posted_at);
	add_i64(t, seal->posted_by);
	add_i64(t, (int64_t)v->line_count);
	add_i64(t, (int64_t)v->tax_count);
	if (seal->form < 2)
		return;
	add(t, dk_fmt(&t->arena, "form %lld", (long long)seal->form));
	add_i64(t, v->cash_discount.e5);
	add(t, dk_arena_dup(&t->arena, dk_date_iso(v->cash_until).s));
	add(t, v->language);
	if (seal->form < 3)
		return;
	add_i64(t, v->exchange.e9);
	add(t, v->exchange_from);
	add_i64(t, v->home_net.minor);
	add_i64(t, v->home_tax.minor);
	add_i64(t, v->home_total.minor);
	add_i64(t, v->includes_tax);
	if (seal->form < 4)
		return;
	add_i64(t, v->withheld.minor);
	add_i64(t, v->withheld_rate.e5);
	add(t, v->withheld_name);
	add_i64(t, v->home_withheld.minor);
}

static void
add_line(struct texts *t, const struct dk_invoice_line *l, int64_t form)
{
	add_i64(t, l->line_no);
	add_i64(t, l->line_id);
	add(t, l->sku);
	add(t, l->text);
	add(t, l->unit);
	add_i64(t, l->unit_qty.milli);
	add_i64(t, l->pieces.milli);
	add_i64(t, l->price.e4);
	add_i64(t, l->base_qty.milli);
	add_i64(t, l->discount.e5);
	add_i64(t, l->discount_amount.minor);
	add_i64(t, l->net.minor);
	add(t, l->tax.category);
	add_i64(t, l->tax.rate.e5);
	if (form >= 3)
		add_i64(t, l->bare.minor);
	if (form >= 4)
		add_i64(t, l->tax.surcharge.e5);
}

static void
add_tax(struct texts *t, const struct dk_invoice *v, size_t i, int64_t form)
{
	const struct dk_tax_part *part = &v->taxes[i];

	add(t, part->tax.category);
	add_i64(t, part->tax.rate.e5);
	add_i64(t, part->base.minor);
	add_i64(t, part->tax_amount.minor);
	add(t, v->tax_names[i]);
	if (form >= 2 || *v->tax_parts[i] != '\0') /* form 1 leaves out what is empty */
		add(t, v->tax_parts[i]);
	if (form < 3)
		return;
	add_i64(t, v->home_bases[i].minor);
	add_i64(t, v->home_taxes[i].minor);
	if (form < 4)
		return;
	add_i64(t, part->tax.surcharge.e5);
	add_i64(t, part->surcharge.minor);
	add_i64(t, v->home_surcharges[i].minor);
	add(t, v->surcharge_names[i]);
}

static void
add_share(struct texts *t, const struct dk_invoice_share *x)
{
	add_i64(t, x->order_id);
	add(t, x->shipments);
	add_i64(t, x->discount.minor);
	add_i64(t, x->freight.minor);
	add_i64(t, x->total.minor);
}

static int
nibble(char c)
{
	return c <= '9' ? c - '0' : c - 'a' + 10;
}

void
dk_invoice_hash(const struct dk_invoice *v, struct dk_invoice_seal *seal)
{
	struct texts t = { .max =
			       HEAD_TEXTS + v->line_count * LINE_TEXTS + v->tax_count * TAX_TEXTS +
			       v->share_count * SHARE_TEXTS };
	char hex[DK_HASH_SIZE * 2 + 1];

	t.v = dk_arena_array(&t.arena, t.max, sizeof(*t.v));
	add_head(&t, v, seal);
	for (size_t i = 0; i < v->line_count; i++)
		add_line(&t, &v->lines[i], seal->form);
	for (size_t i = 0; i < v->tax_count; i++)
		add_tax(&t, v, i, seal->form);
	for (size_t i = 0; i < v->share_count; i++)
		add_share(&t, &v->shares[i]);
	dk_digest_hex(t.v, t.count, hex);
	for (size_t i = 0; i < DK_HASH_SIZE; i++)
		seal->hash[i] = (unsigned char)(nibble(hex[2 * i]) * 16 + nibble(hex[2 * i + 1]));
	dk_arena_free(&t.arena);
}

struct link {
	dk_id id;
	const char *number;
	struct dk_invoice_seal seal;
};

struct links {
	struct link *v;
	size_t count;
};

enum { LINKS_MAX = 100 };

/* A stored hash; one of another length is none, and equals no other. */
static void
read_hash(const struct dk_stmt *st, int col, unsigned char out[DK_HASH_SIZE])
{
	size_t len;
	const void *blob = dk_col_blob(st, col, &len);

	memset(out, 0, DK_HASH_SIZE);
	if (len == DK_HASH_SIZE)
		memcpy(out, blob, DK_HASH_SIZE);
}

/* The next hundred links of the chain behind c->after, which moves on with them. */
static enum dk_rc
read_links(struct dk_session *s, struct dk_arena *a, struct dk_invoice_chain *c, struct links *out,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_CHAIN);
	enum dk_rc rc;
	bool more;

	out->count = 0;
	dk_bind_text(st, ":kind", c->kind);
	dk_bind_i64(st, ":after", c->after);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		struct link *l = &out->v[out->count++];

		*l = (struct link){ .id = dk_col_id(st, 0), .number = dk_col_text(st, 1, a) };
		c->after = l->seal.seq = dk_col_i64(st, 2);
		l->seal.corrects = dk_col_id(st, 3);
		l->seal.site_id = dk_col_id(st, 4);
		l->seal.posted_by = dk_col_id(st, 5);
		l->seal.posted_at = dk_col_text(st, 6, a);
		read_hash(st, 7, l->seal.hash);
		l->seal.form = dk_col_i64(st, 8);
	}
	return rc;
}

/* Is this link as it was posted after the one with hash `prev`? Then `prev` becomes its own. */
static enum dk_rc
check_link(struct dk_session *s, const struct link *l, unsigned char *prev, bool *sound,
    struct dk_err *err)
{
	struct dk_invoice_seal seal = l->seal;
	struct dk_arena tmp = { 0 };
	struct dk_invoice *v = NULL;
	enum dk_rc rc = dk_invoice_read(s, &tmp, l->id, &v, err);

	if (rc == DK_OK) {
		memcpy(seal.prev, prev, DK_HASH_SIZE);
		dk_invoice_hash(v, &seal);
		*sound = memcmp(seal.hash, l->seal.hash, DK_HASH_SIZE) == 0;
		memcpy(prev, seal.hash, DK_HASH_SIZE);
	} else if (rc == DK_ENOTFOUND) { /* what it names is gone */
		*sound = false;
		rc = DK_OK;
	}
	dk_arena_free(&tmp);
	return rc;
}

/* The hash to begin with: of the document c->after, zeros where there is none. */
static enum dk_rc
read_start(struct dk_session *s, const struct dk_invoice_chain *c, unsigned char *prev,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_HASH);
	enum dk_rc rc;
	bool more;

	memset(prev, 0, DK_HASH_SIZE);
	dk_bind_text(st, ":kind", c->kind);
	dk_bind_i64(st, ":after", c->after);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	read_hash(st, 0, prev);
	dk_done(st);
	return DK_OK;
}

enum dk_rc
dk_invoice_chain_prove(struct dk_session *s, struct dk_arena *a, struct dk_invoice_chain *c,
    struct dk_err *err)
{
	struct links links = { .v = dk_arena_array(a, LINKS_MAX, sizeof(struct link)) };
	unsigned char prev[DK_HASH_SIZE];
	bool sound = true;
	enum dk_rc rc = read_start(s, c, prev, err);

	c->number = "";
	do {
		if (rc == DK_OK)
			rc = read_links(s, a, c, &links, err);
		for (size_t i = 0; rc == DK_OK && sound && i < links.count; i++) {
			rc = check_link(s, &links.v[i], prev, &sound, err);
			if (!sound)
				c->number = links.v[i].number;
		}
	} while (rc == DK_OK && sound && links.count > 0);
	return rc;
}

enum dk_rc
dk_invoice_chain_check(struct dk_session *s, struct dk_arena *a, const char *kind,
    const char **number, struct dk_err *err)
{
	struct dk_invoice_chain c = { .kind = kind, .after = INT64_MIN };
	enum dk_rc rc = dk_invoice_chain_prove(s, a, &c, err);

	*number = c.number;
	return rc;
}
