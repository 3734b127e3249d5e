package hub

import (
	"context"
	"crypto/ed25519"
	"time"

	"opale/checkin"
	"opale/checkin/journal"
)

// Store is what a hub keeps: the journal, and who may reach it. Its methods
// may be called from any goroutine, and by several processes on one database;
// what they acknowledge is durable. Errors carry a checkin.Code.
type Store interface {
	journal.Replica
	Registry
	// Event is as last defined, else the built-in one.
	Event() (checkin.Event, error)
	// Device is the hub's own.
	Device() checkin.DeviceID
	// Append writes facts of the hub's own, in one transaction.
	Append(ctx context.Context, actor checkin.Actor, facts ...checkin.Fact) error
	// Changed receives soon after the store came to hold more, by whatever
	// process. One signal stands for all before it; there may be one too many.
	Changed() <-chan struct{}
	// Remembered reads a setting of the hub, the same for every process on the
	// store; empty where there is none.
	Remembered(key string) (string, error)
	// Remember writes one.
	Remember(key, value string) error
	// Ping reports whether the store can be reached.
	Ping(ctx context.Context) error
}

// Registry is the devices that a hub lets in, and those that it has invited.
type Registry interface {
	// Invite keeps an invitation.
	Invite(ctx context.Context, i Invitation) error
	// Redeem spends the invitation of a token and lets the device in, in one
	// transaction. One let in before is then at its new desk; one that was
	// revoked is not let in again. The error has CodeNotFound for a token that
	// nobody made, CodeAlready for one that was used, CodeExpired for one that
	// is too old at d.Joined, and CodeRevoked; the token is not spent then.
	Redeem(ctx context.Context, token Hash, d Device) (Invitation, error)
	// Member reads one device that was let in, revoked or not. The error has
	// CodeNotFound.
	Member(ctx context.Context, id checkin.DeviceID) (Device, error)
	// Members lists the devices by venue, desk and id.
	Members(ctx context.Context) ([]Device, error)
	// Met keeps a device's last contact, and what it said of itself.
	Met(ctx context.Context, id checkin.DeviceID, c Contact) error
	// Revoke lets a device in no longer. It can be said twice.
	Revoke(ctx context.Context, id checkin.DeviceID, at time.Time) error
	// Spend uses up something that may be used once before it expires; fresh
	// is false where it was used already.
	Spend(ctx context.Context, once Hash, expires time.Time) (fresh bool, err error)
	// Secret is random, made at the first call, and the same ever after for
	// every process on the store: the hub's key is derived from it.
	Secret(ctx context.Context) (Hash, error)
}

// Hash is a SHA-256, or as many random bytes: tokens themselves are not kept.
type Hash [32]byte

// Invitation lets one device in, once.
type Invitation struct {
	Token   Hash // of the token in the link
	Event   checkin.EventID
	Venue   checkin.VenueID
	Desk    string
	Expires time.Time
}

// Device is one that was let in.
type Device struct {
	ID      checkin.DeviceID
	Key     ed25519.PublicKey
	Desk    string
	Venue   checkin.VenueID
	Joined  time.Time
	Revoked time.Time // zero for one that may come in
	Contact Contact
}

// Contact is the last that a device said of itself.
type Contact struct {
	At      time.Time     // by the hub's clock; zero: never
	Program string        // its version
	Unsent  int           // entries that it had and the hub had not
	Ahead   time.Duration // how far its clock was before the hub's
}
