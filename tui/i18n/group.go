package i18n

// Group is what the screen of people who come together says.
type Group struct {
	Title   string // company
	Order   string // the title where people have no company in common
	Reading string
	Alone   string
	Apart   string // above those expected elsewhere
	Left    Plural // how many are ticked
	Done    Plural // how many are in by now
	Note    Plural // what Enter does
	Late    Plural // of those ticked, how many were not admitted after all
	Writing string
	Tick    string
	Choose  string
	Back    string
	Undo    string
}

var frenchGroup = Group{
	Title:   "Groupe : %s",
	Order:   "Groupe : une même commande",
	Reading: "je cherche le groupe…",
	Alone:   "Personne d'autre de cette société ni de cette commande.",
	Apart:   "ailleurs, ou un autre jour",
	Left:    Plural{"%s à noter", "%s à noter"},
	Done:    Plural{"C'EST NOTÉ : %s personne", "C'EST NOTÉ : %s personnes"},
	Note:    Plural{"noter %s arrivée", "noter %s arrivées"},
	Late:    Plural{"%s n'a pas été notée : voyez la liste", "%s n'ont pas été notées : voyez la liste"},
	Writing: "je note…",
	Tick:    "cocher",
	Choose:  "choisir",
	Back:    "revenir",
	Undo:    "retirer ces arrivées",
}

var englishGroup = Group{
	Title:   "Group: %s",
	Order:   "Group: one order",
	Reading: "looking for the group…",
	Alone:   "Nobody else of this company or this order.",
	Apart:   "elsewhere, or another day",
	Left:    Plural{"%s to note", "%s to note"},
	Done:    Plural{"NOTED: %s person", "NOTED: %s people"},
	Note:    Plural{"note %s arrival", "note %s arrivals"},
	Late:    Plural{"%s was not noted: see the list", "%s were not noted: see the list"},
	Writing: "noting…",
	Tick:    "tick",
	Choose:  "choose",
	Back:    "go back",
	Undo:    "take these arrivals back",
}
