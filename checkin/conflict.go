package checkin

import "context"

// ConflictKind says what a person has to look at.
type ConflictKind string

// The kinds.
const (
	ConflictTwice     ConflictKind = "twice"     // two arrivals in force at one session
	ConflictWithdrawn ConflictKind = "withdrawn" // in, and gone from the organiser's list since
	ConflictErased    ConflictKind = "erased"    // in, and their personal data was erased
	ConflictForked    ConflictKind = "forked"    // not in, and noted as in by the other of two machines that were one
)

// Conflict is something about one registration at one session that entries of
// several desks say and that only a person can judge. Nothing was rejected: it
// happened, so it is kept and shown.
type Conflict struct {
	Kind         ConflictKind
	Registration RegistrationID
	Session      SessionID
	Arrivals     []Arrival // in force, by time; of ConflictForked: those that count nowhere
	Fields       Fields    // of ConflictForked: of somebody whom only the other machine registered
}

// Settle notes that the arrivals of a conflict are right as they stand: nobody
// is asked again, at any desk, unless another arrival comes. It returns the
// decision, which [Desk.Undo] takes back.
func (d *Desk) Settle(ctx context.Context, c Conflict, reason string) (EntryID, error) {
	var settles []EntryID
	for i := range c.Arrivals {
		settles = append(settles, c.Arrivals[i].Entry)
	}
	var id EntryID
	err := d.store.Write(ctx, d.Place().Actor, func(tx Tx) (err error) {
		id, err = tx.Append(Fact{
			Kind: KindDecided, Subject: c.Registration, Session: c.Session,
			Body: Body{Settles: settles}, Personal: Personal{Reason: Clean(reason)},
		})
		return err
	})
	if err != nil {
		return EntryID{}, err
	}
	d.settle()
	return id, nil
}

// KeepFirst settles a conflict by taking back all arrivals but the first.
func (d *Desk) KeepFirst(ctx context.Context, c Conflict, reason string) error {
	err := d.store.Write(ctx, d.Place().Actor, func(tx Tx) error {
		first := First(c.Arrivals, c.Session)
		for i := range c.Arrivals {
			if a := &c.Arrivals[i]; a.Entry != first.Entry {
				if _, err := tx.Append(undo(*a, reason, false)); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err == nil {
		d.settle()
	}
	return err
}

// Reopen takes a decision back: what it settled is to be looked at again.
func (d *Desk) Reopen(ctx context.Context, id RegistrationID, decision EntryID, reason string) error {
	err := d.store.Write(ctx, d.Place().Actor, func(tx Tx) error {
		_, err := tx.Append(Fact{Kind: KindUndone, Subject: id, Body: Body{Entry: decision}, Personal: Personal{Reason: Clean(reason)}})
		return err
	})
	if err == nil {
		d.settle()
	}
	return err
}

// Conflicts lists what has to be looked at, over all sessions.
func (d *Desk) Conflicts() ([]Conflict, error) { return d.store.Conflicts() }
