package checkin

import "strings"

// HalfEmail is an e-mail address of which others may read enough to tell two
// people apart, and no more: p…@diffusion.example.
func HalfEmail(address string) string {
	local, domain, ok := strings.Cut(Clean(address), "@")
	if !ok || local == "" {
		return ""
	}
	for _, first := range local {
		return string(first) + "…@" + domain
	}
	return ""
}

// HalfPhone is a telephone number of which the last four digits can be read.
func HalfPhone(number string) string {
	const few, shown = 6, 4
	digits := Subscriber(number)
	if len(digits) < few {
		return ""
	}
	end := digits[len(digits)-shown:]
	return "…" + end[:2] + "\u00a0" + end[2:]
}
