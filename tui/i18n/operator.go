package i18n

// Operator is what is asked when somebody else sits down.
type Operator struct {
	Title  string
	Now    string // who is at the keyboard: name
	Label  string
	Hint   string
	Known  string // above the names that are known
	Type   string // in place of a key, what letters do
	Take   string // what Enter does: name
	Choose string
	Back   string
	Saving string
}

var frenchOperator = Operator{
	Title:  "Qui est à ce poste" + thin + "?",
	Now:    "jusqu'ici : %s",
	Label:  "Votre prénom",
	Hint:   "tapez-le, ou choisissez avec une flèche",
	Known:  "Déjà venus à l'accueil",
	Type:   "tapez votre prénom",
	Take:   "%s est à ce poste",
	Choose: "choisir",
	Back:   "revenir",
	Saving: "un instant…",
}

var englishOperator = Operator{
	Title:  "Who is at this desk?",
	Now:    "until now: %s",
	Label:  "Your first name",
	Hint:   "type it, or choose with an arrow",
	Known:  "Known at this event",
	Type:   "type your first name",
	Take:   "%s is at this desk",
	Choose: "choose",
	Back:   "go back",
	Saving: "one moment…",
}
