/* user.h - the people who sign in: adding them, roles, single rights, secrets. Right user-edit. */
#ifndef DOCKET_USER_H
#define DOCKET_USER_H

#include "docket/session.h"

struct dk_user {
	dk_id id;
	const char *name, *full_name, *os_account, *last_at, *last_desk;
	enum dk_role role;
	bool is_disabled, has_password, has_pin;
	int64_t failed;
};

enum dk_rc dk_user_list(struct dk_session *s, struct dk_arena *a, struct dk_user **out,
    size_t *count, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_user_find(struct dk_session *s, struct dk_arena *a, const char *name,
    struct dk_user **out, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_user_add(struct dk_session *s, const struct dk_user *user, dk_id *id,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_user_set_role(struct dk_session *s, const char *name, enum dk_role role,
    struct dk_err *err) DK_MUST_USE;
/* Gives (with a limit, INT64_MAX = none) or denies one right on top of the role. */
enum dk_rc dk_user_set_right(struct dk_session *s, const char *name, enum dk_right right,
    bool is_given, int64_t limit, struct dk_err *err) DK_MUST_USE;
/* Password (8 to 64 characters, not a common one) or PIN (4 to 8 digits). Everybody may set his
 * own. */
enum dk_rc dk_user_set_password(struct dk_session *s, const char *name, const char *password,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_user_set_pin(struct dk_session *s, const char *name, const char *pin,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_user_tie(struct dk_session *s, const char *name, const char *os_account,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_user_disable(struct dk_session *s, const char *name, bool is_disabled,
    struct dk_err *err) DK_MUST_USE;
/* A supervisor's name and PIN (or password) at the clerk's desk: checks the secret (throttled like
 * sign-in) and that he holds `right`; gives his id. Not the acting user himself, who needs view.
 * The session remembers it for one operation within two minutes. */
enum dk_rc dk_user_approve(struct dk_session *s, const char *name, const char *secret,
    enum dk_right right, dk_id *approver, struct dk_err *err) DK_MUST_USE;

#endif
