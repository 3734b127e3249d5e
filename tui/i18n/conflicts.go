package i18n

// Conflicts is what a person has to look at.
type Conflicts struct {
	Title   string
	Reading string
	None    string
	Open    Plural // on the status line
	Choose  string
	Look    string // what Enter does with one
	Decide  string
	Back    string

	Twice     Plural // arrivals of one person at one session: the title
	TwiceWhy  string
	Withdrawn string
	GoneWhy   string
	Erased    string
	ErasedWhy string
	Half      string
	HalfWhy   string // the beginning of the id that is not erased
	HalfApart string // another person: take the joining back
	HalfLeave string
	HalfDone  string // it is taken back

	Edits    string // a field, how many values
	Values   Plural
	EditsWhy string
	Quoted   string // a value
	Nothing  string // an empty one
	Same     string
	SameWhy  string
	Listed   string // of one of the two: on the list
	NotIn    string // of one of the two

	Forked    string
	ForkedWhy string
	Held      string
	HeldWhy   string
	Entries   Plural // that a revoked desk wrote
	FromTo    string // when it wrote the first and the last

	Admit    string // the arrival: time, desk
	Admitted string // what was decided
	LeaveOut string
	LeftOut  string // what was decided
	AdmitAll Plural // entries
	AdmittedAll,
	LeaveHeld string
	ReasonForked, ReasonLeft, ReasonHeld string

	KeepNow   string // the value that stands
	KeepValue string // another one
	KeptValue string // what was decided: a value
	Join      string
	Joined    string // what was decided
	Apart     string // the same
	ReasonSame,
	ReasonApart string

	KeepFirst string // time, desk
	KeepOther string // the same, where more than one other is taken back
	BothRight string
	AllRight  string
	OneRight  string
	Page      string

	Decided    string // above what was decided
	Said       string // name, what was decided
	KeptFirst  string // what was decided
	ReasonKept string // written with each arrival taken back
	ReasonRight,
	ReasonAgain string

	Reopen    string // the title
	ReopenWhy string
	Again     string
	Reopened  string // what came of it
	Leave     string
	TakeBack  string // what Enter does
	OnPage    string // what Enter does with a decision that only the page can take back

	TakeBackShort, OnPageShort, LookShort string // the same, where there is little room

	Deciding string
}

var frenchConflicts = Conflicts{
	Title:   "À vérifier",
	Reading: "je cherche ce qui est à vérifier…",
	None:    "Rien à vérifier.",
	Open:    Plural{"%s à vérifier", "%s à vérifier"},
	Choose:  "choisir",
	Look:    "décider : %s",
	Decide:  "valider le choix",
	Back:    "revenir",

	Twice:     Plural{"%s ARRIVÉE", "%s ARRIVÉES POUR UNE PERSONNE"},
	TwiceWhy:  "La même arrivée est notée plusieurs fois, ou quelqu'un s'est trompé de nom.",
	Withdrawn: "LÀ, MAIS PLUS DANS LA LISTE",
	GoneWhy:   "L'arrivée est notée, et la liste ne connaît plus cette inscription.",
	Erased:    "LÀ, DONNÉES EFFACÉES DEPUIS",
	ErasedWhy: "L'arrivée compte toujours, sans le nom.",
	Half:      "EFFACÉE À MOITIÉ",
	HalfWhy:   "Réunie avec une autre inscription, que l'effacement ne connaissait pas" + hard + ": son nom est caché, et gardé. La même personne" + thin + "? La coordination efface le reste" + hard + ": opale person erase %s",
	HalfApart: "c'est une autre personne" + hard + ": reprendre la réunion",
	HalfLeave: "laisser ainsi",
	HalfDone:  "la réunion est reprise",

	Edits:    "%s : %s",
	Values:   Plural{"%s VALEUR", "%s VALEURS"},
	EditsWhy: "Deux postes ont noté cela sans savoir l'un de l'autre. La première ligne vaut pour l'instant.",
	Quoted:   "«" + hard + "%s" + hard + "»",
	Nothing:  "rien",
	Same:     "PEUT-ÊTRE LA MÊME PERSONNE",
	SameWhy:  "Une personne sans inscription ressemble à une autre. Comparez la société, la ville.",
	Listed:   "dans la liste",
	NotIn:    "pas encore là",

	Forked:    "NOTÉE SUR UNE COPIE",
	ForkedWhy: "Cet ordinateur a été copié ou repris deux fois, et seule l'autre copie connaît cette arrivée. Elle ne compte pas encore.",
	Held:      "ÉCRIT PAR UN POSTE EXCLU",
	HeldWhy:   "Ce poste a été exclu de l'événement. Ce qu'il a noté depuis est gardé, et ne compte pas.",
	Entries:   Plural{"%s écriture", "%s écritures"},
	FromTo:    "du %s au %s",

	Admit:        "compter l'arrivée (%s, %s)",
	Admitted:     "l'arrivée compte",
	LeaveOut:     "ne pas la compter",
	LeftOut:      "l'arrivée ne compte pas",
	AdmitAll:     Plural{"compter %s écriture", "compter les %s écritures"},
	AdmittedAll:  "tout compte",
	LeaveHeld:    "laisser de côté, sans rien compter",
	ReasonForked: "vérifié : notée sur une copie",
	ReasonLeft:   "vérifié : ne compte pas",
	ReasonHeld:   "vérifié : écrit par un poste exclu",

	KeepNow:     "garder %s, qui vaut pour l'instant",
	KeepValue:   "prendre %s",
	KeptValue:   "%s est gardé",
	Join:        "c'est la même personne : joindre les deux",
	Joined:      "une seule personne",
	Apart:       "ce sont deux personnes",
	ReasonSame:  "vérifié : la même personne",
	ReasonApart: "vérifié : deux personnes",

	KeepFirst: "garder la première (%s, %s), retirer l'autre",
	KeepOther: "garder la première (%s, %s), retirer les autres",
	BothRight: "les deux sont justes",
	AllRight:  "toutes sont justes",
	OneRight:  "l'arrivée est juste",
	Page:      "ouvrir la fiche",

	Decided:     "Décidé à l'instant",
	Said:        "%s : %s",
	KeptFirst:   "la première est gardée",
	ReasonKept:  "vérifié : la première est gardée",
	ReasonRight: "vérifié : c'est juste",
	ReasonAgain: "à revoir",

	Reopen:        "REPRENDRE CETTE DÉCISION" + thin + "?",
	ReopenWhy:     "Elle sera de nouveau à vérifier, à tous les postes.",
	Again:         "remettre à vérifier",
	Reopened:      "DE NOUVEAU À VÉRIFIER",
	Leave:         "laisser comme c'est décidé",
	TakeBack:      "reprendre la décision : %s",
	OnPage:        "ouvrir la fiche : %s",
	TakeBackShort: "reprendre la décision", OnPageShort: "ouvrir la fiche", LookShort: "décider",
	Deciding: "je note la décision…",
}

var englishConflicts = Conflicts{
	Title:   "To look into",
	Reading: "looking for what has to be looked into…",
	None:    "Nothing to look into.",
	Open:    Plural{"%s to look into", "%s to look into"},
	Choose:  "choose",
	Look:    "decide: %s",
	Decide:  "confirm the choice",
	Back:    "go back",

	Twice:     Plural{"%s ARRIVAL", "%s ARRIVALS OF ONE PERSON"},
	TwiceWhy:  "The same arrival was noted more than once, or somebody took the wrong name.",
	Withdrawn: "IN, BUT OFF THE LIST",
	GoneWhy:   "The arrival is noted, and the list no longer knows this registration.",
	Erased:    "IN, AND ERASED SINCE",
	ErasedWhy: "The arrival still counts; the name is erased.",
	Half:      "HALF ERASED",
	HalfWhy:   "Joined with another registration, which the erasure did not know of: its name is hidden, and kept. The same person? The coordinator erases the rest: opale person erase %s",
	HalfApart: "another person: take the joining back",
	HalfLeave: "leave it so",
	HalfDone:  "the joining is taken back",

	Edits:    "%s: %s",
	Values:   Plural{"%s VALUE", "%s VALUES"},
	EditsWhy: "Two desks noted this without knowing of each other. The first line holds for now.",
	Quoted:   "“%s”",
	Nothing:  "nothing",
	Same:     "PERHAPS THE SAME PERSON",
	SameWhy:  "A walk-in resembles somebody else. Compare the company, the town.",
	Listed:   "on the list",
	NotIn:    "not in yet",

	Forked:    "NOTED ON A COPY",
	ForkedWhy: "That computer was copied or resumed twice, and only the other copy knows this arrival. It does not count yet.",
	Held:      "WRITTEN BY AN EXCLUDED DESK",
	HeldWhy:   "This desk was excluded. What it has noted since is kept, and does not count.",
	Entries:   Plural{"%s entry", "%s entries"},
	FromTo:    "from %s to %s",

	Admit:        "count the arrival (%s, %s)",
	Admitted:     "the arrival counts",
	LeaveOut:     "leave it out",
	LeftOut:      "the arrival does not count",
	AdmitAll:     Plural{"count %s entry", "count the %s entries"},
	AdmittedAll:  "all of it counts",
	LeaveHeld:    "leave it aside, and count nothing",
	ReasonForked: "looked into: noted on a copy",
	ReasonLeft:   "looked into: does not count",
	ReasonHeld:   "looked into: written by an excluded desk",

	KeepNow:     "keep %s, which holds for now",
	KeepValue:   "take %s",
	KeptValue:   "%s is kept",
	Join:        "it is the same person: join the two",
	Joined:      "one person",
	Apart:       "they are two people",
	ReasonSame:  "looked into: the same person",
	ReasonApart: "looked into: two people",

	KeepFirst: "keep the first (%s, %s), take back the other",
	KeepOther: "keep the first (%s, %s), take back the others",
	BothRight: "both are right",
	AllRight:  "all are right",
	OneRight:  "the arrival is right",
	Page:      "open the page",

	Decided:     "Decided just now",
	Said:        "%s: %s",
	KeptFirst:   "the first is kept",
	ReasonKept:  "looked into: the first is kept",
	ReasonRight: "looked into: it is right",
	ReasonAgain: "to be looked into again",

	Reopen:        "TAKE THIS DECISION BACK?",
	ReopenWhy:     "It will have to be looked into again, at every desk.",
	Again:         "look into it again",
	Reopened:      "TO BE LOOKED INTO AGAIN",
	Leave:         "leave it as decided",
	TakeBack:      "take the decision back: %s",
	OnPage:        "open the page: %s",
	TakeBackShort: "take it back", OnPageShort: "open the page", LookShort: "decide",
	Deciding: "noting the decision…",
}
