package checkin

import "context"

// Last is the last arrival in force that this device wrote at the session,
// whatever its clock showed: the one that Ctrl+Z takes back. ok is false where
// there is none.
func (d *Desk) Last() (a Arrival, r Registration, ok bool, err error) {
	noted, err := d.store.Recent(d.Place().Session.ID, d.store.Device(), manyArrivals)
	if err != nil || len(noted) == 0 {
		return Arrival{}, Registration{}, false, err
	}
	if a, err = d.writtenLast(noted); err != nil {
		return Arrival{}, Registration{}, false, err
	}
	registrations, err := d.store.Registrations(a.Registration)
	if err != nil || len(registrations) == 0 {
		return Arrival{}, Registration{}, false, err
	}
	return a, registrations[0], true, nil
}

// writtenLast finds the arrival that was written last: of one run of the program
// its numbers tell, of several the journal's clock.
func (d *Desk) writtenLast(arrivals []Arrival) (last Arrival, err error) {
	ends := make(map[StreamID]Arrival)
	for _, a := range arrivals {
		if a.Entry.Seq > ends[a.Entry.Stream].Entry.Seq {
			ends[a.Entry.Stream] = a
		}
	}
	var latest int64
	for _, a := range ends {
		if len(ends) == 1 {
			return a, nil
		}
		history, err := d.store.History(a.Registration)
		if err != nil {
			return Arrival{}, err
		}
		for i := range history {
			if h := &history[i]; h.Entry == a.Entry && h.Tick > latest {
				last, latest = a, h.Tick
			}
		}
	}
	return last, nil
}

// Undo takes one entry back, with a reason: an arrival, a departure, a decision
// or a joining. Nothing is erased. The error has CodeNotFound where the entry is
// none of these, CodeAlready where somebody took it back before.
func (d *Desk) Undo(ctx context.Context, entry EntryID, reason string) (EntryID, error) {
	var id EntryID
	err := d.store.Write(ctx, d.Place().Actor, func(tx Tx) error {
		h, err := tx.Happening(entry)
		switch {
		case err != nil:
			return err
		case !h.Kind.isUndoable():
			return Errorf(CodeNotFound, "take back an entry", "%s", entry)
		case h.Undone:
			return Errorf(CodeAlready, "take back an entry", "%s", entry)
		}
		id, err = tx.Append(Fact{
			Kind: KindUndone, Subject: h.Subject, Session: h.Session,
			Body: Body{Entry: entry}, Personal: Personal{Reason: Clean(reason)},
		})
		return err
	})
	if err != nil {
		return EntryID{}, err
	}
	d.settle()
	return id, nil
}

func (k Kind) isUndoable() bool {
	switch k {
	case KindArrived, KindLeft, KindDecided, KindJoined:
		return true
	}
	return false
}

// standing reads an arrival that nobody has taken back.
func standing(tx Tx, entry EntryID) (Arrival, error) {
	a, err := tx.Arrival(entry)
	if err == nil && !a.InForce() {
		err = Errorf(CodeAlready, "take back an arrival", "%s", entry)
	}
	return a, err
}

// undo is the fact that takes an arrival back. It is about the registration
// that the arrival names: an undo reaches no entry of another.
func undo(a Arrival, reason string, swapped bool) Fact {
	return Fact{
		Kind: KindUndone, Subject: a.Noted, Session: a.Session,
		Body: Body{Entry: a.Entry, Swapped: swapped}, Personal: Personal{Reason: Clean(reason)},
	}
}
