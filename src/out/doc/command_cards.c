/*
 * command_cards.c - what may be scanned instead of pressing a key: a card each, with its barcode
 * and what scanning it does. They are of the house, not of a record.
 */
#include "docket/pick.h"
#include "out/doc/doc.h"

enum dk_rc
dk_command_cards_make(struct dk_session *s, struct dk_arena *a, const struct dk_label_query *q,
    struct dk_labels *out, struct dk_err *err)
{
	const struct dk_command_card *cards = dk_command_cards();
	struct dk_paper *p = NULL;
	size_t count = 0;
	enum dk_rc rc = dk_session_may(s, DK_RIGHT_VIEW, err);

	(void)q;
	*out = (struct dk_labels){ 0 };
	if (rc == DK_OK)
		rc = dk_doc_begin(s, a, "Command cards", "", &p, err);
	if (rc != DK_OK)
		return rc;
	while (cards[count].word != NULL)
		count++;
	*out = (struct dk_labels){ .title = "Command cards", .author = p->sender,
		.list = dk_arena_array(a, count, sizeof(*out->list)), .count = count,
		.has_sscc = true };
	for (size_t i = 0; i < count; i++)
		out->list[i] = (struct dk_label){ .is_card = true, .from = p->sender,
			.to = cards[i].text, .carton = cards[i].word, .carrier = "",
			.tracking = "", .copy = "", .mark = "", .symbols = { cards[i].word },
			.symbol_count = 1 };
	return DK_OK;
}

const struct dk_doc dk_doc_command_cards = {
	.info = { .name = "command-cards", .title = "Command cards", .subject = "house" },
	.labels = dk_command_cards_make,
};
