package ticket

import (
	"encoding/base64"
	"regexp"
	"strings"
)

// form is one way in which tickets wrap the code that their tool exports.
type form struct {
	tool  string
	shape *regexp.Regexp // the text; its first group is the code
	open  func(string) []string
}

// forms are those whose wrapping is known. A stray QR code (a restaurant's
// menu, a parking ticket) must match none: a link gives its code only by a
// parameter that ticketing tools use.
var forms = []form{
	{tool: "Luma", shape: regexp.MustCompile(`^https?://(?:www\.)?(?:lu\.ma|luma\.com)/check-in/[^?#]*\?(?:[^#]*&)?pk=([\w-]+)`)},
	{tool: "HelloAsso, by link", shape: regexp.MustCompile(`(?i)^https?://[^\s#]*[?&](?:ticketid|ticket_id|ticket|barcode|secret)=([\w.-]{6,})`)},
	{tool: "HelloAsso", shape: regexp.MustCompile(`^((?:[A-Za-z0-9+/]{4}){4,}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?)$`), open: numberAndTicks},
	{tool: "alf.io", shape: regexp.MustCompile(`(?i)^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/[a-z0-9+/_-]+=*$`)},
	{tool: "Eventbrite", shape: regexp.MustCompile(`^(\d{18,24})\d{3}$`), open: behindOrder},
	{tool: "Tito", shape: regexp.MustCompile(`^https?://(?:[\w-]+\.)*(?:ti\.to|tito\.io)/[^?#]*\b(ti_\w+)`)},
	// On AZERTY and Linux the brackets of Indico's JSON are lost, the secret is not.
	{tool: "Indico", shape: regexp.MustCompile(`^\{?"?i":\[?2?,".*"([A-Za-z0-9+/_-]{22}(?:==)?)"`)},
	{tool: "Indico, before 3.3", shape: regexp.MustCompile(`^\{.*"checkin_secret":\s*"([\w-]{16,})"`)},
	{tool: "Attendize, in Code 39", shape: regexp.MustCompile(`^((?:\+[A-Z]|[A-Z0-9])*\+[A-Z](?:\+[A-Z]|[A-Z0-9])*)$`), open: fullASCII},
}

// embedded lists the codes that a text carries inside a known form.
func embedded(text string) []string {
	var codes []string
	for _, f := range forms {
		switch found := f.shape.FindStringSubmatch(text); {
		case found == nil:
		case f.open == nil:
			codes = append(codes, found[1])
		default:
			codes = append(codes, f.open(found[1])...)
		}
	}
	return codes
}

var ticketAndTicks = regexp.MustCompile(`^(\d{4,12}):\d{15,20}$`)

// numberAndTicks reads base64 of "number:ticks", the ticks being .NET's.
func numberAndTicks(text string) []string {
	decoded, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return nil
	}
	if found := ticketAndTicks.FindSubmatch(decoded); found != nil {
		return []string{string(found[1])}
	}
	return nil
}

// behindOrder cuts an order's number and its attendee's, written one behind
// the other, at each place where both could be whole: they have 9 to 12 digits.
func behindOrder(digits string) []string {
	var attendees []string
	for cut := 9; cut <= 12; cut++ {
		if rest := len(digits) - cut; rest >= 9 && rest <= 12 {
			attendees = append(attendees, digits[cut:])
		}
	}
	return attendees
}

// fullASCII reads Code 39's way to write a small letter: "+A" is "a".
func fullASCII(text string) []string {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] == '+' && i+1 < len(text) {
			i++
			b.WriteByte(text[i] - 'A' + 'a')
			continue
		}
		b.WriteByte(text[i])
	}
	return []string{b.String()}
}
