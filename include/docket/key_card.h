/* key_card.h - the clerk's card: one page of text, lines of at most 80 cells (data/card.txt). */
#ifndef DOCKET_KEY_CARD_H
#define DOCKET_KEY_CARD_H

extern const char dk_key_card[];

#endif
