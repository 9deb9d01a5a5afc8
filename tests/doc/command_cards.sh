# command cards: as text, what a decoder reads from the pages of the PDF, what a printer is told
. "$DK_ROOT/tests/doc/lib.sh"
desk
as tom ship cards
as tom ship cards -o c.pdf --quiet
as tom ship cards -o d.pdf --quiet
cmp c.pdf d.pdf
as tom ship cards -o c.zpl --quiet
echo
echo "what a decoder reads, page by page"
pdftoppm -r 203 -gray -png c.pdf page
for page in page-*.png; do
	zbarimg -q --nodbus "$page"
done
echo "what a printer is told"
grep -o '\^BC.*' c.zpl
