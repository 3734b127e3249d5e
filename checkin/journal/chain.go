package journal

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/binary"

	"opale/checkin"
)

// Hash is the state of a chain behind one of its entries.
type Hash [sha256.Size]byte

// Origin is where a stream's chain starts: SHA-256("opale-1" ‖ event id ‖
// stream), so that no entry of one event or stream can stand in another.
func Origin(event checkin.EventID, stream checkin.StreamID) Hash {
	h := sha256.New()
	h.Write([]byte("opale-1"))
	h.Write([]byte(event))
	h.Write(stream[:])
	return Hash(h.Sum(nil))
}

// Next extends a chain by one entry: SHA-256(hash before ‖ uint32 length, big
// endian ‖ bytes).
func Next(before Hash, entry []byte) Hash {
	text := append(make([]byte, 0, 512), before[:]...) // most entries fit, on the stack
	text = binary.BigEndian.AppendUint32(text, uint32(len(entry)))
	return sha256.Sum256(append(text, entry...))
}

// MarkEvery is how many entries lie between the marks that are kept for ever;
// beside them, a stream keeps that of its head. A strand can be cut at any.
const MarkEvery = 256

// Mark is a device's signature under the head of one of its streams.
type Mark struct {
	ID   checkin.EntryID
	Hash Hash
	Sig  []byte // Ed25519
}

func (m *Mark) signed() []byte {
	text := append([]byte("opale-mark-1"), m.ID.Stream[:]...)
	text = binary.BigEndian.AppendUint64(text, m.ID.Seq)
	return append(text, m.Hash[:]...)
}

// Sign makes the mark of a head.
func Sign(key ed25519.PrivateKey, id checkin.EntryID, head Hash) Mark {
	m := Mark{ID: id, Hash: head}
	m.Sig = ed25519.Sign(key, m.signed())
	return m
}

// Verify reports whether the holder of a device key made the mark.
func (m *Mark) Verify(key ed25519.PublicKey) bool {
	return len(key) == ed25519.PublicKeySize && ed25519.Verify(key, m.signed(), m.Sig)
}

// Device is the id of the laptop that holds a key.
func Device(key ed25519.PublicKey) checkin.DeviceID {
	sum := sha256.Sum256(key)
	return checkin.DeviceID(sum[:16])
}
