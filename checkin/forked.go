package checkin

import "context"

// AdmitForked notes again, under this desk's hand, the arrivals that only the
// other of two machines knows: with the time and the desk they had there. It
// returns the first of them, which [Desk.Undo] takes back. To leave them out,
// [Desk.Settle] the conflict.
func (d *Desk) AdmitForked(ctx context.Context, c Conflict, reason string) (EntryID, error) {
	var id EntryID
	if c.Kind != ConflictForked || len(c.Arrivals) == 0 {
		return id, Errorf(CodeInvalid, "admit arrival", "%s", c.Kind)
	}
	first := &c.Arrivals[0]
	err := d.store.Write(ctx, d.Place().Actor, func(tx Tx) (err error) {
		known, err := tx.Registrations(c.Registration)
		if err != nil {
			return err
		}
		if len(known) == 0 {
			_, err := tx.Append(Fact{
				Kind: KindRegistered, Subject: c.Registration, Body: Body{WalkIn: true}, Personal: Personal{Fields: c.Fields},
			})
			if err != nil {
				return err
			}
		}
		id, err = tx.Append(Fact{
			Kind: KindArrived, Subject: c.Registration, Session: c.Session,
			Body:     Body{At: first.Time.UnixMilli(), Desk: first.Desk, Override: first.Override},
			Personal: Personal{Reason: Clean(reason)},
		})
		return err
	})
	if err != nil {
		return EntryID{}, err
	}
	d.settle()
	return id, nil
}
