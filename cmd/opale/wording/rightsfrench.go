package wording

import (
	"opale/checkin"
	"opale/db"
	"opale/tui/i18n"
)

var frenchRights = rightsWords{
	Person: Help{
		Args:  "export|erase",
		Short: "Ce qui est su d'une personne : le lui donner, l'effacer",
	},
	Export: Help{
		Args:  "CODE|ID|NOM",
		Short: "Tout ce que cet ordinateur sait d'une personne",
		Long: `Écrit tout ce que cet ordinateur sait d'une personne, pour le lui remettre
(article 15 du RGPD) : l'inscription et ses valeurs d'avant, la ligne de la
liste, les arrivées, les notes, et quelles autres machines l'ont. On la désigne
par son code, par les huit premières lettres de l'inscription, ou par son nom.`,
		Example: `opale person export A-7KQ2Z9M -o dossier.txt
opale person export "Ada Testard" --json`,
	},
	Erase: Help{
		Args:  "CODE|ID|NOM --reason RAISON",
		Short: "Effacer une personne, partout et pour toujours",
		Long: `Efface tout ce qui est su d'une personne (article 17 du RGPD). L'effacement
voyage avec les échanges : chaque poste et chaque relais qui l'apprend efface à
son tour, et une liste qui la ramène ne la reprend pas. Ses arrivées restent
comptées, sans nom. Cela ne se reprend pas.`,
		Example: `opale person erase A-7KQ2Z9M --reason demande
opale person erase r7kq2z9m4 --reason erreur --yes`,
	},
	Several: "Plusieurs personnes répondent à « %s » :\n%s\nDonnez le code ou le début de l'inscription.",

	Title: "Tout ce que cet ordinateur sait d'une personne", Made: "établi le %s", Joined: "(la même personne)",
	Now: "AUJOURD'HUI", FormerCodes: "Ancien code", Row: "LA LIGNE DE LA LISTE", Former: "VALEURS REMPLACÉES", Arrivals: "ARRIVÉES",
	History: "TOUTES LES ÉCRITURES", Conflicts: "À VÉRIFIER", Aside: "REÇU ET MIS DE CÔTÉ", Holders: "AUTRES MACHINES QUI L'ONT", Copies: "COPIES SUR CET ORDINATEUR",
	Nothing: "rien", Erased: "données effacées à sa demande", WalkIn: "inscription faite à l'accueil", Withdrawn: "n'est plus dans la liste",
	Left: "départ à %s", Undone: "arrivée retirée le %s",
	Places: map[db.Place]string{db.PlaceInbox: "en attente", db.PlaceQuarantine: "pas repris", db.PlaceBranch: "écrit par une machine dédoublée"},
	Kinds: map[checkin.ConflictKind]string{
		checkin.ConflictTwice: "noté deux fois", checkin.ConflictWithdrawn: "là, et retiré de la liste depuis", checkin.ConflictErased: "là, et effacé depuis",
		checkin.ConflictPartErased: "effacé, mais réuni avec une inscription qui ne l'est pas",
		checkin.ConflictEdits:      "corrigé de deux façons", checkin.ConflictSame: "peut-être la même personne qu'une autre inscription", checkin.ConflictForked: "noté là par une machine dédoublée",
	},
	Backups: i18n.Plural{One: "%s sauvegarde", Many: "%s sauvegardes"},
	OnStick: "la clé de sécurité : %s", OnPaper: "la liste à imprimer : %s",

	Purge: Help{
		Args:  "[ÉVÉNEMENT]",
		Short: "Supprimer les données de tous, à la fin de l'événement",
		Long: `Supprime de cet ordinateur tout ce qui porte sur des personnes : la liste, les
noms du journal, les sauvegardes, la liste à imprimer, la clé de départ
gardée ici, le fichier de la clé de secours et du dernier échange. Restent
les écritures sans noms et les chiffres, et un reçu signé.
Sans l'identifiant de l'événement, dit seulement ce qui serait supprimé et ce
qui l'empêche. Refuse tant que des écritures ne sont qu'ici, avant la date fixée
(keep_until, dans la définition de l'événement), ou si l'horloge retarde.
Avec --store, purge de même la base PostgreSQL que des relais se partagent.`,
		Example: `opale purge
opale purge fabriques-numeriques -o recu.json
opale purge --verify recu.json
opale purge fabriques-numeriques --store postgres://user@host/opale`,
	},
	FlagForce: "même si des écritures ne sont qu'ici, ou avant la date",
	FlagSlip:  "écrire le reçu dans ce `FICHIER`", FlagVerify: "vérifier ce `REÇU`",
	UnsentThere:     "%s ne sont que dans la base « %s » : aucun poste admis n'a dit les avoir.\nRien n'a été supprimé.\nFaites d'abord échanger un poste avec le relais (opale sync), ou dites --force.",
	WouldPurgeThere: "%s : %s, avec leurs données, seraient supprimées de la base « %s », que les relais se partagent.",
	WasPurgedThere:  "%s est déjà purgé dans la base « %s ».",
	DoneThere:       "%s : il ne reste de personne ni nom ni donnée dans la base « %s ». Les chiffres y sont gardés, et aucun relais n'y remet personne.",
	SlipThere:       "Il est de la base « %s », que des relais se partagent.",
	LeftThere: "Arrêtez les relais : ce qu'ils ont en mémoire part avec eux. Ce que le serveur garde à côté (journaux WAL, répliques, copies pg_dump) est à faire supprimer par qui le gère ; c'est scellé.\n" +
		"L'ordinateur de chaque relais et chaque poste se purgent eux-mêmes : opale purge. Détruisez les clés, les exports et les feuilles imprimées.",
	NotThisEvent: "« %s » n'est pas l'événement de cette base. Pour le purger : opale purge %s.",
	ClockBack:    "L'horloge de cet ordinateur retarde sur le journal.\nRien n'a été supprimé.\nMettez-la à l'heure, puis recommencez.",
	NoDay:        "Aucune date n'est fixée pour la suppression.\nRien n'a été supprimé.\nAjoutez keep_until à la définition (opale event --toml), ou dites --force.",
	Unsent:       "%s ne sont que sur cet ordinateur.\nRien n'a été supprimé.\nÉchangez d'abord (opale sync, opale exchange), ou dites --force si c'est le seul poste.",
	TooSoon:      "Les données sont à garder jusqu'au %s.\nRien n'a été supprimé.\nPour les supprimer plus tôt, dites --force.",
	WouldPurge:   "%s : %s, avec leurs données, seraient supprimées de cet ordinateur.",
	WasPurged:    "%s est déjà purgé sur cet ordinateur.", ToPurge: "Pour le faire : opale purge %s",
	PurgeDone: "%s : il ne reste ici de personne ni nom ni donnée. Les chiffres sont gardés.", SlipIn: "Le reçu signé est dans %s.",
	NotDeleted: "! À supprimer à la main : %s.",
	PurgeLeft:  "Chaque autre poste et le relais se purgent de même. Détruisez les clés, les exports et les feuilles imprimées.",
	SlipWrong:  "%s n'est pas un reçu, ou il a été changé.", SlipRight: "Reçu intact : %s, purgé le %s au poste %s (%s).",
	SlipAlone: "Le journal de cet ordinateur ne connaît pas cette purge.", SlipKnown: "Le journal de cet ordinateur le confirme.",
	Keep: "Données des personnes", KeepUntil: "à garder jusqu'au %s", KeepSoon: "à supprimer bientôt, le %s au plus tard : opale purge",
	KeepOver: "à supprimer depuis le %s : opale purge", KeepNone: "aucune date de suppression fixée", KeepPurged: "supprimées de cet ordinateur",
	Unnamed: i18n.Plural{One: "%s écriture reçue sans ce qu'elle dit de personnes : l'événement est purgé ici.", Many: "%s écritures reçues sans ce qu'elles disent de personnes : l'événement est purgé ici."},
	Register: Help{
		Short: "Registre des traitements, à compléter",
		Long: `Écrit un projet de fiche pour le registre des traitements de l'organisateur
(article 30 du RGPD), rempli avec ce que le logiciel sait. À relire, à compléter.
Il est en français : c'est pour la CNIL.`,
		Example: `opale export register -o registre.txt`,
	},

	FlagGround: "la `RAISON` : demande, opposition, erreur ou autre",
	FlagSure:   "ne pas demander confirmation",
	Grounds: map[checkin.Ground]string{
		checkin.GroundRequest: "demande", checkin.GroundObjection: "opposition", checkin.GroundMistake: "erreur", checkin.GroundOther: "autre",
	},
	Confirm: "Effacer %s (%s) ? Cela ne se reprend pas. Pour le faire, tapez « %s » :",
	Word:    "effacer", NotConfirmed: "Rien n'a été effacé.",
	Done:      "Effacé. Les arrivées restent comptées, sans nom.",
	GoneHere:  "Sur cet ordinateur, il n'en reste rien : les sauvegardes d'avant sont remplacées.",
	GoneSoon:  "Un poste ouvert garde le fichier : il remplacera ses sauvegardes dans le quart d'heure, ou en se fermant.",
	GoneThere: "Les autres postes et le relais effacent à leur prochain échange, et remplacent leurs sauvegardes dans le quart d'heure qui suit.",
	StillOut:  "Reste à faire à la main : les clés qu'on n'a pas relues depuis, les exports et les feuilles imprimées.",
}
