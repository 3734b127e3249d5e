package journal

import (
	"slices"

	"opale/checkin"
)

// MaxWants is how many entries one [Completer.Wants] lists at most.
const MaxWants = 1000

// Completer is a replica that asks for what came without its personal part,
// through a hub that holds none or from a store where it was lost.
type Completer interface {
	// Wants lists incomplete entries, at most MaxWants: where there are more,
	// not always the same.
	Wants() ([]checkin.EntryID, error)
	// Give finds entries that another wants and that are whole here. They are
	// taken in like any others, by Apply: a repeat that brings the personal
	// part of an incomplete entry fills it.
	Give(ids []checkin.EntryID) ([]Strand, error)
}

// Filler is a [Ledger] that fills incomplete entries. In one that does not,
// they stay as they came.
type Filler interface {
	// Lacking lists the numbers of incomplete entries of a stream, from first
	// to last, unless about somebody whose data was erased.
	Lacking(stream checkin.StreamID, first, last uint64) ([]uint64, error)
	// Fill keeps the salt and personal part that an incomplete entry came
	// without, and folds it.
	Fill(*Written) error
}

// Incomplete reports whether an entry's personal part has not come. It may
// have been erased: its subject tells.
func (w *Written) Incomplete() bool { return w.Content.Commitment != "" && len(w.Personal) == 0 }

// fill completes what is held with the repeats among a strand's entries.
func (m merging) fill(s *Strand, repeats int) error {
	filler, ok := m.ledger.(Filler)
	if !ok || repeats == 0 {
		return nil
	}
	lacking, err := filler.Lacking(s.Stream, s.First, s.First+uint64(repeats)-1)
	for _, seq := range lacking {
		e := s.Entries[seq-s.First]
		if len(e.Personal) == 0 {
			continue
		}
		e.ID = checkin.EntryID{Stream: s.Stream, Seq: seq}
		if w, unlike := e.Read(); unlike != nil {
			err = m.refuse(Refusal{e, ReasonPersonal}, Opening{Stream: s.Stream})
		} else if err = filler.Fill(&w); err == nil {
			m.receipt.Filled++
		}
		if err != nil {
			return err
		}
	}
	return err
}

// Repeats makes strands of entries: to be sent to a store that holds them
// already, for nobody has signed the heads.
func Repeats(entries []Entry) []Strand {
	slices.SortFunc(entries, func(a, b Entry) int { return compareEntries(a.ID, b.ID) })
	var strands []Strand
	for _, e := range entries {
		if n := len(strands); n > 0 && strands[n-1].Stream == e.ID.Stream && strands[n-1].Last()+1 == e.ID.Seq {
			strands[n-1].Entries = append(strands[n-1].Entries, e)
			continue
		}
		strands = append(strands, Strand{Stream: e.ID.Stream, First: e.ID.Seq, Entries: []Entry{e}})
	}
	return strands
}
