/* ship_carrier.h - the verbs of `docket ship` about pickups, manifests and deliveries. */
#ifndef CLI_SHIP_CARRIER_H
#define CLI_SHIP_CARRIER_H

#include "cli/cli.h"

/* ship_carrier.c */
enum dk_rc dk_ship_pickups(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_ship_book(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_ship_late(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_ship_manifest(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
extern const struct dk_opt dk_ship_day_options[], dk_ship_late_options[],
    dk_ship_manifest_options[];

/* ship_delivery.c */
enum dk_rc dk_ship_track(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_ship_deliver(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_ship_back(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_ship_settle(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_ship_deliveries(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_ship_collect(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_ship_collection(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
extern const struct dk_opt dk_ship_deliver_options[], dk_ship_settle_options[],
    dk_ship_deliveries_options[], dk_ship_collect_options[], dk_ship_paper_options[];

/* A service by CARRIER/SERVICE, or by the carrier alone where he has one. */
enum dk_rc dk_ship_service(struct dk_cli *c, const char *name, dk_id *id,
    struct dk_err *err) DK_MUST_USE;

#endif
