package journal

import (
	"cmp"
	"slices"

	"opale/checkin"
)

// Whether the later of two amendments had seen the earlier, no tick tells: a
// desk that was alone for an hour and then heard of anything writes with a high
// one. So an amendment says it itself. When a store appends it, it notes in
// Body.Over, of each stream that amended one of its fields, the last entry it
// holds; and since a store holds gap-free beginnings of streams, it holds, and
// has therefore seen, all before. Within one stream every entry has seen those
// before it. This is a version vector for a field, and it is sound whatever the
// clocks, the carriers and the order of receipt.
//
// The last writer wins, seen or not. What no other amendment of the field had
// seen, and did not win, is a rival, to be looked at until an amendment that has
// seen it, or a decision that names it.

// Rival is an amendment of a field that lost and that no other had seen.
type Rival struct {
	Field checkin.Field
	Cell
}

// Sighting is how far the amendments of a field had seen one stream.
type Sighting struct {
	Field checkin.Field
	Entry checkin.EntryID
}

func compareRivals(a, b Rival) int {
	return cmp.Or(cmp.Compare(a.Field, b.Field), compareEntries(a.Stamp.Entry, b.Stamp.Entry))
}

// amend folds an operator's word on some fields.
func (s *Subject) amend(fields checkin.Fields, stamp Stamp, over []checkin.EntryID) {
	for f, v := range fields {
		if f >= checkin.FieldCells { // nobody edits what the list says
			continue
		}
		for _, id := range over {
			s.sight(Sighting{f, id})
		}
		s.contend(f, Cell{v, stamp})
		s.dropSeen(f)
	}
	s.addCode(fields[checkin.FieldCode])
}

// contend puts a value beside those of a field: the last writer's wins.
func (s *Subject) contend(f checkin.Field, c Cell) {
	before, now := s.Amended[f], &s.Amended[f]
	now.write(c.Value, c.Stamp)
	for _, lost := range []Cell{before, c} {
		if lost.Stamp.IsZero() || lost.Stamp == now.Stamp {
			continue
		}
		r := Rival{f, lost}
		if i, found := slices.BinarySearchFunc(s.Rivals, r, compareRivals); !found {
			s.Rivals = slices.Insert(s.Rivals, i, r)
		}
	}
}

// sight notes that an amendment of a field had seen a stream so far.
func (s *Subject) sight(seen Sighting) {
	i, found := slices.BinarySearchFunc(s.Seen, seen, func(a, b Sighting) int {
		return cmp.Or(cmp.Compare(a.Field, b.Field), compareStreams(a.Entry.Stream, b.Entry.Stream))
	})
	if !found {
		s.Seen = slices.Insert(s.Seen, i, seen)
	}
	s.Seen[i].Entry.Seq = max(s.Seen[i].Entry.Seq, seen.Entry.Seq)
}

// dropSeen forgets the rivals of a field that another amendment has seen.
func (s *Subject) dropSeen(f checkin.Field) {
	if len(s.Rivals) == 0 {
		return
	}
	all := slices.Clone(s.Rivals)
	s.Rivals = slices.DeleteFunc(s.Rivals, func(r Rival) bool {
		return r.Field == f && (s.isSighted(&r) || isOlder(&r, Rival{f, s.Amended[f]}) ||
			slices.ContainsFunc(all, func(o Rival) bool { return isOlder(&r, o) }))
	})
	if len(s.Rivals) == 0 {
		s.Rivals = nil
	}
}

func (s *Subject) isSighted(r *Rival) bool {
	return slices.ContainsFunc(s.Seen, func(seen Sighting) bool {
		return seen.Field == r.Field && seen.Entry.Stream == r.Stamp.Entry.Stream && r.Stamp.Entry.Seq <= seen.Entry.Seq
	})
}

func isOlder(r *Rival, o Rival) bool {
	return r.Field == o.Field && r.Stamp.Entry.Stream == o.Stamp.Entry.Stream && r.Stamp.Entry.Seq < o.Stamp.Entry.Seq
}

// Known lists what a writer that sees this subject has seen of some fields, the
// last of each stream: the Body.Over of an amendment of them.
func (s *Subject) Known(fields checkin.Fields) []checkin.EntryID {
	last := make(map[checkin.StreamID]uint64)
	note := func(f checkin.Field, id checkin.EntryID) {
		if _, about := fields[f]; about && !id.IsZero() {
			last[id.Stream] = max(last[id.Stream], id.Seq)
		}
	}
	for f := range checkin.NumFields {
		note(f, s.Amended[f].Stamp.Entry)
	}
	for i := range s.Rivals {
		note(s.Rivals[i].Field, s.Rivals[i].Stamp.Entry)
	}
	for i := range s.Seen {
		note(s.Seen[i].Field, s.Seen[i].Entry)
	}
	var known []checkin.EntryID
	for stream, seq := range last {
		known = append(known, checkin.EntryID{Stream: stream, Seq: seq})
	}
	slices.SortFunc(known, compareEntries)
	return known
}

// InSight is a fact as a store appends it: an amendment says what its writer
// had seen of the person it is about.
func InSight(f checkin.Fact, person *Subject) checkin.Fact {
	if person != nil {
		f.Body.Over = person.Known(f.Personal.Fields)
	}
	return f
}

// IsEdit reports whether a fact of that kind is an operator's word on fields.
func IsEdit(k checkin.Kind) bool {
	return k == checkin.KindAmended || k == checkin.KindAnswered
}

// contested lists the fields on which amendments that had not seen each other
// say different things, with all that they say: first what stands, then the
// latest. When and by whom, the entries tell.
func (s *Subject) contested() []checkin.Conflict {
	var conflicts []checkin.Conflict
	for i := 0; i < len(s.Rivals); {
		f, stands := s.Rivals[i].Field, s.Amended[s.Rivals[i].Field]
		var lost []Cell
		differ := false
		for ; i < len(s.Rivals) && s.Rivals[i].Field == f; i++ {
			lost = append(lost, s.Rivals[i].Cell)
			differ = differ || s.Rivals[i].Value != stands.Value
		}
		if !differ {
			continue
		}
		slices.SortFunc(lost, func(a, b Cell) int {
			if b.Stamp.Less(a.Stamp) {
				return -1
			}
			return 1
		})
		c := checkin.Conflict{Kind: checkin.ConflictEdits, Registration: s.ID, Field: f}
		for _, cell := range append([]Cell{stands}, lost...) {
			c.Edits = append(c.Edits, checkin.Edit{Entry: cell.Stamp.Entry, Value: cell.Value})
		}
		conflicts = append(conflicts, c)
	}
	return conflicts
}
