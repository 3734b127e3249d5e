package bundle

import (
	"encoding/json"
	"slices"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/checkin/route"
)

// settingGiven is the names that kits gave out, as far as this laptop has seen
// them on sticks.
const settingGiven = "kit-names"

// note remembers the names that a kit in a folder has given out: who opened it
// may never have been heard of.
func (p *Party) note(folder string) error {
	given := GivenAt(p.disk(), folder)
	if len(given) == 0 || p.Notes == nil {
		return nil
	}
	known := p.given()
	all := slices.Clone(known)
	for _, g := range given {
		if !slices.Contains(all, g) {
			all = append(slices.DeleteFunc(all, func(old Given) bool { return old.Device == g.Device && g.Device != "" }), g)
		}
	}
	if slices.Equal(all, known) {
		return nil
	}
	text, err := json.Marshal(all)
	if err != nil {
		return err
	}
	return p.Notes.Remember(settingGiven, string(text))
}

// given are those names. A note that cannot be read is none: it is made again at
// the next stick.
func (p *Party) given() (given []Given) {
	if p.Notes != nil {
		if text, err := p.Notes.Remembered(settingGiven); err == nil && text != "" {
			_ = json.Unmarshal([]byte(text), &given)
		}
	}
	return given
}

// Known is what this laptop knows of all of the event's.
func (p *Party) Known() (*route.Known, error) {
	k := &route.Known{Device: p.Device, Actor: p.Actor, Apart: slices.Clone(p.Linked)}
	if p.Now != nil {
		k.Now = p.Now()
	}
	var err error
	if k.Have, err = p.Replica.Have(); err != nil {
		return nil, err
	}
	if k.Peers, err = p.Replica.Peers(); err != nil {
		return nil, err
	}
	if k.Writers, err = p.Replica.Writers(); err != nil {
		return nil, err
	}
	revoked, err := p.Replica.Revoked()
	if err != nil {
		return nil, err
	}
	k.Apart = append(k.Apart, revoked...)
	words, err := p.Replica.Returned()
	if err != nil {
		return nil, err
	}
	for _, r := range journal.GivenBack(words, k.Writers) {
		k.Back = append(k.Back, r.Device)
	}
	for _, g := range p.given() {
		name := route.Name{Desk: g.Desk, Venue: g.Venue}
		if device, err := checkin.ParseDeviceID(g.Device); err == nil {
			name.Device = device
		}
		k.Given = append(k.Given, name)
	}
	return k, nil
}

func (p *Party) route() ([]route.Visit, error) {
	k, err := p.Known()
	if err != nil {
		return nil, err
	}
	return k.Plan(), nil
}
