package i18n

import "opale/checkin"

// Prepare is what the screen of the evening before says.
type Prepare struct {
	Title, Aside string
	Steps        PrepareSteps // titles
	Reading      string
	Do           string // what Enter does, where the step says nothing better

	NoList    string
	People    Plural // registrations
	ListOf    string // people, word of the list, date, hour
	ListNamed string // the same, the name of the file
	Unnamed   Plural // tickets
	DoList    string
	DoNewList string

	Desks    string // a venue, how many desks
	DoVenues string
	Keep     string // the last line of the form
	HowMany  string // above the form

	NoTricky                string
	Several                 string // in the place of a venue
	Alike                   Plural // a name, so many (filled in first)
	AlikeLacks              string // what would tell them apart
	Nameless                Plural
	NamelessOf              Plural // the same, and the company
	Twice                   string // a name
	MendIt                  string
	DoTricky, DoTrickyShort string
	TrickyIn                string // path

	NoPhrase    string
	DoPhrase    string
	WriteDown   string // under the words
	WriteDown2  string
	DoNoted     string
	Noted       string // beside the words
	NotedUnseen string // where this run does not know them
	Unnoted     string
	DoHave      string
	Other       string // the right choice: draw another one
	DoOther     string
	OtherFor    string // what that means

	Sticks                                    string // one or another
	SticksDone                                Plural // of so many (the number is filled in again)
	ToWrite                                   string
	Written                                   string
	Behind                                    string // the word of its list
	Locked                                    string
	RoundName                                 string
	RewriteAll                                string // names
	RewriteKey                                string // names
	NoStick                                   string
	Plugged                                   string // its name
	IsOurs                                    string // desk, list
	IsNew                                     string
	IsAlien                                   string
	DoWrite                                   string // desk
	DoRewrite                                 string // desk
	DoWriteShort                              string
	DoChoose                                  string
	DoNextDrive                               string
	Parts                                     [3]string
	Done                                      string // a desk
	Stopped                                   string
	Stop                                      string
	Next                                      string // the next desk
	AllWritten                                string
	NoPhraseYet                               string
	Lacks                                     string // systems
	Or                                        string
	Faults                                    map[checkin.Code]Sentence // of a stick that could not be written
	WrittenShort                              string
	DesksShort                                string // how many desks, how many venues
	SticksShort, NoPapersShort, NoPhraseShort string // where there is little room

	NoPapers  string
	Papers    Plural // files
	ListsOpen string // the words that open the printed lists
	PapersIn  string // files, folder
	PapersOld string
	DoPapers  string
	Printing  string

	Guide      string // what to do on each laptop
	Guide2     string
	Newer      string // the number of the first step
	Move, Back string
}

// PrepareSteps are the titles of the steps.
type PrepareSteps struct{ List, Venues, Tricky, Phrase, Sticks, Papers string }

var frenchPrepare = Prepare{
	Title: "Préparer", Aside: "la veille",
	Steps:   PrepareSteps{"La liste", "Les sites", "Noms pièges", "Phrase de passe", "Les clés de départ", "Le papier"},
	Reading: "je regarde où vous en êtes…",
	Do:      "faire cette étape",

	NoList: "pas encore de liste", People: Plural{"%s inscription", "%s inscriptions"},
	ListOf: "%s, liste %s (%s %s)", ListNamed: "%s, liste %s (%s %s), %s",
	Unnamed: Plural{"%s billet sans nom", "%s billets sans nom"}, DoList: "chercher la liste", DoNewList: "une liste plus récente",

	Desks: "%s %s", DoVenues: "changer les postes", Keep: "garder", HowMany: "Combien de postes à chaque site" + thin + "?",

	NoTricky: "aucun", Several: "plusieurs sites",
	Alike: Plural{"«" + hard + "%[2]s" + hard + "»", "«" + hard + "%[2]s" + hard + "» ×%[1]s"}, AlikeLacks: "rien ne les distingue",
	Nameless: Plural{"%s billet sans nom", "%s billets sans nom"}, NamelessOf: Plural{"%[1]s billet sans nom, %[2]s", "%[1]s billets sans nom, %[2]s"},
	Twice: "«" + hard + "%s" + hard + "», sans doute deux fois", MendIt: "%s : compléter avant demain" + thin + "?",
	DoTricky: "écrire la page à imprimer", DoTrickyShort: "écrire la page", TrickyIn: "Écrit dans %s",

	NoPhrase: "pas encore : cinq mots courts, pour ouvrir les clés", DoPhrase: "tirer les cinq mots",
	WriteDown: "Écrivez ces cinq mots sur papier, à part des clés.", WriteDown2: "Ils ne seront plus montrés après la fermeture d'OPALE.",
	DoNoted: "c'est écrit", Noted: "écrite, gardée à part", NotedUnseen: "écrite, gardée à part (elle n'est plus montrée)",
	Unnoted: "elle existe déjà, et n'est plus montrée : l'avez-vous par écrit" + thin + "?", DoHave: "oui, je l'ai",
	Other: "perdue" + hard + ": en tirer une autre", DoOther: "tirer cinq autres mots",
	OtherFor: "Les clés déjà écrites gardent l'ancienne : elles seront à réécrire.",

	Sticks: "une par ordinateur, ou une qui passe de l'un à l'autre", SticksDone: Plural{"%s écrite sur %s", "%s écrites sur %s"}, ToWrite: "à faire", Written: "écrite, relue", Behind: "liste %s", Locked: "autre phrase", RoundName: "une clé pour tous",
	RewriteAll: "Liste plus récente ici. Clés à réécrire : %s.", RewriteKey: "Autre phrase de passe ici. Clés à réécrire : %s.",
	NoStick: "Branchez une clé USB.", Plugged: "%s, branchée", IsOurs: "clé «" + hard + "%s" + hard + "», liste %s", IsNew: "pas encore une clé de départ",
	IsAlien: "la clé d'un autre événement : prenez-en une autre", DoWrite: "écrire «" + hard + "%s" + hard + "»", DoRewrite: "réécrire «" + hard + "%s" + hard + "»",
	DoWriteShort: "écrire la clé",
	DoChoose:     "changer", DoNextDrive: "l'autre branchée",
	Parts: [3]string{"j'écris le programme", "j'écris la liste", "je relis tout"},
	Done:  "La clé «" + hard + "%s" + hard + "» est écrite et relue.", Stopped: "Arrêtée avant la fin : cette clé n'est pas complète.", Stop: "arrêter", Next: "Retirez-la, branchez la suivante : %s.",
	AllWritten:  "Toutes les clés sont prêtes.",
	NoPhraseYet: "D'abord la phrase de passe (étape %s).", Lacks: "Pas de programme ici pour %s : posez-le à côté de celui-ci.", Or: "ni pour",
	Faults: map[checkin.Code]Sentence{
		checkin.CodeDiskFull: {What: "La clé est pleine.", Safe: "Elle n'est pas complète.", Press: "Faites-y de la place, ou prenez-en une autre."},
		checkin.CodeReadOnly: {What: "On ne peut pas écrire sur cette clé.", Safe: "Elle n'est pas complète.", Press: "Elle a peut-être un verrou : prenez-en une autre."},
		checkin.CodeMissing:  {What: "La clé n'est plus branchée.", Safe: "Elle n'est pas complète.", Press: "Rebranchez-la, et écrivez-la encore une fois."},
		checkin.CodeDamaged:  {What: "Cette clé rend autre chose que ce qu'on y écrit.", Safe: "Elle n'est pas complète.", Press: "Prenez-en une autre."},
		checkin.CodeInternal: {What: "Cette clé ne répond plus.", Safe: "Elle n'est pas complète.", Press: "Rebranchez-la, ou prenez-en une autre."},
	},
	WrittenShort: "relue", DesksShort: "%s postes, %s sites", SticksShort: "à faire", NoPapersShort: "à imprimer", NoPhraseShort: "pas encore",

	NoPapers: "aide-mémoire, émargement, listes de secours : à imprimer", Papers: Plural{"%s fichier", "%s fichiers"}, PapersIn: "%s dans %s",
	ListsOpen: "Les listes de secours s'ouvrent avec : %s",
	PapersOld: "d'une liste plus ancienne : à refaire", DoPapers: "écrire les fichiers", Printing: "j'écris les fichiers",

	Guide:  "Sur chaque ordinateur : brancher la clé, ouvrir OPALE, taper la phrase de passe, son prénom.",
	Newer:  "Une liste plus récente" + thin + "? Refaites l'étape %s" + hard + ": les clés diront lesquelles sont à réécrire.",
	Guide2: "Ni installation, ni réseau. La clé reste branchée : elle remplace un ordinateur en panne.",
	Move:   "étape", Back: "revenir à l'accueil",
}

var englishPrepare = Prepare{
	Title: "Prepare", Aside: "the evening before",
	Steps:   PrepareSteps{"The list", "Venues", "Tricky names", "Passphrase", "Starter sticks", "On paper"},
	Reading: "looking how far you are…",
	Do:      "do this step",

	NoList: "no list yet", People: Plural{"%s registration", "%s registrations"},
	ListOf: "%s, list %s (%s %s)", ListNamed: "%s, list %s (%s %s), %s",
	Unnamed: Plural{"%s ticket without a name", "%s tickets without a name"}, DoList: "look for the list", DoNewList: "a newer list",

	Desks: "%s %s", DoVenues: "change the desks", Keep: "keep", HowMany: "How many desks at each venue?",

	NoTricky: "none", Several: "several venues",
	Alike: Plural{"“%[2]s”", "“%[2]s” ×%[1]s"}, AlikeLacks: "nothing tells them apart",
	Nameless: Plural{"%s ticket without a name", "%s tickets without a name"}, NamelessOf: Plural{"%[1]s ticket without a name, %[2]s", "%[1]s tickets without a name, %[2]s"},
	Twice: "“%s”, probably twice", MendIt: "%s: mend it before tomorrow?",
	DoTricky: "write the page to print", DoTrickyShort: "write the page", TrickyIn: "Written to %s",

	NoPhrase: "not yet: five short words that open the sticks", DoPhrase: "draw the five words",
	WriteDown: "Write these five words on paper, apart from the sticks.", WriteDown2: "They are not shown any more once OPALE is closed.",
	DoNoted: "it is written down", Noted: "written down, kept apart", NotedUnseen: "written down, kept apart (not shown any more)",
	Unnoted: "there is one, not shown any more: do you have it on paper?", DoHave: "yes, I have it",
	Other: "lost: draw another one", DoOther: "draw five other words",
	OtherFor: "Sticks already written keep the old one: they have to be rewritten.",

	Sticks: "one for each computer, or one that goes round", SticksDone: Plural{"%s written of %s", "%s written of %s"}, ToWrite: "to do", Written: "written, read", Behind: "list %s", Locked: "other phrase", RoundName: "one for all",
	RewriteAll: "A newer list is here. Sticks to rewrite: %s.", RewriteKey: "Another passphrase is here. Sticks to rewrite: %s.",
	NoStick: "Plug a USB stick in.", Plugged: "%s, plugged in", IsOurs: "stick “%s”, list %s", IsNew: "no starter stick yet",
	IsAlien: "another event's stick: take another one", DoWrite: "write “%s”", DoRewrite: "rewrite “%s”",
	DoWriteShort: "write the stick",
	DoChoose:     "another stick", DoNextDrive: "the other one",
	Parts: [3]string{"writing the program", "writing the list", "reading it back"},
	Done:  "The stick “%s” is written and read back.", Stopped: "Stopped before its end: this stick is not complete.", Stop: "stop", Next: "Take it out, plug in the next one: %s.",
	AllWritten:  "All sticks are ready.",
	NoPhraseYet: "First the passphrase (step %s).", Lacks: "No program here for %s: put it beside this one.", Or: "nor for",
	Faults: map[checkin.Code]Sentence{
		checkin.CodeDiskFull: {What: "The stick is full.", Safe: "It is not complete.", Press: "Make room on it, or take another one."},
		checkin.CodeReadOnly: {What: "Nothing can be written on this stick.", Safe: "It is not complete.", Press: "It may have a lock: take another one."},
		checkin.CodeMissing:  {What: "The stick is no longer plugged in.", Safe: "It is not complete.", Press: "Plug it in, and write it once more."},
		checkin.CodeDamaged:  {What: "This stick gives back something else than was written.", Safe: "It is not complete.", Press: "Take another one."},
		checkin.CodeInternal: {What: "This stick does not answer any more.", Safe: "It is not complete.", Press: "Plug it in again, or take another one."},
	},
	WrittenShort: "read", DesksShort: "%s desks, %s venues", SticksShort: "to do", NoPapersShort: "to be printed", NoPhraseShort: "not yet",

	NoPapers: "memo, signature sheets, lists to fall back on: to be printed", Papers: Plural{"%s file", "%s files"}, PapersIn: "%s in %s",
	ListsOpen: "The lists to fall back on open with: %s",
	PapersOld: "of an older list: to be made again", DoPapers: "write the files", Printing: "writing the files",

	Guide:  "On each computer: plug the stick in, open OPALE, type the passphrase and your first name.",
	Newer:  "A newer list? Do step %s again: the sticks will say which are to be rewritten.",
	Guide2: "No installation, no network. The stick stays in: it replaces a computer that fails.",
	Move:   "step", Back: "back to the desk",
}
