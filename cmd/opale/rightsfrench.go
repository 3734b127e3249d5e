package main

import (
	"opale/checkin"
	"opale/db"
	"opale/tui/i18n"
)

var frenchRights = rightsWords{
	Person: help{
		Args:  "export|erase",
		Short: "Ce qui est su d'une personne : le lui donner, l'effacer",
	},
	Export: help{
		Args:  "CODE|ID|NOM",
		Short: "Tout ce que cet ordinateur sait d'une personne",
		Long: `Écrit tout ce que cet ordinateur sait d'une personne, pour le lui remettre
(article 15 du RGPD) : l'inscription et ses valeurs d'avant, la ligne de la
liste, les arrivées, les notes, et quelles autres machines l'ont. On la désigne
par son code, par les huit premières lettres de l'inscription, ou par son nom.`,
		Example: `opale person export A-7KQ2Z9M -o dossier.txt
opale person export "Ada Testard" --json`,
	},
	Erase: help{
		Args:  "CODE|ID|NOM --reason RAISON",
		Short: "Effacer une personne, partout et pour toujours",
		Long: `Efface tout ce qui est su d'une personne (article 17 du RGPD). L'effacement
voyage avec les échanges : chaque poste et chaque relais qui l'apprend efface à
son tour, et une liste qui la ramène ne la reprend pas. Ses arrivées restent
comptées, sans nom. Cela ne se reprend pas.`,
		Example: `opale person erase A-7KQ2Z9M --reason demande
opale person erase r7kq2z9m4 --reason erreur --yes`,
	},
	PersonGroup: "UNE PERSONNE",
	Several:     "Plusieurs personnes répondent à « %s » :\n%s\nDonnez le code ou le début de l'inscription.",

	Title: "Tout ce que cet ordinateur sait d'une personne", Made: "établi le %s", Joined: "(la même personne)",
	Now: "AUJOURD'HUI", FormerCodes: "Ancien code", Row: "LA LIGNE DE LA LISTE", Former: "VALEURS REMPLACÉES", Arrivals: "ARRIVÉES",
	History: "TOUTES LES ÉCRITURES", Conflicts: "À VÉRIFIER", Aside: "REÇU ET MIS DE CÔTÉ", Holders: "AUTRES MACHINES QUI L'ONT", Copies: "COPIES SUR CET ORDINATEUR",
	Nothing: "rien", Erased: "données effacées à sa demande", WalkIn: "inscription faite à l'accueil", Withdrawn: "n'est plus dans la liste",
	Left: "départ à %s", Undone: "arrivée retirée le %s",
	Places: map[db.Place]string{db.PlaceInbox: "en attente", db.PlaceQuarantine: "pas repris", db.PlaceBranch: "écrit par une machine dédoublée"},
	Kinds: map[checkin.ConflictKind]string{
		checkin.ConflictTwice: "noté deux fois", checkin.ConflictWithdrawn: "là, et retiré de la liste depuis", checkin.ConflictErased: "là, et effacé depuis",
		checkin.ConflictEdits: "corrigé de deux façons", checkin.ConflictSame: "peut-être la même personne qu'une autre inscription", checkin.ConflictForked: "noté là par une machine dédoublée",
	},
	Backups: i18n.Plural{One: "%s sauvegarde", Many: "%s sauvegardes"},
	OnStick: "la clé de sécurité : %s", OnPaper: "la liste à imprimer : %s",

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
