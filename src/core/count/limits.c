/* limits.c - how far a count may be off: by the same settings for counters and for reports. */
#include "core/count/limits.h"

#include "docket/setting.h"

enum dk_rc
dk_count_limits_read(struct dk_session *s, struct dk_count_limits *out, struct dk_err *err)
{
	enum dk_rc rc = dk_setting_i64(s, "adjust_approval", &out->approve, err);

	if (rc == DK_OK)
		rc = dk_setting_i64(s, "recount_value", &out->value, err);
	if (rc == DK_OK)
		rc = dk_setting_i64(s, "recount_percent", &out->percent, err);
	return rc;
}

bool
dk_count_is_off(const struct dk_count_limits *x, int64_t expected, int64_t off, dk_money value)
{
	int64_t worth = value.minor < 0 ? -value.minor : value.minor, part = 0;

	off = off < 0 ? -off : off;
	if (!dk_muldiv(expected < 0 ? 0 : expected, x->percent, DK_RATE_ONE, INT64_MAX / 2, &part))
		part = INT64_MAX;
	return (x->value > 0 && worth > x->value) || (x->percent > 0 && off > part);
}
