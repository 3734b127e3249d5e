package rehearsal

import (
	"math/rand/v2"
	"sort"
)

// dice is the one source of chance of a run.
type dice struct{ *rand.Rand }

// happens is true with that probability.
func (d dice) happens(probability float64) bool { return d.Float64() < probability }

// oneOf draws with equal chances.
func oneOf[T any](d dice, from []T) T { return from[d.IntN(len(from))] }

// urn holds things that are not equally frequent.
type urn[T any] struct {
	items []T
	upTo  []int // the sum of the weights up to and including each
}

func (u *urn[T]) add(item T, weight int) {
	if n := len(u.upTo); n > 0 {
		weight += u.upTo[n-1]
	}
	u.items = append(u.items, item)
	u.upTo = append(u.upTo, weight)
}

func (u *urn[T]) draw(d dice) T {
	ball := d.IntN(u.upTo[len(u.upTo)-1])
	return u.items[sort.SearchInts(u.upTo, ball+1)]
}

// share is an item of a short urn that is written out.
type share[T any] struct {
	weight int
	item   T
}

func urnOf[T any](shares []share[T]) *urn[T] {
	u := new(urn[T])
	for _, s := range shares {
		u.add(s.item, s.weight)
	}
	return u
}
