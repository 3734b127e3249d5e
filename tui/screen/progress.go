package screen

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

// How often it is drawn how far something is, and how often where nothing is to
// move. All that moves asks for it by [Env.Progress].
const (
	drawEvery  = 100 * time.Millisecond
	stillEvery = time.Second
)

// Progress sends a message when it is to be drawn how far something is.
func (e *Env) Progress(msg tea.Msg) tea.Cmd {
	if e.Choices.Still {
		return e.Later(stillEvery, msg)
	}
	return e.Later(drawEvery, msg)
}
