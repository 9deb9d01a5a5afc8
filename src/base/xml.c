/* xml.c - XML by libxml2 into a plain tree; nothing is loaded, no entity is followed. */
#include "docket/xml.h"

#include <libxml/parser.h>
#include <string.h>

struct reading {
	struct dk_arena *arena;
	bool too_deep;
};

/* Runs of blanks as one, none at the ends; a blank that is due waits for the next letter. */
struct joining {
	char *out;
	size_t len;
	bool blank_due;
};

static void
join(struct joining *j, const char *s)
{
	for (; *s != '\0'; s++) {
		if (strchr(" \t\r\n", *s) != NULL) {
			j->blank_due = j->len > 0;
			continue;
		}
		if (j->blank_due)
			j->out[j->len++] = ' ';
		j->blank_due = false;
		j->out[j->len++] = *s;
	}
}

static bool
is_text(const xmlNode *n)
{
	return (n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE) &&
	    n->content != NULL;
}

/* The text between an element's children, in one piece. */
static const char *
own_text(struct reading *r, const xmlNode *node)
{
	struct joining j = { .len = 0 };
	size_t room = 0;

	for (const xmlNode *n = node->children; n != NULL; n = n->next)
		room += is_text(n) ? strlen((const char *)n->content) : 0;
	j.out = dk_arena_alloc(r->arena, room + 1);
	for (const xmlNode *n = node->children; n != NULL; n = n->next)
		if (is_text(n))
			join(&j, (const char *)n->content);
	return j.out;
}

static const char *
tidy(struct reading *r, const char *s)
{
	struct joining j = { .out = dk_arena_alloc(r->arena, strlen(s) + 1) };

	join(&j, s);
	return j.out;
}

static const struct dk_xml_attr *
copy_attrs(struct reading *r, const xmlNode *node)
{
	struct dk_xml_attr *first = NULL, **last = &first;

	for (const xmlAttr *at = node->properties; at != NULL; at = at->next) {
		struct dk_xml_attr *x = dk_arena_alloc(r->arena, sizeof(*x));
		xmlChar *value = xmlNodeGetContent((const xmlNode *)at);

		x->name = dk_arena_dup(r->arena, (const char *)at->name);
		x->value = tidy(r, value != NULL ? (const char *)value : "");
		xmlFree(value);
		*last = x;
		last = (struct dk_xml_attr **)&x->next;
	}
	return first;
}

static struct dk_xml *
copy_node(struct reading *r, const xmlNode *node, const struct dk_xml *parent, int depth)
{
	struct dk_xml *x = dk_arena_alloc(r->arena, sizeof(*x));
	struct dk_xml **last = (struct dk_xml **)&x->child;

	*x = (struct dk_xml){ .name = dk_arena_dup(r->arena, (const char *)node->name),
		.text = own_text(r, node),
		.attrs = copy_attrs(r, node),
		.parent = parent };
	if (depth == DK_XML_DEPTH) {
		r->too_deep = true;
		return x;
	}
	for (const xmlNode *n = node->children; n != NULL; n = n->next) {
		if (n->type != XML_ELEMENT_NODE)
			continue;
		*last = copy_node(r, n, x, depth + 1);
		last = (struct dk_xml **)&(*last)->next;
	}
	return x;
}

static enum dk_rc
refuse(xmlParserCtxt *ctxt, struct dk_err *err)
{
	const xmlError *e = xmlCtxtGetLastError(ctxt);
	char text[120] = "it ends too early";

	if (e != NULL && e->message != NULL) {
		snprintf(text, sizeof(text), "%s", e->message);
		text[strcspn(text, "\n")] = '\0';
	}
	return dk_fail(err, DK_EINPUT, NULL, "This is no XML document: line %d: %s.",
	    e != NULL ? e->line : 1, text);
}

enum dk_rc
dk_xml_parse(struct dk_arena *a, const char *s, size_t len, const struct dk_xml **out,
    struct dk_err *err)
{
	struct reading r = { .arena = a };
	xmlParserCtxt *ctxt;
	xmlDoc *doc;
	enum dk_rc rc = DK_OK;

	*out = NULL;
	if (len > DK_XML_MAX)
		return dk_fail(err, DK_EINPUT, NULL, "The document is larger than 16 MiB.");
	if ((ctxt = xmlNewParserCtxt()) == NULL)
		dk_bug("out of memory", __FILE__, __LINE__);
	doc = xmlCtxtReadMemory(ctxt, s, (int)len, NULL, NULL,
	    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA);
	if (doc == NULL || xmlDocGetRootElement(doc) == NULL)
		rc = refuse(ctxt, err);
	else if (doc->intSubset != NULL)
		rc = dk_fail(err, DK_EINPUT, NULL,
		    "The document declares a type of its own; such a document is not read.");
	else
		*out = copy_node(&r, xmlDocGetRootElement(doc), NULL, 0);
	if (rc == DK_OK && r.too_deep)
		rc = dk_fail(err, DK_EINPUT, NULL, "The document has more than %d levels.",
		    DK_XML_DEPTH);
	xmlFreeDoc(doc);
	xmlFreeParserCtxt(ctxt);
	return rc;
}

const char *
dk_xml_attr(const struct dk_xml *x, const char *name)
{
	for (const struct dk_xml_attr *a = x->attrs; a != NULL; a = a->next)
		if (strcmp(a->name, name) == 0)
			return a->value;
	return NULL;
}

const struct dk_xml *
dk_xml_child(const struct dk_xml *x, const char *name)
{
	for (const struct dk_xml *c = x->child; c != NULL; c = c->next)
		if (strcmp(c->name, name) == 0)
			return c;
	return NULL;
}
