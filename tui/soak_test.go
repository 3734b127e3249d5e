package tui

import (
	"flag"
	"fmt"
	"math"
	"runtime"
	"strings"
	"testing"
	"time"

	"opale/checkin/storetest"
)

var (
	soakSeed   = flag.Uint64("seed", 1, "seed of the soak")
	soakGuests = flag.Int("guests", int(storetest.Seeds(300)), "guests of the soak")
	soakPeople = flag.Int("people", 2_000, "people on the list of the soak")
)

// TestSoak has guests come in a row, by scans, names, groups, forms and counts,
// among undos, resizes, dialogs, locks and languages at random. Whatever the
// screen told is then in the journal, once, and nothing else is; and the desk
// has not grown. How long the frames took is printed, and judged by nobody.
func TestSoak(t *testing.T) {
	s := newSoak(t, size{*soakSeed, *soakGuests, *soakPeople}, seam{})
	heaps := s.day()
	t.Logf("-seed %d: %d guests, %d people: %+v", *soakSeed, *soakGuests, *soakPeople, s.sums)
	t.Logf("heap: %s", heaps)
	t.Logf("Update + View: %s", &s.frames)
	t.Logf("of which on a processor: %s", &s.busy)
}

// day lets all guests come, and then looks at what is in the journal and in
// memory.
func (s *soak) day() heaps {
	var heaps heaps
	for s.next < len(s.guests) {
		s.guest()
		for s.next*looks >= len(s.guests)*(len(heaps)+1) {
			heaps = append(heaps, heap())
		}
	}
	s.audit()
	if grown := heaps[looks-1] - heaps[looks/4-1]; grown > 2<<20+int64(len(s.guests))<<11 {
		s.fail("the heap grew: %s", heaps)
	}
	return heaps
}

// looks is how often in a day the heap is measured.
const looks = 8

// heaps is what lay in memory, in bytes.
type heaps []int64

func heap() int64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

func (h heaps) String() string {
	var b strings.Builder
	for i, bytes := range h {
		fmt.Fprintf(&b, "%.1f MB after %d/%d  ", float64(bytes)/(1<<20), i+1, looks)
	}
	return b.String()
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
