package hub

import (
	"io"
	"net/http"
	"time"
)

// A body may come slowly, since networks are bad, but it must come: at a
// kilobyte a second after the first quarter of a minute, and within five.
const (
	patience  = 15 * time.Second
	leastRate = 1 << 10 // bytes a second
	longest   = 5 * time.Minute
)

// paced ends the reading of a body that comes too slowly.
type paced struct {
	body    io.Reader
	control *http.ResponseController
	began   time.Time
	read    int64
}

func newPaced(w http.ResponseWriter, body io.Reader) *paced {
	return &paced{body: body, control: http.NewResponseController(w), began: time.Now()}
}

func (p *paced) Read(b []byte) (int, error) {
	_ = p.control.SetReadDeadline(p.began.Add(allowance(p.read))) // not all writers can
	n, err := p.body.Read(b)
	p.read += int64(n)
	return n, err
}

// allowance is how long the next byte behind so many may take to come.
func allowance(read int64) time.Duration {
	return min(patience+time.Duration(read)*time.Second/leastRate, longest)
}
