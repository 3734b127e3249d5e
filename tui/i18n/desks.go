package i18n

import (
	"fmt"
	"time"
)

// Desks is every desk heard of, and what each knows.
type Desks struct {
	Title      string
	Reading    string
	Here       string // this desk
	Holds      Plural // entries
	None       string
	NoneHint   string
	Word       string // beside the time of a desk's last word: how long ago
	Knows      string // lacks nothing
	Lacks      Plural
	Silent     string
	Excluded   string // believed no longer
	ByOthers   string // of which only others told
	Wrote      string // beside the time of its last entry: how long ago
	Missing    Plural // entries that it says to hold and that are not here
	Twice      string // two laptops have one name: desk
	Ahead      string // a clock: desk, how far at least
	Behind     string
	Aside      string // above what was not taken in
	Waiting    Plural // entries
	SetApart   Plural // entries
	Unknown    Plural // entries of a desk that nobody here knows
	Early      string // entries (as Waiting), how many are missing before them
	From       string // desk, one of the three above
	OtherList  string // it holds another list: its word, ours
	Total      Plural // other desks
	Print      string // above the fingerprint
	PrintHow   string
	PrintShort string // a word and a digit
	Scroll     string
	Back       string
}

var frenchDesks = Desks{
	Title:      "Postes",
	Reading:    "je compte ce que chacun sait…",
	Here:       "ce poste",
	Holds:      Plural{"%s écriture gardée", "%s écritures gardées"},
	None:       "Aucun autre poste n'a encore donné de ses nouvelles.",
	NoneHint:   "Un échange par clé suffit.",
	Word:       "vu %s",
	Knows:      "sait tout",
	Lacks:      Plural{"il lui en manque %s", "il lui en manque %s"},
	Silent:     "SILENCE",
	Excluded:   "exclu",
	ByOthers:   "connu par d'autres",
	Wrote:      "a écrit %s",
	Missing:    Plural{"%s de ses écritures n'est pas encore ici", "%s de ses écritures ne sont pas encore ici"},
	Twice:      "deux ordinateurs s'appellent %s",
	Ahead:      "l'horloge de %s avance d'au moins %s",
	Behind:     "l'horloge de %s retarde d'au moins %s",
	Aside:      "Pas prises ici",
	Waiting:    Plural{"%s écriture en attente", "%s écritures en attente"},
	SetApart:   Plural{"%s mise de côté", "%s mises de côté"},
	Unknown:    Plural{"%s écriture attend, personne ici ne connaît ce poste", "%s écritures attendent, personne ici ne connaît ce poste"},
	Early:      "%s, il en manque %s avant",
	From:       "%s : %s",
	OtherList:  "autre liste : %s, ici %s",
	Total:      Plural{"%s autre poste", "%s autres postes"},
	Print:      "Empreinte",
	PrintHow:   "Lisez-la à voix haute : deux postes qui ont la même savent la même chose.",
	PrintShort: "Ou, plus court : %s",
	Scroll:     "lire la suite",
	Back:       "revenir",
}

var englishDesks = Desks{
	Title:      "Desks",
	Reading:    "counting what each one knows…",
	Here:       "this desk",
	Holds:      Plural{"%s entry held", "%s entries held"},
	None:       "No other desk has been heard of yet.",
	NoneHint:   "One exchange by stick is enough.",
	Word:       "heard %s",
	Knows:      "knows everything",
	Lacks:      Plural{"lacks %s of them", "lacks %s of them"},
	Silent:     "SILENT",
	Excluded:   "excluded",
	ByOthers:   "known through others",
	Wrote:      "wrote %s",
	Missing:    Plural{"%s of its entries is not here yet", "%s of its entries are not here yet"},
	Twice:      "two computers are called %s",
	Ahead:      "the clock of %s is at least %s ahead",
	Behind:     "the clock of %s is at least %s behind",
	Aside:      "Not taken in",
	Waiting:    Plural{"%s entry waiting", "%s entries waiting"},
	SetApart:   Plural{"%s set aside", "%s set aside"},
	Unknown:    Plural{"%s entry waits, nobody here knows this desk", "%s entries wait, nobody here knows this desk"},
	Early:      "%s, %s are missing before",
	From:       "%s: %s",
	OtherList:  "another list: %s, here %s",
	Total:      Plural{"%s other desk", "%s other desks"},
	Print:      "Fingerprint",
	PrintHow:   "Read it aloud: two desks that have the same one know the same.",
	PrintShort: "Or, shorter: %s",
	Scroll:     "read on",
	Back:       "go back",
}

// ClockOff says how far a desk's clock is off, at least: ahead of this one's,
// behind it where negative.
func (w *Words) ClockOff(desk string, ahead time.Duration) string {
	sentence := w.Desks.Ahead
	if ahead < 0 {
		sentence = w.Desks.Behind
	}
	return w.Fill(fmt.Sprintf(sentence, "%s", w.Span(ahead.Abs())), desk)
}
