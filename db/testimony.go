package db

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"strconv"
	"time"

	"opale/checkin"
	"opale/checkin/disk"
	"opale/checkin/journal"
)

// testimony is what a witness says.
type testimony struct {
	heads   map[checkin.StreamID]*acknowledged
	writers map[checkin.StreamID]seatOf
	peers   map[checkin.DeviceID]journal.Peer // Have is of this laptop's streams only
	torn    int                               // lines that cannot be read
}

// acknowledged is the head of a stream, and the ones before it that the file
// still has.
type acknowledged struct {
	journal.Head
	before []headAt
}

type headAt struct {
	seq uint64
	at  time.Time
}

// seatOf is who writes a stream.
type seatOf struct {
	device checkin.DeviceID
	desk   string
	venue  checkin.VenueID
}

// read reads what the witness says; nothing where there is none.
func (w *witness) read() (*testimony, error) {
	t := &testimony{
		heads: make(map[checkin.StreamID]*acknowledged), writers: make(map[checkin.StreamID]seatOf),
		peers: make(map[checkin.DeviceID]journal.Peer),
	}
	text, err := disk.ReadFile(w.disk, w.path)
	if errors.Is(err, fs.ErrNotExist) {
		return t, nil
	}
	if err != nil {
		return t, err
	}
	for line := range bytes.Lines(text) {
		if line = bytes.TrimSuffix(line, []byte("\n")); len(line) > 0 && !t.take(line) {
			t.torn++
		}
	}
	return t, nil
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// take reads one line; false where it is not whole.
func (t *testimony) take(line []byte) bool {
	end := bytes.LastIndexByte(line, ' ')
	if end < 0 || fmt.Sprintf("%08x", crc32.Checksum(line[:end], castagnoli)) != string(line[end+1:]) {
		return false
	}
	f := fields(string(line[:end]))
	switch {
	case len(f) == 5 && (f[0] == lineHead || f[0] == lineBack):
		return t.takeHead(f)
	case len(f) == 5 && f[0] == lineSeat:
		return t.takeSeat(f)
	case len(f) == 5 && f[0] == linePeer:
		return t.takePeer(f)
	case len(f) == 4 && f[0] == lineWord:
		return t.takeWord(f)
	}
	return true // of a newer program
}

// The kinds of lines, by their first letter.
const (
	lineHead = "h" // stream, number, chain, when: it was acknowledged
	lineBack = "b" // the same: it is meant to be so, although more was acknowledged
	lineSeat = "s" // stream, device, desk, venue: who writes it
	linePeer = "p" // device, desk, venue, when: who said something
	lineWord = "w" // device, stream, number: they hold it
)

// fields splits a line at its spaces; a text is quoted, and has none within.
func fields(line string) []string {
	var all []string
	for part := range bytes.SplitSeq([]byte(line), []byte{' '}) {
		text := string(part)
		if len(text) > 0 && text[0] == '"' {
			if plain, err := strconv.Unquote(text); err == nil {
				text = plain
			}
		}
		all = append(all, text)
	}
	return all
}

func (t *testimony) takeHead(f []string) bool {
	stream, err := checkin.ParseStreamID(f[1])
	seq, err2 := strconv.ParseUint(f[2], 10, 63)
	hash, err3 := hex.DecodeString(f[3])
	at, err4 := strconv.ParseInt(f[4], 10, 64)
	if errors.Join(err, err2, err3, err4) != nil || len(hash) != len(journal.Hash{}) {
		return false
	}
	a := t.heads[stream]
	if a == nil {
		a = &acknowledged{}
		t.heads[stream] = a
	}
	if f[0] == lineBack {
		a.before = nil
	} else if seq <= a.Seq {
		return true // two processes wrote by turns
	}
	a.Head = journal.Head{Seq: seq, Hash: journal.Hash(hash)}
	a.before = append(a.before, headAt{seq, time.UnixMilli(at)})
	return true
}

func (t *testimony) takeSeat(f []string) bool {
	stream, err := checkin.ParseStreamID(f[1])
	device, err2 := checkin.ParseDeviceID(f[2])
	t.writers[stream] = seatOf{device, f[3], checkin.VenueID(f[4])}
	return errors.Join(err, err2) == nil
}

func (t *testimony) takePeer(f []string) bool {
	device, err := checkin.ParseDeviceID(f[1])
	at, err2 := strconv.ParseInt(f[4], 10, 64)
	have := t.peers[device].Have
	if have == nil {
		have = journal.Vector{}
	}
	t.peers[device] = journal.Peer{Device: device, Desk: f[2], Venue: checkin.VenueID(f[3]), Heard: time.UnixMilli(at), Have: have}
	return errors.Join(err, err2) == nil
}

func (t *testimony) takeWord(f []string) bool {
	device, err := checkin.ParseDeviceID(f[1])
	stream, err2 := checkin.ParseStreamID(f[2])
	seq, err3 := strconv.ParseUint(f[3], 10, 63)
	if p, ok := t.peers[device]; ok {
		p.Have[stream] = seq
	}
	return errors.Join(err, err2, err3) == nil
}

// when is when the first one behind a number was acknowledged, and the last.
func (a *acknowledged) when(after uint64) (first, last time.Time) {
	for _, h := range a.before {
		if first.IsZero() && h.seq > after {
			first = h.at
		}
		last = h.at
	}
	return first, last
}

// text is what a testimony comes to, in as few lines as may be.
func (t *testimony) text() []byte {
	var text []byte
	for stream, a := range t.heads {
		if seat, ok := t.writers[stream]; ok {
			text = append(text, seatLine(stream, seat)...)
		}
		if n := len(a.before); n > 0 {
			text = append(text, headLine(lineHead, stream, a.Head, a.before[n-1].at)...)
		}
	}
	for _, p := range t.peers {
		text = append(text, peerLines(&p, p.Have)...)
	}
	return text
}
