/* private.h - what the files of the room control share; the room day uses it to make a company. */
#ifndef DOCKET_CORE_CONTROL_PRIVATE_H
#define DOCKET_CORE_CONTROL_PRIVATE_H

#include "docket/session.h"

/* A session over an open database; nobody is signed in and nothing is loaded. */
struct dk_session *dk_session_new(struct dk_db *db);
/* Reads site, currency, company again. */
enum dk_rc dk_session_reload(struct dk_session *s, struct dk_err *err) DK_MUST_USE;
/* Signs in a user whose identity is proved. */
enum dk_rc dk_session_become(struct dk_session *s, dk_id user_id, struct dk_err *err) DK_MUST_USE;

/* Argon2id (libsodium's interactive cost). */
enum dk_rc dk_secret_hash(const char *secret, char out[128], struct dk_err *err) DK_MUST_USE;
bool dk_secret_fits(const char *hash, const char *secret);
/* Checks a name with a password or PIN, counting and throttling wrong attempts; gives the id.
 * One sentence answers for an unknown name, a disabled user and a wrong secret. */
enum dk_rc dk_secret_check(struct dk_session *s, const char *name, const char *secret, dk_id *id,
    struct dk_err *err) DK_MUST_USE;

/* What a new database needs of this room: site, series, settings and the first administrator. */
struct dk_birth {
	const char *company, *currency, *admin, *os_account;
	bool test_clock;
};
enum dk_rc dk_control_seed(struct dk_session *s, const struct dk_birth *birth, dk_id *admin,
    struct dk_err *err) DK_MUST_USE;
/* The series of documents that are not there yet. */
enum dk_rc dk_series_seed(struct dk_session *s, struct dk_err *err) DK_MUST_USE;

#endif
