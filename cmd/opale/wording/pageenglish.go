package wording

import "opale/tui/i18n"

var englishPages = pageWords{
	Report: Help{
		Short: "The report of attendance, on one or two pages (PDF, HTML)",
		Long: `Counts who came, per venue, per session and per day, the curve of arrivals,
the walk-ins, those who did not come, the census of merchants, and the age of
each figure. Nobody's name is in it. After opale import --known, the chapter on
known companies names the new ones.`,
		Example: `opale export report -o report.pdf
opale export report -o report.html`,
	},
	Sheet: Help{
		Short: "The signature sheet of a session (PDF)",
		Long: `A page of A4 for sixteen people, by family name, with boxes to sign for each
half-day and empty rows for walk-ins. Neither telephone nor address: the whole
queue reads it.`,
		Example: `opale export sheet --session calais-j1 -o sheet.pdf
opale export sheet --venue calais --split A-K,L-Z -o sheet.pdf`,
	},
	Certificate: Help{
		Args:  "CODE|ID…",
		Short: "The certificate of attendance, of one person or of all (PDF)",
		Long: `A page for each person, only for who came: the days, the hours of arrival and
departure that were noted. Neither a code nor a secret is on it.`,
		Example: `opale export certificate A-7KQ2Z9M -o certificate.pdf
opale export certificate --all --organiser "CCI" --city Calais -o all.pdf`,
	},
	Fallback: Help{
		Short: "The paper list, should the screen go dark (locked PDF)",
		Long: `Who is in and who is expected at a session: name and company, nothing else.
The file is locked (AES-256) with five words that every desk of the event can
say (opale event, and the help of the desk); where the event has no identity,
with the passphrase that is asked for.`,
		Example: `opale export fallback --session calais-j1 -o list.pdf`,
	},
	Group: "PAGES TO PRINT",
	File:  "FILE.pdf",

	FlagVenue:     "all sessions of this `VENUE`",
	FlagSplit:     "a sheet for each part of the alphabet, `A-K,L-Z`:\neach letter once, from A to Z",
	FlagAsTyped:   "sort \"de La Tour\" under D (otherwise: under L)",
	FlagOrganiser: "the organiser, with address and numbers: a `TEXT`",
	FlagPlace:     "the `PLACE`, with its address (otherwise: the venue)",
	FlagSpeaker:   "the `NAME` of the speaker",
	FlagSignatory: "the `NAME` and function of who signs",
	FlagCity:      "the `TOWN` where it is signed",
	FlagAll:       "everybody who came, a page each",
	FlagUnlocked:  "do not lock: the names can be read by everybody",
	FlagPaper:     "the paper list: this `FOLDER` is given it, kept fresh\nevery minute (otherwise: the safety stick)",

	NotParts:          "%q does not part the alphabet. All letters are needed,\nfrom A to Z, each once: A-K,L-Z.",
	NobodyCame:        "No arrival is noted: there is nothing to certify.\nNothing was written.",
	NotThere:          "No arrival is noted for %s: there is no certificate.\nNothing was written.",
	Certificates:      i18n.Plural{One: "%s certificate", Many: "%s certificates"},
	Unlocked:          "! This list is not locked: the names can be read by everybody.",
	OpensWith:         "These words open it, in small letters, one space between them: %s",
	OpensByPassphrase: "The passphrase opens it, in small letters, one space between the words.",
	Opens:             "The paper list of every desk opens with these words: %s",
	WithoutLock:       "The paper list waits for the passphrase: it is not written for now.",
	FlagReportFormat:  "the `FORMAT`: pdf, html or json (otherwise: the file's)",
	Reported:          "The report is in %s.",
	ListName:          "list",
	SheetName:         "signatures", MemoName: "memo", TrickyName: "tricky names", FolderName: "OPALE papers",
}
