package i18n

// History is how the journal's entries are said on the page.
type History struct {
	Title      string
	Registered string // list
	FromList   string
	AtDesk     string
	Amended    string // fields
	ListChange string // list, fields
	Withdrawn  string
	Arrived    string // session
	ArrivedAt  string // session, time
	Despite    string // the refusal set aside
	AlreadyIn  string // a refusal that was set aside
	Elsewhere  string // another
	Left       string
	Undone     string
	UndoneSwap string
	UndoneLeft string // a departure
	UndoneDone string // a decision
	UndoneJoin string // a joining
	Nothing    string // a field that was emptied
	Value      string // of a field: its name, what it became
	Swapped    string
	Answered   string // profile
	Noted      string // note
	Joined     string
	Decided    string
	Erased     string
	Other      string // kind
	Reason     string // reason
}

var frenchHistory = History{
	Title:      "Historique",
	Registered: "lecture dans la liste %s",
	FromList:   "lecture dans la liste",
	AtDesk:     "inscription faite à l'accueil",
	Amended:    "correction : %s",
	ListChange: "la liste %s change : %s",
	Withdrawn:  "n'est plus dans la liste",
	Arrived:    "arrivée, %s",
	ArrivedAt:  "arrivée à %[2]s, %[1]s",
	Despite:    "malgré tout : %s",
	AlreadyIn:  "déjà là",
	Elsewhere:  "inscription ailleurs ou un autre jour",
	Left:       "départ",
	Undone:     "arrivée retirée",
	UndoneSwap: "arrivée retirée (échange)",
	UndoneLeft: "départ retiré",
	UndoneDone: "vérification reprise",
	UndoneJoin: "deux inscriptions séparées",
	Nothing:    "rien",
	Value:      "%s «" + hard + "%s" + hard + "»",
	Swapped:    "échange de deux personnes",
	Answered:   "vend : %s",
	Noted:      "note : %s",
	Joined:     "deux inscriptions réunies",
	Decided:    "vérification faite",
	Erased:     "données effacées",
	Other:      "écriture «" + hard + "%s" + hard + "»",
	Reason:     "«" + hard + "%s" + hard + "»",
}

var englishHistory = History{
	Title:      "History",
	Registered: "read in the list %s",
	FromList:   "read in the list",
	AtDesk:     "registered at the desk",
	Amended:    "corrected: %s",
	ListChange: "the list %s changes: %s",
	Withdrawn:  "no longer on the list",
	Arrived:    "arrival, %s",
	ArrivedAt:  "arrival at %[2]s, %[1]s",
	Despite:    "all the same: %s",
	AlreadyIn:  "already in",
	Elsewhere:  "registered elsewhere or for another day",
	Left:       "departure",
	Undone:     "arrival taken back",
	UndoneSwap: "arrival taken back (swapped)",
	UndoneLeft: "departure taken back",
	UndoneDone: "decision taken back",
	UndoneJoin: "two registrations apart again",
	Nothing:    "nothing",
	Value:      "%s “%s”",
	Swapped:    "two people swapped",
	Answered:   "sells: %s",
	Noted:      "note: %s",
	Joined:     "two registrations joined",
	Decided:    "looked into",
	Erased:     "data erased",
	Other:      "entry “%s”",
	Reason:     "“%s”",
}
