package storetest

import (
	"slices"

	"opale/checkin"
)

// decide answers a conflict, in one of the ways in which it can be answered.
func (s *simulation) decide(st *station) error {
	conflicts, err := st.desk.Conflicts()
	if err != nil || len(conflicts) == 0 {
		return err
	}
	// Some kinds are rare, and all are to be answered.
	kind := conflicts[s.dice.IntN(len(conflicts))].Kind
	s.dice.Shuffle(len(conflicts), func(a, b int) { conflicts[a], conflicts[b] = conflicts[b], conflicts[a] })
	for _, c := range conflicts {
		if c.Kind != checkin.ConflictTwice && s.chance(2) {
			kind = c.Kind
		}
	}
	c := conflicts[slices.IndexFunc(conflicts, func(c checkin.Conflict) bool { return c.Kind == kind })]
	s.summary.Decided[c.Kind]++
	s.note("%s: decides, %s", st.name, c.Kind)
	if s.chance(3) {
		return s.say(st.desk.Settle(s.ctx, c, "vu"))
	}
	switch c.Kind {
	case checkin.ConflictTwice:
		return st.desk.KeepFirst(s.ctx, c, "")
	case checkin.ConflictEdits:
		edit := c.Edits[s.dice.IntN(len(c.Edits))]
		_, err := st.desk.Amend(s.ctx, c.Registration, checkin.Fields{c.Field: edit.Value})
		return err
	case checkin.ConflictSame:
		if s.chance(3) {
			return s.say(st.desk.Distinct(s.ctx, c.Registration, c.Other, "homonymes"))
		}
		return s.say(st.desk.Join(s.ctx, c.Registration, c.Other, "la même"))
	}
	return s.say(st.desk.Settle(s.ctx, c, "vu"))
}

// say remembers a word that somebody may regret.
func (s *simulation) say(id checkin.EntryID, err error) error {
	if err == nil {
		s.words = append(s.words, id)
	}
	return err
}

// pair says of any two people that they are one, or two.
func (s *simulation) pair(st *station) error {
	a, b := s.somebody(), s.somebody()
	if s.chance(4) {
		return s.say(st.desk.Distinct(s.ctx, a, b, ""))
	}
	return s.say(st.desk.Join(s.ctx, a, b, ""))
}

// regret takes a word back, whoever said it: a departure, a joining, a decision.
func (s *simulation) regret(st *station) error {
	if len(s.words) == 0 {
		return nil
	}
	_, err := st.desk.Undo(s.ctx, s.words[s.dice.IntN(len(s.words))], "trop vite")
	return err
}
