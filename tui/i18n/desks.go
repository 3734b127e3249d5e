package i18n

// Desks is every desk heard of, and what each knows.
type Desks struct {
	Title    string
	Reading  string
	Here     string // this desk
	Holds    Plural // entries
	None     string
	NoneHint string
	Word     string // beside the time of a desk's last word: how long ago
	Knows    string // lacks nothing
	Lacks    Plural
	Silent   string
	ByOthers string // of which only others told
	Wrote    string // beside the time of its last entry: how long ago
	Ahead    Plural // minutes, its clock
	Behind   Plural
	Total    Plural // other desks
	Print    string // above the fingerprint
	PrintHow string
	Scroll   string
	Back     string
}

var frenchDesks = Desks{
	Title:    "Postes",
	Reading:  "je compte ce que chacun sait…",
	Here:     "ce poste",
	Holds:    Plural{"%s écriture gardée", "%s écritures gardées"},
	None:     "Aucun autre poste n'a encore donné de ses nouvelles.",
	NoneHint: "Un échange par clé suffit.",
	Word:     "vu %s",
	Knows:    "sait tout",
	Lacks:    Plural{"il lui en manque %s", "il lui en manque %s"},
	Silent:   "SILENCE",
	ByOthers: "connu par d'autres",
	Wrote:    "a écrit %s",
	Ahead:    Plural{"son horloge avance de %s minute", "son horloge avance de %s minutes"},
	Behind:   Plural{"son horloge retarde de %s minute", "son horloge retarde de %s minutes"},
	Total:    Plural{"%s autre poste", "%s autres postes"},
	Print:    "Empreinte",
	PrintHow: "Lisez-la à voix haute : deux postes qui ont la même savent la même chose.",
	Scroll:   "lire la suite",
	Back:     "revenir",
}

var englishDesks = Desks{
	Title:    "Desks",
	Reading:  "counting what each one knows…",
	Here:     "this desk",
	Holds:    Plural{"%s entry held", "%s entries held"},
	None:     "No other desk has been heard of yet.",
	NoneHint: "One exchange by stick is enough.",
	Word:     "heard %s",
	Knows:    "knows everything",
	Lacks:    Plural{"lacks %s of them", "lacks %s of them"},
	Silent:   "SILENT",
	ByOthers: "known through others",
	Wrote:    "wrote %s",
	Ahead:    Plural{"its clock is %s minute ahead", "its clock is %s minutes ahead"},
	Behind:   Plural{"its clock is %s minute behind", "its clock is %s minutes behind"},
	Total:    Plural{"%s other desk", "%s other desks"},
	Print:    "Fingerprint",
	PrintHow: "Read it aloud: two desks that have the same one know the same.",
	Scroll:   "read on",
	Back:     "go back",
}
