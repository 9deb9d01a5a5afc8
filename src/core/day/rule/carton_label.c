/* carton_label.c - labels = cartons: what has a serial number and left, left with its label. */
#include "core/day/rule/rule.h"

static const char SQL_DAY[] =
    "SELECT h.number || '/' || k.carton_no, h.number, k.carton_no, k.sscc"
    " FROM shipment h JOIN carton k ON k.shipment_id = h.id"
    " WHERE h.day_id = :day AND h.state IN " DK_SHIPMENT_LEFT
    " AND k.sscc <> '' AND k.labels = 0";
static const char SQL_FIGURES[] =
    "SELECT count(*), coalesce(sum(CASE k.labels WHEN 0 THEN 0 ELSE 1 END), 0)"
    " FROM shipment h JOIN carton k ON k.shipment_id = h.id"
    " WHERE h.day_id = :day AND h.state IN " DK_SHIPMENT_LEFT " AND k.sscc <> ''";

const struct dk_rule dk_rule_carton_label = {
	.name = "carton-label", .group = "fulfilment", .severity = DK_WARN,
	.summary = "Labels = cartons with a serial number",
	.day = SQL_DAY, .figures = SQL_FIGURES, .unit = 'n',
	.text = "Carton {2} of shipment {1} ({3}) left without a label.",
	.cause = "its label was never made",
	.fix = "docket ship label {1} --carton {2} -o {1}.pdf",
};
