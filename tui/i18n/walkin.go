package i18n

// WalkIn is the form for somebody who is on no list.
type WalkIn struct {
	Title     string
	Code      string // code that is kept
	Resemble  Plural // how many people of the list resemble
	Nobody    string
	Do        string // the last line, without a name
	DoFor     string // the last line: name
	Next      string
	Finish    string
	Answer    string
	Open      string // name of who resembles
	OpenShort string
	Back      string
	Lacks     string
	Writing   string
	Why       string
	Whys      [5]string // the first is none
}

var frenchWalkIn = WalkIn{
	Title:    "Nouvelle personne, sans inscription",
	Code:     "code gardé : %s",
	Resemble: Plural{"%s personne ressemble", "%s personnes ressemblent"},
	Nobody:   "Personne ne ressemble dans la liste.",
	Do:       "noter l'arrivée",
	DoFor:    "noter l'arrivée de %s",
	Next:     "ligne suivante",
	Finish:   "terminer",
	Answer:   "répondre",
	Open:     "c'est %s : ouvrir sa fiche", OpenShort: "ouvrir sa fiche",
	Back:    "revenir",
	Lacks:   "Il manque un nom.",
	Writing: "je note…",
	Why:     "Si l'on insiste",
	Whys:    [5]string{"rien à dire", "dit avoir une inscription", "vient avec quelqu'un", "vu avec la coordination", "autre raison"},
}

var englishWalkIn = WalkIn{
	Title:    "New person, not registered",
	Code:     "code kept: %s",
	Resemble: Plural{"%s person resembles", "%s people resemble"},
	Nobody:   "Nobody on the list resembles.",
	Do:       "note the arrival",
	DoFor:    "note the arrival of %s",
	Next:     "next line",
	Finish:   "finish",
	Answer:   "answer",
	Open:     "it is %s: open their page", OpenShort: "open their page",
	Back:    "go back",
	Lacks:   "A name is missing.",
	Writing: "noting…",
	Why:     "If they insist",
	Whys:    [5]string{"nothing to say", "says they are registered", "comes with somebody", "agreed with the coordinator", "another reason"},
}
