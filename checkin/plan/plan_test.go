package plan

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"opale/checkin"
)

var (
	six = checkin.Edition{Word: "MOULE", Digest: "01"}
	ten = checkin.Edition{Word: "GALET", Digest: "02"}
)

func TestEachVenueHasTwoDesksUntilSomebodySays(t *testing.T) {
	event := checkin.Fabriques(2026)
	var p Plan
	if n := len(p.Desks(&event)); n != Usual*len(event.Venues) {
		t.Errorf("%d desks", n)
	}
	p.Set("calais", 3)
	p.Set("calais", 1)
	p.Set("dunkerque", 0)
	var names []string
	for _, d := range p.Desks(&event) {
		if d.Venue == "calais" || d.Venue == "dunkerque" {
			names = append(names, d.Name)
		}
	}
	if diff := cmp.Diff([]string{"Calais 1"}, names); diff != "" {
		t.Error(diff)
	}
}

func TestANewerListOrPassphraseMakesSticksOld(t *testing.T) {
	var p Plan
	if got := p.Stand("Calais 1", six, "a"); got != ToWrite {
		t.Errorf("before anything: %d", got)
	}
	p.Wrote(Stick{Desk: "Calais 1", Edition: six, Identity: "a"})
	p.Wrote(Stick{Desk: Round, Edition: ten, Identity: "a"})
	for _, c := range []struct {
		desk     string
		now      checkin.Edition
		identity string
		want     Standing
	}{
		{"Calais 1", six, "a", Written}, {"Calais 1", ten, "a", Behind}, {"Calais 1", six, "b", Locked},
		{"Calais 2", ten, "a", Written}, {"Calais 2", six, "a", Behind}, // of the stick that goes round
	} {
		if got := p.Stand(c.desk, c.now, c.identity); got != c.want {
			t.Errorf("%+v: %d", c, got)
		}
	}
	p.Wrote(Stick{Desk: "Calais 1", Edition: ten, Identity: "a"})
	if got := p.Stand("Calais 1", ten, "a"); got != Written || len(p.Sticks) != 2 {
		t.Errorf("written anew: %d, %d sticks", got, len(p.Sticks))
	}
}

// drawer is a laptop's settings.
type drawer map[string]string

func (d drawer) Remembered(key string) (string, error) { return d[key], nil }
func (d drawer) Remember(key, value string) error      { d[key] = value; return nil }

func TestThePlanGoesOnWhereItWasLeft(t *testing.T) {
	d := drawer{}
	p, err := Recall(d)
	if err != nil {
		t.Fatal(err)
	}
	p.Set("calais", 3)
	p.Noted = "a"
	p.Wrote(Stick{Desk: "Calais 1", Written: time.Date(2026, time.November, 27, 18, 32, 0, 0, time.UTC), Edition: six, Identity: "a"})
	p.Papers = &Papers{Folder: "papiers", Files: 3}
	if err := p.Keep(d); err != nil {
		t.Fatal(err)
	}
	again, err := Recall(d)
	if diff := cmp.Diff(p, again); diff != "" || err != nil {
		t.Error(diff, err)
	}
	d[setting] = "{"
	if again, err = Recall(d); err != nil || cmp.Diff(new(Plan), again) != "" {
		t.Errorf("one that is damaged is %+v, %v", again, err)
	}
}
