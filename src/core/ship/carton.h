/* carton.h - what the files that fill, weigh and close cartons share. */
#ifndef DOCKET_CORE_SHIP_CARTON_H
#define DOCKET_CORE_SHIP_CARTON_H

#include "core/ship/private.h"
#include "docket/carton.h"

/* Reads the cartons of a shipment, and what is heavy. */
enum dk_rc dk_cartons_read(struct dk_session *s, struct dk_arena *a, struct dk_shipment *h,
    struct dk_err *err) DK_MUST_USE;
/* The carton with this number, NULL when there is none. */
struct dk_carton *dk_carton_of(const struct dk_shipment *h, int64_t carton_no);
/* As dk_carton_of; DK_EINPUT names the numbers there are. */
enum dk_rc dk_carton_need(const struct dk_shipment *h, int64_t carton_no, struct dk_carton **out,
    struct dk_err *err) DK_MUST_USE;
/* The open carton `carton_no`, made when it is the next one; 0 is the last open one, else new. */
enum dk_rc dk_carton_open(struct dk_ship_job *job, int64_t carton_no, struct dk_carton **out,
    struct dk_err *err) DK_MUST_USE;

/* As dk_ship_begin, for work on cartons; `needs_goods`: of a shipment ready to be packed. */
enum dk_rc dk_carton_begin(struct dk_session *s, const char *action, dk_id shipment_id,
    bool needs_goods, struct dk_ship_job *job, struct dk_err *err) DK_MUST_USE;
/* Closes one, or reads again what changed and closes all that are open. */
enum dk_rc dk_carton_shut(struct dk_ship_job *job, const struct dk_carton *k,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_carton_shut_all(struct dk_ship_job *job, struct dk_err *err) DK_MUST_USE;
/* All picked goods lie in closed cartons: the shipment is packed. */
enum dk_rc dk_carton_settle(struct dk_ship_job *job, struct dk_err *err) DK_MUST_USE;
/* Stores box and weight of a carton. */
enum dk_rc dk_carton_set_box(struct dk_ship_job *job, struct dk_carton *k, const char *box,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_carton_set_weight(struct dk_ship_job *job, struct dk_carton *k,
    const struct dk_weighed *w, struct dk_err *err) DK_MUST_USE;
/* DK_EINPUT (field "reason") when scale and contents differ too much and no reason is told. */
enum dk_rc dk_weight_judge(struct dk_ship_job *job, const struct dk_carton *k,
    const struct dk_weighed *w, struct dk_err *err) DK_MUST_USE;

/* What the carrier's service of a shipment takes; max_gram 0 = any weight. */
struct dk_limits {
	const char *service, *hazard;
	int64_t max_gram;
	bool is_set;
};
enum dk_rc dk_limits_read(struct dk_session *s, struct dk_arena *a, const struct dk_shipment *h,
    struct dk_limits *out, struct dk_err *err) DK_MUST_USE;

/* The next serial number of the house; "" where no GS1 company prefix is set. */
struct dk_sscc {
	char code[19];
};
enum dk_rc dk_sscc_take(struct dk_change *ch, dk_id shipment_id, int64_t carton_no,
    struct dk_sscc *out, struct dk_err *err) DK_MUST_USE;

/* Grams as people read them: "4.3 kg". */
struct dk_text dk_kilo(int64_t gram);

#endif
