package i18n

import "opale/checkin"

// Person is what somebody's page says.
type Person struct {
	Title    string
	Reading  string
	Expected string // venue or session, date
	Anywhere string
	Gone     string // no longer on the list
	Erased   string

	Arrivals  string
	NoArrival string
	NoteHere  string // session
	NoteStill string // session: all the same, although refused
	TakeBack  string
	TakenBack string // time, by whom, reason
	OnDay     string // an arrival noted on another day than the session's: date and time
	Why       string // above the reasons for letting in all the same

	Choose string
	Scroll string
	Back   string
}

// History is how the journal's entries are said on the page.
type History struct {
	Title      string
	Registered string // list
	FromList   string
	AtDesk     string
	Amended    string // fields
	ListChange string // list, fields
	Withdrawn  string
	Arrived    string // session
	ArrivedAt  string // session, time
	Despite    string // the refusal set aside
	AlreadyIn  string // a refusal that was set aside
	Elsewhere  string // another
	Left       string
	Undone     string
	UndoneSwap string
	Swapped    string
	Answered   string // profile
	Noted      string // note
	Joined     string
	Decided    string
	Erased     string
	Other      string // kind
	Reason     string // reason
}

var frenchPerson = Person{
	Title:     "Fiche",
	Reading:   "je lis la fiche…",
	Expected:  "%s, %s",
	Anywhere:  "tous les sites",
	Gone:      "n'est plus dans la liste",
	Erased:    "effacé à sa demande",
	Arrivals:  "Arrivées",
	NoArrival: "Aucune arrivée pour l'instant.",
	NoteHere:  "noter l'arrivée : %s",
	NoteStill: "noter l'arrivée quand même : %s",
	TakeBack:  "retirer cette arrivée",
	TakenBack: "retirée à %s par %s : %s",
	OnDay:     "(notée %s)",
	Why:       "Pourquoi noter l'arrivée quand même" + thin + "?",
	Choose:    "choisir",
	Scroll:    "lire la suite",
	Back:      "revenir",
}

var englishPerson = Person{
	Title:     "Page",
	Reading:   "reading the page…",
	Expected:  "%s, %s",
	Anywhere:  "all venues",
	Gone:      "no longer on the list",
	Erased:    "erased on request",
	Arrivals:  "Arrivals",
	NoArrival: "No arrival so far.",
	NoteHere:  "note the arrival: %s",
	NoteStill: "note the arrival all the same: %s",
	TakeBack:  "take back this arrival",
	TakenBack: "taken back at %s by %s: %s",
	OnDay:     "(noted %s)",
	Why:       "Why note the arrival all the same?",
	Choose:    "choose",
	Scroll:    "read on",
	Back:      "go back",
}

var frenchHistory = History{
	Title:      "Historique",
	Registered: "lecture dans la liste %s",
	FromList:   "lecture dans la liste",
	AtDesk:     "inscription faite à l'accueil",
	Amended:    "correction : %s",
	ListChange: "la liste %s change : %s",
	Withdrawn:  "n'est plus dans la liste",
	Arrived:    "arrivée, %s",
	ArrivedAt:  "arrivée à %[2]s, %[1]s",
	Despite:    "malgré tout : %s",
	AlreadyIn:  "déjà là",
	Elsewhere:  "inscription ailleurs ou un autre jour",
	Left:       "départ",
	Undone:     "arrivée retirée",
	UndoneSwap: "arrivée retirée (échange)",
	Swapped:    "échange de deux personnes",
	Answered:   "vend : %s",
	Noted:      "note : %s",
	Joined:     "deux inscriptions réunies",
	Decided:    "vérification faite",
	Erased:     "données effacées",
	Other:      "écriture «" + hard + "%s" + hard + "»",
	Reason:     "«" + hard + "%s" + hard + "»",
}

var englishHistory = History{
	Title:      "History",
	Registered: "read in the list %s",
	FromList:   "read in the list",
	AtDesk:     "registered at the desk",
	Amended:    "corrected: %s",
	ListChange: "the list %s changes: %s",
	Withdrawn:  "no longer on the list",
	Arrived:    "arrival, %s",
	ArrivedAt:  "arrival at %[2]s, %[1]s",
	Despite:    "all the same: %s",
	AlreadyIn:  "already in",
	Elsewhere:  "registered elsewhere or for another day",
	Left:       "departure",
	Undone:     "arrival taken back",
	UndoneSwap: "arrival taken back (swapped)",
	Swapped:    "two people swapped",
	Answered:   "sells: %s",
	Noted:      "note: %s",
	Joined:     "two registrations joined",
	Decided:    "looked into",
	Erased:     "data erased",
	Other:      "entry “%s”",
	Reason:     "“%s”",
}

// Facts is what each field of a registration is called, and the answers to the
// question how somebody sells.
type Facts struct {
	Fields   [checkin.NumFields]string
	HowSell  string
	NotAsked string
	Online, Both, OpeningShop,
	GoingOnline, Marketplaces, NotOnline string
}

var frenchFacts = Facts{
	Fields: [checkin.NumFields]string{
		checkin.FieldCode: "Code", checkin.FieldFirstName: "Prénom", checkin.FieldLastName: "Nom",
		checkin.FieldCompany: "Société", checkin.FieldEmail: "E-mail", checkin.FieldPhone: "Téléphone",
		checkin.FieldTown: "Ville", checkin.FieldStatus: "État", checkin.FieldStatusWord: "État dans la liste",
		checkin.FieldDue: "Reste à régler", checkin.FieldVenue: "Site", checkin.FieldSessions: "Séances",
		checkin.FieldTicket: "Billet", checkin.FieldProfile: "Vend", checkin.FieldNote: "Note",
		checkin.FieldShow: "À montrer", checkin.FieldList: "Liste", checkin.FieldCells: "Ligne de la liste",
	},
	HowSell:  "Comment vendez-vous" + thin + "?",
	NotAsked: "pas demandé",
	Online:   "en ligne seulement", Both: "boutique et site", OpeningShop: "en ligne, ouvre une boutique",
	GoingOnline: "boutique, passe en ligne", Marketplaces: "eBay ou réseaux sociaux", NotOnline: "pas en ligne",
}

var englishFacts = Facts{
	Fields: [checkin.NumFields]string{
		checkin.FieldCode: "Code", checkin.FieldFirstName: "First name", checkin.FieldLastName: "Last name",
		checkin.FieldCompany: "Company", checkin.FieldEmail: "E-mail", checkin.FieldPhone: "Telephone",
		checkin.FieldTown: "Town", checkin.FieldStatus: "State", checkin.FieldStatusWord: "State on the list",
		checkin.FieldDue: "Still to pay", checkin.FieldVenue: "Venue", checkin.FieldSessions: "Sessions",
		checkin.FieldTicket: "Ticket", checkin.FieldProfile: "Sells", checkin.FieldNote: "Note",
		checkin.FieldShow: "To show", checkin.FieldList: "List", checkin.FieldCells: "Row of the list",
	},
	HowSell:  "How do you sell?",
	NotAsked: "not asked",
	Online:   "online only", Both: "shop and website", OpeningShop: "online, opening a shop",
	GoingOnline: "shop, going online", Marketplaces: "eBay or social networks", NotOnline: "not online",
}

// Profile says how somebody sells; a profile that this version does not know
// is said as it is written.
func (f *Facts) Profile(p checkin.Profile) string {
	switch p {
	case checkin.ProfileOnline:
		return f.Online
	case checkin.ProfileBoth:
		return f.Both
	case checkin.ProfileOpeningShop:
		return f.OpeningShop
	case checkin.ProfileGoingOnline:
		return f.GoingOnline
	case checkin.ProfileMarketplaces:
		return f.Marketplaces
	case checkin.ProfileNotOnline:
		return f.NotOnline
	}
	return checkin.Clean(string(p))
}
