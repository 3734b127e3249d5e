package checkin

import "context"

// Note adds a remark to what is known of somebody: for whoever opens their page,
// at any desk. Notes are added to one another; none replaces another. The error
// has CodeNotFound, or CodeInvalid where nothing is said.
func (d *Desk) Note(ctx context.Context, id RegistrationID, text string) (EntryID, error) {
	text = Clean(text)
	if text == "" {
		return EntryID{}, Errorf(CodeInvalid, "note", "no text")
	}
	return d.write(ctx, "note", id, Fact{Kind: KindNoted, Personal: Personal{Note: text}})
}

// Notes is what was noted of somebody at desks, oldest first.
func (p *Page) Notes() []Happening {
	var notes []Happening
	for i := range p.History {
		if h := &p.History[i]; h.Kind == KindNoted && h.Personal.Note != "" {
			notes = append(notes, *h)
		}
	}
	return notes
}
