/* product_find.c - which product a typed, scanned or spoken text means. */
#include <ctype.h>
#include <string.h>

#include "core/master/barcode.h"
#include "db/search.h"
#include "docket/check_digit.h"
#include "docket/gs1.h"
#include "docket/text.h"

static const char SQL_EXACT[] = "SELECT id FROM product WHERE sku = :text";
static const char SQL_KEY[] = "SELECT id FROM product WHERE sku_key = :text LIMIT 2";
static const char SQL_PREFIX[] =
    "SELECT id FROM product WHERE sku_key >= :text AND sku_key < :past ORDER BY sku_key LIMIT :max";
static const char SQL_BARCODE[] = "SELECT product_id, unit FROM barcode WHERE code = :text";
static const char SQL_BASE_UNIT[] = "SELECT unit FROM product WHERE id = :id";
static const char SQL_THEIR[] =
    "SELECT product_id FROM customer_item WHERE customer_id = :customer AND their_sku = :text";
static const char SQL_THEIRS[] =
    "SELECT product_id, their_sku FROM customer_item WHERE customer_id = :customer";
static const char SQL_HIT[] =
    "SELECT id, sku, name, status, unit,"
    " coalesce((SELECT min(max(0, (SELECT coalesce(sum(on_hand - quarantined - allocated), 0)"
    "  FROM stock WHERE product_id = k.part_id)) / k.qty * 1000) FROM kit_part k"
    "  WHERE k.kit_id = product.id),"
    " (SELECT sum(on_hand - quarantined - allocated) FROM stock WHERE product_id = product.id), 0)"
    " FROM product WHERE id = :id";
/* what he bought in his latest orders, most often first */
static const char SQL_BOUGHT[] =
    "SELECT p.id, p.sku, p.name, p.attributes"
    " FROM (SELECT id FROM orders WHERE customer_id = :customer AND amends_id IS NULL"
    "  AND kind = 'order' ORDER BY placed DESC LIMIT 30) o"
    " JOIN order_line l ON l.order_id = o.id JOIN product p ON p.id = l.product_id"
    " WHERE l.kit_no IN (0, l.line_no) GROUP BY p.id ORDER BY count(*) DESC, p.sku";

/* The end of the range of texts that begin with `text`. */
static const char *
past(struct dk_arena *a, const char *text)
{
	return dk_fmt(a, "%s\xF4\x8F\xBF\xBF", text);
}

/* The id that a statement by :text finds, 0 when none or more than one. */
static enum dk_rc
only_id(struct dk_stmt *st, const char *text, dk_id *id, struct dk_err *err)
{
	enum dk_rc rc;
	bool more;

	*id = 0;
	dk_bind_text(st, ":text", text);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	*id = dk_col_id(st, 0);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	dk_done(st);
	*id = 0;
	return DK_OK;
}

static bool
is_digits(const char *s)
{
	size_t len = strspn(s, "0123456789");

	return len > 0 && s[len] == '\0';
}

static enum dk_rc
by_code(struct dk_db *db, struct dk_arena *a, const char *code, struct dk_product_match *out,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(db, SQL_BARCODE);
	enum dk_rc rc;
	bool more;

	dk_bind_text(st, ":text", code);
	if ((rc = dk_row(st, &more, err)) != DK_OK || !more)
		return rc;
	*out = (struct dk_product_match){ dk_col_id(st, 0), dk_col_text(st, 1, a), "barcode", "" };
	dk_done(st);
	st = dk_sql(db, SQL_BASE_UNIT);
	dk_bind_id(st, ":id", out->id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	dk_assert(more); /* the foreign key promises it */
	if (strcmp(dk_col_peek(st, 0), out->unit) == 0)
		out->unit = "";
	dk_done(st);
	return DK_OK;
}

/* A code as scanned, then with the leading zeros that UPC, EAN and GTIN-14 differ by. */
static enum dk_rc
by_barcode(struct dk_db *db, struct dk_arena *a, const char *text, struct dk_product_match *out,
    struct dk_err *err)
{
	size_t len = strlen(text), zeros = strspn(text, "0");
	enum dk_rc rc = by_code(db, a, text, out, err);

	if (!is_digits(text) || len < 8 || len > 14 || len - zeros < 7)
		return rc;
	for (size_t width = len - zeros; rc == DK_OK && out->id == 0 && width <= 14; width++)
		if (width != len)
			rc = by_code(db, a, dk_fmt(a, "%.*s%s", (int)(width - (len - zeros)),
			    "00000000", text + zeros), out, err);
	return rc;
}

/* The customer's own number: as he writes it, else folded when that is one product. */
static enum dk_rc
by_theirs(struct dk_db *db, dk_id customer_id, const char *text, dk_id *id, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_stmt *st = dk_sql(db, SQL_THEIR);
	const char *key = dk_text_fold(&tmp, text);
	size_t fits = 0;
	enum dk_rc rc;
	bool more = true;

	dk_bind_id(st, ":customer", customer_id);
	rc = only_id(st, text, id, err);
	if (rc == DK_OK && *id == 0) {
		st = dk_sql(db, SQL_THEIRS);
		dk_bind_id(st, ":customer", customer_id);
		while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
			if (strcmp(dk_text_fold(&tmp, dk_col_peek(st, 1)), key) != 0)
				continue;
			fits++;
			*id = dk_col_id(st, 0);
		}
		if (fits > 1)
			*id = 0;
	}
	dk_arena_free(&tmp);
	return rc;
}

static bool
has_letter(const char *s)
{
	for (; *s != '\0'; s++)
		if (isalpha((unsigned char)*s) || (*s & 0x80) != 0)
			return true;
	return false;
}

static enum dk_rc
by_prefix(struct dk_db *db, struct dk_arena *a, const char *key, dk_id *id, struct dk_err *err)
{
	struct dk_stmt *st;

	if (strlen(key) < 4 || !has_letter(key))
		return DK_OK;
	st = dk_sql(db, SQL_PREFIX);
	dk_bind_text(st, ":past", past(a, key));
	dk_bind_i64(st, ":max", 2);
	return only_id(st, key, id, err);
}

/* What a GS1 symbol says: the item by its GTIN, or that of what a pallet holds, and how many. */
static enum dk_rc
by_elements(struct dk_db *db, struct dk_arena *a, const char *text, struct dk_product_match *out,
    struct dk_err *err)
{
	const char *gtin, *qty;
	struct dk_gs1 g;
	enum dk_gs1_verdict verdict = dk_gs1_read(text, false, &g, err);
	enum dk_rc rc;

	if (verdict == DK_GS1_BAD)
		return DK_EINPUT;
	gtin = verdict == DK_GS1_GOOD ? dk_gs1_value(&g, "01") : NULL;
	qty = verdict == DK_GS1_GOOD ? dk_gs1_value(&g, gtin != NULL ? "30" : "37") : NULL;
	if (gtin == NULL && verdict == DK_GS1_GOOD)
		gtin = dk_gs1_value(&g, "02");
	if (gtin == NULL)
		return DK_OK;
	rc = by_barcode(db, a, gtin, out, err);
	if (rc == DK_OK && out->id != 0 && qty != NULL)
		out->qty = dk_arena_dup(a, qty + strspn(qty, "0"));
	return rc;
}

enum dk_rc
dk_product_unknown(const char *text, struct dk_err *err)
{
	size_t len = strlen(text);
	char stem[16];

	if (is_digits(text) && (len == 8 || len == 12 || len == 13 || len == 14) &&
	    !dk_gtin_ok(text)) {
		snprintf(stem, sizeof(stem), "%.*s", (int)len - 1, text);
		return dk_fail(err, DK_EREFUSED, "barcode",
		    "The barcode %s is misread: its last digit should be %c. Scan it again.", text,
		    dk_mod10_digit(stem));
	}
	return dk_fail(err, DK_EREFUSED, "sku",
	    "There is no item '%.60s'. See: docket product find TEXT", text);
}

enum dk_rc
dk_product_match(struct dk_session *s, struct dk_arena *a, const char *text, dk_id customer_id,
    struct dk_product_match *out, struct dk_err *err)
{
	const char *key = dk_text_fold(a, text);
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = (struct dk_product_match){ 0, "", "sku", "" };
	if (rc != DK_OK || key[0] == '\0')
		return rc;
	rc = only_id(dk_sql(s->db, SQL_EXACT), text, &out->id, err);
	if (rc == DK_OK && out->id == 0)
		rc = only_id(dk_sql(s->db, SQL_KEY), key, &out->id, err);
	if (rc == DK_OK && out->id == 0)
		rc = by_barcode(s->db, a, text, out, err);
	if (rc == DK_OK && out->id == 0 && customer_id != 0) {
		out->by = "their";
		rc = by_theirs(s->db, customer_id, text, &out->id, err);
	}
	if (rc == DK_OK && out->id == 0)
		rc = by_elements(s->db, a, text, out, err);
	if (rc == DK_OK && out->id == 0) {
		out->by = "prefix";
		rc = by_prefix(s->db, a, key, &out->id, err);
	}
	if (out->id == 0)
		out->by = "";
	return rc;
}

enum dk_rc
dk_product_hit(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_product_hit *out,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(s->db, SQL_HIT);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":id", id);
	if ((rc = dk_row(st, &more, err)) != DK_OK)
		return rc;
	if (!more)
		return dk_fail(err, DK_ENOTFOUND, "sku", "There is no such product.");
	*out = (struct dk_product_hit){ dk_col_id(st, 0), dk_col_text(st, 1, a),
		dk_col_text(st, 2, a), dk_col_text(st, 3, a), dk_col_text(st, 4, a),
		dk_col_qty(st, 5) };
	dk_done(st);
	return DK_OK;
}

/* The ids of the hits in their order, each once. */
struct picks {
	dk_id *ids;
	size_t count, max;
};

static void
pick(struct picks *p, dk_id id)
{
	for (size_t i = 0; i < p->count; i++)
		if (p->ids[i] == id)
			return;
	if (id != 0 && p->count < p->max)
		p->ids[p->count++] = id;
}

static bool
is_word_byte(char c)
{
	return isalnum((unsigned char)c) || (c & 0x80) != 0;
}

/* True when every word of `query` begins some word of `words`; both are folded. */
static bool
words_match(const char *words, const char *query)
{
	while (*query != '\0') {
		size_t len = 0;
		bool found = false;

		while (is_word_byte(query[len]))
			len++;
		for (const char *w = words; len > 0 && !found && *w != '\0'; w++)
			found = (w == words || !is_word_byte(w[-1])) && strncmp(w, query, len) == 0;
		if (len > 0 && !found)
			return false;
		query += len + (query[len] != '\0');
	}
	return true;
}

static enum dk_rc
pick_bought(struct dk_db *db, dk_id customer_id, const char *key, struct picks *p,
    struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(db, SQL_BOUGHT);
	enum dk_rc rc;
	bool more;

	dk_bind_id(st, ":customer", customer_id);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more) {
		struct dk_arena tmp = { 0 };

		if (words_match(dk_text_fold(&tmp, dk_fmt(&tmp, "%s %s %s", dk_col_peek(st, 1),
		    dk_col_peek(st, 2), dk_col_peek(st, 3))), key))
			pick(p, dk_col_id(st, 0));
		dk_arena_free(&tmp);
	}
	return rc;
}

static enum dk_rc
pick_codes(struct dk_db *db, const char *key, struct picks *p, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_stmt *st = dk_sql(db, SQL_PREFIX);
	enum dk_rc rc;
	bool more;

	dk_bind_text(st, ":text", key);
	dk_bind_text(st, ":past", past(&tmp, key));
	dk_bind_i64(st, ":max", (int64_t)p->max);
	while ((rc = dk_row(st, &more, err)) == DK_OK && more)
		pick(p, dk_col_id(st, 0));
	dk_arena_free(&tmp);
	return rc;
}

static enum dk_rc
pick_words(struct dk_db *db, const char *key, struct picks *p, struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	dk_id *ids = dk_arena_array(&tmp, p->max, sizeof(*ids));
	size_t count = 0;
	enum dk_rc rc = dk_search_find(db, DK_SEARCH_PRODUCT, key, ids, p->max, &count, err);

	for (size_t i = 0; rc == DK_OK && i < count; i++)
		pick(p, ids[i]);
	dk_arena_free(&tmp);
	return rc;
}

/* What is meant exactly, then what he bought, then codes, then words. */
static enum dk_rc
gather(struct dk_session *s, const char *text, dk_id customer_id, struct picks *p,
    struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	struct dk_product_match match;
	const char *key = dk_text_fold(&tmp, text);
	enum dk_rc rc = dk_product_match(s, &tmp, text, customer_id, &match, err);

	if (rc == DK_EINPUT)
		rc = DK_OK; /* a search text that only looks like a barcode */
	if (rc == DK_OK && strcmp(match.by, "prefix") != 0)
		pick(p, match.id);
	if (rc == DK_OK && key[0] != '\0') {
		if (customer_id != 0)
			rc = pick_bought(s->db, customer_id, key, p, err);
		if (rc == DK_OK && p->count < p->max)
			rc = pick_codes(s->db, key, p, err);
		if (rc == DK_OK && p->count < p->max)
			rc = pick_words(s->db, key, p, err);
	}
	dk_arena_free(&tmp);
	return rc;
}

enum dk_rc
dk_product_find(struct dk_session *s, struct dk_arena *a, const struct dk_product_query *q,
    struct dk_product_hit **out, size_t *count, struct dk_err *err)
{
	struct picks p = { dk_arena_array(a, q->max + 1, sizeof(dk_id)), 0, q->max };
	enum dk_rc rc = gather(s, q->text, q->customer_id, &p, err);

	*out = dk_arena_array(a, p.count + 1, sizeof(**out));
	*count = 0;
	for (size_t i = 0; rc == DK_OK && i < p.count; i++)
		rc = dk_product_hit(s, a, p.ids[i], &(*out)[(*count)++], err);
	return rc;
}
