package screen

import (
	"context"
	"encoding/json"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
)

// Where is where somebody waits who was put aside.
type Where uint8

// The places, in the order in which Right goes through them.
const (
	WaitsHere Where = iota
	WaitsWithCoordinator
	WaitsAtOtherDesk
	numWheres
)

// Next is the place beside, by steps to the right.
func (w Where) Next(by int) Where { return Where((int(w) + by + int(numWheres)) % int(numWheres)) }

// Aside is somebody who has to wait for something to be settled, while the
// queue goes on: a registration or, of somebody unknown, what was typed.
type Aside struct {
	ID    checkin.RegistrationID `json:"id"`
	Text  string                 `json:"-"` // never written: it is personal
	Where Where                  `json:"where"`
	Since time.Time              `json:"since"`
}

func (a *Aside) is(b *Aside) bool { return a.ID == b.ID && a.Text == b.Text }

// Asides is who was put aside at this desk, the last one first.
type Asides struct{ list []Aside }

// settingAside keeps the ids of those put aside over a restart.
const settingAside = "aside"

// RecallAsides reads who was put aside before the program ended. It reads the
// disk: not for Update. What cannot be understood is nobody.
func RecallAsides(s Settings) (*Asides, error) {
	text, err := s.Remembered(settingAside)
	asides := new(Asides)
	if err == nil && text != "" {
		_ = json.Unmarshal([]byte(text), &asides.list)
	}
	return asides, err
}

// All lists who was put aside, the last one first.
func (a *Asides) All() []Aside {
	if a == nil {
		return nil
	}
	return a.list
}

// IDs lists the registrations among them.
func (a *Asides) IDs() []checkin.RegistrationID {
	var ids []checkin.RegistrationID
	for _, one := range a.All() {
		if !one.ID.IsZero() {
			ids = append(ids, one.ID)
		}
	}
	return ids
}

// PutAside puts somebody aside; who was already there keeps their time and place.
func (e *Env) PutAside(one Aside) {
	if e.Asides == nil {
		e.Asides = new(Asides)
	}
	for i := range e.Asides.list {
		if old := &e.Asides.list[i]; old.is(&one) {
			one.Where, one.Since = old.Where, old.Since
		}
	}
	e.DropAside(one)
	e.Asides.list = slices.Insert(e.Asides.list, 0, one)
	e.keepAsides()
}

// MoveAside says where somebody waits.
func (e *Env) MoveAside(one Aside, to Where) {
	for i := range e.Asides.All() {
		if old := &e.Asides.list[i]; old.is(&one) {
			old.Where = to
		}
	}
	e.keepAsides()
}

// DropAside takes somebody off the list.
func (e *Env) DropAside(one Aside) {
	if e.Asides == nil {
		return
	}
	e.Asides.list = slices.DeleteFunc(slices.Clone(e.Asides.list), func(a Aside) bool { return a.is(&one) })
	e.keepAsides()
}

// keepAsides writes the list behind whatever else is being written. That it
// could not be written is worth no word: those who wait are seen.
func (e *Env) keepAsides() {
	if e.Settings == nil {
		return
	}
	known := slices.DeleteFunc(slices.Clone(e.Asides.list), func(a Aside) bool { return a.ID.IsZero() })
	text := ""
	if len(known) > 0 {
		b, err := json.Marshal(known)
		if err != nil {
			return
		}
		text = string(b)
	}
	settings := e.Settings
	e.Queue.Do(func(context.Context) tea.Msg {
		_ = settings.Remember(settingAside, text)
		return struct{}{}
	})
}
