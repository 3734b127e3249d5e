package screentest

import (
	"context"
	"time"

	"opale/checkin"
)

// Somebody makes the fields of an invented person; more come in pairs of a
// field and its value.
func Somebody(first, last string, more ...any) checkin.Fields {
	fields := checkin.Fields{checkin.FieldFirstName: first, checkin.FieldLastName: last}
	for i := 0; i+1 < len(more); i += 2 {
		fields[more[i].(checkin.Field)] = more[i+1].(string)
	}
	return fields
}

// Add registers invented people as a list would that was read the evening
// before, and gives their ids.
func (r *Rig) Add(people ...checkin.Fields) []checkin.RegistrationID {
	r.t.Helper()
	now := r.clock.now()
	r.clock.set(now.Add(-15*time.Hour - 32*time.Minute))
	defer func() { r.clock.set(now); r.settle() }()
	var ids []checkin.RegistrationID
	actor := checkin.Actor{Desk: "import", Venue: Karim.Venue}
	err := r.Store.Write(context.Background(), actor, func(tx checkin.Tx) error {
		for i, fields := range people {
			id := checkin.NamedID("test", "", fields[checkin.FieldFirstName]+fields[checkin.FieldLastName], fields[checkin.FieldEmail], i)
			ids = append(ids, id)
			fact := checkin.Fact{
				Kind: checkin.KindRegistered, Subject: id,
				Body: checkin.Body{List: "MOULE"}, Personal: checkin.Personal{Fields: fields},
			}
			if _, err := tx.Append(fact); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		r.t.Fatal(err)
	}
	return ids
}

// Arrive notes an arrival by somebody at some desk, ago before now.
func (r *Rig) Arrive(id checkin.RegistrationID, by checkin.Actor, ago time.Duration) checkin.EntryID {
	r.t.Helper()
	now := r.clock.now()
	r.clock.set(now.Add(-ago))
	defer func() { r.clock.set(now); r.settle() }()
	var entry checkin.EntryID
	session, _, _ := r.Env.Overview.Event.SessionNow(by.Venue, r.clock.now())
	err := r.Store.Write(context.Background(), by, func(tx checkin.Tx) (err error) {
		entry, err = tx.Append(checkin.Fact{Kind: checkin.KindArrived, Subject: id, Session: session.ID})
		return err
	})
	if err != nil {
		r.t.Fatal(err)
	}
	return entry
}

func (r *Rig) settle() {
	r.t.Helper()
	if _, err := r.Env.Desk.Refresh(); err != nil {
		r.t.Fatal(err)
	}
	r.Refresh()
}
