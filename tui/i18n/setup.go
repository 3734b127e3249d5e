package i18n

// Setup is what the first run asks, and what the first start of a day
// confirms.
type Setup struct {
	First      string // title of the first run
	Again      string // title of the first start of a day
	Clock      string
	ClockFix   string
	ClockHere  string // the key that leads there
	Day, Hour  string
	HourHint   string // in the empty field: the clock's
	Outside    string // the clock's date
	Behind     string // date and hour of the newest entry
	Unclear    string
	ChooseDay  string
	Venue      string
	Desk       string
	Proposed   string // the name proposed for a desk: venue
	Operator   string
	Whom       string // in the empty field of the first name
	Session    string // session, hours
	OpenNow    string
	Closed     string // where none is open, of the nearest: date, hours, to come or over
	None       string // the venue has no session
	Start      string // the last line, and what Enter does
	Yes        string // the last line where all is known
	Astray     string // letters were typed where they change nothing
	Next       string
	Move       string
	Choose     string
	Train      string
	TrainShort string
	Lacks      string
	Early      string // a code was scanned
	Saving     string
}

var frenchSetup = Setup{
	First:     "Mise en route de ce poste",
	Again:     "Bonjour. C'est bien cela" + thin + "?",
	Clock:     "Date et heure",
	ClockFix:  "fausses" + thin + "? réglez l'horloge de l'ordinateur",
	ClockHere: "fausses" + thin + "? %s jusqu'ici, et corrigez-les",
	Day:       "Date", Hour: "Heure", HourHint: "%s, ou tapez l'heure juste",
	Outside:    "L'horloge dit %s : l'événement est loin de là. Est-ce la bonne date" + thin + "?",
	Behind:     "L'horloge est en retard sur ce qui est déjà noté (%s, %s). Vérifiez la date et l'heure.",
	Unclear:    "Cette heure n'en est pas une : tapez par exemple 9:42.",
	ChooseDay:  "choisir la date",
	Venue:      "Site",
	Desk:       "Nom du poste",
	Proposed:   "%s 1",
	Operator:   "Votre prénom",
	Whom:       "chacun pourra le changer",
	Session:    "%s, %s à %s",
	OpenNow:    "%s, séance ouverte",
	Closed:     "séance du %s, %s à %s, %s",
	None:       "aucune séance à ce site",
	Start:      "ouvrir l'accueil",
	Yes:        "oui, ouvrir l'accueil",
	Astray:     "Rien n'est changé. Pour corriger, une flèche d'abord.",
	Next:       "ligne suivante",
	Move:       "autre ligne",
	Choose:     "choisir le site",
	TrainShort: "s'entraîner",
	Train:      "s'entraîner avec dix visiteurs inventés",
	Lacks:      "Il manque votre prénom ou le nom du poste.",
	Early:      "Code lu trop tôt : ouvrez d'abord l'accueil.",
	Saving:     "j'ouvre l'accueil…",
}

var englishSetup = Setup{
	First:     "Setting up this desk",
	Again:     "Hello. Is this right?",
	Clock:     "Date and time",
	ClockFix:  "wrong? set the computer's clock",
	ClockHere: "wrong? %s up to here, and correct them",
	Day:       "Date", Hour: "Time", HourHint: "%s, or type the right one",
	Outside:    "The clock says %s: the event is far from there. Is it the right date?",
	Behind:     "The clock is behind what is already written (%s, %s). Look at date and time.",
	Unclear:    "This is no time of day: type 9:42, for example.",
	ChooseDay:  "choose the date",
	Venue:      "Venue",
	Desk:       "Desk's name",
	Proposed:   "%s 1",
	Operator:   "Your first name",
	Whom:       "anybody can change it later",
	Session:    "%s, %s to %s",
	OpenNow:    "%s, session open now",
	Closed:     "session of %s, %s to %s, %s",
	None:       "no session at this venue",
	Start:      "open the desk",
	Yes:        "yes, open the desk",
	Astray:     "Nothing is changed. To correct, an arrow first.",
	Next:       "next line",
	Move:       "change line",
	Choose:     "choose the venue",
	TrainShort: "train",
	Train:      "train with ten invented visitors",
	Lacks:      "Your first name or the desk's name is missing.",
	Early:      "A code was scanned too early: open the desk first.",
	Saving:     "opening the desk…",
}
