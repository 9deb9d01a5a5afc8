/* ship_pick.h - the verbs of `docket ship` about waves, scans, stopped lists and inspection. */
#ifndef CLI_SHIP_PICK_H
#define CLI_SHIP_PICK_H

#include "cli/cli.h"

/* ship_wave.c */
enum dk_rc dk_ship_wave(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_ship_waves(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_ship_walk(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_ship_close(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
extern const struct dk_opt dk_ship_wave_options[], dk_ship_waves_options[],
    dk_ship_walk_options[];
/* ship_take.c */
enum dk_rc dk_ship_take(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_ship_acknowledge(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_ship_checks(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
extern const struct dk_opt dk_ship_take_options[], dk_ship_checks_options[];
/* ship_inspect.c */
enum dk_rc dk_ship_inspect(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_ship_dispose(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_ship_mispick(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
extern const struct dk_opt dk_ship_inspect_options[], dk_ship_mispick_options[];

#endif
