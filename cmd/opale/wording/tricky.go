package wording

import "opale/tui/i18n"

// trickyWords is what the command line says of names that will hold up the queue.
type trickyWords struct {
	Tricky                Help
	FlagFormat, FlagVenue string
	Cases                 i18n.Plural
}

var frenchTricky = trickyWords{
	Tricky: Help{
		Short: "Les noms pièges de la liste, une demi-page par site (PDF, CSV)",
		Long: `Lit la liste contre elle-même, la veille : les personnes que rien ne distingue à
l'écran, les billets sans nom, les personnes sans doute inscrites deux fois pour
une même séance. Corrigez dans la billetterie, puis reprenez la liste ; ou, à
l'accueil, notez sur la fiche, à « À montrer », ce qui distingue la personne.
Les adresses et les téléphones n'y figurent qu'à moitié.`,
		Example: `opale export tricky -o pieges.pdf
opale export tricky --venue calais -o calais.pdf
opale export tricky -o pieges.csv`,
	},
	FlagFormat: "le `FORMAT` : pdf, csv, xlsx ou json (sinon : d'après le fichier)",
	FlagVenue:  "ce `SITE` seulement, et ce qui se présente à plusieurs",
	Cases:      i18n.Plural{One: "%s cas", Many: "%s cas"},
}

var englishTricky = trickyWords{
	Tricky: Help{
		Short: "The tricky names of the list, half a page per venue (PDF, CSV)",
		Long: `Reads the list against itself, the evening before: people whom nothing on the
screen tells apart, tickets without a name, people probably registered twice for
one session. Mend it in the ticketing tool and import the list again; or, at the
desk, write on the person's page, under "To show", what tells them apart.
Of addresses and telephones only half is told.`,
		Example: `opale export tricky -o tricky.pdf
opale export tricky --venue calais -o calais.pdf
opale export tricky -o tricky.csv`,
	},
	FlagFormat: "the `FORMAT`: pdf, csv, xlsx or json (otherwise: as the file is named)",
	FlagVenue:  "this `VENUE` only, and what may turn up at several",
	Cases:      i18n.Plural{One: "%s case", Many: "%s cases"},
}
