// Package live is the page that an organiser watches: the arrivals of every
// venue and session, the curve of the day, when each desk was last heard, how
// much there is to look at. It counts, and knows nobody: no name, no address
// and no code ever reaches it. It only reads, and it is served by the hub
// under a link of its own.
package live

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base32"
	"encoding/hex"
	"net/http"
	"strings"
	"sync"
	"time"

	"opale/checkin"
	"opale/checkin/hub"
	"opale/checkin/journal"
)

// Source is where the figures come from.
type Source interface {
	Event() (checkin.Event, error)
	Tally(session checkin.SessionID, since time.Time) (checkin.Tally, error)
	// Pace counts the arrivals in force at a session by intervals of a step,
	// those without any left out, in order.
	Pace(session checkin.SessionID, step time.Duration) ([]checkin.Pace, error)
	Conflicts() ([]checkin.Conflict, error)
	// Have tells whether there is something new.
	Have() (journal.Vector, error)
}

// Settings keep the hash of the link's token, empty while there is no link.
type Settings interface {
	Remembered(key string) (string, error)
	Remember(key, value string) error
}

// Config is what a page needs.
type Config struct {
	Source   Source
	Settings Settings
	Members  func(context.Context) ([]hub.Device, error)
	Now      func() time.Time
	Ticks    <-chan time.Time // when to look for news; one a second is right
}

// Path begins the page's address; the token follows.
const Path = "/live/"

const (
	setting    = "live-page"
	maxViewers = 200
	unchanged  = 20 * time.Second // after which the ages on the page are told anew
)

// Open makes a new link, and with it ends the one before. It returns the path
// of the page.
func Open(s Settings) (path string, err error) {
	token := make([]byte, 20)
	_, _ = rand.Read(token)
	text := strings.ToLower(base32.StdEncoding.EncodeToString(token))
	return Path + text, s.Remember(setting, hashOf(text))
}

// Close ends the link: whoever watches sees no more.
func Close(s Settings) error { return s.Remember(setting, "") }

func hashOf(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}

// Page serves the page and its news. It is an http.Handler for everything
// below [Path].
type Page struct {
	Config

	mu      sync.Mutex
	viewers map[*viewer]bool
}

// viewer is one open connection.
type viewer struct {
	token string
	words *words
	news  chan []byte // holds one: what nobody has taken yet is replaced
}

// New makes a page. [Page.Run] keeps it fresh.
func New(c Config) *Page { return &Page{Config: c, viewers: make(map[*viewer]bool)} }

var _ http.Handler = (*Page)(nil)

// ServeHTTP serves the page at PATH+token and its news at PATH+token+"/news".
// Whatever else is asked for, and a token that is not or no longer good, is not
// found.
func (p *Page) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	token, rest, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, Path), "/")
	if (r.Method != http.MethodGet && r.Method != http.MethodHead) || (rest != "" && rest != "news") || !p.opens(token) {
		http.NotFound(w, r)
		return
	}
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("X-Robots-Tag", "noindex")
	h.Set("X-Content-Type-Options", "nosniff")
	words := wordsFor(r)
	if rest == "news" {
		p.follow(w, r, token, words)
		return
	}
	p.whole(w, r, words)
}

// opens reports whether a token is the link's.
func (p *Page) opens(token string) bool {
	kept, err := p.Settings.Remembered(setting)
	return err == nil && kept != "" && subtle.ConstantTimeCompare([]byte(kept), []byte(hashOf(token))) == 1
}

func (p *Page) whole(w http.ResponseWriter, r *http.Request, words *words) {
	b, err := p.board(r.Context())
	if err != nil {
		http.Error(w, words.Trouble, http.StatusServiceUnavailable)
		return
	}
	nonce := make([]byte, 16)
	_, _ = rand.Read(nonce)
	var out bytes.Buffer
	if err := render(&out, "page", words, b, hex.EncodeToString(nonce)); err != nil {
		http.Error(w, words.Trouble, http.StatusInternalServerError)
		return
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Security-Policy", "default-src 'none'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "+
		"style-src 'nonce-"+hex.EncodeToString(nonce)+"'; script-src 'nonce-"+hex.EncodeToString(nonce)+"'")
	_, _ = w.Write(out.Bytes())
}

// follow sends the figures whenever they change, as server-sent events, until
// the viewer goes, the link ends or the hub stops.
func (p *Page) follow(w http.ResponseWriter, r *http.Request, token string, words *words) {
	v := &viewer{token: token, words: words, news: make(chan []byte, 1)}
	if !p.enter(v) {
		w.Header().Set("Retry-After", "60")
		http.Error(w, words.Trouble, http.StatusServiceUnavailable)
		return
	}
	defer p.leave(v)
	control := http.NewResponseController(w)
	w.Header().Set("Content-Type", "text/event-stream")
	for {
		// A viewer that takes nothing for a minute is gone.
		_ = control.SetWriteDeadline(time.Now().Add(time.Minute))
		if err := control.Flush(); err != nil {
			return
		}
		select {
		case <-r.Context().Done():
			return
		case text, open := <-v.news:
			if !open {
				return
			}
			if _, err := w.Write(text); err != nil {
				return
			}
		}
	}
}

func (p *Page) enter(v *viewer) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.viewers) >= maxViewers {
		return false
	}
	p.viewers[v] = true
	return true
}

func (p *Page) leave(v *viewer) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.viewers, v)
}
