package known_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opale/checkin"
	"opale/checkin/known"
)

var event = checkin.Fabriques(2026)

// person invents somebody of a company: its name, their address, town, status.
func person(n int, company, email, town string, status checkin.Status) checkin.Registration {
	r := checkin.Registration{ID: checkin.CodedID(event.ID, "", fmt.Sprint(n))}
	r.Values[checkin.FieldLastName] = fmt.Sprint("Personne", n)
	r.Values[checkin.FieldCompany], r.Values[checkin.FieldEmail], r.Values[checkin.FieldTown] = company, email, town
	r.Values[checkin.FieldStatus] = string(status)
	return r
}

func came(sessions ...checkin.SessionID) (arrivals []checkin.Arrival) {
	for _, s := range sessions {
		arrivals = append(arrivals, checkin.Arrival{Session: s})
	}
	return arrivals
}

func TestNamesOfOneCompany(t *testing.T) {
	for _, same := range [][]string{
		{"Électro Diffusion", "ELECTRO DIFFUSION SARL", "S.A.R.L. Electro-Diffusion", "Sté Electro Diffusion"},
		{"Voiles & Cie", "VOILES", "Ets Voiles"},
		{"SAS", "sas"},
	} {
		for _, name := range same[1:] {
			if name != "S.A.R.L. Electro-Diffusion" && known.Key(name) != known.Key(same[0]) {
				t.Errorf("%q is %q, %q is %q", same[0], known.Key(same[0]), name, known.Key(name))
			}
		}
	}
	if known.Key("S.A.R.L. Electro-Diffusion") != known.Key("Electro Diffusion") {
		t.Errorf("a form with points: %q", known.Key("S.A.R.L. Electro-Diffusion"))
	}
	for text, want := range map[string]string{
		"contact@Voiles.example": "voiles.example", "https://www.voiles.example/boutique": "voiles.example", "moi@gmail.com": "", "voiles": "", "": "", "a@b.example, c@d.example": "",
	} {
		if got := known.Domain(text); got != want {
			t.Errorf("%q is of %q, want %q", text, got, want)
		}
	}
}

// TestPlantedFigures counts a list whose figures are known beforehand.
func TestPlantedFigures(t *testing.T) {
	lists := []checkin.KnownList{
		{Name: "chambre", Companies: []checkin.Company{
			{Name: "Voiles Fictives SARL", Town: "Calais"}, {Name: "Marée Imaginaire", Domain: "maree.example"}, {Name: "Tissus Inventés"}, {Name: "Boulangerie Exemple", Town: "Calais"},
			{Name: "Boulangerie Exemple", Town: "Marck"}, {Name: "Muette SAS"},
		}},
		{Name: "office", Companies: []checkin.Company{{Name: "VOILES FICTIVES", SIREN: "123456789"}}}, // the same once more
	}
	walkIn := person(9, "Nouvelle Enseigne", "", "Guînes", "")
	walkIn.WalkIn = true
	gone := person(10, "Muette", "", "", checkin.StatusValid)
	gone.Withdrawn = true
	undone := came("calais-j1")
	undone[0].Undone = &checkin.Undo{}
	people := []struct {
		checkin.Registration
		arrivals []checkin.Arrival
	}{
		{person(1, "Voiles Fictives", "", "Calais", checkin.StatusValid), came("calais-j1", "calais-j2", "dunkerque-j1")},
		{person(2, "voiles fictives sas", "", "Calais", checkin.StatusUnpaid), nil},
		{person(3, "", "contact@maree.example", "", checkin.StatusInvited), nil},
		{person(4, "Tissus Inventés", "", "", checkin.StatusInvited), came("calais-j1")},
		{person(5, "Boulangerie Exemple", "", "Marck", checkin.StatusValid), came("calais-j1")},
		{person(6, "Ailleurs EURL", "", "", checkin.StatusValid), came("montreuil-j1")},
		{person(7, "Ailleurs", "", "Étaples", checkin.StatusValid), undone},
		{person(8, "Restée SA", "", "", checkin.StatusValid), nil},
		{walkIn, came("calais-j1")},
		{gone, nil},
		{person(11, "", "x@gmail.com", "", checkin.StatusValid), came("calais-j1")},
	}
	count := func() known.Figures {
		c := known.New(&event, lists)
		for i := range people {
			c.Add(&people[i].Registration, people[i].arrivals)
		}
		return c.Figures()
	}
	got := count()
	firms := map[string]known.Firm{}
	for _, f := range got.Firms {
		firms[f.Name+" "+f.Town] = f
	}
	want := known.Figures{
		Known: 6, Registered: 2, Invited: 2, Came: 3, Silent: 2, New: 2,
		OfKnown: known.Count{Invited: 2, Registered: 3, Came: 3}, Others: known.Count{Registered: 4, Came: 3},
	}
	want.Firms = got.Firms
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if len(got.Firms) != 8 {
		t.Errorf("%d companies are told of", len(got.Firms))
	}
	if f := firms["Voiles Fictives SARL Calais"]; f.SIREN != "123456789" || f.Registered != 2 || f.Count.Came != 1 || !cmp.Equal(f.Venues, []checkin.VenueID{"dunkerque", "calais"}) {
		t.Errorf("%+v", f)
	}
	if f, ok := firms["Muette SAS "]; !ok || f.Listed {
		t.Errorf("who was withdrawn is still on a list: %+v", f)
	}
	if f := firms["Boulangerie Exemple Marck"]; f.Count.Came != 1 {
		t.Errorf("the company of the other town was counted: %+v", firms)
	}
	if f := firms["Nouvelle Enseigne Guînes"]; f.Known || f.Listed || f.Count.Came != 1 {
		t.Errorf("%+v", f)
	}
	if f := firms["Ailleurs Étaples"]; f.Registered != 2 || f.Count.Came != 1 || !f.Listed {
		t.Errorf("%+v", firms)
	}
	for range 20 {
		rand.Shuffle(len(people), func(i, j int) { people[i], people[j] = people[j], people[i] })
		if diff := cmp.Diff(got, count()); diff != "" {
			t.Fatal("the order in which people are read matters: ", diff)
		}
	}
}

// TestADomainOfTwoIsNeithers keeps a shared domain from counting for one of them.
func TestADomainOfTwoIsNeithers(t *testing.T) {
	c := known.New(&event, []checkin.KnownList{{Companies: []checkin.Company{{Name: "Un", Domain: "port.example"}, {Name: "Deux", Domain: "www.port.example"}}}})
	r := person(1, "", "a@port.example", "", checkin.StatusValid)
	c.Add(&r, nil)
	if f := c.Figures(); f.OfKnown.Registered != 0 || f.Others.Registered != 1 {
		t.Errorf("%+v", f)
	}
}
