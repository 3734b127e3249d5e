package route

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"opale/checkin"
	"opale/checkin/journal"
)

var venues = []checkin.VenueID{"boulogne", "calais", "dunkerque"}

func stream(n int) checkin.StreamID { return checkin.StreamID{byte(n + 1)} }

func desk(n int, silent bool, have ...uint64) Desk {
	d := Desk{Device: checkin.DeviceID{byte(n + 1)}, Desk: fmt.Sprintf("Calais %d", n+1), Venue: "calais", Have: journal.Vector{}, Silent: silent}
	for s, seq := range have {
		if seq > 0 {
			d.Have[stream(s)] = seq
		}
	}
	return d
}

func said(route []Visit) (names []string) {
	for _, v := range route {
		name := v.Desk.Desk
		if v.Again {
			name = "de nouveau " + name
		}
		names = append(names, name)
	}
	return names
}

func TestWhatIsFetchedIsTakenBack(t *testing.T) {
	for _, tt := range []struct {
		name   string
		here   Desk
		others []Desk
		want   []string
	}{
		{"nobody else", desk(0, false, 3), nil, nil},
		{"all know all", desk(0, false, 3, 1), []Desk{desk(2, false, 3, 1)}, nil},
		{"one lacks something", desk(0, false, 3), []Desk{desk(1, false, 3), desk(2, false, 2)}, []string{"Calais 3"}},
		{"one has something", desk(0, false, 3), []Desk{desk(2, false, 3, 1)}, []string{"Calais 3", "de nouveau Calais 1"}},
		{"both have something", desk(0, false, 3), []Desk{desk(2, false, 0, 1)}, []string{"Calais 3", "de nouveau Calais 1"}},
		{"a name that a kit gave", desk(0, false, 3), []Desk{desk(1, false, 3), desk(2, true)},
			[]string{"Calais 3", "Calais 2", "de nouveau Calais 1"}},
		{"two hold the same", desk(0, false, 3), []Desk{desk(1, false, 3, 1), desk(2, false, 2, 1)},
			[]string{"Calais 3", "de nouveau Calais 1"}},
		{"each wrote", desk(0, false, 1), []Desk{desk(1, false, 0, 1), desk(2, false, 0, 0, 1)},
			[]string{"Calais 2", "Calais 3", "de nouveau Calais 2", "de nouveau Calais 1"}},
	} {
		if got := said(Plan(tt.here, tt.others)); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestVenuesAreVisitedOneAfterTheOther(t *testing.T) {
	here := desk(0, false, 1)
	var others []Desk
	for i, venue := range []checkin.VenueID{"dunkerque", "calais", "dunkerque", "calais", "boulogne"} {
		d := desk(i+1, false)
		d.Venue = venue
		others = append(others, d)
	}
	var changes int
	at := here.Venue
	for _, v := range Plan(here, others) {
		if v.Venue != at {
			changes, at = changes+1, v.Venue
		}
	}
	if changes != 2 {
		t.Errorf("%d changes of venue", changes)
	}
}

// fleet draws some laptops that know different things.
func fleet(t *rapid.T, most int) (here Desk, others []Desk) {
	n := rapid.IntRange(1, most).Draw(t, "desks")
	streams := rapid.IntRange(1, 4).Draw(t, "streams")
	for i := range n {
		silent := i > 0 && rapid.IntRange(0, 3).Draw(t, "silent") == 0
		have := make([]uint64, streams)
		for s := range have {
			have[s] = uint64(rapid.IntRange(0, 2).Draw(t, "seq"))
		}
		d := desk(i, silent, have...)
		d.Venue = rapid.SampledFrom(venues).Draw(t, "venue")
		others = append(others, d)
	}
	return others[0], others[1:]
}

// truth is a fleet as it is walked through: each holds a set of things, a bit
// each; what a silent desk has and nobody knows of, is one of them.
type truth struct {
	holds []uint64 // here is the first
	whole uint64
}

func newTruth(here Desk, others []Desk) *truth {
	w := &truth{}
	for i, d := range append([]Desk{here}, others...) {
		var holds uint64
		for s := range 8 {
			for seq := range d.Have[stream(s)] {
				holds |= 1 << (uint64(s)*4 + seq)
			}
		}
		if d.Silent {
			holds |= 1 << (40 + i)
		}
		w.holds = append(w.holds, holds)
		w.whole |= holds
	}
	return w
}

// walk carries the stick from here, and reports whether all then hold all.
func (w *truth) walk(route []int) bool {
	holds, stick := slices.Clone(w.holds), w.holds[0]
	for _, i := range route {
		stick |= holds[i]
		holds[i] = stick
	}
	return !slices.ContainsFunc(holds, func(h uint64) bool { return h != w.whole })
}

// shortest tries all orders of visits, the shorter ones first.
func (w *truth) shortest() int {
	for n := 0; ; n++ {
		if w.some(nil, n) {
			return n
		}
	}
}

func (w *truth) some(route []int, left int) bool {
	if left == 0 {
		return w.walk(route)
	}
	for i := range w.holds {
		if len(route) > 0 && route[len(route)-1] == i {
			continue
		}
		if w.some(append(route, i), left-1) {
			return true
		}
	}
	return false
}

func walked(route []Visit) (stops []int) {
	for _, v := range route {
		stops = append(stops, int(v.Device[0])-1)
	}
	return stops
}

func TestTheRouteIsTheShortestThatServesAll(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		here, others := fleet(t, 4)
		route := Plan(here, others)
		w := newTruth(here, others)
		if !w.walk(walked(route)) {
			t.Fatalf("somebody lacks something after %q", said(route))
		}
		if best := w.shortest(); len(route) != best {
			t.Fatalf("%d visits, and %d do: %q", len(route), best, said(route))
		}
	})
}

func TestARouteServesAllOfAnyFleet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		here, others := fleet(t, 20)
		route := Plan(here, others)
		if !newTruth(here, others).walk(walked(route)) {
			t.Fatalf("somebody lacks something after %q", said(route))
		}
		seen := map[checkin.DeviceID]bool{here.Device: true}
		for _, v := range route {
			if v.Again != seen[v.Device] {
				t.Fatalf("%q: %s said wrongly", said(route), v.Desk.Desk)
			}
			seen[v.Device] = true
		}
		if shuffled := rapid.Permutation(others).Draw(t, "order"); !slices.Equal(said(route), said(Plan(here, shuffled))) {
			t.Fatal("the route depends on the order in which desks are listed")
		}
	})
}

func TestACoverOfManyIsFoundInTime(t *testing.T) {
	var sets [][]int
	for i := range 200 {
		sets = append(sets, []int{i % 40, (i*7 + 3) % 40, (i*13 + 5) % 40})
	}
	got := cover(sets)
	for _, set := range sets {
		if !slices.ContainsFunc(set, func(i int) bool { return slices.Contains(got, i) }) {
			t.Fatalf("%v is not covered by %v", set, got)
		}
	}
}

// known is what Calais 1 knows, in the middle of the second day.
func known() *Known {
	at := func(hours int) time.Time {
		return time.Date(2026, time.November, 28, 9, 0, 0, 0, time.UTC).Add(time.Duration(hours) * time.Hour)
	}
	id := func(n byte) checkin.DeviceID { return checkin.DeviceID{n} }
	return &Known{
		Device: id(1), Actor: checkin.Actor{Desk: "Calais 1", Venue: "calais"}, Have: journal.Vector{stream(0): 2},
		Peers: []journal.Peer{
			{Device: id(2), Desk: "Calais 2", Venue: "calais", Have: journal.Vector{stream(0): 2}, Heard: at(3)},
			{Device: id(3), Desk: "Calais 3", Venue: "calais", Have: journal.Vector{}, Heard: at(3)},
		},
		Writers: []journal.Writer{
			{Device: id(3), Desk: "Calais 3", Venue: "calais", First: at(0), Last: at(2)},
			{Device: id(4), Desk: "Boulogne 1", Venue: "boulogne", First: at(0), Last: at(2)},
		},
	}
}

func TestWhoIsNoMoreIsNotVisited(t *testing.T) {
	k := known()
	if got := said(k.Plan()); !slices.Equal(got, []string{"Boulogne 1", "Calais 2", "Calais 3", "de nouveau Calais 1"}) {
		t.Errorf("%q", got)
	}
	k.Apart = []checkin.DeviceID{{3}}
	for _, d := range k.Others() {
		if d.Desk == "Calais 3" {
			t.Error("a laptop that was given back is visited")
		}
	}
}

func TestAPlaceThatWasTakenOverIsVisitedOnce(t *testing.T) {
	k := known()
	heir := journal.Writer{Device: checkin.DeviceID{9}, Desk: "calais 3", Venue: "calais", First: k.Peers[1].Heard.Add(time.Hour)}
	heir.Last = heir.First
	k.Writers = append(k.Writers, heir)
	count := func() (n int) {
		for _, d := range k.Others() {
			if checkin.Fold(d.Desk) == "calais 3" {
				n++
			}
		}
		return n
	}
	if n := count(); n != 1 || len(k.Replaced()) != 1 || k.Replaced()[0].Device != (checkin.DeviceID{3}) {
		t.Errorf("%d laptops called Calais 3, replaced %+v", n, k.Replaced())
	}
	k.Peers[1].Heard = heir.First.Add(time.Minute) // it came back
	if n := count(); n != 2 || len(k.Replaced()) != 0 {
		t.Errorf("%d laptops called Calais 3 once the first is back", n)
	}
}

func TestAnHeirThatWasGivenBackIsStillAnHeir(t *testing.T) {
	k := known()
	heir := journal.Writer{Device: checkin.DeviceID{9}, Desk: "Calais 3", Venue: "calais", First: k.Peers[1].Heard.Add(time.Hour)}
	heir.Last = heir.First
	k.Writers = append(k.Writers, heir)
	given, of := k.Fleet([]journal.Return{{Device: heir.Device, At: heir.Last}}, nil)
	if len(given) != 1 || of != 3 { // Calais 2 and Boulogne 1 are still out
		t.Errorf("%d of %d", len(given), of)
	}
	if given, of := k.Fleet([]journal.Return{{Device: heir.Device, At: heir.Last}}, []checkin.DeviceID{{9}}); len(given) != 0 || of != 3 {
		t.Errorf("revoked, it counts: %d of %d", len(given), of)
	}
}

func TestADeskThatWasNotHeardLatelyMayHaveWritten(t *testing.T) {
	k := known()
	k.Writers = nil
	k.Peers[1].Have = k.Have
	k.Now = k.Peers[0].Heard.Add(time.Hour)
	if route := k.Plan(); len(route) != 0 {
		t.Errorf("an hour later: %q", said(route))
	}
	k.Now = k.Now.Add(12 * time.Hour)
	if got := said(k.Plan()); !slices.Equal(got, []string{"Calais 2", "Calais 3", "de nouveau Calais 2", "de nouveau Calais 1"}) {
		t.Errorf("the next day: %q", got)
	}
}

func TestANameOfAKitCountsUntilItsLaptopIsHeardOf(t *testing.T) {
	k := known()
	k.Given = []Name{
		{checkin.DeviceID{1}, "Calais 1", "calais"}, {checkin.DeviceID{2}, "Calais 2", "calais"},
		{checkin.DeviceID{8}, "Calais 8", "calais"}, {Desk: "boulogne 1", Venue: "boulogne"},
	}
	var silent []string
	for _, d := range k.Others() {
		if d.Silent {
			silent = append(silent, d.Desk)
		}
	}
	if !slices.Equal(silent, []string{"Boulogne 1", "Calais 8"}) {
		t.Errorf("%q", silent)
	}
}
