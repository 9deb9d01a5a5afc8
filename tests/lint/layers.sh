#!/bin/sh
# layers.sh TREE - a file includes its own layer and lower ones only, and a room of the core none
# that stands later in the list of layers.awk; so there are no circles between rooms either.
#
# A public header belongs to the folder that defines most of its functions; one without any, to the
# highest folder whose header it includes. Private headers of the database are for db and core,
# private headers of the core for the core. System headers are those of the layer's libraries.
set -u
cd "$1" || exit 1
here=$(cd "$(dirname "$0")" && pwd)

{
	grep -rnoE --include='*.c' '^dk_[a-z0-9_]+\(' src |
	    sed -E 's/^([^:]*):([0-9]*):(.*)\($/def \1 \2 \3/'
	grep -rnoE --include='*.c' '[^a-z0-9_]dk_[a-z0-9_]+\(' src |
	    sed -E 's/^([^:]*):([0-9]*):.(.*)\($/call \1 \2 \3/'
	grep -noE '(^|[ *])dk_[a-z0-9_]+\(' include/docket/*.h /dev/null |
	    sed -E 's/^([^:]*):([0-9]*):[ *]?(.*)\($/decl \1 \2 \3/'
	grep -rnoE --include='*.[ch]' --include='*.def' '^#[ ]*include [<"][^>"]*' src include |
	    sed -E 's/^([^:]*):([0-9]*):#[ ]*include ([<"])(.*)$/use \1 \2 \3\4/'
} | awk -f "$here/layers.awk"
