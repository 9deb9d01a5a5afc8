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

const char *dk_severity_name(enum dk_severity severity);

#endif
