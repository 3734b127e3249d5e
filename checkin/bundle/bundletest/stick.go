package bundletest

import (
	"context"
	"math/rand/v2"
	"path/filepath"

	"opale/checkin/bundle"
	"opale/checkin/storetest"
)

// Stick goes from desk to desk in a simulation, in production's own hands:
// [bundle.Party].
type Stick struct {
	disk *Disk
	keys bundle.Keys
}

var _ storetest.Stick = (*Stick)(nil)

// NewStick makes an empty one, for the bundles of an event with these keys.
func NewStick(keys bundle.Keys) *Stick { return &Stick{NewDisk(), keys} }

// folder is where a stick's bundles lie.
const folder = "stick"

func (s *Stick) party(h storetest.Holder) (*bundle.Party, error) {
	event, err := h.Machine.Event()
	p := &bundle.Party{
		Replica: h.Machine, Event: event.ID, Device: h.Machine.Device(), Actor: h.Actor,
		Now: h.Now, Open: s.keys.Open, Disk: s.disk,
	}
	if h.Sealed {
		p.Seal = s.keys.Seal
	}
	return p, err
}

// Exchange reads what others left here and leaves the holder's bundle.
func (s *Stick) Exchange(ctx context.Context, h storetest.Holder) (storetest.Haul, error) {
	p, err := s.party(h)
	if err != nil {
		return storetest.Haul{}, err
	}
	x, err := p.Exchange(ctx, folder, nil)
	haul := storetest.Haul{Receipt: x.Receipt, Bundles: len(x.Read)}
	for _, source := range x.Read {
		if source.Err != nil {
			haul.Broken++
		}
	}
	// Our own is read again where it does not read, before it is written over.
	haul.Deceived = err == nil && haul.Broken == 0 && s.disk.Lied(p.Name())
	return haul, err
}

// Save leaves the holder's bundle.
func (s *Stick) Save(_ context.Context, h storetest.Holder) error {
	p, err := s.party(h)
	if err != nil {
		return err
	}
	_, err = p.WriteTo(filepath.Join(folder, p.Name()), nil)
	return err
}

// Fail has one of the next calls to the stick fail, as the dice say.
func (s *Stick) Fail(dice *rand.Rand) {
	f := Faults[dice.IntN(len(Faults))]
	calls := 12 // about what an exchange makes
	if f != Refusal && f != PowerOff && f != PowerOut {
		calls = 4 // of which some read or write
	}
	s.disk.Fail(1+dice.IntN(calls), f, dice.Uint64())
}

// Mend says what failed.
func (s *Stick) Mend() string { return string(s.disk.Mend()) }
