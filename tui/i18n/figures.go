package i18n

// Figures is the dashboard. Each number carries the word of what it counts:
// people, passages and who is inside are never mixed up.
type Figures struct {
	Title   string
	Pages   [4]string // now, venues, census, dictation
	Page    string    // which of how many
	Reading string

	Came     Plural // people who came
	CameOf   string // the same, of how many registrations
	Inside   Plural // people inside now
	Seats    Plural // the session's capacity
	NoLeave  string // departures are not noted: nobody knows who is inside
	Passages Plural // arrivals in force
	Recent   Plural // passages, in the last ten minutes
	WalkIns  Plural
	Unnamed  Plural // of the walk-ins
	Invited  Plural // of those who came
	Awaited  Plural // of the registrations, those for this session
	NotYet   Plural // of these, not here yet
	Absent   Plural // the same, when the session is over
	Free     Plural // the other registrations: for no session in particular

	Curve   string // above the chart
	Returns string // what the chart counts
	Peak    string // passages, from when, to when
	Nobody  string

	Queue      string // above the forecast
	Service    string // seconds, of how many gaps
	NoService  string
	NeedMore   string // when, Need, how many are at work
	NeedEnough string // when, Enough, how many are at work
	Need       Plural // desks
	Enough     Plural
	Rush       string // what the forecast rests on
	Trend      string
	Supposed   string // seconds
	NoForecast string

	Open, Over, Later, Here  string
	Heard                    string // a desk, when it was last heard of
	Silent                   string
	Unheard                  string // a venue of which nobody was ever heard
	ThisDesk                 string
	Sum                      Plural // attendances at how many sessions
	SumAt                    Plural
	SumHow                   string
	ByPhone, ByPhoneNarrow   string // when, who
	PhoneHow                 string
	Merchants, New, Answered Plural
	NewHead, KnownHead       string // above the companies
	NoneYet                  string
	PeopleOf, PeopleShort    Plural

	DictateHow, DictateWho string
	Four                   [4]string
	Word                   string
	WordHow                string

	TakeDown string // what a key does
	Turn     string
	Scroll   string
	Back     string
}

var frenchFigures = Figures{
	Title:   "Chiffres",
	Pages:   [4]string{"Maintenant", "Tous les sites", "Les commerçants", "À dicter"},
	Page:    "page %s sur %s",
	Reading: "je compte…",

	Came:     Plural{"%s personne venue", "%s personnes venues"},
	CameOf:   "%s, sur %s",
	Inside:   Plural{"%s présent maintenant", "%s présents maintenant"},
	Seats:    Plural{"pour %s place", "pour %s places"},
	NoLeave:  "départs non notés",
	Passages: Plural{"%s passage à la porte", "%s passages à la porte"},
	Recent:   Plural{"%s passage en dix minutes", "%s passages en dix minutes"},
	WalkIns:  Plural{"%s sans inscription", "%s sans inscription"},
	Unnamed:  Plural{"dont %s sans nom", "dont %s sans nom"},
	Invited:  Plural{"%s sur simple invitation", "%s sur simple invitation"},
	Awaited:  Plural{"%s pour cette séance", "%s pour cette séance"},
	NotYet:   Plural{"dont %s pas encore là", "dont %s pas encore là"},
	Absent:   Plural{"dont %s sans arrivée", "dont %s sans arrivée"},
	Free:     Plural{"%s sans séance précise", "%s sans séance précise"},

	Curve:   "Passages par cinq minutes",
	Returns: "qui ressort et revient passe deux fois",
	Peak:    "au plus fort" + hard + ": %s, de %s à %s",
	Nobody:  "Personne n'est encore passé.",

	Queue:      "La file",
	Service:    "%s secondes par personne à ce poste, quand la file presse (%s intervalles)",
	NoService:  "Secondes par personne" + hard + ": pas encore assez d'arrivées qui se suivent.",
	NeedMore:   "à %s, il faudra %s" + thin + "; vous êtes %s",
	NeedEnough: "à %s, %s" + thin + "; vous êtes %s",
	Need:       Plural{"%s poste", "%s postes"},
	Enough:     Plural{"%s poste suffira", "%s postes suffiront"},
	Rush:       "en comptant deux inscriptions sur trois dans la première demi-heure",
	Trend:      "si les dix dernières minutes continuent",
	Supposed:   "à %s secondes par personne, supposées",
	NoForecast: "Rien à prévoir pour l'instant.",

	Open: "ouverte", Over: "terminée", Later: "plus tard", Here: "ici",
	Heard:    "%s, %s",
	Silent:   "SILENCE",
	Unheard:  "aucun poste de ce site n'a encore donné de nouvelles ici",
	ThisDesk: "ce poste, maintenant",
	Sum:      Plural{"%s présence", "%s présences"},
	SumAt:    Plural{"à %s séance", "à %s séances"},
	SumHow:   "qui vient à deux séances compte deux fois",
	ByPhone:  "par téléphone, %s (%s)", ByPhoneNarrow: "tél. %s (%s)",
	PhoneHow: "Les chiffres dits par téléphone ne sont ajoutés à rien" + thin + "; ils s'effacent quand les écritures du poste arrivent.",

	Merchants: Plural{"%s commerce a répondu", "%s commerces ont répondu"},
	New:       Plural{"dont %s hors liste", "dont %s hors liste"},
	Answered:  Plural{"%s personne a donné son nom", "%s personnes ont donné leur nom"},
	NewHead:   "Nouveaux" + hard + ": dans aucune liste", KnownHead: "Dans une liste",
	NoneYet:  "Personne n'a encore répondu à «" + hard + "Comment vendez-vous" + thin + "?" + hard + "».",
	PeopleOf: Plural{"%s personne", "%s personnes"}, PeopleShort: Plural{"%s pers.", "%s pers."},

	DictateHow: "Lisez ces quatre chiffres, puis le mot" + hard + ": s'il est le même là-bas, rien n'a été mal entendu.",
	DictateWho: "%s, %s",
	Four:       [4]string{"PERSONNES VENUES", "PAS REPARTIES", "SANS INSCRIPTION", "DONT SANS NOM"},
	Word:       "Mot de contrôle",
	WordHow:    "le mot change avec chaque chiffre",

	TakeDown: "noter ce qu'un poste dicte",
	Turn:     "autre page",
	Scroll:   "lire la suite",
	Back:     "revenir",
}

var englishFigures = Figures{
	Title:   "Figures",
	Pages:   [4]string{"Now", "All venues", "Merchants", "To read out"},
	Page:    "page %s of %s",
	Reading: "counting…",

	Came:     Plural{"%s person came", "%s people came"},
	CameOf:   "%s, of %s",
	Inside:   Plural{"%s inside now", "%s inside now"},
	Seats:    Plural{"for %s seat", "for %s seats"},
	NoLeave:  "departures not noted",
	Passages: Plural{"%s passage at the door", "%s passages at the door"},
	Recent:   Plural{"%s passage in ten minutes", "%s passages in ten minutes"},
	WalkIns:  Plural{"%s not registered", "%s not registered"},
	Unnamed:  Plural{"%s of them nameless", "%s of them nameless"},
	Invited:  Plural{"%s by invitation alone", "%s by invitation alone"},
	Awaited:  Plural{"%s for this session", "%s for this session"},
	NotYet:   Plural{"%s of them not here yet", "%s of them not here yet"},
	Absent:   Plural{"%s of them did not come", "%s of them did not come"},
	Free:     Plural{"%s for no session in particular", "%s for no session in particular"},

	Curve:   "Passages every five minutes",
	Returns: "who goes out and comes back passes twice",
	Peak:    "at the peak: %s, from %s to %s",
	Nobody:  "Nobody has passed yet.",

	Queue:      "The queue",
	Service:    "%s seconds a person at this desk, when it is pressed (%s gaps)",
	NoService:  "Seconds a person: not enough arrivals in a row yet.",
	NeedMore:   "at %s, you will need %s; you are %s",
	NeedEnough: "at %s, %s; you are %s",
	Need:       Plural{"%s desk", "%s desks"},
	Enough:     Plural{"%s desk will do", "%s desks will do"},
	Rush:       "taking two registrations of three in the first half hour",
	Trend:      "if the last ten minutes go on",
	Supposed:   "at %s seconds a person, supposed",
	NoForecast: "Nothing to foresee for now.",

	Open: "open", Over: "over", Later: "later", Here: "here",
	Heard:    "%s, %s",
	Silent:   "SILENT",
	Unheard:  "no desk of this venue has been heard of here yet",
	ThisDesk: "this desk, now",
	Sum:      Plural{"%s attendance", "%s attendances"},
	SumAt:    Plural{"at %s session", "at %s sessions"},
	SumHow:   "who comes to two sessions counts twice",
	ByPhone:  "by telephone, %s (%s)", ByPhoneNarrow: "tel. %s (%s)",
	PhoneHow: "Figures said by telephone are added to nothing; they go when the entries of that desk come.",

	Merchants: Plural{"%s business has answered", "%s businesses have answered"},
	New:       Plural{"of which %s on no list", "of which %s on no list"},
	Answered:  Plural{"%s person gave a name", "%s people gave a name"},
	NewHead:   "New: on no list", KnownHead: "On a list",
	NoneYet:  "Nobody has answered “How do you sell?” yet.",
	PeopleOf: Plural{"%s person", "%s people"}, PeopleShort: Plural{"%s person", "%s people"},

	DictateHow: "Read these four figures out, then the word: if it is the same over there, nothing was misheard.",
	DictateWho: "%s, %s",
	Four:       [4]string{"PEOPLE WHO CAME", "NOT SEEN LEAVING", "NOT REGISTERED", "WITHOUT A NAME"},
	Word:       "Check word",
	WordHow:    "the word changes with each figure",

	TakeDown: "take down what a desk reads out",
	Turn:     "another page",
	Scroll:   "read on",
	Back:     "go back",
}
