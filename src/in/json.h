/* json.h - what the parts of the JSON reader share. */
#ifndef DOCKET_IN_JSON_H
#define DOCKET_IN_JSON_H

#include "docket/json.h"
#include "in/json_guard.h"

/* As dk_json_parse, but leaves the fault to the caller to word. */
bool json_build(struct dk_arena *a, const char *s, size_t len, const struct dk_json **out,
    struct json_fault *fault);

#endif
