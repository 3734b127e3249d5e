package lookup

import (
	"cmp"
	"slices"
	"sync"

	"opale/checkin"
)

const severalThreads = 1000 // people, from which on a second thread is worth starting

// build makes a segment of people, whose ids must differ.
func build(people []checkin.Person) *segment {
	s := &segment{
		ids:  make([]checkin.RegistrationID, len(people)),
		tags: make([]uint32, len(people)),
		refs: make([][fields]uint32, len(people)),
	}
	rows := byLastName(people)
	for row, i := range rows {
		s.ids[row], s.tags[row] = people[i].ID, people[i].Tag
	}
	contacts := func() {
		s.contacts.build(people, rows)
		s.buildIDs()
	}
	var other sync.WaitGroup
	if len(people) > severalThreads {
		other.Go(contacts)
	} else {
		contacts()
	}
	s.buildValues(people, rows)
	s.buildRows()
	s.buildWords()
	s.buildSounds()
	other.Wait()
	return s
}

// byLastName orders people roughly by family name: those whom a search visits
// one after the other are then neighbours in memory, which is most of its speed
// at a million.
func byLastName(people []checkin.Person) []uint32 {
	list := make([]keyed, len(people))
	var letters []byte
	for i := range people {
		letters = letters[:0]
		for _, r := range people[i].LastName[:min(16, len(people[i].LastName))] {
			letters = appendLetters(letters, r)
		}
		list[i] = keyed{head(letters), uint32(i)}
	}
	rows := make([]uint32, len(people))
	for row, k := range sortKeyed(list, cmp.Compare[uint32]) {
		rows[row] = k.item
	}
	return rows
}

func (s *segment) buildIDs() {
	size := len(s.ids) + len(s.ids)/2 + 1
	s.byID = make([]uint32, size)
	for row, id := range s.ids {
		at := idHash(id) % uint64(size)
		for s.byID[at] != 0 {
			at = (at + 1) % uint64(size)
		}
		s.byID[at] = uint32(row) + 1
	}
}

// buildValues gives each distinct text of each field a number, in the order in
// which the rows come to it.
func (s *segment) buildValues(people []checkin.Person, rows []uint32) {
	var text []byte
	met := make([]uint32, len(people)) // of each person, the text by when it was met
	for f := range fields {
		s.fieldAt[f] = uint32(len(s.valueAt))
		texts := intern(people, f, met)
		const unnumbered = ^uint32(0)
		number := make([]uint32, len(texts))
		for i := range number {
			number[i] = unnumbered
		}
		for row, i := range rows {
			n := &number[met[i]]
			if *n == unnumbered {
				*n = uint32(len(s.valueAt))
				s.valueAt = append(s.valueAt, uint32(len(text)))
				text = append(text, texts[met[i]]...)
			}
			s.refs[row][f] = *n
		}
	}
	s.fieldAt[fields] = uint32(len(s.valueAt))
	s.valueAt = slices.Clone(append(s.valueAt, uint32(len(text))))
	s.valueText = string(text)
}

// intern lists the distinct texts of a field, and notes which each person has.
// It goes through the people as they lie in memory.
func intern(people []checkin.Person, field int, met []uint32) (texts []string) {
	seen := map[string]uint32{}
	for i := range people {
		raw := fieldOf(&people[i], field)
		n, ok := seen[raw]
		if !ok {
			n = uint32(len(texts))
			texts = append(texts, raw)
			seen[raw] = n
		}
		met[i] = n
	}
	return texts
}

func fieldOf(p *checkin.Person, field int) string {
	switch field {
	case inFirst:
		return p.FirstName
	case inLast:
		return p.LastName
	case inCompany:
		return p.Company
	}
	return p.Town
}

// buildRows lists the people of each value.
func (s *segment) buildRows() {
	values := len(s.valueAt) - 1
	s.rowsAt = make([]uint32, values+1)
	empty := func(v uint32) bool { return s.valueAt[v] == s.valueAt[v+1] }
	for i := range s.refs {
		for _, v := range s.refs[i] {
			if !empty(v) {
				s.rowsAt[v+1]++
			}
		}
	}
	for v := range values {
		s.rowsAt[v+1] += s.rowsAt[v]
	}
	s.rows = make([]uint32, s.rowsAt[values])
	next := slices.Clone(s.rowsAt)
	for i := range s.refs {
		for _, v := range s.refs[i] {
			if !empty(v) {
				s.rows[next[v]] = uint32(i)
				next[v]++
			}
		}
	}
}

// buildWords cuts the values into words, and makes words of what may be typed
// as one.
func (s *segment) buildWords() {
	values := len(s.valueAt) - 1
	s.entriesAt = make([]uint32, 1, values+1)
	seen := map[string]uint32{}
	var words []string
	intern := func(word []byte) uint32 {
		if n, ok := seen[string(word)]; ok {
			return n
		}
		w := string(word)
		seen[w] = uint32(len(words))
		words = append(words, w)
		return uint32(len(words) - 1)
	}
	var f folded
	for v := range values {
		f.fold(s.value(uint32(v)))
		f.spellings(s.field(uint32(v)) == inFirst, func(word []byte, e entry) {
			s.entryWord = append(s.entryWord, intern(word))
			s.entries = append(s.entries, e)
		})
		s.entriesAt = append(s.entriesAt, uint32(len(s.entries)))
	}
	s.entries, s.entryWord = slices.Clone(s.entries), slices.Clone(s.entryWord)
	vocabulary, place := newVocabulary(words)
	for i, w := range s.entryWord {
		s.entryWord[i] = place[w]
	}
	vocabulary.fill(func(add func(word, number uint32)) {
		for v := range values {
			own := s.entryWord[s.entriesAt[v]:s.entriesAt[v+1]]
			for i, w := range own {
				if !slices.Contains(own[:i], w) {
					add(w, uint32(v))
				}
			}
		}
	})
	s.words = vocabulary
	s.common = make([]uint64, vocabulary.len()/64+1)
	for w := range vocabulary.len() {
		if isCommon(vocabulary.word(uint32(w))) {
			s.common[w/64] |= 1 << (w % 64)
		}
	}
	s.weight = make([]uint32, vocabulary.len()+1)
	for w := range vocabulary.len() {
		n := uint32(0)
		for _, v := range vocabulary.of(uint32(w)) {
			n += s.rowsAt[v+1] - s.rowsAt[v]
		}
		s.weight[w+1] = s.weight[w] + n
	}
}

// spellings yields the words of a value as they may be typed: each by itself,
// two neighbours as one, all as one, without its particle, and a first name's
// initials.
func (f *folded) spellings(isFirst bool, yield func(word []byte, e entry)) {
	n := len(f.words)
	for i := range n {
		yield(f.word(i), newEntry(i, i, plain))
	}
	for i := range n - 1 {
		if w := f.run(i, i+1); len(w) <= maxWord {
			yield(w, newEntry(i, i+1, joined))
		}
	}
	if n > 2 {
		if w := f.run(0, n-1); len(w) <= maxWord {
			yield(w, newEntry(0, n-1, joined))
		}
	}
	for i := range n {
		if cut := particleOf(f.word(i)); cut > 0 {
			yield(f.word(i)[cut:], newEntry(i, i, bare))
		}
	}
	if isFirst && n > 1 {
		var short []byte
		for i := range n {
			short = append(short, f.word(i)[0])
		}
		yield(short, newEntry(0, n-1, initials))
	}
}

// particleOf is the length of the particle that is joined to a name.
func particleOf(word []byte) int {
	for _, p := range joinedParticles {
		if len(word) >= len(p)+fewestBare && string(word[:len(p)]) == p {
			return len(p)
		}
	}
	return 0
}

// run is the letters of words i to j.
func (f *folded) run(i, j int) []byte { return f.letters[f.words[i].start:f.words[j].end] }

// buildSounds lists the words under what they sound like.
func (s *segment) buildSounds() {
	seen := map[string]uint32{}
	var keys []string
	s.soundOf = make([]uint32, s.words.len())
	var key []byte
	for w := range s.soundOf {
		word := s.words.word(uint32(w))
		key = appendSound(key[:0], word, heard(word, endMute))
		if len(key) < 2 || len(key) > maxWord {
			s.soundOf[w] = noKey
			continue
		}
		n, ok := seen[string(key)]
		if !ok {
			n = uint32(len(keys))
			keys = append(keys, string(key))
			seen[keys[n]] = n
		}
		s.soundOf[w] = n
	}
	vocabulary, place := newVocabulary(keys)
	for w, n := range s.soundOf {
		if n != noKey {
			s.soundOf[w] = place[n]
		}
	}
	vocabulary.fill(func(add func(word, number uint32)) {
		for w, key := range s.soundOf {
			if key != noKey {
				add(key, uint32(w))
			}
		}
	})
	s.sounds = vocabulary
}
