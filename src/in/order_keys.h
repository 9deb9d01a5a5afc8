/* order_keys.h - the keys of an order file; the JSON Schema is held against these tables. */
#ifndef DOCKET_IN_ORDER_KEYS_H
#define DOCKET_IN_ORDER_KEYS_H

#include "docket/json.h"

enum {
	ORDER_DOCKET, ORDER_EXTERNAL_ID, ORDER_CUSTOMER, ORDER_CHANNEL, ORDER_CUSTOMER_PO,
	ORDER_PLACED, ORDER_WANTED, ORDER_SHIP_TO, ORDER_CARRIER, ORDER_DISCOUNT, ORDER_FREIGHT,
	ORDER_NOTE, ORDER_SOURCE, ORDER_BILLING, ORDER_LINES, ORDER_KEYS
};
enum {
	LINE_SKU, LINE_BARCODE, LINE_QTY, LINE_UNIT, LINE_PRICE, LINE_DISCOUNT, LINE_TEXT,
	LINE_NOTE, LINE_WANTED, LINE_SHORTAGE, LINE_SUPPLY, LINE_SHIPPED, LINE_RETURNED, LINE_KEYS
};
#define LINE_KEYS_OF_ORDERS LINE_SHIPPED /* the last two are for history alone */
enum {
	PLACE_NAME, PLACE_STREET, PLACE_STREET2, PLACE_CITY, PLACE_REGION, PLACE_POSTCODE,
	PLACE_COUNTRY, PLACE_KEYS
};

extern const struct dk_json_key dk_order_keys[ORDER_KEYS];
extern const struct dk_json_key dk_line_keys[LINE_KEYS];
extern const struct dk_json_key dk_place_keys[PLACE_KEYS];

#endif
