package checkin

import (
	"slices"
	"strings"
)

// Status is whether a registration lets its holder in.
type Status string

// The statuses a registration can have. The organiser's own word for it is
// kept beside it ([FieldStatusWord]) and shown.
const (
	StatusValid     Status = "valid"
	StatusInvited   Status = "invited" // invited, never registered: admitted, counted apart
	StatusUnpaid    Status = "unpaid"
	StatusCancelled Status = "cancelled"
	StatusBlocked   Status = "blocked"
)

// Profile is how a merchant sells: the census question.
type Profile string

// The answers to « Comment vendez-vous ? ».
const (
	ProfileOnline       Profile = "online"        // sells online only
	ProfileBoth         Profile = "shop-and-site" // walks on both feet
	ProfileOpeningShop  Profile = "opening-shop"  // online, opens shops
	ProfileGoingOnline  Profile = "going-online"  // a shop that migrates to the web
	ProfileMarketplaces Profile = "marketplaces"  // eBay or social networks
	ProfileNotOnline    Profile = "not-online"
)

// Profiles lists the answers in the order in which they are offered.
var Profiles = []Profile{ProfileOnline, ProfileBoth, ProfileOpeningShop, ProfileGoingOnline, ProfileMarketplaces, ProfileNotOnline}

// Field is one piece of what is known about a registration. Each is merged by
// itself: two desks that correct two fields of one person both win.
type Field uint8

// The fields. Their order is that of the state hash and of storage: append only.
const (
	FieldCode Field = iota
	FieldFirstName
	FieldLastName
	FieldCompany
	FieldEmail
	FieldPhone
	FieldTown
	FieldStatus
	FieldStatusWord // the organiser's own word
	FieldDue        // what remains to be paid, as text: "12 €"
	FieldVenue      // where they are expected; empty: anywhere
	FieldSessions   // ids of the sessions, spaces between; empty: any of the venue
	FieldTicket     // what they bought or were offered
	FieldProfile
	FieldNote
	FieldShow  // to be shown large at check-in: badge box, room, VIP
	FieldList  // the list that it was read from
	FieldCells // the row as it stands there: [Cells]; kept for exports, never shown
	NumFields
)

var fieldNames = [NumFields]string{
	"code", "first_name", "last_name", "company", "email", "phone", "town", "status",
	"status_word", "due", "venue", "sessions", "ticket", "profile", "note", "show", "list", "cells",
}

// String is the field's name in files and in JSON; one that this version does
// not know is "unknown".
func (f Field) String() string {
	if f >= NumFields {
		return "unknown"
	}
	return fieldNames[f]
}

// ParseField finds a field by its name.
func ParseField(name string) (Field, bool) {
	i := slices.Index(fieldNames[:], name)
	return Field(max(i, 0)), i >= 0
}

// MarshalText writes the field's name.
func (f Field) MarshalText() ([]byte, error) { return []byte(f.String()), nil }

// UnmarshalText reads a field's name; a name this version does not know is
// kept as NumFields, which no fold applies.
func (f *Field) UnmarshalText(text []byte) error {
	known, ok := ParseField(string(text))
	if *f = known; !ok {
		*f = NumFields
	}
	return nil
}

// Nameless is the family name of a registration that no name was given for: a
// ticket that was bought, and is not yet anybody's. It is data, the same in
// each language, so that two desks that read the same list agree.
const Nameless = "(billet sans nom)"

// Fields are some of a registration's fields: what an import found, or what an
// operator corrected.
type Fields map[Field]string

// Registration is one person expected, or one who came without being. It does
// not hold the cells of its list's row: [Reader] has them apart.
type Registration struct {
	ID        RegistrationID
	Values    [NumFields]string
	Former    []string // codes it had before
	WalkIn    bool     // made at a desk
	Withdrawn bool     // gone from the organiser's list since
	Erased    bool     // personal data deleted on request
}

// The fields by name, for reading.
func (r *Registration) Code() string       { return r.Values[FieldCode] }
func (r *Registration) FirstName() string  { return r.Values[FieldFirstName] }
func (r *Registration) LastName() string   { return r.Values[FieldLastName] }
func (r *Registration) Company() string    { return r.Values[FieldCompany] }
func (r *Registration) Email() string      { return r.Values[FieldEmail] }
func (r *Registration) Phone() string      { return r.Values[FieldPhone] }
func (r *Registration) Town() string       { return r.Values[FieldTown] }
func (r *Registration) StatusWord() string { return r.Values[FieldStatusWord] }
func (r *Registration) Due() string        { return r.Values[FieldDue] }
func (r *Registration) Ticket() string     { return r.Values[FieldTicket] }
func (r *Registration) Note() string       { return r.Values[FieldNote] }
func (r *Registration) Show() string       { return r.Values[FieldShow] }
func (r *Registration) Venue() VenueID     { return VenueID(r.Values[FieldVenue]) }
func (r *Registration) Profile() Profile   { return Profile(r.Values[FieldProfile]) }

// Status is the registration's status; one without any is valid, one that was
// withdrawn from the list is cancelled, unless it is blocked.
func (r *Registration) Status() Status {
	status := Status(r.Values[FieldStatus])
	switch {
	case r.Withdrawn && status != StatusBlocked:
		return StatusCancelled
	case status == "":
		return StatusValid
	}
	return status
}

// Sessions lists the sessions the registration names; none means any session
// of its venue.
func (r *Registration) Sessions() []SessionID {
	words := strings.Fields(r.Values[FieldSessions])
	sessions := make([]SessionID, len(words))
	for i, w := range words {
		sessions[i] = SessionID(w)
	}
	return sessions
}

// FullName is the first name and the last name.
func (r *Registration) FullName() string {
	return strings.TrimSpace(r.FirstName() + " " + r.LastName())
}

// IsUnnamed reports whether it is of somebody who was counted at a desk without
// being asked for a name. Whose name was erased is not: they were asked.
func (r *Registration) IsUnnamed() bool { return r.WalkIn && !r.Erased && r.FullName() == "" }

// AwaitedAt reports whether the registration names that session.
func (r *Registration) AwaitedAt(s SessionID) bool { return slices.Contains(r.Sessions(), s) }

// ExpectedAt reports whether the registration is for that session.
func (r *Registration) ExpectedAt(s Session) bool {
	if sessions := r.Sessions(); len(sessions) > 0 {
		return slices.Contains(sessions, s.ID)
	}
	return r.Venue() == "" || r.Venue() == s.Venue
}

// SamePerson reports whether two registrations are one person's: the same name
// and the same e-mail address or telephone. Without a name nobody is the same
// as anybody: one address may have ordered for several.
func SamePerson(a, b *Registration) bool {
	return sameName(a, b) && (sameWord(a.Email(), b.Email()) || sameNumber(a.Phone(), b.Phone()))
}

// Resemble reports whether a walk-in is probably somebody else who is known: the
// same name and the same e-mail address, telephone or company, or a name and
// none of these, as it is noted in haste or without the list. It is asked of a
// walk-in only: on an organiser's list, two Martins of one company are two.
func Resemble(walkIn, other *Registration) bool {
	return SamePerson(walkIn, other) || sameName(walkIn, other) && (sameWord(walkIn.Company(), other.Company()) || walkIn.isNameOnly())
}

func (r *Registration) isNameOnly() bool {
	return r.Email() == "" && r.Phone() == "" && r.Company() == ""
}

func sameName(a, b *Registration) bool {
	return a.LastName() != Nameless && sameWord(a.FullName(), b.FullName())
}

func sameWord(a, b string) bool {
	folded := Fold(a)
	return folded != "" && folded == Fold(b)
}

func sameNumber(a, b string) bool {
	number := Subscriber(a)
	return number != "" && number == Subscriber(b)
}

// Subscriber is what is left of a telephone number when it is compared: its
// last nine digits, which "06 39 98 00 01", "+33 (0)6 39 98 00 01" and a
// spreadsheet's "639980001" have in common.
func Subscriber(phone string) string {
	digits := strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, phone)
	return digits[max(0, len(digits)-9):]
}
