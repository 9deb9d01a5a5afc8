/*
 * second.h - what needs somebody else: he types his name and his PIN or password at this desk.
 *
 * The clerk's screen stays as it is; nobody signs out. A wrong secret counts like a failed sign-in.
 */
#ifndef UI_SECOND_H
#define UI_SECOND_H

#include "ui/screen.h"

/* Does what was approved, as that person; DK_STAY (after dk_say) asks for the PIN again. */
typedef enum dk_react dk_signature(struct dk_screen *asker, const char *name, const char *pin);

/* Texts are copied. */
struct dk_second {
	const char *why;  /* why it takes somebody else: what the core said */
	const char *does; /* "releases bill 7.", put behind the name; NULL = not told */
	dk_signature *sign;
};
/* True when `err` says that somebody else may: not this clerk's right, or not his own wish. */
bool dk_needs_second(const struct dk_err *err);
enum dk_react dk_ask_second(struct dk_screen *s, const struct dk_second *ask);

#endif
