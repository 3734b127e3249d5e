package live

import (
	"bytes"
	"context"
	"fmt"
	"time"
)

// Run looks for news while somebody watches, and sends it, until ctx ends.
// What all viewers see is made once a language.
func (p *Page) Run(ctx context.Context) {
	var last [32]byte
	var told time.Time
	for {
		select {
		case <-ctx.Done():
			p.dismiss(func(*viewer) bool { return true })
			return
		case <-p.Ticks:
		}
		if !p.isWatched() {
			told = time.Time{}
			continue
		}
		p.dismiss(func(v *viewer) bool { return !p.opens(v.token) })
		have, err := p.Source.Have()
		if err != nil {
			continue // the page keeps what it shows, and its age
		}
		digest, now := have.Digest(), p.Now()
		if digest == last && now.Sub(told) < unchanged {
			continue
		}
		if p.tell(ctx) {
			last, told = digest, now
		}
	}
}

func (p *Page) isWatched() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.viewers) > 0
}

// dismiss ends the connections of some viewers.
func (p *Page) dismiss(ends func(*viewer) bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for v := range p.viewers {
		if ends(v) {
			close(v.news)
			delete(p.viewers, v)
		}
	}
}

// tell gives every viewer the figures of now.
func (p *Page) tell(ctx context.Context) bool {
	b, err := p.board(ctx)
	if err != nil {
		return false
	}
	made := map[*words][]byte{}
	p.mu.Lock()
	defer p.mu.Unlock()
	for v := range p.viewers {
		text, ok := made[v.words]
		if !ok {
			var out bytes.Buffer
			if err := render(&out, "board", v.words, b, ""); err != nil {
				return false
			}
			text = asEvent(out.Bytes())
			made[v.words] = text
		}
		select {
		case <-v.news: // it has not taken the last one: that is old now
		default:
		}
		v.news <- text
	}
	return true
}

// asEvent writes a text as one server-sent event.
func asEvent(text []byte) []byte {
	var b bytes.Buffer
	for line := range bytes.Lines(text) {
		fmt.Fprintf(&b, "data: %s\n", bytes.TrimRight(line, "\n"))
	}
	b.WriteString("\n")
	return b.Bytes()
}
