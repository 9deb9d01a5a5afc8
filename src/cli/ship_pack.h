/* ship_pack.h - `docket ship pack`, `suggest` and `label`. */
#ifndef CLI_SHIP_PACK_H
#define CLI_SHIP_PACK_H

#include "cli/cli.h"
#include "cli/word.h"
#include "docket/shipment.h"

/* The words LINE=QTY from argument `first` on. */
enum dk_rc dk_ship_lines(struct dk_cli *c, size_t first, struct dk_picked **out, size_t *count,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_ship_pack(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_ship_suggest(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_ship_cards(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
extern const struct dk_opt dk_ship_cards_options[];
enum dk_rc dk_ship_label(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
extern const struct dk_opt dk_ship_pack_options[], dk_ship_label_options[];

#endif
