package i18n

// Guide is what the help says beyond the keys.
type Guide struct {
	Title   string
	Letters string // in place of a key
	Search  string
	Scanner string
	Scan    string
	Mouse   string
	Click   string
	Or      string // between a key and its alias
	Move    string
	Close   string
	Signs   string
	In      string
	Already string
	Other   string
	Warning string
	No      string
	Unknown string
	Show    string
}

var frenchGuide = Guide{
	Title:   "Aide : toutes les touches",
	Letters: "Des lettres",
	Search:  "chercher un nom, une société, une ville, un numéro",
	Scanner: "Lecteur de codes",
	Scan:    "noter l'arrivée, quel que soit l'écran",
	Mouse:   "Souris",
	Click:   "un clic choisit, ou fait ce qui est écrit" + thin + "; avec Maj, elle copie du texte",
	Or:      "%s ou %s",
	Move:    "lire la suite",
	Close:   "revenir",
	Signs:   "Les signes",
	In:      "l'arrivée est notée",
	Already: "déjà là",
	Other:   "inscription ailleurs, ou un autre jour",
	Warning: "quelque chose à régler d'abord",
	No:      "annulée ou bloquée",
	Unknown: "code inconnu, ou question",
	Show:    "à montrer à la personne",
}

var englishGuide = Guide{
	Title:   "Help: every key",
	Letters: "Letters",
	Search:  "search for a name, a company, a town, a number",
	Scanner: "Code scanner",
	Scan:    "note the arrival, whatever the screen",
	Mouse:   "Mouse",
	Click:   "a click chooses, or does what it says; with Shift, it copies text",
	Or:      "%s or %s",
	Move:    "read on",
	Close:   "go back",
	Signs:   "The signs",
	In:      "the arrival is noted",
	Already: "already in",
	Other:   "registered elsewhere, or for another day",
	Warning: "something to settle first",
	No:      "cancelled or blocked",
	Unknown: "unknown code, or a question",
	Show:    "to be shown to the person",
}
