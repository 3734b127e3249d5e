package figures

import (
	"testing"
	"time"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/tui/screen"
	"opale/tui/screen/screentest"
)

// day is a morning at Calais: a rush, somebody who went, two desks elsewhere.
func day(t *testing.T, r *screentest.Rig) {
	t.Helper()
	r.Env.Replica = r.Store
	var people []checkin.Fields
	for i := range 60 {
		name := string(rune('A'+i%26)) + string(rune('a'+i/26))
		fields := screentest.Somebody("Testine", "Essai"+name, checkin.FieldSessions, "calais-j1", checkin.FieldCompany, "Essais "+name, checkin.FieldTown, "Marck")
		if i%3 == 0 {
			fields[checkin.FieldProfile] = string(checkin.Profiles[i%len(checkin.Profiles)])
		}
		people = append(people, fields)
	}
	ids := r.Add(people...)
	for i, id := range ids[:40] { // from 8:45 on, faster and faster
		r.Arrive(id, screentest.Karim, 55*time.Minute-time.Duration(i*(100-i))*1350*time.Millisecond)
	}
	r.Add(screentest.Somebody("Bérénice", "Boulonnais", checkin.FieldSessions, "boulogne-j1"))
	now := r.Env.Overview.Now
	for i, p := range []journal.Peer{
		{Desk: "Boulogne 1", Venue: "boulogne", Heard: now.Add(-4 * time.Minute)},
		{Desk: "Dunkerque 1", Venue: "dunkerque", Heard: now.Add(-3 * time.Hour)},
		{Desk: "Calais 2", Venue: "calais", Heard: now},
	} {
		p.Device, p.Have = checkin.DeviceID{byte(i + 1)}, journal.Vector{}
		if err := r.Store.Heard(p); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := r.Env.Desk.Register(t.Context(), screentest.Somebody("Zoé", "Nouvelle", checkin.FieldCompany, "Dentelles d'Essai", checkin.FieldProfile, string(checkin.ProfileMarketplaces))); err != nil {
		t.Fatal(err)
	}
	if _, err := r.Env.Desk.Count(t.Context(), 2, checkin.RegistrationID{}); err != nil {
		t.Fatal(err)
	}
	if _, err := r.Env.Desk.Leave(t.Context(), ids[0]); err != nil {
		t.Fatal(err)
	}
	called(t, r, "boulogne-j1", "Boulogne 1", now.Add(-10*time.Minute))
	r.Refresh()
}

func called(t *testing.T, r *screentest.Rig, session checkin.SessionID, desk string, at time.Time) {
	t.Helper()
	said := checkin.Dictation{Session: session, Desk: desk, Came: 112, Inside: 98, WalkIns: 21, Unnamed: 4}
	if err := screen.KeepCall(r.Env.Settings, screen.Call{Dictation: said, At: at}); err != nil {
		t.Fatal(err)
	}
}

func open(r *screentest.Rig) {
	f := New(r.Env)
	r.Show(f, f.Open())
}

func TestPages(t *testing.T) {
	for i, name := range []string{"now", "venues", "census", "dictation"} {
		t.Run(name, func(t *testing.T) {
			screentest.Golden(t, func(t *testing.T, r *screentest.Rig) {
				day(t, r)
				open(r)
				for range i {
					r.Press("right")
				}
			})
		})
	}
}

func TestNobodyYet(t *testing.T) {
	screentest.Golden(t, func(_ *testing.T, r *screentest.Rig) { open(r) })
}
