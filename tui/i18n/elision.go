package i18n

import (
	"fmt"
	"strings"

	"opale/checkin"
)

// Fill puts a name into a sentence that holds one %s. In French, "de" and "que"
// before it lose their vowel where the name begins with one: l'arrivée d'Odile.
func (w *Words) Fill(sentence, name string) string {
	if w.Lang == French && elides(name) {
		sentence = strings.NewReplacer("de %s", "d'%s", "que %s", "qu'%s").Replace(sentence)
	}
	return fmt.Sprintf(sentence, name)
}

// aspirated is first names whose H is not silent: de Hugo, but d'Hélène.
var aspirated = map[string]bool{
	"hakim": true, "halima": true, "hamid": true, "hamza": true, "hanane": true, "hans": true, "harold": true, "harry": true,
	"hassan": true, "hasna": true, "hatem": true, "hector": true, "heidi": true, "hicham": true, "houria": true, "hugo": true,
	"hugues": true, "hussein": true,
}

// elides reports whether a French name is spoken with a vowel at its head. An
// H is taken for a silent one in most first names, and in no family name, which
// is in capitals: nobody knows which ones are silent there. Y and OU before
// another vowel are none: Yann, Ouardia.
func elides(name string) bool {
	const vowels = "aeiouy"
	word, _, _ := strings.Cut(name, " ")
	first, _, _ := strings.Cut(word, "-")
	silent := word != strings.ToUpper(word) && !aspirated[checkin.Fold(first)]
	if name = checkin.Fold(name); silent {
		name = strings.TrimPrefix(name, "h")
	}
	for _, glide := range []string{"y", "ou"} {
		if behind, ok := strings.CutPrefix(name, glide); ok {
			return behind == "" || !strings.Contains(vowels, behind[:1])
		}
	}
	return name != "" && strings.Contains(vowels, name[:1])
}
