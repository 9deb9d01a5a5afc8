/*
 * setting.h - what the house decides for itself.
 *
 * One row of src/core/control/settings.def per setting: key, kind, default, sentence. Values are
 * texts checked by their kind when they are set.
 */
#ifndef DOCKET_SETTING_H
#define DOCKET_SETTING_H

#include "docket/session.h"

struct dk_setting {
	const char *key, *kind, *fallback, *summary;
	const char *value; /* in force */
};

/* All settings with their values, in the order of settings.def. */
enum dk_rc dk_setting_list(struct dk_session *s, struct dk_arena *a, struct dk_setting **out,
    size_t *count, struct dk_err *err) DK_MUST_USE;
/* DK_ENOTFOUND for an unknown key; right setting-edit. */
enum dk_rc dk_setting_set(struct dk_session *s, const char *key, const char *value,
    struct dk_err *err) DK_MUST_USE;

/* The value in force; an unknown key is a bug. Texts live in `a`. */
enum dk_rc dk_setting_text(struct dk_session *s, struct dk_arena *a, const char *key,
    const char **out, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_setting_i64(struct dk_session *s, const char *key, int64_t *out,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_setting_bool(struct dk_session *s, const char *key, bool *out,
    struct dk_err *err) DK_MUST_USE;

#endif
