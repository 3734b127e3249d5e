package hub

import (
	"bytes"
	"encoding/json"
	"sync"

	"github.com/klauspost/compress/zstd"

	"opale/checkin"
	"opale/checkin/journal"
)

// A body of an exchange is one zstd frame of JSON lines: a head, then strands as
// package journal writes them.
const (
	// maxBatch is how many bytes of strands a body aims to have.
	maxBatch = 4 << 20
	// maxPlain is the most that a body may have: the 256 entries up to a mark
	// cannot be parted, and each may be as large as the journal allows.
	maxPlain = 40 << 20
	// maxPacked is the most that a body may have when it is compressed.
	maxPacked = 2 * maxBatch
	window    = 1 << 20 // of zstd
)

// packer and its like are shared: both may be used from any goroutine.
var (
	packer, _   = zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedDefault), zstd.WithWindowSize(window))
	unpacker, _ = zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderMaxMemory(maxBatch+maxBatch/4), zstd.WithDecoderMaxWindow(8<<20), zstd.WithDecoderLowmem(true))
	wide, _     = zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxPlain), zstd.WithDecoderMaxWindow(8<<20), zstd.WithDecoderLowmem(true))
	widening    sync.Mutex // one large body at a time, whoever sends it
)

// pack writes a body.
func pack(head any, strands []journal.Strand) ([]byte, error) {
	var b bytes.Buffer
	if err := json.NewEncoder(&b).Encode(head); err != nil {
		return nil, err
	}
	for i := range strands {
		if err := journal.WriteStrand(&b, &strands[i]); err != nil {
			return nil, err
		}
	}
	return packer.EncodeAll(b.Bytes(), nil), nil
}

// unpack reads a body. The error has CodeInvalid.
func unpack(body []byte, head any) ([]journal.Strand, error) {
	const op = "read batch"
	invalid := func(err error) error { return &checkin.Error{Code: checkin.CodeInvalid, Op: op, Err: err} }
	var frame zstd.Header
	if err := frame.Decode(body); err != nil {
		return nil, invalid(err)
	}
	decoder := unpacker
	if frame.HasFCS && frame.FrameContentSize > maxBatch {
		widening.Lock()
		defer widening.Unlock()
		decoder = wide
	}
	plain, err := decoder.DecodeAll(body, nil)
	if err != nil {
		return nil, invalid(err)
	}
	first, rest, _ := bytes.Cut(plain, []byte("\n"))
	if err := json.Unmarshal(first, head); err != nil {
		return nil, invalid(err)
	}
	var reader journal.StrandReader
	for line := range bytes.Lines(rest) {
		if err := reader.Line(line); err != nil {
			return nil, invalid(err)
		}
	}
	return reader.Strands(), nil
}
