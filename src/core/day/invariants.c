/* invariants.c - the rules that hold at any time, over everything: `docket verify`. */
#include <string.h>

#include "core/day/rule/rule.h"

#define KEYS_MAX 10

static enum dk_rc
prove(const struct dk_rule_ctx *ctx, const struct dk_rule *rule, struct dk_invariant *out,
    struct dk_err *err)
{
	struct dk_rule_result result;
	enum dk_rc rc = dk_rule_run(ctx, rule, &result, err);

	*out = (struct dk_invariant){ .id = rule->name };
	if (rc != DK_OK)
		return rc;
	out->keys = dk_arena_array(ctx->arena, result.row_count, sizeof(*out->keys));
	for (size_t i = 0; i < result.row_count; i++) /* the subject, without "rule:" */
		out->keys[out->key_count++] = result.rows[i].key + strlen(rule->name) + 1;
	return DK_OK;
}

enum dk_rc
dk_invariants(struct dk_session *s, struct dk_arena *a, struct dk_invariant **out, size_t *count,
    struct dk_err *err)
{
	size_t rule_count;
	const struct dk_rule *const *rules = dk_rule_all(&rule_count);
	struct dk_rule_ctx ctx;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	*out = dk_arena_array(a, rule_count, sizeof(**out));
	*count = 0;
	if (rc == DK_OK)
		rc = dk_rule_begin(s, a, true, &ctx, err);
	ctx.keep = KEYS_MAX;
	for (size_t i = 0; rc == DK_OK && i < rule_count; i++)
		if (rules[i]->is_invariant)
			rc = prove(&ctx, rules[i], &(*out)[(*count)++], err);
	return rc;
}
