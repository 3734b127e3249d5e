package wording

import "opale/tui/i18n"

var frenchCare = careWords{
	Doctor: Help{
		Short: "Examiner cet ordinateur, et réparer",
		Long: `Regarde la base, ce qui y manque, les sauvegardes, le disque, l'horloge, les
clés et le terminal, et dit quoi faire : une page à lire au téléphone. Sans
option, ne change rien. --repair copie d'abord tout ce qui est là, et dit où ;
puis refait ce qui peut l'être, et reprend ce qui manque dans les sauvegardes,
sur la clé de sécurité et au relais.`,
		Example: `opale doctor
opale doctor --repair
opale doctor --accept     ne plus réclamer ce qui manque`,
	},
	FlagRepair: "copier, puis réparer ; aucun poste ne doit être ouvert",
	FlagAccept: "prendre la base comme elle est : ce qui manque n'est\nplus réclamé, une base disparue est recommencée",
	Topics: map[Topic]string{
		TopicProgram: "programme", TopicFile: "base", TopicJournal: "journal", TopicTables: "listes", TopicHeads: "complet",
		TopicLog: "tampon", TopicBackups: "sauvegardes", TopicDisk: "disque", TopicClock: "horloge", TopicKeys: "clés", TopicSeal: "scellé",
		TopicFolder: "dossier", TopicSharing: "partage", TopicTerminal: "terminal", TopicPutAside: "copie", TopicRepair: "réparation",
	},
	File:      "%s : %s inscriptions, %s, %s (%s)",
	NoFile:    "il n'y a pas encore de base : %s",
	Chains:    "aucune écriture modifiée, perdue ou déplacée (%s suites)",
	Tables:    "elles disent ce que dit le journal ; empreinte %s",
	Complete:  "rien ne manque de ce qui a été confirmé",
	NoHeads:   "on ne sait pas ce qui a été confirmé : le fichier .heads manque à côté de la base",
	Log:       "%s",
	LongLog:   "%s : il devrait être vidé",
	NoBackup:  "aucune dans %s",
	Kept:      "%s, la dernière : %s, %s (%s)",
	OldBackup: "Elle est plus vieille que la dernière écriture, de %s.",
	Free:      "%s libres",
	Clock:     "%s, %s (%s)", Corrected: "Elle est corrigée de %s.",
	OtherClock: "Elle est à %s d'une autre machine.", Behind: "Elle retarde de %s sur le journal.",
	Shared: "%s ; dernier mot d'une autre machine : %s", OnlyHere: i18n.Plural{One: "%s écriture n'est qu'ici", Many: "%s écritures ne sont qu'ici"},
	NoKey: "cet ordinateur n'a pas encore de clé", Key: "celle de cet ordinateur est là", OpenKey: "d'autres peuvent lire %s",
	Member: " ; celle de l'événement aussi", NoMember: " ; pas celle de l'événement",
	Folder: "on peut y écrire : %s", Terminal: "%d colonnes, %d lignes, %s", NoTerminal: "la réponse ne va pas à un terminal",
	Kilobytes: "%d Ko", Megabytes: "%d Mo", Gigabytes: "%d Go",

	Lacking:    i18n.Plural{One: "Il manque %s écriture confirmée. Le reste est sauf.", Many: "Il manque %s écritures confirmées. Le reste est sauf."},
	Gap:        "%s : n° %d à %d, de %s à %s",
	GapAltered: "%s : n° %d à %d ne sont plus celles qui ont été confirmées (de %s à %s)",
	HeldBy:     " ; chez : %s", Sources: "À reprendre : %s.", SourceHub: "au relais %s", SourceStick: "sur la clé %s",
	SourceBackups: i18n.Plural{One: "dans %s sauvegarde", Many: "dans %s sauvegardes"},
	NoSource:      "Personne d'autre n'est connu qui les aurait : demandez aux autres postes (F5), branchez la clé de sécurité.",
	LostAsk:       "La base a disparu : %s.\nCe qui avait été confirmé y était ; les sauvegardes sont là.\nReprendre celle de %s (%s) ? Entrée pour la reprendre, « non » pour partir d'une base vide :",
	LostNoCopy:    "La base a disparu : %s.\nIl n'y a pas de sauvegarde à côté ; les autres postes, le relais et les clés ont ce qui a été partagé.\nSi elle est ailleurs, montrez-la : --db FICHIER. Pour partir d'une base vide : opale doctor --accept.",
	LostAnew:      "La base est vide. Ce qui a été partagé revient par le relais, ou par F5.",

	Aside: "tout est copié tel quel dans %s", Remade: "les listes sont refaites à partir du journal",
	Recovered: "la base est refaite de ce qui se lit : %s", FromBackups: "repris dans les sauvegardes : %s",
	FromStick: "repris sur la clé : %s", FromHub: "repris au relais : %s",
	NothingToRead: "rien ne se lit, ni ici, ni dans les sauvegardes",

	DoImport: "opale import FICHIER ; si la base est ailleurs : --db FICHIER", DoRepair: "fermez l'accueil, puis : opale doctor --repair",
	DoFetch: "opale doctor --repair, ou l'échange (F5) avec un poste qui les a ; si c'est voulu : opale doctor --accept",
	DoOpen:  "ouvrez l'accueil : c'est fait en l'ouvrant et en le fermant", DoClose: "fermez l'accueil et les commandes qui lisent",
	DoSpace: "faites de la place sur ce disque", DoClock: "mettez l'ordinateur à l'heure, ou corrigez-la à l'accueil (Ctrl+Y)",
	DoShare: "échangez : F5, ou opale exchange DOSSIER", DoWiden: "agrandissez la fenêtre : 80 colonnes, 24 lignes",
	DoElsewhere: "opale join, opale kit open ou opale exchange, et opale doctor --accept d'abord",
}
