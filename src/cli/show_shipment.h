/* show_shipment.h - a shipment for programs and people. */
#ifndef CLI_SHOW_SHIPMENT_H
#define CLI_SHOW_SHIPMENT_H

#include "cli/cli.h"
#include "docket/shipment.h"

void dk_show_shipment_json(struct dk_cli *c, const struct dk_shipment *s);
void dk_show_shipment_text(struct dk_cli *c, const struct dk_shipment *s);

#endif
