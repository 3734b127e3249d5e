package roster

import (
	"net/mail"
	"net/url"
	"path"
	"regexp"
	"strings"
	"unicode"

	"opale/checkin"
)

// formulaStart has what spreadsheets take for the beginning of a formula, and
// the apostrophe that protects from it.
const formulaStart = "=+-@|%\t\r'"

// bare takes off what spreadsheets and exporters put before a value so that it
// is no formula: an apostrophe, a TAB, ="…".
func bare(cell string) string {
	cell = strings.TrimSpace(cell)
	if rest, ok := strings.CutPrefix(cell, "'"); ok && rest != "" && strings.IndexByte(formulaStart, rest[0]) >= 0 {
		return strings.TrimSpace(rest)
	}
	if strings.HasPrefix(cell, `="`) && strings.HasSuffix(cell, `"`) && len(cell) > 3 && !strings.ContainsAny(cell[2:len(cell)-1], `"&(`) {
		return cell[2 : len(cell)-1]
	}
	return cell
}

// Lengths of a number's digits, by ITU-T E.164 and in France.
const (
	maxDigits    = 15
	minDigits    = 8
	frenchDigits = 9 // behind the 0 or the 33
)

// phoneOf writes a telephone number as +33639985874, whether its 0 was lost or
// not. What is no number is kept as it is.
func phoneOf(cell string) string {
	text := bare(cell)
	for _, separator := range []string{":::", ";", ",", " / ", " ou "} { // several: the first
		text, _, _ = strings.Cut(text, separator)
	}
	text = strings.TrimSpace(text)
	digits, ok := digitsOf(strings.Replace(strings.TrimPrefix(text, "+"), "(0)", "", 1))
	if !ok {
		return checkin.Clean(cell)
	}
	international := strings.HasPrefix(text, "+")
	if rest, ok := strings.CutPrefix(digits, "00"); ok && !international {
		digits, international = rest, true
	}
	switch {
	case international && strings.HasPrefix(digits, "330") && len(digits) == frenchDigits+3:
		digits = "33" + digits[3:]
	case international:
	case len(digits) == frenchDigits+1 && digits[0] == '0':
		digits = "33" + digits[1:]
	case len(digits) == frenchDigits && digits[0] != '0':
		digits = "33" + digits
	case len(digits) == frenchDigits+2 && strings.HasPrefix(digits, "33"):
	default:
		return checkin.Clean(cell)
	}
	if len(digits) < minDigits || len(digits) > maxDigits {
		return checkin.Clean(cell)
	}
	return "+" + digits
}

// digitsOf gives the digits of a number. ok is false where there is more than
// digits and what people write between them.
func digitsOf(text string) (digits string, ok bool) {
	var b strings.Builder
	for _, r := range text {
		switch {
		case r >= '0' && r <= '9':
			b.WriteRune(r)
		case !unicode.IsSpace(r) && !strings.ContainsRune("().-/", r):
			return "", false
		}
	}
	return b.String(), true
}

// emailOf takes the address out of what surrounds it.
func emailOf(cell string) string {
	text := bare(cell)
	for _, separator := range []string{" ::: ", ";", ","} { // several: the first
		if first, _, cut := strings.Cut(text, separator); cut && strings.Contains(first, "@") {
			text = strings.TrimSpace(first)
		}
	}
	if begin, end := strings.LastIndexByte(text, '<'), strings.LastIndexByte(text, '>'); begin >= 0 && end > begin {
		text = text[begin+1 : end]
	}
	text = strings.TrimPrefix(text, "mailto:")
	if strings.EqualFold(text, "anonymous") || strings.EqualFold(text, "anonyme") {
		return ""
	}
	return checkin.Clean(text)
}

// nameIn is the name that stands before an address: "Léa Martin <lea@…>".
func nameIn(cell string) string {
	address, err := mail.ParseAddress(bare(cell))
	if err != nil {
		return ""
	}
	return address.Name
}

var rounded = regexp.MustCompile(`^\d([.,]\d+)?E\+\d+$`)

// codeOf takes a ticket's code out of its cell: some tools export the link
// that its QR code holds. ok is false where a spreadsheet has rounded it.
func codeOf(cell string) (code string, ok bool) {
	text := bare(cell)
	if rounded.MatchString(text) {
		return "", false
	}
	if strings.HasPrefix(text, "http") {
		text = codeInLink(text)
	}
	return checkin.CanonicalCode(checkin.Clean(text)), true
}

func codeInLink(text string) string {
	link, err := url.Parse(text)
	if err != nil {
		return text
	}
	for _, parameter := range []string{"pk", "ticketId", "ticket", "code"} {
		if value := link.Query().Get(parameter); value != "" {
			return value
		}
	}
	if end := path.Base(link.Path); strings.HasPrefix(end, "ti_") { // Tito's
		return end
	}
	return text
}

// profiles has how answers to « Comment vendez-vous ? » are written, folded.
var profiles = map[checkin.Profile]string{
	checkin.ProfileOnline:       "online|en ligne|en ligne seulement|uniquement en ligne|pure player|online only|100 en ligne|e commerce",
	checkin.ProfileBoth:         "shop and site|boutique et site|boutique et site web|magasin et site|click and mortar|boutique et en ligne|shop and website",
	checkin.ProfileOpeningShop:  "opening shop|opening a shop|en ligne ouvre une boutique|pure player qui ouvre une boutique|pure player qui ouvre des boutiques",
	checkin.ProfileGoingOnline:  "going online|boutique passe en ligne|boutique qui migre vers le web|boutique qui passe en ligne",
	checkin.ProfileMarketplaces: "marketplaces|marketplace|ebay ou reseaux sociaux|ebay|reseaux sociaux|places de marche|vinted|social networks",
	checkin.ProfileNotOnline:    "not online|pas en ligne|boutique seulement|magasin seulement|aucun site",
}

var profileWords = readProfiles()

func readProfiles() map[string]checkin.Profile {
	m := map[string]checkin.Profile{}
	for profile, list := range profiles {
		for word := range strings.SplitSeq(list, "|") {
			m[word] = profile
		}
	}
	return m
}
