package checkin_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/checkin/storetest"
)

func TestFiguresKeepPeoplePassagesAndWhoIsInsideApart(t *testing.T) {
	h := newHall(t, few...)
	for _, code := range []string{"CA-1", "CA-3", "CA-5"} {
		h.clock.At = h.clock.At.Add(time.Minute)
		h.enter(checkin.Entrance{ID: id(code)})
	}
	h.clock.At = h.clock.At.Add(7 * time.Minute)
	if _, err := h.Leave(context.Background(), id("CA-1")); err != nil {
		t.Fatal(err)
	}
	if _, err := h.Leave(context.Background(), id("CA-3")); err != nil {
		t.Fatal(err)
	}
	h.clock.At = h.clock.At.Add(time.Minute)
	h.enter(checkin.Entrance{ID: id("CA-1")}) // and comes back
	h.count(2, id("CA-4"))
	f, err := h.Figures()
	if err != nil {
		t.Fatal(err)
	}
	s := f.Session("calais-j1")
	got := []int{s.In, s.Inside, s.Passages, s.WalkIns, s.Unnamed, f.Working, len(f.Sessions)}
	if diff := cmp.Diff([]int{5, 4, 6, 2, 2, 1, 4}, got); diff != "" {
		t.Errorf("in, inside, passages, walk-ins, unnamed, desks, sessions: %s", diff)
	}
	absent, _, err := h.Survey(context.Background(), "calais-j1", "calais-j2")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[checkin.SessionID]int{"calais-j2": 2}, absent); diff != "" {
		t.Errorf("who named a session and did not come: %s", diff)
	}
}

// served is arrivals at one desk, some seconds after one another.
func served(seconds ...float64) []checkin.Arrival {
	at := storetest.Start
	arrivals := []checkin.Arrival{{Time: at}}
	for _, s := range seconds {
		at = at.Add(time.Duration(s * float64(time.Second)))
		arrivals = append(arrivals, checkin.Arrival{Time: at})
	}
	return arrivals
}

func TestServiceIsTheMedianGapWhileAQueueStands(t *testing.T) {
	undone := served(10, 10, 10, 10, 10)
	for i := range undone {
		undone[i].Undone = new(checkin.Undo)
	}
	for name, c := range map[string]struct {
		arrivals []checkin.Arrival
		want     checkin.Service
	}{
		"nobody":                 {nil, checkin.Service{}},
		"too few to say":         {served(10, 10, 10, 10), checkin.Service{Gaps: 4}},
		"a queue":                {served(10, 12, 14, 16, 18), checkin.Service{Per: 14 * time.Second, Gaps: 5}},
		"nobody waits meanwhile": {served(10, 12, 300, 14, 16, 46, 18), checkin.Service{Per: 14 * time.Second, Gaps: 5}},
		"a group is one gesture": {served(30, 0, 0, 0.2, 0, 0), checkin.Service{Per: 5 * time.Second, Gaps: 6}},
		"a command's batch":      {served(2, 0.9, 0.2, 0.9, 0.2, 0.9, 0.2, 0.9, 0.2), checkin.Service{Gaps: 2}},
		"taken back":             {undone, checkin.Service{}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, checkin.ServiceOf(c.arrivals)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTheForecastIsPeopleAMinuteTimesSeconds(t *testing.T) {
	opens := storetest.Start.Truncate(time.Hour)
	session := checkin.Session{ID: "calais-j1", Opens: opens, Closes: opens.Add(10 * time.Hour)}
	at := func(minutes int) time.Time { return opens.Add(time.Duration(minutes) * time.Minute) }
	paces := []checkin.Pace{{Start: at(60), Arrivals: 20}, {Start: at(65), Arrivals: 30}, {Start: at(70), Arrivals: 3}}
	measured := checkin.Service{Per: 20 * time.Second, Gaps: 30}
	for name, c := range map[string]struct {
		tally   checkin.Tally
		paces   []checkin.Pace
		service checkin.Service
		minute  int
		want    checkin.Forecast
	}{
		"growing": {paces: paces, service: measured, minute: 72, // 20, 30, so 40 in five minutes
			want: checkin.Forecast{Basis: checkin.BasisTrend, At: at(75), PerMinute: 8, Per: 20 * time.Second, Measured: true, Needed: 3, Working: 2}},
		"not measured": {paces: paces, minute: 72,
			want: checkin.Forecast{Basis: checkin.BasisTrend, At: at(75), PerMinute: 8, Per: 15 * time.Second, Needed: 2, Working: 2}},
		"falling stays": {paces: paces, service: measured, minute: 75, // 30, 3: no fewer than 3
			want: checkin.Forecast{Basis: checkin.BasisTrend, At: at(80), PerMinute: 0.6, Per: 20 * time.Second, Measured: true, Needed: 1, Working: 2}},
		"before the rush": {tally: checkin.Tally{Named: true, Expected: 450}, service: measured, minute: -10,
			want: checkin.Forecast{Basis: checkin.BasisRush, At: opens, PerMinute: 10, Per: 20 * time.Second, Measured: true, Needed: 4, Working: 2}},
		"within it": {tally: checkin.Tally{Named: true, Expected: 450, In: 200}, service: measured, minute: 20,
			want: checkin.Forecast{Basis: checkin.BasisRush, At: at(20), PerMinute: 10, Per: 20 * time.Second, Measured: true, Needed: 4, Working: 2}},
		"nobody knows whom to expect": {tally: checkin.Tally{Expected: 450}, minute: -10},
		"long before":                 {tally: checkin.Tally{Named: true, Expected: 450}, minute: -90},
		"over":                        {paces: paces, minute: 72, tally: checkin.Tally{In: -1}},
	} {
		t.Run(name, func(t *testing.T) {
			s := checkin.SessionFigures{Session: session, Tally: c.tally, Paces: c.paces, Over: c.tally.In < 0}
			if diff := cmp.Diff(c.want, checkin.Foresee(&s, c.service, 2, at(c.minute))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestACheckWordNoticesEachSlip(t *testing.T) {
	said := checkin.Dictation{Session: "boulogne-j1", Desk: "Boulogne 2", Came: 112, Inside: 98, WalkIns: 21, Unnamed: 4}
	sum := said.Sum("fabriques-numeriques")
	same := said
	same.Desk = " boulogne  2"
	if same.Sum("fabriques-numeriques") != sum {
		t.Error("a name written otherwise is another desk")
	}
	for i, slip := range []func(*checkin.Dictation){
		func(d *checkin.Dictation) { d.Came = 102 }, func(d *checkin.Dictation) { d.Inside = 89 },
		func(d *checkin.Dictation) { d.WalkIns, d.Unnamed = 4, 21 }, func(d *checkin.Dictation) { d.Unnamed = 14 },
		func(d *checkin.Dictation) { d.Desk = "Boulogne 1" }, func(d *checkin.Dictation) { d.Session = "boulogne-j2" },
	} {
		heard := said
		slip(&heard)
		if heard.Sum("fabriques-numeriques") == sum {
			t.Errorf("slip %d is not noticed", i)
		}
	}
	if said.Sum("other-event") == sum {
		t.Error("another event has the same word")
	}
}

func TestWhoIsAnnounced(t *testing.T) {
	for show, want := range map[string]bool{
		"":                        false,
		"Badge : boîte L, n° 213": false,
		"VIP":                     true,
		"Intervenant : prévenir Valère (salle 2)": true,
		"Salle 2":            false,
		"Monsieur le Préfet": true,
		"viper":              false,
	} {
		var r checkin.Registration
		r.Values[checkin.FieldShow] = show
		if got := r.IsAnnounced(); got != want {
			t.Errorf("%q: %v", show, got)
		}
	}
}

// arriveFar notes an arrival at another laptop, ago, and brings it here.
func (h *hall) arriveFar(ago time.Duration, ids ...checkin.RegistrationID) {
	h.t.Helper()
	far := journal.NewMemory(checkin.Fabriques(2026), func() time.Time { return h.clock.At.Add(-ago) })
	for _, id := range ids {
		storetest.Append(h.t, far, checkin.Actor{Desk: "Dunkerque 1", Venue: "dunkerque"}, checkin.Fact{Kind: checkin.KindArrived, Subject: id, Session: "dunkerque-j1"})
	}
	strands, err := far.Since(nil)
	if err != nil {
		h.t.Fatal(err)
	}
	if err := h.store.Trust(h.t.Context(), storetest.Actor, far.Device()); err != nil {
		h.t.Fatal(err)
	}
	if _, err := h.store.Apply(h.t.Context(), strands); err != nil {
		h.t.Fatal(err)
	}
	if _, err := h.Refresh(); err != nil {
		h.t.Fatal(err)
	}
}

func TestAnArrivalElsewhereIsAnnouncedOnce(t *testing.T) {
	h := newHall(t, few...)
	for _, code := range []string{"CA-2", "CA-3", "CA-5"} {
		if _, err := h.Amend(context.Background(), id(code), checkin.Fields{checkin.FieldShow: "VIP"}); err != nil {
			t.Fatal(err)
		}
	}
	h.enter(checkin.Entrance{ID: id("CA-3")}) // here: this desk shows it itself
	h.arriveFar(2*time.Minute, id("CA-2"), id("CA-1"))
	h.arriveFar(time.Hour, id("CA-5"))
	told := h.Announcements()
	if len(told) != 1 || told[0].Registration.ID != id("CA-2") || told[0].Arrival.Desk != "Dunkerque 1" {
		t.Errorf("announced: %+v", told)
	}
	h.arriveFar(time.Minute, id("CA-2")) // at a third desk, too
	if again := h.Announcements(); len(again) != 0 {
		t.Errorf("announced again: %+v", again)
	}
}
