package hub

import (
	"cmp"
	"context"
	"crypto/rand"
	"maps"
	"slices"
	"sync"
	"time"

	"opale/checkin"
)

// memoryRegistry is a [Registry] in memory.
type memoryRegistry struct {
	mu      sync.Mutex
	now     func() time.Time
	invited map[Hash]*memoryInvitation
	devices map[checkin.DeviceID]Device
	spent   map[Hash]time.Time // until when it has to be remembered
	secret  Hash
}

type memoryInvitation struct {
	Invitation
	used bool
}

var _ Registry = (*memoryRegistry)(nil)

func newMemoryRegistry(now func() time.Time) *memoryRegistry {
	r := &memoryRegistry{
		now:     now,
		invited: make(map[Hash]*memoryInvitation),
		devices: make(map[checkin.DeviceID]Device),
		spent:   make(map[Hash]time.Time),
	}
	_, _ = rand.Read(r.secret[:]) // crypto/rand.Read never fails (Go 1.24)
	return r
}

// Invite, like the methods below, is as [Registry] says.
func (r *memoryRegistry) Invite(_ context.Context, i Invitation) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.invited[i.Token] = &memoryInvitation{Invitation: i}
	return nil
}

// Redeem spends an invitation.
func (r *memoryRegistry) Redeem(_ context.Context, token Hash, d Device) (Invitation, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	const op = "redeem invitation"
	switch i := r.invited[token]; {
	case i == nil:
		return Invitation{}, checkin.Errorf(checkin.CodeNotFound, op, "")
	case i.used:
		return Invitation{}, checkin.Errorf(checkin.CodeAlready, op, "")
	case !d.Joined.Before(i.Expires):
		return Invitation{}, checkin.Errorf(checkin.CodeExpired, op, "")
	case !r.devices[d.ID].Revoked.IsZero():
		return Invitation{}, checkin.Errorf(checkin.CodeRevoked, op, "%s", d.ID)
	default:
		i.used = true
		d.Desk, d.Venue = i.Desk, i.Venue
		r.devices[d.ID] = d
		return i.Invitation, nil
	}
}

// Member reads one device.
func (r *memoryRegistry) Member(_ context.Context, id checkin.DeviceID) (Device, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	d, ok := r.devices[id]
	if !ok {
		return d, checkin.Errorf(checkin.CodeNotFound, "read device", "%s", id)
	}
	return d, nil
}

// Members lists the devices.
func (r *memoryRegistry) Members(context.Context) ([]Device, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.SortedFunc(maps.Values(r.devices), CompareDevices), nil
}

// CompareDevices orders devices by venue, desk and id.
func CompareDevices(a, b Device) int {
	return cmp.Or(cmp.Compare(a.Venue, b.Venue), cmp.Compare(a.Desk, b.Desk), cmp.Compare(a.ID.String(), b.ID.String()))
}

// Met keeps a contact.
func (r *memoryRegistry) Met(_ context.Context, id checkin.DeviceID, c Contact) error {
	return r.update(id, func(d *Device) { d.Contact = c })
}

// Revoke closes the door.
func (r *memoryRegistry) Revoke(_ context.Context, id checkin.DeviceID, at time.Time) error {
	return r.update(id, func(d *Device) {
		if d.Revoked.IsZero() {
			d.Revoked = at
		}
	})
}

func (r *memoryRegistry) update(id checkin.DeviceID, change func(*Device)) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	d, ok := r.devices[id]
	if !ok {
		return checkin.Errorf(checkin.CodeNotFound, "note device", "%s", id)
	}
	change(&d)
	r.devices[id] = d
	return nil
}

// Spend uses something up.
func (r *memoryRegistry) Spend(_ context.Context, once Hash, expires time.Time) (bool, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	now := r.now()
	maps.DeleteFunc(r.spent, func(_ Hash, until time.Time) bool { return until.Before(now) })
	if _, used := r.spent[once]; used {
		return false, nil
	}
	r.spent[once] = expires
	return true, nil
}

// Secret is the store's.
func (r *memoryRegistry) Secret(context.Context) (Hash, error) { return r.secret, nil }
