// Package route tells where a stick has yet to go: the shortest order of visits
// after which every laptop of the event holds everything. It is pure: it knows
// what a journal knows of other laptops, and neither sticks nor screens.
package route

import (
	"cmp"
	"slices"

	"opale/checkin"
	"opale/checkin/journal"
)

// Desk is a laptop that takes part.
type Desk struct {
	Device checkin.DeviceID // zero for a name that a kit gave out, to whom is not known
	Desk   string
	Venue  checkin.VenueID
	Have   journal.Vector // what it holds, as far as that is known
	Silent bool           // it has not said lately what it holds: it may have what nobody else has
}

// Visit is one stop of the stick.
type Visit struct {
	Desk
	Again bool // it was there before: it lacks what was fetched since
}

// Plan is the shortest order of visits with one stick after which everybody
// holds everything, as far as is known. The stick is at here, and carries what
// here holds. Nothing is left to do where it is empty.
//
// Some visits fetch what is not on the stick, and as few of them as possible:
// what several hold is fetched once. The last of them completes the stick;
// whoever lacks something then, is visited behind it. So whoever was visited
// before is visited again, and no order of fewer visits does it.
func Plan(here Desk, others []Desk) []Visit {
	p := newPlan(here, others)
	fetched := p.fetch()
	if len(fetched) == 0 {
		return p.visits(nil, p.lacking(-1))
	}
	last := p.closing(fetched)
	fetched = append(slices.DeleteFunc(fetched, func(i int) bool { return i == last }), last)
	return p.visits(fetched, p.lacking(last))
}

// plan is what a route is computed from. Desks are named by their place in the
// list, here is the last of them.
type plan struct {
	desks []Desk
	here  int
	whole journal.Vector // what all hold together
	stick journal.Vector
}

func newPlan(here Desk, others []Desk) *plan {
	p := &plan{desks: append(slices.Clone(others), here), here: len(others), whole: journal.Vector{}, stick: here.Have}
	slices.SortFunc(p.desks[:p.here], compare)
	for i := range p.desks {
		p.whole.Join(p.desks[i].Have)
	}
	return p
}

func compare(a, b Desk) int {
	return cmp.Or(cmp.Compare(a.Venue, b.Venue), cmp.Compare(a.Desk, b.Desk), cmp.Compare(a.Device.String(), b.Device.String()))
}

// missing lists the streams of which the stick has not all, in order.
func (p *plan) missing() []checkin.StreamID {
	var missing []checkin.StreamID
	for _, stream := range p.whole.Streams() {
		if p.whole[stream] > p.stick[stream] {
			missing = append(missing, stream)
		}
	}
	return missing
}

// fetch chooses the fewest desks that hold together what the stick lacks. A
// desk that was never heard may hold anything: it is always one of them.
func (p *plan) fetch() []int {
	var chosen []int
	got := journal.Vector{}
	for i := range p.desks[:p.here] {
		if p.desks[i].Silent {
			chosen = append(chosen, i)
			got.Join(p.desks[i].Have)
		}
	}
	var sets [][]int // of each stream still missing, who holds all of it
	for _, stream := range p.missing() {
		if got[stream] == p.whole[stream] {
			continue
		}
		var holders []int
		for i := range p.desks[:p.here] {
			if p.desks[i].Have[stream] == p.whole[stream] {
				holders = append(holders, i)
			}
		}
		sets = append(sets, holders)
	}
	more := cover(sets)
	if len(chosen)+len(more) == 1 && len(more) == 1 {
		more[0] = p.preferred(more[0], sets)
	}
	chosen = append(chosen, more...)
	slices.Sort(chosen)
	return chosen
}

// preferred is, of the desks each of which holds all that the stick lacks, one
// that lacks something itself: that visit serves both.
func (p *plan) preferred(chosen int, sets [][]int) int {
	for i := range p.desks[:p.here] {
		all := !slices.ContainsFunc(sets, func(holders []int) bool { return !slices.Contains(holders, i) })
		if all && p.lacks(i) {
			return i
		}
	}
	return chosen
}

// lacks reports whether a desk needs a visit with the whole stick.
func (p *plan) lacks(i int) bool {
	d := &p.desks[i]
	peer := journal.Peer{Have: d.Have}
	return d.Silent || peer.Lacks(p.whole)
}

// closing chooses which of the fetching visits is the last, and so needs no
// second one: at another venue than here, where there is a choice, since the
// way goes back from there.
func (p *plan) closing(fetched []int) int {
	at := p.desks[p.here].Venue
	for _, i := range slices.Backward(fetched) {
		if p.desks[i].Venue != at {
			return i
		}
	}
	return fetched[len(fetched)-1]
}

// lacking lists who needs a visit once the stick is whole: everybody but the
// one where it became so, and those who hold everything. Here is one of them
// where anything was fetched.
func (p *plan) lacking(last int) []int {
	unheard := last >= 0 && slices.ContainsFunc(p.desks[:p.here], func(d Desk) bool { return d.Silent })
	var lacking []int
	for i := range p.desks {
		switch {
		case i == last:
		case i == p.here && last < 0:
		case unheard, p.lacks(i): // what an unheard one has, nobody else has
			lacking = append(lacking, i)
		}
	}
	return lacking
}

// visits puts the stops in order: venue by venue, those that fetch beginning
// near here, the others beginning where the stick then is and ending here.
func (p *plan) visits(fetched, lacking []int) []Visit {
	home := p.desks[p.here].Venue
	var route []Visit
	seen := map[int]bool{p.here: true}
	stop := func(i int) {
		route = append(route, Visit{p.desks[i], seen[i]})
		seen[i] = true
	}
	if len(fetched) > 0 {
		first, last := fetched[:len(fetched)-1], fetched[len(fetched)-1]
		slices.SortStableFunc(first, func(a, b int) int { return p.nearer(a, b, home, p.desks[last].Venue) })
		for _, i := range first {
			stop(i)
		}
		stop(last)
		near := p.desks[last].Venue
		slices.SortStableFunc(lacking, func(a, b int) int { return p.nearer(a, b, near, home) })
	} else {
		slices.SortStableFunc(lacking, func(a, b int) int { return p.nearer(a, b, home, "") })
	}
	for _, i := range lacking {
		stop(i)
	}
	return route
}

// nearer compares two stops of a way from one venue to another: those at its
// beginning come first, those at its end last, here behind all others there.
func (p *plan) nearer(a, b int, from, to checkin.VenueID) int {
	rank := func(i int) int {
		switch venue := p.desks[i].Venue; {
		case venue == from:
			return 0
		case venue == to:
			return 2
		}
		return 1
	}
	last := func(i int) int {
		if i == p.here {
			return 1
		}
		return 0
	}
	return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(p.desks[a].Venue, p.desks[b].Venue), cmp.Compare(last(a), last(b)), cmp.Compare(a, b))
}
