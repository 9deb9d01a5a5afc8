/*
 * finding.h - what a check says of an order: a verdict on one line or on the whole.
 */
#ifndef DOCKET_FINDING_H
#define DOCKET_FINDING_H

#include "docket/base.h"

enum dk_severity { DK_OKAY, DK_WARN, DK_STOP, DK_REFUSE };

struct dk_finding {
	const char *code;
	enum dk_severity severity;
	int64_t line_no; /* 0 = the order */
	const char *text;
	const char *passed_by; /* "" = nobody yet */
};

/* A finding that the verifier passes: code, line (0 = all lines of that code), reason. */
struct dk_pass {
	const char *code, *reason;
	int64_t line_no;
};

const char *dk_severity_name(enum dk_severity severity);

#endif
