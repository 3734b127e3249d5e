package opening

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"opale/tui/i18n"
	"opale/tui/screen/screentest"
)

// rig is the screen at half past seven the evening before, and whoever asks.
type rig struct {
	*Model
	t       *testing.T
	answers chan Answer
	again   chan bool
	left    bool
}

func newRig(t *testing.T, lang i18n.Lang, width, height int) *rig {
	t.Helper()
	evening := time.Date(2026, time.November, 27, 19, 5, 0, 0, time.UTC)
	m := New(Options{Lang: lang, Event: "Fabriques numériques", Now: func() time.Time { return evening }, Width: width, Height: height})
	return &rig{Model: m, t: t, answers: make(chan Answer, 1), again: make(chan bool, 1)}
}

func (r *rig) hears(msgs ...tea.Msg) *rig {
	r.t.Helper()
	for _, msg := range msgs {
		next, cmd := r.Update(msg)
		if next != r.Model {
			r.t.Fatal("another model has taken over")
		}
		if _, isKey := msg.(tea.KeyPressMsg); isKey && cmd != nil {
			_, r.left = cmd().(tea.QuitMsg)
		}
	}
	return r
}

func (r *rig) asks(q Question) *rig { return r.hears(Asked{q, r.answers}) }

func (r *rig) fails(again bool) *rig {
	said := map[i18n.Lang]i18n.Sentence{
		i18n.French:  {What: "La clé de départ ne répond plus : /media/testard/CLE.", Safe: "Les données de cet ordinateur sont intactes.", Press: "Rebranchez-la, et ouvrez-la encore une fois."},
		i18n.English: {What: "The starter stick no longer answers: /media/testard/CLE.", Safe: "This computer's data is safe.", Press: "Plug it in again, and open it once more."},
	}
	return r.hears(Failed{said, again, r.again})
}

// press presses keys by name; any other text is typed.
func (r *rig) press(keys ...string) *rig {
	r.t.Helper()
	for _, name := range keys {
		for _, key := range screentest.Keys(name) {
			r.hears(key)
		}
	}
	return r
}

func (r *rig) seen() string { return ansi.Strip(r.View().Content) }

func (r *rig) sees(texts ...string) {
	r.t.Helper()
	for _, text := range texts {
		if !strings.Contains(r.seen(), text) {
			r.t.Errorf("%q is not seen:\n%s", text, r.seen())
		}
	}
}

// answered is the answer to what was asked, if there is one.
func (r *rig) answered() (Answer, error) {
	select {
	case a := <-r.answers:
		return a, nil
	default:
		return Answer{}, errors.New("nobody has answered")
	}
}

func (r *rig) demand(want Answer) {
	r.t.Helper()
	if a, err := r.answered(); err != nil || a != want {
		r.t.Errorf("the answer is %+v (%v), want %+v", a, err, want)
	}
}

func (r *rig) silent(after string) {
	r.t.Helper()
	if a, err := r.answered(); err == nil {
		r.t.Errorf("%s answers %+v", after, a)
	}
}

var (
	venues = Venue{
		Names: []string{"Dunkerque", "Calais", "Boulogne-sur-Mer", "Montreuil-sur-Mer"},
		Given: [][]string{{"Dunkerque 1"}, {"Calais 1", "Coordination"}, nil, nil},
	}
	desks = Desk{Venue: "Calais", Proposed: "Calais 2", Written: []string{"Calais 2", "Calais 3"}, Given: []string{"Calais 1", "Coordination"}}
	lost  = Lost{map[i18n.Lang]string{
		i18n.French:  "Le fichier de ce poste n'est plus là : C:\\Users\\testard\\opale.db. Sa dernière copie est du ven. 27 nov. à 18:10 (4 Mo).",
		i18n.English: "This desk's file is gone: C:\\Users\\testard\\opale.db. Its last copy is of Fri 27 Nov at 18:10 (4 MB).",
	}}
)

const typed = "corail urbain chamce santal long"

// slipped is that passphrase, of which the third word looks wrong.
var slipped = Passphrase{Kit: true, Wrong: true, Slips: []Slip{{2, "chance"}}}

// pages is every state of the screen.
var pages = map[string]func(r *rig){
	"phrase": func(r *rig) { r.asks(Passphrase{Kit: true}) },
	"typed":  func(r *rig) { r.asks(Passphrase{Kit: true}).press("corail urbain cha") },
	"wrong":  func(r *rig) { r.asks(Passphrase{Kit: true}).press(typed, "enter").asks(slipped) },
	"shown":  func(r *rig) { r.asks(Passphrase{Kit: true}).press(typed, "tab", "enter").asks(slipped) },
	"few": func(r *rig) {
		r.asks(Passphrase{}).press("corail urbain chance", "enter").asks(Passphrase{Wrong: true, Count: 3})
	},
	"nobody":    func(r *rig) { r.asks(Passphrase{Kit: true}).press("enter") },
	"sealed":    func(r *rig) { r.asks(Passphrase{}).press("enter") },
	"checking":  func(r *rig) { r.asks(Passphrase{Kit: true}).press(typed, "enter") },
	"venue":     func(r *rig) { r.hears(Known{Fact{Phrase: true}}).asks(venues).press("enter") },
	"desk":      func(r *rig) { r.hears(Known{Fact{Phrase: true}}).asks(desks) },
	"takeover":  func(r *rig) { r.asks(desks).press("down", "down") },
	"othername": func(r *rig) { r.asks(desks).press("Accueil B") },
	"lost":      func(r *rig) { r.asks(lost).press("down") },
	"copying": func(r *rig) {
		r.hears(Known{Fact{Phrase: true}}, Known{Fact{Place: "Calais 2"}}, Began{Copying}, Remarked{"! Le programme n'a pas pu être copié sur cet ordinateur : ouvrez-le toujours depuis la clé."})
	},
	"failed":  func(r *rig) { r.fails(true).hears(awoke{r.failed}) },
	"blurred": func(r *rig) { r.asks(Passphrase{Kit: true}).hears(tea.BlurMsg{}) },
}

func TestPages(t *testing.T) {
	for name, prepare := range pages {
		for _, lang := range []i18n.Lang{i18n.French, i18n.English} {
			for _, size := range [][2]int{{80, 24}, {120, 40}, {40, 10}} {
				t.Run(fmt.Sprintf("%s/%s-%dx%d", name, lang, size[0], size[1]), func(t *testing.T) {
					r := newRig(t, lang, size[0], size[1])
					prepare(r)
					lines := strings.Split(r.seen(), "\n")
					if len(lines) != size[1] {
						t.Errorf("%d lines", len(lines))
					}
					for _, line := range lines {
						if ansi.StringWidth(line) > size[0] {
							t.Errorf("too wide: %q", line)
						}
					}
					golden.RequireEqual(t, r.seen())
				})
			}
		}
	}
}

// A phrase is seen only by whoever asks for it, is mended where it was wrong, and
// is sent by Enter.
func TestAPassphraseIsHiddenShownAndMended(t *testing.T) {
	r := newRig(t, i18n.French, 80, 24).asks(Passphrase{Kit: true}).press(typed)
	if strings.Contains(r.seen(), "corail") {
		t.Fatal("it is seen")
	}
	r.press("enter").demand(Answer{At: Typed, Text: typed})
	r.asks(slipped)
	if r.sees("Le troisième mot"); strings.Contains(r.seen(), "chamce") || strings.Contains(r.seen(), "chance") {
		t.Error("a word of it is seen")
	}
	r.press("tab").sees("corail urbain chamce", "Est-ce", "«\u00a0chance\u00a0»")
	r.press("backspace", "backspace", "backspace", "nce") // the cursor stands behind the word
	r.sees("corail urbain chance santal long")
	if strings.Contains(r.seen(), "Le troisième mot") {
		t.Error("what was mended is still said")
	}
	r.press("enter").demand(Answer{At: Typed, Text: "corail urbain chance santal long"})
}

func TestWithoutThePhraseTwoGesturesOpenTheEmergencyDesk(t *testing.T) {
	for _, first := range []string{"enter", "down"} {
		r := newRig(t, i18n.French, 80, 24).asks(Passphrase{Kit: true}).press(first)
		r.silent(first)
		r.press("enter").demand(Answer{At: Typed, Without: true})
	}
	r := newRig(t, i18n.French, 80, 24).asks(Passphrase{}).press("enter", "enter", "down", "enter")
	r.silent("a laptop's own file") // which has none
	r = newRig(t, i18n.French, 80, 24).asks(Passphrase{Kit: true}).press("down", "phare")
	r.press("enter").demand(Answer{At: Typed, Text: "phare"})
}

func TestAVenueIsChosenByArrowsOnly(t *testing.T) {
	r := newRig(t, i18n.French, 80, 24).asks(venues).press("enter", "2", "c", "enter")
	r.silent("without an arrow, Enter")
	r.press("down", "down", "enter").demand(Answer{At: 1})
}

func TestADesksNameIsProposedTakenOverOrTyped(t *testing.T) {
	for _, c := range []struct {
		keys []string
		want string
		over bool
	}{
		{nil, "Calais 2", false},
		{[]string{"down"}, "Calais 3", false},
		{[]string{"down", "down"}, "Calais 1", true},
		{[]string{"2"}, "2", false},
		{[]string{"down", "calais 1"}, "calais 1", true},
		{[]string{"Accueil B"}, "Accueil B", false},
	} {
		r := newRig(t, i18n.French, 80, 24).asks(desks).press(c.keys...)
		if over := strings.Contains(r.seen(), "rien ne se perd"); over != c.over {
			t.Errorf("%q: that it is another's is said: %v", c.keys, over)
		}
		r.press("enter").demand(Answer{At: Typed, Text: c.want})
	}
	r := newRig(t, i18n.French, 80, 24).asks(desks).press("down", "down", "down", "down", "enter")
	r.silent("an empty name")
	r.sees("Tapez le nom")
}

func TestWhatIsTypedWhileNothingIsAskedBelongsToNothing(t *testing.T) {
	r := newRig(t, i18n.French, 80, 24).press("phare dune", "enter", "enter")
	r.asks(Passphrase{Kit: true}).silent("what was typed before")
	r.press("phare", "enter").demand(Answer{At: Typed, Text: "phare"})
	r.press("enter", "enter", "x").asks(desks).silent("a second Enter")
}

func TestTheLanguageIsThatOfTheAnswer(t *testing.T) {
	r := newRig(t, i18n.French, 80, 24).asks(desks).press("ctrl+l")
	r.sees("what is this desk called?", "Setting up")
	r.press("enter").demand(Answer{At: Typed, Text: "Calais 2", Lang: i18n.English})
	r.asks(desks).press("ctrl+l").press("enter").demand(Answer{At: Typed, Text: "Calais 2", Lang: i18n.French})
}

func TestItIsLeftAtAnyMoment(t *testing.T) {
	for name, prepare := range pages {
		for _, key := range []string{"ctrl+c", "ctrl+x"} {
			r := newRig(t, i18n.French, 80, 24)
			prepare(r)
			if r.press(key); !r.left {
				t.Errorf("%s: %s does not leave", name, key)
			}
		}
	}
}

// A failure comes by itself: an Enter that was meant for something else does not
// close it.
func TestAFailureIsReadBeforeItIsClosed(t *testing.T) {
	r := newRig(t, i18n.French, 80, 24).fails(true).press("enter", "esc")
	if len(r.again) > 0 {
		t.Fatal("it was closed at once")
	}
	r.hears(awoke{nil}).press("enter")
	if len(r.again) > 0 {
		t.Fatal("an earlier one's time has woken it")
	}
	r.hears(awoke{r.failed}).press("enter")
	if again := <-r.again; !again {
		t.Error("it is not tried again")
	}
	r.fails(true).hears(awoke{r.failed}).press("esc")
	if again := <-r.again; again {
		t.Error("it is tried again")
	}
	r.fails(false).hears(awoke{r.failed}).press("enter")
	if again := <-r.again; again {
		t.Error("what cannot be tried again is")
	}
}

// desk stands for what comes next.
type desk struct{ heard []tea.Msg }

func (d *desk) Init() tea.Cmd { return nil }
func (d *desk) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	d.heard = append(d.heard, msg)
	return d, nil
}
func (d *desk) View() tea.View { return tea.NewView("") }

func TestTheDeskIsToldWhatTheTerminalHasSaid(t *testing.T) {
	r := newRig(t, i18n.French, 80, 24).hears(tea.WindowSizeMsg{Width: 90, Height: 30}, tea.FocusMsg{}, tea.WindowSizeMsg{Width: 100, Height: 30}, tea.BlurMsg{})
	d := &desk{}
	next, _ := r.Update(Next{d})
	if next != tea.Model(d) {
		t.Fatal("the desk has not taken over")
	}
	if got := fmt.Sprint(d.heard); got != fmt.Sprint([]tea.Msg{tea.WindowSizeMsg{Width: 100, Height: 30}, tea.BlurMsg{}}) {
		t.Errorf("it was told %s", got)
	}
}

// One word is not "1 mots".
func TestOneWordIsSaidInTheSingular(t *testing.T) {
	for lang, said := range map[i18n.Lang]string{i18n.French: "Il y a 1 mot :", i18n.English: "There is 1 word:"} {
		r := newRig(t, lang, 80, 24)
		r.asks(Passphrase{Kit: true}).press("corail", "enter").asks(Passphrase{Kit: true, Wrong: true, Count: 1})
		r.sees(said)
	}
}
