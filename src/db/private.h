/* private.h - what the files of src/db share; nobody else includes it. */
#ifndef DOCKET_DB_PRIVATE_H
#define DOCKET_DB_PRIVATE_H

#include <sqlite3.h>

#include "db/stmt.h"

/* Where a name stands. Names are constants, so one is known again by its address. */
struct dk_bind_place {
	const char *name;
	int at;
};

struct dk_stmt {
	struct dk_db *db;
	sqlite3_stmt *raw;
	const char *sql;
	struct dk_bind_place *places; /* of each bind, in the order they are made */
	int bound, room;         /* of places */
	bool is_open; /* a cursor stands on a row */
	bool is_wrong; /* could not be prepared */
};

struct dk_db {
	sqlite3 *raw;
	char *path;
	int lock_fd; /* of FILE-lock, for checkpoints */
	struct dk_stmt **cache; /* by address, open addressing */
	size_t cache_size, cache_used;
	int depth;              /* nested transactions */
	uint64_t serial;        /* of the outermost one */
	const char *tx_file;    /* who began the outermost */
	int tx_line;
	int wal_pages;          /* as of the last commit */
	bool is_checkpointing;
	bool is_halted;         /* an I/O error: nothing more is written by this process */
	int64_t data_version;
	int64_t wait_until_ms;  /* busy handler's limit */
	uint64_t random;
	int fail_at;
};

/* Turns an engine code into ours with a sentence for the clerk. */
enum dk_rc dk_db_fail(struct dk_db *db, int code, struct dk_err *err) DK_MUST_USE;
/* The functions that queries of docket use; a code of the engine. */
int dk_db_add_exchange(struct dk_db *db);
/* True when the injected fault is due. */
bool dk_db_fault_due(struct dk_db *db);
/* Finalizes every cached statement. */
void dk_stmt_free_all(struct dk_db *db);
/* True below SQLite 3.51.3, whose own checkpoints may lose commits (see db.c). */
bool dk_db_needs_guard(void);
/* Refuses a file that is shared in a way SQLite cannot protect: links, network file systems. */
enum dk_rc dk_place_check(const char *path, struct dk_err *err) DK_MUST_USE;

#define DK_APPLICATION_ID 0x44434b54 /* "DCKT" */
#define DK_SCHEMA_VERSION 3 /* 1: before the warehouse; 2: before kits and drop-shipment */
#define DK_RESERVED_BYTES 8 /* of each page, for a checksum */

extern const char dk_schema_sql[];

#endif
