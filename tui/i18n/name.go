package i18n

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"opale/checkin"
)

// Surname is a family name as French forms write it: in capitals.
func Surname(r *checkin.Registration) string {
	return strings.ToUpper(checkin.Clean(r.LastName()))
}

// GivenName is a first name as one writes it. A list in capitals, or in none,
// has lost them: each part gets one again. What mixes both is as it is meant,
// and so are two letters: JB.
func GivenName(name string) string {
	name = checkin.Clean(name)
	upper := name == strings.ToUpper(name)
	if !upper && name != strings.ToLower(name) || upper && utf8.RuneCountInString(name) <= 2 {
		return name
	}
	return Capitals(name)
}

// Capitals gives each part of a name a capital, and small letters otherwise.
func Capitals(name string) string {
	begins := true
	return strings.Map(func(r rune) rune {
		was := begins
		begins = strings.ContainsRune(" -'’.", r)
		if was {
			return unicode.ToTitle(r)
		}
		return unicode.ToLower(r)
	}, name)
}

// ListName is a name as a list shows it: LEFÈVRE Philippe. A registration
// without a name is said to have none.
func (w *Words) ListName(r *checkin.Registration) string {
	return w.orNameless(Surname(r) + " " + GivenName(r.FirstName()))
}

// SpokenName is a name as a sentence says it: Philippe LEFÈVRE.
func (w *Words) SpokenName(r *checkin.Registration) string {
	return w.orNameless(GivenName(r.FirstName()) + " " + Surname(r))
}

func (w *Words) orNameless(name string) string {
	if name = strings.TrimSpace(name); name == "" {
		return w.Desk.Nameless
	}
	return name
}
