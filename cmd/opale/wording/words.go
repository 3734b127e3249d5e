// Package wording is everything the command line says, in French and in English:
// help pages, errors, and what each command answers. By topic, the tables of one
// topic beside each other; what the screen says too comes with i18n.
package wording

import (
	"strings"

	"opale/checkin"
	"opale/db"
	"opale/tui/i18n"
)

// Words is everything the command line says in one language. What the screen
// says too (numbers, dates, names) comes with i18n.
type Words struct {
	*i18n.Words

	// The help pages.
	Opale, Desk, Demo, CheckIn, Undo, Lookup                      Help
	Import, List, Event                                           Help
	Status, Verify, Rebuild, StateHash                            Help
	Completion, Help                                              Help
	Carry                                                         carryWords
	Meet                                                          meetWords
	Paper                                                         pageWords
	Out                                                           outWords
	Hand                                                          handWords
	Build                                                         buildWords
	Return                                                        returnWords
	Rights                                                        rightsWords
	Sealing                                                       sealWords
	Care                                                          careWords
	Tricky                                                        trickyWords
	Train                                                         trainWords
	Companies                                                     companyWords
	GroupDoor, GroupLists, GroupCare                              string
	Usage, Options, Examples, OptionsTitle, AboutCommand, SeeAlso string

	// What each flag is for. `Back quotes` name its value.
	StatusHint, WithdrawHint, WithdrawsOthers                                                               string
	FlagDB, FlagLang, FlagHelp, FlagVersion, FlagJSON, FlagBatch                                            string
	FlagVenue, FlagDesk, FlagOperator, FlagSession                                                          string
	FlagASCII, FlagPlain, FlagPeople, FlagSeed, FlagForce, FlagReason                                       string
	FlagDryRun, FlagList, FlagSource, FlagStatus, FlagColumn, FlagSheet, FlagForget, FlagWithdraw, FlagTOML string

	// Wrong usage.
	TooMany, Missing, UnknownCommand, DidYouMean, UnknownValue string
	UnknownFlag, FlagNeeds, FlagInvalid, FlagRequired          string

	// Errors: a sentence for each code, %s where its detail belongs.
	Faults          map[checkin.Code]i18n.Sentence
	NoFile          i18n.Sentence                      // a list or a folder that is not there: path
	Forbidden       i18n.Sentence                      // path
	KeyUnreadable   string                             // path
	EventUnreadable string                             // path, what TOML says
	EventFixed      string                             // the database's event, the other one
	EventFaults     map[checkin.DefinitionFault]string // word
	NotTOML         string                             // line, what TOML says
	NotAnHour       string                             // session, key, what stands there, an example
	Held            heldWords
	VenueUnknown    string // word, the venues there are
	NeedsTerminal   string
	PlainKiosk      string
	ToClose         string // in a window that a double click opened
	Interrupted     string
	StoppedAt       i18n.Plural // how many lines were done before

	// What commands answer.
	Rehearsing   string                     // before the demo's screen: how many people
	Outcomes     map[checkin.Outcome]string // name, or the code of an unknown one
	Already      string                     // name, time, desk
	Elsewhere    string                     // name, where and when they are expected
	SessionSaid  string                     // session, date: chosen without being asked for
	Undone       string                     // name
	Nobody       string                     // query
	Defined      string                     // event
	Places       string                     // how many
	Departures   string                     // that they are noted
	Coordination string                     // its telephone
	Figures      figures
	Entries      i18n.Plural
	People       i18n.Plural
	Sound        string // after verify: entries
	Unsound      i18n.Plural
	FaultKinds   map[db.FaultKind]string
	Rebuilt      string // state hash
}

// heldWords say which desk has the database open.
type heldWords struct {
	Here    string // since when
	There   string // the other computer's name, since when
	Unknown string
	OnDay   string // date, time of day
}

// figures are the lines of the status command.
type figures struct {
	Event, Registrations, Entries, Unsent, Waiting, SetApart, Conflicts, LastSync, Never, Fingerprint string

	Arrivals i18n.Plural
	Expected i18n.Plural // behind the arrivals
}

// Languages lists what --lang takes, the default first.
var Languages = []string{string(i18n.French), string(i18n.English)}

// For finds the language of a command line before anything is parsed: the help and the
// errors of parsing are in it too.
func For(args []string) *Words {
	for i, arg := range args {
		value, ok := strings.CutPrefix(arg, "--lang=")
		if arg == "--lang" && i+1 < len(args) {
			value, ok = args[i+1], true
		}
		if arg == "--" {
			break
		}
		if ok && value == string(i18n.English) {
			return &English
		}
	}
	return &French
}

// Help is what a command says of itself.
type Help struct {
	Args    string // behind its name on the usage line
	Short   string // one line, in the list of commands
	Long    string // a few, on its own page; empty where Short says it all
	Example string
}
