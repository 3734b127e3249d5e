package roster

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"pgregory.net/rapid"

	"opale/checkin"
)

func readText(t testing.TB, text string) *List {
	t.Helper()
	list, err := Read(strings.NewReader(text), "list.csv", Options{})
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return list
}

// people writes a list's rows as lines, for comparing.
func people(l *List) []string {
	var lines []string
	for _, row := range l.Rows {
		var parts []string
		for f := range checkin.FieldCells {
			if v := row.Value(f); v != "" {
				parts = append(parts, f.String()+"="+v)
			}
		}
		lines = append(lines, fmt.Sprintf("%d: %s", row.Line, strings.Join(parts, ", ")))
	}
	return lines
}

func TestRead(t *testing.T) {
	for name, test := range map[string]struct {
		text string
		want []string
	}{
		"title, blank line, then the header": {
			"Forum de Boulogne;;\n28 novembre;;\n;;\nNom;Prénom;E-mail\nMARTIN;Léa;lea@example.org\n",
			[]string{"5: first_name=Léa, last_name=MARTIN, email=lea@example.org"},
		},
		"nom alone is the whole name": {
			"Nom;Société\nDE LA ROCHE Éloïse;Zèbre SARL\nJean Dupont;\n",
			[]string{"2: first_name=Éloïse, last_name=DE LA ROCHE, company=Zèbre SARL", "3: first_name=Jean, last_name=Dupont"},
		},
		"family name first, as the label says": {
			"Nom et prénom,Tél.\nde La Roche Éloïse,06 39 98 10 67\n\"Dupont, Jean\",\n",
			[]string{"2: first_name=Éloïse, last_name=de La Roche, phone=+33639981067", "3: first_name=Jean, last_name=Dupont"},
		},
		"sep line, and pipes": {
			"sep=|\r\nPrénom|Nom|Code\r\nLéa|Martin|0042\r\n",
			[]string{"3: code=0042, first_name=Léa, last_name=Martin"},
		},
		"the participant, not the buyer": {
			"Nom acheteur,Prénom acheteur,Email acheteur,Nom participant,Prénom participant\nPayeur,Paul,p@example.org,Martin,Léa\n",
			[]string{"2: first_name=Léa, last_name=Martin, email=p@example.org"},
		},
		"the worse of two statuses": {
			"Nom;Prénom;Statut de la commande;Statut du billet\nA;B;Validé;Annulé\nC;D;En attente;Valide\n",
			[]string{"2: first_name=B, last_name=A, status=cancelled, status_word=Annulé", "3: first_name=D, last_name=C, status=unpaid, status_word=En attente"},
		},
		"feminine, plural and in between": {
			"Nom;Prénom;Statut\nA;B;payée\nC;D;Annulé·e\nE;F;inscrit(e)s\nG;H;invitée\n",
			[]string{"2: first_name=B, last_name=A, status=valid, status_word=payée", "3: first_name=D, last_name=C, status=cancelled, status_word=Annulé·e",
				"4: first_name=F, last_name=E, status=valid, status_word=inscrit(e)s", "5: first_name=H, last_name=G, status=invited, status_word=invitée"},
		},
		"what remains to be paid": {
			"Nom;Prénom;Payé;Prix\nA;B;Non;12,00 €\nC;D;Oui;12,00 €\n",
			[]string{"2: first_name=B, last_name=A, status=unpaid, status_word=Non, due=12,00 €", "3: first_name=D, last_name=C, status=valid, status_word=Oui"},
		},
		"a question for a status": {
			"Nom;Prénom;Statut\nA;B;Salariée\nC;D;Étudiant\n",
			[]string{"2: first_name=B, last_name=A", "3: first_name=D, last_name=C"},
		},
		"traps that are no codes": {
			"Nom;Prénom;Code postal;Code promo;Titre;Fax;Ville\nA;B;62100;NOEL;Mme;0321000000;Calais\n",
			[]string{"2: first_name=B, last_name=A, town=Calais"},
		},
		"orders stand in for codes": {
			"Order code,Position ID,Attendee name\nABCDE,1,Léa Martin\nABCDE,2,Paul Roux\n",
			[]string{"2: code=ABCDE-1, first_name=Léa, last_name=Martin", "3: code=ABCDE-2, first_name=Paul, last_name=Roux"},
		},
		"parts of a pretix name, in French": {
			"Code de commande;Nom du participant;Nom du participant: Prénom;Nom du participant: Nom de famille\nABCDE;Léa Martin;Léa;Martin\n",
			[]string{"2: code=ABCDE, first_name=Léa, last_name=Martin"},
		},
		"quotes that were not doubled": {
			"Nom;Prénom;Société\nA;B;Télé 5\" écran\nC;D;\"Le \"Zèbre\" SARL\"\n",
			[]string{"2: first_name=B, last_name=A, company=Télé 5\" écran", "3: first_name=D, last_name=C, company=Le \"Zèbre\" SARL"},
		},
		"venue, profile, and what is to be shown": {
			"Nom;Prénom;Lieu;Comment vendez-vous ?;À montrer à l'accueil\nA;B;Calais;Boutique et site;table 4\n",
			[]string{"2: first_name=B, last_name=A, venue=Calais, profile=shop-and-site, show=table 4"},
		},
		"protected from being a formula": {
			"Nom;Prénom;Mobile;Code\nA;B;'+33639981033;=\"000123\"\n",
			[]string{"2: code=000123, first_name=B, last_name=A, phone=+33639981033"},
		},
		"an e-mail column that does not say so": {
			"Nom;Prénom;Comment vous joindre\nA;B;b@example.org\nC;D;d@example.org\n",
			[]string{"2: first_name=B, last_name=A, email=b@example.org", "3: first_name=D, last_name=C, email=d@example.org"},
		},
		"names alone": {"Nom\nLéa Martin\n", []string{"2: first_name=Léa, last_name=Martin"}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, people(readText(t, test.text))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestUnknownStatusIsNeverAdmitted(t *testing.T) {
	const text = "Nom;Prénom;Statut\nA;B;Validé\nC;D;Bleu\nE;F;bleu\nG;H;non annulé\n"
	list := readText(t, text)
	for i, want := range []checkin.Status{checkin.StatusValid, checkin.StatusBlocked, checkin.StatusBlocked, checkin.StatusBlocked} {
		if got := list.Rows[i].Value(checkin.FieldStatus); got != string(want) {
			t.Errorf("row %d is %s, want %s", i, got, want)
		}
	}
	want := []Warning{{Doubt: DoubtStatus, Line: 3, Word: "Bleu", Count: 1}, {Doubt: DoubtStatus, Line: 4, Word: "bleu", Count: 1}}
	if diff := cmp.Diff(want, list.Warnings); diff != "" {
		t.Error(diff)
	}
	told, err := Read(strings.NewReader(text), "", Options{Statuses: map[string]checkin.Status{"BLEU": checkin.StatusValid}})
	if err != nil || told.Rows[2].Value(checkin.FieldStatus) != "valid" || len(told.Warnings) != 0 {
		t.Errorf("got %v, %v", people(told), err)
	}
}

func TestSkippedAndRefusedRowsAreSaid(t *testing.T) {
	list := readText(t, "Nom;Prénom;Société;Code\nA;B;;X-1\n;;;\n;;Zèbre SARL;\n;;;8,18E+09\nTotal inscrits;1;;\nListe arrêtée le 12/11;;;\nSomme;Anne;;X-2\n")
	if diff := cmp.Diff([]Skip{{Line: 3, Reason: SkipBlank}, {Line: 6, Reason: SkipTotal}, {Line: 7, Reason: SkipFooter}}, list.Skipped); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]Refusal{{Line: 4, Reason: RefuseNameless}, {Line: 5, Reason: RefuseDamaged}}, list.Refused); diff != "" {
		t.Error(diff)
	}
	if len(list.Rows) != 2 {
		t.Errorf("got %v", people(list))
	}
}

func TestDoubtsAreSaid(t *testing.T) {
	list := readText(t, "Nom;Prénom;Code;Quantité;Profil\nA;B;X-1;1;\nC;D;X-1;3;pirate\n;;X-2;1;\nTEST;Test;X-3;1;\n")
	want := []Warning{
		{Doubt: DoubtProfile, Line: 3, Word: "pirate", Count: 1},
		{Doubt: DoubtDuplicateCode, Line: 3, Other: 2, Word: "X-1"},
		{Doubt: DoubtNameless, Line: 4, Word: "X-2"},
		{Doubt: DoubtTest, Line: 5},
		{Doubt: DoubtSeveral, Line: 3, Word: "3"},
	}
	if diff := cmp.Diff(want, list.Warnings); diff != "" {
		t.Error(diff)
	}
	buyers := readText(t, "Nom acheteur;Prénom acheteur\nA;B\n")
	if diff := cmp.Diff([]Warning{{Doubt: DoubtBuyers}}, buyers.Warnings); diff != "" {
		t.Error(diff)
	}
}

// TestEncodings reads one list in each encoding that has its letters.
func TestEncodings(t *testing.T) {
	const text = "Nom;Prénom;Société\nMAÇONNEAU;Zoé;Café à côté\nBœuf;Éloïse;Forêt d'Hélène\n"
	want := people(readText(t, text))
	utf16 := func(e unicode.Endianness, b unicode.BOMPolicy) string {
		s, err := unicode.UTF16(e, b).NewEncoder().String(text)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	old := func(c *charmap.Charmap, text string) string {
		s, err := c.NewEncoder().String(text)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	lines := strings.SplitAfter(text, "\n")
	cr := strings.ReplaceAll(text, "\n", "\r")
	for encoding, texts := range map[string][]string{
		encodingUTF8:    {text, "\ufeff" + text, cr, strings.ReplaceAll(text, "\n", "\r\n")},
		encodingCP1252:  {old(charmap.Windows1252, text), old(charmap.Windows1252, cr)},
		encodingMac:     {old(charmap.Macintosh, cr), old(charmap.Macintosh, text)},
		encodingUTF16LE: {utf16(unicode.LittleEndian, unicode.UseBOM), utf16(unicode.LittleEndian, unicode.IgnoreBOM)},
		encodingUTF16BE: {utf16(unicode.BigEndian, unicode.UseBOM), utf16(unicode.BigEndian, unicode.IgnoreBOM)},
		encodingMixed:   {lines[0] + old(charmap.Windows1252, lines[1]) + lines[2]},
	} {
		for i, raw := range texts {
			list := readText(t, raw)
			if list.Format.Encoding != encoding {
				t.Errorf("%s, %d: taken for %s", encoding, i, list.Format.Encoding)
			}
			if diff := cmp.Diff(want, people(list)); diff != "" {
				t.Errorf("%s, %d: %s", encoding, i, diff)
			}
		}
	}
}

func TestBadFiles(t *testing.T) {
	header := "Nom;Prénom\n"
	for name, test := range map[string]struct {
		text string
		kind Kind
		line int
	}{
		"nothing":              {"", KindEmpty, 0},
		"a mark and nothing":   {"\xff\xfe", KindEmpty, 0},
		"empty lines":          {"\r\n\r\n", KindEmpty, 0},
		"header alone":         {header, KindEmpty, 0},
		"a letter":             {"Madame, Monsieur,\nveuillez trouver ci-joint\n", KindNoColumns, 0},
		"old Excel":            {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", KindOldExcel, 0},
		"a broken zip":         {"PK\x03\x04....", KindDamaged, 0},
		"PDF":                  {"%PDF-1.7\n", KindContainer, 0},
		"binary":               {strings.Repeat("\x00\x01\x02\x03\x07", 100), KindNotAList, 0},
		"cut off in quotes":    {header + "A;B\nC;\"D\n\nE", KindTruncated, 3},
		"a cell beyond bounds": {header + "A;" + strings.Repeat("x", maxCell+1), KindTooLarge, 2},
		"too many columns":     {header + strings.Repeat(";", maxColumns), KindTooWide, 2},
		"payments":             {"Référence commande;Référence paiement;Statut du paiement;Nom payeur;Prénom payeur\n1;2;Payé;A;B\n", KindPayments, 1},
	} {
		t.Run(name, func(t *testing.T) {
			list, err := Read(strings.NewReader(test.text), "bad.csv", Options{})
			var bad *Error
			if !errors.As(err, &bad) || bad.Kind != test.kind || bad.Line != test.line || bad.File != "bad.csv" || list != nil {
				t.Errorf("got %v, want %s on line %d", err, test.kind, test.line)
			}
		})
	}
}

func TestReadErrorsAreReturned(t *testing.T) {
	broken := errors.New("the stick was pulled out")
	for _, before := range []string{"", "Nom;Prénom\n" + strings.Repeat("A;B\n", 100_000)} {
		_, err := Read(io.MultiReader(strings.NewReader(before), iotest.ErrReader(broken)), "", Options{})
		var bad *Error
		if !errors.Is(err, broken) || !errors.As(err, &bad) || bad.Kind != KindUnreadable {
			t.Errorf("got %v", err)
		}
	}
}

func TestTenThousandPeople(t *testing.T) {
	const want = 10_000
	zipped, err := gzip.NewReader(bytes.NewReader(readFile(t, "testdata/people-10k.csv.gz")))
	if err != nil {
		t.Fatal(err)
	}
	list, err := Read(zipped, "people-10k.csv", Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(list.Rows) != want || len(list.Refused)+len(list.Skipped)+len(list.Warnings) > 0 {
		t.Errorf("%d people, %d refused, %d skipped, warnings %v", len(list.Rows), len(list.Refused), len(list.Skipped), list.Warnings)
	}
	for _, row := range list.Rows {
		for _, f := range []checkin.Field{checkin.FieldCode, checkin.FieldFirstName, checkin.FieldLastName, checkin.FieldVenue} {
			if row.Value(f) == "" {
				t.Fatalf("line %d has no %s: %v", row.Line, f, row.All())
			}
		}
	}
}

// TestAnyListComesBack writes people as any tool may, and reads them.
func TestAnyListComesBack(t *testing.T) {
	text := rapid.Map(rapid.StringMatching(`[A-Za-zéèçàÉ;,|"\\\t\n' -]{0,12}`), func(s string) string { return "N" + s + "n" })
	rapid.Check(t, func(t *rapid.T) {
		delimiter := rapid.SampledFrom([]string{";", ",", "\t", "|"}).Draw(t, "delimiter")
		eol := rapid.SampledFrom([]string{"\n", "\r\n"}).Draw(t, "eol")
		quote := func(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }
		file := strings.Join([]string{"Code", "Prénom", "Nom de famille", "Société"}, delimiter) + eol
		var want []string
		for i := range rapid.IntRange(1, 20).Draw(t, "people") {
			code, first, last, company := fmt.Sprintf("X-%d", i), text.Draw(t, "first"), text.Draw(t, "last"), text.Draw(t, "company")
			file += strings.Join([]string{code, quote(first), quote(last), quote(company)}, delimiter) + eol
			want = append(want, strings.Join([]string{code, checkin.Clean(first), checkin.Clean(last), checkin.Clean(company)}, "\n"))
		}
		list, err := Read(strings.NewReader(file), "", Options{})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, row := range list.Rows {
			f := row.All()
			got = append(got, strings.Join([]string{f[checkin.FieldCode], f[checkin.FieldFirstName], f[checkin.FieldLastName], f[checkin.FieldCompany]}, "\n"))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatal(diff)
		}
	})
}

func FuzzRead(f *testing.F) {
	for path := range corpus(f) {
		f.Add(readFile(f, path))
	}
	for _, text := range []string{
		"sep=;\r\nNom;Prénom\r\nA;\"B",
		"<table><tr><th colspan=2>Participant<th rowspan=2>Code<tr><td>Nom<td>Prénom<tr><td>A<td rowspan=3>B<td>C</table>",
		"{\"code\":\"A1\",\"name\":{\"first_name\":\"Léa\"}}\n{\"code\":2}\n",
		"[{\"Nom\":\"MARTIN\",\"tags\":[1,\"a\",{}]}]",
		"BEGIN:VCARD\nVERSION:2.1\nN;QUOTED-PRINTABLE;CHARSET=X:Ma=E7on=\n;Zo=E9\nEND:VCARD\n",
		"PrÃ©nom;Nom;Quantité;Statut\nZoÃ©;A +2;3;payé\n;Total : 1;;\n",
		"\"Nom;Prénom;\"\"Code\"\"\"\n\"A;B;1\"\n",
		"MARTIN;Léa;lea@example.org\nROUX;Jean;jean@example.org\n",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		list, err := Read(bytes.NewReader(data), "", Options{})
		var known *Error
		switch {
		case err != nil && !errors.As(err, &known):
			t.Errorf("an error of another sort: %v", err)
		case err == nil && len(list.Rows) == 0:
			t.Error("a list of nobody")
		case err == nil:
			for _, row := range list.Rows {
				checkClean(t, row)
			}
		}
	})
}

func checkClean(t *testing.T, row checkin.ListedRow) {
	t.Helper()
	if row.Line < 1 || len(row.All()) == 0 {
		t.Errorf("a row of nothing: %+v", row)
	}
	for field, value := range row.All() {
		if value == "" || value != checkin.Clean(value) {
			t.Errorf("line %d: %s is %q", row.Line, field, value)
		}
	}
}

// TestTheHourOfAFormIsNoWord keeps hours out of the words that the organiser
// is shown.
func TestTheHourOfAFormIsNoWord(t *testing.T) {
	list := readText(t, "Nom;Prénom;Date de soumission\nA;B;2026-11-02 10:00:00\nC;D;\n")
	if len(list.Words) != 0 || list.Rows[1].Value(checkin.FieldStatus) != string(checkin.StatusBlocked) {
		t.Errorf("got %+v, %v", list.Words, people(list))
	}
}

// TestTheEndOfATicketsLinkIsACode reads what Tito puts into its QR codes from
// the column that has the links, for there is no other.
func TestTheEndOfATicketsLinkIsACode(t *testing.T) {
	list := readText(t, "Ticket First Name,Ticket Last Name,Ticket Reference,Unique Ticket URL\n"+
		"Ana,Reis,GIAO-1,https://ti.to/tickets/ti_abc123def\nBo,Li,HOPI,https://ti.to/tickets/ti_pqrstuvwx\n")
	for i, want := range [][]string{{"GIAO-1", "ti_abc123def"}, {"HOPI", "ti_pqrstuvwx"}} {
		row := list.Rows[i]
		if got := append([]string{row.Value(checkin.FieldCode)}, row.Codes...); !slices.Equal(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestABlankBehindAWordMakesNoOtherWord(t *testing.T) {
	list := readText(t, "Nom;Prénom;Statut\nA;B;Payé\nC;D;Payé \n")
	if len(list.Words) != 1 || list.Words[0].Count != 2 {
		t.Errorf("got %+v", list.Words)
	}
}
