package live

import (
	"fmt"
	"net/http"
	"time"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

// words is the page in one language.
type words struct {
	Lang                                      string
	Title, In, Of, Expected, WalkIns, AllDays string
	Curve, PerStep, Peak, NoArrivals          string
	Open, Desks, Desk, Venue, Heard, Unsent   string
	Never, JustNow, NoDesks, Excluded         string
	Others                                    [2]string // noted on another day than the one shown: one, more
	Conflicts, NoConflicts                    [2]string // one, more
	Minutes, Hours, Days                      [2]string
	AsOf, Lost, Trouble, Counts, NoNames      string
	days                                      [7]string
	months                                    [12]string
	date, hour                                string
	number                                    *message.Printer
}

// Numbers and their thousands are x/text's; the narrow spaces are ours.
var french = &words{
	Lang: "fr", Title: "En direct", In: "arrivées", Of: "sur", Expected: "attendus", WalkIns: "sans inscription", AllDays: "Tous les jours",
	Curve: "Arrivées de la journée", PerStep: "par tranche de 5 minutes", Peak: "au plus fort, à", NoArrivals: "Personne n’est encore arrivé.",
	Open: "ouverte", Desks: "Postes d’accueil", Desk: "Poste", Venue: "Site", Heard: "Dernier échange", Unsent: "Reste à envoyer",
	Never: "jamais", JustNow: "à l’instant", NoDesks: "Aucun poste n’a encore rejoint ce relais.", Excluded: "exclu",
	Others:    [2]string{"dont %s notée un autre jour", "dont %s notées un autre jour"},
	Conflicts: [2]string{"cas à vérifier à l’accueil", "cas à vérifier à l’accueil"}, NoConflicts: [2]string{"Rien à vérifier"},
	Minutes: [2]string{"il y a %d\u00a0minute", "il y a %d\u00a0minutes"}, Hours: [2]string{"il y a %d\u00a0heure", "il y a %d\u00a0heures"},
	Days: [2]string{"il y a %d\u00a0jour", "il y a %d\u00a0jours"},
	AsOf: "Chiffres de", Lost: "Connexion perdue : ces chiffres datent de", Trouble: "Les chiffres ne peuvent pas être lus pour l’instant. Rien n’est perdu : rechargez la page dans une minute.",
	Counts: "Une arrivée retirée n’est plus comptée.", NoNames: "Cette page compte ; elle ne contient le nom de personne.",
	days:   [7]string{"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"},
	months: [12]string{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"},
	date:   "%s %d %s", hour: "15:04", number: message.NewPrinter(language.French),
}

var english = &words{
	Lang: "en", Title: "Live", In: "arrivals", Of: "of", Expected: "expected", WalkIns: "walk-ins", AllDays: "All days",
	Curve: "Arrivals today", PerStep: "in 5 minutes", Peak: "at the peak, at", NoArrivals: "Nobody has arrived yet.",
	Open: "open", Desks: "Check-in desks", Desk: "Desk", Venue: "Venue", Heard: "Last exchange", Unsent: "Still to send",
	Never: "never", JustNow: "just now", NoDesks: "No desk has joined this hub yet.", Excluded: "excluded",
	Others:    [2]string{"of which %s noted on another day", "of which %s noted on another day"},
	Conflicts: [2]string{"case to look at, at the desk", "cases to look at, at the desk"}, NoConflicts: [2]string{"Nothing to look at"},
	Minutes: [2]string{"%d\u00a0minute ago", "%d\u00a0minutes ago"}, Hours: [2]string{"%d\u00a0hour ago", "%d\u00a0hours ago"},
	Days: [2]string{"%d\u00a0day ago", "%d\u00a0days ago"},
	AsOf: "Figures of", Lost: "Connection lost: these figures are of", Trouble: "The figures cannot be read just now. Nothing is lost: load the page again in a minute.",
	Counts: "An arrival that was taken back is not counted.", NoNames: "This page counts; nobody’s name is in it.",
	days:   [7]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
	months: [12]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
	date:   "%s %d %s", hour: "15:04", number: message.NewPrinter(language.BritishEnglish),
}

var matcher = language.NewMatcher([]language.Tag{language.French, language.English})

// wordsFor chooses the language: ?lang=en, else the browser's, else French.
func wordsFor(r *http.Request) *words {
	asked := r.URL.Query().Get("lang")
	if asked == "" {
		asked = r.Header.Get("Accept-Language")
	}
	tags, _, _ := language.ParseAcceptLanguage(asked)
	if _, i, sure := matcher.Match(tags...); i == 1 && sure != language.No {
		return english
	}
	return french
}

// Number writes a whole number with its thousands apart.
func (w *words) Number(n int) string { return w.number.Sprintf("%d", n) }

// Clock writes an hour.
func (w *words) Clock(t time.Time) string { return t.Format(w.hour) }

// Date writes a day: samedi 28 novembre.
func (w *words) Date(t time.Time) string {
	return fmt.Sprintf(w.date, w.days[t.Weekday()], t.Day(), w.months[t.Month()-1])
}

// Ago says how long ago something was.
func (w *words) Ago(t, now time.Time) string {
	switch ago := now.Sub(t); {
	case t.IsZero():
		return w.Never
	case ago < time.Minute:
		return w.JustNow
	case ago < time.Hour:
		return w.some(w.Minutes, int(ago/time.Minute))
	case ago < 48*time.Hour:
		return w.some(w.Hours, int(ago/time.Hour))
	default:
		return w.some(w.Days, int(ago/(24*time.Hour)))
	}
}

func (w *words) some(forms [2]string, n int) string { return fmt.Sprintf(number(forms, n), n) }

// number chooses singular or plural.
func number(forms [2]string, n int) string {
	if n < 2 {
		return forms[0]
	}
	return forms[1]
}

// OtherDays says how many arrivals a chart does not show.
func (w *words) OtherDays(n int) string { return fmt.Sprintf(number(w.Others, n), w.Number(n)) }

// ToLookAt says how many conflicts are open.
func (w *words) ToLookAt(n int) string {
	switch n {
	case 0:
		return w.NoConflicts[0]
	case 1:
		return w.Number(n) + " " + w.Conflicts[0]
	}
	return w.Number(n) + " " + w.Conflicts[1]
}
