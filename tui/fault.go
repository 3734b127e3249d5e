package tui

import tea "charm.land/bubbletea/v2"

// fault is something broken that whoever looks after the file has found. It is
// shown until they say that it is no more.
type fault struct {
	from <-chan error
	err  error
}

type faulted struct{ err error }

// listenForFaults waits for the next fault; nil where nobody looks.
func (r *root) listenForFaults() tea.Cmd {
	from, done := r.fault.from, r.ctx.Done()
	if from == nil {
		return nil
	}
	return func() tea.Msg {
		select {
		case err, open := <-from:
			if open {
				return faulted{err}
			}
		case <-done:
		}
		return nil
	}
}

func (r *root) takeFault(msg faulted) tea.Cmd {
	r.fault.err = msg.err
	r.touch()
	return r.listenForFaults()
}
