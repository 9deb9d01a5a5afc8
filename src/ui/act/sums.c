/* sums.c - sums over documents of several currencies. */
#include "ui/act/sums.h"

#include <string.h>

void
act_sums_add(const struct dk_screen *s, struct act_sums *to, dk_money m, const char *currency)
{
	const char *code = strcmp(currency, s->session->currency) == 0 ? "" : currency;
	size_t i = 0;

	if (to->count == 0)
		to->currency[to->count++] = "";
	while (i < to->count && strcmp(to->currency[i], code) != 0)
		i++;
	if (i == ACT_SUMS) {
		to->has_more = true;
		return;
	}
	if (i == to->count)
		to->currency[to->count++] = code;
	to->sum[i] = dk_money_plus(to->sum[i], m);
}

const char *
act_sums_text(const struct dk_screen *s, struct dk_arena *a, const struct act_sums *sums)
{
	const char *out = "";

	for (size_t i = 0; i < sums->count; i++) {
		if (i == 0 && sums->count > 1 && sums->sum[0].minor == 0)
			continue;
		out = dk_fmt(a, "%s%s%s", out, *out != '\0' ? " + " : "",
		    dk_session_money(s->session, sums->sum[i], sums->currency[i]).s);
	}
	if (*out == '\0')
		return dk_arena_dup(a, dk_money_show(DK_MONEY(0), s->session->exponent).s);
	return sums->has_more ? dk_fmt(a, "%s + other currencies", out) : out;
}
