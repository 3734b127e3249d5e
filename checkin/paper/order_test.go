package paper

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"opale/checkin"
)

func TestFrenchOrderPassesOverParticles(t *testing.T) {
	families := []string{"de La Tour", "Lambert", "d'Hautefontaine", "Hoguet", "Du Bellay", "Duchemin", "Éloy", "Eloy", "des Essarts", "DE SAILLY", "d’Aubry", "de", "Θεός", ""}
	sorted := func(asTyped bool) string {
		var people []Person
		for _, family := range families {
			people = append(people, Person{Family: family})
		}
		var in []string
		for _, p := range byName(people, asTyped, func(p *Person) *Person { return p }) {
			in = append(in, p.Family)
		}
		return strings.Join(in, ", ")
	}
	if diff := cmp.Diff(", d’Aubry, de, des Essarts, Du Bellay, Duchemin, Éloy, Eloy, d'Hautefontaine, Hoguet, de La Tour, Lambert, DE SAILLY, Θεός", sorted(false)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := sorted(true); !strings.Contains(got, "de La Tour, DE SAILLY, des Essarts") {
		t.Errorf("as typed: %s", got)
	}
}

// Nobody may stand on no list: the parts have the whole alphabet, and what
// begins with no letter of it has a place too.
func TestPartsHaveEverybodyOnce(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "A-Z": "", "A-K,L-Z": "A–K L–Z", " a-k , l - z ": "A–K L–Z", "A–M,N-Y,Z": "A–M N–Y Z–Z",
	} {
		parts, ok := ParseParts(text)
		var said []string
		for _, p := range parts {
			said = append(said, p.String())
		}
		if got := strings.Join(said, " "); !ok || got != want {
			t.Errorf("%q: %q, %v", text, got, ok)
		}
	}
	for _, text := range []string{"A-K", "L-Z", "A-K,K-Z", "A-L,K-Z", "A-K,M-Z", "Z-A", "A-K;L-Z", "1-9", "A-É,F-Z", "-", "A-K,L-Z,"} {
		if parts, ok := ParseParts(text); ok {
			t.Errorf("%q is %v", text, parts)
		}
	}
	s := sheetOf(200)
	s.People = append(s.People, Signer{Person: Person{Family: "Θεός"}}, Signer{Person: Person{Family: "", Given: "Zoé"}}, Signer{Person: Person{Family: "3M"}})
	s.Parts, _ = ParseParts("A-C,D-L,M-Z")
	text := strings.Join(pages(t, written(t, func(b *bytes.Buffer) error { return WriteSheets(b, French, []Sheet{s}) }), ""), "\n")
	for _, p := range s.People {
		// Those that do not fit, or are drawn as boxes, are not read back as they are.
		if name := p.surname(); name != "" && !strings.ContainsAny(name, "日<") && len(name) < 30 && strings.Count(text, name) != 1 {
			t.Errorf("%s is on %d sheets", name, strings.Count(text, name))
		}
	}
	if !strings.Contains(text, "Liste A–C") || !strings.Contains(text, "Liste M–Z") {
		t.Error("the sheets do not say which part they are")
	}
}

func TestWhoIsOnASheet(t *testing.T) {
	came := []checkin.Arrival{arrival("calais-j1", at(9, 12), time.Time{})}
	elsewhere := []checkin.Arrival{arrival("dunkerque-j1", at(9, 12), time.Time{})}
	erased, unnamed := registration(guest(9), "", "calais", ""), registration(Person{}, "", "calais", "")
	erased.Erased, unnamed.WalkIn = true, true
	for name, tt := range map[string]struct {
		r        *checkin.Registration
		arrivals []checkin.Arrival
		want     bool
	}{
		"expected":               {registration(guest(1), "", "", "calais-j1"), nil, true},
		"expected at the venue":  {registration(guest(1), checkin.StatusUnpaid, "calais", ""), nil, true},
		"expected elsewhere":     {registration(guest(1), "", "dunkerque", ""), elsewhere, false},
		"from elsewhere, in":     {registration(guest(1), "", "dunkerque", ""), came, true},
		"invited":                {registration(guest(1), checkin.StatusInvited, "calais", ""), nil, false},
		"invited, in":            {registration(guest(1), checkin.StatusInvited, "calais", ""), came, true},
		"cancelled":              {registration(guest(1), checkin.StatusCancelled, "calais", ""), nil, false},
		"in, and taken back":     {registration(guest(1), checkin.StatusCancelled, "calais", ""), []checkin.Arrival{undone(came[0])}, false},
		"erased":                 {erased, came, false},
		"counted without a name": {unnamed, came, false},
	} {
		s := sheetOf(0)
		s.Add(tt.r, tt.arrivals)
		if got := len(s.People) == 1; got != tt.want {
			t.Errorf("%s: %v", name, s.People)
		}
	}
}

// Everybody in the queue reads a sheet: nothing is on it but names, companies
// and hours.
func TestASheetHasNothingElseOfARegistration(t *testing.T) {
	s, f := sheetOf(0), fallbackOf(0)
	r := registration(guest(1), "", "calais", "")
	for field, text := range map[checkin.Field]string{
		checkin.FieldCode: "SECRET-CODE", checkin.FieldNote: "SANS GLUTEN", checkin.FieldShow: "FAUTEUIL", checkin.FieldTown: "GRAVELINES",
		checkin.FieldTicket: "TARIF RÉDUIT", checkin.FieldDue: "12 €", checkin.FieldStatusWord: "À RÉGLER",
	} {
		r.Values[field] = text
	}
	in := []checkin.Arrival{{Session: "calais-j1", Time: at(9, 12), Operator: "OPÉRATRICE", Reason: "RAISON"}}
	s.Add(r, in)
	f.Add(r, in)
	c, _ := NewCertificate(&event, "", r, in)
	all := written(t, func(b *bytes.Buffer) error { return WriteSheets(b, French, []Sheet{s}) })
	list := written(t, func(b *bytes.Buffer) error { return WriteFallback(b, French, f, "") })
	attested := written(t, func(b *bytes.Buffer) error { return WriteCertificates(b, French, []Certificate{c}) })
	for name, document := range map[string][]byte{"sheet": all, "list": list, "attestation": attested} {
		text := strings.Join(pages(t, document, ""), "\n")
		if !strings.Contains(text, r.Company()) && r.Company() != "" || !strings.Contains(text, strings.ToUpper(r.LastName())) || !strings.Contains(text, "9:12") {
			t.Errorf("%s lacks who it is about:\n%s", name, text)
		}
		for _, secret := range []string{"@", "exemple.invalid", "639980001", "SECRET", "GLUTEN", "FAUTEUIL", "GRAVELINES", "TARIF", "12 €", "RÉGLER", "OPÉRATRICE", "RAISON"} {
			if strings.Contains(text, secret) {
				t.Errorf("%s says %q", name, secret)
			}
		}
	}
}

func TestHalvesAreThoseOfTheSession(t *testing.T) {
	b := &book{words: french}
	for _, tt := range []struct {
		from, to time.Time
		want     string
	}{
		{at(8, 30), at(19, 0), "Matin Après-midi"},
		{at(9, 0), at(12, 30), "Matin"},
		{at(13, 30), at(17, 0), "Après-midi"},
		{at(18, 0), at(22, 0), "Soirée"},
		{at(8, 30), at(23, 0), "Matin Après-midi Soirée"},
		{at(20, 0), at(2, 0).AddDate(0, 0, 1), "Soirée"},
		{at(12, 15), at(13, 15), "Signature"},
	} {
		s := Sheet{Event: event, Session: checkin.Session{Opens: tt.from, Closes: tt.to}}
		var got []string
		for _, half := range b.halves(&s) {
			name, _, _ := strings.Cut(half, "\u00a0")
			got = append(got, name)
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%s to %s: %q", tt.from, tt.to, got)
		}
	}
}

func TestNobodyIsAttestedWhoWasNotThere(t *testing.T) {
	in := arrival("calais-j1", at(9, 12), at(12, 5))
	r, nameless := registration(guest(1), "", "calais", ""), registration(Person{}, "", "calais", "")
	for name, tt := range map[string]struct {
		r        *checkin.Registration
		session  checkin.SessionID
		arrivals []checkin.Arrival
		want     []Stay
	}{
		"there":                     {r, "", []checkin.Arrival{in}, []Stay{{at(9, 12), at(12, 5)}}},
		"there, at that session":    {r, "calais-j1", []checkin.Arrival{in}, []Stay{{at(9, 12), at(12, 5)}}},
		"at another session":        {r, "calais-j2", []checkin.Arrival{in}, nil},
		"not there":                 {r, "", nil, nil},
		"taken back":                {r, "", []checkin.Arrival{undone(in)}, nil},
		"without a name":            {nameless, "", []checkin.Arrival{in}, nil},
		"noted twice for one stay":  {r, "", []checkin.Arrival{in, arrival("calais-j1", at(9, 20), at(12, 5))}, []Stay{{at(9, 12), at(12, 5)}}},
		"noted twice, seen leaving": {r, "", []checkin.Arrival{arrival("calais-j1", at(9, 20), at(12, 5)), arrival("calais-j1", at(9, 0), time.Time{})}, []Stay{{at(9, 0), at(12, 5)}}},
		"came back": {r, "", []checkin.Arrival{in, arrival("calais-j1", at(13, 30), time.Time{})},
			[]Stay{{at(9, 12), at(12, 5)}, {at(13, 30), time.Time{}}}},
	} {
		c, ok := NewCertificate(&event, tt.session, tt.r, tt.arrivals)
		var got []Stay
		if ok {
			got = c.Visits[0].Stays
		}
		if diff := cmp.Diff(tt.want, got); diff != "" || ok != (tt.want != nil) {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// Each letter of these has to be in both faces: they are in names of the region
// and of its guests.
func TestTheFontHasTheLettersOfNames(t *testing.T) {
	b, err := newBook(french, "", later, false)
	if err != nil {
		t.Fatal(err)
	}
	const letters = "ÀÂÄÆÇÉÈÊËÎÏÔŒÙÛÜŸàâäæçéèêëîïôœùûüÿ ñ ł ş ă ž ß Đđ Ħħ Ğğ İı Ő ű Ț ț Ċ ŵ Nguyễn Thị Hồng Ánh ΑΒΓΔΘΩαβγδθωάέήίόύώ АБВГДЖЯабвгджяЁёЇїҐґ « » ’ “ ” – — … · ° № € \u202f"
	for _, bold := range []bool{false, true} {
		if got := b.drawable(letters, hand{10, bold, black}); strings.ContainsRune(got, missing) {
			t.Errorf("bold %v: the font lacks some of %s", bold, got)
		}
	}
	if got := b.drawable("Levi לוי 12 כהן", hand{10, false, black}); got != "Levi ןהכ 12 יול" {
		t.Errorf("Hebrew stands as %q", got)
	}
	if got := b.drawable("日x\U0001F600\ufffd", hand{10, false, black}); got != "□x□□" {
		t.Errorf("what the font lacks is %q", got)
	}
}

func TestTheSameFactsGiveTheSameBytes(t *testing.T) {
	make := func() []byte {
		return slices.Concat(
			written(t, func(b *bytes.Buffer) error { return WriteSheets(b, French, []Sheet{sheetOf(40)}) }),
			written(t, func(b *bytes.Buffer) error {
				return WriteCertificates(b, French, []Certificate{certificateOf(odd[0], 2)})
			}),
			written(t, func(b *bytes.Buffer) error { return WriteFallback(b, French, fallbackOf(40), "") }),
		)
	}
	if !bytes.Equal(make(), make()) {
		t.Error("two sheets of one state differ")
	}
}

func TestLongTextStaysInItsRoom(t *testing.T) {
	b, err := newBook(french, "", later, false)
	if err != nil {
		t.Fatal(err)
	}
	h := hand{10, true, black}
	for _, text := range []string{"", "x", strings.Repeat("Vandenbroucke ", 30), strings.Repeat("W", 300)} {
		fitted, with := b.fit(text, h, 40)
		if b.width(fitted, with) > 40 || with.size < 8 {
			t.Errorf("%d letters are %.1f mm at %.1f points", len(text), b.width(fitted, with), with.size)
		}
		for _, line := range b.wrap(text, h, 40) {
			if b.width(line, h) > 40 {
				t.Errorf("a line of %d letters is %.1f mm", len(text), b.width(line, h))
			}
		}
	}
}
