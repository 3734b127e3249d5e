package wording

import (
	"opale/checkin"
	"opale/db"
	"opale/tui/i18n"
)

// French is the table that is the model.
var French = Words{
	Words: i18n.For(i18n.French),

	Opale: Help{
		Args:  "[COMMANDE]",
		Short: "Le poste d'accueil",
		Long: `OPALE : le poste d'accueil d'un événement tenu en plusieurs lieux.

Tapez « opale » tout court : l'accueil s'ouvre. Quelques lettres d'un nom,
Entrée, et l'arrivée est notée sur cet ordinateur, avec ou sans réseau.`,
		Example: `opale demo                       s'entraîner avec des personnes inventées
opale import inscrits.csv        prendre la liste des inscriptions
opale                            ouvrir l'accueil
opale export attendance -o presences.csv`,
	},
	Desk: Help{
		Short: "Ouvrir l'accueil (comme « opale » tout court)",
		Long: `Ouvre l'accueil. La première fois, l'écran demande le site, le nom du poste
et votre prénom ; ensuite il s'en souvient.`,
		Example: `opale desk --venue calais --desk "Calais 2" --operator Élodie`,
	},
	Demo: Help{
		Short: "S'entraîner, avec des personnes inventées",
		Long: `Ouvre l'accueil sur une répétition : les quatre sites, et 10 000 personnes
inventées. Rien n'est gardé, et vos vraies données ne sont pas touchées.`,
		Example: `opale demo
opale demo --people 500`,
	},
	CheckIn: Help{
		Args:  "CODE|ID…",
		Short: "Noter des arrivées par leur code",
		Long: `Note l'arrivée de la personne qui porte ce code (ou cette inscription, par les
huit premières lettres de son identifiant). Ce que l'écran refuserait est refusé
ici aussi, sauf avec --force et une raison.`,
		Example: `opale check-in A-7KQ2Z9M --session calais-j1
opale check-in A-7KQ2Z9M --force "réglé sur place"
opale check-in --batch codes.txt --json`,
	},
	Undo: Help{
		Args:    "ÉCRITURE",
		Short:   "Retirer une arrivée notée par erreur",
		Long:    `Retire une arrivée. Rien n'est effacé : l'arrivée et son retrait restent.`,
		Example: `opale undo k3v9s2m4x7q1.12 --reason "ce n'était pas cette personne"`,
	},
	Lookup: Help{
		Args:  "RECHERCHE…",
		Short: "Chercher des personnes, comme à l'écran",
		Example: `opale lookup "lefevr phi"
opale lookup --batch recherches.txt --json`,
	},
	Import: Help{
		Args:  "FICHIER…",
		Short: "Prendre la liste des inscriptions",
		Long: `Lit le fichier tel que la billetterie ou le tableur l'a donné. Reprendre la
même liste ne change rien ; une liste plus récente ajoute et met à jour.`,
		Example: `opale import inscrits.csv
opale import inscrits.csv --dry-run     voir sans rien changer`,
	},
	List: Help{
		Short: "Toutes les inscriptions, une par ligne",
	},
	Event: Help{
		Args:  "[FICHIER.toml]",
		Short: "Voir ou définir l'événement, ses sites, ses séances",
		Example: `opale event
opale event --toml > evenement.toml     pour le modifier
opale event evenement.toml
opale event --identity                  une fois, chez la coordination`,
	},
	Status: Help{
		Short: "Où l'on en est : inscriptions, arrivées, écritures",
	},
	Verify: Help{
		Short: "Vérifier que rien n'a été modifié ni perdu",
		Long: `Recalcule toutes les chaînes du journal : une écriture modifiée, perdue ou
déplacée est nommée. Ne change rien.`,
	},
	Rebuild: Help{
		Short: "Refaire les listes à partir du journal",
	},
	StateHash: Help{
		Short: "L'empreinte de ce que cet ordinateur sait",
		Long: `Deux ordinateurs qui ont les mêmes écritures donnent la même empreinte. Les huit
premières lettres suffisent à comparer au téléphone.`,
	},
	Completion: Help{
		Args:    "bash|zsh|fish|powershell",
		Short:   "Compléter les commandes avec la touche Tab",
		Example: `source <(opale completion bash)`,
	},
	Help: Help{
		Args:  "[COMMANDE]",
		Short: "Expliquer une commande",
	},
	Carry:        frenchCarry,
	Meet:         frenchMeet,
	Hand:         frenchHand,
	Build:        frenchBuild,
	Rights:       frenchRights,
	Sealing:      frenchSealing,
	Care:         frenchCare,
	Tricky:       frenchTricky,
	Train:        frenchTrain,
	Companies:    frenchCompanies,
	Return:       frenchReturn,
	Paper:        frenchPages,
	Out:          frenchOut,
	GroupDoor:    "À L'ACCUEIL",
	GroupLists:   "LES LISTES",
	GroupCare:    "L'ENTRETIEN",
	Usage:        "USAGE",
	Options:      "[options]",
	OptionsTitle: "OPTIONS",
	Examples:     "EXEMPLES",
	AboutCommand: "Pour une commande : opale COMMANDE --help",
	SeeAlso:      "Pour l'aide : %s --help",

	StatusHint:      "Pour répondre : opale import --status \"%s=valide\".",
	WithdrawHint:    "Si c'est bien voulu : opale import --withdraw.",
	WithdrawsOthers: "--withdraw et --list ne vont pas ensemble pour plusieurs fichiers : chacun retirerait les personnes des autres",

	FlagDB:       "travailler sur ce `FICHIER` (sinon : le dossier de données)",
	FlagLang:     "parler en `fr` ou en (sinon : français)",
	FlagHelp:     "montrer cette page",
	FlagVersion:  "dire la version du programme",
	FlagJSON:     "répondre en JSON, pour un programme",
	FlagBatch:    "lire un `FICHIER`, une demande par ligne\n(- : l'entrée standard)",
	FlagVenue:    "le `SITE` : dunkerque, calais, boulogne, montreuil",
	FlagDesk:     "le `NOM` du poste",
	FlagOperator: "le `PRÉNOM` de la personne au clavier",
	FlagSession:  "la `SÉANCE`, par exemple calais-j1 (sinon : celle du poste,\npuis la plus proche)",
	FlagASCII:    "n'écrire que des signes simples, si d'autres manquent",
	FlagPlain:    "des lignes de texte au lieu de l'écran, pour un lecteur\nd'écran ou un script",
	FlagPeople:   "inventer ce `NOMBRE` de personnes (sinon : 10 000)",
	FlagSeed:     "les mêmes personnes pour le même `NOMBRE`",
	FlagForce:    "admettre quand même, pour cette `RAISON`",
	FlagReason:   "la `RAISON`, gardée avec l'écriture",
	FlagDryRun:   "dire ce qui changerait, sans rien changer",
	FlagList:     "le `NOM` de la liste (sinon : celui du fichier)",
	FlagStatus:   "ce qu'un mot de la liste veut dire, `MOT=SENS` :\nvalide, à régler, annulé, bloqué",
	FlagSheet:    "d'un classeur : le nom de la feuille à lire ;\n`*` : la plus probable, comme si rien n'avait été dit",
	FlagColumn:   "ce qu'est une colonne, `COL=CHAMP` : nom,\nsociété, code… ; rien : elle n'est pas lue",
	FlagWithdraw: "retirer tout ce que la liste n'a plus, même nombreux",
	FlagForget:   "oublier ce qui a été répondu sur cette liste",
	FlagSource:   "le `NOM` d'une source, si deux listes ont les mêmes codes",
	FlagTOML:     "écrire la définition, à modifier puis à redonner",

	TooMany:        "« %s » est de trop.",
	Missing:        "Il manque : %s",
	UnknownCommand: "La commande « %s » n'existe pas.",
	DidYouMean:     "Peut-être : %s ?",
	UnknownValue:   "« %s » n'est pas une valeur de %s. Possibles : %s.",
	UnknownFlag:    "L'option « %s » n'existe pas ici.",
	FlagNeeds:      "L'option « %s » attend une valeur.",
	FlagInvalid:    "« %s » ne convient pas à l'option « %s ».",
	FlagRequired:   "Il manque l'option « %s ».",

	Faults: map[checkin.Code]i18n.Sentence{
		checkin.CodeInternal:    {What: "Cela n'a pas marché : %s.", Safe: "Ce qui a été affiché est enregistré.", Press: "Essayez encore une fois ; sinon, montrez cette ligne à la personne qui aide."},
		checkin.CodeHeld:        {What: "La base est déjà ouverte %s.", Safe: "Rien n'est perdu, et rien n'a été changé.", Press: "Revenez à cette autre fenêtre, ou fermez-la d'abord."},
		checkin.CodeBusy:        {What: "La base est restée occupée trop longtemps : %s.", Safe: "Cette demande n'a rien écrit ; le reste est gardé.", Press: "Essayez encore une fois."},
		checkin.CodeDiskFull:    {What: "Le disque est plein : %s.", Safe: "Cette demande n'a rien écrit ; le reste est gardé.", Press: "Faites de la place, puis essayez encore une fois."},
		checkin.CodeReadOnly:    {What: "On ne peut pas écrire dans %s.", Safe: "Rien n'a été changé.", Press: "Vérifiez que le fichier et son dossier ne sont pas en lecture seule."},
		checkin.CodeNotDatabase: {What: "Ce fichier n'est pas une base d'OPALE : %s.", Safe: "Rien n'a été changé.", Press: "Pour prendre une liste d'inscriptions : opale import FICHIER."},
		checkin.CodeDamaged:     {What: "La base est abîmée : %s.", Safe: "Rien n'a été effacé.", Press: "Fermez l'accueil, puis : opale doctor --repair. Tout est d'abord copié tel quel."},
		checkin.CodeNewer:       {What: "Cette base vient d'une version plus récente d'OPALE : %s.", Safe: "Rien n'a été changé.", Press: "Ouvrez-la avec cette version."},
		checkin.CodeNetwork:     {What: "Cette base est dans un dossier partagé ou synchronisé : %s.", Safe: "Rien n'a été changé.", Press: "Placez-la sur le disque de cet ordinateur."},
		checkin.CodeMissing:     {What: "Il n'y a pas encore de base ici : %s.", Safe: "Rien n'a été changé.", Press: "Commencez par « opale import FICHIER » ; si la base est ailleurs, montrez-la : --db FICHIER."},
		checkin.CodeLost:        {What: "La base a disparu : %s.", Safe: "Les sauvegardes, et ce que d'autres postes savent, sont intacts ; rien n'a été changé.", Press: "Pour reprendre la dernière sauvegarde : opale doctor --repair. Pour partir d'une base vide : opale doctor --accept. Si elle est ailleurs : --db FICHIER."},
		checkin.CodeRehearsal:   {What: "Une répétition et de vraies données ne se mélangent pas : %s.", Safe: "Rien n'a été changé.", Press: "Gardez les vraies listes pour une vraie base."},
		checkin.CodeNotFound:    {What: "Introuvable : %s.", Safe: "Rien n'a été changé.", Press: "Vérifiez ce qui a été écrit (opale list, opale event)."},
		checkin.CodeAmbiguous:   {What: "Plusieurs commencent ainsi : %s.", Safe: "Rien n'a été changé.", Press: "Écrivez l'identifiant plus loin."},
		checkin.CodeAlready:     {What: "C'est déjà fait : %s.", Safe: "Rien n'a été écrit deux fois.", Press: "Il n'y a rien à faire."},
		checkin.CodeSealed:      {What: "Cette base est scellée, et rien ici ne l'ouvre. L'ouvrent : %s.", Safe: "Rien n'a été changé.", Press: "Ouvrez-la sur un poste de l'événement, ou donnez sa phrase de passe. Voyez « opale seal --help »."},
		checkin.CodeLocked:      {What: "La phrase de passe n'est pas la bonne.", Safe: "Rien n'a été changé.", Press: "Essayez encore une fois : cinq mots, sans accents."},
		checkin.CodePurged:      {What: "L'événement est purgé sur cet ordinateur.", Safe: "Rien n'a été repris : plus aucune donnée de personne n'y entre.", Press: "Pour un autre événement, donnez une autre base : --db FICHIER."},
		checkin.CodeForeign:     {What: "Cette base est celle d'un autre événement : %s.", Safe: "Rien n'a été changé.", Press: "Pour un autre événement, donnez une autre base : --db FICHIER."},
		checkin.CodeInvalid:     {What: "Cela ne convient pas : %s.", Safe: "Rien n'a été changé.", Press: "Corrigez, puis essayez encore une fois."},
	},
	NoFile:          i18n.Sentence{What: "Ce fichier ou ce dossier n'existe pas : %s.", Safe: "Rien n'a été changé.", Press: "Vérifiez le nom et le dossier."},
	Forbidden:       i18n.Sentence{What: "L'ordinateur ne permet pas d'accéder à %s.", Safe: "Rien n'a été changé.", Press: "Vérifiez les droits de ce fichier et de son dossier."},
	KeyUnreadable:   "La clé de cet ordinateur est illisible : %s.\nLes données sont intactes.\nRenommez ce fichier : une nouvelle clé sera faite.",
	EventUnreadable: "La définition de l'événement ne convient pas : %s : %s.\nRien n'a été changé.\nCorrigez le fichier ; « opale event --toml » donne un modèle.",
	EventFixed:      "Cette base est celle de l'événement « %s » : « %s » n'y entre pas.\nRien n'a été changé.\nPour un autre événement, donnez une autre base : --db FICHIER.",
	VenueUnknown:    "Le site « %s » n'est pas dans l'événement. Les sites : %s.",
	EventFaults: map[checkin.DefinitionFault]string{
		checkin.FaultKeep:      "keep_until = « %s » : il faut un jour comme 2027-02-28, après la dernière séance",
		checkin.FaultPhone:     "phone = « %s » : il faut un numéro de téléphone, comme 03 21 00 00 00",
		checkin.FaultUnnamed:   "l'événement doit avoir un « id » et un « name »",
		checkin.FaultZone:      "« %s » n'est pas un fuseau horaire connu ; par exemple : Europe/Paris",
		checkin.FaultNoVenue:   "il faut au moins un site ([[venue]])",
		checkin.FaultVenue:     "site « %s » : il doit avoir un « id » qui n'est qu'à lui, et un « name »",
		checkin.FaultSession:   "séance « %s » : elle doit avoir un « id » qui n'est qu'à elle, et un « name »",
		checkin.FaultSessionID: "séance « %s » : un « id » n'a ni espace ni virgule",
		checkin.FaultNowhere:   "séance « %s » : son site n'existe pas",
		checkin.FaultBackwards: "séance « %s » : elle ferme avant d'ouvrir",
		checkin.FaultCapacity:  "séance « %s » : « capacity » est un nombre de places, 0 pour aucune limite",
	},
	NotTOML:   "ligne %d, ce n'est pas du TOML (%s)",
	NotAnHour: "séance « %s », %s : « %s » n'est pas une date avec son heure ; il faut l'écrire ainsi : %s",
	Held: heldWords{
		Here:    "par l'accueil de cet ordinateur, depuis %s",
		There:   "par l'accueil d'un autre ordinateur (%s), depuis %s",
		Unknown: "par un autre accueil",
		OnDay:   "%s à %s",
	},
	PlainKiosk:    "Un poste en libre accès ne va pas avec --plain : la fin des lignes le quitterait.\nRien n'a été ouvert.\nOuvrez-le sans --plain.",
	NeedsTerminal: "L'accueil s'ouvre dans une fenêtre de terminal, pas dans un fichier.\nRien n'a été changé.\nPour un programme : opale check-in --batch, opale list --json.",
	ToClose:       "Entrée pour fermer cette fenêtre.",
	Interrupted:   "Arrêté. Ce qui a été affiché est enregistré.",
	StoppedAt:     i18n.Plural{One: "%s ligne faite avant l'arrêt.", Many: "%s lignes faites avant l'arrêt."},

	Rehearsing: "Répétition : %s personnes inventées arrivent…",
	Outcomes: map[checkin.Outcome]string{
		checkin.OutcomeAdmitted:   "✓ %s : c'est noté",
		checkin.OutcomeAlreadyIn:  "● %s : déjà là",
		checkin.OutcomeOtherVenue: "› %s : inscription à un autre site",
		checkin.OutcomeOtherDay:   "› %s : inscription un autre jour",
		checkin.OutcomeUnpaid:     "! %s : à régler",
		checkin.OutcomeCancelled:  "✗ %s : inscription annulée",
		checkin.OutcomeBlocked:    "✗ %s : inscription bloquée",
		checkin.OutcomeUnknown:    "? %s : code inconnu",
	},
	Already:      "● %s : déjà là depuis %s (%s)",
	Elsewhere:    "› %s : inscription à %s",
	SessionSaid:  "Séance : %s, %s",
	Undone:       "L'arrivée de %s est retirée.",
	Nobody:       "%s : personne",
	Defined:      "Événement défini : %s",
	Places:       "%d places",
	Departures:   "départs notés",
	Coordination: "Téléphone de la coordination : %s",
	Figures: figures{
		Event:         "Événement",
		Registrations: "Inscriptions",
		Entries:       "Écritures du journal",
		Unsent:        "Pas encore partagées",
		Waiting:       "En attente",
		SetApart:      "Mises de côté",
		Conflicts:     "À vérifier",
		LastSync:      "Dernier partage",
		Never:         "jamais",
		Fingerprint:   "Empreinte",
		Arrivals:      i18n.Plural{One: "%s arrivée", Many: "%s arrivées"},
		Expected:      i18n.Plural{One: "sur %s inscription", Many: "sur %s inscriptions"},
	},
	Entries: i18n.Plural{One: "%s écriture", Many: "%s écritures"},
	People:  i18n.Plural{One: "%s personne", Many: "%s personnes"},
	Sound:   "Le journal est intact : %s.",
	Unsound: i18n.Plural{One: "%s défaut trouvé :", Many: "%s défauts trouvés :"},
	FaultKinds: map[db.FaultKind]string{
		db.FaultMissing:  "manque",
		db.FaultAltered:  "a été modifiée ou déplacée",
		db.FaultUnsigned: "n'est pas signée par l'ordinateur qui l'a écrite",
		db.FaultPersonal: "le nom ou la raison ne sont plus ceux qui ont été écrits",
		db.FaultState:    "les listes ne correspondent pas au journal : opale rebuild les refait",
	},
	Rebuilt: "Les listes sont refaites. Empreinte : %s",
}
