/* key_card.c - data/card.txt, as it was when the program was built. */
#include "docket/key_card.h"

__asm__(".section .rodata\n"
	".global dk_key_card\n"
	".type dk_key_card, @object\n"
	"dk_key_card:\n"
	".incbin \"" DK_CARD_FILE "\"\n"
	".byte 0\n"
	".size dk_key_card, . - dk_key_card\n"
	".previous\n");
