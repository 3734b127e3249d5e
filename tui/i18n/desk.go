package i18n

// Desk is what the desk screen says.
type Desk struct {
	Prompt     string
	PromptHint string // in the field itself, where there is no line for Prompt
	Nameless   string
	Company    string // where somebody has none
	Found      string // people found (a whole sentence), people in the list
	FoundMore  string // the same, where more were found than are listed
	FoundCount Plural
	Loading    string // nobody yet: the list is still being read
	Unread     string // nobody: the list could not be read whole
	Nobody     string
	Twins      string
	TwinsShort string
	Waiting    string
	Recent     string
	Nothing    string // in an empty field's place

	EnterNotes string // what Enter does, before the name: name
	EnterShows string // name
	EnterOpens string // name: a refusal will be shown
	EnterSees  string // name: in already
	EnterTwins string

	// The same three where there is little room.
	NotesShort string
	ShowsShort string
	OpensShort string

	EnterNew    string // text typed
	EnterChoose string
	Choose      string
	ChooseOther string
	Clear       string
	Back        string
	NotThem     string // Ctrl+Z, after an arrival
	TakeBack    string // Ctrl+Z: name
	Bar         string
	ShowOthers  string // Enter, on what leads to the other actions
	PageHistory string
	Confirm     string // above the name that the first Enter shows large
	Others      Plural // the same person's other registrations
	Noting      string // name
	Dropped     string // text: Enter was pressed before the answer, and it was not sure
}

var frenchDesk = Desk{
	Prompt:     "Nom, société, ville, téléphone ou code",
	PromptHint: "Nom, société, code…",
	Nameless:   "une personne sans nom",
	Company:    "(sans société)",
	Found:      "%s sur %s",
	FoundMore:  "%s sur %s : précisez",
	FoundCount: Plural{"%s personne", "%s personnes"},
	Loading:    "La liste se lit encore. Un instant.",
	Unread:     "La liste ne se lit pas en entier : prévenez la coordination.",
	Nobody:     "Personne de ce nom dans la liste.",
	Twins:      "Deux personnes portent ce nom : demandez la société ou la ville.",
	TwinsShort: "Demandez la société ou la ville.",
	Waiting:    "recherche…",
	Recent:     "Derniers passages",
	Nothing:    "Tapez quelques lettres, ou lisez un code.",

	EnterNotes:  "%s : noter l'arrivée",
	EnterShows:  "%s : montrer en grand",
	EnterOpens:  "%s : voir ce qui bloque",
	EnterSees:   "%s : déjà là, voir depuis quand",
	EnterTwins:  "choisir d'abord avec une flèche",
	NotesShort:  "noter %s",
	ShowsShort:  "montrer %s",
	OpensShort:  "ouvrir %s",
	EnterNew:    "nouvelle personne «" + hard + "%s" + hard + "»",
	EnterChoose: "valider le choix",
	Choose:      "choisir",
	ChooseOther: "choisir quelqu'un d'autre",
	Clear:       "effacer la recherche",
	Back:        "revenir",
	NotThem:     "ce n'était pas cette personne",
	TakeBack:    "retirer l'arrivée de %s",
	Bar:         "Autres actions :",
	ShowOthers:  "montrer les autres actions",
	PageHistory: "fiche et historique",
	Confirm:     "C'EST BIEN CETTE PERSONNE" + thin + "?",
	Others:      Plural{"et %s autre inscription", "et %s autres inscriptions"},
	Noting:      "%s : je note…",
	Dropped:     "«" + hard + "%s" + hard + "» : rien n'est noté, la réponse n'était pas sûre",
}

var englishDesk = Desk{
	Prompt:     "Name, company, town, telephone or code",
	PromptHint: "Name, company, code…",
	Nameless:   "a person without a name",
	Company:    "(no company)",
	Found:      "%s of %s",
	FoundMore:  "%s of %s: type more",
	FoundCount: Plural{"%s person", "%s people"},
	Loading:    "The list is still being read.",
	Unread:     "The list cannot be read whole: tell the coordinator.",
	Nobody:     "Nobody on the list has that name.",
	Twins:      "Two people have this name: ask for the company or the town.",
	TwinsShort: "Ask for the company or the town.",
	Waiting:    "searching…",
	Recent:     "Last at the door",
	Nothing:    "Type a few letters, or scan a code.",

	EnterNotes:  "%s: note the arrival",
	EnterShows:  "%s: show large",
	EnterOpens:  "%s: see what is in the way",
	EnterSees:   "%s: in already, see since when",
	EnterTwins:  "first choose with an arrow",
	NotesShort:  "note %s",
	ShowsShort:  "show %s",
	OpensShort:  "open %s",
	EnterNew:    "new person “%s”",
	EnterChoose: "confirm the choice",
	Choose:      "choose",
	ChooseOther: "choose somebody else",
	Clear:       "clear the search",
	Back:        "go back",
	NotThem:     "it was not this person",
	TakeBack:    "take back the arrival of %s",
	Bar:         "Other actions:",
	ShowOthers:  "show the other actions",
	PageHistory: "page and history",
	Confirm:     "IS IT THIS PERSON?",
	Others:      Plural{"and %s other registration", "and %s other registrations"},
	Noting:      "%s: noting…",
	Dropped:     "“%s”: nothing was noted, the answer was not sure",
}
