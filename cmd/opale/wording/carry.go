package wording

import (
	"opale/checkin"
	"opale/checkin/journal"
	"opale/tui/i18n"
)

// carryWords is what the command line says of what goes from desk to desk by
// hand.
type carryWords struct {
	Bundle, BundleWrite, BundleRead, Exchange Help
	Kit, KitWrite, KitOpen, Prepare           Help
	Coordination                              string // the desk of whoever prepares, where nobody has named it
	Group, Commands                           string // titles in the help

	FlagSince, FlagUnsealed, FlagTrust string
	FlagPrograms, FlagNewPassphrase    string
	FlagStick, FlagIdentity            string
	FlagEmergency                      string

	Faults    map[checkin.Code]i18n.Sentence // a bundle or a folder: its name
	KitFaults map[checkin.Code]i18n.Sentence // its folder

	// The event's identity.
	IdentityUnreadable string // path
	IdentityMade       string
	IsMember, NoMember string // this laptop
	Ask                string
	AskKit             string // event
	AskEmergency       string // the same, after an empty line
	AskNew, AskAgain   string
	NeedsPassphrase    string
	NotTheSame         string

	// What was written, and what was taken in.
	Written      string // entries, file
	Sealed       string
	Unsealed     string
	From         string // desk, entries
	NothingNew   string
	New          i18n.Plural
	Stranger     string                    // desk
	Quarantined  map[journal.Reason]string // entries, desk
	Waiting      i18n.Plural
	Nameless     string // a desk
	Exchanged    string // our file, whom to visit
	NobodyBehind string

	// The kit, and the stick that stays.
	Passphrase         string // the new one
	PassphraseVoid     string
	KitWritten         string // folder, entries, programs
	KitLacks           string // systems, folder
	Or                 string // between systems
	GuideName          string // of the file on the stick that says what to do
	Guide              string // event, programs
	KitNeedsPassphrase string
	NotInstalled       string
	NotGiven           string
	AskVenue           string // venues
	AskDesk            string // the name proposed
	AskDeskOr          string // the same, and the names there are
	TakesOver          string // desk: another laptop had the name
	StickWithout       string

	// The desks, in the status.
	DesksTitle    string
	LastWord      string      // time
	NotHere       i18n.Plural // entries
	WaitsForTrust string      // entries, desk
	WaitsForMore  string      // entries, desk, how many are missing
}
