/*
 * screen.h - what a screen is: a state, a key table, and how it loads and draws itself.
 *
 * A screen is one file: a `struct state`, static functions, one `const struct dk_screen_ops
 * dk_screen_<name>` and one row in screens.def. One key table feeds dispatch, key bar and help.
 * Handlers do their work and answer what to redo. `load` fills the state from the core into
 * s->data, which is emptied before each load: so nothing in the state may point there across a
 * load, and the cursor, the field being typed and every choice of the clerk stay in the state.
 * `draw` is a pure function of the state onto the body: at least 20 rows by 80 columns, counted
 * from 0, body row 0 being row 3 of the frame; larger windows give more. It ends by setting the
 * cursor on the focus (dk_surface_cursor), except where no field or row has it.
 */
#ifndef UI_SCREEN_H
#define UI_SCREEN_H

#include "docket/arena.h"
#include "docket/session.h"
#include "ui/key.h"
#include "ui/surface.h"

struct dk_app;
struct dk_screen;
struct dk_sheet;

/* What a handler wants done next. */
enum dk_react {
	DK_PASS,   /* not my key: let the defaults have it */
	DK_KEEP,   /* nothing changed */
	DK_REDRAW, /* the state changed */
	DK_RELOAD, /* the data changed */
	DK_STAY,   /* a field refused its text: the focus stays, a message says why */
	DK_BACK,   /* close this screen; after dk_open: the new one takes its place */
	DK_HOME,   /* close every screen above the first */
	DK_QUIT,   /* end the workstation */
};

/* A row of the key table; the table ends with { 0 }. The keys used most stand first. */
struct dk_binding {
	const char *key;   /* "F2", "Enter", "n", "Space"; characters count only while not typing */
	const char *label; /* one word for the key bar; NULL keeps it off the bar */
	enum dk_react (*act)(struct dk_screen *s);
	const char *help; /* a line for F1; NULL shows the label */
	bool settles;     /* the field being typed is completed first (ops.settle) */
};

struct dk_screen_ops {
	const char *name;  /* "orders": its row in screens.def, dk_open, the palette */
	const char *title; /* "ORDERS", row 1 */
	const char *help;  /* lines for F1, parted by \n; may be NULL */
	size_t state_size;
	const struct dk_binding *keys;
	/* Each may be NULL except draw. */
	enum dk_rc (*open)(struct dk_screen *s, struct dk_err *err); /* once */
	enum dk_rc (*load)(struct dk_screen *s, struct dk_err *err); /* open, DK_RELOAD, news */
	void (*draw)(const struct dk_screen *s, struct dk_surface *body);
	void (*close)(struct dk_screen *s);
	/* True while characters are text of a field: no character binding fires. */
	bool (*typing)(const struct dk_screen *s);
	/* Keys that no binding took: normally passed on to a widget. */
	enum dk_react (*key)(struct dk_screen *s, const struct dk_event *ev);
	/* What F1 says first: how to fill the field that has the focus; NULL = none has. */
	const char *(*topic)(const struct dk_screen *s);
	/* Completes the field being typed (dk_form_settle): before F3, palette, hang-up. */
	enum dk_react (*settle)(struct dk_screen *s);
	/* A paste, and a scan. Without them a field takes the text (through `key`; a scan is
	 * followed by its Enter), and a screen that is not typing refuses it with a message. */
	enum dk_react (*paste)(struct dk_screen *s, const struct dk_event *ev);
	enum dk_react (*scan)(struct dk_screen *s, const struct dk_event *ev);
	/* A key that nobody knows (DK_KEY_STRANGE); without it a message says so. */
	enum dk_react (*strange)(struct dk_screen *s, const struct dk_event *ev);
	enum dk_react (*tick)(struct dk_screen *s); /* once a second */
	/* The list that this screen is: it is filtered, sorted, copied, exported (ui/sheet.h). */
	void (*sheet)(const struct dk_screen *s, struct dk_sheet *out);
	bool is_overlay;  /* drawn over the screen below (dialogs) */
	bool is_private;  /* no palette, no idle lock: sign-in */
	bool is_hidden;   /* not offered in the palette: needs an argument */
	bool has_right;      /* `right` is needed to open it */
	enum dk_right right;
};

struct dk_screen {
	const struct dk_screen_ops *ops;
	struct dk_app *app;
	struct dk_session *session;
	void *state;           /* zeroed, ops->state_size bytes */
	struct dk_arena data;  /* emptied before each load */
	struct dk_arena keep;  /* lives as long as the screen */
	const char *arg;       /* what it was opened for ("100812"); "" for nothing */
	int rows, cols;        /* of the body: at least 20 x 80 */
	int joint;             /* body column where the rule of row 2 carries a '+'; 0 = none */
	char title[160];       /* of row 1, after "docket"; ops->title until dk_title */
	struct dk_screen *below;
	enum dk_react after;   /* an overlay: what its answer made of the asker */
	enum dk_react (*answer)(struct dk_screen *asker, const char *text); /* of dk_open_for */
};

/* Row 1: "docket  " and this text. */
void dk_title(struct dk_screen *s, const char *fmt, ...) DK_PRINTF(2, 3);

/* Row 23: what, why, and the key that fixes it; the kind's word is put before it. STOP rings the
 * bell and drops keys typed ahead. It stays until the next key that is no text. */
void dk_say(struct dk_screen *s, enum dk_look kind, const char *fmt, ...) DK_PRINTF(3, 4);
/* The sentence of a failed operation, as STOP (warn for DK_EINPUT). Answers DK_REDRAW. */
enum dk_react dk_say_err(struct dk_screen *s, const struct dk_err *err);

/* Opens another screen over this one. On failure a message says why. Answers DK_REDRAW; return
 * DK_BACK after it when the new screen shall take this one's place. */
enum dk_react dk_open(struct dk_screen *s, const char *name, const char *arg);
enum dk_react dk_open_id(struct dk_screen *s, const char *name, dk_id id);

/* True when the key being handled came alone, after the screen was painted: only then may an
 * Enter post (never inside a scan, a paste or keys typed ahead). */
bool dk_alone(const struct dk_screen *s);

/* The workstation's clock for waits, in milliseconds; script time in key scripts. */
int64_t dk_ticks(const struct dk_screen *s);

#endif
