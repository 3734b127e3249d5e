package i18n

// Door is what each answer of the door is called: short, in a list; loud, in
// the panel.
type Door struct {
	// In a list, behind its sign.
	HereToday string
	Here      string // on another day than today
	Today     string // behind a venue
	InSince   string // time, desk
	InHere    string // time
	SessionAt string // another of the same day: time
	Unpaid    string
	Cancelled string
	Blocked   string
	Invited   string
	WalkIn    string

	// The same where there is little room.
	ShortUnpaid, ShortCancelled, ShortBlocked, ShortInvited, ShortNotNoted string

	// In the panel.
	Noted         string
	NotNoted      string
	AlreadySince  string // time
	UnpaidTitle   string
	UnpaidDue     string // amount
	CancelTitle   string
	BlockTitle    string
	VenueTitle    string // venue, or venue and day, in capitals
	ElsewhereName string // where the venue is not known
	DayTitle      string // date, in capitals
	SessionTitle  string // another session of the same day, in capitals
	CodeTitle     string // code
	Code          string // the code that somebody without one was given
	Repaired      string // the scanner types an English keyboard

	// Questions and next steps.
	AskPassed     string
	Passed        string
	OnlyNow       string
	WasReally     string // time, name
	SwapThem      string
	DontKnow      string
	NotThisName   string
	Anyway        string // reason
	AnywayShort   string // reason
	LetPass       string
	AnywayHere    string
	PaidHere      string
	SeenWithBoss  string
	OtherReason   string
	OpenPage      string
	NewPerson     string
	NewPersonCode string
	SearchName    string

	// Reasons, as they are kept.
	ReasonSwap     string
	ReasonDontKnow string
	ReasonHere     string
}

var frenchDoor = Door{
	HereToday: "ici, aujourd'hui",
	Here:      "ici",
	Today:     "aujourd'hui",
	InSince:   "là depuis %s (%s)",
	InHere:    "là depuis %s",
	SessionAt: "séance de %s",
	Unpaid:    "à régler",
	Cancelled: "inscription annulée",
	Blocked:   "inscription bloquée",
	Invited:   "invitation, sans inscription",
	WalkIn:    "sans inscription",

	ShortUnpaid: "à régler", ShortCancelled: "annulée", ShortBlocked: "bloquée", ShortInvited: "invitation", ShortNotNoted: "pas noté",

	Noted:         "C'EST NOTÉ",
	NotNoted:      "PAS NOTÉ",
	AlreadySince:  "DÉJÀ LÀ depuis %s",
	UnpaidTitle:   "À RÉGLER",
	UnpaidDue:     "À RÉGLER : %s",
	CancelTitle:   "INSCRIPTION ANNULÉE",
	BlockTitle:    "INSCRIPTION BLOQUÉE",
	VenueTitle:    "INSCRIPTION À %s",
	ElsewhereName: "UN AUTRE SITE",
	DayTitle:      "INSCRIPTION LE %s",
	SessionTitle:  "INSCRIPTION : %s",
	CodeTitle:     "CODE INCONNU  %s",
	Code:          "Code à donner : %s",
	Repaired:      "Le lecteur tape en clavier anglais : corrigé.",

	AskPassed:     "Demandez : «" + hard + "Avez-vous déjà donné votre nom à l'accueil" + thin + "?" + hard + "»",
	Passed:        "oui : rien à noter, laissez passer",
	OnlyNow:       "non, cette personne arrive seulement :",
	WasReally:     "à %s c'était %s" + thin + "?",
	SwapThem:      "échanger les deux",
	DontKnow:      "je ne sais pas : noter l'arrivée, la coordination vérifiera",
	NotThisName:   "ce n'est pas ce nom : revenir à la liste",
	Anyway:        "noter l'arrivée quand même : %s",
	AnywayShort:   "noter : %s",
	LetPass:       "laisser passer",
	AnywayHere:    "noter l'arrivée ici",
	PaidHere:      "réglé ici",
	SeenWithBoss:  "vu avec la coordination",
	OtherReason:   "autre raison",
	OpenPage:      "ouvrir la fiche",
	NewPerson:     "nouvelle personne, sans inscription",
	NewPersonCode: "nouvelle personne (le code est gardé)",
	SearchName:    "chercher le nom",

	ReasonSwap:     "deux personnes confondues",
	ReasonDontKnow: "déjà là, à vérifier",
	ReasonHere:     "arrivée ici",
}

var englishDoor = Door{
	HereToday: "here, today",
	Here:      "here",
	Today:     "today",
	InSince:   "in since %s (%s)",
	InHere:    "in since %s",
	SessionAt: "session of %s",
	Unpaid:    "to be paid",
	Cancelled: "registration cancelled",
	Blocked:   "registration blocked",
	Invited:   "invited, not registered",
	WalkIn:    "not registered before",

	ShortUnpaid: "to be paid", ShortCancelled: "cancelled", ShortBlocked: "blocked", ShortInvited: "invited", ShortNotNoted: "not noted",

	Noted:         "NOTED",
	NotNoted:      "NOT NOTED",
	AlreadySince:  "ALREADY IN since %s",
	UnpaidTitle:   "TO BE PAID",
	UnpaidDue:     "TO BE PAID: %s",
	CancelTitle:   "REGISTRATION CANCELLED",
	BlockTitle:    "REGISTRATION BLOCKED",
	VenueTitle:    "REGISTERED FOR %s",
	ElsewhereName: "ANOTHER VENUE",
	DayTitle:      "REGISTERED FOR %s",
	SessionTitle:  "REGISTERED FOR %s",
	CodeTitle:     "UNKNOWN CODE  %s",
	Code:          "Code to give them: %s",
	Repaired:      "The scanner types an English keyboard: put right.",

	AskPassed:     "Ask: “Have you been to the desk before?”",
	Passed:        "yes: nothing to note, let them pass",
	OnlyNow:       "no, this person arrives only now:",
	WasReally:     "at %s it was %s?",
	SwapThem:      "swap the two",
	DontKnow:      "I do not know: note the arrival, the coordinator will look",
	NotThisName:   "it is not this name: back to the list",
	Anyway:        "note the arrival all the same: %s",
	AnywayShort:   "note: %s",
	LetPass:       "let them pass",
	AnywayHere:    "note the arrival here",
	PaidHere:      "paid here",
	SeenWithBoss:  "agreed with the coordinator",
	OtherReason:   "another reason",
	OpenPage:      "open the page",
	NewPerson:     "new person, not registered",
	NewPersonCode: "new person (the code is kept)",
	SearchName:    "search for the name",

	ReasonSwap:     "two people taken for each other",
	ReasonDontKnow: "already in, to be looked into",
	ReasonHere:     "came here",
}
