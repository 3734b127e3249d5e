package tui_test

import (
	"testing"
	"time"

	"opale/checkin"
	"opale/tui"
	"opale/tui/screen"
)

var _ = walks(flow{"how somebody sells", 3, func(t *testing.T, k *keyboard) {
	k.types("lefevre")
	k.press(enter)
	k.sees("C'EST NOTÉ", "Comment vendez-vous", "boutique et site")
	k.count()
	k.press(right, right, enter)
	k.sees("vend : boutique et site")
	k.tells(k.ids[philippe], checkin.KindArrived, checkin.KindAnswered)
	history := k.rig.History(k.ids[philippe])
	if got := history[len(history)-1].Personal.Fields[checkin.FieldProfile]; got != string(checkin.ProfileBoth) {
		t.Errorf("the answer is %q", got)
	}
}})

func TestTheNextNameSkipsTheQuestion(t *testing.T) {
	rig, ids := expect(t)
	term := start(t, rig, 80, 24)
	term.send("lefevre", enter)
	term.sees("C'EST NOTÉ", "Comment vendez-vous")
	term.send("d1")
	term.loses("Comment vendez-vous")
	term.sees("┃ d1")
	term.send(escape, "lefeuvre", enter)
	term.sees("L E F E U V R E", "Comment vendez-vous")
	term.send(right)
	term.sees("Entrée  noter cette réponse")
	term.send(escape) // without an answer
	term.loses("noter cette réponse")
	term.send("dew", enter) // an Enter behind letters is never an answer
	term.sees("D E W U L F")
	for _, i := range []int{philippe, philippine, wim} {
		history := rig.History(ids[i])
		if last := history[len(history)-1]; last.Kind != checkin.KindArrived {
			t.Errorf("%d: the journal ends with %s", i, last.Kind)
		}
	}
}

func TestWhoHasAnsweredElsewhereIsNotAskedAgain(t *testing.T) {
	rig, ids := expect(t)
	err := rig.Store.Write(t.Context(), poste1, func(tx checkin.Tx) error {
		_, err := tx.Append(checkin.Fact{
			Kind: checkin.KindAnswered, Subject: ids[philippe],
			Personal: checkin.Personal{Fields: checkin.Fields{checkin.FieldProfile: string(checkin.ProfileOnline)}},
		})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	term := start(t, rig, 80, 24)
	term.send("lefevre", enter)
	term.sees("C'EST NOTÉ", "L E F È V R E")
	term.send(ctrlK, escape) // keys behind the panel: whatever it was going to ask would be asked by now
	term.send("dewulf", enter)
	term.sees("D E W U L F", "Comment vendez-vous")
	if n := len(rig.History(ids[philippe])); n != 3 {
		t.Errorf("%d entries", n)
	}
}

func TestTheQuestionPausesInARush(t *testing.T) {
	rig, _ := expect(t)
	term := start(t, rig, 120, 40)
	if _, err := rig.Env.Desk.Count(t.Context(), 20, checkin.RegistrationID{}); err != nil { // a bus
		t.Fatal(err)
	}
	term.sees("question en pause : beaucoup de monde")
	term.send("lefevre", enter)
	term.sees("C'EST NOTÉ", "Ctrl+Z  ce n'était pas cette personne")
	rig.Wait(4 * time.Minute)
	term.loses("question en pause")
	term.send("dewulf", enter)
	term.sees("C'EST NOTÉ", "Wim", "Comment vendez-vous")
}

func TestTheQuestionIsSwitchedOff(t *testing.T) {
	rig, _ := expect(t)
	if err := rig.Store.Remember(screen.SettingCensus, screen.SettingOff); err != nil {
		t.Fatal(err)
	}
	term := startWith(t, rig, 80, 24, func(o *tui.Options) { o.Settings = rig.Store })
	term.sees(" sur 6")
	term.send("lefevre", enter)
	term.sees("C'EST NOTÉ", "L E F È V R E")
	term.send("dewulf", enter)
	term.sees("D E W U L F", "Ctrl+Z  ce n'était pas cette personne")
	term.loses("Comment vendez-vous")
}
