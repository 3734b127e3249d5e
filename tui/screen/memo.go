package screen

// Memo keeps a drawn view until something it shows has changed. Bubble Tea
// calls View after every message, and most change nothing.
type Memo struct {
	drawn    string
	revision int
	fresh    bool
}

// Forget says that the screen's own state has changed.
func (m *Memo) Forget() { m.fresh = false }

// View gives the kept view, or draws it: after Forget, or when the root has
// changed what all screens are given.
func (m *Memo) View(env *Env, draw func() string) string {
	if !m.fresh || m.revision != env.Revision {
		m.drawn, m.revision, m.fresh = draw(), env.Revision, true
	}
	return m.drawn
}
