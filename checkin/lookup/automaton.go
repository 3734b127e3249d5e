package lookup

const maxErrors = 3

// automaton compares one pattern with many texts, letter by letter, for all
// numbers of errors at once (Wu and Manber's bit-parallel automaton, with the
// swap of two neighbours as one error). Bit i of state.now[k] says that the
// first i letters of the pattern have been read with at most k errors.
type automaton struct {
	places [256]uint64 // bit i: the pattern's letter i is this byte
	all    uint64
	accept uint64
	errors int
	begun  int // errors that a beginning may have
}

// state is where the automaton is after some letters of a text.
type state struct {
	now    [maxErrors + 1]uint64
	before [maxErrors]uint64 // one letter ago
	last   byte
}

// reset takes a pattern of at most maxWord letters.
func (a *automaton) reset(pattern []byte, errors int) {
	*a = automaton{errors: errors, begun: min(errors, max(1, len(pattern)/4)), accept: 1 << len(pattern), all: 1<<(len(pattern)+1) - 1}
	for i, c := range pattern {
		a.places[c] |= 1 << i
	}
}

func (a *automaton) start(s *state) {
	*s = state{}
	for k := range a.errors + 1 {
		s.now[k] = (1<<(k+1) - 1) & a.all
	}
}

// step reads one letter. At each number of errors the letter is right, or one
// too many, or another one, or one is missing before it, or it has changed
// places with the one before.
func (a *automaton) step(s *state, c byte, next *state) {
	here := a.places[c]
	swap := here & (a.places[s.last] >> 1)
	next.last = c
	n0 := s.now[0] & here << 1
	n1 := (s.now[1]&here<<1 | s.now[0] | (s.now[0]|n0)<<1 | s.before[0]&swap<<2) & a.all
	next.now[0], next.now[1], next.before[0] = n0, n1, s.now[0]
	if a.errors == 1 {
		return
	}
	n2 := (s.now[2]&here<<1 | s.now[1] | (s.now[1]|n1)<<1 | s.before[1]&swap<<2) & a.all
	next.now[2], next.before[1] = n2, s.now[1]
	if a.errors == 2 {
		return
	}
	next.now[3] = (s.now[3]&here<<1 | s.now[2] | (s.now[2]|n2)<<1 | s.before[2]&swap<<2) & a.all
	next.before[2] = s.now[2]
}

// dead reports whether no text that goes on from here can be near enough.
func (a *automaton) dead(s *state) bool { return s.now[a.errors] == 0 }

// near reports whether what was read is near enough to the whole pattern.
func (a *automaton) near(s *state) bool { return s.now[a.errors]&a.accept != 0 }

// nearBeginning reports whether what was read may be the beginning of a word
// that was meant.
func (a *automaton) nearBeginning(s *state) bool { return s.now[a.begun]&a.accept != 0 }

// meets reports whether a text, or with open a beginning of it, is near enough.
func (a *automaton) meets(text []byte, open bool) bool {
	var s, next state
	a.start(&s)
	for _, c := range text {
		if open && a.nearBeginning(&s) {
			return true
		}
		a.step(&s, c, &next)
		if a.dead(&next) {
			return false
		}
		s = next
	}
	return a.near(&s)
}
