/* demo.h - companies that come with docket: their files, with all dates moved to these days. */
#ifndef CLI_DEMO_H
#define CLI_DEMO_H

#include "cli/cli.h"

/* The company of the demo (data/demo), and the one that new clerks learn on (data/tutorial). */
enum dk_demo { DK_DEMO, DK_TUTORIAL };

/* The folder of its files: DOCKET_DATA, else beside this program. DK_ENOTFOUND. */
enum dk_rc dk_demo_folder(struct dk_cli *c, enum dk_demo which, const char **out,
    struct dk_err *err) DK_MUST_USE;
/* Fills the new database of c->session, and says what came in. */
enum dk_rc dk_demo_load(struct dk_cli *c, enum dk_demo which, const char *folder,
    struct dk_err *err) DK_MUST_USE;

#endif
