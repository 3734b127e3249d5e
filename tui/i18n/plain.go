package i18n

// Plain is what the desk says as lines of text, beyond what its screens say.
type Plain struct {
	Welcome string // command
	Choose  string // under what can be chosen by its number
	Several string // the same, where several numbers can be typed
	NoSuch  string // number
	Unknown string // command, command that lists them
	Nobody  string // a command needs somebody, and nobody was shown
	Field   string // what is asked for in a form: label
	Skip    string // command
	Dropped string
	Needs   string // the desk has no place yet
	Tell    string // how to say an empty line
	Done    string // everything in a group is noted
	Left    string // a departure was noted
	Speaks  string // the language was changed
	Person  string // what the page does
	Status  string
	Leave   string
	Cancel  string
	List    string
	Words   Commands
}

// Commands is what each command of the plain desk is called, behind its colon.
type Commands struct {
	Help, Undo, New, Count, Group, Page, Leave, Aside, Operator, Session, Status, Language, Cancel, Quit string
}

var frenchPlain = Plain{
	Welcome: "Tapez un nom ou lisez un code, puis Entrée. %s donne les commandes.",
	Choose:  "Tapez un numéro, ou la personne suivante.",
	Several: "Tapez un numéro, ou plusieurs séparés par des espaces.",
	NoSuch:  "Aucun choix ne porte le numéro %s.",
	Unknown: "COMMANDE INCONNUE : %s. %s les donne toutes.",
	Nobody:  "De qui parlez-vous" + thin + "? Cherchez d'abord la personne.",
	Field:   "%s" + thin + "?",
	Skip:    "Une ligne vide passe à la suite, %s abandonne.",
	Dropped: "ABANDONNÉ. Rien n'est noté.",
	Needs:   "Il faut d'abord dire où est ce poste, et qui est au clavier.",
	Tell:    "Une ligne vide garde : %s",
	Done:    "Tout le groupe est là.",
	Left:    "DÉPART NOTÉ",
	Speaks:  "OPALE parle français.",
	Person:  "Fiche et historique",
	Status:  "Où en est la séance",
	Leave:   "Noter un départ",
	Cancel:  "Abandonner ce qui est en cours",
	List:    "Cette liste",
	Words: Commands{
		Help: "aide", Undo: "retirer", New: "nouveau", Count: "compter", Group: "groupe", Page: "fiche", Leave: "départ",
		Aside: "côté", Operator: "prénom", Session: "séance", Status: "état", Language: "english", Cancel: "annuler", Quit: "quitter",
	},
}

var englishPlain = Plain{
	Welcome: "Type a name or scan a code, then Enter. %s lists the commands.",
	Choose:  "Type a number, or the next person.",
	Several: "Type a number, or several with blanks between them.",
	NoSuch:  "No choice has the number %s.",
	Unknown: "UNKNOWN COMMAND: %s. %s lists them all.",
	Nobody:  "Who do you mean? Search for the person first.",
	Field:   "%s?",
	Skip:    "An empty line goes on, %s gives up.",
	Dropped: "GIVEN UP. Nothing is noted.",
	Needs:   "First say where this desk is, and who is at the keyboard.",
	Tell:    "An empty line keeps: %s",
	Done:    "The whole group is in.",
	Left:    "DEPARTURE NOTED",
	Speaks:  "OPALE speaks English.",
	Person:  "Page and history",
	Status:  "How the session stands",
	Leave:   "Note a departure",
	Cancel:  "Give up what is under way",
	List:    "This list",
	Words: Commands{
		Help: "help", Undo: "undo", New: "new", Count: "count", Group: "group", Page: "page", Leave: "leave",
		Aside: "aside", Operator: "operator", Session: "session", Status: "status", Language: "français", Cancel: "cancel", Quit: "quit",
	},
}
