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

// elides reports whether a French name is spoken with a vowel at its head. An
// H is taken for a silent one, as it is in most first names; Y and OU before
// another vowel are none: Yann, Ouardia.
func elides(name string) bool {
	const vowels = "aeiouy"
	name = strings.TrimPrefix(checkin.Fold(name), "h")
	for _, glide := range []string{"y", "ou"} {
		if behind, ok := strings.CutPrefix(name, glide); ok {
			return behind == "" || !strings.Contains(vowels, behind[:1])
		}
	}
	return name != "" && strings.Contains(vowels, name[:1])
}
