package main

import (
	"context"
	"path/filepath"
	"slices"
	"time"

	"opale/checkin"
	"opale/db"
)

// dossier is one reading of all that is held on a person.
type dossier struct {
	dossierFact
	ctx   context.Context
	store *db.Store
	zone  *time.Location
	lists []checkin.RosterList
}

// readDossier reads it. Nothing is left out: who asks has a right to all of it.
func readDossier(ctx context.Context, store *db.Store, event *checkin.Event, id checkin.RegistrationID) (*dossierFact, error) {
	lists, err := store.Lists()
	if err != nil {
		return nil, err
	}
	d := &dossier{ctx: ctx, store: store, zone: event.Location(), lists: lists}
	d.Event, d.Made = event.ID, time.Now().In(d.zone)
	for _, read := range []func(checkin.RegistrationID) error{d.readPerson, d.readHistory, d.readConflicts, d.readAside, d.readHolders, d.readCopies} {
		if err := read(id); err != nil {
			return nil, err
		}
	}
	return &d.dossierFact, nil
}

func (d *dossier) readPerson(id checkin.RegistrationID) error {
	found, err := d.store.Registrations(id)
	if err != nil {
		return err
	}
	if len(found) == 0 {
		return checkin.Errorf(checkin.CodeNotFound, "export person", "%s", id)
	}
	if d.IDs, err = d.store.Parts(id); err != nil {
		return err
	}
	r := &found[0]
	d.Erased, d.WalkIn, d.Withdrawn = r.Erased, r.WalkIn, r.Withdrawn
	d.Values, d.Codes = map[string]string{}, append([]string{}, r.Former...)
	for f := range checkin.FieldCells {
		if v := r.Values[f]; v != "" {
			d.Values[f.String()] = v
		}
	}
	rows, err := d.store.Cells(id)
	if err != nil {
		return err
	}
	d.Row = append([]cellFact{}, d.row(rows[0])...)
	arrivals, err := d.store.Arrivals(id)
	d.Arrivals = []passageFact{}
	for i := range arrivals {
		d.Arrivals = append(d.Arrivals, d.passage(&arrivals[i]))
	}
	return err
}

// row is a row of a list under the columns that it was read under.
func (d *dossier) row(c checkin.Cells) (cells []cellFact) {
	var columns []string
	for i := range d.lists {
		if d.lists[i].Key == c.Columns() {
			columns = d.lists[i].Columns
		}
	}
	for i, text := range c.Texts() {
		cell := cellFact{Value: text}
		if i < len(columns) {
			cell.Column = columns[i]
		}
		if text != "" {
			cells = append(cells, cell)
		}
	}
	return cells
}

func (d *dossier) passage(a *checkin.Arrival) passageFact {
	fact := passageFact{arrivalFact: newArrivalFact(a, d.zone), Override: a.Override, Reason: a.Reason}
	if a.Left != nil {
		left := a.Left.Time.In(d.zone)
		fact.Left = &left
	}
	if u := a.Undone; u != nil {
		fact.Undone = &undoneFact{u.Time.In(d.zone), u.Desk, u.Operator, u.Reason}
	}
	return fact
}

func (d *dossier) readHistory(id checkin.RegistrationID) error {
	history, err := d.store.History(id)
	d.History, d.Former = []happeningFact{}, []formerFact{}
	for i := range history {
		h := &history[i]
		fact := happeningFact{
			Entry: h.Entry, Kind: h.Kind, Time: h.Time.In(d.zone), Session: h.Session, Desk: h.Desk, Operator: h.Operator,
			List: h.Body.List, Note: h.Personal.Note, Reason: h.Personal.Reason, Undone: h.Undone,
			Values: valuesOf(h.Personal.Fields), Row: d.row(checkin.Cells(h.Personal.Fields[checkin.FieldCells])),
		}
		d.History = append(d.History, fact)
		for f := range checkin.FieldCells {
			if v := h.Personal.Fields[f]; v != "" && v != d.Values[f.String()] {
				d.Former = append(d.Former, formerFact{f.String(), v, fact.Time, h.Desk, h.Operator})
			}
		}
	}
	return err
}

// valuesOf are fields by their names, but for the row of the list.
func valuesOf(fields checkin.Fields) map[string]string {
	values := map[string]string{}
	for f, v := range fields {
		if f < checkin.FieldCells && v != "" {
			values[f.String()] = v
		}
	}
	return values
}

func (d *dossier) readConflicts(checkin.RegistrationID) error {
	conflicts, err := d.store.Conflicts()
	d.Conflicts = []conflictFact{}
	for i := range conflicts {
		c := &conflicts[i]
		if !slices.Contains(d.IDs, c.Registration) && !slices.Contains(d.IDs, c.Other) {
			continue
		}
		fact := conflictFact{Kind: c.Kind, Session: c.Session}
		for _, other := range []checkin.RegistrationID{c.Registration, c.Other} {
			if !other.IsZero() && !slices.Contains(d.IDs, other) {
				fact.Other = &other
			}
		}
		for _, e := range c.Edits {
			fact.Field, fact.Values = c.Field.String(), append(fact.Values, e.Value)
		}
		d.Conflicts = append(d.Conflicts, fact)
	}
	return err
}

func (d *dossier) readAside(checkin.RegistrationID) error {
	beside, err := d.store.BesideAbout(d.ctx, d.IDs...)
	d.Aside = []asideFact{}
	for i := range beside {
		b := &beside[i]
		d.Aside = append(d.Aside, asideFact{b.Place, b.ID, b.Content.Kind, valuesOf(b.Revealed.Fields), b.Revealed.Note, b.Revealed.Reason})
	}
	return err
}

// readHolders counts what other machines have said to hold of the entries.
func (d *dossier) readHolders(checkin.RegistrationID) error {
	peers, err := d.store.Peers()
	d.Holders = []holderFact{}
	for _, peer := range peers {
		n := 0
		for i := range d.History {
			if e := d.History[i].Entry; peer.Have[e.Stream] >= e.Seq {
				n++
			}
		}
		if n > 0 {
			d.Holders = append(d.Holders, holderFact{newDeskFact(peer.Device, peer.Desk, peer.Venue), peer.Heard.In(d.zone), n})
		}
	}
	return err
}

func (d *dossier) readCopies(checkin.RegistrationID) (err error) {
	if d.Copies.Backups, err = filepath.Glob(filepath.Join(backupFolder(d.store), "*.db")); err != nil {
		return err
	}
	d.Copies.Backups = append([]string{}, d.Copies.Backups...)
	if d.Copies.Stick, err = d.store.Remembered(settingStick); err != nil {
		return err
	}
	d.Copies.Paper, err = d.store.Remembered(settingPaper)
	return err
}

// backupFolder is where the copies of a database are.
func backupFolder(store *db.Store) string {
	return filepath.Join(filepath.Dir(store.Path()), "backups")
}
