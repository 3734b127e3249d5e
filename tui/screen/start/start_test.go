package start

import (
	"context"
	"errors"
	"net/netip"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/google/go-cmp/cmp"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/checkin/nearby"
	"opale/tui/screen"
	"opale/tui/screen/screentest"
	"opale/tui/screen/setup"
)

var known = setup.Known{Venue: "calais", Desk: "Calais 2"}

// safety is a stick that takes everything, or nothing.
type safety struct {
	up     screen.Upkeep
	folder string
	err    error
}

func (s *safety) Upkeep() screen.Upkeep { return s.up }

func (s *safety) UseStick(folder string) error {
	if s.err == nil {
		s.folder = folder
		s.up.HasStick, s.up.Stick = true, time.Date(2026, time.November, 27, 18, 5, 0, 0, time.UTC)
	}
	return s.err
}

// plugs is an exchanger that only knows what is plugged in.
type plugs struct {
	screen.Exchanger
	folders []string
}

func (d *plugs) Drives() []string { return d.folders }

// hashed is a store whose state is always the same.
type hashed struct{ *journal.Memory }

func (hashed) StateHash(context.Context) (string, error) {
	return strings.Repeat("0123456789abcdef", 4), nil
}

// evening is a laptop the evening before, with a stick in it.
func evening(r *screentest.Rig) *safety {
	s := new(safety)
	r.Wait(-15 * time.Hour)
	r.Timepiece()
	r.Env.Safety, r.Env.Upkeep, r.Env.Replica = s, s, hashed{r.Store}
	r.Env.Exchange = &plugs{folders: []string{"F:"}}
	r.Env.Edition = checkin.Edition{Word: "MOULE", Imported: time.Date(2026, time.November, 27, 17, 10, 0, 0, time.UTC), Digest: "01"}
	r.Env.Charge = screen.Charge{Known: true, Percent: 62, Draining: true, Awake: true}
	r.Define(func(e *checkin.Event) { e.Phone = "03 21 00 00 00" })
	return s
}

func show(r *screentest.Rig, tried screen.Start) *Start {
	page := New(r.Env, known, tried)
	r.Show(page, page.Open())
	return page
}

func TestFirstOpening(t *testing.T) {
	screentest.Golden(t, func(_ *testing.T, r *screentest.Rig) {
		evening(r)
		show(r, screen.Start{Program: true, Shortcut: true})
	})
}

func TestAllTried(t *testing.T) {
	screentest.Golden(t, func(_ *testing.T, r *screentest.Rig) {
		s := evening(r)
		s.UseStick("F:")
		r.Env.Trains = true
		show(r, screen.Start{Program: true, Scanner: "✓ " + r.Env.Words.Trial.Repairs.Queried, Keys: screen.TriedBadly, Sound: screen.TriedWell})
		r.Press("Élodie", "down", "down", "down", "down", "down")
	})
}

func TestTwoSounds(t *testing.T) {
	screentest.Golden(t, func(_ *testing.T, r *screentest.Rig) {
		evening(r)
		show(r, screen.Start{})
		r.Press("down", "down", "down", "enter")
		r.Elapse()
	})
}

// around is who is on this network: a relay, and a desk.
func around() []nearby.Desk {
	return []nearby.Desk{
		{Device: checkin.DeviceID{1}, Name: "Calais 1", Relay: netip.MustParseAddrPort("192.168.1.20:7474")},
		{Device: checkin.DeviceID{2}, Name: "Calais 4"},
	}
}

// wrote has entries of other desks be here, without a word of theirs.
func wrote(t *testing.T, r *screentest.Rig, desks ...string) (devices []checkin.DeviceID) {
	t.Helper()
	for _, name := range desks {
		far := journal.NewMemory(r.Env.Overview.Event, func() time.Time { return r.Env.Overview.Now })
		err := far.Write(t.Context(), checkin.Actor{Desk: name, Venue: "calais"}, func(tx checkin.Tx) error {
			_, err := tx.Append(checkin.Fact{Kind: checkin.KindArrived, Subject: checkin.RegistrationID{9}, Session: "calais-j1"})
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		strands, err := far.Since(nil)
		if err != nil {
			t.Fatal(err)
		}
		if err := r.Store.Trust(t.Context(), screentest.Karim, far.Device()); err != nil {
			t.Fatal(err)
		}
		if _, err := r.Store.Apply(t.Context(), strands); err != nil {
			t.Fatal(err)
		}
		devices = append(devices, far.Device())
	}
	return devices
}

func TestFoundOnThisNetwork(t *testing.T) {
	screentest.Golden(t, func(t *testing.T, r *screentest.Rig) {
		evening(r)
		devices := wrote(t, r, "Calais 1", "Calais 3")
		r.Env.Found = around()[:1]
		r.Env.Found[0].Device = devices[0]
		show(r, screen.Start{Program: true})
	})
}

// Who is on this network is named, and is no longer among those who were not seen.
func TestWhoIsOnThisNetworkIsSaid(t *testing.T) {
	r := screentest.New(t)
	r.Size(160, 40)
	evening(r)
	devices := wrote(t, r, "Calais 1", "Calais 3")
	show(r, screen.Start{})
	says := func(want string) {
		t.Helper()
		if seen := r.View(); !strings.Contains(seen, want) {
			t.Errorf("%q is not in\n%s", want, seen)
		}
	}
	says("pas de réseau : l'échange se fait par clé. Calais 1, Calais 3 : pas encore vus")
	r.Env.Found = around()
	r.Env.Found[0].Device = devices[0]
	r.Env.Revision++
	says("Calais 1 (relais), Calais 4 trouvés sur ce réseau. Calais 3 : pas encore vu")
	r.Env.Found = r.Env.Found[1:]
	r.Env.Revision++
	says("Calais 4 trouvé sur ce réseau. Calais 1, Calais 3 : pas encore vus")
}

// A list that is still being read is not said to be none.
func TestAListThatIsBeingReadIsSaid(t *testing.T) {
	r := screentest.New(t)
	evening(r)
	r.Env.Edition, r.Env.Loading = checkin.Edition{}, true
	show(r, screen.Start{})
	if w := &r.Env.Words.Start; !strings.Contains(r.View(), w.ListComing) || strings.Contains(r.View(), w.NoList) {
		t.Error(r.View())
	}
	r.Env.Loading = false
	r.Env.Revision++
	if w := &r.Env.Words.Start; !strings.Contains(r.View(), w.NoList) {
		t.Error(r.View())
	}
}

// started is what is remembered of the first opening.
func started(t *testing.T, r *screentest.Rig) string {
	t.Helper()
	text, err := r.Store.Remembered(screen.SettingStart)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestANameAndTheDeskOpens(t *testing.T) {
	r := screentest.New(t)
	evening(r)
	show(r, screen.Start{Program: true})
	r.Press("Élodie")
	for range rows {
		r.Press("down")
	}
	r.Press("enter")
	if diff := cmp.Diff(screen.Seated{}, r.Last()); diff != "" {
		t.Fatalf("%s\n%s", diff, r.View())
	}
	if got := started(t, r); got != screen.SettingDone {
		t.Errorf("it will come again: %q", got)
	}
	if again, err := screen.RecallStart(r.Store); again != nil || err != nil {
		t.Errorf("%+v, %v", again, err)
	}
	if actor := r.Env.Desk.Place().Actor; actor.Desk != "Calais 2" || actor.Operator != "Élodie" {
		t.Errorf("at the desk: %+v", actor)
	}
}

func TestANameIsThereAfterTheTraining(t *testing.T) {
	r := screentest.New(t)
	evening(r)
	r.Env.Trains = true
	show(r, screen.Start{Program: true})
	r.Press("Élodie", "tab")
	if diff := cmp.Diff(screen.Train{}, r.Last()); diff != "" {
		t.Fatalf("%s\n%s", diff, r.View())
	}
	again, err := setup.Recall(r.Store)
	if err != nil || again.Operator != "Élodie" {
		t.Errorf("%+v, %v", again, err)
	}
}

func TestWithoutANameItStays(t *testing.T) {
	r := screentest.New(t)
	evening(r)
	page := show(r, screen.Start{})
	for range rows {
		r.Press("down")
	}
	r.Press("enter")
	if r.Last() != nil || page.at != nameRow || !strings.Contains(r.View(), "Il manque votre prénom") {
		t.Errorf("sent %v\n%s", r.Last(), r.View())
	}
}

func TestWhatWasTriedIsKept(t *testing.T) {
	r := screentest.New(t)
	s := evening(r)
	page := show(r, screen.Start{Program: true})
	if !strings.Contains(r.View(), "appuyez sur F2") {
		t.Fatalf("nothing is asked:\n%s", r.View())
	}
	r.Send(tea.KeyPressMsg{Code: tea.KeyF2})
	r.Press("down", "down", "down", "enter")
	r.Elapse()
	r.Press("down") // not heard
	r.Press("enter")
	if s.folder != "F:" {
		t.Errorf("the stick is %q", s.folder)
	}
	page.at = scannerRow
	code, err := r.Env.Desk.Decode("OPALE-1001")
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2026, time.November, 27, 19, 0, 0, 0, time.UTC)
	for i, key := range append(screentest.Keys("OPALE-1001"), screentest.Keys("enter")...) {
		page.Heard(key, at.Add(time.Duration(i)*time.Millisecond))
	}
	page.Probed(screen.Probe{Text: "OPALE-1001", Reading: code})
	r.Elapse()
	got, err := screen.RecallStart(r.Store)
	if err != nil || got == nil || got.Keys != screen.TriedWell || got.Sound != screen.TriedBadly || got.Scanner == "" || !got.Program {
		t.Errorf("kept: %+v, %v (%s)", got, err, started(t, r))
	}
}

func TestAStickThatTakesNothingIsSaid(t *testing.T) {
	r := screentest.New(t)
	s := evening(r)
	s.err = errors.New("locked")
	show(r, screen.Start{})
	r.Press("down", "down", "down", "down", "enter")
	if !strings.Contains(r.View(), "on ne peut pas y écrire") {
		t.Errorf("nothing is said:\n%s", r.View())
	}
}

func TestACodeWaitsUntilTheNameIsTyped(t *testing.T) {
	r := screentest.New(t)
	evening(r)
	page := show(r, screen.Start{})
	if page.Trying() {
		t.Error("what is typed fast as a name is taken for a code")
	}
	r.Press("down")
	if !page.Trying() {
		t.Error("no code is tried")
	}
}
