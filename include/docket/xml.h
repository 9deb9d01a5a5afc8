/*
 * xml.h - an XML document from strangers as a plain tree, without namespaces.
 *
 * Nothing is loaded from elsewhere and entities are not followed; more than 16 MiB or 64 levels are
 * refused. The tree lives in the caller's arena.
 */
#ifndef DOCKET_XML_H
#define DOCKET_XML_H

#include "docket/arena.h"
#include "docket/base.h"

#define DK_XML_MAX ((size_t)16 << 20)
#define DK_XML_DEPTH 64

struct dk_xml_attr {
	const char *name, *value;
	const struct dk_xml_attr *next;
};

struct dk_xml {
	const char *name; /* without its prefix */
	const char *text; /* its own text, runs of blanks as one, none at the ends */
	const struct dk_xml_attr *attrs;
	const struct dk_xml *parent, *child, *next;
};

/* Reads one document. DK_EINPUT says line and what is wrong. */
enum dk_rc dk_xml_parse(struct dk_arena *a, const char *s, size_t len, const struct dk_xml **out,
    struct dk_err *err) DK_MUST_USE;
/* The value of an attribute; NULL when there is none. */
const char *dk_xml_attr(const struct dk_xml *x, const char *name);
/* The first child of that name; NULL when there is none. */
const struct dk_xml *dk_xml_child(const struct dk_xml *x, const char *name);

#endif
