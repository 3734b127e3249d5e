package wording

import "opale/tui/i18n"

var frenchPages = pageWords{
	Report: Help{
		Short: "Le bilan de fréquentation, en une ou deux pages (PDF, HTML)",
		Long: `Compte les personnes venues, par site, par séance et par jour, la courbe des
arrivées, les sans inscription, les absents, le recensement des commerçants, et
l'âge de chaque chiffre. Le nom de personne n'y figure. Après opale import
--known, le chapitre des sociétés connues nomme les sociétés nouvelles.`,
		Example: `opale export report -o bilan.pdf
opale export report -o bilan.html`,
	},
	Sheet: Help{
		Short: "La feuille d'émargement d'une séance (PDF)",
		Long: `Une page A4 par seize personnes, par nom de famille, avec des cases à signer
pour chaque demi-journée et des lignes vides pour les sans inscription. Ni
téléphone ni adresse : toute la file la lit.`,
		Example: `opale export sheet --session calais-j1 -o emargement.pdf
opale export sheet --venue calais --split A-K,L-Z -o emargement.pdf`,
	},
	Certificate: Help{
		Args:  "CODE|ID…",
		Short: "L'attestation de présence, d'une personne ou de toutes (PDF)",
		Long: `Une page par personne, seulement pour qui est venu : les jours, les heures
d'arrivée et de départ notées. Ni code ni secret n'y figure.`,
		Example: `opale export certificate A-7KQ2Z9M -o attestation.pdf
opale export certificate --all --organiser "CCI" --city Calais -o toutes.pdf`,
	},
	Fallback: Help{
		Short: "La liste papier, si l'écran s'éteint (PDF verrouillé)",
		Long: `Qui est entré et qui est attendu à une séance : le nom et la société, rien
d'autre. Le fichier est verrouillé (AES-256) par cinq mots que tous les postes
de l'événement savent dire (opale event, et l'aide de l'accueil) ; sans
identité de l'événement, par la phrase de passe demandée.`,
		Example: `opale export fallback --session calais-j1 -o liste.pdf`,
	},
	Group: "PAGES À IMPRIMER",
	File:  "FICHIER.pdf",

	FlagVenue:     "toutes les séances de ce `SITE`",
	FlagSplit:     "une feuille par partie de l'alphabet, `A-K,L-Z` :\nchaque lettre une fois, de A à Z",
	FlagAsTyped:   "classer « de La Tour » à D (sinon : à L)",
	FlagOrganiser: "l'organisateur, son adresse, son SIRET : un `TEXTE`",
	FlagPlace:     "le `LIEU`, avec son adresse (sinon : le site)",
	FlagSpeaker:   "le `NOM` de l'intervenant ou de l'intervenante",
	FlagSignatory: "le `NOM` et la fonction de qui signe",
	FlagCity:      "la `VILLE` où l'on signe",
	FlagAll:       "toutes les personnes venues, une page chacune",
	FlagUnlocked:  "ne pas verrouiller : les noms seront lisibles par tous",
	FlagPaper:     "la liste papier : ce `DOSSIER` la reçoit, tenue à jour\nchaque minute (sinon : la clé de secours)",

	NotParts:          "« %s » n'est pas un partage de l'alphabet. Il faut toutes les lettres,\nde A à Z, chacune une fois : A-K,L-Z.",
	NobodyCame:        "Aucune arrivée n'est notée : il n'y a rien à attester.\nRien n'a été écrit.",
	NotThere:          "Aucune arrivée n'est notée pour %s : il n'y a pas d'attestation.\nRien n'a été écrit.",
	Certificates:      i18n.Plural{One: "%s attestation", Many: "%s attestations"},
	Unlocked:          "! Cette liste n'est pas verrouillée : les noms y sont lisibles par tous.",
	OpensWith:         "Ces mots l'ouvrent, en minuscules, une espace entre eux : %s",
	OpensByPassphrase: "La phrase de passe l'ouvre, en minuscules, sans accents, une espace entre les mots.",
	Opens:             "La liste papier de chaque poste s'ouvre avec ces mots : %s",
	WithoutLock:       "La liste papier attend la phrase de passe : elle ne s'écrit pas pour l'instant.",
	FlagReportFormat:  "le `FORMAT` : pdf, html ou json (sinon : d'après le fichier)",
	Reported:          "Le bilan est dans %s.",
	ListName:          "liste",
	SheetName:         "emargement", MemoName: "aide memoire", TrickyName: "noms pieges", FolderName: "OPALE papiers",
}
