package checkin

import "context"

// Amend corrects fields of a registration, in sight of all that this desk knows
// of them: what was said before is replaced, and edits that were in conflict
// are so no longer. An operator's word beats the organiser's list, however late
// that comes. The error has CodeNotFound, or CodeInvalid where nothing is said.
func (d *Desk) Amend(ctx context.Context, id RegistrationID, fields Fields) (EntryID, error) {
	clean := Fields{}
	for f, v := range fields {
		if f < FieldCells {
			clean[f] = Clean(v)
		}
	}
	if len(clean) == 0 {
		return EntryID{}, Errorf(CodeInvalid, "amend", "no field")
	}
	return d.say(ctx, KindAmended, "amend", id, clean)
}

// say writes what an operator says of some fields. The error has CodeNotFound.
func (d *Desk) say(ctx context.Context, kind Kind, act string, id RegistrationID, fields Fields) (EntryID, error) {
	return d.write(ctx, act, id, Fact{Kind: kind, Personal: Personal{Fields: fields}})
}

// write writes a fact about somebody. The error has CodeNotFound.
func (d *Desk) write(ctx context.Context, act string, id RegistrationID, fact Fact) (EntryID, error) {
	var entry EntryID
	err := d.store.Write(ctx, d.Place().Actor, func(tx Tx) error {
		found, err := tx.Registrations(id)
		if err != nil || len(found) == 0 {
			return errOr(err, Errorf(CodeNotFound, act, "%s", id))
		}
		fact.Subject = found[0].ID
		entry, err = tx.Append(fact)
		return err
	})
	if err != nil {
		return EntryID{}, err
	}
	d.settle()
	return entry, nil
}
