package i18n

import (
	"strings"

	"opale/checkin"
)

// Surname is a family name as French forms write it: in capitals.
func Surname(r *checkin.Registration) string {
	return strings.ToUpper(checkin.Clean(r.LastName()))
}

// ListName is a name as a list shows it: LEFÈVRE Philippe. A registration
// without a name is said to have none.
func (w *Words) ListName(r *checkin.Registration) string {
	return w.orNameless(Surname(r) + " " + checkin.Clean(r.FirstName()))
}

// SpokenName is a name as a sentence says it: Philippe LEFÈVRE.
func (w *Words) SpokenName(r *checkin.Registration) string {
	return w.orNameless(checkin.Clean(r.FirstName()) + " " + Surname(r))
}

func (w *Words) orNameless(name string) string {
	if name = strings.TrimSpace(name); name == "" {
		return w.Desk.Nameless
	}
	return name
}

// HalfEmail is an e-mail address of which others may read enough to tell two
// people apart, and no more: p…@electro-diffusion.fr.
func HalfEmail(address string) string {
	local, domain, ok := strings.Cut(checkin.Clean(address), "@")
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
	digits := strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, number)
	if len(digits) < 6 {
		return ""
	}
	end := digits[len(digits)-4:]
	return "…" + end[:2] + hard + end[2:]
}
