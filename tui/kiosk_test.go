package tui

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"opale/checkin"
	"opale/checkin/hub"
	"opale/tui/i18n"
	"opale/tui/keymap"
	"opale/tui/pin"
	"opale/tui/screen"
	"opale/tui/screen/desk"
	"opale/tui/screen/help"
	"opale/tui/screen/lock"
	"opale/tui/screen/person"
	"opale/tui/screen/screentest"
	"opale/tui/screen/walkin"
)

// front is a desk that is open to all, with a crowd on its list, of whom some
// have arrived, and everything that a desk can have: a hub, sticks, lists.
type front struct {
	*driven
	people []checkin.Fields
	been   map[string]bool // screens that were reached
}

func openFront(t *testing.T) *front {
	t.Helper()
	var people []checkin.Fields
	for i := range 60 {
		people = append(people, screentest.Somebody("Camille", name(i),
			checkin.FieldCompany, "Exemple Diffusion", checkin.FieldTown, "Desvres", checkin.FieldSessions, "calais-j1",
			checkin.FieldEmail, fmt.Sprintf("%s.%d@postel.example", strings.ToLower(name(i)), i), checkin.FieldPhone, fmt.Sprintf("06 39 98 %02d %02d", i, 99-i),
			checkin.FieldCode, fmt.Sprintf("OPALE-%04d", 1000+i), checkin.FieldStatus, []string{"", "", "unpaid", "cancelled"}[i%4]))
	}
	f := &front{driven: drive(t, people...), people: people, been: map[string]bool{}}
	env := f.root.env
	env.Hub, env.Lists, env.Exchange, env.Kiosk = &heard{state: hub.State{}}, &screentest.Lists{}, &hostileCourier{drives: []string{"/media/CLE"}}, true
	f.root.speak(i18n.French)
	f.hear(screen.ChoosePIN{Whose: pin.Coordinator, Digits: "20261128"})
	for i := range 20 {
		if _, err := env.Desk.CheckIn(t.Context(), checkin.Entrance{ID: checkin.NamedID("test", "", name(i), "", i), Force: true, Reason: "essai"}); err != nil {
			t.Fatal(err)
		}
	}
	f.hear(pollDue{f.root.poll.asked})
	f.hear(screen.Changed{})
	return f
}

// guarded checks what a visitor sees, and where they are.
func (f *front) guarded(did string) {
	f.t.Helper()
	for _, s := range f.root.stack {
		switch s.(type) {
		case *desk.Desk, *person.Page, *walkin.WalkIn, *help.Help, *lock.Gate:
		default:
			f.t.Fatalf("%s: a visitor has reached %T\n%s", did, s, f.seen())
		}
		f.been[fmt.Sprintf("%T", s)] = true
	}
	drawn := ansi.Strip(f.root.View().Content)
	spaceless := strings.Join(strings.Fields(drawn), "")
	if named := f.named(drawn); len(named) > screen.FrontRows+3 { // and whom one may have been taken for
		f.t.Fatalf("%s: %d people are named\n%s", did, len(named), drawn)
	}
	for _, who := range f.people {
		for _, private := range []string{who[checkin.FieldEmail], strings.ReplaceAll(who[checkin.FieldPhone], " ", "")} {
			if strings.Contains(spaceless, private) {
				f.t.Fatalf("%s: %s is seen\n%s", did, private, drawn)
			}
		}
	}
}

func (f *front) named(drawn string) (named []string) {
	spaceless := bare(drawn)
	for i, who := range f.people {
		if last := strings.ToUpper(who[checkin.FieldLastName]); strings.Contains(spaceless, last) {
			named = append(named, name(i))
		}
	}
	return named
}

// TestAVisitorAtAKioskGetsNowhere walks at random over every key, on every
// screen that is reached: no list, nobody's address or telephone, no folder, no
// hub, no way out.
func TestAVisitorAtAKioskGetsNowhere(t *testing.T) {
	seeds, keys := uint64(6), 500
	if testing.Short() {
		seeds = 2
	}
	been := map[string]bool{}
	for seed := range seeds {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			f := openFront(t)
			f.been = been
			dice := rand.New(rand.NewPCG(seed, seed))
			var chords []string
			for _, b := range keymap.New(f.root.env.Words) {
				chords = append(chords, b.Chords()...)
			}
			chords = append(chords, "home", "end", "delete", "backspace", "down", "down", "right", "tab", "enter", "enter", "enter", "esc")
			for n := range keys {
				did := ""
				switch dice.IntN(8) {
				case 0:
					who := f.people[dice.IntN(len(f.people))]
					whole := []string{who[checkin.FieldLastName], who[checkin.FieldEmail], who[checkin.FieldPhone], "Camille", "Desvres", "Exemple", who[checkin.FieldCode]}[dice.IntN(7)]
					did = whole[:min(1+dice.IntN(6), len(whole))]
				case 1:
					did = []string{"/", "/etc", "..", "C:\\", "~", ":!sh", "!sh", "é", "0", "11281128", "opale://join/x"}[dice.IntN(11)]
				case 2:
					if dice.IntN(3) == 0 {
						f.typeAll("esc", "esc", "esc", "esc", f.people[dice.IntN(len(f.people))][checkin.FieldLastName])
						did = "ctrl+f"
						break
					}
					fallthrough
				default:
					did = chords[dice.IntN(len(chords))]
				}
				f.typeAll(did)
				f.guarded(fmt.Sprintf("seed %d, key %d, %q", seed, n, did))
				if dice.IntN(60) == 0 {
					size := threeSizes[dice.IntN(3)]
					f.hear(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
				}
			}
		})
	}
	if len(been) != 5 {
		t.Errorf("of what a visitor can reach, the walk has only been at %v", been)
	}
}

// TestAnEmptyFieldNamesNobodyAtAKiosk, nor does scrolling from it.
func TestAnEmptyFieldNamesNobodyAtAKiosk(t *testing.T) {
	f := openFront(t)
	for _, key := range []string{"", "down", "pgdown", "up", "pgup", "ctrl+f", "ctrl+z", "esc", "ctrl+o", "esc", "ctrl+a", "esc", "ctrl+r", "esc", "ctrl+t", "esc", "ctrl+n", "esc", "tab", "right", "esc"} {
		if key != "" {
			f.typeAll(key)
		}
		if named := f.named(f.seen()); len(named) > 0 {
			t.Fatalf("%q: %v\n%s", key, named, f.seen())
		}
	}
}

// TestAKioskFindsNobodyByAPieceOfTheirAddress: else anybody's address could be
// found out letter by letter. Whole, it finds its owner.
func TestAKioskFindsNobodyByAPieceOfTheirAddress(t *testing.T) {
	f := openFront(t)
	who := f.people[33]
	email, phone := who[checkin.FieldEmail], who[checkin.FieldPhone]
	for text, want := range map[string]int{
		email: 1, phone: 1, "+33" + phone[1:]: 1, who[checkin.FieldCode]: 1, who[checkin.FieldLastName]: 1,
		"33@postel": 0, "postel.example": 0, phone[len(phone)-5:]: 0, phone[:11]: 0, "OPALE-10": 0,
		"Desvres": 0, "Exemple": 0, "Ca": 0, "C": 0,
	} {
		f.typeAll("esc", "esc", "esc", text)
		if named := f.named(strings.ReplaceAll(f.seen(), text, "")); len(named) != want {
			t.Errorf("%q: %v, want %d\n%s", text, named, want, f.seen())
		}
	}
	f.typeAll("esc", "esc", "Camille")
	if named := f.named(f.seen()); len(named) == 0 || len(named) > screen.FrontRows {
		t.Errorf("a first name that all have: %v", named)
	}
}

// TestNoInvitationOfAStrangerIsTakenAtAKiosk: what is scanned or pasted there
// leads to no other hub without the PIN.
func TestNoInvitationOfAStrangerIsTakenAtAKiosk(t *testing.T) {
	f := openFront(t)
	link := hub.Link{Address: "192.168.1.66:7474", Pin: hub.Pin{6}, Token: hub.Token{6}, Event: f.root.env.Overview.Event.ID}.String()
	f.hear(tea.PasteMsg{Content: link + "\n"})
	if _, asked := f.root.top().(*lock.Gate); !asked {
		t.Errorf("no PIN is asked for\n%s", f.seen())
	}
}

// TestTheTeamsPINLeadsOnAtAKiosk: what is behind it can be reached with it.
func TestTheTeamsPINLeadsOnAtAKiosk(t *testing.T) {
	for key, want := range map[string]string{"ctrl+r": "À vérifier", "ctrl+t": "Chiffres", "ctrl+e": "Échange par clé", "ctrl+d": "Séances", "ctrl+z": "RETIRER CETTE ARRIVÉE"} {
		f := openFront(t)
		f.typeAll(key)
		if strings.Contains(f.seen(), want) {
			t.Errorf("%s needs no PIN", key)
		}
		f.typeAll("20261128", "enter")
		if !strings.Contains(f.seen(), want) {
			t.Errorf("%s leads nowhere:\n%s", key, f.seen())
		}
	}
}
