/* text.c - plain text: tables aligned by cells, documents of at most 80 columns. */
#include "out/format/format.h"

#include "out/format/text.h"

const struct dk_format dk_format_text = {
	.name = "text", .suffix = "txt", .workbook = dk_text_workbook, .paper = dk_text_paper,
	.labels = dk_text_labels,
};
