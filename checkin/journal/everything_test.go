package journal

import (
	"fmt"
	"testing"
)

// Everything is all that the store has of personal parts, as text.
func (m *Memory) Everything(*testing.T) []byte {
	var text []byte
	entry := func(e Entry) { text = append(append(text, e.Bytes...), e.Personal...) }
	for _, held := range m.streams {
		for i := range held.entries {
			entry(held.entries[i].Entry)
			text = fmt.Appendf(text, "%+v", held.entries[i].Revealed)
		}
	}
	for i := range m.inbox {
		for _, e := range m.inbox[i].Entries {
			entry(e)
		}
	}
	for _, r := range m.quarantined() {
		entry(r.Entry)
	}
	for _, s := range m.subjects {
		text = fmt.Appendf(text, "%+v", s.Registration())
	}
	return fmt.Appendf(text, "%v %v", m.names, m.codes)
}
