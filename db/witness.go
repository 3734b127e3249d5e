package db

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"time"

	"opale/checkin"
	"opale/checkin/disk"
	"opale/checkin/journal"
)

// witness is the file beside the database that says how far it went: SQLite does
// not notice a log that was cut short, nor an older copy that was put back. Each
// commit that was acknowledged adds a line, behind the commit and without waiting
// for the disk. So the witness may be behind the database, which says nothing; the
// database behind its witness has lost something.
//
// A line has a checksum: of what is torn, the whole lines count. Nothing in it is
// about people. What goes wrong with it stops nobody: it is said by opale doctor.
type witness struct {
	path string
	disk disk.Disk
	now  func() time.Time

	mu   sync.Mutex
	file disk.File // nil: not open
	mine os.FileInfo
	size int64
	said map[checkin.DeviceID]journal.Vector // what peers have said that they hold of this laptop's
	err  error                               // of the last line
}

// HeadsSuffix is what the name of a witness ends in, behind the database's.
const HeadsSuffix = ".heads"

// keepHeads is from how many bytes on the file is written anew: when it is opened
// by a desk or a hub, and while it grows.
const (
	keepHeads     = 64 << 10
	keepHeadsOpen = 1 << 20
)

func (s *Store) newWitness() *witness {
	return &witness{path: s.path + HeadsSuffix, disk: s.disk, now: s.now, said: make(map[checkin.DeviceID]journal.Vector)}
}

// acknowledge adds the heads of streams, as the commit that has returned left
// them; seats says who writes those that are new.
func (w *witness) acknowledge(heads map[checkin.StreamID]journal.Head, seats map[checkin.StreamID]seatOf) {
	var lines []byte
	for stream, seat := range seats {
		lines = append(lines, seatLine(stream, seat)...)
	}
	for stream, head := range heads {
		lines = append(lines, headLine(lineHead, stream, head, w.now())...)
	}
	w.add(lines)
}

// heard adds what a peer has said that it holds of this laptop's streams, as far
// as it had not said so before.
func (w *witness) heard(p *journal.Peer, own []checkin.StreamID) {
	w.mu.Lock()
	said := w.said[p.Device]
	changed := journal.Vector{}
	for _, stream := range own {
		if p.Have[stream] != said[stream] {
			changed[stream] = p.Have[stream]
		}
	}
	if said == nil && len(changed) > 0 {
		w.said[p.Device] = changed
	}
	for stream, seq := range changed {
		w.said[p.Device][stream] = seq
	}
	w.mu.Unlock()
	if len(changed) > 0 {
		w.add(peerLines(p, changed))
	}
}

// broken is what went wrong with the last line.
func (w *witness) broken() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	return failed("write heads", w.err)
}

func sealed(parts ...string) []byte {
	var b bytes.Buffer
	for i, part := range parts {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(part)
	}
	fmt.Fprintf(&b, " %08x\n", crc32.Checksum(b.Bytes(), castagnoli))
	return b.Bytes()
}

// word is a text of a line, which must have no space of its own.
func word(text string) string {
	quoted := strconv.QuoteToASCII(text)
	return string(bytes.ReplaceAll([]byte(quoted), []byte{' '}, []byte(`\x20`)))
}

func headLine(kind string, stream checkin.StreamID, h journal.Head, at time.Time) []byte {
	return sealed(kind, stream.String(), strconv.FormatUint(h.Seq, 10), hex.EncodeToString(h.Hash[:]), strconv.FormatInt(at.UnixMilli(), 10))
}

func seatLine(stream checkin.StreamID, s seatOf) []byte {
	return sealed(lineSeat, stream.String(), s.device.String(), word(s.desk), word(string(s.venue)))
}

func peerLines(p *journal.Peer, changed journal.Vector) []byte {
	text := sealed(linePeer, p.Device.String(), word(p.Desk), word(string(p.Venue)), strconv.FormatInt(p.Heard.UnixMilli(), 10))
	for _, stream := range changed.Streams() {
		text = append(text, sealed(lineWord, p.Device.String(), stream.String(), strconv.FormatUint(changed[stream], 10))...)
	}
	return text
}

// add writes lines behind the others.
func (w *witness) add(lines []byte) {
	if w == nil || len(lines) == 0 {
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.err = w.append(lines)
	if w.err == nil && w.size > keepHeadsOpen {
		w.err = w.renew()
	}
}

func (w *witness) append(lines []byte) error {
	if err := w.reach(); err != nil {
		return err
	}
	n, err := w.file.Write(lines)
	w.size += int64(n)
	if err != nil { // what is torn ends here, and the next line begins anew
		_ = w.file.Close()
		w.file = nil
	}
	return err
}

// reach opens the file, unless it is open: another process may have written it
// anew, or somebody removed it.
func (w *witness) reach() error {
	if w.file != nil {
		there, err := w.disk.Stat(w.path)
		if err == nil && os.SameFile(there, w.mine) {
			return nil
		}
		_ = w.file.Close()
		w.file = nil
	}
	f, err := w.disk.Append(w.path)
	if err != nil {
		return err
	}
	there, err := w.disk.Stat(w.path)
	if err == nil && there.Size() > 0 { // an empty line ends one that was torn
		_, err = f.Write([]byte("\n"))
	}
	if err != nil {
		_ = f.Close()
		return err
	}
	w.file, w.mine, w.size = f, there, there.Size()
	return nil
}

// renew writes the file anew, of what it says.
func (w *witness) renew() error {
	t, err := w.read()
	if err != nil {
		return err
	}
	f, err := w.disk.CreateTemp(filepath.Dir(w.path), "."+filepath.Base(w.path)+".*")
	if err != nil {
		return err
	}
	_, err = f.Write(t.text())
	err = errors.Join(err, f.Sync(), f.Close())
	if err == nil {
		if w.file != nil {
			_ = w.file.Close() // or Windows does not let it be replaced
			w.file = nil
		}
		err = w.disk.Rename(f.Name(), w.path)
	}
	if err != nil {
		return errors.Join(err, w.disk.Remove(f.Name()))
	}
	w.size = 0
	return w.reach()
}

// close ends the writing. A nil witness is nobody's.
func (w *witness) close() {
	if w == nil {
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.file != nil {
		_ = w.file.Close()
		w.file = nil
	}
}

// remove takes the file away.
func (w *witness) remove() error {
	w.close()
	if err := w.disk.Remove(w.path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
