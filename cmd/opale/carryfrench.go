package main

import (
	"opale/checkin"
	"opale/checkin/journal"
	"opale/tui/i18n"
)

var frenchCarry = carryWords{
	Bundle: help{
		Args:  "write|read",
		Short: "Porter les écritures d'un poste à l'autre, par une clé USB",
		Long: `Met tout ce que ce poste sait dans un fichier scellé, ou prend celui d'un autre
poste. Le fichier peut voyager par clé USB, par courriel, par messagerie : seuls
les postes de l'événement peuvent l'ouvrir.`,
		Example: `opale bundle write E:\calais-2.opale
opale bundle read E:\calais-1.opale`,
	},
	BundleWrite: help{
		Args:  "FICHIER",
		Short: "Écrire un fichier d'échange",
		Long: `Écrit tout ce que ce poste sait, ou avec --since ce qui manque à un autre. Le
fichier est relu après l'écriture. Il est scellé pour l'événement ; tant que
l'événement n'a pas d'identité (opale kit write), une phrase de passe est
demandée.`,
		Example: `opale bundle write E:\calais-2.opale
opale bundle write suite.opale --since E:\calais-1.opale`,
	},
	BundleRead: help{
		Args:  "FICHIER",
		Short: "Prendre un fichier d'échange",
		Long: `Le fichier est lu et vérifié en entier, puis pris d'un seul coup : abîmé, il ne
change rien. Le prendre deux fois ne change rien non plus.`,
		Example: `opale bundle read E:\calais-1.opale`,
	},
	Exchange: help{
		Args:  "DOSSIER",
		Short: "Échanger par une clé USB : prendre les autres, laisser le nôtre",
		Long: `Prend tous les fichiers d'échange d'un dossier, y écrit le nôtre, et dit à quel
poste porter la clé ensuite. Le dossier peut être une clé USB, un partage ou un
dossier synchronisé.`,
		Example: `opale exchange E:\`,
	},
	Group:    "ENTRE LES POSTES",
	Commands: "COMMANDES",

	FlagSince:    "seulement ce qui manque à l'auteur de ce `FICHIER` :\nun fichier d'échange, ou opale status --json",
	FlagUnsealed: "ne pas sceller : les noms seront lisibles par tous",
	FlagTrust:    "prendre aussi les postes que personne ici ne connaît",

	Faults: map[checkin.Code]i18n.Sentence{
		checkin.CodeDamaged:  {What: "Le fichier d'échange est coupé ou abîmé : %s.", Safe: "Rien n'a été changé.", Press: "Faites-le écrire encore une fois par le poste d'où il vient."},
		checkin.CodeLocked:   {What: "Ce fichier est scellé pour d'autres : %s.", Safe: "Rien n'a été changé.", Press: "Il vient d'un autre événement, ou sa phrase de passe est une autre."},
		checkin.CodeForeign:  {What: "Ce fichier est celui d'un autre événement : %s.", Safe: "Rien n'a été changé.", Press: "Deux événements ne se mélangent pas. Prenez le fichier d'un poste du vôtre."},
		checkin.CodeNewer:    {What: "Ce fichier vient d'une version plus récente d'OPALE : %s.", Safe: "Rien n'a été changé.", Press: "Prenez cette version, celle de la clé par exemple."},
		checkin.CodeInvalid:  {What: "Ce n'est pas un fichier d'échange : %s.", Safe: "Rien n'a été changé.", Press: "Leur nom se termine par .opale. Pour une liste : opale import FICHIER."},
		checkin.CodeMissing:  {What: "Ce fichier ou ce dossier n'existe pas : %s.", Safe: "Rien n'a été changé.", Press: "Vérifiez que la clé est branchée, et son nom."},
		checkin.CodeDiskFull: {What: "Il n'y a plus de place : %s.", Safe: "Ce qui était sur la clé y est encore.", Press: "Faites de la place, ou prenez une autre clé."},
		checkin.CodeReadOnly: {What: "L'ordinateur ne permet pas d'y accéder : %s.", Safe: "Ce qui s'y trouve y est encore.", Press: "La clé a peut-être un verrou : prenez-en une autre."},
	},

	IdentityUnreadable: "L'identité de l'événement est illisible : %s.\nLes données sont intactes.\nRenommez ce fichier, puis ouvrez encore une fois la clé de départ.",
	Ask:                "Phrase de passe de l'événement (elle ne s'affiche pas) :",
	AskNew:             "Une phrase de passe pour sceller ce fichier (elle ne s'affiche pas) :",
	AskAgain:           "Encore une fois :",
	NeedsPassphrase:    "Cet événement n'a pas encore d'identité : il faut une phrase de passe.\nRien n'a été écrit.\nDonnez-la par OPALE_PASSPHRASE, faites une clé de départ (opale kit write),\nou dites --unsealed pour un fichier que tous peuvent lire.",
	NotTheSame:         "Les deux phrases ne sont pas les mêmes. Rien n'a été écrit.",

	Written:    "%s dans %s : écrit et relu, pas encore confirmé.",
	Sealed:     "Seuls les postes de l'événement peuvent l'ouvrir : il peut partir par courriel.",
	Unsealed:   "! Ce fichier n'est pas scellé : les noms y sont lisibles par tous.",
	From:       "Du poste %s : %s.",
	NothingNew: "Rien de nouveau.",
	New:        i18n.Plural{One: "%s écriture nouvelle, prise ici.", Many: "%s écritures nouvelles, prises ici."},
	Stranger:   "? Personne ici ne connaît le poste %s : ses écritures attendent.\n  S'il est des vôtres : la même commande, avec --trust.",
	Quarantined: map[journal.Reason]string{
		journal.ReasonForked:    "! %s du poste %s : d'autres portent déjà ces numéros. Mises de côté.",
		journal.ReasonMalformed: "! %s du poste %s : illisibles. Mises de côté.",
		journal.ReasonUnsigned:  "! %s du poste %s : modifiées en route, ou inventées. Mises de côté.",
		journal.ReasonPersonal:  "! %s du poste %s : le nom n'est pas celui qui a été écrit. Mises de côté.",
	},
	Waiting:      i18n.Plural{One: "%s morceau attend une partie qui manque : demandez un fichier complet.", Many: "%s morceaux attendent une partie qui manque : demandez un fichier complet."},
	Nameless:     "sans nom",
	Exchanged:    "Écrit et relu : %s. La clé peut être retirée.\n%s",
	Visit:        "À qui la porter ensuite : %s.",
	NobodyBehind: "Aucun poste connu n'attend quelque chose d'ici.",
}
