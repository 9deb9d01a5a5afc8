/* deposit.h - what is paid ahead for an order: asked for, taken, kept out of credit, given free. */
#ifndef UI_ACT_DEPOSIT_H
#define UI_ACT_DEPOSIT_H

#include "ui/act/act.h"

/* A menu of what can be done, for the order of the screen (act.h). */
enum dk_react act_deposit(struct dk_screen *s);

#endif
