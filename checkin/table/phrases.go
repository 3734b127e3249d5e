package table

import "opale/checkin"

// Language is the one in which headers and words are written.
type Language string

// The languages.
const (
	French  Language = "fr"
	English Language = "en"
)

// The columns about how somebody came, in the order of phrases.arrival.
const (
	colPresence = iota
	colTime
	colOperator
	colDesk
	colRemark
	colWalkIn
	arrivalColumns
)

// phrases are the words of one language. Those about people are in the
// dictionaries by which package roster reads lists, so that our own export can
// be taken in again; the headers of arrivals are in none.
type phrases struct {
	people          string // the name of a sheet
	person          map[checkin.Field]string
	corrected       string // header of what was corrected at the desk
	pair            string // a correction: field, value
	arrival         [arrivalColumns]string
	present, absent string
	yes, no         string
	statuses        map[checkin.Status]string
	waiting         string // unpaid, but not for want of money
	profiles        map[checkin.Profile]string
}

func phrasebook(language Language) *phrases {
	if language == English {
		return &english
	}
	return &french
}

var french = phrases{
	people: "Personnes",
	person: map[checkin.Field]string{
		checkin.FieldCode: "Code", checkin.FieldLastName: "Nom", checkin.FieldFirstName: "Prénom", checkin.FieldCompany: "Société",
		checkin.FieldEmail: "E-mail", checkin.FieldPhone: "Téléphone", checkin.FieldTown: "Ville", checkin.FieldStatus: "Statut",
		checkin.FieldStatusWord: "Mot du statut", checkin.FieldDue: "Reste à payer", checkin.FieldVenue: "Site", checkin.FieldSessions: "Séances",
		checkin.FieldTicket: "Tarif", checkin.FieldProfile: "Profil", checkin.FieldNote: "Remarque", checkin.FieldShow: "À montrer",
	},
	corrected: "Corrigé à l'accueil", pair: "%s\u202f: %s",
	arrival: [arrivalColumns]string{"Présence", "Heure d'arrivée", "Pointé par", "Poste", "Remarque de l'accueil", "Sans inscription"},
	present: "Présent", absent: "Absent", yes: "Oui", no: "Non",
	statuses: map[checkin.Status]string{
		checkin.StatusValid: "valide", checkin.StatusInvited: "invité", checkin.StatusUnpaid: "à régler",
		checkin.StatusCancelled: "annulé", checkin.StatusBlocked: "bloqué",
	},
	waiting: "en attente",
	profiles: map[checkin.Profile]string{
		checkin.ProfileOnline: "en ligne seulement", checkin.ProfileBoth: "boutique et site", checkin.ProfileOpeningShop: "en ligne, ouvre une boutique",
		checkin.ProfileGoingOnline: "boutique, passe en ligne", checkin.ProfileMarketplaces: "eBay ou réseaux sociaux", checkin.ProfileNotOnline: "pas en ligne",
	},
}

var english = phrases{
	people: "People",
	person: map[checkin.Field]string{
		checkin.FieldCode: "Code", checkin.FieldLastName: "Last name", checkin.FieldFirstName: "First name", checkin.FieldCompany: "Company",
		checkin.FieldEmail: "E-mail", checkin.FieldPhone: "Phone", checkin.FieldTown: "Town", checkin.FieldStatus: "Status",
		checkin.FieldStatusWord: "Status word", checkin.FieldDue: "Amount due", checkin.FieldVenue: "Venue", checkin.FieldSessions: "Sessions",
		checkin.FieldTicket: "Ticket", checkin.FieldProfile: "Profile", checkin.FieldNote: "Note", checkin.FieldShow: "Show",
	},
	corrected: "Corrected at the desk", pair: "%s: %s",
	arrival: [arrivalColumns]string{"Presence", "Arrival time", "Checked in by", "Desk", "Remark at the desk", "Walk-in"},
	present: "Present", absent: "Absent", yes: "Yes", no: "No",
	statuses: map[checkin.Status]string{
		checkin.StatusValid: "valid", checkin.StatusInvited: "invited", checkin.StatusUnpaid: "unpaid",
		checkin.StatusCancelled: "cancelled", checkin.StatusBlocked: "blocked",
	},
	waiting: "pending",
	profiles: map[checkin.Profile]string{
		checkin.ProfileOnline: "online only", checkin.ProfileBoth: "shop and site", checkin.ProfileOpeningShop: "opening a shop",
		checkin.ProfileGoingOnline: "going online", checkin.ProfileMarketplaces: "marketplaces", checkin.ProfileNotOnline: "not online",
	},
}
