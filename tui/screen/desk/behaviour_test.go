package desk

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/tui/i18n"
	"opale/tui/screen"
	"opale/tui/screen/screentest"
)

func TestTwoLettersNeverAdmitAtOnce(t *testing.T) {
	r, _, ids := rig(t)
	r.Press("wi", "enter")
	wants(t, r, "C'EST BIEN CETTE PERSONNE", "Entrée")
	r.Elapse()
	if arrivals(t, r, ids[speaker]) != 0 {
		t.Error("the first Enter admitted somebody who was not sure")
	}
	r.Press("enter")
	wants(t, r, "C'EST NOTÉ", "D E W U L F")
	if arrivals(t, r, ids[speaker]) != 1 {
		t.Error("the second Enter did not admit")
	}
}

func TestWhoIsChosenWithAnArrowIsSure(t *testing.T) {
	r, _, ids := rig(t)
	r.Press("lef", "down", "up", "enter")
	wants(t, r, "C'EST NOTÉ", "L E F È V R E")
	if arrivals(t, r, ids[philippe]) != 1 {
		t.Error("not admitted")
	}
}

func TestAFurtherLetterForgetsTheChoice(t *testing.T) {
	r, d, _ := rig(t)
	r.Press("le", "down")
	if !d.list.chosen {
		t.Fatal("an arrow chooses")
	}
	r.Press("f")
	if d.list.chosen {
		t.Error("the choice was for another text")
	}
}

func TestAnArrowGoesBackFromThePersonToTheList(t *testing.T) {
	r, _, _ := rig(t)
	r.Press("lef", "enter")
	wants(t, r, "C'EST BIEN CETTE PERSONNE")
	r.Press("down")
	lacks(t, r, "C'EST BIEN CETTE PERSONNE")
	wants(t, r, "▶ LEFEUVRE Philippine", "┃ lef")
}

func TestALetterOverAPanelBeginsTheNextSearch(t *testing.T) {
	r, _, _ := rig(t)
	for _, panel := range [][]string{{"lef", "enter"}, {"macquet", "enter"}, {"dewulf", "enter"}, {"lefeuvre", "enter"}} {
		r.Press(panel...)
		r.Press("m")
		wants(t, r, "┃ m▌", "MARTIN Claire")
		r.Press("esc")
	}
}

func TestARefusalThatComesLateLeavesTheNextNameAlone(t *testing.T) {
	r, d, ids := rig(t)
	r.Press("dew")
	visit, err := r.Env.Desk.CheckIn(t.Context(), checkin.Entrance{ID: ids[unpaid]})
	if err != nil {
		t.Fatal(err)
	}
	r.Send(visited{visit: visit})
	wants(t, r, "À RÉGLER", "┃ dew")
	r.Press("ulf")
	if got := d.query.field.Value(); got != "dewulf" {
		t.Errorf("the field holds %q, want what was typed before and after", got)
	}
	wants(t, r, "! À RÉGLER : 12 €  Jean-Baptiste MACQUET")
}

func TestAGoodAnswerDoesNotCoverTheNextName(t *testing.T) {
	r, _, ids := rig(t)
	r.Press("lef")
	visit, err := r.Env.Desk.CheckIn(t.Context(), checkin.Entrance{ID: ids[speaker]})
	if err != nil {
		t.Fatal(err)
	}
	r.Send(screen.Scanned{Visit: visit})
	wants(t, r, "✓ C'EST NOTÉ  Wim DEWULF", "▶ LEFÈVRE Philippe", "┃ lef")
}

func TestARefusalIsDeafAtFirstAndPreselectsNothing(t *testing.T) {
	r, d, ids := rig(t)
	var after []time.Duration
	timer := r.Env.Timer
	r.Env.Timer = func(d time.Duration, msg tea.Msg) tea.Cmd {
		after = append(after, d)
		return timer(d, msg)
	}
	r.Press("macquet", "enter", "down", "enter")
	if arrivals(t, r, ids[unpaid]) != 0 {
		t.Fatal("Enter was heard at once")
	}
	if len(after) != 1 || after[0] != 700*time.Millisecond {
		t.Errorf("deaf for %v, want 0.7 s", after)
	}
	r.Press("esc", "enter")
	r.Elapse()
	if d.panel == nil || d.panel.chosen != -1 {
		t.Fatal("something was preselected")
	}
	r.Press("enter")
	if arrivals(t, r, ids[unpaid]) != 0 {
		t.Fatal("Enter without an arrow did something")
	}
	r.Press("down", "enter")
	if arrivals(t, r, ids[unpaid]) != 1 {
		t.Error("arrow and Enter did nothing")
	}
}

func TestATimerOfAnEarlierPanelWakesNoOther(t *testing.T) {
	r, d, _ := rig(t)
	r.Press("macquet", "enter")
	first := awake{d.panel.ticket}
	r.Press("delattre", "enter")
	r.Send(first)
	if !d.panel.deaf {
		t.Error("the second panel was woken by the timer of the first")
	}
}

func TestEscapeFromARefusalIsTheListAgain(t *testing.T) {
	r, _, _ := rig(t)
	r.Press("macquet", "enter", "esc")
	wants(t, r, "┃ macquet", "▶ MACQUET Jean-Baptiste")
}

func TestEscapeFromAlreadyInIsDone(t *testing.T) {
	r, d, _ := rig(t)
	r.Press("lefeuvre", "enter", "esc")
	if !d.query.field.IsEmpty() {
		t.Errorf("the field holds %q after « laissez passer »", d.query.field.Value())
	}
}

func TestEnterTwiceAdmitsOnce(t *testing.T) {
	r, _, ids := rig(t)
	r.Press("dewulf", "enter", "enter", "enter")
	if n := arrivals(t, r, ids[speaker]); n != 1 {
		t.Errorf("%d arrivals", n)
	}
	wants(t, r, "C'EST NOTÉ")
}

func TestAnEnterWaitsForItsOwnAnswer(t *testing.T) {
	r, d, ids := rig(t)
	r.Press("dewul")
	key := tea.KeyPressMsg{Code: 'f', Text: "f"}
	question := d.Update(key) // asked, not answered
	d.Update(tea.KeyPressMsg{Code: tea.KeyEnter})
	r.Press("lef") // the next person, before the answer
	r.Send(question())
	if arrivals(t, r, ids[speaker]) != 1 {
		t.Error("the Enter was lost")
	}
	wants(t, r, "┃ lef", "▶ LEFÈVRE Philippe")
}

func TestAnEnterWhoseAnswerIsNotSureNotesNobody(t *testing.T) {
	r, d, _ := rig(t)
	question := d.Update(tea.KeyPressMsg{Code: 'l', Text: "l"})
	d.Update(tea.KeyPressMsg{Code: tea.KeyEnter})
	r.Press("d")
	r.Send(question())
	wants(t, r, "« l » : rien n'est noté", "┃ d▌")
	if d.panel != nil {
		t.Error("a panel opened over the next name")
	}
}

func TestAStaleAnswerChangesNothing(t *testing.T) {
	r, d, _ := rig(t)
	question := d.Update(tea.KeyPressMsg{Code: 'd', Text: "d"})
	r.Press("esc", "lef")
	r.Send(question())
	wants(t, r, "▶ LEFÈVRE Philippe")
}

func TestTwoQuickEntersAdmitNobodyUnsure(t *testing.T) {
	r, _, ids := rig(t)
	var after []time.Duration
	timer := r.Env.Timer
	r.Env.Timer = func(d time.Duration, msg tea.Msg) tea.Cmd {
		after = append(after, d)
		return timer(d, msg)
	}
	r.Press("lef", "enter", "enter")
	wants(t, r, "C'EST BIEN CETTE PERSONNE")
	if arrivals(t, r, ids[philippe]) != 0 {
		t.Fatal("the second of two quick Enters admitted somebody who was not sure")
	}
	if len(after) != 1 || after[0] != 300*time.Millisecond {
		t.Errorf("deaf for %v, want 0.3 s", after)
	}
	r.Elapse()
	r.Press("enter")
	if arrivals(t, r, ids[philippe]) != 1 {
		t.Error("a later Enter was not heard")
	}
}

func TestUndoClearsTheTextFirst(t *testing.T) {
	r, d, ids := rig(t)
	r.Press("dewulf", "enter", "zz", "ctrl+z")
	if !d.query.field.IsEmpty() || d.panel != nil {
		t.Fatal("the text was not cleared first")
	}
	r.Press("ctrl+z")
	wants(t, r, "RETIRER CETTE ARRIVÉE", "D E W U L F", "▶ ce n'était pas cette personne")
	r.Press("enter")
	if arrivals(t, r, ids[speaker]) != 1 {
		t.Fatal("taken back by the key that asked")
	}
	r.Elapse()
	r.Press("down", "enter")
	wants(t, r, "ARRIVÉE RETIRÉE")
	if arrivals(t, r, ids[speaker]) != 0 {
		t.Error("not taken back")
	}
}

func TestUndoOfNothingSaysSo(t *testing.T) {
	r := screentest.New(t)
	r.Show(New(r.Env), nil)
	r.Press("ctrl+z")
	wants(t, r, "Aucune arrivée notée par ce poste à cette séance.")
}

func TestTheSwapIsOneGesture(t *testing.T) {
	r, _, ids := rig(t)
	r.Press("lefeuvre", "enter")
	r.Elapse()
	wants(t, r, "▷ à 9:12 c'était LEFÈVRE Philippe (Électro Diffusion)", "échanger les deux")
	r.Press("down", "enter")
	wants(t, r, "C'EST NOTÉ", "L E F E U V R E")
	for _, id := range []int{philippe, cousin} {
		if arrivals(t, r, ids[id]) != 1 {
			t.Errorf("guest %d has %d arrivals in force", id, arrivals(t, r, ids[id]))
		}
	}
}

func TestASwapThatSomebodyElseMadeIsSaid(t *testing.T) {
	r, _, ids := rig(t)
	r.Press("lefeuvre", "enter")
	r.Elapse()
	r.Arrive(ids[philippe], elsewhere, time.Minute)
	r.Press("down", "enter")
	wants(t, r, "PAS NOTÉ", "C'était déjà fait")
}

func TestAlreadyInAndNobodyKnowsWhy(t *testing.T) {
	r, _, ids := rig(t)
	r.Press("lefeuvre", "enter")
	r.Elapse()
	r.Press("up", "up", "enter") // the last but one: I do not know
	wants(t, r, "C'EST NOTÉ", "L E F E U V R E")
	if n := arrivals(t, r, ids[cousin]); n != 2 {
		t.Errorf("%d arrivals in force, want both, to be looked into", n)
	}
}

func TestAlreadyInOfAnotherName(t *testing.T) {
	r, _, ids := rig(t)
	r.Press("lefeuvre", "enter")
	r.Elapse()
	r.Press("up", "enter") // the last one: it is not this name
	wants(t, r, "┃ lefeuvre", "▶ LEFEUVRE Philippine")
	if n := arrivals(t, r, ids[cousin]); n != 1 {
		t.Errorf("%d arrivals in force", n)
	}
}

func TestCancelledOffersANewPersonOfThatName(t *testing.T) {
	r, _, _ := rig(t)
	r.Press("delattre", "enter")
	r.Elapse()
	r.Press("down", "enter")
	if got, ok := r.Last().(screen.OpenWalkIn); !ok || got.Typed != "Cathy DELATTRE" {
		t.Errorf("asked for %#v", r.Last())
	}
}

func TestSuspectsDoNotMoveAChoiceAlreadyMade(t *testing.T) {
	r, d, ids := rig(t)
	visit, err := r.Env.Desk.CheckIn(t.Context(), checkin.Entrance{ID: ids[cousin]})
	if err != nil {
		t.Fatal(err)
	}
	d.show(visit)
	before := d.panel.draw(d).Choices
	r.Press("down")
	rows, err := r.Env.Desk.Suspects(ids[cousin])
	if err != nil || len(rows) == 0 {
		t.Fatal(rows, err)
	}
	r.Send(suspected{d.panel.ticket, rows})
	if after := d.panel.draw(d).Choices; len(after) != len(before) {
		t.Error("the choices moved under the bar")
	}
}

func TestAPanelSpeaksTheOtherLanguageAtOnce(t *testing.T) {
	r, _, _ := rig(t)
	r.Press("macquet", "enter")
	wants(t, r, "À RÉGLER")
	r.Speak(i18n.English)
	wants(t, r, "TO BE PAID: 12 €", "note the arrival all the same: paid here")
}

func TestNobodyOffersANewPerson(t *testing.T) {
	r, _, _ := rig(t)
	r.Press("zzyzx")
	wants(t, r, "Entrée  nouvelle personne « zzyzx »")
	r.Press("enter")
	if got, ok := r.Last().(screen.OpenWalkIn); !ok || got.Typed != "zzyzx" {
		t.Errorf("asked for %#v", r.Last())
	}
}

func TestNothingIsSureWhileTheListIsBeingRead(t *testing.T) {
	r, _, ids := rig(t)
	r.Env.Loading = true
	r.Press("dewulf", "enter")
	wants(t, r, "C'EST BIEN CETTE PERSONNE")
	if arrivals(t, r, ids[speaker]) != 0 {
		t.Error("admitted at once, though a homonym may be in what is not read yet")
	}
	r.Press("esc", "esc", "zzyzx", "enter")
	wants(t, r, "La liste se lit encore")
	if r.Last() != nil {
		t.Errorf("asked for %#v", r.Last())
	}
	r.Env.Loading = false
	r.Send(screen.Changed{})
	wants(t, r, "Personne de ce nom")
}

func TestThePageIsOfWhomTheScreenIsAbout(t *testing.T) {
	r, _, ids := rig(t)
	for _, c := range []struct {
		keys []string
		want int
	}{
		{nil, cousin}, // the last arrival
		{[]string{"lef", "down"}, cousin},
		{[]string{"macquet", "enter"}, unpaid},
	} {
		r.Press("esc", "esc")
		r.Press(c.keys...)
		r.Press("ctrl+f")
		if got, ok := r.Last().(screen.OpenPerson); !ok || got.ID != ids[c.want] {
			t.Errorf("%v: asked for %#v, want guest %d", c.keys, r.Last(), c.want)
		}
	}
}

func TestTheActionBarGoesRoundAndLettersLeaveIt(t *testing.T) {
	r, d, _ := rig(t)
	r.Press("tab", "left")
	if d.bar != noAction {
		t.Error("left of the first action there is none")
	}
	for range r.Env.Keys.Bar() {
		r.Press("tab")
	}
	r.Press("enter")
	if _, ok := r.Last().(screen.AskLeave); !ok {
		t.Errorf("the last action asked for %#v", r.Last())
	}
	r.Press("tab", "l")
	if d.bar != noAction || d.query.field.Value() != "l" {
		t.Error("a letter searches, wherever the bar is")
	}
}
