package i18n

// HandBack is what is said of a laptop that is given back: on its page, and by
// the command that does it.
type HandBack struct {
	Title   string
	Reading string
	Ready   string // nothing stands in the way
	Refused string
	What    string // what goes
	Outside string // what does not
	Do      string // the line that does it
	Go      string // Enter
	Choose  string
	Back    string
	Scroll  string
	Leaving string

	Held       string // desk, when, entries
	Entries    Plural
	AllHeld    Plural // entries
	Missing    Plural
	MissingDo  string
	MissingTo  string // desks
	MissingBut string // nobody else was ever heard of

	Count     string // given back, of how many
	GivenBack string // when
}

var frenchHandBack = HandBack{
	Title: "Rendre cet ordinateur", Reading: "je regarde qui tient ce que cet ordinateur sait…",
	Ready: "TOUT EST AILLEURS", Refused: "PAS ENCORE",
	What:    "Seront effacés" + thin + ": la base et ses copies, les clés, les réglages, le journal, la liste imprimable, le raccourci et le programme. Un bordereau signé reste, sans le nom de personne.",
	Outside: "Reste à faire à la main" + thin + ":",
	Do:      "tout effacer, rendre l'ordinateur", Go: "tout effacer, sans retour",
	Choose: "choisir", Back: "revenir", Scroll: "lire la suite", Leaving: "Le poste se ferme, puis s'efface…",

	Held:       "tenu par %s, qui l'a dit le %s (%s)",
	Entries:    Plural{"%s écriture", "%s écritures"},
	AllHeld:    Plural{"La seule écriture de cet ordinateur est aussi ailleurs.", "Les %s écritures de cet ordinateur sont toutes ailleurs aussi."},
	Missing:    Plural{"%s écriture n'est, d'après les autres, nulle part ailleurs" + thin + ": rien n'est effacé.", "%s écritures ne sont, d'après les autres, nulle part ailleurs" + thin + ": rien n'est effacé."},
	MissingDo:  "Branchez la clé et faites l'échange ici.",
	MissingTo:  "Puis passez par %s, et revenez ici avec la clé" + thin + ": elle rapporte leur parole.",
	MissingBut: "Puis portez-la à un autre poste, faites-y l'échange, et revenez ici avec elle.",

	Count: "%s sur %s rendus", GivenBack: "rendu le %s",
}

var englishHandBack = HandBack{
	Title: "Give this laptop back", Reading: "looking who holds what this laptop knows…",
	Ready: "ALL IS ELSEWHERE", Refused: "NOT YET",
	What:    "To be removed: the database and its copies, the keys, the settings, the log, the printable list, the shortcut and the program. A signed slip stays, with nobody's name.",
	Outside: "Left to be done by hand:",
	Do:      "remove everything, give it back", Go: "remove everything, for good",
	Choose: "choose", Back: "go back", Scroll: "read on", Leaving: "The desk closes, then removes itself…",

	Held:       "held by %s, who said so on %s (%s)",
	Entries:    Plural{"%s entry", "%s entries"},
	AllHeld:    Plural{"The one entry of this laptop is elsewhere, too.", "All %s entries of this laptop are elsewhere, too."},
	Missing:    Plural{"%s entry is, by what others said, nowhere else: nothing is removed.", "%s entries are, by what others said, nowhere else: nothing is removed."},
	MissingDo:  "Plug in the stick and exchange here.",
	MissingTo:  "Then visit %s, and come back here with the stick: it brings their word.",
	MissingBut: "Then take it to another desk, exchange there, and come back here with it.",

	Count: "%s of %s given back", GivenBack: "given back on %s",
}
