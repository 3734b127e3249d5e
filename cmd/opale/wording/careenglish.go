package wording

import "opale/tui/i18n"

var englishCare = careWords{
	Doctor: Help{
		Short: "Examine this computer, and repair",
		Long: `Looks at the database, what it lacks, the backups, the disk, the clock, the
keys and the terminal, and says what to do: one page to be read over the
telephone. Without an option, changes nothing. --repair first copies all that is
there, and says where to; then makes again what can be, and fetches what is
missing from the backups, the safety stick and the hub.`,
		Example: `opale doctor
opale doctor --repair
opale doctor --accept     claim no longer what is missing`,
	},
	FlagRepair: "copy, then repair; no desk may be open",
	FlagAccept: "take the database as it is: what is missing is claimed\nno longer, one that is gone is begun anew",
	Topics: map[Topic]string{
		TopicProgram: "program", TopicFile: "database", TopicJournal: "journal", TopicTables: "lists", TopicHeads: "complete",
		TopicLog: "log", TopicBackups: "backups", TopicDisk: "disk", TopicClock: "clock", TopicKeys: "keys", TopicSeal: "sealed",
		TopicFolder: "folder", TopicSharing: "sharing", TopicTerminal: "terminal", TopicPutAside: "copy", TopicRepair: "repair",
	},
	File:      "%s: %s registrations, %s, %s (%s)",
	NoFile:    "there is no database yet: %s",
	Chains:    "no entry altered, lost or moved (%s streams)",
	Tables:    "they say what the journal says; fingerprint %s",
	Complete:  "nothing is missing of what was confirmed",
	NoHeads:   "nobody knows what was confirmed: the .heads file is missing beside the database",
	Log:       "%s",
	LongLog:   "%s: it should have been emptied",
	NoBackup:  "none in %s",
	Kept:      "%s, the last one: %s, %s (%s)",
	OldBackup: "It is older than the last entry, by %s.",
	Free:      "%s free",
	Clock:     "%s, %s (%s)", Corrected: "It is corrected by %s.",
	OtherClock: "It is %s from another machine's.", Behind: "It is %s behind the journal.",
	Shared: "%s; last word of another machine: %s", OnlyHere: i18n.Plural{One: "%s entry is only here", Many: "%s entries are only here"},
	NoKey: "this computer has no key yet", Key: "this computer's is there", OpenKey: "others can read %s",
	Member: "; so is the event's", NoMember: "; not the event's",
	Folder: "it can be written to: %s", Terminal: "%d columns, %d rows, %s", NoTerminal: "the answer does not go to a terminal",
	Kilobytes: "%d KB", Megabytes: "%d MB", Gigabytes: "%d GB",

	Lacking:    i18n.Plural{One: "%s confirmed entry is missing. The rest is safe.", Many: "%s confirmed entries are missing. The rest is safe."},
	Gap:        "%s: no. %d to %d, from %s to %s",
	GapAltered: "%s: no. %d to %d are no longer those that were confirmed (from %s to %s)",
	HeldBy:     "; at: %s", Sources: "To be had again: %s.", SourceHub: "at the hub %s", SourceStick: "on the stick %s",
	SourceBackups: i18n.Plural{One: "in %s backup", Many: "in %s backups"},
	NoSource:      "Nobody else is known to have them: ask the other desks (F5), plug the safety stick in.",
	LostAsk:       "The database is gone: %s.\nWhat had been confirmed was in it; the backups are there.\nGo back to that of %s (%s)? Enter to do so, \"no\" to begin with an empty database:",
	LostNoCopy:    "The database is gone: %s.\nThere is no backup beside it; other desks, the hub and the sticks have what was shared.\nIf it is elsewhere, name it: --db FILE. To begin with an empty database: opale doctor --accept.",
	LostAnew:      "The database is empty. What was shared comes again from the hub, or by F5.",

	Aside: "all is copied as it is to %s", Remade: "the lists are made again from the journal",
	Recovered: "the database is made again of what can be read: %s", FromBackups: "from the backups: %s",
	FromStick: "from the stick: %s", FromHub: "from the hub: %s",
	NothingToRead: "nothing can be read, neither here nor in the backups",

	DoImport: "opale import FILE; if the database is elsewhere: --db FILE", DoRepair: "close the desk, then: opale doctor --repair",
	DoFetch: "opale doctor --repair, or an exchange (F5) with a desk that has them; if it is meant so: opale doctor --accept",
	DoOpen:  "open the desk: opening and closing it does that", DoClose: "close the desk, and the commands that read",
	DoSpace: "make room on this disk", DoClock: "set the computer's clock right, or correct it at the desk (Ctrl+Y)",
	DoShare: "exchange: F5, or opale exchange FOLDER", DoWiden: "make the window larger: 80 columns, 24 rows",
	DoElsewhere: "opale join, opale kit open or opale exchange, and opale doctor --accept before",
}
