package i18n

// Undo is the question that Ctrl+Z asks.
type Undo struct {
	Title     string
	Nothing   string // no arrival of this desk is in force
	Arrived   string // time
	Question  string
	WrongOne  string
	NotComing string
	TooEarly  string
	Other     string
	Keep      string
	Done      string

	// Where several were noted in one gesture.
	GroupTitle Plural
	Whole      Plural // a sentence that still holds one %%s, for the reason
	Only       string // reason
	WrongOnes  string
	AllEarly   string
	KeepAll    string
	AndOthers  Plural
}

var frenchUndo = Undo{
	Title:     "RETIRER CETTE ARRIVÉE" + thin + "?",
	Nothing:   "Aucune arrivée notée par ce poste à cette séance.",
	Arrived:   "arrivée notée à %s",
	Question:  "Pourquoi" + thin + "? Rien ne s'efface : l'historique garde les deux.",
	WrongOne:  "ce n'était pas cette personne",
	NotComing: "la personne n'entre pas, finalement",
	TooEarly:  "notée trop tôt, ou deux fois",
	Other:     "autre raison",
	Keep:      "garder cette arrivée",
	Done:      "ARRIVÉE RETIRÉE",

	GroupTitle: Plural{"RETIRER CETTE ARRIVÉE" + thin + "? (%s ensemble)", "RETIRER CES ARRIVÉES" + thin + "? (%s ensemble)"},
	Whole:      Plural{"%s : %%s", "les %s ensemble : %%s"},
	Only:       "cette personne seulement : %s",
	WrongOnes:  "ce n'étaient pas ces personnes",
	AllEarly:   "notées trop tôt, ou deux fois",
	KeepAll:    "garder ces arrivées",
	AndOthers:  Plural{"et %s autre arrivée", "et %s autres arrivées"},
}

var englishUndo = Undo{
	Title:     "TAKE BACK THIS ARRIVAL?",
	Nothing:   "This desk has noted no arrival at this session.",
	Arrived:   "arrival noted at %s",
	Question:  "Why? Nothing is erased: the history keeps both.",
	WrongOne:  "it was not this person",
	NotComing: "the person is not coming in after all",
	TooEarly:  "noted too early, or twice",
	Other:     "another reason",
	Keep:      "keep this arrival",
	Done:      "ARRIVAL TAKEN BACK",

	GroupTitle: Plural{"TAKE BACK THIS ARRIVAL? (%s together)", "TAKE BACK THESE ARRIVALS? (%s together)"},
	Whole:      Plural{"%s: %%s", "all %s together: %%s"},
	Only:       "this person only: %s",
	WrongOnes:  "it was not these people",
	AllEarly:   "noted too early, or twice",
	KeepAll:    "keep these arrivals",
	AndOthers:  Plural{"and %s other arrival", "and %s other arrivals"},
}
