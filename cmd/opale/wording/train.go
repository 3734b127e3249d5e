package wording

// trainWords is what the command line says of the training.
type trainWords struct{ Train Help }

var frenchTrain = trainWords{Help{
	Short: "S'entraîner avec dix visiteurs inventés",
	Long: `Dix visiteurs inventés jouent tous les cas de la journée, l'un après l'autre :
un nom mal entendu, deux homonymes, un code inconnu, déjà là, un autre site, à
régler, annulée, un groupe… Une ligne en haut dit ce qu'ils disent, puis si le
geste était le bon. Les sites et les postes sont ceux de l'événement ; les noms
sont inventés, et la base est jetée à la fin. Rien ne se mêle au réel.`,
	Example: `opale train
opale train --venue calais --desk "Calais 2"`,
}}

var englishTrain = trainWords{Help{
	Short: "Train with ten invented visitors",
	Long: `Ten invented visitors play every case of the day, one after another: a misheard
name, two homonyms, an unknown code, already in, another venue, to be paid,
cancelled, a group… A line at the top says what they say, then whether they were
received well. Venues and desks are the event's; the names are invented, and the
database is thrown away at the end. Nothing mixes with what is real.`,
	Example: `opale train
opale train --venue calais --desk "Calais 2"`,
}}
