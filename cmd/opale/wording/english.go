package wording

import (
	"opale/checkin"
	"opale/db"
	"opale/tui/i18n"
)

// English is the table of the second language.
var English = Words{
	Words: i18n.For(i18n.English),

	Opale: Help{
		Args:  "[COMMAND]",
		Short: "The check-in desk",
		Long: `OPALE: the check-in desk of an event held in several places.

Type "opale" alone: the desk opens. A few letters of a name, Enter, and the
arrival is recorded on this computer, with or without a network.`,
		Example: `opale demo                       practise with invented people
opale import attendees.csv       take in the list of registrations
opale                            open the desk
opale export attendance -o attendance.csv`,
	},
	Desk: Help{
		Short: `Open the desk (the same as "opale" alone)`,
		Long: `Opens the desk. The first time, the screen asks for the venue, the name of the
desk and your first name; then it remembers.`,
		Example: `opale desk --venue calais --desk "Calais 2" --operator Élodie`,
	},
	Demo: Help{
		Short: "Practise, with invented people",
		Long: `Opens the desk on a rehearsal: the four venues, and 10,000 invented people.
Nothing is kept, and your real data is not touched.`,
		Example: `opale demo
opale demo --people 500`,
	},
	CheckIn: Help{
		Args:  "CODE|ID…",
		Short: "Record arrivals by code",
		Long: `Records the arrival of whoever holds this code (or of this registration, by the
first eight letters of its id). What the screen would refuse is refused here
too, unless --force gives a reason.`,
		Example: `opale check-in A-7KQ2Z9M --session calais-j1
opale check-in A-7KQ2Z9M --force "paid at the door"
opale check-in --batch codes.txt --json`,
	},
	Undo: Help{
		Args:    "ENTRY",
		Short:   "Take back an arrival recorded by mistake",
		Long:    `Takes an arrival back. Nothing is erased: the arrival and its undoing stay.`,
		Example: `opale undo k3v9s2m4x7q1.12 --reason "it was not this person"`,
	},
	Lookup: Help{
		Args:  "QUERY…",
		Short: "Search for people, as on the screen",
		Example: `opale lookup "lefevr phi"
opale lookup --batch queries.txt --json`,
	},
	Import: Help{
		Args:  "FILE…",
		Short: "Take in the list of registrations",
		Long: `Reads the file as the ticketing tool or the spreadsheet wrote it. Taking the
same list in again changes nothing; a newer one adds and updates.`,
		Example: `opale import attendees.csv
opale import attendees.csv --dry-run    see, and change nothing`,
	},
	List: Help{
		Short: "Every registration, one a line",
	},
	Event: Help{
		Args:  "[FILE.toml]",
		Short: "Show or define the event, its venues, its sessions",
		Example: `opale event
opale event --toml > event.toml         to change it
opale event event.toml
opale event --identity                  once, by the coordinators`,
	},
	Status: Help{
		Short: "Where things stand: registrations, arrivals, entries",
	},
	Verify: Help{
		Short: "Check that nothing was altered or lost",
		Long: `Computes every chain of the journal again: an entry that was altered, lost or
moved is named. Changes nothing.`,
	},
	Rebuild: Help{
		Short: "Make the lists again from the journal",
	},
	StateHash: Help{
		Short: "A fingerprint of what this computer knows",
		Long: `Two computers with the same entries give the same fingerprint. Its first eight
letters are enough to compare over the telephone.`,
	},
	Completion: Help{
		Args:    "bash|zsh|fish|powershell",
		Short:   "Complete commands with the Tab key",
		Example: `source <(opale completion bash)`,
	},
	Help: Help{
		Args:  "[COMMAND]",
		Short: "Explain a command",
	},
	Carry:        englishCarry,
	Meet:         englishMeet,
	Hand:         englishHand,
	Build:        englishBuild,
	Rights:       englishRights,
	Sealing:      englishSealing,
	Care:         englishCare,
	Tricky:       englishTricky,
	Train:        englishTrain,
	Companies:    englishCompanies,
	Return:       englishReturn,
	Paper:        englishPages,
	Out:          englishOut,
	GroupDoor:    "AT THE DESK",
	GroupLists:   "THE LISTS",
	GroupCare:    "UPKEEP",
	Usage:        "USAGE",
	Options:      "[options]",
	OptionsTitle: "OPTIONS",
	Examples:     "EXAMPLES",
	AboutCommand: "For one command: opale COMMAND --help --lang en",
	SeeAlso:      "For help: %s --help --lang en",

	StatusHint:      "To answer: opale import --status \"%s=valid\".",
	WithdrawHint:    "If that is as it should be: opale import --withdraw.",
	WithdrawsOthers: "--withdraw and --list do not go together for several files: each would withdraw the people of the others",

	FlagDB:       "work on this `FILE` (otherwise: the data folder's)",
	FlagLang:     "speak `fr` or en (otherwise: French)",
	FlagHelp:     "show this page",
	FlagVersion:  "say the program's version",
	FlagJSON:     "answer in JSON, for a program",
	FlagBatch:    "read a `FILE`, one request a line (-: standard input)",
	FlagVenue:    "the `VENUE`: dunkerque, calais, boulogne, montreuil",
	FlagDesk:     "the `NAME` of the desk",
	FlagOperator: "the first `NAME` of who is at the keyboard",
	FlagSession:  "the `SESSION`, such as calais-j1 (otherwise: the desk's,\nthen the nearest)",
	FlagASCII:    "write simple signs only, where others are missing",
	FlagPlain:    "lines of text instead of the screen, for a screen reader\nor a script",
	FlagPeople:   "invent this `NUMBER` of people (otherwise: 10,000)",
	FlagSeed:     "the same people for the same `NUMBER`",
	FlagForce:    "admit all the same, for this `REASON`",
	FlagReason:   "the `REASON`, kept with the entry",
	FlagDryRun:   "say what would change, and change nothing",
	FlagList:     "the `NAME` of the list (otherwise: the file's)",
	FlagStatus:   "what a word of the list means, `WORD=SENSE`:\nvalid, unpaid, cancelled, blocked",
	FlagSheet:    "of a workbook: the sheet to read, by its name;\n`*`: the likeliest, as if nobody had ever said",
	FlagColumn:   "what a column is, `COL=FIELD`: last name,\ncompany, code…; nothing: it is not read",
	FlagWithdraw: "withdraw all who are gone from the list, however many",
	FlagForget:   "forget what was answered about this list",
	FlagSource:   "the `NAME` of a source, if two lists have the same codes",
	FlagTOML:     "write the definition, to change it and give it back",

	TooMany:        "%q is one too many.",
	Missing:        "Missing: %s",
	UnknownCommand: "There is no command %q.",
	DidYouMean:     "Perhaps: %s?",
	UnknownValue:   "%q is not a value of %s. Possible: %s.",
	UnknownFlag:    "There is no option %q here.",
	FlagNeeds:      "The option %q needs a value.",
	FlagInvalid:    "%q does not fit the option %q.",
	FlagRequired:   "The option %q is missing.",

	Faults: map[checkin.Code]i18n.Sentence{
		checkin.CodeInternal:    {What: "It did not work: %s.", Safe: "What was shown is recorded.", Press: "Try once more; otherwise show this line to whoever helps."},
		checkin.CodeHeld:        {What: "The database is open already, %s.", Safe: "Nothing is lost, and nothing was changed.", Press: "Go back to that other window, or close it first."},
		checkin.CodeBusy:        {What: "The database stayed busy for too long: %s.", Safe: "This request wrote nothing; everything else is kept.", Press: "Try once more."},
		checkin.CodeDiskFull:    {What: "The disk is full: %s.", Safe: "This request wrote nothing; everything else is kept.", Press: "Make some room, then try once more."},
		checkin.CodeReadOnly:    {What: "%s cannot be written to.", Safe: "Nothing was changed.", Press: "Check that the file and its folder are not read-only."},
		checkin.CodeNotDatabase: {What: "This file is not a database of OPALE: %s.", Safe: "Nothing was changed.", Press: "To take in a list of registrations: opale import FILE."},
		checkin.CodeDamaged:     {What: "The database is damaged: %s.", Safe: "Nothing was erased.", Press: "Close the desk, then: opale doctor --repair. All is copied first, as it is."},
		checkin.CodeNewer:       {What: "This database comes from a newer version of OPALE: %s.", Safe: "Nothing was changed.", Press: "Open it with that version."},
		checkin.CodeNetwork:     {What: "This database is in a shared or synchronised folder: %s.", Safe: "Nothing was changed.", Press: "Put it on this computer's own disk."},
		checkin.CodeMissing:     {What: "There is no database here yet: %s.", Safe: "Nothing was changed.", Press: `Begin with "opale import FILE"; if the database is elsewhere, show it: --db FILE.`},
		checkin.CodeLost:        {What: "The database is gone: %s.", Safe: "The backups, and what other desks know, are untouched; nothing was changed.", Press: "To go back to the last backup: opale doctor --repair. To begin with an empty database: opale doctor --accept. If it is elsewhere: --db FILE."},
		checkin.CodeRehearsal:   {What: "A rehearsal and real data are never mixed: %s.", Safe: "Nothing was changed.", Press: "Keep real lists for a real database."},
		checkin.CodeNotFound:    {What: "Not found: %s.", Safe: "Nothing was changed.", Press: "Check what was written (opale list, opale event)."},
		checkin.CodeAmbiguous:   {What: "Several begin like this: %s.", Safe: "Nothing was changed.", Press: "Write more of the id."},
		checkin.CodeAlready:     {What: "It is done already: %s.", Safe: "Nothing was written twice.", Press: "There is nothing to do."},
		checkin.CodeSealed:      {What: "This database is sealed, and nothing here opens it. It is opened by: %s.", Safe: "Nothing was changed.", Press: "Open it on a desk of the event, or give its passphrase. See \"opale seal --help\"."},
		checkin.CodeLocked:      {What: "This is not the passphrase.", Safe: "Nothing was changed.", Press: "Try again: five words, without accents."},
		checkin.CodePurged:      {What: "The event is purged on this computer.", Safe: "Nothing was taken in: nobody's data comes in any more.", Press: "For another event, give another database: --db FILE."},
		checkin.CodeForeign:     {What: "This database is another event's: %s.", Safe: "Nothing was changed.", Press: "For another event, give another database: --db FILE."},
		checkin.CodeInvalid:     {What: "This cannot be meant: %s.", Safe: "Nothing was changed.", Press: "Correct it, then try once more."},
	},
	NoFile:          i18n.Sentence{What: "This file or folder does not exist: %s.", Safe: "Nothing was changed.", Press: "Check the name and the folder."},
	Forbidden:       i18n.Sentence{What: "The computer does not give access to %s.", Safe: "Nothing was changed.", Press: "Check the permissions of that file and its folder."},
	KeyUnreadable:   "The key of this computer cannot be read: %s.\nThe data is untouched.\nRename that file: a new key will be made.",
	EventUnreadable: "The definition of the event does not fit: %s: %s.\nNothing was changed.\nCorrect the file; \"opale event --toml\" gives a model.",
	EventFixed:      "This database is that of the event \"%s\": \"%s\" does not go into it.\nNothing was changed.\nFor another event, give another database: --db FILE.",
	VenueUnknown:    "The event has no venue %q. The venues: %s.",
	EventFaults: map[checkin.DefinitionFault]string{
		checkin.FaultKeep:      `keep_until = "%s": it has to be a day like 2027-02-28, behind the last session`,
		checkin.FaultPhone:     `phone = "%s": it has to be a telephone number, like 03 21 00 00 00`,
		checkin.FaultUnnamed:   `the event needs an "id" and a "name"`,
		checkin.FaultZone:      `"%s" is no time zone that is known; for example: Europe/Paris`,
		checkin.FaultNoVenue:   "there has to be one venue at least ([[venue]])",
		checkin.FaultVenue:     `venue "%s": it needs an "id" of its own, and a "name"`,
		checkin.FaultSession:   `session "%s": it needs an "id" of its own, and a "name"`,
		checkin.FaultSessionID: `session "%s": an "id" has no spaces and no commas`,
		checkin.FaultNowhere:   `session "%s": its venue does not exist`,
		checkin.FaultBackwards: `session "%s": it closes before it opens`,
		checkin.FaultCapacity:  `session "%s": "capacity" is a number of places, 0 for no limit`,
	},
	NotTOML:   "line %d, this is not TOML (%s)",
	NotAnHour: "session \"%s\", %s: \"%s\" is not a date with its hour; it has to be written like this: %s",
	Held: heldWords{
		Here:    "by the desk on this computer, since %s",
		There:   "by the desk on another computer (%s), since %s",
		Unknown: "by another desk",
		OnDay:   "%s at %s",
	},
	PlainKiosk:    "A desk open to all does not go with --plain: the end of the lines would leave it.\nNothing was opened.\nOpen it without --plain.",
	NeedsTerminal: "The desk opens in a terminal window, not in a file.\nNothing was changed.\nFor a program: opale check-in --batch, opale list --json.",
	ToClose:       "Press Enter to close this window.",
	Interrupted:   "Stopped. What was shown is recorded.",
	StoppedAt:     i18n.Plural{One: "%s line done before it stopped.", Many: "%s lines done before it stopped."},

	Rehearsing: "Rehearsal: %s invented people are on their way…",
	Outcomes: map[checkin.Outcome]string{
		checkin.OutcomeAdmitted:   "✓ %s: recorded",
		checkin.OutcomeAlreadyIn:  "● %s: already in",
		checkin.OutcomeOtherVenue: "› %s: registered for another venue",
		checkin.OutcomeOtherDay:   "› %s: registered for another day",
		checkin.OutcomeUnpaid:     "! %s: unpaid",
		checkin.OutcomeCancelled:  "✗ %s: cancelled",
		checkin.OutcomeBlocked:    "✗ %s: blocked",
		checkin.OutcomeUnknown:    "? %s: unknown code",
	},
	Already:      "● %s: already in since %s (%s)",
	Elsewhere:    "› %s: registered for %s",
	SessionSaid:  "Session: %s, %s",
	Undone:       "The arrival of %s is taken back.",
	Nobody:       "%s: nobody",
	Defined:      "Event defined: %s",
	Places:       "%d places",
	Departures:   "departures noted",
	Coordination: "Telephone of the coordination: %s",
	Figures: figures{
		Event:         "Event",
		Registrations: "Registrations",
		Entries:       "Journal entries",
		Unsent:        "Not yet shared",
		Waiting:       "Waiting",
		SetApart:      "Set aside",
		Conflicts:     "To be looked at",
		LastSync:      "Last shared",
		Never:         "never",
		Fingerprint:   "Fingerprint",
		Arrivals:      i18n.Plural{One: "%s arrival", Many: "%s arrivals"},
		Expected:      i18n.Plural{One: "of %s registration", Many: "of %s registrations"},
	},
	Entries: i18n.Plural{One: "%s entry", Many: "%s entries"},
	People:  i18n.Plural{One: "%s person", Many: "%s people"},
	Sound:   "The journal is sound: %s.",
	Unsound: i18n.Plural{One: "%s fault found:", Many: "%s faults found:"},
	FaultKinds: map[db.FaultKind]string{
		db.FaultMissing:  "is missing",
		db.FaultAltered:  "was altered or moved",
		db.FaultUnsigned: "is not signed by the computer that wrote it",
		db.FaultPersonal: "the name or the reason is not what was written",
		db.FaultState:    "the lists are not what the journal says: opale rebuild makes them again",
	},
	Rebuilt: "The lists are made again. Fingerprint: %s",
}
