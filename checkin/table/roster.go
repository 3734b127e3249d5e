package table

import "io"

// WriteRoster writes everybody as registered, with what was corrected since, in
// our own columns.
func (p *People) WriteRoster(w io.Writer, o Options) error {
	o.Zone = p.Event.Location()
	if o.Format == JSON {
		return p.writeObjects(w, nil)
	}
	return Write(w, o, p.roster())
}

func (p *People) roster() Table {
	say := p.words()
	t := Table{Name: say.people, Columns: p.columns(allFields())}
	t.Columns = append(t.Columns, stubColumn, Column{Label: say.arrival[colWalkIn]})
	t.Rows = func(yield func([]Cell, error) bool) {
		cells := make([]Cell, 0, len(t.Columns))
		for one, err := range p.Each {
			if err != nil {
				yield(nil, err)
				return
			}
			cells = cells[:0]
			for _, known := range personFields {
				cells = append(cells, Text(p.said(known.field, &one.Registration)))
			}
			walkIn := say.no
			if one.Registration.WalkIn {
				walkIn = say.yes
			}
			if cells = append(cells, stub(&one.Registration, cells), Text(walkIn)); !yield(cells, nil) {
				return
			}
		}
	}
	return t
}
