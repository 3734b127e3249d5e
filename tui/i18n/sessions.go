package i18n

// Sessions is the choice of the session that people arrive at.
type Sessions struct {
	Title   string
	Hours   string // opening, closing
	Here    string // this desk's session
	Open    string
	Over    string
	Later   string
	InOf    string // in, expected
	Switch  string // session
	Stay    string
	Choose  string
	Seat    string // somebody else sits down
	Back    string
	Moving  string
	Warning string // the chosen session is not open

	// On the welcome, and in the header.
	OpensAt   string // time
	OpensOn   string // date, time
	Early     string // when it opens
	Begun     string // for how long
	Ended     string // time
	Back2In   string // time of the departure
	Scarce    string // inside, places
	Full      string // inside, places
	ScarceTop string // the same, in the header
	FullTop   string
	Places    Plural
	IsScarce  string // in the list of sessions
	IsFull    string
	Next      string // session, when it opens, the key that goes there
	NextTop   string // when it opens, the key
	OpenSince string // time
}

var frenchSessions = Sessions{
	Title:   "Séances",
	Hours:   "%s à %s",
	Here:    "ce poste",
	Open:    "ouverte",
	Over:    "terminée",
	Later:   "à venir",
	InOf:    "%s sur %s",
	Switch:  "passer à %s",
	Stay:    "rester à cette séance",
	Choose:  "choisir",
	Seat:    "changer de prénom",
	Back:    "revenir",
	Moving:  "je change de séance…",
	Warning: "Cette séance n'est pas ouverte maintenant.",

	OpensAt:   "ouvre à %s",
	OpensOn:   "ouvre %s à %s",
	Early:     "la séance %s",
	Begun:     "séance commencée depuis %s",
	Ended:     "séance terminée à %s",
	Back2In:   "de retour, départ noté à %s",
	Scarce:    "presque complet : %s sur %s",
	Full:      "COMPLET : %s pour %s",
	ScarceTop: "presque complet, %s",
	FullTop:   "COMPLET, %s",
	Places:    Plural{"%s place", "%s places"},
	IsScarce:  "presque complète",
	IsFull:    "complète",
	Next:      "«" + hard + "%s" + hard + "», %s : %s pour y passer",
	NextTop:   "séance de %s : %s",
	OpenSince: "ouverte depuis %s",
}

var englishSessions = Sessions{
	Title:   "Sessions",
	Hours:   "%s to %s",
	Here:    "this desk",
	Open:    "open",
	Over:    "over",
	Later:   "to come",
	InOf:    "%s of %s",
	Switch:  "move to %s",
	Stay:    "stay at this session",
	Choose:  "choose",
	Seat:    "change your name",
	Back:    "go back",
	Moving:  "changing session…",
	Warning: "This session is not open now.",

	OpensAt:   "opens at %s",
	OpensOn:   "opens on %s at %s",
	Early:     "the session %s",
	Begun:     "the session began %s ago",
	Ended:     "the session ended at %s",
	Back2In:   "back again, left at %s",
	Scarce:    "nearly full: %s of %s",
	Full:      "FULL: %s for %s",
	ScarceTop: "nearly full, %s",
	FullTop:   "FULL, %s",
	Places:    Plural{"%s place", "%s places"},
	IsScarce:  "nearly full",
	IsFull:    "full",
	Next:      "“%s”, %s: %s to move there",
	NextTop:   "session of %s: %s",
	OpenSince: "open since %s",
}
