package i18n

// Quit is the closing slip: what is said before the program ends.
type Quit struct {
	Title   string
	Safe    string
	Noted   Plural // by this desk, today
	Written Plural // entries, since the desk was opened
	Shared  string
	Alone   Plural // entries that are only here
	Carry   string // to whom they are to be carried: names
	Meet    string // where nobody is known yet
	Backup  string // hour of the last copy
	NoCopy  string // before the first
	Failed  string
	Stick   string // hour of its last copy
	StickTo string // nothing has been written on it yet, or it could not be
	NoStick string
	Reading string
	Unread  string
	Leave   string
	Stay    string
}

var frenchQuit = Quit{
	Title:   "QUITTER OPALE" + thin + "?",
	Safe:    "Tout est gardé. OPALE se rouvre là où vous en êtes.",
	Noted:   Plural{"%s arrivée notée par ce poste aujourd'hui", "%s arrivées notées par ce poste aujourd'hui"},
	Written: Plural{"%s écriture depuis l'ouverture", "%s écritures depuis l'ouverture"},
	Shared:  "Tout est partagé.",
	Alone:   Plural{"%s écriture seulement ici.", "%s écritures seulement ici."},
	Carry:   "À porter, par clé : %s.",
	Meet:    "Faites un échange par clé, ou emportez la clé de secours.",
	Backup:  "Dernière copie à %s" + thin + "; une autre se fait en partant.",
	NoCopy:  "Une copie se fait en partant.",
	Failed:  "La dernière copie n'a pas réussi : prévenez la coordination.",
	Stick:   "Clé de secours écrite à %s.",
	StickTo: "La clé de secours n'a pas pu être écrite : est-elle branchée" + thin + "?",
	NoStick: "Pas de clé de secours à ce poste.",
	Reading: "un instant…",
	Unread:  "Le compte ne se lit pas. Ce qui est noté est gardé.",
	Leave:   "quitter",
	Stay:    "rester à l'accueil",
}

var englishQuit = Quit{
	Title:   "QUIT OPALE?",
	Safe:    "Everything is kept. OPALE opens again where you are.",
	Noted:   Plural{"%s arrival noted by this desk today", "%s arrivals noted by this desk today"},
	Written: Plural{"%s entry since it was opened", "%s entries since it was opened"},
	Shared:  "Everything is shared.",
	Alone:   Plural{"%s entry only here.", "%s entries only here."},
	Carry:   "To be carried by stick to: %s.",
	Meet:    "Exchange by stick, or take the safety stick with you.",
	Backup:  "Last copy at %s; another is made on leaving.",
	NoCopy:  "A copy is made on leaving.",
	Failed:  "The last copy failed: tell the coordinator.",
	Stick:   "Safety stick written at %s.",
	StickTo: "The safety stick could not be written: is it plugged in?",
	NoStick: "No safety stick at this desk.",
	Reading: "one moment…",
	Unread:  "It cannot be counted. What was noted is kept.",
	Leave:   "quit",
	Stay:    "stay at the desk",
}
