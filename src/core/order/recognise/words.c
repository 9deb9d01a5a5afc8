/* words.c - what a word, a unit or a heading may stand for, in four languages. */
#include <string.h>

#include "core/order/recognise/recognise.h"
#include "docket/text.h"

#define READ_ALL (READ_EN | READ_DE | READ_FR | READ_ES)

static void
add_word(struct read_words *w, struct dk_arena *a, const char *text, unsigned cls, unsigned langs)
{
	w->at = dk_arena_grow(a, w->at, w->count, &w->cap, sizeof(*w->at));
	w->at[w->count++] = (struct read_word){ text, cls, langs };
}

static void
add_list(struct read_words *w, struct dk_arena *a, const char *list, unsigned cls, unsigned langs)
{
	while (*list != '\0') {
		size_t n = strcspn(list, " ");

		if (n > 0)
			add_word(w, a, dk_text_fold(a, dk_arena_dup_n(a, list, n)), cls, langs);
		list += n + (list[n] == ' ');
	}
}

static int
by_text(const void *a, const void *b)
{
	return strcmp(((const struct read_word *)a)->text, ((const struct read_word *)b)->text);
}

void
read_words_load(struct read_words *w, struct dk_arena *a)
{
	size_t n = 0;

#define DK_WORDS(lang, cls, list) add_list(w, a, list, READ_##cls, READ_##lang);
#include "core/order/recognise/words.def"
#undef DK_WORDS
	qsort(w->at, w->count, sizeof(*w->at), by_text);
	for (size_t i = 0; i < w->count; i++) {
		if (n > 0 && strcmp(w->at[n - 1].text, w->at[i].text) == 0) {
			w->at[n - 1].cls |= w->at[i].cls;
			w->at[n - 1].langs |= w->at[i].langs;
		} else {
			w->at[n++] = w->at[i];
		}
	}
	w->count = n;
}

void
read_words_find(const struct read_words *w, const char *key, unsigned *cls, unsigned *langs)
{
	struct read_word want = { key, 0, 0 }, *found;

	found = bsearch(&want, w->at, w->count, sizeof(*w->at), by_text);
	*cls = found != NULL ? found->cls : 0;
	*langs = found != NULL ? found->langs : 0;
}

struct group {
	const char *name, *words;
};

static bool
has_word(const char *list, const char *key)
{
	size_t len = strlen(key);

	for (const char *p = list; len > 0 && (p = strstr(p, key)) != NULL; p += len)
		if ((p == list || p[-1] == ' ') && (p[len] == ' ' || p[len] == '\0'))
			return true;
	return false;
}

static const struct group groups[] = {
	{ "piece", "ea each piece pieces pc pcs pce pces unit units stuck stk st stucke "
	    "stuecke einheit einheiten unite unites u ud uds unidad unidades pieza piezas "
	    "pza pzas nos off" },
	{ "case", "cs case cases kiste kisten caisse caisses caja cajas kasten crate crates "
	    "karton kartons kartone ktn carton cartons ctn ctns cartones ve gebinde colis "
	    "bulto bultos ca" },
	{ "box", "box boxes bx schachtel schachteln boite boites" },
	{ "pack", "pack packs pk pkg pkgs packet packets packung packungen paket pakete "
	    "packchen paquet paquets paquete paquetes lot lots set sets" },
	{ "pallet", "pallet pallets plt pal palette paletten palettes pale pales palet "
	    "palets" },
	{ "bag", "bag bags sack sacks sacke beutel tute tuten sac sacs sachet sachets saco "
	    "sacos bolsa bolsas" },
	{ "bottle", "bottle bottles flasche flaschen bouteille bouteilles botella "
	    "botellas" },
	{ "jar", "jar jars glas glaser bocal bocaux pot pots frasco frascos tarro tarros "
	    "glass glasses" },
	{ "can", "can cans tin tins dose dosen lata latas bote botes" },
	{ "roll", "coil coils reel reels ring ringe roll "
	    "rolls rolle rollen rouleau rouleaux rollo rollos" },
	{ "pair", "pair pairs paar paire paires par pares pr" },
	{ "kg", "kg kilo kilos kilogramm kilogram kilograms" },
	{ "g", "g gr gramm" }, { "l", "l ltr liter litre litres liters litro litros" },
	{ "m", "m" }, { "ml", "ml" }, { "cl", "cl" }, { "cm", "cm" }, { "mm", "mm" },
	{ "oz", "oz" }, { "lb", "lb lbs" }, { "in", "inch" },
	{ "bar", "bar bars tafel tafeln tablette tablettes" },
	{ "tray", "tray trays" }, { "keg", "keg kegs fass fasser fut futs barril barriles" },
};

const char *
read_unit_group(const char *key)
{
	for (size_t i = 0; i < DK_COUNT(groups); i++)
		if (has_word(groups[i].words, key))
			return groups[i].name;
	return NULL;
}

struct heading {
	enum read_role role;
	const char *names; /* separated by | */
};

static bool
is_named(const char *names, const char *key)
{
	size_t len = strlen(key);

	for (const char *p = names; (p = strstr(p, key)) != NULL; p += len)
		if ((p == names || p[-1] == '|') && (p[len] == '|' || p[len] == '\0'))
			return true;
	return false;
}

/* "order_No." and "orderNo" are "order no". */
static const char *
heading_key(struct dk_arena *a, const char *heading)
{
	char *out = dk_arena_alloc(a, 2 * strlen(heading) + 1), *to = out;
	const char *folded;
	size_t n = 0;
	char *clean;

	for (const char *p = heading; *p != '\0'; p++) {
		if (p > heading && *p >= 'A' && *p <= 'Z' && p[-1] >= 'a' && p[-1] <= 'z')
			*to++ = ' ';
		*to++ = *p;
	}
	*to = '\0';
	folded = dk_text_fold(a, out);
	clean = dk_arena_alloc(a, strlen(folded) + 1);
	for (const char *p = folded; *p != '\0'; p++) {
		bool blank = strchr(" _-.:/*()[]'\"\t", *p) != NULL;

		if (!blank)
			clean[n++] = *p;
		else if (n > 0 && clean[n - 1] != ' ')
			clean[n++] = ' ';
	}
	while (n > 0 && clean[n - 1] == ' ')
		n--;
	clean[n] = '\0';
	return clean;
}

static const struct heading headings[] = {
	{ ROLE_CODE, "sku|code|item no|item number|item code|item id|itemno|article no|"
	    "article number|article code|art no|art nr|artnr|artikelnr|artikel nr|"
	    "artikelnummer|artikel nummer|part no|part number|partno|product code|"
	    "product no|product number|product id|prod no|stock code|material|"
	    "material no|ref|reference|ref no|codigo|cod|referencia|ref n|code article|"
	    "code produit|ref article|reference article|n article|no article|"
	    "numero d article|n° article|codigo de articulo|codigo articulo|"
	    "codigo producto|n articulo|num articulo|no de article|ean|gtin|barcode|"
	    "upc|bar code|strichcode|code barre|code barres|codigo de barras|your code|"
	    "your ref|your item|your part no|your no|ihre nr|ihre artikelnr|"
	    "ihre art nr|votre ref|votre reference|su ref|su referencia|our code|"
	    "our ref|our part no|our item|our no|unsere nr|unsere artikelnr|"
	    "notre ref|notre reference|nuestra ref|cat no|catalogue no|art|bestellnr|"
	    "sachnummer|teilenummer|teilenr|mat nr|#item|their sku|item #|part #" },
	{ ROLE_ITEM, "item|article|artikel|product|produkt|produit|producto|articulo|"
	    "ware|goods|part|items|position|concepto|detalle" },
	{ ROLE_NAME, "description|name|bezeichnung|beschreibung|artikelbezeichnung|"
	    "designation|libelle|descripcion|denominacion|nombre|nom|item name|"
	    "product name|produktname|item description|product description|desc|text|"
	    "artikelname|nom du produit|descripcion del producto|warenbezeichnung|"
	    "nombre del producto|intitule|title" },
	{ ROLE_QTY, "qty|quantity|menge|anzahl|stuckzahl|bestellmenge|quantite|qte|"
	    "cantidad|cant|ctd|order qty|ordered|pcs|pieces|stuck|stk|uds|unidades|"
	    "units|unites|qty ordered|order quantity|no of units|amount required|"
	    "qte commandee|quantite commandee|cantidad pedida|cdad|qnty|quant|"
	    "required qty|how many|anz|nombre de pieces|cs|cases|ea" },
	{ ROLE_UNIT, "unit|uom|um|unit of measure|einheit|me|ve|unite|unidad|ud|"
	    "packaging|pack|unit name|packung|conditionnement|cond|envase|u m" },
	{ ROLE_PRICE, "price|unit price|preis|einzelpreis|e preis|ep|stuckpreis|prix|"
	    "prix unitaire|pu|p u|prix unit|precio|precio unitario|p unit|precio unit|"
	    "price each|each|unit cost|cost|price per unit|preis stk|preis stuck|"
	    "agreed price|net price|nettopreis|prix ht|pu ht|precio neto|price eur|"
	    "price gbp|price usd|eur|p unitario|vk|unitprice|rate" },
	{ ROLE_DISCOUNT, "disc|disc%|discount|discount percent|discount %|rabatt|"
	    "rabatt %|rabatt%|remise|remise %|remise%|descuento|dto|dto %|dto%|"
	    "desc %|desc%|disc %|% disc|% discount|rab|rab %|nachlass|rem|rem %|"
	    "discount pct|less|% dto" },
	{ ROLE_IGNORED, "pos|pos nr|ln|line|line no|#|nr|no|row|l|lfd nr|lfd|ligne|"
	    "linea|n|n°|no ligne|total|sum|betrag|gesamt|gesamtpreis|montant|importe|"
	    "amount|line total|net|netto|summe|subtotal|sous total|total ht|value|"
	    "extended|ext|gp|g preis|wert|montant ht|item total|currency|wahrung|"
	    "devise|moneda|weight|gewicht|poids|peso|num|line number|zeile" },
	{ ROLE_PO, "order|po|order no|order number|po number|po no|purchase order|"
	    "customer po|bestellung|bestellnummer|bestell nr|auftrag|auftragsnr|"
	    "auftragsnummer|commande|no commande|n commande|numero commande|"
	    "numero de commande|bon de commande|pedido|num pedido|numero de pedido|"
	    "numero pedido|orden de compra|oc|order id|orderid|order ref|"
	    "order reference|purchase order number|external id|n° commande|orderno|"
	    "n pedido|po ref|your order|our order|our order no" },
	{ ROLE_CUSTOMER, "customer|customer no|customer number|customer id|account|"
	    "account no|account number|cust no|cust|kunde|kundennr|kundennummer|"
	    "kunden nr|kd nr|client|no client|n client|numero client|code client|"
	    "numero de client|cliente|num cliente|numero de cliente|"
	    "codigo cliente|codigo de cliente|no cliente|n cliente|customer code|"
	    "n° client|buyer|kdnr|n° cliente|compte|cuenta" },
	{ ROLE_WANTED, "required|wanted|wanted date|delivery date|required date|"
	    "required by|due|due date|requested date|need by|needed by|date required|"
	    "liefertermin|lieferdatum|wunschtermin|lieferung bis|lieferung|"
	    "date de livraison|livraison|date livraison|livraison souhaitee|"
	    "fecha de entrega|fecha entrega|entrega|deliver by|delivery|"
	    "requested delivery date|delivery by|date souhaitee|termin|plazo|"
	    "wunschliefertermin|date de livraison souhaitee|required delivery date|"
	    "delivery required|fecha requerida|liefertermin bis" },
	{ ROLE_COUNT, "" },
};

enum read_role
read_role_of(struct dk_arena *a, const char *heading)
{
	const char *key = heading_key(a, heading);

	if (*key == '\0' || strlen(key) > 40)
		return ROLE_NONE;
	for (size_t i = 0; i + 1 < DK_COUNT(headings); i++)
		if (is_named(headings[i].names, key))
			return headings[i].role;
	return ROLE_NONE;
}
