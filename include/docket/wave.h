/*
 * wave.h - several orders' pick lists walked in one go: bin after bin, each order in its tote.
 */
#ifndef DOCKET_WAVE_H
#define DOCKET_WAVE_H

#include "docket/shipment.h"

struct dk_wave_line {
	struct dk_shipment_line line;
	dk_id row_id;       /* as line.id, for lists */
	dk_id shipment_id;
	int64_t tote;
	const char *shipment, *order, *state; /* state: of the shipment */
	bool is_stopped;
};
struct dk_wave_tote {
	dk_id shipment_id, order_id;
	int64_t tote, lines, open;
	const char *shipment, *order, *customer_name, *state, *carrier;
	const char *stop;   /* "", "changed", "cancelled" */
};
struct dk_wave {
	dk_id id;
	const char *number, *state, *chosen_by, *made_at, *made_by;
	int64_t version, gram;
	struct dk_wave_tote *totes;
	size_t tote_count;
	struct dk_wave_line *lines; /* in walking order over all orders */
	size_t line_count;
};
struct dk_wave_row {
	dk_id id;
	const char *number, *state, *chosen_by, *made_at, *made_by;
	int64_t orders, lines, open, stopped;
};

/* Which orders: empty fields do not matter. */
struct dk_wave_ask {
	const char *service; /* "DHL/STD" */
	const char *zone;    /* all that is allocated lies in this zone */
	const char *until;   /* "15:30": services whose cut-off is not later */
	int64_t orders;      /* at most so many totes; 0 = 12 */
};
/* Starts the pick lists of the most urgent orders that may be picked, as one wave. DK_EREFUSED when
 * none fits. Right: ship. */
enum dk_rc dk_wave_make(struct dk_session *s, const struct dk_wave_ask *ask, dk_id *id,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_wave_find(struct dk_session *s, const char *number, dk_id *id,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_wave_load(struct dk_session *s, struct dk_arena *a, dk_id id, struct dk_wave **out,
    struct dk_err *err) DK_MUST_USE;
/* The newest first; open ones alone, or all. */
enum dk_rc dk_wave_list(struct dk_session *s, struct dk_arena *a, bool all,
    struct dk_wave_row **out, size_t *count, struct dk_err *err) DK_MUST_USE;
/* Its totes are handed on. DK_EREFUSED while a line is neither picked nor short. Right: ship. */
enum dk_rc dk_wave_close(struct dk_session *s, dk_id id, struct dk_err *err) DK_MUST_USE;

#endif
