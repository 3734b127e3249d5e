package storetest

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"

	"opale/checkin"
	"opale/checkin/journal"
)

// parcel is what some carrier has under way.
type parcel struct {
	strands []journal.Strand
}

// Stick carries bundles from machine to machine.
type Stick interface {
	// Exchange has the holder take in what others left here, and leave its own.
	Exchange(context.Context, Holder) (Haul, error)
	// Save has the holder leave its own, and look at nothing.
	Save(context.Context, Holder) error
	// Fail has one of the next calls to the stick fail, as the dice say.
	Fail(dice *rand.Rand)
	// Mend has no call fail any more, and says what failed since, if anything.
	Mend() (fault string)
}

// Holder is who has a stick in: a machine, and who sits there.
type Holder struct {
	Machine
	*Clock
	Actor  checkin.Actor
	Sealed bool // for the event's key
}

// Haul is what an exchange brought.
type Haul struct {
	journal.Receipt
	Bundles  int  // found on the stick
	Broken   int  // of these, how many could not be read
	Deceived bool // the stick gave or took other bytes than were meant, and nothing came of it
}

// send puts what some other station lacks, or everything, into a parcel.
func (s *simulation) send(st *station) error {
	if s.isSilent(st) {
		return nil
	}
	v := journal.Vector{}
	if !s.chance(3) {
		other := s.pick()
		if other == st {
			return nil
		}
		have, err := other.machine.Have()
		s.ok(err)
		v = have
	}
	strands, err := st.machine.Since(v)
	if err == nil {
		s.parcels = append(s.parcels, parcel{strands})
	}
	return err
}

// receive opens a parcel: any of those under way, whatever its age.
func (s *simulation) receive(st *station) error {
	if len(s.parcels) == 0 || s.isSilent(st) {
		return nil
	}
	i := s.dice.IntN(len(s.parcels))
	strands := slices.Clone(s.parcels[i].strands)
	if s.chance(2) {
		s.parcels = slices.Delete(s.parcels, i, i+1)
	} else {
		s.fault("a parcel is to be delivered again", st)
	}
	if s.chance(10) {
		s.fault("a parcel is lost", st)
		return nil
	}
	s.dice.Shuffle(len(strands), func(a, b int) { strands[a], strands[b] = strands[b], strands[a] })
	if s.chance(5) {
		s.fault("a parcel comes in pieces", st)
		strands = s.cut(strands)
	}
	receipt, err := st.machine.Apply(s.ctx, strands)
	if err == nil {
		s.welcome(st, receipt)
	}
	s.note("%s: receives %d strands, %d fresh, %d waiting", st.name, len(strands), receipt.Fresh, receipt.Waiting)
	_, refreshed := st.desk.Refresh()
	return errors.Join(err, refreshed)
}

// welcome counts an exchange, of which nothing may have been refused: all that
// travels was written by members, and whole.
func (s *simulation) welcome(st *station, r journal.Receipt) {
	s.summary.Exchanges++
	if len(r.Quarantined)+len(r.Strangers) > 0 {
		s.fail("%s refused what its peers wrote: %+v", st.name, r)
	}
}

// cut drops some strands, and splits others so that their end comes first.
func (s *simulation) cut(strands []journal.Strand) []journal.Strand {
	var kept []journal.Strand
	for _, strand := range strands {
		switch marks := strand.Marks; {
		case s.chance(3):
		case len(marks) > 1 && s.chance(2):
			at := marks[s.dice.IntN(len(marks)-1)].ID.Seq
			n := int(at - strand.First + 1)
			head, tail := strand, strand
			head.Entries, tail.Entries = strand.Entries[:n], strand.Entries[n:]
			tail.First = at + 1
			if s.chance(3) {
				kept = append(kept, head) // the rest is asked for again, if anybody still has it
				continue
			}
			kept = append(kept, tail, head)
		case s.chance(4):
			s.summary.Bared++
			kept = append(kept, s.bared(strand))
		default:
			kept = append(kept, strand)
		}
	}
	return kept
}

func (s *simulation) holder(st *station) Holder {
	return Holder{st.machine, st.clock, st.actor(), s.chance(6)}
}

// exchangeByStick visits a station with a stick that goes around.
func (s *simulation) exchangeByStick(st *station) error {
	if s.isSilent(st) {
		return nil
	}
	stick := s.sticks[s.dice.IntN(len(s.sticks))]
	if s.chance(3) {
		stick.Fail(s.dice)
	}
	haul, err := stick.Exchange(s.ctx, s.holder(st))
	fault := s.pullOut(st, stick)
	s.summary.Bundles += haul.Bundles
	s.summary.Broken += haul.Broken
	if haul.Deceived {
		s.fail("%s believes a stick that lies", st.name)
	}
	if haul.Broken > 0 && fault == "" {
		s.fail("%s finds %d broken bundles on a stick that never lied", st.name, haul.Broken)
	}
	s.welcome(st, haul.Receipt)
	_, refreshed := st.desk.Refresh()
	return errors.Join(forgiven(err, fault), refreshed)
}

// saveToStick writes to the stick that stays in the station.
func (s *simulation) saveToStick(st *station) error {
	if st.stick == nil {
		st.stick, st.saved = s.fleet.Stick(), journal.Vector{}
	}
	have, err := st.machine.Have()
	if err != nil {
		return err
	}
	if s.chance(3) {
		st.stick.Fail(s.dice)
	}
	err = st.stick.Save(s.ctx, s.holder(st))
	fault := s.pullOut(st, st.stick)
	if err == nil {
		s.summary.Bundles++
		st.saved = have
	}
	return forgiven(err, fault)
}

// pullOut ends what was to fail on a stick.
func (s *simulation) pullOut(st *station, stick Stick) (fault string) {
	if fault = stick.Mend(); fault != "" {
		s.fault("stick: "+fault, st)
	}
	return fault
}

// forgiven leaves out an error that a stick is the cause of.
func forgiven(err error, fault string) error {
	if fault != "" {
		return nil
	}
	return err
}
