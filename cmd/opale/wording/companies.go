package wording

import "opale/tui/i18n"

// companyWords is what the command line says of companies that were known before.
type companyWords struct {
	FlagKnown        string
	Taken, Unchanged string // list, how many
	Firms, Skipped   i18n.Plural
}

var frenchCompanies = companyWords{
	FlagKnown: "ce sont des sociétés connues, pas des inscriptions :\nun nom par ligne, ou nom, ville, SIREN, site ou e-mail",
	Taken:     "Sociétés connues (%s) : %s.",
	Unchanged: "Sociétés connues (%s) : %s, déjà là.",
	Firms:     i18n.Plural{One: "%s société", Many: "%s sociétés"},
	Skipped:   i18n.Plural{One: "%s ligne sans nom laissée de côté", Many: "%s lignes sans nom laissées de côté"},
}

var englishCompanies = companyWords{
	FlagKnown: "these are known companies, not registrations:\na name a line, or name, town, SIREN, site or e-mail",
	Taken:     "Known companies (%s): %s.",
	Unchanged: "Known companies (%s): %s, there already.",
	Firms:     i18n.Plural{One: "%s company", Many: "%s companies"},
	Skipped:   i18n.Plural{One: "%s line without a name left out", Many: "%s lines without a name left out"},
}
