/*
 * open.h - which database, who acts, secrets, files: as interface.md, section 1, has them.
 */
#ifndef CLI_OPEN_H
#define CLI_OPEN_H

#include "cli/cli.h"

enum dk_rc dk_cli_open(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
/* The same at c->db_path, whatever the command line says. */
enum dk_rc dk_cli_open_at(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
/* One that an earlier docket made; *from is its schema. */
enum dk_rc dk_cli_open_old(struct dk_cli *c, int64_t *from, struct dk_err *err) DK_MUST_USE;
/* Opens it without anybody signed in. */
enum dk_rc dk_cli_connect(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
/* For the workstation: where nobody is tied to the account its own screen asks. */
enum dk_rc dk_cli_open_screen(struct dk_cli *c, bool *signed_in, struct dk_err *err) DK_MUST_USE;
/* Finds c->db_path. */
enum dk_rc dk_cli_database(struct dk_cli *c, struct dk_err *err) DK_MUST_USE;
/* The account that runs this process. */
const char *dk_cli_account(struct dk_cli *c);
/* Opens a file named on the command line, `-` is standard input. DK_ENOTFOUND, DK_EIO. */
enum dk_rc dk_cli_file(struct dk_cli *c, const char *name, FILE **out,
    struct dk_err *err) DK_MUST_USE;
/* One line from a file descriptor; typed on the terminal with echo off. */
enum dk_rc dk_cli_secret_fd(struct dk_cli *c, const char *fd_text, char **out,
    struct dk_err *err) DK_MUST_USE;
enum dk_rc dk_cli_secret_ask(struct dk_cli *c, const char *prompt, char **out,
    struct dk_err *err) DK_MUST_USE;
/* One line from --password-fd, else from the terminal with echo off. */
enum dk_rc dk_cli_secret(struct dk_cli *c, const char *prompt, char **out,
    struct dk_err *err) DK_MUST_USE;

#endif
