package tui_test

import (
	"context"
	"testing"
	"time"

	"opale/checkin"
	"opale/tui"
	"opale/tui/pin"
	"opale/tui/screen/screentest"
)

// Keys of the hand-over.
const (
	ctrlU = "\x15"
	ctrlW = "\x17"
	ctrlY = "\x19"
)

func seated(rig *screentest.Rig) func(*tui.Options) {
	return func(o *tui.Options) { o.Settings, o.Replica = rig.Store, rig.Store }
}

var _ = walks(flow{"somebody else at the desk", 3, func(t *testing.T, k *keyboard) {
	k.rig.Arrive(k.ids[philippine], checkin.Actor{Desk: "Calais 1", Venue: "calais", Operator: "Sofia"}, 30*time.Minute)
	k.count()
	k.press(ctrlU)
	k.sees("Qui est à ce poste", "▷ Sofia")
	k.press(down, enter)
	k.sees("Calais 1 · Sofia")
	k.rest()
	k.types("dewulf")
	k.press(enter)
	k.sees("C'EST NOTÉ")
	history := k.rig.History(k.ids[wim])
	if got := history[len(history)-1].Operator; got != "Sofia" {
		t.Errorf("noted by %q", got)
	}
}})

// TestHandOver goes from one volunteer to the next: three keys, and what is
// noted from then on carries the new name.
func TestHandOver(t *testing.T) {
	rig, ids := expect(t)
	sofia := checkin.Actor{Desk: "Calais 1", Venue: "calais", Operator: "Sofia"}
	err := rig.Store.Write(context.Background(), sofia, func(tx checkin.Tx) error {
		_, err := tx.Append(checkin.Fact{Kind: checkin.KindNoted, Subject: ids[philippine], Personal: checkin.Personal{Note: "la veille"}})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	term := startWith(t, rig, 80, 24, seated(rig))
	term.sees("Calais 1 · Karim", " sur 6")
	term.send(ctrlU)
	term.sees("Qui est à ce poste", "▷ Sofia")
	term.send(down)
	term.sees("Entrée  Sofia est à ce poste")
	term.send(enter)
	term.sees("Nom, société", "Calais 1 · Sofia")
	term.send("dewulf")
	term.sees("Wim DEWULF : noter l'arrivée")
	term.send(enter)
	term.sees("C'EST NOTÉ")
	history := rig.History(ids[wim])
	if got := history[len(history)-1].Operator; got != "Sofia" {
		t.Errorf("noted by %q", got)
	}
}

// TestLockedAndOpened locks a desk over a search, has a scanner try, and goes on
// where it was: the journal has nothing of what came meanwhile.
func TestLockedAndOpened(t *testing.T) {
	rig, ids := expect(t)
	if err := pin.Set(rig.Store, pin.Desk, "4711"); err != nil {
		t.Fatal(err)
	}
	term := startWith(t, rig, 80, 24, seated(rig))
	term.sees("Calais 1 · Karim", " sur 6")
	term.send("lefev")
	term.sees("LEFÈVRE")
	term.send(ctrlW)
	term.sees("POSTE VERROUILLÉ", "0 sur 6")
	term.loses("LEFÈVRE", "Karim", "lefev")
	term.send("OPALE-1004\r")
	term.sees("il n'est pas noté")
	term.send("1", "2", "3", "4", enter)
	term.sees("Ce n'est pas le bon code")
	term.until("it stays shut", func(string) bool { return len(in(t, rig, ids)) == 0 }, nil)
	term.loses("Nouvel essai")
	term.send("'", "è", "&", "&") // 4711 without Shift
	term.sees("┃ ● ● ● ●")
	term.send(enter)
	term.sees("┃ lefev", "LEFÈVRE Philippe", "Karim")
	wantIn(t, rig, ids)
	term.send(enter)
	term.sees("C'EST NOTÉ")
	wantIn(t, rig, ids, philippe)
}

// TestSettingsShowAtOnce changes the theme and the language, and finds them
// kept.
func TestSettingsShowAtOnce(t *testing.T) {
	rig, _ := expect(t)
	term := startWith(t, rig, 80, 24, seated(rig))
	term.sees("Nom, société")
	term.send(ctrlY)
	term.sees("Réglages", "▶ automatique")
	term.send(right, right, right)
	term.sees("▶ contrastée")
	term.send(down, down)
	term.send(right)
	term.sees("Settings", "▶ high contrast", "▶ English")
	term.send(escape)
	term.sees("Name, company, town")
	for key, want := range map[string]string{"theme": "contrast", "lang": "en"} {
		term.until("never kept", func(string) bool {
			got, err := rig.Store.Remembered(key)
			return err == nil && got == want
		}, []string{key})
	}
}

// TestTheTrialPageNotesNobody scans somebody's code and the trial code on the
// page for that: it says what came, and the journal has nothing of it.
func TestTheTrialPageNotesNobody(t *testing.T) {
	rig, ids := expect(t)
	term := startWith(t, rig, 120, 40, seated(rig))
	term.sees("Nom, société", " sur 6")
	term.send(ctrlY)
	term.sees("Réglages")
	for range 10 {
		term.send(down)
	}
	term.sees("Entrée  essayer")
	term.send(enter)
	term.sees("Lisez le code d'essai", "Appuyez sur F2")
	term.send("OPALE-1004\r")
	term.sees("Reçu : O P A L E - 1 0 0 4 Entrée", "pris pour une lecture", "rien à corriger pour ce code")
	term.send("OPQLE)QWAZ?)à&é\"'(-è_ç\r")
	term.sees("Lecteur en QWERTY")
	term.send("\x1bOQ") // F2
	term.sees("F2 est arrivée")
	term.send(right)
	term.sees("Deux sons sont partis")
	term.until("two sounds", func(string) bool { return term.bell.Load() == 2 }, nil)
	term.send(escape)
	term.sees("Réglages")
	term.send(escape)
	term.sees("Nom, société")
	wantIn(t, rig, ids)
}
