package checkin

import (
	"context"
	"slices"
)

// Ground is why somebody is erased. It stays in the journal for ever, so it is
// one of a few words, and never a sentence about anybody.
type Ground string

// The grounds.
const (
	GroundRequest   Ground = "request"   // they asked for it
	GroundObjection Ground = "objection" // they object to being on the list, or took a consent back
	GroundMistake   Ground = "mistake"   // they should never have been on it
	GroundOther     Ground = "other"
)

// Grounds lists them, in the order in which they are offered.
var Grounds = []Ground{GroundRequest, GroundObjection, GroundMistake, GroundOther}

// Erasure is what an erasure did.
type Erasure struct {
	Registrations []RegistrationID // of the person; first the one that stays
	Entries       []EntryID        // one for each of these, and for each id under which a list may bring them again
}

// Erase deletes, for ever and wherever the word of it comes, all that is known
// of somebody: of each of their registrations, and under each id that a list
// would give them by a code that they ever had, so that none brings them again.
// Arrivals stay, and count, without a name. The error has CodeNotFound,
// CodeInvalid where the ground is none, or CodeAlready where nothing is left.
func (d *Desk) Erase(ctx context.Context, id RegistrationID, ground Ground) (Erasure, error) {
	if !slices.Contains(Grounds, ground) {
		return Erasure{}, Errorf(CodeInvalid, "erase", "%s", ground)
	}
	lists, err := d.store.Lists()
	if err != nil {
		return Erasure{}, err
	}
	sources := []string{""}
	for i := range lists {
		if source := lists[i].Source; !slices.Contains(sources, source) {
			sources = append(sources, source)
		}
	}
	var e Erasure
	event := d.Place().Event.ID
	err = d.store.Write(ctx, d.Place().Actor, func(tx Tx) (err error) {
		e, err = erase(tx, event, sources, id, ground)
		return err
	})
	if err != nil {
		return Erasure{}, err
	}
	d.settle()
	return e, nil
}

func erase(tx Tx, event EventID, sources []string, id RegistrationID, ground Ground) (e Erasure, err error) {
	found, err := tx.Registrations(id)
	if err != nil || len(found) == 0 {
		return e, errOr(err, Errorf(CodeNotFound, "erase", "%s", id))
	}
	if e.Registrations, err = tx.PartsOf(id); err != nil {
		return e, err
	}
	ids := e.Registrations
	for _, source := range sources {
		ids = append(ids, found[0].idsFor(event, source)...)
	}
	listed, err := tx.Listed(ids...)
	if err != nil {
		return e, err
	}
	seen := make(map[RegistrationID]bool)
	for i, id := range ids {
		if seen[id] || listed[i].Erased {
			continue
		}
		if seen[id] = true; i >= len(e.Registrations) && listed[i].Known() {
			continue // somebody else's, who has the code by now
		}
		entry, err := tx.Append(Fact{Kind: KindErased, Subject: id, Body: Body{Ground: ground}})
		if err != nil {
			return e, err
		}
		e.Entries = append(e.Entries, entry)
	}
	if len(e.Entries) == 0 {
		return e, Errorf(CodeAlready, "erase", "%s", id)
	}
	return e, nil
}

// idsFor are the ids under which a list may bring the person again: by each of
// their codes, or by name and e-mail address, as an import makes them.
func (r *Registration) idsFor(event EventID, source string) (ids []RegistrationID) {
	for _, code := range append([]string{r.Code()}, r.Former...) {
		if code != "" {
			ids = append(ids, CodedID(event, source, code), SharedCodeID(event, source, code, r.FirstName()+" "+r.LastName()))
		}
	}
	if r.Email() != "" && r.FullName() != "" {
		ids = append(ids, NamedID(event, source, " "+r.FirstName()+" "+r.LastName(), r.Email(), 0))
	}
	return ids
}
