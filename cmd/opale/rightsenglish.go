package main

import (
	"opale/checkin"
	"opale/db"
	"opale/tui/i18n"
)

var englishRights = rightsWords{
	Person: help{
		Args:  "export|erase",
		Short: "What is known of a person: give it to them, erase it",
	},
	Export: help{
		Args:  "CODE|ID|NAME",
		Short: "Everything that this computer knows of a person",
		Long: `Writes everything that this computer knows of a person, to be handed to them
(article 15 of the GDPR): the registration and its former values, the row of the
list, arrivals, notes, and which other machines have it. They are named by their
code, by the first eight letters of the registration, or by their name.`,
		Example: `opale person export A-7KQ2Z9M -o file.txt
opale person export "Ada Testard" --json`,
	},
	Erase: help{
		Args:  "CODE|ID|NAME --reason REASON",
		Short: "Erase a person, everywhere and for ever",
		Long: `Erases everything that is known of a person (article 17 of the GDPR). The word
of it travels with every exchange: each desk and each hub that learns of it
erases too, and a list that brings them again leaves them out. Their arrivals
still count, without a name. This cannot be taken back.`,
		Example: `opale person erase A-7KQ2Z9M --reason request
opale person erase r7kq2z9m4 --reason mistake --yes`,
	},
	PersonGroup: "A PERSON",
	Several:     "Several people answer to \"%s\":\n%s\nGive the code, or the beginning of the registration.",

	Title: "Everything that this computer knows of a person", Made: "made on %s", Joined: "(the same person)",
	Now: "TODAY", FormerCodes: "Former code", Row: "THE ROW OF THE LIST", Former: "VALUES THAT WERE REPLACED", Arrivals: "ARRIVALS",
	History: "EVERY ENTRY", Conflicts: "TO LOOK AT", Aside: "RECEIVED AND SET APART", Holders: "OTHER MACHINES THAT HAVE IT", Copies: "COPIES ON THIS COMPUTER",
	Nothing: "nothing", Erased: "data erased on request", WalkIn: "registered at the desk", Withdrawn: "no longer on the list",
	Left: "left at %s", Undone: "arrival taken back on %s",
	Places: map[db.Place]string{db.PlaceInbox: "waiting", db.PlaceQuarantine: "not taken", db.PlaceBranch: "written by a machine that became two"},
	Kinds: map[checkin.ConflictKind]string{
		checkin.ConflictTwice: "noted twice", checkin.ConflictWithdrawn: "in, and taken off the list since", checkin.ConflictErased: "in, and erased since",
		checkin.ConflictEdits: "corrected in two ways", checkin.ConflictSame: "perhaps the same person as another registration", checkin.ConflictForked: "noted as in by a machine that became two",
	},
	Backups: i18n.Plural{One: "%s backup", Many: "%s backups"},
	OnStick: "the safety stick: %s", OnPaper: "the printable list: %s",

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
