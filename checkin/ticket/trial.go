package ticket

// Trial is a code that nobody holds, for trying a scanner with. Its letters and
// digits lie on keys that differ from layout to layout.
const Trial = "OPALE-AZQWM-0123456789"

// Layout tells which keyboard layout stands between a text that was typed and
// what is known to have been meant: empty where it came as it is. ok is false
// where none explains it.
func Layout(typed, meant string) (name string, ok bool) {
	typed = withoutAIM(trim(typed))
	if typed == meant {
		return "", true
	}
	for _, l := range layouts {
		l.mixed = false // what was meant is known: one case is enough
		if undone, ok := l.undo(typed); ok && withoutAIM(undone) == meant {
			return l.name, true
		}
	}
	return "", false
}
