package storetest

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"opale/checkin"
)

// Summary is what some simulations played. The same seeds give the same one.
type Summary struct {
	Seeds     int
	Machines  int                          // laptops
	Entries   int                          // held by each of a seed's laptops at its end
	Exchanges int                          // parcels opened and sticks visited
	Bundles   int                          // written to, or found on, a stick
	Broken    int                          // of these, how many were cut or altered when they were read
	Conflicts int                          // still to be looked at by a person at the end
	Revoked   int                          // devices
	Admitted  int                          // decisions that let count what a revoked device wrote later
	Bared     int                          // strands that came without some personal parts
	Erased    int                          // people, once for each laptop at its end
	Completed int                          // entries whose personal part came in the last exchange only
	Counted   int                          // people without a name
	Unnamed   int                          // of whom still had none at the end, at every laptop and session
	Groups    int                          // let in by one gesture
	Dispersed int                          // gestures about several people that were taken back as one
	Faults    map[string]int               // by kind
	Decided   map[checkin.ConflictKind]int // conflicts that somebody answered, by kind
}

// Add adds what others played.
func (s *Summary) Add(other Summary) {
	s.Seeds += other.Seeds
	s.Machines += other.Machines
	s.Entries += other.Entries
	s.Exchanges += other.Exchanges
	s.Bundles += other.Bundles
	s.Broken += other.Broken
	s.Conflicts += other.Conflicts
	s.Revoked += other.Revoked
	s.Admitted += other.Admitted
	s.Bared += other.Bared
	s.Completed += other.Completed
	s.Erased += other.Erased
	s.Counted += other.Counted
	s.Unnamed += other.Unnamed
	s.Groups += other.Groups
	s.Dispersed += other.Dispersed
	if s.Faults == nil {
		s.Faults, s.Decided = make(map[string]int), make(map[checkin.ConflictKind]int)
	}
	for kind, n := range other.Faults {
		s.Faults[kind] += n
	}
	for kind, n := range other.Decided {
		s.Decided[kind] += n
	}
}

func (s Summary) String() string {
	answered, byKind := list(s.Decided)
	faults, byFault := list(s.Faults)
	return fmt.Sprintf("%d seeds: %d machines, %d entries, %d exchanges, %d bundles of which %d broken\n"+
		"%d people counted without a name, %d groups, %d gestures about several taken back, %d nameless at the end, at all laptops\n"+
		"%d revocations, %d admissions, %d strands without some personal parts, %d of these completed at the end only, %d times somebody erased\n"+
		"%d conflicts left, %d answered%s\n%d faults%s",
		s.Seeds, s.Machines, s.Entries, s.Exchanges, s.Bundles, s.Broken, s.Counted, s.Groups, s.Dispersed, s.Unnamed, s.Revoked, s.Admitted, s.Bared, s.Completed, s.Erased,
		s.Conflicts, answered, byKind, faults, byFault)
}

// list counts, and writes a line for each kind.
func list[K cmp.Ordered](counts map[K]int) (total int, lines string) {
	var b strings.Builder
	for _, kind := range slices.Sorted(maps.Keys(counts)) {
		total += counts[kind]
		fmt.Fprintf(&b, "\n  %8d  %v", counts[kind], kind)
	}
	return total, b.String()
}
