package paper

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/carlos7ags/folio/reader"

	"opale/checkin"
)

// pictures is where the pages of the tests are put, to be looked at:
// pdftoppm -r 70 -png.
var pictures = flag.String("pictures", "", "put the pages in this folder")

var (
	event = checkin.Fabriques(2026)
	zone  = event.Location()
	day   = event.Sessions[3] // the first of Calais
	later = time.Date(2026, 11, 28, 14, 32, 0, 0, zone)
)

// letters of the languages that the font has to have, and names to break a page.
var odd = []Person{
	{"Œuvrard-Ÿñłşăžç", "Ḧélène", "Société d’Électro-Diffusion œ Æ ß"},
	{"Nguyễn Thị", "Hồng Ánh", "Θεοδωράκης & Привет"},
	{"日本", "太郎", "漢字株式会社"},
	{"Vandenbroucke-de-la-Motte-Saint-Pierre-sur-Mer-Wormhoudt", "Marie-Charlotte-Joséphine", "Groupement d’intérêt économique des commerçants indépendants de la Côte d’Opale réunis"},
	{"<script>alert(1)</script>", "\x1b[31m=cmd|'/c'", "\u202eesrever (\\) %d %s"},
	{"de La Fontaine", "Zoé", ""},
	{"d'Hautefontaine", "Ève", "Du Bellay"},
	{checkin.Nameless, "", "Sans nom"},
}

// guest invents somebody.
func guest(n int) Person {
	family := []string{"Delattre", "Vasseur", "Lefèvre", "Boutin", "Wallaert", "Nord", "Carpentier", "Éloy", "Hoguet", "Sailly"}
	given := []string{"Odile", "Kévin", "Maïté", "Jean-Loup", "Inès", "Firmin", "Ysaline"}
	return Person{fmt.Sprintf("%s-%c%c", family[n%10], 'A'+n/26%26, 'a'+n%26), given[n%7], []string{"Dentelles Exemple", "", "Marée Fictive SARL"}[n%3]}
}

// crowd invents n people, the odd ones first, half of whom have arrived.
func crowd(n int) []Signer {
	rows := make([]Signer, n)
	for i := range rows {
		if rows[i].Person = guest(i); i < len(odd) && n > len(odd) {
			rows[i].Person = odd[i]
		}
		if i%2 == 0 {
			rows[i].Arrived = day.Opens.Add(time.Duration(i%90) * time.Minute)
		}
	}
	return rows
}

// pages reads a document back, each page's text.
func pages(t *testing.T, document []byte, password string) []string {
	t.Helper()
	r, err := reader.ParseWithOptions(document, reader.ReadOptions{Password: password})
	if err != nil {
		t.Fatal(err)
	}
	texts := make([]string, r.PageCount())
	for i := range texts {
		page, err := r.Page(i)
		if err != nil {
			t.Fatal(err)
		}
		if texts[i], err = page.ExtractText(); err != nil {
			t.Fatal(err)
		}
	}
	return texts
}

// keep puts a document where it can be looked at.
func keep(t *testing.T, name string, document []byte) {
	t.Helper()
	if *pictures == "" {
		return
	}
	if err := os.WriteFile(filepath.Join(*pictures, name), document, 0o600); err != nil {
		t.Fatal(err)
	}
}

func written(t *testing.T, write func(*bytes.Buffer) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func sheetOf(n int) Sheet {
	return Sheet{Event: event, Session: day, People: crowd(n), Made: later}
}

func TestSheetHasEverybodyOnPagesThatSayWhichTheyAre(t *testing.T) {
	for _, l := range []Language{French, English} {
		for n, want := range map[int]int{0: 1, 1: 1, 12: 1, 13: 2, 17: 2, 400: 26} {
			document := written(t, func(b *bytes.Buffer) error { return WriteSheets(b, l, []Sheet{sheetOf(n)}) })
			keep(t, fmt.Sprintf("sheet-%s-%d.pdf", l, n), document)
			all := pages(t, document, "")
			if len(all) != want {
				t.Errorf("%s: %d people are on %d pages, want %d", l, n, len(all), want)
			}
			arrived := 0
			for i, text := range all {
				if said := fmt.Sprintf("page %d/%d", i+1, want); !strings.Contains(text, said) {
					t.Errorf("%s, %d people: page %d does not say %q", l, n, i+1, said)
				}
				arrived += strings.Count(text, map[Language]string{French: "arrivée ", English: "arrived "}[l])
			}
			if text := strings.Join(all, "\n"); strings.Contains(text, "@") || arrived < (n+1)/2 {
				t.Errorf("%s: of %d people, %d are said to have arrived", l, n, arrived)
			}
		}
	}
}

// at is an hour of the first day.
func at(hour, minute int) time.Time { return time.Date(2026, 11, 28, hour, minute, 0, 0, zone) }

func certificateOf(p Person, sessions int) Certificate {
	c := Certificate{Person: p, Event: event, Made: later}
	for i := range sessions {
		s := event.Sessions[i%len(event.Sessions)]
		in := s.Opens.Add(42 * time.Minute)
		c.Visits = append(c.Visits, Visit{s, []Stay{{in, in.Add(3 * time.Hour)}, {in.Add(4 * time.Hour), time.Time{}}}})
	}
	return c
}

func TestCertificateSaysWhoWhereAndHowLong(t *testing.T) {
	long := certificateOf(odd[3], 3)
	long.Heading = Heading{Organiser: "Chambre de commerce inventée, 1 quai de l’Exemple, 62100 Calais", Signatory: "Ysaline Boutin, directrice", City: "Calais"}
	whole := certificateOf(guest(4), 0)
	whole.Visits = []Visit{{day, []Stay{{at(9, 12), at(12, 5)}, {at(13, 30), at(17, 4)}}}}
	late := certificateOf(guest(7), 0)
	late.Visits = []Visit{{day, []Stay{{at(10, 0).AddDate(0, 0, 2), time.Time{}}}}} // noted two days later
	for _, l := range []Language{French, English} {
		document := written(t, func(b *bytes.Buffer) error { return WriteCertificates(b, l, []Certificate{late}) })
		if text := pages(t, document, "")[0]; !strings.Contains(text, "10:00 (30 ") {
			t.Errorf("%s: another day's hour is not dated:\n%s", l, text)
		}
		all := []Certificate{whole, long, certificateOf(odd[0], 1), certificateOf(odd[4], 12)}
		document = written(t, func(b *bytes.Buffer) error { return WriteCertificates(b, l, all) })
		keep(t, fmt.Sprintf("certificate-%s.pdf", l), document)
		texts := pages(t, document, "")
		if len(texts) != 5 { // one goes on to a second page
			t.Errorf("%s: %d pages", l, len(texts))
		}
		text := strings.Join(texts, "\n")
		for _, want := range []string{"ŒUVRARD-ŸÑŁŞĂŽÇ", "9:12", "17:04", "Ysaline Boutin", "Calais"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s: %q is on no page:\n%s", l, want, text)
			}
		}
	}
}

func fallbackOf(n int) *Fallback {
	f := &Fallback{Event: event, Session: day, Made: later, Last: []Word{{"Calais 2", 1041, later}, {"Calais 1", 38, later.Add(-time.Hour)}}}
	for _, row := range crowd(n) {
		f.People = append(f.People, Guest(row))
	}
	return f
}

func TestFallbackIsReadWithItsPasswordOnly(t *testing.T) {
	for _, l := range []Language{French, English} {
		for n, want := range map[int]int{0: 1, 1: 1, 17: 1, 72: 1, 73: 2, 400: 5} {
			document := written(t, func(b *bytes.Buffer) error { return WriteFallback(b, l, fallbackOf(n), "lune verte") })
			keep(t, fmt.Sprintf("fallback-%s-%d.pdf", l, n), written(t, func(b *bytes.Buffer) error { return WriteFallback(b, l, fallbackOf(n), "") }))
			for _, wrong := range []string{"", "lune", "Lune verte"} {
				if _, err := reader.ParseWithOptions(document, reader.ReadOptions{Password: wrong}); err == nil {
					t.Fatalf("%s: %q opens the list", l, wrong)
				}
			}
			if bytes.Contains(document, []byte("Calais")) {
				t.Errorf("%s: the list can be read without being opened", l)
			}
			all := pages(t, document, "lune verte")
			if text := strings.Join(all, "\n"); len(all) != want || !strings.Contains(text, "Calais 2") || n > 8 && !strings.Contains(text, "ŒUVRARD") {
				t.Errorf("%s: %d people, %d pages, want %d:\n%s", l, n, len(all), want, text)
			}
		}
	}
}

func TestTheOrganiserIsWhole(t *testing.T) {
	s := sheetOf(3)
	s.Organiser = "Chambre de commerce inventée de la Côte d’Opale, 24 quai de l’Exemple, 59140 Dunkerque, SIRET 000 000 000 00000, déclaration d’activité 00 00 00000 00"
	text := strings.Join(pages(t, written(t, func(b *bytes.Buffer) error { return WriteSheets(b, French, []Sheet{s}) }), ""), " ")
	for word := range strings.FieldsSeq(s.Organiser) {
		if !strings.Contains(text, word) {
			t.Errorf("%q is not at the head of the sheet", word)
		}
	}
}
