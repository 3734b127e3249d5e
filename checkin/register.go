package checkin

import "context"

// Register makes a walk-in of these fields and lets them in, in one
// transaction. The error has CodeInvalid where there is no name.
func (d *Desk) Register(ctx context.Context, fields Fields) (Visit, error) {
	return d.RegisterFor(ctx, fields, "")
}

// RegisterFor is Register of somebody who insisted: the reason for which they
// were let in is kept with the arrival.
func (d *Desk) RegisterFor(ctx context.Context, fields Fields, reason string) (Visit, error) {
	clean := Fields{}
	for f, v := range fields {
		if v = Clean(v); v != "" {
			clean[f] = v
		}
	}
	if clean[FieldFirstName] == "" && clean[FieldLastName] == "" {
		return Visit{}, Errorf(CodeInvalid, "register", "no name")
	}
	place := d.Place()
	clean[FieldVenue] = string(place.Session.Venue)
	visit := Visit{Outcome: OutcomeAdmitted, Session: place.Session, Time: d.now()}
	id := RandomRegistrationID()
	err := d.store.Write(ctx, place.Actor, func(tx Tx) error {
		_, err := tx.Append(Fact{Kind: KindRegistered, Subject: id, Body: Body{WalkIn: true}, Personal: Personal{Fields: clean}})
		if err != nil {
			return err
		}
		arrival := Fact{Kind: KindArrived, Subject: id, Session: place.Session.ID, Personal: Personal{Reason: Clean(reason)}}
		if visit.Entry, err = tx.Append(arrival); err != nil {
			return err
		}
		registrations, err := tx.Registrations(id)
		if err == nil && len(registrations) == 1 {
			visit.Registration = registrations[0]
		}
		return err
	})
	if err != nil {
		return Visit{}, err
	}
	d.rush.note(visit.Time, 1)
	d.settle()
	return visit, nil
}

// MostCounted is how many people one gesture can count: more are a slip.
const MostCounted = 50

// Count notes that n people came whose names nobody asks for: for each a
// registration without a name and its arrival, all in one transaction. Whoever
// accompanies somebody has that person's company, and nothing else; where with
// is zero, nothing personal is written. The error has CodeInvalid for fewer than
// one or more than MostCounted, CodeNotFound where nobody knows with.
func (d *Desk) Count(ctx context.Context, n int, with RegistrationID) ([]Visit, error) {
	if n < 1 || n > MostCounted {
		return nil, Errorf(CodeInvalid, "count", "%d people", n)
	}
	place := d.Place()
	visits := make([]Visit, n)
	err := d.store.Write(ctx, place.Actor, func(tx Tx) error {
		fields, err := accompanying(tx, with)
		if err != nil {
			return err
		}
		for i := range visits {
			if visits[i], err = countOne(tx, place.Session, fields); err != nil {
				return err
			}
			visits[i].Time = d.now()
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	d.rush.note(visits[0].Time, n)
	d.remember(visits)
	d.settle()
	return visits, nil
}

// accompanying is what is known of whoever comes with somebody.
func accompanying(tx Tx, with RegistrationID) (Fields, error) {
	if with.IsZero() {
		return nil, nil
	}
	found, err := tx.Registrations(with)
	if err != nil || len(found) == 0 {
		return nil, errOr(err, Errorf(CodeNotFound, "count", "%s", with))
	}
	if company := found[0].Company(); company != "" {
		return Fields{FieldCompany: company}, nil
	}
	return nil, nil
}

func countOne(tx Tx, session Session, fields Fields) (Visit, error) {
	id := RandomRegistrationID()
	visit := Visit{Outcome: OutcomeAdmitted, Session: session, Registration: Registration{ID: id, WalkIn: true}}
	_, err := tx.Append(Fact{Kind: KindRegistered, Subject: id, Body: Body{WalkIn: true}, Personal: Personal{Fields: fields}})
	if err != nil {
		return visit, err
	}
	visit.Registration.Values[FieldCompany] = fields[FieldCompany]
	visit.Entry, err = tx.Append(Fact{Kind: KindArrived, Subject: id, Session: session.ID})
	return visit, err
}
