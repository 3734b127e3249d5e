package lookup

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"slices"
	"strings"

	"opale/checkin"
)

// candidate is a person who may be meant.
type candidate struct {
	score   score
	part    *part
	number  int // of the part
	row     uint32
	contact bool   // found by code, address or telephone
	group   uint64 // the same for people of one misspelt name; 0 where it does not matter
}

func (c *candidate) id() *checkin.RegistrationID { return &c.part.ids[c.row] }

func (c *candidate) hash() uint8 { return uint8(c.row ^ c.row>>8 ^ uint32(c.number)) }

func (c *candidate) compare(d *candidate) int {
	if c.score != d.score {
		return cmp.Compare(c.score, d.score)
	}
	a, b := c.id(), d.id()
	if x, y := binary.BigEndian.Uint64(a[:]), binary.BigEndian.Uint64(b[:]); x != y {
		return cmp.Compare(x, y)
	}
	return bytes.Compare(a[8:], b[8:])
}

const few = 5 // matches that are worth a look

const (
	poolSize = 96 // the people for whom preference is asked
	perGroup = 24 // of them, who have one misspelt name
)

// pool keeps the best candidates, best first.
type pool struct {
	list    []candidate
	size    int
	total   int
	present [256]uint16 // how many of list have a row with this hash
}

func (p *pool) reset(limit int) {
	*p = pool{list: p.list[:0], size: max(poolSize, limit)}
}

// forget lets go of the segments that the candidates are in.
func (p *pool) forget() { clear(p.list) }

func (p *pool) isFull() bool { return len(p.list) == p.size }

func (p *pool) worst() score { return p.list[len(p.list)-1].score }

// offer keeps the candidate if it is among the best. A person offered twice
// keeps the better score.
func (p *pool) offer(c candidate) {
	if len(p.list) == p.size && c.compare(&p.list[p.size-1]) >= 0 {
		return
	}
	if c.group != 0 && !p.makeRoom(&c) {
		return
	}
	if i := p.find(&c); i >= 0 {
		if c.compare(&p.list[i]) >= 0 {
			return
		}
		p.remove(i)
	}
	if len(p.list) == p.size {
		p.remove(p.size - 1)
	}
	p.present[c.hash()]++
	at, _ := slices.BinarySearchFunc(p.list, &c, func(a candidate, b *candidate) int { return a.compare(b) })
	p.list = slices.Insert(p.list, at, c)
}

// find is the place of the same person; -1 where they are not in the pool.
func (p *pool) find(c *candidate) int {
	if p.present[c.hash()] == 0 {
		return -1
	}
	return slices.IndexFunc(p.list, func(old candidate) bool { return old.row == c.row && old.number == c.number })
}

func (p *pool) remove(i int) {
	p.present[p.list[i].hash()]--
	p.list = slices.Delete(p.list, i, i+1)
}

// makeRoom reports whether a candidate is among the best of its group, and takes
// out the worst of a full group if so.
func (p *pool) makeRoom(c *candidate) bool {
	n, last := 0, 0
	for i := range p.list {
		if p.list[i].group == c.group {
			n, last = n+1, i
		}
	}
	if n < perGroup {
		return true
	}
	if c.compare(&p.list[last]) >= 0 {
		return false
	}
	p.remove(last)
	return true
}

// enough reports whether going further could not change the first matches.
func (p *pool) enough(q *query, done effort) bool {
	limit := q.limit
	if len(p.list) >= limit && (p.list[limit-1].score.cost() <= costSoft || done == likely) {
		return true
	}
	if done != likely || len(p.list) == 0 {
		return false
	}
	best := p.list[0].score.cost()
	return best <= costSoft || best < costNear+60 && len(p.list) >= few
}

// ranked is a candidate in the order of the answer.
type ranked struct {
	*candidate
	preference int
	grade      int
}

// found makes the answer of the best candidates.
func (p *pool) found(x *searcher, asked checkin.Query) checkin.Found {
	list := x.ranked[:0]
	for i := range p.list {
		c := &p.list[i]
		r := ranked{candidate: c, grade: grade(c.score)}
		if asked.Prefer != nil {
			r.preference = asked.Prefer(*c.id(), c.part.tags[c.row])
		}
		list = append(list, r)
	}
	x.ranked = list
	slices.SortFunc(list, ranked.compare)
	list = x.varied(list, x.query.limit)
	found := checkin.Found{Total: max(p.total, len(p.list)), Matches: make([]checkin.Match, 0, min(len(list), x.query.limit))}
	for _, r := range list[:min(len(list), x.query.limit)] {
		found.Matches = append(found.Matches, x.match(r.candidate))
	}
	found.ByCode = x.byContact && len(list) > 0 && x.isCode(list[0].candidate)
	return found
}

func (a ranked) compare(b ranked) int {
	if a.grade != b.grade {
		return cmp.Compare(a.grade, b.grade)
	}
	if a.preference != b.preference {
		return cmp.Compare(b.preference, a.preference)
	}
	if a.score != b.score {
		return cmp.Compare(a.score, b.score)
	}
	for _, field := range []int{inLast, inFirst} {
		if c := strings.Compare(a.text(field), b.text(field)); c != 0 {
			return c
		}
	}
	return a.candidate.compare(b.candidate)
}

const sameName = 2 // people of one name who may come before others

// varied puts behind their likes whoever comes third or later of one name that
// was not typed whole. Among a dozen called Marc Dupont, a Marie Dupont would
// not be seen behind "mar dupo"; nor, among a dozen Rigal, a Rigaud behind
// "rigad". It stops when it has as many as wanted.
func (x *searcher) varied(list []ranked, wanted int) []ranked {
	varied := x.varying[:0]
	for len(list) > 0 && len(varied) < wanted {
		n := 1
		for n < len(list) && list[n].class() == list[0].class() {
			n++
		}
		varied = x.vary(varied, list[:n], wanted)
		list = list[n:]
	}
	x.varying = varied
	return varied
}

// vary appends a list of one class to those varied.
func (x *searcher) vary(varied, list []ranked, wanted int) []ranked {
	if list[0].class() == typedWhole || len(list) <= sameName {
		return append(varied, list...)
	}
	var back []ranked
	times := map[string]int{}
	for i := range list {
		if len(varied) >= wanted {
			return varied
		}
		name := x.nameOf(&list[i])
		if times[name]++; times[name] > sameName {
			back = append(back, list[i])
		} else {
			varied = append(varied, list[i])
		}
	}
	return append(varied, back...)
}

// class is how somebody was found.
type class int

const (
	typedWhole class = iota
	begun
	misspelt
)

func (r *ranked) class() class {
	switch {
	case r.score < point:
		return typedWhole
	case r.score.cost() <= costSoft:
		return begun
	}
	return misspelt
}

// nameOf is the folded name that somebody shares with their namesakes: the
// whole name, or where one misspelt word was typed the family name.
func (x *searcher) nameOf(r *ranked) string {
	x.other.fold(r.text(inLast))
	x.key = append(x.key[:0], x.other.letters...)
	if r.class() == begun || len(x.query.tokens) > 1 {
		x.other.fold(r.text(inFirst))
		x.key = append(append(x.key, ' '), x.other.letters...)
	}
	return string(x.key)
}

func (c *candidate) text(field int) string { return c.part.value(c.part.refs[c.row][field]) }

// grade is the same for people among whom preference decides.
func grade(s score) int {
	switch points := s.cost(); {
	case s == 0:
		return 0
	case points <= costSoft:
		return 1 + points/4
	default:
		return 100 + points/25
	}
}

// isCode reports whether the text is the candidate's whole code.
func (x *searcher) isCode(c *candidate) bool {
	_, _, codes := c.part.contacts.of(c.row)
	for _, code := range codes {
		if d, _ := keyCompare([]byte(code), x.query.contact.plain, plainKey, false); d == 0 && len(x.query.contact.plain) > 0 {
			return true
		}
	}
	return false
}
