/* pdf.c - documents and reports as PDF. */
#include "out/format/format.h"

#include "out/format/pdf.h"

const struct dk_format dk_format_pdf = {
	.name = "pdf", .suffix = "pdf", .workbook = dk_pdf_workbook, .paper = dk_pdf_paper,
	.labels = dk_pdf_labels,
};
