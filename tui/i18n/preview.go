package i18n

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"opale/checkin"
	"opale/checkin/roster"
)

// Preview is how a list is shown before it is taken in, on the screen and by
// opale import --dry-run.
type Preview struct {
	Format, Columns, Statuses, People, Doubts, Left, Effect string // the titles of its parts

	Containers map[string]string
	Delimiters map[string]string
	Encodings  map[string]string
	Sheet      string // name
	OtherSheet string // names of those that are not read

	Uses      map[roster.Use]string
	Unread    string
	Buyer     string // behind the use of a column that is about who paid
	Evidence  map[roster.Evidence]string
	Since     string                    // date of the answer
	Means     map[checkin.Status]string // what a status word says, of a registration
	NotYet    string                    // an unknown word that nobody has answered about
	People1   Plural                    // who have a word
	NoStatus  Plural
	Nobody    string // where there is nothing to say
	AlreadyIn Plural // whom the organiser's tool has in
	More      Plural // left out of a long enumeration
	Blank     Plural // lines

	Would, WouldNothing string // what taking it in would do: the counts
}

var frenchPreview = Preview{
	Format: "Le fichier", Columns: "Les colonnes", Statuses: "Les statuts", People: "Cinq personnes, à l'accueil",
	Doubts: "À regarder", Left: "Laissé de côté", Effect: "Ce que cela changerait",

	Containers: map[string]string{
		"csv": "CSV", "xlsx": "classeur Excel", "html": "page HTML appelée .xls", "vcf": "cartes de visite (vCard)", "jsonl": "JSON",
	},
	Delimiters: map[string]string{",": "virgule", ";": "point-virgule", "\t": "tabulation", "|": "barre verticale", ":": "deux-points"},
	Encodings: map[string]string{
		"utf-8": "UTF-8", "cp1252": "Windows-1252", "macroman": "Mac OS Roman", "cp850": "MS-DOS",
		"utf-16le": "UTF-16", "utf-16be": "UTF-16", "mixed": "encodages mêlés",
	},
	Sheet: "feuille «" + hard + "%s" + hard + "»", OtherSheet: "pas lues" + hard + ": %s",

	Uses: map[roster.Use]string{
		roster.UseLastName: "nom", roster.UseFirstName: "prénom", roster.UseFullName: "nom complet", roster.UseCompany: "société",
		roster.UseEmail: "adresse e-mail", roster.UsePhone: "téléphone", roster.UseTown: "ville", roster.UseCode: "code du billet",
		roster.UseStatus: "statut", roster.UseWord: "mot du statut", roster.UsePaid: "payé ou non", roster.UseTicket: "tarif", roster.UseSession: "séance", roster.UseVenue: "site",
		roster.UseProfile: "comment ils vendent", roster.UseQuantity: "nombre de personnes", roster.UseGuests: "accompagnants",
		roster.UseNote: "remarque", roster.UseShow: "à montrer à l'accueil", roster.UseDue: "reste à payer", roster.UsePrice: "prix",
		roster.UseAttending: "réponse à l'invitation", roster.UseAlreadyIn: "déjà passé", roster.UseOrder: "commande",
		roster.UseID: "numéro", roster.UsePosition: "rang dans la commande", roster.UseAttention: "attention particulière",
		roster.UseApproval: "accord de l'organisateur", roster.UseDisabled: "annulée ou non", roster.UseSubmitted: "formulaire envoyé", roster.UseDraft: "brouillon",
		roster.UsePresence: "présence", roster.UseNothing: "pas lue",
	},
	Unread: "pas lue", Buyer: "%s (de qui a payé)",
	Evidence: map[roster.Evidence]string{
		roster.EvidenceTold: "selon votre réponse", roster.EvidenceLabel: "sûr", roster.EvidenceQuestion: "probable",
		roster.EvidenceValues: "deviné d'après les valeurs",
	},
	Since: "selon votre réponse du %s",
	Means: map[checkin.Status]string{
		checkin.StatusValid: "valide", checkin.StatusInvited: "invitation", checkin.StatusUnpaid: "à régler",
		checkin.StatusCancelled: "annulée", checkin.StatusBlocked: "bloquée",
	},
	NotYet:    "pas encore de réponse" + hard + ": l'accueil les arrêtera",
	People1:   Plural{"%s personne", "%s personnes"},
	NoStatus:  Plural{"%s sans statut, donc valide", "%s sans statut, donc valides"},
	Nobody:    "rien",
	AlreadyIn: Plural{"%s personne déjà passée, selon la billetterie.", "%s personnes déjà passées, selon la billetterie."},
	More:      Plural{"et %s autre", "et %s autres"},
	Blank:     Plural{"%s ligne vide.", "%s lignes vides."},

	Would: "%s.", WouldNothing: "Rien" + hard + ": toutes ces inscriptions sont déjà connues.",
}

var englishPreview = Preview{
	Format: "The file", Columns: "The columns", Statuses: "The statuses", People: "Five people, as at the desk",
	Doubts: "To look at", Left: "Left out", Effect: "What it would change",

	Containers: map[string]string{
		"csv": "CSV", "xlsx": "Excel workbook", "html": "HTML page called .xls", "vcf": "contact cards (vCard)", "jsonl": "JSON",
	},
	Delimiters: map[string]string{",": "comma", ";": "semicolon", "\t": "tab", "|": "vertical bar", ":": "colon"},
	Encodings: map[string]string{
		"utf-8": "UTF-8", "cp1252": "Windows-1252", "macroman": "Mac OS Roman", "cp850": "MS-DOS",
		"utf-16le": "UTF-16", "utf-16be": "UTF-16", "mixed": "mixed encodings",
	},
	Sheet: "sheet “%s”", OtherSheet: "not read: %s",

	Uses: map[roster.Use]string{
		roster.UseLastName: "last name", roster.UseFirstName: "first name", roster.UseFullName: "full name", roster.UseCompany: "company",
		roster.UseEmail: "e-mail address", roster.UsePhone: "telephone", roster.UseTown: "town", roster.UseCode: "ticket code",
		roster.UseStatus: "status", roster.UseWord: "status word", roster.UsePaid: "paid or not", roster.UseTicket: "ticket", roster.UseSession: "session", roster.UseVenue: "venue",
		roster.UseProfile: "how they sell", roster.UseQuantity: "number of people", roster.UseGuests: "guests",
		roster.UseNote: "note", roster.UseShow: "to be shown at the desk", roster.UseDue: "amount due", roster.UsePrice: "price",
		roster.UseAttending: "answer to the invitation", roster.UseAlreadyIn: "checked in already", roster.UseOrder: "order",
		roster.UseID: "number", roster.UsePosition: "place in the order", roster.UseAttention: "special attention",
		roster.UseApproval: "the host's approval", roster.UseDisabled: "cancelled or not", roster.UseSubmitted: "form sent", roster.UseDraft: "draft",
		roster.UsePresence: "presence", roster.UseNothing: "not read",
	},
	Unread: "not read", Buyer: "%s (of who paid)",
	Evidence: map[roster.Evidence]string{
		roster.EvidenceTold: "as you answered", roster.EvidenceLabel: "certain", roster.EvidenceQuestion: "probable",
		roster.EvidenceValues: "guessed by the values",
	},
	Since: "as you answered on %s",
	Means: map[checkin.Status]string{
		checkin.StatusValid: "valid", checkin.StatusInvited: "invited", checkin.StatusUnpaid: "unpaid",
		checkin.StatusCancelled: "cancelled", checkin.StatusBlocked: "blocked",
	},
	NotYet:    "not answered yet: the desk will stop them",
	People1:   Plural{"%s person", "%s people"},
	NoStatus:  Plural{"%s without a status, so valid", "%s without a status, so valid"},
	Nobody:    "nothing",
	AlreadyIn: Plural{"%s person has come already, the ticketing tool says.", "%s people have come already, the ticketing tool says."},
	More:      Plural{"and %s other", "and %s others"},
	Blank:     Plural{"%s blank line.", "%s blank lines."},

	Would: "%s.", WouldNothing: "Nothing: all these registrations are known already.",
}

// ListFormat says what sort of file a list is: CSV, point-virgule, Windows-1252.
func (w *Words) ListFormat(f *roster.Format) string {
	p := &w.Preview
	said := []string{cmp.Or(p.Containers[f.Container], f.Container)}
	if f.Delimiter != "" {
		said = append(said, cmp.Or(p.Delimiters[f.Delimiter], checkin.Clean(f.Delimiter)))
	}
	if f.Encoding != "" {
		said = append(said, cmp.Or(p.Encodings[f.Encoding], f.Encoding))
	}
	if f.Sheet != "" {
		said = append(said, w.sheets(f))
	}
	return strings.Join(said, ", ")
}

// sheets says which sheets of a workbook are read, and which are not.
func (w *Words) sheets(f *roster.Format) string {
	var others []string
	for _, s := range f.Sheets {
		if !s.Read {
			others = append(others, checkin.Clean(s.Name))
		}
	}
	said := fmt.Sprintf(w.Preview.Sheet, checkin.Clean(f.Sheet))
	if f.SheetTold {
		said += ", " + w.Preview.Evidence[roster.EvidenceTold]
	}
	if len(others) > 0 {
		said += " (" + fmt.Sprintf(w.Preview.OtherSheet, w.Shortened(others, 3)) + ")"
	}
	return said
}

// Shortened says the first of many things, and how many others there are.
func (w *Words) Shortened(things []string, most int) string {
	if len(things) <= most {
		return strings.Join(things, ", ")
	}
	return strings.Join(things[:most], ", ") + " " + w.Count(w.Preview.More, len(things)-most)
}

// ColumnUse says what a column is taken for.
func (w *Words) ColumnUse(c *roster.Column) string {
	if c.Use == "" {
		return w.Preview.Unread
	}
	said := cmp.Or(w.Preview.Uses[c.Use], string(c.Use))
	if c.Buyer {
		said = fmt.Sprintf(w.Preview.Buyer, said)
	}
	return said
}

// ColumnGround says how sure the use of a column is, and why.
func (w *Words) ColumnGround(c *roster.Column, zone *time.Location) string {
	if !c.Since.IsZero() {
		return w.Answered(c.Since, zone)
	}
	return w.Preview.Evidence[c.Evidence]
}

// Answered says when the organiser answered, about an earlier list.
func (w *Words) Answered(on time.Time, zone *time.Location) string {
	return fmt.Sprintf(w.Preview.Since, w.ShortDate(on.In(zone)))
}

// StatusWord says what a word for a status means, and who said so.
func (w *Words) StatusWord(s *roster.StatusWord, zone *time.Location) string {
	switch {
	case !s.Known:
		return w.Preview.NotYet
	case !s.Since.IsZero():
		return w.Preview.Means[s.Status] + ", " + w.Answered(s.Since, zone)
	case s.Told:
		return w.Preview.Means[s.Status] + ", " + w.Preview.Evidence[roster.EvidenceTold]
	}
	return cmp.Or(w.Preview.Means[s.Status], w.Preview.Nobody)
}

// ListDoubt says a doubt about a list, with its line where it has one.
func (w *Words) ListDoubt(d *roster.Warning) string {
	said := strings.ReplaceAll(cmp.Or(w.Roster.Doubts[d.Doubt], string(d.Doubt)), "%s", checkin.Clean(d.Word))
	if d.Line > 0 {
		said = fmt.Sprintf(w.Roster.AtLine, d.Line, said)
	}
	if d.Count > 1 {
		said += " " + fmt.Sprintf(w.Roster.Times, w.Number(d.Count))
	}
	return said
}

// ListLeft says which lines were refused and skipped, and why: those that are
// somebody's first, then those above the names of the columns, and blank ones
// by their number only.
func (w *Words) ListLeft(refused []roster.Refusal, skipped []roster.Skip, above []string) (said []string) {
	for _, r := range refused {
		said = append(said, fmt.Sprintf(w.Roster.Refused, r.Line, cmp.Or(w.Roster.Refusals[r.Reason], string(r.Reason))))
	}
	if len(above) > 0 {
		said = append(said, fmt.Sprintf(w.Roster.Above, w.Shortened(above, 3)))
	}
	blank := 0
	for _, s := range skipped {
		if s.Reason == roster.SkipBlank {
			blank++
			continue
		}
		said = append(said, fmt.Sprintf(w.Roster.Skipped, s.Line, cmp.Or(w.Roster.Skips[s.Reason], string(s.Reason))))
	}
	if blank > 0 {
		said = append(said, w.Count(w.Preview.Blank, blank))
	}
	return said
}

// ListTrouble says why a list cannot be read. ok is false for an error that is
// none of a list's own.
func (w *Words) ListTrouble(e *roster.Error) (said Sentence, ok bool) {
	if said, ok = w.Roster.Troubles[e.Kind]; !ok {
		return Sentence{}, false
	}
	place := checkin.Clean(e.File)
	if e.Line > 0 {
		place = fmt.Sprintf(w.Roster.InFile, place, e.Line)
	}
	if e.Kind == roster.KindNoSheet {
		place += ", " + fmt.Sprintf(w.Preview.Sheet, checkin.Clean(e.Detail))
	}
	said.What = strings.ReplaceAll(said.What, "%s", place)
	return said, true
}

// Counted is a number of things.
type Counted struct {
	Form Plural
	N    int
}

// Counts lists the numbers that are not 0.
func (w *Words) Counts(all ...Counted) string {
	var said []string
	for _, c := range all {
		if c.N > 0 {
			said = append(said, w.Count(c.Form, c.N))
		}
	}
	return strings.Join(said, ", ")
}
