/* tax_reason.h - why a tax category bears no tax; the law wants it said (EN 16931, BT-120). */
#ifndef OUT_TAX_REASON_H
#define OUT_TAX_REASON_H

/* A sentence; "" for a category that is taxed or at rate zero. */
const char *dk_tax_reason(const char *category);
/* Its code in the VATEX list; "" where there is none. */
const char *dk_tax_reason_code(const char *category);

#endif
