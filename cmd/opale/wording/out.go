package wording

import (
	"opale/checkin"
	"opale/tui/i18n"
)

// outWords are what is said of exports.
type outWords struct {
	Export Help

	FlagFormat, FlagFile, FlagSession, FlagList, FlagPersonal, FlagPretixList string

	Done          string      // what, file
	Passages      i18n.Plural // how many were written
	Codeless      i18n.Plural // people left out
	Census        string      // answers
	Answers       i18n.Plural
	NotOnTerminal string // a workbook

	Faults map[checkin.Code]i18n.Sentence // of a file that is written: its name
}

var frenchOut = outWords{
	Export: Help{
		Args:  "attendance|roster|journal|census|companies",
		Short: "Sortir les présences, la liste, le journal ou le recensement",
		Long: `attendance : qui est arrivé, quand et où, derrière les colonnes de votre liste
telle que vous l'avez donnée. En csv ou en xlsx pour le tableur, en json pour un
programme ; en pretix, les demandes de son interface de contrôle ; en scans, un
passage par ligne pour une autre billetterie. Repris par opale import, ce
fichier ne change rien.
roster : toutes les inscriptions, avec les corrections de l'accueil.
journal : chaque écriture, pour qui contrôle ; sans noms, sauf avec --personal.
En json, la chaîne se recalcule. Pour chaque flux (stream), h commence par
SHA-256("opale-1" + event + les 16 octets de stream) ; puis, par seq croissant,
h = SHA-256(h + longueur de bytes sur 4 octets + bytes) : c'est le hash écrit.
census : comment vendent ceux qui sont venus, site par site, et les sociétés
nouvelles.
companies : les sociétés connues (opale import --known) et les nouvelles venues,
avec combien de personnes invitées, inscrites, venues.`,
		Example: `opale export attendance -o presences.xlsx
opale export attendance --session calais-j1 -o calais.csv
opale export attendance --format pretix -o pretix.jsonl
opale export journal -o journal.jsonl
opale export census`,
	},
	FlagFormat:     "le `FORMAT` : csv, xlsx ou json ; pour attendance\naussi pretix et scans (sinon : d'après le fichier)",
	FlagFile:       "écrire dans ce `FICHIER` (sinon : à l'écran)",
	FlagSession:    "cette `SÉANCE` seulement (sinon : toutes)",
	FlagList:       "cette `LISTE` seulement, dans ses colonnes",
	FlagPersonal:   "journal : avec les noms, les raisons et les notes",
	FlagPretixList: "pretix : le `NUMÉRO` d'une liste de contrôle",
	Done:           "%s, dans %s",
	Passages:       i18n.Plural{One: "%s passage", Many: "%s passages"},
	Codeless:       i18n.Plural{One: "%s personne venue sans code n'y est pas.", Many: "%s personnes venues sans code n'y sont pas."},
	Census:         "Recensement : %s",
	Answers:        i18n.Plural{One: "%s réponse", Many: "%s réponses"},
	NotOnTerminal:  "Un classeur Excel ne s'affiche pas dans un terminal : donnez un fichier, -o presences.xlsx.",
	Faults: map[checkin.Code]i18n.Sentence{
		checkin.CodeInternal: {What: "Ce fichier n'a pas pu être écrit : %s.", Safe: "Celui qui était là y est encore ; la base est intacte.", Press: "Essayez encore une fois, ou écrivez-le ailleurs."},
		checkin.CodeDiskFull: {What: "Il n'y a plus de place pour ce fichier : %s.", Safe: "Celui qui était là y est encore ; la base est intacte.", Press: "Faites de la place, ou écrivez-le ailleurs."},
		checkin.CodeDamaged:  {What: "Ce qui a été écrit se relit autrement : %s.", Safe: "Celui qui était là y est encore ; la base est intacte.", Press: "Le disque ou la clé est à changer : écrivez-le ailleurs."},
	},
}

var englishOut = outWords{
	Export: Help{
		Args:  "attendance|roster|journal|census|companies",
		Short: "Write the attendance, the list, the journal or the census",
		Long: `attendance: who arrived, when and where, behind the columns of your list as you
gave it. As csv or xlsx for a spreadsheet, as json for a program; as pretix, the
requests of its check-in interface; as scans, a passage a line for another
ticketing tool. Read by opale import again, this file changes nothing.
roster: every registration, with what was corrected at the desk.
journal: every entry, for an auditor; without names, unless with --personal.
As json, the chain can be computed again. For each stream, h starts from
SHA-256("opale-1" + event + the 16 bytes of stream); then, by ascending seq,
h = SHA-256(h + length of bytes, in 4 bytes + bytes) is the hash that is there.
census: how those sell who came, venue by venue, and the new companies.
companies: those known before (opale import --known) and the new ones that came,
with how many people were invited, registered, came.`,
		Example: `opale export attendance -o attendance.xlsx
opale export attendance --session calais-j1 -o calais.csv
opale export attendance --format pretix -o pretix.jsonl
opale export journal -o journal.jsonl
opale export census`,
	},
	FlagFormat:     "the `FORMAT`: csv, xlsx or json; for attendance\nalso pretix and scans (otherwise: as the file is named)",
	FlagFile:       "write to this `FILE` (otherwise: to the screen)",
	FlagSession:    "this `SESSION` only (otherwise: all)",
	FlagList:       "this `LIST` only, in its columns",
	FlagPersonal:   "journal: with names, reasons and notes",
	FlagPretixList: "pretix: the `NUMBER` of a check-in list",
	Done:           "%s, in %s",
	Passages:       i18n.Plural{One: "%s passage", Many: "%s passages"},
	Codeless:       i18n.Plural{One: "%s person who came without a code is not in it.", Many: "%s people who came without a code are not in it."},
	Census:         "Census: %s",
	Answers:        i18n.Plural{One: "%s answer", Many: "%s answers"},
	NotOnTerminal:  "A workbook cannot be shown on a terminal: name a file, -o attendance.xlsx.",
	Faults: map[checkin.Code]i18n.Sentence{
		checkin.CodeInternal: {What: "This file could not be written: %s.", Safe: "The one that was there still is; the database is safe.", Press: "Try once more, or write it elsewhere."},
		checkin.CodeDiskFull: {What: "There is no room for this file: %s.", Safe: "The one that was there still is; the database is safe.", Press: "Make some room, or write it elsewhere."},
		checkin.CodeDamaged:  {What: "What was written reads otherwise: %s.", Safe: "The one that was there still is; the database is safe.", Press: "The disk or the stick wants replacing: write it elsewhere."},
	},
}
