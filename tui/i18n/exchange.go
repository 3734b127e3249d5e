package i18n

import (
	"fmt"
	"strings"

	"opale/checkin/journal"
	"opale/checkin/route"
)

// Exchange is the exchange with the other desks by a stick, or by any folder.
type Exchange struct {
	Title   string
	Looking string
	Last    string // beside the folder of the last time
	Gone    string // the same, where it is not there now
	Plugged string // beside a drive
	Other   string // the folder that is typed
	Hint    string // in its empty field
	NoDrive string
	What    string // what the gesture does
	Go      string // folder
	Type    string
	Choose  string
	Scroll  string
	Back    string
	Working string

	Stick, Folder Medium // which of the two it goes by

	// What came of it: the titles.
	Done, Nothing, Open, Partly, Failed string

	Fresh    Plural
	From     string // desks
	Written  string // thousands of bytes
	Next     string // where the stick has to go
	Then     string // the same so far, desks that come behind
	Again    string // the same, desks where it was before
	Unheard  string // desks
	AllKnow  string
	And      string // between the last two of several
	Nameless string // a desk

	// A file that is sent instead of a stick that is carried.
	Mail   string // in the list of folders
	MailAt string // beside it: the folder
	MailGo string
	Send   string // file, folder
	SendTo string // desks
	Early  string // entries whose beginning is missing

	Unread   string // file, why
	Why      ExchangeTrouble
	Aside    string // entries (a whole sentence), desk, why
	SetApart Plural

	Stranger   string // desk
	StrangerAt string // desk, venue
	Ask        string
	Trust      string // desks
	Distrust   string
}

// Medium is what is said of what carries an exchange: a stick, or a folder that
// lies elsewhere.
type Medium struct {
	Sealed     string
	Unsealed   string
	DoNotPull  string
	Remove     string
	Keep       string // a question is still open: it is needed
	First      string // nobody else's was there
	Unreadable string
	Missing    string
	NotWritten string
}

// ExchangeTrouble is why something could not be read, or was not taken.
type ExchangeTrouble struct {
	Damaged, Partial, Locked, Foreign, Newer, Invalid string // a bundle

	Safe string // what was read

	Forked, Altered, Personal string // an entry
}

var frenchExchange = Exchange{
	Title:   "Échange par clé",
	Looking: "je cherche les clés branchées…",
	Last:    "la dernière fois",
	Gone:    "pas là maintenant",
	Plugged: "branchée",
	Other:   "un autre dossier",
	Hint:    "tapez où il se trouve",
	NoDrive: "Aucune clé n'est branchée. Branchez-la : elle paraîtra ici.",
	What:    "Ce que les autres postes y ont écrit est lu, puis ce poste écrit tout ce qu'il sait.",
	Go:      "échanger avec %s",
	Type:    "tapez le dossier",
	Choose:  "choisir",
	Scroll:  "lire la suite",
	Back:    "revenir",
	Working: "Je lis, puis j'écris…",

	Stick: Medium{
		Sealed:     "C'est scellé : une clé perdue ne dit rien, et le fichier peut aussi partir par courriel.",
		Unsealed:   "NON SCELLÉ : qui trouve la clé peut lire tous les noms.",
		DoNotPull:  "Laissez la clé branchée.",
		Remove:     "Vous pouvez retirer la clé.",
		Keep:       "Laissez la clé branchée : il reste une question.",
		First:      "Portez la clé à un autre poste, et faites-y le même geste.",
		Unreadable: "la clé ne se laisse pas lire.",
		Missing:    "Ce dossier n'est plus là. La clé est-elle bien branchée" + thin + "?",
		NotWritten: "La clé est pleine, protégée ou retirée trop tôt. Essayez avec une autre.",
	},
	Folder: Medium{
		Sealed:     "C'est scellé : qui trouve ces fichiers n'y lit aucun nom, et ils peuvent aussi partir par courriel.",
		Unsealed:   "NON SCELLÉ : qui ouvre ce dossier peut lire tous les noms.",
		DoNotPull:  "Ne fermez pas OPALE.",
		Remove:     "C'est écrit dans le dossier, et relu.",
		Keep:       "Il reste une question.",
		First:      "Faites le même geste à un autre poste, avec ce dossier.",
		Unreadable: "le dossier ne se laisse pas lire.",
		Missing:    "Ce dossier n'est plus là. Est-il bien relié, ou la clé branchée" + thin + "?",
		NotWritten: "Le dossier est plein, protégé ou n'est plus relié. Essayez encore, ou avec une clé.",
	},

	Done: "ÉCHANGE FAIT", Nothing: "RIEN DE NOUVEAU", Open: "À CONFIRMER", Partly: "LU, MAIS PAS ÉCRIT", Failed: "PAS D'ÉCHANGE",

	Fresh:    Plural{"%s écriture nouvelle.", "%s écritures nouvelles."},
	From:     "Lu : %s.",
	Written:  "Ce poste a écrit tout ce qu'il sait (%s" + hard + "ko).",
	Next:     "Il reste à passer par %s.",
	Then:     "%s, puis par %s",
	Again:    "%s, puis de nouveau par %s",
	Unheard:  "Pas de nouvelles récentes de %s.",
	AllKnow:  "Les postes connus savent tout.",
	And:      "%s et %s",
	Nameless: "un poste sans nom",

	Mail:   "par courriel",
	MailAt: "dans %s",
	MailGo: "échanger par courriel",
	Send:   "Envoyez le fichier «" + hard + "%s" + hard + "», qui est dans %s.",
	SendTo: "L'attendent : %s.",
	Early:  "Il manque le début de certaines écritures : elles attendent qu'une autre clé l'apporte.",

	Unread: "%s : %s",
	Why: ExchangeTrouble{
		Damaged:  "abîmé ou copié à moitié. Attendez un moment et recommencez" + thin + "; sinon, refaites l'échange au poste qui l'a écrit.",
		Partial:  "pas encore arrivé en entier. Attendez que le dossier soit à jour, et recommencez.",
		Locked:   "scellé, et ce poste n'a pas ce qui l'ouvre : un autre événement, sans doute.",
		Foreign:  "d'un autre événement, laissé de côté.",
		Newer:    "écrit par une version plus récente d'OPALE. Mettez ce poste à jour.",
		Invalid:  "ce n'est pas un échange d'OPALE.",
		Safe:     "Ce qui a été lu est gardé.",
		Forked:   "cet ordinateur a sans doute été copié",
		Altered:  "changées en chemin, ou inventées",
		Personal: "des noms changés en chemin",
	},
	Aside:    "%s (%s) : %s. Prévenez la coordination.",
	SetApart: Plural{"%s écriture mise de côté", "%s écritures mises de côté"},

	Stranger:   "Personne ici ne connaît le poste «" + hard + "%s" + hard + "». Ce qu'il a écrit attend.",
	StrangerAt: "Personne ici ne connaît le poste «" + hard + "%s" + hard + "» (%s). Ce qu'il a écrit attend.",
	Ask:        "Est-ce bien un poste de l'événement" + thin + "? En cas de doute, demandez à la coordination.",
	Trust:      "oui, faire confiance à %s",
	Distrust:   "non, laisser attendre",
}

var englishExchange = Exchange{
	Title:   "Exchange by stick",
	Looking: "looking for sticks…",
	Last:    "last time",
	Gone:    "not there now",
	Plugged: "plugged in",
	Other:   "another folder",
	Hint:    "type where it is",
	NoDrive: "No stick is plugged in. Plug it in: it will appear here.",
	What:    "What the other desks wrote there is read, then this desk writes all it knows.",
	Go:      "exchange with %s",
	Type:    "type the folder",
	Choose:  "choose",
	Scroll:  "read on",
	Back:    "go back",
	Working: "Reading, then writing…",

	Stick: Medium{
		Sealed:     "It is sealed: a lost stick tells nothing, and the file may also go by e-mail.",
		Unsealed:   "NOT SEALED: whoever finds the stick can read every name.",
		DoNotPull:  "Leave the stick plugged in.",
		Remove:     "You can take the stick out.",
		Keep:       "Leave the stick in: there is a question.",
		First:      "Take the stick to another desk, and do the same there.",
		Unreadable: "the stick does not let it be read.",
		Missing:    "That folder is no longer there. Is the stick plugged in?",
		NotWritten: "The stick is full, protected, or was taken out too early. Try another one.",
	},
	Folder: Medium{
		Sealed:     "It is sealed: whoever finds these files reads no name in them, and they may also go by e-mail.",
		Unsealed:   "NOT SEALED: whoever opens this folder can read every name.",
		DoNotPull:  "Do not close OPALE.",
		Remove:     "It is written in the folder, and read back.",
		Keep:       "There is a question.",
		First:      "Do the same at another desk, with this folder.",
		Unreadable: "the folder does not let it be read.",
		Missing:    "That folder is no longer there. Is it connected, or the stick plugged in?",
		NotWritten: "The folder is full, protected or no longer connected. Try again, or with a stick.",
	},

	Done: "EXCHANGED", Nothing: "NOTHING NEW", Open: "TO BE CONFIRMED", Partly: "READ, BUT NOT WRITTEN", Failed: "NOT EXCHANGED",

	Fresh:    Plural{"%s new entry.", "%s new entries."},
	From:     "Read: %s.",
	Written:  "This desk has written all it knows (%s" + hard + "KB).",
	Next:     "Still to visit: %s.",
	Then:     "%s, then %s",
	Again:    "%s, then once more %s",
	Unheard:  "No recent word from %s.",
	AllKnow:  "The desks heard of know everything.",
	And:      "%s and %s",
	Nameless: "a desk without a name",

	Mail:   "by e-mail",
	MailAt: "in %s",
	MailGo: "exchange by e-mail",
	Send:   "Send the file “%s”, which is in %s.",
	SendTo: "Who waits for it: %s.",
	Early:  "The beginning of some entries is missing: they wait until another stick brings it.",

	Unread: "%s: %s",
	Why: ExchangeTrouble{
		Damaged:  "damaged, or half copied. Wait a moment and try again; else exchange again at the desk that wrote it.",
		Partial:  "has not come whole yet. Wait until the folder is up to date, and try again.",
		Locked:   "sealed, and this desk lacks what opens it: another event, probably.",
		Foreign:  "of another event, left aside.",
		Newer:    "written by a newer version of OPALE. Update this desk.",
		Invalid:  "not an exchange of OPALE's.",
		Safe:     "What was read is kept.",
		Forked:   "that computer was probably copied",
		Altered:  "changed on the way, or invented",
		Personal: "names changed on the way",
	},
	Aside:    "%s (%s): %s. Tell the coordinator.",
	SetApart: Plural{"%s entry set aside", "%s entries set aside"},

	Stranger:   "Nobody here knows the desk “%s”. What it wrote is waiting.",
	StrangerAt: "Nobody here knows the desk “%s” (%s). What it wrote is waiting.",
	Ask:        "Is it a desk of the event? If in doubt, ask the coordinator.",
	Trust:      "yes, trust %s",
	Distrust:   "no, let it wait",
}

// Enumerate says several names in a row.
func (w *Words) Enumerate(names []string) string {
	if len(names) == 0 {
		return ""
	}
	said := names[0]
	for i, name := range names[1:] {
		if i+2 == len(names) {
			return fmt.Sprintf(w.Exchange.And, said, name)
		}
		said += ", " + name
	}
	return said
}

// Route says where a stick has yet to go, in that order; name says what each
// desk is called. It is empty where the stick need go nowhere.
func (w *Words) Route(visits []route.Visit, name func(*route.Desk) string) string {
	if len(visits) == 0 {
		return ""
	}
	said := ""
	for begin := 0; begin < len(visits); {
		var names []string
		end := begin
		for ; end < len(visits) && visits[end].Again == visits[begin].Again; end++ {
			names = append(names, bound(name(&visits[end].Desk)))
		}
		switch desks := w.Enumerate(names); {
		case begin == 0:
			said = desks
		case visits[begin].Again:
			said = fmt.Sprintf(w.Exchange.Again, said, desks)
		default:
			said = fmt.Sprintf(w.Exchange.Then, said, desks)
		}
		begin = end
	}
	return fmt.Sprintf(w.Exchange.Next, said)
}

// bound keeps a desk's number beside its name, where a line ends.
func bound(name string) string {
	at := strings.LastIndexByte(name, ' ')
	if at < 0 || strings.Trim(name[at+1:], "0123456789") != "" {
		return name
	}
	return name[:at] + hard + name[at+1:]
}

// Reason says why an entry was not taken.
func (t *ExchangeTrouble) Reason(r journal.Reason) string {
	switch r {
	case journal.ReasonForked:
		return t.Forked
	case journal.ReasonPersonal:
		return t.Personal
	}
	return t.Altered
}
