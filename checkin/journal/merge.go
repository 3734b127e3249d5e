package journal

import (
	"opale/checkin"
)

// Ledger is a store within one transaction, as [Merge] needs it.
type Ledger interface {
	// Head tells how far a stream is held; its Seq is 0 for an unknown one.
	Head(checkin.StreamID) (Head, error)
	// Opened tells who writes a stream; its Desk is empty for an unknown one.
	Opened(checkin.StreamID) (Opening, error)
	// HashAt gives the chain behind a held entry.
	HashAt(checkin.EntryID) (Hash, error)
	// Trusts reports whether the device is this laptop's own, or vouched for.
	Trusts(checkin.DeviceID) (bool, error)
	// Admit appends the fresh entries of a judgement, folds them, and keeps
	// their mark.
	Admit(*Judgement) error
	// Waiting takes out all strands that wait for an earlier one, or for
	// somebody to vouch for their device.
	Waiting() ([]Strand, error)
	// Wait keeps a strand until it can be judged.
	Wait(Strand) error
	// Quarantine keeps an entry that is not taken. One kept already is kept once.
	Quarantine(Refusal, Opening) error
}

// Receipt says what a merge did.
type Receipt struct {
	Fresh       int       // entries that were new here
	Filled      int       // entries held before, whose personal part came only now
	Disputed    int       // strands that do not join on to what is held: their streams are asked for from the beginning
	Waiting     int       // strands that wait for an earlier one
	Unnamed     int       // personal parts that were not kept: the event was purged here
	Strangers   []Opening // devices that nobody here knows: their entries wait for --trust
	Quarantined []Refused
}

// Refused is an entry that was not taken, and who is said to have written it.
type Refused struct {
	Entry  checkin.EntryID
	Reason Reason
	By     Opening
}

// Merge takes strands in: any of them, in any order, however often. What is
// new, whole and signed by a device that is trusted is appended and folded;
// what comes early waits; what is not as its device wrote it is kept aside and
// said. secret is the event's, nil where it has none.
func Merge(l Ledger, event checkin.EventID, secret []byte, strands []Strand) (Receipt, error) {
	var receipt Receipt
	waiting, err := l.Waiting()
	if err != nil {
		return receipt, err
	}
	pending := append(waiting, strands...)
	for progress := true; progress; {
		progress = false
		rest := pending[:0:0]
		receipt.Strangers = nil
		for i := range pending {
			m := merging{l, event, secret, &receipt}
			taken, err := m.take(&pending[i])
			if err != nil {
				return receipt, err
			}
			if taken {
				progress = true
			} else {
				rest = append(rest, pending[i])
			}
		}
		pending = rest
	}
	waits := map[waitingPlace]bool{} // brought twice, it waits once
	for _, s := range pending {
		waits[waitingPlace{s.Stream, s.First, s.Last()}] = true
		if err := l.Wait(s); err != nil {
			return receipt, err
		}
	}
	receipt.Waiting = len(waits)
	return receipt, nil
}

// waitingPlace tells pieces that wait from each other.
type waitingPlace struct {
	stream      checkin.StreamID
	first, last uint64
}

type merging struct {
	ledger  Ledger
	event   checkin.EventID
	secret  []byte
	receipt *Receipt
}

// take judges one strand; taken is false where it has to wait.
func (m merging) take(s *Strand) (taken bool, err error) {
	head, err := m.ledger.Head(s.Stream)
	if err != nil {
		return false, err
	}
	hashOf := m.hashOf(s.Stream)
	j, err := Judge(s, head, func(seq uint64) (Hash, error) {
		if seq > 0 && seq == head.Seq {
			return head.Hash, nil
		}
		return hashOf(seq)
	})
	if err != nil || j.Early {
		return false, err
	}
	if forker, ok := m.ledger.(Forker); ok {
		if done, err := m.fork(forker, s, head, &j); done || err != nil {
			return true, err
		}
	}
	if head.Seq == 0 && len(j.Fresh) > 0 {
		trusted, err := m.trusts(&j.Opening)
		if err != nil {
			return false, err
		}
		if !trusted {
			m.receipt.Strangers = appendStranger(m.receipt.Strangers, j.Opening)
			return false, nil
		}
	}
	for _, fault := range j.Faults {
		if err := m.refuse(fault, j.Opening); err != nil {
			return false, err
		}
	}
	if err := m.fill(s, j.Repeats); err != nil {
		return false, err
	}
	if len(j.Fresh) > 0 {
		return true, m.admit(&j)
	}
	return true, nil
}

// hashOf gives the chain behind the entries of a stream.
func (m merging) hashOf(stream checkin.StreamID) func(seq uint64) (Hash, error) {
	return func(seq uint64) (Hash, error) {
		if seq == 0 {
			return Origin(m.event, stream), nil
		}
		return m.ledger.HashAt(checkin.EntryID{Stream: stream, Seq: seq})
	}
}

// admit takes the fresh entries of a judgement in. What of them is in quarantine
// was taken for a forgery.
func (m merging) admit(j *Judgement) error {
	if forker, ok := m.ledger.(Forker); ok {
		if err := forker.Acquit(j.entries()); err != nil {
			return err
		}
	}
	m.receipt.Fresh += len(j.Fresh)
	return m.ledger.Admit(j)
}

// refuse puts an entry aside, and says so.
func (m merging) refuse(r Refusal, by Opening) error {
	by, err := m.say(r, by)
	if err != nil {
		return err
	}
	return m.ledger.Quarantine(r, by)
}

// say says that an entry is put aside, and in whose name it came.
func (m merging) say(r Refusal, by Opening) (Opening, error) {
	if by.Desk == "" {
		var err error
		if by, err = m.ledger.Opened(r.Entry.ID.Stream); err != nil {
			return by, err
		}
	}
	m.receipt.Quarantined = append(m.receipt.Quarantined, Refused{r.Entry.ID, r.Reason, by})
	return by, nil
}

func (m merging) trusts(o *Opening) (bool, error) {
	if o.Event == m.event && o.Member(m.secret) {
		return true, nil
	}
	return m.ledger.Trusts(o.Device)
}

func appendStranger(known []Opening, o Opening) []Opening {
	for i := range known {
		if known[i].Device == o.Device && known[i].Desk == o.Desk {
			return known
		}
	}
	return append(known, o)
}
