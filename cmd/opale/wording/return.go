package wording

import "opale/tui/i18n"

// returnWords is what the command line says of a laptop that is given back.
type returnWords struct {
	Return                     Help
	FlagPIN, FlagCheck         string
	NotThisEvent               string // what was written, the event
	NeedsPIN, WrongPIN, AskPIN string
	Another                    string // path

	// What it would be.
	Here     string // desk, event
	ToReturn string // event's id

	// What came of it.
	Resumed   string
	Done      string // event, desk, day
	Deleted   i18n.Plural
	Left      string // path
	Outside   string
	Waiting   string // how many entries, desk
	Imported  string // path
	Papers    string // folder
	Stick     string // folder
	Sent      string // file
	Paper     string
	Program   string // path
	Locked    string // path of another database
	Soon      string // path
	SlipIn    string // path
	SlipName  string // of the file
	NoSlip    string
	Told      map[string]string
	NotTold   string
	ToClose   string
	Signed    string
	SlipWrong string // file
	SlipRight string // event, day, desk, device
}

var frenchReturn = returnWords{
	Return: Help{
		Args:  "[ÉVÉNEMENT]",
		Short: "Rendre cet ordinateur, une fois tout tenu ailleurs",
		Long: `Seul, il dit qui d'autre tient ce que cet ordinateur sait, d'après leur dernière
parole, et ce qui serait effacé. Avec l'identifiant de l'événement, il le fait :
base, copies, clés, réglages, journal, raccourci et programme. Ce qui n'est tenu
par personne d'autre l'arrête ; un fichier écrit sur une clé ne prouve rien tant
que personne ne l'a lu. Un bordereau signé reste, sans le nom de personne.
Interrompu, il reprend à la commande suivante.`,
		Example: `opale return
opale return fabriques-numeriques
opale return --verify opale-rendu-calais-2.txt`,
	},
	FlagPIN:      "le `CODE` de la coordination, s'il y en a un",
	FlagCheck:    "vérifie la signature d'un bordereau, ce `FICHIER`",
	NotThisEvent: "« %s » n'est pas l'événement de cet ordinateur : %s.",
	NeedsPIN:     "Il faut le code de la coordination : --pin CODE.",
	WrongPIN:     "Ce n'est pas le code de la coordination.",
	AskPIN:       "Code de la coordination (il ne s'affiche pas) :",
	Another:      "Une autre base est dans le dossier à effacer, et rien ne dit que ce qu'elle tient est ailleurs : %s\nRendez-la d'abord, ou mettez-la de côté. Rien n'est effacé.",

	Here:     "%s, %s",
	ToReturn: "Pour tout effacer ici : opale return %s",

	Resumed:  "La remise de cet ordinateur avait été interrompue : elle reprend.",
	Done:     "ORDINATEUR RENDU\n%s, %s, le %s",
	Deleted:  i18n.Plural{One: "%s fichier effacé.", Many: "%s fichiers effacés."},
	Left:     "! N'a pas pu être effacé : %s",
	Outside:  "Reste à faire à la main :",
	Waiting:  "  ! %s de « %s » attendent qu'on réponde de ce poste : à faire d'abord, par l'échange (F5), sinon elles sont perdues ici",
	Imported: "  la liste d'où viennent les inscriptions : %s",
	Papers:   "  les listes à imprimer : %s",
	Stick:    "  la clé %s : à rendre à la coordination",
	Sent:     "  le fichier parti par courriel ou messagerie : %s",
	Paper:    "  les listes et aide-mémoire imprimés",
	Program:  "  le programme : %s",
	Locked:   "  ! l'autre base %s ne s'ouvrira plus que par la phrase de passe ou la clé de son événement : ces clés-ci s'effacent",
	Soon:     "Le programme s'efface dans un instant. S'il est encore là : %s",
	SlipIn:   "Bordereau : %s",
	SlipName: "opale-rendu",
	NoSlip:   "! Le bordereau n'a pu être écrit nulle part : recopiez ou photographiez ce qui précède.",
	Told:     map[string]string{"stick": "Dit aux autres postes par la clé : portez-la à la coordination.", "hub": "Dit aux autres postes par le relais."},
	NotTold:  "Les autres postes n'en savent rien encore : donnez le bordereau à la coordination.",
	ToClose:  "Entrée pour fermer.",
	Signed:   "Signature (opale return --verify FICHIER) :",

	SlipWrong: "Ce bordereau n'est pas tel que son ordinateur l'a signé : %s",
	SlipRight: "Bordereau intact : %s, %s, rendu le %s (%s).",
}

var englishReturn = returnWords{
	Return: Help{
		Args:  "[EVENT]",
		Short: "Give this laptop back, once all is held elsewhere",
		Long: `Alone, it says who else holds what this laptop knows, by what they last said,
and what would be removed. With the event's id it does it: database, copies,
keys, settings, log, shortcut and program. What nobody else holds stops it; a
file written to a stick proves nothing before somebody has read it. A signed
slip stays, with nobody's name. Cut short, it goes on at the next command.`,
		Example: `opale return
opale return fabriques-numeriques
opale return --verify opale-returned-calais-2.txt`,
	},
	FlagPIN:      "the coordinator's `PIN`, if there is one",
	FlagCheck:    "check the signature of a slip, this `FILE`",
	NotThisEvent: `"%s" is not this laptop's event: %s.`,
	NeedsPIN:     "The coordinator's PIN is needed: --pin PIN.",
	WrongPIN:     "This is not the coordinator's PIN.",
	AskPIN:       "The coordinator's PIN (it is not shown):",
	Another:      "Another database lies in the folder that would go, and nothing says that what it holds is elsewhere: %s\nGive it back first, or put it aside. Nothing is removed.",

	Here:     "%s, %s",
	ToReturn: "To remove everything here: opale return %s",

	Resumed:  "Giving this laptop back had been cut short: it goes on.",
	Done:     "LAPTOP GIVEN BACK\n%s, %s, %s",
	Deleted:  i18n.Plural{One: "%s file removed.", Many: "%s files removed."},
	Left:     "! Could not be removed: %s",
	Outside:  "Left to be done by hand:",
	Waiting:  "  ! %s of “%s” wait for somebody to vouch for that desk: to be done first, by the exchange (F5), else they are lost here",
	Imported: "  the list that the registrations came from: %s",
	Papers:   "  the lists that were to be printed: %s",
	Stick:    "  the stick %s: to be given to the coordinator",
	Sent:     "  the file that went by e-mail or messenger: %s",
	Paper:    "  printed lists and memos",
	Program:  "  the program: %s",
	Locked:   "  ! the other database %s will open only with its event's passphrase or key: the keys of this laptop go",
	Soon:     "The program goes in a moment. If it is still there: %s",
	SlipIn:   "Slip: %s",
	SlipName: "opale-returned",
	NoSlip:   "! The slip could be written nowhere: copy or photograph what stands above.",
	Told:     map[string]string{"stick": "The other desks learn of it by the stick: take it to the coordinator.", "hub": "The other desks learn of it by the hub."},
	NotTold:  "The other desks do not know yet: give the slip to the coordinator.",
	ToClose:  "Enter to close.",
	Signed:   "Signature (opale return --verify FILE):",

	SlipWrong: "This slip is not as its laptop signed it: %s",
	SlipRight: "The slip is sound: %s, %s, given back on %s (%s).",
}
