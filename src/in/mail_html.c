/* mail_html.c - an HTML part as somebody reads it; libxml2 does the parsing, nothing is loaded. */
#include <libxml/HTMLparser.h>
#include <string.h>

#include "docket/buf.h"
#include "docket/text.h"
#include "in/mail.h"

enum { DEPTH_MAX = 200 };

struct page {
	struct dk_buf out;
	int quotes;       /* block quotes around */
	bool line_begun;  /* something stands on the line */
	bool blank_due;   /* a blank comes before the next word */
	bool cell_begun;  /* a cell of this row was closed */
};

static bool
is_one_of(const char *name, const char *const *names)
{
	for (; *names != NULL; names++)
		if (strcmp(*names, name) == 0)
			return true;
	return false;
}

static void
put(struct page *p, const char *s, size_t len)
{
	if (!p->line_begun)
		for (int i = 0; i < p->quotes; i++)
			(void)dk_buf_try(&p->out, "> ", 2);
	p->line_begun = true;
	(void)dk_buf_try(&p->out, s, len);
}

static void
end_line(struct page *p)
{
	if (p->line_begun)
		(void)dk_buf_try(&p->out, "\n", 1);
	p->line_begun = p->blank_due = p->cell_begun = false;
}

/* Runs of blanks are one, those at the ends of a line none. */
static void
put_text(struct page *p, const char *s)
{
	while (*s != '\0') {
		size_t n = strcspn(s, " \t\r\n\xC2");

		if (n == 0 && (unsigned char)s[0] == 0xC2 && (unsigned char)s[1] != 0xA0)
			n = 1 + strcspn(s + 1, " \t\r\n\xC2");
		if (n == 0) {
			p->blank_due = p->line_begun;
			s += (unsigned char)*s == 0xC2 ? 2 : 1;
			continue;
		}
		if (p->blank_due)
			put(p, " ", 1);
		p->blank_due = false;
		put(p, s, n);
		s += n;
	}
}

static void walk(struct page *p, const xmlNode *node, int depth);

static void
walk_cell(struct page *p, const xmlNode *node, int depth)
{
	p->blank_due = false;
	if (p->cell_begun)
		put(p, "\t", 1);
	p->cell_begun = false;
	walk(p, node->children, depth);
	p->blank_due = false;
	p->cell_begun = true;
}

static void
walk_element(struct page *p, const xmlNode *node, int depth)
{
	static const char *const hidden[] = { "script", "style", "head", "title", "template",
		"noscript", NULL };
	static const char *const blocks[] = { "p", "div", "tr", "table", "ul", "ol", "li", "h1",
		"h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "hr", "address", "section",
		"article", "header", "footer", "dl", "dt", "dd", "form", "body", NULL };
	const char *name = (const char *)node->name;
	bool is_quote = strcmp(name, "blockquote") == 0;

	if (is_one_of(name, hidden))
		return;
	if (strcmp(name, "td") == 0 || strcmp(name, "th") == 0) {
		walk_cell(p, node, depth);
		return;
	}
	/* a paragraph inside a cell does not break its row */
	if (is_one_of(name, blocks) && !(node->parent != NULL && (strcmp("p", name) == 0 ||
	    strcmp("div", name) == 0) && strcmp((const char *)node->parent->name, "td") == 0))
		end_line(p);
	else if (is_one_of(name, blocks))
		p->blank_due = p->line_begun;
	p->quotes += is_quote;
	walk(p, node->children, depth);
	if (is_quote)
		end_line(p);
	p->quotes -= is_quote;
	if (strcmp(name, "br") == 0 || strcmp(name, "tr") == 0 || strcmp(name, "li") == 0)
		end_line(p);
	else if (is_one_of(name, blocks) && strcmp((const char *)node->parent->name, "td") != 0)
		end_line(p);
	if (strcmp(name, "p") == 0 && p->out.len > 0 && !p->line_begun)
		(void)dk_buf_try(&p->out, "\n", 1);
}

static void
walk(struct page *p, const xmlNode *node, int depth)
{
	if (depth > DEPTH_MAX)
		return;
	for (; node != NULL; node = node->next) {
		if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
			put_text(p, (const char *)node->content);
		else if (node->type == XML_ELEMENT_NODE)
			walk_element(p, node, depth + 1);
	}
}

char *
mail_html(struct dk_arena *a, const char *html)
{
	struct page p = { .out = { .max = MAIL_SOURCE_MAX } };
	htmlDocPtr doc = htmlReadMemory(html, (int)strlen(html), NULL, "UTF-8",
	    HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
	    HTML_PARSE_NODEFDTD);
	char *out;

	if (doc != NULL) {
		walk(&p, xmlDocGetRootElement(doc), 0);
		end_line(&p);
		xmlFreeDoc(doc);
	}
	out = dk_text_scrub(a, dk_buf_text(&p.out));
	dk_buf_free(&p.out);
	return out;
}
