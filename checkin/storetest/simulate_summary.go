package storetest

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Summary is what some simulations played. The same seeds give the same one.
type Summary struct {
	Seeds     int
	Machines  int            // laptops
	Entries   int            // held by each of a seed's laptops at its end
	Exchanges int            // parcels opened and sticks visited
	Bundles   int            // written to, or found on, a stick
	Broken    int            // of these, how many were cut or altered when they were read
	Conflicts int            // still to be looked at by a person at the end
	Revoked   int            // devices
	Admitted  int            // decisions that let count what a revoked device wrote later
	Bared     int            // strands that came without some personal parts
	Completed int            // entries whose personal part came in the last exchange only
	Faults    map[string]int // by kind
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
	if s.Faults == nil {
		s.Faults = make(map[string]int)
	}
	for kind, n := range other.Faults {
		s.Faults[kind] += n
	}
}

func (s Summary) String() string {
	total := 0
	var faults strings.Builder
	for _, kind := range slices.Sorted(maps.Keys(s.Faults)) {
		total += s.Faults[kind]
		fmt.Fprintf(&faults, "\n  %8d  %s", s.Faults[kind], kind)
	}
	return fmt.Sprintf("%d seeds: %d machines, %d entries, %d exchanges, %d bundles of which %d broken, %d conflicts\n"+
		"%d revocations, %d admissions, %d strands without some personal parts, %d of these completed at the end only\n%d faults%s",
		s.Seeds, s.Machines, s.Entries, s.Exchanges, s.Bundles, s.Broken, s.Conflicts, s.Revoked, s.Admitted, s.Bared, s.Completed, total, faults.String())
}
