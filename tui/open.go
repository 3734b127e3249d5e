package tui

import (
	tea "charm.land/bubbletea/v2"
)

// open lays the screen that was asked for over the others.
func (r *root) open(msg tea.Msg) tea.Cmd {
	return nil
}

// toggleHelp opens the help, and closes it with the same key.
func (r *root) toggleHelp() tea.Cmd {
	return nil
}
