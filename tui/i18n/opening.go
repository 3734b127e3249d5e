package i18n

// Opening is what is asked, and said, before there is a desk.
type Opening struct {
	Title       string // of a desk that opens again; the first time, it is that of [Start]
	Poster      string // a word of welcome, in large letters
	Kit         string // the greeting, where a stick makes a desk of the laptop
	Sealed      string // the same, where the laptop's own file is shut
	Hint        string // in the empty field
	Words       Plural // that were typed, so far
	Wrong       string
	WrongDo     string // what to do
	Slip        string // which word looks wrong: its place
	SlipShown   string // the same, where the phrase is seen: place, word
	Near        string // the word that it may be
	Five        Plural // there are too few or too many
	Places      [5]string
	Nobody      string // the line for an emergency desk
	NobodyNote  string
	NobodyShort string // the same, where there is little room
	NeedsPhrase string

	Venue, Desk     string // the questions; the second has the venue's name
	Given           string // names that other laptops have
	Proposed        string // a name
	Written         string // the same: the stick was written for it
	Taken           string // the same: another laptop has it, or has had it
	TakenShort      string // the same, where there is little room
	TakesOver       string // what it means to choose that one
	OtherName       string
	NeedsChoice     string
	NeedsName       string
	Lost            string // the file is gone: where it was, when it was last copied, how large that copy is
	Recover, Anew   string
	LeaveAsItIs     string
	RecoverNote     string
	AnewNote        string
	Wait            string // it is being worked on: nothing is to be pressed
	Checking        string // the steps
	Taking, Copying string
	OpenDesk        string
	Place           string // a label: venue and desk
	PhraseGood      string
	Trouble         string // the title, where it does not go on

	DoNext, DoShow, DoHide, DoEmergency, DoTake, DoChoose, DoClose, DoAgain, DoLeave, DoBelow string
}

var frenchOpening = Opening{
	Title: "Ouverture", Poster: "BONJOUR",
	Kit:    "Avec la phrase de passe, cet ordinateur devient un poste d'accueil.",
	Sealed: "Les noms sont scellés sur cet ordinateur. La phrase de passe de l'événement les ouvre.",
	Hint:   "cinq mots courts", Words: Plural{One: "%s mot sur 5", Many: "%s mots sur 5"},
	Wrong: "Ce n'est pas cette phrase de passe. Rien n'a été changé.", WrongDo: "Cinq mots courts, sans accents. Demandez-les à la coordination.",
	Slip: "Le %s mot n'est pas de ceux que tire OPALE : vérifiez-le.", SlipShown: "Le %s mot, «" + hard + "%s" + hard + "», n'est pas de ceux que tire OPALE.",
	Near: "Est-ce «" + hard + "%s" + hard + "»" + thin + "?",
	Five: Plural{One: "Il y a %s mot : il en faut cinq.", Many: "Il y a %s mots : il en faut cinq."}, Places: [5]string{"premier", "deuxième", "troisième", "quatrième", "cinquième"},
	Nobody: "sans la phrase : ouvrir l'accueil de secours", NobodyShort: "accueil de secours",
	NobodyNote:  "On note chaque nom à la main, sans la liste. Tout se rejoindra dès que la phrase sera connue.",
	NeedsPhrase: "Tapez la phrase de passe : la coordination l'a écrite.",
	Venue:       "Sur quel site est cet ordinateur" + thin + "?", Desk: "%s : quel est le nom de ce poste" + thin + "?",
	Given: "déjà donnés : %s", Proposed: "proposé", Written: "prévu sur cette clé", Taken: "déjà donné : le reprendre", TakenShort: "déjà donné",
	TakesOver: "Pour remplacer un ordinateur en panne. Ce qu'il a laissé sur la clé sera ici" + thin + "; s'il revient un jour, rien ne se perd.",
	OtherName: "un autre nom", NeedsChoice: "Choisissez d'abord par les flèches.", NeedsName: "Tapez le nom de ce poste.",
	Lost:    "Le fichier de ce poste n'est plus là : %s. Sa dernière copie est du %s (%s).",
	Recover: "reprendre la dernière copie", RecoverNote: "ce qui manque reviendra des autres postes",
	Anew: "commencer un fichier vide", AnewNote: "la copie reste où elle est", LeaveAsItIs: "ne rien faire, et fermer",
	Wait: "Un instant : il n'y a rien à taper.", Checking: "je vérifie la phrase de passe…",
	Taking: "je lis la clé et copie la liste…", Copying: "je copie le programme sur cet ordinateur…", OpenDesk: "j'ouvre l'accueil…",
	Place: "Site et poste", PhraseGood: "reconnue", Trouble: "Cela n'a pas pu se faire",
	DoNext: "continuer", DoShow: "afficher", DoHide: "cacher", DoEmergency: "ouvrir l'accueil de secours", DoTake: "choisir",
	DoChoose: "monter, descendre", DoClose: "fermer", DoAgain: "recommencer", DoLeave: "quitter", DoBelow: "sans la phrase",
}

var englishOpening = Opening{
	Title: "Opening", Poster: "HELLO",
	Kit:    "With the passphrase, this computer becomes a desk.",
	Sealed: "The names on this computer are sealed. The event's passphrase opens them.",
	Hint:   "five short words", Words: Plural{One: "%s word of 5", Many: "%s words of 5"},
	Wrong: "That is not this passphrase. Nothing was changed.", WrongDo: "Five short French words, without accents. Ask the coordination for them.",
	Slip: "The %s word is none of those that OPALE draws: check it.", SlipShown: "The %s word, “%s”, is none of those that OPALE draws.",
	Near: "Is it “%s”?",
	Five: Plural{One: "There is %s word: it takes five.", Many: "There are %s words: it takes five."}, Places: [5]string{"first", "second", "third", "fourth", "fifth"},
	Nobody: "without the passphrase: open the emergency desk", NobodyShort: "emergency desk",
	NobodyNote:  "Each name is noted by hand, without the list. All of it comes together once the passphrase is known.",
	NeedsPhrase: "Type the passphrase: the coordination has written it down.",
	Venue:       "At which site is this computer?", Desk: "%s: what is this desk called?",
	Given: "already given: %s", Proposed: "proposed", Written: "meant by this stick", Taken: "already given: take it over", TakenShort: "already given",
	TakesOver: "To replace a computer that broke down. What it left on the stick will be here; should it come back one day, nothing is lost.",
	OtherName: "another name", NeedsChoice: "Choose with the arrows first.", NeedsName: "Type this desk's name.",
	Lost:    "This desk's file is gone: %s. Its last copy is of %s (%s).",
	Recover: "take up the last copy", RecoverNote: "what is missing comes back from the other desks",
	Anew: "begin an empty file", AnewNote: "the copy stays where it is", LeaveAsItIs: "do nothing, and close",
	Wait: "One moment: there is nothing to type.", Checking: "checking the passphrase…",
	Taking: "reading the stick, copying the list…", Copying: "copying the program to this computer…", OpenDesk: "opening the desk…",
	Place: "Site and desk", PhraseGood: "recognised", Trouble: "It could not be done",
	DoNext: "go on", DoShow: "show", DoHide: "hide", DoEmergency: "open the emergency desk", DoTake: "choose",
	DoChoose: "up, down", DoClose: "close", DoAgain: "try again", DoLeave: "quit", DoBelow: "without it",
}
