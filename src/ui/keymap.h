/*
 * keymap.h - what a user's keyboard and terminal have of their own.
 *
 * Lines of docket.keys, written by hand ($DOCKET_KEYS, else $XDG_CONFIG_HOME/docket.keys, else
 * ~/.config/docket.keys):
 *
 *	# a comment
 *	\e[25~ = F1       a sequence that this terminal sends; \e is Esc
 *	C-r = F9          one key stands for another; names as in key scripts
 *	esc-digit = yes   Esc, then a digit by hand, is a function key: Esc alone waits 600 ms
 *
 * What the screen "learn keys" found stands in a file of its own that the program writes, one a
 * kind of terminal ($XDG_STATE_HOME or ~/.local/state, docket-TERM.keys); the one written by hand
 * wins. A bad line is told once, at start, and ignored.
 */
#ifndef UI_KEYMAP_H
#define UI_KEYMAP_H

#include "docket/arena.h"
#include "ui/key.h"

enum { DK_RULES_MAX = 64, DK_RULE_BYTES = 32 };

struct dk_key_rule {
	char bytes[DK_RULE_BYTES]; /* what the terminal sends; "" for a rule from key to key */
	int from, to;
	bool is_learned;
};

struct dk_keymap {
	struct dk_key_rule rules[DK_RULES_MAX]; /* a later one wins */
	size_t count;
	bool esc_by_hand;
	char trouble[240]; /* of the first bad line; "" = none */
};

/* Takes one line. DK_EINPUT with what is wrong with it. */
enum dk_rc dk_keymap_line(struct dk_keymap *m, const char *line, struct dk_err *err) DK_MUST_USE;
/* Takes the lines of a file; one that is not there is none. */
void dk_keymap_read(struct dk_keymap *m, const char *path, bool is_learned);
/* Both files of this user. */
void dk_keymap_load(struct dk_keymap *m);
/* `sequence` ("\\e[25~") is the key `to` from now on; kept for the next start. DK_EIO when it could
 * not be kept. */
enum dk_rc dk_keymap_learn(struct dk_keymap *m, const char *sequence, int to,
    struct dk_err *err) DK_MUST_USE;
/* The event that a rule makes of it. */
void dk_keymap_apply(const struct dk_keymap *m, struct dk_event *ev);

/* A file that the program writes for this user ($XDG_STATE_HOME or ~/.local/state), its folders
 * made as far as they can be; NULL without a home. */
const char *dk_state_path(struct dk_arena *a, const char *name);

#endif
