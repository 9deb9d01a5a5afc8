/*
 * session.h - who acts, at which desk, on which day: the handle every core function takes.
 *
 * The core checks rights by it (dk_session_may), stamps journal rows with it and asks it for
 * the time. One session is one connection; a process normally holds one.
 */
#ifndef DOCKET_SESSION_H
#define DOCKET_SESSION_H

#include "docket/amount.h"
#include "docket/date.h"
#include "docket/db.h"
#include "docket/right.h"

/* What a supervisor's yes is about: it holds for that alone. order 0 = nothing in particular. */
struct dk_approved {
	dk_id order;
	char code[48];        /* of the finding or hold */
	dk_money figure;      /* total of the order when it was approved */
};

struct dk_session {
	struct dk_db *db;
	struct dk_arena keep; /* texts of this struct */
	dk_id user_id;        /* 0: nobody has signed in */
	const char *user;     /* "mia" */
	const char *user_name;
	enum dk_role role;
	const char *desk; /* terminal or host name, at most 16 bytes */
	dk_id site_id;
	const char *site;
	const char *company;
	const char *currency;
	int exponent;         /* digits of the currency */
	bool test_clock;      /* DOCKET_NOW may be used */
	bool clock_is_set;    /* the clock stands at clock_ms */
	int64_t clock_ms;
	struct {              /* rights already looked up inside one transaction */
		uint64_t tx;
		uint32_t asked, held; /* a bit a right */
	} rights;
	struct {              /* what a supervisor allowed at this desk, see dk_user_approve */
		dk_id by;     /* 0: nobody anything */
		enum dk_right right;
		int64_t until_ms;
		char name[64]; /* his */
		struct dk_approved of;
	} approval;
	const char *once_key; /* --once: answers again instead of acting twice; "" = none */
	uint64_t once_words;  /* stands for what the command says; 0 = not compared */
};

/* What `docket init` settles. */
struct dk_init {
	const char *path;
	const char *currency; /* "EUR" when NULL */
	const char *company;
	bool test_clock;
	const char *now;        /* DOCKET_NOW, where test_clock allows it; may be NULL */
	const char *admin;      /* login name of the first administrator */
	const char *os_account; /* tied to it; "" = none */
};

/* Creates database, site, first day, settings, accounts and the administrator, who is signed in. */
enum dk_rc dk_session_create(const struct dk_init *init, struct dk_session **out,
    struct dk_err *err) DK_MUST_USE;
/* Opens the database; nobody is signed in yet. `now` is DOCKET_NOW or NULL (DK_ECONFIG when the
 * database does not allow it). */
enum dk_rc dk_session_open(const char *path, const char *now, struct dk_session **out,
    struct dk_err *err) DK_MUST_USE;
/* As dk_session_open, of a database that an earlier docket made: only for signing in and
 * dk_session_upgrade. *from is its schema. */
enum dk_rc dk_session_open_old(const char *path, const char *now, struct dk_session **out,
    int64_t *from, struct dk_err *err) DK_MUST_USE;
/* Gives it the tables of this docket, whole or not at all. Right setting-edit; DK_EBUSY while
 * somebody else has it open. */
enum dk_rc dk_session_upgrade(struct dk_session *s, int64_t from, struct dk_err *err) DK_MUST_USE;
void dk_session_close(struct dk_session *s);

/* Signs in the user tied to this operating-system account. DK_ENOTFOUND when none is. */
enum dk_rc dk_session_tie(struct dk_session *s, const char *os_account,
    struct dk_err *err) DK_MUST_USE;
/* Signs in by password or PIN; wrong attempts are stored and throttled (1, 2, 4 .. 60 s from the
 * third on). The same sentence answers for an unknown user and a wrong secret. */
enum dk_rc dk_session_sign_in(struct dk_session *s, const char *user, const char *secret,
    struct dk_err *err) DK_MUST_USE;
void dk_session_sign_out(struct dk_session *s);

int64_t dk_session_now(const struct dk_session *s);
dk_date dk_session_today(const struct dk_session *s); /* the desk's calendar day */

/* The code of a currency as records keep it: the company's for "". */
const char *dk_session_currency(const struct dk_session *s, const char *currency);
/* Digits of a document's currency; "" and NULL are the company's. */
int dk_session_exponent(const struct dk_session *s, const char *currency);
/* "1,234.50", and "1,234.50 USD" when `currency` is not the company's: where amounts of several
 * documents stand among each other. */
struct dk_text dk_session_money(const struct dk_session *s, dk_money m, const char *currency);

/* DK_OK when the acting user holds `right`, else DK_EDENIED with a sentence that names it. Called
 * at the start of every operation and again by those that need a limit. */
enum dk_rc dk_session_may(struct dk_session *s, enum dk_right right,
    struct dk_err *err) DK_MUST_USE;
/* The limit that goes with a right, in the unit of the right (e5 percent, minor units); 0 when
 * the right is missing, INT64_MAX when it has no limit. */
int64_t dk_session_limit(const struct dk_session *s, enum dk_right right);

#endif
