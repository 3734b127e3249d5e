package main

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"github.com/junegunn/fzf/src/algo"
	"github.com/junegunn/fzf/src/util"

	"opale/checkin"
)

// fzf is fzf's own matcher over everybody's line, on two threads: each token
// must match, the scores are added, and among equals the shorter line is first.
type fzf struct {
	lines []util.Chars
	bytes int64
}

type fzfHit struct{ at, score, length int }

func (f *fzf) build(people []checkin.Person) error {
	algo.Init("default")
	f.bytes = heapOf(func() {
		f.lines = make([]util.Chars, len(people))
		for i := range people {
			f.lines[i] = util.ToChars([]byte(textOf(&people[i])))
		}
	})
	return nil
}

func (f *fzf) find(text string) ([]int, error) {
	tokens := strings.Fields(checkin.Fold(text))
	if len(tokens) == 0 {
		return nil, nil
	}
	half := len(f.lines) / 2
	var hits [2][]fzfHit
	var both sync.WaitGroup
	both.Go(func() { hits[0] = f.match(tokens, 0, half) })
	hits[1] = f.match(tokens, half, len(f.lines))
	both.Wait()
	all := append(hits[0], hits[1]...)
	slices.SortFunc(all, func(a, b fzfHit) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.length, b.length), cmp.Compare(a.at, b.at))
	})
	var found []int
	for _, h := range all[:min(10, len(all))] {
		found = append(found, h.at)
	}
	return found, nil
}

func (f *fzf) match(tokens []string, from, to int) []fzfHit {
	slab := util.MakeSlab(100*1024, 2048)
	patterns := make([][]rune, len(tokens))
	for i, t := range tokens {
		patterns[i] = []rune(t)
	}
	var hits []fzfHit
next:
	for i := from; i < to; i++ {
		score := 0
		for _, p := range patterns {
			r, _ := algo.FuzzyMatchV2(false, true, true, &f.lines[i], p, false, slab)
			if r.Start < 0 {
				continue next
			}
			score += r.Score
		}
		hits = append(hits, fzfHit{i, score, f.lines[i].Length()})
	}
	return hits
}

func (f *fzf) size() (int64, string) { return f.bytes, "heap" }
func (f *fzf) close() error          { return nil }
