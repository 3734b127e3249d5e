package journal

import (
	"encoding/hex"

	"opale/checkin"
)

// fingerprintLength is how many characters two people compare by voice.
const fingerprintLength = 8

// Fingerprint is the beginning of a state hash, in the base32 of ids: short
// enough to be read out over the phone. It is empty for what is no hash.
func Fingerprint(stateHash string) string {
	var head checkin.StreamID // 16 bytes, written in that base32
	if len(stateHash) < 2*len(head) {
		return ""
	}
	if _, err := hex.Decode(head[:], []byte(stateHash[:2*len(head)])); err != nil {
		return ""
	}
	return head.String()[:fingerprintLength]
}
