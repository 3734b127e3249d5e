package wording

import (
	"opale/checkin"
	"opale/db"
	"opale/tui/i18n"
)

// rightsWords is what is said of people's rights.
type rightsWords struct {
	Person, Export, Erase Help
	Several               string // what was asked, a line for each

	// What is held on a person.
	Title, Made, Joined                        string // Made: when
	Now, FormerCodes, Row, Former, Arrivals    string
	History, Conflicts, Aside, Holders, Copies string
	Nothing, Erased, WalkIn, Withdrawn         string
	Left, Undone                               string // when
	Places                                     map[db.Place]string
	Kinds                                      map[checkin.ConflictKind]string
	Backups                                    i18n.Plural
	OnStick, OnPaper                           string // folder

	// Erasing somebody.
	// The end of the event.
	Purge                                                     Help
	FlagForce, FlagSlip, FlagVerify                           string
	UnsentThere                                               string // entries, the name of a database
	WouldPurgeThere                                           string // event, people, the name of a database
	WasPurgedThere, DoneThere                                 string // event, the name of a database
	LeftThere                                                 string
	SlipThere                                                 string // the name of a database
	NotThisEvent                                              string // what was written, the event
	ClockBack, NoDay                                          string
	Unsent                                                    string // entries
	TooSoon                                                   string // day
	WouldPurge                                                string // event, people
	WasPurged                                                 string // event
	ToPurge                                                   string // event's id
	PurgeDone, SlipIn, NotDeleted, PurgeLeft                  string // event; file; file
	SlipWrong                                                 string // file
	SlipRight                                                 string // event, when, desk, device
	SlipAlone, SlipKnown                                      string
	Keep, KeepUntil, KeepSoon, KeepOver, KeepNone, KeepPurged string // label; day
	Unnamed                                                   i18n.Plural
	Register                                                  Help

	FlagGround, FlagSure                          string
	Grounds                                       map[checkin.Ground]string
	Confirm                                       string // name, id, the word
	Word, NotConfirmed                            string
	Done, GoneHere, GoneSoon, GoneThere, StillOut string
}
