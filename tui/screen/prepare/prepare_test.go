package prepare

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opale/checkin/bundle"
	"opale/checkin/plan"
	"opale/tui/i18n"
	"opale/tui/screen"
	"opale/tui/screen/screentest"
)

func says(t *testing.T, r *screentest.Rig, want ...string) {
	t.Helper()
	view := strings.ReplaceAll(r.View(), "\u00a0", " ")
	for _, text := range want {
		if !strings.Contains(view, text) {
			t.Errorf("%q is not said:\n%s", text, view)
		}
	}
}

// roomy is the usual window of a laptop.
func roomy(t *testing.T) *screentest.Rig {
	t.Helper()
	r := screentest.New(t)
	r.Size(100, 30)
	return r
}

func TestItGoesOnWhereSomethingIsLeftToDo(t *testing.T) {
	r, p := roomy(t), &player{}
	show(r, p)
	for _, c := range []struct {
		done func()
		at   step
	}{
		{func() {}, listStep},
		{func() { p.Known.Edition = six }, venueStep},
		{func() { p.Known.Plan.Set("calais", 2) }, phraseStep},
		{func() { p.Known.Identity = "a" }, phraseStep},
		{func() { p.Known.Plan.Noted = "a" }, stickStep},
		{func() { p.Known.Plan.Wrote(plan.Stick{Edition: six, Identity: "a"}) }, paperStep},
	} {
		c.done()
		again := New(r.Env)
		r.Show(again, again.Open())
		if again.at != c.at {
			t.Errorf("at step %d, want %d\n%s", again.at, c.at, r.View())
		}
	}
}

func TestTheEveningByItsKeys(t *testing.T) {
	r, p := roomy(t), &player{}
	p.Known.Edition = six
	show(r, p)
	r.Press("enter", "right", "enter", "enter", "enter", "enter", "enter") // three desks at the first venue
	if got := p.Known.Plan.At("dunkerque"); got != 3 {
		t.Errorf("%d desks at the first venue", got)
	}
	r.Elapse()
	r.Press("enter")
	r.Elapse()
	says(t, r, "MARÉE PHARE FILET DUNE FALAISE", "Écrivez ces cinq mots")
	r.Press("enter")
	r.Elapse()
	if p.Known.Plan.Noted != p.Known.Identity || p.Known.Identity == "" {
		t.Errorf("noted %q of %q", p.Known.Plan.Noted, p.Known.Identity)
	}
	r.Press("enter")
	says(t, r, "Branchez une clé USB.")
	p.put(r, key("UNE"))
	r.Press("enter")
	r.Elapse()
	says(t, r, "La clé « Dunkerque 1 » est écrite et relue.", "branchez la suivante : Dunkerque 2")
	r.Press("enter")
	if len(p.Orders) != 1 {
		t.Errorf("the stick that is still in was written again: %v", p.Orders)
	}
	p.pull(r)
	p.put(r, key("DEUX"))
	r.Press("enter")
	r.Elapse()
	want := []screen.StickOrder{
		{Desk: "Dunkerque 1", Desks: []plan.Desk{{Name: "Dunkerque 1", Venue: "dunkerque"}}},
		{Desk: "Dunkerque 2", Desks: []plan.Desk{{Name: "Dunkerque 2", Venue: "dunkerque"}}},
	}
	if diff := cmp.Diff(want, p.Orders); diff != "" {
		t.Error(diff)
	}
	r.Press("down", "enter")
	r.Elapse()
	says(t, r, "16 fichiers dans Bureau/OPALE papiers")
}

func TestAStickWithANameIsForThatDesk(t *testing.T) {
	r, p := roomy(t), evening()
	p.Known.Plan.Wrote(plan.Stick{Desk: "Calais 2", Edition: six, Identity: "a"})
	p.Known.Edition = ten
	show(r, p)
	says(t, r, "Clés à réécrire : Calais 2")
	old := key("BLEUE")
	old.IsKit, old.Label = true, bundle.Label{Edition: six, Desks: []bundle.Given{{Desk: "Calais 2", Venue: "calais"}}}
	p.put(r, old)
	says(t, r, "BLEUE, branchée : clé « Calais 2 », liste MOULE", "réécrire « Calais 2 »")
	r.Press("enter")
	r.Elapse()
	if len(p.Orders) != 1 || p.Orders[0].Desk != "Calais 2" {
		t.Fatalf("written: %v", p.Orders)
	}
	if strings.Contains(r.View(), "Clés à réécrire") {
		t.Errorf("still to be rewritten:\n%s", r.View())
	}
}

// Whatever the step has to offer, the way out is shown, and what Enter does is
// said whole.
func TestTheWayOutIsAlwaysShown(t *testing.T) {
	for name, p := range map[string]*player{"nothing yet": {}, "in the middle": evening()} {
		for _, lang := range []i18n.Lang{i18n.French, i18n.English} {
			for _, width := range []int{40, 60, 80, 100} {
				r := screentest.New(t)
				r.Speak(lang)
				r.Size(width, 24)
				show(r, p)
				p.put(r, key("UNE"))
				r.Press("up", "up", "up", "up", "up", "up")
				for s := range steps {
					lines := strings.Split(strings.TrimRight(r.View(), "\n "), "\n")
					foot := lines[len(lines)-1]
					if !strings.Contains(foot, r.Env.Words.Keys.Escape) || strings.Contains(foot, "…") {
						t.Errorf("%s, step %d, %s, %d wide: %q", name, s+1, lang, width, foot)
					}
					r.Press("down")
				}
				p.pull(r)
			}
		}
	}
}

func TestTheStickThatGoesRoundIsForAll(t *testing.T) {
	r, p := roomy(t), evening()
	show(r, p)
	p.put(r, key("VERTE"))
	for range 20 {
		r.Press("right")
	}
	r.Press("enter")
	r.Elapse()
	if len(p.Orders) != 1 || p.Orders[0].Desk != plan.Round || len(p.Orders[0].Desks) != 8 {
		t.Fatalf("written: %+v", p.Orders)
	}
	says(t, r, "Toutes les clés sont prêtes.")
}

func TestAnotherEventsStickStays(t *testing.T) {
	r, p := roomy(t), evening()
	show(r, p)
	other := key("AILLEURS")
	other.IsKit, other.Alien = true, true
	p.put(r, other)
	r.Press("enter")
	if says(t, r, "la clé d'un autre événement"); len(p.Orders) > 0 {
		t.Errorf("written over: %v", p.Orders)
	}
}

func TestAPassphraseIsRenewedByAnArrowOnly(t *testing.T) {
	r, p := roomy(t), evening()
	p.Known.Plan.Wrote(plan.Stick{Desk: "Calais 1", Edition: six, Identity: "a"})
	show(r, p)
	r.Press("up", "enter")
	if p.Known.Identity != "a" {
		t.Fatal("Enter alone drew another passphrase")
	}
	r.Press("up", "right")
	says(t, r, "elles seront à réécrire")
	r.Press("enter")
	r.Elapse()
	if p.Known.Identity == "a" {
		t.Fatal("it was not renewed")
	}
	says(t, r, "Autre phrase de passe ici. Clés à réécrire : Calais 1")
}

func TestAStickThatIsStoppedIsSaid(t *testing.T) {
	r, p := roomy(t), evening()
	s := show(r, p)
	p.put(r, key("KINGSTON"))
	p.Pause = stopped
	r.Press("enter")
	r.Elapse()
	says(t, r, "cette clé n'est pas complète")
	if s.work.asked != 0 || len(p.Orders) > 0 {
		t.Error("it is still written")
	}
}

func TestWhatIsPluggedInIsMeant(t *testing.T) {
	r, p := roomy(t), evening()
	show(r, p)
	p.put(r, key("UNE"))
	p.put(r, key("DEUX"))
	says(t, r, "DEUX, branchée")
	r.Press("pgdown")
	says(t, r, "UNE, branchée")
	p.pull(r)
	says(t, r, "Branchez une clé USB.")
}

func TestWhatIsMissingIsSaidOnce(t *testing.T) {
	r, p := roomy(t), evening()
	show(r, p)
	r.Press("enter")
	if n := strings.Count(r.View(), "Branchez une clé USB."); n != 1 {
		t.Errorf("said %d times\n%s", n, r.View())
	}
}
