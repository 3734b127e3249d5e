package paper

import (
	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

var french = &words{
	lang: French, number: message.NewPrinter(language.French),
	days:   [7]string{"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"},
	months: [12]string{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"},
	first:  "1er", span: "%s – %s", page: "page %d/%d",
	rehearsal: "RÉPÉTITION", invented: "noms inventés",
	sheet: frenchSheet, certificate: frenchCertificate, fallback: frenchFallback, report: frenchReport, tricky: frenchTricky, memo: frenchMemo,
}
