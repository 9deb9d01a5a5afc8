/*
 * record.h - the columns of a master record, listed once; reading, binding, checking, comparing
 * and journalling follow the list. For the files of core/master only.
 *
 * A record with an id has it as its first member. Every SELECT of a kind names its columns in the
 * order of the list, then `id` where it has one, then `version` where it has one.
 */
#ifndef DOCKET_CORE_MASTER_RECORD_H
#define DOCKET_CORE_MASTER_RECORD_H

#include "core/control/change.h"
#include "db/fetch.h"
#include "docket/customer.h"

enum dk_field_kind {
	DK_FIELD_TEXT,    /* one line; min and max count characters */
	DK_FIELD_LINES,   /* text that may hold line ends */
	DK_FIELD_CODE,    /* text without a blank at either end */
	DK_FIELD_COUNTRY, /* ISO 3166-1 alpha-2 or nothing */
	DK_FIELD_I64,
	DK_FIELD_MONEY,
	DK_FIELD_LIMIT,   /* money or none: `min` is the offset of the bool that says so */
	DK_FIELD_PRICE,
	DK_FIELD_QTY,
	DK_FIELD_RATE,
	DK_FIELD_EXCHANGE, /* what one unit of a currency is worth: docket/settle.h */
	DK_FIELD_KILO,    /* grams, typed in kilograms */
	DK_FIELD_ID,
	DK_FIELD_BOOL,
	DK_FIELD_DATE,
};

enum {
	DK_FIELD_KEY = 1,      /* part of the natural key */
	DK_FIELD_PERSONAL = 2, /* sealed in the journal */
	DK_FIELD_CREDIT = 4,   /* changing it needs credit-edit, or waits for a second person */
	DK_FIELD_OWNER = 8,    /* the customer whose key seals the record */
};

struct dk_field {
	const char *column, *bind, *label; /* "grp", ":grp", "group" as interface.md has it */
	enum dk_field_kind kind;
	size_t at;
	int64_t min, max;
	unsigned flags;
};

/* A row of a field list: expands to a struct dk_field of `type`. */
#define DK_FIELD(type, column, label, member, kind, min, max, flags) \
	{ #column, ":" #column, label, DK_FIELD_##kind, offsetof(type, member), min, max, flags },
/* The pieces of SQL that a long list is written by: "a, b, ", ":a, :b, ", "a = :a, b = :b, ". */
#define DK_SQL_NAME(column, ...) #column ", "
#define DK_SQL_BIND(column, ...) ":" #column ", "
#define DK_SQL_SET(column, ...) #column " = :" #column ", "

struct dk_record {
	const char *subject, *action; /* of its journal rows */
	size_t size;
	const struct dk_field *fields;
	size_t count;
	bool has_id;
	bool belongs;                 /* its first member is the id of the subject it is part of */
	bool seals_itself;            /* a customer: its own key seals it */
	size_t version_at;            /* offset of the version; 0 = none */
	const char *find, *insert, *update; /* all by the key fields */
	/* Binds columns that are made from others (search keys). May be NULL. */
	void (*bind_more)(struct dk_arena *a, struct dk_stmt *st, const void *record);
};

/* One put: the record as it shall be, and what was found and done. */
struct dk_record_put {
	const struct dk_record *kind;
	void *after;        /* in; its id and version are set by dk_record_save */
	void *before;       /* out of dk_record_look: as stored, NULL = new */
	unsigned changed;   /* out of dk_record_save: the flags of all changed fields */
	enum dk_put did;
	bool is_new;        /* in: the room refuses what is stored under its key already */
	bool asks;          /* in: credit fields are not changed but wait (docket/pending.h) */
	bool is_settled;    /* in: somebody who may has agreed to the credit fields */
	size_t asked;       /* out: fields that wait now */
};

/* The kinds whose fields are known by name outside of their files (docket/card.h). */
extern const struct dk_record dk_customer_record, dk_address_record, dk_contact_record,
    dk_product_record, dk_price_record, dk_service_record, dk_supplier_record,
    dk_promotion_record, dk_exemption_record, dk_return_rule_record;

/* Turns NULL texts into "" and holds every field to its kind and limits. */
enum dk_rc dk_record_check(const struct dk_session *s, const struct dk_record *r, void *record,
    struct dk_err *err) DK_MUST_USE;
/* One of the words of `list` ("active run-out discontinued"); else DK_EINPUT names them. */
enum dk_rc dk_word_check(const char *word, const char *list, const char *field,
    struct dk_err *err) DK_MUST_USE;
/* The current row of a cursor. */
void dk_record_read(const struct dk_record *r, struct dk_stmt *st, struct dk_arena *a, void *out);
/* All rows of a bound statement, for who may view them: hand on its rows, count and rc. */
struct dk_fetch dk_record_list(struct dk_session *s, struct dk_arena *a,
    const struct dk_record *r, struct dk_stmt *st, struct dk_err *err) DK_MUST_USE;
/* The first row of a bound statement, NULL without one. */
enum dk_rc dk_record_first(struct dk_arena *a, const struct dk_record *r, struct dk_stmt *st,
    void **out, struct dk_err *err) DK_MUST_USE;

/* Looks for what is stored under the key of put->after. */
enum dk_rc dk_record_look(struct dk_change *ch, struct dk_arena *a, struct dk_record_put *put,
    struct dk_err *err) DK_MUST_USE;
/* Adds or changes the row where that is needed, and journals it. DK_ECONFLICT when the version
 * given (0 = any) is not the stored one. */
enum dk_rc dk_record_save(struct dk_change *ch, struct dk_arena *a, struct dk_record_put *put,
    struct dk_err *err) DK_MUST_USE;
/* The whole put of a simple record: right master-edit, check, look, save. */
enum dk_rc dk_record_put(struct dk_session *s, const struct dk_record *r, const void *record,
    enum dk_put *did, struct dk_err *err) DK_MUST_USE;

#endif
