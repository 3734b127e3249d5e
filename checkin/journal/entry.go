package journal

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"unicode/utf8"

	"opale/checkin"
)

const (
	version    = 1
	maxBytes   = 64 << 10 // of one entry's chained bytes, and of its personal bytes
	maxNesting = 8        // objects and arrays within each other
	saltSize   = 16
)

// Entry is something that happened, as it is stored and sent. Bytes never
// change and are never encoded again; Personal and Salt may be erased.
type Entry struct {
	ID       checkin.EntryID
	Bytes    []byte // canonical JSON: see [Content]
	Salt     []byte // 16 bytes, where there is a commitment and the entry is not erased
	Personal []byte // canonical JSON of a checkin.Personal, or nil
}

// Content is what an entry's bytes say. Canonical bytes are one JSON object in
// UTF-8, its keys in this order and left out where empty, without spaces, text
// in NFC, numbers as integers. Keys that this version does not know are kept in
// the bytes and ignored.
type Content struct {
	Version    int                    `json:"v"`
	Kind       checkin.Kind           `json:"k"`
	Tick       int64                  `json:"t"` // order: 1 + the highest tick that its writer had seen
	Wall       int64                  `json:"w"` // the writer's clock, ms since 1970, for people
	Operator   int                    `json:"o"` // a seat of the stream: see desk-opened
	Subject    checkin.RegistrationID `json:"s,omitzero"`
	Session    checkin.SessionID      `json:"e,omitempty"`
	Body       json.RawMessage        `json:"b,omitempty"`
	Commitment string                 `json:"c,omitempty"` // base64 of SHA-256(salt ‖ personal bytes)

	says *checkin.Body // what Body says, decoded with the rest; nil where there is none
}

// encode makes an entry of a fact, and says what is in it. Only its id and
// place are still to be set.
func encode(f checkin.Fact, tick, wall int64, operator int) (Entry, Content, error) {
	c := Content{
		Version: version, Kind: f.Kind, Tick: tick, Wall: wall, Operator: operator,
		Subject: f.Subject, Session: f.Session,
	}
	var e Entry
	body, plain := listBody(&f)
	if !plain {
		var err error
		if body, err = canonical(f.Body); err != nil {
			return e, c, err
		}
	}
	if !bytes.Equal(body, []byte("{}")) {
		c.Body = body
	}
	var err error
	if !f.Personal.IsZero() {
		if e.Personal, err = encodePersonal(&f.Personal); err != nil {
			return e, c, err
		}
		e.Salt = make([]byte, saltSize)
		_, _ = rand.Read(e.Salt) // crypto/rand.Read never fails (Go 1.24)
		c.Commitment = commitment(e.Salt, e.Personal)
	}
	e.Bytes = encodeContent(&c)
	if len(e.Bytes) > maxBytes || len(e.Personal) > maxBytes {
		return e, c, checkin.Errorf(checkin.CodeInvalid, "append entry", "longer than %d bytes", maxBytes)
	}
	return e, c, nil
}

func commitment(salt, personal []byte) string {
	h := sha256.New()
	h.Write(salt)
	h.Write(personal)
	return base64.RawStdEncoding.EncodeToString(h.Sum(nil))
}

// Content reads an entry's bytes. The error says what is wrong with them.
func (e *Entry) Content() (Content, error) {
	if len(e.Bytes) > maxBytes {
		return Content{}, fmt.Errorf("entry %s: longer than %d bytes", e.ID, maxBytes)
	}
	c, ok := decodeCanonical(e.Bytes)
	if !ok {
		var err error
		if c, err = decode(e.Bytes); err != nil {
			return c, fmt.Errorf("entry %s: %w", e.ID, err)
		}
	}
	if c.Version < 1 || c.Kind == "" || c.Tick < 1 {
		return c, fmt.Errorf("entry %s: no version, kind or tick", e.ID)
	}
	return c, nil
}

// decode reads any content.
func decode(text []byte) (Content, error) {
	var c Content
	switch {
	case !utf8.Valid(text):
		return c, errors.New("not UTF-8")
	case nesting(text) > maxNesting:
		return c, fmt.Errorf("nested deeper than %d", maxNesting)
	}
	err := json.Unmarshal(text, &c)
	c.readBody()
	return c, err
}

// nesting is how deep the objects and arrays of a JSON text go.
func nesting(text []byte) int {
	depth, deepest, quoted := 0, 0, false
	for i := 0; i < len(text); i++ {
		switch b := text[i]; {
		case quoted && b == '\\':
			i++
		case b == '"':
			quoted = !quoted
		case quoted:
		case b == '{' || b == '[':
			depth++
			deepest = max(deepest, depth)
		case b == '}' || b == ']':
			depth--
		}
	}
	return deepest
}

// Says is the body. One that cannot be read, as a later version may write it,
// says nothing: its entry is kept and passed on all the same.
func (c *Content) Says() checkin.Body {
	if c.says == nil {
		return checkin.Body{}
	}
	return *c.says
}

func (c *Content) readBody() {
	if len(c.Body) == 0 {
		return
	}
	var body checkin.Body
	if json.Unmarshal(c.Body, &body) == nil {
		c.says = &body
	}
}

// Reveals reads the personal part. It is zero where it was erased, or has not
// arrived; the error is about bytes that do not keep the commitment.
func (e *Entry) Reveals(c *Content) (checkin.Personal, error) {
	var p checkin.Personal
	if len(e.Personal) == 0 {
		return p, nil
	}
	want := commitment(e.Salt, e.Personal)
	if subtle.ConstantTimeCompare([]byte(want), []byte(c.Commitment)) != 1 {
		return p, fmt.Errorf("entry %s: its personal part is not the one it was written with", e.ID)
	}
	err := json.Unmarshal(e.Personal, &p)
	return p, err
}
