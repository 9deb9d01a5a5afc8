/*
 * sscc.c - serial numbers of cartons: extension digit, GS1 company prefix, a count, check digit.
 *
 * The count is one series of the house, whatever prefix is set, and every number given stays in
 * its table: none is given twice, though its carton be dropped or its shipment cancelled.
 */
#include <stdlib.h>
#include <string.h>

#include "core/control/number.h"
#include "core/ship/carton.h"
#include "docket/check_digit.h"
#include "docket/setting.h"

static const char SQL_KNOWN[] = "SELECT count(*) FROM sscc WHERE code = :code";
static const char SQL_KEEP[] =
    "INSERT INTO sscc (code, seq, shipment_id, carton_no, at)"
    " VALUES (:code, :seq, :shipment, :no, :at)";

enum { SSCC_DIGITS = 18, PREFIX_LEAST = 4, PREFIX_MOST = 12 };

static enum dk_rc
check_settings(const char *prefix, int64_t extension, struct dk_err *err)
{
	size_t len = strlen(prefix);

	if (strspn(prefix, "0123456789") != len || len < PREFIX_LEAST || len > PREFIX_MOST)
		return dk_fail(err, DK_EREFUSED, "gs1_prefix",
		    "The GS1 company prefix '%.40s' is not 4 to 12 digits; an administrator sets"
		    " it: docket setting set gs1_prefix DIGITS", prefix);
	if (extension > 9)
		return dk_fail(err, DK_EREFUSED, "sscc_extension",
		    "The extension digit of serial numbers is one digit, 0 to 9, not %lld; an"
		    " administrator sets it: docket setting set sscc_extension 0",
		    (long long)extension);
	return DK_OK;
}

/* A count longer than its place begins again; the table refuses what was given before. */
static struct dk_sscc
make_code(const char *prefix, int64_t extension, int64_t seq)
{
	size_t len = strlen(prefix);
	struct dk_sscc out = { "" };

	dk_assert(len <= PREFIX_MOST);
	out.code[0] = (char)('0' + extension);
	memcpy(out.code + 1, prefix, len);
	for (size_t i = SSCC_DIGITS - 2; i > len; i--) {
		out.code[i] = (char)('0' + seq % 10);
		seq /= 10;
	}
	out.code[SSCC_DIGITS - 1] = dk_mod10_digit(out.code);
	return out;
}

static enum dk_rc
keep(struct dk_change *ch, const struct dk_sscc *sscc, int64_t seq, dk_id shipment_id,
    int64_t carton_no, struct dk_err *err)
{
	struct dk_stmt *st = dk_sql(ch->session->db, SQL_KEEP);

	dk_bind_text(st, ":code", sscc->code);
	dk_bind_i64(st, ":seq", seq);
	dk_bind_id(st, ":shipment", shipment_id);
	dk_bind_i64(st, ":no", carton_no);
	dk_bind_instant(st, ":at", ch->now_ms);
	return dk_run(st, NULL, err);
}

static enum dk_rc
take(struct dk_change *ch, const char *prefix, int64_t extension, int64_t *seq,
    struct dk_sscc *out, struct dk_err *err)
{
	struct dk_text number;
	struct dk_stmt *st;
	int64_t known = 0;
	enum dk_rc rc = dk_number_take(ch->session->db, "sscc", seq, &number, err);

	if (rc != DK_OK)
		return rc;
	*out = make_code(prefix, extension, *seq);
	st = dk_sql(ch->session->db, SQL_KNOWN);
	dk_bind_text(st, ":code", out->code);
	rc = dk_one(st, 0, &known, err);
	if (rc == DK_OK && known > 0)
		rc = dk_fail(err, DK_EREFUSED, "sscc_extension",
		    "All serial numbers of prefix %s with extension digit %lld are given; an"
		    " administrator sets the next one: docket setting set sscc_extension %lld",
		    prefix, (long long)extension, (long long)(extension + 1) % 10);
	return rc;
}

enum dk_rc
dk_sscc_take(struct dk_change *ch, dk_id shipment_id, int64_t carton_no, struct dk_sscc *out,
    struct dk_err *err)
{
	struct dk_arena tmp = { 0 };
	const char *prefix = "";
	int64_t extension = 0, seq = 0;
	enum dk_rc rc = dk_setting_text(ch->session, &tmp, "gs1_prefix", &prefix, err);

	*out = (struct dk_sscc){ "" };
	if (rc == DK_OK && *prefix != '\0') {
		rc = dk_setting_i64(ch->session, "sscc_extension", &extension, err);
		if (rc == DK_OK)
			rc = check_settings(prefix, extension, err);
		if (rc == DK_OK)
			rc = take(ch, prefix, extension, &seq, out, err);
		if (rc == DK_OK)
			rc = keep(ch, out, seq, shipment_id, carton_no, err);
	}
	dk_arena_free(&tmp);
	return rc;
}
