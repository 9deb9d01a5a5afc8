/*
 * app.h - the workstation without a terminal: screens in a stack, one frame, events in.
 *
 * Whoever runs it (the terminal, a key script, a test) feeds events and ticks, and reads the
 * frame. Nothing here waits, and nothing knows where the cells go.
 */
#ifndef UI_APP_H
#define UI_APP_H

#include "ui/screen.h"
#include "ui/second.h"

enum {
	DK_FRAME_ROWS = 24,
	DK_FRAME_COLS = 80,
	DK_BODY_ROWS = 20,   /* the least a body has; a smaller window shows a part of it */
	DK_SMALL_ROWS = 10,  /* below these only the sizes are shown */
	DK_SMALL_COLS = 40,
};

/* Something the palette found: running it opens `screen` with `arg`. */
struct dk_hit {
	const char *text;
	const char *screen, *arg;
	const char *command; /* that does or shows the same; NULL or "" = none */
	int rank;            /* the palette's own */
};
struct dk_hits {
	struct dk_hit *list;
	size_t count, cap;
};
typedef enum dk_rc dk_finder(struct dk_session *session, struct dk_arena *a, const char *text,
    struct dk_hits *out, struct dk_err *err);
void dk_hit_add(struct dk_arena *a, struct dk_hits *to, struct dk_hit hit);

struct dk_keymap;

struct dk_app {
	struct dk_session *session;
	const struct dk_screen_ops *const *screens; /* ends with NULL */
	dk_finder *const *finders;                  /* ends with NULL */
	struct dk_screen *top;
	struct dk_surface frame, body;
	enum dk_look say_kind;
	char say_text[512];
	const struct dk_event *event; /* being handled; NULL outside */
	int64_t ms;                   /* the clock for waits */
	int64_t last_key_ms, last_watch_ms;
	int64_t idle_lock_ms; /* 0 = never locks */
	bool is_stale;        /* another process committed; reload when the screen is free */
	bool is_over;         /* the workstation ends */
	bool rings;           /* ring the bell once; the runner clears it */
	bool drops_ahead;     /* drop keys typed ahead; the runner clears it */
	bool repaints;        /* the terminal is to be painted whole; the runner clears it */
	char clip[1024];      /* copied last: for the terminal's clipboard; the runner clears it */
	bool learns;          /* the keymap has changed; the runner clears it */
	bool may_clip;        /* into the terminal's clipboard (setting terminal_clipboard) */
	bool may_suspend;     /* Ctrl-Z stops the workstation (setting allow_suspend) */
	struct dk_keymap *keymap; /* of this user; NULL in key scripts */
	dk_id lesson_of;      /* whom the tutorial guides (guide.h); 0 = nobody */
	dk_id lesson_asked;   /* for whom that was asked */
	int64_t lesson;       /* his step */
	struct {              /* the name and wish of who signs at this desk (second.h) */
		char name[80], does[160];
		dk_signature *sign;
	} second;
	/* Shows app->frame in the midst of work (ui/busy.h); NULL: nobody looks. */
	void (*shows)(struct dk_app *app, void *runner);
	void *runner;
	int rows, cols;
};

/* The screens and finders of screens.def and finders.def. */
const struct dk_screen_ops *const *dk_screens(void);
dk_finder *const *dk_finders(void);

/* A window of rows × cols; no screen is open yet. */
void dk_app_start(struct dk_app *app, struct dk_session *session, int rows, int cols);
/* Opens the first screen. DK_ENOTFOUND when there is none of that name. */
enum dk_rc dk_app_open(struct dk_app *app, const char *name, struct dk_err *err) DK_MUST_USE;
/* The clock stands at `ms`: news from other processes, ticks, idle lock. */
void dk_app_tick(struct dk_app *app, int64_t ms);
/* One event. */
void dk_app_event(struct dk_app *app, const struct dk_event *ev);
/* Draws app->frame; its cursor is always set. */
void dk_app_draw(struct dk_app *app);
/* Adds to the message: keys that a STOP dropped. */
void dk_app_dropped(struct dk_app *app, const char *keys);
/* Completes what is being typed, closes every screen, frees all. */
void dk_app_end(struct dk_app *app);

/* For the files of ui/ that are screens of the house: a screen without a row in screens.def. */
struct dk_screen *dk_app_push(struct dk_app *app, const struct dk_screen_ops *ops,
    const char *arg, struct dk_err *err);
/* The keys that every screen has. */
const struct dk_binding *dk_app_keys(void);
/* Loads a screen anew; a failure becomes its message. */
void dk_app_reload(struct dk_screen *s);
/* What an overlay's callback answered: done to the asker after the overlay closes. Answers the
 * overlay's own reaction. */
enum dk_react dk_app_answered(struct dk_screen *overlay, enum dk_react of_asker);

#endif
