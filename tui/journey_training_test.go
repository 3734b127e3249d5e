package tui_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"opale/checkin"
	"opale/checkin/rehearsal"
	"opale/checkin/training"
	"opale/tui"
	"opale/tui/screen/screentest"
)

// train opens a training of some shape on a virtual terminal.
func train(t *testing.T, shape training.Shape, width, height int) (*terminal, *screentest.Rig, *training.Course) {
	t.Helper()
	event := checkin.Fabriques(2026)
	morning := time.Date(2026, time.November, 28, 9, 42, 0, 0, event.Location())
	course, err := training.New(rehearsal.Event(event, morning), screentest.Karim, shape, morning)
	if err != nil {
		t.Fatal(err)
	}
	rig := screentest.Of(t, course.Event)
	list := checkin.Listing{Name: "demo", Invented: true}
	for i := range course.People {
		fields := checkin.Fields{}
		for f, v := range course.People[i].Values {
			if v != "" {
				fields[checkin.Field(f)] = v
			}
		}
		list.Rows = append(list.Rows, checkin.ListedRow{Line: i + 2, Fields: fields})
	}
	if _, err := checkin.Import(t.Context(), rig.Store, checkin.Actor{}, list, false); err != nil {
		t.Fatal(err)
	}
	for _, id := range course.In {
		rig.Arrive(id, checkin.Actor{Desk: course.InBy, Venue: "calais", Operator: "Sofia"}, 40*time.Minute)
	}
	read := func() (training.Facts, error) { return training.Read(&course.Event, rig.Store) }
	term := startWith(t, rig, width, height, func(o *tui.Options) {
		o.Training = &tui.Training{Course: course, Read: read, Pause: time.Millisecond}
	})
	term.sees("Delattre, Cathy")
	term.reads()
	return term, rig, course
}

// note searches somebody and presses Enter as often as the desk asks, until the
// training says so.
func (term *terminal) note(query, name, until string) {
	term.t.Helper()
	term.send(query)
	term.sees("┃ "+query, name)
	term.presses(enter, until)
}

// again is after how long a key is repeated: longer than any panel is deaf, and
// long enough for a busy machine to draw what the first one did, which the second
// would answer.
const again = 800 * time.Millisecond

// presses repeats a key that a panel may be deaf to at first.
func (term *terminal) presses(key, until string) {
	term.t.Helper()
	last := time.Time{}
	term.until("never so", func(seen string) bool {
		if strings.Contains(seen, until) {
			return true
		}
		if time.Since(last) > again {
			last = time.Now()
			term.send(key)
		}
		return false
	}, []string{until})
}

// TestTenVisitorsTeachADay plays the training whole, with a mistake at most of
// the visitors: each is said gently, and what to do is enough to go on.
func TestTenVisitorsTeachADay(t *testing.T) {
	term, rig, course := train(t, training.Shape{}, 80, 24)
	term.sees("RÉPÉTITION", "Dix visiteurs inventés", "Visiteur 1 sur 10")

	term.note("haddad", "HADDAD", "À RÉGLER") // somebody else: nothing is noted yet
	term.presses(escape, "┃ ▌")
	term.note("boutin", "BOUTIN", "INSCRIPTION")
	term.send(down)
	term.presses(enter, "Ce n'était pas Salomé BOUTIN")
	term.send(ctrlZ)
	term.presses(enter, "ARRIVÉE RETIRÉE")
	term.loses("Ce n'était pas")
	term.note("delattre", "DELATTRE Cathy", "Visiteur 2 sur 10")
	term.sees("l'arrivée de Cathy DELATTRE est notée", "Lefèvre, Philippe")

	term.note("lefevre", "LEFEBVRE Philippe", "Visiteur 3 sur 10")
	term.sees("CODE INCONNU", "B7Q2-ANCIEN-4481", "Loyer, Inès", "le code est gardé")
	term.send(escape)
	term.loses("le code est gardé")
	term.note("loyer", "LOYER", "Visiteur 4 sur 10")

	term.send("martin claire")
	term.sees("Conseil Inventé", "Marck")
	term.goes("Conseil Inventé")
	term.send(enter)
	term.sees("Ce n'était pas Claire MARTIN (Conseil Inventé)")
	term.send(ctrlZ)
	term.presses(enter, "ARRIVÉE RETIRÉE")
	term.send("martin claire")
	term.sees("Conseil Inventé", "Marck")
	term.goes("(sans société)")
	term.send(enter)
	term.sees("la bonne Claire MARTIN", "Visiteur 5 sur 10")

	term.note("vandenbussche", "VANDENBUSSCHE", "DÉJÀ LÀ")
	term.send(up, up) // « je ne sais pas »
	term.sees("▶ je ne sais pas")
	term.presses(enter, "Ctrl+Z retire cette deuxième")
	term.send(ctrlZ)
	term.presses(enter, "ARRIVÉE RETIRÉE")
	term.note("vandenbussche", "VANDENBUSSCHE", "DÉJÀ LÀ")
	term.send(escape)
	term.sees("rien à noter, la personne passe", "Visiteur 6 sur 10")

	term.note("macquet", "MACQUET", "INSCRIPTION À DUNKERQUE")
	term.send(down)
	term.presses(enter, "Je me suis trompé")
	term.send(ctrlZ)
	term.presses(enter, "Visiteur 7 sur 10")

	term.note("boutin", "BOUTIN", "INSCRIPTION LE")
	term.send(down)
	term.presses(enter, "Visiteur 8 sur 10")
	term.note("haddad", "HADDAD", "À RÉGLER")
	term.send(down)
	term.presses(enter, "Visiteur 9 sur 10")

	term.note("sailly", "SAILLY", "INSCRIPTION ANNULÉE")
	term.send(down)
	term.presses(enter, "┃ Sailly")
	term.send(tab)
	term.sees("▶ noter l'arrivée de Jean-Baptiste SAILLY")
	term.presses(enter, "Visiteur 10 sur 10")
	term.sees("Ysaline CARPENTIER s'est notée", "Coopérative Imaginaire, nous sommes trois")
	term.send(ctrlO)
	term.sees("ÉLOY Abel", "HOGUET Firmin")
	term.presses(enter, "10 visiteurs sur 10")
	term.sees("9 sur 12", "le nom tapé, les homonymes, déjà là", "Ctrl+X quitte")

	facts, err := training.Read(&course.Event, rig.Store)
	if err != nil {
		t.Fatal(err)
	}
	if len(facts) != 11 { // ten and the two of the group, without Hugo, who went again
		t.Errorf("%d people are in", len(facts))
	}
}

// goes moves to the row that has a text.
func (term *terminal) goes(text string) {
	term.t.Helper()
	chosen := func(seen string) bool {
		for line := range strings.Lines(seen) {
			if strings.Contains(line, "▶") && strings.Contains(line, text) {
				return true
			}
		}
		return false
	}
	last, n := time.Time{}, 0
	term.until("never chosen", func(seen string) bool {
		if chosen(seen) {
			return true
		}
		if time.Since(last) > again { // an answer that comes late forgets the choice
			term.send([]string{down, down, up}[n%3])
			last, n = time.Now(), n+1
		}
		return false
	}, []string{text})
}

// TestTrickyNamesOfTheListComeAsVisitors plays the visitors that a real list asks
// for: names that sound alike, people whom nothing tells apart, a ticket without
// a name, a person registered twice.
func TestTrickyNamesOfTheListComeAsVisitors(t *testing.T) {
	term, _, _ := train(t, training.Shape{Spelt: true, Bare: true, Nameless: true, Twice: true}, 100, 30)
	term.note("delattre", "DELATTRE Cathy", "Visiteur 2 sur 10")
	term.sees("L, E, F, E, B, V, R, E")
	term.send("lefebvre")
	term.sees("┃ lefebvre", "LEFEBVRE Philippe", "LEFÈVRE Philippe")
	term.goes("LEFÈVRE")
	term.presses(enter, "Ce n'était pas Philippe LEFÈVRE")
	term.send(ctrlZ)
	term.presses(enter, "ARRIVÉE RETIRÉE")
	term.note("lefebvre", "LEFEBVRE Philippe", "Visiteur 3 sur 10")
	term.sees("et non l'autre nom", "le code est gardé")
	term.send(escape)
	term.loses("le code est gardé")
	term.note("loyer", "LOYER", "Visiteur 4 sur 10")
	term.sees("Non, sans société")
	term.send("martin claire")
	term.sees("Deux personnes portent ce nom")
	term.goes("MARTIN Claire")
	term.send(enter)
	term.sees("la liste des noms pièges évite ce cas", "Visiteur 5 sur 10")
}

func TestATrainingFitsASmallWindow(t *testing.T) {
	term, _, _ := train(t, training.Shape{}, 60, 12)
	term.sees("Delattre, Cathy", "RÉPÉTITION")
	term.note("delattre", "DELATTRE", "Lefèvre, Philippe")
}

func TestTabBeforeTheDeskLeavesForATraining(t *testing.T) {
	rig, _ := expect(t)
	term := startWith(t, rig, 80, 24, func(o *tui.Options) { o.Settings, o.Setup, o.Trains = rig.Store, true, true })
	term.sees("Tab  s'entraîner")
	term.send(tab)
	select {
	case err := <-term.done:
		if !errors.Is(err, tui.ErrTrains) {
			t.Errorf("the desk ended with %v", err)
		}
		term.done <- nil
	case <-time.After(patience):
		t.Fatal("the desk does not end")
	}
}
