package hub

import (
	"encoding/json"

	"opale/checkin"
)

// The bodies of the protocol, beside the strands. PROTOCOL.md says what they
// mean; keys that are not known are passed over.

// failure is the body of every answer that is a refusal.
type failure struct {
	Code   checkin.Code `json:"error"`
	Detail string       `json:"detail,omitempty"`
}

// helloRequest asks for a nonce, or, with one that is signed, for a bearer.
type helloRequest struct {
	Event     checkin.EventID `json:"event"`
	Device    string          `json:"device"`
	Nonce     []byte          `json:"nonce,omitempty"`
	Signature []byte          `json:"signature,omitempty"`
}

type helloAnswer struct {
	Nonce   []byte          `json:"nonce,omitempty"`
	Bearer  string          `json:"bearer,omitempty"`
	Expires int64           `json:"expires"` // ms since 1970: of the nonce, or of the bearer
	Hub     string          `json:"hub"`     // the hub's id
	Desk    string          `json:"desk"`    // its name
	Venue   checkin.VenueID `json:"venue,omitempty"`
}

type joinRequest struct {
	Event     checkin.EventID `json:"event"`
	Token     string          `json:"token"`
	Key       []byte          `json:"key"`       // the device's, Ed25519
	Signature []byte          `json:"signature"` // by it, over joinText
}

type joinAnswer struct {
	Event     checkin.EventID `json:"event"`
	Desk      string          `json:"desk"`
	Venue     checkin.VenueID `json:"venue"`
	Identity  json.RawMessage `json:"identity"`  // what makes a member: opaque here
	Hub       []byte          `json:"hub"`       // the hub's key, Ed25519
	Signature []byte          `json:"signature"` // by it, over voucherText
}

// exchangeHead is the first line of a desk's batch.
type exchangeHead struct {
	Statement statement         `json:"have"`
	Spare     map[string]uint64 `json:"spare,omitempty"` // streams up to a number: not taken here, do not send again
	Spell     []byte            `json:"spell,omitempty"` // parts of the hub's vector that the desk does not know
	Wants     []checkin.EntryID `json:"wants,omitempty"` // entries whose personal part the desk has not
	More      bool              `json:"more,omitempty"`  // this was not all that the hub lacks
}

// exchangeAnswer is the first line of the hub's.
type exchangeAnswer struct {
	Statement   statement         `json:"have"`
	More        bool              `json:"more,omitempty"`  // this is not all that the desk lacks
	Wants       []checkin.EntryID `json:"wants,omitempty"` // entries whose personal part the hub has not
	Fresh       int               `json:"fresh"`           // entries of the desk's batch that were new
	Waiting     int               `json:"waiting,omitempty"`
	Quarantined int               `json:"quarantined,omitempty"`
	Error       checkin.Code      `json:"error,omitempty"` // "revoked": entries are taken, none are given
}

type waitAnswer struct {
	Digest []byte `json:"digest"`
}
