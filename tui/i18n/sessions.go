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
}
