/* print.h - papers sent to their printers from a screen. */
#ifndef UI_ACT_PRINT_H
#define UI_ACT_PRINT_H

#include "ui/screen.h"

/* Sends a job and says what came of it; true when the printer took all of it. */
bool act_print_send(struct dk_screen *s, dk_id id);

#endif
