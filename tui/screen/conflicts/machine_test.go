package conflicts

import (
	"crypto/ed25519"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/checkin/storetest"
	"opale/tui/screen"
	"opale/tui/screen/screentest"
)

// branch is a machine that writes by itself.
type branch struct {
	run    journal.Run
	strand journal.Strand
	tick   int64
}

func (b *branch) write(t *testing.T, at time.Time, facts ...checkin.Fact) {
	t.Helper()
	batch := b.run.Batch()
	for _, f := range facts {
		b.tick += 2
		written, err := batch.Add(f, sofia, b.tick, at)
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range written {
			b.strand.Stream, b.strand.First = w.ID.Stream, 1
			b.strand.Entries = append(b.strand.Entries, w.Entry)
		}
	}
	b.strand.Marks = append(b.strand.Marks, batch.Marks()...)
	b.run.Keep(batch)
}

// forked brings a virtual machine that was resumed twice: each of the two let
// in somebody whom the other does not know, under one name, so that it does not
// matter which one stands.
func forked(t *testing.T, r *screentest.Rig) {
	t.Helper()
	_, key, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	now := r.Env.Overview.Now
	one := &branch{run: *journal.NewRun(r.Env.Overview.Event.ID, key, "guest")}
	one.write(t, now.Add(-time.Hour), checkin.Fact{Kind: checkin.KindNoted, Personal: checkin.Personal{Note: "begun"}})
	two := &branch{run: one.run, strand: one.strand, tick: one.tick}
	two.strand.Entries, two.strand.Marks = slices.Clone(one.strand.Entries), slices.Clone(one.strand.Marks)
	for i, b := range []*branch{one, two} {
		id := checkin.RegistrationID{byte(70 + i)}
		fields := screentest.Somebody("Odile", "Passante", checkin.FieldCompany, []string{"Essai", "Autre essai"}[i])
		b.write(t, now.Add(-20*time.Minute),
			checkin.Fact{Kind: checkin.KindRegistered, Subject: id, Body: checkin.Body{WalkIn: true}, Personal: checkin.Personal{Fields: fields}},
			checkin.Fact{Kind: checkin.KindArrived, Subject: id, Session: "calais-j1"})
	}
	storetest.Append(t, r.Store, screentest.Karim, journal.Vouch(one.run.Device()))
	if _, err := r.Store.Apply(t.Context(), []journal.Strand{one.strand, two.strand}); err != nil {
		t.Fatal(err)
	}
	r.Refresh()
}

// revoked brings what a desk wrote after it was revoked.
func revoked(t *testing.T, r *screentest.Rig) {
	t.Helper()
	now := r.Env.Overview.Now
	far := journal.NewMemory(r.Env.Overview.Event, func() time.Time { return now.Add(-15 * time.Minute) })
	storetest.Append(t, r.Store, screentest.Karim, journal.Vouch(far.Device()), journal.Revoke(far.Device(), nil))
	id := checkin.RegistrationID{80}
	storetest.Append(t, far, sofia,
		checkin.Fact{Kind: checkin.KindRegistered, Subject: id, Body: checkin.Body{WalkIn: true}, Personal: checkin.Personal{Fields: screentest.Somebody("Odile", "Passante")}},
		checkin.Fact{Kind: checkin.KindArrived, Subject: id, Session: "calais-j1"})
	strands, err := far.Since(nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Store.Apply(t.Context(), strands); err != nil {
		t.Fatal(err)
	}
	r.Refresh()
}

func TestMachines(t *testing.T) {
	for name, prepare := range map[string]func(t *testing.T, r *screentest.Rig){
		"list":   func(t *testing.T, r *screentest.Rig) { forked(t, r); revoked(t, r); open(t, r) },
		"forked": func(t *testing.T, r *screentest.Rig) { forked(t, r); open(t, r); r.Press("enter", "down") },
		"held":   func(t *testing.T, r *screentest.Rig) { revoked(t, r); open(t, r); r.Press("enter", "down") },
		"held-decided": func(t *testing.T, r *screentest.Rig) {
			revoked(t, r)
			open(t, r)
			r.Press("enter", "down", "enter")
		},
	} {
		t.Run(name, func(t *testing.T) { screentest.Golden(t, prepare) })
	}
}

func tally(t *testing.T, r *screentest.Rig) int {
	t.Helper()
	tally, err := r.Store.Tally("calais-j1", r.Env.Overview.Now)
	if err != nil {
		t.Fatal(err)
	}
	return tally.In
}

func TestAnArrivalOfTheOtherCopyIsCountedAndTakenBack(t *testing.T) {
	r := screentest.New(t)
	forked(t, r)
	open(t, r)
	wants(t, r, "1 à vérifier", "NOTÉE SUR UNE COPIE", "9:22", "Calais 3, Sofia")
	r.Press("enter", "down", "enter")
	wants(t, r, "Rien à vérifier.", "l'arrivée compte")
	if in := tally(t, r); in != 2 {
		t.Errorf("%d are in", in)
	}
	r.Press("pgdown", "enter", "down", "enter")
	wants(t, r, "1 à vérifier")
	r.Press("enter", "down", "down", "enter")
	wants(t, r, "Rien à vérifier.", "l'arrivée ne compte pas")
	if in := tally(t, r); in != 1 {
		t.Errorf("%d are in", in)
	}
}

func TestWhatARevokedDeskWroteIsLeftOrCounted(t *testing.T) {
	r := screentest.New(t)
	revoked(t, r)
	open(t, r)
	wants(t, r, "1 à vérifier", "Calais 3", "ÉCRIT PAR UN POSTE EXCLU", "3 écritures", "du sam. 28 nov. 9:27")
	r.Press("enter", "down", "down", "enter")
	if in := tally(t, r); in != 0 {
		t.Errorf("left aside, and %d are in", in)
	}
	r.Press("enter", "down", "enter")
	wants(t, r, "Rien à vérifier.", "tout compte")
	if in := tally(t, r); in != 1 {
		t.Errorf("counted, and %d are in", in)
	}
	r.Press("pgdown", "enter", "esc") // nothing here takes it back, and no page belongs to it
	if diff := cmp.Diff(screen.Close{}, r.Last()); diff != "" || len(r.Sent) != 1 {
		t.Errorf("sent %v", r.Sent)
	}
}
