package i18n

// Lock is what a locked desk says, and what asks for the coordinator's PIN.
type Lock struct {
	Title     string
	TitleWide string // set large
	What      string
	WhatShort string
	AnyPIN    string // who may open it: where there is a PIN
	Nobody    string // and where there is none
	Label     string // before what is typed
	Type      string // what the digits do
	Open      string // what Enter does
	Wrong     string // how long to wait
	WrongNow  string
	Wait      string // how long
	Checking  string
	Scanned   string
	Broken    string
	Gate      string // title of the question for the coordinator's PIN
	GateWhat  string
	GateOnly  string // at a desk that is not open to all
	GateGo    string
	Back      string
	Seconds   Plural
}

var frenchLock = Lock{
	Title:     "POSTE VERROUILLÉ",
	TitleWide: "VERROUILLÉ",
	What:      "Personne n'est noté pendant ce temps. Le partage avec les autres postes et la clé de secours continuent.",
	WhatShort: "Personne n'est noté pendant ce temps.",
	AnyPIN:    "Pour rouvrir : le code du poste, ou celui de la coordination.",
	Nobody:    "Entrée rouvre le poste.",
	Label:     "Code",
	Type:      "taper le code",
	Open:      "rouvrir le poste",
	Wrong:     "Ce n'est pas le bon code. Nouvel essai dans %s.",
	WrongNow:  "Ce n'est pas le bon code.",
	Wait:      "Nouvel essai dans %s.",
	Checking:  "un instant…",
	Scanned:   "Un code a été lu : il n'est pas noté, le poste est verrouillé.",
	Broken:    "Le code ne se vérifie pas : prévenez la coordination.",
	Gate:      "Code de la coordination",
	GateOnly:  "Réservé à la coordination : ce qui suit ne se fait qu'avec son code.",
	GateWhat:  "Ce poste est en libre accès : il faut ce code pour quitter, pour régler et pour corriger une fiche.",
	GateGo:    "valider",
	Back:      "revenir",
	Seconds:   Plural{"%s seconde", "%s secondes"},
}

var englishLock = Lock{
	Title:     "DESK LOCKED",
	TitleWide: "LOCKED",
	What:      "Nobody is noted meanwhile. Sharing with the other desks and the safety stick go on.",
	WhatShort: "Nobody is noted meanwhile.",
	AnyPIN:    "To open it: the desk's PIN, or the coordinator's.",
	Nobody:    "Enter opens the desk.",
	Label:     "PIN",
	Type:      "type the PIN",
	Open:      "open the desk",
	Wrong:     "This is not the PIN. Next try in %s.",
	WrongNow:  "This is not the PIN.",
	Wait:      "Next try in %s.",
	Checking:  "one moment…",
	Scanned:   "A code was scanned: it is not noted, the desk is locked.",
	Broken:    "The PIN cannot be checked: tell the coordinator.",
	Gate:      "The coordinator's PIN",
	GateOnly:  "For the coordinator: what follows needs their PIN.",
	GateWhat:  "This desk is open to all: leaving, settings and corrections need this PIN.",
	GateGo:    "confirm",
	Back:      "go back",
	Seconds:   Plural{"%s second", "%s seconds"},
}
