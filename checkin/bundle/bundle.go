// Package bundle is the file that carries entries by hand: on a stick, through
// a shared folder, in an e-mail. It is one sealed whole: read, checked to its
// last byte, and only then handed on to be applied.
//
// It reads and writes streams of bytes and, for [WriteFile], one file; it knows
// the journal and no store.
//
// From the outside in, a bundle is
//
//   - an age file, for the event's key or under its passphrase (an unsealed
//     bundle begins with the next layer),
//   - a line "opale-bundle 1 HASH", the SHA-256 of all that follows,
//   - a zstd stream,
//   - JSON lines: one [Header], then the strands as package journal writes them.
package bundle

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"sync"

	"filippo.io/age"
	"github.com/klauspost/compress/zstd"

	"opale/checkin"
	"opale/checkin/journal"
)

const (
	format   = 1
	maxSize  = 1 << 30 // bytes of a bundle, sealed or opened: a million people with room to spare
	maxLine  = 256 << 10
	ageMagic = "age-encryption.org/v1\n"
	magic    = "opale-bundle 1 "
)

// Header says whose bundle it is. Vector is what its writer held, and so the
// receipt for what others gave it.
type Header struct {
	Format  int             `json:"opale_bundle"`
	Event   checkin.EventID `json:"event"`
	Device  string          `json:"device"`
	Desk    string          `json:"desk"`
	Venue   checkin.VenueID `json:"venue"`
	Written int64           `json:"written"` // ms since 1970
	Vector  vector          `json:"vector"`
}

// vector is a journal.Vector with its streams as text.
type vector map[string]uint64

// NewHeader makes the header of a bundle.
func NewHeader(event checkin.EventID, device checkin.DeviceID, actor checkin.Actor, written int64, have journal.Vector) Header {
	h := Header{Format: format, Event: event, Device: device.String(), Desk: actor.Desk, Venue: actor.Venue, Written: written, Vector: vector{}}
	for stream, seq := range have {
		h.Vector[stream.String()] = seq
	}
	return h
}

// Have is what the writer held.
func (h *Header) Have() journal.Vector {
	v := journal.Vector{}
	for text, seq := range h.Vector {
		if id, err := checkin.ParseStreamID(text); err == nil {
			v[id] = seq
		}
	}
	return v
}

// Bundle is an opened one.
type Bundle struct {
	Header
	Strands []journal.Strand
	Sealed  bool
}

// Entries counts the entries carried.
func (b *Bundle) Entries() int {
	n := 0
	for i := range b.Strands {
		n += len(b.Strands[i].Entries)
	}
	return n
}

// writers lists the devices whose streams begin here.
func (b *Bundle) writers() []checkin.DeviceID {
	var writers []checkin.DeviceID
	for i := range b.Strands {
		s := &b.Strands[i]
		if s.First != 1 || len(s.Entries) == 0 {
			continue
		}
		content, err := s.Entries[0].Content()
		if err != nil {
			continue
		}
		o := journal.ReadOpening(s.Stream, &content)
		if o.Key != nil && !slices.Contains(writers, o.Device) {
			writers = append(writers, o.Device)
		}
	}
	return writers
}

// Write writes a bundle, sealed for the recipients; without any, unsealed.
func Write(w io.Writer, h Header, strands []journal.Strand, recipients ...age.Recipient) error {
	packed, err := pack(h, strands)
	if err != nil {
		return fmt.Errorf("write bundle: %w", err)
	}
	closing := func() error { return nil }
	if len(recipients) > 0 {
		sealed, err := age.Encrypt(w, recipients...)
		if err != nil {
			return fmt.Errorf("seal bundle: %w", err)
		}
		w, closing = sealed, sealed.Close
	}
	_, err = fmt.Fprintf(w, "%s%x\n%s", magic, sha256.Sum256(packed), packed)
	if err := errors.Join(err, closing()); err != nil {
		return fmt.Errorf("write bundle: %w", err)
	}
	return nil
}

// packers are used again: making one costs more than packing a small bundle.
var packers = sync.Pool{New: func() any {
	w, _ := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBetterCompression), zstd.WithEncoderConcurrency(1))
	return w // the error is of options that contradict each other
}}

func pack(h Header, strands []journal.Strand) ([]byte, error) {
	var b bytes.Buffer
	w := packers.Get().(*zstd.Encoder)
	defer packers.Put(w)
	w.Reset(&b)
	if err := json.NewEncoder(w).Encode(h); err != nil {
		return nil, err
	}
	for i := range strands {
		if err := journal.WriteStrand(w, &strands[i]); err != nil {
			return nil, err
		}
	}
	err := w.Close()
	return b.Bytes(), err
}

// Read opens a bundle and checks it whole. Nothing of it is to be used where
// there is an error: CodeDamaged for one that was cut or altered, CodeLocked
// for one that none of the identities opens, CodeNewer for a later format,
// CodeInvalid for a file that is no bundle.
func Read(r io.Reader, identities ...age.Identity) (*Bundle, error) {
	// age gives plaintext out before it has seen the last byte: read all first.
	file, err := io.ReadAll(io.LimitReader(r, maxSize+1))
	if err != nil {
		return nil, &checkin.Error{Code: checkin.CodeDamaged, Op: "read bundle", Err: err}
	}
	if len(file) > maxSize {
		return nil, checkin.Errorf(checkin.CodeInvalid, "read bundle", "larger than %d bytes", maxSize)
	}
	sealed := bytes.HasPrefix(file, []byte(ageMagic))
	if sealed {
		if file, err = unseal(file, identities); err != nil {
			return nil, err
		}
	}
	b := &Bundle{Sealed: sealed}
	if err := b.unpack(file); err != nil {
		return nil, err
	}
	return b, nil
}

func unseal(file []byte, identities []age.Identity) ([]byte, error) {
	locked := &checkin.Error{Code: checkin.CodeLocked, Op: "open bundle"}
	if len(identities) == 0 {
		return nil, locked
	}
	plain, err := age.Decrypt(bytes.NewReader(file), identities...)
	var none *age.NoIdentityMatchError
	if errors.As(err, &none) {
		return nil, locked
	}
	if err == nil {
		file, err = io.ReadAll(plain)
	}
	if err != nil {
		return nil, &checkin.Error{Code: checkin.CodeDamaged, Op: "open bundle", Err: err}
	}
	return file, nil
}

// unpack reads what is left when the seal is off.
func (b *Bundle) unpack(file []byte) error {
	file, ok := bytes.CutPrefix(file, []byte(magic))
	sum, packed, cut := bytes.Cut(file, []byte("\n"))
	switch {
	case !ok:
		return checkin.Errorf(checkin.CodeInvalid, "read bundle", "not a bundle")
	case !cut || string(sum) != fmt.Sprintf("%x", sha256.Sum256(packed)):
		return checkin.Errorf(checkin.CodeDamaged, "read bundle", "cut or altered")
	}
	unpacked, err := zstd.NewReader(bytes.NewReader(packed), zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxSize))
	if err != nil {
		return &checkin.Error{Code: checkin.CodeDamaged, Op: "read bundle", Err: err}
	}
	defer unpacked.Close()
	lines := bufio.NewScanner(&bounded{unpacked, maxSize})
	lines.Buffer(nil, maxLine)
	if !lines.Scan() {
		return &checkin.Error{Code: checkin.CodeDamaged, Op: "read bundle", Err: lines.Err()}
	}
	if err := b.head(lines.Bytes()); err != nil {
		return err
	}
	var reader journal.StrandReader
	for lines.Scan() {
		if err := reader.Line(lines.Bytes()); err != nil {
			return &checkin.Error{Code: checkin.CodeDamaged, Op: "read bundle", Err: err}
		}
	}
	if err := lines.Err(); err != nil {
		return &checkin.Error{Code: checkin.CodeDamaged, Op: "read bundle", Err: err}
	}
	b.Strands = reader.Strands()
	return nil
}

// bounded ends with an error, and not as if all were read, where there is more
// than it lets through.
type bounded struct {
	r    io.Reader
	left int
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	if b.left -= n; b.left < 0 {
		return 0, fmt.Errorf("more than %d bytes", maxSize)
	}
	return n, err
}

func (b *Bundle) head(line []byte) error {
	if err := json.Unmarshal(line, &b.Header); err != nil || b.Format < 1 {
		return &checkin.Error{Code: checkin.CodeInvalid, Op: "read bundle", Detail: "not a bundle", Err: err}
	}
	if b.Format > format {
		return checkin.Errorf(checkin.CodeNewer, "read bundle", "format %d", b.Format)
	}
	return nil
}
