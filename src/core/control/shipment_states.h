/* shipment_states.h - shipments under way and those that left, said once for every query. */
#ifndef DOCKET_CORE_SHIPMENT_STATES_H
#define DOCKET_CORE_SHIPMENT_STATES_H

/* picking → picked → checked → packed → shipped → delivered, or came-back, or cancelled. A query
 * says `state IN " DK_SHIPMENT_OPEN "`: the words are those of the partial index. */
#define DK_SHIPMENT_OPEN "('picking', 'picked', 'checked', 'packed')"
#define DK_SHIPMENT_LEFT "('shipped', 'delivered', 'came-back')"

#endif
