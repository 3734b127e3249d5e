package checkin

import (
	"context"
	"slices"
)

// AsksProfile reports whether somebody is still to be asked how they sell: they
// have a name, and neither they nor anybody of their company has answered, at
// this desk or at another one.
func (d *Desk) AsksProfile(id RegistrationID) (bool, error) {
	found, err := d.store.Registrations(id)
	if err != nil || len(found) == 0 {
		return false, err
	}
	r := &found[0]
	if r.Profile() != "" || r.Erased || r.IsUnnamed() {
		return false, nil
	}
	ids := d.colleagues(r)
	if r.Email() != "" {
		same, err := d.store.Namesakes(r.FullName(), r.Email())
		if err != nil {
			return false, err
		}
		ids = append(ids, same...)
	}
	others, err := d.store.Registrations(ids...)
	answered := func(o Registration) bool {
		return o.Profile() != "" && (sameWord(o.Company(), r.Company()) || SamePerson(&o, r))
	}
	return err == nil && !slices.ContainsFunc(others, answered), err
}

// Answer notes how somebody says that they sell. A later answer corrects it. The
// error has CodeNotFound, or CodeInvalid for what is no answer.
func (d *Desk) Answer(ctx context.Context, id RegistrationID, profile Profile) (EntryID, error) {
	if !slices.Contains(Profiles, profile) {
		return EntryID{}, Errorf(CodeInvalid, "answer", "%s", profile)
	}
	return d.say(ctx, KindAnswered, "answer", id, Fields{FieldProfile: string(profile)})
}
