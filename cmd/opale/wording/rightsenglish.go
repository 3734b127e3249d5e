package wording

import (
	"opale/checkin"
	"opale/db"
	"opale/tui/i18n"
)

var englishRights = rightsWords{
	Person: Help{
		Args:  "export|erase",
		Short: "What is known of a person: give it to them, erase it",
	},
	Export: Help{
		Args:  "CODE|ID|NAME",
		Short: "Everything that this computer knows of a person",
		Long: `Writes everything that this computer knows of a person, to be handed to them
(article 15 of the GDPR): the registration and its former values, the row of the
list, arrivals, notes, and which other machines have it. They are named by their
code, by the first eight letters of the registration, or by their name.`,
		Example: `opale person export A-7KQ2Z9M -o file.txt
opale person export "Ada Testard" --json`,
	},
	Erase: Help{
		Args:  "CODE|ID|NAME --reason REASON",
		Short: "Erase a person, everywhere and for ever",
		Long: `Erases everything that is known of a person (article 17 of the GDPR). The word
of it travels with every exchange: each desk and each hub that learns of it
erases too, and a list that brings them again leaves them out. Their arrivals
still count, without a name. This cannot be taken back.`,
		Example: `opale person erase A-7KQ2Z9M --reason request
opale person erase r7kq2z9m4 --reason mistake --yes`,
	},
	Several: "Several people answer to \"%s\":\n%s\nGive the code, or the beginning of the registration.",

	Title: "Everything that this computer knows of a person", Made: "made on %s", Joined: "(the same person)",
	Now: "TODAY", FormerCodes: "Former code", Row: "THE ROW OF THE LIST", Former: "VALUES THAT WERE REPLACED", Arrivals: "ARRIVALS",
	History: "EVERY ENTRY", Conflicts: "TO LOOK AT", Aside: "RECEIVED AND SET APART", Holders: "OTHER MACHINES THAT HAVE IT", Copies: "COPIES ON THIS COMPUTER",
	Nothing: "nothing", Erased: "data erased on request", WalkIn: "registered at the desk", Withdrawn: "no longer on the list",
	Left: "left at %s", Undone: "arrival taken back on %s",
	Places: map[db.Place]string{db.PlaceInbox: "waiting", db.PlaceQuarantine: "not taken", db.PlaceBranch: "written by a machine that became two"},
	Kinds: map[checkin.ConflictKind]string{
		checkin.ConflictTwice: "noted twice", checkin.ConflictWithdrawn: "in, and taken off the list since", checkin.ConflictErased: "in, and erased since",
		checkin.ConflictPartErased: "erased, but joined with a registration that is not",
		checkin.ConflictEdits:      "corrected in two ways", checkin.ConflictSame: "perhaps the same person as another registration", checkin.ConflictForked: "noted as in by a machine that became two",
	},
	Backups: i18n.Plural{One: "%s backup", Many: "%s backups"},
	OnStick: "the safety stick: %s", OnPaper: "the printable list: %s",

	Purge: Help{
		Args:  "[EVENT]",
		Short: "Delete everybody's data, at the end of the event",
		Long: `Deletes from this computer all that is about people: the list, the names of the
journal, the backups, the printable list, the starter kit kept here, the file on
the safety stick and of the last exchange. What
stays are entries without names, figures, and a signed slip. Without the event's
id it only says what would be deleted and what stands in the way. It refuses
while entries are here only, before the day that was set (keep_until, in the
event's definition), or while the clock is behind.
With --store it purges, in the same way, the PostgreSQL that hubs share.`,
		Example: `opale purge
opale purge fabriques-numeriques -o slip.json
opale purge --verify slip.json
opale purge fabriques-numeriques --store postgres://user@host/opale`,
	},
	FlagForce: "although entries are here only, or before the day",
	FlagSlip:  "write the slip to this `FILE`", FlagVerify: "check this `SLIP`",
	UnsentThere:     "%s are in the database \"%s\" only: no desk that is admitted has said to have them.\nNothing was deleted.\nHave a desk exchange with the hub first (opale sync), or say --force.",
	WouldPurgeThere: "%s: %s, with their data, would be deleted from the database \"%s\", which hubs share.",
	WasPurgedThere:  "%s is purged in the database \"%s\" already.",
	DoneThere:       "%s: of nobody is there a name or any data left in the database \"%s\". The figures are kept there, and no hub puts anybody back.",
	SlipThere:       "It is of the database \"%s\", which hubs share.",
	LeftThere: "End the hubs: what they have in memory goes with them. What the server keeps beside (WAL, replicas, copies by pg_dump) is to be deleted by whoever runs it; it is sealed.\n" +
		"Each hub's computer and each desk are purged by themselves: opale purge. Destroy the sticks, the exports and the printed sheets.",
	NotThisEvent: "\"%s\" is not the event of this database. To purge it: opale purge %s.",
	ClockBack:    "The clock of this computer is behind the journal.\nNothing was deleted.\nSet it right, then try again.",
	NoDay:        "No day is set for deleting.\nNothing was deleted.\nAdd keep_until to the definition (opale event --toml), or say --force.",
	Unsent:       "%s are on this computer only.\nNothing was deleted.\nExchange first (opale sync, opale exchange), or say --force if this is the only desk.",
	TooSoon:      "The data is to be kept until %s.\nNothing was deleted.\nTo delete it sooner, say --force.",
	WouldPurge:   "%s: %s, with their data, would be deleted from this computer.",
	WasPurged:    "%s is purged on this computer already.", ToPurge: "To do it: opale purge %s",
	PurgeDone: "%s: of nobody is there a name or any data left here. The figures are kept.", SlipIn: "The signed slip is in %s.",
	NotDeleted: "! To be deleted by hand: %s.",
	PurgeLeft:  "Each other desk and the hub are purged in the same way. Destroy the sticks, the exports and the printed sheets.",
	SlipWrong:  "%s is no slip, or it was altered.", SlipRight: "The slip is sound: %s, purged on %s at the desk %s (%s).",
	SlipAlone: "This computer's journal does not know of that purge.", SlipKnown: "This computer's journal confirms it.",
	Keep: "People's data", KeepUntil: "to be kept until %s", KeepSoon: "to be deleted soon, by %s: opale purge",
	KeepOver: "to be deleted since %s: opale purge", KeepNone: "no day is set for deleting it", KeepPurged: "deleted from this computer",
	Unnamed: i18n.Plural{One: "%s entry received without what it says of people: the event is purged here.", Many: "%s entries received without what they say of people: the event is purged here."},
	Register: Help{
		Short: "Record of processing, to be completed",
		Long: `Writes a draft for the organiser's record of processing activities (article 30
of the GDPR), filled in with what the program knows. To be read and completed.
It is in French: it is for the CNIL.`,
		Example: `opale export register -o registre.txt`,
	},

	FlagGround: "the `REASON`: request, objection, mistake or other",
	FlagSure:   "ask for no confirmation",
	Grounds: map[checkin.Ground]string{
		checkin.GroundRequest: "request", checkin.GroundObjection: "objection", checkin.GroundMistake: "mistake", checkin.GroundOther: "other",
	},
	Confirm: "Erase %s (%s)? It cannot be taken back. To do it, type \"%s\":",
	Word:    "erase", NotConfirmed: "Nothing was erased.",
	Done:      "Erased. The arrivals still count, without a name.",
	GoneHere:  "On this computer nothing of it is left: the backups from before are replaced.",
	GoneSoon:  "A desk that is open holds the file: it replaces its backups within a quarter of an hour, or when it is closed.",
	GoneThere: "The other desks and the hub erase at their next exchange, and replace their backups within the quarter of an hour behind it.",
	StillOut:  "Left to do by hand: sticks that were not read since, exports, and printed sheets.",
}
