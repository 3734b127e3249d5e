package paper

import (
	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

var english = &words{
	lang: English, number: message.NewPrinter(language.BritishEnglish),
	days:   [7]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
	months: [12]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
	first:  "1", span: "%s – %s", page: "page %d/%d",
	rehearsal: "REHEARSAL", invented: "invented names",
	sheet: englishSheet, certificate: englishCertificate, fallback: englishFallback, report: englishReport, tricky: englishTricky, memo: englishMemo,
}
