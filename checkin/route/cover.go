package route

import (
	"cmp"
	"slices"
)

// searched bounds the search for the fewest: what it costs doubles with each
// desk, and an event has a dozen. Beyond, a cover that is nearly the smallest
// is good enough: it is a walk with a stick.
const searched = 50_000

// cover chooses as few desks as possible, so that of each set one is chosen. No
// set is empty.
func cover(sets [][]int) []int {
	sets = slices.Clone(sets)
	slices.SortStableFunc(sets, func(a, b []int) int { return cmp.Compare(len(a), len(b)) })
	best := greedy(sets)
	s := search{left: searched, best: best}
	s.from(sets, nil)
	slices.Sort(s.best)
	return s.best
}

// search looks for a smaller cover than the best one so far.
type search struct {
	left int
	best []int
}

func (s *search) from(sets [][]int, chosen []int) {
	if s.left--; s.left < 0 {
		return
	}
	if len(sets) == 0 {
		if len(chosen) < len(s.best) {
			s.best = slices.Clone(chosen)
		}
		return
	}
	if len(chosen)+1 >= len(s.best) {
		return
	}
	for _, i := range sets[0] { // one of its holders has to be chosen
		s.from(without(sets, i), append(slices.Clip(chosen), i))
	}
}

// greedy chooses, again and again, who is in most of the sets that are left.
func greedy(sets [][]int) []int {
	var chosen []int
	for len(sets) > 0 {
		in := map[int]int{}
		for _, set := range sets {
			for _, i := range set {
				in[i]++
			}
		}
		most := sets[0][0]
		for i, n := range in {
			if n > in[most] || n == in[most] && i < most {
				most = i
			}
		}
		chosen = append(chosen, most)
		sets = without(sets, most)
	}
	return chosen
}

// without are the sets that a choice leaves open.
func without(sets [][]int, i int) [][]int {
	var open [][]int
	for _, set := range sets {
		if !slices.Contains(set, i) {
			open = append(open, set)
		}
	}
	return open
}
