package i18n

// Herald is the line that says that somebody who is to be announced has come, at
// another desk.
type Herald struct {
	Came string // hour, name, venue, desk
	Long string // the same, and what is to be shown
}

var (
	frenchHerald  = Herald{Came: "%s  %s vient d'arriver à %s (%s)", Long: "%s  %s vient d'arriver à %s (%s)" + hard + ": %s"}
	englishHerald = Herald{Came: "%s  %s has just come to %s (%s)", Long: "%s  %s has just come to %s (%s): %s"}
)
