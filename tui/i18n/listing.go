package i18n

// Listing is the screen on which a list is taken in.
type Listing struct {
	Title string

	// The choice of a file.
	What      string // what happens then
	Found     string // above the files that were found
	Looking   string
	None      string // no file was found
	Downloads string
	Desktop   string
	Bytes     [2]string // thousands and millions of bytes
	Typed     string    // the file that is typed
	Hint      string    // in its empty field
	ReadIt    string    // file
	Type      string
	Choose    string
	Back      string

	// Reading.
	Reading   string // file
	Lines     Plural
	Weighing  string // percent
	Again     string // the list is read once more, with a correction
	Stop      string
	Forbidden Sentence // path
	NoFile    Sentence // path

	// The preview.
	Take       string // the choice that takes the list in
	TakeAll    Plural // the same, and takes out who is gone from it
	TakeIt     string // what Enter does there
	Colon      string
	Cannot     Plural // status words without an answer, before the people whom that stops
	Stopped    Plural
	Large      string
	Change     string // what the arrows do on a column or word
	Meanings   string // what Enter does there
	NextPart   string
	Look       string
	Sheet      string // of a workbook
	ByColumns  string // why it is read: nobody said so
	OtherSheet string // what the arrows do where nothing else has meanings
	Guess      string // a meaning: as the program finds by itself
	NotYet     string // an answer: none
	KeepIt     string // Enter on a meaning
	Duplicate  string // title of a part
	NoChoice   string // of the preview before an arrow was pressed

	// Taking it in.
	Taking  string // list
	Waiting string // arrivals do
	NoTrace string // what Esc does
	Ending  string // Esc was pressed

	// What came of it: the titles.
	Done, Nothing, Cancelled, Failed string

	Whole             string // list, counts
	Same              string // list
	Undone            string
	Shared            string
	Learned           Plural
	ToDesk, ToPrepare string
	ToList            string
}

var frenchListing = Listing{
	Title: "La liste",

	What:      "Choisissez le fichier sorti de la billetterie ou du tableur, tel quel. Il est d'abord montré" + hard + ": rien n'est écrit avant votre accord.",
	Found:     "Trouvés sur cet ordinateur",
	Looking:   "je cherche les listes…",
	None:      "Aucune liste dans les téléchargements, sur le bureau ni sur une clé.",
	Downloads: "Téléchargements", Desktop: "Bureau",
	Bytes:  [2]string{"%s" + hard + "ko", "%s" + hard + "Mo"},
	Typed:  "un autre fichier",
	Hint:   "tapez son chemin, ou faites-le glisser ici",
	ReadIt: "regarder %s", Type: "tapez, collez ou glissez le fichier", Choose: "choisir", Back: "revenir",

	Reading:   "Je lis %s…",
	Lines:     Plural{"%s ligne", "%s lignes"},
	Weighing:  "je compare avec les inscriptions déjà là… %d" + hard + "%%",
	Again:     "je relis avec votre correction…",
	Stop:      "arrêter",
	Forbidden: Sentence{"L'ordinateur ne permet pas de lire %s.", "Rien n'a été changé.", "Copiez-le dans vos documents, puis choisissez la copie."},
	NoFile:    Sentence{"Ce fichier n'existe pas" + hard + ": %s.", "Rien n'a été changé.", "Vérifiez le chemin, ou faites glisser le fichier dans la fenêtre."},

	Take: "prendre cette liste", TakeAll: Plural{"la prendre, et retirer %s personne qui n'y est plus", "la prendre, et retirer les %s personnes qui n'y sont plus"}, TakeIt: "prendre la liste",
	Colon:   hard + ": ",
	Cannot:  Plural{"%s mot de statut attend votre réponse", "%s mots de statut attendent votre réponse"},
	Stopped: Plural{"sans elle, l'accueil arrêtera %s personne.", "sans elle, l'accueil arrêtera %s personnes."},
	Large:   "C'est une grande liste" + hard + ": l'écrire peut durer une minute. Les arrivées notées pendant ce temps attendent, et ne sont pas perdues.",
	Change:  "corriger", Meanings: "tous les sens", NextPart: "la suite", Look: "parcourir",
	Sheet: "feuille", ByColumns: "d'après les colonnes", OtherSheet: "autre feuille",
	Guess:     "comme OPALE le trouve",
	NotYet:    "pas encore",
	KeepIt:    "garder ce sens",
	Duplicate: "Sans doute deux fois la même personne",
	NoChoice:  "voir et corriger, puis prendre",

	Taking:  "Je prends la liste %s…",
	Waiting: "Les arrivées notées pendant ce temps attendent la fin, et ne sont pas perdues.",
	NoTrace: "arrêter" + hard + ": rien de la liste ne restera",
	Ending:  "J'arrête, et j'efface ce qui était commencé…",

	Done: "LISTE PRISE", Nothing: "RIEN DE NOUVEAU", Cancelled: "ARRÊTÉ", Failed: "LISTE PAS PRISE",

	Whole:   "Liste «" + hard + "%s" + hard + "»" + hard + ": %s.",
	Same:    "Liste «" + hard + "%s" + hard + "»" + hard + ": toutes ces inscriptions étaient déjà connues.",
	Undone:  "Rien de la liste n'a été pris" + hard + ": tout est comme avant.",
	Shared:  "Les autres postes la recevront au prochain partage.",
	Learned: Plural{"%s réponse est gardée pour la prochaine liste.", "%s réponses sont gardées pour la prochaine liste."},
	ToDesk:  "revenir à l'accueil", ToPrepare: "revenir à la préparation",
	ToList: "revenir à la liste",
}

var englishListing = Listing{
	Title: "The list",

	What:      "Choose the file as the ticketing tool or the spreadsheet wrote it. It is shown first: nothing is written before you agree.",
	Found:     "Found on this computer",
	Looking:   "looking for lists…",
	None:      "No list among the downloads, on the desktop, or on a stick.",
	Downloads: "Downloads", Desktop: "Desktop",
	Bytes:  [2]string{"%s" + hard + "KB", "%s" + hard + "MB"},
	Typed:  "another file",
	Hint:   "type its path, or drag it here",
	ReadIt: "look at %s", Type: "type, paste or drag the file", Choose: "choose", Back: "go back",

	Reading:   "Reading %s…",
	Lines:     Plural{"%s line", "%s lines"},
	Weighing:  "comparing with the registrations that are there… %d%%",
	Again:     "reading once more with your correction…",
	Stop:      "stop",
	Forbidden: Sentence{"The computer does not let %s be read.", "Nothing was changed.", "Copy it to your documents, then choose the copy."},
	NoFile:    Sentence{"This file does not exist: %s.", "Nothing was changed.", "Check the path, or drag the file into the window."},

	Take: "take this list in", TakeAll: Plural{"take it in, and withdraw %s person who is no longer on it", "take it in, and withdraw %s people who are no longer on it"}, TakeIt: "take the list in",
	Colon:   ": ",
	Cannot:  Plural{"%s status word waits for your answer", "%s status words wait for your answer"},
	Stopped: Plural{"without it, the desk will stop %s person.", "without it, the desk will stop %s people."},
	Large:   "This is a large list: writing it may take a minute. Arrivals noted meanwhile wait, and are not lost.",
	Change:  "correct", Meanings: "all meanings", NextPart: "next part", Look: "look through",
	Sheet: "sheet", ByColumns: "by its columns", OtherSheet: "another sheet",
	Guess:     "as OPALE finds it",
	NotYet:    "not yet",
	KeepIt:    "keep this meaning",
	Duplicate: "Probably the same person twice",
	NoChoice:  "look and correct, then take it in",

	Taking:  "Taking in the list %s…",
	Waiting: "Arrivals noted meanwhile wait for the end, and are not lost.",
	NoTrace: "stop: nothing of the list stays",
	Ending:  "Stopping, and taking back what was begun…",

	Done: "LIST TAKEN IN", Nothing: "NOTHING NEW", Cancelled: "STOPPED", Failed: "LIST NOT TAKEN IN",

	Whole:   "List “%s”: %s.",
	Same:    "List “%s”: all these registrations were known already.",
	Undone:  "Nothing of the list was taken in: all is as before.",
	Shared:  "The other desks will have it with the next exchange.",
	Learned: Plural{"%s answer is kept for the next list.", "%s answers are kept for the next list."},
	ToDesk:  "back to the desk", ToPrepare: "back to what is prepared",
	ToList: "back to the list",
}
