package rehearsal

import "strings"

// asTyped writes a name as people and their assistants type it into a form:
// mostly well, the surname often in capitals, some without accents, some
// without any capital, some without the hyphen.
func (c *crowd) asTyped(first, last string) (string, string) {
	if c.happens(0.1) {
		first = strings.ReplaceAll(first, "-", " ")
	}
	if c.happens(0.12) {
		first, last = withoutAccents.Replace(first), withoutAccents.Replace(last)
	}
	switch roll := c.Float64(); {
	case roll < 0.38:
		last = strings.ToUpper(last)
	case roll < 0.43:
		last = strings.ToUpper(withoutAccents.Replace(last))
	case roll < 0.51:
		first, last = strings.ToUpper(first), strings.ToUpper(last)
	case roll < 0.57:
		first, last = strings.ToLower(first), strings.ToLower(last)
	case roll < 0.60:
		last = strings.ToLower(last)
	}
	return first, last
}

var withoutAccents = strings.NewReplacer(
	"à", "a", "â", "a", "ä", "a", "ç", "c", "é", "e", "è", "e", "ê", "e", "ë", "e", "î", "i", "ï", "i",
	"ô", "o", "ö", "o", "ó", "o", "ù", "u", "û", "u", "ü", "u", "ÿ", "y", "ł", "l", "ś", "s", "œ", "oe", "æ", "ae",
	"À", "A", "Â", "A", "Ä", "A", "Ç", "C", "É", "E", "È", "E", "Ê", "E", "Ë", "E", "Î", "I", "Ï", "I",
	"Ô", "O", "Ö", "O", "Ó", "O", "Ù", "U", "Û", "U", "Ü", "U", "Ÿ", "Y", "Ł", "L", "Ś", "S", "Œ", "OE", "Æ", "AE",
)
