package i18n

import "opale/checkin"

// Head is what the header and the status line say.
type Head struct {
	Program      string
	Rehearsal    string // on the band that a rehearsal always shows
	Invented     string // beside it, where there is room
	Emergency    string // on the band of a desk without the list
	ByHand       string // beside it
	InOf         string // arrivals (a whole sentence), registrations
	In           Plural
	Of           Plural
	Rate         string // in ten minutes
	OnlyHere     Plural
	Alone        Plural // where nothing was ever shared
	AllShared    string
	Loading      string // done, of
	LoadScan     string // what works meanwhile
	LoadShort    string
	Unread       string // it could not be read, and is tried again
	UnreadShort  string
	Closed       string // the session is not open now: date, hours
	ClosedDay    string // date
	Click        string // the terminal has lost the keyboard
	ClickShort   string // the same, shorter
	TooSmall     string
	Battery      string // per cent
	BatteryShort string // the same
	List         string // held here: its word, date, hour
	NoList       string // the word of no list at all
	OtherList    string // a desk, the word of its list
	OtherLists   string // before those
	OtherDesks   Plural // the same, without names
	OtherShort   string

	// That people's data is to be deleted: the last day of its keeping.
	KeepSoon, KeepShort              string // before
	KeepOver, KeepOverShort          string // behind
	KeepLeast, KeepDoSoon, KeepDoNow string // the least; what to do, before and behind
}

var frenchHead = Head{
	Program:     "OPALE",
	Rehearsal:   "RÉPÉTITION",
	Invented:    "noms inventés, rien n'est réel",
	Emergency:   "ACCUEIL DE SECOURS",
	ByHand:      "sans la liste : notez chaque nom",
	InOf:        "%s sur %s",
	In:          Plural{"%s arrivée", "%s arrivées"},
	Of:          Plural{"%s inscription", "%s inscriptions"},
	Rate:        "%s en 10" + hard + "minutes",
	OnlyHere:    Plural{"%s pas encore partagée", "%s pas encore partagées"},
	Alone:       Plural{"%s seulement sur cet ordinateur", "%s seulement sur cet ordinateur"},
	AllShared:   "tout est partagé",
	Loading:     "Lecture de la liste : %s sur %s",
	LoadScan:    "les codes se lisent déjà",
	LoadShort:   "Lecture de la liste",
	Unread:      "La liste ne se lit pas en entier : des noms manquent. J'essaie encore.",
	UnreadShort: "Liste incomplète",
	Closed:      "séance du %s, %s à %s",
	ClosedDay:   "séance du %s",
	Click:       "CLIQUEZ ICI : le clavier n'écrit plus dans OPALE",
	ClickShort:  "CLIQUEZ ICI pour écrire dans OPALE",
	TooSmall:    "Agrandissez la fenêtre.",
	Battery:     "Batterie %s" + hard + "%% : branchez le chargeur", BatteryShort: "batterie %s" + hard + "%%",
	List:   "Liste %s, %s %s",
	NoList: "aucune", OtherList: "%s (%s)", OtherLists: "Autre liste" + hard + ":", OtherDesks: Plural{"%s poste a une autre liste", "%s postes ont une autre liste"},
	OtherShort: "autre liste",

	KeepSoon: "données à supprimer d'ici le %s", KeepShort: "données à supprimer bientôt",
	KeepOver: "données à supprimer depuis le %s", KeepOverShort: "données à supprimer", KeepLeast: "à supprimer",
	KeepDoSoon: "Les données des personnes sont à supprimer de cet ordinateur le %s au plus tard : opale" + hard + "purge, une fois OPALE fermé.",
	KeepDoNow:  "Les données des personnes devaient être supprimées de cet ordinateur le %s au plus tard. Maintenant qu'OPALE se ferme : opale" + hard + "purge.",
}

var englishHead = Head{
	Program:     "OPALE",
	Rehearsal:   "REHEARSAL",
	Invented:    "invented names, nothing is real",
	Emergency:   "EMERGENCY DESK",
	ByHand:      "without the list: note each name",
	InOf:        "%s of %s",
	In:          Plural{"%s arrival", "%s arrivals"},
	Of:          Plural{"%s registration", "%s registrations"},
	Rate:        "%s in 10" + hard + "minutes",
	OnlyHere:    Plural{"%s not shared yet", "%s not shared yet"},
	Alone:       Plural{"%s only on this computer", "%s only on this computer"},
	AllShared:   "everything is shared",
	Loading:     "Reading the list: %s of %s",
	LoadScan:    "codes can be scanned already",
	LoadShort:   "Reading the list",
	Unread:      "The list cannot be read whole: names are missing. I keep trying.",
	UnreadShort: "List incomplete",
	Closed:      "session of %s, %s to %s",
	ClosedDay:   "session of %s",
	Click:       "CLICK HERE: the keyboard no longer writes in OPALE",
	ClickShort:  "CLICK HERE to write in OPALE",
	TooSmall:    "Please enlarge the window.",
	Battery:     "Battery at %s%%: plug the charger in", BatteryShort: "battery %s%%",
	List:   "List %s, %s %s",
	NoList: "none", OtherList: "%s (%s)", OtherLists: "Another list:", OtherDesks: Plural{"%s desk has another list", "%s desks have another list"},
	OtherShort: "other list",

	KeepSoon: "data to be deleted by %s", KeepShort: "data to be deleted soon",
	KeepOver: "data to be deleted since %s", KeepOverShort: "data to be deleted", KeepLeast: "to be deleted",
	KeepDoSoon: "People's data is to be deleted from this computer by %s: opale" + hard + "purge, once OPALE is closed.",
	KeepDoNow:  "People's data was to be deleted from this computer by %s. Now that OPALE closes: opale" + hard + "purge.",
}

// ListWord is how people say which list a desk holds.
func (w *Words) ListWord(e checkin.Edition) string {
	if e.Word == "" {
		return w.Head.NoList
	}
	return e.Word
}
