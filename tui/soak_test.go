package tui

import (
	"flag"
	"fmt"
	"math"
	"runtime"
	"testing"
	"time"

	"opale/checkin"
	"opale/checkin/journal"
)

var (
	soakSeed   = flag.Uint64("seed", 1, "seed of the soak")
	soakGuests = flag.Int("guests", 300, "guests of the soak")
	soakPeople = flag.Int("people", 2_000, "people on the list of the soak")
)

// TestSoak has guests come in a row, by scans, names, groups, forms and counts,
// among undos, resizes, dialogs, locks and languages at random. Whatever the
// screen told is then in the journal, once, and nothing else is; and the desk
// has not grown. How long the frames took is printed, and judged by nobody.
func TestSoak(t *testing.T) {
	s := newSoak(t, *soakSeed, *soakGuests, *soakPeople)
	var quarter uint64
	for s.next < len(s.guests) {
		s.guest()
		if quarter == 0 && s.next >= len(s.guests)/4 {
			quarter = heap()
		}
	}
	end := heap()
	s.audit()
	t.Logf("-seed %d: %d guests, %d people: %+v", *soakSeed, *soakGuests, *soakPeople, s.sums)
	t.Logf("heap: %.1f MB after a quarter, %.1f MB at the end", mb(quarter), mb(end))
	t.Logf("Update + View: %s", &s.frames)
	if grown := 8<<20 + uint64(*soakGuests)<<11; end > quarter+grown {
		s.fail("the heap grew from %.1f to %.1f MB", mb(quarter), mb(end))
	}
}

func heap() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func mb(bytes uint64) float64 { return float64(bytes) / (1 << 20) }

// audit compares the journal with what was told.
func (s *soak) audit() {
	s.t.Helper()
	s.did = "the audit"
	type tale struct{ arrived, undone int }
	of := make(map[checkin.RegistrationID]tale)
	var all tale
	registered := 0
	err := s.store.Logbook(s.t.Context(), func(_ *journal.Written, h checkin.Happening) error {
		told := of[h.Subject]
		switch h.Kind {
		case checkin.KindRegistered:
			registered++
		case checkin.KindArrived:
			told.arrived, all.arrived = told.arrived+1, all.arrived+1
		case checkin.KindUndone:
			told.undone, all.undone = told.undone+1, all.undone+1
		case checkin.KindDeskOpened, checkin.KindEventDefined:
		default:
			return fmt.Errorf("nobody did this: %s", h.Kind)
		}
		of[h.Subject] = told
		return nil
	})
	if err != nil {
		s.fail("%v", err)
	}
	for n, v := range s.guests {
		if got := of[v.id]; got.arrived != v.arrived || got.undone != v.undone {
			s.t.Errorf("guest %d, %s: the journal has %+v, the screen told %d arrivals, %d undone", n, v.last, got, v.arrived, v.undone)
		}
	}
	if all.arrived != s.sums.arrived || all.undone != s.sums.undone || registered != s.sums.registered {
		s.t.Errorf("in all the journal has %+v of %d registered, the screen told %+v", all, registered, s.sums)
	}
	present, err := s.store.Presence("calais-j1")
	if err != nil {
		s.fail("%v", err)
	}
	if want := s.sums.arrived - s.sums.undone; len(present) != want {
		s.t.Errorf("%d are in, want %d", len(present), want)
	}
	if s.t.Failed() {
		s.fail("an entry is lost or doubled")
	}
}

// frames counts how long frames took, in steps of a hundredth: it does not grow.
type frames struct {
	steps [2_000]int
	n     int
	most  time.Duration
}

const frameStep = 1.01

func (f *frames) add(d time.Duration) {
	at := int(math.Log(max(float64(d), 1)) / math.Log(frameStep))
	f.steps[min(at, len(f.steps)-1)]++
	f.n++
	f.most = max(f.most, d)
}

// below is the time that a share of the frames did not exceed.
func (f *frames) below(share float64) time.Duration {
	left := int(share * float64(f.n))
	for at, n := range f.steps {
		if left -= n; left < 0 {
			return time.Duration(math.Pow(frameStep, float64(at+1)))
		}
	}
	return f.most
}

func (f *frames) String() string {
	return fmt.Sprintf("%d frames, p50 %v, p99 %v, p99.9 %v, most %v", f.n, f.below(0.5), f.below(0.99), f.below(0.999), f.most)
}
