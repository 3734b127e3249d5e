package db

// line is the statements of a bulk transaction that wait their turn: whoever
// makes the rows goes on while SQLite writes the last ones. It is opened by the
// first [statements.later], and closed by whatever needs its end: a question, or
// the commit.
type line struct {
	turns chan turnOf
	ended chan error
}

type turnOf struct {
	text string
	args []any
}

// lineLength bounds how many statements wait. Each has [manyRows] rows at most.
const lineLength = 64

// later runs a statement after those that wait already. It takes args over. What
// goes wrong is said by [statements.settle], and nothing that stood behind it was run.
func (s *statements) later(text string, args []any) {
	if s.line == nil {
		l := &line{make(chan turnOf, lineLength), make(chan error, 1)}
		s.line = l
		go func() {
			var failed error
			for t := range l.turns {
				if failed == nil {
					failed = s.run(t.text, t.args)
				}
			}
			l.ended <- failed
		}()
	}
	s.line.turns <- turnOf{text, args}
}

// settle waits until all that was left for later is done.
func (s *statements) settle() error {
	if s.line == nil {
		return nil
	}
	close(s.line.turns)
	err := <-s.line.ended
	s.line = nil
	return err
}
