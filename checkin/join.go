package checkin

import (
	"bytes"
	"context"
)

// Join says that two registrations are one person's. The smaller id stays; the
// other's finds it. Codes and attendance are those of both, and of each field
// the last word said on either. Arrivals that both have by now are no double
// arrival: who joins has seen them. It returns the entry, which [Desk.Undo]
// takes back. The error has CodeNotFound, or CodeAlready where they are one.
func (d *Desk) Join(ctx context.Context, a, b RegistrationID, reason string) (EntryID, error) {
	return d.judge(ctx, a, b, func(tx Tx, stays, other RegistrationID) (Fact, error) {
		arrivals, err := tx.Arrivals(stays, other)
		body := Body{Other: other}
		for i := range arrivals {
			if arrivals[i].InForce() {
				body.Settles = append(body.Settles, arrivals[i].Entry)
			}
		}
		return Fact{Kind: KindJoined, Subject: stays, Body: body, Personal: Personal{Reason: Clean(reason)}}, err
	})
}

// Distinct says that two registrations that resemble each other are two
// people's: nobody is asked again, at any desk. It returns the decision, which
// [Desk.Undo] takes back. The error is as for [Desk.Join].
func (d *Desk) Distinct(ctx context.Context, a, b RegistrationID, reason string) (EntryID, error) {
	return d.judge(ctx, a, b, func(_ Tx, one, other RegistrationID) (Fact, error) {
		return Fact{Kind: KindDecided, Subject: one, Body: Body{Other: other}, Personal: Personal{Reason: Clean(reason)}}, nil
	})
}

// judge writes a person's word on whether two registrations are one person's.
func (d *Desk) judge(ctx context.Context, a, b RegistrationID, word func(tx Tx, one, other RegistrationID) (Fact, error)) (EntryID, error) {
	var id EntryID
	err := d.store.Write(ctx, d.Place().Actor, func(tx Tx) error {
		one, err := whoIs(tx, a)
		if err != nil {
			return err
		}
		other, err := whoIs(tx, b)
		if err != nil {
			return err
		}
		switch bytes.Compare(one[:], other[:]) {
		case 0:
			return Errorf(CodeAlready, "tell two registrations apart", "%s", b)
		case 1:
			one, other = other, one
		}
		fact, err := word(tx, one, other)
		if err != nil {
			return err
		}
		id, err = tx.Append(fact)
		return err
	})
	if err != nil {
		return EntryID{}, err
	}
	d.settle()
	return id, nil
}

// whoIs finds the registration that stands for a person.
func whoIs(tx Tx, id RegistrationID) (RegistrationID, error) {
	found, err := tx.Registrations(id)
	if err != nil || len(found) == 0 {
		return RegistrationID{}, errOr(err, Errorf(CodeNotFound, "tell two registrations apart", "%s", id))
	}
	return found[0].ID, nil
}
