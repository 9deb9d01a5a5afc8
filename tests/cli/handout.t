# free stock is shared among waiting lines by a policy, with a preview and a way back
$ desk
$ for c in 4711 4712 4713; do printf '{"customer":"%s","customer_po":"H-1","lines":[{"sku":"A10422","qty":"40"}]}' $c >o.json; docket order new --from o.json --quiet; done | wc -l
3
$ docket stock show A10422 --json | sed 's/.*"free":"\([^"]*\)".*/\1/'
0
$ docket stock handout A10422
docket: Nothing of A10422 can be given: 0 free.
? 1
$ docket stock adjust A10422 60 --reason found --quiet
$ docket stock handout A10422 --preview --policy fair-share | sed 's/^1[0-9]* /N /'
A10422 Hex bolt M8x60: 60 free, 60 to give by fair-share (a preview)
Order   Ln  Customer              Prio  Promise     Waits  Gets
N   1  Harbor Marine Supply     5  2026-11-30     15    10
N   1  Pier Hardware            5  2026-11-30     40    25
N   1  Quay Builders            5  2026-11-30     40    25  held
$ docket stock handout --preview --policy ship-complete --json | grep -o '"policy":[^[]*\|"gets":"[0-9]*"\|"whole":[a-z]*'
"policy":"ship-complete","free":"60","given":"60","lines":
"gets":"15"
"whole":true
"gets":"40"
"whole":true
"gets":"5"
"whole":false
$ docket stock handout A10422 --policy priority --reason "the harbour first" | head -n 1
A10422 Hex bolt M8x60: 60 free, 60 to give by priority, hand-out 1
$ docket stock show A10422 --json | sed 's/.*"free":"\([^"]*\)".*/\1/'
0
$ docket stock handouts | sed 's/2026-[^ ]*Z/AT/'
No  At                        Item    Policy    Given  By    Reason             Undone
 1  AT  A10422  priority     60  root  the harbour first
$ docket stock undo 1
Hand-out 1 is taken back; its lines wait again.
$ docket stock undo 1
docket: Hand-out 1 was undone already.
? 1
$ docket stock undo 7
docket: There is no hand-out 7. See: docket stock handouts
? 66
$ docket stock handout A10422 --policy luck
docket: There is no policy "luck": oldest, priority, fair-share, ship-complete, least-late.
? 65
$ docket stock handout --once h
docket: --once stands for one hand-out: name the item.
? 64
$ docket stock handout A10422 --once h --quiet >a; docket stock handout A10422 --once h --quiet | cmp - a; cat a; docket stock undo $(cat a)
2
Hand-out 2 is taken back; its lines wait again.
$ docket stock handout --quiet
3
$ O=$(docket stock handouts --json | sed -n 's/.*"handout":\([0-9]*\),.*"undone_at":null.*/\1/p'); N=$(sqlite3 docket.db "SELECT o.number FROM hand_out_line g JOIN order_line l ON l.id = g.line_id JOIN orders o ON o.id = l.order_id LIMIT 1"); docket order verify $N --pass quantity-unusual --reason asked --quiet >/dev/null 2>&1; docket ship pick $N --quiet >/dev/null; docket stock undo $O | sed "s/$N/N/"
docket: Order 100067 line 1 is being picked, or left: too late.
$ docket verify | tail -n 1
~ Sound: [0-9]+ invariants hold, the journal is whole.
# what an order got was put elsewhere with it: its hand-out cannot be taken back from where it lay
$ printf 'location,zone,sort\nB-09,B,9\n' | docket import locations - --quiet; printf 'sku,name,price\nZ77,Zinc,1.00\n' | docket import products - --quiet; echo '{"customer":"4712","customer_po":"Z1","lines":[{"sku":"Z77","qty":"20"}]}' >o.json; docket order new --from o.json --quiet >n; docket stock adjust Z77 30 --reason found --quiet; docket stock handout Z77 --reason came --quiet; docket stock transfer Z77 30 --to B-09 --reason nearer --quiet; docket stock undo $(docket stock handouts Z77 --json | grep -o '"id":[0-9]*\|"handout":[0-9]*' | head -1 | tr -dc 0-9)
4
docket: What order 100095 line 1 got was put elsewhere since: too late.
? 1
$ docket stock show Z77 --json | grep -o '"allocated":"[0-9]*"' | head -1
"allocated":"20"
# an item that lies in more than a few bins is allocated and handed out from all of them
$ { echo location,zone,sort; for i in $(seq 100 180); do echo "Q-$i,Q,$i"; done; } | docket import locations - --quiet; printf 'sku,name,price\nZ78,Zinc small,1.00\nZ79,Zinc tiny,1.00\n' | docket import products - --quiet; { echo location,sku,on_hand; for i in $(seq 100 180); do echo "Q-$i,Z78,1"; done; } | docket import stock - --quiet
$ echo '{"customer":"4712","customer_po":"Z2","lines":[{"sku":"Z78","qty":"80"},{"sku":"Z79","qty":"80"}]}' >o.json; docket order show $(docket order new --from o.json --quiet) --json | grep -o '"allocated":"[0-9]*","backordered":"[0-9]*"'
"allocated":"80","backordered":"0"
"allocated":"0","backordered":"80"
$ { echo location,sku,on_hand; for i in $(seq 100 180); do echo "Q-$i,Z79,1"; done; } | docket import stock - --quiet; docket stock handout Z79 --reason came --quiet; docket stock show Z79 --json | grep -o '"allocated":"[0-9]*"' | head -1
5
"allocated":"80"
