#!/bin/sh
# packages.sh - install what data/packages.txt names and this machine lacks.
#
# With everything present it prints nothing, changes nothing and needs no network.
set -eu

here=$(cd "$(dirname "$0")/../.." && pwd)
list=${1:-$here/data/packages.txt}
wanted=$(sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$list")

if ! command -v dpkg-query >/dev/null 2>&1; then
	echo "packages: this is not a Debian system, so nothing is installed;" \
	    "make sure that you have the equivalents of:" $wanted >&2
	exit 0
fi

missing=
for p in $wanted; do
	state=$(dpkg-query -W -f='${db:Status-Status}' "$p" 2>/dev/null) || state=none
	[ "$state" = installed ] || missing="$missing $p"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" -eq 0 ]; then
	as=
elif ! command -v sudo >/dev/null 2>&1; then
	echo "packages: these are missing and only root can install them (there is no sudo);" \
	    "as root, run: apt-get install$missing" >&2
	exit 1
elif [ -t 0 ]; then
	as=sudo
elif sudo -n true 2>/dev/null; then
	as='sudo -n'
else
	echo "packages: these are missing and sudo wants a password that nobody is here to type;" \
	    "as root, run: apt-get install$missing" >&2
	exit 1
fi

echo "packages: about to install from Debian:$missing"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! { $as apt-get update &&
    $as env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing; } \
    >"$log" 2>&1 </dev/null; then
	tail -n 20 "$log" >&2
	echo "packages: apt-get could not install them; mend what it says above and try again" >&2
	exit 1
fi
echo "packages: installed"
