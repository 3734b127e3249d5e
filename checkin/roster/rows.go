package roster

import (
	"encoding/binary"
	"sync"

	"github.com/klauspost/compress/s2"

	"opale/checkin"
)

// rows keeps the packed rows of a list, compressed by blocks: people of one list
// have much in common, and each row is held twice, as it was understood and as
// it stands in the file. Whoever reads one row after the other, as all do, pays
// for each block once.
type rows struct {
	mu     sync.Mutex
	n      int
	blocks [][]byte // compressed
	last   []byte   // the block that is being filled
	room   []byte   // of a row that is being packed

	read  int      // the block that was read last, from 1
	texts []string // its rows
}

const blockRows = 256

// add keeps a row, and gives its number.
func (r *rows) add(fields checkin.Fields) int {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.n > 0 && r.n%blockRows == 0 {
		r.blocks = append(r.blocks, strip(s2.Encode(nil, r.last)))
		r.last = r.last[:0]
	}
	r.room = checkin.PackFields(r.room[:0], fields)
	r.last = append(binary.AppendUvarint(r.last, uint64(len(r.room))), r.room...)
	if r.n++; r.read == len(r.blocks)+1 {
		r.read = 0 // it has a row more
	}
	return r.n - 1
}

// strip gives up the room that a slice has and does not need.
func strip(b []byte) []byte { return append(make([]byte, 0, len(b)), b...) }

// Row is the text of a row.
func (r *rows) Row(at int) string {
	r.mu.Lock()
	defer r.mu.Unlock()
	if block := at/blockRows + 1; r.read != block {
		r.read, r.texts = block, cutRows(r.block(block))
	}
	return r.texts[at%blockRows]
}

// block is the text of a block, from 1.
func (r *rows) block(n int) string {
	if n > len(r.blocks) {
		return string(r.last)
	}
	b, err := s2.Decode(nil, r.blocks[n-1])
	if err != nil {
		panic(err) // it is as s2.Encode made it
	}
	return string(b)
}

func cutRows(block string) []string {
	texts := make([]string, 0, blockRows)
	for len(block) > 0 {
		size, n := binary.Uvarint([]byte(block[:min(len(block), binary.MaxVarintLen64)]))
		end := n + int(size)
		texts, block = append(texts, block[n:end]), block[end:]
	}
	return texts
}
