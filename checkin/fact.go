package checkin

// Kind says what sort of thing an entry of the journal reports.
type Kind string

// The kinds of entries. One that a version does not know is stored and passed
// on, not interpreted.
const (
	KindDeskOpened   Kind = "desk-opened" // first of a stream; again when another operator sits down
	KindRegistered   Kind = "registered"
	KindAmended      Kind = "amended"
	KindWithdrawn    Kind = "withdrawn"
	KindArrived      Kind = "arrived"
	KindLeft         Kind = "left"
	KindUndone       Kind = "undone"
	KindAnswered     Kind = "answered"
	KindNoted        Kind = "noted"
	KindDecided      Kind = "decided"
	KindJoined       Kind = "joined"
	KindImported     Kind = "imported"
	KindVouched      Kind = "vouched"
	KindRevoked      Kind = "revoked"
	KindErased       Kind = "erased"
	KindPurged       Kind = "purged"
	KindEventDefined Kind = "event-defined"
	KindKnown        Kind = "known"    // companies that the chamber knew before: references, never expected nor counted
	KindReturned     Kind = "returned" // the last of a laptop that is given back: nothing is on it any more
)

// Fact is something that happened, before the journal gives it its place:
// stream, number, tick and wall clock are the store's to add.
type Fact struct {
	Kind     Kind
	Subject  RegistrationID // zero where the fact is about no registration
	Session  SessionID      // empty where it is about no session
	Body     Body
	Personal Personal
}

// Body is what an entry says beyond its kind and subject. It is inside the
// hash chain for ever, so nothing in it may be about a person. The order of
// the fields is the order of the bytes: append only.
type Body struct {
	Event    EventID   `json:"event,omitempty"`    // desk-opened
	Device   string    `json:"device,omitempty"`   // desk-opened: the device's id
	Key      string    `json:"key,omitempty"`      // desk-opened: its Ed25519 public key, base64
	Desk     string    `json:"desk,omitempty"`     // desk-opened; arrived: the desk that noted it first, if not this one
	Venue    VenueID   `json:"venue,omitempty"`    // desk-opened
	Program  string    `json:"program,omitempty"`  // desk-opened: the version that wrote
	Entry    EntryID   `json:"entry,omitzero"`     // undone, left: the entry meant; arrived: the departure that it follows
	At       int64     `json:"at,omitempty"`       // arrived: when it was, in ms, if not when it was written
	Override Outcome   `json:"override,omitempty"` // arrived: the refusal that was set aside
	Swapped  bool      `json:"swapped,omitempty"`  // arrived, undone: two people had been taken for each other
	WalkIn   bool      `json:"walk_in,omitempty"`  // registered: at a desk, not by a list
	List     string    `json:"list,omitempty"`     // registered, imported: the list it was read from
	Read     int       `json:"read,omitempty"`     // imported: rows
	Added    int       `json:"added,omitempty"`    // imported
	Updated  int       `json:"updated,omitempty"`  // imported
	Define   *Event    `json:"define,omitempty"`   // event-defined
	MAC      string    `json:"mac,omitempty"`      // desk-opened: by the event's secret, base64
	Settles  []EntryID `json:"settles,omitempty"`  // decided, joined: the entries that are right as they stand; decided about nobody: those up to which held streams are admitted
	Heads    []EntryID `json:"heads,omitempty"`    // revoked: the last entry that stands of each of the device's streams
	Over     []EntryID `json:"over,omitempty"`     // amended, answered: what its writer's store held on those fields, the last of each stream

	Source    string      `json:"source,omitempty"`    // imported: what sets the list apart from others with the same codes
	Digest    string      `json:"digest,omitempty"`    // imported: of the rows, the same on every desk that reads the same list
	Columns   []string    `json:"columns,omitempty"`   // imported: what the list calls its columns, in their order
	Format    *ListFormat `json:"format,omitempty"`    // imported: the file that it was read from
	Withdrawn int         `json:"withdrawn,omitempty"` // imported

	Other RegistrationID `json:"other,omitzero"` // joined: whose registration is the same person's; decided: whose is somebody else's

	Ground Ground  `json:"ground,omitempty"` // erased: why
	Counts *Counts `json:"counts,omitempty"` // purged: what is left of it

	Part  int `json:"part,omitempty"`  // known: which of the list's parts, from 1
	Parts int `json:"parts,omitempty"` // known: of how many
}

// Personal is the part of an entry that is about people. It travels beside the
// chain, which covers only its salted hash: it can be erased for ever without
// breaking the chain.
type Personal struct {
	Fields   Fields `json:"fields,omitempty"`   // registered, amended, answered
	Operator string `json:"operator,omitempty"` // desk-opened: who is at the keyboard
	Reason   string `json:"reason,omitempty"`   // arrived against a refusal, undone
	Note     string `json:"note,omitempty"`     // noted

	Known []Company `json:"known,omitempty"` // known: a company may have its owner's name
}

// IsZero reports whether there is nothing personal to keep.
func (p Personal) IsZero() bool {
	return len(p.Fields) == 0 && p.Operator == "" && p.Reason == "" && p.Note == "" && len(p.Known) == 0
}
