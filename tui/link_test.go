package tui

import (
	"context"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"opale/checkin"
	"opale/checkin/hub"
	"opale/tui/screen"
	"opale/tui/screen/join"
	"opale/tui/screen/screentest"
)

// heard is a hub that says what a test wants to hear.
type heard struct {
	state    hub.State
	excluded screen.Exclusion
	refuses  error
	hosting  screen.Hosting
}

func (h *heard) Address() string                    { return "192.168.1.20:7474" }
func (h *heard) State() hub.State                   { return h.state }
func (h *heard) Excluded() screen.Exclusion         { return h.excluded }
func (h *heard) Join(context.Context, string) error { return h.refuses }
func (h *heard) Try()                               {}
func (h *heard) Host() error                        { return h.refuses }
func (h *heard) Unhost()                            {}
func (h *heard) Hosting() screen.Hosting            { return h.hosting }

// News is at its end: nobody waits for it.
func (h *heard) News() <-chan struct{} {
	news := make(chan struct{})
	close(news)
	return news
}

func driveTo(t *testing.T, h *heard) *driven {
	t.Helper()
	d := drive(t, guests()...)
	d.root.env.Hub = h
	d.root.speak("fr") // with the key that leads to it
	return d
}

func (d *driven) presses(names ...string) {
	for _, name := range names {
		for _, key := range screentest.Keys(name) {
			d.press(key)
		}
	}
}

func (d *driven) seen() string { return ansi.Strip(d.root.View().Content) }

func (d *driven) wants(texts ...string) {
	d.t.Helper()
	for _, text := range texts {
		if !strings.Contains(d.seen(), text) {
			d.t.Errorf("%q is not seen:\n%s", text, d.seen())
		}
	}
}

func (d *driven) arrivals() int {
	d.t.Helper()
	overview, err := d.root.env.Desk.Overview()
	if err != nil {
		d.t.Fatal(err)
	}
	return overview.In
}

func TestAnExcludedDeskKnowsNobody(t *testing.T) {
	h := &heard{}
	d := driveTo(t, h)
	d.presses("lefevre", "enter") // one arrival, which is shown large
	d.presses("ctrl+f")
	before := d.arrivals()
	if before == 0 || !strings.Contains(d.seen(), "Philippe") {
		t.Fatalf("nobody is in: this test sees nothing\n%s", d.seen())
	}

	h.state.Trouble = checkin.CodeRevoked
	d.hear(pollDue{d.root.poll.asked})
	h.excluded = screen.Exclusion{Excluded: true, Left: screen.Remnant{Backups: true}}
	d.hear(linkNews{})
	d.wants("CE POSTE N'EST PLUS ADMIS", "les sauvegardes", "Prévenez la coordination")

	d.presses("macquet", "enter", "enter", "ctrl+z", "down", "enter", "ctrl+f", "ctrl+n", "ctrl+d", "ctrl+e", "esc", "esc")
	d.hear(tea.PasteMsg{Content: "OPALE-1001\n"})
	d.hear(screen.Noted{})
	d.hear(loaded{checkin.Errorf(checkin.CodeBusy, "read list", "")})
	d.wants("CE POSTE N'EST PLUS ADMIS")
	if seen := strings.ToUpper(d.seen()); strings.Contains(seen, "PHILIPPE") || strings.Contains(seen, "MACQUET") {
		t.Errorf("somebody is still known:\n%s", seen)
	}
	if now := d.arrivals(); now != before {
		t.Errorf("%d arrivals, %d before", now, before)
	}
	if answer, err := d.root.env.Desk.Search("lefevre"); err != nil || answer.People != 0 || len(answer.Rows) != 0 {
		t.Errorf("%d people are found, %v", len(answer.Rows), err)
	}
	d.presses("ctrl+l")
	d.wants("THIS DESK IS NO LONGER ADMITTED")
	d.presses("ctrl+x")
	d.wants(d.root.env.Words.Quit.Title)
}

func TestAnExcludedDeskStartsExcluded(t *testing.T) {
	d := drive(t, guests()...)
	hub := &heard{excluded: screen.Exclusion{Excluded: true}}
	o := Options{Desk: d.root.env.Desk, Hub: hub, Setup: true, Width: 40, Height: 10, Now: d.root.now}
	root, err := o.begin(t.Context(), d.queue)
	if err != nil {
		t.Fatal(err)
	}
	if root.Init(); root.env.Loading || root.loading.done != nil {
		t.Error("the list is read")
	}
	if seen := ansi.Strip(root.View().Content); !strings.Contains(seen, "CE POSTE N'EST PLUS ADMIS") {
		t.Errorf("seen:\n%s", seen)
	}
}

func TestANarrowWindowSaysWhatNeedsSomebody(t *testing.T) {
	for code, said := range map[checkin.Code]string{
		checkin.CodeWrongKey: "mauvais relais", checkin.CodePortal: "réseau à ouvrir",
		checkin.CodeIntercepted: "réseau filtré", checkin.CodeClock: "heure à vérifier",
		checkin.CodeRevoked: "poste exclu", checkin.CodeStranger: "poste exclu",
	} {
		h := &heard{}
		d := driveTo(t, h)
		d.hear(tea.WindowSizeMsg{Width: 40, Height: 10})
		h.state.Trouble = code
		d.hear(linkNews{})
		d.wants(said)
	}
}

func TestTheStatusLineTellsApartWhatIsBetween(t *testing.T) {
	h := &heard{}
	d := driveTo(t, h)
	now := d.root.env.Overview.Now
	for _, test := range []struct {
		state hub.State
		said  string
	}{
		{hub.State{Synced: now}, "partagé à"},
		{hub.State{Synced: now, Ahead: -20 * time.Minute}, "l'heure d'ici et celle du relais diffèrent de 20 min"},
		{hub.State{Trouble: checkin.CodePortal}, "une connexion dans un navigateur"},
		{hub.State{Trouble: checkin.CodeIntercepted}, "un filtre du réseau répond à la place du relais"},
		{hub.State{Trouble: checkin.CodeClock}, "la date ou l'heure de cet ordinateur est fausse"},
		{hub.State{Trouble: checkin.CodeWrongKey}, "ce n'est pas le bon relais"},
		{hub.State{Trouble: checkin.CodeOffline, Failing: now.Add(-8 * time.Minute)}, "relais injoignable depuis 8 min"},
		{hub.State{Trouble: checkin.CodeNoName, Failing: now.Add(-8 * time.Minute)}, "adresse du relais introuvable depuis 8 min"},
		{hub.State{Trouble: checkin.CodeNoName, Failing: now, Synced: now}, "partagé à"}, // networks come and go
	} {
		h.state = test.state
		d.hear(linkNews{})
		d.wants(test.said)
	}
}

func TestAnAnswerFindsItsWayWithoutItsPage(t *testing.T) {
	h := &heard{}
	d := driveTo(t, h)
	for _, try := range []struct {
		err  error
		said string
	}{
		{checkin.Errorf(checkin.CodeAlready, "join hub", ""), "Ce lien a déjà servi"},
		{nil, "CE POSTE A REJOINT LE RELAIS"},
	} {
		d.hear(join.Joined{Err: try.err})
		d.wants(try.said)
		d.presses("esc") // a key, and it is read
		if strings.Contains(d.seen(), try.said) {
			t.Errorf("%q stays", try.said)
		}
	}
	d.hear(screen.OpenHub{})
	d.hear(join.Joined{Err: checkin.Errorf(checkin.CodeAlready, "join hub", "")})
	if d.root.flash.text != "" {
		t.Error("what the page says is said twice")
	}
	d.wants("Ce lien a déjà servi") // on a page that was opened anew
}
