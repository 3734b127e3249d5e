package lookup

const maxErrors = 3

// automaton compares one pattern with many texts, letter by letter, for all
// numbers of errors at once (Wu and Manber's bit-parallel automaton, with the
// swap of two neighbours as one error). Bit i of state[k] says that the first
// i letters of the pattern have been read with at most k errors.
type automaton struct {
	places [256]uint64 // bit i: the pattern's letter i is this byte
	length uint
	errors int
	all    uint64
}

// state is where the automaton is after some letters of a text.
type state struct {
	now, before [maxErrors + 1]uint64 // before: one letter ago
	last        byte
}

func (a *automaton) reset(pattern []byte, errors int) {
	*a = automaton{length: uint(len(pattern)), errors: errors}
	for i, c := range pattern {
		a.places[c] |= 1 << i
	}
	a.all = 1<<(a.length+1) - 1
}

func (a *automaton) start() (s state) {
	for k := range a.errors + 1 {
		s.now[k] = (1<<(k+1) - 1) & a.all
	}
	return s
}

// step reads one letter.
func (a *automaton) step(s *state, c byte, next *state) {
	here, swap := a.places[c], a.places[s.last]>>1
	next.last = c
	next.before = s.now
	next.now[0] = s.now[0] & here << 1
	for k := 1; k <= a.errors; k++ {
		next.now[k] = (s.now[k]&here<<1 | // the letter is right
			s.now[k-1] | // one too many in the text
			s.now[k-1]<<1 | // another one
			next.now[k-1]<<1 | // one missing in the text
			s.before[k-1]&here&swap<<2) & a.all // two changed places
	}
}

func (a *automaton) dead(s *state) bool { return s.now[a.errors] == 0 }

// distance is the number of errors between the whole pattern and what was
// read; more than a.errors where it is too far.
func (a *automaton) distance(s *state) int {
	for k := range a.errors + 1 {
		if s.now[k]>>a.length&1 == 1 {
			return k
		}
	}
	return a.errors + 1
}
