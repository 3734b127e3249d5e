package i18n

// Excluded is what a desk says when its hub no longer admits it.
type Excluded struct {
	Title string
	What  string // that nobody is let in here any more
	Given string // what it had noted is safe elsewhere
	Held  Plural // entries that are nowhere else
	Wiped string
	Left  string // what could not be removed, as a list
	Do    string

	List, Backups, Identity, Kit string // what there is to remove
}

var frenchExcluded = Excluded{
	Title:    "CE POSTE N'EST PLUS ADMIS",
	What:     "La coordination l'a retiré du relais : il ne note plus personne.",
	Given:    "Ce qu'il avait noté est au relais.",
	Held:     Plural{"%s écriture n'est encore qu'ici : gardez cet ordinateur tel qu'il est.", "%s écritures ne sont encore qu'ici : gardez cet ordinateur tel qu'il est."},
	Wiped:    "La liste est effacée d'ici.",
	Left:     "N'a pas pu être effacé : %s.",
	Do:       "Prévenez la coordination.",
	List:     "la liste",
	Backups:  "les sauvegardes",
	Identity: "l'identité de l'événement",
	Kit:      "le kit",
}

var englishExcluded = Excluded{
	Title:    "THIS DESK IS NO LONGER ADMITTED",
	What:     "The coordinator has taken it off the hub: it lets nobody in any more.",
	Given:    "What it had noted is at the hub.",
	Held:     Plural{"%s entry is still only here: keep this computer as it is.", "%s entries are still only here: keep this computer as it is."},
	Wiped:    "The list is erased here.",
	Left:     "Could not be erased: %s.",
	Do:       "Tell the coordinator.",
	List:     "the list",
	Backups:  "the backups",
	Identity: "the event's identity",
	Kit:      "the kit",
}
