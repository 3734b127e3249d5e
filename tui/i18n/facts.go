package i18n

import "opale/checkin"

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
