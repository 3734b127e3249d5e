package tricky

import (
	"slices"

	"opale/checkin"
)

// buckets are the tickets with one key, in the order in which the keys are met;
// those without a key are left out.
func (f *Finder) buckets(key func(*ticket) string) [][]int {
	place := map[string]int{}
	var all [][]int
	for i := range f.tickets {
		k := key(&f.tickets[i])
		if k == "" {
			continue
		}
		at, ok := place[k]
		if !ok {
			at = len(all)
			place[k], all = at, append(all, nil)
		}
		all[at] = append(all[at], i)
	}
	return all
}

// meetings parts tickets into those that may stand at one door: two belong
// together where a session expects both. Who meets nobody is left out.
func (f *Finder) meetings(members []int) (meetings [][]int) {
	if len(members) < 2 {
		return nil
	}
	own := newUnion(len(members))
	first := map[checkin.SessionID]int{}
	for n, i := range members {
		for _, s := range f.tickets[i].door {
			if before, ok := first[s]; ok {
				own.join(n, before)
			} else {
				first[s] = n
			}
		}
	}
	for _, set := range own.sets() {
		meeting := make([]int, len(set))
		for k, n := range set {
			meeting[k] = members[n]
		}
		meetings = append(meetings, meeting)
	}
	return meetings
}

// group makes a group of tickets that meet.
func (f *Finder) group(kind Kind, members []int) Group {
	g := Group{Kind: kind, People: make([]Ticket, len(members))}
	var shared []checkin.SessionID
	seen := map[checkin.SessionID]int{}
	for n, i := range members {
		t := &f.tickets[i]
		g.People[n] = t.Ticket
		for _, s := range t.door {
			if seen[s]++; seen[s] == 2 || len(members) == 1 || kind == Nameless {
				shared = append(shared, s)
			}
		}
	}
	g.Venue = f.meet(shared)
	slices.SortFunc(g.People, func(a, b Ticket) int { return a.compare(&b) })
	spelling := func(t *Ticket) string { return checkin.Fold(t.First + " " + t.Last) }
	g.Spelt = kind == Alike && slices.ContainsFunc(g.People, func(t Ticket) bool { return spelling(&t) != spelling(&g.People[0]) })
	return g
}

// meet is the venue of some sessions; empty where they are at several.
func (f *Finder) meet(sessions []checkin.SessionID) (venue checkin.VenueID) {
	for n, s := range sessions {
		if at := f.venue[s]; n == 0 {
			venue = at
		} else if at != venue {
			return ""
		}
	}
	return venue
}

// union is a partition of numbers: of each, one that stands for its set.
type union []int

func newUnion(n int) union {
	u := make(union, n)
	for i := range u {
		u[i] = i
	}
	return u
}

func (u union) find(i int) int {
	for u[i] != i {
		u[i] = u[u[i]]
		i = u[i]
	}
	return i
}

func (u union) join(i, j int) {
	i, j = u.find(i), u.find(j)
	u[max(i, j)] = min(i, j)
}

// sets are the sets of two and more, by their first members.
func (u union) sets() (sets [][]int) {
	place := map[int]int{}
	members := make([][]int, 0)
	for i := range u {
		one := u.find(i)
		at, ok := place[one]
		if !ok {
			at = len(members)
			place[one], members = at, append(members, nil)
		}
		members[at] = append(members[at], i)
	}
	for _, set := range members {
		if len(set) > 1 {
			sets = append(sets, set)
		}
	}
	return sets
}
