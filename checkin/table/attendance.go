package table

import (
	"fmt"
	"io"
	"iter"
	"slices"

	"opale/checkin"
)

// Attendance is who came, to be written for the organiser: one row for each
// person, with who they are, and when, where and by whom they were let in.
// Where it tells of several sessions, the arrival is the first, and a column
// for each session has its time.
type Attendance struct {
	People
	Sessions []checkin.SessionID // to tell of
	Kept     *Kept               // the organiser's own columns; nil: ours are written
}

// Write writes the attendance. As JSON, it is in the shape that `opale list`
// prints. The error is w's, or that of [People].Each.
func (a *Attendance) Write(w io.Writer, o Options) error {
	o.Zone = a.Event.Location()
	if o.Format == JSON {
		return a.writeObjects(w, a.sessions())
	}
	return Write(w, o, a.table())
}

// sessions are those to tell of, in the order of the event.
func (a *Attendance) sessions() []checkin.Session {
	return slices.DeleteFunc(slices.Clone(a.Event.Sessions), func(s checkin.Session) bool { return !slices.Contains(a.Sessions, s.ID) })
}

func (a *Attendance) table() Table {
	t := Table{Name: a.words().arrival[colPresence]}
	if a.Kept != nil {
		t.Columns = a.keptColumns()
	} else {
		t.Columns = a.columns(allFields())
	}
	sessions := a.sessions()
	t.Columns = append(append(t.Columns, stubColumn), a.arrivalColumns(sessions)...)
	t.Rows = func(yield func([]Cell, error) bool) {
		cells := make([]Cell, 0, len(t.Columns))
		for p, err := range a.Each {
			if err != nil {
				yield(nil, err)
				return
			}
			cells = a.personCells(cells[:0], p)
			cells = append(cells, stub(&p.Registration, cells))
			if cells = a.arrivalCells(cells, p, sessions); !yield(cells, nil) {
				return
			}
		}
	}
	return t
}

// personCells says who somebody is: as the organiser's list has it, or in our
// own columns.
func (a *Attendance) personCells(cells []Cell, p *Attendee) []Cell {
	if a.Kept != nil {
		return a.keptCells(cells, p)
	}
	for _, known := range personFields {
		cells = append(cells, Text(a.said(known.field, &p.Registration)))
	}
	return cells
}

func (a *Attendance) arrivalColumns(sessions []checkin.Session) []Column {
	columns := make([]Column, arrivalColumns)
	for i, label := range a.words().arrival {
		columns[i].Label = label
	}
	columns[colTime] = Column{Label: columns[colTime].Label, Kind: KindTime, Width: 19}
	columns[colRemark].Width = 26
	if len(sessions) > 1 {
		for _, s := range sessions {
			day := a.Event.Day(s).Format("02/01/2006")
			columns = append(columns, Column{Label: fmt.Sprintf("%s, %s", s.Name, day), Kind: KindTime, Width: 22})
		}
	}
	return columns
}

// arrivalCells says when and how somebody came.
func (a *Attendance) arrivalCells(cells []Cell, p *Attendee, sessions []checkin.Session) []Cell {
	say := a.words()
	walkIn := say.no
	if p.Registration.WalkIn {
		walkIn = say.yes
	}
	if at := p.first(sessions); at != nil {
		cells = append(cells, Text(say.present), At(at.Time), Text(at.Operator), Text(at.Desk), Text(at.Reason), Text(walkIn))
	} else {
		cells = append(cells, Text(say.absent), Cell{kind: KindTime}, Cell{}, Cell{}, Cell{}, Text(walkIn))
	}
	if len(sessions) > 1 {
		for _, s := range sessions {
			cell := Cell{kind: KindTime}
			if at := checkin.First(p.Arrivals, s.ID); at != nil {
				cell.at = at.Time
			}
			cells = append(cells, cell)
		}
	}
	return cells
}

// first is the earliest of somebody's first arrivals at some sessions.
func (p *Attendee) first(sessions []checkin.Session) *checkin.Arrival {
	var first *checkin.Arrival
	for _, s := range sessions {
		if at := checkin.First(p.Arrivals, s.ID); at != nil && (first == nil || at.Time.Before(first.Time)) {
			first = at
		}
	}
	return first
}

// Each makes what a sheet goes over of a function that visits everybody.
func Each(visit func(func(*Attendee) error) error) iter.Seq2[*Attendee, error] {
	return func(yield func(*Attendee, error) bool) {
		err := visit(func(p *Attendee) error {
			if !yield(p, nil) {
				return errEnough
			}
			return nil
		})
		if err != nil && err != errEnough {
			yield(nil, err)
		}
	}
}
