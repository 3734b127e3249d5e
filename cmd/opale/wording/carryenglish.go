package wording

import (
	"opale/checkin"
	"opale/checkin/journal"
	"opale/tui/i18n"
)

var englishCarry = carryWords{
	Bundle: Help{
		Args:  "write|read",
		Short: "Carry the entries from desk to desk, on a USB stick",
		Long: `Puts all that this desk knows into a sealed file, or takes in that of another
desk. The file may travel on a stick, by e-mail, by messenger: only the event's
desks can open it.`,
		Example: `opale bundle write E:\calais-2.opale
opale bundle read E:\calais-1.opale`,
	},
	BundleWrite: Help{
		Args:  "FILE",
		Short: "Write an exchange file",
		Long: `Writes all that this desk knows or, with --since, what another one lacks. The
file is read back after it is written. It is sealed for the event; as long as
the event has no identity (opale kit write), a passphrase is asked for.`,
		Example: `opale bundle write E:\calais-2.opale
opale bundle write more.opale --since E:\calais-1.opale`,
	},
	BundleRead: Help{
		Args:  "FILE",
		Short: "Take in an exchange file",
		Long: `The file is read and checked whole, then taken in at once: a damaged one
changes nothing. Nor does taking it in twice.`,
		Example: `opale bundle read E:\calais-1.opale`,
	},
	Exchange: Help{
		Args:  "FOLDER",
		Short: "Exchange by USB stick: take in the others, leave ours",
		Long: `Takes in all the exchange files of a folder, writes ours there, and says to
which desk the stick has to go next. The folder may be a stick, a share or a
synced folder.`,
		Example: `opale exchange E:\`,
	},
	Kit: Help{
		Args:  "write|open",
		Short: "The starter stick: make a desk of any laptop",
		Long: `A USB stick with the program, the event and the list. On each laptop one opens
it, types the passphrase, and the desk is ready: no installation, no network.`,
		Example: `opale kit write E:\
opale kit open E:\`,
	},
	KitWrite: Help{
		Args:  "FOLDER",
		Short: "Write a starter stick",
		Long: `Writes the program, the event, the list and all that this desk knows, then reads
it back. The first time, the event is given its identity and the passphrase is
shown: write it down, it is not shown again.`,
		Example: `opale kit write E:\
opale kit write E:\ --programs downloads`,
	},
	KitOpen: Help{
		Args:  "FOLDER",
		Short: "Make this laptop a desk of the stick's event",
		Long: `Asks for the passphrase (the first time only), copies the program and the list
to this laptop, proposes a venue and a name, and opens the desk. Opening the
program that is on the stick does the same. If nobody has the passphrase: the
emergency desk, without the list, which joins the others later.`,
		Example: `opale kit open E:\`,
	},
	Prepare: Help{
		Short: "The evening before: list, passphrase, starter sticks, paper",
		Long: `Opens the screen "Prepare": the list and its preview, the venues and their
desks, the passphrase, a starter stick for each desk, the sheets to print.
What is done stays done; a newer list says which sticks are to be rewritten.`,
		Example: `opale prepare`,
	},
	Coordination: "Coordination",

	Group:    "BETWEEN DESKS",
	Commands: "COMMANDS",

	FlagSince:    "only what the writer of this `FILE` lacks:\nan exchange file, or opale status --json",
	FlagUnsealed: "do not seal: everybody will be able to read the names",
	FlagTrust:    "take in the desks that nobody here knows, too",

	FlagPrograms:      "add the programs of this `FOLDER`,\nfor other systems",
	FlagNewPassphrase: "another passphrase for this stick and the next ones,\nwhere the first one is lost",
	FlagEmergency:     "the starter stick's emergency desk: without the\npassphrase, and so without the list",
	FlagIdentity:      "make the event's identity and its passphrase,\nonce, on one computer only",
	FlagStick:         "the safety stick: once a minute this `FOLDER` is given\nall that this desk knows; it is remembered",

	KitFaults: map[checkin.Code]i18n.Sentence{
		checkin.CodeMissing:  {What: "There is no starter stick here: %s.", Safe: "Nothing was changed.", Press: "Check that the stick is plugged in, and its name."},
		checkin.CodeInternal: {What: "The starter stick does not answer any more: %s.", Safe: "The data on this computer is whole.", Press: "Plug it in again, and open it once more."},
		checkin.CodeLocked:   {What: "This is not the passphrase of this stick.", Safe: "Nothing was changed.", Press: "Five short words, without accents. Ask the coordinator for them."},
		checkin.CodeDamaged:  {What: "The starter stick is damaged: %s.", Safe: "The data of this computer is safe.", Press: "Have it written again, or take another stick."},
		checkin.CodeNewer:    {What: "This stick comes from a newer version of OPALE: %s.", Safe: "Nothing was changed.", Press: "Open the program that is on the stick."},
		checkin.CodeForeign:  {What: "This is another event's starter stick: %s.", Safe: "Nothing was changed.", Press: "Take another stick, or another folder."},
		checkin.CodeDiskFull: {What: "There is no room left: %s.", Safe: "The data of this computer is safe; the stick is not complete.", Press: "Make room, or take another stick."},
		checkin.CodeReadOnly: {What: "Nothing can be written here: %s.", Safe: "The data of this computer is safe; the stick is not complete.", Press: "The stick may have a lock: take another one."},
	},
	Faults: map[checkin.Code]i18n.Sentence{
		checkin.CodeDamaged:  {What: "The exchange file is cut or damaged: %s.", Safe: "Nothing was changed.", Press: "Have it written again by the desk that it comes from."},
		checkin.CodePartial:  {What: "This file has not come whole yet: %s.", Safe: "Nothing was changed.", Press: "Wait until the folder is up to date, and try again."},
		checkin.CodeLocked:   {What: "This file is sealed for others: %s.", Safe: "Nothing was changed.", Press: "It is another event's, or its passphrase is another one."},
		checkin.CodeForeign:  {What: "This file is another event's: %s.", Safe: "Nothing was changed.", Press: "Two events never mix. Take the file of a desk of yours."},
		checkin.CodeNewer:    {What: "This file comes from a newer version of OPALE: %s.", Safe: "Nothing was changed.", Press: "Use that version, the one on the stick for instance."},
		checkin.CodeInvalid:  {What: "This is no exchange file: %s.", Safe: "Nothing was changed.", Press: "Their names end in .opale. For a list: opale import FILE."},
		checkin.CodeMissing:  {What: "There is no such file or folder: %s.", Safe: "Nothing was changed.", Press: "Check that the stick is plugged in, and its name."},
		checkin.CodeDiskFull: {What: "There is no room left: %s.", Safe: "What was on the stick is still there.", Press: "Make room, or take another stick."},
		checkin.CodeReadOnly: {What: "The computer gives no access to %s.", Safe: "What is there is still there.", Press: "The stick may have a lock: take another one."},
	},

	IdentityMade:       "The event has its identity. The other computers are given it by a starter stick:\nopale kit write FOLDER\nor by an invitation of the hub:\nopale hub",
	IsMember:           "This computer has the event's identity: what it writes is sealed for the other desks.",
	NoMember:           "This computer does not have the event's identity.\nA starter stick gives it; \"opale event --identity\" makes it, on one computer only.",
	IdentityUnreadable: "The event's identity cannot be read: %s.\nThe data is safe.\nRename this file, then open the starter stick again.",
	Ask:                "The event's passphrase (it is not shown):",
	AskKit:             "%s: the stick's passphrase\n(it is not shown; Enter if nobody has it):",
	AskEmergency:       "Without it, the emergency desk: each name is noted by hand, without the list.\nAll will come together as soon as the passphrase is known.\nEnter to open it, or the passphrase:",
	AskNew:             "A passphrase to seal this file (it is not shown):",
	AskAgain:           "Once more:",
	NeedsPassphrase:    "This event has no identity yet: a passphrase is needed.\nNothing was written.\nGive it by OPALE_PASSPHRASE, make a starter stick (opale kit write),\nor say --unsealed for a file that everybody can read.",
	NotTheSame:         "The two are not the same. Nothing was written.",

	Written:    "%s in %s: written and read back, not yet confirmed.",
	Sealed:     "Only the event's desks can open it: it may go by e-mail.",
	Unsealed:   "! This file is not sealed: everybody can read the names.",
	From:       "From desk %s: %s.",
	NothingNew: "Nothing new.",
	New:        i18n.Plural{One: "%s new entry, taken in.", Many: "%s new entries, taken in."},
	Stranger:   "? Nobody here knows desk %s: its entries wait.\n  If it is one of yours: the same command with --trust.",
	Quarantined: map[journal.Reason]string{
		journal.ReasonForked:    "! %s of desk %s: these numbers are taken. Kept aside.",
		journal.ReasonMalformed: "! %s of desk %s: unreadable. Kept aside.",
		journal.ReasonUnsigned:  "! %s of desk %s: altered on the way, or invented. Kept aside.",
		journal.ReasonPersonal:  "! %s of desk %s: the name is not the one that was written. Kept aside.",
	},
	Waiting:      i18n.Plural{One: "%s piece waits for a part that is missing: ask for a complete file.", Many: "%s pieces wait for a part that is missing: ask for a complete file."},
	Nameless:     "without a name",
	Exchanged:    "Written and read back: %s. A stick can be taken out.\n%s",
	NobodyBehind: "No known desk waits for anything from here.",

	PassphraseVoid: "Another window was faster: its passphrase counts, and not this one.",
	Passphrase:     "The event's passphrase, to be written down on paper:\n\n    %s\n\nIt is not shown again. It opens the starter sticks and, on another computer, a\ncopy of the database.",
	KitWritten:     "The starter stick is written and read back: %s (%s).\nPrograms: %s.\nOn each laptop: plug it in, open OPALE, type the passphrase.",
	KitLacks:       "! This stick has no program for %s: such a computer cannot be opened with it.\n  Put the programs of the other systems into a folder (README, Install), then:\n  opale kit write %s --programs FOLDER",
	Or:             "or",
	GuideName:      "READ-ME.txt",
	Guide: `OPALE, starter stick: %s

On each laptop:
1. Plug this stick in and open the program of your system:
%s
2. Type the passphrase, which the coordinator gives you.
3. Choose the venue, the desk's name and your first name. That is all.

No installation, no network. Leave the stick in: it stands in for a laptop that
breaks down.
`,
	KitNeedsPassphrase: "The starter stick's passphrase is needed.\nNothing was changed.\nOpen a terminal window, or give it by OPALE_PASSPHRASE.\nIf nobody has it: --emergency opens the emergency desk, without the list.",
	NotInstalled:       "The program could not be copied to this computer: always open it from the stick.",
	NotGiven:           "The stick cannot remember this desk's name: choose another one on the next laptop.",
	AskVenue:           "Which venue?  %s  :",
	AskDesk:            "This desk's name (Enter: %s):",
	AskDeskOr:          "This desk's name (Enter: %s).\nTo replace a computer that broke down, its name (%s):",
	TakesOver:          "%s: taken over. What the computer before left on the stick is here.\nIf it ever comes back, what it noted joins the rest: nothing is lost.",
	DesksTitle:         "Desks",
	LastWord:           "last word %s",
	NotHere:            i18n.Plural{One: "%s not here", Many: "%s not here"},
	WaitsForTrust:      "? %s of desk %s, waiting: nobody here knows it (opale bundle read --trust).",
	WaitsForMore:       "! %s of desk %s, waiting: %s before that are missing.",

	StickWithout: "The safety stick waits for the passphrase: nothing is written there for now.",
}
