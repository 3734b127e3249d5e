package i18n

import "opale/checkin"

// Person is what somebody's page says.
type Person struct {
	Title    string
	Reading  string
	Expected string // venue or session, date
	Anywhere string
	Gone     string // no longer on the list
	Erased   string

	Arrivals  string
	NoArrival string
	NoteHere  string // session
	NoteStill string // session: all the same, although refused
	TakeBack  string
	TakenBack string // time, by whom, reason
	OnDay     string // an arrival noted on another day than the session's: date and time
	Why       string // above the reasons for letting in all the same

	Choose string
	Scroll string
	Back   string

	// What can be done to what is known.
	Act       string
	NoteBack  string // session: somebody comes in again
	Leave     string // session
	LeaveName string // name
	LeaveDone string
	OutAt     string // time, by whom
	UndoLeft  string // take back the departure
	LeftTitle string // the question why
	StillIn   string // reasons
	LeftWrong string
	LeftGone  string // what came of it
	Elsewhere string // at another session
	Where     string // the question
	NotedAt   string // session
	Correct   string
	Listed    string // what the list says: value
	Back2List string // take again what the list says: fields
	ListTaken string
	Corrected string
	Unchanged string
	Lacks     string // nobody would have a name
	Flag      string // to be shown, what is there
	NoFlag    string
	FlagKept  string
	FlagGone  string
	Flags     [4]string // what is often to be shown
	OwnFlag   string    // another text than these
	AddFlag   string    // suggestion
	Note      string
	NoteKept  string
	NoteBy    string // note, time, by whom
	Keep      string
	KeepFor   string // name
	Hidden    string // an address that the coordinator's PIN shows
	Next      string
	Finish    string

	// What erases somebody.
	Erase      string
	EraseTitle string
	EraseWhat  [2]string // what it does
	EraseWhy   string
	Grounds    map[checkin.Ground]string
	EraseDone  string
	EraseLeft  string // where they may still be
}

var frenchPerson = Person{
	Title:     "Fiche",
	Reading:   "je lis la fiche…",
	Expected:  "%s, %s",
	Anywhere:  "tous les sites",
	Gone:      "n'est plus dans la liste",
	Erased:    "effacé",
	Arrivals:  "Arrivées",
	NoArrival: "Aucune arrivée pour l'instant.",
	NoteHere:  "noter l'arrivée : %s",
	NoteStill: "noter l'arrivée quand même : %s",
	TakeBack:  "retirer cette arrivée",
	TakenBack: "retirée à %s par %s : %s",
	OnDay:     "(notée %s)",
	Why:       "Pourquoi noter l'arrivée quand même" + thin + "?",
	Choose:    "choisir",
	Scroll:    "lire la suite",
	Back:      "revenir",

	Act:       "Corriger, noter",
	NoteBack:  "noter le retour : %s",
	Leave:     "noter le départ : %s",
	LeaveName: "noter le départ de %s",
	LeaveDone: "DÉPART NOTÉ",
	OutAt:     "départ à %s  %s",
	UndoLeft:  "retirer ce départ",
	LeftTitle: "RETIRER CE DÉPART" + thin + "?",
	StillIn:   "la personne est encore là",
	LeftWrong: "ce n'était pas cette personne",
	LeftGone:  "DÉPART RETIRÉ",
	Elsewhere: "noter l'arrivée à une autre séance",
	Where:     "À quelle séance" + thin + "?",
	NotedAt:   "ARRIVÉE NOTÉE : %s",
	Correct:   "corriger nom, société, ville, e-mail, téléphone",
	Listed:    "la liste dit : %s",
	Back2List: "reprendre ce que dit la liste : %s",
	ListTaken: "COMME DANS LA LISTE",
	Corrected: "CORRECTION NOTÉE",
	Unchanged: "Rien n'a changé.",
	Lacks:     "Il manque un nom.",
	Flag:      "à montrer à chaque arrivée : %s",
	NoFlag:    "rien",
	FlagKept:  "CE SERA MONTRÉ EN GRAND",
	FlagGone:  "PLUS RIEN À MONTRER",
	Flags:     [4]string{"badge à remettre", "VIP", "parle anglais", "prévenir la coordination"},
	OwnFlag:   "autre texte",
	AddFlag:   "ajouter «" + hard + "%s" + hard + "»",
	Note:      "ajouter une note",
	NoteKept:  "NOTE GARDÉE",
	NoteBy:    "%s (%s, %s)",
	Keep:      "garder",
	KeepFor:   "garder pour %s",
	Hidden:    "caché, avec le code",
	Next:      "ligne suivante",
	Finish:    "terminer",

	Erase:      "effacer cette personne",
	EraseTitle: "EFFACER POUR TOUJOURS" + thin + "?",
	EraseWhat: [2]string{
		"Nom, coordonnées, notes et historique s'effacent ici tout de suite, et à chaque autre poste à son prochain échange. Aucune liste ne ramène la personne.",
		"Ses arrivées restent comptées, sans nom.",
	},
	EraseWhy: "Cela ne se reprend pas. Pourquoi" + thin + "?",
	Grounds: map[checkin.Ground]string{
		checkin.GroundRequest: "effacer : la personne le demande", checkin.GroundObjection: "effacer : elle ne veut pas être sur la liste",
		checkin.GroundMistake: "effacer : elle y était par erreur", checkin.GroundOther: "effacer : autre raison",
	},
	EraseDone: "EFFACÉ POUR TOUJOURS",
	EraseLeft: "Les arrivées restent comptées, sans nom. Les sauvegardes d'ici sont remplacées dans le quart d'heure ou en quittant" + thin + "; les autres postes et le relais effacent à leur prochain échange. Reste à faire à la main : les clés qu'on n'a pas relues depuis, les exports et les feuilles imprimées.",
}

var englishPerson = Person{
	Title:     "Page",
	Reading:   "reading the page…",
	Expected:  "%s, %s",
	Anywhere:  "all venues",
	Gone:      "no longer on the list",
	Erased:    "erased",
	Arrivals:  "Arrivals",
	NoArrival: "No arrival so far.",
	NoteHere:  "note the arrival: %s",
	NoteStill: "note the arrival all the same: %s",
	TakeBack:  "take back this arrival",
	TakenBack: "taken back at %s by %s: %s",
	OnDay:     "(noted %s)",
	Why:       "Why note the arrival all the same?",
	Choose:    "choose",
	Scroll:    "read on",
	Back:      "go back",

	Act:       "Correct, note",
	NoteBack:  "note that they are back: %s",
	Leave:     "note the departure: %s",
	LeaveName: "note the departure of %s",
	LeaveDone: "DEPARTURE NOTED",
	OutAt:     "left at %s  %s",
	UndoLeft:  "take back this departure",
	LeftTitle: "TAKE BACK THIS DEPARTURE?",
	StillIn:   "the person is still here",
	LeftWrong: "it was not this person",
	LeftGone:  "DEPARTURE TAKEN BACK",
	Elsewhere: "note the arrival at another session",
	Where:     "At which session?",
	NotedAt:   "ARRIVAL NOTED: %s",
	Correct:   "correct name, company, town, e-mail, telephone",
	Listed:    "the list says: %s",
	Back2List: "go back to what the list says: %s",
	ListTaken: "AS ON THE LIST",
	Corrected: "CORRECTION NOTED",
	Unchanged: "Nothing has changed.",
	Lacks:     "A name is missing.",
	Flag:      "to show at every arrival: %s",
	NoFlag:    "nothing",
	FlagKept:  "IT WILL BE SHOWN LARGE",
	FlagGone:  "NOTHING TO SHOW ANY MORE",
	Flags:     [4]string{"badge to hand over", "VIP", "speaks English", "tell the coordinator"},
	OwnFlag:   "another text",
	AddFlag:   "add “%s”",
	Note:      "add a note",
	NoteKept:  "NOTE KEPT",
	NoteBy:    "%s (%s, %s)",
	Keep:      "keep",
	KeepFor:   "keep for %s",
	Hidden:    "hidden, by PIN",
	Next:      "next line",
	Finish:    "finish",

	Erase:      "erase this person",
	EraseTitle: "ERASE FOR EVER?",
	EraseWhat: [2]string{
		"Name, address, telephone, notes and history are erased here at once, and at each other desk at its next exchange. No list brings the person back.",
		"Their arrivals still count, without a name.",
	},
	EraseWhy: "It cannot be taken back. Why?",
	Grounds: map[checkin.Ground]string{
		checkin.GroundRequest: "erase: the person asks for it", checkin.GroundObjection: "erase: they do not want to be on the list",
		checkin.GroundMistake: "erase: they were on it by mistake", checkin.GroundOther: "erase: another reason",
	},
	EraseDone: "ERASED FOR EVER",
	EraseLeft: "The arrivals still count, without a name. The backups here are replaced within a quarter of an hour or on leaving; the other desks and the hub erase at their next exchange. Left to do by hand: sticks that were not read since, exports, and printed sheets.",
}
