/*
 * carrier.h - carriers' services, freight by zone and weight, cut-off, transit; holidays;
 * suppliers.
 */
#ifndef DOCKET_CARRIER_H
#define DOCKET_CARRIER_H

#include "docket/customer.h"

struct dk_carrier_rate { /* a row of carriers.csv: service and one step of its table */
	const char *carrier, *service, *zone;
	int64_t upto_gram;
	dk_money price;
	int64_t transit_days;
	const char *cutoff, *pickup_days;
	int64_t max_gram;
	const char *hazard; /* classes it takes: "3;8", "all"; "" = none */
	const char *kind, *window; /* as of the service; window "15:30-16:00" */
	bool needs_booking;
	int64_t max_cm;
};

struct dk_service {
	dk_id id;
	const char *carrier, *service, *cutoff, *pickup_days; /* days as "12345", or typed */
	int64_t max_gram;
	const char *hazard;
	const char *kind;    /* "carrier", "own": the house's driver, "counter": the customer */
	const char *window_from, *window_to; /* "15:30", "16:00"; "" = any time */
	bool needs_booking;  /* comes only when booked */
	int64_t max_cm;      /* longest side of a parcel; 0 = any */
};

struct dk_freight {
	dk_money price;
	int64_t transit_days;
};

struct dk_supplier {
	dk_id id;
	const char *number, *name, *email, *phone;
	int64_t lead_days;
	struct dk_place place; /* its name is the supplier's; no zones */
};

struct dk_holiday {
	const char *calendar, *name;
	dk_date date;
};

enum dk_rc dk_carrier_put(struct dk_session *s, const struct dk_carrier_rate *row,
    enum dk_put *did, struct dk_err *err) DK_MUST_USE;
/* The service alone, without a step of its rates. Right master-edit. */
enum dk_rc dk_service_put(struct dk_session *s, const struct dk_service *sv, enum dk_put *did,
    struct dk_err *err) DK_MUST_USE;
/* The steps of one service, all services with 0. */
enum dk_rc dk_carrier_rates(struct dk_session *s, struct dk_arena *a, dk_id service_id,
    struct dk_carrier_rate **out, size_t *count, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_carrier_list(struct dk_session *s, struct dk_arena *a, struct dk_carrier_rate **out,
    size_t *count, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_service_list(struct dk_session *s, struct dk_arena *a, struct dk_service **out,
    size_t *count, struct dk_err *err) DK_MUST_USE;
/* "DHL/STD"; DK_ENOTFOUND names the services there are. */
enum dk_rc dk_service_find(struct dk_session *s, struct dk_arena *a, const char *text,
    struct dk_service **out, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_service_load(struct dk_session *s, struct dk_arena *a, dk_id id,
    struct dk_service **out, struct dk_err *err) DK_MUST_USE;
/* Does a service with these classes ("3;8", "all") take goods of `class`? */
bool dk_hazard_taken(const char *classes, const char *class);
/* Freight of a weight into a carrier zone, and its transit days. No row for the zone: that of zone
 * "". Over the last step: the last step's price once per started multiple of it. DK_ENOTFOUND when
 * the service has no rates there. */
enum dk_rc dk_freight_find(struct dk_session *s, dk_id service_id, const char *zone, int64_t gram,
    struct dk_freight *out, struct dk_err *err) DK_MUST_USE;
/* The next day from `from` on that the carrier picks up (pickup days, holidays; today only before
 * the cut-off at `minute` of the desk's day, -1 = any). DK_EREFUSED when it never does. */
enum dk_rc dk_pickup_next(struct dk_session *s, const struct dk_service *sv, dk_date from,
    int minute, dk_date *pickup, struct dk_err *err) DK_MUST_USE;
/* Working days: Monday to Friday without the house's holidays; 0 is the day itself or
 * the next that works, negative counts back. */
enum dk_rc dk_workday_add(struct dk_session *s, dk_date from, int64_t days, dk_date *out,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_holiday_is(struct dk_session *s, dk_date day, bool *out,
    struct dk_err *err) DK_MUST_USE;

enum dk_rc dk_holiday_put(struct dk_session *s, const struct dk_holiday *h, enum dk_put *did,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_holiday_list(struct dk_session *s, struct dk_arena *a, struct dk_holiday **out,
    size_t *count, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_supplier_put(struct dk_session *s, const struct dk_supplier *x, enum dk_put *did,
    struct dk_err *err) DK_MUST_USE;
/* DK_ENOTFOUND. */
enum dk_rc dk_supplier_find(struct dk_session *s, struct dk_arena *a, const char *number,
    struct dk_supplier **out, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_supplier_list(struct dk_session *s, struct dk_arena *a, struct dk_supplier **out,
    size_t *count, struct dk_err *err) DK_MUST_USE;

#endif
