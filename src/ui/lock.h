/*
 * lock.h - the screen that hides everything when nobody was there for a while.
 */
#ifndef UI_LOCK_H
#define UI_LOCK_H

#include "ui/screen.h"

extern const struct dk_screen_ops dk_screen_lock;

#endif
