package checkin

// listed gathers what lists have said of somebody, the last word of each field;
// nil where no list ever named them.
func listed(history []Happening) Fields {
	var said Fields
	for i := range history {
		h := &history[i]
		if h.Kind != KindRegistered || h.Body.WalkIn {
			continue
		}
		if said == nil {
			said = Fields{}
		}
		for f, v := range h.Personal.Fields {
			if f < FieldCells {
				said[f] = v
			}
		}
	}
	return said
}

// ListSays is what the organiser's list has for a field, where an operator has
// made something else of it; empty where they agree.
func (p *Page) ListSays(f Field) string {
	said := Clean(p.Listed[f])
	if said == Clean(p.Registration.Values[f]) {
		return ""
	}
	return said
}
