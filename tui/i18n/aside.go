package i18n

// Aside is what is said of people who wait for something to be settled.
type Aside struct {
	Bar   string // in the action bar, where somebody waits: how many
	Put   string // name: somebody was put aside
	Again string // key: how to come back to them
	Hint  string // what the key does with somebody
	Open  string // what it does with an empty field
	Title string
	None  string
	// NotListed is that nobody on the list has that name, where room is short.
	NotListed string
	// Where they wait.
	Here, Coordinator, OtherDesk string

	TakeUp string // name
	Move   string
	Drop   string
	Choose string
	Back   string
}

var frenchAside = Aside{
	Bar:   "De côté (%s)",
	Put:   "de côté : %s",
	Again: "%s pour y revenir",
	Hint:  "mettre de côté",
	Open:  "voir qui est de côté",
	Title: "De côté, à reprendre",
	None:  "Personne n'est de côté.",

	NotListed: "pas dans la liste",

	Here: "attend ici", Coordinator: "chez la coordination", OtherDesk: "à un autre poste",

	TakeUp: "reprendre %s",
	Move:   "dire où",
	Drop:   "ôter d'ici",
	Choose: "choisir",
	Back:   "revenir",
}

var englishAside = Aside{
	Bar:   "Aside (%s)",
	Put:   "aside: %s",
	Again: "%s to come back to them",
	Hint:  "put aside",
	Open:  "see who is aside",
	Title: "Aside, to be taken up again",
	None:  "Nobody is aside.",

	NotListed: "not on the list",

	Here: "waits here", Coordinator: "with the coordinator", OtherDesk: "at another desk",

	TakeUp: "take up %s",
	Move:   "say where",
	Drop:   "take off",
	Choose: "choose",
	Back:   "go back",
}
