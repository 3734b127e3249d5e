package roster

import "opale/checkin"

// Language is the one in which headers and words are written.
type Language string

// The languages.
const (
	French  Language = "fr"
	English Language = "en"
)

// The number of columns about the person, and about their arrival.
const (
	personColumns  = 16
	arrivalColumns = 6
)

// phrases are the words of one language. All of them are in the dictionaries by
// which lists are read, so that our own export can be taken in again.
type phrases struct {
	person          [personColumns]string
	arrival         [arrivalColumns]string
	present, absent string
	yes, no         string
	day             string // as time.Format has it
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

// status says a registration's status. To pay is only said of payment.
func (p *phrases) status(r *checkin.Registration) string {
	status := r.Status()
	if status == checkin.StatusUnpaid && r.StatusWord() != "" && !IsAboutPayment(r.StatusWord()) {
		return p.waiting
	}
	return p.statuses[status]
}

var french = phrases{
	person: [personColumns]string{"Code", "Nom", "Prénom", "Société", "E-mail", "Téléphone", "Ville", "Statut", "Mot du statut", "Reste à payer",
		"Site", "Séances", "Tarif", "Profil", "Remarque", "À montrer"},
	arrival: [arrivalColumns]string{"Présence", "Heure d'arrivée", "Pointé par", "Poste", "Motif", "Ajouté sur place"},
	present: "Présent", absent: "Absent", yes: "Oui", no: "Non", day: "02/01/2006",
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
	person: [personColumns]string{"Code", "Last name", "First name", "Company", "E-mail", "Phone", "Town", "Status", "Status word", "Amount due",
		"Venue", "Sessions", "Ticket", "Profile", "Note", "Show"},
	arrival: [arrivalColumns]string{"Presence", "Arrival time", "Checked in by", "Desk", "Reason", "Walk-in"},
	present: "Present", absent: "Absent", yes: "Yes", no: "No", day: "02/01/2006",
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
