package tricky_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"opale/checkin"
	"opale/checkin/tricky"
)

var event = checkin.Fabriques(2026)

// line invents a registration: first name, last name, company, town, e-mail,
// telephone, venue, sessions.
func line(code string, cells ...string) checkin.Registration {
	r := checkin.Registration{ID: checkin.CodedID(event.ID, "", code)}
	r.Values[checkin.FieldCode] = code
	for i, f := range []checkin.Field{
		checkin.FieldFirstName, checkin.FieldLastName, checkin.FieldCompany, checkin.FieldTown, checkin.FieldEmail, checkin.FieldPhone, checkin.FieldVenue, checkin.FieldSessions,
	} {
		if i < len(cells) {
			r.Values[f] = cells[i]
		}
	}
	return r
}

func find(people ...checkin.Registration) tricky.Report {
	f := tricky.New(&event)
	for i := range people {
		f.Add(&people[i])
	}
	return f.Find()
}

// told is a report in a line for each group.
func told(r tricky.Report) string {
	var b strings.Builder
	for _, g := range r.Groups {
		codes := make([]string, len(g.People))
		for i, t := range g.People {
			codes[i] = t.Code
		}
		slices.Sort(codes)
		fmt.Fprintf(&b, "%s@%s spelt=%t %s\n", g.Kind, g.Venue, g.Spelt, strings.Join(codes, " "))
	}
	return b.String()
}

func TestWhatIsTricky(t *testing.T) {
	martin := func(code string, more ...string) checkin.Registration {
		return line(code, append([]string{"Claire", "Martin"}, more...)...)
	}
	for name, c := range map[string]struct {
		people []checkin.Registration
		want   string
	}{
		"one name, nothing else":              {[]checkin.Registration{martin("A", "", "", "", "", "calais"), martin("B", "", "", "", "", "calais", "calais-j2")}, "alike@calais spelt=false A B\n"},
		"one of them has a company":           {[]checkin.Registration{martin("A", "Port Conseil", "", "", "", "calais"), martin("B", "", "", "", "", "calais")}, ""},
		"another town":                        {[]checkin.Registration{martin("A", "", "Marck", "", "", "calais"), martin("B", "", "Calais", "", "", "calais")}, ""},
		"addresses that look the same":        {[]checkin.Registration{martin("A", "", "", "claire@a.example", "", "calais"), martin("B", "", "", "cmartin@a.example", "", "calais")}, "alike@calais spelt=false A B\n"},
		"other addresses":                     {[]checkin.Registration{martin("A", "", "", "claire@a.example", "", "calais"), martin("B", "", "", "claire@b.example", "", "calais")}, ""},
		"other days":                          {[]checkin.Registration{martin("A", "", "", "", "", "calais", "calais-j1"), martin("B", "", "", "", "", "calais", "calais-j2")}, ""},
		"other venues":                        {[]checkin.Registration{martin("A", "", "", "", "", "calais"), martin("B", "", "", "", "", "boulogne")}, ""},
		"anywhere":                            {[]checkin.Registration{martin("A"), martin("B")}, "alike@ spelt=false A B\n"},
		"one anywhere":                        {[]checkin.Registration{martin("A"), martin("B", "", "", "", "", "montreuil", "montreuil-j3")}, "alike@montreuil spelt=false A B\n"},
		"by ear":                              {[]checkin.Registration{line("A", "Philippe", "LEFEBVRE"), line("B", "Filippe", "Lefèvre"), line("C", "Philippe", "Levasseur")}, "alike@ spelt=true A B\n"},
		"three":                               {[]checkin.Registration{martin("A"), martin("B"), martin("C")}, "alike@ spelt=false A B C\n"},
		"twice for a session":                 {[]checkin.Registration{martin("A", "X", "", "claire@a.example", "", "calais"), martin("B", "Y", "", "CLAIRE@a.example", "", "calais", "calais-j1")}, "twice@calais spelt=false A B\n"},
		"once for each day":                   {[]checkin.Registration{martin("A", "X", "", "claire@a.example", "", "calais", "calais-j2"), martin("B", "X", "", "claire@a.example", "", "calais", "calais-j1")}, ""},
		"twice by telephone":                  {[]checkin.Registration{martin("A", "X", "", "", "06 39 98 00 01", "calais"), line("B", "Clare", "Martin", "Y", "", "", "+33639980001", "calais")}, "twice@calais spelt=false A B\n"},
		"a couple of one address":             {[]checkin.Registration{line("A", "Jean", "Roy", "X", "", "roy@a.example"), line("B", "Jeanne", "Roy", "X", "", "roy@a.example")}, ""},
		"one buyer for several":               {[]checkin.Registration{line("A", "Jean", "Roy", "X", "", "a@a.example"), line("B", "Odile", "Nord", "X", "", "a@a.example")}, ""},
		"the same man twice and his namesake": {[]checkin.Registration{martin("A", "", "", "claire@a.example"), martin("B", "", "", "claire@a.example"), martin("C", "", "", "clairemartin@a.example")}, "alike@ spelt=false A B C\ntwice@ spelt=false A B\n"},
		"no names": {[]checkin.Registration{
			line("A", "", checkin.Nameless, "Marée", "", "m@a.example", "", "calais"), line("B", "", "+1", "Marée", "", "m@a.example", "", "calais"), line("C", "Invité", "2", "", "", "", "", "calais"),
			line("D", "", "Marée Boulonnaise", "MAREE BOULONNAISE", "", "", "", "boulogne"), line("E", "x", "X", "", "", "", "", "calais"), line("F", "Garage", "Nord", "Garage Nord"),
		}, "nameless@boulogne spelt=false D\nnameless@calais spelt=false A B\nnameless@calais spelt=false C\nnameless@calais spelt=false E\nnameless@ spelt=false F\n"},
		"names after all":     {[]checkin.Registration{line("A", "Claire", "Martin", "Claire Martin"), line("B", "Bo", "O"), line("C", "", "Invitti")}, ""},
		"who is not expected": {[]checkin.Registration{func() checkin.Registration { r := martin("A"); r.Withdrawn = true; return r }(), func() checkin.Registration { r := martin("B"); r.WalkIn = true; return r }(), martin("C"), func() checkin.Registration { r := martin("D"); r.Values[checkin.FieldStatus] = "cancelled"; return r }()}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			got := told(find(c.people...))
			lines := func(s string) []string { return slices.Sorted(strings.Lines(s)) }
			if !slices.Equal(lines(got), lines(c.want)) {
				t.Errorf("told\n%swant\n%s", got, c.want)
			}
		})
	}
}

func TestVenuesWithoutSessionsHaveADoor(t *testing.T) {
	bare := checkin.Event{Venues: []checkin.Venue{{ID: "halle", Name: "Halle"}, {ID: "quai", Name: "Quai"}}}
	a, b, c := line("A", "Odile", "Nord", "", "", "", "", "halle"), line("B", "Odile", "Nord", "", "", "", "", "halle"), line("C", "Odile", "Nord", "", "", "", "", "quai")
	f := tricky.New(&bare)
	for _, r := range []checkin.Registration{a, b, c} {
		f.Add(&r)
	}
	if got := told(f.Find()); got != "alike@halle spelt=false A B\n" {
		t.Error(got)
	}
}

func TestGroupsStandByVenueAndAreCounted(t *testing.T) {
	r := find(
		line("A", "Odile", "Nord", "", "", "", "", "montreuil"), line("B", "Odile", "Nord", "", "", "", "", "montreuil"),
		line("C", "Inès", "Sailly"), line("D", "Inès", "Sailly"),
		line("E", "", "+1", "", "", "", "", "dunkerque"),
		line("F", "Abel", "Éloy", "", "", "", "", "montreuil"), line("G", "Abel", "Eloi", "", "", "", "", "montreuil"),
	)
	if want := "nameless@dunkerque spelt=false E\nalike@montreuil spelt=true F G\nalike@montreuil spelt=false A B\nalike@ spelt=false C D\n"; told(r) != want {
		t.Errorf("told\n%swant\n%s", told(r), want)
	}
	want := []tricky.Count{{Venue: "dunkerque", Nameless: 1}, {Venue: "calais"}, {Venue: "boulogne"}, {Venue: "montreuil", Alike: 2}, {Alike: 1}}
	if !slices.Equal(r.Counts, want) || r.Read != 7 {
		t.Errorf("%+v", r)
	}
	if len(r.At("montreuil")) != 2 || len(r.At("")) != 1 || r.All() != 4 {
		t.Error("the groups of a venue are not its own")
	}
}
