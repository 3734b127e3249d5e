package hub

import (
	"bytes"
	"crypto/rand"
	"encoding/base64"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"

	"opale/checkin"
	"opale/checkin/journal"
)

func TestABatchTravels(t *testing.T) {
	noise := make([]byte, 48<<10)
	_, _ = rand.Read(noise)
	large := `{"v":1,"x":"` + base64.StdEncoding.EncodeToString(noise)[:60<<10] + `"}`
	for _, n := range []int{0, 1, 30, 256} { // of the last, more than a batch aims at
		stream := checkin.NewStreamID()
		s := journal.Strand{Stream: stream, First: 3, Marks: []journal.Mark{{ID: checkin.EntryID{Stream: stream, Seq: 3}, Sig: []byte("sig")}}}
		for i := range n {
			s.Entries = append(s.Entries, journal.Entry{ID: checkin.EntryID{Stream: stream, Seq: 3 + uint64(i)}, Bytes: []byte(large)})
		}
		body, err := pack(exchangeHead{More: true}, []journal.Strand{s})
		if err != nil {
			t.Fatal(err)
		}
		var head exchangeHead
		got, err := unpack(body, &head)
		if err != nil {
			t.Fatalf("%d entries: %v", n, err)
		}
		if len(got) != 1 || !head.More || !bytes.Equal(lines(t, &got[0]), lines(t, &s)) {
			t.Errorf("%d entries came as another batch", n)
		}
	}
}

func lines(t *testing.T, s *journal.Strand) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := journal.WriteStrand(&b, s); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestABombIsNotUnpacked(t *testing.T) {
	zeros := strings.Repeat("\x00", maxPlain+1)
	whole := packer.EncodeAll([]byte(zeros), nil)
	var streamed bytes.Buffer // does not say how large it is
	w, err := zstd.NewWriter(&streamed)
	if err != nil {
		t.Fatal(err)
	}
	_, _ = w.Write([]byte(zeros))
	_ = w.Close()
	small := packer.EncodeAll([]byte(zeros[:maxBatch]), nil)
	for name, body := range map[string][]byte{
		"that says its size":  whole,
		"that does not":       streamed.Bytes(),
		"in many small steps": bytes.Repeat(small, 100),
		"not even zstd":       []byte(zeros[:100]),
		"nothing":             nil,
	} {
		if len(body) > 1<<20 {
			t.Fatalf("%s: %d bytes are no bomb", name, len(body))
		}
		var head exchangeHead
		if _, err := unpack(body, &head); checkin.ErrorCode(err) != checkin.CodeInvalid {
			t.Errorf("%s: %v", name, err)
		}
	}
}
