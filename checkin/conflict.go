package checkin

import (
	"context"
	"time"
)

// ConflictKind says what a person has to look at.
type ConflictKind string

// The kinds, with what a [Conflict] of each carries beside Registration, and
// what answers it. Whatever the kind, [Desk.Settle] says that all is right as it
// stands, and [Desk.Undo] takes the answer back.
const (
	// Two arrivals by which somebody is inside one session at once, on two
	// desks, or on one and not within seconds: Session and Arrivals. Somebody
	// who left between them is no conflict. [Desk.KeepFirst] answers it.
	ConflictTwice ConflictKind = "twice"
	// In, and gone from the organiser's list since: Session and Arrivals.
	ConflictWithdrawn ConflictKind = "withdrawn"
	// In, and their personal data was erased: Session and Arrivals.
	ConflictErased ConflictKind = "erased"
	// Erased by somebody who did not know that another registration is joined with
	// theirs, which is not erased: Other is that one, Joining the entry that joined
	// them. Nothing of Other is shown, nor is it deleted: [Desk.Erase] does that,
	// and [Desk.Undo] of the joining gives it its name back.
	ConflictPartErased ConflictKind = "part-erased"
	// Amendments of one field of which the later had not seen the earlier:
	// Field and Edits, first the one that stands. [Desk.Amend] of that field,
	// to any of the values or to another, answers it.
	ConflictEdits ConflictKind = "edits"
	// A walk-in who resembles another registration: Registration is the
	// walk-in, Other whom they resemble (of two walk-ins, the smaller id is the
	// first), Arrivals those of both. [Desk.Join] and [Desk.Distinct] answer it.
	ConflictSame ConflictKind = "same"
	// Not in, and noted as in by the other of two machines that were one:
	// Session, Arrivals, which count nowhere, and Fields, of somebody whom only
	// the other machine registered. [Desk.AdmitForked] answers it.
	ConflictForked ConflictKind = "forked"
)

// Conflict is something about one registration that entries of several desks
// say and that only a person can judge. Nothing was rejected: it happened, so it
// is kept and shown.
type Conflict struct {
	Kind         ConflictKind
	Registration RegistrationID
	Other        RegistrationID
	Session      SessionID
	Arrivals     []Arrival // by time
	Field        Field
	Edits        []Edit // the one that stands, then the others, latest first
	Fields       Fields
	Joining      EntryID
}

// Edit is one thing that was said of a field.
type Edit struct {
	Entry    EntryID
	Value    string
	Time     time.Time // by the clock of the desk that wrote it
	Device   DeviceID
	Desk     string
	Operator string
}

// settled is the word that a conflict is right as it stands.
func (c *Conflict) settled() Body {
	if c.Kind == ConflictSame {
		return Body{Other: c.Other}
	}
	var settles []EntryID
	for i := range c.Arrivals {
		settles = append(settles, c.Arrivals[i].Entry)
	}
	for i := range c.Edits {
		settles = append(settles, c.Edits[i].Entry)
	}
	if !c.Joining.IsZero() {
		settles = append(settles, c.Joining)
	}
	return Body{Settles: settles}
}

// Settle notes that a conflict is right as it stands: both arrivals, the edit
// that stands, two people who resemble each other. Nobody is asked again, at any
// desk, unless something new comes to it. It returns the decision, which
// [Desk.Undo] takes back.
func (d *Desk) Settle(ctx context.Context, c Conflict, reason string) (EntryID, error) {
	var id EntryID
	err := d.store.Write(ctx, d.Place().Actor, func(tx Tx) (err error) {
		id, err = tx.Append(Fact{
			Kind: KindDecided, Subject: c.Registration, Session: c.Session,
			Body: c.settled(), Personal: Personal{Reason: Clean(reason)},
		})
		return err
	})
	if err != nil {
		return EntryID{}, err
	}
	d.settle()
	return id, nil
}

// KeepFirst settles a conflict by taking back all its arrivals but the first.
func (d *Desk) KeepFirst(ctx context.Context, c Conflict, reason string) error {
	err := d.store.Write(ctx, d.Place().Actor, func(tx Tx) error {
		first := First(c.Arrivals, c.Session)
		for i := range c.Arrivals {
			if a := &c.Arrivals[i]; first != nil && a.Entry != first.Entry {
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

// Reopen is [Desk.Undo] of a decision; it is the entry that says whom it is
// about.
func (d *Desk) Reopen(ctx context.Context, _ RegistrationID, decision EntryID, reason string) error {
	_, err := d.Undo(ctx, decision, reason)
	return err
}

// Conflicts lists what has to be looked at, over all sessions.
func (d *Desk) Conflicts() ([]Conflict, error) { return d.store.Conflicts() }

// ToCheck counts what a person has to look at: the conflicts, and what is held
// back of revoked desks. It may be asked every second.
func (d *Desk) ToCheck() (int, error) { return d.store.ToCheck() }
