package wording

import "opale/tui/i18n"

// trainWords is what the command line says of the training, and of the page that
// lies beside the laptop afterwards.
type trainWords struct {
	Train, Memo   Help
	FlagMemoVenue string
	Memos         i18n.Plural
}

var frenchTrain = trainWords{Train: Help{
	Short: "S'entraîner avec dix visiteurs inventés",
	Long: `Dix visiteurs inventés jouent tous les cas de la journée, l'un après l'autre :
un nom mal entendu, deux homonymes, un code inconnu, déjà là, un autre site, à
régler, annulée, un groupe… Une ligne en haut dit ce qu'ils disent, puis si le
geste était le bon. Les sites et les postes sont ceux de l'événement ; les noms
sont inventés, et la base est jetée à la fin. Rien ne se mêle au réel.`,
	Example: `opale train
opale train --venue calais --desk "Calais 2"`,
}, Memo: Help{
	Short: "L'aide-mémoire d'une page, à poser près de l'ordinateur (PDF)",
	Long: `Une page A4 par site : ses postes, ses heures, le téléphone de la coordination
(phone, dans la définition de l'événement), les dix gestes, et quoi faire quand
le courant, l'ordinateur, le lecteur ou le réseau manque.`,
	Example: `opale export memo -o memo.pdf
opale export memo --venue calais -o calais.pdf`,
},
	FlagMemoVenue: "ce `SITE` seulement",
	Memos:         i18n.Plural{One: "%s page", Many: "%s pages"},
}

var englishTrain = trainWords{Train: Help{
	Short: "Train with ten invented visitors",
	Long: `Ten invented visitors play every case of the day, one after another: a misheard
name, two homonyms, an unknown code, already in, another venue, to be paid,
cancelled, a group… A line at the top says what they say, then whether they were
received well. Venues and desks are the event's; the names are invented, and the
database is thrown away at the end. Nothing mixes with what is real.`,
	Example: `opale train
opale train --venue calais --desk "Calais 2"`,
}, Memo: Help{
	Short: "The page to lie beside each laptop (PDF)",
	Long: `One A4 page for each venue: its desks, its hours, the coordination's telephone
(phone, in the event's definition), the ten gestures, and what to do without
power, laptop, scanner or network.`,
	Example: `opale export memo -o memo.pdf
opale export memo --venue calais -o calais.pdf`,
},
	FlagMemoVenue: "this `VENUE` only",
	Memos:         i18n.Plural{One: "%s page", Many: "%s pages"},
}
