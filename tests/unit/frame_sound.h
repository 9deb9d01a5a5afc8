/* frame_sound.h - what every frame must be, whatever was typed. */
#ifndef TEST_FRAME_SOUND_H
#define TEST_FRAME_SOUND_H

#include "ui/app.h"

/* The size is the window's, the cursor stands in it, the cells of each row add up to its width,
 * and no cell holds a control, a bidi control or bytes that are no UTF-8. Answers what is wrong,
 * valid until the next call; NULL when nothing is. */
const char *frame_fault(const struct dk_app *app);

#endif
