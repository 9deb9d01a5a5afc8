# The board follows the other desks: a change by another process shows within two seconds, and the
# cursor stays on its record.
$ desk
$ {
>   echo 'type 2<Down>'
>   echo 'expect 5 100046'
>   echo 'cursor 5 2'
>   sleep 1
>   as tom order hold 100014 manual --reason 'wrong size' >/dev/null
>   as tom order cancel 100046 --line 4 --reason 'not needed' >/dev/null
>   echo 'wait 2000'
>   echo 'expect 4 100014   Quay Builders     ok    STOP'
>   echo 'cursor 5 2'
>   as tom order cancel 100014 --reason 'twice' >/dev/null
>   echo 'wait 2000'
>   echo 'refuse 100014'
>   echo 'expect 4 100046'
>   echo 'cursor 4 2'
> } | docket script -
$ docket verify
~ Sound.*
