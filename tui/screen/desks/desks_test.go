package desks

import (
	"bytes"
	"context"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/checkin/nearby"
	"opale/checkin/storetest"
	"opale/tui/layout"
	"opale/tui/screen"
	"opale/tui/screen/screentest"
)

// heard puts two arrivals of this desk on a rig, and some desks that have
// given word of what they hold.
func heard(t *testing.T, r *screentest.Rig, peers ...journal.Peer) {
	t.Helper()
	ids := r.Add(screentest.Somebody("Philippe", "Lefèvre"), screentest.Somebody("Wim", "Dewulf"))
	r.Arrive(ids[0], screentest.Karim, 20*time.Minute)
	r.Arrive(ids[1], screentest.Karim, 10*time.Minute)
	for i, p := range peers {
		p.Device = checkin.DeviceID{byte(i + 1)}
		if err := r.Store.Heard(p); err != nil {
			t.Fatal(err)
		}
	}
	r.Refresh()
}

func have(t *testing.T, r *screentest.Rig) journal.Vector {
	t.Helper()
	have, err := r.Store.Have()
	if err != nil {
		t.Fatal(err)
	}
	return have
}

// some are five desks: one that knows all, one whose clock is off, one that has
// long been silent, one without a name, and one of which only others told.
func some(t *testing.T, r *screentest.Rig) {
	t.Helper()
	heard(t, r)
	carried(t, r)
	now, all := r.Env.Overview.Now, have(t, r)
	part := journal.Vector{}
	for stream, seq := range all {
		part[stream] = seq - 1
	}
	for i, p := range []journal.Peer{
		{Desk: "Boulogne 1", Venue: "boulogne", Have: all, Heard: now.Add(-4 * time.Minute)},
		{Desk: "Calais 2", Venue: "calais", Have: part, Heard: now.Add(-25 * time.Minute), Ahead: 12 * time.Minute},
		{Desk: "Dunkerque 1", Venue: "dunkerque", Have: journal.Vector{checkin.StreamID{7}: 3}, Heard: now.Add(-3 * time.Hour)},
		{Venue: "montreuil", Have: part, Heard: now.Add(time.Minute), Ahead: -2 * time.Hour},
	} {
		p.Device = checkin.DeviceID{byte(i + 1)}
		if err := r.Store.Heard(p); err != nil {
			t.Fatal(err)
		}
	}
	r.Refresh()
}

// carried brings what another desk wrote, without a word of its own.
func carried(t *testing.T, r *screentest.Rig) {
	t.Helper()
	ago := r.Env.Overview.Now.Add(-90 * time.Minute)
	far := journal.NewMemory(r.Env.Overview.Event, func() time.Time { return ago })
	arrived := checkin.Fact{Kind: checkin.KindArrived, Subject: checkin.RegistrationID{9}, Session: "boulogne-j1"}
	err := far.Write(t.Context(), checkin.Actor{Desk: "Boulogne 2", Venue: "boulogne"}, func(tx checkin.Tx) error {
		_, err := tx.Append(arrived)
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
}

// refused brings what is not taken in: from a desk that nobody knows, behind
// something that is missing, and altered on the way.
func refused(t *testing.T, r *screentest.Rig) {
	t.Helper()
	elsewhere(t, r, "Inconnu").send(func(*journal.Strand) {})
	early, forger := elsewhere(t, r, "Calais 2"), elsewhere(t, r, "Calais 3")
	for _, known := range []*faraway{early, forger} {
		if err := r.Store.Trust(t.Context(), screentest.Karim, known.store.Device()); err != nil {
			t.Fatal(err)
		}
		known.send(func(*journal.Strand) {})
		known.arrive()
	}
	early.send(func(s *journal.Strand) { s.First, s.Entries = s.First+1, s.Entries[1:] })
	forger.send(func(s *journal.Strand) {
		e := &s.Entries[0]
		e.Bytes = bytes.Replace(e.Bytes, []byte("arrived"), []byte("noted"), 1)
	})
	r.Refresh()
}

// faraway is another desk, and how much of its journal was sent.
type faraway struct {
	t     *testing.T
	rig   *screentest.Rig
	store *journal.Memory
	desk  string
	sent  journal.Vector
}

func elsewhere(t *testing.T, r *screentest.Rig, desk string) *faraway {
	far := journal.NewMemory(r.Env.Overview.Event, func() time.Time { return r.Env.Overview.Now })
	f := &faraway{t: t, rig: r, store: far, desk: desk}
	f.arrive()
	return f
}

func (f *faraway) arrive() {
	f.t.Helper()
	arrived := checkin.Fact{Kind: checkin.KindArrived, Subject: checkin.RegistrationID{9}, Session: "calais-j1"}
	storetest.Append(f.t, f.store, checkin.Actor{Desk: f.desk, Venue: "calais"}, arrived, arrived)
}

func (f *faraway) send(change func(*journal.Strand)) {
	f.t.Helper()
	strands, err := f.store.Since(f.sent)
	if err != nil {
		f.t.Fatal(err)
	}
	change(&strands[0])
	if _, err := f.rig.Store.Apply(f.t.Context(), strands); err != nil {
		f.t.Fatal(err)
	}
	if f.sent, err = f.store.Have(); err != nil {
		f.t.Fatal(err)
	}
}

// steady is a store whose fingerprint does not depend on the run's stream.
type steady struct{ *journal.Memory }

func (steady) StateHash(context.Context) (string, error) { return strings.Repeat("3f9a07c5", 8), nil }

func open(r *screentest.Rig, store screen.Replica) *Desks {
	r.Env.Replica = store
	d := New(r.Env)
	r.Show(d, d.Open())
	return d
}

func TestDesks(t *testing.T) {
	for name, prepare := range map[string]func(t *testing.T, r *screentest.Rig){
		"alone": func(t *testing.T, r *screentest.Rig) { heard(t, r); open(r, steady{r.Store}) },
		"some":  func(t *testing.T, r *screentest.Rig) { some(t, r); open(r, steady{r.Store}) },
		"aside": func(t *testing.T, r *screentest.Rig) {
			heard(t, r)
			refused(t, r)
			open(r, steady{r.Store})
			if r.Env.Frame.Class == layout.Narrow {
				r.Press("down", "down", "down", "down", "down")
			}
		},
		"around": func(t *testing.T, r *screentest.Rig) {
			some(t, r)
			r.Env.Found = []nearby.Desk{
				{Device: checkin.DeviceID{9}, Name: "Calais 4", Relay: netip.MustParseAddrPort("192.168.1.20:7474")},
				{Device: checkin.DeviceID{2}, Name: "Calais 2"},
			}
			open(r, steady{r.Store})
			if r.Env.Frame.Class == layout.Narrow {
				r.Press("pgdown", "pgdown")
			}
		},
		"end": func(t *testing.T, r *screentest.Rig) {
			some(t, r)
			open(r, steady{r.Store})
			r.Press("pgdown", "pgdown", "pgdown", "pgdown", "pgdown")
		},
	} {
		t.Run(name, func(t *testing.T) { screentest.Golden(t, prepare) })
	}
}

func wants(t *testing.T, r *screentest.Rig, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if view := r.View(); !strings.Contains(view, text) {
			t.Errorf("%q is not shown:\n%s", text, view)
		}
	}
}

func TestWhatADeskLacksIsCountedFromItsLastWord(t *testing.T) {
	r := screentest.New(t)
	some(t, r)
	open(r, r.Store)
	wants(t, r, "Boulogne 1", "sait tout", "il lui en manque 2", "il lui en manque 9", "SILENCE, vu il y a 3 heures", "l'horloge de Calais 2 avance d'au moins 12 minutes", "l'horloge d'un poste sans nom retarde d'au moins 2 heures", "3 de ses écritures ne sont pas encore ici", "Boulogne 2", "connu par d'autres", "a écrit il y a 90 minutes")
}

// A desk that gave word and one that only others told of, both revoked, and a
// hub, which speaks under one key and writes under another.
func TestAnExcludedDeskIsSaidAndAHubStandsOnce(t *testing.T) {
	r := screentest.New(t)
	now := r.Env.Overview.Now
	some(t, r)
	if err := r.Store.Heard(journal.Peer{Device: checkin.DeviceID{5}, Desk: "Boulogne 2", Venue: "boulogne", Have: have(t, r), Heard: now}); err != nil {
		t.Fatal(err)
	}
	open(r, r.Store)
	if n := strings.Count(r.View(), "Boulogne 2"); n != 1 {
		t.Errorf("the hub stands there %d times:\n%s", n, r.View())
	}
	err := r.Store.Write(t.Context(), screentest.Karim, func(tx checkin.Tx) error {
		_, err := tx.Append(journal.Revoke(checkin.DeviceID{3}, nil))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	open(r, r.Store)
	wants(t, r, "✗ exclu")
	if view := r.View(); strings.Contains(view, "SILENCE") || strings.Contains(view, "ne sont pas encore ici") {
		t.Errorf("an excluded desk alarms:\n%s", view)
	}
}

func TestWhatWasGivenBackIsCounted(t *testing.T) {
	r := screentest.New(t)
	some(t, r)
	open(r, r.Store)
	wants(t, r, "autres postes")
	gone := journal.NewMemory(r.Env.Overview.Event, func() time.Time { return r.Env.Overview.Now })
	err := gone.Write(t.Context(), checkin.Actor{Desk: "Dunkerque 9", Venue: "dunkerque"}, func(tx checkin.Tx) error {
		_, err := tx.Append(checkin.Fact{Kind: checkin.KindReturned})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	strands, err := gone.Since(nil)
	if err != nil {
		t.Fatal(err)
	}
	err = r.Store.Write(t.Context(), screentest.Karim, func(tx checkin.Tx) error {
		_, err := tx.Append(journal.Vouch(gone.Device()))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Store.Apply(t.Context(), strands); err != nil {
		t.Fatal(err)
	}
	open(r, r.Store)
	wants(t, r, "1 sur ", " rendus", "✓ rendu le sam. 28 nov., 9:42")
}

func TestTwoComputersOfOneNameAreSaid(t *testing.T) {
	r := screentest.New(t)
	now := r.Env.Overview.Now
	heard(t, r, journal.Peer{Desk: "calais 1", Venue: "calais", Heard: now}, journal.Peer{Desk: "Calais 1", Venue: "boulogne", Heard: now})
	open(r, r.Store)
	if n := strings.Count(r.View(), "deux ordinateurs s'appellent"); n != 2 {
		t.Errorf("said %d times, want it of this desk and of its namesake:\n%s", n, r.View())
	}
}

func TestTheFingerprintIsTheOneOfTheCommandLine(t *testing.T) {
	r := screentest.New(t)
	some(t, r)
	open(r, r.Store)
	hash, err := r.Store.StateHash(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	shown := strings.ToUpper(journal.Fingerprint(hash))
	if view := strings.ReplaceAll(r.View(), " ", ""); !strings.Contains(view, shown) {
		t.Errorf("%q is not shown:\n%s", shown, r.View())
	}
}

func TestEscGoesBackAndLettersDoNothing(t *testing.T) {
	r := screentest.New(t)
	open(r, r.Store)
	r.Press("o", "1", "esc")
	if diff := cmp.Diff(screen.Close{}, r.Last()); diff != "" || len(r.Sent) != 1 {
		t.Errorf("sent %v", r.Sent)
	}
}

func TestNoTextFromElsewhereReachesTheTerminal(t *testing.T) {
	r := screentest.New(t)
	heard(t, r, journal.Peer{Desk: "\x1b[31mEve", Venue: "\u202enowhere", Heard: r.Env.Overview.Now})
	open(r, r.Store)
	for _, bad := range []string{"[31m", "\u202e"} {
		if strings.Contains(r.View(), bad) {
			t.Errorf("%q was drawn", bad)
		}
	}
}
