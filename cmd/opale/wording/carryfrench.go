package wording

import (
	"opale/checkin"
	"opale/checkin/journal"
	"opale/tui/i18n"
)

var frenchCarry = carryWords{
	Bundle: Help{
		Args:  "write|read",
		Short: "Porter les écritures d'un poste à l'autre, par une clé USB",
		Long: `Met tout ce que ce poste sait dans un fichier scellé, ou prend celui d'un autre
poste. Le fichier peut voyager par clé USB, par courriel, par messagerie : seuls
les postes de l'événement peuvent l'ouvrir.`,
		Example: `opale bundle write E:\calais-2.opale
opale bundle read E:\calais-1.opale`,
	},
	BundleWrite: Help{
		Args:  "FICHIER",
		Short: "Écrire un fichier d'échange",
		Long: `Écrit tout ce que ce poste sait, ou avec --since ce qui manque à un autre. Le
fichier est relu après l'écriture. Il est scellé pour l'événement ; tant que
l'événement n'a pas d'identité (opale kit write), une phrase de passe est
demandée.`,
		Example: `opale bundle write E:\calais-2.opale
opale bundle write suite.opale --since E:\calais-1.opale`,
	},
	BundleRead: Help{
		Args:  "FICHIER",
		Short: "Prendre un fichier d'échange",
		Long: `Le fichier est lu et vérifié en entier, puis pris d'un seul coup : abîmé, il ne
change rien. Le prendre deux fois ne change rien non plus.`,
		Example: `opale bundle read E:\calais-1.opale`,
	},
	Exchange: Help{
		Args:  "DOSSIER",
		Short: "Échanger par une clé USB : prendre les autres, laisser le nôtre",
		Long: `Prend tous les fichiers d'échange d'un dossier, y écrit le nôtre, et dit à quel
poste porter la clé ensuite. Le dossier peut être une clé USB, un partage ou un
dossier synchronisé.`,
		Example: `opale exchange E:\`,
	},
	Kit: Help{
		Args:  "write|open",
		Short: "La clé de départ : faire un poste de n'importe quel ordinateur",
		Long: `Une clé USB avec le programme, l'événement et la liste. Sur chaque ordinateur,
on l'ouvre, on tape la phrase de passe, et le poste est prêt : sans installation
ni réseau.`,
		Example: `opale kit write E:\
opale kit open E:\`,
	},
	KitWrite: Help{
		Args:  "DOSSIER",
		Short: "Écrire une clé de départ",
		Long: `Écrit sur la clé le programme, l'événement, la liste et tout ce que ce poste
sait, puis relit. La première fois, l'événement reçoit son identité, et la
phrase de passe s'affiche : notez-la, elle ne sera plus montrée.`,
		Example: `opale kit write E:\
opale kit write E:\ --programs telechargements`,
	},
	KitOpen: Help{
		Args:  "DOSSIER",
		Short: "Faire de cet ordinateur un poste de la clé",
		Long: `Demande la phrase de passe (la première fois seulement), copie le programme et
la liste sur cet ordinateur, propose un site et un nom, et ouvre l'accueil.
Ouvrir le programme qui est sur la clé fait la même chose. Si personne n'a la
phrase : l'accueil de secours, sans la liste, qui se joindra aux autres ensuite.`,
		Example: `opale kit open E:\`,
	},
	Prepare: Help{
		Short: "La veille : liste, phrase de passe, clés de départ, papier",
		Long: `Ouvre l'écran « Préparer » : la liste et son aperçu, les sites et leurs
postes, la phrase de passe, une clé de départ par poste, les feuilles à
imprimer. Ce qui est fait reste fait ; une liste plus récente dit quelles
clés sont à réécrire.`,
		Example: `opale prepare`,
	},
	Coordination: "Coordination",

	Group:    "ENTRE LES POSTES",
	Commands: "COMMANDES",

	FlagSince:    "seulement ce qui manque à l'auteur de ce `FICHIER` :\nun fichier d'échange, ou opale status --json",
	FlagUnsealed: "ne pas sceller : les noms seront lisibles par tous",
	FlagTrust:    "prendre aussi les postes que personne ici ne connaît",

	FlagPrograms:      "mettre aussi les programmes de ce `DOSSIER`,\npour les autres systèmes",
	FlagNewPassphrase: "une autre phrase de passe pour cette clé et les suivantes,\nsi la première est perdue",
	FlagEmergency:     "l'accueil de secours de la clé de départ : sans la phrase\nde passe, et donc sans la liste",
	FlagIdentity:      "créer l'identité de l'événement et sa phrase de passe,\nune seule fois, sur un seul ordinateur",
	FlagStick:         "la clé de secours : ce `DOSSIER` reçoit une fois par minute\ntout ce que ce poste sait ; il s'en souvient",

	KitFaults: map[checkin.Code]i18n.Sentence{
		checkin.CodeMissing:  {What: "Il n'y a pas de clé de départ ici : %s.", Safe: "Rien n'a été changé.", Press: "Vérifiez que la clé est branchée, et son nom."},
		checkin.CodeInternal: {What: "La clé de départ ne répond plus : %s.", Safe: "Les données de cet ordinateur sont intactes.", Press: "Rebranchez-la, et ouvrez-la encore une fois."},
		checkin.CodeLocked:   {What: "Ce n'est pas la phrase de passe de cette clé.", Safe: "Rien n'a été changé.", Press: "Cinq mots courts, sans accents. Demandez-les à la coordination."},
		checkin.CodeDamaged:  {What: "La clé de départ est abîmée : %s.", Safe: "Les données de cet ordinateur sont intactes.", Press: "Faites-la écrire encore une fois, ou prenez une autre clé."},
		checkin.CodeNewer:    {What: "Cette clé vient d'une version plus récente d'OPALE : %s.", Safe: "Rien n'a été changé.", Press: "Ouvrez le programme qui est sur la clé."},
		checkin.CodeForeign:  {What: "C'est la clé de départ d'un autre événement : %s.", Safe: "Rien n'a été changé.", Press: "Prenez une autre clé, ou un autre dossier."},
		checkin.CodeDiskFull: {What: "Il n'y a plus de place : %s.", Safe: "Les données de cet ordinateur sont intactes ; la clé n'est pas complète.", Press: "Faites de la place, ou prenez une autre clé."},
		checkin.CodeReadOnly: {What: "On ne peut pas écrire ici : %s.", Safe: "Les données de cet ordinateur sont intactes ; la clé n'est pas complète.", Press: "La clé a peut-être un verrou : prenez-en une autre."},
	},
	Faults: map[checkin.Code]i18n.Sentence{
		checkin.CodeDamaged:  {What: "Le fichier d'échange est coupé ou abîmé : %s.", Safe: "Rien n'a été changé.", Press: "Faites-le écrire encore une fois par le poste d'où il vient."},
		checkin.CodePartial:  {What: "Le fichier n'est pas encore arrivé en entier : %s.", Safe: "Rien n'a été changé.", Press: "Attendez que le dossier soit à jour, et recommencez."},
		checkin.CodeLocked:   {What: "Ce fichier est scellé pour d'autres : %s.", Safe: "Rien n'a été changé.", Press: "Il vient d'un autre événement, ou sa phrase de passe est une autre."},
		checkin.CodeForeign:  {What: "Ce fichier est celui d'un autre événement : %s.", Safe: "Rien n'a été changé.", Press: "Deux événements ne se mélangent pas. Prenez le fichier d'un poste du vôtre."},
		checkin.CodeNewer:    {What: "Ce fichier vient d'une version plus récente d'OPALE : %s.", Safe: "Rien n'a été changé.", Press: "Prenez cette version, celle de la clé par exemple."},
		checkin.CodeInvalid:  {What: "Ce n'est pas un fichier d'échange : %s.", Safe: "Rien n'a été changé.", Press: "Leur nom se termine par .opale. Pour une liste : opale import FICHIER."},
		checkin.CodeMissing:  {What: "Ce fichier ou ce dossier n'existe pas : %s.", Safe: "Rien n'a été changé.", Press: "Vérifiez que la clé est branchée, et son nom."},
		checkin.CodeDiskFull: {What: "Il n'y a plus de place : %s.", Safe: "Ce qui était sur la clé y est encore.", Press: "Faites de la place, ou prenez une autre clé."},
		checkin.CodeReadOnly: {What: "L'ordinateur ne permet pas d'y accéder : %s.", Safe: "Ce qui s'y trouve y est encore.", Press: "La clé a peut-être un verrou : prenez-en une autre."},
	},

	IdentityMade:       "L'événement a son identité. Les autres ordinateurs la reçoivent d'une clé de départ :\nopale kit write DOSSIER\nou d'une invitation du relais :\nopale hub",
	IsMember:           "Cet ordinateur a l'identité de l'événement : ce qu'il écrit est scellé pour les autres postes.",
	NoMember:           "Cet ordinateur n'a pas l'identité de l'événement.\nUne clé de départ la donne ; « opale event --identity » la crée, sur un seul ordinateur.",
	IdentityUnreadable: "L'identité de l'événement est illisible : %s.\nLes données sont intactes.\nRenommez ce fichier, puis ouvrez encore une fois la clé de départ.",
	Ask:                "Phrase de passe de l'événement (elle ne s'affiche pas) :",
	AskKit:             "%s : la phrase de passe de la clé\n(elle ne s'affiche pas ; Entrée si personne ne l'a) :",
	AskEmergency:       "Sans elle, l'accueil de secours : on note chaque nom à la main, sans la liste.\nTout se rejoindra dès que la phrase sera connue.\nEntrée pour l'ouvrir, ou la phrase de passe :",
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
		journal.ReasonForked:    "! %s du poste %s : ces numéros sont déjà pris. Gardé à part.",
		journal.ReasonMalformed: "! %s du poste %s : illisible. Gardé à part.",
		journal.ReasonUnsigned:  "! %s du poste %s : modifié en route, ou inventé. Gardé à part.",
		journal.ReasonPersonal:  "! %s du poste %s : le nom n'est pas celui qui a été écrit. Gardé à part.",
	},
	Waiting:      i18n.Plural{One: "%s morceau attend une partie qui manque : demandez un fichier complet.", Many: "%s morceaux attendent une partie qui manque : demandez un fichier complet."},
	Nameless:     "sans nom",
	Exchanged:    "Écrit et relu : %s. Une clé peut être retirée.\n%s",
	NobodyBehind: "Aucun poste connu n'attend quelque chose d'ici.",

	PassphraseVoid: "Une autre fenêtre a été plus rapide : sa phrase de passe vaut, pas celle-ci.",
	Passphrase:     "La phrase de passe de l'événement, à noter sur papier :\n\n    %s\n\nElle ne sera plus montrée. Elle ouvre les clés de départ et, sur un autre\nordinateur, une copie de la base.",
	KitWritten:     "La clé de départ est écrite et relue : %s (%s).\nProgrammes : %s.\nSur chaque ordinateur : branchez-la, ouvrez OPALE, tapez la phrase de passe.",
	KitLacks:       "! Cette clé n'a pas de programme pour %s : un tel ordinateur ne pourra pas s'ouvrir avec elle.\n  Mettez dans un dossier les programmes des autres systèmes (README, Install), puis :\n  opale kit write %s --programs DOSSIER",
	Or:             "ni pour",
	GuideName:      "LISEZ-MOI.txt",
	Guide: `OPALE, clé de départ : %s

Sur chaque ordinateur :
1. Branchez cette clé et ouvrez le programme de votre système :
%s
2. Tapez la phrase de passe, que la coordination vous donne.
3. Choisissez le site, le nom du poste et votre prénom. C'est prêt.

Ni installation, ni réseau. Laissez la clé branchée : elle remplace un
ordinateur en panne.
`,
	KitNeedsPassphrase: "Il faut la phrase de passe de la clé de départ.\nRien n'a été changé.\nOuvrez une fenêtre de terminal, ou donnez-la par OPALE_PASSPHRASE.\nSi personne ne l'a : --emergency ouvre l'accueil de secours, sans la liste.",
	NotInstalled:       "Le programme n'a pas pu être copié sur cet ordinateur : ouvrez-le toujours depuis la clé.",
	NotGiven:           "La clé ne peut pas retenir le nom de ce poste : choisissez-en un autre sur le suivant.",
	AskVenue:           "Quel site ?  %s  :",
	AskDesk:            "Nom de ce poste (Entrée : %s) :",
	AskDeskOr:          "Nom de ce poste (Entrée : %s).\nPour remplacer un ordinateur en panne, son nom (%s) :",
	TakesOver:          "%s : reprise. Ce que l'ordinateur d'avant a laissé sur la clé est ici.\nS'il revient un jour, ce qu'il a noté rejoindra le reste : rien ne se perd.",
	DesksTitle:         "Postes",
	LastWord:           "dernière nouvelle %s",
	NotHere:            i18n.Plural{One: "%s qui n'est pas ici", Many: "%s qui ne sont pas ici"},
	WaitsForTrust:      "? %s du poste %s, en attente : personne ici ne le connaît (opale bundle read --trust).",
	WaitsForMore:       "! %s du poste %s, en attente : il en manque %s avant.",

	StickWithout: "La clé de secours attend la phrase de passe : rien n'y est écrit pour l'instant.",
}
