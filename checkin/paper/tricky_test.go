package paper

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"opale/checkin"
	"opale/checkin/tricky"
)

// trickyOf invents a list with some cases of each kind at Calais and nothing at
// Dunkerque.
func trickyOf(cases int) *Tricky {
	f := tricky.New(&event)
	add := func(code string, p Person, more checkin.Fields) {
		r := checkin.Registration{ID: checkin.CodedID(event.ID, "", code)}
		r.Values[checkin.FieldCode], r.Values[checkin.FieldFirstName], r.Values[checkin.FieldLastName] = code, p.Given, p.Family
		r.Values[checkin.FieldVenue] = "calais"
		for field, v := range more {
			r.Values[field] = v
		}
		f.Add(&r)
	}
	for i := range cases {
		one, two, three := guest(i), guest(i), guest(i+300)
		two.Family = strings.ToUpper(two.Family)
		add(fmt.Sprintf("A-%d", i), one, checkin.Fields{checkin.FieldTown: "Marck"})
		add(fmt.Sprintf("B-%d", i), two, checkin.Fields{checkin.FieldTown: "Marck"})
		mail := checkin.Fields{checkin.FieldEmail: fmt.Sprintf("p%d@exemple.example", i), checkin.FieldCompany: three.Company}
		add(fmt.Sprintf("C-%d", i), three, mail)
		add(fmt.Sprintf("D-%d", i), three, mail)
	}
	add("E", Person{Family: checkin.Nameless}, checkin.Fields{checkin.FieldCompany: odd[3].Company})
	for i, p := range odd {
		add(fmt.Sprintf("O-%d", i), p, nil)
		add(fmt.Sprintf("P-%d", i), p, nil)
	}
	return &Tricky{Event: event, Report: f.Find(), Made: later}
}

func TestTrickyNamesTakeHalfAPageAVenue(t *testing.T) {
	for _, l := range []Language{French, English} {
		for cases, want := range map[int]int{0: 2, 1: 3, 3: 3, 40: 6} {
			made := trickyOf(cases)
			document := written(t, func(b *bytes.Buffer) error { return WriteTricky(b, l, made) })
			keep(t, fmt.Sprintf("tricky-%s-%d.pdf", l, cases), document)
			texts := pages(t, document, "")
			if len(texts) != want {
				t.Errorf("%s: %d cases are on %d pages, want %d", l, cases, len(texts), want)
			}
			text := strings.Join(texts, "\n")
			for _, g := range made.Report.Groups {
				for _, one := range g.People {
					if !strings.Contains(text, one.Code) {
						t.Errorf("%s: %s is on no page", l, one.Code)
					}
				}
			}
			if strings.Contains(text, "p0@") {
				t.Errorf("%s: an address is written whole", l)
			}
		}
	}
}

func TestTrickyNamesOfOneVenue(t *testing.T) {
	made := trickyOf(2)
	made.Venue = "dunkerque"
	texts := pages(t, written(t, func(b *bytes.Buffer) error { return WriteTricky(b, French, made) }), "")
	if len(texts) != 1 || !strings.Contains(texts[0], "Rien à signaler") || strings.Contains(texts[0], "A-0") {
		t.Error(texts)
	}
}
