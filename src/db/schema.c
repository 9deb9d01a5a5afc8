/* schema.c - schema.sql, as it was when the program was built. */
#include "db/private.h"

__asm__(".section .rodata\n"
	".global dk_schema_sql\n"
	".type dk_schema_sql, @object\n"
	"dk_schema_sql:\n"
	".incbin \"" DK_SCHEMA_FILE "\"\n"
	".byte 0\n"
	".size dk_schema_sql, . - dk_schema_sql\n"
	".previous\n");
