/* calc_rules.c - `docket calc rules`: rules of EN 16931 and Peppol on a UBL document or a part. */
#include <string.h>

#include "cli/calc.h"
#include "docket/ubl_rules.h"

static const char *const names[] = { "success", "warning", "error" };

/* Validators call the same verdict an error or fatal. */
static bool
is_same(const char *expected, const char *verdict)
{
	return strcmp(strcmp(expected, "fatal") == 0 ? "error" : expected, verdict) == 0;
}

static bool
is_known(const char *rule)
{
	for (size_t i = 0; i < dk_ubl_rule_count(); i++)
		if (strcmp(dk_ubl_rule_id(i), rule) == 0)
			return true;
	return false;
}

/* Without a rule: what all of them find. */
static bool
check_all(struct dk_calc_case *c, const struct dk_xml *document)
{
	struct dk_ubl_fault *faults;
	size_t count;

	dk_ubl_check(c->arena, document, &faults, &count);
	dk_out_object(c->out, "docket");
	dk_out_array(c->out, "faults");
	for (size_t i = 0; i < count; i++) {
		dk_out_object(c->out, NULL);
		dk_out_str(c->out, "rule", faults[i].rule);
		dk_out_str(c->out, "verdict",
		    faults[i].verdict == DK_UBL_UNKNOWN ? NULL : names[faults[i].verdict]);
		dk_out_str(c->out, "where", faults[i].where);
		dk_out_str(c->out, "text", faults[i].text);
		dk_out_end(c->out);
	}
	dk_out_end(c->out);
	dk_out_end(c->out);
	return true;
}

static bool
run(struct dk_calc_case *c)
{
	const char *rule = dk_json_text(c->in, "rule"), *xml = dk_json_text(c->in, "xml");
	const struct dk_xml *document;
	enum dk_ubl_verdict verdict;
	struct dk_err err;

	if (xml[0] == '\0')
		return dk_calc_cannot(c, "xml is missing");
	if (dk_xml_parse(c->arena, xml, strlen(xml), &document, &err) != DK_OK)
		return dk_calc_cannot(c, "%s", err.text);
	if (dk_json_get(c->in, "rule") == NULL)
		return check_all(c, document);
	verdict = dk_ubl_rule(c->arena, document, rule);
	if (verdict == DK_UBL_UNKNOWN && !is_known(rule))
		return dk_calc_cannot(c, "docket has no rule %.40s", rule);
	if (verdict == DK_UBL_UNKNOWN)
		return dk_calc_cannot(c, "a number is too large or too fine");
	dk_out_object(c->out, "docket");
	dk_out_str(c->out, "verdict", names[verdict]);
	dk_out_end(c->out);
	if (dk_json_get(c->in, "verdict") != NULL) {
		c->has_expected = true;
		c->differs = !is_same(dk_json_text(c->in, "verdict"), names[verdict]);
	}
	return true;
}

const struct dk_calc dk_calc_rules = {
	.name = "rules",
	.summary = "a rule of EN 16931 or Peppol on a part of a UBL document",
	.run = run,
};
