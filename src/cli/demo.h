/* demo.h - the demo company: files of data/demo, with their dates moved to these days. */
#ifndef CLI_DEMO_H
#define CLI_DEMO_H

#include "cli/cli.h"

/* The folder of the demo's files: DOCKET_DATA, else beside this program. DK_ENOTFOUND. */
enum dk_rc dk_demo_folder(struct dk_cli *c, const char **out, struct dk_err *err) DK_MUST_USE;
/* Fills the new database of c->session, and says what came in. */
enum dk_rc dk_demo_load(struct dk_cli *c, const char *folder, struct dk_err *err) DK_MUST_USE;

#endif
