/* lesson.h - how far the acting user is in the tutorial. Working storage: not journaled. */
#ifndef DOCKET_LESSON_H
#define DOCKET_LESSON_H

#include "docket/session.h"

/* Steps done; 0 for somebody who has not begun. */
enum dk_rc dk_lesson_find(struct dk_session *s, int64_t *step, struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_lesson_set(struct dk_session *s, int64_t step, struct dk_err *err) DK_MUST_USE;

#endif
