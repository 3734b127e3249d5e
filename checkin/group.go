package checkin

import (
	"cmp"
	"context"
	"slices"
)

// Group is people who may come together: those of one company, or of one order.
type Group struct {
	Company string // empty where only the order has brought them together
	Rows    []Row  // whom the door admits or has admitted first
}

// companySize is how many people of one company are looked for: more do not
// come to a door together.
const companySize = 1000

// Group finds who belongs together with somebody: whoever has the same company,
// however it is spelt, or a code of the same order. The error has CodeNotFound.
func (d *Desk) Group(id RegistrationID) (Group, error) {
	found, err := d.store.Registrations(id)
	if err != nil || len(found) == 0 {
		return Group{}, errOr(err, Errorf(CodeNotFound, "find a group", "%s", id))
	}
	r := &found[0]
	ids := append([]RegistrationID{r.ID}, d.colleagues(r)...)
	for _, code := range append([]string{r.Code()}, r.Former...) {
		if code == "" {
			continue
		}
		order, err := d.store.Holders(CodeExact, code)
		if err != nil {
			return Group{}, err
		}
		ids = append(ids, order...)
	}
	rows, err := d.rows(matchesOf(ids))
	if err != nil {
		return Group{}, err
	}
	rows = slices.DeleteFunc(rows, func(row Row) bool { return !together(r, &row.Registration) })
	d.sortGroup(rows)
	return Group{Company: r.Company(), Rows: rows}, nil
}

// colleagues finds whoever may have the same company as somebody.
func (d *Desk) colleagues(r *Registration) []RegistrationID {
	if Fold(r.Company()) == "" {
		return nil
	}
	var ids []RegistrationID
	for _, m := range d.index().Find(Query{Text: r.Company(), Limit: companySize}).Matches {
		ids = append(ids, m.ID)
	}
	return ids
}

func matchesOf(ids []RegistrationID) []Match {
	matches := make([]Match, len(ids))
	for i, id := range ids {
		matches[i] = Match{ID: id}
	}
	return once(matches)
}

// together reports whether two registrations are of one company or one order.
func together(a, b *Registration) bool {
	if a.ID == b.ID || sameWord(a.Company(), b.Company()) {
		return true
	}
	for _, code := range append([]string{b.Code()}, b.Former...) {
		if code != "" && (code == a.Code() || slices.Contains(a.Former, code)) {
			return true
		}
	}
	return false
}

// sortGroup puts whom the door admits first, then whom it refuses, then those
// expected elsewhere, each by name: nobody moves by arriving.
func (d *Desk) sortGroup(rows []Row) {
	session := d.Place().Session
	rank := func(r *Row) int {
		switch {
		case r.Outcome == OutcomeAlreadyIn, r.Outcome == OutcomeAdmitted:
			return 0
		case r.Registration.ExpectedAt(session):
			return 1
		}
		return 2
	}
	name := func(r *Row) string { return Fold(r.Registration.LastName() + " " + r.Registration.FirstName()) }
	slices.SortStableFunc(rows, func(a, b Row) int {
		return cmp.Or(cmp.Compare(rank(&a), rank(&b)), cmp.Compare(name(&a), name(&b)))
	})
}

// CheckInGroup lets several people in at once, by the rules of the door for
// each: an arrival of their own, all in one transaction, so that either
// everybody whom the door admits is in or, where it fails, nobody is. Whom the
// door refuses is told by their Visit, and does not hold up the others. All of
// them pass at the desk's session; an [Entrance] that names one is refused with
// CodeInvalid.
func (d *Desk) CheckInGroup(ctx context.Context, entrances []Entrance) ([]Visit, error) {
	place := d.Place()
	visits := make([]Visit, len(entrances))
	err := d.store.Write(ctx, place.Actor, func(tx Tx) error {
		for i, e := range entrances {
			if e.Session != "" {
				return Errorf(CodeInvalid, "check in a group", "session %s", e.Session)
			}
			visits[i] = Visit{Outcome: OutcomeUnknown, Session: place.Session, Time: d.now()}
			if err := d.pass(tx, &place.Event, e, &visits[i]); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	d.admit(place.Session.ID, visits...)
	d.rush.note(d.now(), len(d.remember(visits)))
	d.settle()
	return visits, nil
}
