package figures

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

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

// Who is for this session may be missed at it, who is for none in particular may
// not: the two are said side by side, and make the sum above them.
func TestTheRegistrationsAddUp(t *testing.T) {
	screentest.Golden(t, func(t *testing.T, r *screentest.Rig) {
		r.Add(
			screentest.Somebody("Testine", "Unessai", checkin.FieldSessions, "calais-j1"),
			screentest.Somebody("Testine", "Deuxessai", checkin.FieldSessions, "calais-j1"),
			screentest.Somebody("Testine", "Troisessai", checkin.FieldSessions, "calais-j1 calais-j2"),
			screentest.Somebody("Testine", "Ailleurs", checkin.FieldSessions, "boulogne-j1"),
			screentest.Somebody("Testine", "Dusite", checkin.FieldVenue, "calais"),
			screentest.Somebody("Testine", "Departout"),
		)
		ids := r.Add(screentest.Somebody("Testine", "Venue", checkin.FieldSessions, "calais-j1"), screentest.Somebody("Testine", "Dusitevenu", checkin.FieldVenue, "calais"))
		for _, id := range ids {
			r.Arrive(id, screentest.Karim, time.Minute)
		}
		open(r)
		figures, err := r.Env.Desk.Figures()
		if err != nil {
			t.Fatal(err)
		}
		if s := figures.Session(figures.Here); s.Expected != 7 || s.Awaited != 4 {
			t.Errorf("%d registrations, %d of them for this session; want 7 and 4", s.Expected, s.Awaited)
		}
	})
}

func TestNobodyYet(t *testing.T) {
	screentest.Golden(t, func(_ *testing.T, r *screentest.Rig) { open(r) })
}

func TestTheCensusIsReadToItsEndAndBack(t *testing.T) {
	r := screentest.New(t)
	day(t, r)
	open(r)
	r.Press("right", "right")
	first := r.View()
	for range 10 {
		r.Press("pgdown")
	}
	last := r.View()
	if !strings.Contains(last, "Essais Ya") || strings.Contains(last, "41 personnes") || !strings.Contains(last, "page 3 sur 4  ↑\n") {
		t.Errorf("the end is not seen:\n%s", last)
	}
	for range 10 {
		r.Press("pgup")
	}
	if diff := cmp.Diff(first, r.View()); diff != "" {
		t.Errorf("the beginning is another: %s", diff)
	}
}

func TestWhatAnOlderQuestionAnswersIsDropped(t *testing.T) {
	r := screentest.New(t)
	f := New(r.Env)
	r.Show(f, nil)
	stale := screentest.Messages(f.count())
	day(t, r)
	r.Show(f, f.Open())
	for _, msg := range stale {
		r.Send(msg)
	}
	if view := r.View(); !strings.Contains(view, "43 personnes venues") {
		t.Errorf("an old answer is shown:\n%s", view)
	}
}

func TestItIsReadAnewEveryFewSeconds(t *testing.T) {
	r := screentest.New(t)
	ids := r.Add(screentest.Somebody("Testine", "Essai"))
	open(r)
	r.Arrive(ids[0], screentest.Karim, 0)
	r.Elapse()
	if view := r.View(); !strings.Contains(view, "1 personne venue") {
		t.Errorf("not read anew:\n%s", view)
	}
}

func TestEnterOpensTheFormAndEscGoesBack(t *testing.T) {
	r := screentest.New(t)
	open(r)
	for _, c := range []struct {
		keys []string
		want any
	}{
		{[]string{"right", "enter"}, screen.OpenTakeDown{}}, {[]string{"esc"}, screen.Close{}},
		{[]string{"ctrl+t"}, screen.Close{}}, {[]string{"right", "enter"}, screen.Close{}}, {[]string{"tab", "enter"}, screen.OpenTakeDown{}},
	} {
		r.Press(c.keys...)
		if diff := cmp.Diff(c.want, r.Last()); diff != "" {
			t.Errorf("%v: %s", c.keys, diff)
		}
	}
}
