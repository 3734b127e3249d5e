package roster

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"opale/checkin"
)

func latin1(t testing.TB, text string) string {
	t.Helper()
	encoded, err := charmap.ISO8859_1.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return encoded
}

func TestHTML(t *testing.T) {
	page := `<html><head><meta charset="iso-8859-1"><style>td { mso-number-format:"\@" }</style></head><body>
<table><tr><td>Menu</td><td>Accueil</td></tr></table>
<table border=1>
<tr><th colspan=4>Liste des inscrits &ndash; Forum</th></tr>
<tr><th rowspan=2>N&deg; de billet</th><th colspan=2>Participant</th><th rowspan=2>Société</th></tr>
<tr><th>Nom</th><th>Prénom</th></tr>
<tr><td>000512</td><td>MARTIN<td>L&eacute;a<td rowspan=2>Z&egrave;bre &amp; fils
<tr><td>000513</td><td>ROUX</td><td>Jean<br>Paul</td></tr>
<tr><td></td><td></td><td></td><td></td></tr>
<tr><td colspan="3">Total : 2</td><td></td></tr>
</table></body></html>`
	want := []string{
		"7: code=000512, first_name=Léa, last_name=MARTIN, company=Zèbre & fils",
		"8: code=000513, first_name=Jean Paul, last_name=ROUX, company=Zèbre & fils",
	}
	wide, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(page)
	if err != nil {
		t.Fatal(err)
	}
	for encoding, text := range map[string]string{encodingUTF8: page, encodingCP1252: latin1(t, page), encodingUTF16LE: wide} {
		list := readText(t, text)
		if diff := cmp.Diff(want, people(list)); diff != "" {
			t.Errorf("%s: %s\n%+v", encoding, diff, list.Format.Columns)
		}
		if list.Format.Container != "html" || list.Format.Encoding != encoding || list.Format.HeaderRow != 6 {
			t.Errorf("%s: %+v", encoding, list.Format)
		}
		if diff := cmp.Diff([]string{"10 skipped total"}, remarks(list)); diff != "" {
			t.Error(diff)
		}
	}
}

func TestXMLOfExcel2003(t *testing.T) {
	const book = `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="Inscrits"><Table>
<Row><Cell><Data ss:Type="String">Nom</Data></Cell><Cell><Data ss:Type="String">Prénom</Data></Cell><Cell ss:Index="4"><Data ss:Type="String">Code</Data></Cell></Row>
<Row><Cell><Data ss:Type="String">MARTIN</Data><Comment><Data>à rappeler</Data></Comment></Cell><Cell/><Cell ss:Index="4"><Data ss:Type="String">0012</Data></Cell></Row>
</Table></Worksheet></Workbook>`
	if diff := cmp.Diff([]string{"5: code=0012, last_name=MARTIN"}, people(readText(t, book))); diff != "" {
		t.Error(diff)
	}
}

func TestCards(t *testing.T) {
	cards := strings.Join([]string{
		"BEGIN:VCARD", "VERSION:4.0", "KIND:group", "FN:Équipe", "MEMBER:urn:uuid:1", "END:VCARD",
		"BEGIN:VCARD", "VERSION:4.0", "FN:Léa de La Roche", "N:de La Roche;Léa;;;", "ORG:Zèbre\\; fils;Ventes",
		"EMAIL;PREF=2:autre@example.org", `item1.EMAIL;TYPE="work,home";PREF=1:lea@example.org`,
		"TEL;TYPE=fax;VALUE=uri:tel:+33321000000", "TEL;TYPE=work:03 21 00 00 01", "TEL;VALUE=uri;TYPE=cell:tel:+33-6-39-98-00-01",
		"ADR;TYPE=work:;;1 rue du Port;Calais;;62100;France", "PHOTO:data:image/jpeg;base64," + strings.Repeat("A", 3*maxCardLine), "END:VCARD",
		"BEGIN:VCARD", "VERSION:2.1", "N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Ma=E7on;Zo=E9;;;",
		"FN;QUOTED-PRINTABLE:Zo=E9=", " Ma=E7on", "TEL;FAX:0321", "TEL;HOME;VOICE:0639980002", "EMAIL;INTERNET:zoe@example.org",
		"NOTE;ENCODING=QUOTED-PRINTABLE:a annul=C3=A9 son d=C3=AE=", "ner", "END:VCARD",
		"BEGIN:VCARD", "VERSION:3.0", "N:;;;;", "FN:Jean ROUX", "NOTE:une note qui est p", " liée", "END:VCARD", "",
	}, "\r\n")
	want := []string{
		"7: first_name=Léa, last_name=de La Roche, company=Zèbre; fils, email=lea@example.org, phone=+33639980001, town=Calais",
		"20: first_name=Zoé, last_name=Maçon, email=zoe@example.org, phone=+33639980002, status=cancelled, status_word=a annulé son dîner, note=a annulé son dîner",
		"31: first_name=Jean, last_name=ROUX, note=une note qui est pliée",
	}
	list := readText(t, cards)
	if diff := cmp.Diff(want, people(list)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(want, people(readText(t, latin1(t, cards)))); diff != "" {
		t.Errorf("in Latin-1: %s", diff)
	}
	_, err := Read(strings.NewReader(cards[:len(cards)-14]), "", Options{})
	var bad *Error
	if !errors.As(err, &bad) || bad.Kind != KindTruncated || bad.Line != 31 {
		t.Errorf("cut off: %v", err)
	}
}

func TestObjects(t *testing.T) {
	const list = `[
  {"order": "ABCDE", "secret": "z1x", "attendee_name_parts": {"given_name": "Léa", "family_name": "Martin"}, "email": "lea@example.org", "canceled": false,
   "tags": ["vip", 2, null], "checkins": [{"list": 1}], "price": 12.50},
  {"order": "ABCDF", "secret": "z2x", "attendee_name_parts": {"given_name": "Jean", "family_name": "Roux"}, "email": null, "canceled": true}
]`
	want := []string{
		"2: code=z1x, first_name=Léa, last_name=Martin, email=lea@example.org",
		"4: code=z2x, first_name=Jean, last_name=Roux, status=cancelled, status_word=true",
	}
	if diff := cmp.Diff(want, people(readText(t, list))); diff != "" {
		t.Error(diff)
	}
	for name, bad := range map[string]struct {
		text string
		kind Kind
		line int
	}{
		"cut off":               {"{\"code\":\"A1\",\"first_name\":\"Léa\"}\n{\"code\":\"A2\",\"first", KindTruncated, 2},
		"no JSON":               {"{\"code\":\"A1\"}\n{\"code\":\"A2\"]\n", KindDamaged, 2},
		"values":                {"{\"code\":\"A1\"}\n12\n", KindDamaged, 2},
		"a value beyond bounds": {"{\"code\":\"A1\"}\n{\"code\":\"" + strings.Repeat("x", 3*maxObject), KindTooLarge, 1},
	} {
		_, err := Read(strings.NewReader(bad.text), "", Options{})
		var got *Error
		if !errors.As(err, &got) || got.Kind != bad.kind || got.Line != bad.line {
			t.Errorf("%s: %v, want %s on line %d", name, err, bad.kind, bad.line)
		}
	}
}

func TestCorrections(t *testing.T) {
	const text = "Nom;Prénom;Référence;Parrain;Avis\nMARTIN;Léa;ZX-1;Paul Roux;bon\nROUX;Jean;ZX-2;Anne Petit;mauvais\n"
	list, err := Read(strings.NewReader(text), "", Options{
		Columns:  map[string]Use{"référence": UseNothing, "PARRAIN": UseCompany, "avis": UseStatus},
		Statuses: map[string]checkin.Status{"Bon": checkin.StatusValid},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"2: first_name=Léa, last_name=MARTIN, company=Paul Roux, status=valid, status_word=bon",
		"3: first_name=Jean, last_name=ROUX, company=Anne Petit, status=blocked, status_word=mauvais",
	}
	if diff := cmp.Diff(want, people(list)); diff != "" {
		t.Error(diff)
	}
	words := []StatusWord{
		{Word: "bon", Label: "Avis", Status: checkin.StatusValid, Known: true, Line: 2, Count: 1, Told: true},
		{Word: "mauvais", Label: "Avis", Status: checkin.StatusBlocked, Line: 3, Count: 1},
	}
	if diff := cmp.Diff(words, list.Words); diff != "" {
		t.Error(diff)
	}
	preview := list.Preview()
	if preview.Statuses[checkin.StatusValid] != 1 || len(preview.Unknown) != 1 || len(preview.People) != 2 {
		t.Errorf("got %+v", preview)
	}
	if diff := cmp.Diff([]Column{{Index: 2, Label: "Référence", Use: UseNothing, Evidence: EvidenceTold, Confidence: 100}}, list.Format.Unused); diff != "" {
		t.Error(diff)
	}
	if _, err := json.Marshal(preview); err != nil {
		t.Error(err)
	}
}

func TestCorrectionsAreReadFromWords(t *testing.T) {
	for text, want := range map[string]Use{"company": UseCompany, "société": UseCompany, "Rien": UseNothing, "nothing": UseNothing, "Voornaam": UseFirstName, "pirate": "", "": ""} {
		if use, ok := ParseUse(text); ok != (want != "") || ok && use != want {
			t.Errorf("%q is read as %q, %v", text, use, ok)
		}
	}
	for text, want := range map[string]checkin.Status{"valid": checkin.StatusValid, "Annulée": checkin.StatusCancelled, "à régler": checkin.StatusUnpaid, "blocked": checkin.StatusBlocked, "bleu": "", "": ""} {
		if status, ok := ParseStatus(text); ok != (want != "") || ok && status != want {
			t.Errorf("%q is read as %q, %v", text, status, ok)
		}
	}
}

func TestProgressIsToldAndCanStop(t *testing.T) {
	text := "Nom;Prénom\n" + strings.Repeat("MARTIN;Léa\n", 5*tick)
	var told []int
	stop := errors.New("enough")
	_, err := Read(strings.NewReader(text), "", Options{Progress: func(rows int) error {
		if told = append(told, rows); len(told) == 3 {
			return stop
		}
		return nil
	}})
	if !errors.Is(err, stop) || cmp.Diff([]int{tick, 2 * tick, 3 * tick}, told) != "" {
		t.Errorf("got %v, told %v", err, told)
	}
}
