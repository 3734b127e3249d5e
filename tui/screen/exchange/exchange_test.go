package exchange

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/google/go-cmp/cmp"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/checkin/journal"
	"opale/checkin/lookup"
	"opale/checkin/route"
	"opale/checkin/ticket"
	"opale/tui/screen"
	"opale/tui/screen/screentest"
	"opale/tui/worker"
)

// played is a courier that plays what a test wants to see.
type played struct {
	drives   []string
	gone     bool
	unsealed bool
	mail     string
	x        bundle.Exchanged
	err      error
	asked    []string
	trusted  []checkin.DeviceID
}

func (p *played) Exchange(_ context.Context, folder string, progress func(done, of int)) (bundle.Exchanged, error) {
	p.asked = append(p.asked, folder)
	progress(2, 5)
	return p.x, p.err
}

func (p *played) Trust(_ context.Context, devices ...checkin.DeviceID) error {
	p.trusted = append(p.trusted, devices...)
	return nil
}

func (p *played) Drives() []string { return p.drives }
func (p *played) Has(string) bool  { return !p.gone }
func (p *played) Sealed() bool     { return !p.unsealed }
func (p *played) Outbox() string   { return p.mail }

func source(name, desk string, err error) bundle.Source {
	return bundle.Source{Name: name, Header: bundle.Header{Desk: desk}, Err: err}
}

// full is an exchange after which there is much to say.
func full() bundle.Exchanged {
	return bundle.Exchanged{
		Receipt: journal.Receipt{Fresh: 1212, Quarantined: []journal.Refused{
			{Reason: journal.ReasonUnsigned, By: journal.Opening{Desk: "Dunkerque 1"}},
			{Reason: journal.ReasonUnsigned, By: journal.Opening{Desk: "Dunkerque 1"}},
			{Reason: journal.ReasonForked, By: journal.Opening{}},
		}},
		Read: []bundle.Source{
			source("calais-1-da1b2c3d4.opale", "Calais 1", nil),
			source("calais-3-d5e6f7a8b.opale", "Calais 3", nil),
			source("montreuil-1-d9c0d1e2f.opale", "", checkin.Errorf(checkin.CodeDamaged, "read bundle", "")),
			source("vieux.opale", "", checkin.Errorf(checkin.CodeLocked, "read bundle", "")),
		},
		Written: "calais-1-d.opale", Size: 48_300,
		Behind: []journal.Peer{{Desk: "Calais 3"}, {Desk: "Dunkerque 1"}},
		Route: []route.Visit{
			{Desk: route.Desk{Desk: "Calais 3"}}, {Desk: route.Desk{Desk: "Dunkerque 1", Silent: true}}, {Desk: route.Desk{Desk: "Calais 1"}, Again: true},
		},
	}
}

func stranger() bundle.Exchanged {
	x := full()
	x.Quarantined, x.Read = nil, x.Read[:1]
	x.Strangers = []journal.Opening{{Device: checkin.DeviceID{7}, Desk: "Étaples 1", Venue: "montreuil"}}
	return x
}

func open(r *screentest.Rig, by screen.Exchanger) *Exchange {
	r.Env.Exchange = by
	e := New(r.Env)
	r.Show(e, e.Open())
	return e
}

func remember(t *testing.T, r *screentest.Rig, folder string) {
	t.Helper()
	if err := r.Store.Remember(settingFolder, folder); err != nil {
		t.Fatal(err)
	}
}

var sticks = []string{"/media/karim/KINGSTON", "/media/karim/SANDISK"}

func TestExchange(t *testing.T) {
	result := func(x bundle.Exchanged, err error) func(t *testing.T, r *screentest.Rig) {
		return func(t *testing.T, r *screentest.Rig) {
			open(r, &played{drives: sticks, x: x, err: err})
			r.Press("enter")
		}
	}
	for name, prepare := range map[string]func(t *testing.T, r *screentest.Rig){
		"nothing-plugged": func(t *testing.T, r *screentest.Rig) { open(r, &played{}) },
		"choose": func(t *testing.T, r *screentest.Rig) {
			remember(t, r, sticks[1])
			open(r, &played{drives: sticks})
		},
		"unsealed": func(t *testing.T, r *screentest.Rig) {
			remember(t, r, "/mnt/partage/opale")
			open(r, &played{drives: sticks, gone: true, unsealed: true})
		},
		"typed": func(t *testing.T, r *screentest.Rig) {
			open(r, &played{drives: sticks})
			r.Press("down", "down", "/mnt/partage")
		},
		"mail": func(t *testing.T, r *screentest.Rig) {
			open(r, &played{drives: sticks[:1], mail: "/home/karim/Téléchargements"})
			r.Press("down")
		},
		"mailed": func(t *testing.T, r *screentest.Rig) {
			open(r, &played{mail: "/home/karim/Téléchargements", x: full()})
			r.Press("up", "enter")
		},
		"under-way": func(t *testing.T, r *screentest.Rig) {
			e := open(r, &played{drives: sticks})
			e.work = work{ticket: worker.NewTicket(), stick: true, meter: new(meter), done: 2, of: 5}
			r.Env.Revision++
		},
		"folder": func(t *testing.T, r *screentest.Rig) {
			remember(t, r, "/mnt/partage/opale")
			open(r, &played{drives: sticks, x: bundle.Exchanged{Written: "x", Size: 1900}})
			r.Press("enter")
		},
		"much":     result(full(), nil),
		"nothing":  result(bundle.Exchanged{Read: full().Read[:2], Written: "x", Size: 900}, nil),
		"first":    result(bundle.Exchanged{Written: "x", Size: 1900}, nil),
		"unread":   result(bundle.Exchanged{}, checkin.Errorf(checkin.CodeMissing, "exchange", "")),
		"partly":   result(bundle.Exchanged{Receipt: journal.Receipt{Fresh: 3}, Read: full().Read[:1], Written: "x"}, errors.New("input/output error")),
		"stranger": result(stranger(), nil),
		"trust": func(t *testing.T, r *screentest.Rig) {
			result(stranger(), nil)(t, r)
			r.Press("down")
		},
	} {
		t.Run(name, func(t *testing.T) { screentest.Golden(t, prepare) })
	}
}

func wants(t *testing.T, r *screentest.Rig, texts ...string) {
	t.Helper()
	view := strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(r.View())
	for _, text := range texts {
		if !strings.Contains(view, text) {
			t.Errorf("%q is not shown:\n%s", text, view)
		}
	}
}

// other is another laptop of the same event, or of one that took its name.
type other struct {
	store *journal.Memory
	bundle.Party
}

// carry makes the rig's desk and some others members of one event.
func carry(t *testing.T, r *screentest.Rig, names ...string) (*bundle.Courier, []*other) {
	t.Helper()
	id, err := bundle.NewIdentity("fabriques-numeriques")
	if err != nil {
		t.Fatal(err)
	}
	keys, err := id.Keys()
	if err != nil {
		t.Fatal(err)
	}
	r.Store.Know(id.Secret)
	now := func() time.Time { return r.Env.Overview.Now }
	courier := &bundle.Courier{Store: r.Store, Desk: r.Env.Desk, Now: now, Keys: keys}
	var others []*other
	for _, name := range names {
		store := journal.NewMemory(r.Env.Overview.Event, now)
		store.Know(id.Secret)
		others = append(others, &other{store, bundle.Party{
			Replica: store, Event: r.Env.Overview.Event.ID, Device: store.Device(), Now: now,
			Actor: checkin.Actor{Desk: name, Venue: "calais", Operator: "Sofia"},
			Seal:  courier.Seal, Open: courier.Open,
		}})
	}
	return courier, others
}

// admit lets somebody in at another laptop, and plugs the stick there.
func (o *other) admit(t *testing.T, stick, name string) checkin.RegistrationID {
	t.Helper()
	desk, err := checkin.NewDesk(checkin.Config{Store: o.store, Finder: lookup.New(), Tickets: ticket.Reader{}, Now: o.Now, Actor: o.Actor})
	if err != nil {
		t.Fatal(err)
	}
	visit, err := desk.Register(t.Context(), screentest.Somebody("Testine", name))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.Exchange(t.Context(), stick, nil); err != nil {
		t.Fatal(err)
	}
	return visit.Registration.ID
}

func kinds(history []checkin.Happening) []checkin.Kind {
	var kinds []checkin.Kind
	for i := range history {
		kinds = append(kinds, history[i].Kind)
	}
	return kinds
}

// A folder of the network is no stick: nothing is to be taken out of it.
func TestAFolderIsNotCalledAStick(t *testing.T) {
	for folder, stick := range map[string]bool{
		"/media/karim/KINGSTON": true, "/media/karim/KINGSTON/opale": true, "/media/karim/KINGSTON2": false, "/mnt/partage/opale": false, "/media/karim": false, "": true,
	} {
		if got := (&folders{drives: sticks}).isStick(filepath.FromSlash(folder)); got != stick {
			t.Errorf("%q is on a stick: %t", folder, got)
		}
	}
	for _, err := range []error{nil, checkin.Errorf(checkin.CodeMissing, "exchange", ""), checkin.Errorf(checkin.CodeReadOnly, "exchange", "")} {
		r := screentest.New(t)
		remember(t, r, "/mnt/partage/opale")
		e := open(r, &played{x: bundle.Exchanged{Written: "x"}, err: err, unsealed: true})
		e.folders.chosen = "/mnt/partage/opale"
		r.Press("enter")
		if view := r.View(); strings.Contains(view, "la clé") && !strings.Contains(view, "ou la clé branchée") {
			t.Errorf("%v:\n%s", err, view)
		}
	}
}

func TestOneGestureBringsWhatTheOthersWroteAndLeavesOurs(t *testing.T) {
	r, stick := screentest.New(t), t.TempDir()
	courier, others := carry(t, r, "Calais 2", "Calais 3")
	ids := r.Add(screentest.Somebody("Philippe", "Lefèvre"))
	r.Arrive(ids[0], screentest.Karim, time.Minute)
	two := others[0].admit(t, stick, "Testard")
	others[1].admit(t, stick, "Testut")
	remember(t, r, stick)
	open(r, courier)
	r.Press("enter")
	wants(t, r, "ÉCHANGE FAIT", "Lu : Calais 2 et Calais 3.", "Il reste à passer par Calais 2 et Calais 3.", "C'est écrit dans le dossier, et relu.")
	if diff := cmp.Diff([]checkin.Kind{checkin.KindRegistered, checkin.KindArrived}, kinds(r.History(two))); diff != "" {
		t.Error(diff)
	}
	if x, err := others[0].Exchange(t.Context(), stick, nil); err != nil || x.Fresh == 0 {
		t.Fatalf("the other laptop: %+v, %v", x.Receipt, err)
	}
	history, err := others[0].store.History(ids[0])
	if err != nil || !slices.Contains(kinds(history), checkin.KindArrived) {
		t.Errorf("the other laptop knows %v, %v", kinds(history), err)
	}
	r.Press("enter")
	e := open(r, courier)
	if e.folders.current() != stick {
		t.Errorf("the folder of the last time is %q", e.folders.current())
	}
	r.Press("enter")
	wants(t, r, "RIEN DE NOUVEAU", "Il reste à passer par Calais 3.")
}

func TestADeskThatNobodyKnowsIsTrustedWithAnArrowAndEnter(t *testing.T) {
	r, stick := screentest.New(t), t.TempDir()
	courier, others := carry(t, r, "Étaples 1")
	others[0].store.Know([]byte("another secret"))
	id := others[0].admit(t, stick, "Testard")
	remember(t, r, stick)
	open(r, courier)
	r.Press("enter")
	wants(t, r, "À CONFIRMER", "Personne ici ne connaît le poste « Étaples 1 » (Calais).", "▷ oui, faire confiance à Étaples 1")
	r.Press("enter", "o", "y") // nothing is preselected
	if len(r.History(id)) != 0 {
		t.Fatal("taken in without a word")
	}
	r.Press("down", "enter")
	wants(t, r, "ÉCHANGE FAIT")
	if diff := cmp.Diff([]checkin.Kind{checkin.KindRegistered, checkin.KindArrived}, kinds(r.History(id))); diff != "" {
		t.Error(diff)
	}
}

func TestALaptopWithSeveralNamesIsAskedAboutOnce(t *testing.T) {
	r := screentest.New(t)
	x := stranger()
	named := x.Strangers[0]
	unnamed := journal.Opening{Device: named.Device, Desk: "ordinateur"}
	other := journal.Opening{Device: checkin.DeviceID{8}, Desk: "Berck 1"}
	x.Strangers = []journal.Opening{unnamed, named, other}
	p := &played{drives: sticks, x: x}
	open(r, p)
	r.Press("enter")
	wants(t, r, "« Étaples 1 » (Montreuil-sur-Mer).", "« Berck 1 ». Ce", "confiance à Étaples 1 et Berck 1")
	r.Press("down", "enter")
	if diff := cmp.Diff([]checkin.DeviceID{named.Device, other.Device}, p.trusted); diff != "" {
		t.Error(diff)
	}
}

func TestNoTrustLeavesTheEntriesWaiting(t *testing.T) {
	r := screentest.New(t)
	p := &played{drives: sticks, x: stranger()}
	open(r, p)
	r.Press("enter", "down", "down", "enter")
	if diff := cmp.Diff(screen.Close{}, r.Last()); diff != "" || p.trusted != nil {
		t.Errorf("trusted %v, %s", p.trusted, diff)
	}
}

func TestWhatCannotBeReadIsSaidAndSpoilsNothing(t *testing.T) {
	r, stick := screentest.New(t), t.TempDir()
	courier, others := carry(t, r, "Calais 2")
	others[0].admit(t, stick, "Testard")
	if err := os.WriteFile(filepath.Join(stick, "a-moitie.opale"), []byte("opale-bundle 1 "), 0o600); err != nil {
		t.Fatal(err)
	}
	remember(t, r, stick)
	open(r, courier)
	r.Press("enter")
	wants(t, r, "ÉCHANGE FAIT", "! a-moitie.opale : abîmé ou copié à moitié.")
}

func TestAStickThatIsPluggedInAppearsAndIsProposed(t *testing.T) {
	r := screentest.New(t)
	p := &played{}
	open(r, p)
	wants(t, r, "Aucune clé n'est branchée")
	p.drives = sticks
	r.Elapse()
	wants(t, r, "▶ KINGSTON", "Entrée  échanger avec KINGSTON")
	r.Press("down")
	p.drives = sticks[1:]
	r.Elapse()
	wants(t, r, "▶ SANDISK") // the one that was chosen, though another went
	p.drives = nil
	r.Elapse()
	wants(t, r, "Aucune clé n'est branchée", "▶ un autre dossier")
}

func TestAFolderIsTyped(t *testing.T) {
	r := screentest.New(t)
	p := &played{drives: sticks}
	e := open(r, p)
	if e.Holds() {
		t.Error("nobody types yet")
	}
	r.Press("down", "down", "/mnt/partage")
	r.Send(tea.PasteMsg{Content: "/opale"})
	if !e.Holds() {
		t.Error("a letter would close the screen")
	}
	p.drives = nil
	r.Elapse() // what is typed stays under the bar
	r.Press("enter")
	if diff := cmp.Diff([]string{"/mnt/partage/opale"}, p.asked); diff != "" {
		t.Error(diff)
	}
	if kept, _ := r.Store.Remembered(settingFolder); kept != "/mnt/partage/opale" {
		t.Errorf("remembered: %q", kept)
	}
}

func TestWhileItIsUnderWayNoKeyDoesAnything(t *testing.T) {
	r := screentest.New(t)
	p := &played{drives: sticks}
	e := open(r, p)
	e.Update(screentest.Keys("enter")[0])
	for _, name := range []string{"esc", "enter", "down"} {
		if cmd := e.Update(screentest.Keys(name)[0]); cmd != nil {
			t.Errorf("%s did something", name)
		}
	}
	if !e.Holds() {
		t.Error("a letter would close the screen")
	}
	r.Show(e, nil) // runs what the queue holds
	if len(p.asked) != 1 {
		t.Errorf("%d exchanges", len(p.asked))
	}
	wants(t, r, "ÉCHANGE FAIT")
}

func TestAFailureIsNoRemembering(t *testing.T) {
	r := screentest.New(t)
	open(r, &played{drives: sticks, err: checkin.Errorf(checkin.CodeMissing, "exchange", "")})
	r.Press("enter")
	wants(t, r, "PAS D'ÉCHANGE", "La clé est-elle bien branchée")
	if kept, _ := r.Store.Remembered(settingFolder); kept != "" {
		t.Errorf("remembered: %q", kept)
	}
}

func TestNoTextFromAStickReachesTheTerminal(t *testing.T) {
	r := screentest.New(t)
	x := stranger()
	x.Strangers[0].Desk, x.Strangers[0].Venue = "\x1b[31mEve", "\u202enowhere"
	x.Read = append(x.Read, source("\x1b]0;title\x07.opale", "", checkin.Errorf(checkin.CodeInvalid, "", "")))
	x.Read[0].Header.Desk = "\x1b[2JCalais 1"
	open(r, &played{drives: []string{"/media/karim/\x1b[5mKEY"}, x: x})
	seen := r.View()
	r.Press("enter")
	seen += r.View()
	for _, bad := range []string{"[31m", "\u202e", "title", "\x07", "[2J", "[5m"} {
		if strings.Contains(seen, bad) {
			t.Errorf("%q was drawn", bad)
		}
	}
}

func TestADeskOpenToAllTakesSticksOnly(t *testing.T) {
	r := screentest.New(t)
	r.Env.Kiosk, r.Env.Exchange = true, &played{}
	e := New(r.Env)
	r.Show(e, nil)
	e.folders.asked = 7
	r.Send(looked{ticket: 7, last: "/home/coordination/partage", there: true, drives: []string{"/media/CLE"}})
	if e.folders.current() != "/media/CLE" {
		t.Errorf("the stick is not proposed, but %q", e.folders.current())
	}
	r.Press("down", "down", "/etc")
	if view := r.View(); e.folders.current() != "/media/CLE" || strings.Contains(view, "partage") || strings.Contains(view, r.Env.Words.Exchange.Other) {
		t.Errorf("a folder can be chosen or typed: %q\n%s", e.folders.current(), view)
	}
	r.Send(looked{ticket: 7, last: "/home/coordination/partage", there: true})
	if e.folders.current() != "" {
		t.Errorf("without a stick there is %q", e.folders.current())
	}
	r.Press("down", "up", "/etc", "enter")
	if e.work.ticket != 0 {
		t.Error("it exchanges with nothing")
	}
}

// unplugged is a courier that sees nothing of what is plugged in here.
type unplugged struct{ *bundle.Courier }

func (unplugged) Drives() []string { return nil }

// What has come by e-mail is read, and the file that goes by it is written, in
// one gesture; no stick is spoken of.
func TestAFileIsSentAndOneIsReceived(t *testing.T) {
	r, downloads := screentest.New(t), t.TempDir()
	courier, others := carry(t, r, "Calais 2")
	id := others[0].admit(t, downloads, "Testard")
	r.Arrive(r.Add(screentest.Somebody("Philippe", "Lefèvre"))[0], screentest.Karim, time.Minute)
	courier.Mail = []string{filepath.Join(downloads, "none"), downloads}
	sent := filepath.Join(downloads, others[0].Name())
	if err := os.Rename(sent, strings.TrimSuffix(sent, ".opale")+" (1).opale"); err != nil { // as browsers name it
		t.Fatal(err)
	}
	r.Env.Exchange = unplugged{courier}
	e := New(r.Env)
	r.Show(e, nil)
	r.Send(e.Open()())
	r.Press("up")
	wants(t, r, "▶ par courriel")
	r.Press("enter")
	ours := courier.Party().Name()
	wants(t, r, "ÉCHANGE FAIT", "Envoyez le fichier « "+ours+" »", "L'attendent : Calais 2.", "Lu : Calais 2.")
	if len(r.History(id)) == 0 {
		t.Error("what came by e-mail was not taken in")
	}
	if strings.Contains(r.View(), "retirer la clé") {
		t.Error("a stick is spoken of")
	}
	if b, err := bundle.ReadFile(filepath.Join(downloads, ours), courier.Open...); err != nil || !b.Sealed {
		t.Errorf("the file to be sent: %v", err)
	}
	if kept, _ := r.Store.Remembered(screen.SettingSent); kept != filepath.Join(downloads, ours) {
		t.Errorf("remembered as sent: %q", kept)
	}
	if kept, _ := r.Store.Remembered(settingFolder); kept != "" {
		t.Errorf("remembered as a stick: %q", kept)
	}
}

func TestNothingThatIsNotSealedIsSent(t *testing.T) {
	r := screentest.New(t)
	open(r, &played{mail: "/home/karim/Téléchargements", unsealed: true})
	if strings.Contains(r.View(), "▷ par courriel") {
		t.Errorf("it is offered to send names:\n%s", r.View())
	}
}
