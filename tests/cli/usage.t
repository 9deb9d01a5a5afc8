# what is wrong with a command line is said in one sentence, and ends with 64
$ docket
docket: The workstation needs a terminal. Without one use `docket script FILE` or a command; `docket help` lists them.
? 64
$ docket --version
~ docket [0-9.]+
$ docket help | head -n 1
docket [--db FILE] [--user NAME] [--json] [--quiet] [--yes] NOUN VERB [ARGUMENTS]
$ docket help calc
docket calc: docket's arithmetic without a database

  docket calc KIND FILE
      Computes cases in FILE (`-`: standard input): gs1, invoice, money, numbers, rules.
  docket calc mail FILE
      What the recogniser finds in messages: .eml, a Maildir, or JSON lines with b64.
  docket calc ubl FILE
      The rules of EN 16931 and Peppol that a UBL document breaks; ends with 1 when any.

`docket help` lists the options that every command takes.
$ docket calc --help | head -n 1
docket calc: docket's arithmetic without a database
$ docket clac
docket: There is no command clac. Did you mean calc?
? 64
$ docket frobnicate
docket: There is no command frobnicate. `docket help` lists them.
? 64
$ docket calc
docket: Something is missing: docket calc KIND FILE
? 64
$ docket calc money a b
docket: That is too much: docket calc KIND FILE
? 64
$ docket calc --jsn money a
docket: There is no option --jsn here. Did you mean --json?
? 64
$ docket calc money --db
docket: The option --db needs a value: --db FILE.
? 64
$ docket calc money --json=3 -
docket: The option --json=3 takes no value.
? 64
$ docket setting
docket: Say what to do: docket setting with one of list, get, set.
? 64
$ docket setting frob
docket: `docket setting` cannot frob. It can: list, get, set.
? 64
$ docket se list
docket: There is no command se. `docket help` lists them.
? 64
$ docket calc money missing.jsonl --json
docket: missing.jsonl cannot be read: No such file or directory.
{"error":{"code":"not-found","field":"file","text":"missing.jsonl cannot be read: No such file or directory."}}
? 66
$ docket calc money .
docket: . is a directory. Name a file.
? 64
$ docket --db a.db init --quiet; mkdir keys; docket --db a.db script keys
docket: keys: the script cannot be read.
? 66
# hostile text in a sentence cannot steer the terminal
$ docket "$(printf 'a\033[2Jb')"
~ docket: There is no command a.*b\. `docket help` lists them\.
? 64
# a full disk below standard output is noticed; a reader that went away is not an error
$ docket help >/dev/full
docket: The answer could not be written: No space left on device.
? 74
$ { docket help; echo "$?" >left; } | head -n 0; cat left
0
# a mistake before --json is told in JSON too
$ docket order frob --json 2>&1 >/dev/null | tail -n 1 | cut -c1-48
{"error":{"code":"usage","field":"usage","text":
$ docket frob --json 2>&1 | grep -c '"code":"usage"'
1
$ docket order list --frob --json 2>&1 | grep -c '"code":"usage"'
1
# a blank key protects nothing
$ docket --db none.db order list --once ''
docket: The key of --once is blank; give each command its own.
? 64
