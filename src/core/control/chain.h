/* chain.h - the journal's hash chain, and sealing personal text with a customer's key. */
#ifndef DOCKET_CORE_CHAIN_H
#define DOCKET_CORE_CHAIN_H

#include "db/stmt.h"

#define DK_HASH_SIZE 32

struct dk_journal_entry {
	int64_t seq;
	const char *at;
	dk_id day_id, site_id, user_id;
	const char *desk, *action, *subject;
	dk_id subject_id;
	const char *body;
	const void *sealed;
	size_t sealed_len;
	unsigned char prev[DK_HASH_SIZE];
};

/* BLAKE2b-256 over every field, each with its length, after the hash of the row before. */
void dk_chain_hash(const struct dk_journal_entry *e, unsigned char out[DK_HASH_SIZE]);
/* The same function for other chains: hex of BLAKE2b-256 over texts, each with its length. */
void dk_digest_hex(const char *const *texts, size_t count, char out[DK_HASH_SIZE * 2 + 1]);

/* Recomputes the chain behind row `after` (0 = from the start), whose own hash is taken as it is;
 * *bad_seq and `head` as in dk_journal_verify. */
enum dk_rc dk_journal_prove(struct dk_db *db, int64_t after, int64_t *bad_seq, char head[65],
    struct dk_err *err) DK_MUST_USE;
/* The hash of a row in hex; zeros for row 0, which is before the first. */
enum dk_rc dk_journal_hash(struct dk_db *db, int64_t seq, char hex[65], bool *found,
    struct dk_err *err) DK_MUST_USE;

/* Encrypts `text` with the customer's key (made on first use) into e->sealed. */
enum dk_rc dk_seal(struct dk_db *db, struct dk_arena *a, dk_id customer_id, const char *text,
    struct dk_journal_entry *e, struct dk_err *err) DK_MUST_USE;
struct dk_sealed {
	const void *data;
	size_t len;
};

/* The text, or "" when the key was destroyed. */
enum dk_rc dk_unseal(struct dk_db *db, struct dk_arena *a, dk_id customer_id,
    struct dk_sealed sealed, const char **text, struct dk_err *err) DK_MUST_USE;

#endif
