/* calc_ubl.c - `docket calc ubl`: all rules of EN 16931 and Peppol on a UBL document. */
#include <errno.h>
#include <string.h>

#include "cli/calc_ubl.h"
#include "cli/open.h"
#include "docket/ubl_rules.h"

static const char *const words[] = { "success", "warning", "error", "unknown" };

static enum dk_rc
read_all(struct dk_cli *c, struct dk_buf *out, struct dk_err *err)
{
	const char *name = dk_cli_arg(c, 0);
	enum dk_rc rc;
	char block[16384];
	size_t n;
	FILE *f;

	if ((rc = dk_cli_file(c, name, &f, err)) != DK_OK)
		return rc;
	while (rc == DK_OK && (n = fread(block, 1, sizeof(block), f)) > 0)
		if (!dk_buf_try(out, block, n))
			rc = dk_fail(err, DK_EINPUT, NULL, "%.200s is larger than 16 MiB.", name);
	if (rc == DK_OK && ferror(f))
		rc = dk_fail(err, DK_EIO, NULL, "%.200s cannot be read: %s.", name,
		    strerror(errno));
	if (f != stdin)
		fclose(f);
	return rc;
}

static void
write_fault(struct dk_cli *c, const struct dk_ubl_fault *x)
{
	if (!c->json) {
		dk_out_line(&c->out, "%s %s %s: %s.", x->rule, words[x->verdict], x->where,
		    x->text);
		return;
	}
	dk_out_object(&c->out, NULL);
	dk_out_str(&c->out, "rule", x->rule);
	dk_out_str(&c->out, "verdict", words[x->verdict]);
	dk_out_str(&c->out, "where", x->where);
	dk_out_str(&c->out, "text", x->text);
	dk_out_end(&c->out);
}

static void
write_faults(struct dk_cli *c, const struct dk_xml *document)
{
	struct dk_ubl_fault *faults;
	size_t count, errors = 0;

	dk_ubl_check(&c->arena, document, &faults, &count);
	for (size_t i = 0; i < count; i++) {
		write_fault(c, &faults[i]);
		errors += faults[i].verdict != DK_UBL_WARNING;
	}
	if (errors > 0)
		c->status = DK_EXIT_NO;
	else
		dk_cli_note(c, "It obeys the %zu rules that docket knows%s.", dk_ubl_rule_count(),
		    count > 0 ? ", but for these warnings" : "");
}

enum dk_rc
dk_calc_ubl(struct dk_cli *c, struct dk_err *err)
{
	struct dk_buf text = { .max = DK_XML_MAX };
	const struct dk_xml *document;
	enum dk_rc rc = read_all(c, &text, err);

	if (rc == DK_OK)
		rc = dk_xml_parse(&c->arena, dk_buf_text(&text), text.len, &document, err);
	if (rc == DK_OK && strcmp(document->name, "Invoice") != 0 &&
	    strcmp(document->name, "CreditNote") != 0)
		rc = dk_fail(err, DK_EINPUT, NULL,
		    "The root is %.40s; the rules are for an Invoice or a CreditNote.",
		    document->name);
	if (rc == DK_OK)
		write_faults(c, document);
	dk_buf_free(&text);
	return rc;
}
