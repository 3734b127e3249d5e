package i18n

import (
	"cmp"
	"errors"
	"fmt"

	"opale/checkin"
)

// shortfall says how much a file lacks of what was acknowledged.
type shortfall struct {
	Lacking        Plural
	Of             string // desk
	Stretch, Until string // From and To; when
	Several        string // how many desks
	Nameless       string
	Safe, Press    string
}

var frenchShortfall = shortfall{
	Lacking: Plural{"Il manque ici %s écriture", "Il manque ici %s écritures"}, Of: "de %s",
	Stretch: "n° %d à %d", Until: "jusqu'à %s", Several: "de %d postes", Nameless: "un poste sans nom",
	Safe: "Le reste est sauf.", Press: "F5 les reprend à un autre poste\u202f; opale doctor dit où elles sont.",
}

var englishShortfall = shortfall{
	Lacking: Plural{"%s entry is missing here", "%s entries are missing here"}, Of: "of %s",
	Stretch: "no. %d to %d", Until: "until %s", Several: "of %d desks", Nameless: "a desk without a name",
	Safe: "The rest is safe.", Press: "F5 fetches them from another desk; opale doctor says where they are.",
}

func (w *Words) explainShortfall(err error) Sentence {
	var s *checkin.Shortfall
	if !errors.As(err, &s) {
		return w.Trouble.Internal
	}
	t := &w.Trouble.Shortfall
	whose := fmt.Sprintf(t.Several, s.Desks)
	if s.Desks < 2 {
		whose = w.Fill(t.Of, cmp.Or(checkin.Clean(s.Desk), t.Nameless))
	}
	if s.To > 0 {
		whose += ", " + fmt.Sprintf(t.Stretch, s.From, s.To)
	}
	if !s.Last.IsZero() {
		whose += ", " + fmt.Sprintf(t.Until, w.Clock(s.Last))
	}
	return Sentence{w.Count(t.Lacking, s.Entries) + ", " + whose + ".", t.Safe, t.Press}
}
